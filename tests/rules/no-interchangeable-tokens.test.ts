import rule from "../../src/rules/no-interchangeable-tokens";
import { testRule, type ExpectedError, type InvalidCase } from "../rule-tester";

const error = (purpose: string, other = "access", line = "2"): ExpectedError => ({ messageId: "interchangeable", data: { purpose, other, line } });
const jwt = `import jwt from "jsonwebtoken";\n`;
const pair = (access: string, refresh: string) => `${jwt}const accessToken = ${access};\nconst refreshToken = ${refresh};`;
const bad = (name: string, code: string, ...errors: readonly ExpectedError[]): InvalidCase => ({ name, code, errors: errors.length > 0 ? errors : [error("refresh")] });

const pairs: InvalidCase[] = [
  bad("an access and a refresh token", pair(`jwt.sign({ id }, process.env.JWT_SECRET, { expiresIn: "15m" })`, `«jwt.sign»({ id }, process.env.JWT_SECRET, { expiresIn: "7d" })`)),
  bad("the refresh token first", `${jwt}const refreshToken = «jwt.sign»({ id }, KEY);\nconst accessToken = jwt.sign({ id }, KEY);`, error("refresh", "access", "3")),
  bad("a reset token", `${jwt}const accessToken = jwt.sign({ id }, KEY);\nconst resetToken = «jwt.sign»({ id }, KEY);`, error("one-time")),
  bad("a token without evidence is an access token", `${jwt}exports.login = (req, res) => res.json(jwt.sign({ id: req.user.id }, KEY));\nexports.forgot = (user) => { const resetToken = «jwt.sign»({ id: user.id }, KEY); mail(resetToken); };`, error("one-time")),
  bad("a refresh and a reset token", `${jwt}const refreshToken = jwt.sign({ id }, KEY);\nconst inviteToken = «jwt.sign»({ id }, KEY);`, error("one-time", "refresh")),
  bad("three purposes", `${jwt}const accessToken = jwt.sign({ id }, KEY);\nconst refreshToken = «jwt.sign»({ id }, KEY);\nconst resetToken = «jwt.sign»({ id }, KEY);`, error("refresh"), error("one-time")),
  bad("more claims in one of them", pair(`jwt.sign({ id, role }, KEY)`, `«jwt.sign»({ id, jti, version: user.tokenVersion }, KEY)`)),
  bad("the same claims in a variable", `${jwt}const claims = load(); const accessToken = jwt.sign(claims, KEY);\nconst refreshToken = «jwt.sign»(claims, KEY);`),
  bad("the same claims from a parameter", `${jwt}const issue = (claims) => ({ access: jwt.sign(claims, KEY), refresh: «jwt.sign»(claims, KEY) });`),
  bad("the same type in both", pair(`jwt.sign({ id, typ: "jwt" }, KEY)`, `«jwt.sign»({ id, typ: "jwt" }, KEY)`)),
  bad("the same audience in both", pair(`jwt.sign({ id }, KEY, { audience: "api" })`, `«jwt.sign»({ id }, KEY, { audience: "api" })`)),
  bad("the user as the subject of both", pair(`jwt.sign({ name }, KEY, { subject: user.id })`, `«jwt.sign»({ name }, KEY, { subject: String(user.id) })`)),
  bad("a literal key", pair(`jwt.sign({ id }, "k")`, `«jwt.sign»({ id }, "k")`)),
  bad("a key behind two names", `${jwt}const accessToken = jwt.sign({ id }, config.secret); const config = load();\nconst { secret } = config; const refreshToken = «jwt.sign»({ id }, secret);`),
  bad("a key that is read", pair(`jwt.sign({ id }, config.get("JWT_SECRET"))`, `«jwt.sign»({ id }, config.get("JWT_SECRET"))`)),
  bad("two functions", `${jwt}export const createAccessToken = (id) => jwt.sign({ id }, KEY, { expiresIn: "15m" });\nexport const createRefreshToken = (id) => «jwt.sign»({ id }, KEY, { expiresIn: "30d" });`),
  bad("two calls of a wrapper", `${jwt}const sign = (id, expiresIn) => jwt.sign({ id }, KEY, { expiresIn });\nconst accessToken = sign(1, "15m");\nconst refreshToken = «sign»(1, "30d");`, error("refresh", "access", "3")),
  bad("a function that several call, once", `${jwt}const createAccessToken = (id) => jwt.sign({ id }, KEY, { expiresIn: env.TTL });\nconst createRefreshToken = (id, expiresIn) => «jwt.sign»({ id }, KEY, { expiresIn }); createRefreshToken(user.id, "1d"); createRefreshToken(other.id, "1d");`),
  bad("jose", `import { SignJWT } from "jose";\nconst accessToken = await new SignJWT({ sub }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("15m").sign(key);\nconst refreshToken = await new SignJWT({ sub }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("30d").«sign»(key);`),
  bad("fast-jwt", `import { createSigner } from "fast-jwt";\nconst signAccess = createSigner({ key: KEY, expiresIn: "15m" }); const accessToken = signAccess({ id });\nconst signRefresh = «createSigner»({ key: KEY, expiresIn: "30d" }); const refreshToken = signRefresh({ id });`),
  bad("Fastify's key", `import Fastify from "fastify"; const fastify = Fastify();\nconst accessToken = fastify.jwt.sign({ id }, { expiresIn: "15m" });\nconst refreshToken = «fastify.jwt.sign»({ id }, { expiresIn: "30d" });`),
];

