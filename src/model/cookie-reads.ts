import type { CallPattern, Row } from "./row";

/** A call that reads a cookie of the request as it came, without a signature. */
export interface CookieReadRow extends Row {
  readonly calls: readonly CallPattern[];
  /** The position of the name; left out where the call gives all cookies, as the properties of an object. */
  readonly name?: number;
  /** The property that holds the value (`get("role").value`); where it is left out, the result is the value. */
  readonly value?: string;
  /** Whether it reads the page's own cookies in the browser, where it only decides what is shown. */
  readonly isomorphic?: true;
  /** The option, in the last argument, that has to be written `false`: without it, the cookie may be signed. */
  readonly unsigned?: string;
}

export const cookieReadRows = [
  { id: "hono.getCookie", package: "hono", apis: [], source: "hono@4.13.19 dist/helper/cookie/index.js:4-14", calls: ["hono/cookie#getCookie"], name: 1 },
  { id: "hono.getCookie.all", package: "hono", apis: [], source: "hono@4.13.19 dist/helper/cookie/index.js:4-14", calls: ["hono/cookie#getCookie"] },
  { id: "h3.getCookie", package: "h3", apis: [], source: "h3@1.15.11 dist/index.mjs (getCookie)", calls: ["h3#getCookie", "global:getCookie", "vinxi/http#getCookie"], name: 1 },
  { id: "h3.parseCookies", package: "h3", apis: [], source: "h3@1.15.11 dist/index.mjs (parseCookies)", calls: ["h3#parseCookies", "global:parseCookies", "vinxi/http#parseCookies"] },
  { id: "next.cookies.get", package: "next", apis: ["next.headers.cookies.set"], source: "next@16 dist/compiled/@edge-runtime/cookies/index.js (get)", calls: ["next/headers#cookies().get", "@request.cookies.get"], name: 0, value: "value" },
  { id: "sveltekit.cookies.get", package: "@sveltejs/kit", apis: ["sveltekit.cookies.set"], source: "@sveltejs/kit@2 src/runtime/server/cookie.js (get)", calls: ["@sveltekit-event.cookies.get"], name: 0 },
  { id: "astro.cookies.get", package: "astro", apis: ["astro.cookies.set"], source: "astro@5 dist/core/cookies/cookies.js (get, AstroCookie)", calls: ["@astro-context.cookies.get"], name: 0, value: "value" },
  { id: "koa.cookies.get", package: "koa", apis: ["koa.ctx.cookies.set"], source: "cookies@0.9.2 index.js:70-110 (signed where there are keys)", calls: ["@koa-context.cookies.get", "cookies#().get"], name: 0, unsigned: "signed" },
  { id: "cookie.parse", package: "cookie", apis: [], source: "cookie@1.0.2 dist/index.js (parse)", calls: ["cookie#parse", "cookie#parseCookie", "cookie-es#parse"], isomorphic: true },
  { id: "nookies.get", package: "nookies", apis: ["nookies.setCookie"], source: "nookies@2.5.2 dist/index.js (parseCookies)", calls: ["nookies#get", "nookies#parseCookies"], isomorphic: true },
  { id: "deno.getCookies", package: "@std/http", apis: ["deno.std.setCookie"], source: "@std/http@1 cookie.ts (getCookies)", calls: ["@std/http/cookie#getCookies", "@std/http#getCookies"] },
] as const satisfies readonly CookieReadRow[];

/** Members of a request that hold its unsigned cookies, read by a middleware; `signedCookies` is another member. */
export const cookieMembers = /^@(?:bun-)?request\.cookies\.([^.()[\]]+)(?:\.([^.()[\]]+))*$/u;

/** Packages that encrypt or sign what stands in `req.cookies`. */
export const cookieProtectors: readonly string[] = ["cookie-encrypter", "express-encrypted-cookie", "encrypted-cookies"];
