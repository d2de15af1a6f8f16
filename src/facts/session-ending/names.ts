import { wordsOf } from "../../analysis/words";
import { answerFillWords, answerWords, askingNames, askingWords, changingWords, cookieHolders, harmlessNames, loggingWords, madeThings, presenceFillWords, presenceMarks, presenceVerbs, readingWords } from "../../model/harmless-calls";

/**
 * Whether a function's name says all it does, and that is to read, check, make or answer something. Without `mayAsk`,
 * reading and checking do not count: they may ask a store.
 */
export function isHarmlessName(name: string, mayAsk = true): boolean {
  if (harmlessNames.has(name)) return mayAsk || !askingNames.has(name);
  // refreshJwtVerify(), of a namespace of @fastify/jwt
  if (/^\w+Jwt(?:Sign|Verify|Decode)$/u.test(name)) return true;
  const words = wordsOf(name);
  const [first = "", ...rest] = words;
  // isTokenRevoked(token), corsMiddleware(req, res)
  if (questions.has(first) && rest.length > 0) return mayAsk;
  if (words.includes("cors") || marksPresenceByName(words)) return true;
  // getCookieForLogOut() makes the text of a cookie
  if (makers.has(first) && rest.some((word) => cookieHolders.has(word))) return true;
  if (words.some((word) => changingWords.has(word))) return false;
  if (makers.has(first) && first !== "get") return rest.some((word) => makable.has(word));
  const mayHaveAsked = !mayAsk && askingWords.has(first);
  if (readingWords.has(first) && !mayHaveAsked && (rest.length > 0 || !needsMore.has(first))) return true;
  // findById
  if (madeThings.has(words.at(-1) ?? "") && !mayHaveAsked) return true;
  return words.some((word) => answerWords.has(word)) && words.every((word) => answerWords.has(word) || answerFillWords.has(word));
}

/** `updateLastLogin`, `touchUserLastActive`: says when somebody was there. */
function marksPresenceByName([first = "", ...rest]: readonly string[]): boolean {
  return presenceVerbs.has(first) && rest.some((word) => presenceMarks.has(word)) && rest.every((word) => presenceMarks.has(word) || presenceFillWords.has(word));
}

const questions = new Set(["is", "has", "was", "are"]);
const makers = new Set(["get", "make", "build", "create", "generate", "new"]);
const makable = new Set(["error", "errors", "exception", "response", "client", "url", "uri", "cookie", "cookies", "date", "message", "header", "headers", "context", "caller", "payload", "result", "schema", "options", "html", "policy"]);
/** `use`, `with` and the like say nothing alone. */
const needsMore = new Set(["use", "with", "to", "from", "as", "define", "init", "connect", "wait", "track"]);

/** Whether a call logs, counts or reports: by its own name, or by that of what it is called on. */
export function isLogging(names: readonly string[]): boolean {
  const words = names.map((name) => wordsOf(name));
  const [first = ""] = words.at(-1) ?? [];
  // logLogout(user): whatever happened, it only says so
  if (["log", "audit", "track"].includes(first) && !isLogout(words.at(-1) ?? [], 0)) return true;
  if (words.flat().some((word) => ["session", "sessions", "token", "tokens"].includes(word))) return false;
  return words.some((own, position) => own.some((word, at) => loggingWords.has(word) && !isLogout(own, at)) && (position < words.length - 1 || !own.some((word) => changingWords.has(word))));
}

/** `logOut` is no log. */
function isLogout(words: readonly string[], at: number): boolean {
  return words[at] === "log" && (words[at + 1] === "out" || words[at + 1] === "off");
}

const cookieVerbs = new Set(["clear", "delete", "remove", "set", "expire", "unset", "reset", "drop", "wipe", "clean", "erase", "destroy", "update", "append", "invalidate", "send"]);
const cookieKinds = new Set(["cookie", "cookies", "auth", "authentication", "session", "token", "tokens", "refresh", "access", "jwt", "user", "login", "http", "only", "all", "response", "on", "from", "to", "in", "the", "server", "secure", "signed", "client", "app", "id", "admin", "remember", "me", "for", "empty", "expired", "and", "by", "name"]);

/** `clearAuthCookies`: a name that says that cookies are all that changes. */
export function namesCookieChange(names: readonly string[]): boolean {
  const words = wordsOf(names.at(-1) ?? "");
  const holder = wordsOf(names.at(-2) ?? "");
  const isAboutCookies = words.includes("cookie") || words.includes("cookies") || (holder.includes("cookie") && !holder.includes("session"));
  return isAboutCookies && words.some((word) => cookieVerbs.has(word)) && words.every((word) => cookieVerbs.has(word) || cookieKinds.has(word));
}
