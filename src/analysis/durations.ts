import { parse as lukeedParse } from "@lukeed/ms";
import ms from "ms";

/**
 * Who reads a duration written as text. Each library has its own grammar; all were compared with the packages
 * themselves: ms 2.1.3 (as jsonwebtoken 9 calls it), @lukeed/ms 2.0.2 (fast-jwt 6, @fastify/jwt 10), jose 6.2.17,
 * vue-cookies 1.8.6, paseto 3.1.4. `option` is this plugin's own.
 */
export type DurationDialect = "ms" | "lukeed-ms" | "jose" | "vue-cookies" | "paseto" | "option";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;
const julianYear = 365.25 * day;

type Units = ReadonlyMap<string, number>;

/** The unit names that jose and paseto share, in milliseconds each. */
const longUnits: Units = new Map([
  ...["s", "sec", "secs", "second", "seconds"].map(name => [name, second] as const),
  ...["m", "min", "mins", "minute", "minutes"].map(name => [name, minute] as const),
  ...["h", "hr", "hrs", "hour", "hours"].map(name => [name, hour] as const),
  ...["d", "day", "days"].map(name => [name, day] as const),
  ...["w", "week", "weeks"].map(name => [name, week] as const),
  ...["y", "yr", "yrs", "year", "years"].map(name => [name, julianYear] as const),
]);

/** In vue-cookies `m` is a month of 30 days, and a year has twelve of those. */
const vueCookiesUnits: Units = new Map([
  ["s", second],
  ["min", minute],
  ["h", hour],
  ["d", day],
  ["m", 30 * day],
  ["y", 360 * day],
]);

const optionUnits: Units = new Map([
  ["s", second],
  ["m", minute],
  ["h", hour],
  ["d", day],
  ["w", week],
]);

function amount(number: string, unit: string, units: Units): number | undefined {
  const size = units.get(unit.toLowerCase());
  return size === undefined ? undefined : Number(number) * size;
}

/** jose: sign or direction, never both; a unit always; whole seconds. */
function parseJose(text: string): number | undefined {
  const match = /^(?<sign>[+-])? ?(?<number>\d+(?:\.\d+)?) ?(?<unit>[a-z]+)(?<direction> ago| from now)?$/iu.exec(text);
  const { sign, number, unit, direction } = match?.groups ?? {};
  if (number === undefined || unit === undefined || (sign && direction)) return undefined;
  const size = amount(number, unit, longUnits);
  if (size === undefined) return undefined;
  const past = sign === "-" || direction === " ago";
  return (past ? -1 : 1) * Math.round(size / second) * second;
}

function parseWith(units: Units, grammar: RegExp): (text: string) => number | undefined {
  return text => {
    const { number, unit } = grammar.exec(text)?.groups ?? {};
    return number === undefined || unit === undefined ? undefined : amount(number, unit, units);
  };
}

const parsers = {
  // A bare number is milliseconds: jsonwebtoken hands every string to `ms`. `ms` throws on an empty one.
  "ms": text => (text === "" ? undefined : ms(text as ms.StringValue)),
  "lukeed-ms": lukeedParse,
  "jose": parseJose,
  // Other strings are dates to vue-cookies.
  "vue-cookies": parseWith(vueCookiesUnits, /^(?<number>\d+)(?<unit>[a-z]+)$/iu),
  "paseto": parseWith(longUnits, /^(?<number>\d+(?:\.\d+)?) ?(?<unit>[a-z]+)$/iu),
  "option": parseWith(optionUnits, /^(?<number>\d+)(?<unit>[a-z])$/u),
} satisfies Record<DurationDialect, (text: string) => number | undefined>;

/** The source of a regular expression for the durations that this plugin's options accept, for their JSON schema. */
export const optionDurationPattern = String.raw`^\d+[${[...optionUnits.keys()].join("")}]$`;

/** The milliseconds that a library reads `text` as, or undefined where it refuses the text. */
export function parseDuration(text: string, dialect: DurationDialect): number | undefined {
  const milliseconds = parsers[dialect](text);
  return milliseconds === undefined || !Number.isFinite(milliseconds) ? undefined : milliseconds;
}

/** Units a message uses, from the number of each that reads better than the next smaller unit: 24 hours, 2 days. */
const messageUnits = [
  { name: "year", size: julianYear, from: 1 },
  { name: "year", size: 365 * day, from: 2 },
  { name: "day", size: day, from: 2 },
  { name: "hour", size: hour, from: 1 },
  { name: "minute", size: minute, from: 1 },
  { name: "second", size: second, from: 1 },
  { name: "millisecond", size: 1, from: 0 },
] as const;

/** Exact numbers above this read worse than a rounded one of a larger unit. */
const largestExactNumber = 1000;

const withUnit = (number: number, unit: string) => `${String(number)} ${unit}${number === 1 ? "" : "s"}`;

/**
 * `milliseconds` for people: the largest unit that gives a whole number (`30 days`, `90 minutes`), else the largest
 * one, to one decimal (`2.5 days`).
 */
export function formatDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return "for ever";
  if (milliseconds === 0) return "0 seconds";
  if (milliseconds < 0) return `-${formatDuration(-milliseconds)}`;
  const fitting = messageUnits.filter(unit => milliseconds / unit.size >= unit.from);
  const exact = fitting.find(unit => milliseconds % unit.size === 0 && milliseconds / unit.size < largestExactNumber);
  if (exact) return withUnit(milliseconds / exact.size, exact.name);
  const unit = fitting[0] ?? messageUnits[messageUnits.length - 1]!;
  return withUnit(Math.round((milliseconds / unit.size) * 10) / 10, unit.name);
}
