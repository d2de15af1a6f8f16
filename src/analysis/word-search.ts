/** Characters that a character of a word stands for: a letter for both of its cases, `"` for every quote, `_` and `-` for every separator. */
function variants(character: string): readonly string[] {
  if (character === '"') return ['"', "'", "`"];
  if (character === "_" || character === "-") return ["_", "-", ".", " "];
  return [...new Set([character.toLowerCase(), character.toUpperCase()])];
}

/** How many characters of each word the search looks for, before it compares the whole word. */
const windowLength = 5;

/** Letters of English and JavaScript, the commonest first. */
const commonest = "etaoinrslcdpumfhgybvwkxqzj";

/** How often the second of two characters follows the first, as far as their own frequencies tell. */
function frequencyOf(first: string, second: string): number {
  const weight = (character: string) => Math.max(1, commonest.length - 2 * commonest.indexOf(character));
  return weight(first) * weight(second);
}

/** Where in a word the five characters start that the search meets least often: at the pair that ends them it must stop. */
function rarestWindow(word: string): number {
  const starts = Array.from({ length: word.length - windowLength + 1 }, (_, start) => start);
  const cost = (start: number) => frequencyOf(word[start + windowLength - 2]!, word[start + windowLength - 1]!);
  return starts.reduce((best, start) => (cost(start) < cost(best) ? start : best));
}

/** A number below 32 for each character of a word; some share one, which only costs a comparison. */
function classOf(code: number): number {
  const isLetter = code >= 97 && code <= 122;
  return isLetter ? code - 96 : 27 + (code % 5);
}

/** A part of a text: where it starts, and where what comes after it starts. */
export type Gap = readonly [start: number, end: number];

/** A word of five characters or more, ready to be compared. */
interface LongWord {
  readonly word: string;
  /** The codes of its characters, as `folded` has them. */
  readonly codes: Uint8Array;
  /** Where its window starts. */
  readonly start: number;
}

/**
 * Makes a search that tells which of many words stand in a text, in one pass whatever their number, by the algorithm of
 * Sun Wu and Udi Manber ("A fast algorithm for multi-pattern searching", 1994) with pairs of characters: every file of
 * a project is searched, and a regular expression with that many alternatives takes twice as long. The tables are kept
 * small, since the processor's caches hold other things between two files.
 *
 * Words are ASCII in small letters and have five characters at least; shorter ones are looked for by themselves. What
 * stands in one of the gaps, which come in the order of the text, is not seen.
 */
export function createWordSearch(given: Iterable<string>): (text: string, gaps?: readonly Gap[]) => ReadonlySet<string> {
  const all = [...new Set(given)];
  /** For each character the code of what it stands for; 0 for those in no word. */
  const folded = new Uint8Array(256);
  /** The class of each character that `folded` knows, 0 for the rest. */
  const classes = new Uint8Array(256);
  /** How far the search may go on where a pair of classes ends; 0 where it may end the window of a word. */
  const shifts = new Uint8Array(1 << 10).fill(windowLength - 1);
  /** Where a window may end: the classes that may stand before the pair, a bit for each. */
  const guards = new Int32Array(1 << 10);
  /** The words whose window ends with a pair. */
  const ending: LongWord[][] = Array.from({ length: 1 << 10 }, () => []);

  for (const character of new Set(all.join(""))) {
    const [first] = variants(character);
    for (const variant of variants(character)) folded[variant.charCodeAt(0)] = first!.charCodeAt(0);
  }
  for (const [character, code] of folded.entries()) classes[character] = code === 0 ? 0 : classOf(code);
  for (const word of all.filter(({ length }) => length >= windowLength)) {
    const codes = Uint8Array.from(word, (character) => folded[character.charCodeAt(0)]!);
    const start = rarestWindow(word);
    const window = Array.from(codes.subarray(start, start + windowLength), classOf);
    for (let end = 1; end < windowLength; end++) {
      const pair = (window[end - 1]! << 5) | window[end]!;
      shifts[pair] = Math.min(windowLength - 1 - end, shifts[pair]!);
    }
    const [before, first, second] = window.slice(-3) as [number, number, number];
    const last = (first << 5) | second;
    guards[last]! |= 1 << before;
    ending[last]!.push({ word, codes, start });
  }
  const shortWords = all.filter(({ length }) => length < windowLength);
  const short = shortWords.map((word) => ({ word, spellings: [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)] }));

  /** Whether the characters before `end` are those of a word's window, as far as their classes tell. */
  function mayEnd(text: string, end: number, pair: number): boolean {
    return ((guards[pair]! >>> classes[text.charCodeAt(end - 2) & 255]!) & 1) === 1;
  }

  function standsAt(text: string, start: number, codes: Uint8Array): boolean {
    for (let offset = 0; offset < codes.length; offset++) {
      const character = text.charCodeAt(start + offset);
      if (character > 255 || folded[character] !== codes[offset]) return false;
    }
    return true;
  }

  /** Adds the words between two places of a text; nearly all the time is spent in its loop. */
  function search(text: string, from: number, to: number, found: Set<string>): void {
    let end = from + windowLength - 1;
    while (end < to) {
      const pair = (classes[text.charCodeAt(end - 1) & 255]! << 5) | classes[text.charCodeAt(end) & 255]!;
      const shift = shifts[pair]!;
      if (shift === 0 && mayEnd(text, end, pair)) {
        for (const { word, codes, start: offset } of ending[pair]!) {
          const start = end - windowLength + 1 - offset;
          if (start >= from && start + codes.length <= to && standsAt(text, start, codes)) found.add(word);
        }
      }
      end += shift || 1;
    }
  }

  return (text, gaps = []) => {
    const found = new Set<string>();
    let from = 0;
    for (const [start, end] of gaps) {
      search(text, from, start, found);
      from = end;
    }
    search(text, from, text.length, found);
    for (const { word, spellings } of short) {
      if (spellings.some((spelling) => standsOutside(text, spelling, gaps))) found.add(word);
    }
    return found;
  };
}

/** Whether a word stands anywhere but in a gap. */
function standsOutside(text: string, word: string, gaps: readonly Gap[]): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const start = at;
    if (!gaps.some((gap) => gap[0] <= start && start < gap[1])) return true;
  }
  return false;
}
