import { remember } from "../analysis/remember";
import { wordSplitter } from "../analysis/words";
import { identifyingWords, identityFillers, personWords, rightWords, userWords, type IdentityKind } from "../model/identity-names";

const known = new Set([...rightWords, ...userWords, ...personWords, ...identifyingWords, ...identityFillers]);
const split = wordSplitter(known);

/** Whether a cookie or member of that name holds a right (`role`, `isAdmin`) or tells who a user is (`userId`). */
export const identityKind = remember((name: string): IdentityKind | undefined => {
  const words = split(name).filter((word) => !/^\d+$/u.test(word));
  if (words.length === 0 || words.some((word) => !known.has(word))) return undefined;
  const has = (list: readonly string[]) => words.some((word) => list.includes(word));
  if (has(userWords) || (has(personWords) && has(identifyingWords))) return "user";
  if (words.includes("admin") && has(identifyingWords)) return "user";
  if (has(rightWords) || /\b(?:logged in|is auth|user type|access level)\b/u.test(words.join(" "))) return "right";
  const [only, ...others] = words;
  return others.length === 0 && (only === "email" || only === "user" || only === "account") ? "user" : undefined;
});
