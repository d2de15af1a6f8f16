import { parseSetCookie } from "../analysis/cookie-string";
import { calleeName, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { emptyObject } from "../analysis/objects";
import type { TextPart } from "../analysis/value";
import { requestClients } from "../model/client-calls";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";
import { valueNode } from "./set-cookie-value";

/** Methods and functions that set a header, with the position of the header's name. */
const headerSetters: Readonly<Record<string, readonly number[]>> = {
  setHeader: [0, 1], appendHeader: [0, 1], append: [0], set: [0], header: [0],
  // h3: (event, name, value)
  setResponseHeader: [1], appendResponseHeader: [1],
};

/** Hand-written `Set-Cookie` headers: header calls, header objects, pairs, texts that a function returns, and Lambda's `cookies`. */
export function collectCookieHeaders(context: FactContext): readonly CookieWrite[] {
  const texts = new Set<Node>();
  for (const node of headerValues(context)) for (const text of cookieTexts(context, node)) texts.add(text);
  return [...texts].flatMap((text) => {
    const write = toWrite(context, text);
    return write ? [write] : [];
  });
}

function* headerValues(context: FactContext): Generator<Node> {
  const { index } = context.file.tracer;
  for (const [name, positions] of Object.entries(headerSetters)) {
    for (const call of index.callsNamed.get(name) ?? []) {
      const position = positions.find((at) => isSetCookie(context, call.arguments[at]));
      const value = position === undefined ? undefined : call.arguments[position + 1];
      if (value && value.type !== "SpreadElement") yield value;
    }
  }
  for (const object of index.objects) {
    let isLambda = false;
    if (isOfRequest(context, object)) continue;
    for (const property of object.properties) {
      if (property.type !== "Property") continue;
      const key = property.computed ? context.file.values.textOf(property.key) : staticKey(property);
      if (key?.toLowerCase() === "set-cookie") yield property.value;
      if (key === "statusCode") isLambda = true;
    }
    // API Gateway's HTTP API: { statusCode, cookies: ["a=b; HttpOnly"] }
    const cookies = isLambda ? object.properties.find((property) => property.type === "Property" && staticKey(property) === "cookies") : undefined;
    if (cookies?.type === "Property") yield cookies.value;
  }
  for (const { left, operator, right } of index.assignments) {
    // response.headers["Set-Cookie"] = "…"
    if (left.type === "MemberExpression" && operator === "=" && staticKey(left)?.toLowerCase() === "set-cookie") yield right;
  }
  yield* headerPairs(context);
  yield* returnedTexts(context);
}

/** `fetch(url, { headers: { "Set-Cookie": … } })`: what is asked for sets no cookie, though its author may think so. */
function isOfRequest({ file }: FactContext, object: Node): boolean {
  const headers = object.parent?.type === "NewExpression" && calleeName(object.parent) === "Headers" ? object.parent : object;
  const property = headers.parent;
  const call = property?.type === "Property" && staticKey(property) === "headers" ? property.parent.parent : undefined;
  if (call?.type !== "CallExpression") return false;
  return /fetch/iu.test(calleeName(call) ?? "") || file.origins.of(call.callee).some((key) => requestClients.has(key.split("#")[0] ?? ""));
}

/** `` return `token=${token}; HttpOnly; Path=/` ``: only a server writes HttpOnly, wherever the text is put into a header. */
function* returnedTexts(context: FactContext): Generator<Node> {
  for (const values of context.file.tracer.index.returns.values()) {
    for (const value of values) if (value.type === "TemplateLiteral" && value.quasis.some((text) => /;\s*[hH]ttp[oO]nly\b/u.test(text.value.raw))) yield value;
  }
}

/** `new Headers([["Set-Cookie", "…"]])`, `new Response(body, { headers: [["Set-Cookie", "…"]] })` */
function* headerPairs(context: FactContext): Generator<Node> {
  const { index } = context.file.tracer;
  for (const call of index.calls) for (const argument of call.arguments) yield* cookiePairs(context, argument);
  for (const object of index.objects) {
    for (const property of object.properties) if (property.type === "Property" && staticKey(property) === "headers") yield* cookiePairs(context, property.value);
  }
}

function* cookiePairs(context: FactContext, node: Node): Generator<Node> {
  const list = unwrapAwait(node);
  if (list.type !== "ArrayExpression") return;
  for (const pair of list.elements) {
    if (pair?.type !== "ArrayExpression" || pair.elements.length !== 2) continue;
    const [name, value] = pair.elements;
    if (name && value && name.type !== "SpreadElement" && value.type !== "SpreadElement" && isSetCookie(context, name)) yield value;
  }
}

function isSetCookie(context: FactContext, node: Node | undefined): boolean {
  if (!node || node.type === "SpreadElement") return false;
  return context.file.values.textOf(node)?.toLowerCase() === "set-cookie";
}

/** The texts that a header's value consists of; what another call builds (`serialize(…)`) is that call's business. */
function cookieTexts(context: FactContext, node: Node, seen: ReadonlySet<Node> = new Set()): readonly Node[] {
  return context.file.tracer.trace(node).flatMap((trace) => {
    // cookies = [...cookies, more]: a list that holds itself
    if (trace.path.length > 0 || seen.has(trace.node)) return [];
    switch (trace.node.type) {
      case "ArrayExpression":
        return trace.node.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? cookieTexts(context, element, new Set([...seen, trace.node])) : []));
      case "Literal":
      case "TemplateLiteral":
      case "BinaryExpression":
        return [trace.node];
      case "CallExpression":
        // ["a=b", "Path=/"].join("; ")
        return calleeName(trace.node) === "join" ? [trace.node] : [];
      default:
        return [];
    }
  });
}

function toWrite(context: FactContext, text: Node): CookieWrite | undefined {
  const parts = context.file.values.textParts(text);
  const header = parseSetCookie(parts);
  // nothing is known of a text that an unknown part may hold as a whole
  if (header.name === undefined && header.open) return undefined;
  const value = valueNode(text);
  const name: readonly TextPart[] | undefined = header.name === undefined ? undefined : [header.name];
  return { rows: [], node: text, name, value: header.value === "hole-or-mixed" ? value : text.type === "Literal" ? text : undefined, options: emptyObject, optionsNode: undefined, shared: emptyObject, session: false, header };
}
