import type { Cell, RowCoverage } from "./cells";

const js = (code: string): Cell => ({ code, language: "js" });
const ts = (code: string): Cell => ({ code, language: "ts" });
const not = (notApplicable: string): Cell => ({ notApplicable });

const rule = "max-jwt-lifetime";
const elsewhere = not("The module or plugin may say the lifetime, so a call that says none is left alone.");
const byTheCall = not("Each call that issues a token may say its own lifetime.");

const jwt = `import jwt from "jsonwebtoken";`;
const jose = `import { EncryptJWT, SignJWT, UnsecuredJWT } from "jose";`;
const nest = `import { JwtModule, JwtService } from "@nestjs/jwt";`;
const service = (body: string) => `${nest} class Auth { constructor(private readonly jwtService: JwtService) {} login(id: string) { return this.jwtService.${body}; } }`;
const fastify = `import fastifyJwt from "@fastify/jwt";`;
const now = "Math.floor(Date.now() / 1000)";

function payloadOnly(row: string, sign: (payload: string) => string): RowCoverage {
  return {
    row,
    rule,
    insecureByDefault: js(sign("{ id }")),
    explicitlyBad: js(sign(`{ id, exp: ${now} + 86400 }`)),
    safe: js(sign(`{ id, exp: ${now} + 900 }`)),
    unknown: js(sign("claims")),
  };
}

function builder(row: string, make: (steps: string) => string): RowCoverage {
  return {
    row,
    rule,
    insecureByDefault: js(make("")),
    explicitlyBad: js(make(`.setExpirationTime("7d")`)),
    safe: js(make(`.setExpirationTime("15m")`)),
    unknown: js(make(".setExpirationTime(process.env.TTL)")),
  };
}

