import { verifierRows } from "../../src/model/verifiers/index";
import type { Cell, RowCoverage } from "./cells";

/** What the two rules on authentication are held against: every way to verify a token. */
export const authenticationRows = verifierRows.filter(({ role }) => role !== "decode");

const none = (notApplicable: string): Cell => ({ notApplicable });
const foreign = none("Another issuer's tokens: whether one still counts, and what it says of a user, is his to know.");
const sealed = none("The library's own session: its own record, and no JWT of the application's, says what somebody may do.");
const elsewhere = none("It only says how tokens are verified; the calls that verify them are looked at where they stand.");
const library = none("The library takes the claims to where another row's code reads them.");

interface Program {
  readonly before?: string;
  /** What gives the claims in a middleware. */
  readonly claims: string;
  readonly language?: "ts";
}

/** The verification of each row, in a middleware that is handed `req`; one that only throws or answers is one too. */
const programs: Readonly<Record<string, Program>> = {
  "jsonwebtoken.verify": { before: `import jwt from "jsonwebtoken"; `, claims: "jwt.verify(req.cookies.token, key)" },
  "jose.jwtVerify": { before: `import { jwtVerify } from "jose"; `, claims: "(await jwtVerify(req.cookies.token, key)).payload" },
  "jose.compactVerify": { before: `import { compactVerify } from "jose"; `, claims: "(await compactVerify(req.cookies.token, key)).payload" },
  "jose.jwtDecrypt": { before: `import { jwtDecrypt } from "jose"; `, claims: "(await jwtDecrypt(req.cookies.token, key)).payload" },
  "jose2.JWT.verify": { before: `import { JWT } from "jose"; `, claims: "JWT.verify(req.cookies.token, key)" },
  "jwt-simple.decode": { before: `import jwt from "jwt-simple"; `, claims: "jwt.decode(req.cookies.token, key)" },
  "fast-jwt.createVerifier": { before: `import { createVerifier } from "fast-jwt"; const verify = createVerifier({ key }); `, claims: "verify(req.cookies.token)" },
  "njwt.verify": { before: `import njwt from "njwt"; `, claims: "njwt.verify(req.cookies.token, key).body" },
  "paseto3.verify": { before: `import { V4 } from "paseto"; `, claims: "await V4.verify(req.cookies.token, key)" },
  "paseto4.verify": { before: `import { LocalProtocol } from "paseto"; const protocol = new LocalProtocol(); `, claims: "await protocol.Decrypt(key, req.cookies.token)" },
  "jws.verify": { before: `import jws from "jws"; `, claims: `jws.verify(req.cookies.token, "HS256", key) && jws.decode(req.cookies.token).payload` },
  "@tsndr/cloudflare-worker-jwt.verify": { before: `import jwt from "@tsndr/cloudflare-worker-jwt"; `, claims: "(await jwt.verify(req.cookies.token, key)).payload" },
  "nestjs.jwt.verify": { before: `import { JwtService } from "@nestjs/jwt"; const service = new JwtService({ secret: key }); `, claims: "service.verify(req.cookies.token)" },
  "nestjs.jwt.verifyAsync": { before: `import { JwtService } from "@nestjs/jwt"; const service = new JwtService({ secret: key }); `, claims: "await service.verifyAsync(req.cookies.token)" },
  "@fastify/jwt.verify": { claims: "fastify.jwt.verify(req.cookies.token)" },
  "@fastify/jwt.jwtVerify": { claims: "await req.jwtVerify()" },
  "hono/jwt.verify": { before: `import { verify } from "hono/jwt"; `, claims: `await verify(req.cookies.token, key, "HS256")` },
  "@hapi/jwt.verify": { before: `import Jwt from "@hapi/jwt"; `, claims: "Jwt.token.verify(req.cookies.token, key)" },
  "@elysiajs/jwt.verify": { before: `import { Elysia } from "elysia"; `, claims: "await jwt.verify(req.cookies.token)" },
};

