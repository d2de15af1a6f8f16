import rule from "../../src/rules/no-unawaited-jwt-verification";
import { testRule, type ExpectedError } from "../rule-tester";

const error = (messageId: "dropped" | "used", name: string, output?: string): ExpectedError => ({ messageId, data: { name }, ...(output !== undefined && { suggestions: [{ messageId: "awaitCall", output }] }) });
const jose = `import { jwtVerify } from "jose"; `;
const hono = `import { verify } from "hono/jwt"; `;

const nest = `import { JwtService } from "@nestjs/jwt"; class Guard { constructor(private jwt: JwtService) {} async canActivate(context) { const request = context.switchToHttp().getRequest(); `;

testRule(rule, {
  javascript: {
    valid: [
      { name: "a helper that does itself what hangs on the check, and catches its failure", code: `import jwt from "jsonwebtoken"; const authenticate = async (socket, token) => { let claims; try { claims = jwt.verify(token, process.env.KEY); } catch (error) { console.error(error); return null; } rooms.get(claims.sub).add(socket.id); }; io.on("connection", (socket) => { socket.on("auth", (token) => { authenticate(socket, token); io.emit("count", rooms.size); }); });` },
      { name: "awaited", code: `${jose}async function f() { const { payload } = await jwtVerify(token, key); return payload; }` },
      { name: "returned", code: `${jose}function f() { return jwtVerify(token, key); }` },
      { name: "returned by an arrow", code: `${jose}const f = (token) => jwtVerify(token, key);` },
      { name: "a middleware that is given what follows", code: `import jwt from "jsonwebtoken"; const verifyToken = async (req, res, next) => { try { req.user = jwt.verify(req.cookies.token, process.env.KEY); return next(); } catch { return res.sendStatus(401); } }; const verifyAdmin = (req, res, next) => { verifyToken(req, res, () => { if (req.user.role !== "admin") return res.sendStatus(403); next(); }); };` },
      { name: "a middleware that is given the next one", code: `import jwt from "jsonwebtoken"; const verifyToken = async (req, res, next) => { try { req.user = jwt.verify(req.cookies.token, process.env.KEY); return next(); } catch { return res.sendStatus(401); } }; const verifyWriter = (req, res, next) => { if (req.method === "GET") return next(); verifyToken(req, res, next); };` },
      { name: "awaited later", code: `${jose}async function f() { const check = jwtVerify(token, key); other(); const { payload } = await check; }` },
      { name: "then", code: `${jose}jwtVerify(token, key).then(({ payload }) => go(payload));` },
      { name: "catch", code: `${jose}jwtVerify(token, key).catch(refuse);` },
      { name: "all together", code: `${jose}async function f() { await Promise.all([jwtVerify(token, key), load()]); }` },
      { name: "all settled, later", code: `${jose}async function f() { const check = jwtVerify(token, key); const [result] = await Promise.allSettled([check]); }` },
      { name: "given to a function", code: `${jose}expect(jwtVerify(token, key)).rejects.toThrow();` },
      { name: "kept in an object", code: `${jose}const state = { check: jwtVerify(token, key) };` },
      { name: "exported", code: `${jose}export const check = jwtVerify(token, key);` },
      { name: "handed on", code: `${jose}const check = jwtVerify(token, key); use(check);` },
      { name: "assigned, then awaited", code: `${jose}async function f() { let check; check = jwtVerify(token, key); await check; }` },
      { name: "a synchronous verification", code: `import jwt from "jsonwebtoken"; if (jwt.verify(token, key)) go();` },
      { name: "a callback", code: `import jwt from "@fastify/jwt"; app.addHook("onRequest", (request, reply, done) => { request.jwtVerify((error) => done(error)); });` },
      { name: "an unrelated verify", code: `import { verify } from "./mine.js"; import jwt from "jwt"; if (verify(token)) go();` },
      { name: "an async helper of the file, awaited", code: `${jose}async function verifyToken(token) { const { payload } = await jwtVerify(token, key); return payload; } export const f = async () => { if (await verifyToken(token)) go(); };` },
      { name: "a helper that returns nothing of it", code: `${jose}async function authenticate(token) { await jwtVerify(token, key); } authenticate(token);` },
      { name: "a helper that only reads the token", code: `import jwtDecode from "jwt-decode"; const checkUser = async () => { const claims = jwtDecode(localStorage.getItem("token")); store.dispatch(setUser(claims)); return Promise.resolve(); }; checkUser();` },
    ],
    invalid: [
      { name: "a helper that gives nothing, and whose failure nobody hears of", code: `import jwt from "jsonwebtoken"; const authenticate = async (req) => { if (!req.cookies.token) return null; req.user = jwt.verify(req.cookies.token, process.env.KEY); }; app.use((req, res, next) => { «authenticate»(req); next(); });`, errors: [error("dropped", "authenticate")] },
      { name: "taken apart", code: `${jose}async function f() { const { payload } = «jwtVerify»(token, key); return payload; }`, errors: [error("used", "jwtVerify", `${jose}async function f() { const { payload } = await jwtVerify(token, key); return payload; }`)] },
      { name: "a condition", code: `${hono}async function f() { if («verify»(token, key, "HS256")) go(); }`, errors: [error("used", "verify", `${hono}async function f() { if (await verify(token, key, "HS256")) go(); }`)] },
      { name: "a negation", code: `${hono}async function f() { if (!«verify»(token, key, "HS256")) return; go(); }`, errors: [error("used", "verify", `${hono}async function f() { if (!await verify(token, key, "HS256")) return; go(); }`)] },
      { name: "a member", code: `${jose}async function f() { return «jwtVerify»(token, key).payload; }`, errors: [error("used", "jwtVerify", `${jose}async function f() { return (await jwtVerify(token, key)).payload; }`)] },
      { name: "a member of an optional chain", code: `${jose}async function f() { return «jwtVerify»(token, key)?.payload; }`, errors: [error("used", "jwtVerify", `${jose}async function f() { return (await jwtVerify(token, key))?.payload; }`)] },
      { name: "a constant that is asked", code: `${hono}async function f() { const claims = «verify»(token, key, "HS256"); if (!claims) return; go(claims.sub); }`, errors: [error("used", "verify", `${hono}async function f() { const claims = await verify(token, key, "HS256"); if (!claims) return; go(claims.sub); }`)] },
      { name: "dropped", code: `import jwt from "@fastify/jwt"; app.addHook("onRequest", async (request) => { «request.jwtVerify»(); });`, errors: [error("dropped", "request.jwtVerify", `import jwt from "@fastify/jwt"; app.addHook("onRequest", async (request) => { await request.jwtVerify(); });`)] },
      { name: "dropped where nothing can wait", code: `import jwt from "@fastify/jwt"; app.addHook("onRequest", (request, reply, done) => { «request.jwtVerify»(); done(); });`, errors: [error("dropped", "request.jwtVerify")] },
      { name: "the request's user", code: `${jose}app.use(async (req, res, next) => { req.user = «jwtVerify»(req.cookies.token, key); next(); });`, errors: [error("used", "jwtVerify", `${jose}app.use(async (req, res, next) => { req.user = await jwtVerify(req.cookies.token, key); next(); });`)] },
      { name: "promisified", code: `const { promisify } = require("util"); const jwt = require("jsonwebtoken"); const verify = promisify(jwt.verify); module.exports = async (req, res, next) => { const { sub } = «verify»(req.cookies.token, key); next(); };`, errors: [error("used", "verify", `const { promisify } = require("util"); const jwt = require("jsonwebtoken"); const verify = promisify(jwt.verify); module.exports = async (req, res, next) => { const { sub } = await verify(req.cookies.token, key); next(); };`)] },
      { name: "a seal", code: `import { unsealData } from "iron-session"; async function f() { const { userId } = «unsealData»(seal, { password }); }`, errors: [error("used", "unsealData", `import { unsealData } from "iron-session"; async function f() { const { userId } = await unsealData(seal, { password }); }`)] },
      { name: "Google", code: `import { OAuth2Client } from "google-auth-library"; const client = new OAuth2Client(id); async function f() { const ticket = «client.verifyIdToken»({ idToken, audience }); return ticket.getPayload(); }`, errors: [error("used", "client.verifyIdToken", `import { OAuth2Client } from "google-auth-library"; const client = new OAuth2Client(id); async function f() { const ticket = await client.verifyIdToken({ idToken, audience }); return ticket.getPayload(); }`)] },
      { name: "Firebase", code: `import { getAuth } from "firebase-admin/auth"; async function f() { const { uid } = getAuth().«verifyIdToken»(token); }`, errors: [error("used", "verifyIdToken", `import { getAuth } from "firebase-admin/auth"; async function f() { const { uid } = await getAuth().verifyIdToken(token); }`)] },
      { name: "an async helper of the file", code: `${jose}async function verifyToken(token) { const { payload } = await jwtVerify(token, key); return payload; } export async function f() { if («verifyToken»(token)) go(); }`, errors: [error("used", "verifyToken", `${jose}async function verifyToken(token) { const { payload } = await jwtVerify(token, key); return payload; } export async function f() { if (await verifyToken(token)) go(); }`)] },
    ],
  },
  typescript: {
    valid: [{ name: "a cast of what is awaited", code: `${jose}async function f() { const claims = (await jwtVerify(token, key)) as Result; }` }],
    invalid: [
      { name: "a user that a guard of Nest leaves on its request", code: `${nest}const claims = «this.jwt.verifyAsync»(token); request["profile"] = claims; return true; } }`, errors: [error("used", "this.jwt.verifyAsync", `${nest}const claims = await this.jwt.verifyAsync(token); request["profile"] = claims; return true; } }`)] },
      { name: "claims that are only logged", code: `${nest}const claims = «this.jwt.verifyAsync»(token); console.log(claims); return true; } }`, errors: [error("dropped", "this.jwt.verifyAsync", `${nest}const claims = await this.jwt.verifyAsync(token); console.log(claims); return true; } }`)] },
      { name: "Nest", code: `import { JwtService } from "@nestjs/jwt"; class Guard { constructor(private jwt: JwtService) {} async canActivate(context) { const claims = «this.jwt.verifyAsync»(token); return !!claims; } }`, errors: [error("used", "this.jwt.verifyAsync", `import { JwtService } from "@nestjs/jwt"; class Guard { constructor(private jwt: JwtService) {} async canActivate(context) { const claims = await this.jwt.verifyAsync(token); return !!claims; } }`)] },
    ],
  },
});
