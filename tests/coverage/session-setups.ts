import type { Cell, RowCoverage } from "./cells";

const js = (code: string): Cell => ({ code, language: "js" });
const not = (notApplicable: string): Cell => ({ notApplicable });

const express = `import session from "express-session";`;
const fastify = `import session from "@fastify/session";`;
const express3 = `var express = require("express");`;
const koa = `import session from "koa-generic-session";`;
const next = `import nextSession from "next-session";`;
const minimal = `import session from "koa-session-minimal";`;
const hono = `import { sessionMiddleware, MemoryStore, CookieStore } from "hono-sessions";`;
const router = `import { createMemorySessionStorage } from "react-router";`;
const yar = `import yar from "@hapi/yar";`;

/** What `require-session-store` and `no-uninitialized-session` say of each session library that keeps sessions on the server. */
export const sessionSetupCoverage: readonly RowCoverage[] = [
  {
    row: "express-session.setup",
    rule: "require-session-store",
    insecureByDefault: js(`${express} app.use(session({ secret }));`),
    explicitlyBad: js(`${express} app.use(session({ secret, store: new session.MemoryStore() }));`),
    safe: js(`${express} app.use(session({ secret, store: new RedisStore({ client }) }));`),
    unknown: js(`${express} app.use(session(options));`),
  },
  {
    row: "@fastify/session.setup",
    rule: "require-session-store",
    insecureByDefault: js(`${fastify} app.register(session, { secret });`),
    explicitlyBad: js(`${fastify} app.register(session, { secret, store: new session.MemoryStore() });`),
    safe: js(`${fastify} app.register(session, { secret, store: new RedisStore({ client }) });`),
    unknown: js(`${fastify} app.register(session, options);`),
  },
  {
    row: "next-session.setup",
    rule: "require-session-store",
    insecureByDefault: js(`${next} export const getSession = nextSession();`),
    explicitlyBad: js(`${next} export const getSession = nextSession({ store: undefined });`),
    safe: js(`${next} export const getSession = nextSession({ store: promisifyStore(redis) });`),
    unknown: js(`${next} export const getSession = nextSession(options);`),
  },
  {
    row: "koa-session-minimal.setup",
    rule: "require-session-store",
    insecureByDefault: js(`${minimal} app.use(session({ key: "sid" }));`),
    explicitlyBad: js(`import session, { Store } from "koa-session2"; app.use(session({ store: new Store() }));`),
    safe: js(`${minimal} app.use(session({ store: redisStore() }));`),
    unknown: js(`${minimal} app.use(session(options));`),
  },
  {
    row: "express.session.setup",
    rule: "require-session-store",
    insecureByDefault: js(`${express3} app.use(express.session({ key: "sid" }));`),
    explicitlyBad: js(`${express3} app.use(express.session({ store: new express.session.MemoryStore() }));`),
    safe: js(`${express3} app.use(express.session({ store: redisStore() }));`),
    unknown: js(`${express3} app.use(express.session(options));`),
  },
  {
    row: "koa-generic-session.setup",
    rule: "require-session-store",
    insecureByDefault: js(`${koa} app.use(session({ key: "sid" }));`),
    explicitlyBad: js(`${koa} app.use(session({ store: new session.MemoryStore() }));`),
    safe: js(`${koa} app.use(session({ store: redisStore() }));`),
    unknown: js(`${koa} app.use(session(options));`),
  },
  {
    row: "hono-sessions.setup",
    rule: "require-session-store",
    insecureByDefault: not("The library has no default store: without one every request fails."),
    explicitlyBad: js(`${hono} app.use(sessionMiddleware({ store: new MemoryStore() }));`),
    safe: js(`${hono} app.use(sessionMiddleware({ store: new CookieStore(), encryptionKey }));`),
    unknown: js(`${hono} app.use(sessionMiddleware({ store }));`),
  },
  {
    row: "createMemorySessionStorage",
    rule: "require-session-store",
    insecureByDefault: js(`${router} export const storage = createMemorySessionStorage();`),
    explicitlyBad: js(`${router} export const storage = createMemorySessionStorage({ cookie: { name: "sid" } });`),
    safe: js(`import { createSessionStorage } from "react-router"; export const storage = createSessionStorage({ cookie, ...database });`),
    unknown: not("The call itself is the defect, whatever its options are."),
  },
  {
    row: "@hapi/yar.setup",
    rule: "require-session-store",
    insecureByDefault: not("Sessions are kept in the cookie or in the server's cache, which another call sets up."),
    explicitlyBad: not("The store is no option of yar."),
    safe: js(`${yar} server.register({ plugin: yar, options: { cache: { cache: "redis" }, cookieOptions: { password } } });`),
    unknown: js(`${yar} server.register({ plugin: yar, options });`),
  },
  {
    row: "express-session.setup",
    rule: "no-uninitialized-session",
    insecureByDefault: js(`${express} app.use(session({ secret, store }));`),
    explicitlyBad: js(`${express} app.use(session({ secret, store, saveUninitialized: true }));`),
    safe: js(`${express} app.use(session({ secret, store, saveUninitialized: false }));`),
    unknown: js(`${express} app.use(session({ secret, store, saveUninitialized: config.save }));`),
  },
  {
    row: "@fastify/session.setup",
    rule: "no-uninitialized-session",
    insecureByDefault: js(`${fastify} app.register(session, { secret, store });`),
    explicitlyBad: js(`${fastify} app.register(session, { secret, store, saveUninitialized: true });`),
    safe: js(`${fastify} app.register(session, { secret, store, saveUninitialized: false });`),
    unknown: js(`${fastify} app.register(session, { secret, store, saveUninitialized: config.save });`),
  },
  {
    row: "@hapi/yar.setup",
    rule: "no-uninitialized-session",
    insecureByDefault: js(`${yar} server.register({ plugin: yar, options: { cookieOptions: { password } } });`),
    explicitlyBad: js(`${yar} server.register({ plugin: yar, options: { storeBlank: true } });`),
    safe: js(`${yar} server.register({ plugin: yar, options: { storeBlank: false } });`),
    unknown: js(`${yar} server.register({ plugin: yar, options });`),
  },
  ...(
    [
      ["express.session.setup", "Its older versions know no option that changes that.", `${express3} app.use(express.session({ store }));`],
      ["koa-generic-session.setup", "An empty session is not stored, and no option changes that.", `${koa} app.use(session({ store }));`],
      ["next-session.setup", "A session is stored when it is changed, and no option changes that.", `${next} export const getSession = nextSession({ store });`],
      ["koa-session-minimal.setup", "An empty session is not stored, and no option changes that.", `${minimal} app.use(session({ store }));`],
      ["hono-sessions.setup", "Every visitor gets a session, and no option changes that.", `${hono} app.use(sessionMiddleware({ store }));`],
      ["createMemorySessionStorage", "A session is stored when it is committed.", `${router} createMemorySessionStorage({ cookie });`],
    ] as const
  ).map(
    ([row, reason, code]): RowCoverage => ({
      row,
      rule: "no-uninitialized-session",
      insecureByDefault: not(reason),
      explicitlyBad: not(reason),
      safe: js(code),
      unknown: not(reason),
    }),
  ),
];