/** Middlewares of libraries: what they put where, and a middleware after them that looks the session up. */
const setUps: Readonly<Record<string, { readonly code: string; readonly asks: string; readonly unknown: string; readonly decides: string | undefined }>> = {
  "express-jwt": {
    code: `import { expressjwt } from "express-jwt"; app.use(expressjwt({ secret: key, algorithms: ["HS256"] }));`,
    asks: `import { expressjwt } from "express-jwt"; app.use(expressjwt({ secret: key, algorithms: ["HS256"], isRevoked: (req, token) => denied.has(token.payload.jti) }));`,
    unknown: `import { expressjwt } from "express-jwt"; import { options } from "./config.js"; app.use(expressjwt(options));`,
    decides: `req.auth`,
  },
  "koa-jwt": {
    code: `import jwt from "koa-jwt"; app.use(jwt({ secret: key }));`,
    asks: `import jwt from "koa-jwt"; app.use(jwt({ secret: key, isRevoked: (ctx, claims) => denied.has(claims.jti) }));`,
    unknown: `import jwt from "koa-jwt"; import { options } from "./config.js"; app.use(jwt(options));`,
    decides: `ctx.state.user`,
  },
  "hono/jwt.middleware": {
    code: `import { jwt } from "hono/jwt"; app.use("/api/*", jwt({ secret: key, alg: "HS256" }));`,
    asks: `import { jwt } from "hono/jwt"; app.use("/api/*", jwt({ secret: key, alg: "HS256" }), async (c, next) => { if (!(await sessions.get(c.get("jwtPayload").sid))) return c.text("", 401); await next(); });`,
    unknown: `import { jwt } from "hono/jwt"; import { options } from "./config.js"; app.use("/api/*", jwt(options));`,
    decides: `c.get("jwtPayload")`,
  },
  "passport-jwt": {
    code: `import { Strategy } from "passport-jwt"; passport.use(new Strategy({ jwtFromRequest, secretOrKey: key }, (payload, done) => done(null, payload)));`,
    asks: `import { Strategy } from "passport-jwt"; passport.use(new Strategy({ jwtFromRequest, secretOrKey: key }, async (payload, done) => done(null, await User.findById(payload.sub))));`,
    unknown: `import { Strategy } from "passport-jwt"; import { verify } from "./verify.js"; passport.use(new Strategy({ jwtFromRequest, secretOrKey: key }, verify));`,
    decides: undefined,
  },
  "@hapi/jwt.strategy": {
    code: `server.auth.strategy("default", "jwt", { keys: key, verify: { aud: false }, validate: false });`,
    asks: `server.auth.strategy("default", "jwt", { keys: key, verify: { aud: false }, validate: async (artifacts) => ({ isValid: await sessions.has(artifacts.decoded.payload.sid) }) });`,
    unknown: `import { validate } from "./validate.js"; server.auth.strategy("default", "jwt", { keys: key, verify: { aud: false }, validate });`,
    decides: undefined,
  },
};

const nothingToWrite = none("Asking nobody is nothing that code writes.");
const nothingToLeaveOut = none("A decision by a claim is written.");

/** The cells of `no-stateless-session` and `no-jwt-claims-authorization`. */
export const authenticationCoverage: readonly RowCoverage[] = authenticationRows.flatMap(({ id }) => [stateless(id), claims(id)]);

function stateless(row: string): RowCoverage {
  const rule = "no-stateless-session";
  const program = programs[row];
  const setUp = setUps[row];
  if (program) {
    const middleware = (after: string) => ({ code: `${program.before ?? ""}export async function auth(req, res, next) { const claims = ${program.claims}; ${after} req.user = claims; next(); } export const kind = "jwt";` });
    return {
      row, rule,
      insecureByDefault: middleware(""),
      explicitlyBad: nothingToWrite,
      safe: middleware("if (!(await Session.findOne({ sid: claims.sid }))) return res.sendStatus(401);"),
      unknown: middleware("await ensureAlive(claims);"),
    };
  }
  if (setUp) return { row, rule, insecureByDefault: { code: setUp.code }, explicitlyBad: nothingToWrite, safe: { code: setUp.asks }, unknown: { code: setUp.unknown } };
  const reason = reasonOf(row);
  return { row, rule, insecureByDefault: reason, explicitlyBad: reason, safe: reason, unknown: reason };
}

function claims(row: string): RowCoverage {
  const rule = "no-jwt-claims-authorization";
  const program = programs[row];
  const setUp = setUps[row];
  if (program) {
    const middleware = (body: string) => ({ code: `${program.before ?? ""}export async function admin(req, res, next) { const claims = ${program.claims}; ${body} next(); } export const kind = "jwt";` });
    const decision = `if (claims.role !== "admin") return res.sendStatus(403);`;
    return {
      row, rule,
      insecureByDefault: nothingToLeaveOut,
      explicitlyBad: middleware(decision),
      safe: middleware(`const user = await User.findById(claims.sub); if (user.role !== "admin") return res.sendStatus(403);`),
      unknown: middleware(`await ensureAlive(claims); ${decision}`),
    };
  }
  if (setUp?.decides !== undefined) {
    const isContext = !setUp.decides.startsWith("req");
    const parameters = isContext ? setUp.decides.slice(0, setUp.decides.indexOf(".")) : "req, res";
    const handler = (body: string) => ({ code: `${setUp.code} app.get("/admin", async (${parameters}) => { ${body} });` });
    return {
      row, rule,
      insecureByDefault: nothingToLeaveOut,
      explicitlyBad: handler(`if (${setUp.decides}.role !== "admin") throw new Error("no"); return all();`),
      safe: handler(`const user = await User.findById(${setUp.decides}.sub); if (user.role !== "admin") throw new Error("no"); return all();`),
      unknown: handler(`return answer(${setUp.decides});`),
    };
  }
  const reason = row === "next-auth/jwt.decode" ? undefined : setUp ? library : reasonOf(row);
  if (reason) return { row, rule, insecureByDefault: reason, explicitlyBad: reason, safe: reason, unknown: reason };
  const middleware = (body: string) => ({ code: `import { getToken } from "next-auth/jwt"; export async function middleware(req) { const token = await getToken({ req }); ${body} return next(); }` });
  return {
    row, rule,
    insecureByDefault: nothingToLeaveOut,
    explicitlyBad: middleware(`if (token.role !== "admin") throw new Error("no");`),
    safe: middleware(`const user = await User.findById(token.sub); if (user.role !== "admin") throw new Error("no");`),
    unknown: middleware(`if (!mayEnter(token)) throw new Error("no");`),
  };
}

function reasonOf(row: string): Cell {
  if (/^(?:iron|next-auth)/u.test(row)) return sealed;
  return /^(?:nestjs\.JwtModule|@fastify\/jwt\.plugin)/u.test(row) ? elsewhere : foreign;
}
