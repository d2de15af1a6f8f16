import type { Cell, CoverageCase, RowCoverage } from "./cells";

const rule = "no-stateless-logout";
const report = { sealed: "report" };
const none = (notApplicable: string): Cell => ({ notApplicable });

/** A logout of Express; `before` is what stands around it in the file. */
const express = (body: string, before = "", options?: object): CoverageCase => ({
  code: `${before}router.post("/logout", async (req, res) => { ${body} });`,
  ...(options && { options }),
});
const fastify = (body: string, before = "", options?: object): CoverageCase => ({
  code: `${before}fastify.post("/logout", async (request, reply) => { ${body} });`,
  ...(options && { options }),
});
const koa = (body: string, before = "", options?: object): CoverageCase => ({
  code: `${before}router.post("/logout", async (ctx) => { ${body} ctx.redirect("/"); });`,
  ...(options && { options }),
});
const hono = (body: string, before = "", options?: object): CoverageCase => ({
  code: `${before}app.post("/logout", async (c) => { ${body} return c.redirect("/"); });`,
  ...(options && { options }),
});
const nitro = (body: string, before = "", options?: object): CoverageCase => ({
  code: `${before}export default defineEventHandler(async (event) => { ${body} return {}; });`,
  filename: "server/api/logout.post.js",
  ...(options && { options }),
});
const reactRouter = (body: string, before = "", options?: object): CoverageCase => ({
  code: `import { redirect } from "react-router"; ${before}export async function action({ request }) { ${body} return redirect("/"); }`,
  filename: "app/routes/logout.jsx",
  ...(options && { options }),
});

type Around = (body: string, before?: string, options?: object) => CoverageCase;

const endsByItself = none("The call ends the session on the server, whatever the options of the library are.");
const noOption = none("No option of the library keeps the session on the server.");

/** A call that ends the session: what is bad is to do without it. */
function ending(row: string, around: Around, call: string, { before = "", cookie = `res.clearCookie("sid");` } = {}): RowCoverage {
  return {
    row,
    rule,
    insecureByDefault: endsByItself,
    explicitlyBad: around(cookie, before),
    safe: around(`await ${call};`, before),
    unknown: around(`if (changed) { await ${call}; } ${cookie}`, before),
  };
}

/** A call or assignment that drops one copy of a sealed session. */
function sealed(row: string, around: Around, drop: string, before = ""): RowCoverage {
  return {
    row,
    rule,
    insecureByDefault: around(`${drop};`, before, report),
    explicitlyBad: noOption,
    safe: around(`await denylist.add(id); ${drop};`, before, report),
    unknown: around("await endSession();", `import { endSession } from "./session.js"; ${before}`, report),
  };
}

const session = `import session from "express-session"; `;
const koaMinimal = `import session from "koa-session-minimal"; `;
const koaSession = `import session from "koa-session"; `;
const honoSessions = `import { sessionMiddleware, CookieStore } from "hono-sessions"; `;
const nextAuth = `import NextAuth from "next-auth"; `;
const betterAuth = `import { betterAuth } from "better-auth"; `;
const signOut = "await auth.api.signOut({ headers: req.headers }); res.end();";
const cookieStorage = `import { createCookieSessionStorage } from "react-router"; const { getSession, destroySession } = createCookieSessionStorage({ cookie }); `;
const storage = `import { createSessionStorage } from "react-router"; const { getSession, destroySession } = createSessionStorage({ cookie, deleteData }); `;

