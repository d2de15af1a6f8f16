import { remember } from "../analysis/remember";
import {
  constantCase,
  type CredentialKind,
  credentialKinds,
  type CredentialTerm,
  type NamePlace,
  type Score,
  scoreLimits,
  unknownWord,
} from "../model/vocabulary";
import { itemsOf, type NameItem, splitName, standsAt, type TaughtTerm } from "./name-items";

export type { CredentialKind, NamePlace };

/** What a name alone tells. `not`: it says that it names something else. */
export interface NameVerdict {
  readonly verdict: "credential" | "not" | "unknown";
  readonly kind?: CredentialKind;
  readonly strength?: "strong" | "weak";
  /** The user's `ignoreNames` decided. */
  readonly ignored?: true;
  /** The user's `credentialNames` decided: without them it would be no credential. */
  readonly taught?: true;
}

/** A name or family of names of the user's: a word sequence (`auth token`) or a regular expression (`/…/u`). */
export type NamePattern = { readonly words: readonly string[] } | { readonly expression: RegExp };

/** The names a user adds to the vocabulary, and those that are none whatever it says. */
export interface TaughtNames {
  readonly credentialNames: readonly NamePattern[];
  readonly ignoreNames: readonly NamePattern[];
}

const taughtCredential = { kind: "token", score: scoreLimits.strong, terms: [] } as const satisfies CredentialTerm;

const points = (score: Score | undefined, place: NamePlace) =>
  typeof score === "object" ? score[place] : (score ?? 0);

/** Numbers and single letters say nothing: `token_v2`. */
const isFiller = (word: string) => /^(?:\p{N}+|[a-z])$/u.test(word);

/** The points that the item at `index` takes away; `head` is the index of the last credential, -1 for none. */
function objectionOf(item: NameItem, index: number, head: number, place: NamePlace): number {
  if (item.credential) return 0;
  const side = head < 0 ? "alone" : index < head ? "before" : "after";
  if (!item.isKnown) return side === "alone" || isFiller(item.word) ? 0 : points(unknownWord[side], place);
  const scores = item.objections.flatMap(objection => [objection[side], index === 0 ? objection.first : undefined]);
  return Math.min(0, ...scores.map(score => points(score, place)));
}

function betterOf(best: CredentialTerm, next: CredentialTerm, place: NamePlace): CredentialTerm {
  const lead = points(next.score, place) - points(best.score, place);
  if (lead !== 0) return lead > 0 ? next : best;
  return credentialKinds.indexOf(next.kind) <= credentialKinds.indexOf(best.kind) ? next : best;
}

/** Capitals throughout; scripts without capitals say nothing. */
const isConstantCase = (name: string) => /\p{Lu}/u.test(name) && !/[\p{Ll}\p{Lt}\p{Lm}\p{Lo}]/u.test(name);

function judgeItems(items: readonly NameItem[], place: NamePlace, isConstant: boolean): NameVerdict {
  const credentials = items.flatMap(item => item.credential ?? []);
  const [first, ...others] = credentials;
  const best = first && others.reduce((term, next) => betterOf(term, next, place), first);
  const head = items.findLastIndex(item => item.credential);
  const objections = items.map((item, index) => objectionOf(item, index, head, place));
  const sum = points(best?.score, place) + Math.min(isConstant ? points(constantCase, place) : 0, ...objections);
  if (sum <= scoreLimits.not) return { verdict: "not" };
  if (!best || sum < scoreLimits.weak) return { verdict: "unknown" };
  return { verdict: "credential", kind: best.kind, strength: sum >= scoreLimits.strong ? "strong" : "weak" };
}

const judge = (name: string, place: NamePlace, taught: readonly TaughtTerm[]) =>
  judgeItems(itemsOf(name, taught), place, isConstantCase(name));

const byVocabulary = {
  "cookie": remember(name => judge(name, "cookie", [])),
  "storage-key": remember(name => judge(name, "storage-key", [])),
  "identifier": remember(name => judge(name, "identifier", [])),
} satisfies Record<NamePlace, (name: string) => NameVerdict>;

const nothingTaught: TaughtNames = { credentialNames: [], ignoreNames: [] };

/**
 * Tells by its words whether `name` names a credential. A bare `session`, `sid` or `auth` does so as a cookie's name
 * and is weak evidence elsewhere, hence `place`. The user's `ignoreNames` win over everything; `credentialNames` join
 * the vocabulary, so that `acme pass` makes `userAcmePass` a credential and `acmePassCount` none.
 */
export function judgeName(name: string, place: NamePlace, extra: TaughtNames = nothingTaught): NameVerdict {
  if (extra.ignoreNames.some(pattern => matchesPattern(pattern, name))) return { verdict: "not", ignored: true };
  const taught = extra.credentialNames.flatMap(pattern =>
    "words" in pattern ? [{ words: pattern.words, credential: taughtCredential }] : [],
  );
  const verdict = taught.length === 0 ? byVocabulary[place](name) : judge(name, place, taught);
  const isMeant = extra.credentialNames.some(pattern => "expression" in pattern && matchesPattern(pattern, name));
  if (isMeant) return { verdict: "credential", kind: verdict.kind ?? taughtCredential.kind, strength: "strong", taught: true };
  const isTaught = taught.length > 0 && verdict.verdict === "credential" && byVocabulary[place](name).verdict !== "credential";
  return isTaught ? { ...verdict, taught: true } : verdict;
}

/**
 * Reads one of the user's names. `/…/u` is a regular expression, anything else a word sequence however it is written.
 * Throws a SyntaxError where the expression is malformed.
 */
export function parseNamePattern(text: string): NamePattern {
  const { source, flags = "" } = /^\/(?<source>.+)\/(?<flags>[a-z]*)$/su.exec(text)?.groups ?? {};
  if (source === undefined) return { words: splitName(text) };
  // `g` and `y` would make an answer depend on the one before.
  const stateless = flags.replace(/[gy]/gu, "");
  return { expression: new RegExp(source, /[uv]/u.test(stateless) ? stateless : `${stateless}u`) };
}

/** Prefixes that browsers give a meaning of their own. */
const cookiePrefix = /^__(?:Host-Http|Host|Secure|Http)-/iu;

/** Whether `name` is one that `pattern` means: all of its words, or whatever the expression finds. */
export function matchesPattern(pattern: NamePattern, name: string): boolean {
  if ("expression" in pattern) return pattern.expression.test(name);
  const words = splitName(name.replace(cookiePrefix, ""));
  return words.length === pattern.words.length && standsAt(words, 0, pattern.words);
}
