import { describe, expect, it } from "vitest";
import type { CookieWrite } from "../../src/facts/cookie-writes";
import { cookieName } from "../../src/facts/session-cookie";
import { withFacts } from "./facts";

const summary = (write: CookieWrite) => `${write.rows.map(({ id }) => id).join(" or ")}: ${cookieName(write) ?? "?"}`;
const writesOf = (code: string, filename?: string, session?: object) =>
  withFacts(code, (facts) => facts.cookieWrites.map(summary), { ...(filename !== undefined && { filename }), ...(session && { session }) });

describe("setters", () => {
  it.each([
    ["Express", `import express from "express"; app.get("/", (req, res) => { res.cookie("a", b) })`, "express.res.cookie: a"],
    ["Express's response through a chain", `res.status(200).cookie("a", b).json({})`, "express.res.cookie: a"],
    ["Nest, on either platform", `import { Res } from "@nestjs/common"; class C { f(@Res() res) { res.cookie("a", b) } }`, "express.res.cookie or fastify.setCookie: a"],
    ["Fastify's reply", `import fastify from "fastify"; app.get("/", (request, reply) => { reply.setCookie("a", b) })`, "fastify.setCookie: a"],
    ["cookie, required and renamed", `const { serialize: write } = require("cookie"); write("a", b)`, "cookie.serialize: a"],
    ["cookie as a namespace", `import * as cookie from "cookie"; cookie.serialize("a", b)`, "cookie.serialize: a"],
    ["cookie 2", `import { stringifySetCookie } from "cookie"; stringifySetCookie({ name: "a", value: b })`, "cookie.stringifySetCookie: a"],
    ["cookies without new", `import Cookies from "cookies"; const jar = Cookies(req, res); jar.set("a", b)`, "cookies.set: a"],
    ["Koa", `import Koa from "koa"; app.use(({ cookies }) => { cookies.set("a", b) })`, "koa.ctx.cookies.set: a"],
    ["Hono", `import { setCookie } from "hono/cookie"; setCookie(c, "a", b)`, "hono.setCookie: a"],
    ["Hono, signed", `import { setSignedCookie } from "hono/cookie"; setSignedCookie(c, "a", b, secret, {})`, "hono.setSignedCookie: a"],
    ["Next's store, awaited and destructured", `import { cookies } from "next/headers"; const { set } = await cookies(); set("a", b)`, "next.headers.cookies.set: a"],
    ["Next's store, one object", `import { cookies } from "next/headers"; cookies().set({ name: "a", value: b })`, "next.headers.cookies.set: a"],
    ["Next's response", `import { NextResponse } from "next/server"; const r = new NextResponse(); r.cookies.set("a", b)`, "NextResponse.cookies.set: a"],
    ["a text of no known use", `import { serialize } from "cookie"; const text = serialize("a", b); use(text); agent.set("Cookie", text)`, "cookie.serialize: a"],
    ["a response from the project's own code", `import { update } from "./session"; const response = await update(request); response.cookies.set("a", b)`, "NextResponse.cookies.set: a"],
    ["a Fastify reply called res", `app.get("/", (req, res) => { res.setCookie("a", b) })`, "fastify.setCookie: a"],
    ["h3", `import { setCookie } from "h3"; setCookie(event, "a", b)`, "h3.setCookie: a"],
    ["h3 where the event is known", `import { setCookie } from "vinxi/http"; setCookie("a", b)`, "h3.setCookie.ambient: a"],
    ["h3 where the event is known and given", `import { setCookie } from "vinxi/http"; setCookie(event, "a", b)`, "h3.setCookie: a"],
    ["Astro", `import { defineMiddleware } from "astro:middleware"; defineMiddleware((context) => { context.cookies.set("a", b) })`, "astro.cookies.set: a"],
    ["React Router", `import { createCookie } from "react-router"; createCookie("a")`, "createCookie: a"],
    ["Remix on Cloudflare", `import { createCookie } from "@remix-run/cloudflare"; createCookie("a")`, "createCookie: a"],
    ["Deno by its address", `import { setCookie } from "https://deno.land/std@0.224.0/http/cookie.ts"; setCookie(headers, { name: "a", value: b })`, "deno.std.setCookie: a"],
    ["Bun", `import { CookieMap } from "bun"; new CookieMap().set("a", b)`, "bun.CookieMap.set: a"],
    ["hapi", `const server = require("@hapi/hapi").server(); server.state("a", {})`, "hapi.server.state: a"],
    ["nookies", `import nookies from "nookies"; nookies.set(ctx, "a", b)`, "nookies.setCookie: a"],
  ])("%s", (_name, code, expected) => {
    expect(writesOf(code)).toEqual([expected]);
  });

  it("finds what Nitro imports by itself, in Nitro's folders only", () => {
    const code = `export default defineEventHandler((event) => { setCookie(event, "a", b) })`;
    expect(writesOf(code, "server/api/login.post.ts")).toEqual(["h3.setCookie: a"]);
    expect(writesOf(code, "src/login.ts")).toEqual([]);
  });

  it("finds SvelteKit's cookies by the path of the route", () => {
    const code = `export const actions = { default: ({ cookies }) => { cookies.set("a", b, { path: "/" }) } }`;
    expect(writesOf(code, "src/routes/+page.server.ts")).toEqual(["sveltekit.cookies.set: a"]);
  });

  it.each([
    ["an unrelated method", `jar.cookie("a", b); $.cookie("a", b); builder.setCookie("a", b)`],
    ["an argument list that is spread", `res.cookie(...all); res.cookie("a", ...rest)`],
    ["Next's request", `import { NextRequest } from "next/server"; function f(request: NextRequest) { request.cookies.set("a", b) }`],
    ["cookies-next without a request", `import { setCookie } from "cookies-next"; setCookie("a", b, { path: "/" })`],
    ["nookies without a context", `import { setCookie } from "nookies"; setCookie(null, "a", b); function f(ctx = undefined) { setCookie(ctx, "a", b) }`],
    ["the text of a request's header", `import { serialize } from "cookie"; fetch(url, { headers: { Cookie: serialize("a", b) } }); agent.get("/").set("Cookie", [serialize("a", b), other].join("; ")); headers.cookie = \`\${serialize("a", b)}; \${rest}\``],
    ["the text of a request's header, kept before", `import { serialize } from "cookie"; const text = serialize("a", b); agent.get("/").set("cookie", text)`],
    ["what a page writes", `import { serialize } from "cookie"; document.cookie = serialize("a", b)`],
    ["hapi's authentication by another scheme", `server.auth.strategy("jwt", "jwt", { cookie: {} })`],
    ["a plugin that no one registers", `import session from "@fastify/session"; export { session }`],
  ])("leaves %s alone", (_name, code) => {
    expect(writesOf(code)).toEqual([]);
  });
});

