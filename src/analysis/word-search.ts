import { Buffer } from "node:buffer";

/** Characters that a character of a word stands for: a letter for both of its cases, `"` for every quote, `_` and `-` for every separator. */
function variants(character: string): readonly string[] {
  if (character === '"') return ['"', "'", "`"];
  if (character === "_" || character === "-") return ["_", "-", ".", " "];
  return [...new Set([character.toLowerCase(), character.toUpperCase()])];
}

/** The search looks at every third triple of a text: one of the three in a window of five characters is among them. */
const step = 3;
const windowLength = 5;

/** What programs are full of: triples of these words are met often. */
const commonWords =
  "function return const export exports default require import from type string object value module parameter prototype expression declaration statement option options undefined typeof instanceof extends constructor property properties " +
  "node name error message length index result console location state start content this that then test create update delete get set add format information default class component interface number boolean array element children parent " +
  "context config version current position express next value validate decode encode parse active able ive ing tion ment ers ver age ble are per for our out over ext code mode ode key ken user data date";

function triplesIn(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - step + 1) }, (_, start) => text.slice(start, start + step));
}

let countsOfCommon: ReadonlyMap<string, number> | undefined;

/** How often programs have a triple, roughly. */
function commonnessOf(triple: string): number {
  countsOfCommon ??= triplesIn(commonWords).reduce((counts, each) => counts.set(each, (counts.get(each) ?? 0) + 1), new Map<string, number>());
  return countsOfCommon.get(triple) ?? 0;
}

/** Where in a word the window starts whose triples are met least often: all that follows from a triple is better left. */
function rarestWindow(word: string): number {
  const costs = triplesIn(word).map(commonnessOf);
  const windows = costs.slice(0, word.length - windowLength + 1).map((cost, start) => cost + costs[start + 1]! + costs[start + 2]!);
  return windows.indexOf(Math.min(...windows));
}

/** A number from 1 to 31 for each character of a word; some share one, which only costs a comparison. */
function classOf(code: number): number {
  const isLetter = code >= 97 && code <= 122;
  return isLetter ? code - 96 : 27 + (code % 5);
}

/** A part of a text that is not searched: where it starts, and where what comes after it starts. */
export interface Gap {
  readonly range: readonly [start: number, end: number];
}

/** The text that is searched, a byte for each character, which is read several times faster than a string. */
let bytes = Buffer.alloc(1 << 16);

/** A triple of a window, and where it stands in words. */
interface Triple {
  readonly triple: number;
  /** The classes of what stands after it in a word, a bit for each. */
  after: number;
  /** The same for what stands before it, in words that end with it. */
  before: number;
  readonly places: { readonly word: number; readonly position: number }[];
}

/**
 * Makes a search that tells which of many words stand in a text, in one pass whatever their number: every file of a
 * project is searched, and of most files nothing else is looked at. It reads triples of characters at fixed places, so
 * that no step has to wait for the one before it, and compares a word only where a triple of it stands, and beside that
 * a character of it. Between two files the processor's caches are filled with other things: what is read is small and
 * close together, and where nothing is found hardly a function is called.
 *
 * Words are ASCII in small letters and have five characters at least; shorter ones are looked for by themselves. What
 * stands in a gap is not seen; gaps come in the order of the text.
 */
