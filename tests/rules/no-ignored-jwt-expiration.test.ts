import rule from "../../src/rules/no-ignored-jwt-expiration";
import { testRule, type ExpectedError } from "../rule-tester";

const option = "ignoreExpiration: true";
const bare = (shown = option): ExpectedError => ({ messageId: "ignored", data: { option: shown } });
const error = (output: string, shown = option): ExpectedError => ({ ...bare(shown), suggestions: [{ messageId: "removeOption", data: { option: shown }, output }] });
const swallowed: ExpectedError = { messageId: "swallowed", data: { option: "onExpired" } };
const jwt = `import jwt from "jsonwebtoken"; `;

testRule(rule, {
  javascript: {
    valid: [
      { name: "an expiry that the code compares", code: `${jwt}app.use((req, res, next) => { const claims = jwt.verify(req.cookies.token, key, { ignoreExpiration: true }); if (claims.exp < Date.now() / 1000) return res.sendStatus(401); next(); });` },
      { name: "nothing written", code: `${jwt}jwt.verify(token, key, { algorithms: ["HS256"] }); const exp = 1;` },
      { name: "a written false", code: `${jwt}jwt.verify(token, key, { ignoreExpiration: false });` },
      { name: "an unknown value", code: `${jwt}jwt.verify(token, key, { ignoreExpiration: config.lenient });` },
      { name: "under a condition", code: `${jwt}jwt.verify(token, key, { ignoreExpiration: isTest ? true : false });` },
      { name: "overwritten by a spread", code: `${jwt}jwt.verify(token, key, { ignoreExpiration: true, ...options });` },
      { name: "a refresh handler that looks the session up", code: `${jwt}app.post("/refresh", async (req, res) => { const { sid } = jwt.verify(req.cookies.token, key, { ignoreExpiration: true }); const session = await Session.findById(sid); if (!session) return res.sendStatus(401); res.json(issue(session)); });` },
      { name: "a logout that deletes the session", code: `${jwt}async function logout(req, res) { const { jti } = jwt.verify(req.cookies.token, key, { ignoreExpiration: true }); await sessions.delete(jti); res.sendStatus(204); }` },
      { name: "a helper for those who renew", code: `${jwt}export const readExpiredToken = (token) => jwt.verify(token, key, { ignoreExpiration: true });` },
      { name: "an option of a store", code: `import RedisStore from "connect-redis"; new RedisStore({ client, ignoreExpiration: true });` },
      { name: "the options of passport-jwt in which it does nothing", code: `import { Strategy } from "passport-jwt"; new Strategy({ jwtFromRequest, secretOrKey, jsonWebTokenOptions: { ignoreExpiration: true } }, verify);` },
      { name: "Hono checks it", code: `import { verify } from "hono/jwt"; await verify(token, key, { alg: "HS256", exp: true });` },
      { name: "an onExpired that throws", code: `import { expressjwt } from "express-jwt"; expressjwt({ secret, algorithms, onExpired: async (req, error) => { if (Date.now() - error.inner.expiredAt < 5000) return; throw error; } });` },
      { name: "an onExpired that may throw", code: `import { expressjwt } from "express-jwt"; expressjwt({ secret, algorithms, onExpired: (req, error) => refuse(error) });` },
      { name: "an onExpired from elsewhere", code: `import { expressjwt } from "express-jwt"; import { onExpired } from "./expired.js"; expressjwt({ secret, algorithms, onExpired });` },
      { name: "whose token was refused", code: `${jwt}function check(token) { try { return jwt.verify(token, key); } catch (error) { error.sub = jwt.verify(token, key, { ignoreExpiration: true }).sub; throw error; } }` },
      { name: "claims of a payload", code: `${jwt}jwt.sign({ sub, exp: false }, key);` },
    ],
    invalid: [
      { name: "a helper that makes the new token itself", code: `${jwt}export const refreshToken = (token) => { const { sub } = jwt.verify(token, key, { «ignoreExpiration: true» }); return generateToken({ sub }); };`, errors: [error(`${jwt}export const refreshToken = (token) => { const { sub } = jwt.verify(token, key, {}); return generateToken({ sub }); };`)] },
      { name: "jsonwebtoken", code: `${jwt}jwt.verify(token, key, { «ignoreExpiration: true» });`, errors: [error(`${jwt}jwt.verify(token, key, {});`)] },
      { name: "beside others", code: `${jwt}jwt.verify(token, key, { algorithms: ["HS256"], «ignoreExpiration: true», issuer });`, errors: [error(`${jwt}jwt.verify(token, key, { algorithms: ["HS256"], issuer });`)] },
      { name: "with a comment, which a fix would lose", code: `${jwt}jwt.verify(token, key, { «ignoreExpiration: true» /* for now */ });`, errors: [bare()] },
      { name: "options in a constant", code: `${jwt}const options = { ignoreExpiration: true, issuer }; jwt.verify(token, key, «options»);`, errors: [error(`${jwt}const options = { issuer }; jwt.verify(token, key, options);`)] },
      { name: "a constant value and a callback", code: `${jwt}const lenient = true; jwt.verify(token, key, { «ignoreExpiration: lenient» }, callback);`, errors: [error(`${jwt}const lenient = true; jwt.verify(token, key, {}, callback);`)] },
      { name: "CommonJS, taken apart", code: `const { verify } = require("jsonwebtoken"); verify(token, key, { «ignoreExpiration: true» });`, errors: [error(`const { verify } = require("jsonwebtoken"); verify(token, key, {});`)] },
      { name: "a refresh handler that looks up nothing", code: `${jwt}app.post("/refresh", (req, res) => { const { sub } = jwt.verify(req.cookies.token, key, { «ignoreExpiration: true» }); res.json(jwt.sign({ sub }, key)); });`, errors: [error(`${jwt}app.post("/refresh", (req, res) => { const { sub } = jwt.verify(req.cookies.token, key, {}); res.json(jwt.sign({ sub }, key)); });`)] },
      { name: "passport-jwt", code: `import { Strategy } from "passport-jwt"; new Strategy({ jwtFromRequest, secretOrKey, «ignoreExpiration: true» }, verify);`, errors: [error(`import { Strategy } from "passport-jwt"; new Strategy({ jwtFromRequest, secretOrKey }, verify);`)] },
      { name: "express-jwt", code: `import { expressjwt } from "express-jwt"; expressjwt({ secret, algorithms, «ignoreExpiration: true» });`, errors: [error(`import { expressjwt } from "express-jwt"; expressjwt({ secret, algorithms });`)] },
      { name: "an onExpired that does nothing", code: `import { expressjwt } from "express-jwt"; expressjwt({ secret, algorithms, «onExpired: () => {}» });`, errors: [swallowed] },
      { name: "an onExpired that logs", code: `import { expressjwt } from "express-jwt"; expressjwt({ secret, algorithms, «onExpired(req, error) { console.warn(error); }» });`, errors: [swallowed] },
      { name: "koa-jwt", code: `import jwt from "koa-jwt"; app.use(jwt({ secret, «ignoreExpiration: true» }));`, errors: [error(`import jwt from "koa-jwt"; app.use(jwt({ secret }));`)] },
      { name: "fast-jwt", code: `import { createVerifier } from "fast-jwt"; const verify = createVerifier({ key, «ignoreExpiration: true» }); verify(token); verify(other);`, errors: [error(`import { createVerifier } from "fast-jwt"; const verify = createVerifier({ key }); verify(token); verify(other);`)] },
      { name: "a plugin of Fastify", code: `import jwt from "@fastify/jwt"; app.register(jwt, { secret, verify: { «ignoreExpiration: true» } });`, errors: [error(`import jwt from "@fastify/jwt"; app.register(jwt, { secret, verify: {} });`)] },
      { name: "Hono", code: `import { verify } from "hono/jwt"; await verify(token, key, { alg: "HS256", «exp: false» });`, errors: [error(`import { verify } from "hono/jwt"; await verify(token, key, { alg: "HS256" });`, "exp: false")] },
      { name: "Hono's middleware", code: `import { jwt } from "hono/jwt"; app.use(jwt({ secret, alg: "HS256", verification: { «exp: false» } }));`, errors: [error(`import { jwt } from "hono/jwt"; app.use(jwt({ secret, alg: "HS256", verification: {} }));`, "exp: false")] },
      { name: "PASETO", code: `import { V4 } from "paseto"; await V4.verify(token, key, { «ignoreExp: true» });`, errors: [error(`import { V4 } from "paseto"; await V4.verify(token, key, {});`, "ignoreExp: true")] },
      { name: "hapi's strategy", code: `import Jwt from "@hapi/jwt"; server.auth.strategy("default", "jwt", { keys, verify: { «exp: false» } });`, errors: [error(`import Jwt from "@hapi/jwt"; server.auth.strategy("default", "jwt", { keys, verify: {} });`, "exp: false")] },
    ],
  },
  typescript: {
    valid: [],
    invalid: [
      { name: "a strategy of Nest", code: `import { Strategy } from "passport-jwt"; class JwtStrategy extends PassportStrategy(Strategy, "jwt") { constructor() { super({ jwtFromRequest, «ignoreExpiration: true», secretOrKey }); } }`, errors: [error(`import { Strategy } from "passport-jwt"; class JwtStrategy extends PassportStrategy(Strategy, "jwt") { constructor() { super({ jwtFromRequest, secretOrKey }); } }`)] },
      { name: "a service of Nest", code: `import { JwtService } from "@nestjs/jwt"; class S { constructor(private jwt: JwtService) {} read(token: string) { return this.jwt.verifyAsync(token, { secret, «ignoreExpiration: true» }); } }`, errors: [error(`import { JwtService } from "@nestjs/jwt"; class S { constructor(private jwt: JwtService) {} read(token: string) { return this.jwt.verifyAsync(token, { secret }); } }`)] },
      { name: "a module of Nest", code: `import { JwtModule } from "@nestjs/jwt"; JwtModule.registerAsync({ useFactory: () => ({ secret, verifyOptions: { «ignoreExpiration: true» } }) });`, errors: [error(`import { JwtModule } from "@nestjs/jwt"; JwtModule.registerAsync({ useFactory: () => ({ secret, verifyOptions: {} }) });`)] },
    ],
  },
});
