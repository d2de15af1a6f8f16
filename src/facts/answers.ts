import { argumentAt, enclosingFunction, isFunction, isInside, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { Arguments } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { answerRows, bodyProperties, otherHeaders, respondingWords, type AnswerRow } from "../model/answers";
import { CallFinder } from "./call-matching";
import type { Handler } from "./handlers";
import { nameOf } from "./handlers/found";
import { namesOfCall } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";
import { isAnswer } from "./token-flow";

/** Something that a server sends in answer to a request. */
export interface Answer {
  readonly part: "body" | "header";
  /** The header's name. */
  readonly header?: string;
  /** The call, assignment or returned value. */
  readonly node: Node;
  readonly value: Node;
  /** What the parameters are where the value stands in a same-file helper. */
  readonly given?: Arguments;
  /** The handler that answers, or the helper that does it for handlers. */
  readonly fn: FunctionNode;
  readonly handler?: Handler;
  /** Whether it is the data of a page, of which the browser gets a copy: `getServerSideProps`, `load`, `loader`. */
  readonly page?: true;
}

const finder = new CallFinder<AnswerRow>(answerRows, (row) => row.calls);
const isBody = originMatcher(bodyProperties);
const pageMethods = new Set(["getServerSideProps", "load", "loader"]);

/** Gathers what the file answers with. */
export function* answersIn(context: FactContext): Generator<Answer> {
  const calls = new Set<Node>();
  for (const { call, entries: [row] } of finder.find(context)) {
    const place = placeOf(context, call);
    if (!row || !place || (row.anywhere && !place.handler)) continue;
    calls.add(call);
    yield* answersOf(context, call, row).map((answer) => ({ ...answer, ...place }));
  }
  for (const { left, right, operator } of context.file.tracer.index.assignments) {
    const place = operator === "=" && left.type === "MemberExpression" && context.receivers.keysOf(left).some(isBody) ? placeOf(context, left) : undefined;
    if (place) yield { part: "body", node: right, value: right, ...place };
  }
  yield* helpersWithResponse(context, calls);
  yield* returnedAnswers(context, calls);
}

/** The handler around a node; else the outermost function with a name, which answers for handlers. */
export function placeOf(context: FactContext, node: Node): { fn: FunctionNode; handler?: Handler; page?: true } | undefined {
  const handler = context.handlers.findLast(({ fn }) => isFunction(fn) && isInside(node, fn));
  if (handler && isFunction(handler.fn)) return { fn: handler.fn, handler, ...(isPage(handler) && { page: true as const }) };
  let found: FunctionNode | undefined;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (!found || nameOf(fn) !== undefined) found = fn;
  return found && { fn: found };
}

/** Whether what a handler returns is the data of a page. */
export function isPage({ methods }: Handler): boolean {
  return methods.length > 0 && methods.every((method) => pageMethods.has(method));
}

type Found = Omit<Answer, "fn">;

function answersOf(context: FactContext, call: CallNode, { body, header, options }: AnswerRow): readonly Found[] {
  if (header !== undefined) return headerAnswers(context, call, header);
  const values = body === "all" ? call.arguments.filter(({ type }) => type !== "SpreadElement") : body === undefined ? [] : [argumentAt(call, body)];
  const bodies = values.flatMap((value): Found[] => (value ? [{ part: "body", node: call, value }] : []));
  const given = options === undefined ? undefined : argumentAt(call, options);
  return given ? [...bodies, ...headersOf(context, call, given)] : bodies;
}

/** `res.set("x-auth", token)`, `res.set({ "x-auth": token })` */
function headerAnswers(context: FactContext, call: CallNode, position: number): readonly Found[] {
  const [name, value] = [argumentAt(call, position), argumentAt(call, position + 1)];
  if (!name) return [];
  if (!value) return headerProperties(context, call, name);
  const header = context.file.values.textOf(name);
  return header === undefined || otherHeaders.test(header) ? [] : [{ part: "header", header, node: call, value }];
}

function headersOf(context: FactContext, node: Node, options: Node, given?: Arguments): readonly Found[] {
  return context.file.objects.of(options, given).get("headers").flatMap((slot) => (slot.state === "value" ? headerProperties(context, node, slot.node, slot.given ?? given) : []));
}

function headerProperties(context: FactContext, node: Node, headers: Node, given?: Arguments): readonly Found[] {
  return context.file.objects.of(headers, given).properties.flatMap(({ name, node: value }): Found[] =>
    otherHeaders.test(name) ? [] : [{ part: "header", header: name, node, value, ...(given && { given }) }],
  );
}

/** `sendResponse(res, 200, { token })`: a helper of another file that is given the response and what to answer. */
function* helpersWithResponse(context: FactContext, known: ReadonlySet<Node>): Generator<Answer> {
  for (const call of context.file.tracer.index.calls) {
    if (known.has(call) || call.arguments.length < 2 || !responds(call) || context.file.tracer.calledFunctions(call).length > 0) continue;
    const values = call.arguments.filter((argument) => argument.type !== "SpreadElement" && !isResponse(context, argument));
    const place = values.length < call.arguments.length ? placeOf(context, call) : undefined;
    if (place) for (const value of values) yield { part: "body", node: call, value, ...place };
  }
}

function responds(call: CallNode): boolean {
  const words = namesOfCall(call).flatMap((name) => wordsOf(name));
  return words.some((word) => respondingWords.has(word)) && !words.some((word) => ["cookie", "cookies", "error", "render", "next", "mail", "email", "refresh"].includes(word));
}

function isResponse(context: FactContext, node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Identifier" && context.receivers.keysOf(inner).some((key) => /^@(?:express-response|fastify-reply|node-response)$/u.test(key));
}

/** Values that handlers return to a framework that sends them. */
function* returnedAnswers(context: FactContext, known: ReadonlySet<Node>): Generator<Answer> {
  for (const handler of context.handlers) {
    const { fn } = handler;
    if (!isFunction(fn) || !sendsWhatReturns(context, handler, fn)) continue;
    const place = { fn, handler, ...(isPage(handler) && { page: true as const }) };
    for (const value of [...(context.file.tracer.index.returns.get(fn) ?? []), ...calledBack(context, handler, fn)]) {
      if (known.has(unwrapAwait(value)) || isOtherHandlers(context, value)) continue;
      yield { part: "body", node: value, value: pageProps(context, handler, value), ...place };
      for (const { node, given } of context.file.tracer.trace(value)) {
        if (node.type === "ObjectExpression" && isAnswer(node)) yield* headersOf(context, value, node, given).map((found) => ({ ...found, ...place }));
      }
    }
  }
}

/** `return handleLogin(request)`: the handler that is called has an answer of its own. */
function isOtherHandlers(context: FactContext, value: Node): boolean {
  const call = unwrapAwait(value);
  return call.type === "CallExpression" && context.file.tracer.calledFunctions(call).some((called) => context.handlers.some(({ fn }) => fn === called));
}

/** Next.js sends only the `props` of what `getServerSideProps` returns. */
function pageProps(context: FactContext, { methods }: Handler, value: Node): Node {
  if (!methods.includes("getServerSideProps")) return value;
  const [props] = context.file.objects.of(value).get("props");
  return props?.state === "value" ? props.node : value;
}

function sendsWhatReturns(context: FactContext, { kind }: Handler, fn: FunctionNode): boolean {
  if (kind === "controller" || kind === "route") {
    const { frameworks } = context.receivers;
    const [, second] = fn.params;
    if (second && context.receivers.keysOf(second).some((key) => key.startsWith("@fastify-reply"))) return true;
    return kind === "route" && !frameworks.has("express") && !frameworks.has("koa") && !(second && isResponse(context, second));
  }
  return true;
}

/** AWS Lambda's `callback(null, answer)`. */
function calledBack(context: FactContext, { kind }: Handler, fn: FunctionNode): readonly Node[] {
  const [, , callback] = fn.params;
  if (kind !== "file-route" || callback?.type !== "Identifier") return [];
  const { bindings, index } = context.file.tracer;
  const variable = bindings.declaredBy(callback);
  return (index.callsNamed.get(callback.name) ?? []).flatMap((call) => {
    const value = argumentAt(call, 1);
    return value && bindings.variableOf(unwrap(call.callee)) === variable ? [value] : [];
  });
}
