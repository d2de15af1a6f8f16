import type { CookieRow } from "./cookie-row";
import { remixPackages, remixStorages } from "./remix";
import type { CallPattern, Row } from "./row";

/** An option that says how long a session lives on the server, or inside its sealed cookie. */
export interface LifetimeOption {
  /** Dotted path in the options. */
  readonly path: string;
  /** `timespan`: lucia's `new TimeSpan(2, "w")`; `date`: when it ends. */
  readonly unit: "s" | "ms" | "timespan" | "date";
  /** Whether use renews it (`idle`) or it ends the session whatever happens (`absolute`). */
  readonly limit: "idle" | "absolute";
  /** Values with which the session never ends. */
  readonly unlimited?: readonly (0 | false | "session")[];
}

/** A session library whose lifetime is in its options, apart from its cookie's attributes. */
export interface SessionLifetimeRow extends Row {
  readonly calls: readonly CallPattern[];
  /** Calls that a framework brings without an import. */
  readonly autoImported?: CookieRow["autoImported"];
  readonly plugins?: readonly CallPattern[];
  /** Types of an options object that is declared apart from the call. */
  readonly types?: readonly CallPattern[];
  /** Keys that together show an object to be the library's options, wherever it is used. */
  readonly recognisedBy?: readonly string[];
  readonly options: number | "last" | "object";
  readonly lifetimes: readonly LifetimeOption[];
  /** What a handler sets on the session that its request holds; `path` is its pattern. */
  readonly assigned?: readonly LifetimeOption[];
  /** Options that renew the session with use, without an end; `true` turns them on. */
  readonly sliding?: readonly string[];
  /** What the library calls the session in a message. */
  readonly name: string;
}

