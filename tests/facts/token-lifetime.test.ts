import { describe, expect, it } from "vitest";
import { literal, type Value } from "../../src/analysis/value";
import { readLifetime } from "../../src/facts/token-lifetime";
import { expClaim, jsonwebtokenExpiresIn, type LifetimeReading } from "../../src/model/token-row";

const seconds: LifetimeReading = jsonwebtokenExpiresIn;
const milliseconds: LifetimeReading = { ...seconds, number: "ms", text: "lukeed-ms", nothing: "absent", zero: "never" };
const date: LifetimeReading = { ...expClaim, text: "jose", date: true };
const dateInMilliseconds: LifetimeReading = { ...expClaim, number: "epoch-ms", date: true, nothing: "never" };
const clock = (unit: "s" | "ms", offset: number): Value => ({ kind: "clock", unit, offset });
const unknown = { seconds: "unknown" };
const hour = 3600;

describe("a lifetime", () => {
  it.each<[string, Value, LifetimeReading, object | "absent"]>([
    ["in seconds", literal(900), seconds, { seconds: 900 }],
    ["in seconds, as text", literal("15m"), seconds, { seconds: 900 }],
    ["in milliseconds", literal(900_000), milliseconds, { seconds: 900 }],
    ["in milliseconds, as text", literal("15m"), milliseconds, { seconds: 900 }],
    ["to a date in seconds", clock("s", hour), date, { seconds: hour }],
    ["to a date in milliseconds", clock("ms", 3_600_000), dateInMilliseconds, { seconds: hour }],
    ["to a Date", { kind: "date", relative: true, ms: 3_600_000 }, date, { seconds: hour }],
    ["to a Date where none is taken", { kind: "date", relative: true, ms: 3_600_000 }, seconds, unknown],
    ["to a fixed day", literal(1_893_456_000), date, unknown],
    ["in whole days", literal(2_592_000), seconds, { seconds: 2_592_000 }],
    ["in hundreds of hours", literal(360_000), seconds, { seconds: 360_000 }],
    ["in text that is refused", literal("1 month"), seconds, unknown],
    ["that is undefined where that throws", literal(undefined), seconds, unknown],
    ["that is undefined where that says nothing", literal(undefined), milliseconds, "absent"],
    ["that is undefined where that takes the end away", literal(undefined), dateInMilliseconds, { seconds: "none" }],
    ["of zero where that is for ever", literal(0), milliseconds, { seconds: "none" }],
    ["of zero where that has expired", literal(0), seconds, unknown],
    ["that nobody knows", { kind: "unknown" }, seconds, unknown],
    ["that is no number", literal(true), seconds, unknown],
  ])("%s", (_name, value, reading, expected) => expect(readLifetime(value, reading)).toEqual(expected));
});

describe("a slip", () => {
  it.each<[string, Value, LifetimeReading, object]>([
    ["an hour in milliseconds", literal(3_600_000), seconds, { seconds: 3_600_000, slip: "milliseconds", meant: hour }],
    ["12 hours in milliseconds, which are whole days in seconds", literal(43_200_000), seconds, { seconds: 43_200_000, slip: "milliseconds", meant: 43_200 }],
    ["seconds in quotes", literal("3600"), seconds, { seconds: 3.6, slip: "seconds", meant: hour }],
    ["seconds", literal(86_400), milliseconds, { seconds: 86.4, slip: "seconds", meant: 86_400 }],
    ["a duration as a date", literal(hour), date, { seconds: 0, slip: "duration", meant: hour }],
    ["a duration in milliseconds as a date", literal(3_600_000), dateInMilliseconds, { seconds: 0, slip: "duration", meant: hour }],
    ["the clock in milliseconds", clock("ms", 3_600_000), date, { seconds: 1.6e12, slip: "milliseconds", meant: hour }],
    ["the clock in milliseconds with seconds added", clock("ms", hour), date, { seconds: 1.6e12, slip: "milliseconds", meant: hour }],
    ["the clock in seconds", clock("s", hour), dateInMilliseconds, { seconds: 0, slip: "seconds", meant: hour }],
    ["a date as a duration", clock("s", hour), seconds, { seconds: 1.6e9 + hour, slip: "date", meant: hour }],
    ["a date in milliseconds as a duration", clock("ms", 3_600_000), milliseconds, { seconds: 1.6e9, slip: "date", meant: hour }],
    ["a far date in milliseconds", literal(1_893_456_000_000), date, { seconds: 1_893_456_000_000, slip: "milliseconds" }],
  ])("%s", (_name, value, reading, expected) => expect(readLifetime(value, reading)).toEqual(expected));
});
