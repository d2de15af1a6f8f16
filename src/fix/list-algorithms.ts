import type { TSESLint } from "@typescript-eslint/utils";
import type { TokenVerification } from "../facts/token-verifications";
import { quoted, type Fix } from "./lists";
import { addOptionsArgument, insertArgument, setProperty } from "./set-property";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Gives a verification the one algorithm that it may take, where the library looks for it. */
export function listAlgorithms({ sourceCode, verification, algorithm }: { sourceCode: SourceCode; verification: TokenVerification; algorithm: string }): Fix | undefined {
  const { row, call, options, optionsNode } = verification;
  const name = quoted(sourceCode, algorithm);
  const option = row.algorithms?.option;
  if (!call) return undefined;
  if (option === undefined) return addArguments(sourceCode, verification, name);
  const value = `[${name}]`;
  if (optionsNode) return options.literal && row.below === undefined ? setProperty({ sourceCode, object: options.literal, name: option, value }) : undefined;
  const position = row.arguments.options;
  if (position === undefined || call.arguments.length < position) return undefined;
  const text = `{ ${option}: ${value} }`;
  return call.arguments.length === position ? addOptionsArgument({ sourceCode, call, position, text }) : insertArgument({ sourceCode, call, position, text });
}

/** jwt-simple takes it as the last argument, behind the one that turns the check off. */
function addArguments(sourceCode: SourceCode, { row, call }: TokenVerification, name: string): Fix | undefined {
  const position = row.arguments.algorithm;
  const missing = position === undefined || !call ? 0 : position - call.arguments.length;
  if (!call || missing < 0 || missing > 1) return undefined;
  return addOptionsArgument({ sourceCode, call, position: call.arguments.length, text: missing === 1 ? `false, ${name}` : name });
}
