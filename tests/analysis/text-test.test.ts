import { describe, expect, it } from "vitest";
import { taughtTextTest, textTest } from "../../src/analysis/text-test";

const source = (text: string) => ({ text }) as never;

describe("text tests", () => {
  const cookies = textTest(["[cC]ookie"]);
  const storages = textTest(["Storage"]);

  it("passes texts that hold one of its own patterns, and no others", () => {
    expect(cookies.matches(source("res.cookie()"))).toBe(true);
    expect(cookies.matches(source("localStorage"))).toBe(false);
    expect(storages.matches(source("localStorage"))).toBe(true);
    expect(storages.matches(source("nothing of the kind"))).toBe(false);
  });

  it("passes texts in which an escape may hide a word", () => {
    expect(cookies.matches(source(String.raw`res["\x63ookie"]`))).toBe(true);
    expect(cookies.matches(source(String.raw`res.\u0063ookie()`))).toBe(true);
  });

  it("passes what the user taught, beside the rest", () => {
    const taught = taughtTextTest([cookies], ["rememberVisitor"]);
    expect(taught.matches(source("rememberVisitor()"))).toBe(true);
    expect(taught.matches(source("res.cookie()"))).toBe(true);
    expect(taught.matches(source("localStorage"))).toBe(false);
  });

  it("asks a text once", () => {
    let reads = 0;
    const counted = { get text() { reads++; return "res.cookie()"; } } as never;
    const once = textTest(["cookie"]);
    once.matches(counted);
    const after = reads;
    once.matches(counted);
    expect(reads).toBe(after);
  });
});
