import { verifierRows } from "../../src/model/verifiers/index";
import type { Cell, CoverageCase, RowCoverage } from "./cells";

const none = (notApplicable: string): Cell => ({ notApplicable });
const js = (code: string, options?: object): CoverageCase => ({ code, ...(options && { options }) });
const ts = (code: string, options?: object): CoverageCase => ({ code, language: "ts", ...(options && { options }) });

const nestService = (call: string) => `import { JwtModule, JwtService } from "@nestjs/jwt"; JwtModule.register({ secret }); class S { constructor(private jwt: JwtService) {} async read(token: string) { ${call} } }`;

/** Programs in which `OPTIONS` stands for properties of the options for verifying, with a comma at the end. */
const programs: Readonly<Record<string, CoverageCase>> = {
  "jsonwebtoken.verify": js(`import jwt from "jsonwebtoken"; jwt.verify(token, key, { OPTIONS });`),
  "jose.jwtVerify": js(`import { createRemoteJWKSet, jwtVerify } from "jose"; await jwtVerify(token, createRemoteJWKSet(address), { OPTIONS });`),
  "jose.compactVerify": js(`import { compactVerify } from "jose"; await compactVerify(token, key, { OPTIONS });`),
  "jose2.JWT.verify": js(`import { JWT } from "jose"; JWT.verify(token, key, { OPTIONS });`),
  "fast-jwt.createVerifier": js(`import { createVerifier } from "fast-jwt"; createVerifier({ key, OPTIONS });`),
  "paseto3.verify": js(`import { V4 } from "paseto"; await V4.verify(token, key, { OPTIONS });`),
  "paseto4.verify": js(`import { PublicProtocol } from "paseto"; await new PublicProtocol().Verify(key, token, { OPTIONS });`),
  "@tsndr/cloudflare-worker-jwt.verify": js(`import jwt from "@tsndr/cloudflare-worker-jwt"; const claims = await jwt.verify(token, key, { OPTIONS });`),
  "nestjs.jwt.verify": ts(nestService("return this.jwt.verify(token, { OPTIONS });")),
  "nestjs.jwt.verifyAsync": ts(nestService("return this.jwt.verifyAsync(token, { OPTIONS });")),
  "nestjs.JwtModule.verify": js(`import { JwtModule } from "@nestjs/jwt"; JwtModule.register({ secret, verifyOptions: { OPTIONS } });`),
  "passport-jwt": js(`import { Strategy } from "passport-jwt"; import { passportJwtSecret } from "jwks-rsa"; new Strategy({ jwtFromRequest, secretOrKeyProvider: passportJwtSecret({ jwksUri }), OPTIONS }, verify);`),
  "express-jwt": js(`import { expressjwt } from "express-jwt"; import { expressJwtSecret } from "jwks-rsa"; app.use(expressjwt({ secret: expressJwtSecret({ jwksUri }), OPTIONS }));`),
  "koa-jwt": js(`import jwt from "koa-jwt"; import { koaJwtSecret } from "jwks-rsa"; app.use(jwt({ secret: koaJwtSecret({ jwksUri }), OPTIONS }));`),
  "@fastify/jwt.verify": js(`import jwt from "@fastify/jwt"; fastify.jwt.verify(token, { OPTIONS });`),
  "@fastify/jwt.jwtVerify": js(`import jwt from "@fastify/jwt"; fastify.addHook("onRequest", async (request) => { await request.jwtVerify({ OPTIONS }); });`),
  "@fastify/jwt.plugin": js(`import jwt from "@fastify/jwt"; fastify.register(jwt, { secret, verify: { OPTIONS } });`),
  "hono/jwt.verify": js(`import { verify } from "hono/jwt"; await verify(token, key, { alg: "HS256", OPTIONS });`),
  "hono/jwt.verifyWithJwks": js(`import { verifyWithJwks } from "hono/jwt"; await verifyWithJwks(token, { jwks_uri: address, allowedAlgorithms: ["RS256"], verification: { OPTIONS } });`),
  "hono/jwt.middleware": js(`import { jwt } from "hono/jwt"; app.use(jwt({ secret, alg: "HS256", verification: { OPTIONS } }));`),
  "hono/jwk.middleware": js(`import { jwk } from "hono/jwk"; app.use(jwk({ jwks_uri: address, alg: ["RS256"], verification: { OPTIONS } })); const jwt = 1;`),
  "@hapi/jwt.verify": js(`import Jwt from "@hapi/jwt"; Jwt.token.verify(artifacts, key, { OPTIONS });`),
  "@hapi/jwt.strategy": js(`import Jwt from "@hapi/jwt"; server.auth.strategy("default", "jwt", { keys, verify: { OPTIONS } });`),
  "google-auth-library.verifyIdToken": js(`import { OAuth2Client } from "google-auth-library"; await new OAuth2Client(id).verifyIdToken({ idToken, OPTIONS });`),
  "aws-jwt-verify.CognitoJwtVerifier": js(`import { CognitoJwtVerifier } from "aws-jwt-verify"; CognitoJwtVerifier.create({ userPoolId, OPTIONS });`),
  "aws-jwt-verify.JwtVerifier": js(`import { JwtRsaVerifier } from "aws-jwt-verify"; JwtRsaVerifier.create({ issuer, OPTIONS });`),
};

