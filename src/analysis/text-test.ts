import type { TSESLint } from "@typescript-eslint/utils";
import { createWordSearch } from "./word-search";

/** A question about a file, asked of its text before anything else of the file is looked at. */
export interface TextTest {
  /** It fails where `isQuiet` holds. */
  readonly needsWord?: boolean;
  /** `text` as `codeText` gives it. */
  matches(text: string): boolean;
  /** For files whose path says that they matter, whatever their text. */
  matchesPath?(path: string): boolean;
}

/** Sources of regular expressions; literal text or close to it. */
type Patterns = readonly string[];

interface TextTestOptions {
  /** One of these, or an import of one of `packages`, stands in every text that passes. */
  readonly any?: Patterns;
  /** The starts of names of packages; `"` is the quote that ends one. */
  readonly packages?: readonly string[];
  /** One of these, too. */
  readonly and?: Patterns;
  /**
   * Words in small letters, found in capitals or not, of which one stands in every text that passes, too, unless a
   * package does; `_` is any separator. Most files hold none of any test, which one search for all of them tells.
   * `any` itself where it is left out; `none` where its words are so common that they would let most files through.
   */
  readonly stems?: readonly string[] | "none";
}

const allWords = new Set<string>();
let wordSearch: ((text: string) => ReadonlySet<string>) | undefined;

/** A test that texts pass in which one of the patterns stands. Made once, when its module is loaded. */
export function textTest(options: Patterns | TextTestOptions): TextTest {
  const { any = [], packages = [], and, stems = any } = isList(options) ? { any: options } : options;
  const searches = [...(and ? [search(and)] : []), search([...any, ...importOf(packages)])];
  const passes = (text: string) => searches.every((each) => each.matches(text));
  if (stems === "none") return { matches: passes };
  const words = [...stems, ...wordsOf(packages)].map(checkWord);
  for (const word of words) allWords.add(word);
  wordSearch = undefined;
  return {
    needsWord: true,
    matches(text) {
      const found = wordsIn(text);
      return found.size > 0 && words.some((word) => found.has(word)) && passes(text);
    },
  };
}

function checkWord(word: string): string {
  const isPlain = /^["@\w:/(-]{5,}$|^[a-z\d]{3,4}$/u.test(word) && word.toLowerCase() === word;
  if (!isPlain) throw new Error(`${word} is no stem: five small letters, digits, separators or quotes at least, or three letters.`);
  return word;
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

function isList(options: Patterns | TextTestOptions): options is Patterns {
  return Array.isArray(options);
}

/** A test that texts pass which pass one of `tests`. */
export function eitherTest(...tests: readonly TextTest[]): TextTest {
  return { needsWord: tests.every(({ needsWord }) => needsWord), matches: (text) => tests.some((test) => test.matches(text)) };
}

/** For files of which something else than their text says that they matter. */
export const anyText: TextTest = { matches: () => true };

/** A test for patterns that only the user's configuration knows; what passes one of `tests` passes it too. */
export function taughtTextTest(tests: readonly TextTest[], patterns: Patterns): TextTest {
  const [only] = tests;
  if (patterns.length === 0 && tests.length === 1 && only) return only;
  return eitherTest(...tests, ...(patterns.length > 0 ? [search(patterns)] : []));
}

/** Words of all tests in one text. */
const findWords = (text: string) => (wordSearch ??= createWordSearch(allWords))(text);
const wordsIn = rememberLast(findWords);

/** Whether no word of any test stands in a file's text, as in most. */
export const isQuiet = rememberLast((text) => findWords(readableText(text)).size === 0);

/** Keeps the answer for the last text, so rules that share a test pay for it once. */
function search(patterns: Patterns): TextTest {
  // no flag u: it makes the search a quarter slower
  const source = patterns.length > 0 ? patterns.join("|") : "(?!)";
  let expression: RegExp | undefined;
  return { matches: rememberLast((text) => (expression ??= new RegExp(source)).test(text)) };
}

/** Rules are asked one after the other about one file: its text is compared faster than it is looked up. */
function rememberLast<Answer>(answerTo: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: answerTo(text) };
    return last.answer;
  };
}

/** Escapes of characters: identifiers and strings may be written with them. */
const everyEscape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,5})\})/gu;

/** A file's text as it is read: with escapes replaced, behind which a word may hide. */
export const readableText = rememberLast((text) =>
  text.includes("\\u") || text.includes("\\x")
    ? text.replaceAll(everyEscape, (_, ...codes: string[]) => String.fromCodePoint(Number.parseInt(codes.find(Boolean) ?? "20", 16)))
    : text,
);

/** What a text test is asked about: the readable text without comments, in which words often stand for other things. */
export function codeText(sourceCode: Readonly<TSESLint.SourceCode>): string {
  if (lastCode?.text !== sourceCode.text) lastCode = { text: sourceCode.text, code: readableText(withoutComments(sourceCode)) };
  return lastCode.code;
}

let lastCode: { readonly text: string; readonly code: string } | undefined;

function withoutComments({ text, ast }: Readonly<TSESLint.SourceCode>): string {
  let code = "";
  let end = 0;
  for (const { range } of ast.comments ?? []) {
    // parsers of templates may list them in another order
    if (range[0] < end) return text;
    code += `${text.slice(end, range[0])} `;
    [, end] = range;
  }
  return code + text.slice(end);
}
