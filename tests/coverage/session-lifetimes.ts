import { sessionLifetimeRows, type SessionLifetimeRow } from "../../src/model/session-lifetimes";
import type { Cell, RowCoverage } from "./cells";

const none = (notApplicable: string): Cell => ({ notApplicable });

/** For each row, a program around the library's options. */
const programs: Readonly<Record<string, (options: string) => string>> = {
  "express-session.lifetime": (options) => `import session from "express-session"; app.use(session(${options}));`,
  "cookie-session.lifetime": (value) => `app.use((req, res, next) => { req.sessionOptions.maxAge = ${value}; next(); });`,
  "@fastify/session.lifetime": (options) => `import session from "@fastify/session"; app.register(session, ${options});`,
  "@fastify/secure-session.lifetime": (options) => `import session from "@fastify/secure-session"; app.register(session, ${options});`,
  "koa-session.lifetime": (options) => `import session from "koa-session"; app.use(session(${options}, app));`,
  "koa-generic-session.lifetime": (options) => `import session from "koa-generic-session"; app.use(session(${options}));`,
  "client-sessions.lifetime": (options) => `import sessions from "client-sessions"; app.use(sessions(${options}));`,
  "iron-session.lifetime": (options) => `import { getIronSession } from "iron-session"; await getIronSession(req, res, ${options});`,
  "next-auth.lifetime": (options) => `import NextAuth from "next-auth"; export default NextAuth(${options});`,
  "better-auth.lifetime": (options) => `import { betterAuth } from "better-auth"; export const auth = betterAuth(${options});`,
  "lucia3.lifetime": (options) => `import { Lucia, TimeSpan } from "lucia"; export const lucia = new Lucia(adapter, ${options});`,
  "lucia2.lifetime": (options) => `import { lucia } from "lucia"; export const auth = lucia(${options});`,
  "hono-sessions.lifetime": (options) => `import { sessionMiddleware } from "hono-sessions"; app.use("*", sessionMiddleware(${options}));`,
  "@hono/session.lifetime": (options) => `import { useSession } from "@hono/session"; app.use(useSession(${options}));`,
  "h3.useSession.lifetime": (options) => `import { useSession } from "h3"; export default (event) => useSession(event, ${options});`,
  "@hapi/yar.lifetime": (options) => `import yar from "@hapi/yar"; await server.register({ plugin: yar, options: ${options} });`,
  "oidc-provider.lifetime": (options) => `import Provider from "oidc-provider"; export default new Provider(issuer, ${options});`,
  "astro.session.lifetime": (options) => `import { defineConfig } from "astro/config"; export default defineConfig(${options});`,
  "remix.commitSession.lifetime": (options) => `import { createCookieSessionStorage } from "@remix-run/node"; const { commitSession } = createCookieSessionStorage({ cookie }); export const save = (session) => commitSession(session, ${options});`,
  "connect-mongo.lifetime": (options) => `import MongoStore from "connect-mongo"; export const store = MongoStore.create(${options});`,
  "connect-redis.lifetime": (options) => `import { RedisStore } from "connect-redis"; export const store = new RedisStore(${options});`,
};

/** What `max-session-lifetime` makes of the lifetimes that stand beside the cookie's. */
export const sessionLifetimeCoverage: readonly RowCoverage[] = Object.entries(programs).map(([id, program]) => {
  const row = (sessionLifetimeRows as readonly SessionLifetimeRow[]).find((candidate) => candidate.id === id);
  // what a handler sets on the session that its request holds is a value, not an option
  const held = row?.lifetimes.length === 0 && !row.sliding ? row.assigned?.[0] : undefined;
  const lifetime = held ?? row?.lifetimes[0];
  const cell = (path: string, value: string): Cell => ({
    code: program(held ? value : path.split(".").reduceRight((inner, key) => `{ ${key}: ${inner} }`, value)),
    language: "js",
    ...(lifetime === undefined && { options: { allowSliding: false } }),
  });
  const days = (count: number) => (lifetime?.unit === "timespan" ? `new TimeSpan(${count}, "d")` : `${count} * 24 * 60 * 60${lifetime?.unit === "ms" ? " * 1000" : ""}`);
  const path = lifetime?.path ?? row?.sliding?.[0] ?? "";
  return {
    row: id,
    rule: "max-session-lifetime",
    insecureByDefault: none("What a library does on its own is no lifetime that the code gives."),
    explicitlyBad: cell(path, lifetime ? days(400) : "true"),
    safe: cell(path, lifetime ? days(1) : "false"),
    unknown: cell(path, "config.lifetime"),
  };
});
