import type { CallPattern } from "../row";
import type { SessionSetupRow } from "../session-setup-row";

const store = { option: "store", absent: "memory" } as const;
const saveUninitialized = { option: "saveUninitialized", default: true } as const;

/** Libraries that keep sessions on the server. Those that seal the session into its cookie have no store to set up. */
export const sessionSetupRows = [
  {
    id: "express-session.setup",
    package: "express-session",
    apis: ["express-session"],
    source: "express-session@1.19.0 index.js:87-130",
    calls: ["express-session#"],
    types: ["express-session#SessionOptions()", "express-session#session.SessionOptions()"],
    recognisedBy: ["secret", "resave"],
    options: 0,
    store,
    // left out, it is on and says that it is deprecated
    uninitialized: saveUninitialized,
  },
  {
    id: "express.session.setup",
    package: "express",
    apis: [],
    source: "connect@2.30.2 index.js (express@3.21.2 has its middleware)",
    calls: ["express#session", "connect#session"],
    options: 0,
    // its older versions know no `saveUninitialized`
    store,
  },
  {
    id: "@fastify/session.setup",
    package: "@fastify/session",
    apis: ["@fastify/session"],
    source: "@fastify/session@11.1.3 index.js:210-229, 268-276; fastify-session@5.2.1 is the package's older name",
    calls: [],
    plugins: ["@fastify/session#", "@fastify/session#fastifySession", "fastify-session#"],
    options: 1,
    store,
    uninitialized: saveUninitialized,
  },
  {
    id: "koa-generic-session.setup",
    package: "koa-generic-session",
    apis: ["koa-generic-session"],
    source: "koa-generic-session@2.3.1 lib/session.js:429-452",
    calls: ["koa-generic-session#"],
    options: 0,
    store,
  },
  {
    id: "next-session.setup",
    package: "next-session",
    apis: [],
    source: "next-session@4.0.5 lib/session.js:10",
    calls: ["next-session#", "next-session#session"],
    options: 0,
    store,
  },
  {
    id: "koa-session-minimal.setup",
    package: "koa-session-minimal",
    apis: [],
    source: "koa-session-minimal@4.0.3 src/session.js:43-46; koa-session2@2.2.10 index.js:4, libs/store.js",
    calls: ["koa-session-minimal#", "koa-session2#"],
    options: 0,
    store,
  },
  {
    id: "hono-sessions.setup",
    package: "hono-sessions",
    apis: ["hono-sessions"],
    source: "hono-sessions@0.8.1 esm/src/Middleware.js:5-30, esm/mod.js",
    calls: ["hono-sessions#sessionMiddleware", "hono_sessions#sessionMiddleware", "@jcs224/hono-sessions#sessionMiddleware"],
    options: 0,
    // without a store every request fails
    store: { option: "store", absent: "unknown" },
  },
  {
    id: "createMemorySessionStorage",
    package: "react-router",
    apis: ["remix.createSessionStorage"],
    source: "@remix-run/server-runtime@2.17.5 dist/sessions/memoryStorage.js:26-60, react-router@7.18.5 dist/development/index.mjs:19",
    calls: ["@remix-run/*#createMemorySessionStorage", "react-router#createMemorySessionStorage"],
    options: 0,
    store: "memory",
  },
  {
    id: "@hapi/yar.setup",
    package: "@hapi/yar",
    apis: ["@hapi/yar"],
    source: "@hapi/yar@11.0.3 lib/index.js:9-26, 118-124",
    calls: [],
    plugins: ["@hapi/yar#", "@hapi/yar#plugin"],
    options: 1,
    // sessions are kept in the cookie or in the server's own cache, which is set up elsewhere
    uninitialized: { option: "storeBlank", default: true },
  },
] as const satisfies readonly SessionSetupRow[];

/** Stores that keep sessions in the memory of the process, with or without pruning them. */
export const memoryStores: readonly CallPattern[] = [
  "express-session#MemoryStore()", "express#session.MemoryStore()", "connect#session.MemoryStore()",
  "@fastify/session#MemoryStore()", "@fastify/session#Store()", "@fastify/session#fastifySession.MemoryStore()", "fastify-session#MemoryStore()", "fastify-session#Store()",
  "koa-generic-session#MemoryStore()", "koa-session2#Store()",
  "hono-sessions#MemoryStore()", "hono_sessions#MemoryStore()", "@jcs224/hono-sessions#MemoryStore()",
  "memorystore#()()", "session-memory-store#()()",
];
