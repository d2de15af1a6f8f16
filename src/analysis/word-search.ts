import { Buffer } from "node:buffer";
import { read, timesInMillion, variants, windowsIn } from "./word-windows";

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

/** What is known of the triples of one hash. */
interface Triple {
  /** The bits of what stands after them in words: it sorts out most of the places that have their hash. */
  after: number;
  /** The same for what stands before them, in words that end with them. */
  before: number;
  /** How often they stand in a million characters of a program. */
  times: number;
  readonly places: Place[];
}

/** Where a triple stands in a word. */
interface Place {
  readonly word: number;
  /** Negative where the triple starts before the word. */
  readonly position: number;
  /** What stands beside the triple, folded: after it, or before it and with `isBefore`; 0 for anything. */
  readonly neighbour: number;
}

/** Marks a neighbour that stands before a triple: characters of words are ASCII. */
const isBefore = 128;

/**
 * Makes a search that tells which of many words stand in a text, in one pass whatever their number: every file of a
 * project is searched, and of most files nothing else is looked at. It reads triples of characters at every `step`th
 * place, so that no step has to wait for the one before it and none calls a function, and compares a word only where a
 * triple of it stands, and beside that a character of it. Between two files the processor's caches are filled with other
 * things: what is read is small and close together.
 *
 * Words are ASCII in small letters and have three characters at least. Of `step` triples that follow each other in a
 * word, its window, one is read wherever it stands: so the smaller the step, the longer a search takes, but the shorter
 * words may be. Those without room for a window, which is two characters longer than a step, cost most. What stands in
 * a gap is not seen; gaps come in the order of the text. A word is told by its number among the given ones.
 */
export function createWordSearch(words: readonly string[], step: number): (text: string, gaps?: readonly Gap[]) => readonly number[] {
  /** For each character the code of what it stands for; 0 for those in no word. */
  const folded = new Uint8Array(256);
  for (const character of new Set(words.join(""))) {
    const [first] = variants(character);
    for (const variant of variants(character)) folded[variant.charCodeAt(0)] = first!.charCodeAt(0);
  }

  const triples = triplesOf(words, folded, step);
  /** A bit for each hash: whether a window has a triple of it. */
  const isTriple = new Int32Array(1 << (hashBits - 5));
  /** What stands after and before triples, by a part of their hashes: most triples of texts stand beside something else. */
  const beside = new Int32Array(2 * 512);
  for (const [hash, { after, before }] of triples) {
    isTriple[hash >>> 5]! |= bitOf(hash);
    beside[besideOf(hash)]! |= after;
    beside[besideOf(hash) + 1]! |= before;
  }
  const { ranks, lists, entries } = tableOf(words, triples, folded);
  const letters = Uint8Array.from(words.join(""), (character) => folded[character.charCodeAt(0)]!);
  /** Where each word's letters start; then where those of the last end. */
  const starts = new Int32Array(words.length + 1);
  for (const [number, { length }] of words.entries()) starts[number + 1] = starts[number]! + length;
  /** In which search each word was found last. */
  const foundIn = new Int32Array(words.length);
  let searches = 0;

  /** Adds the words between two places of the text in `bytes`. */
  function search(text: string, from: number, to: number, found: number[]): void {
    const count = findTriples(isTriple, beside, from, to, step);
    for (let index = 0; index < count; index++) {
      const start = hits[index]!;
      const hash = hashOf(view.getInt32(start, true));
      const after = start + 3 < to ? folded[bytes[start + 3]!]! : 0;
      const before = start > from ? folded[bytes[start - 1]!]! | isBefore : 0;
      let entry = lists[ranks[hash >>> 5]! + onesIn(isTriple[hash >>> 5]! & ((1 << (hash & 31)) - 1))]!;
      for (let place = 0; (place & isLast) === 0; entry += 2) {
        place = entries[entry]!;
        const neighbour = place & 0xff;
        if (neighbour !== after && neighbour !== before && neighbour !== 0) continue;
        const lastLetter = start + ((place >> 8) & 0x7f);
        if (lastLetter >= to || folded[bytes[lastLetter]!] !== ((place >> 16) & 0xff)) continue;
        const wordStart = start - (place >> 24);
        const number = entries[entry + 1]!;
        if (wordStart < from || foundIn[number] === searches) continue;
        if (standsAt(wordStart, starts[number]!, starts[number + 1]!) && isLatin(text, wordStart, lastLetter)) {
          foundIn[number] = searches;
          found.push(number);
        }
      }
    }
  }

  function standsAt(start: number, firstLetter: number, end: number): boolean {
    for (let letter = firstLetter, at = start; letter < end; letter++, at++) {
      if (folded[bytes[at]!] !== letters[letter]) return false;
    }
    return true;
  }

  return (text, gaps = []) => {
    const found: number[] = [];
    searches++;
    copy(text);
    // what is read and goes nowhere would not be read
    hits[0] = load(isTriple) + load(beside);
    let from = 0;
    for (let index = 0; index < gaps.length; index++) {
      const { range } = gaps[index]!;
      search(text, from, range[0], found);
      from = range[1];
    }
    search(text, from, text.length, found);
    return found;
  };
}

/** Of other characters than those of Latin-1 the bytes have a part. */
function isLatin(text: string, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (text.charCodeAt(at) > 255) return false;
  return true;
}

/** Up to this length a text is copied sooner by characters than by a call that leaves JavaScript. */
const shortText = 1000;

