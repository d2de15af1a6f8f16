import { patternWords } from "./pattern-words";
import { createWordSearch } from "./word-search";

/** Sources of regular expressions; literal text or close to it. */
export type Patterns = readonly string[];

/** Tells whether one of several patterns stands in a text. */
export interface PatternSearch {
  isIn(text: string): boolean;
}

/** A pattern that stands in no text without one of its words. */
interface BoundPattern {
  /** Numbers of the words, for a search that all patterns share. */
  readonly needs: readonly number[];
  readonly isIn: (text: string) => boolean;
}

const searches = new Map<string, Search>();
/** Numbers of the words of all patterns that have been read. */
const numbers = new Map<string, number>();
let wordSearch: ReturnType<typeof createWordSearch> | undefined;
/** The last text, and which words stand in it: one text is searched for many patterns, one after the other. */
let last: { readonly text: string; readonly isFound: Uint8Array } | undefined;

/** One search for each list of patterns, however many tests have it. */
export function patternSearch(patterns: Patterns): PatternSearch {
  const key = patterns.join("|");
  let search = searches.get(key);
  if (!search) {
    searches.set(key, (search = new Search(patterns)));
    wordSearch = last = undefined;
  }
  return search;
}

/** Up to this length, in characters, a text is read faster by the expressions themselves. */
const shortText = 200;

/**
 * An expression of many alternatives takes some ten times as long to read a text as one search for all the words that
 * all expressions need. So only those are asked of which such a word stands there, or which need none. Patterns are read
 * when the first text is searched: most files come not so far.
 */
class Search implements PatternSearch {
  readonly #patterns: Patterns;
  #free: ((text: string) => boolean) | undefined;
  #bound: readonly BoundPattern[] | undefined;

  constructor(patterns: Patterns) {
    this.#patterns = patterns;
  }

  isIn(text: string): boolean {
    const isFound = text.length > shortText ? wordsOf(text) : undefined;
    return this.read().some(({ needs, isIn }) => (!isFound || needs.some((word) => isFound[word] === 1)) && isIn(text)) || (this.#free?.(text) ?? false);
  }

  /** The patterns that need words; done once. */
  read(): readonly BoundPattern[] {
    return (this.#bound ??= this.#sort());
  }

  #sort(): readonly BoundPattern[] {
    const free: string[] = [];
    const bound: BoundPattern[] = [];
    for (const pattern of this.#patterns) {
      const words = patternWords(pattern);
      if (words) bound.push({ needs: words.map(numberOf), isIn: expression(pattern) });
      else free.push(pattern);
    }
    if (free.length > 0) this.#free = expression(free.join("|"));
    return bound;
  }
}

function numberOf(word: string): number {
  const number = numbers.get(word) ?? numbers.size;
  numbers.set(word, number);
  return number;
}

function wordsOf(text: string): Uint8Array {
  if (last?.text === text) return last.isFound;
  if (!wordSearch) {
    for (const search of searches.values()) search.read();
    // many of the words are short
    wordSearch = createWordSearch([...numbers.keys()], 1);
  }
  const isFound = new Uint8Array(numbers.size);
  for (const number of wordSearch(text)) isFound[number] = 1;
  last = { text, isFound };
  return isFound;
}

function expression(pattern: string): (text: string) => boolean {
  if (/^[\w "'-]+$/u.test(pattern)) return (text) => text.includes(pattern);
  let compiled: RegExp | undefined;
  // no flag u: it makes the search a quarter slower
  return (text) => (compiled ??= new RegExp(pattern)).test(text);
}
