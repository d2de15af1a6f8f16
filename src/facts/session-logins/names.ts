import { wordsOf } from "../../analysis/words";
import { elevatedWords, factorWords, flagFill, flagWords, flowSteps, guardWords, identityFill, identityWords, loginNames, notLoginWords, passwordNames, provenWords, signUpNames, stepUpNames } from "../../model/login-words";

export type KeyKind = "identity" | "flag" | "step-up";
/** What a handler is for, by what it is called. */
export type NamedPurpose = "login" | "password" | "step-up" | "other" | undefined;

/** What a property of the session says, by its name: who is logged in, that somebody is, that more was proved. */
export function kindOfKey(key: string): KeyKind | undefined {
  const words = wordsOf(key);
  const has = (list: ReadonlySet<string>) => words.some((word) => list.has(word));
  if (has(elevatedWords) || (has(factorWords) && has(provenWords))) return "step-up";
  const isWhole = (list: ReadonlySet<string>, fill: ReadonlySet<string>) => has(list) && words.every((word) => list.has(word) || fill.has(word));
  // isUserLoggedIn says that somebody is, loggedInUser says who
  const namesSomebody = words[0] !== "is" && identityWords.has(words.at(-1) ?? "");
  if (!namesSomebody && (isWhole(flagWords, flagFill) || isPhrase(words, flagFill))) return "flag";
  return isWhole(identityWords, identityFill) || words.join(" ") === "email" ? "identity" : undefined;
}

/** `signedIn`, `is_log_in`: words none of which says it alone. */
function isPhrase(words: readonly string[], fill: ReadonlySet<string>): boolean {
  return words.length > 1 && words.every((word) => fill.has(word)) && (words.includes("signed") || words.includes("log")) && words.includes("in");
}

/** What a handler's names and paths say it does; `other` where they say that it logs nobody in. */
export function purposeOfNames(names: readonly string[], paths: readonly string[]): NamedPurpose {
  const own = [...names.map((name) => wordsOf(name)).filter((words) => !guardWords.has(words[0] ?? "")), ...paths.map((path) => wordsOfRoute(path))];
  const says = (list: readonly (readonly string[])[]) => own.some((words) => list.some((phrase) => holds(words, phrase)));
  if (says(stepUpNames)) return "step-up";
  if (says(passwordNames)) return "password";
  const isOther = (words: readonly string[]) => words.some((word, at) => notLoginWords.has(word) && !(word === "out" && words[at - 1] !== "log" && words[at - 1] !== "sign"));
  const speaking = own.filter((words) => [...loginNames, ...signUpNames].some((phrase) => holds(words, phrase)));
  if (speaking.some((words) => !isOther(words))) return "login";
  return own.some(isOther) ? "other" : undefined;
}

/** The words of the last part of a path that is no parameter, and of the part before a step of a flow. */
function wordsOfRoute(path: string): readonly string[] {
  const parts = path.split("/").filter((part) => part !== "" && !/^[:*[{$]/u.test(part));
  const found: string[] = [];
  for (const part of parts.reverse()) {
    const words = wordsOf(part);
    found.unshift(...words);
    if (!words.every((word) => flowSteps.has(word))) break;
  }
  return found;
}

/** Whether a phrase stands in a name, its words one after the other. */
export function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) => phrase.every((word, offset) => words[start + offset] === word));
}
