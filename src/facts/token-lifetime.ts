import { parseDuration } from "../analysis/durations";
import { unwrapAwait, type Node } from "../analysis/nodes";
import type { Value } from "../analysis/value";
import type { LifetimePlace, LifetimeReading } from "../model/token-row";

/** A value whose size or kind betrays that its author counted in another unit. */
export type UnitSlip =
  /** Milliseconds where seconds are counted: `expiresIn: 3600000`, `exp: Date.now() + …`. */
  | "milliseconds"
  /** Seconds where milliseconds are counted: `expiresIn: "3600"`. */
  | "seconds"
  /** A duration where a date is taken: `setExpirationTime(3600)` is in 1970. */
  | "duration"
  /** A date where a duration is taken: `expiresIn: Math.floor(Date.now() / 1000) + 3600`. */
  | "date";

/** One lifetime that a token may get. */
export interface Lifetime {
  /** Seconds from issue to expiry; `none`: it never expires; `unknown`: the file does not show it. */
  readonly seconds: number | "none" | "unknown";
  /** What says so; undefined where nothing is written. */
  readonly node?: Node;
  readonly place?: LifetimePlace;
  readonly slip?: UnitSlip;
  /** The seconds that a slip evidently stands for. */
  readonly meant?: number;
  /** It is written in the set-up, which is judged by itself. */
  readonly fromSetUp?: true;
}

type Reading = Pick<Lifetime, "seconds" | "slip" | "meant"> | "absent";

const unknown: Reading = { seconds: "unknown" };
/** No token with a literal `exp` below is meant to be a date: 2001 in seconds, 1973 in milliseconds. */
const earliest = { "epoch-s": 1e9, "epoch-ms": 1e11 } as const;
/** A literal `exp` above counts milliseconds: year 5138. */
const latestSeconds = 1e11;
/** Seconds since 1970 taken as a duration: half a century. */
const sinceEpoch = 1.6e9;

/** What a library makes of one value in a lifetime's place. */
export function readLifetime(value: Value, reading: LifetimeReading): Reading {
  switch (value.kind) {
    case "literal":
      return readLiteral(value.value, reading);
    case "clock":
      return readClock(value, reading);
    case "date":
      return readDate(value, reading);
    default:
      return unknown;
  }
}

function readLiteral(value: unknown, reading: LifetimeReading): Reading {
  if (value === undefined || value === null) return readNothing(reading);
  if (typeof value === "number") return readNumber(value, reading);
  return typeof value === "string" ? readText(value, reading) : unknown;
}

function readNothing({ nothing }: LifetimeReading): Reading {
  if (nothing === "absent") return "absent";
  // the library throws: no token, no defect of this kind
  return nothing === "never" ? { seconds: "none" } : unknown;
}

function readNumber(value: number, { number, zero }: LifetimeReading): Reading {
  if (value === 0) return zero === "never" ? { seconds: "none" } : unknown;
  switch (number) {
    case "s":
      return { seconds: value, ...(looksLikeMilliseconds(value) && { slip: "milliseconds" as const, meant: value / 1000 }) };
    case "ms":
      return { seconds: value / 1000, ...(looksLikeSeconds(value) && { slip: "seconds" as const, meant: value }) };
    case "epoch-s":
    case "epoch-ms":
      if (value > 0 && value < earliest[number]) return { seconds: 0, slip: "duration", meant: durationOf(value) };
      // a fixed date is right or wrong by the day on which the code runs
      return number === "epoch-s" && value > latestSeconds ? { seconds: value, slip: "milliseconds" } : unknown;
    default:
      return unknown;
  }
}

function readText(value: string, { text }: LifetimeReading): Reading {
  if (text === "refused" || text === "iso-date") return unknown;
  const milliseconds = parseDuration(value, text);
  if (milliseconds === undefined) return unknown;
  const isBare = /^\s*\d+\s*$/u.test(value);
  return { seconds: milliseconds / 1000, ...(isBare && looksLikeSeconds(milliseconds) && { slip: "seconds" as const, meant: milliseconds }) };
}

function readClock({ unit, offset }: Value & { kind: "clock" }, { number }: LifetimeReading): Reading {
  switch (number) {
    case "epoch-s":
      return unit === "s" ? { seconds: offset } : { seconds: sinceEpoch * 1000, slip: "milliseconds", meant: durationOf(offset) };
    case "epoch-ms":
      return unit === "ms" ? { seconds: offset / 1000 } : { seconds: 0, slip: "seconds", meant: offset };
    case "s":
      return { seconds: unit === "s" ? sinceEpoch + offset : sinceEpoch * 1000, slip: "date", meant: unit === "s" ? offset : durationOf(offset) };
    case "ms":
      return unit === "ms" ? { seconds: sinceEpoch, slip: "date", meant: offset / 1000 } : unknown;
    default:
      return unknown;
  }
}

function readDate({ relative, ms }: Value & { kind: "date" }, { date }: LifetimeReading): Reading {
  return date && relative ? { seconds: ms / 1000 } : unknown;
}

/** The seconds of a number that may count seconds or milliseconds. */
function durationOf(number: number): number {
  return looksLikeMilliseconds(number) ? number / 1000 : number;
}

/** 3600000 as seconds is 41.7 days: as milliseconds it is an hour. Of 15 minutes or more, and no whole days, or whole hours at that. */
function looksLikeMilliseconds(seconds: number): boolean {
  if (seconds < 900_000 || seconds % 300_000 !== 0) return false;
  return seconds % 86_400 !== 0 || seconds % 3_600_000 === 0;
}

/** 3600 as milliseconds is 3.6 seconds: as seconds it is an hour. */
function looksLikeSeconds(milliseconds: number): boolean {
  if (milliseconds % 60_000 === 0 || milliseconds <= 0) return false;
  return milliseconds % 60 === 0 && (milliseconds % 1000 !== 0 || milliseconds % 3600 === 0);
}

/** Whether an expression multiplies by 1000: its author counts in milliseconds. */
export function countsMilliseconds(start: Node): boolean {
  const node = unwrapAwait(start);
  if (node.type === "Literal") return node.value === 1000;
  if (node.type !== "BinaryExpression" || node.operator !== "*") return false;
  return countsMilliseconds(node.left) || countsMilliseconds(node.right);
}
