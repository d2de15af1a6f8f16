import { bareDefaults, standardSpelling, type CookieRow } from "../cookie-row";

const noPath = { ...bareDefaults, path: null };

/** Libraries that build the text of a `Set-Cookie` header. */
export const cookieStrings = [
  {
    id: "cookie.serialize",
    package: "cookie",
    apis: ["cookie07.serialize", "cookie1.serialize"],
    source: "cookie@0.7.2 index.js (serialize), cookie@1.1.1 dist/index.js",
    calls: ["cookie#serialize", "cookie-es#serialize", "cookie-es#serializeCookie", "@fastify/cookie#serialize", "@fastify/cookie#fastifyCookie.serialize", "@tinyhttp/cookie#serialize"],
    arguments: { name: 0, value: 1, options: 2 },
    spelling: standardSpelling,
    defaults: noPath,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "cookie.stringifySetCookie",
    package: "cookie",
    apis: ["cookie2.stringifySetCookie"],
    source: "cookie@2.0.2 dist/index.js:114-219",
    calls: ["cookie#stringifySetCookie"],
    arguments: { object: 0, keys: { name: "name", value: "value" } },
    spelling: standardSpelling,
    defaults: noPath,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "undici.setCookie",
    package: "undici",
    apis: ["undici.setCookie"],
    source: "undici@8.12.4 lib/web/cookies/index.js:69-203",
    calls: ["undici#setCookie"],
    arguments: { object: 1, keys: { name: "name", value: "value" } },
    spelling: standardSpelling,
    defaults: noPath,
    secureForcedBy: "name",
    capitalSameSite: true,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
  {
    id: "deno.std.setCookie",
    package: "@std/http",
    apis: ["deno.std.setCookie"],
    source: "@std/http@1.1.3 http/cookie.ts (Cookie, toString)",
    calls: ["@std/http/cookie#setCookie", "@std/http#setCookie"],
    arguments: { object: 1, keys: { name: "name", value: "value" } },
    spelling: standardSpelling,
    defaults: noPath,
    secureForcedBy: "name",
    capitalSameSite: true,
    undefinedMeans: "default",
    maxAgeUnit: "s",
  },
] as const satisfies readonly CookieRow[];
