import type { CallPattern } from "../row";

/** What a handler knows as the session that the server keeps for its visitor. */
export const requestSessions: readonly CallPattern[] = ["@request.session", "@bun-request.session", "*#*Request().session"];
/** The same, where something in the file shows the library. */
export const librarySessions: readonly { readonly modules: readonly string[]; readonly sessions: readonly CallPattern[] }[] = [
  { modules: ["koa-generic-session", "koa-session-minimal", "koa-session2"], sessions: ["@koa-context.session"] },
];
/** Types of a session that a framework injects: `@Session() session: session.Session`. */
export const sessionTypes: readonly CallPattern[] = ["express-session#Session()", "express-session#SessionData()", "express-session#session.Session()", "@fastify/session#FastifySessionObject()"];

/** Sessions written through a method, `session.set("user", user)`: the file imports one of the modules, or calls one of the calls. */
export const settableSessions: readonly { readonly modules: readonly string[]; readonly calls?: readonly CallPattern[]; readonly framework?: string; readonly sessions: readonly CallPattern[] }[] = [
  // @fastify/secure-session, which seals, has `set` and `delete` as well, and neither of these
  { modules: ["@fastify/session", "fastify-session"], calls: ["@request.session.destroy", "@request.session.reload"], framework: "fastify", sessions: ["@request.session"] },
  { modules: [], sessions: ["@astro-context.session"] },
];

/** Modules that keep the session itself in its cookie: there is no ID to change. */
export const sealedSessionModules: readonly string[] = [
  "cookie-session", "client-sessions", "iron-session", "iron-session/next", "iron-session/edge", "next-iron-session", "@fastify/secure-session", "fastify-secure-session", "koa-session", "h3", "@hapi/cookie", "@hono/session", "next-auth", "next-auth/next", "@auth/core", "@auth/express",
];
/** Calls that only a session on the server has. */
export const serverSessionCalls: readonly CallPattern[] = ["@request.session.destroy", "@request.session.regenerate", "@request.session.reload", "@request.session.touch", "@request.sessionStore.**"];
/** Modules that keep sessions on the server, and stores that they keep them in. */
export const serverSessionModules: readonly string[] = ["express-session", "@fastify/session", "fastify-session", "koa-generic-session", "koa-session-minimal", "koa-session2", "connect-redis", "connect-mongo", "connect-mongodb-session", "memorystore", "connect-pg-simple", "connect-session-sequelize", "session-file-store", "express-mysql-session"];
