import { describe, expect, it } from "vitest";
import { patternSearch } from "../../src/analysis/pattern-search";

// long enough for the words to be searched first
const filler = "const colour = mix(palette, amount);\n".repeat(10);

describe("a search for patterns", () => {
  it.each([
    [["[sS]ession"], "new Session()", true],
    [["[sS]ession"], "new SESSION()", false],
    [["[sS]ession(?!s)"], "sessions", false],
    [["jwt\\.sign", "jose"], "import * as jose from 'jose'", true],
    [["jwt\\.sign", "jose"], "jwt.verify(token)", false],
    [["express-session"], "express_session", false],
    [["[rR]efresh[-_]?[tT]oken"], "refreshToken", true],
    [["[rR]efresh[-_]?[tT]oken"], "refresh token", false],
    [["\\+\\+"], "count++", true],
    [["\\+\\+", "Date"], "count + 1", false],
    [["выход"], "const выход = 1", true],
    [["[\"'`]koa[\"'`]"], "from 'koa'", true],
  ] as const)("for %j in %j answers %j, in short and in long texts", (patterns, text, answer) => {
    const search = patternSearch(patterns);
    // the first lists are looked for by themselves
    const askedOften = (long: string) => Array.from({ length: 5 }, () => search.isIn(long));
    expect(search.isIn(text)).toBe(answer);
    expect(askedOften(filler + text)).toEqual(Array(5).fill(answer));
    expect(askedOften(text + filler)).toEqual(Array(5).fill(answer));
  });

  it("knows the words of searches that are made later", () => {
    const text = `${filler}verifyIdToken(x)`;
    for (const name of ["unsealedCookie", "sealedCookie", "signedCookie", "plainCookie"]) expect(patternSearch([name]).isIn(text)).toBe(false);
    expect(patternSearch(["verifyId[A-Z]oken"]).isIn(text)).toBe(true);
    expect(patternSearch(["verifyId[A-Z]okens"]).isIn(text)).toBe(false);
  });
});
