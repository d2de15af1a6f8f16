import type { TSESTree } from "@typescript-eslint/utils";
import { HOLE } from "../analysis/cookie-string";
import type { Node } from "../analysis/nodes";
import { literal, type Value } from "../analysis/value";
import type { CookieAttribute } from "../model/cookie-row";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";

/** One thing that an attribute of a cookie may be. */
export type AttributeState =
  | { readonly state: "written"; readonly value: Value; readonly node: Node; readonly property?: TSESTree.Property }
  /** Nothing is written: what the setter does on its own. */
  | { readonly state: "default" }
  | { readonly state: "unknown" };

/** All that the attribute may be where the cookie is set. */
export function attributeStates(context: FactContext, write: CookieWrite, attribute: CookieAttribute): readonly AttributeState[] {
  if (write.header) return [headerState(write, attribute)];
  const [row] = write.rows;
  const key = row?.spelling[attribute];
  if (!row || key === undefined) return [{ state: "default" }];
  return write.options.get(key).flatMap((slot): readonly AttributeState[] => {
    if (slot.state === "unknown") return [{ state: "unknown" }];
    if (slot.state === "absent") return sharedStates(context, write, key);
    return context.file.values.of(slot.node, slot.given).map((value): AttributeState => {
      if (value.kind === "unknown") return { state: "unknown" };
      // written as `undefined`, which some libraries take for "off" and others for "not written"
      if (value.kind === "literal" && value.value === undefined && row.undefinedMeans === "default") return { state: "default" };
      return { state: "written", value, node: slot.node, ...(slot.property && { property: slot.property }) };
    });
  });
}

/** What the application's registration of the library sets for all cookies. */
function sharedStates(context: FactContext, write: CookieWrite, key: string): readonly AttributeState[] {
  return write.shared.get(key).flatMap((slot): readonly AttributeState[] => {
    if (slot.state === "absent") return [{ state: "default" }];
    if (slot.state === "unknown") return [{ state: "unknown" }];
    return context.file.values.of(slot.node, slot.given).map((value) => (value.kind === "unknown" ? { state: "unknown" } : { state: "written", value, node: slot.node }));
  });
}

function headerState({ header, node }: CookieWrite, attribute: CookieAttribute): AttributeState {
  const name = attribute === "maxAge" ? "max-age" : attribute.toLowerCase();
  const found = header?.attributes.get(name);
  if (found === undefined) return header?.open === false ? { state: "default" } : { state: "unknown" };
  return found === HOLE ? { state: "unknown" } : { state: "written", value: literal(found), node };
}

/** A property that the author meant as the attribute but that the library does not know: `httponly`, `HttpOnly`. */
export function misspeltAttribute(write: CookieWrite, attribute: CookieAttribute): { readonly written: string; readonly property: TSESTree.Property; readonly right: string } | undefined {
  const right = write.rows[0]?.spelling[attribute];
  if (right === undefined) return undefined;
  const plain = (name: string) => name.toLowerCase().replaceAll(/[-_ ]/gu, "");
  for (const { name, property } of write.options.properties) {
    if (property && name !== right && plain(name) === plain(right)) return { written: name, property, right };
  }
  return undefined;
}

/** Whether the write is known to delete the cookie: no value, or an end that has passed. */
export function isDeletion(context: FactContext, write: CookieWrite): boolean {
  if (write.session) return false;
  const isPast = (state: AttributeState): boolean => {
    if (state.state !== "written") return false;
    const { value } = state;
    if (value.kind === "date") return value.relative ? value.ms <= 0 : value.ms < Date.UTC(2020, 0);
    if (value.kind === "clock") return value.offset <= 0;
    if (value.kind !== "literal") return false;
    return typeof value.value === "string" ? isPastText(value.value) : typeof value.value === "number" && value.value <= 0;
  };
  return (["maxAge", "expires"] as const).some((attribute) => attributeStates(context, write, attribute).every(isPast));
}

function isPastText(text: string): boolean {
  const number = Number(text);
  if (!Number.isNaN(number)) return number <= 0;
  const date = Date.parse(text);
  return !Number.isNaN(date) && date < Date.UTC(2020, 0);
}

