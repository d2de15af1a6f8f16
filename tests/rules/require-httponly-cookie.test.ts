import rule from "../../src/rules/require-httponly-cookie";
import { testRule, type ExpectedError } from "../rule-tester";

const subject = (name: string | undefined) => (name === undefined ? "The session cookie" : `Cookie \`${name}\``);
const remedy = (messageId: string, option: string, output: string | undefined) => (output === undefined ? {} : { suggestions: [{ messageId, data: { option }, output }] });

/** A cookie without the attribute; `output` is the file with the suggestion, where there is one. */
function absent(name: string | undefined, output?: string, option = "httpOnly: true"): ExpectedError {
  return { messageId: "insecureByDefault", data: { cookie: subject(name), option }, ...remedy("addHttpOnly", option, output) };
}

/** A cookie with the attribute written off. */
function off(name: string | undefined, output?: string, option = "httpOnly: true"): ExpectedError {
  return { messageId: "explicitlyInsecure", data: { cookie: subject(name), option }, ...remedy("setHttpOnly", option, output) };
}

const cookieApp = { cookieSetters: [{ name: "remember", from: "file", arguments: { name: 1, value: 2, options: 3 }, defaults: { secure: true } }] };

testRule(rule, {
  javascript: {
    valid: [
      { name: "HttpOnly is on", code: `res.cookie("session", id, { httpOnly: true })` },
      { name: "HttpOnly by an option that may be on", code: `res.cookie("session", id, { httpOnly: config.httpOnly })` },
      { name: "HttpOnly by environment", code: `res.cookie("session", id, { httpOnly: process.env.NODE_ENV === "production" })` },
      { name: "one alternative is on", code: `res.cookie("session", id, { httpOnly: dev ? false : true })` },
      { name: "one of two option objects is on", code: `res.cookie("session", id, prod ? { httpOnly: true } : {})` },
      { name: "switched on later under a condition", code: `const o = { secure: true }; if (prod) o.httpOnly = true; res.cookie("session", id, o)` },
      { name: "options from elsewhere", code: `import { options } from "./cookies"; res.cookie("session", id, options)` },
      { name: "options of the configuration", code: `res.cookie("session", id, config.cookie)` },
      { name: "options given to the function, with no caller in the file", code: `export function setSession(res, id, options) { res.cookie("session", id, options) }` },
      { name: "an unknown spread", code: `res.cookie("session", id, { secure: true, ...defaults })` },
      { name: "a spread that holds it", code: `const base = { httpOnly: true }; res.cookie("session", id, { ...base, maxAge: 60000 })` },
      { name: "arguments that are spread", code: `res.cookie(...cookie)` },
      { name: "a preference", code: `res.cookie("theme", theme); res.cookie("locale", locale); res.cookie("sidebar_open", open)` },
      { name: "a CSRF token for script to send back", code: `res.cookie("XSRF-TOKEN", req.csrfToken()); res.cookie("csrfToken", token)` },
      { name: "a CSRF token with allCookies", code: `res.cookie("XSRF-TOKEN", req.csrfToken(), { httpOnly: false })`, options: { allCookies: true } },
      { name: "deleted by its end", code: `res.cookie("session", id, { maxAge: 0 }); res.cookie("session", id, { expires: new Date(0) }); res.cookie("session", id, { expires: new Date(Date.now() - 1000) }); res.cookie("session", id, { maxAge: -1 })` },
      { name: "deleted by its value", code: `res.cookie("session", ""); res.cookie("session", null); res.cookie("session", undefined)` },
      { name: "deleted with allCookies", code: `res.cookie("theme", ""); res.cookie("theme", "dark", { maxAge: 0 })`, options: { allCookies: true } },
      { name: "cleared", code: `res.clearCookie("session")` },
      { name: "a literal value", code: `res.cookie("token", "loggedout", { expires: soon }); res.cookie("session", "1")` },
      { name: "a name that only sounds like one", code: `res.cookie("author", author); res.cookie("tokenizer", x); res.cookie("sessionExpired", y)` },
      { name: "helpers that set any cookie, or another", code: `export function setCookie(res, name, value) { res.cookie(name, value, {}) } export function setThemeCookie(res, name, value) { res.cookie(name, value, {}) } export function setCsrfTokenCookie(res, name, value) { res.cookie(name, value, {}) }` },
      { name: "a helper for sessions whose callers set a preference", code: `function setSessionCookie(res, name, value) { res.cookie(name, value, {}) } setSessionCookie(res, "theme", "dark")` },
      { name: "a weak name with data that is shown", code: `res.cookie("sessions", encodeURIComponent(JSON.stringify({ [team.id]: { name: team.name } })))` },
      { name: "Koa's default", code: `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("session", id); ctx.cookies.set("session") })` },
      { name: "Koa's default under a misspelt key", code: `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("session", id, { httponly: false }) })` },
      { name: "what has a secret and a cookie but is no session", code: `export const options = { secret: key, cookie: { httpOnly: false } }` },
      { name: "options that others are made of", code: `const base = { secret, resave: false, cookie: { httpOnly: false } }; export default { ...base, cookie: { httpOnly: true } }` },
      { name: "express-session's default", code: `import session from "express-session"; app.use(session({ secret })); app.use(session({ secret, cookie: { secure: true } }))` },
      { name: "cookie-session takes undefined and null for nothing", code: `import session from "cookie-session"; app.use(session({ keys, httpOnly: undefined })); app.use(session({ keys, httpOnly: null }))` },
      { name: "yar takes undefined for nothing", code: `import yar from "@hapi/yar"; await server.register({ plugin: yar, options: { cookieOptions: { password, isHttpOnly: undefined } } })` },
      { name: "a session cookie that a function decides on", code: `import session from "express-session"; app.use(session({ secret, cookie: (req) => ({ httpOnly: false }) }))` },
      { name: "h3 without its cookie", code: `import { useSession } from "h3"; export default (event) => useSession(event, { password, cookie: false })` },
      { name: "a session library that keeps a preference", code: `import { createCookieSessionStorage } from "react-router"; export const storage = createCookieSessionStorage({ cookie: { name: "theme" } })` },
      { name: "a cookie whose attributes may be given where it is written", code: `import { createCookie } from "react-router"; const session = createCookie("session"); export const header = await session.serialize(id, { httpOnly: true })` },
      { name: "Fastify's options for all cookies", code: `import cookie from "@fastify/cookie"; app.register(cookie, { parseOptions: { httpOnly: true } }); app.get("/", (request, reply) => { reply.setCookie("session", id) })` },
      { name: "Elysia's options for all cookies", code: `import { Elysia } from "elysia"; new Elysia({ cookie: { httpOnly: true } }).post("/login", ({ cookie: { session } }) => { session.value = id })` },
      { name: "Elysia's schema", code: `import { Elysia, t } from "elysia"; new Elysia().post("/login", ({ cookie }) => { cookie.session.value = id }, { cookie: t.Cookie({ session: t.String() }, { httpOnly: true }) })` },
      { name: "Elysia's property", code: `import { Elysia } from "elysia"; new Elysia().post("/login", (ctx) => { ctx.cookie.session.value = id; ctx.cookie.session.httpOnly = true })` },
      { name: "Supabase's default, which its browser client needs", code: `import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies: { getAll, setAll(list) { for (const { name, value, options } of list) store.set(name, value, options) } } })` },
      { name: "Auth.js, whose majors differ", code: `import NextAuth from "next-auth"; NextAuth({ providers, cookies: { sessionToken: { name: "sid", options: { secure: true } } } })` },
      { name: "Next's request is no response", code: `import { NextResponse } from "next/server"; export function proxy(request) { request.cookies.set("session", id); return NextResponse.next() }` },
      { name: "a browser library", code: `import Cookies from "js-cookie"; Cookies.set("token", token)` },
      { name: "an isomorphic library in the browser", code: `import { setCookie } from "cookies-next"; setCookie("token", token); import { setCookie as set } from "nookies"; set(null, "token", token)` },
      { name: "an unrelated method called cookie", code: `jar.cookie("session", id); cy.setCookie("session", id); $.cookie("session", id)` },
      { name: "an imported response", code: `import res from "./response"; res.cookie("session", id)` },
      { name: "ignored by name", code: `res.cookie("session", id)`, options: { ignoreNames: ["session"] } },
      { name: "ignored by name with allCookies", code: `res.cookie("theme", theme)`, options: { allCookies: true, ignoreNames: ["theme"] } },
      { name: "ignored by name in the settings", code: `res.cookie("acme_session", id)`, session: { ignoreNames: ["/^acme_/u"] } },
      { name: "a taught setter without defaults is trusted", code: `import { remember } from "./cookies"; remember(res, "session", id)`, session: { cookieSetters: [{ name: "remember", from: "file" }] } },
      { name: "a taught setter that is HttpOnly", code: `import { remember } from "./cookies"; remember("session", id)`, session: { cookieSetters: [{ name: "remember", from: "file", arguments: { name: 0, value: 1 }, defaults: { httpOnly: true } }] } },
      { name: "a package's function of a taught name", code: `import { remember } from "memory"; remember(res, "session", id)`, session: cookieApp },
    ],
    invalid: [
      { name: "no options, a token", code: `res.cookie(«"token"», token)`, errors: [absent("token", `res.cookie("token", token, { httpOnly: true })`)] },
      {
        name: "express-session's options that another file hands over",
        code: `module.exports = { secret, resave: false, cookie: { «httpOnly: false» } }`,
        errors: [off("connect.sid", `module.exports = { secret, resave: false, cookie: { httpOnly: true } }`)],
      },
      {
        name: "koa-session's options that another file hands over",
        code: `module.exports = { key: "app.sess", maxAge: 864e5, «httpOnly: false», signed: true, rolling: false }`,
        errors: [off("app.sess", `module.exports = { key: "app.sess", maxAge: 864e5, httpOnly: true, signed: true, rolling: false }`)],
      },
      {
        name: "a session of Adonis",
        code: `import { defineConfig } from "@adonisjs/session"; export default defineConfig({ cookieName: "sid", cookie: { «httpOnly: false» } })`,
        errors: [off("sid", `import { defineConfig } from "@adonisjs/session"; export default defineConfig({ cookieName: "sid", cookie: { httpOnly: true } })`)],
      },
      {
        name: "a session library by its address",
        code: `import { sessionMiddleware } from "https://deno.land/x/hono_sessions@v0.5.8/mod.ts"; app.use("*", sessionMiddleware({ store, cookieOptions: { «httpOnly: false» } }))`,
        errors: [off("session", `import { sessionMiddleware } from "https://deno.land/x/hono_sessions@v0.5.8/mod.ts"; app.use("*", sessionMiddleware({ store, cookieOptions: { httpOnly: true } }))`)],
      },
      {
        name: "a helper whose own name says what others set with it",
        code: `export function setSessionCookie(res, name, value) { res.cookie(name, value, { «httpOnly: false» }) }`,
        errors: [off(undefined, `export function setSessionCookie(res, name, value) { res.cookie(name, value, { httpOnly: true }) }`)],
      },
      { name: "options without it", code: `res.cookie(«'jwt'», jwt, { secure: true })`, errors: [absent("jwt", `res.cookie('jwt', jwt, { secure: true, httpOnly: true })`)] },
      { name: "undefined for options", code: `res.cookie(«"token"», token, undefined)`, errors: [absent("token", `res.cookie("token", token, { httpOnly: true })`)] },
      { name: "a name from a constant", code: `const NAME = "refresh" + "Token"; res.cookie(«NAME», value, {})`, errors: [absent("refreshToken", `const NAME = "refresh" + "Token"; res.cookie(NAME, value, { httpOnly: true })`)] },
      {
        name: "a name that says nothing, a value that does",
        code: `import jwt from "jsonwebtoken"; res.cookie(«"x"», jwt.sign({ id }, key))`,
        errors: [absent("x", `import jwt from "jsonwebtoken"; res.cookie("x", jwt.sign({ id }, key), { httpOnly: true })`)],
      },
      { name: "a name that the file does not show", code: `res.cookie(«config.cookieName», accessToken)`, errors: [absent(undefined, `res.cookie(config.cookieName, accessToken, { httpOnly: true })`)] },
      { name: "chained", code: `res.status(200).cookie(«"token"», token).json({})`, errors: [absent("token", `res.status(200).cookie("token", token, { httpOnly: true }).json({})`)] },
      {
        name: "options declared for two cookies get a copy at the call",
        code: `const options = { secure: true }; res.cookie(«"token"», token, options); res.cookie("theme", theme, options)`,
        errors: [absent("token", `const options = { secure: true }; res.cookie("token", token, { ...options, httpOnly: true }); res.cookie("theme", theme, options)`)],
      },
      {
        name: "options declared for one cookie are edited",
        code: `const options = { secure: true }; res.cookie(«"token"», token, options)`,
        errors: [absent("token", `const options = { secure: true, httpOnly: true }; res.cookie("token", token, options)`)],
      },
      {
        name: "a spread that is known not to hold it",
        code: `const base = { secure: true }; res.cookie(«"token"», token, { ...base, maxAge: 60000 })`,
        errors: [absent("token", `const base = { secure: true }; res.cookie("token", token, { ...base, maxAge: 60000, httpOnly: true })`)],
      },
      { name: "every alternative is bad", code: `res.cookie(«"token"», token, prod ? { secure: true } : {})`, errors: [absent("token", `res.cookie("token", token, { ...(prod ? { secure: true } : {}), httpOnly: true })`)] },
      { name: "written false", code: `res.cookie("session", id, { «httpOnly: false», secure: true })`, errors: [off("session", `res.cookie("session", id, { httpOnly: true, secure: true })`)] },
      { name: "written undefined", code: `res.cookie("session", session.id, { «httpOnly: undefined» })`, errors: [off("session", `res.cookie("session", session.id, { httpOnly: true })`)] },
      { name: "written off by a constant", code: `const no = false; res.cookie("session", id, { «httpOnly: no» })`, errors: [off("session", `const no = false; res.cookie("session", id, { httpOnly: true })`)] },
      {
        name: "written off elsewhere is reported at the argument, once a use",
        code: `const o = { httpOnly: false }; res.cookie("session", id, «o»); res.cookie("token", token, «o»)`,
        errors: [
          off("session", `const o = { httpOnly: false }; res.cookie("session", id, { ...o, httpOnly: true }); res.cookie("token", token, o)`),
          off("token", `const o = { httpOnly: false }; res.cookie("session", id, o); res.cookie("token", token, { ...o, httpOnly: true })`),
        ],
      },
      { name: "Koa, written undefined", code: `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("session", id, { «httpOnly: undefined» }) })`, errors: [off("session", `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("session", id, { httpOnly: true }) })`)] },
      { name: "hapi's spelling", code: `import Hapi from "@hapi/hapi"; const server = Hapi.server(); server.state("session", { «isHttpOnly: false» })`, errors: [off("session", `import Hapi from "@hapi/hapi"; const server = Hapi.server(); server.state("session", { isHttpOnly: true })`, "isHttpOnly: true")] },
      {
        name: "misspelt, switched on",
        code: `res.cookie("token", token, { «httponly: true» }); res.cookie("token", token, { «"HttpOnly": true» })`,
        errors: ["httponly", "HttpOnly"].map((written) => ({ messageId: "misspelt", data: { written, right: "httpOnly", cookie: "cookie `token`" } })),
        output: `res.cookie("token", token, { httpOnly: true }); res.cookie("token", token, { "httpOnly": true })`,
      },
      {
        name: "misspelt, by environment",
        code: `res.cookie("token", token, { «httponly: isProduction» })`,
        errors: [{ messageId: "misspelt", data: { written: "httponly", right: "httpOnly", cookie: "cookie `token`" }, ...remedy("renameHttpOnly", "httpOnly", `res.cookie("token", token, { httpOnly: isProduction })`) }],
      },
      {
        name: "misspelt and switched off",
        code: `res.cookie("token", token, { «http_only: false» })`,
        errors: [{ messageId: "misspelt", data: { written: "http_only", right: "httpOnly", cookie: "cookie `token`" }, ...remedy("renameHttpOnly", "httpOnly: true", `res.cookie("token", token, { httpOnly: true })`) }],
      },
      {
        name: "misspelt in options that another cookie has too",
        code: `const o = { «httponly: true» }; res.cookie("token", token, o); res.cookie("theme", theme, o)`,
        errors: [{ messageId: "misspelt", data: { written: "httponly", right: "httpOnly", cookie: "cookie `token`" }, ...remedy("renameHttpOnly", "httpOnly", `const o = { httpOnly: true }; res.cookie("token", token, o); res.cookie("theme", theme, o)`) }],
      },
      {
        name: "the ID of a stored session is fixed",
        code: `res.cookie(«"sid"», req.sessionID);\nres.cookie(«"session"», session.id, {\n  secure: true,\n});`,
        errors: [absent("sid"), absent("session")],
        output: `res.cookie("sid", req.sessionID, { httpOnly: true });\nres.cookie("session", session.id, {\n  secure: true,\n  httpOnly: true,\n});`,
      },
      {
        name: "a random ID that the file stores is fixed",
        code: `import { randomUUID } from "node:crypto"; const sid = randomUUID(); await redis.set(\`session:\${sid}\`, user.id); res.cookie(«"sid"», sid)`,
        errors: [absent("sid")],
        output: `import { randomUUID } from "node:crypto"; const sid = randomUUID(); await redis.set(\`session:\${sid}\`, user.id); res.cookie("sid", sid, { httpOnly: true })`,
      },
      {
        name: "a random text that nothing stores is not fixed",
        code: `import { randomUUID } from "node:crypto"; const sid = randomUUID(); console.log(sid); res.cookie(«"sid"», sid)`,
        errors: [absent("sid", `import { randomUUID } from "node:crypto"; const sid = randomUUID(); console.log(sid); res.cookie("sid", sid, { httpOnly: true })`)],
      },
      {
        name: "a session library's own cookie is fixed",
        code: `import { createCookieSessionStorage } from "react-router"; export const storage = «createCookieSessionStorage»({ cookie: { name: "sid", secrets } })`,
        errors: [absent("sid")],
        output: `import { createCookieSessionStorage } from "react-router"; export const storage = createCookieSessionStorage({ cookie: { name: "sid", secrets, httpOnly: true } })`,
      },
      {
        name: "a session library without options for its cookie",
        code: `import { sessionMiddleware } from "hono-sessions"; app.use("*", «sessionMiddleware»({ store }))`,
        errors: [absent("session")],
        output: `import { sessionMiddleware } from "hono-sessions"; app.use("*", sessionMiddleware({ store, cookieOptions: { httpOnly: true } }))`,
      },
      {
        name: "a session library without any options",
        code: `import { createCookieSessionStorage } from "@remix-run/node"; export const storage = «createCookieSessionStorage»()`,
        errors: [absent("__session")],
        output: `import { createCookieSessionStorage } from "@remix-run/node"; export const storage = createCookieSessionStorage({ cookie: { httpOnly: true } })`,
      },
      {
        name: "a session library's cookie, written off",
        code: `const session = require("express-session"); app.use(session({ secret, name: "sid", cookie: { «httpOnly: false» } }))`,
        errors: [off("sid", `const session = require("express-session"); app.use(session({ secret, name: "sid", cookie: { httpOnly: true } }))`)],
      },
      {
        name: "a session library's cookie options, declared elsewhere",
        code: `import session from "express-session"; const cookie = { httpOnly: false }; app.use(session({ secret, cookie: «cookie» }))`,
        errors: [off("connect.sid", `import session from "express-session"; const cookie = { httpOnly: true }; app.use(session({ secret, cookie: cookie }))`)],
      },
      {
        name: "options of a session library that another file uses",
        code: `export const sessionOptions = { password, cookieName: "sid", cookieOptions: { «httpOnly: false» } }`,
        errors: [off("sid", `export const sessionOptions = { password, cookieName: "sid", cookieOptions: { httpOnly: true } }`)],
      },
      {
        name: "Auth.js, where the settings say that it is major 4",
        code: `import NextAuth from "next-auth"; export default «NextAuth»({ providers, cookies: { sessionToken: { name: "sid", options: { secure: true } } } })`,
        session: { versions: { "next-auth": 4 } },
        errors: [absent("sid")],
        output: `import NextAuth from "next-auth"; export default NextAuth({ providers, cookies: { sessionToken: { name: "sid", options: { secure: true, httpOnly: true } } } })`,
      },
      {
        name: "better-auth's attributes of all its cookies",
        code: `import { betterAuth } from "better-auth"; export const auth = betterAuth({ advanced: { defaultCookieAttributes: { «httpOnly: false» } } })`,
        errors: [off("better-auth.session_token", `import { betterAuth } from "better-auth"; export const auth = betterAuth({ advanced: { defaultCookieAttributes: { httpOnly: true } } })`)],
      },
      {
        name: "Supabase, written off",
        code: `import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies, cookieOptions: { «httpOnly: false» } })`,
        errors: [off("sb-auth-token", `import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies, cookieOptions: { httpOnly: true } })`)],
      },
      {
        name: "Elysia's assignment",
        code: `import { Elysia } from "elysia"; new Elysia().post("/login", ({ cookie: { session } }) => { «session.value» = id; session.path = "/" })`,
        errors: [absent("session")],
      },
      {
        name: "Elysia's set() drops what was set before",
        code: `import { Elysia } from "elysia"; new Elysia().post("/login", ({ cookie }) => { cookie.token.httpOnly = true; «cookie.token.set»({ value: token }) })`,
        errors: [absent("token", `import { Elysia } from "elysia"; new Elysia().post("/login", ({ cookie }) => { cookie.token.httpOnly = true; cookie.token.set({ value: token, httpOnly: true }) })`)],
      },
      {
        name: "a wrapper that takes the options: reported where they are given",
        code: `function put(res, name, value, options) { res.cookie(name, value, { path: "/", ...options }) }\nput(res, «"token"», token, { secure: true });\nput(res, "theme", theme, {});\nput(res, "session", id, { httpOnly: true });`,
        errors: [absent("token")],
      },
      {
        name: "a wrapper that hands its options on",
        code: `const put = (res, name, value, options) => res.cookie(name, value, options);\nput(res, «"token"», token, { secure: true });\nput(res, «"jwt"», jwt);`,
        errors: [absent("token", `const put = (res, name, value, options) => res.cookie(name, value, options);\nput(res, "token", token, { secure: true, httpOnly: true });\nput(res, "jwt", jwt);`), absent("jwt")],
      },
      {
        name: "a wrapper that decides by itself: reported once, at the setter",
        code: `function put(res, name, value) { res.cookie(«name», value, { path: "/" }) }\nput(res, "token", token);\nput(res, "jwt", jwt);\nput(res, "theme", theme);`,
        errors: [absent(undefined, `function put(res, name, value) { res.cookie(name, value, { path: "/", httpOnly: true }) }\nput(res, "token", token);\nput(res, "jwt", jwt);\nput(res, "theme", theme);`)],
      },
      {
        name: "a wrapper that switches it off whatever it is given: reported once, there",
        code: `function put(res, name, value, options) { res.cookie(name, value, { ...options, «httpOnly: false» }) }\nput(res, "token", token, {});\nput(res, "jwt", jwt, {});`,
        errors: [off("token")],
      },
      { name: "every cookie, on demand", code: `res.cookie(«"theme"», theme)`, options: { allCookies: true }, errors: [absent("theme", `res.cookie("theme", theme, { httpOnly: true })`)] },
      { name: "a name of the options", code: `res.cookie(«"acme_pass"», pass)`, options: { credentialNames: ["acme pass"] }, errors: [absent("acme_pass", `res.cookie("acme_pass", pass, { httpOnly: true })`)] },
      { name: "a name of the settings", code: `res.cookie(«"acme_pass"», pass)`, session: { credentialNames: ["acme pass"] }, errors: [absent("acme_pass", `res.cookie("acme_pass", pass, { httpOnly: true })`)] },
      { name: "a taught setter whose defaults leave it out", code: `import { remember } from "./cookies"; remember(res, «"session"», id)`, session: cookieApp, errors: [absent("session", `import { remember } from "./cookies"; remember(res, "session", id, { httpOnly: true })`)] },
      { name: "an escaped name of the method", code: `res.\\u0063ookie(«"token"», token)`, errors: [absent("token", `res.\\u0063ookie("token", token, { httpOnly: true })`)] },
    ],
  },
  typescript: {
    valid: [
      { name: "a type that nothing reads", code: `declare const config: { readonly httpOnly: false }; res.cookie("session", id, { httpOnly: config.httpOnly })` },
      { name: "Nest with options that are on", code: `import { Res } from "@nestjs/common"; import type { Response } from "express"; class Auth { login(@Res({ passthrough: true }) res: Response) { res.cookie("token", token, { httpOnly: true } satisfies CookieOptions) } }` },
      { name: "SvelteKit's cookies by their type", code: `import type { Cookies } from "@sveltejs/kit"; export function setSession(cookies: Cookies, id: string) { cookies.set("session", id, { path: "/" }) }` },
      { name: "Lucia's cookie", code: `import { cookies } from "next/headers"; const cookie = lucia.createSessionCookie(session.id); (await cookies()).set(cookie.name, cookie.value, cookie.attributes)` },
    ],
    invalid: [
      {
        name: "Nest's passthrough response",
        code: `import { Res } from "@nestjs/common"; import type { Response } from "express"; class Auth { login(@Res({ passthrough: true }) answer: Response) { answer.cookie(«"token"», token as string) } }`,
        errors: [absent("token", `import { Res } from "@nestjs/common"; import type { Response } from "express"; class Auth { login(@Res({ passthrough: true }) answer: Response) { answer.cookie("token", token as string, { httpOnly: true }) } }`)],
      },
      {
        name: "Next's store, cast and awaited",
        code: `import { cookies, type UnsafeUnwrappedCookies } from "next/headers"; const store = (cookies() as unknown) as UnsafeUnwrappedCookies; store.set({ name: «"session"», value: token!, secure: true }); (await cookies()).set("token", token, { «httpOnly: false» } as const)`,
        errors: [
          absent("session", `import { cookies, type UnsafeUnwrappedCookies } from "next/headers"; const store = (cookies() as unknown) as UnsafeUnwrappedCookies; store.set({ name: "session", value: token!, secure: true, httpOnly: true }); (await cookies()).set("token", token, { httpOnly: false } as const)`),
          off("token", `import { cookies, type UnsafeUnwrappedCookies } from "next/headers"; const store = (cookies() as unknown) as UnsafeUnwrappedCookies; store.set({ name: "session", value: token!, secure: true }); (await cookies()).set("token", token, { httpOnly: true } as const)`),
        ],
      },
      {
        name: "Next's response under another name",
        code: `import { NextResponse } from "next/server"; const answer: NextResponse = NextResponse.redirect(url); answer.cookies.set(«"token"», token)`,
        errors: [absent("token", `import { NextResponse } from "next/server"; const answer: NextResponse = NextResponse.redirect(url); answer.cookies.set("token", token, { httpOnly: true })`)],
      },
      {
        name: "the cookies of a response by their type",
        code: `import { ResponseCookies } from "@edge-runtime/cookies"; export function put(store: ResponseCookies) { store.set(«"token"», token) }`,
        errors: [absent("token", `import { ResponseCookies } from "@edge-runtime/cookies"; export function put(store: ResponseCookies) { store.set("token", token, { httpOnly: true }) }`)],
      },
      {
        name: "a method of the class",
        code: `class Auth { #put(res: Response, name: string, value: string) { res.cookie(«name», value, { secure: true }) } login(res: Response) { this.#put(res, "refreshToken", token) } }`,
        errors: [absent(undefined, `class Auth { #put(res: Response, name: string, value: string) { res.cookie(name, value, { secure: true, httpOnly: true }) } login(res: Response) { this.#put(res, "refreshToken", token) } }`)],
      },
    ],
  },
  typed: {
    valid: [
      { name: "a constant that is on by its type", code: `import express from "express"; declare const config: { readonly httpOnly: true }; express().post("/login", (req, res) => { res.cookie("session", id, { httpOnly: config.httpOnly }) })` },
      { name: "a type that is either", code: `import express from "express"; declare const config: { readonly httpOnly: boolean }; express().post("/login", (req, res) => { res.cookie("session", id, { httpOnly: config.httpOnly }) })` },
    ],
    invalid: [
      {
        name: "a constant that is off by its type",
        code: `import express from "express"; declare const config: { readonly httpOnly: false }; express().post("/login", (req, res) => { res.cookie("session", id, { «httpOnly: config.httpOnly» }) })`,
        errors: [off("session", `import express from "express"; declare const config: { readonly httpOnly: false }; express().post("/login", (req, res) => { res.cookie("session", id, { httpOnly: true }) })`)],
      },
    ],
  },
});
