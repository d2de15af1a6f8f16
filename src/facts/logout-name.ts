import { foldWord, wordSplitter } from "../analysis/words";
import { afterwardsWords, controlWords } from "../model/client-calls";
import { gluedWords, logoutNames, logoutOnlyWhole, notLogoutPrefixes, notLogoutWords } from "../model/logout-words";

const wordsOf = wordSplitter(new Set(gluedWords));

/** Whether a function is called after a logout: `logout`, `handleSignOut`, `cerrarSesion`; not `logoutUrl`, `logSignOut`. */
export function isLogoutName(name: string): boolean {
  const words = wordsOf(name).map(foldWord);
  if (isWholeName(words)) return true;
  return namesLogout(words) && !notLogoutPrefixes.has(prefixOf(words)) && !words.some((word) => notLogoutWords.has(word));
}

/** The first word, unless it is the start of `log out` itself. */
function prefixOf(words: readonly string[]): string {
  return words[0] === "log" && (words[1] === "out" || words[1] === "off") ? "" : (words[0] ?? "");
}

/**
 * Whether a name or a label of a page's code stands for logging out: `handleLogout`, `confirmLogout`, `logoutBtn`,
 * "Log out"; not `autoLogout`, `logoutRequest`, whose reason or other half is elsewhere.
 */
export function isLogoutControl(name: string): boolean {
  const words = wordsOf(name.replace(/^use(?=[A-Z])/u, "")).map(foldWord);
  if (words.some((word) => afterwardsWords.has(word))) return false;
  return isLogoutName(words.filter((word) => !controlWords.has(word)).join(" "));
}

/** Whether a path is a logout's: `/auth/logout`, `/logout/:device`; not `/logout/callback`, `/logout-success`. */
export function isLogoutPath(path: string): boolean {
  const segments = path.split(/[/|.]/u).filter((segment) => segment !== "" && segment !== "*");
  const words = segments.map((segment) => wordsOf(segment).map(foldWord));
  // /auth/sign/out and auth.sign.out.ts too
  const at = words.findIndex((own, position) => namesLogout([...own, ...(words[position + 1] ?? [])]) || isWholeName(own));
  // what comes after a logout is not the logout
  return at !== -1 && !words.slice(at).flat().some((word) => notLogoutWords.has(word));
}

function isWholeName(words: readonly string[]): boolean {
  return words.length === 1 && logoutOnlyWhole.includes(words[0] ?? "");
}

function namesLogout(words: readonly string[]): boolean {
  return logoutNames.some((name) => words.some((_, start) => name.every((word, offset) => words[start + offset] === word)));
}