function filled(row: string, options: string, ruleOptions?: object): CoverageCase {
  const program = programs[row];
  if (!program) throw new Error(`${row} has no program.`);
  return { ...program, code: program.code.replace("OPTIONS", options), ...(ruleOptions && { options: ruleOptions }) };
}

const rowsWith = (has: "algorithms" | "audience" | "expiry") => verifierRows.filter((row) => row[has] !== undefined);

/** What `require-jwt-algorithms` says of each list of algorithms. */
export const algorithmRows = rowsWith("algorithms");
const always = { require: "always" };
const bound = none("The library ties the algorithm to the key, has one of its own, or refuses to work without.");
const algorithmArguments: Readonly<Record<string, (algorithm: string) => CoverageCase>> = {
  "jwt-simple.decode": (algorithm) => js(`import jwt from "jwt-simple"; jwt.decode(token, key, false, ${algorithm});`),
  "njwt.verify": (algorithm) => js(`import njwt from "njwt"; njwt.verify(token, key, ${algorithm});`),
  "jws.verify": (algorithm) => js(`import jws from "jws"; if (jws.verify(token, ${algorithm}, key)) go();`),
};
export const algorithmCoverage: readonly RowCoverage[] = algorithmRows.map(({ id, algorithms, role }): RowCoverage => {
  const rule = "require-jwt-algorithms";
  const bare = algorithmArguments[id];
  if (bare) {
    return { row: id, rule, insecureByDefault: algorithms?.without === "unbound" ? bare("undefined") : bound, explicitlyBad: bare('"none"'), safe: bare('"HS256"'), unknown: bare("config.algorithm") };
  }
  if (id === "@hapi/jwt.verify") return { row: id, rule, insecureByDefault: bound, explicitlyBad: none("The key's own object names the algorithms."), safe: filled(id, ""), unknown: filled(id, "...options") };
  if (id === "hono/jwt.verify") {
    const call = (algorithm: string) => js(`import { verify } from "hono/jwt"; await verify(token, key, ${algorithm});`);
    return { row: id, rule, insecureByDefault: bound, explicitlyBad: call('"none"'), safe: call('"HS256"'), unknown: call("config.algorithm") };
  }
  const { option } = algorithms ?? {};
  const list = option === "algorithm" ? (value: string) => `algorithm: ${value},` : (value: string) => `${option}: [${value}],`;
  const isElsewhere = role === "set-up" && id.startsWith("nestjs");
  return {
    row: id,
    rule,
    insecureByDefault: isElsewhere ? none("Each call that verifies may list them.") : algorithms?.without === "by-key" ? filled(id, "", always) : bound,
    explicitlyBad: filled(id, list('"none"')),
    safe: filled(id, list('"RS256"'), always),
    unknown: filled(id, "...options,", always),
  };
});

/** What `no-ignored-jwt-expiration` says of each way to let expired tokens in. */
export const expiryRows = rowsWith("expiry");
export const expiryCoverage: readonly RowCoverage[] = expiryRows.map(({ id, expiry }) => ({
  row: id,
  rule: "no-ignored-jwt-expiration",
  insecureByDefault: none("Every library looks at the expiry unless it is told not to."),
  explicitlyBad: filled(id, `${expiry?.option}: ${expiry?.value},`),
  safe: filled(id, `${expiry?.option}: ${!expiry?.value},`),
  unknown: filled(id, `${expiry?.option}: config.lenient,`),
}));

