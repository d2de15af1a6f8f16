import { remember } from "./remember";

/** Stretches of letters and digits; whatever stands between them (`_ - . : / @` and spaces) separates words. */
const runs = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of one run: `JWTs`, the `JWT` of `JWTToken`, `Token`, `token`, `令牌`, `2`. */
const pieces =
  /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lt}\p{M}]+|\p{Lu}|[\p{Lo}\p{Lm}\p{M}]+|\p{N}+/gu;

/** Latin letters that no Unicode decomposition takes to their plain form. */
const plainLetters: Readonly<Record<string, string>> = { ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/**
 * A word without its Latin accents, in lower case: `Sesión` and `sesion` are one word. Other scripts keep their
 * marks, which tell letters apart there (`й`, `ド`).
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z\d]*$/u.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/(\p{Script=Latin})[\u0300-\u036F]+/gu, "$1")
    .normalize("NFC")
    .replace(/[ıłøđßæœ]/gu, letter => plainLetters[letter] ?? letter);
}

/**
 * The fewest words of `dictionary` that make up all of `chunk`, or undefined where they do not cover it: `authtoken`
 * is auth + token, `author` is not auth + anything.
 */
export function segment(chunk: string, dictionary: ReadonlySet<string>): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= chunk.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start];
      if (!before || before.length + 1 >= (best[end]?.length ?? Infinity)) continue;
      const word = chunk.slice(start, end);
      if (dictionary.has(word)) best[end] = [...before, word];
    }
  }
  return best[chunk.length];
}

/** Longer chunks without a separator are hashes and keys, not words. */
const longestChunk = 40;

function wordsOfRun(run: string, dictionary: ReadonlySet<string>): readonly string[] {
  const words = (run.match(pieces) ?? [run]).map(foldWord);
  // Capitals already tell the words apart.
  if (words.every(word => dictionary.has(word) || /^\p{N}/u.test(word))) return words;
  const whole = words.join("");
  if (whole.length > longestChunk) return words;
  // `JWTtoken`, `OAuth`: capitals that split in the wrong place.
  if (words.length > 1 && !/\p{N}/u.test(whole)) {
    const covered = segment(whole, dictionary);
    if (covered) return covered;
  }
  return words.flatMap(word => (dictionary.has(word) ? [word] : (segment(word, dictionary) ?? [word])));
}

export type WordSplitter = (name: string) => readonly string[];

/**
 * A function that splits names into lower-case words, accents folded: by case, separators and digits, and, where
 * words are glued together, by `dictionary`. `userJWT` is user + jwt, `__Host-session` host + session, `accesstoken`
 * access + token, `tokenizer` one word.
 */
export function wordSplitter(dictionary: ReadonlySet<string>): WordSplitter {
  return remember(name => (name.normalize("NFC").match(runs) ?? []).flatMap(run => wordsOfRun(run, dictionary)));
}

/** The words of a name, told apart by case, separators and digits alone. */
export const wordsOf: WordSplitter = wordSplitter(new Set());
