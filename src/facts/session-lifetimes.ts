import type { TSESTree } from "@typescript-eslint/utils";
import { declaredType } from "../analysis/declared-type";
import { staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView, Slot } from "../analysis/objects";
import { originMatcher } from "../analysis/origins";
import type { Arguments } from "../analysis/trace";
import type { Value } from "../analysis/value";
import { sessionLifetimeRows, type LifetimeOption, type SessionLifetimeRow } from "../model/session-lifetimes";
import { attributeStates, type AttributeState } from "./cookie-attributes";
import type { CookieWrite } from "./cookie-writes";
import { CallFinder } from "./call-matching";
import { pluginRegistrations } from "./plugins";
import type { FactContext } from "./session-facts";

interface Place {
  readonly node: Node;
  readonly property?: TSESTree.Property;
}

/** One thing that a lifetime may be. */
export type LifetimeState =
  /** `raw` is the number as written, in `unit`; a date has none, nor has the text of a header. */
  | ({ readonly state: "limited"; readonly seconds: number; readonly raw?: number; readonly unit: "s" | "ms" | "date" } & Place)
  | ({ readonly state: "unlimited" } & Place)
  | { readonly state: "absent" }
  | { readonly state: "unknown" };

/** A session library's own lifetime, apart from its cookie's. */
export interface SessionLifetime {
  readonly row: SessionLifetimeRow;
  readonly option: LifetimeOption;
  readonly states: readonly LifetimeState[];
  readonly optionsNode: Node;
  /** The session as written, where a handler sets the lifetime of the one that its request holds. */
  readonly held?: string;
}

/** Renewal with use, written out. */
export interface SlidingSession {
  readonly row: SessionLifetimeRow;
  readonly option: string;
  readonly property: Node;
}

const rows: readonly SessionLifetimeRow[] = sessionLifetimeRows;
const finder = new CallFinder(rows, (row) => row.calls);
const autoImported = new CallFinder(rows.filter((row) => row.autoImported), (row) => row.autoImported?.calls ?? []);
/** After it, a fixed date stands for "never": no session that is meant to end is given one that far off. */
const never = Date.UTC(2035, 0);

/** The options objects of session libraries in the file, each once. */
export function* sessionOptions(context: FactContext): Generator<{ row: SessionLifetimeRow; options: ObjectView; node: Node }> {
  const seen = new Set<unknown>();
  for (const found of allOptions(context)) {
    const options = context.file.objects.of(found.node);
    const identity = options.literal ?? found.node;
    if (seen.has(identity)) continue;
    seen.add(identity);
    yield { ...found, options };
  }
}

function* allOptions(context: FactContext): Generator<{ row: SessionLifetimeRow; node: Node }> {
  for (const { call, row } of librariesCalls(context)) {
    const node = optionsArgument(context, call, row.options);
    if (node) yield { row, node };
  }
  for (const row of rows) {
    for (const { options } of pluginRegistrations(context, row.plugins ?? [])) if (options) yield { row, node: options };
  }
  yield* typedOptions(context);
}

function* librariesCalls(context: FactContext): Generator<{ row: SessionLifetimeRow; call: CallNode }> {
  for (const { call, entries } of finder.find(context)) for (const row of entries) yield { row, call };
  for (const { call, entries } of autoImported.find(context)) {
    for (const row of entries) if (row.autoImported && context.receivers.frameworks.has(row.autoImported.framework)) yield { row, call };
  }
}

/** `export const options: SessionOptions = { … }`, used in another file: known by its type, or by keys that only it has. */
function* typedOptions(context: FactContext): Generator<{ row: SessionLifetimeRow; node: Node }> {
  for (const object of context.file.tracer.index.objects) {
    const type = declaredType(object);
    const keys = type ? context.file.origins.ofType(type) : [];
    const row = rows.find(({ types }) => types && keys.some(originMatcher(types))) ?? rows.find(({ recognisedBy }) => recognisedBy?.every((key) => hasKey(object, key)));
    if (row) yield { row, node: object };
  }
}

