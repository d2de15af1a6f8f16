import { wordSplitter, type WordSplitter } from "../analysis/words";
import { type CredentialTerm, credentialTerms, plainTerms, relationWords } from "../model/vocabulary";
import { foreignWords, linkWords } from "../model/vocabulary-languages";
import { type ObjectionTerm, objectionTerms } from "../model/vocabulary-objections";

/** What the vocabulary knows about one term. */
interface Term {
  readonly words: readonly string[];
  credential?: CredentialTerm;
  isRelation?: true;
  readonly objections: ObjectionTerm[];
}

/** A stretch of a name: a term of the vocabulary, or one word that it does not know. */
export interface NameItem {
  /** The first word of the stretch. */
  readonly word: string;
  /** In words. */
  readonly length: number;
  readonly isKnown: boolean;
  readonly isRelation?: true;
  readonly credential?: CredentialTerm;
  readonly objections: readonly ObjectionTerm[];
}

/** The vocabulary as it is searched. */
interface Index {
  readonly termsByFirstWord: ReadonlyMap<string, readonly Term[]>;
  readonly englishFor: ReadonlyMap<string, readonly string[]>;
  readonly split: WordSplitter;
}

function collectTerms(): ReadonlyMap<string, readonly Term[]> {
  const byFirstWord = new Map<string, Term[]>();
  const byText = new Map<string, Term>();
  const termOf = (text: string): Term => {
    const known = byText.get(text);
    if (known) return known;
    const term: Term = { words: text.split(" "), objections: [] };
    const [first = ""] = term.words;
    byText.set(text, term);
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), term]);
    return term;
  };
  for (const credential of credentialTerms) for (const text of credential.terms) termOf(text).credential = credential;
  for (const objection of objectionTerms) for (const text of objection.terms) termOf(text).objections.push(objection);
  for (const text of plainTerms) termOf(text);
  for (const text of relationWords) termOf(text).isRelation = true;
  for (const terms of byFirstWord.values()) terms.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

/** Shorter Latin words turn up inside others by chance. */
const canBeGlued = (word: string) => word.length > 2 || word === "id" || /^\P{Script=Latin}{2}$/u.test(word);

function buildIndex(): Index {
  const termsByFirstWord = collectTerms();
  const englishFor = new Map(
    foreignWords.flatMap(({ words }) =>
      Object.entries(words).flatMap(([english, others]) => others.map(other => [other, english.split(" ")] as const)),
    ),
  );
  const words = [...termsByFirstWord.values()].flat().flatMap(term => term.words);
  const glued = new Set([...words, ...englishFor.keys()].filter(canBeGlued));
  return { termsByFirstWord, englishFor, split: wordSplitter(glued) };
}

let index: Index | undefined;

/** Built by the first name that is judged: most files need none. */
const vocabulary = () => (index ??= buildIndex());

const links: ReadonlySet<string> = new Set(linkWords);

/** The words of a name as it is written, glued ones told apart. */
export const splitName = (name: string) => vocabulary().split(name);

/** Foreign words, abbreviations and misspellings replaced by what they stand for. */
export const inEnglish = (words: readonly string[]) =>
  words.flatMap(word => vocabulary().englishFor.get(word) ?? [word]);

/** Whether `start` stands in `words` at the index `at`. */
export const standsAt = (words: readonly string[], at: number, start: readonly string[]) =>
  start.length > 0 && start.every((word, i) => words[at + i] === word);

function itemAt(words: readonly string[], at: number): NameItem {
  const word = words[at] ?? "";
  const term = vocabulary()
    .termsByFirstWord.get(word)
    ?.find(candidate => standsAt(words, at, candidate.words));
  if (!term) return { word, length: 1, isKnown: false, objections: [] };
  const { words: own, credential, ...rest } = term;
  const item = { ...rest, word, length: own.length, isKnown: true };
  return credential && (!credential.whole || own.length === words.length) ? { ...item, credential } : item;
}

/** A word sequence that the user teaches, and what it names. */
export interface TaughtTerm {
  readonly words: readonly string[];
  readonly credential: CredentialTerm;
}

function taughtItemAt(words: readonly string[], at: number, taught: readonly TaughtTerm[]): NameItem | undefined {
  for (const term of taught) {
    const own = inEnglish(term.words);
    if (!standsAt(words, at, own)) continue;
    return { word: own[0] ?? "", length: own.length, isKnown: true, credential: term.credential, objections: [] };
  }
  return undefined;
}

/** The stretches of `name`, longest terms first, up to the first word that leads on to another thing. */
export function itemsOf(name: string, taught: readonly TaughtTerm[]): readonly NameItem[] {
  const all = inEnglish(splitName(name));
  const words = all.filter((word, i) => i === 0 || i === all.length - 1 || !links.has(word));
  const items: NameItem[] = [];
  for (let at = 0; at < words.length; ) {
    const item = taughtItemAt(words, at, taught) ?? itemAt(words, at);
    // What follows belongs to another thing: `tokenFromHeader`.
    if (item.isRelation && at > 0) break;
    items.push(item);
    at += item.length;
  }
  return items;
}
