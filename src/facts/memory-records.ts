import { calleeName, isFunction, isInside, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { expiryField, liveFields } from "../model/session-stores";
import { fieldsOf, namesIn } from "./kept-names";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";
import type { SessionRecord } from "./session-records";

type Collection = "a `Map`" | "an object" | "an array" | "a `Set`";

/** Entries of maps, objects, arrays and sets that the file itself makes and keeps. */
export function* memoryRecords(context: FactContext): Generator<SessionRecord> {
  const { index } = context.file.tracer;
  // something in the file may go through the entries and drop the old ones
  let swept: boolean | undefined;
  const record = (node: Node, collection: Node, place: Collection, key: Node | undefined, value: Node): SessionRecord => ({
    row: "memory",
    how: "memory",
    place,
    // a list of tokens is one by its own name, too
    names: [...namesIn(context, collection), ...(key ? namesIn(context, key) : []), ...namesIn(context, value)],
    certain: false,
    lifetime: (swept ??= sweeps(context)) ? "given" : lifetimeOf(context, value),
    node,
  });
  for (const [method, kinds] of [["set", ["a `Map`"]], ["add", ["a `Set`"]], ["push", ["an array"]]] as const) {
    for (const call of index.callsNamed.get(method) ?? []) {
      const callee = unwrap(call.callee);
      if (callee.type !== "MemberExpression" || call.arguments.some(({ type }) => type === "SpreadElement")) continue;
      const place = collectionOf(context, callee.object);
      const [first, second] = call.arguments;
      const value = method === "set" ? second : first;
      if (method !== "set" && marksSessions(namesIn(context, callee.object))) continue;
      if (place && (kinds as readonly string[]).includes(place) && first && value) yield record(call, callee.object, place, method === "set" ? first : undefined, value);
    }
  }
  for (const assignment of index.assignments) {
    const left = unwrap(assignment.left);
    // a key that is written out names one thing: `state["newSession"] = true`
    if (left.type !== "MemberExpression" || !left.computed || left.property.type === "Literal" || assignment.operator !== "=") continue;
    if (collectionOf(context, left.object) === "an object") yield record(assignment, left.object, "an object", left.property, assignment.right);
  }
}

const live = new Set(liveFields);
const fillers = new Set(["session", "sessions", "id", "ids", "set", "list", "store", "active", "user", "users", "auth", "authenticated", "login", "logged", "in", "valid", "current", "open", "all", "web", "stored", "live", "known", "issued", "my", "server"]);

/** `adminSessions.push(sessionId)`: says something of sessions that are kept elsewhere, and ends with them. */
function marksSessions(names: readonly string[]): boolean {
  const words = wordsOf(names.at(-1) ?? "");
  return words.some((word) => word === "session" || word === "sessions") && words.some((word) => !fillers.has(word));
}

/** A collection that lives as long as the program: made outside of functions, or before a handler that uses it, or a field. */
function collectionOf(context: FactContext, start: Node): Collection | undefined {
  const node = unwrapAwait(start);
  // tokens = tokens.filter(…) is the same list with some left out
  const [trace, ...others] = context.file.tracer.trace(node).filter(({ node: end }) => !(end.type === "CallExpression" && calleeName(end) === "filter"));
  if (!trace || others.length > 0 || trace.path.length > 0 || !isKept(context, node, trace.node)) return undefined;
  if (trace.node.type === "NewExpression") return calleeName(trace.node) === "Map" ? "a `Map`" : calleeName(trace.node) === "Set" ? "a `Set`" : undefined;
  if (trace.node.type === "ArrayExpression") return "an array";
  return trace.node.type === "ObjectExpression" && trace.node.properties.length === 0 ? "an object" : undefined;
}

/** A field may last though a function makes what it holds, unless that function makes the object as well. */
function isKept(context: FactContext, node: Node, made: Node): boolean {
  if (isLasting(made)) return true;
  // module.exports = (app) => { const sessions = new Map(); app.post("/login", …); }
  if (context.handlers.some(({ fn }) => isFunction(fn) && isInside(node, fn) && !isInside(made, fn))) return true;
  const { root } = chainOf(node);
  const holder = root.type === "Identifier" ? context.file.tracer.bindings.variableOf(root)?.defs[0] : undefined;
  return node.type === "MemberExpression" && (holder?.type !== "Variable" || isLasting(holder.node as Node));
}

function isLasting(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.type === "FunctionDeclaration" || at.type === "FunctionExpression" || at.type === "ArrowFunctionExpression") return false;
  return true;
}

function lifetimeOf(context: FactContext, value: Node): SessionRecord["lifetime"] {
  const fields = fieldsOf(context, value);
  if (fields === undefined || fields.some((field) => live.has(field.toLowerCase()))) return "unknown";
  return fields.some((field) => expiryField.test(field)) ? "given" : "none";
}

/** Timers, or ages that are computed from the time. */
function sweeps(context: FactContext): boolean {
  const { callsNamed } = context.file.tracer.index;
  if (["setTimeout", "setInterval", "schedule", "scheduleJob", "CronJob", "Cron"].some((name) => callsNamed.has(name))) return true;
  return /(?:Date\.now\(\)|getTime\(\)|new Date\(\)|\bnow)\s*(?:-|>=?|<=?)|isExpired|\b\w*\.(?:expires?(?:At|_at)?|exp)\s*[<>]/u.test(context.file.sourceCode.text);
}
