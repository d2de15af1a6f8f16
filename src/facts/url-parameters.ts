import { argumentAt, calleeName, enclosingFunction, memberPath, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import type { Arguments } from "../analysis/trace";
import { exchangeSecret, queryBuilderRows, queryRows, requestOptionNames, type QueryBuilderRow, type QueryRow } from "../model/url-queries";
import { CallFinder } from "./call-matching";
import { isExchange } from "./provider-exchanges";
import type { FactContext } from "./session-facts";
import { loopedObject } from "./looped-object";
import { goesIntoUrl, isSocketQuery, isWholeText, parametersOfText, urlAround } from "./url-texts";

/** A value that the file puts into the query or the fragment of a URL. */
export interface UrlParameter {
  readonly name: string;
  readonly value: Node;
  readonly given?: Arguments;
  /** What the file shows of the URL's text. */
  readonly text: string;
  /** The expressions that make the rest of the URL. */
  readonly holes: readonly Node[];
  /** The text, call or options that the value stands in. */
  readonly whole: Node;
  /** Whether the URL is a socket's or an event stream's. */
  readonly socket: boolean;
}

const queries = new CallFinder<QueryRow>(queryRows.filter(({ calls }) => calls), ({ calls = [] }) => calls);
const builders = new CallFinder<QueryBuilderRow>(queryBuilderRows, ({ calls }) => calls);
const methodRows = queryRows.filter(({ methods }) => methods);
const besideRows = queryRows.filter(({ beside }) => beside);
const sockets = /^(?:WebSocket|EventSource|ReconnectingWebSocket|useWebSocket|useEventSource|EventSourcePolyfill|fetchEventSource|io|SockJS|WebSocketSubject|webSocket|W3CWebSocket)$/u;
/** Calls that look for a text, or say it, and send it nowhere. */
const otherCalls = /^(?:includes|indexOf|startsWith|endsWith|match|matchAll|replace|replaceAll|split|test|equal|equals|toBe|toEqual|toContain|toMatch|toHaveBeenCalledWith|toHaveBeenLastCalledWith|strictEqual|deepEqual|expect|log|info|warn|debug|error|trace|gql|RegExp|describe|it)$/u;

/** Gathers what the file puts into the queries and fragments of URLs. */
export function* urlParameters(context: FactContext): Generator<UrlParameter> {
  yield* parametersInTexts(context);
  yield* parametersOfOptions(context);
  yield* builtParameters(context);
}

/** A name and its `=` right before a part of a text, as the source writes it. */
const assignedPart = /=(?:Bearer(?:%20|[ +]))?["']?(?:\$\{|["'`]\s*[+),.])/gu;

/** Every text that is made of parts and assigns one of them to a name, those of a component's template too. */
function wholeTexts({ file: { sourceCode, tracer } }: FactContext): readonly Node[] {
  const { templates, sums, callsNamed } = tracer.index;
  // programs put many texts together, and few of them assign anything
  const places = [...sourceCode.text.matchAll(assignedPart)].map(({ index, 0: { length } }) => [index, index + length] as const);
  const assigns = ({ range }: Node) => places.some(([start, end]) => range[0] <= start && end <= range[1]);
  return [...templates, ...sums, ...(callsNamed.get("concat") ?? [])].filter((node) => assigns(node) && isWholeText(node)).toSorted((one, other) => one.range[0] - other.range[0]);
}

function* parametersInTexts(context: FactContext): Generator<UrlParameter> {
  for (const whole of wholeTexts(context)) {
    const { parameters, text, holes } = parametersOfText(context, whole);
    if (parameters.length === 0 || isOtherText(whole) || parameters.some(({ name }) => name === exchangeSecret)) continue;
    const isUrl = parameters.some((parameter) => parameter.isUrl) || goesIntoUrl(context, whole);
    if (!isUrl) continue;
    const socket = isSocketUrl(context, whole, text);
    for (const { name, value } of parameters) yield { name, value, text, holes, whole, socket };
  }
}

/** What is looked for, compared or logged. */
function isOtherText(whole: Node): boolean {
  const user = whole.parent;
  // location.replace(url), not text.replace(url)
  if (user?.type === "CallExpression") return otherCalls.test(calleeName(user) ?? "") && !/(?:location|history|router|navigation)\.replace$/iu.test(memberPath(user.callee));
  return user?.type === "BinaryExpression";
}

function isSocketUrl(context: FactContext, whole: Node, text: string): boolean {
  if (/^wss?:/u.test(text)) return true;
  const { bindings } = context.file.tracer;
  const holder = whole.parent;
  // url += `?token=${token}`
  const assigned = holder?.type === "AssignmentExpression" && holder.left.type === "Identifier" ? bindings.variableOf(holder.left) : undefined;
  const variable = holder?.type === "VariableDeclarator" && holder.id.type === "Identifier" ? bindings.declaredBy(holder.id) : assigned;
  return [whole, ...(variable?.references ?? []).map(({ identifier }) => identifier as Node)].some((node) => {
    // io(url, { query: `token=${token}` })
    const argument = node.parent?.type === "Property" ? node.parent.parent : node;
    const call = argument.parent;
    return (call?.type === "NewExpression" || call?.type === "CallExpression") && call.callee !== argument && sockets.test(calleeName(call) ?? "");
  });
}

function* parametersOfOptions(context: FactContext): Generator<UrlParameter> {
  const seen = new Set<Node>();
  for (const { call, row } of queryCalls(context)) {
    for (const argument of call.arguments) {
      if (argument.type === "SpreadElement") continue;
      const view = context.file.objects.of(argument);
      if (row.beside !== undefined && view.get(row.beside).every(({ state }) => state !== "value")) continue;
      if (row.method?.some((name) => view.get(name).some((slot) => slot.state === "unknown" || (slot.state === "value" && !isGet(context, slot.node))))) continue;
      for (const query of row.properties === undefined ? [view] : row.properties.flatMap((name) => viewsOf(context, view, name))) {
        yield* parametersOfView(context, query, call, row.socket ?? false, seen);
      }
    }
  }
  yield* addedParameters(context, seen);
  yield* describedQueries(context, seen);
  yield* linkedQueries(context, seen);
}

/** `config.params = { ...config.params, token }`, `config.params.token = token` of an interceptor, `socket.io.opts.query = { token }` */
function* addedParameters(context: FactContext, seen: Set<Node>): Generator<UrlParameter> {
  for (const assignment of context.file.tracer.index.assignments) {
    const left = unwrap(assignment.left);
    if (left.type !== "MemberExpression") continue;
    const name = staticKey(left);
    if (name === "params" && isRequestOptions(left.object)) yield* parametersOfView(context, context.file.objects.of(assignment.right), assignment, false, seen);
    if (isSocketQuery(left)) yield* parametersOfView(context, context.file.objects.of(assignment.right), assignment, true, seen);
    const holder = unwrap(left.object);
    if (name !== undefined && holder.type === "MemberExpression" && staticKey(holder) === "params" && isRequestOptions(holder.object)) {
      yield { name, value: assignment.right, text: "", holes: [], whole: assignment, socket: false };
    }
  }
}

/** `query: (token) => ({ url: "/todos", params: { token } })` of RTK Query */
function* describedQueries(context: FactContext, seen: Set<Node>): Generator<UrlParameter> {
  for (const object of context.file.tracer.index.objects) {
    const fn = enclosingFunction(object);
    const holder = fn?.parent;
    if (holder?.type !== "Property" || staticKey(holder) !== "query" || !object.properties.some((property) => property.type === "Property" && staticKey(property) === "url")) continue;
    for (const query of viewsOf(context, context.file.objects.of(object), "params")) yield* parametersOfView(context, query, object, false, seen);
  }
}

function isRequestOptions(node: Node): boolean {
  return requestOptionNames.test(memberPath(node).split(".").at(-1) ?? "");
}

function isGet({ file }: FactContext, method: Node): boolean {
  return file.values.textOf(method)?.toUpperCase() === "GET";
}

function* queryCalls(context: FactContext): Generator<{ call: CallNode; row: QueryRow }> {
  for (const { call, entries: [row] } of queries.find(context, ({ arguments: given }) => given.some(mayBeObject))) if (row) yield { call, row };
  const { calls, callsNamed } = context.file.tracer.index;
  for (const row of methodRows) {
    for (const name of row.methods ?? []) {
      // client.get(url, { params })
      for (const call of callsNamed.get(name) ?? []) if (call.arguments.length > 1 && unwrap(call.callee).type === "MemberExpression") yield { call, row };
    }
  }
  for (const row of besideRows) {
    for (const call of calls) if (call.arguments.length < 3 && call.arguments.some((argument) => argument.type === "ObjectExpression" && argument.properties.some((property) => property.type === "Property" && staticKey(property) === row.beside))) yield { call, row };
  }
}

function mayBeObject({ type }: Node): boolean {
  return type !== "Literal" && type !== "TemplateLiteral" && type !== "ArrowFunctionExpression" && type !== "FunctionExpression";
}

/** The objects that a property may be, or one of its own by a path: `options.query`. */
function viewsOf({ file }: FactContext, view: ObjectView, path: string): readonly ObjectView[] {
  return path.split(".").reduce<readonly ObjectView[]>((views, name) => views.flatMap((each) => each.get(name)).flatMap((slot) => (slot.state === "value" ? [file.objects.of(slot.node, slot.given)] : [])), [view]);
}

/** `<Link href={{ pathname: "/done", query: { token } }}>` */
function* linkedQueries(context: FactContext, seen: Set<Node>): Generator<UrlParameter> {
  for (const { name, value } of context.file.tracer.index.jsxAttributes) {
    if (!["href", "to"].includes(String(name.name)) || value?.type !== "JSXExpressionContainer") continue;
    for (const query of viewsOf(context, context.file.objects.of(value.expression), "query")) yield* parametersOfView(context, query, value, false, seen);
  }
}

function* parametersOfView(context: FactContext, view: ObjectView, whole: Node, socket: boolean, seen: Set<Node>): Generator<UrlParameter> {
  if (isExchange(context, view)) return;
  const text = whole.type === "CallExpression" || whole.type === "NewExpression" ? whole.arguments.map((argument) => context.file.values.textOf(argument) ?? constantName(argument)).join(" ") : "";
  const options = whole.type === "CallExpression" ? argumentAt(whole, 0) : undefined;
  const [url] = options ? context.file.objects.of(options).get("url") : [];
  const written = url?.state === "value" ? (context.file.values.textOf(url.node) ?? "") : "";
  for (const { name, node, property, given } of view.properties) {
    if (seen.has(property ?? node)) continue;
    seen.add(property ?? node);
    yield { name, value: node, text: `${text} ${written}`, holes: [], whole, socket, ...(given && { given }) };
  }
}

/** `Pages.INVITATION`: the name of an address that stands in another file. */
function constantName(node: Node): string {
  const name = memberPath(node).split(".").at(-1) ?? "";
  return /^[A-Z\d]+(?:_[A-Z\d]+)*$/u.test(name) ? name : "";
}

/** `params.append("token", token)`, `new URLSearchParams({ token })`, `qs.stringify({ token })` */
function* builtParameters(context: FactContext): Generator<UrlParameter> {
  const seen = new Set<Node>();
  for (const { call, entries: [row] } of builders.find(context, ({ arguments: given }) => given.length > 0)) {
    const first = argumentAt(call, 0);
    if (!row || !first || !goesIntoUrl(context, call)) continue;
    const init = context.file.objects.of(first);
    const address = urlAround(context, call);
    for (const view of row.property === undefined ? [init] : viewsOf(context, init, row.property)) {
      for (const parameter of parametersOfView(context, view, call, false, seen)) yield { ...parameter, text: `${address} ${parameter.text}` };
    }
    yield* pairsOf(context, first, call);
  }
  for (const call of ["append", "set"].flatMap((name) => context.file.tracer.index.callsNamed.get(name) ?? [])) {
    const [name, value] = [argumentAt(call, 0), argumentAt(call, 1)];
    const callee = unwrap(call.callee);
    const text = name && context.file.values.textOf(name);
    const looped = name && text === undefined ? loopedObject(context, name) : undefined;
    if (looped && callee.type === "MemberExpression" && isQuery(context, callee.object)) yield* parametersOfView(context, context.file.objects.of(looped), call, false, seen);
    if (text === undefined || !value || callee.type !== "MemberExpression" || !isQuery(context, callee.object)) continue;
    yield { name: text, value, text: urlText(context, callee.object), holes: [], whole: call, socket: false };
  }
}

/** `new URLSearchParams([["token", token]])` */
function* pairsOf({ file }: FactContext, init: Node, whole: Node): Generator<UrlParameter> {
  for (const pair of init.type === "ArrayExpression" ? init.elements : []) {
    const [key, value] = pair?.type === "ArrayExpression" ? pair.elements : [];
    const name = key ? file.values.textOf(key) : undefined;
    if (name !== undefined && value && value.type !== "SpreadElement") yield { name, value, text: "", holes: [], whole, socket: false };
  }
}

/** Whether parameters that are added to `node` are those of a URL. */
function isQuery(context: FactContext, node: Node, depth = 0): boolean {
  if (memberPath(node).endsWith(".searchParams")) return true;
  const inner = unwrap(node);
  // new HttpParams().set("token", token)
  if (inner.type === "CallExpression" || inner.type === "NewExpression") return isBuilder(context, inner) && goesIntoUrl(context, inner);
  return depth < 2 && context.file.tracer.trace(inner).some(({ node: made, path }) => path.at(-1) === "searchParams" || (path.length === 0 && made.type !== "Identifier" && isQuery(context, made, depth + 1)));
}

/** What the source shows of the URL whose `searchParams` these are. */
function urlText({ file }: FactContext, node: Node): string {
  const url = unwrap(node);
  const made = url.type === "MemberExpression" ? file.tracer.trace(url.object)[0]?.node : undefined;
  const first = made?.type === "NewExpression" ? argumentAt(made, 0) : undefined;
  return first ? [...file.values.textParts(first).map((part) => (typeof part === "string" ? part : " ")), constantName(first)].join("") : "";
}

function isBuilder(context: FactContext, start: CallNode): boolean {
  let call: Node = start;
  while (call.type === "CallExpression" && call.callee.type === "MemberExpression" && ["append", "set"].includes(staticKey(call.callee) ?? "")) call = unwrap(call.callee.object);
  return (call.type === "NewExpression" || call.type === "CallExpression") && builders.entriesOf(context, call.callee).length > 0;
}