testRule(rule, {
  javascript: {
    valid: [
      { name: "a test, which signs what no server would", filename: "src/auth.test.js", code: pair(`jwt.sign({ id }, KEY)`, `jwt.sign({ id }, KEY)`) },
      { name: "keys of their own", code: pair(`jwt.sign({ id }, process.env.ACCESS_SECRET)`, `jwt.sign({ id }, process.env.REFRESH_SECRET)`) },
      { name: "a key that may be another", code: pair(`jwt.sign({ id }, process.env.SECRET)`, `jwt.sign({ id }, process.env.REFRESH_SECRET || process.env.SECRET)`) },
      { name: "a key with the user's password hash", code: `${jwt}const accessToken = jwt.sign({ id }, KEY); const resetToken = jwt.sign({ id }, KEY + user.password);` },
      { name: "keys that are made", code: pair(`jwt.sign({ id }, randomBytes(32))`, `jwt.sign({ id }, randomBytes(32))`) },
      { name: "a key from a parameter", code: `${jwt}const issue = (claims, key) => jwt.sign(claims, key); export const accessToken = (key) => jwt.sign({ id }, key); export const refreshToken = (key) => jwt.sign({ id }, key);` },
      { name: "a claim that tells", code: pair(`jwt.sign({ id }, KEY)`, `jwt.sign({ id, type: "refresh" }, KEY)`) },
      { name: "a claim of another file", code: pair(`jwt.sign({ id, type: Types.ACCESS }, KEY)`, `jwt.sign({ id, type: Types.REFRESH }, KEY)`) },
      { name: "a claim given to a wrapper", code: `${jwt}const sign = (sub, exp, type) => { const payload = { sub, exp: exp.unix(), type }; return jwt.sign(payload, KEY); }; const accessToken = sign(1, soon, types.ACCESS); const refreshToken = sign(1, later, types.REFRESH);` },
      { name: "token_use", code: pair(`jwt.sign({ id, token_use: "access" }, KEY)`, `jwt.sign({ id, token_use: "refresh" }, KEY)`) },
      { name: "a scope", code: pair(`jwt.sign({ id, scope }, KEY)`, `jwt.sign({ id }, KEY)`) },
      { name: "a flag", code: pair(`jwt.sign({ id }, KEY)`, `jwt.sign({ id, isRefresh: true }, KEY)`) },
      { name: "a claim named after the purpose", code: pair(`jwt.sign({ id }, KEY)`, `jwt.sign({ id, refreshId }, KEY)`) },
      { name: "an audience", code: pair(`jwt.sign({ id }, KEY, { audience: "api" })`, `jwt.sign({ id }, KEY, { audience: "refresh" })`) },
      { name: "an audience among the claims", code: pair(`jwt.sign({ id, aud: API }, KEY)`, `jwt.sign({ id }, KEY)`) },
      { name: "an issuer", code: pair(`jwt.sign({ id }, KEY, { issuer: "a" })`, `jwt.sign({ id }, KEY, { issuer: "b" })`) },
      { name: "a subject that says it", code: pair(`jwt.sign({ id }, KEY, { subject: "access" })`, `jwt.sign({ id }, KEY, { subject: "refresh" })`) },
      { name: "a header", code: pair(`jwt.sign({ id }, KEY, { header: { typ: "at+jwt" } })`, `jwt.sign({ id }, KEY)`) },
      { name: "jose's header", code: `import { SignJWT } from "jose"; const accessToken = await new SignJWT({ sub }).setProtectedHeader({ alg: "HS256", typ: "at+jwt" }).sign(key); const refreshToken = await new SignJWT({ sub }).setProtectedHeader({ alg: "HS256" }).sign(key);` },
      { name: "jose's audience", code: `import { SignJWT } from "jose"; const accessToken = await new SignJWT({ sub }).setAudience("api").sign(key); const refreshToken = await new SignJWT({ sub }).setAudience("auth").sign(key);` },
      { name: "claims without a common name", code: `${jwt}const accessToken = jwt.sign({ user: { id } }, KEY); const resetToken = jwt.sign({ email }, KEY);` },
      { name: "unknown claims", code: pair(`jwt.sign(claims, KEY)`, `jwt.sign(others, KEY)`) },
      { name: "claims that are spread", code: pair(`jwt.sign({ id }, KEY)`, `jwt.sign({ id, ...rest }, KEY)`) },
      { name: "options of another file", code: pair(`jwt.sign({ id }, KEY, accessOptions)`, `jwt.sign({ id }, KEY, refreshOptions)`) },
      { name: "two tokens of one purpose", code: `${jwt}const accessToken = jwt.sign({ id }, KEY); const token = jwt.sign({ id }, KEY);` },
      { name: "one token", code: `${jwt}const refreshToken = jwt.sign({ id }, KEY);` },
      { name: "a token for another service", code: `${jwt}const accessToken = jwt.sign({ iss }, KEY); const clientAssertion = jwt.sign({ iss }, KEY);` },
      { name: "a token that is encrypted", code: `import { EncryptJWT, SignJWT } from "jose"; const accessToken = await new SignJWT({ sub }).sign(key); const refreshToken = await new EncryptJWT({ sub }).encrypt(key);` },
      { name: "a taught signer, whose key is not known", code: `import { issue } from "./tokens"; const accessToken = issue({ id }); const refreshToken = issue({ id });`, session: { signers: [{ name: "issue", from: "file", arguments: { payload: 0 } }] } },
    ],
    invalid: pairs,
  },
  typescript: {
    valid: [
      { name: "Nest's secrets", code: `import { JwtService } from "@nestjs/jwt"; class A { constructor(private jwtService: JwtService) {} issue(id: string) { return { accessToken: this.jwtService.sign({ id }), refreshToken: this.jwtService.sign({ id }, { secret: REFRESH }) }; } }` },
      { name: "two services of Nest", code: `import { JwtService } from "@nestjs/jwt"; class A { constructor(private access: JwtService, private refresh: JwtService) {} issue(id: string) { return { accessToken: this.access.sign({ id }), refreshToken: this.refresh.sign({ id }) }; } }` },
      { name: "Fastify's namespaces", code: `import type { FastifyReply, FastifyRequest } from "fastify"; export async function login(request: FastifyRequest, reply: FastifyReply) { const accessToken = await reply.accessJwtSign({ id }); const refreshToken = await reply.refreshJwtSign({ id }); return { accessToken, refreshToken }; }` },
      { name: "a claim of an enum", code: `import jwt from "jsonwebtoken"; enum Use { Access = "a", Refresh = "r" } const accessToken = jwt.sign({ id, use: Use.Access }, KEY); const refreshToken = jwt.sign({ id, use: Use.Refresh }, KEY);` },
    ],
    invalid: [
      bad("the key of Nest's module", `import { JwtService } from "@nestjs/jwt"; class A { constructor(private readonly jwtService: JwtService) {} async issue(id: string) {\nconst accessToken = await this.jwtService.signAsync({ sub: id }, { expiresIn: "15m" });\nconst refreshToken = await «this.jwtService.signAsync»({ sub: id }, { expiresIn: "30d" }); return { accessToken, refreshToken }; } }`),
      bad("casts", `import * as jwt from "jsonwebtoken";\nconst accessToken = jwt.sign({ id } satisfies Claims, process.env.KEY!);\nconst refreshToken = «jwt.sign»({ id } as Claims, process.env.KEY as string);`),
    ],
  },
});
