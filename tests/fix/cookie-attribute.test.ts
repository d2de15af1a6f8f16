import { describe, expect, it } from "vitest";
import { analyseFile } from "../../src/analysis/file-analysis";
import { attributeStates } from "../../src/facts/cookie-attributes";
import { SessionFacts } from "../../src/facts/session-facts";
import { setCookieAttribute } from "../../src/fix/cookie-attribute";
import { sessionSettings } from "../../src/rule/settings";
import { applyFix } from "./apply-fix";

/** The code after the first cookie of it has been made HttpOnly; undefined where that cannot be done. */
const protect = (code: string) =>
  applyFix(code, "Program", (_program, sourceCode) => {
    const facts = new SessionFacts(analyseFile(sourceCode, "file.js"), sessionSettings({}));
    const [write] = facts.cookieWrites;
    if (!write) throw new Error("no cookie");
    const written = attributeStates(facts, write, "httpOnly").flatMap((state) => ("property" in state && state.property ? [state.property] : []));
    return setCookieAttribute({ sourceCode, write, attribute: "httpOnly", value: "true", headerText: "HttpOnly", written: written[0] });
  });

describe("a setter gets the attribute", () => {
  it.each<[string, string, string]>([
    ["without options", `res.cookie("sid", id)`, `res.cookie("sid", id, { httpOnly: true })`],
    ["without options, after a trailing comma", `res.cookie("sid", id,)`, `res.cookie("sid", id, { httpOnly: true },)`],
    ["without options, on many lines", `res.cookie(\n  "sid",\n  id\n)`, `res.cookie(\n  "sid",\n  id,\n  { httpOnly: true }\n)`],
    ["without options, on many lines after a trailing comma", `res.cookie(\n  "sid",\n  id,\n)`, `res.cookie(\n  "sid",\n  id,\n  { httpOnly: true },\n)`],
    ["without options, before a comment", `res.cookie("sid", id /* the session */)`, `res.cookie("sid", id /* the session */, { httpOnly: true })`],
    ["for undefined", `res.cookie("sid", id, undefined)`, `res.cookie("sid", id, { httpOnly: true })`],
    ["for null", `res.cookie("sid", id, null)`, `res.cookie("sid", id, { httpOnly: true })`],
    ["in an empty object", `res.cookie("sid", id, {})`, `res.cookie("sid", id, { httpOnly: true })`],
    ["in an object", `res.cookie("sid", id, { secure: true })`, `res.cookie("sid", id, { secure: true, httpOnly: true })`],
    ["in an object on many lines", `res.cookie("sid", id, {\n  secure: true, // always\n});`, `res.cookie("sid", id, {\n  secure: true, // always\n  httpOnly: true,\n});`],
    ["among quoted keys", `res.cookie('sid', id, { 'secure': true })`, `res.cookie('sid', id, { 'secure': true, 'httpOnly': true })`],
    ["after a spread that is known", `const base = { secure: true }; export { base }; res.cookie("sid", id, { maxAge: 1, ...base })`, `const base = { secure: true }; export { base }; res.cookie("sid", id, { maxAge: 1, ...base, httpOnly: true })`],
    ["instead of a false", `res.cookie("sid", id, { httpOnly: false, secure: true })`, `res.cookie("sid", id, { httpOnly: true, secure: true })`],
    ["instead of an undefined", `res.cookie("sid", id, { httpOnly: undefined })`, `res.cookie("sid", id, { httpOnly: true })`],
    ["instead of a shorthand", `const httpOnly = false; res.cookie("sid", id, { httpOnly })`, `const httpOnly = false; res.cookie("sid", id, { httpOnly: true })`],
    ["over a spread that switches it off", `const base = { httpOnly: false }; res.cookie("sid", id, { ...base }); res.cookie("theme", t, base)`, `const base = { httpOnly: false }; res.cookie("sid", id, { ...base, httpOnly: true }); res.cookie("theme", t, base)`],
    ["in its one object", `import { cookies } from "next/headers"; cookies().set({ name: "sid", value: id })`, `import { cookies } from "next/headers"; cookies().set({ name: "sid", value: id, httpOnly: true })`],
    ["as the fourth argument", `import { setCookie } from "hono/cookie"; setCookie(c, "sid", id)`, `import { setCookie } from "hono/cookie"; setCookie(c, "sid", id, { httpOnly: true })`],
    ["in its library's spelling", `const server = require("@hapi/hapi").server(); server.state("sid")`, `const server = require("@hapi/hapi").server(); server.state("sid", { isHttpOnly: true })`],
    ["over the options of all cookies", `import c from "@fastify/cookie"; app.register(c, { parseOptions: { httpOnly: false } }); app.get("/", (request, reply) => { reply.setCookie("sid", id) })`, `import c from "@fastify/cookie"; app.register(c, { parseOptions: { httpOnly: false } }); app.get("/", (request, reply) => { reply.setCookie("sid", id, { httpOnly: true }) })`],
  ])("%s", (_name, code, output) => expect(protect(code)).toBe(output));
});

