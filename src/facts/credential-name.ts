import { wordSplitter } from "../analysis/words";
import {
  constantCase,
  type CredentialKind,
  credentialKinds,
  type CredentialTerm,
  credentialTerms,
  type NamePlace,
  type ObjectionTerm,
  objectionTerms,
  plainTerms,
  relationWords,
  type Score,
  scoreLimits,
  unknownWord,
} from "../model/vocabulary";
import { aliases, linkWords } from "../model/vocabulary-languages";

export type { CredentialKind, NamePlace };

/** What a name alone tells. `not`: it says that it names something else. */
export interface NameVerdict {
  readonly verdict: "credential" | "not" | "unknown";
  readonly kind?: CredentialKind;
  readonly strength?: "strong" | "weak";
  /** The user's `ignoreNames` decided. */
  readonly ignored?: true;
}

/** A name or family of names of the user's: a word sequence (`auth token`) or a regular expression (`/…/u`). */
export type NamePattern = { readonly words: readonly string[] } | { readonly expression: RegExp };

export interface NameRules {
  readonly credentialNames: readonly NamePattern[];
  readonly ignoreNames: readonly NamePattern[];
}

/** What the vocabulary knows about one term. */
interface Term {
  readonly words: readonly string[];
  credential?: CredentialTerm;
  relation?: true;
  readonly objections: ObjectionTerm[];
}

/** A stretch of a name: a term of the vocabulary, or one word it does not know. */
interface Item extends Omit<Term, "words"> {
  readonly length: number;
  readonly word: string;
  readonly known: boolean;
}

const termsByFirstWord = new Map<string, Term[]>();

function termOf(text: string): Term {
  const words = text.split(" ");
  const terms = termsByFirstWord.get(words[0]!) ?? [];
  termsByFirstWord.set(words[0]!, terms);
  let term = terms.find(other => other.words.join(" ") === text);
  if (!term) terms.push((term = { words, objections: [] }));
  return term;
}

for (const credential of credentialTerms) for (const text of credential.terms) termOf(text).credential = credential;
for (const objection of objectionTerms) for (const text of objection.terms) termOf(text).objections.push(objection);
for (const text of plainTerms) termOf(text);
for (const text of relationWords) termOf(text).relation = true;
for (const terms of termsByFirstWord.values()) terms.sort((a, b) => b.words.length - a.words.length);

const aliasOf: ReadonlyMap<string, string> = new Map(Object.entries(aliases));

/** Shorter Latin words turn up inside others by chance. */
const canBeGlued = (word: string) => word.length > 2 || word === "id" || /^\P{Script=Latin}{2}$/u.test(word);

const gluedWords = new Set(
  [...termsByFirstWord.values()]
    .flatMap(terms => terms.flatMap(term => term.words))
    .concat([...aliasOf.keys()])
    .filter(canBeGlued),
);

const splitName = wordSplitter(gluedWords);
const canonical = (words: readonly string[]) => words.flatMap(word => aliasOf.get(word)?.split(" ") ?? word);

const userCredential = { kind: "token", score: scoreLimits.strong, terms: [] } as const satisfies CredentialTerm;

const startsWith = (words: readonly string[], at: number, start: readonly string[]) =>
  start.length > 0 && start.every((word, i) => words[at + i] === word);

function itemAt(words: readonly string[], at: number, userTerms: readonly (readonly string[])[]): Item {
  const word = words[at]!;
  const own = userTerms.find(term => startsWith(words, at, term));
  if (own) return { word, length: own.length, known: true, credential: userCredential, objections: [] };
  const term = termsByFirstWord.get(word)?.find(({ words: start }) => startsWith(words, at, start));
  if (!term) return { word, length: 1, known: false, objections: [] };
  const { credential, ...rest } = term;
  const counts = credential && (!credential.whole || term.words.length === words.length);
  return { ...rest, word, length: term.words.length, known: true, ...(counts ? { credential } : {}) };
}

function itemsOf(name: string, userNames: readonly NamePattern[]): readonly Item[] {
  const words = canonical(splitName(name)).filter((word, i, all) => i === 0 || i === all.length - 1 || !linkWords.has(word));
  const userTerms = userNames.flatMap(pattern => ("words" in pattern ? [canonical(pattern.words)] : []));
  const items: Item[] = [];
  for (let at = 0; at < words.length; ) {
    const item = itemAt(words, at, userTerms);
    // What follows belongs to another thing: `tokenFromHeader`.
    if (item.relation && at > 0) break;
    items.push(item);
    at += item.length;
  }
  return items;
}

