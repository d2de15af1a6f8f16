import { Buffer } from "node:buffer";
import { commonTriples } from "./common-triples";

/** Characters that a character of a word stands for: a letter for both of its cases, `"` for every quote, `_` and `-` for every separator. */
function variants(character: string): readonly string[] {
  if (character === '"') return ['"', "'", "`"];
  if (character === "_" || character === "-") return ["_", "-", ".", " "];
  return [...new Set([character.toLowerCase(), character.toUpperCase()])];
}

/** The search looks at every third triple of a text: one of the three in a window of five characters is among them. */
const step = 3;
const windowLength = 5;

/** How often a triple stands in a million characters that is not among the common ones, roughly. */
const rarely = 50;

function triplesIn(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - step + 1) }, (_, start) => text.slice(start, start + step));
}

/**
 * Where in each word the window starts whose triples are met least often: all that follows from a triple is better left.
 * A triple that another word has already costs nothing more. A word without room for a window has one that starts before
 * it and ends behind it.
 */
function windowsIn(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map(commonTriples.flatMap(({ often, triples }) => triples.split(" ").map((triple) => [triple, often] as const)));
  const taken = new Set<string>();
  const starts = new Map<string, number>();
  for (const word of words.toSorted((one, other) => one.length - other.length)) {
    const triples = triplesIn(word);
    const costs = triples.map((triple) => (taken.has(triple) ? 0.1 : 1) * (rarely + (counts.get(triple.replaceAll("-", "_")) ?? 0)));
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
/** The same, to read four characters at once. */
let view = viewOf(bytes);
/** Where triples start that a window may have. */
let hits = new Int32Array(bytes.length);

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}

const hashBits = 15;

/**
 * A number of 15 bits for the first three of four characters, in capitals or not: without the bit by which capitals
 * differ from small letters (two more characters may become one, which only costs a comparison), and times what spreads
 * them over the upper bits (Knuth's golden ratio of 32 bits). Numbers are written out here and where else a step is
 * taken often: to read a constant of the module costs as much as the step.
 */
function hashOf(characters: number): number {
  return Math.imul((characters & 0xffffff) | 0x202020, 0x9e3779b1) >>> 17;
}

/** Where the neighbours of a hash are kept: a part of it says so, as a table of all would not be small. */
function besideOf(hash: number): number {
  return 2 * (hash & 511);
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
  const beside = new Int32Array(2 * 512);
  /** Where the records of the hashes start that share their upper bits. */
  const recordsOf = new Uint16Array(1 << (hashBits - 5));
  /** Of each triple its hash, and where its places start; then where those of the last end. */
  const records = new Int32Array(2 * (found.length + 1));
  /** Of each place how far off the word's last letter is, which words that start alike differ in, and that letter; the number of the word, and the position in it. */
  const places = new Int16Array(4 * found.reduce((sum, triple) => sum + triple.places.length, 0));
  const letters = Uint8Array.from(all.join(""), (character) => folded[character.charCodeAt(0)]!);
  /** Where each word's letters start; then where those of the last end. */
  const starts = new Int32Array(all.length + 1);
  for (const [number, { length }] of all.entries()) starts[number + 1] = starts[number]! + length;
  let at = 0;
  for (const [index, { hash, after, before, places: its }] of found.entries()) {
    isTriple[hash >>> 5]! |= bitOf(hash);
    beside[besideOf(hash)]! |= after;
    beside[besideOf(hash) + 1]! |= before;
    if (index === 0 || found[index - 1]!.hash >>> 5 !== hash >>> 5) recordsOf[hash >>> 5] = 2 * index;
    records.set([hash, at], 2 * index);
    for (const { word, position } of its) {
      places.set([all[word]!.length - 1 - position, letters[starts[word]! + all[word]!.length - 1]!, word, position], at);
      at += 4;
    }
  }
  records[records.length - 1] = at;

  /** Adds the words between two places of the text in `bytes`. */
  function search(text: string, from: number, to: number, words: string[]): void {
    const count = findTriples(isTriple, beside, from, to);
    for (let index = 0; index < count; index++) {
      const start = hits[index]!;
      const hash = hashOf(view.getInt32(start, true));
      let record = recordsOf[hash >>> 5]!;
      while (records[record] !== hash) record += 2;
      const end = records[record + 3]!;
      for (let place = records[record + 1]!; place < end; place += 4) {
        const last = start + places[place]!;
        if (last >= to || folded[bytes[last]!] !== places[place + 1]) continue;
        const wordStart = start - places[place + 3]!;
        if (wordStart < from) continue;
        const number = places[place + 2]!;
        if (standsAt(wordStart, starts[number]!, starts[number + 1]!)) addWord(text, wordStart, all[number]!, words);
      }
    }
  }

  function standsAt(start: number, firstLetter: number, end: number): boolean {
    for (let letter = firstLetter, at = start; letter < end; letter++, at++) {
      if (folded[bytes[at]!] !== letters[letter]) return false;
    }
    return true;
  }

  function addWord(text: string, start: number, word: string, words: string[]): void {
    // of other characters than those of Latin-1 the bytes have a part
    for (let at = start; at < start + word.length; at++) if (text.charCodeAt(at) > 255) return;
    if (!words.includes(word)) words.push(word);
  }

  return (text, gaps = []) => {
    const words: string[] = [];
    // what stands behind the text is an earlier one's, and read as a neighbour at most
    if (bytes.length <= text.length + 2 * step) {
      bytes = Buffer.alloc(2 * text.length);
      view = viewOf(bytes);
      hits = new Int32Array(bytes.length);
    }
    bytes.write(text, 0, "latin1");
    // what is read and goes nowhere would not be read
    hits[0] = load(isTriple) + load(beside);
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
 * Writes to `hits` where the triples of the text start that a window may have, by what stands beside them, too; tells
 * how many. Nearly all the time of a search is spent here: nothing is called that is not inlined.
 */
function findTriples(isTriple: Int32Array, beside: Int32Array, from: number, to: number): number {
  const source = view;
  const target = hits;
  let count = 0;
  // the last triple may reach over the end, for a word whose window does
  for (let start = from; start <= to - 2; start += 3) {
    const characters = source.getInt32(start, true);
    const hash = hashOf(characters);
    // a shift takes the last five bits, as bitOf does
    if (((isTriple[hash >>> 5]! >>> hash) & 1) === 0) continue;
    const isBeside = (beside[besideOf(hash)]! >>> (characters >>> 24)) | (start > from ? beside[besideOf(hash) + 1]! >>> source.getUint8(start - 1) : 0);
    if ((isBeside & 1) !== 0) target[count++] = start;
  }
  return count;
}

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
      const hashes = new Set(codesAt(position).flatMap((first) => codesAt(position + 1).flatMap((second) => codesAt(position + 2).map((third) => hashOf(first | (second << 8) | (third << 16))))));
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
