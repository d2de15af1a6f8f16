import type { FileAnalysis } from "../analysis/file-analysis";
import { calleeName, isFunction, staticKey, unwrap, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { forEachChild } from "../analysis/file-index";
import type { CorsRow } from "../model/cors/rows";

/** `echo`: any origin is answered with itself; `any`: with `*`; `other`: some are refused; or the file does not tell. */
export type OriginPolicy = "echo" | "any" | "other" | "unknown";

/** What the value of an `origin` option comes to. */
export function originPolicies(file: FileAnalysis, start: Node, row: CorsRow): readonly OriginPolicy[] {
  return file.tracer.trace(start).map(({ node, path }) => {
    if (path.length > 0) return "unknown";
    if (isFunction(node)) return functionPolicy(file, node);
    if (node.type === "ArrayExpression") return listPolicy(file, node.elements, row);
    return valuePolicy(file, node, row);
  });
}

function valuePolicy(file: FileAnalysis, node: Node, row: CorsRow): OriginPolicy {
  if (matchesAll(node)) return "echo";
  const value = file.values.literalOf(node);
  if (value?.kind !== "literal") return "unknown";
  if (value.value === true) return "echo";
  if (value.value === "*") return row.wildcard === "echo" ? "echo" : "any";
  if (value.value === undefined || value.value === null) return row.withoutOrigin;
  return "other";
}

function listPolicy(file: FileAnalysis, elements: readonly (Node | null)[], row: CorsRow): OriginPolicy {
  const found = elements.flatMap((element) => (element ? [valuePolicy(file, element, row)] : []));
  // in a list, `'*'` is an origin like another unless the library gives it its meaning
  return found.includes("echo") ? "echo" : "other";
}

/** A regular expression that every text matches. */
function matchesAll(node: Node): boolean {
  return node.type === "Literal" && "regex" in node && /^\^?(?:\(?\.[*+]\)?|\.)\$?$/u.test(node.regex.pattern);
}

/** A function that says yes to every origin: through its callback, or by what it returns. */
function functionPolicy(file: FileAnalysis, fn: FunctionNode): OriginPolicy {
  const callback = fn.params[1];
  const answers = callback?.type === "Identifier" && usesAsCallback(file, callback) ? callbackAnswers(file, callback) : returnedAnswers(file, fn);
  if (!answers || answers.length === 0) return "unknown";
  return answers.every((answer) => answer && isYes(file, fn, answer)) ? "echo" : "other";
}

function usesAsCallback(file: FileAnalysis, parameter: Node): boolean {
  const variable = file.tracer.bindings.declaredBy(parameter as never);
  return variable?.references.some(({ identifier }) => isCallee(identifier as Node)) ?? false;
}

/** The second arguments of all calls of the callback; undefined where it is handed on. */
function callbackAnswers(file: FileAnalysis, parameter: Node): readonly (Node | undefined)[] | undefined {
  const references = file.tracer.bindings.declaredBy(parameter as never)?.references ?? [];
  if (!references.every(({ identifier }) => isCallee(identifier as Node))) return undefined;
  return references.map(({ identifier }) => {
    const call = (identifier as Node).parent;
    const [error, answer] = call?.type === "CallExpression" ? call.arguments : [];
    const failed = error && !(error.type === "Literal" && error.value === null) && !(error.type === "Identifier" && error.name === "undefined");
    return failed ? undefined : answer;
  });
}

function returnedAnswers(file: FileAnalysis, fn: FunctionNode): readonly Node[] | undefined {
  return file.tracer.index.returns.get(fn);
}

function isCallee(identifier: Node): boolean {
  return identifier.parent?.type === "CallExpression" && identifier.parent.callee === identifier;
}

/** `true`, the origin that the function was given, or the request's own `Origin`. */
function isYes(file: FileAnalysis, fn: FunctionNode, answer: Node): boolean {
  const node = unwrapAwait(answer);
  if (node.type === "LogicalExpression" && node.operator !== "&&") return isYes(file, fn, node.left);
  if (node.type === "ConditionalExpression") return isYes(file, fn, node.consequent) && isYes(file, fn, node.alternate);
  if (node.type === "Literal") return node.value === true;
  const [first] = fn.params;
  const given = first?.type === "Identifier" ? file.tracer.bindings.declaredBy(first) : undefined;
  if (node.type === "Identifier" && given && file.tracer.bindings.variableOf(node) === given) return true;
  return isOriginHeader(file, node);
}

/** The request's `Origin` header: `req.headers.origin`, `ctx.get("Origin")`, `request.headers.get("origin")`. */
export function isOriginHeader(file: FileAnalysis, start: Node): boolean {
  const node = unwrapAwait(start);
  if (node.type === "LogicalExpression" && node.operator !== "&&") return isOriginHeader(file, node.left);
  return file.tracer.trace(node).some(({ node: end, path }) => {
    if (path.length > 0) return path.at(-1)?.toLowerCase() === "origin" && [...namesOf(end), ...path].some((name) => /^headers?$/u.test(name));
    if (end.type !== "CallExpression" || !["get", "header"].includes(calleeName(end) ?? "")) return false;
    const [name] = end.arguments;
    return file.values.textOf(name)?.toLowerCase() === "origin";
  });
}

function namesOf(start: Node): readonly string[] {
  const node = unwrap(start);
  if (node.type === "Identifier") return [node.name];
  return node.type === "MemberExpression" ? [...namesOf(node.object), staticKey(node) ?? "?"] : [];
}

/** Whether a function decides anything by the origin, apart from its being there. */
export function testsOrigin(file: FileAnalysis, scope: Node): boolean {
  let found = false;
  const visit = (node: Node): void => {
    if (found) return;
    const test = "test" in node ? (node.test as Node | null) : node.type === "SwitchStatement" ? node.discriminant : node.type === "LogicalExpression" && node.operator === "&&" ? node.left : undefined;
    if (test && comparesOrigin(file, test)) found = true;
    forEachChild(node, file.sourceCode.visitorKeys, visit);
  };
  visit(scope);
  return found;
}

/** `req.path.startsWith("/api/")`: a question about what is asked for, not about who asks. */
const ofAddress = /\b(?:path|pathname|url|originalUrl|method)\??\.(?:includes|indexOf|match|startsWith|endsWith)\(/gu;

function comparesOrigin(file: FileAnalysis, start: Node): boolean {
  const test = unwrapAwait(start);
  if (test.type === "UnaryExpression" && test.operator === "!") return comparesOrigin(file, test.argument);
  if (test.type === "LogicalExpression") return comparesOrigin(file, test.left) || comparesOrigin(file, test.right);
  // `const ok = allowed.includes(origin); if (ok)`
  if (test.type === "Identifier") return !isOriginHeader(file, test) && file.tracer.trace(test).some(({ node, path }) => path.length === 0 && node !== test && isTest(node) && comparesOrigin(file, node));
  // `if (origin)`, `if (req.headers.origin)`: is there one
  if (test.type === "MemberExpression") return false;
  // `typeof origin === "string"`, `Array.isArray(origin)`: what is it
  const text = file.sourceCode.getText(test as never).replaceAll(ofAddress, "");
  return (/origin|cors|allow|white_?list/iu.test(text) || /\.(?:includes|has|indexOf|some|find|test|match|startsWith|endsWith)\(/u.test(text)) && !/^(?:typeof\b|Array\.isArray\()[^&|]*$/u.test(text);
}

/** What a variable holds that stands for the answer to a question, and not for the origin itself. */
function isTest({ type }: Node): boolean {
  return type === "CallExpression" || type === "AwaitExpression" || type === "BinaryExpression" || type === "UnaryExpression" || type === "LogicalExpression";
}
