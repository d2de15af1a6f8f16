import type { TSESLint } from "@typescript-eslint/utils";

/** A question about a file's text, asked before anything else of the file is looked at. */
export interface TextTest {
  matches(sourceCode: Readonly<TSESLint.SourceCode>): boolean;
}

/** Identifiers and strings may be written with escapes, which no search for words can see. */
const escapeSequence = String.raw`\\[ux]`;

/**
 * A test that passes where the text holds one of `patterns` (sources of regular expressions) or an escape sequence
 * that might hide one. The answer is kept per `SourceCode`, so rules that share a test pay for it once.
 */
export function textTest(patterns: readonly string[]): TextTest {
  const anyOf = new RegExp([...patterns, escapeSequence].join("|"), "u");
  const answers = new WeakMap<object, boolean>();
  return {
    matches(sourceCode) {
      const known = answers.get(sourceCode);
      if (known !== undefined) return known;
      const answer = anyOf.test(sourceCode.text);
      answers.set(sourceCode, answer);
      return answer;
    },
  };
}