describe("session libraries", () => {
  it.each([
    ["express-session", `import * as session from "express-session"; app.use(session({ secret }))`, "express-session: connect.sid"],
    ["with a name", `import session from "express-session"; app.use(session({ secret, name: "sid" }))`, "express-session: sid"],
    ["with a name from elsewhere", `import session from "express-session"; app.use(session({ secret, name: config.name }))`, "express-session: ?"],
    ["koa-session, options first", `import session from "koa-session"; app.use(session({ key: "sid" }, app))`, "koa-session: sid"],
    ["koa-session, application first", `import Koa from "koa"; import session from "koa-session"; const app = new Koa(); app.use(session(app, { key: "sid" }))`, "koa-session: sid"],
    ["koa-session, application alone", `import Koa from "koa"; import session from "koa-session"; const app = new Koa(); app.use(session(app))`, "koa-session: koa.sess"],
    ["@fastify/session", `import session from "@fastify/session"; await app.register(session, { secret, cookieName: "sid" })`, "@fastify/session: sid"],
    ["its name before the scope", `app.register(require("fastify-session"), { secret })`, "@fastify/session: sessionId"],
    ["yar in a list of plugins", `await server.register([{ plugin: require("@hapi/yar"), options: { name: "sid" } }])`, "@hapi/yar: sid"],
    ["iron-session with a store", `import { getIronSession } from "iron-session"; await getIronSession(await cookies(), { password, cookieName: "sid" })`, "iron-session: sid"],
    ["iron-session 6", `import { withIronSessionApiRoute } from "iron-session/next"; export default withIronSessionApiRoute(handler, { password, cookieName: "sid" })`, "iron-session: sid"],
    ["Auth.js where its cookie is written", `import NextAuth from "next-auth"; NextAuth({ cookies: { sessionToken: { name: "sid", options: {} } } })`, "next-auth: sid"],
    ["Auth.js's options in a file of their own", `export const authOptions = { providers, cookies: { sessionToken: { name: "sid", options: { httpOnly: true } } } }`, "next-auth: sid"],
    ["lucia 2", `import { lucia } from "lucia"; lucia({ adapter, sessionCookie: { name: "sid" } })`, "lucia.v2: sid"],
  ])("%s", (_name, code, expected) => {
    expect(writesOf(code)).toEqual([expected]);
  });

  it.each([
    ["Auth.js that leaves its cookie alone", `import NextAuth from "next-auth"; NextAuth({ providers })`],
    ["h3 with cookie: false", `import { useSession } from "h3"; useSession(event, { password, cookie: false })`],
  ])("finds none in %s", (_name, code) => {
    expect(writesOf(code)).toEqual([]);
  });

  it("counts options once, where they are declared and used in one file", () => {
    const code = `import { getIronSession } from "iron-session"; const options = { password, cookieName: "sid", cookieOptions: {} }; export const session = () => getIronSession(cookies(), options)`;
    expect(writesOf(code)).toEqual(["iron-session: sid"]);
  });

  it("takes the defaults of the major that the settings name", () => {
    const sameSite = (versions: object) =>
      withFacts(`import fastify from "fastify"; app.get("/", (request, reply) => { reply.setCookie("a", b) })`, (facts) => facts.cookieWrites[0]?.rows[0]?.defaults.sameSite, { session: { versions } });
    expect([sameSite({}), sameSite({ "@fastify/cookie": 9 }), sameSite({ "@fastify/cookie": 10 }), sameSite({ "@fastify/cookie": 12 })]).toEqual(["unknown", null, "lax", "lax"]);
  });
});

