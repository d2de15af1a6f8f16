import { argumentAt, calleeName, isFunction, memberPath, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { transparentFunctions, transparentMethods } from "../model/credential-sources";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";

/** `localStorage.getItem("token")`: what is kept for later visits is the session's. */
export function isKept({ file }: FactContext, value: Node): boolean {
  return file.tracer.trace(value).some(({ node, path }) => {
    if (node.type !== "CallExpression") return /\b(?:local|session)Storage\b/u.test([memberPath(node), ...path].join("."));
    const names = chainOf(node).names;
    // const [token] = useLocalStorage("token")
    if (/^use\w*(?:Storage|Cookies?)$/u.test(names.at(-1) ?? "")) return true;
    return /^(?:getItem|get|getCookie)/u.test(names.at(-1) ?? "") && /storage|cookie/iu.test(names.join(" "));
  });
}

/** Names in what Vue computes as `this.token`: `token() { return this.$store.state.token }`, `...mapGetters(["token"])`. */
export function computedNames({ file }: FactContext, value: Node): readonly string[] {
  if (value.type !== "MemberExpression" || value.object.type !== "ThisExpression" || !/\bcomputed\b/u.test(file.sourceCode.text)) return [];
  const name = staticKey(value);
  const { properties, strings, returns } = file.tracer.index;
  const made = properties.filter((property) => staticKey(property) === name && isComputed(property.parent)).flatMap(({ value: fn }) => (isFunction(fn) ? (returns.get(fn) ?? []) : []));
  const mapped = strings.filter((text) => text.value === name && isMapped(text)).map(() => "store");
  return [...made.flatMap((node) => chainOf(node).names), ...mapped];
}

function isComputed(object: Node | undefined): boolean {
  return object?.parent?.type === "Property" && staticKey(object.parent) === "computed";
}

/** A text in the list that `mapState` or `mapGetters` is given. */
function isMapped(text: Node): boolean {
  const list = text.parent;
  return list?.type === "ArrayExpression" && list.parent.type === "CallExpression" && /^map(?:State|Getters)$/u.test(calleeName(list.parent) ?? "");
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

/** `API_TOKEN`, `__WS_TOKEN__`, `apiKey`: set when the program starts or is built, and nobody's who logs in. */
export function isConstant(value: Node): boolean {
  const node = unwrapAwait(value);
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? (staticKey(node) ?? "") : "";
  return /^_*[A-Z\d]+(?:_[A-Z\d]+)+_*$/u.test(name) || /^(?:api_?)?key$/iu.test(name);
}
