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

/**
 * Where in each word the window starts whose triples are met least often: all that follows from a triple is better left.
 * A triple that another word has already costs nothing more. A word without room for a window has one that starts before
 * it and ends behind it.
 */
function windowsIn(words: readonly string[]): ReadonlyMap<string, number> {
  /** How often programs have a triple, roughly. */
  const counts = triplesIn(commonWords).reduce((sums, triple) => sums.set(triple, (sums.get(triple) ?? 0) + 1), new Map<string, number>());
  const taken = new Set<string>();
  const starts = new Map<string, number>();
  for (const word of words.toSorted((one, other) => one.length - other.length)) {
    const triples = triplesIn(word);
    const costs = triples.map((triple) => (taken.has(triple) ? 0 : 1 + 100 * (counts.get(triple) ?? 0)));
    const windows = costs.slice(0, Math.max(0, word.length - windowLength + 1)).map((cost, start) => cost + costs[start + 1]! + costs[start + 2]!);
    const start = windows.length > 0 ? windows.indexOf(Math.min(...windows)) : -1;
    starts.set(word, start);
    for (const triple of triples.slice(Math.max(0, start), start + step)) taken.add(triple);
  }
  return starts;
}

/** A part of a text that is not searched: where it starts, and where what comes after it starts. */
export interface Gap {
  readonly range: readonly [start: number, end: number];
}

/** The text that is searched, a byte for each character, which is read several times faster than a string. */
let bytes = Buffer.alloc(1 << 16);
/** Where triples end that a window may have. */
let hits = new Int32Array(bytes.length);

/** The bit by which capitals differ from small letters, in each of three bytes; two more characters may become one, which only costs a comparison. */
const caseBits = 0x202020;
/** Spreads what it multiplies over the upper bits (Knuth's golden ratio of 32 bits). */
const factor = 0x9e3779b1 | 0;
const hashBits = 15;
/** The part of a hash that says where its neighbours are kept: a table of all would not be small. */
const besideMask = 511;

/** A number of 15 bits for three characters, in capitals or not. */
function hashOf(first: number, second: number, third: number): number {
  return Math.imul(first | (second << 8) | (third << 16) | caseBits, factor) >>> (32 - hashBits);
}

/** The last five bits of a character tell letters apart, in capitals or not. */
function bitOf(code: number): number {
  return 1 << (code & 31);
}

const anyBits = -1;

/** A triple of a window, by its hash, and where it stands in words. */
interface Triple {
  readonly hash: number;
  /** The bits of what stands after it in a word. */
  after: number;
  /** The same for what stands before it, in words that end with it. */
  before: number;
  readonly places: { readonly word: number; readonly position: number }[];
}

/**
 * Makes a search that tells which of many words stand in a text, in one pass whatever their number: every file of a
 * project is searched, and of most files nothing else is looked at. It reads triples of characters at fixed places, so
 * that no step has to wait for the one before it and none calls a function, and compares a word only where a triple of
 * it stands, and beside that a character of it. Between two files the processor's caches are filled with other things:
 * what is read is small and close together.
 *
 * Words are ASCII in small letters and have three characters at least, of which the shorter ones cost most. What stands
 * in a gap is not seen; gaps come in the order of the text.
 */
