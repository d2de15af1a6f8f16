import type { FileAnalysis } from "../analysis/file-analysis";
import { calleeName, isFunction, staticKey, unwrap, type Node } from "../analysis/nodes";
import { halfTokens } from "../model/client-calls";

const keeping = /^(?:get|set|remove|getItem|setItem|removeItem|getCookie|setCookie|removeCookie)$/u;
const pairs = new WeakMap<FileAnalysis, boolean>();

/** Whether `name` is a token's: Simple JWT for Django answers `{ access, refresh }`, so where the one is spoken of the other is, too. */
export function isHalfOfPair(file: FileAnalysis, name: string): boolean {
  if (!halfTokens.has(name)) return false;
  const known = pairs.get(file) ?? [...halfTokens].every((half) => speaksOf(file, half));
  pairs.set(file, known);
  return known;
}

/** As of something that is kept, read or sent; `router.refresh()` and what is called `refresh` for itself are not. */
function speaksOf({ tracer: { index } }: FileAnalysis, half: string): boolean {
  if (index.members.some((member) => staticKey(member) === half && !isCalled(member))) return true;
  if (index.properties.some((property) => staticKey(property) === half && !isFunction(unwrap(property.value)))) return true;
  return index.strings.some(({ value, parent }) => value === half && parent.type === "CallExpression" && keeping.test(calleeName(parent) ?? ""));
}

function isCalled(member: Node): boolean {
  return member.parent?.type === "CallExpression" && member.parent.callee === member;
}
