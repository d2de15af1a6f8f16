import { describe, expect, it } from "vitest";
import { Credentials } from "../../src/facts/credential";
import { Receivers } from "../../src/facts/receivers";
import type { FactContext } from "../../src/facts/session-facts";
import { collectTokenIssues, type TokenIssue } from "../../src/facts/token-issues";
import { tokenSetUps } from "../../src/facts/token-set-ups";
import { sessionSettings } from "../../src/rule/settings";
import { probe } from "../analysis/probe";

const settings = sessionSettings({ session: { signers: [{ name: "issueToken", from: "file", arguments: { payload: 0 }, defaults: { expiresIn: "15m" } }] } });

function inFile<T>(code: string, read: (context: FactContext) => T): T {
  return probe(code, ({ file }) => {
    const receivers = new Receivers(file);
    return read({ file, settings, receivers, credentials: new Credentials(file, receivers, settings) } as FactContext);
  });
}

const issuesIn = <T>(code: string, read: (issue: TokenIssue, text: (node: { range: [number, number] } | undefined) => string | undefined) => T) =>
  inFile(code, (context) => collectTokenIssues(context).map((issue) => read(issue, (node) => node && code.slice(...node.range))));

const jwt = `import jwt from "jsonwebtoken"; `;

describe("what a token is made from", () => {
  it.each([
    ["jsonwebtoken", `${jwt}jwt.sign({ id }, key, { algorithm: "HS256" })`, { payload: "{ id }", key: "key", algorithm: '"HS256"' }],
    ["options in a constant", `${jwt}const options = { algorithm }; jwt.sign(claims, KEYS.access, options)`, { payload: "claims", key: "KEYS.access", algorithm: "algorithm" }],
    ["jose", `import { SignJWT } from "jose"; new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(privateKey)`, { payload: "claims", key: "privateKey", algorithm: undefined }],
    ["njwt", `import njwt from "njwt"; njwt.create(claims, key).compact()`, { payload: "claims", key: "key", algorithm: undefined }],
    ["Nest", `import { JwtService } from "@nestjs/jwt"; declare const jwtService: JwtService; jwtService.sign(claims, { secret: KEY })`, { payload: "claims", key: "KEY", algorithm: undefined }],
    ["Auth.js", `import { encode } from "next-auth/jwt"; encode({ token: claims, secret })`, { payload: "claims", key: "secret", algorithm: undefined }],
    ["a signer that is made first", `import { createSigner } from "fast-jwt"; const sign = createSigner({ key: KEY, algorithm: "EdDSA" }); sign(claims)`, { payload: "claims", key: "KEY", algorithm: '"EdDSA"' }],
    ["a taught signer", `import { issueToken } from "./tokens"; issueToken({ id })`, { payload: "{ id }", key: undefined, algorithm: undefined }],
  ])("%s", (_name, code, expected) => {
    const found = issuesIn(code, ({ payload, key, algorithm }, text) => {
      const [slot] = algorithm;
      return { payload: text(payload.node), key: text(key), algorithm: slot?.state === "value" ? text(slot.node) : undefined };
    });
    expect(found).toEqual([expected]);
  });

  it("the header of a builder", () => {
    const code = `import { SignJWT } from "jose"; new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(key)`;
    expect(issuesIn(code, ({ steps }, text) => text(steps?.find(({ name }) => name === "setProtectedHeader")?.call.arguments[0]))).toEqual(['{ alg: "RS256" }']);
  });

  it.each([
    ["a literal", `${jwt}jwt.sign({ id }, key)`, ["object", ["id"]]],
    ["a literal with a spread", `${jwt}jwt.sign({ ...user, id }, key)`, ["object", ["id"]]],
    ["a text", `${jwt}jwt.sign("user", key)`, ["text", []]],
    ["a parameter", `${jwt}export const issue = (claims) => jwt.sign(claims, key)`, ["unknown", []]],
    ["a validated literal", `${jwt}jwt.sign(Claims.parse({ id }), key)`, ["object", ["id"]]],
  ])("the nature of a payload: %s", (_name, code, expected) => {
    expect(issuesIn(code, ({ payload }) => [payload.nature, payload.view.properties.map(({ name }) => name)])).toEqual([expected]);
  });
});