/** What `require-jwt-audience` says of each option for an audience. */
export const audienceRows = rowsWith("audience");
const ownKeys = none("It verifies with the application's own keys, or with a module's that another file sets up.");
const remote = new Set([
  "jose.jwtVerify", "passport-jwt", "express-jwt", "koa-jwt", "hono/jwt.verifyWithJwks", "hono/jwk.middleware", "google-auth-library.verifyIdToken",
]);
const refused = none("Without the option the library throws.");
export const audienceCoverage: readonly RowCoverage[] = audienceRows.map(({ id, audience }): RowCoverage => {
  const rule = "require-jwt-audience";
  const safe = filled(id, `${audience}: id,`);
  const unknown = filled(id, "...options,");
  if (id === "jsonwebtoken.verify") {
    const call = (options: string) => js(`import jwt from "jsonwebtoken"; import jwksClient from "jwks-rsa"; const key = await jwksClient({ jwksUri }).getSigningKey(kid); jwt.verify(token, key.getPublicKey(), { ${options} });`);
    return { row: id, rule, insecureByDefault: call(""), explicitlyBad: call("audience: undefined"), safe: call("audience: id"), unknown: call("...options") };
  }
  if (id.startsWith("aws-jwt-verify")) return { row: id, rule, insecureByDefault: refused, explicitlyBad: filled(id, `${audience}: null,`), safe, unknown };
  if (!remote.has(id)) return { row: id, rule, insecureByDefault: ownKeys, explicitlyBad: ownKeys, safe, unknown };
  return { row: id, rule, insecureByDefault: filled(id, ""), explicitlyBad: filled(id, `${audience}: undefined,`), safe, unknown };
});

/** Calls that verify and give a promise, as they stand in an async function. */
const promises: Readonly<Record<string, (use: (call: string) => string) => CoverageCase>> = {
  "jose.jwtVerify": (use) => js(`import { jwtVerify } from "jose"; ${use("jwtVerify(token, key)")}`),
  "jose.compactVerify": (use) => js(`import { compactVerify } from "jose"; ${use("compactVerify(token, key)")}`),
  "jose.jwtDecrypt": (use) => js(`import { jwtDecrypt } from "jose"; ${use("jwtDecrypt(token, key)")}`),
  "paseto3.verify": (use) => js(`import { V4 } from "paseto"; ${use("V4.verify(token, key)")}`),
  "paseto4.verify": (use) => js(`import { PublicProtocol } from "paseto"; ${use("new PublicProtocol().Verify(key, token)")}`),
  "@tsndr/cloudflare-worker-jwt.verify": (use) => js(`import jwt from "@tsndr/cloudflare-worker-jwt"; ${use("jwt.verify(token, key)")}`),
  "nestjs.jwt.verifyAsync": (use) => js(`import { JwtService } from "@nestjs/jwt"; const service = new JwtService(); ${use("service.verifyAsync(token)")}`),
  "@fastify/jwt.jwtVerify": (use) => js(`import jwt from "@fastify/jwt"; ${use("request.jwtVerify()")}`),
  "hono/jwt.verify": (use) => js(`import { verify } from "hono/jwt"; ${use('verify(token, key, "HS256")')}`),
  "hono/jwt.verifyWithJwks": (use) => js(`import { verifyWithJwks } from "hono/jwt"; ${use("verifyWithJwks(token, options)")}`),
  "@elysiajs/jwt.verify": (use) => js(`import { Elysia } from "elysia"; ${use("jwt.verify(token)")}`),
  "google-auth-library.verifyIdToken": (use) => js(`import { OAuth2Client } from "google-auth-library"; const client = new OAuth2Client(id); ${use("client.verifyIdToken({ idToken })")}`),
  "firebase-admin.verify": (use) => js(`import { getAuth } from "firebase-admin/auth"; ${use("getAuth().verifyIdToken(token)")}`),
  "aws-jwt-verify.verify": (use) => js(`import { CognitoJwtVerifier } from "aws-jwt-verify"; const verifier = CognitoJwtVerifier.create(options); ${use("verifier.verify(token)")}`),
  "next-auth/jwt.decode": (use) => js(`import { getToken } from "next-auth/jwt"; ${use("getToken({ req })")}`),
  "iron.unseal": (use) => js(`import { unseal } from "iron-webcrypto"; ${use("unseal(seal, password, defaults)")}`),
  "iron-session.unsealData": (use) => js(`import { unsealData } from "iron-session"; ${use("unsealData(seal, { password })")}`),
};
export const promiseRows = verifierRows.filter((row) => row.role === "verify" && row.result === "promise");
export const promiseCoverage: readonly RowCoverage[] = promiseRows.map(({ id }) => {
  const program = promises[id];
  if (!program) throw new Error(`${id} has no program.`);
  return {
    row: id,
    rule: "no-unawaited-jwt-verification",
    insecureByDefault: program((call) => `export async function check() { ${call}; go(); }`),
    explicitlyBad: program((call) => `export async function check() { if (${call}) go(); }`),
    safe: program((call) => `export async function check() { if (await ${call}) go(); }`),
    unknown: program((call) => `export function check() { return later(${call}); }`),
  };
});

