export type Literal = string | number | boolean | null | undefined | bigint;

/**
 * One thing that a value may be. `clock` is a number of seconds or milliseconds counted from the time at which the
 * code runs (`Math.floor(Date.now() / 1000) + 3600` is a clock in seconds, offset 3600); `date` is a `Date`, whose
 * `ms` count from then if it is `relative`, else from 1970.
 */
export type Value =
  | { readonly kind: "literal"; readonly value: Literal }
  | { readonly kind: "clock"; readonly unit: "s" | "ms"; readonly offset: number }
  | { readonly kind: "date"; readonly relative: boolean; readonly ms: number }
  | { readonly kind: "unknown" };

export const unknownValue: Value = { kind: "unknown" };
/** A part of a text that the file does not show. */
export const hole: unique symbol = Symbol("hole");
export type TextPart = string | typeof hole;

export function literal(value: Literal): Value {
  return { kind: "literal", value };
}

/** A date as the number of milliseconds it stands for. */
export function asNumber(value: Value): Value {
  if (value.kind !== "date") return value;
  return value.relative ? { kind: "clock", unit: "ms", offset: value.ms } : literal(value.ms);
}