describe("setters in same-file functions", () => {
  const wrapper = `function put(res, name, value, options) { res.cookie(name, value, options) }`;

  it("are a cookie a call, where the calls decide on the attributes", () => {
    expect(writesOf(`${wrapper} put(res, "a", b, { secure: true }); put(res, "c", d)`)).toEqual(["express.res.cookie: a", "express.res.cookie: c"]);
  });

  it("are one cookie, where nothing calls them or the function decides", () => {
    expect(writesOf(`export ${wrapper}`)).toEqual(["express.res.cookie: ?"]);
    expect(writesOf(`function put(res, name, value) { res.cookie(name, value, { secure: true }) } put(res, "a", b); put(res, "c", d)`)).toEqual(["express.res.cookie: ?"]);
  });
});

describe("Elysia's cookies", () => {
  const handler = (parameter: string, body: string) => `import { Elysia } from "elysia"; new Elysia().post("/", (${parameter}) => { ${body} })`;

  it.each([
    ["a member of the context", "ctx", "ctx.cookie.sid.value = id"],
    ["a member of cookie", "{ cookie }", "cookie.sid.value = id"],
    ["in brackets", "{ cookie }", `cookie["sid"].value = id`],
    ["destructured", "{ cookie: { sid } }", "sid.value = id"],
    ["renamed", "{ cookie: { sid: session } }", "session.value = id"],
    ["an alias", "{ cookie }", "const session = cookie.sid; session.value = id"],
    ["set", "{ cookie }", "cookie.sid.set({ value: id })"],
    ["update", "{ cookie }", "cookie.sid.update({ value: id })"],
  ])("%s", (_name, parameter, body) => {
    expect(writesOf(handler(parameter, body))).toEqual(["elysia.cookie: sid"]);
  });

  it.each([
    ["attributes alone", "{ cookie: { sid } }", "sid.httpOnly = true; sid.set({ secure: true })"],
    ["a removal", "{ cookie: { sid } }", "sid.remove()"],
    ["another object", "{ body }", "body.sid.value = id; map.set({ value: id })"],
  ])("finds none in %s", (_name, parameter, body) => {
    expect(writesOf(handler(parameter, body))).toEqual([]);
  });

  it("belong to Elysia's files", () => {
    expect(writesOf("app.post('/', ({ cookie }) => { cookie.sid.value = id })")).toEqual([]);
  });
});

describe("taught setters", () => {
  const taught = (change: object = {}) => ({ cookieSetters: [{ name: "jar.put", from: "file", arguments: { name: 0, value: 1 }, defaults: { maxAge: 15, path: "/app" }, unit: "s", ...change }] });

  it("are setters with the defaults that they declare", () => {
    expect(writesOf(`this.jar.put("a", b)`, undefined, taught())).toEqual(["settings.session.cookieSetters: jar.put: a"]);
    const read = (change: object) => withFacts(`jar.put("a", b)`, (facts) => facts.cookieWrites[0]?.rows[0]?.defaults, { session: taught(change) });
    expect(read({})).toEqual({ httpOnly: false, secure: false, sameSite: null, path: "/app", lifetime: 15 });
    expect(read({ unit: "ms" })).toMatchObject({ lifetime: 0.015 });
    expect(read({ defaults: { maxAge: "15m", sameSite: "Strict", secure: true, httpOnly: true } })).toEqual({ httpOnly: true, secure: true, sameSite: "strict", path: "/", lifetime: 900 });
  });

  it("are trusted without defaults", () => {
    expect(writesOf(`jar.put("a", b)`, undefined, { cookieSetters: [{ name: "jar.put", from: "file" }] })).toEqual([]);
  });
});
