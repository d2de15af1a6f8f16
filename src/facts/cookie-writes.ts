import { staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { emptyObject, unknownObject, type ObjectView, type Slot } from "../analysis/objects";
import { hole, type TextPart } from "../analysis/value";
import type { ParsedSetCookie } from "../analysis/cookie-string";
import { cookieRows } from "../model/cookies/index";
import type { CookieRow } from "../model/cookie-row";
import { CallFinder } from "./call-matching";
import { pluginRegistrations } from "./plugins";
import { collectCookieHeaders } from "./set-cookie-headers";
import type { FactContext } from "./session-facts";
import { taughtCookieSetters } from "./taught-cookies";

/** One cookie that the file sets, or the cookie of a session library that it sets up. */
export interface CookieWrite {
  /** The setters that the call may be; each rule asks what holds for all of them. Empty for a hand-written header. */
  readonly rows: readonly CookieRow[];
  /** Where a report about the whole cookie belongs. */
  readonly node: Node;
  /** The cookie's name, unknown parts as holes; undefined if nothing of it is known. */
  readonly name: readonly TextPart[] | undefined;
  readonly value: Node | undefined;
  readonly call?: CallNode;
  /** The attributes, as an object. */
  readonly options: ObjectView;
  /** The argument through which the attributes come, where one is written. */
  readonly optionsNode: Node | undefined;
  /** Attributes that hold for all cookies of the application: plugin options. */
  readonly shared: ObjectView;
  /** Whether it is a session library's own cookie. */
  readonly session: boolean;
  /** For hand-written headers: the parsed text. */
  readonly header?: ParsedSetCookie;
}

const finder = new CallFinder(cookieRows, (row) => row.calls);
const autoImported = new CallFinder(cookieRows.filter((row) => row.autoImported), (row) => row.autoImported?.calls ?? []);

/** Gathers every cookie write of the file. */
export function collectCookieWrites(context: FactContext): readonly CookieWrite[] {
  const writes: CookieWrite[] = [];
  for (const { call, entries } of finder.find(context)) writes.push(...fromCall(context, call, entries));
  for (const { call, entries } of autoImported.find(context)) {
    const rows = entries.filter((row) => row.autoImported && context.receivers.frameworks.has(row.autoImported.framework));
    if (rows.length > 0) writes.push(...fromCall(context, call, rows));
  }
  for (const row of cookieRows) {
    if (!row.plugins) continue;
    for (const { call, options } of pluginRegistrations(context, row.plugins)) writes.push(...fromSession(context, call, row, options));
  }
  for (const { call, row } of taughtCookieSetters(context)) writes.push(...fromCall(context, call, [row]));
  writes.push(...collectCookieHeaders(context));
  return writes;
}

function fromCall(context: FactContext, call: CallNode, candidates: readonly CookieRow[]): readonly CookieWrite[] {
  const rows = candidates.filter((row) => isMeant(context, call, row) && !isBrowserWrite(context, call, row));
  const [first] = rows;
  // an argument list that is spread may hold anything anywhere
  if (!first || call.arguments.some(({ type }) => type === "SpreadElement")) return [];
  if (first.session) return rows.flatMap((row) => fromSession(context, call, row, sessionOptions(context, call, row)));
  return fromSetter(context, call, rows, first);
}

function isMeant(context: FactContext, call: CallNode, { when }: CookieRow): boolean {
  return !when || context.file.values.textOf(argumentAt(call, when.argument)) === when.text;
}

/** An isomorphic library's call that writes `document.cookie`: another rule's business. */
function isBrowserWrite(context: FactContext, call: CallNode, { serverOnly, arguments: { options } }: CookieRow): boolean {
  if (!serverOnly) return false;
  if ("argument" in serverOnly) {
    const given = argumentAt(call, serverOnly.argument);
    // a context that may be missing (`ctx = undefined`) is one that browser code leaves out
    return given !== undefined && context.file.values.of(given).some((value) => value.kind === "literal" && (value.value === null || value.value === undefined));
  }
  const view = context.file.objects.of(typeof options === "number" ? argumentAt(call, options) : undefined);
  return serverOnly.options.every((name) => view.get(name).every(({ state }) => state === "absent"));
}

function fromSetter(context: FactContext, call: CallNode, rows: readonly CookieRow[], row: CookieRow): readonly CookieWrite[] {
  const { objects, values } = context.file;
  const { arguments: positions } = row;
  const objectNode = positions.object === undefined ? undefined : argumentAt(call, positions.object);
  const asObject = objectNode && (positions.name === undefined || objects.of(objectNode).properties.length > 0);
  if (asObject && positions.keys) {
    const options = objects.of(objectNode);
    const name = onlyNode(options.get(positions.keys.name));
    const value = onlyNode(options.get(positions.keys.value));
    const named = name ? values.textParts(name) : memberName(call);
    return [{ rows, node: name ?? objectNode, name: named, value, call, options, optionsNode: objectNode, shared: sharedOptions(context, row), session: false }];
  }
  if (positions.name === undefined) return [];
  const nameNode = argumentAt(call, positions.name);
  if (!nameNode) return [];
  const optionsNode = typeof positions.options === "number" ? argumentAt(call, positions.options) : undefined;
  const value = positions.value === undefined ? undefined : argumentAt(call, positions.value);
  const options = row.written ? declaredOptions(context, call, row, optionsNode) : objects.of(optionsNode);
  return [{ rows, node: nameNode, name: values.textParts(nameNode), value, call, options, optionsNode, shared: sharedOptions(context, row), session: false }];
}

/** `createCookie(name, options)`: the call that writes it may add options of its own. */
function declaredOptions(context: FactContext, call: CallNode, row: CookieRow, optionsNode: Node | undefined): ObjectView {
  const { objects, tracer } = context.file;
  const declared = objects.of(optionsNode);
  for (const write of tracer.index.callsNamed.get(row.written?.by ?? "") ?? []) {
    const callee = unwrap(write.callee);
    const isOurs = callee.type === "MemberExpression" && tracer.trace(callee.object).some(({ node }) => node === call);
    const own = isOurs ? argumentAt(write, row.written?.options ?? 0) : undefined;
    // a second set of options decides together with the first: what it holds is not the declaration's business
    if (own && objects.of(own).properties.length > 0) return unknownObject;
  }
  return declared;
}

function sessionOptions(context: FactContext, call: CallNode, row: CookieRow): Node | undefined | "unknown" {
  const { options } = row.arguments;
  if (typeof options === "number") return argumentAt(call, options);
  if (options === "last") return call.arguments.length > 1 || row.arguments.options === undefined ? argumentAt(call, call.arguments.length - 1) : undefined;
  const found = call.arguments.find((argument) => context.file.objects.of(argument).properties.length > 0);
  return found ?? (call.arguments.length > 1 ? "unknown" : undefined);
}

function fromSession(context: FactContext, call: CallNode, row: CookieRow, optionsNode: Node | undefined | "unknown"): readonly CookieWrite[] {
  const { objects, values } = context.file;
  const { session } = row;
  if (!session) return [];
  const all = optionsNode === "unknown" ? unknownObject : objects.of(optionsNode);
  const { view, slots } = session.attributes === "" ? { view: all, slots: [] } : objects.at(all, session.attributes);
  const isWritten = session.attributes === "" || slots.some((slot) => slot.state === "value");
  if (session.onlyWritten && !isWritten) return [];
  const named = session.nameOptions.map((path) => onlyNode(objects.at(all, path).slots)).find(Boolean);
  const name = named ? values.textParts(named) : session.defaultName !== undefined ? [session.defaultName] : undefined;
  const options = attributesOf(view, slots);
  return [{ rows: [row], node: unwrap(call.callee), name, value: undefined, call, options, optionsNode: optionsNode === "unknown" ? undefined : optionsNode, shared: emptyObject, session: true }];
}

/** A `cookie` option that is a function or a call decides for itself. */
function attributesOf(view: ObjectView, slots: readonly Slot[]): ObjectView {
  return slots.some((slot) => slot.state === "unknown") ? unknownObject : view;
}

function sharedOptions(context: FactContext, row: CookieRow): ObjectView {
  const { sharedOptions: shared } = row;
  if (!shared) return emptyObject;
  const { objects } = context.file;
  for (const { options } of pluginRegistrations(context, shared.plugins ?? [])) return objects.at(objects.of(options), shared.path).view;
  for (const call of shared.calls ? context.file.tracer.index.calls : []) {
    const keys = context.file.origins.of(call);
    const options = call.arguments[0];
    if (options && keys.some((key) => shared.calls?.includes(key))) return objects.at(objects.of(options), shared.path).view;
  }
  return emptyObject;
}

function argumentAt(call: CallNode, position: number): Node | undefined {
  const argument = call.arguments[position];
  return argument && argument.type !== "SpreadElement" ? argument : undefined;
}

function onlyNode(slots: readonly Slot[]): Node | undefined {
  const [only, ...others] = slots;
  return only?.state === "value" && others.length === 0 ? only.node : undefined;
}

/** `cookie.session.set(…)`: the member is the name. */
function memberName(call: CallNode): readonly TextPart[] {
  const callee = unwrap(call.callee);
  const object = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
  const name = object?.type === "MemberExpression" ? staticKey(object) : object?.type === "Identifier" ? object.name : undefined;
  return [name ?? hole];
}

