import { argumentAt, calleeName, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import type { Arguments, Trace } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { providerFields, providerTableWords, serviceWords } from "../model/provider-records";
import { exchangeSecret, queryOnlyGrants } from "../model/url-queries";
import type { FactContext } from "./session-facts";

/** Options of requests that hold what is sent. */
const bodies: ReadonlySet<string> = new Set(["params", "data", "body", "form", "qs"]);

const tableWords = new Set(providerTableWords);
const fieldNames = new Set(providerFields);
const services = new Set(serviceWords);

/** Whether parameters are those by which a server asks another service for tokens: that service says where they stand. */
export function isExchange({ file }: FactContext, view: ObjectView): boolean {
  return view.properties.some(({ name, node }) => name === exchangeSecret || (name === "grant_type" && queryOnlyGrants.test(file.values.textOf(node) ?? "")));
}

/** Whether a value is part of the answer to such a question: the token is another service's. */
export function comesByExchange(context: FactContext, value: Node): boolean {
  return context.file.tracer.trace(value).flatMap((trace) => askedBy(context, trace)).some(({ call, given }) => call.arguments.some((argument) => argument.type !== "SpreadElement" && holdsExchange(context, argument, given)));
}

/** The call whose answer a value is: `ask()`, `(await ask()).json()`. */
function askedBy({ file }: FactContext, { node: start, given }: Trace): readonly { readonly call: CallNode; readonly given: Arguments | undefined }[] {
  const node = unwrapAwait(start);
  if (node.type !== "CallExpression") return [];
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || staticKey(callee) !== "json") return [{ call: node, given }];
  return file.tracer.trace(callee.object, given).flatMap((trace) => (trace.node.type === "CallExpression" ? [{ call: trace.node, given: trace.given ?? given }] : []));
}

function holdsExchange(context: FactContext, argument: Node, given: Arguments | undefined, depth = 0): boolean {
  const { objects, tracer } = context.file;
  const text = textOf(argument);
  if (text !== argument) return holdsExchange(context, text, given, 1);
  const [made] = tracer.trace(argument, given);
  // body: new URLSearchParams({ … })
  if (made?.node.type === "NewExpression") {
    const init = argumentAt(made.node, 0);
    return init !== undefined && isExchange(context, objects.of(init, given));
  }
  const view = objects.of(argument, given);
  if (isExchange(context, view)) return true;
  return depth === 0 && view.properties.some((property) => bodies.has(property.name) && holdsExchange(context, property.node, property.given ?? given, 1));
}

/** What a body is the text of: `JSON.stringify({ … })`, `params.toString()`. */
function textOf(body: Node): Node {
  const node = unwrapAwait(body);
  if (node.type !== "CallExpression") return body;
  const callee = unwrap(node.callee);
  if (calleeName(node) === "toString" && callee.type === "MemberExpression") return callee.object;
  return calleeName(node) === "stringify" ? (argumentAt(node, 0) ?? body) : body;
}

/** Whether names of a table and of its fields say that it keeps what users have at other services. */
export function isOfProvider(tables: readonly string[], fields: readonly string[]): boolean {
  return tables.some((name) => wordsOf(name).some((word) => tableWords.has(word))) || fields.some((field) => fieldNames.has(wordsOf(field).join(" ")));
}

/** Whether the key under which something is kept names a service: `strava:${id}`. */
export function namesService(key: string): boolean {
  return wordsOf(key).some((word) => services.has(word));
}
