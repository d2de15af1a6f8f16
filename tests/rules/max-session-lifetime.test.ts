import rule from "../../src/rules/max-session-lifetime";
import { testRule } from "../rule-tester";

const thirtyDays = { limit: "30 days" };
const day = { max: "1d" };

testRule(rule, {
  javascript: {
    valid: [
      { name: "a day", code: `res.cookie("session", id, { maxAge: 24 * 60 * 60 * 1000 })` },
      { name: "exactly the limit", code: `res.cookie("session", id, { maxAge: 30 * 24 * 60 * 60 * 1000 })` },
      { name: "until the browser closes", code: `res.cookie("session", id, { httpOnly: true })` },
      { name: "unknown", code: `res.cookie("session", id, { maxAge: config.maxAge })` },
      { name: "from the environment with a fallback", code: `res.cookie("session", id, { maxAge: Number(process.env.TTL) || 365 * 24 * 3600 * 1000 })` },
      { name: "one alternative within the limit", code: `res.cookie("session", id, { maxAge: remember ? 365 * 864e5 : 36e5 })` },
      { name: "a deletion", code: `res.cookie("session", "", { maxAge: 0 })` },
      { name: "a preference", code: `res.cookie("theme", theme, { maxAge: 365 * 864e5 })` },
      { name: "iron-session's default of two weeks", code: `import { getIronSession } from "iron-session"; getIronSession(req, res, { password, cookieName: "sid" })` },
      { name: "a refresh token within its own limit", code: `res.cookie("refreshToken", refreshToken, { maxAge: 7 * 864e5 })`, options: { max: "1d", refresh: "7d" } },
      { name: "sliding is allowed by default", code: `import session from "express-session"; app.use(session({ secret, rolling: true, cookie: { maxAge: 36e5 } }))` },
      { name: "sliding beside a check of the login's time", code: `import session from "express-session"; app.use(session({ secret, rolling: true })); if (req.session.loginAt < limit) req.session.destroy();`, options: { allowSliding: false } },
      { name: "sliding that the environment decides", code: `import session from "express-session"; app.use(session({ secret, rolling: config.rolling }))`, options: { allowSliding: false } },
      { name: "no limit is demanded by default", code: `import { getIronSession } from "iron-session"; getIronSession(req, res, { password, cookieName: "sid", ttl: 0 })` },
      { name: "a longer limit without use", code: `import session from "express-session"; app.use(session({ secret, cookie: { maxAge: 2 * 864e5 } }))`, options: { max: "1d", maxIdle: "2d" } },
      { name: "a hook of the page's own that only shares the name", code: `const session = useSession(event, { maxAge: 365 * 86_400 })` },
      { name: "an auto-imported session within the limit", filename: "server/api/me.ts", code: `export default defineEventHandler((event) => useSession(event, { password, maxAge: 86_400 }))` },
      { name: "a session that is committed for longer if it is to be remembered", code: `import { createCookieSessionStorage } from "@remix-run/node"; const storage = createCookieSessionStorage({ cookie }); export const save = (session, remember) => storage.commitSession(session, { maxAge: remember ? 365 * 86_400 : undefined });` },
      { name: "a commitSession of another file", code: `import { commitSession } from "./database"; await commitSession(session, { maxAge: 365 * 86_400 });` },
      { name: "a session that is remembered for a month", code: `app.post("/login", (req, res) => { if (req.body.remember) req.session.cookie.maxAge = 30 * 864e5; else req.session.cookie.expires = false; res.end(); })` },
      { name: "a session that lives a while longer if it is to be remembered", code: `app.post("/login", (req, res) => { req.session.cookie.maxAge = req.body.remember ? 365 * 864e5 : 36e5; res.end(); })` },
      { name: "a session that is ended", code: `app.post("/logout", (req, res) => { req.session.cookie.maxAge = 0; req.session.cookie.expires = new Date(0); res.end(); })` },
      { name: "the settings of a session's cookie, of no request", code: `const settings = { session: { cookie: {} } }; settings.session.cookie.maxAge = 365 * 864e5;` },
      { name: "the age of something else that the session holds", code: `app.get("/", (req, res) => { req.session.report.maxAge = 365 * 864e5; req.session.cart.expires = new Date(Date.now() + 365 * 864e5); res.end(); })` },
      { name: "a lifetime from the settings", code: `app.post("/login", (req, res) => { req.session.cookie.maxAge = config.sessionDays * 864e5; res.end(); })` },
      { name: "another object's maxAge", code: `cache.set("session", id, { maxAge: 1e15 })` },
    ],
    invalid: [
      {
        name: "a year in milliseconds",
        code: `res.cookie("session", id, { «maxAge: 365 * 24 * 60 * 60 * 1000» })`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "Cookie `session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `res.cookie("session", id, { maxAge: 30 * 24 * 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "a year in seconds",
        code: `import { setCookie } from "hono/cookie";\nsetCookie(c, "session", id, { «maxAge: 31_536_000» })`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "Cookie `session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `import { setCookie } from "hono/cookie";\nsetCookie(c, "session", id, { maxAge: 30 * 24 * 60 * 60 })` }],
        }],
      },
      {
        name: "a date",
        code: `res.cookie("session", id, { «expires: new Date(Date.now() + 365 * 864e5)» })`,
        errors: [{ messageId: "tooLong", data: { subject: "Cookie `session`", lifetime: "365 days", ...thirtyDays } }],
      },
      {
        name: "a date that stands for never",
        code: `res.cookie("session", id, { «expires: new Date(253402300000000)» })`,
        errors: [{ messageId: "tooLong", data: { subject: "Cookie `session`", lifetime: "thousands of years", ...thirtyDays } }],
      },
      {
        name: "a hand-written header",
        code: "res.setHeader('Set-Cookie', «`session=${id}; Max-Age=31536000; HttpOnly`»)",
        errors: [{ messageId: "tooLong", data: { subject: "Cookie `session`", lifetime: "365 days", ...thirtyDays } }],
      },
      {
        name: "a session that use renews",
        code: `import session from "express-session";\napp.use(session({ secret, cookie: { «maxAge: 10 * 365 * 864e5» } }))`,
        errors: [{
          messageId: "tooLongIdle",
          data: { subject: "Cookie `connect.sid`", lifetime: "10 years", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `import session from "express-session";\napp.use(session({ secret, cookie: { maxAge: 30 * 24 * 60 * 60 * 1000 } }))` }],
        }],
      },
      {
        name: "milliseconds given to seconds",
        code: `import { setCookie } from "hono/cookie";\nsetCookie(c, "session", id, { «maxAge: 7 * 24 * 60 * 60 * 1000» })`,
        errors: [{
          messageId: "millisecondsGiven",
          data: { subject: "Cookie `session`", lifetime: "19.2 years", written: "7 * 24 * 60 * 60 * 1000", option: "maxAge", right: "7 * 24 * 60 * 60" },
          suggestions: [{ messageId: "convertUnit", data: { right: "7 * 24 * 60 * 60" }, output: `import { setCookie } from "hono/cookie";\nsetCookie(c, "session", id, { maxAge: 7 * 24 * 60 * 60 })` }],
        }],
      },
      {
        name: "whole years in seconds, which are no milliseconds",
        code: `import { setCookie } from "hono/cookie";\nsetCookie(c, "session", id, { «maxAge: 60 * 60 * 24 * 365 * 10» })`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "Cookie `session`", lifetime: "10 years", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `import { setCookie } from "hono/cookie";\nsetCookie(c, "session", id, { maxAge: 30 * 24 * 60 * 60 })` }],
        }],
      },
      {
        name: "seconds given to milliseconds",
        code: `res.cookie("session", id, { «maxAge: 3600» })`,
        errors: [{
          messageId: "secondsGiven",
          data: { subject: "Cookie `session`", lifetime: "3.6 seconds", written: "3600", option: "maxAge", right: "60 * 60 * 1000" },
          suggestions: [{ messageId: "convertUnit", data: { right: "60 * 60 * 1000" }, output: `res.cookie("session", id, { maxAge: 60 * 60 * 1000 })` }],
        }],
      },
      {
        name: "a library's own lifetime",
        code: `import { betterAuth } from "better-auth";\nbetterAuth({ session: { «expiresIn: 60 * 60 * 24 * 7» } })`,
        options: day,
        errors: [{
          messageId: "tooLongIdle",
          data: { subject: "The session of `better-auth`", lifetime: "7 days", limit: "24 hours" },
          suggestions: [{ messageId: "setLimit", data: { limit: "24 hours" }, output: `import { betterAuth } from "better-auth";\nbetterAuth({ session: { expiresIn: 24 * 60 * 60 } })` }],
        }],
      },
      {
        name: "a session whose function Nitro imports by itself",
        filename: "server/api/me.ts",
        code: `export default defineEventHandler((event) => useSession(event, { password, «maxAge: 60 * 60 * 24 * 90» }))`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "The session of `h3`", lifetime: "90 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `export default defineEventHandler((event) => useSession(event, { password, maxAge: 30 * 24 * 60 * 60 }))` }],
        }],
      },
      {
        name: "the lifetime that one session of Remix is committed with",
        code: `import { createSessionStorage } from "react-router";\nconst storage = createSessionStorage(strategy);\nexport const save = (session) => storage.commitSession(session, { «maxAge: 60 * 60 * 24 * 365» });`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "The session of `commitSession()`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `import { createSessionStorage } from "react-router";\nconst storage = createSessionStorage(strategy);\nexport const save = (session) => storage.commitSession(session, { maxAge: 30 * 24 * 60 * 60 });` }],
        }],
      },
      {
        name: "a date that one session of Remix is committed with",
        code: `import { createCookieSessionStorage } from "@remix-run/node";\nconst { commitSession } = createCookieSessionStorage({ cookie });\nexport const save = (session) => commitSession(session, { «expires: new Date(Date.now() + 90 * 864e5)» });`,
        errors: [{ messageId: "tooLong", data: { subject: "The session of `commitSession()`", lifetime: "90 days", ...thirtyDays } }],
      },
      {
        name: "a session that is remembered for a year",
        code: `app.post("/login", (req, res) => { if (req.body.remember) req.session.cookie.maxAge = «365 * 864e5»; res.end(); })`,
        errors: [{
          messageId: "tooLongIdle",
          data: { subject: "Session `req.session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `app.post("/login", (req, res) => { if (req.body.remember) req.session.cookie.maxAge = 30 * 24 * 60 * 60 * 1000; res.end(); })` }],
        }],
      },
      {
        name: "a date by which a session ends",
        code: `router.post("/login", (request, response) => { request.session.cookie.expires = «new Date(Date.now() + 365 * 864e5)»; response.end(); })`,
        errors: [{ messageId: "tooLongIdle", data: { subject: "Session `request.session`", lifetime: "365 days", ...thirtyDays } }],
      },
      {
        name: "seconds for a session that counts milliseconds",
        code: `app.post("/login", (req, res) => { req.session.cookie.maxAge = «604800»; res.end(); })`,
        errors: [{
          messageId: "secondsGiven",
          data: { subject: "Session `req.session`", lifetime: "10.1 minutes", written: "604800", option: "maxAge", right: "7 * 24 * 60 * 60 * 1000" },
          suggestions: [{ messageId: "convertUnit", data: { right: "7 * 24 * 60 * 60 * 1000" }, output: `app.post("/login", (req, res) => { req.session.cookie.maxAge = 7 * 24 * 60 * 60 * 1000; res.end(); })` }],
        }],
      },
      {
        name: "a session of Koa that is remembered for a year",
        code: `router.post("/login", (ctx) => { ctx.session.maxAge = «365 * 864e5»; })`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "Session `ctx.session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `router.post("/login", (ctx) => { ctx.session.maxAge = 30 * 24 * 60 * 60 * 1000; })` }],
        }],
      },
      {
        name: "lucia's TimeSpan",
        code: `import { Lucia, TimeSpan } from "lucia";\nnew Lucia(adapter, { «sessionExpiresIn: new TimeSpan(12, "w")» })`,
        errors: [{ messageId: "tooLongIdle", data: { subject: "The session of `lucia`", lifetime: "84 days", ...thirtyDays } }],
      },
      {
        name: "a session that never ends, where a limit is demanded",
        code: `import { getIronSession } from "iron-session";\ngetIronSession(req, res, { password, cookieName: "sid", «ttl: 0» })`,
        options: { requireLimit: true },
        errors: [{ messageId: "unlimited", data: { library: "iron-session", ...thirtyDays } }],
      },
      {
        name: "renewal with every use, where it is not wanted",
        code: `import session from "express-session";\napp.use(session({ secret, «rolling: true», cookie: { maxAge: 36e5 } }))`,
        options: { allowSliding: false },
        errors: [{ messageId: "sliding", data: { option: "rolling: true" } }],
      },
      {
        name: "options declared elsewhere",
        code: `const o = { maxAge: 365 * 864e5 };\nres.cookie("session", id, «o»);`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "Cookie `session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `const o = { maxAge: 30 * 24 * 60 * 60 * 1000 };\nres.cookie("session", id, o);` }],
        }],
      },
    ],
  },
  typescript: {
    valid: [
      { name: "a unit that depends on the platform", code: `import { Res } from "@nestjs/common"; class C { f(@Res() res) { res.cookie("session", id, { maxAge: 365 * 864e5 }) } }` },
      { name: "an object that only resembles options", code: `export const options = { password, ttl: 60 * 60 * 24 * 365 };` },
      { name: "typed options within the limit", code: `import type { SessionOptions } from "iron-session"; export const options: SessionOptions = { password, cookieName: "sid", ttl: 3600 };` },
    ],
    invalid: [
      {
        name: "options that only their keys say are a session's",
        code: `export const config = {\n  password: process.env.PASSWORD,\n  cookieName: "sid",\n  cookieOptions: { secure },\n  «ttl: 60 * 60 * 24 * 365»\n};`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "The session of `iron-session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `export const config = {\n  password: process.env.PASSWORD,\n  cookieName: "sid",\n  cookieOptions: { secure },\n  ttl: 30 * 24 * 60 * 60\n};` }],
        }],
      },
      {
        name: "options that only their type says are a session's",
        code: `import type { SessionOptions } from "iron-session";\nexport const options: SessionOptions = { password, cookieName: "sid", «ttl: 60 * 60 * 24 * 365» };`,
        errors: [{
          messageId: "tooLong",
          data: { subject: "The session of `iron-session`", lifetime: "365 days", ...thirtyDays },
          suggestions: [{ messageId: "setLimit", data: thirtyDays, output: `import type { SessionOptions } from "iron-session";\nexport const options: SessionOptions = { password, cookieName: "sid", ttl: 30 * 24 * 60 * 60 };` }],
        }],
      },
    ],
  },
});
