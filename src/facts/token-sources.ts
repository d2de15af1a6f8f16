import type { Node } from "../analysis/nodes";
import type { ObjectView, Slot } from "../analysis/objects";
import { originMatcher } from "../analysis/origins";
import type { Arguments } from "../analysis/trace";
import type { LifetimePlace, TokenRow } from "../model/token-row";
import type { FactContext } from "./session-facts";
import type { BuilderStep } from "./token-builder";
import { countsMilliseconds, readLifetime, type Lifetime } from "./token-lifetime";
import { assignedExp, hasOwnExpiry, mayHoldExp, type TokenPayload } from "./token-payload";

/** Where one token's lifetime may come from. */
export interface LifetimeSources {
  readonly row: TokenRow;
  readonly options: ObjectView;
  readonly optionsNode: Node | undefined;
  readonly payload: TokenPayload;
  /** The methods called on a builder; undefined where the row has none or others may call more. */
  readonly steps?: readonly BuilderStep[] | undefined;
  readonly given?: Arguments | undefined;
}

const unknown: Lifetime = { seconds: "unknown" };
const absent = "absent";

/** The lifetimes that a token may get, by the first place that has one; `absent` where none has. */
export function lifetimesOf(context: FactContext, sources: LifetimeSources): readonly (Lifetime | typeof absent)[] {
  const never = neverOption(context, sources);
  if (never) return [never];
  let found: readonly (Lifetime | typeof absent)[] = [absent];
  for (const place of sources.row.lifetime) {
    if (!found.includes(absent)) break;
    const here = alternativesAt(context, sources, place);
    found = found.flatMap((lifetime) => (lifetime === absent ? here : [lifetime]));
  }
  return found;
}

/** `nonExpiring: true` */
function neverOption(context: FactContext, { row, options, given }: LifetimeSources): Lifetime | undefined {
  if (row.neverOption === undefined) return undefined;
  const [slot, ...others] = options.get(row.neverOption);
  if (slot?.state !== "value" || others.length > 0) return undefined;
  const value = context.file.values.literalOf(slot.node, given);
  return value?.kind === "literal" && value.value === true ? { seconds: "none", node: slot.node } : undefined;
}

function alternativesAt(context: FactContext, sources: LifetimeSources, place: LifetimePlace): readonly (Lifetime | typeof absent)[] {
  switch (place.in) {
    case "options":
      return optionSlots(context, sources, place).flatMap((slot) => readSlot(context, slot, place, sources.given));
    case "payload":
      return payloadSlots(context, sources, place).flatMap((slot) => readSlot(context, slot, place, sources.given));
    case "builder":
      return builderLifetimes(context, sources, place);
  }
}

function readSlot(context: FactContext, slot: Slot, place: LifetimePlace, given?: Arguments): readonly (Lifetime | typeof absent)[] {
  if (slot.state === "absent") return [absent];
  return slot.state === "unknown" ? [unknown] : readNode(context, slot.node, place, given);
}

function readNode(context: FactContext, node: Node, place: LifetimePlace, given?: Arguments): readonly (Lifetime | typeof absent)[] {
  const inMilliseconds = place.number === "s" && context.file.tracer.trace(node, given).some((trace) => countsMilliseconds(trace.node));
  return context.file.values.of(node, given).map((value) => {
    const read = readLifetime(value, place);
    if (read === "absent") return absent;
    return { ...read, ...(inMilliseconds && typeof read.seconds === "number" && { slip: "milliseconds" as const, meant: read.seconds / 1000 }), node, place };
  });
}

/** The slots of an option, which may be nested: `signOptions.expiresIn`. */
function optionSlots({ file }: FactContext, { row, options, optionsNode }: LifetimeSources, { name }: LifetimePlace): readonly Slot[] {
  const { slots } = file.objects.at(options, name);
  if (!optionsNode || !row.defaultsObject || !slots.some(({ state }) => state === "unknown")) return slots;
  // seal(data, password, { ...defaults }): the library's own defaults say no lifetime
  const isDefaults = originMatcher(row.defaultsObject);
  const spread = optionsNode.type === "ObjectExpression" ? optionsNode.properties.flatMap((property) => (property.type === "SpreadElement" ? [property.argument] : [])) : [optionsNode];
  return spread.every((node) => file.origins.of(node).some(isDefaults)) ? [{ state: "absent" }] : slots;
}

function payloadSlots(context: FactContext, { row, payload, given }: LifetimeSources, { name }: LifetimePlace): readonly Slot[] {
  if (payload.nature === "text") return [{ state: "absent" }];
  // whoever writes `expiresAt` into the claims looks at it on the way in
  if (hasOwnExpiry(context, payload)) return [{ state: "unknown" }];
  const isOnlyPlace = row.lifetime.length === 1;
  const assigned = assignedExp(context, payload);
  return payload.view.get(name).map((slot): Slot => {
    if (slot.state !== "unknown") return slot;
    if (assigned) return { state: "value", node: assigned };
    // hardly anybody puts the expiry into a record from elsewhere where the library has an option for it
    return isOnlyPlace || mayHoldExp(context, payload, given) ? slot : { state: "absent" };
  });
}

/** What the methods of a builder say, in the order in which they run; the last one wins. */
function builderLifetimes(context: FactContext, { steps, given }: LifetimeSources, place: LifetimePlace): readonly (Lifetime | typeof absent)[] {
  if (!steps) return [unknown];
  let found: readonly (Lifetime | typeof absent)[] = [absent];
  for (const { call, name, conditional } of steps) {
    // njwt: setClaim("exp", …)
    if (name === "setClaim") found = [unknown];
    if (name !== place.name) continue;
    const [argument] = call.arguments;
    const said = argument?.type === "SpreadElement" ? [unknown] : argument ? readNode(context, argument, place, given) : nothingGiven(place, call);
    found = conditional ? [...found, ...said] : said;
  }
  return found;
}

/** `setExpiration()` */
function nothingGiven(place: LifetimePlace, call: Node): readonly (Lifetime | typeof absent)[] {
  return [place.nothing === "never" ? { seconds: "none", node: call, place } : place.nothing === "absent" ? absent : unknown];
}
