import { remember } from "../analysis/remember";
import { wordSplitter } from "../analysis/words";
import {
  emailTerms, foreignClaims, mutableHeads, mutableTails, mutableTerms, mutableWholeNames, passwordTerms, passwordWholeNames, personNouns, questionWords, rankQualifiers, rankWords, sensitiveTerms, sensitiveWholeNames,
} from "../model/claim-names";
import { matchesPattern, parseNamePattern } from "./credential-name";

const lists = [mutableTerms, mutableWholeNames, sensitiveTerms, sensitiveWholeNames, passwordTerms, emailTerms, personNouns];
const known = new Set([
  ...lists.flat().flatMap((term) => term.split(" ")), ...mutableTails, ...rankWords, ...rankQualifiers, ...questionWords, "hashed", "current", "found", "existing", "new", "db", "model", "repository", "entity", "super",
].filter((word) => word.length > 2 || word === "is" || word === "id"));
const split = wordSplitter(known);

/** What a claim's name says: that it changes while the token lives, `rank` only where its value is no person. */
export const mutability = remember((name: string): "mutable" | "rank" | "none" => {
  if (foreignClaims.some((claim) => claim.test(name))) return "none";
  const words = wordsOf(name);
  const [first = "", ...rest] = words;
  const last = words.at(-1) ?? "";
  if (rankWords.has(last) && rest.length > 0 && ["is", "has"].includes(first)) return "mutable";
  if (rankWords.has(last) && words.slice(0, -1).every((word) => rankQualifiers.has(word))) return "rank";
  // canEdit
  if (first === "can" && rest.length > 0) return "mutable";
  if (["has", "last", "default"].includes(first) && rest.length > 0) return "none";
  if (mutableWholeNames.includes(words.join(" ")) || endsWithTerm(words, mutableTerms)) return "mutable";
  return mutableTails.has(last) && mutableHeads.has(words.at(-2) ?? "") ? "mutable" : "none";
});

/** Whether a claim of that name must not be read by whoever holds the token. */
export const isSensitiveName = remember((name: string) => isNamed(name, sensitiveTerms, sensitiveWholeNames));
/** Whether something of that name is a password or what was made of one. */
export const isPasswordName = remember((name: string) => isNamed(name, passwordTerms, passwordWholeNames));
export const isEmailName = remember((name: string) => isNamed(name, emailTerms, []));

function isNamed(name: string, terms: readonly string[], wholeNames: readonly string[]): boolean {
  const words = wordsOf(name);
  if (questionWords.has(words[0] ?? "") && words.length > 1) return false;
  return wholeNames.includes(words.join(" ")) || endsWithTerm(words, terms);
}

/** Whether a model, table or variable of that name holds people: `userRepository`, `foundUser`, `UserModel`. */
export const isPersonName = remember((name: string) => {
  const words = wordsOf(name);
  while (words.length > 1 && /^(?:model|models|repository|repo|collection|coll|schema|entity|table|doc|docs|document|data|record|row|info|details|exists?|found|db|orm|obj|object)$/u.test(words.at(-1) ?? "")) words.pop();
  return personNouns.includes(words.at(-1) ?? "");
});

function wordsOf(name: string): string[] {
  return split(name).filter((word) => !/^\d+$/u.test(word));
}

function endsWithTerm(words: readonly string[], terms: readonly string[]): boolean {
  return [words.slice(-1), words.slice(-2), words.slice(-3)].some((end) => terms.includes(end.join(" ")));
}

/** Whether one of the user's names (word sequences, or `/…/u`) means a claim. */
export function isOneOf(names: readonly string[] | undefined, claim: string): boolean {
  return (names ?? []).some((name) => matchesPattern(parseNamePattern(name), claim));
}
