import { describe, expect, test } from "vitest";
import {
  type DurationDialect,
  formatDuration,
  optionDurationPattern,
  parseDuration,
} from "../../src/analysis/durations";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Expectations = readonly (readonly [text: string, milliseconds: number | undefined])[];

const dialects = {
  "ms": [
    ["15m", 15 * minute],
    ["1M", minute],
    ["7d", 7 * day],
    ["7 days", 7 * day],
    ["1w", 7 * day],
    ["1y", 365.25 * day],
    ["1.5h", 1.5 * hour],
    [".5h", 0.5 * hour],
    ["-1h", -hour],
    ["3600", 3600],
    ["100ms", 100],
    ["10 msecs", 10],
    ["1mo", undefined],
    ["1 month", undefined],
    ["1h 30m", undefined],
    ["never", undefined],
    ["", undefined],
    ["1".repeat(101), undefined],
  ],
  "lukeed-ms": [
    ["15m", 15 * minute],
    ["1M", minute],
    ["10wks", 70 * day],
    ["1 year", 365.25 * day],
    ["3600", 3600],
    ["-1h", -hour],
    // Its author treats nought as no duration.
    ["0", undefined],
    ["0s", undefined],
    ["1mo", undefined],
    ["", undefined],
  ],
  "jose": [
    ["2h", 2 * hour],
    ["2 hours", 2 * hour],
    ["2H", 2 * hour],
    ["+2h", 2 * hour],
    ["- 2h", -2 * hour],
    [" 2h", 2 * hour],
    ["10 min from now", 10 * minute],
    ["1d ago", -day],
    ["1y", 365.25 * day],
    ["1.5 hrs", 1.5 * hour],
    ["1.0004s", second],
    ["3600", undefined],
    ["100ms", undefined],
    ["-1d ago", undefined],
    ["1 month", undefined],
    ["2  hours", undefined],
    [".5h", undefined],
    ["", undefined],
  ],
  "vue-cookies": [
    ["1m", 30 * day],
    ["1M", 30 * day],
    ["5MIN", 5 * minute],
    ["7D", 7 * day],
    ["1y", 360 * day],
    ["12h", 12 * hour],
    ["30s", 30 * second],
    ["60", undefined],
    ["1 d", undefined],
    ["1w", undefined],
    ["1.5d", undefined],
    ["Thu, 01 Jan 2032 00:00:00 GMT", undefined],
    ["session", undefined],
  ],
  "paseto": [
    ["2h", 2 * hour],
    ["2 hours", 2 * hour],
    ["1.5H", 1.5 * hour],
    ["1 yr", 365.25 * day],
    ["3600", undefined],
    ["-2h", undefined],
    ["2h ago", undefined],
    ["", undefined],
  ],
  "option": [
    ["15m", 15 * minute],
    ["8h", 8 * hour],
    ["30d", 30 * day],
    ["1w", 7 * day],
    ["90s", 90 * second],
    ["0s", 0],
    ["15", undefined],
    ["15 m", undefined],
    ["15M", undefined],
    ["1.5h", undefined],
    ["-1h", undefined],
    ["1y", undefined],
    ["1h30m", undefined],
    ["", undefined],
  ],
} satisfies Record<DurationDialect, Expectations>;

describe.each(Object.entries(dialects) as [DurationDialect, Expectations][])("the dialect %s", (dialect, cases) => {
  test.each(cases)("reads %j", (text, milliseconds) => {
    expect(parseDuration(text, dialect)).toBe(milliseconds);
  });
});

test("the options' pattern accepts what the dialect reads", () => {
  const pattern = new RegExp(optionDurationPattern, "u");
  for (const [text, milliseconds] of dialects.option) expect(pattern.test(text)).toBe(milliseconds !== undefined);
});

describe("for people", () => {
  test.each([
    [30 * day, "30 days"],
    [15 * minute, "15 minutes"],
    [day, "24 hours"],
    [36 * hour, "36 hours"],
    [2 * day, "2 days"],
    [7 * day, "7 days"],
    [365 * day, "365 days"],
    [3650 * day, "10 years"],
    [365.25 * day, "1 year"],
    [hour, "1 hour"],
    [90 * minute, "90 minutes"],
    [minute, "1 minute"],
    [second, "1 second"],
    [1500, "1.5 seconds"],
    [900, "900 milliseconds"],
    [1, "1 millisecond"],
    [30 * day + 1, "30 days"],
    [2.5 * day + minute, "2.5 days"],
    [30_000 * day, "82.1 years"],
    [0, "0 seconds"],
    [-hour, "-1 hour"],
    [Infinity, "for ever"],
  ])("%d is %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
