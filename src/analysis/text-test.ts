import type { TSESLint } from "@typescript-eslint/utils";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A question about a file's text, asked before anything else of the file is looked at. */
export interface TextTest {
  matches(sourceCode: SourceCode): boolean;
}

/** Identifiers and strings may be written with escapes, which no search for words can see. */
const escapeSequence = String.raw`\\[ux]`;

const allPatterns = new Set<string>([escapeSequence]);
let any: TextTest | undefined;

/**
 * A test that passes where the text holds one of `patterns` (sources of regular expressions) or an escape sequence
 * that might hide one. Made once, when its module is loaded: most files hold no pattern of any test, which one search
 * for all of them tells.
 */
export function textTest(patterns: readonly string[]): TextTest {
  for (const pattern of patterns) allPatterns.add(pattern);
  any = undefined;
  const own = search([...patterns, escapeSequence]);
  return { matches: (sourceCode) => (any ??= search([...allPatterns])).matches(sourceCode) && own.matches(sourceCode) };
}

/** For files of which something else than their text says that they matter. */
export const anyText: TextTest = { matches: () => true };

/** A test for patterns that only the user's configuration knows; `tests` pass it too. */
export function taughtTextTest(tests: readonly TextTest[], patterns: readonly string[]): TextTest {
  if (patterns.length === 0 && tests.length === 1 && tests[0]) return tests[0];
  const taught = patterns.length > 0 ? search(patterns) : undefined;
  return { matches: (sourceCode) => tests.some((test) => test.matches(sourceCode)) || taught?.matches(sourceCode) === true };
}

/** Keeps the answer per `SourceCode`, so rules that share a test pay for it once. */
function search(patterns: readonly string[]): TextTest {
  const expression = new RegExp(patterns.join("|"), "u");
  const answers = new WeakMap<object, boolean>();
  return {
    matches(sourceCode) {
      let answer = answers.get(sourceCode);
      if (answer === undefined) answers.set(sourceCode, (answer = expression.test(sourceCode.text)));
      return answer;
    },
  };
}
