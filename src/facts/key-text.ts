import { textTest } from "../analysis/text-test";
import { hmacStems, importPattern, sessionStems } from "../model/text-stems";

const names = [
  // not in a list of words
  "[sS]ecret(?!\\w* [a-z]+ [a-z])", "SECRET", "[jJ]wt", "JWT",
  "(?:SIGNING|ENCRYPTION|PRIVATE|SIGN|COOKIE|SESSION)_?KEY", "(?:[sS]igning|[eE]ncryption|[pP]rivate|[sS]ign|[cC]ookie|[sS]ession)_?[kK]ey(?!Name)",
  "(?:COOKIE|SESSION|IRON)_?PASSWORD", "(?:[cC]ookie|[sS]ession|[iI]ron)_?[pP]assword",
];
/** What takes a key without one of these words beside it. */
const libraries = [
  "jsonwebtoken", "jose", "jws", "paseto", "iron-", "/iron", "[kK]eygrip", "[hH]mac(?!Import|Key)", "HMAC", String.raw`\bsubtle\b`, "cookie-", "cookieParser", "cookieName", "cookies?[\"'`]", String.raw`\.keys\s*=`, "[\"'`]koa[\"'`]", "oak\\b",
  "client-sessions", "runtimeConfig", "hono[-_/]", "oidc-provider", "secure-session", importPattern("h3[\"'`]"), "(?:use|[gG]et|update|[sS]eal|clear)Session", String.raw`\.strategy\(`, String.raw`\.state\(`, "yar[\"'`]", "elysia",
];

/** A file gives a key away only if one of these stands in it. */
export const keyText = textTest({
  any: [...names, ...libraries],
  stems: ["secret", "jwt", "ookie", "passw", ...sessionStems, ...hmacStems],
  packages: ["jsonwebtoken", "jose", 'jws"', "paseto", "iron-", "@hapi/", 'koa"', "@oak/", "oidc-provider", "keygrip"],
});

export { anyText } from "../analysis/text-test";
