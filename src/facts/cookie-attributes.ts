import type { TSESTree } from "@typescript-eslint/utils";
import { HOLE } from "../analysis/cookie-string";
import { staticKey, type Node } from "../analysis/nodes";
import type { Slot } from "../analysis/objects";
import { literal, type Value } from "../analysis/value";
import type { CookieAttribute, CookieRow } from "../model/cookie-row";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";

/** One thing that an attribute of a cookie may be. */
export type AttributeState =
  | { readonly state: "written"; readonly value: Value; readonly node: Node; readonly property?: TSESTree.Property }
  /** What the setter does on its own: nothing is written, or an `undefined` in `property` that counts as nothing. */
  | { readonly state: "default"; readonly property?: TSESTree.Property }
  | { readonly state: "unknown" };

/** All that the attribute may be where the cookie is set. */
export function attributeStates(context: FactContext, write: CookieWrite, attribute: CookieAttribute): readonly AttributeState[] {
  if (write.header) return [headerState(write, attribute)];
  const keys = spellings(write, attribute);
  const others = attribute === "secure" && write.secureOption ? [write.secureOption] : [];
  // the attributes of the call come before those that the application sets for all its cookies
  return statesIn(context, write, attribute, [...[write.options, write.shared].flatMap((view) => keys.map((key) => view.get(key))), ...others]);
}

/** What the first layer says, and the ones after it where it may say nothing. */
function statesIn(context: FactContext, write: CookieWrite, attribute: CookieAttribute, [first, ...rest]: readonly (readonly Slot[])[]): readonly AttributeState[] {
  if (!first) return [{ state: "default" }];
  return first.flatMap((slot): readonly AttributeState[] => {
    if (slot.state === "unknown") return [{ state: "unknown" }];
    return slot.state === "absent" ? statesIn(context, write, attribute, rest) : statesOf(context, write, attribute, slot);
  });
}

/** What the attribute's option is called: as it is written in `property`, or as the library calls it first. */
export function optionName(write: CookieWrite, attribute: CookieAttribute, property?: TSESTree.Property): string | undefined {
  return (property && staticKey(property)) ?? spellings(write, attribute)[0];
}

/** The names that the attribute's option may have. */
function spellings({ rows: [row] }: CookieWrite, attribute: CookieAttribute): readonly string[] {
  return [row?.spelling[attribute], row?.alsoSpelt?.[attribute]].filter((name) => name !== undefined);
}

function statesOf(context: FactContext, { rows }: CookieWrite, attribute: CookieAttribute, { node, property, given }: Slot & { state: "value" }): readonly AttributeState[] {
  return context.file.values.of(node, given).map((value): AttributeState => {
    if (value.kind === "unknown") return { state: "unknown" };
    const keeping = rows.filter((row) => keepsDefault(row, attribute, value));
    if (keeping.length === 0) return { state: "written", value, node, ...(property && { property }) };
    // the libraries that the call may be of disagree
    return keeping.length === rows.length ? { state: "default", ...(property && { property }) } : { state: "unknown" };
  });
}

/** Whether the library takes a written `undefined` or `null` for nothing written. */
function keepsDefault(row: CookieRow, attribute: CookieAttribute, value: Value): boolean {
  if (value.kind !== "literal") return false;
  if (value.value === null) return row.nullMeans === "default";
  return value.value === undefined && (row.undefinedMeans === "default" || row.undefinedKeeps?.includes(attribute) === true);
}

/** Attributes that are on where they stand, whatever is said after them. */
const flags: ReadonlySet<CookieAttribute> = new Set(["httpOnly", "secure", "partitioned"]);

function headerState({ header, node }: CookieWrite, attribute: CookieAttribute): AttributeState {
  const name = attribute === "maxAge" ? "max-age" : attribute.toLowerCase();
  const found = header?.attributes.get(name);
  if (found === undefined) return header?.open === false ? { state: "default" } : { state: "unknown" };
  if (flags.has(attribute)) return { state: "written", value: literal(true), node };
  return found === HOLE ? { state: "unknown" } : { state: "written", value: literal(found), node };
}

/** A property that the author meant as the attribute but that the library does not know: `httponly`, `HttpOnly`. */
export function misspeltAttribute(write: CookieWrite, attribute: CookieAttribute): { readonly written: string; readonly property: TSESTree.Property; readonly right: string } | undefined {
  const known = spellings(write, attribute);
  const [right] = known;
  if (right === undefined) return undefined;
  const plain = (name: string) => name.toLowerCase().replaceAll(/[-_ ]/gu, "");
  for (const { name, property } of write.options.properties) {
    if (property && !known.includes(name) && plain(name) === plain(right)) return { written: name, property, right };
  }
  return undefined;
}

/** Whether the write is known to delete the cookie: an end that has passed, or no value where there should be one. */
export function isDeletion(context: FactContext, write: CookieWrite): boolean {
  if (write.session) return false;
  if (isWithoutValue(write)) return true;
  const isPast = (state: AttributeState): boolean => state.state === "written" && isPastValue(state.value);
  return (["maxAge", "expires"] as const).some((attribute) => attributeStates(context, write, attribute).every(isPast));
}

/** Whether an end or a lifetime takes a cookie away at once. */
export function isPastValue(value: Value): boolean {
  if (value.kind === "date") return value.relative ? value.ms <= 0 : value.ms < Date.UTC(2020, 0);
  if (value.kind === "clock") return value.offset <= 0;
  if (value.kind !== "literal") return false;
  return typeof value.value === "string" ? isPastText(value.value) : typeof value.value === "number" && value.value <= 0;
}

/** `ctx.cookies.set("session")` */
function isWithoutValue({ call, given, rows: [row], value }: CookieWrite): boolean {
  if (!call || given || value || !row || row.arguments.object !== undefined || row.arguments.value === undefined) return false;
  return call.arguments.length <= row.arguments.value;
}

function isPastText(text: string): boolean {
  const number = Number(text);
  if (!Number.isNaN(number)) return number <= 0;
  const date = Date.parse(text);
  return !Number.isNaN(date) && date < Date.UTC(2020, 0);
}

