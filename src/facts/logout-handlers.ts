import { anyText, textTest, type TextTest } from "../analysis/text-test";
import { foldWord, wordSplitter } from "../analysis/words";
import { gluedWords, logoutNames, logoutOnlyWhole, logoutTexts, notLogoutPrefixes, notLogoutWords } from "../model/logout-words";
import type { Handler } from "./handlers";
import type { SessionEnding } from "./session-ending";
import type { FactContext } from "./session-facts";

/** A server handler that logs somebody out. */
export interface LogoutHandler {
  readonly handler: Handler;
  /** How messages name it: by its own name, else by its method and path. */
  readonly label: string;
  readonly ending: SessionEnding;
}

const logoutText = textTest(logoutTexts);
const logoutPattern = new RegExp(logoutTexts.join("|"), "u");

/** A logout handler is in a file only if a name for it is: in the text, or in the path of a file-system route. */
export function logoutTextOf(path: string | undefined): TextTest {
  return path !== undefined && logoutPattern.test(path) ? anyText : logoutText;
}

/** The logout handlers of a file, each once: one that only calls another is that other. */
export function collectLogoutHandlers(context: FactContext): readonly LogoutHandler[] {
  const handlers = context.handlers.filter(isLogout);
  const functions = new Set(handlers.map(({ fn }) => fn));
  const own = handlers.filter((handler) => ![...context.sessionEndings.calledFrom(handler)].some((fn) => fn !== handler.fn && functions.has(fn)));
  const judged = own.map((handler) => ({ handler, label: labelOf(handler), ending: context.sessionEndings.of(handler) }));
  return judged.filter((one) => !isBesideTheLogout(one, judged));
}

function isLogout({ names, paths, methods }: Handler): boolean {
  // a preflight logs nobody out
  if (methods.length > 0 && methods.every((method) => method === "OPTIONS" || method === "HEAD")) return false;
  return names.some(isLogoutName) || paths.some(isLogoutPath);
}

/**
 * A page or a redirect at a path where the file logs out otherwise: Remix's `loader` beside the `action`, the `GET`
 * that shows a form to `POST`. Only a handler that does nothing at all can be one.
 */
function isBesideTheLogout({ handler, ending }: LogoutHandler, all: readonly LogoutHandler[]): boolean {
  if (ending.outcome !== "cannot" || ending.how !== "nothing") return false;
  const isShown = handler.methods.some((method) => ["GET", "load", "loader", "getServerSideProps"].includes(method)) || handler.fn.type === "Program";
  if (!isShown) return false;
  return all.some((other) => other.handler !== handler && other.handler.paths.some((path) => handler.paths.includes(path)));
}

const wordsOf = wordSplitter(new Set(gluedWords));

/** `logout`, `handleSignOut`, `cerrarSesion`; not `logoutUrl`, `isLogoutPage`, `logSignOut`. */
export function isLogoutName(name: string): boolean {
  const words = wordsOf(name).map(foldWord);
  if (words.length === 1 && logoutOnlyWhole.includes(words[0] ?? "")) return true;
  return namesLogout(words) && !notLogoutPrefixes.has(prefixOf(words)) && !words.some((word) => notLogoutWords.has(word));
}

/** The first word, unless it is the start of `log out` itself. */
function prefixOf(words: readonly string[]): string {
  return words[0] === "log" && (words[1] === "out" || words[1] === "off") ? "" : (words[0] ?? "");
}

/** `/auth/logout`, `/logout/:device`; not `/logout/callback`, `/logout-success`. */
export function isLogoutPath(path: string): boolean {
  const segments = path.split(/[/|.]/u).filter((segment) => segment !== "" && segment !== "*");
  const words = segments.map((segment) => wordsOf(segment).map(foldWord));
  // /auth/sign/out and auth.sign.out.ts too
  const at = words.findIndex((own, position) => namesLogout([...own, ...(words[position + 1] ?? [])]) || (own.length === 1 && logoutOnlyWhole.includes(own[0] ?? "")));
  // what comes after a logout is not the logout
  return at !== -1 && !words.slice(at).flat().some((word) => notLogoutWords.has(word));
}

function namesLogout(words: readonly string[]): boolean {
  return logoutNames.some((name) => words.some((_, start) => name.every((word, offset) => words[start + offset] === word)));
}

function labelOf({ names, paths, methods }: Handler): string {
  const name = names.find(isLogoutName);
  const path = paths.find(isLogoutPath)?.replaceAll(/\/{2,}/gu, "/");
  if (path === undefined) return name ?? names[0] ?? "logout";
  return name ?? [methods[0], path.startsWith("/") ? path : `/${path}`].filter(Boolean).join(" ");
}