export const sessionEnderCoverage: readonly RowCoverage[] = [
  ending("express-session.destroy", express, "req.session.destroy()"),
  {
    row: "express-session.unset",
    rule,
    insecureByDefault: express("req.session = null;", `${session}app.use(session({ secret })); `),
    explicitlyBad: express("req.session = null;", `${session}app.use(session({ secret, unset: "keep" })); `),
    safe: express("req.session = null;", `${session}app.use(session({ secret, unset: "destroy" })); `),
    unknown: express("req.session = null;", `${session}import { options } from "./options.js"; app.use(session(options)); `),
  },
  ending("@fastify/session.destroy", fastify, "request.session.destroy()", { cookie: `reply.clearCookie("sid");` }),
  {
    row: "@fastify/session.unset",
    rule,
    insecureByDefault: fastify("request.session = null;", `import session from "@fastify/session"; `),
    explicitlyBad: none("The library has no option that would change it."),
    safe: fastify("await request.session.destroy(); request.session = null;", `import session from "@fastify/session"; `),
    unknown: fastify("request.session = null;"),
  },
  {
    row: "koa-session.unset",
    rule,
    insecureByDefault: koa("ctx.session = null;", `${koaSession}app.use(session({}, app)); `, report),
    explicitlyBad: koa("ctx.session = null;", `${koaSession}app.use(session({ store: undefined }, app)); `, report),
    safe: koa("ctx.session = null;", `${koaSession}app.use(session({ store }, app)); `, report),
    unknown: koa("ctx.session = null;", koaSession, report),
  },
  {
    row: "koa-session.regenerate",
    rule,
    insecureByDefault: none("Whether the old session stays valid hangs on the store, which the call does not show."),
    explicitlyBad: koa(`ctx.cookies.set("koa.sess", null);`, koaSession),
    safe: koa("await ctx.session.regenerate();", koaSession),
    unknown: koa("if (ctx.session) ctx.session.regenerate();", koaSession, report),
  },
  ending("koa-generic-session", koa, "ctx.regenerateSession()", { before: `import session from "koa-generic-session"; `, cookie: `ctx.cookies.set("koa.sid", null);` }),
  {
    row: "koa-session-minimal",
    rule,
    insecureByDefault: endsByItself,
    explicitlyBad: koa(`ctx.cookies.set("koa:sess", null);`, koaMinimal),
    safe: koa("ctx.session = null;", koaMinimal),
    unknown: koa(`if (changed) ctx.session = null; ctx.cookies.set("koa:sess", null);`, koaMinimal),
  },
  ending("passport.logout", express, "req.logout()"),
  ending("astro.session", (body, before = "", options) => ({ code: `${before}export const POST = async (context) => { ${body} return context.redirect("/"); }`, filename: "src/pages/api/logout.js", ...(options && { options }) }), "context.session.destroy()", { cookie: `context.cookies.delete("astro-session");` }),
  {
    row: "hono-sessions",
    rule,
    insecureByDefault: none("The library has no default store."),
    explicitlyBad: hono(`c.get("session").deleteSession();`, `${honoSessions}app.use(sessionMiddleware({ store: new CookieStore() })); `, report),
    safe: hono(`c.get("session").deleteSession();`, `${honoSessions}import { store } from "./store.js"; app.use(sessionMiddleware({ store })); `, report),
    unknown: hono(`c.get("session").deleteSession();`, honoSessions, report),
  },
  ending("remix.createSessionStorage", reactRouter, "destroySession(await getSession())", { before: storage, cookie: "" }),
  ending("oidc-provider.session", express, "session.destroy()", { before: `import Provider from "oidc-provider"; ` }),
  {
    row: "@hapi/yar",
    rule,
    insecureByDefault: none("Where the session is kept hangs on its size, which no file shows."),
    explicitlyBad: { code: `server.route({ method: "POST", path: "/logout", handler: (request, h) => h.redirect("/").unstate("session") });` },
    safe: { code: `server.route({ method: "POST", path: "/logout", handler: (request, h) => { request.yar.reset(); return h.redirect("/"); } });` },
    unknown: { code: `server.route({ method: "POST", path: "/logout", handler: (request, h) => { request.yar.reset(); return h.redirect("/"); } });`, options: report },
  },
  sealed("cookie-session.unset", express, "req.session = null", `import cookieSession from "cookie-session"; `),
  sealed("iron-session.destroy", express, "(await getIronSession(req, res, options)).destroy()", `import { getIronSession } from "iron-session"; `),
  sealed("iron-session.request", express, "req.session.destroy()", `import { ironSession } from "iron-session/express"; `),
  sealed("client-sessions.reset", express, "req.session.reset()", `import sessions from "client-sessions"; `),
  sealed("@fastify/secure-session.delete", fastify, "request.session.delete()"),
  {
    row: "@hono/session.delete",
    rule,
    insecureByDefault: none("Whether a storage stands behind the session is set up elsewhere."),
    explicitlyBad: hono(`c.header("Set-Cookie", "sid=; Max-Age=0");`, `import { useSession } from "@hono/session"; `),
    safe: hono("c.var.session.delete();", `import { useSessionStorage } from "@hono/session"; app.use(useSessionStorage(storage)); `, report),
    unknown: hono("c.var.session.delete();", "", report),
  },
  sealed("h3v2.useSession", nitro, "await clearSession(event, config)"),
  sealed("@hapi/cookie.clear", (body, before = "", options) => ({ code: `${before}server.route({ method: "POST", path: "/logout", handler: async (request, h) => { ${body} return h.redirect("/"); } });`, ...(options && { options }) }), "request.cookieAuth.clear()"),
  sealed("remix.createCookieSessionStorage", reactRouter, "await destroySession(await getSession())", cookieStorage),
  ending("lucia.invalidate", express, "lucia.invalidateSession(id)"),
  {
    row: "better-auth.signOut",
    rule,
    insecureByDefault: express(signOut, `${betterAuth}const auth = betterAuth({ secret }); `, report),
    explicitlyBad: express(signOut, `${betterAuth}const auth = betterAuth({ secret, database: undefined }); `, report),
    safe: express(signOut, `${betterAuth}const auth = betterAuth({ database: pool }); `, report),
    unknown: express(signOut, `import { auth } from "./auth.js"; `, report),
  },
  {
    row: "next-auth.signOut",
    rule,
    insecureByDefault: nitro("await signOut();", `${nextAuth}const { signOut } = NextAuth({ providers }); `, report),
    explicitlyBad: nitro("await signOut();", `${nextAuth}const { signOut } = NextAuth({ providers, adapter: undefined }); `, report),
    safe: nitro("await signOut();", `${nextAuth}const { signOut } = NextAuth({ providers, adapter }); `, report),
    unknown: nitro("await signOut();", `import { signOut } from "./auth.js"; `, report),
  },
  ending("auth.js.adapter", express, "adapter.deleteSession(token)"),
  ending("supabase.signOut", express, "supabase.auth.signOut()"),
  ending("aws-amplify.signOut", express, "signOut({ global: true })", { before: `import { signOut } from "aws-amplify/auth"; ` }),
  ending("firebase-admin.revokeRefreshTokens", express, "getAuth().revokeRefreshTokens(uid)"),
  ending("redis.delete", express, "redis.del(`session:${id}`)"),
  ending("keyv.delete", express, "sessionCache.delete(id)"),
  ending("mongoose.write", express, "Session.deleteOne({ sid })"),
  ending("typeorm.write", express, "this.refreshTokens.softDelete({ user })"),
  ending("sequelize.write", express, "Session.destroy({ where: { sid } })"),
  ending("drizzle.write", express, "db.delete(sessions).where(eq(sessions.id, id))"),
  ending("knex.write", express, `knex("sessions").where({ sid }).del()`),
  ending("prisma.write", express, "prisma.session.deleteMany({ where: { userId } })"),
  ending("sql.write", express, `pool.query("DELETE FROM sessions WHERE sid = $1", [sid])`),
];
