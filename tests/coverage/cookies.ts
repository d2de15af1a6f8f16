import type { Cell, RowCoverage } from "./cells";

const rule = "require-httponly-cookie";
const onByDefault: Cell = { notApplicable: "HttpOnly is on where the code says nothing." };
const alwaysOn: Cell = { notApplicable: "HttpOnly is always on: no option changes it." };

/** A program around a cookie's attributes, as source text; undefined where none are written. */
type Program = (attributes: string | undefined) => string;

interface Spelling {
  readonly httpOnly?: string;
  readonly filename?: string;
  readonly language?: "js" | "ts";
}

/** A program for each row, which the cells of all attributes are made from. */
export interface CookieProgram {
  readonly row: string;
  cell(attributes: string | undefined): Cell;
}

const programs: CookieProgram[] = [];

/** Setters that protect nothing on their own. */
function bare(row: string, program: Program, { httpOnly = "httpOnly", filename, language = "js" }: Spelling = {}): RowCoverage {
  const cell = (attributes: string | undefined): Cell => ({ code: program(attributes), language, ...(filename !== undefined && { filename }) });
  programs.push({ row, cell });
  return {
    row,
    rule,
    insecureByDefault: cell(undefined),
    explicitlyBad: cell(`{ ${httpOnly}: false }`),
    safe: cell(`{ ${httpOnly}: true }`),
    unknown: cell("attributes"),
  };
}

/** Setters whose cookies are HttpOnly unless the code turns it off. */
function guarded(row: string, program: Program, spelling: Spelling = {}): RowCoverage {
  return { ...bare(row, program, spelling), insecureByDefault: onByDefault };
}

/** Calls with the attributes as the last argument. */
const after = (before: string, end = ");"): Program => (attributes) => `${before}${attributes === undefined ? "" : `, ${attributes}`}${end}`;
/** Calls with the attributes in an object that holds more. */
const inside = (before: string, key: string, end: string): Program => (attributes) => `${before}${attributes === undefined ? "" : `, ${key}: ${attributes}`}${end}`;
/** Calls that take everything in one object. */
const spread = (before: string, end: string): Program => (attributes) => `${before}${attributes === undefined ? "" : `, ...${attributes}`}${end}`;
/** Options of which the attributes are the whole. */
const whole = (before: string, end: string): Program => (attributes) => `${before}${attributes ?? "{}"}${end}`;

const express = `import express from "express"; express().get("/", (req, res) => {`;
const koa = `import Koa from "koa"; new Koa().use(async (ctx) => {`;
const hapi = `import Hapi from "@hapi/hapi"; const server = Hapi.server();`;
const isHttpOnly = { httpOnly: "isHttpOnly" };

const setters: readonly RowCoverage[] = [
  bare("express.res.cookie", after(`${express} res.cookie("session", id`, "); });")),
  bare("cookie.serialize", after(`import { serialize } from "cookie"; export const header = serialize("session", id`)),
  bare("cookie.stringifySetCookie", spread(`import { stringifySetCookie } from "cookie"; export const header = stringifySetCookie({ name: "session", value: id`, " });")),
  bare("undici.setCookie", spread(`import { setCookie } from "undici"; setCookie(headers, { name: "session", value: id`, " });")),
  bare("deno.std.setCookie", spread(`import { setCookie } from "jsr:@std/http/cookie"; setCookie(headers, { name: "session", value: id`, " });")),
  guarded("cookies.set", after(`import Cookies from "cookies"; new Cookies(req, res).set("session", id`)),
  guarded("koa.ctx.cookies.set", after(`${koa} ctx.cookies.set("session", id`, "); });")),
  bare("fastify.setCookie", after(`import Fastify from "fastify"; Fastify().get("/", (request, reply) => { reply.setCookie("session", id`, "); });")),
  bare("hono.setCookie", after(`import { setCookie } from "hono/cookie"; export default (c) => { setCookie(c, "session", id`, "); };")),
  bare("hono.generateCookie", after(`import { generateCookie } from "hono/cookie"; export const header = generateCookie("session", id`)),
  bare("hono.setSignedCookie", after(`import { setSignedCookie } from "hono/cookie"; export default (c) => setSignedCookie(c, "session", id, secret`)),
  bare("hono.generateSignedCookie", after(`import { generateSignedCookie } from "hono/cookie"; export const header = generateSignedCookie("session", id, secret`)),
  bare("next.headers.cookies.set", after(`import { cookies } from "next/headers"; (await cookies()).set("session", id`)),
  bare("NextResponse.cookies.set", after(`import { NextResponse } from "next/server"; const answer = NextResponse.json({}); answer.cookies.set("session", id`)),
  bare("h3.setCookie", after(`import { setCookie } from "h3"; export default (event) => { setCookie(event, "session", id`, "); };")),
  bare("h3.setCookie.ambient", after(`import { setCookie } from "@tanstack/react-start/server"; setCookie("session", id`)),
  guarded("sveltekit.cookies.set", after(`export const actions = { default: async ({ cookies }) => { cookies.set("session", id`, "); } };"), { filename: "src/routes/login/+page.server.js" }),
  bare("astro.cookies.set", after(`import { defineMiddleware } from "astro:middleware"; export const onRequest = defineMiddleware((context) => { context.cookies.set("session", id`, "); });")),
  bare("createCookie", after(`import { createCookie } from "react-router"; export const session = createCookie("session"`)),
  bare("elysia.cookie", spread(`import { Elysia } from "elysia"; new Elysia().post("/login", ({ cookie: { session } }) => { session.set({ value: id`, " }); });")),
  bare("bun.CookieMap.set", after(`Bun.serve({ fetch(req) { req.cookies.set("session", id`, "); } });")),
  bare("bun.Cookie", after(`import { Cookie } from "bun"; export const cookie = new Cookie("session", id`)),
  guarded("adonis.response.cookie", after(`import type { HttpContext } from "@adonisjs/core/http"; export default class Auth { login({ response }: HttpContext) { response.cookie("session", id`, "); } }"), { language: "ts" }),
  guarded("hapi.state", after(`${hapi} server.route({ method: "POST", path: "/login", handler: (request, h) => { h.state("session", id`, "); } });"), isHttpOnly),
  guarded("hapi.server.state", after(`${hapi} server.state("session"`), isHttpOnly),
  bare("cookies-next.setCookie", spread(`import { setCookie } from "cookies-next/server"; await setCookie("session", id, { req, res`, " });")),
  bare("nookies.setCookie", after(`import { setCookie } from "nookies"; export const getServerSideProps = (ctx) => { setCookie(ctx, "session", id`, "); };")),
];