export const sessionLifetimeRows = [
  {
    id: "express-session.lifetime", package: "express-session", apis: ["express-session"], name: "express-session",
    source: "express-session@1.19.0 index.js:162-172", calls: ["express-session#"], types: ["express-session#SessionOptions()"], options: 0, lifetimes: [], sliding: ["rolling"],
    // @fastify/session has the same property, in the same unit
    assigned: [{ path: "@request.session.cookie.maxAge", unit: "ms", limit: "idle" }, { path: "@request.session.cookie.expires", unit: "date", limit: "idle" }],
  },
  {
    id: "cookie-session.lifetime", package: "cookie-session", apis: ["cookie-session"], name: "cookie-session",
    source: "cookie-session@2.1.1 README (req.sessionOptions: those of this request's cookie)", calls: [], options: 0, lifetimes: [],
    assigned: [{ path: "@request.sessionOptions.maxAge", unit: "ms", limit: "absolute" }, { path: "@request.sessionOptions.expires", unit: "date", limit: "absolute" }],
  },
  {
    id: "@fastify/session.lifetime", package: "@fastify/session", apis: ["@fastify/session"], name: "@fastify/session",
    source: "@fastify/session@11.1.3 index.js:149-235", calls: [], plugins: ["@fastify/session#", "@fastify/session#fastifySession"], options: 1, lifetimes: [], sliding: ["rolling"],
  },
  {
    id: "@fastify/secure-session.lifetime", package: "@fastify/secure-session", apis: ["@fastify/secure-session"], name: "@fastify/secure-session",
    source: "@fastify/secure-session@8.4.0 index.js:50-75", calls: [], plugins: ["@fastify/secure-session#", "@fastify/secure-session#fastifySecureSession"], options: 1,
    lifetimes: [{ path: "expiry", unit: "s", limit: "idle" }],
  },
  {
    id: "koa-session.lifetime", package: "koa-session", apis: ["koa-session"], name: "koa-session",
    source: "koa-session@7.0.2 src/index.ts:14-160", calls: ["koa-session#", "koa-session#createSession"], options: "object",
    lifetimes: [{ path: "maxAge", unit: "ms", limit: "absolute", unlimited: ["session"] }], sliding: ["rolling"],
    assigned: [{ path: "@koa-context.session.maxAge", unit: "ms", limit: "absolute" }],
  },
  {
    id: "koa-generic-session.lifetime", package: "koa-generic-session", apis: ["koa-generic-session"], name: "koa-generic-session",
    source: "koa-generic-session@2.3.1 lib/store.js:60-80", calls: ["koa-generic-session#"], options: 0,
    lifetimes: [{ path: "ttl", unit: "ms", limit: "idle" }], sliding: ["rolling"],
    assigned: [{ path: "@koa-context.session.cookie.maxAge", unit: "ms", limit: "idle" }],
  },
  {
    id: "client-sessions.lifetime", package: "client-sessions", apis: ["client-sessions"], name: "client-sessions",
    source: "client-sessions@0.8.0 lib/client-sessions.js:355-399", calls: ["client-sessions#"], options: 0,
    lifetimes: [{ path: "duration", unit: "ms", limit: "absolute" }, { path: "activeDuration", unit: "ms", limit: "idle" }],
  },
  {
    id: "iron-session.lifetime", package: "iron-session", apis: ["iron-session"], name: "iron-session",
    source: "iron-session@8.0.4 dist/index.js (defaultOptions)", calls: ["iron-session#getIronSession"],
    types: ["iron-session#SessionOptions()", "iron-session#IronSessionOptions()"], recognisedBy: ["password", "cookieName", "ttl"], options: "last",
    lifetimes: [{ path: "ttl", unit: "s", limit: "absolute", unlimited: [0] }],
  },
  {
    id: "next-auth.lifetime", package: "next-auth", apis: ["next-auth4", "authjs5"], name: "next-auth",
    source: "next-auth@4.24.15 core/init.js:45-82, @auth/core@0.41.3 lib/init.js:38-99",
    calls: ["next-auth#", "next-auth#NextAuth", "next-auth/next#", "@auth/core#Auth", "@auth/sveltekit#SvelteKitAuth", "@auth/express#ExpressAuth"],
    types: ["next-auth#NextAuthOptions()", "next-auth#AuthOptions()", "next-auth#NextAuthConfig()", "@auth/core#AuthConfig()"], options: "last",
    lifetimes: [{ path: "session.maxAge", unit: "s", limit: "idle" }],
  },
  {
    id: "better-auth.lifetime", package: "better-auth", apis: ["better-auth"], name: "better-auth",
    source: "better-auth@1.7.20 dist/context/create-context.mjs:46-55", calls: ["better-auth#betterAuth", "better-auth/minimal#betterAuth"], options: 0,
    lifetimes: [{ path: "session.expiresIn", unit: "s", limit: "idle" }],
  },
  {
    id: "lucia3.lifetime", package: "lucia", apis: ["lucia3"], name: "lucia",
    source: "lucia@3.2.2 dist/core.js:26-42", calls: ["lucia#Lucia"], options: "last",
    lifetimes: [{ path: "sessionExpiresIn", unit: "timespan", limit: "idle" }],
  },
  {
    id: "lucia2.lifetime", package: "lucia", apis: ["lucia2"], name: "lucia",
    source: "lucia@2.7.7 dist/auth/index.js:41-153", calls: ["lucia#lucia"], options: 0,
    lifetimes: [{ path: "sessionExpiresIn.idlePeriod", unit: "ms", limit: "idle" }, { path: "sessionExpiresIn.activePeriod", unit: "ms", limit: "idle" }],
  },
  {
    id: "hono-sessions.lifetime", package: "hono-sessions", apis: ["hono-sessions"], name: "hono-sessions",
    source: "hono-sessions@0.8.1 esm/src/Middleware.js:5-141", calls: ["hono-sessions#sessionMiddleware"], options: 0,
    lifetimes: [{ path: "expireAfterSeconds", unit: "s", limit: "idle" }], sliding: ["autoExtendExpiration"],
  },
  {
    id: "@hono/session.lifetime", package: "@hono/session", apis: ["@hono/session"], name: "@hono/session",
    source: "@hono/session@0.2.1 dist/index.js:195-232", calls: ["@hono/session#useSession"], options: 0,
    lifetimes: [{ path: "duration.absolute", unit: "s", limit: "absolute" }, { path: "duration.inactivity", unit: "s", limit: "idle" }],
  },
  {
    id: "h3.useSession.lifetime", package: "h3", apis: ["h3v1.useSession", "h3v2.useSession"], name: "h3",
    source: "h3@2.0.8 dist/h3.mjs:1276-1416", calls: ["h3#useSession", "h3#getSession", "h3#updateSession", "#imports#useSession"], types: ["h3#SessionConfig()"], options: 1,
    autoImported: { calls: ["global:useSession", "global:getSession", "global:updateSession"], framework: "nitro" },
    lifetimes: [{ path: "maxAge", unit: "s", limit: "absolute" }, { path: "idleTimeout", unit: "s", limit: "idle" }],
  },
  {
    id: "@hapi/yar.lifetime", package: "@hapi/yar", apis: ["@hapi/yar"], name: "@hapi/yar",
    source: "@hapi/yar@11.0.3 lib/index.js:8-25", calls: [], plugins: ["@hapi/yar#", "@hapi/yar#plugin"], options: 1,
    lifetimes: [{ path: "cache.expiresIn", unit: "ms", limit: "absolute" }],
  },
  {
    id: "oidc-provider.lifetime", package: "oidc-provider", apis: ["oidc-provider"], name: "oidc-provider",
    source: "oidc-provider@9.13.3 lib/helpers/defaults.js:3200-3211", calls: ["oidc-provider#Provider", "oidc-provider#"], options: 1,
    lifetimes: [{ path: "ttl.Session", unit: "s", limit: "absolute" }],
  },
  {
    id: "astro.session.lifetime", package: "astro", apis: ["astro.session"], name: "Astro",
    source: "astro@6.0.5 dist/core/session/runtime.js:67-200", calls: ["astro/config#defineConfig"], options: 0,
    lifetimes: [{ path: "session.ttl", unit: "s", limit: "absolute" }],
  },
  {
    id: "remix.commitSession.lifetime", package: "react-router", apis: ["remix.createCookieSessionStorage", "remix.createSessionStorage"], name: "commitSession()",
    source: "@remix-run/server-runtime@2.17.5 dist/sessions.js:107-144, sessions/cookieStorage.js:29-53 (options of this one cookie)",
    calls: remixPackages.flatMap((module) => remixStorages.map((storage) => `${module}#${storage}().commitSession`)), options: 1,
    lifetimes: [{ path: "maxAge", unit: "s", limit: "absolute" }, { path: "expires", unit: "date", limit: "absolute" }],
  },
  {
    id: "connect-mongo.lifetime", package: "connect-mongo", apis: [], name: "connect-mongo",
    source: "connect-mongo@6.0.0 dist/index.mjs:141-212", calls: ["connect-mongo#create", "connect-mongo#MongoStore.create", "connect-mongo#"], options: 0,
    lifetimes: [{ path: "ttl", unit: "s", limit: "idle" }],
  },
  {
    id: "connect-redis.lifetime", package: "connect-redis", apis: [], name: "connect-redis",
    source: "connect-redis@9.0.0 dist/connect-redis.js:15-133", calls: ["connect-redis#RedisStore", "connect-redis#", "connect-redis#()"], options: 0,
    lifetimes: [{ path: "ttl", unit: "s", limit: "idle" }],
  },
] as const satisfies readonly SessionLifetimeRow[];