function hasKey(object: TSESTree.ObjectExpression, key: string): boolean {
  return object.properties.some((property) => property.type === "Property" && staticKey(property) === key);
}

function optionsArgument(context: FactContext, call: CallNode, position: SessionLifetimeRow["options"]): Node | undefined {
  const nodes = call.arguments.filter((argument): argument is TSESTree.Expression => argument.type !== "SpreadElement");
  if (nodes.length !== call.arguments.length) return undefined;
  if (position === "last") return nodes.at(-1);
  if (position === "object") return nodes.find((node) => context.file.objects.of(node).properties.length > 0);
  return nodes[position];
}

/** The lifetimes that session libraries are given. */
export function collectSessionLifetimes(context: FactContext): readonly SessionLifetime[] {
  const found: SessionLifetime[] = [];
  for (const { row, options, node } of sessionOptions(context)) {
    for (const option of row.lifetimes) {
      const { slots } = context.file.objects.at(options, option.path);
      found.push({ row, option, states: slots.flatMap((slot) => slotStates(context, slot, option)), optionsNode: node });
    }
  }
  return [...found, ...heldLifetimes(context)];
}

const assigned = rows.flatMap((row) => (row.assigned ?? []).map((option) => ({ row, option, name: option.path.split(".").at(-1), matches: originMatcher([option.path]) })));

/** `req.session.cookie.maxAge = …`: how long the session of one request is to live. */
function* heldLifetimes(context: FactContext): Generator<SessionLifetime> {
  for (const { left, operator, right } of context.file.tracer.index.assignments) {
    const target = unwrap(left);
    const name = target.type === "MemberExpression" && operator === "=" ? staticKey(target) : undefined;
    const named = assigned.filter((candidate) => candidate.name === name);
    if (named.length === 0 || target.type !== "MemberExpression") continue;
    const keys = context.receivers.keysOf(target);
    const { row, option } = named.find(({ matches }) => keys.some(matches)) ?? {};
    if (row && option) yield { row, option, states: valueStates(context, { node: right }, option), optionsNode: right, held: context.file.sourceCode.getText(target.object as never).replace(/\.cookie$/u, "") };
  }
}

/** Sessions that are renewed with every use, as written. */
export function collectSlidingSessions(context: FactContext): readonly SlidingSession[] {
  const found: SlidingSession[] = [];
  for (const { row, options } of sessionOptions(context)) {
    for (const option of row.sliding ?? []) {
      const slots = options.get(option);
      const isOn = slots.every((slot) => slot.state === "value" && context.file.values.of(slot.node, slot.given).every((value) => value.kind === "literal" && value.value === true));
      const [first] = slots;
      if (isOn && first?.state === "value") found.push({ row, option, property: first.property ?? first.node });
    }
  }
  return found;
}

function slotStates(context: FactContext, slot: Slot, option: LifetimeOption): readonly LifetimeState[] {
  return slot.state === "value" ? valueStates(context, { node: slot.node, ...(slot.property && { property: slot.property }) }, option, slot.given) : [{ state: slot.state }];
}

function valueStates(context: FactContext, place: Place, option: LifetimeOption, given?: Arguments): readonly LifetimeState[] {
  if (option.unit === "timespan") {
    const seconds = timeSpanSeconds(context, place.node);
    return [seconds === undefined ? { state: "unknown" } : { state: "limited", seconds, unit: "date", ...place }];
  }
  const { unit } = option;
  return context.file.values.of(place.node, given).map((value): LifetimeState => {
    if (unit === "date") return untilDate(value, place);
    if (value.kind !== "literal") return { state: "unknown" };
    if (option.unlimited?.some((unlimited) => unlimited === value.value)) return { state: "unlimited", ...place };
    if (value.value === undefined) return { state: "absent" };
    return typeof value.value === "number" ? { state: "limited", seconds: unit === "ms" ? value.value / 1000 : value.value, raw: value.value, unit, ...place } : { state: "unknown" };
  });
}