/** Calls that only read a token, which stands for `TOKEN`. */
const decoders: Readonly<Record<string, { readonly before: string; readonly call: string; readonly payload?: string }>> = {
  "jsonwebtoken.decode": { before: `import jwt from "jsonwebtoken";`, call: "jwt.decode(TOKEN)" },
  "jose.decodeJwt": { before: `import { decodeJwt } from "jose";`, call: "decodeJwt(TOKEN)" },
  "jose.UnsecuredJWT.decode": { before: `import { UnsecuredJWT } from "jose";`, call: "UnsecuredJWT.decode(TOKEN)", payload: ".payload" },
  "jose2.JWT.decode": { before: `import { JWT } from "jose";`, call: "JWT.decode(TOKEN)" },
  "jwt-simple.decode": { before: `import jwt from "jwt-simple";`, call: "jwt.decode(TOKEN, key, true)" },
  "fast-jwt.createDecoder": { before: `import { createDecoder } from "fast-jwt"; const decode = createDecoder();`, call: "decode(TOKEN)" },
  "paseto3.decode": { before: `import { decode } from "paseto";`, call: "decode(TOKEN)", payload: ".payload" },
  "jws.decode": { before: `import jws from "jws";`, call: "jws.decode(TOKEN)", payload: ".payload" },
  "@tsndr/cloudflare-worker-jwt.decode": { before: `import jwt from "@tsndr/cloudflare-worker-jwt";`, call: "jwt.decode(TOKEN)", payload: ".payload" },
  "jwt-decode": { before: `import { jwtDecode } from "jwt-decode";`, call: "jwtDecode(TOKEN)" },
  "token.by-hand": { before: "", call: `JSON.parse(atob(TOKEN.split(".")[1]))` },
  "nestjs.jwt.decode": { before: `import { JwtService } from "@nestjs/jwt"; const service = new JwtService();`, call: "service.decode(TOKEN)" },
  "@fastify/jwt.decode": { before: `import jwt from "@fastify/jwt";`, call: "fastify.jwt.decode(TOKEN)" },
  "@fastify/jwt.jwtDecode": { before: `import jwt from "@fastify/jwt";`, call: "req.jwtDecode()" },
  "hono/jwt.decode": { before: `import { decode } from "hono/jwt";`, call: "decode(TOKEN)", payload: ".payload" },
  "@hapi/jwt.decode": { before: `import Jwt from "@hapi/jwt";`, call: "Jwt.token.decode(TOKEN)", payload: ".decoded" },
  "aws-jwt-verify.decode": { before: `import { decomposeUnverifiedJwt } from "aws-jwt-verify/jwt";`, call: "decomposeUnverifiedJwt(TOKEN)", payload: ".payload" },
};
export const decoderRows = verifierRows.filter((row) => row.role === "decode" || row.id === "jwt-simple.decode");
export const decoderCoverage: readonly RowCoverage[] = decoderRows.map(({ id }): RowCoverage => {
  const rule = "no-unverified-jwt";
  const decoder = decoders[id];
  if (!decoder) {
    const header = none("It reads the header alone, which is there to be read first.");
    return { row: id, rule, insecureByDefault: header, explicitlyBad: header, safe: js(`import { decodeProtectedHeader } from "jose"; app.use((req, res, next) => { req.user = decodeProtectedHeader(req.cookies.token); next(); });`), unknown: js(`import { decodeProtectedHeader } from "jose"; export const read = (token) => decodeProtectedHeader(token);`) };
  }
  const { before, call, payload = "" } = decoder;
  const claims = call.replace("TOKEN", "req.cookies.token") + payload;
  const isNoVerify = id === "jwt-simple.decode";
  return {
    row: id,
    rule,
    insecureByDefault: js(`${before} app.use((req, res, next) => { req.user = ${claims}; next(); });`),
    explicitlyBad: js(`${before} app.use((req, res, next) => { const claims = ${claims}; if (claims.role !== "admin") return res.sendStatus(403); next(); });`),
    safe: js(`${before} app.use((req, res, next) => { verifyToken(req, req.cookies.token); req.user = ${claims}; next(); });`),
    unknown: isNoVerify ? js(`${before} export const read = (token, skip) => jwt.decode(token, key, skip);`) : js(`${before} export const read = (req) => ${claims};`),
  };
});
