import type { FileAnalysis } from "../analysis/file-analysis";
import type { Node } from "../analysis/nodes";
import { codeText } from "../analysis/text-test";

const browserModules = /^(?:react-dom|vue|svelte|@angular\/|preact|solid-js|solid-js\/web|@vue\/|pinia|zustand|jotai|recoil|react-redux|@reduxjs\/toolkit)/u;
const serverModules = /^(?:node:|express$|fastify$|koa$|hono$|next\/(?:server|headers)$|@nestjs\/|@hapi\/|crypto$|http$|fs$)/u;
/** Files that frameworks keep on the server by their names: SvelteKit's, and Remix's modules. */
const serverPaths = /(?:^|\/)(?:\+server|[\w+-]+\.server)\.[jt]sx?$/u;
/** What only a page has, or an extension of the browser. */
const browserGlobals = /\b(?:window|document|localStorage|sessionStorage|navigator)\s*[.?[]|\b(?:chrome|browser)\.(?:runtime|storage|tabs|identity|cookies)\b/u;

const pageNames: ReadonlySet<string> = new Set(["window", "document", "localStorage", "sessionStorage", "navigator", "chrome", "browser"]);

const answers = new WeakMap<object, boolean>();

/** Whether a file runs in the browser: by its ending, its directive, its imports, or what it uses of a page. */
export function isBrowserFile(file: FileAnalysis): boolean {
  const { sourceCode } = file;
  let answer = answers.get(sourceCode);
  if (answer === undefined) answers.set(sourceCode, (answer = judge(file)));
  return answer;
}

/** Whether a file imports what runs on a server only, or is called so. */
export function isServerFile({ path, tracer }: FileAnalysis): boolean {
  return (path !== undefined && serverPaths.test(path)) || [...tracer.index.modules].some((module) => serverModules.test(module));
}

function judge(file: FileAnalysis): boolean {
  if (isServerFile(file)) return false;
  const { sourceCode, path } = file;
  if (/^\s*['"]use client['"]/u.test(sourceCode.text)) return true;
  if (/^\s*['"]use server['"]/u.test(sourceCode.text)) return false;
  if (path && /\.(?:vue|svelte)$/u.test(path)) return true;
  return [...file.tracer.index.modules].some((module) => browserModules.test(module)) || usesPage(file);
}

/** Whether code uses one of them: no comment that ends in "the document.", no variable of that name. */
function usesPage({ sourceCode }: FileAnalysis): boolean {
  if (!browserGlobals.test(codeText(sourceCode).text)) return false;
  const scope = sourceCode.scopeManager?.globalScope;
  if (!scope) return true;
  const references = [...scope.through, ...scope.variables.filter(({ defs }) => defs.length === 0).flatMap((variable) => variable.references)];
  return references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    return pageNames.has(identifier.name as string) && parent?.type === "MemberExpression" && parent.object === identifier;
  });
}
