import type { TSESLint } from "@typescript-eslint/utils";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A question about a file's text, asked before anything else of the file is looked at. */
export interface TextTest {
  matches(sourceCode: SourceCode): boolean;
}

/** Sources of regular expressions; literal text or close to it, since every file is searched for them. */
type Patterns = readonly string[];

interface TextTestOptions {
  /** One of these stands in every text that passes. */
  readonly any: Patterns;
  /** One of these, too. */
  readonly and?: Patterns;
  /**
   * Fewer and shorter patterns, of which one stands wherever one of `any` does (`torage` for all storages): most files
   * hold none of any test, which one search for all stems tells. `any` itself where it is left out.
   */
  readonly stems?: Patterns;
}

const allStems = new Set<string>();
let anyStem: TextTest | undefined;

/** A test that texts pass in which one of the patterns stands. Made once, when its module is loaded. */
export function textTest(options: Patterns | TextTestOptions): TextTest {
  const { any, and, stems = any }: TextTestOptions = "any" in options ? options : { any: options };
  for (const stem of stems) allStems.add(stem);
  anyStem = undefined;
  const searches = [search(any), ...(and ? [search(and)] : [])];
  return {
    matches: (sourceCode) => (anyStem ??= search([...allStems])).matches(sourceCode) && searches.every((each) => each.matches(sourceCode)),
  };
}

/** For files of which something else than their text says that they matter. */
export const anyText: TextTest = { matches: () => true };

/** A test for patterns that only the user's configuration knows; what passes one of `tests` passes it too. */
export function taughtTextTest(tests: readonly TextTest[], patterns: Patterns): TextTest {
  const [only] = tests;
  if (patterns.length === 0 && tests.length === 1 && only) return only;
  const taught = patterns.length > 0 ? search(patterns) : undefined;
  return { matches: (sourceCode) => tests.some((test) => test.matches(sourceCode)) || taught?.matches(sourceCode) === true };
}

/** Keeps the answer per `SourceCode`, so rules that share a test pay for it once. */
function search(patterns: Patterns): TextTest {
  const expression = new RegExp(patterns.join("|"), "u");
  const answers = new WeakMap<object, boolean>();
  return {
    matches(sourceCode) {
      let answer = answers.get(sourceCode);
      if (answer === undefined) answers.set(sourceCode, (answer = expression.test(readableText(sourceCode))));
      return answer;
    },
  };
}

/** Escapes of ASCII: identifiers and strings may be written with them. */
const escape = /\\(?:x([2-7][\da-fA-F])|u00([2-7][\da-fA-F])|u\{0*([2-7][\da-fA-F])\})/u;
const everyEscape = new RegExp(escape.source, "gu");
const texts = new WeakMap<object, string>();

/** The text as it is read: with escapes of letters replaced, behind which a word may hide. */
function readableText(sourceCode: SourceCode): string {
  let text = texts.get(sourceCode);
  if (text === undefined) {
    ({ text } = sourceCode);
    if (escape.test(text)) text = text.replaceAll(everyEscape, (_, ...codes: string[]) => String.fromCharCode(Number.parseInt(codes.find(Boolean) ?? "20", 16)));
    texts.set(sourceCode, text);
  }
  return text;
}
