import { argumentAt, calleeName, memberPath, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { transparentFunctions, transparentMethods } from "../model/credential-sources";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";

/** `localStorage.getItem("token")`: what is kept for later visits is the session's. */
export function isKept({ file }: FactContext, value: Node): boolean {
  return file.tracer.trace(value).some(({ node, path }) => {
    if (node.type !== "CallExpression") return /\b(?:local|session)Storage\b/u.test([memberPath(node), ...path].join("."));
    const names = chainOf(node).names;
    return /^(?:getItem|get|getCookie)/u.test(names.at(-1) ?? "") && /storage|cookie/iu.test(names.join(" "));
  });
}

/** `getToken()` of another file: what a page keeps has no need of arguments. */
export function isOwnToken({ file }: FactContext, value: Node): boolean {
  return file.tracer.trace(value).some(({ node, path }) => path.length === 0 && node.type === "CallExpression" && node.arguments.length === 0 && /^get(?:Auth|Access|User|Admin|Login|Jwt)?Token$/u.test(calleeName(node) ?? ""));
}

/** `Bearer ${token}` beside it: what opens the API as well is the session's. */
export function isSentAsBearer({ file: { sourceCode, tracer } }: FactContext, value: Node): boolean {
  if (value.type === "Identifier") {
    const variable = tracer.bindings.variableOf(value) ?? tracer.bindings.declaredBy(value);
    return (variable?.references ?? []).some(({ identifier }) => isAfterBearer(identifier as Node));
  }
  const written = sourceCode.getText(value as never);
  return value.type === "MemberExpression" && [...tracer.index.templates, ...tracer.index.sums].some((node) => (node.type === "TemplateLiteral" ? node.expressions : [node.right]).some((part) => isAfterBearer(part) && sourceCode.getText(part as never) === written));
}

/** `Bearer ${token}`, `"Bearer " + token` */
function isAfterBearer(node: Node): boolean {
  const { parent } = node;
  const at = parent?.type === "TemplateLiteral" ? parent.expressions.indexOf(node as never) : -1;
  const before = parent?.type === "TemplateLiteral" ? parent.quasis[at]?.value.cooked : parent?.type === "BinaryExpression" && parent.right === node && parent.left.type === "Literal" ? parent.left.value : undefined;
  return typeof before === "string" && /^bearer\s$/iu.test(before);
}

/** `token` of `encodeURIComponent(token.trim())` */
export function bareValue(value: Node): Node {
  const node = unwrapAwait(value);
  if (node.type !== "CallExpression") return node;
  const argument = argumentAt(node, 0);
  if (argument && transparentFunctions.has(memberPath(node.callee))) return bareValue(argument);
  return node.callee.type === "MemberExpression" && transparentMethods.has(staticKey(node.callee) ?? "") ? bareValue(node.callee.object) : node;
}

/** `API_TOKEN`, `apiKey`: set when the program starts, and nobody's who logs in. */
export function isConstant(value: Node): boolean {
  const node = unwrapAwait(value);
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? (staticKey(node) ?? "") : "";
  return /^[A-Z\d]+(?:_[A-Z\d]+)+$/u.test(name) || /^(?:api_?)?key$/iu.test(name);
}
