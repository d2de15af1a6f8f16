import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { patternSearch, type Patterns } from "./pattern-search";
import { createWordSearch } from "./word-search";

/** What text tests are asked about: a file's text without comments, in which words often stand for other things. */
export interface CodeText {
  /** Whether no test has its words in it, as in most files. */
  readonly isQuiet: boolean;
  /** Whether the words of a test stand in it, of those whose modules are loaded: the checks, which are built apart, know fewer tests. */
  hasWordsOf(test: TextTest): boolean;
  /** The text as it is read, with escapes replaced. */
  readonly text: string;
  /** The end of the file's path, where a route has its name; empty where it isn't known. */
  readonly route: string;
}

/** A question about a file, asked of its text before anything else of the file is looked at. */
export interface TextTest {
  /** It fails where the code is quiet. */
  readonly needsWord?: boolean;
  matches(code: CodeText): boolean;
}

interface TextTestOptions {
  /** One of these, or an import of one of `packages`, stands in every text that passes. */
  readonly any?: Patterns;
  /** The starts of names of packages; `"` is the quote that ends one. */
  readonly packages?: readonly string[];
  /** One of these, too; of each list, where there are several. */
  readonly and?: Patterns | readonly Patterns[];
  /**
   * Words in small letters, found in capitals or not, of which one stands in every text that passes, too, unless a
   * package does; `_` is any separator. Most files hold none of any test, which one search for all of them tells.
   * `any` itself where it is left out; `none` where its words are so common that they would let most files through.
   */
  readonly stems?: readonly string[] | "none";
  /** Words of the same kind of which one stands in every text that passes, too: common ones, which alone say nothing. */
  readonly andStems?: readonly string[];
  /** Whether what is looked for in the text may stand in the name of the file's route instead. */
  readonly inRoute?: boolean;
}

/** A test that the search for words sorts out. */
interface WordTest extends TextTest {
  readonly andStems: readonly string[] | undefined;
  readonly inRoute: boolean;
}

const testsByWord = new Map<string, Set<WordTest>>();
let words: WordTable | undefined;

/** A test that texts pass in which one of the patterns stands. Made once, when its module is loaded. */
export function textTest(options: Patterns | TextTestOptions): TextTest {
  const { any = [], packages = [], and = [], stems = any, andStems, inRoute = false } = isList(options) ? { any: options } : options;
  const searches = [...(isLists(and) ? and : [and]).map(patternSearch), patternSearch([...any, ...importOf(packages)])];
  const passes = (code: CodeText) => searches.every((each) => each.isIn(code.text)) || (inRoute && searches.every((each) => each.isIn(code.route)));
  if (stems === "none") return { matches: passes };
  const test: WordTest = { needsWord: true, andStems, inRoute, matches: (code) => code.hasWordsOf(test) && passes(code) };
  for (const word of [...stems, ...wordsOf(packages)]) {
    checkWord(word);
    testsOf(word).add(test);
  }
  for (const word of andStems ?? []) {
    checkWord(word);
    testsOf(word);
  }
  words = undefined;
  return test;
}

/** The tests of a word; none for a word that only stands beside others. */
function testsOf(word: string): Set<WordTest> {
  const tests = testsByWord.get(word) ?? new Set();
  testsByWord.set(word, tests);
  return tests;
}

