import { describe, expect, test } from "vitest";
import { inEnglish, splitName } from "../../src/facts/name-items";
import { credentialTerms, plainTerms, relationWords } from "../../src/model/vocabulary";
import { foreignWords, linkWords } from "../../src/model/vocabulary-languages";
import { objectionTerms } from "../../src/model/vocabulary-objections";

const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
  credentials: credentialTerms.map(row => row.terms),
  objections: objectionTerms.map(row => row.terms),
  plain: [plainTerms],
  relations: [relationWords],
  links: [linkWords],
};

describe.each(Object.entries(tables))("%s", (_name, rows) => {
  test("are lower-case words with single blanks", () => {
    for (const term of rows.flat()) expect(term).toMatch(/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\d]+(?: [\p{Ll}\p{Lo}\p{M}\d]+)*$/u);
  });

  test("no row names a term twice", () => {
    for (const terms of rows) expect([...new Set(terms)]).toEqual(terms);
  });

  test("every term is found in a name: no split and no other language takes its words away", () => {
    for (const term of rows.flat()) expect(inEnglish(splitName(term)).join(" ")).toBe(term);
  });
});

test("no term is two credentials, so that order does not matter", () => {
  const all = credentialTerms.flatMap(row => row.terms);
  expect([...new Set(all)]).toEqual(all);
});

test("foreign words stand for words of the vocabulary, and each for one thing", () => {
  const known = new Set(Object.values(tables).flat(2).flatMap(term => term.split(" ")));
  const seen = new Map<string, string>();
  for (const { language, words } of foreignWords) {
    for (const [english, others] of Object.entries(words) as [string, readonly string[]][]) {
      for (const word of english.split(" ")) expect(known, language).toContain(word);
      for (const other of others) expect(seen.get(other) ?? english, other).toBe(english);
      for (const other of others) seen.set(other, english);
    }
  }
});