/** What `max-jwt-lifetime` says of each way to issue a token and of each set-up. */
export const tokenCoverage: readonly RowCoverage[] = [
  {
    row: "jsonwebtoken.sign",
    rule,
    insecureByDefault: js(`${jwt} jwt.sign({ id }, key);`),
    explicitlyBad: js(`${jwt} jwt.sign({ id }, key, { expiresIn: "30d" });`),
    safe: js(`${jwt} jwt.sign({ id }, key, { expiresIn: "15m" });`),
    unknown: js(`${jwt} jwt.sign({ id }, key, { expiresIn: process.env.TTL });`),
  },
  builder("jose.SignJWT", (steps) => `${jose} await new SignJWT({ id }).setProtectedHeader({ alg: "HS256" })${steps}.sign(key);`),
  builder("jose.EncryptJWT", (steps) => `${jose} await new EncryptJWT({ id }).setProtectedHeader({ alg: "dir", enc: "A256GCM" })${steps}.encrypt(key);`),
  builder("jose.UnsecuredJWT", (steps) => `${jose} new UnsecuredJWT({ id })${steps}.encode();`),
  {
    row: "jose2.JWT.sign",
    rule,
    insecureByDefault: js(`import { JWT } from "jose"; JWT.sign({ id }, key);`),
    explicitlyBad: js(`import { JWT } from "jose"; JWT.sign({ id }, key, { expiresIn: "7 days" });`),
    safe: js(`import { JWT } from "jose"; JWT.sign({ id }, key, { expiresIn: "15 min" });`),
    unknown: js(`import { JWT } from "jose"; JWT.sign({ id }, key, options);`),
  },
  {
    row: "nestjs.jwt",
    rule,
    insecureByDefault: elsewhere,
    explicitlyBad: ts(service(`signAsync({ sub: id }, { expiresIn: "7d" })`)),
    safe: ts(service(`sign({ sub: id }, { expiresIn: "15m" })`)),
    unknown: ts(service(`sign({ sub: id })`)),
  },
  {
    row: "nestjs.JwtModule",
    rule,
    insecureByDefault: byTheCall,
    explicitlyBad: ts(`${nest} JwtModule.registerAsync({ useFactory: (config) => ({ secret: config.get("JWT_SECRET"), signOptions: { expiresIn: "7d" } }) });`),
    safe: ts(`${nest} JwtModule.register({ secret, signOptions: { expiresIn: "15m" } });`),
    unknown: ts(`${nest} JwtModule.register({ secret, signOptions: { expiresIn: process.env.TTL } });`),
  },
  {
    row: "@fastify/jwt.sign",
    rule,
    insecureByDefault: js(`${fastify} app.register(fastifyJwt, { secret }); app.jwt.sign({ id });`),
    explicitlyBad: js(`${fastify} app.jwt.sign({ id }, { expiresIn: "7d" });`),
    safe: js(`${fastify} app.jwt.sign({ id }, { expiresIn: 900 });`),
    unknown: js(`${fastify} app.jwt.sign({ id });`),
  },
  {
    row: "@fastify/jwt.reply",
    rule,
    insecureByDefault: elsewhere,
    explicitlyBad: js(`app.post("/login", async (request, reply) => reply.jwtSign({ id }, { sign: { expiresIn: "7d" } }));`),
    safe: js(`app.post("/login", async (request, reply) => reply.jwtSign({ id }, { expiresIn: "15m" }));`),
    unknown: js(`app.post("/login", async (request, reply) => reply.jwtSign({ id }));`),
  },
  {
    row: "@fastify/jwt",
    rule,
    insecureByDefault: byTheCall,
    explicitlyBad: js(`${fastify} app.register(fastifyJwt, { secret, sign: { expiresIn: "7d" } });`),
    safe: js(`${fastify} app.register(fastifyJwt, { secret, sign: { expiresIn: "15m" } });`),
    unknown: js(`${fastify} app.register(fastifyJwt, options);`),
  },
  payloadOnly("hono/jwt.sign", (payload) => `import { sign } from "hono/jwt"; await sign(${payload}, key);`),
  payloadOnly("jwt-simple.encode", (payload) => `import jwt from "jwt-simple"; jwt.encode(${payload}, key);`),
  payloadOnly("jwt-encode", (payload) => `import sign from "jwt-encode"; sign(${payload}, key);`),
  payloadOnly("@tsndr/cloudflare-worker-jwt.sign", (payload) => `import jwt from "@tsndr/cloudflare-worker-jwt"; await jwt.sign(${payload}, key);`),
  {
    row: "@hapi/jwt.generate",
    rule,
    insecureByDefault: js(`import Jwt from "@hapi/jwt"; Jwt.token.generate({ id }, key);`),
    explicitlyBad: js(`import Jwt from "@hapi/jwt"; Jwt.token.generate({ id }, key, { ttlSec: 86400 });`),
    safe: js(`import Jwt from "@hapi/jwt"; Jwt.token.generate({ id }, key, { ttlSec: 900 });`),
    unknown: js(`import Jwt from "@hapi/jwt"; Jwt.token.generate({ id }, key, options);`),
  },
  {
    row: "fast-jwt.createSigner",
    rule,
    insecureByDefault: js(`import { createSigner } from "fast-jwt"; const sign = createSigner({ key }); sign({ id });`),
    explicitlyBad: js(`import { createSigner } from "fast-jwt"; createSigner({ key, expiresIn: 24 * 60 * 60 * 1000 });`),
    safe: js(`import { createSigner } from "fast-jwt"; createSigner({ key, expiresIn: "15m" });`),
    unknown: js(`import { createSigner } from "fast-jwt"; createSigner(options);`),
  },
  {
    row: "njwt.create",
    rule,
    insecureByDefault: not("A token lives for an hour unless the code says otherwise, which is the limit."),
    explicitlyBad: js(`import njwt from "njwt"; njwt.create({ id }, key).setExpiration().compact();`),
    safe: js(`import njwt from "njwt"; njwt.create({ id }, key).compact();`),
    unknown: js(`import njwt from "njwt"; njwt.create({ id }, key).setExpiration(end).compact();`),
  },
  {
    row: "paseto3",
    rule,
    insecureByDefault: js(`import { V4 } from "paseto"; await V4.sign({ id }, key);`),
    explicitlyBad: js(`import { V4 } from "paseto"; await V4.sign({ id }, key, { expiresIn: "7 days" });`),
    safe: js(`import { V3 } from "paseto"; await V3.encrypt({ id }, key, { expiresIn: "15 m" });`),
    unknown: js(`import { V4 } from "paseto"; await V4.sign({ id }, key, options);`),
  },
  {
    row: "paseto4",
    rule,
    insecureByDefault: not("A token lives for an hour unless the code says otherwise, which is the limit."),
    explicitlyBad: js(`import { PublicProtocol } from "paseto"; const v4 = new PublicProtocol(SignFactory); await v4.Sign(key, { id }, { nonExpiring: true });`),
    safe: js(`import { LocalProtocol } from "paseto"; const v3 = new LocalProtocol(EncryptFactory); await v3.Encrypt(key, { id });`),
    unknown: js(`import { LocalProtocol } from "paseto"; const v3 = new LocalProtocol(EncryptFactory); await v3.Encrypt(key, { id }, options);`),
  },
  {
    row: "next-auth/jwt.encode",
    rule,
    insecureByDefault: not("The default is 30 days, a session's limit; strict reports it."),
    explicitlyBad: js(`import { encode } from "next-auth/jwt"; await encode({ token, secret, maxAge: 365 * 24 * 60 * 60 });`),
    safe: js(`import { encode } from "next-auth/jwt"; await encode({ token, secret, maxAge: 60 * 60 });`),
    unknown: js(`import { encode } from "next-auth/jwt"; await encode(params);`),
  },
  {
    row: "next-auth.jwt",
    rule,
    insecureByDefault: not("Without it the session's own lifetime holds, which is max-session-lifetime's business."),
    explicitlyBad: ts(`import type { NextAuthOptions } from "next-auth"; export const authOptions: NextAuthOptions = { providers, jwt: { maxAge: 365 * 24 * 60 * 60 } };`),
    safe: js(`import NextAuth from "next-auth"; export default NextAuth({ providers, jwt: { maxAge: 24 * 60 * 60 } });`),
    unknown: js(`import NextAuth from "next-auth"; export default NextAuth(options);`),
  },
  {
    row: "@auth/core.jwt",
    rule,
    insecureByDefault: not("Without it the session's own lifetime holds, which is max-session-lifetime's business."),
    explicitlyBad: js(`import { Auth } from "@auth/core"; await Auth(request, { providers, jwt: { maxAge: 365 * 24 * 60 * 60 } });`),
    safe: js(`import { Auth } from "@auth/core"; await Auth(request, { providers, jwt: { maxAge: 24 * 60 * 60 } });`),
    unknown: js(`import { Auth } from "@auth/core"; await Auth(request, options);`),
  },
  {
    row: "better-auth.jwt",
    rule,
    insecureByDefault: not("A token lives for 15 minutes unless the code says otherwise."),
    explicitlyBad: js(`import { jwt } from "better-auth/plugins"; betterAuth({ plugins: [jwt({ jwt: { expirationTime: "7d" } })] });`),
    safe: js(`import { jwt } from "better-auth/plugins"; betterAuth({ plugins: [jwt()] });`),
    unknown: js(`import { jwt } from "better-auth/plugins"; betterAuth({ plugins: [jwt(options)] });`),
  },
  {
    row: "better-auth.getJwtToken",
    rule,
    insecureByDefault: not("A token lives for 15 minutes unless the code says otherwise."),
    explicitlyBad: js(`import { getJwtToken } from "better-auth/plugins"; await getJwtToken(ctx, { jwt: { expirationTime: "7d" } });`),
    safe: js(`import { getJwtToken } from "better-auth/plugins"; await getJwtToken(ctx);`),
    unknown: js(`import { getJwtToken } from "better-auth/plugins"; await getJwtToken(ctx, options);`),
  },
  {
    row: "firebase-admin.createSessionCookie",
    rule,
    insecureByDefault: not("Without a lifetime the call is refused."),
    explicitlyBad: js(`import { getAuth } from "firebase-admin/auth"; await getAuth().createSessionCookie(idToken, { expiresIn: 60 * 60 * 24 * 5 });`),
    safe: js(`import { getAuth } from "firebase-admin/auth"; await getAuth().createSessionCookie(idToken, { expiresIn: 60 * 60 * 24 * 5 * 1000 });`),
    unknown: js(`import { getAuth } from "firebase-admin/auth"; await getAuth().createSessionCookie(idToken, { expiresIn });`),
  },
  {
    row: "iron-webcrypto.seal",
    rule,
    insecureByDefault: js(`import { seal, defaults } from "iron-webcrypto"; await seal(session, password, defaults);`),
    explicitlyBad: js(`import { seal, defaults } from "iron-webcrypto"; await seal(crypto, session, password, { ...defaults, ttl: 365 * 24 * 60 * 60 * 1000 });`),
    safe: js(`import { seal, defaults } from "iron-webcrypto"; await seal(session, password, { ...defaults, ttl: 60 * 60 * 1000 });`),
    unknown: js(`import { seal } from "iron-webcrypto"; await seal(session, password, options);`),
  },
  {
    row: "iron-session.sealData",
    rule,
    insecureByDefault: not("The default is 14 days, within a session's limit; strict reports it."),
    explicitlyBad: js(`import { sealData } from "iron-session"; await sealData(session, { password, ttl: 0 });`),
    safe: js(`import { sealData } from "iron-session"; await sealData(session, { password, ttl: 60 * 60 });`),
    unknown: js(`import { sealData } from "iron-session"; await sealData(session, options);`),
  },
  {
    row: "@elysiajs/jwt.sign",
    rule,
    insecureByDefault: js(`import { Elysia } from "elysia"; import { jwt } from "@elysiajs/jwt"; new Elysia().use(jwt({ name: "jwt", secret })).post("/login", ({ jwt }) => jwt.sign({ id }));`),
    explicitlyBad: js(`import { Elysia } from "elysia"; new Elysia().post("/login", ({ jwt }) => jwt.sign({ id, exp: "7d" }));`),
    safe: js(`import { Elysia } from "elysia"; new Elysia().post("/login", ({ jwt }) => jwt.sign({ id, exp: "15m" }));`),
    unknown: js(`import { Elysia } from "elysia"; new Elysia().use(setup).post("/login", ({ jwt }) => jwt.sign({ id }));`),
  },
  {
    row: "@elysiajs/jwt",
    rule,
    insecureByDefault: byTheCall,
    explicitlyBad: js(`import { jwt } from "@elysiajs/jwt"; export const setup = jwt({ name: "jwt", secret, exp: "7d" });`),
    safe: js(`import { jwt } from "@elysiajs/jwt"; export const setup = jwt({ name: "jwt", secret, exp: "15m" });`),
    unknown: js(`import { jwt } from "@elysiajs/jwt"; export const setup = jwt({ name: "jwt", secret, exp: process.env.TTL });`),
  },
];

/** Verified APIs of the same kind that issue no token, so that no row of this rule can stand for them. */
export const verifyingApis: Readonly<Record<string, string>> = {
  "jsonwebtoken.verify": "It verifies: a token's lifetime is decided where it is signed.",
  "jose.jwtVerify": "It verifies: a token's lifetime is decided where it is signed.",
  "passport-jwt": "It verifies: a token's lifetime is decided where it is signed.",
  "express-jwt": "It verifies: a token's lifetime is decided where it is signed.",
  "koa-jwt": "It verifies: a token's lifetime is decided where it is signed.",
  "jwt-decode": "It reads claims and neither signs nor verifies.",
  "jwks-rsa": "It fetches public keys.",
  "aws-jwt-verify": "It verifies tokens of Cognito.",
  "google-auth-library": "It verifies tokens of Google.",
};