describe("how long it lives", () => {
  it.each([
    ["alternatives", `${jwt}jwt.sign({ id }, key, { expiresIn: long ? "2h" : "1h" })`, [[7200, 3600]], ["whole"]],
    ["a default", `import { sealData } from "iron-session"; sealData(data, { password })`, [[1_209_600]], ["whole"]],
    ["nothing", `${jwt}jwt.sign({ id }, key)`, [["none"]], ["whole"]],
    ["a condition", `${jwt}const options = {}; if (x) options.expiresIn = "1h"; jwt.sign({ id }, key, options)`, [["none", 3600]], ["whole"]],
    ["the environment", `${jwt}jwt.sign({ id }, key, { expiresIn: process.env.TTL })`, [["unknown"]], ["partial"]],
    ["a module elsewhere", `import { JwtService } from "@nestjs/jwt"; declare const jwtService: JwtService; jwtService.sign({ id })`, [["unknown"]], ["partial"]],
    ["a plugin in the file", `import jwt from "@fastify/jwt"; app.register(jwt, { sign: { expiresIn: "1h" } }); app.jwt.sign({ id })`, [[3600]], ["partial"]],
    ["a wrapper and its calls", `${jwt}const issue = (claims, ttl) => jwt.sign(claims, key, { expiresIn: ttl }); issue({ id }, "1h"); issue({ id }, "2h");`, [["unknown"], [3600], [7200]], ["partial", "whole", "whole"]],
    ["a taught default", `import { issueToken } from "./tokens"; issueToken({ id })`, [[900]], ["whole"]],
    ["a builder that is handed on", `import { SignJWT } from "jose"; const jwt = new SignJWT({ id }); setUp(jwt); jwt.sign(key)`, [["unknown"]], ["partial"]],
  ])("%s", (_name, code, lifetimes, completeness) => {
    const found = issuesIn(code, (issue) => issue);
    expect(found.map((issue) => issue.lifetimes.map(({ seconds }) => seconds))).toEqual(lifetimes);
    expect(found.map((issue) => issue.completeness)).toEqual(completeness);
  });
});

describe("set-ups", () => {
  it.each([
    ["a module", `import { JwtModule } from "@nestjs/jwt"; JwtModule.register({ secret, signOptions: { expiresIn: "1h" } })`, ["nestjs.JwtModule", [3600]]],
    ["a module's factory", `import { JwtModule } from "@nestjs/jwt"; JwtModule.registerAsync({ useFactory() { return { signOptions: { expiresIn: "1h" } } } })`, ["nestjs.JwtModule", [3600]]],
    ["a plugin", `import jwt from "@fastify/jwt"; app.register(jwt, { secret })`, ["@fastify/jwt", ["absent"]]],
    ["options by their type, given to the call too", `import NextAuth, { type NextAuthOptions } from "next-auth"; const options: NextAuthOptions = { jwt: { maxAge: 60 } }; NextAuth(options)`, ["next-auth.jwt", [60]]],
    ["a default", `import { jwt } from "better-auth/plugins"; jwt({})`, ["better-auth.jwt", [900]]],
  ])("%s", (_name, code, expected) => {
    const found = inFile(code, (context) => tokenSetUps(context).map(({ row, lifetimes }) => [row.id, lifetimes.map((lifetime) => (lifetime === "absent" ? lifetime : lifetime.seconds))]));
    expect(found).toEqual([expected]);
  });
});

