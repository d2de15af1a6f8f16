import { standardSpelling, type CookieRow } from "./cookie-row";
import type { CallPattern, Row } from "./row";

/** A call that deletes a cookie. Browsers delete only the cookie with the same name, domain and path. */
export interface CookieClearRow extends Row {
  readonly calls: readonly CallPattern[];
  readonly autoImported?: CookieRow["autoImported"];
  /** Positions counted from 0; `object`: one object holds the name and the attributes. */
  readonly arguments: { readonly name?: number; readonly options?: number; readonly object?: number };
  readonly spelling: CookieRow["spelling"];
  /** The path where none is written; null: the directory of the page or request. */
  readonly path: string | null;
  /** Whether the library deletes with Secure and SameSite as given (it sends a `Set-Cookie` header or the like). */
  readonly nameKey?: string;
}

export const cookieClearRows = [
  {
    id: "express.res.clearCookie", package: "express", apis: ["express4.res.cookie", "express5.res.cookie", "nestjs.res.cookie"],
    source: "express@5.3.0 lib/response.js:715-722, express@4.22.3 lib/response.js:824-838",
    calls: ["@express-response.clearCookie"], arguments: { name: 0, options: 1 }, spelling: standardSpelling, path: "/",
  },
  {
    id: "fastify.clearCookie", package: "@fastify/cookie", apis: ["fastify.setCookie"], source: "@fastify/cookie@11.1.5 index.js:60-69",
    calls: ["@fastify-reply.clearCookie"], arguments: { name: 0, options: 1 }, spelling: standardSpelling, path: "/",
  },
  {
    id: "hono.deleteCookie", package: "hono", apis: ["hono.setCookie", "hono.setSignedCookie"], source: "hono@4.13.19 dist/helper/cookie/index.js:73-80",
    calls: ["hono/cookie#deleteCookie"], arguments: { name: 1, options: 2 }, spelling: standardSpelling, path: "/",
  },
  {
    id: "next.cookies.delete", package: "next", apis: ["next.headers.cookies.set", "NextResponse.cookies.set"], source: "@edge-runtime/cookies@6.0.0 dist/index.js:292-331",
    calls: ["next/headers#cookies().delete", "next/server#NextResponse.*().cookies.delete", "next/server#NextResponse().cookies.delete"],
    arguments: { name: 0, object: 0 }, nameKey: "name", spelling: standardSpelling, path: "/",
  },
  {
    id: "h3.deleteCookie", package: "h3", apis: ["h3v1.setCookie", "h3v2.setCookie"], source: "h3@2.0.8 dist/h3.mjs:604-609",
    calls: ["h3#deleteCookie", "#imports#deleteCookie", "nitropack/runtime#deleteCookie", "vinxi/http#deleteCookie"],
    autoImported: { calls: ["global:deleteCookie"], framework: "nitro" }, arguments: { name: 1, options: 2 }, spelling: standardSpelling, path: "/",
  },
  {
    id: "sveltekit.cookies.delete", package: "@sveltejs/kit", apis: ["sveltekit.cookies.set"], source: "@sveltejs/kit@2.70.4 src/runtime/server/cookie.js:154-196",
    calls: ["@sveltekit-event.cookies.delete"], arguments: { name: 0, options: 1 }, spelling: standardSpelling, path: null,
  },
  {
    id: "astro.cookies.delete", package: "astro", apis: ["astro.cookies.set"], source: "astro@6.0.5 dist/core/cookies/cookies.js:43-60",
    calls: ["@astro-context.cookies.delete"], arguments: { name: 0, options: 1 }, spelling: standardSpelling, path: null,
  },
  {
    id: "hapi.unstate", package: "@hapi/hapi", apis: ["hapi.state"], source: "@hapi/hapi@21.4.10 lib/response.js:479-487, toolkit.js:215-222",
    calls: ["@hapi-toolkit.unstate", "@hapi-toolkit.response.unstate", "@express-response.unstate"], arguments: { name: 0, options: 1 },
    spelling: { path: "path", domain: "domain", secure: "isSecure", sameSite: "isSameSite", partitioned: "isPartitioned" }, path: null,
  },
  {
    id: "undici.deleteCookie", package: "undici", apis: ["undici.setCookie"], source: "undici@8.12.4 lib/web/cookies/index.js:69-95",
    calls: ["undici#deleteCookie"], arguments: { name: 1, options: 2 }, spelling: standardSpelling, path: null,
  },
  {
    id: "deno.std.deleteCookie", package: "@std/http", apis: ["deno.std.setCookie"], source: "@std/http@1.1.3 http/cookie.ts (deleteCookie)",
    calls: ["@std/http/cookie#deleteCookie", "@std/http#deleteCookie"], arguments: { name: 1, options: 2 }, spelling: standardSpelling, path: null,
  },
  {
    id: "nookies.destroyCookie", package: "nookies", apis: ["nookies.setCookie"], source: "nookies@2.5.2 dist/index.js:80-114",
    calls: ["nookies#destroyCookie", "nookies#destroy"], arguments: { name: 1, options: 2 }, spelling: standardSpelling, path: null,
  },
  {
    id: "cookies-next.deleteCookie", package: "cookies-next", apis: ["cookies-next.setCookie"], source: "cookies-next@6.1.1 lib/server/index.js:190-204",
    calls: ["cookies-next#deleteCookie", "cookies-next/client#deleteCookie", "cookies-next/server#deleteCookie"], arguments: { name: 0, options: 1 }, spelling: standardSpelling, path: "/",
  },
] as const satisfies readonly CookieClearRow[];
