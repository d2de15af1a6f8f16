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
/** The last text, for how many lists it was searched, and which words stand in it: one is searched for many, one after the other. */
let last: { readonly text: string; lists: number; isFound: Uint8Array | undefined } | undefined;

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

/** Up to this length, in characters, a text is read faster by the expressions themselves; and for so few lists of them. */
const shortText = 200;
const fewLists = 2;

/**
 * An expression of many alternatives takes some ten times as long to read a text as one search for all the words that
 * all expressions need. So where a text is searched for several lists of patterns, only those are asked of which such a
 * word stands there, or which need none. Patterns are read when the first text is searched so: most files come not so far.
 */
class Search implements PatternSearch {
  readonly #patterns: Patterns;
  readonly #isAnyIn: (text: string) => boolean;
  #free: ((text: string) => boolean) | undefined;
  #bound: readonly BoundPattern[] | undefined;
  /** The last text and its answer: rules that share a test pay for it once. */
  #text = "";
  #answer = false;

  constructor(patterns: Patterns) {
    this.#patterns = patterns;
    this.#isAnyIn = expressions(patterns);
  }

  isIn(text: string): boolean {
    if (text.length <= shortText) return this.#isAnyIn(text);
    if (text !== this.#text) {
      this.#text = text;
      this.#answer = this.#isInLong(text);
    }
    return this.#answer;
  }

  #isInLong(text: string): boolean {
    if (last?.text !== text) last = { text, lists: 0, isFound: undefined };
    if (++last.lists <= fewLists) return this.#isAnyIn(text);
    const isFound = (last.isFound ??= wordsOf(text));
    return this.read().some(({ needs, isIn }) => needs.some((word) => isFound[word] === 1) && isIn(text)) || (this.#free?.(text) ?? false);
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
      if (words) bound.push({ needs: words.map(numberOf), isIn: expressions([pattern]) });
      else free.push(pattern);
    }
    if (free.length > 0) this.#free = expressions(free);
    return bound;
  }
}

function numberOf(word: string): number {
  const number = numbers.get(word) ?? numbers.size;
  numbers.set(word, number);
  return number;
}

function wordsOf(text: string): Uint8Array {
  if (!wordSearch) {
    for (const search of searches.values()) search.read();
    // many of the words are short
    wordSearch = createWordSearch([...numbers.keys()], 1);
  }
  const isFound = new Uint8Array(numbers.size);
  for (const number of wordSearch(text)) isFound[number] = 1;
  return isFound;
}

/** Looks for one of the patterns: plain words are found faster one by one than as alternatives of an expression. */
function expressions(patterns: Patterns): (text: string) => boolean {
  const words = patterns.filter((pattern) => /^[\w "'-]+$/u.test(pattern));
  const others = patterns.filter((pattern) => !words.includes(pattern));
  let compiled: RegExp | undefined;
  // no flag u: it makes the search a quarter slower
  return (text) => words.some((word) => text.includes(word)) || (others.length > 0 && (compiled ??= new RegExp(others.join("|"))).test(text));
}
