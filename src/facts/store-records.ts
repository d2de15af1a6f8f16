import { calleeName, isFunction, memberPath, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { endlessStores, expiryCalls, expiryField, storeRows } from "../model/session-stores";
import type { StoreRow } from "../model/session-stores/rows";
import { CallFinder } from "./call-matching";
import { fieldsOf, madeText, namesIn } from "./kept-names";
import { comesByExchange, namesService } from "./provider-exchanges";
import { isOwnModule } from "./receivers";
import type { FactContext } from "./session-facts";
import type { SessionRecord } from "./session-records";

const rows = storeRows.map((row) => ({ row, matches: originMatcher(row.clients), created: row.created && originMatcher(row.created.by.map((by) => `${by}()`)) }));
const methods = [...new Set(storeRows.flatMap(({ setters }) => setters.flatMap((setter) => setter.methods)))];
const endless = new CallFinder<(typeof endlessStores)[number]>(endlessStores, ({ calls }) => calls);

/** Entries of Redis and other key-value stores. */
export function* storeRecords(context: FactContext): Generator<SessionRecord> {
  for (const method of methods) {
    for (const call of context.file.tracer.index.callsNamed.get(method) ?? []) {
      const row = rowOf(context, call);
      const record = row && recordOf(context, call, row, method);
      if (record) yield record;
    }
  }
  for (const { call, entries } of endless.find(context)) {
    const [row] = entries;
    const options = call.arguments[0];
    const [slot] = row && options ? context.file.objects.of(options).get(row.option) : [];
    const value = slot?.state === "value" ? context.file.values.literalOf(slot.node) : undefined;
    if (row && slot?.state === "value" && value?.kind === "literal" && value.value === true) {
      yield { row: row.id, how: "option", place: "the store", names: ["session"], certain: true, lifetime: "none", node: slot.property ?? call };
    }
  }
}

function rowOf(context: FactContext, call: CallNode): StoreRow | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const keys = context.file.origins.of(callee.object);
  const known = rows.find(({ matches }) => keys.some(matches));
  if (known) return known.row;
  // a client of another package has its own ways
  if (keys.some((key) => !key.startsWith("global:") && !isOwnModule(key))) return undefined;
  const path = memberPath(callee.object);
  const name = path.split(".").at(-1)?.replaceAll(/[_$#]/gu, "").toLowerCase() ?? "";
  const isMeant = ({ called, boundAs, setters }: StoreRow) => called?.includes(name) || (boundAs?.test(path) && setters.some(({ methods: [put] }) => put === calleeName(call)));
  return rows.find(({ row }) => isMeant(row))?.row;
}

function recordOf(context: FactContext, call: CallNode, row: StoreRow, method: string): SessionRecord | undefined {
  const setter = row.setters.find((candidate) => candidate.methods.includes(method));
  if (!setter || call.arguments.length < 2 || call.arguments.some(({ type }) => type === "SpreadElement")) return undefined;
  // hSet(key, { field: value })
  const value = Math.min(setter.value, call.arguments.length - 1);
  const keys = setter.keys.filter((position) => position < value).map((position) => call.arguments[position] as Node);
  const kept = call.arguments[value] as Node;
  const [key] = keys;
  if (!key || isFunction(kept)) return undefined;
  // how long another service's tokens live, that service says
  if (keys.flatMap((part) => namesIn(context, part)).some(namesService) || comesByExchange(context, kept)) return undefined;
  return {
    row: row.id,
    how: "store",
    place: row.id.includes("redis") ? "Redis" : `\`${row.id}\``,
    names: [...keys, kept].flatMap((part) => namesIn(context, part)),
    certain: false,
    lifetime: lifetimeOf(context, call, row, value, key, kept),
    node: call,
  };
}

function lifetimeOf(context: FactContext, call: CallNode, row: StoreRow, value: number, key: Node, kept: Node): SessionRecord["lifetime"] {
  const fields = fieldsOf(context, kept);
  if (fields === undefined) return "unknown";
  if (fields.some((field) => expiryField.test(field)) || expiresLater(context, key)) return "given";
  const rest = call.arguments.slice(value + 1).filter((argument) => !isFunction(argument));
  for (const argument of value === 1 ? rest : []) {
    const said = saidBy(context, argument, row);
    if (said !== "nothing") return said;
  }
  return row.created ? createdWith(context, call, row) : "none";
}

/** What an argument after the value says of the lifetime. */
function saidBy(context: FactContext, argument: Node, row: StoreRow): SessionRecord["lifetime"] | "nothing" {
  const { texts = [], options = [], number, never } = row.lifetime;
  const value = context.file.values.literalOf(argument);
  if (value?.kind === "literal" && typeof value.value === "string") return texts.includes(value.value.toUpperCase()) ? "given" : /^(?:NX|XX|GET)$/iu.test(value.value) ? "nothing" : "unknown";
  if (value?.kind === "literal" && (value.value === undefined || value.value === null)) return "nothing";
  if (value?.kind === "literal") return number ? (value.value === never ? "none" : "given") : "unknown";
  const view = context.file.objects.of(argument);
  if (!view.literal && view.open) return number ? "given" : "unknown";
  const slots = options.flatMap((name) => view.get(name)).filter(({ state }) => state !== "absent");
  if (slots.length === 0) return view.open ? "unknown" : "nothing";
  const [slot] = slots;
  const written = slot?.state === "value" ? context.file.values.literalOf(slot.node) : undefined;
  return never !== undefined && written?.kind === "literal" && written.value === never ? "none" : "given";
}

/** Whether the client's own options give every entry a lifetime. */
function createdWith(context: FactContext, call: CallNode, row: StoreRow): SessionRecord["lifetime"] {
  const callee = unwrap(call.callee);
  if (!row.created || callee.type !== "MemberExpression") return "unknown";
  const [trace, ...others] = context.file.tracer.trace(callee.object);
  const maker = trace?.node;
  if (others.length > 0 || trace?.path.length !== 0 || (maker?.type !== "NewExpression" && maker?.type !== "CallExpression")) return "unknown";
  for (const argument of maker.arguments) {
    if (argument.type === "SpreadElement") return "unknown";
    const view = context.file.objects.of(argument);
    const [slot] = view.get(row.created.option);
    // a text (`keyv`'s connection, `memory`) has no options
    if (slot?.state === "value") return "given";
    if (slot?.state === "unknown") return "unknown";
  }
  return "none";
}

/** `redis.expire(key, seconds)` for the same key, anywhere in the file. */
function expiresLater(context: FactContext, key: Node): boolean {
  const { index } = context.file.tracer;
  const textOf = (node: Node) => context.file.sourceCode.getText((madeText(context, node) ?? node) as never);
  const text = textOf(key);
  return expiryCalls.some((name) => (index.callsNamed.get(name) ?? []).some(({ arguments: [first] }) => first !== undefined && first.type !== "SpreadElement" && textOf(first) === text));
}
