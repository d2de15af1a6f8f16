import { expect, test } from "vitest";
import { remember } from "../../src/analysis/remember";

test("asks once for a text, and again after many others", () => {
  let asked = 0;
  const length = remember(text => {
    asked++;
    return text.length;
  });
  expect([length("a"), length("ab"), length("a")]).toEqual([1, 2, 1]);
  expect(asked).toBe(2);
  for (let i = 0; i < 10_000; i++) length(String(i));
  expect(length("a")).toBe(1);
  expect(asked).toBe(10_003);
});