export function createWordSearch(given: Iterable<string>): (text: string, gaps?: readonly Gap[]) => readonly string[] {
  const all = [...new Set(given)];
  /** For each character the code of what it stands for; 0 for those in no word. */
  const folded = new Uint8Array(256);
  for (const character of new Set(all.join(""))) {
    const [first] = variants(character);
    for (const variant of variants(character)) folded[variant.charCodeAt(0)] = first!.charCodeAt(0);
  }

  const found = [...triplesOf(all).values()].toSorted((one, other) => one.hash - other.hash);
  /** A bit for each hash: whether a window has a triple of it. */
  const isTriple = new Int32Array(1 << (hashBits - 5));
  /** What stands after and before triples, by a part of their hashes: most triples of texts stand beside something else. */
  const beside = new Int32Array(2 * (besideMask + 1));
  /** Where the records of the hashes start that share their upper bits. */
  const recordsOf = new Uint16Array(1 << (hashBits - 5));
  /** Of each triple its hash, and where its places start; then where those of the last end. */
  const records = new Int32Array(recordSize * (found.length + 1));
  /** Of each place how far off the word's last letter is, which words that start alike differ in, and that letter; the number of the word, and the position in it. */
  const places = new Int16Array(placeSize * found.reduce((sum, triple) => sum + triple.places.length, 0));
  const letters = Uint8Array.from(all.join(""), (character) => folded[character.charCodeAt(0)]!);
  let letterCount = 0;
  const starts = all.map(({ length }) => (letterCount += length) - length);
  let at = 0;
  for (const [index, { hash, after, before, places: its }] of found.entries()) {
    isTriple[hash >>> 5]! |= bitOf(hash);
    beside[2 * (hash & besideMask)]! |= after;
    beside[2 * (hash & besideMask) + 1]! |= before;
    if (index === 0 || found[index - 1]!.hash >>> 5 !== hash >>> 5) recordsOf[hash >>> 5] = recordSize * index;
    records.set([hash, at], recordSize * index);
    for (const { word, position } of its) {
      places.set([all[word]!.length - 1 - position, letters[starts[word]! + all[word]!.length - 1]!, word, position], at);
      at += placeSize;
    }
  }
  records[records.length - 1] = at;

  /** Adds the words between two places of the text in `bytes`. */
  function search(text: string, from: number, to: number, words: string[]): void {
    const count = findTriples(isTriple, from, to);
    for (let index = 0; index < count; index++) {
      const end = hits[index]!;
      const hash = hashOf(bytes[end - 2]!, bytes[end - 1]!, bytes[end]!);
      const neighbours = 2 * (hash & besideMask);
      const isBeside = (beside[neighbours]! & bitOf(bytes[end + 1]!)) !== 0 || (end >= from + step && (beside[neighbours + 1]! & bitOf(bytes[end - step]!)) !== 0);
      if (!isBeside) continue;
      let record = recordsOf[hash >>> 5]!;
      while (records[record] !== hash) record += recordSize;
      addWords(text, record, end - step + 1, from, to, words);
    }
  }

  function addWords(text: string, record: number, tripleAt: number, from: number, to: number, words: string[]): void {
    for (let place = records[record + 1]!; place < records[record + recordSize + 1]!; place += placeSize) {
      const last = tripleAt + places[place]!;
      if (last >= to || folded[bytes[last]!] !== places[place + 1]) continue;
      const number = places[place + 2]!;
      const start = tripleAt - places[place + 3]!;
      const word = all[number]!;
      if (start < from || !standsAt(text, start, starts[number]!, word.length)) continue;
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
    if (bytes.length <= text.length + step) {
      bytes = Buffer.alloc(2 * text.length);
      hits = new Int32Array(bytes.length);
    }
    bytes.write(text, 0, "latin1");
    // what is read and goes nowhere would not be read
    hits[0] = load(isTriple);
    let from = 0;
    for (let index = 0; index < gaps.length; index++) {
      const { range } = gaps[index]!;
      search(text, from, range[0], words);
      from = range[1];
    }
    search(text, from, text.length, words);
    return words;
  };
}

/** Reads each line of memory of a table once: the processor fetches them side by side, which it can't while it searches. */
function load(table: Int32Array): number {
  let sum = 0;
  for (let index = 0; index < table.length; index += 16) sum += table[index]!;
  return sum;
}

/**
 * Writes to `hits` where the triples of `bytes` end that a window may have; tells how many. Nearly all the time of a
 * search is spent here: nothing is called that is not inlined, and no step depends on what is found.
 */
function findTriples(isTriple: Int32Array, from: number, to: number): number {
  const source = bytes;
  const target = hits;
  let count = 0;
  // the last triple may reach over the end, for a word whose window does
  for (let end = from + step - 1; end <= to; end += step) {
    const hash = hashOf(source[end - 2]!, source[end - 1]!, source[end]!);
    target[count] = end;
    count += (isTriple[hash >>> 5]! >>> (hash & 31)) & 1;
  }
  return count;
}

const recordSize = 2;
const placeSize = 4;

function triplesOf(words: readonly string[]): ReadonlyMap<number, Triple> {
  const triples = new Map<number, Triple>();
  const starts = windowsIn(words);
  /** What a place before or behind a word may hold, with its case folded. */
  const anyCode = Array.from({ length: 256 }, (_, code) => code).filter((code) => (code | 32) === code);
  for (const [word, letters] of words.entries()) {
    const bitsAt = (position: number) => variants(letters[position]!).reduce((bits, variant) => bits | bitOf(variant.charCodeAt(0)), 0);
    const codesAt = (position: number) => (letters[position] === undefined ? anyCode : variants(letters[position]).map((variant) => variant.charCodeAt(0)));
    const start = starts.get(letters)!;
    for (let position = start; position < start + step; position++) {
      const hashes = new Set(codesAt(position).flatMap((first) => codesAt(position + 1).flatMap((second) => codesAt(position + 2).map((third) => hashOf(first, second, third)))));
      for (const hash of hashes) {
        const known = triples.get(hash) ?? { hash, after: 0, before: 0, places: [] };
        triples.set(hash, known);
        if (position + step < letters.length) known.after |= bitsAt(position + step);
        else if (position > 0) known.before |= bitsAt(position - 1);
        else known.after = anyBits;
        known.places.push({ word, position });
      }
    }
  }
  return triples;
}