export function createWordSearch(given: Iterable<string>): (text: string, gaps?: readonly Gap[]) => readonly string[] {
  const all = [...new Set(given)];
  const long = all.filter(({ length }) => length >= windowLength);
  /** For each character the code of what it stands for; 0 for those in no word. */
  const folded = new Uint8Array(256);
  /** The class of each character that `folded` knows, 0 for the rest. */
  const classes = new Uint8Array(256);
  for (const character of new Set(all.join(""))) {
    const [first] = variants(character);
    for (const variant of variants(character)) folded[variant.charCodeAt(0)] = first!.charCodeAt(0);
  }
  for (const [character, code] of folded.entries()) classes[character] = code === 0 ? 0 : classOf(code);

  const found = [...triplesOf(long, folded).values()].toSorted((one, other) => pairOf(one.triple) - pairOf(other.triple));
  /** A bit for each triple of classes: whether a window has it. */
  const isTriple = new Int32Array(1 << 10);
  /** Where the records of the triples start that end with a pair of classes. */
  const recordsOf = new Uint16Array(1 << 10);
  /** Of each triple itself, what stands after and before it, and where its places start; then where those of the last end. */
  const records = new Int32Array(recordSize * (found.length + 1));
  /** Of each place the number of the word, the start and the length of its letters, and the position in it. */
  const places = new Uint16Array(placeSize * found.reduce((sum, triple) => sum + triple.places.length, 0));
  const letters = Uint8Array.from(long.join(""), (character) => folded[character.charCodeAt(0)]!);
  let letterCount = 0;
  const starts = long.map(({ length }) => (letterCount += length) - length);
  let at = 0;
  for (const [index, { triple, after, before, places: its }] of found.entries()) {
    isTriple[triple >>> 5]! |= 1 << (triple & 31);
    if (index === 0 || pairOf(found[index - 1]!.triple) !== pairOf(triple)) recordsOf[pairOf(triple)] = recordSize * index;
    records.set([triple, after, before, at], recordSize * index);
    for (const { word, position } of its) {
      places.set([word, starts[word]!, long[word]!.length, position], at);
      at += placeSize;
    }
  }
  records[records.length - 1] = at;
  const shortWords = all.filter(({ length }) => length < windowLength);
  const short = shortWords.map((word) => ({ word, spellings: [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)] }));

  /** Adds the words between two places of the text in `bytes`; nearly all the time is spent in its loop. */
  function search(text: string, from: number, to: number, words: string[]): void {
    const source = bytes;
    for (let end = from + step - 1; end < to; end += step) {
      const triple = (classes[source[end - 2]!]! << 10) | (classes[source[end - 1]!]! << 5) | classes[source[end]!]!;
      if (!hasBit(isTriple[triple >>> 5]!, triple)) continue;
      let record = recordsOf[pairOf(triple)]!;
      while (records[record] !== triple) record += recordSize;
      const isBeside = hasBit(records[record + 1]!, classes[source[end + 1]!]!) || (end >= from + step && hasBit(records[record + 2]!, classes[source[end - step]!]!));
      if (isBeside) addWords(text, record, end - step + 1, from, to, words);
    }
  }

  function addWords(text: string, record: number, tripleAt: number, from: number, to: number, words: string[]): void {
    for (let place = records[record + 3]!; place < records[record + recordSize + 3]!; place += placeSize) {
      const start = tripleAt - places[place + 3]!;
      const length = places[place + 2]!;
      if (start < from || start + length > to || !standsAt(text, start, places[place + 1]!, length)) continue;
      const word = long[places[place]!]!;
      if (!words.includes(word)) words.push(word);
    }
  }

  function standsAt(text: string, start: number, firstLetter: number, length: number): boolean {
    for (let offset = 0; offset < length; offset++) {
      const character = text.charCodeAt(start + offset);
      if (character > 255 || folded[character] !== letters[firstLetter + offset]) return false;
    }
    return true;
  }

  return (text, gaps = []) => {
    const words: string[] = [];
    // what stands behind the text is an earlier one's, and read as a neighbour at most
    if (bytes.length <= text.length) bytes = Buffer.alloc(2 * text.length);
    bytes.write(text, 0, "latin1");
    let from = 0;
    for (let index = 0; index < gaps.length; index++) {
      const { range } = gaps[index]!;
      search(text, from, range[0], words);
      from = range[1];
    }
    search(text, from, text.length, words);
    for (const { word, spellings } of short) {
      if (spellings.some((spelling) => standsOutside(text, spelling, gaps))) words.push(word);
    }
    return words;
  };
}

const recordSize = 4;
const placeSize = 4;

/** Whether one of 32 bits is set, that of a number's last five bits. */
function hasBit(bits: number, number: number): boolean {
  return ((bits >>> (number & 31)) & 1) === 1;
}

/** The last two classes of a triple. */
function pairOf(triple: number): number {
  return triple & 1023;
}

function triplesOf(words: readonly string[], folded: Uint8Array): ReadonlyMap<number, Triple> {
  const triples = new Map<number, Triple>();
  for (const [word, letters] of words.entries()) {
    const wordClasses = Array.from(letters, (letter) => classOf(folded[letter.charCodeAt(0)]!));
    const start = rarestWindow(letters);
    for (let position = start; position < start + step; position++) {
      const [first, second, third, next] = wordClasses.slice(position) as [number, number, number, number?];
      const triple = (first << 10) | (second << 5) | third;
      const known = triples.get(triple) ?? { triple, after: 0, before: 0, places: [] };
      triples.set(triple, known);
      if (next === undefined) known.before |= 1 << wordClasses[position - 1]!;
      else known.after |= 1 << next;
      known.places.push({ word, position });
    }
  }
  return triples;
}

/** Whether a word stands anywhere but in a gap. */
function standsOutside(text: string, word: string, gaps: readonly Gap[]): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const start = at;
    if (!gaps.some(({ range }) => range[0] <= start && start < range[1])) return true;
  }
  return false;
}
