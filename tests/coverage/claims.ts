import type { Cell, RowCoverage } from "./cells";

const js = (code: string): Cell => ({ code, language: "js" });
const ts = (code: string): Cell => ({ code, language: "ts" });
const not = (notApplicable: string): Cell => ({ notApplicable });

const mutable = "no-mutable-claims-in-jwt";
const sensitive = "no-sensitive-claims-in-jwt";
const count = "max-jwt-claims";
const onlyWritten = not("A token holds nothing but what the code writes into it.");
const many = "{ a, b, c, d, e, f, g, h, i }";

interface Row {
  readonly row: string;
  /** Code that signs a payload. */
  readonly sign: (payload: string) => string;
  readonly language?: "js" | "ts";
  /** Why nothing is reported of secrets in it. */
  readonly encrypted?: string;
}

/** The cells of all three rules for a call that takes a payload. */
function cellsOf({ row, sign, language = "js", encrypted }: Row): readonly RowCoverage[] {
  const code = (payload: string) => (language === "js" ? js : ts)(sign(payload));
  const cells = { row, insecureByDefault: onlyWritten, safe: code("{ id }"), unknown: code("claims") };
  return [
    { ...cells, rule: mutable, explicitlyBad: code("{ id, role }") },
    { ...cells, rule: sensitive, explicitlyBad: encrypted ? not(encrypted) : code("{ id, password }"), ...(encrypted && { safe: code("{ id, password }") }) },
    { ...cells, rule: count, explicitlyBad: code(many) },
  ];
}

/** For a row of which these rules say nothing. */
function none(row: string, reason: string): readonly RowCoverage[] {
  const cell = not(reason);
  return [mutable, sensitive, count].map((rule) => ({ row, rule, insecureByDefault: cell, explicitlyBad: cell, safe: cell, unknown: cell }));
}

const readable = "Only who has the key can read it.";
const noClaims = "It takes a session or another token and no claims.";
const byTheCall = "It says nothing of what the tokens hold.";
const jose = `import { EncryptJWT, SignJWT, UnsecuredJWT } from "jose";`;

/** What the rules about claims say of each way to issue a token, and of each set-up that says what tokens hold. */
export const claimCoverage: readonly RowCoverage[] = [
  { row: "jsonwebtoken.sign", sign: (payload: string) => `import jwt from "jsonwebtoken"; jwt.sign(${payload}, key);` },
  { row: "jose.SignJWT", sign: (payload: string) => `${jose} new SignJWT(${payload}).setIssuedAt().sign(key);` },
  { row: "jose.EncryptJWT", sign: (payload: string) => `${jose} new EncryptJWT(${payload}).encrypt(key);`, encrypted: readable },
  { row: "jose.UnsecuredJWT", sign: (payload: string) => `${jose} new UnsecuredJWT(${payload}).encode();` },
  { row: "jose2.JWT.sign", sign: (payload: string) => `import { JWT } from "jose"; JWT.sign(${payload}, key);` },
  { row: "nestjs.jwt", sign: (payload: string) => `import { JwtService } from "@nestjs/jwt"; class Auth { constructor(private readonly jwt: JwtService) {} login(claims: object) { return this.jwt.signAsync(${payload}); } }`, language: "ts" as const },
  { row: "@fastify/jwt.sign", sign: (payload: string) => `import fastifyJwt from "@fastify/jwt"; app.register(fastifyJwt, { secret }); app.jwt.sign(${payload});` },
  { row: "@fastify/jwt.reply", sign: (payload: string) => `app.post("/login", async (request, reply) => reply.jwtSign(${payload}));` },
  { row: "hono/jwt.sign", sign: (payload: string) => `import { sign } from "hono/jwt"; await sign(${payload}, key);` },
  { row: "jwt-simple.encode", sign: (payload: string) => `import jwt from "jwt-simple"; jwt.encode(${payload}, key);` },
  { row: "jwt-encode", sign: (payload: string) => `import sign from "jwt-encode"; sign(${payload}, key);` },
  { row: "@tsndr/cloudflare-worker-jwt.sign", sign: (payload: string) => `import jwt from "@tsndr/cloudflare-worker-jwt"; await jwt.sign(${payload}, key);` },
  { row: "@hapi/jwt.generate", sign: (payload: string) => `import Jwt from "@hapi/jwt"; Jwt.token.generate(${payload}, key);` },
  { row: "fast-jwt.createSigner", sign: (payload: string) => `import { createSigner } from "fast-jwt"; const sign = createSigner({ key }); sign(${payload});` },
  { row: "njwt.create", sign: (payload: string) => `import njwt from "njwt"; njwt.create(${payload}, key).compact();` },
  { row: "paseto3", sign: (payload: string) => `import { V4 } from "paseto"; await V4.sign(${payload}, key);` },
  { row: "paseto4", sign: (payload: string) => `import { PublicProtocol } from "paseto"; const v4 = new PublicProtocol(SignFactory); await v4.Sign(key, ${payload});` },
  { row: "next-auth/jwt.encode", sign: (payload: string) => `import { encode } from "next-auth/jwt"; await encode({ token: ${payload}, secret });`, encrypted: readable },
  { row: "next-auth.jwt", sign: (payload: string) => `import NextAuth from "next-auth"; NextAuth({ callbacks: { jwt: ({ token }) => (${payload}) } });`, encrypted: readable },
  { row: "@auth/core.jwt", sign: (payload: string) => `import { Auth } from "@auth/core"; Auth(request, { callbacks: { jwt: () => (${payload}) } });`, encrypted: readable },
  { row: "better-auth.jwt", sign: (payload: string) => `import { jwt } from "better-auth/plugins"; jwt({ jwt: { definePayload: () => (${payload}) } });` },
  { row: "better-auth.getJwtToken", sign: (payload: string) => `import { getJwtToken } from "better-auth/plugins"; getJwtToken(ctx, { jwt: { definePayload: () => (${payload}) } });` },
  { row: "@elysiajs/jwt.sign", sign: (payload: string) => `import { Elysia } from "elysia"; new Elysia().post("/login", ({ jwt }) => jwt.sign(${payload}));` },
  {
    row: "hand-made",
    sign: (payload: string) => `import { createHmac } from "node:crypto"; const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url"); const head = part({ typ: "JWT" }); const body = part(${payload}); createHmac("sha256", key).update(\`\${head}.\${body}\`);`,
  },
  { row: "own-signer", sign: (payload: string) => `import { signJwt } from "./jwt"; signJwt(${payload});` },
].flatMap(cellsOf).concat(
  none("firebase-admin.createSessionCookie", noClaims),
  none("iron-webcrypto.seal", noClaims),
  none("iron-session.sealData", noClaims),
  none("nestjs.JwtModule", byTheCall),
  none("@fastify/jwt", byTheCall),
  none("@elysiajs/jwt", byTheCall),
);