const timeSpanUnits: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const isTimeSpan = originMatcher(["lucia#TimeSpan", "oslo#TimeSpan"]);

function timeSpanSeconds(context: FactContext, start: Node): number | undefined {
  const [only, ...others] = context.file.tracer.trace(start);
  const node = only && others.length === 0 ? unwrap(only.node) : undefined;
  if (node?.type !== "NewExpression" || !context.file.origins.of(node.callee).some(isTimeSpan)) return undefined;
  const [amount, unit] = node.arguments.map((argument) => (argument.type === "SpreadElement" ? undefined : context.file.values.literalOf(argument)));
  if (amount?.kind !== "literal" || typeof amount.value !== "number" || unit?.kind !== "literal") return undefined;
  const factor = timeSpanUnits[String(unit.value)];
  return factor === undefined ? undefined : amount.value * factor;
}

/** How long a cookie lives: `maxAge` where it is written, which browsers prefer, else `expires`. */
export function cookieLifetimes(context: FactContext, write: CookieWrite): readonly LifetimeState[] {
  const ages = attributeStates(context, write, "maxAge");
  if (ages.some(({ state }) => state !== "default")) return ages.map((state) => fromMaxAge(write, state));
  const dates = attributeStates(context, write, "expires");
  const declared = declaredLifetime(write);
  if (declared !== undefined && dates.every(({ state }) => state === "default")) return [{ state: "limited", seconds: declared, unit: "date", node: write.node }];
  return dates.map((state) => fromExpires(state));
}

/** What the team says of its own setter; a library's default is not the caller's to change. */
function declaredLifetime({ rows: [row, ...others] }: CookieWrite): number | undefined {
  const isTaught = others.length === 0 && row?.source === "settings.session";
  return isTaught && typeof row.defaults.lifetime === "number" ? row.defaults.lifetime : undefined;
}

function fromMaxAge(write: CookieWrite, state: AttributeState): LifetimeState {
  if (state.state !== "written") return { state: state.state === "default" ? "absent" : "unknown" };
  // the call may be any of its rows, and the unit then any of theirs
  const units = new Set(write.header ? ["s" as const] : write.rows.map(({ maxAgeUnit }) => maxAgeUnit));
  const [unit] = units;
  const raw = state.value.kind === "literal" ? Number(state.value.value ?? Number.NaN) : Number.NaN;
  if (units.size !== 1 || !unit || Number.isNaN(raw) || typeof (state.value as { value?: unknown }).value === "boolean") return { state: "unknown" };
  // in a header, the number is a piece of the text and no expression of its own
  if (write.header) return { state: "limited", seconds: raw, unit: "date", node: state.node };
  return { state: "limited", seconds: unit === "ms" ? raw / 1000 : raw, raw, unit, node: state.node, ...(state.property && { property: state.property }) };
}

function fromExpires(state: AttributeState): LifetimeState {
  if (state.state !== "written") return { state: state.state === "default" ? "absent" : "unknown" };
  return untilDate(state.value, { node: state.node, ...(state.property && { property: state.property }) });
}

function untilDate(value: Value, place: Place): LifetimeState {
  const ms = millisecondsFromNow(value);
  return ms === undefined ? { state: "unknown" } : { state: "limited", seconds: ms / 1000, unit: "date", ...place };
}

/** How far from now a date is. */
export function millisecondsFromNow(value: Value): number | undefined {
  if (value.kind === "date") return value.relative ? value.ms : value.ms >= never ? Number.POSITIVE_INFINITY : undefined;
  if (value.kind === "clock") return value.unit === "ms" ? value.offset : undefined;
  const fixed = value.kind === "literal" && typeof value.value === "string" ? Date.parse(value.value) : Number.NaN;
  return fixed >= never ? Number.POSITIVE_INFINITY : undefined;
}