const points = (score: Score | undefined, place: NamePlace) => (typeof score === "object" ? score[place] : (score ?? 0));

/** Numbers and single letters say nothing: `token_v2`. */
const isFiller = (word: string) => /^(?:\p{N}+|[a-z])$/u.test(word);

function objectionOf(item: Item, index: number, head: number, place: NamePlace): number {
  const side = head < 0 ? "alone" : index < head ? "before" : "after";
  if (!item.known) return side === "alone" || isFiller(item.word) ? 0 : points(unknownWord[side], place);
  return Math.min(
    0,
    ...item.objections.map(objection =>
      Math.min(points(objection[side], place), index === 0 && head !== 0 ? points(objection.first, place) : 0),
    ),
  );
}

function betterOf(best: CredentialTerm | undefined, next: CredentialTerm, place: NamePlace): CredentialTerm {
  if (!best) return next;
  const lead = points(next.score, place) - points(best.score, place);
  if (lead !== 0) return lead > 0 ? next : best;
  return credentialKinds.indexOf(next.kind) <= credentialKinds.indexOf(best.kind) ? next : best;
}

function judgeItems(items: readonly Item[], place: NamePlace, isConstant: boolean): NameVerdict {
  const head = items.findLastIndex(item => item.credential);
  const best = items.reduce<CredentialTerm | undefined>(
    (term, { credential }) => (credential ? betterOf(term, credential, place) : term),
    undefined,
  );
  const objections = items.map((item, index) => (item.credential ? 0 : objectionOf(item, index, head, place)));
  const sum = points(best?.score, place) + Math.min(isConstant ? points(constantCase, place) : 0, ...objections);
  if (sum <= scoreLimits.not) return { verdict: "not" };
  if (!best || sum < scoreLimits.weak) return { verdict: "unknown" };
  return { verdict: "credential", kind: best.kind, strength: sum >= scoreLimits.strong ? "strong" : "weak" };
}

const noRules: NameRules = { credentialNames: [], ignoreNames: [] };

/**
 * Tells by its words whether `name` names a credential. A bare `session`, `sid` or `auth` does so as a cookie's name
 * and is weak evidence elsewhere, hence `place`. The user's `ignoreNames` win over everything; `credentialNames` join
 * the vocabulary, so that `acme pass` makes `userAcmePass` a credential and `acmePassCount` none.
 */
export function judgeName(name: string, place: NamePlace, extra: NameRules = noRules): NameVerdict {
  if (extra.ignoreNames.some(pattern => matchesPattern(pattern, name))) return { verdict: "not", ignored: true };
  const isTaught = extra.credentialNames.some(pattern => "expression" in pattern && matchesPattern(pattern, name));
  const isConstant = /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
  const verdict = judgeItems(itemsOf(name, extra.credentialNames), place, isConstant);
  return isTaught ? { verdict: "credential", kind: verdict.kind ?? userCredential.kind, strength: "strong" } : verdict;
}

/**
 * Reads one of the user's names. `/…/u` is a regular expression, anything else a word sequence however it is written.
 * Throws a SyntaxError where the expression is malformed.
 */
export function parseNamePattern(text: string): NamePattern {
  const expression = /^\/(?<source>.+)\/(?<flags>[a-z]*)$/su.exec(text)?.groups;
  if (!expression) return { words: splitName(text) };
  // `g` and `y` would make the answer depend on the last one.
  const flags = (expression["flags"] ?? "").replace(/[gy]/gu, "");
  return { expression: new RegExp(expression["source"] ?? "", /[uv]/u.test(flags) ? flags : `${flags}u`) };
}

/** Prefixes that browsers give a meaning of their own. */
const cookiePrefix = /^__(?:Host|Secure|Http|Host-Http)-/iu;

/** Whether `name` is one that `pattern` means: all of its words, or whatever the expression finds. */
export function matchesPattern(pattern: NamePattern, name: string): boolean {
  if ("expression" in pattern) return pattern.expression.test(name);
  const words = splitName(name.replace(cookiePrefix, ""));
  return words.length === pattern.words.length && startsWith(words, 0, pattern.words);
}
