import type { TSESLint } from "@typescript-eslint/utils";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A question about a file's text, asked before anything else of the file is looked at. */
export interface TextTest {
  matches(sourceCode: SourceCode): boolean;
}

/** Sources of regular expressions; literal text or close to it, since every file is searched for them. */
type Patterns = readonly string[];

interface TextTestOptions {
  /** One of these, or an import of one of `packages`, stands in every text that passes. */
  readonly any?: Patterns;
  readonly packages?: Patterns;
  /** One of these, too, in capitals or not. */
  readonly and?: Patterns;
  /**
   * Fewer and shorter patterns, in capitals or not, of which one stands wherever one of `any` does (`torage` for all
   * storages): most files hold none of any test, which one search for all stems tells. `any` itself where it is left
   * out; `none` where its words are so common that they would let most files through.
   */
  readonly stems?: Patterns | "none";
}

const allStems = new Set<string>();
const allPackages = new Set<string>();
let anyStem: TextTest | undefined;
let anyPackage: TextTest | undefined;

/** A test that texts pass in which one of the patterns stands. Made once, when its module is loaded. */
export function textTest(options: Patterns | TextTestOptions): TextTest {
  const { any = [], packages = [], and, stems = any } = isList(options) ? { any: options } : options;
  const searches = [...(and ? [search(and, "i")] : []), search([...any, ...importOf(packages)])];
  const passes = (sourceCode: SourceCode) => searches.every((each) => each.matches(sourceCode));
  if (stems === "none") return { matches: passes };
  for (const stem of stems) allStems.add(stem);
  for (const name of packages) allPackages.add(name);
  anyStem = anyPackage = undefined;
  return { matches: (sourceCode) => mayMatter(sourceCode) && passes(sourceCode) };
}

/** Whether some test may pass; most files end here. */
function mayMatter(sourceCode: SourceCode): boolean {
  // without case is the faster search, and the stems are many
  anyStem ??= search([...allStems], "i");
  anyPackage ??= search(importOf([...allPackages]));
  return anyStem.matches(sourceCode) || anyPackage.matches(sourceCode);
}

/** A text that starts with the name of a package. One group for all of them: its quote sorts most places out at once. */
function importOf(packages: Patterns): Patterns {
  return packages.length > 0 ? [`["'\\x60](?:(?:npm|jsr):/?)?(?:${packages.join("|")})`] : [];
}

function isList(options: Patterns | TextTestOptions): options is Patterns {
  return Array.isArray(options);
}

/** A test that texts pass which pass one of `tests`. */
export function eitherTest(...tests: readonly TextTest[]): TextTest {
  return { matches: (sourceCode) => tests.some((test) => test.matches(sourceCode)) };
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
function search(patterns: Patterns, flags = ""): TextTest {
  // no flag u: it makes the search a quarter slower
  const expression = new RegExp(patterns.length > 0 ? patterns.join("|") : "(?!)", flags);
  const answers = new WeakMap<object, boolean>();
  return {
    matches(sourceCode) {
      let answer = answers.get(sourceCode);
      if (answer === undefined) answers.set(sourceCode, (answer = expression.test(readableText(sourceCode))));
      return answer;
    },
  };
}

/** Escapes of characters: identifiers and strings may be written with them. */
const everyEscape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,5})\})/gu;
const texts = new WeakMap<object, string>();

/** The text as it is read: with escapes replaced, behind which a word may hide. */
export function readableText(sourceCode: SourceCode): string {
  let text = texts.get(sourceCode);
  if (text === undefined) {
    ({ text } = sourceCode);
    if (text.includes("\\u") || text.includes("\\x")) text = text.replaceAll(everyEscape, (_, ...codes: string[]) => String.fromCodePoint(Number.parseInt(codes.find(Boolean) ?? "20", 16)));
    texts.set(sourceCode, text);
  }
  return text;
}