describe("purposes", () => {
  it.each([
    ["no evidence", `jwt.sign({ id }, key)`, "access", "none"],
    ["a claim", `jwt.sign({ id, type: "refresh" }, key)`, "refresh", "claim"],
    ["a claim of another file", `jwt.sign({ id, purpose: Purpose.PasswordReset }, key)`, "one-time", "claim"],
    ["a flag among the claims", `jwt.sign({ id, isRefresh: true }, key)`, "refresh", "claim"],
    ["a variable", `const refreshToken = jwt.sign({ id }, key)`, "refresh", "name"],
    ["a property", `user.resetToken = jwt.sign({ id }, key)`, "one-time", "name"],
    ["a cookie", `res.cookie("refresh_token", jwt.sign({ id }, key))`, "refresh", "name"],
    ["a key", `jwt.sign({ id }, config.jwt.refreshSecret)`, "refresh", "key"],
    ["a key that is read", `jwt.sign({ id }, config.get("EMAIL_SECRET"))`, "one-time", "key"],
    ["a key behind a constant", `const secret = process.env.REFRESH_SECRET; jwt.sign({ id }, secret)`, "refresh", "key"],
    ["a lifetime's constant", `jwt.sign({ id }, key, { expiresIn: REFRESH_TTL })`, "refresh", "option"],
    ["a subject", `jwt.sign({ id }, key, { subject: "activation" })`, "one-time", "claim"],
    ["a link", `const token = jwt.sign({ id }, key); mail(\`/activate?token=\${token}\`)`, "one-time", "use"],
    ["a record", `const token = jwt.sign({ id }, key); save({ refreshToken: token })`, "refresh", "use"],
    ["a mail of another file", `const token = jwt.sign({ id }, key); addMemberMail(user.name, token)`, "one-time", "use"],
    ["a mail that is sent", `const token = jwt.sign({ id }, key); transporter.sendMail({ to, html: token })`, "one-time", "use"],
    ["somebody found by his address", `const token = jwt.sign({ id }, key); loginByEmail(user.email, token)`, "access", "none"],
    ["an address that is changed", `const token = jwt.sign({ id }, key); updateEmail(token)`, "access", "none"],
    ["a function", `function createInviteToken() { return jwt.sign({ id }, key) }`, "one-time", "function"],
    ["a class", `class RefreshTokens { make() { return jwt.sign({ id }, key) } }`, "refresh", "function"],
    ["an object of functions", `const refreshTokens = { make() { return jwt.sign({ id }, key) } }`, "refresh", "function"],
    ["a service", `const serviceToken = jwt.sign({ id }, key)`, "service", "name"],
    ["a service that has settings says nothing", `const key = (configService) => jwt.sign({ id }, configService.jwt.secret)`, "access", "none"],
    ["a field with a service of settings says nothing", `class Tokens { make() { return jwt.sign({ id }, this.configService.jwtSecret) } }`, "access", "none"],
    ["a service's own key", `class Tokens { make() { return jwt.sign({ id }, this.settings.serviceSecret) } }`, "service", "key"],
    ["a service class says nothing", `class AuthService { make() { return jwt.sign({ id }, this.configService.get("JWT_SECRET")) } }`, "access", "none"],
    ["a handler says nothing", `function resetPassword(req, res) { res.json({ token: jwt.sign({ id }, key) }) }`, "access", "none"],
    ["signing in by e-mail is no e-mail token", `function signInWithEmail(email) { return jwt.sign({ email }, key) }`, "access", "none"],
    ["an access token beats its function", `function refreshTokens() { const accessToken = jwt.sign({ id }, key) }`, "access", "name"],
    ["what verifies a token says nothing", `const token = jwt.sign({ id }, key); verifyToken(token)`, "access", "none"],
    ["an audience says no service", `jwt.sign({ id }, key, { audience: "order-service" })`, "access", "none"],
  ])("%s", (_name, code, purpose, by) => {
    expect(issuesIn(jwt + code, (issue) => [issue.purpose.purpose, issue.purpose.by])).toEqual([[purpose, by]]);
  });
});