const sessionLibraries: readonly RowCoverage[] = [
  guarded("express-session", inside(`import session from "express-session"; app.use(session({ secret`, "cookie", " }));")),
  guarded("cookie-session", spread(`import session from "cookie-session"; app.use(session({ keys`, " }));")),
  guarded("client-sessions", inside(`import sessions from "client-sessions"; app.use(sessions({ secret`, "cookie", " }));")),
  guarded("next-session", inside(`import nextSession from "next-session"; export const getSession = nextSession({ store`, "cookie", " });")),
  guarded("koa-session", whole(`import session from "koa-session"; app.use(session(`, ", app));")),
  guarded("koa-generic-session", inside(`import session from "koa-generic-session"; app.use(session({ store`, "cookie", " }));")),
  guarded("koa-session-minimal", inside(`import session from "koa-session-minimal"; app.use(session({ store`, "cookie", " }));")),
  guarded("koa-session2", spread(`import session from "koa-session2"; app.use(session({ store`, " }));")),
  guarded("@fastify/session", inside(`import session from "@fastify/session"; app.register(session, { secret`, "cookie", " });")),
  guarded("@fastify/secure-session", inside(`import session from "@fastify/secure-session"; app.register(session, { key`, "cookie", " });")),
  bare("hono-sessions", inside(`import { sessionMiddleware } from "hono-sessions"; app.use("*", sessionMiddleware({ store`, "cookieOptions", " }));")),
  guarded("iron-session", inside(`import { getIronSession } from "iron-session"; await getIronSession(req, res, { password, cookieName: "sid"`, "cookieOptions", " });")),
  guarded("iron-session.middleware", inside(`import { ironSession } from "iron-session/express"; app.use(ironSession({ password, cookieName: "sid"`, "cookieOptions", " }));")),
  guarded("h3.useSession", inside(`import { useSession } from "h3"; export default (event) => useSession(event, { password`, "cookie", " });")),
  guarded("h3.useSession.ambient", inside(`import { useSession } from "vinxi/http"; export const session = () => useSession({ password`, "cookie", " });")),
  bare("createCookieSessionStorage", spread(`import { createCookieSessionStorage } from "react-router"; export const storage = createCookieSessionStorage({ cookie: { secrets`, " } });")),
  bare("solid-start.createCookieSessionStorage", spread(`import { createCookieSessionStorage } from "solid-start"; export const storage = createCookieSessionStorage({ cookie: { secrets`, " } });")),
  bare("createSessionStorage", spread(`import { createSessionStorage } from "@remix-run/node"; export const storage = createSessionStorage({ createData, readData, updateData, deleteData, cookie: { secrets`, " } });")),
  guarded("@adonisjs/session", inside(`import { defineConfig } from "@adonisjs/session"; export default defineConfig({ store: "redis"`, "cookie", " });")),
  guarded("@hapi/cookie", whole(`${hapi} server.auth.strategy("session", "cookie", { cookie: `, " });"), isHttpOnly),
  guarded("@hapi/yar", whole(`import yar from "@hapi/yar"; await server.register({ plugin: yar, options: { cookieOptions: `, " } });"), isHttpOnly),
  guarded("better-auth", inside(`import { betterAuth } from "better-auth"; export const auth = betterAuth({ database, advanced: { useSecureCookies`, "defaultCookieAttributes", " } });")),
  guarded("lucia", inside(`import { Lucia } from "lucia"; export const lucia = new Lucia(adapter, { sessionCookie: { expires: true`, "attributes", " } });")),
  guarded("oidc-provider", inside(`import Provider from "oidc-provider"; export default new Provider(issuer, { cookies: { keys`, "long", " } });")),
  {
    row: "next-auth",
    rule,
    insecureByDefault: { notApplicable: "Major 4 replaces the options as a whole, major 5 merges them; settings.session.versions says which." },
    explicitlyBad: { code: `import NextAuth from "next-auth"; export default NextAuth({ providers, cookies: { sessionToken: { name: "sid", options: { httpOnly: false } } } });`, language: "js" },
    safe: { code: `import NextAuth from "next-auth"; export default NextAuth({ providers, cookies: { sessionToken: { name: "sid", options: { httpOnly: true } } } });`, language: "js" },
    unknown: { code: `import NextAuth from "next-auth"; export default NextAuth({ providers, cookies: { sessionToken: { name: "sid", options } } });`, language: "js" },
  },
  {
    row: "supabase.ssr",
    rule,
    insecureByDefault: { notApplicable: "Off by the library's design, which its browser client needs: only a written false is reported." },
    explicitlyBad: { code: `import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies, cookieOptions: { httpOnly: false } });`, language: "js" },
    safe: { code: `import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies, cookieOptions: { httpOnly: true } });`, language: "js" },
    unknown: { code: `import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies });`, language: "js" },
  },
  {
    row: "lucia.v2",
    rule,
    insecureByDefault: alwaysOn,
    explicitlyBad: alwaysOn,
    safe: { code: `import { lucia } from "lucia"; export const auth = lucia({ adapter, env: "PROD", sessionCookie: { attributes: { httpOnly: false } } });`, language: "js" },
    unknown: { code: `import { lucia } from "lucia"; export const auth = lucia({ adapter, env: "PROD", sessionCookie });`, language: "js" },
  },
  {
    row: "@hono/session",
    rule,
    insecureByDefault: alwaysOn,
    explicitlyBad: alwaysOn,
    safe: { code: `import { useSession } from "@hono/session"; app.use(useSession({ secret }));`, language: "js" },
    unknown: { code: `import { useSession } from "@hono/session"; app.use(useSession(options));`, language: "js" },
  },
  {
    row: "astro.session",
    rule,
    insecureByDefault: alwaysOn,
    explicitlyBad: alwaysOn,
    safe: { code: `import { defineConfig } from "astro/config"; export default defineConfig({ session: { cookie: { name: "sid", httpOnly: false } } });`, language: "js" },
    unknown: { code: `import { defineConfig } from "astro/config"; export default defineConfig({ session });`, language: "js" },
  },
];

/** Rows whose cookie's HttpOnly is a case of its own, with programs for the other attributes. */
programs.push(
  ...([
    ["next-auth", inside(`import NextAuth from "next-auth"; export default NextAuth({ providers, cookies: { sessionToken: { name: "sid"`, "options", " } } });")],
    ["supabase.ssr", inside(`import { createServerClient } from "@supabase/ssr"; createServerClient(url, key, { cookies`, "cookieOptions", " });")],
    ["lucia.v2", inside(`import { lucia } from "lucia"; export const auth = lucia({ adapter, env: "PROD", sessionCookie: { name: "sid"`, "attributes", " } });")],
    ["@hono/session", whole(`import { useSession } from "@hono/session"; app.use(useSession(`, "));")],
    ["astro.session", spread(`import { defineConfig } from "astro/config"; export default defineConfig({ session: { cookie: { name: "sid"`, " } } });")],
  ] as const).map(([row, program]) => ({ row, cell: (attributes: string | undefined): Cell => ({ code: program(attributes), language: "js" }) })),
);

export const cookiePrograms: readonly CookieProgram[] = programs;

/** What `require-httponly-cookie` makes of each way to set a cookie. */
export const cookieCoverage: readonly RowCoverage[] = [...setters, ...sessionLibraries];
