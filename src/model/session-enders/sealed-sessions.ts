import type { SessionEnder } from "../session-ender-row";

const remixModules = ["@remix-run/node", "@remix-run/cloudflare", "@remix-run/deno", "@remix-run/server-runtime", "@react-router/node", "@react-router/cloudflare", "react-router"];

/** Libraries whose whole session is in the cookie: ending it drops one copy, and every other copy stays valid. */
export const sealedSessionEnders = [
  {
    id: "cookie-session.unset",
    package: "cookie-session",
    apis: ["cookie-session"],
    source: "cookie-session@2.1.1 index.js:89-137 (ran: the old cookie still opens the session)",
    effect: "sealed",
    unsets: ["@request.session", "@request.session.*"],
    evidence: { modules: ["cookie-session"] },
  },
  {
    id: "iron-session.destroy",
    package: "iron-session",
    apis: ["iron-session"],
    source: "iron-session@8.0.4 dist/index.js createGetIronSession (ran: a copy is still unsealed)",
    effect: "sealed",
    calls: ["iron-session#getIronSession().destroy", "iron-session/edge#getIronSession().destroy"],
  },
  {
    id: "iron-session.request",
    package: "iron-session",
    apis: ["iron-session"],
    source: "iron-session@6.3.1 next and express wrappers: req.session of withIronSessionApiRoute",
    effect: "sealed",
    calls: ["@request.session.destroy", "~session.destroy"],
    evidence: { modules: ["iron-session", "iron-session/next", "iron-session/express", "next-iron-session"] },
  },
  {
    id: "client-sessions.reset",
    package: "client-sessions",
    apis: ["client-sessions"],
    source: "client-sessions@0.8.0 lib/client-sessions.js:484-501 (ran: the old cookie still opens the session)",
    effect: "sealed",
    calls: ["@request.session.reset", "@request.*.reset"],
    evidence: { modules: ["client-sessions"] },
  },
  {
    id: "@fastify/secure-session.delete",
    package: "@fastify/secure-session",
    apis: ["@fastify/secure-session"],
    source: "@fastify/secure-session@8.4.0 index.js:268-292,324-366",
    effect: "sealed",
    calls: ["@request.session.delete"],
  },
  {
    id: "@hono/session.delete",
    package: "@hono/session",
    apis: ["@hono/session"],
    source: "@hono/session@0.2.1 dist/index.js:195-232 (ran without storage: the old cookie still opens the session)",
    effect: "unclear",
    calls: ["@hono-context.var.session.delete", "@hono-context.get().delete", "~var.session.delete"],
    setUp: { calls: ["@hono/session#useSessionStorage"], options: [], given: "ends", left: "ends" },
  },
  {
    id: "h3v2.useSession",
    package: "h3",
    apis: ["h3v2.useSession", "h3v1.useSession"],
    source: "h3@2.0.8 dist/h3.mjs:1276-1416, h3@1.15.11 dist/index.mjs:1321-1475",
    effect: "sealed",
    calls: [
      ...["h3#", "global:", "#imports#", "nitro/h3#"].flatMap((from) => [`${from}clearSession`, `${from}useSession().clear`]),
      // nuxt-auth-utils keeps the user's session in an h3 session
      "global:clearUserSession", "#imports#clearUserSession", "#auth-utils#clearUserSession",
    ],
  },
  {
    id: "@hapi/cookie.clear",
    package: "@hapi/cookie",
    apis: ["@hapi/cookie"],
    source: "@hapi/cookie@12.0.1 lib/index.js:65-107",
    effect: "sealed",
    calls: ["@request.cookieAuth.clear", "~cookieAuth.clear"],
  },
  {
    id: "remix.createCookieSessionStorage",
    package: "react-router",
    apis: ["remix.createCookieSessionStorage"],
    source: "@remix-run/server-runtime@2.17.5 dist/sessions/cookieStorage.js:29-53 (ran: the old cookie still opens the session)",
    effect: "sealed",
    calls: remixModules.map((module) => `${module}#createCookieSessionStorage().destroySession`),
  },
] as const satisfies readonly SessionEnder[];