function checkWord(word: string): void {
  const isPlain = /^["@\w:/(){},=?&#$[\t-]{5,}$|^[a-z\d]{3,4}$/u.test(word) && word.toLowerCase() === word;
  if (!isPlain) throw new Error(`${word} is no stem: five small letters, digits, separators or quotes at least, or three letters.`);
}

/** What to look for where names of packages are: a quote and the name, or a registry's prefix. */
function wordsOf(packages: readonly string[]): readonly string[] {
  return packages.length > 0 ? [...packages.map((name) => `"${name.toLowerCase()}`), '"npm:', '"jsr:'] : [];
}

/** A text that starts with the name of a package. One group for all of them: its quote sorts most places out at once. */
function importOf(packages: readonly string[]): Patterns {
  const quote = String.raw`["'\x60]`;
  return packages.length > 0 ? [`${quote}(?:(?:npm|jsr):/?)?(?:${packages.map((name) => name.replace('"', quote)).join("|")})`] : [];
}

function isLists(lists: Patterns | readonly Patterns[]): lists is readonly Patterns[] {
  return typeof lists[0] !== "string";
}

function isList(options: Patterns | TextTestOptions): options is Patterns {
  return Array.isArray(options);
}

/** A test that texts pass which pass one of `tests`. */
export function eitherTest(...tests: readonly TextTest[]): TextTest {
  return { needsWord: tests.every(({ needsWord }) => needsWord), matches: (code) => tests.some((test) => test.matches(code)) };
}

/** For files of which something else than their text says that they matter. */
export const anyText: TextTest = { matches: () => true };

/** A test for patterns that only the user's configuration knows; what passes one of `tests` passes it too. */
export function taughtTextTest(tests: readonly TextTest[], patterns: Patterns): TextTest {
  const [only] = tests;
  if (patterns.length === 0 && tests.length === 1 && only) return only;
  if (patterns.length === 0) return eitherTest(...tests);
  const search = patternSearch(patterns);
  return eitherTest(...tests, { matches: (code) => search.isIn(code.text) });
}

/** Escapes of characters: identifiers and strings may be written with them. */
const everyEscape = /\\(?:x[\da-fA-F]{2}|u(?:[\da-fA-F]{4}|\{[\da-fA-F]{1,5}\}))/gu;

/** A text as it is read: with escapes replaced, behind which a word may hide. */
export function readableText(text: string): string {
  return hasEscapes(text)
    ? text.replaceAll(everyEscape, (escape) => String.fromCodePoint(Number.parseInt(escape[2] === "{" ? escape.slice(3, -1) : escape.slice(2), 16)))
    : text;
}

function hasEscapes(text: string): boolean {
  // one character is found faster than two
  return text.includes("\\") && (text.includes("\\u") || text.includes("\\x"));
}

/** How escapes of ASCII letters start. Other letters are in no word, and nobody escapes its digits and signs. */
const letterEscapes: readonly string[] = ["4", "5", "6", "7"].flatMap((digit) => [`\\x${digit}`, `\\u00${digit}`, `\\u{${digit}`]).concat("\\u{0");

type Source = Readonly<TSESLint.SourceCode>;

let last: { readonly source: Source; readonly text: string; readonly path: string; readonly code: CodeText } | undefined;

/**
 * The text of a file for text tests, and its path where tests of routes are to be asked. The last one is kept: rules are
 * asked one after the other about one file.
 */
export function codeText(source: Source, path = ""): CodeText {
  // oxlint has one `sourceCode` for all files
  if (last?.source !== source || last.text !== source.text || last.path !== path) last = { source, text: source.text, path, code: new Code(source, path) };
  return last.code;
}

/** How much of a path is looked at: a route's name and what it lies in. */
const routeLength = 50;

class Code implements CodeText {
  readonly #source: Source;
  readonly #tests: readonly TextTest[];
  readonly route: string;
  #text: string | undefined;

  constructor(source: Source, path: string) {
    this.#source = source;
    this.route = path.slice(-routeLength);
    const { search, firstEscape, testsOf } = (words ??= wordTable());
    let found = search(source.text, commentsOf(source));
    // nearly all texts can be searched as they are
    if (hasNumberFrom(found, firstEscape)) found = search(this.text).filter((number) => number < firstEscape);
    this.#tests = testsWith(testsOf, found, search(this.route));
  }

  get isQuiet(): boolean {
    return this.#tests.length === 0;
  }

  hasWordsOf(test: TextTest): boolean {
    return this.#tests.includes(test);
  }

  get text(): string {
    return (this.#text ??= readableText(withoutComments(this.#source)));
  }
}

/** All words that are searched, by their numbers. */
interface WordTable {
  readonly search: ReturnType<typeof createWordSearch>;
  /** The number of the first escape of a letter; those behind it are of such, too. */
  readonly firstEscape: number;
  /** For each word its tests, and the words of which one has to stand beside it. */
  readonly testsOf: readonly (readonly { readonly test: WordTest; readonly beside: readonly number[] | undefined }[])[];
}

function wordTable(): WordTable {
  const all = [...testsByWord.keys()];
  const numbers = new Map(all.map((word, number) => [word, number]));
  return {
    search: createWordSearch([...all, ...letterEscapes], 3),
    firstEscape: all.length,
    testsOf: all.map((word) => [...testsOf(word)].map((test) => ({ test, beside: test.andStems?.map((stem) => numbers.get(stem)!) }))),
  };
}

// every file comes by here: plain loops call nothing

function hasNumberFrom(numbers: readonly number[], first: number): boolean {
  for (let index = 0; index < numbers.length; index++) if (numbers[index]! >= first) return true;
  return false;
}

/** The tests of which a word is in the text, and one of those that have to stand beside it, or in the route's name. */
function testsWith(testsOf: WordTable["testsOf"], found: readonly number[], inRoute: readonly number[]): readonly TextTest[] {
  const tests: TextTest[] = [];
  for (let index = 0; index < found.length; index++) {
    const its = testsOf[found[index]!]!;
    for (let which = 0; which < its.length; which++) {
      const { test, beside } = its[which]!;
      if (!tests.includes(test) && (beside === undefined || hasOneOf(found, beside))) tests.push(test);
    }
  }
  for (let index = 0; index < inRoute.length; index++) {
    for (const { test } of testsOf[inRoute[index]!] ?? []) if (test.inRoute && !tests.includes(test)) tests.push(test);
  }
  return tests;
}

function hasOneOf(found: readonly number[], wanted: readonly number[]): boolean {
  for (let index = 0; index < found.length; index++) if (wanted.includes(found[index]!)) return true;
  return false;
}

/** The comments of a file; none where the parser lists them in another order, as those of templates may be. */
function commentsOf({ ast: { comments = [] } }: Source): readonly TSESTree.Comment[] {
  let end = 0;
  for (let index = 0; index < comments.length; index++) {
    const { range } = comments[index]!;
    if (range[0] < end) return [];
    end = range[1];
  }
  return comments;
}

function withoutComments(source: Source): string {
  const { text } = source;
  let code = "";
  let from = 0;
  for (const { range } of commentsOf(source)) {
    code += `${text.slice(from, range[0])} `;
    from = range[1];
  }
  return code + text.slice(from);
}
