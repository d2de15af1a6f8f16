import rule from "../../src/rules/require-cookie-prefix";
import { testRule } from "../rule-tester";

const always = { require: "always" };

testRule(rule, {
  javascript: {
    valid: [
      { name: "a valid __Host- cookie", code: `res.cookie("__Host-session", id, { secure: true, path: "/" })` },
      { name: "the library's default path", code: `res.cookie("__Host-session", id, { secure: true })` },
      { name: "__Secure- may have a domain", code: `res.cookie("__Secure-session", id, { secure: true, domain: "example.com" })` },
      { name: "an unknown domain", code: `res.cookie("__Host-session", id, { domain: process.env.DOMAIN })` },
      { name: "no prefix by default", code: `res.cookie("session", id)` },
      { name: "a prefixed name, demanded", code: `res.cookie("__Host-session", id)`, options: always },
      { name: "the newer prefixes", code: `res.cookie("__Http-session", id); res.cookie("__Host-Http-token", token)`, options: always },
      { name: "Hono's prefix option", code: `import { setCookie } from "hono/cookie"; setCookie(c, "session", id, { prefix: "host" })`, options: always },
      { name: "a preference", code: `res.cookie("theme", theme)`, options: always },
      { name: "an unknown name", code: `res.cookie(config.cookieName, sessionToken)`, options: always },
      { name: "a session library's options that come from elsewhere", code: `import { useSession } from "h3"; export const get = (event) => useSession(event, useRuntimeConfig().auth)`, options: always },
      { name: "a name that may be another than the default", code: `import session from "express-session"; app.use(session({ secret, name: config.name ?? "connect.sid" }))`, options: always },
      { name: "a session library that keeps toasts", code: `import { createCookieSessionStorage } from "react-router"; export const toasts = createCookieSessionStorage({ cookie: { name: "en_toast" } })`, options: always },
      { name: "Auth.js adds its own", code: `import NextAuth from "next-auth"; NextAuth({ cookies: { sessionToken: { options: { httpOnly: true } } } })`, options: always },
      { name: "a deletion", code: `res.cookie("__Host-session", "", { path: "/a", maxAge: 0 })` },
      { name: "Deno sets the path", code: `import { setCookie } from "@std/http/cookie"; setCookie(headers, { name: "__Host-session", value: id })` },
      { name: "an unknown path", code: `res.cookie("__Host-session", id, { path: base })` },
      { name: "ignored by name", code: `res.cookie("session", id)`, options: { ...always, ignoreNames: ["session"] } },
    ],
    invalid: [
      { name: "__Host- with a domain", code: `res.cookie("__Host-session", id, { «domain: "example.com"» })`, errors: [{ messageId: "domain", data: { name: "__Host-session" } }] },
      { name: "__Host- with another path", code: `res.cookie("__Host-session", id, { «path: "/api"» })`, errors: [{ messageId: "path", data: { name: "__Host-session", path: "/api" } }] },
      {
        name: "__Host- without a path where the library has none",
        code: `import { serialize } from "cookie"; serialize(«"__Host-session"», id, { secure: true })`,
        errors: [{ messageId: "missingPath", data: { name: "__Host-session" } }],
      },
      { name: "a header without a path", code: "res.setHeader('Set-Cookie', «`__Host-session=${id}; Secure`»)", errors: [{ messageId: "missingPath", data: { name: "__Host-session" } }] },
      { name: "broken use of any cookie", code: `res.cookie("__Host-theme", theme, { «domain: "example.com"» })`, errors: [{ messageId: "domain", data: { name: "__Host-theme" } }] },
      { name: "a session cookie without a prefix, demanded", code: `res.cookie(«"session"», id)`, options: always, errors: [{ messageId: "missingPrefix", data: { name: "session", prefix: "__Host-" } }] },
      {
        name: "one for several hosts",
        code: `res.cookie(«"session"», id, { domain: "example.com" })`,
        options: always,
        errors: [{ messageId: "missingPrefix", data: { name: "session", prefix: "__Secure-" } }],
      },
      {
        name: "a middleware's own name",
        code: `import session from "express-session";\napp.use(«session»({ secret, name: "sid" }))`,
        options: always,
        errors: [{
          messageId: "missingPrefix",
          data: { name: "sid", prefix: "__Host-" },
          suggestions: [{ messageId: "addPrefix", data: { name: "sid", prefix: "__Host-" }, output: `import session from "express-session";\napp.use(session({ secret, name: "__Host-sid" }))` }],
        }],
      },
      {
        name: "a middleware's default name",
        code: `import session from "express-session";\napp.use(«session»({ secret }))`,
        options: always,
        errors: [{
          messageId: "missingPrefix",
          data: { name: "connect.sid", prefix: "__Host-" },
          suggestions: [{ messageId: "addPrefix", data: { name: "connect.sid", prefix: "__Host-" }, output: `import session from "express-session";\napp.use(session({ secret, name: "__Host-connect.sid" }))` }],
        }],
      },
    ],
  },
  typescript: {
    valid: [{ name: "typed options that a set-up spreads beside a name", code: `import session from "express-session"; const base = { secret, cookie: { sameSite: "lax" } } as session.SessionOptions; app.use(session({ ...base, name: cookieName() }))`, options: always }],
    invalid: [],
  },
});
