import type { TSESLint } from "@typescript-eslint/utils";
import { Objects } from "./objects";
import { Origins } from "./origins";
import { Tracer } from "./trace";
import { typesOf, type Types } from "./types";
import { Values } from "./values";

/** What is known of one file's text, before any question about sessions is asked. */
export interface FileAnalysis {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The file's path with `/`, or undefined where the text has none (stdin, a code block in Markdown). */
  readonly path: string | undefined;
  readonly tracer: Tracer;
  readonly origins: Origins;
  readonly values: Values;
  readonly objects: Objects;
  readonly types: Types;
}

export function analyseFile(sourceCode: Readonly<TSESLint.SourceCode>, physicalFilename: string | undefined): FileAnalysis {
  const tracer = new Tracer(sourceCode);
  const origins = new Origins(tracer);
  const types = typesOf(sourceCode);
  const values = new Values(tracer, origins, types);
  return { sourceCode, path: realPath(physicalFilename), tracer, origins, values, objects: new Objects(tracer), types };
}

function realPath(filename: string | undefined): string | undefined {
  // <input>, <text>: no file
  if (!filename || filename.startsWith("<")) return undefined;
  return filename.replaceAll("\\", "/");
}
