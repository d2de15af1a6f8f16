import { wordSplitter } from "../../analysis/words";
import { mintedWords, mintingWords, notRefreshTokenWords, otherTokenWords, refreshTokenWords, severalTokensWords } from "../../model/refresh-words";
import { isHarmlessName } from "../session-ending/names";

/** Tells words apart that are glued together: `refreshtoken`, `generateaccesstoken`. */
export const tokenWordsOf = wordSplitter(new Set(["refresh", "renew", "assert", "exchange", "old", "user", "my", "x", "auth", ...refreshTokenWords, ...mintingWords, ...mintedWords, ...severalTokensWords]));

/** Whether a name is that of a refresh token: `refreshToken`, `jwt_refresh_token`, `refresh`; not `refreshTokenSecret`. */
export function isRefreshTokenName(name: string): boolean {
  const words = tokenWordsOf(name);
  return words.includes("refresh") && (words.length === 1 || words.some((word) => refreshTokenWords.has(word))) && !words.some((word) => notRefreshTokenWords.has(word));
}

/** Whether a name speaks of refresh tokens in any way: `REFRESH_SECRET`, `JwtRefreshGuard`. */
export function speaksOfRefresh(name: string): boolean {
  return tokenWordsOf(name).includes("refresh");
}

/** What a function makes by its name; `several`: it may make a refresh token beside an access token. */
export function mintedByName(name: string): "access" | "refresh" | "several" | undefined {
  const words = tokenWordsOf(name);
  const makes = words.some((word) => mintingWords.has(word)) || (words[0] === "get" && words.includes("cookie"));
  if (!makes || words.some((word) => otherTokenWords.has(word))) return undefined;
  const isToken = words.some((word) => mintedWords.has(word));
  if (words.some((word) => severalTokensWords.has(word))) return isToken || words.some((word) => /^(?:tokens|jwts|pair|session|credentials)$/u.test(word)) ? "several" : undefined;
  if (words.includes("refresh")) return "refresh";
  return isToken ? "access" : undefined;
}

/** Whether a function's name says that it only reads or checks: `refresh` in `verifyRefreshToken` is no verb. */
export function isReadingName(name: string): boolean {
  return isHarmlessName(name.replace(/_?refresh(?=_?(?:token|jwt|cookie|secret))/iu, "")) || tokenWordsOf(name).some((word) => word === "assert" || word === "invariant");
}
