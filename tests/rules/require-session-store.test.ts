import rule from "../../src/rules/require-session-store";
import { testRule } from "../rule-tester";

const noStore = (library = "express-session") => ({ messageId: "noStore", data: { library, option: "store" } });
const memoryStore = (library = "express-session") => ({ messageId: "memoryStore", data: { library } });
const express = `import session from "express-session"; `;

testRule(rule, {
  javascript: {
    valid: [
      { name: "options that another file may add a store to", code: `module.exports = { secret: process.env.SECRET, resave: false, saveUninitialized: false }` },
      { name: "a Redis store", code: `${express}import { RedisStore } from "connect-redis"; app.use(session({ secret, store: new RedisStore({ client }) }))` },
      { name: "a store in a variable of another file", code: `${express}import { store } from "./store.js"; app.use(session({ secret, store }))` },
      { name: "a store of Express 3", code: `var express = require("express"); var RedisStore = require("connect-redis")(express); app.use(express.session({ secret: secret, store: new RedisStore() }));` },
      { name: "options of Express 3 from elsewhere", code: `var express = require("express"); app.use(express.session(require("./config").session));` },
      { name: "a store made by a factory over the module", code: `const session = require("express-session"); const MongoStore = require("connect-mongo")(session); app.use(session({ secret, store: new MongoStore({ url }) }))` },
      { name: "cookie-session seals the session", code: `import cookieSession from "cookie-session"; app.use(cookieSession({ keys }))` },
      { name: "koa-session seals the session", code: `import session from "koa-session"; app.use(session({}, app))` },
      { name: "createCookieSessionStorage seals the session", code: `import { createCookieSessionStorage } from "react-router"; createCookieSessionStorage({ cookie: { secrets } })` },
      { name: "options from elsewhere", code: `${express}import { options } from "./session.js"; app.use(session(options))` },
      { name: "an unknown spread", code: `${express}app.use(session({ secret, ...options }))` },
      { name: "spread arguments", code: `${express}app.use(session(...options))` },
      { name: "a store chosen by environment", code: `${express}app.use(session({ secret, store: process.env.NODE_ENV === "production" ? new RedisStore({ client }) : undefined }))` },
      { name: "a store in production, memory otherwise", code: `${express}app.use(session({ secret, store: production ? new RedisStore({ client }) : new session.MemoryStore() }))` },
      { name: "a store assigned under a condition", code: `${express}const options = { secret, store: null }; if (config.redisUrl) options.store = new RedisStore({ client }); app.use(session(options))` },
      { name: "a store variable assigned under a condition", code: `${express}let store; if (url) { store = new RedisStore({ client }); } app.use(session({ secret, store }))` },
      { name: "a conditional spread", code: `${express}app.use(session({ secret, ...(redis && { store: new RedisStore({ client: redis }) }) }))` },
      { name: "one set-up a branch", code: `${express}if (redis) { app.use(session({ secret, store: new RedisStore({ client: redis }) })); } else { app.use(session({ secret })); }` },
      { name: "an early return with a store", code: `${express}function sessions() { if (redis) return session({ secret, store: new RedisStore({ client: redis }) }); return session({ secret }); }` },
      { name: "only outside production", code: `${express}if (process.env.NODE_ENV !== "production") app.use(session({ secret }))` },
      { name: "only where the environment's name says so", code: `${express}switch (process.env.NODE_ENV) { case "test": app.use(session({ secret })); }` },
      { name: "another function called session", code: `import { session } from "./session.js"; app.use(session({ secret }))` },
      { name: "passport's session", code: `import passport from "passport"; import "express-session"; app.use(passport.session())` },
      { name: "Fastify with a store", code: `import session from "@fastify/session"; app.register(session, { secret, store })` },
      { name: "another Fastify plugin", code: `import session from "@fastify/session"; app.register(cookie)` },
      { name: "hono-sessions with a cookie store", code: `import { sessionMiddleware, CookieStore } from "hono-sessions"; app.use(sessionMiddleware({ store: new CookieStore(), encryptionKey }))` },
      { name: "a storage of one's own", code: `import { createSessionStorage } from "react-router"; createSessionStorage({ cookie, createData, readData, updateData, deleteData })` },
      { name: "yar, whose cache is set up elsewhere", code: `import yar from "@hapi/yar"; await server.register({ plugin: yar, options: { cookieOptions: { password } } })` },
    ],
    invalid: [
      { name: "no store", code: `${express}app.use(«session»({ secret, resave: false }))`, errors: [noStore()] },
      { name: "no options", code: `${express}app.use(«session»())`, errors: [noStore()] },
      { name: "Express 3", code: `var express = require("express"); app.use(«express.session»({ secret: secret }));`, errors: [noStore("express")] },
      { name: "Express 3 in memory", code: `var express = require("express"); app.use(express.session({ «store: new express.session.MemoryStore()» }));`, errors: [memoryStore("express")] },
      { name: "required in place", code: `app.use(«require("express-session")»({ secret }))`, errors: [noStore()] },
      { name: "options in a constant", code: `const session = require("express-session"); const options = { secret }; options.name = "sid"; app.use(«session»(options))`, errors: [noStore()] },
      { name: "a store written as nothing", code: `${express}app.use(«session»({ secret, store: undefined }))`, errors: [noStore()] },
      { name: "every alternative without one", code: `${express}app.use(«session»({ secret, store: production ? null : undefined }))`, errors: [noStore()] },
      { name: "Object.assign of known objects", code: `${express}app.use(«session»(Object.assign({ secret }, { name: "sid" })))`, errors: [noStore()] },
      { name: "the memory store of the library", code: `${express}app.use(session({ secret, «store: new session.MemoryStore()» }))`, errors: [memoryStore()] },
      { name: "the memory store, imported by name", code: `import session, { MemoryStore } from "express-session"; const store = new MemoryStore(); app.use(session({ secret, «store» }))`, errors: [memoryStore()] },
      { name: "memorystore, which prunes and is memory still", code: `const session = require("express-session"); const MemoryStore = require("memorystore")(session); app.use(session({ «store: new MemoryStore({ checkPeriod: 86400000 })» }))`, errors: [memoryStore()] },
      { name: "a memory store in options declared elsewhere", code: `import session from "express-session"; const options = { store: new session.MemoryStore() }; app.use(session(«options»))`, errors: [memoryStore()] },
      { name: "memory in both branches", code: `${express}app.use(session({ «store: a ? new session.MemoryStore() : undefined» }))`, errors: [memoryStore()] },
      { name: "a set-up under a condition that chooses no store", code: `${express}if (config.sessions) app.use(«session»({ secret }))`, errors: [noStore()] },
      { name: "Fastify without a store", code: `import session from "@fastify/session"; app.register(cookie); app.register(«session», { secret })`, errors: [noStore("@fastify/session")] },
      { name: "Fastify without options", code: `app.register(«require("@fastify/session")»)`, errors: [noStore("@fastify/session")] },
      { name: "Fastify's memory store", code: `import session from "@fastify/session"; app.register(session, { secret, «store: new session.MemoryStore()» })`, errors: [memoryStore("@fastify/session")] },
      { name: "Fastify's older package", code: `import session from "fastify-session"; app.register(«session», { secret })`, errors: [noStore("@fastify/session")] },
      { name: "koa-generic-session", code: `import session from "koa-generic-session"; app.use(«session»())`, errors: [noStore("koa-generic-session")] },
      { name: "hono-sessions in memory", code: `import { sessionMiddleware, MemoryStore } from "hono-sessions"; app.use(sessionMiddleware({ «store: new MemoryStore()» }))`, errors: [memoryStore("hono-sessions")] },
      { name: "a memory session storage", code: `import { createMemorySessionStorage } from "react-router"; export const storage = «createMemorySessionStorage»({ cookie })`, errors: [{ messageId: "memorySessions", data: { call: "createMemorySessionStorage" } }] },
      { name: "two set-ups, each without a store", code: `${express}app.use(«session»({ secret })); admin.use(«session»({ secret, name: "admin" }))`, errors: [noStore(), noStore()] },
    ],
  },
  typescript: {
    valid: [{ name: "a store behind a cast", code: `import * as session from "express-session"; app.use(session({ secret, store: store as never } satisfies session.SessionOptions))` }],
    invalid: [
      { name: "a namespace import", code: `import * as session from "express-session"; app.use(«session»({ secret } as session.SessionOptions))`, errors: [noStore()] },
      { name: "import equals", code: `import session = require("express-session"); app.use(«session»({ secret }))`, errors: [noStore()] },
    ],
  },
});
