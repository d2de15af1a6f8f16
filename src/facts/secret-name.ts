import { remember } from "../analysis/remember";
import { wordSplitter } from "../analysis/words";
import { keyPurposes, secretFillers, secretNounPairs, secretNouns, secretOptions, secretPurposes } from "../model/secret-names";

const known = new Set([...secretPurposes, ...secretNouns, ...secretFillers, ...secretNounPairs.flat()]);
const split = wordSplitter(known);

/** What a name says of a text: `secret` a session's or token's key, `key` perhaps one, undefined another thing. */
export const secretNameKind = remember((name: string): "secret" | "key" | undefined => {
  if (secretOptions.includes(name)) return "secret";
  const words = split(name).filter((word) => !/^\d+$/u.test(word));
  if (!words.some((word) => secretPurposes.includes(word)) || words.some((word) => !known.has(word))) return undefined;
  const named = words.some((word, at) => secretNouns.includes(word) || secretNounPairs.some(([first, second]) => word === first && words[at + 1] === second));
  // a password that is no session's or cookie's is somebody's own
  if (words.includes("password") && !words.includes("secret")) return /session|cookie|iron/u.test(words.join(" ")) ? "secret" : undefined;
  if (named) return "secret";
  return words.at(-1) === "key" && words.some((word) => keyPurposes.includes(word)) ? "key" : undefined;
});

/** Whether a text consists of nothing but the words with which such keys are named: it is a name, and no key. */
export function isNameOfSecret(text: string): boolean {
  return /^[A-Z][A-Z\d_]*$/u.test(text) || split(text).every((word) => known.has(word));
}