/** Copies a text to `bytes`. */
function copy(text: string): void {
  const { length } = text;
  // what stands behind the text is an earlier one's, and read as a neighbour at most
  if (bytes.length <= length + 2 * read) {
    bytes = Buffer.alloc(2 * length);
    view = viewOf(bytes);
    hits = new Int32Array(bytes.length);
  }
  if (length > shortText) bytes.write(text, "latin1");
  else for (let at = 0; at < length; at++) bytes[at] = text.charCodeAt(at);
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
function findTriples(isTriple: Int32Array, beside: Int32Array, from: number, to: number, step: number): number {
  const source = view;
  const target = hits;
  let count = 0;
  // the last triple may reach over the end, for a word whose window does
  for (let start = from; start <= to - 2; start += step) {
    const characters = source.getInt32(start, true);
    const hash = hashOf(characters);
    // a shift takes the last five bits, as bitOf does
    if (((isTriple[hash >>> 5]! >>> hash) & 1) === 0) continue;
    const isBeside = (beside[besideOf(hash)]! >>> (characters >>> 24)) | (start > from ? beside[besideOf(hash) + 1]! >>> source.getUint8(start - 1) : 0);
    if ((isBeside & 1) !== 0) target[count++] = start;
  }
  return count;
}

/** The hashes of each three of characters that may stand one behind the other. */
function hashesOf(firsts: readonly number[], seconds: readonly number[], thirds: readonly number[]): readonly number[] {
  return firsts.flatMap((first) => seconds.flatMap((second) => thirds.map((third) => hashOf(first | (second << 8) | (third << 16)))));
}

/** The triples of the words' windows by their hashes. */
function triplesOf(words: readonly string[], folded: Uint8Array, step: number): ReadonlyMap<number, Triple> {
  const triples = new Map<number, Triple>();
  const starts = windowsIn(words, step);
  /** For each character of a word what it stands for, as far as a hash tells it apart. */
  const hashed = new Map([...new Set(words.join(""))].map((character) => [character, [...new Set(variants(character).map((variant) => variant.charCodeAt(0) | 32))]] as const));
  /** What a place before or behind a word may hold. */
  const anyHashed = Array.from(folded, (_, code) => code).filter((code) => (code | 32) === code);
  for (const [word, letters] of words.entries()) {
    const bitsAt = (position: number) => variants(letters[position]!).reduce((bits, variant) => bits | bitOf(variant.charCodeAt(0)), 0);
    const hashedAt = (position: number) => hashed.get(letters[position] ?? "") ?? anyHashed;
    const foldedAt = (position: number) => folded[letters.charCodeAt(position)]!;
    const start = starts.get(letters)!;
    for (let position = start; position < start + step; position++) {
      const [after, before] =
        position + read < letters.length ? [bitsAt(position + read), 0] : position > 0 ? [0, bitsAt(position - 1)] : [anyBits, 0];
      const neighbour = position + read < letters.length ? foldedAt(position + read) : position > 0 ? foldedAt(position - 1) | isBefore : 0;
      const place = { word, position, neighbour };
      const times = timesInMillion(letters.slice(Math.max(0, position), position + read));
      for (const hash of hashesOf(hashedAt(position), hashedAt(position + 1), hashedAt(position + 2))) {
        const triple = triples.get(hash) ?? { after: 0, before: 0, times: 0, places: [] };
        triples.set(hash, triple);
        triple.after |= after;
        triple.before |= before;
        triple.times = Math.max(triple.times, times);
        if (triple.places.at(-1) !== place) triple.places.push(place);
      }
    }
  }
  return triples;
}

/** Marks the last place of a list. */
const isLast = 1 << 15;

/** What is looked up where a triple is found. */
function tableOf(words: readonly string[], triples: ReadonlyMap<number, Triple>, folded: Uint8Array) {
  const hashes = [...triples.keys()].sort((one, other) => one - other);
  const rankOf = new Map(hashes.map((hash, rank) => [hash, rank]));
  /** How many hashes are smaller than each 32nd: with the bits of `isTriple` they tell which one of all a hash is. */
  const ranks = new Uint16Array(1 << (hashBits - 5));
  for (const hash of hashes) ranks[(hash >>> 5) + 1]! += 1;
  for (let index = 1; index < ranks.length; index++) ranks[index]! += ranks[index - 1]!;
  /** Where the places of each hash start. */
  const lists = new Uint16Array(triples.size);
  /**
   * Of each place a number, in whose bytes from below are the neighbour, how far off the word's last letter is, which
   * words that start alike differ in, that letter, and the position in the word; then the word's number.
   */
  const entries: number[] = [];
  const known = new Map<string, number>();
  // those that are looked up in one file lie close together
  for (const [hash, { places }] of [...triples].sort(([, one], [, other]) => other.times - one.times)) {
    const key = places.map(({ word, position }) => `${word}.${position}`).join(" ");
    const list = known.get(key) ?? entries.length;
    lists[rankOf.get(hash)!] = list;
    if (known.has(key)) continue;
    known.set(key, list);
    for (const { word, position, neighbour } of places) {
      const last = words[word]!.length - 1;
      entries.push(neighbour | ((last - position) << 8) | (folded[words[word]!.charCodeAt(last)]! << 16) | (position << 24), word);
    }
    entries[entries.length - 2]! |= isLast;
  }
  return { ranks, lists, entries: Int32Array.from(entries) };
}

/** How many bits of a number are set. */
function onesIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