describe("options that stand elsewhere", () => {
  it.each<[string, string, string]>([
    ["are edited where nothing else uses them", `const o = { secure: true }; res.cookie("sid", id, o)`, `const o = { secure: true, httpOnly: true }; res.cookie("sid", id, o)`],
    ["are edited where nothing else uses them, with what is written", `const o = { httpOnly: false }; res.cookie("sid", id, o)`, `const o = { httpOnly: true }; res.cookie("sid", id, o)`],
    ["are copied where another cookie has them", `const o = { secure: true }; res.cookie("sid", id, o); res.cookie("theme", t, o)`, `const o = { secure: true }; res.cookie("sid", id, { ...o, httpOnly: true }); res.cookie("theme", t, o)`],
    ["are copied where another file may have them", `export const o = { secure: true }; res.cookie("sid", id, o)`, `export const o = { secure: true }; res.cookie("sid", id, { ...o, httpOnly: true })`],
    ["are copied from a member", `const all = { sid: { secure: true } }; use(all); res.cookie("sid", id, all.sid)`, `const all = { sid: { secure: true } }; use(all); res.cookie("sid", id, { ...all.sid, httpOnly: true })`],
    ["are copied from a call", `const options = () => ({ secure: true }); res.cookie("sid", id, options())`, `const options = () => ({ secure: true }); res.cookie("sid", id, { ...options(), httpOnly: true })`],
    ["are copied from alternatives", `res.cookie("sid", id, a ? {} : { secure: true })`, `res.cookie("sid", id, { ...(a ? {} : { secure: true }), httpOnly: true })`],
  ])("%s", (_name, code, output) => expect(protect(code)).toBe(output));
});

describe("a session library gets the attribute", () => {
  it.each<[string, string, string]>([
    ["among the cookie's options", `import { createCookieSessionStorage } from "react-router"; createCookieSessionStorage({ cookie: { secrets } })`, `import { createCookieSessionStorage } from "react-router"; createCookieSessionStorage({ cookie: { secrets, httpOnly: true } })`],
    ["in options of its own", `import { sessionMiddleware } from "hono-sessions"; sessionMiddleware({\n  store,\n})`, `import { sessionMiddleware } from "hono-sessions"; sessionMiddleware({\n  store,\n  cookieOptions: { httpOnly: true },\n})`],
    ["without any options", `import { createMemorySessionStorage } from "react-router"; createMemorySessionStorage()`, `import { createMemorySessionStorage } from "react-router"; createMemorySessionStorage({ cookie: { httpOnly: true } })`],
    ["at the top of its options", `import session from "cookie-session"; session({ keys, httpOnly: false })`, `import session from "cookie-session"; session({ keys, httpOnly: true })`],
    ["in a copy of the cookie's options", `import session from "express-session"; export const cookie = { httpOnly: false }; session({ cookie })`, `import session from "express-session"; export const cookie = { httpOnly: false }; session({ cookie: { ...cookie, httpOnly: true } })`],
    ["in options declared for it alone", `import session from "express-session"; const options = { secret, cookie: { httpOnly: false } }; session(options)`, `import session from "express-session"; const options = { secret, cookie: { httpOnly: true } }; session(options)`],
    ["in options that another file uses", `export const options = { password, cookieName: "sid", cookieOptions: { httpOnly: false } }`, `export const options = { password, cookieName: "sid", cookieOptions: { httpOnly: true } }`],
    ["where the library looks first", `import s from "@fastify/secure-session"; app.register(s, { key, cookieOptions: { httpOnly: false } })`, `import s from "@fastify/secure-session"; app.register(s, { key, cookieOptions: { httpOnly: true } })`],
  ])("%s", (_name, code, output) => expect(protect(code)).toBe(output));
});

describe("a header gets the attribute", () => {
  it.each<[string, string, string]>([
    ["at the end of a template", "res.setHeader('Set-Cookie', `sid=${id}`)", "res.setHeader('Set-Cookie', `sid=${id}; HttpOnly`)"],
    ["after a semicolon", "res.setHeader('Set-Cookie', `sid=${id};`)", "res.setHeader('Set-Cookie', `sid=${id}; HttpOnly`)"],
    ["after a semicolon and a blank", "res.setHeader('Set-Cookie', `sid=${id}; `)", "res.setHeader('Set-Cookie', `sid=${id}; HttpOnly`)"],
    ["inside quotes", `res.setHeader('Set-Cookie', 'sid=abc; Path=/')`, `res.setHeader('Set-Cookie', 'sid=abc; Path=/; HttpOnly')`],
    ["in the last text of a sum", `res.setHeader("Set-Cookie", "sid=" + id + "; Path=/")`, `res.setHeader("Set-Cookie", "sid=" + id + "; Path=/; HttpOnly")`],
    ["after a sum", `res.setHeader('Set-Cookie', 'sid=' + id)`, `res.setHeader('Set-Cookie', 'sid=' + id + '; HttpOnly')`],
  ])("%s", (_name, code, output) => expect(protect(code)).toBe(output));
});

describe("nothing is offered", () => {
  it.each<[string, string]>([
    ["where a comment would be lost", `res.cookie("sid", id, { httpOnly: false /* the page reads it */ || no })`],
    ["where a comment in the argument would be lost", `res.cookie("sid", id, a ? {} /* none */ : {})`],
    ["behind a line comment on one line", `res.cookie("sid", id, { secure: true // always\n})`],
    ["where a later spread decides", `const rest = { httpOnly: false }; use(rest); res.cookie("sid", id, { httpOnly: false, ...rest })`],
    ["where the setter is reached through a function", `function put(res, id, o) { res.cookie("sid", id, o) } put(res, id)`],
    ["for parts that are joined", `res.setHeader("Set-Cookie", ["sid=" + id, "Path=/"].join("; "))`],
    ["for an assignment", `import { Elysia } from "elysia"; new Elysia().get("/", ({ cookie: { sid } }) => { sid.value = id })`],
    ["for an attribute that the library does not have", `import { useSession } from "@hono/session"; useSession({ secret })`],
    ["where the options are several levels away", `import { betterAuth } from "better-auth"; betterAuth({ database })`],
    ["in options of a session library that are unknown", `import { sessionMiddleware } from "hono-sessions"; sessionMiddleware(options)`],
  ])("%s", (_name, code) => expect(protect(code)).toBeUndefined());
});
