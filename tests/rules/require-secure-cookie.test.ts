import rule from "../../src/rules/require-secure-cookie";
import { testRule, type ExpectedSuggestion } from "../rule-tester";

const production = `process.env.NODE_ENV === "production"`;
const proxyNote = (setting: string) => ` Behind a TLS proxy, set \`${setting}\` too.`;

/** The suggestions where a real choice exists: `output` tells what the file is with a value in place. */
function choices(output: (value: string) => string, { proxy = "", auto = false, name = "secure", quote = '"' } = {}): ExpectedSuggestion[] {
  const inProduction = production.replaceAll('"', quote);
  return [
    { messageId: "secureInProduction", data: { option: `${name}: ${inProduction}`, proxy }, output: output(inProduction) },
    { messageId: "secureAlways", data: { option: `${name}: true`, proxy }, output: output("true") },
    ...(auto ? [{ messageId: "secureAuto", data: { option: `${name}: ${quote}auto${quote}`, proxy }, output: output(`${quote}auto${quote}`) }] : []),
  ];
}

testRule(rule, {
  javascript: {
    valid: [
      { name: "secure is on", code: `res.cookie("session", id, { secure: true })` },
      { name: "secure in production", code: `res.cookie("session", id, { secure: process.env.NODE_ENV === "production" })` },
      { name: "secure by the request", code: `res.cookie("session", id, { secure: req.secure })` },
      { name: "auto", code: `import session from "express-session"; app.use(session({ secret, cookie: { secure: "auto" } }))` },
      { name: "switched on in production, in the options' own cookie", code: `import session from "express-session"; const options = { secret, cookie: {} }; if (app.get("env") === "production") options.cookie.secure = true; app.use(session(options))` },
      { name: "one alternative is on", code: `res.cookie("session", id, { secure: dev ? false : true })` },
      { name: "set later under a condition", code: `const o = { httpOnly: true }; if (prod) o.secure = true; res.cookie("session", id, o)` },
      { name: "options from elsewhere", code: `import { options } from "./cookies"; res.cookie("session", id, options)` },
      { name: "an unknown spread", code: `res.cookie("session", id, { ...defaults })` },
      { name: "a preference", code: `res.cookie("theme", theme)` },
      { name: "a CSRF cookie", code: `res.cookie("XSRF-TOKEN", req.csrfToken())` },
      { name: "a CSRF cookie with allCookies", code: `res.cookie("XSRF-TOKEN", req.csrfToken())`, options: { allCookies: true } },
      { name: "a deletion", code: `res.cookie("session", "", { maxAge: 0 })` },
      { name: "a deletion with allCookies", code: `res.cookie("theme", "")`, options: { allCookies: true } },
      { name: "Koa follows the connection", code: `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("session", id) })` },
      { name: "cookie-session follows the connection", code: `import cookieSession from "cookie-session"; app.use(cookieSession({ keys }))` },
      { name: "SvelteKit is secure by default", code: `import { redirect } from "@sveltejs/kit"; export const actions = { default: ({ cookies }) => { cookies.set("session", id, { path: "/" }) } }` },
      { name: "iron-session is secure by default", code: `import { getIronSession } from "iron-session"; await getIronSession(req, res, { password, cookieName: "sid" })` },
      { name: "better-auth, which follows its own address", code: `import { betterAuth } from "better-auth"; betterAuth({ baseURL })` },
      { name: "better-auth's option by the environment", code: `import { betterAuth } from "better-auth"; betterAuth({ advanced: { useSecureCookies: process.env.NODE_ENV === "production" } })` },
      { name: "better-auth's attributes, which come after its option", code: `import { betterAuth } from "better-auth"; betterAuth({ advanced: { useSecureCookies: false, defaultCookieAttributes: { secure: true } } })` },
      { name: "Hono's prefix option", code: `import { setCookie } from "hono/cookie"; setCookie(c, "session", id, { prefix: "host" })` },
      { name: "a header with Secure", code: "res.setHeader('Set-Cookie', `session=${id}; Secure`)" },
      { name: "a header with an open end", code: "res.setHeader('Set-Cookie', `session=${id}; ${attributes}`)" },
      { name: "a browser library", code: `import Cookies from "js-cookie"; Cookies.set("token", token)` },
      { name: "an unrelated method called cookie", code: `jar.cookie("session", id)` },
      { name: "ignored by name", code: `res.cookie("session", id)`, options: { ignoreNames: ["session"] } },
      { name: "SameSite=None with an unknown secure", code: `res.cookie("theme", theme, { sameSite: "none", secure: tls })` },
    ],
    invalid: [
      {
        name: "no options",
        code: `res.cookie(«"session"», id)`,
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `session`", option: "secure: true" }, suggestions: choices((v) => `res.cookie("session", id, { secure: ${v} })`) }],
      },
      {
        name: "options without secure, in the file's quotes",
        code: `res.cookie(«'token'», token, { httpOnly: true })`,
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `token`", option: "secure: true" }, suggestions: choices((v) => `res.cookie('token', token, { httpOnly: true, secure: ${v} })`, { quote: "'" }) }],
      },
      {
        name: "better-auth's option for all its cookies",
        code: `import { betterAuth } from "better-auth"; betterAuth({ advanced: { «useSecureCookies: false» } })`,
        errors: [
          {
            messageId: "explicitlyInsecure",
            data: { cookie: "Cookie `better-auth.session_token`", option: "useSecureCookies: true" },
            suggestions: choices((v) => `import { betterAuth } from "better-auth"; betterAuth({ advanced: { useSecureCookies: ${v} } })`, { name: "useSecureCookies" }),
          },
        ],
      },
      {
        name: "written false",
        code: `res.cookie("session", id, { «secure: false» })`,
        errors: [{ messageId: "explicitlyInsecure", data: { cookie: "Cookie `session`", option: "secure: true" }, suggestions: choices((v) => `res.cookie("session", id, { secure: ${v} })`) }],
      },
      {
        name: "a session middleware without a cookie option",
        code: `import session from "express-session";\napp.use(«session»({ secret }))`,
        errors: [{
          messageId: "insecureByDefault",
          data: { cookie: "Cookie `connect.sid`", option: "secure: true" },
          suggestions: choices((v) => `import session from "express-session";\napp.use(session({ secret, cookie: { secure: ${v} } }))`, { proxy: proxyNote("trust proxy"), auto: true }),
        }],
      },
      {
        name: "the session middleware of Express 3",
        code: `var express = require("express");\napp.use(«express.session»({ secret: secret }))`,
        errors: [{
          messageId: "insecureByDefault",
          data: { cookie: "Cookie `connect.sid`", option: "secure: true" },
          suggestions: choices((v) => `var express = require("express");\napp.use(express.session({ secret: secret, cookie: { secure: ${v} } }))`, { proxy: proxyNote("trust proxy"), auto: true }),
        }],
      },
      {
        name: "a session middleware with secure: false",
        code: `const session = require("express-session");\napp.use(session({ secret, cookie: { «secure: false» } }))`,
        errors: [{
          messageId: "explicitlyInsecure",
          data: { cookie: "Cookie `connect.sid`", option: "secure: true" },
          suggestions: choices((v) => `const session = require("express-session");\napp.use(session({ secret, cookie: { secure: ${v} } }))`, { proxy: proxyNote("trust proxy"), auto: true }),
        }],
      },
      {
        name: "misspelt",
        code: `res.cookie("session", id, { «Secure: true» })`,
        errors: [{
          messageId: "misspelt",
          data: { written: "Secure", right: "secure", cookieLower: "cookie `session`" },
          suggestions: [{ messageId: "renameSecure", data: { right: "secure" }, output: `res.cookie("session", id, { secure: true })` }],
        }],
      },
      {
        name: "SameSite=None without Secure, whatever the cookie",
        code: `res.cookie(«"theme"», theme, { sameSite: "none" })`,
        errors: [{
          messageId: "sameSiteNone",
          data: { cookie: "Cookie `theme`", option: "secure: true" },
          suggestions: [{ messageId: "secureAlways", data: { option: "secure: true", proxy: "" }, output: `res.cookie("theme", theme, { sameSite: "none", secure: true })` }],
        }],
      },
      {
        name: "a prefix without Secure, one report for one cause",
        code: `res.cookie("__Host-session", id, { sameSite: "none", «secure: false» })`,
        errors: [{
          messageId: "prefix",
          data: { cookie: "Cookie `__Host-session`", option: "secure: true" },
          suggestions: [{ messageId: "secureAlways", data: { option: "secure: true", proxy: "" }, output: `res.cookie("__Host-session", id, { sameSite: "none", secure: true })` }],
        }],
      },
      {
        name: "a hand-written header",
        code: "res.setHeader('Set-Cookie', «`session=${id}; Path=/; HttpOnly`»)",
        errors: [{
          messageId: "insecureByDefault",
          data: { cookie: "Cookie `session`", option: "Secure" },
          suggestions: [{ messageId: "secureAlways", data: { option: "Secure", proxy: "" }, output: "res.setHeader('Set-Cookie', `session=${id}; Path=/; HttpOnly; Secure`)" }],
        }],
      },
      {
        name: "a header whose name ends in something unknown",
        code: "res.setHeader('Set-Cookie', «`s_${shop}=${sessionToken}; Path=/`»)",
        errors: [{
          messageId: "insecureByDefault",
          data: { cookie: "The session cookie", option: "Secure" },
          suggestions: [{ messageId: "secureAlways", data: { option: "Secure", proxy: "" }, output: "res.setHeader('Set-Cookie', `s_${shop}=${sessionToken}; Path=/; Secure`)" }],
        }],
      },
      {
        name: "Remix's session storage",
        code: `import { createCookieSessionStorage } from "@remix-run/node";\nexport const storage = «createCookieSessionStorage»({ cookie: { name: "sid" } })`,
        errors: [{
          messageId: "insecureByDefault",
          data: { cookie: "Cookie `sid`", option: "secure: true" },
          suggestions: choices((v) => `import { createCookieSessionStorage } from "@remix-run/node";\nexport const storage = createCookieSessionStorage({ cookie: { name: "sid", secure: ${v} } })`),
        }],
      },
      {
        name: "Fastify's session turns its own default off",
        code: `import fastifySession from "@fastify/session";\napp.register(fastifySession, { secret, cookie: { «secure: false» } })`,
        errors: [{
          messageId: "explicitlyInsecure",
          data: { cookie: "Cookie `sessionId`", option: "secure: true" },
          suggestions: choices((v) => `import fastifySession from "@fastify/session";\napp.register(fastifySession, { secret, cookie: { secure: ${v} } })`, { proxy: proxyNote("trustProxy"), auto: true }),
        }],
      },
      {
        name: "hapi by its own spelling",
        code: `h.state("session", id, { «isSecure: false» })`,
        errors: [{ messageId: "explicitlyInsecure", data: { cookie: "Cookie `session`", option: "isSecure: true" }, suggestions: choices((v) => `h.state("session", id, { isSecure: ${v} })`, { name: "isSecure" }) }],
      },
      {
        name: "options declared elsewhere are reported at the argument, once a use",
        code: `const o = { secure: false };\nres.cookie("session", id, «o»);\nres.cookie("refreshToken", t, «o»);`,
        // other cookies may share them: each call gets a copy of its own
        errors: ["session", "refreshToken"].map((name) => ({
          messageId: "explicitlyInsecure",
          data: { cookie: `Cookie \`${name}\``, option: "secure: true" },
          suggestions: choices((v) => {
            const [session, refresh] = ["session", "refreshToken"].map((each) => (each === name ? `{ ...o, secure: ${v} }` : "o"));
            return `const o = { secure: false };\nres.cookie("session", id, ${session});\nres.cookie("refreshToken", t, ${refresh});`;
          }),
        })),
      },
      {
        name: "every cookie, on demand",
        code: `res.cookie(«"theme"», theme)`,
        options: { allCookies: true },
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `theme`", option: "secure: true" }, suggestions: choices((v) => `res.cookie("theme", theme, { secure: ${v} })`) }],
      },
      {
        name: "a taught name",
        code: `res.cookie(«"acme_pass"», pass)`,
        options: { credentialNames: ["acme pass"] },
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `acme_pass`", option: "secure: true" }, suggestions: choices((v) => `res.cookie("acme_pass", pass, { secure: ${v} })`) }],
      },
      {
        name: "a taught setter that declares what it does",
        code: `import { remember } from "./cookies";\nremember(«"session"», id)`,
        session: { cookieSetters: [{ name: "remember", from: "file", arguments: { name: 0, value: 1 }, defaults: { httpOnly: true } }] },
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `session`", option: "secure: true" }, suggestions: [] }],
      },
      {
        name: "a taught setter of one cookie, whose name it does not take",
        code: `import { remember } from "./cookies";\nremember(res, «sessionToken»)`,
        session: { cookieSetters: [{ name: "remember", from: "file", arguments: { value: 1 }, defaults: { httpOnly: true } }] },
        errors: [{ messageId: "insecureByDefault", data: { cookie: "The session cookie", option: "secure: true" }, suggestions: [] }],
      },
    ],
  },
  typescript: {
    valid: [{ name: "a typed Next response", code: `import { NextResponse } from "next/server"; function f(answer: NextResponse, id: string) { answer.cookies.set("session", id, { secure: true }) }` }],
    invalid: [
      {
        name: "a response with a type, after its status",
        code: `import type { Response } from "express";\nexport const enter = (answer: Response, id: string) => answer.status(200).cookie(«"session"», id, { httpOnly: true }).json({})`,
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `session`", option: "secure: true" }, suggestions: choices((v) => `import type { Response } from "express";\nexport const enter = (answer: Response, id: string) => answer.status(200).cookie("session", id, { httpOnly: true, secure: ${v} }).json({})`) }],
      },
      {
        name: "Next's cookie store, awaited and cast",
        code: `import { cookies } from "next/headers";\n(await cookies() as any).set(«"session"», id)`,
        errors: [{ messageId: "insecureByDefault", data: { cookie: "Cookie `session`", option: "secure: true" }, suggestions: choices((v) => `import { cookies } from "next/headers";\n(await cookies() as any).set("session", id, { secure: ${v} })`) }],
      },
    ],
  },
});
