import rule from "../../src/rules/require-jwt-algorithms";
import { testRule, type ExpectedError } from "../rule-tester";

type Ids = "none" | "chosen" | "sentKey" | "unbound" | "unlisted" | "mixed";

const named = (messageId: Ids, name: string): ExpectedError => ({ messageId, data: { name } });
const plain = (messageId: Ids): ExpectedError => ({ messageId });
const location = (claim: string, target: string): ExpectedError => ({ messageId: "keyLocation", data: { claim, target } });
const jwt = `import jwt from "jsonwebtoken"; `;
const simple = `import jwt from "jwt-simple"; `;
const always = { require: "always" };
const suggest = (algorithm: string, output: string) => [{ messageId: "listAlgorithms", data: { algorithm }, output }];

testRule(rule, {
  javascript: {
    valid: [
      { name: "no list, which jsonwebtoken makes from the key", code: `${jwt}jwt.verify(token, key);` },
      { name: "a list", code: `${jwt}jwt.verify(token, key, { algorithms: ["HS256"] });`, options: always },
      { name: "a list with a callback", code: `${jwt}jwt.verify(token, key, { algorithms: ["HS256"] }, done);`, options: always },
      { name: "options from elsewhere", code: `${jwt}import { options } from "./options.js"; jwt.verify(token, key, options);`, options: always },
      { name: "options that are spread", code: `${jwt}jwt.verify(token, key, { ...options });`, options: always },
      { name: "spread arguments", code: `${jwt}jwt.verify(...parts);`, options: always },
      { name: "a list from the settings", code: `${jwt}jwt.verify(token, key, { algorithms: config.algorithms });`, options: always },
      { name: "one of two lists has `none`", code: `${jwt}jwt.verify(token, key, { algorithms: isTest ? ["none"] : ["RS256"] });` },
      { name: "an empty key, which another rule tells", code: `${jwt}jwt.verify(token, "", { algorithms: ["none"] });` },
      { name: "jose with a secret", code: `import { jwtVerify } from "jose"; await jwtVerify(token, new TextEncoder().encode(process.env.SECRET));`, options: always },
      { name: "jose with a key set", code: `import { createRemoteJWKSet, jwtVerify } from "jose"; await jwtVerify(token, createRemoteJWKSet(new URL(address)), { audience });`, options: always },
      { name: "Hono, which throws without", code: `import { verify } from "hono/jwt"; await verify(token, key);`, options: always },
      { name: "jws, which throws without", code: `import jws from "jws"; if (jws.verify(token)) next();`, options: always },
      { name: "fast-jwt, which ties it to the key", code: `import { createVerifier } from "fast-jwt"; export const verify = createVerifier({ key });`, options: always },
      { name: "Nest, whose module may say it", code: `import { JwtService } from "@nestjs/jwt"; const service = new JwtService(options); service.verify(token, { secret });`, options: always },
      { name: "jwt-simple with an algorithm", code: `${simple}jwt.decode(token, key, false, "HS256");` },
      { name: "a list of two for a secret", code: `${jwt}jwt.verify(token, process.env.SECRET, { algorithms: ["HS256", "RS256"] });`, options: always },
      { name: "a mixed list for a key that is not seen", code: `${jwt}jwt.verify(token, key, { algorithms: ["HS256", "RS256"] });` },
      { name: "several of one kind", code: `${jwt}jwt.verify(token, publicKey, { algorithms: ["RS256", "ES256"] });`, options: always },
      { name: "a key that is looked up by its ID", code: `${jwt}const { header } = jwt.decode(token, { complete: true }); jwt.verify(token, keys[header.kid], { algorithms: ["RS256"] });` },
      { name: "a key set that is asked for a key", code: `${jwt}import jwksClient from "jwks-rsa"; const client = jwksClient({ jwksUri }); jwt.verify(token, (header, done) => { client.getSigningKey(header.kid, (error, key) => done(error, key.getPublicKey())); }, { algorithms: ["RS256"] }, callback);` },
      { name: "a key ID that is compared first", code: `${jwt}import fs from "node:fs"; const { header } = jwt.decode(token, { complete: true }); if (!known.includes(header.kid)) throw new Error(); const key = fs.readFileSync(\`keys/\${header.kid}.pem\`);` },
      { name: "a key ID that is encoded", code: `${jwt}const { header } = jwt.decode(token, { complete: true }); const key = await fetch(\`https://keys.example/\${encodeURIComponent(header.kid)}\`);` },
      { name: "a query with a parameter", code: `${jwt}const { header } = jwt.decode(token, { complete: true }); await db.query("SELECT pem FROM keys WHERE id = $1", [header.kid]);` },
      { name: "a file by something else", code: `${jwt}import fs from "node:fs"; jwt.verify(token, fs.readFileSync(\`keys/\${name}.pem\`), { algorithms: ["RS256"] });` },
      { name: "another library's verify", code: `import argon2 from "argon2"; await argon2.verify(hash, password); const jwt = 1;`, options: always },
      { name: "the settings of an application", code: `${jwt}app.use((req, res, next) => { jwt.verify(req.cookies.token, req.app.get("secret")); next(); });` },
      { name: "the third major of its list", code: `${jwt}jwt.verify(token, key);`, session: { versions: { jsonwebtoken: 9 } } },
    ],
    invalid: [
      { name: "`none` in a list", code: `${jwt}jwt.verify(token, key, { algorithms: «["RS256", "none"]» });`, errors: [plain("none")] },
      { name: "`none` in a constant", code: `${jwt}const algorithms = ["none"]; jwt.verify(token, key, { algorithms: «algorithms» });`, errors: [plain("none")] },
      { name: "`none` in shared options", code: `${jwt}const options = { algorithms: ["none"] }; jwt.verify(token, key, «options»);`, errors: [plain("none")] },
      { name: "`none` of a middleware", code: `import { expressjwt } from "express-jwt"; app.use(expressjwt({ secret, algorithms: «["HS256", "none"]» }));`, errors: [plain("none")] },
      { name: "`none` as an argument", code: `${simple}jwt.decode(token, key, false, «"none"»);`, errors: [plain("none")] },
      { name: "the algorithm of the header", code: `${jwt}const { header } = jwt.decode(token, { complete: true }); jwt.verify(token, key, { algorithms: «[header.alg]» });`, errors: [plain("chosen")] },
      { name: "the algorithm by a helper that reads the header", code: `${jwt}import { headerOf, getHeader } from "./tokens.js"; const { alg } = getHeader(token); jwt.verify(token, key, { algorithms: «alg» });`, errors: [plain("chosen")] },
      { name: "the algorithm of the request", code: `${jwt}app.post("/", (req, res) => { jwt.verify(req.body.token, key, { algorithms: «[req.body.algorithm]» }); });`, errors: [plain("chosen")] },
      { name: "the key of the header", code: `import { decodeProtectedHeader, importJWK, jwtVerify } from "jose"; const header = decodeProtectedHeader(token); const key = await importJWK(header.jwk); await jwtVerify(token, «key»);`, errors: [plain("sentKey")] },
      { name: "the key of the request", code: `${jwt}app.post("/", (req, res) => { jwt.verify(req.body.token, «req.body.key»); });`, errors: [plain("sentKey")] },
      { name: "a key ID in a path", code: `${jwt}import fs from "node:fs"; const { header } = jwt.decode(token, { complete: true }); jwt.verify(token, fs.readFileSync(\`keys/\${«header.kid»}\`), { algorithms: ["RS256"] });`, errors: [location("kid", "path")] },
      { name: "a key ID in the path that a key function makes", code: `${jwt}import fs from "node:fs"; import path from "node:path"; jwt.verify(token, (header, done) => { done(null, fs.readFileSync(path.join("keys", «header.kid»))); }, { algorithms: ["RS256"] }, callback);`, errors: [location("kid", "path")] },
      { name: "a key ID in a query", code: `${jwt}const { header } = jwt.decode(token, { complete: true }); await db.query("SELECT pem FROM keys WHERE id = '" + «header.kid» + "'");`, errors: [location("kid", "query")] },
      { name: "an address in the header", code: `${jwt}const { header } = jwt.decode(token, { complete: true }); const keys = await fetch(«header.jku»);`, errors: [location("jku", "URL")] },
      { name: "a certificate's address in the header", code: `import { decodeProtectedHeader } from "jose"; const { x5u } = decodeProtectedHeader(token); const { data } = await axios.get(«x5u»);`, errors: [location("x5u", "URL")] },
      { name: "jwt-simple without an algorithm", code: `${simple}«jwt.decode»(token, key);`, errors: [named("unbound", "jwt.decode")] },
      {
        name: "jwt-simple beside its signing",
        code: `${simple}jwt.encode({ sub }, key); «jwt.decode»(token, key);`,
        errors: [{ ...named("unbound", "jwt.decode"), suggestions: suggest("HS256", `${simple}jwt.encode({ sub }, key); jwt.decode(token, key, false, "HS256");`) }],
      },
      { name: "an old jsonwebtoken", code: `${jwt}«jwt.verify»(token, key);`, session: { versions: { jsonwebtoken: 8 } }, errors: [named("unbound", "jwt.verify")] },
      { name: "no list", code: `${jwt}«jwt.verify»(token, key);`, options: always, errors: [named("unlisted", "jwt.verify")] },
      { name: "options without a list", code: `${jwt}«jwt.verify»(token, key, { issuer });`, options: always, errors: [named("unlisted", "jwt.verify")] },
      { name: "a written undefined", code: `${jwt}«jwt.verify»(token, key, { algorithms: undefined });`, options: always, errors: [named("unlisted", "jwt.verify")] },
      { name: "a callback in the options' place", code: `${jwt}«jwt.verify»(token, key, (error, claims) => done(error, claims));`, options: always, errors: [named("unlisted", "jwt.verify")] },
      { name: "promisified", code: `const { promisify } = require("util"); const jwt = require("jsonwebtoken"); «promisify(jwt.verify)»(token, key);`, options: always, errors: [named("unlisted", "promisify(jwt.verify)")] },
      { name: "express-jwt", code: `import { expressjwt } from "express-jwt"; app.use(«expressjwt»({ secret }));`, options: always, errors: [named("unlisted", "expressjwt")] },
      { name: "koa-jwt", code: `import jwt from "koa-jwt"; app.use(«jwt»({ secret }));`, options: always, errors: [named("unlisted", "jwt")] },
      { name: "passport-jwt, with the list where it does nothing", code: `import { Strategy } from "passport-jwt"; passport.use(new «Strategy»({ jwtFromRequest, secretOrKey, jsonWebTokenOptions: { algorithms: ["HS256"] } }, verify));`, options: always, errors: [named("unlisted", "Strategy")] },
      { name: "Nest with its module in the file", code: `import { JwtModule, JwtService } from "@nestjs/jwt"; JwtModule.register({ secret }); const service = new JwtService(); «service.verify»(token);`, options: always, errors: [named("unlisted", "service.verify")] },
      { name: "a mixed list", code: `${jwt}jwt.verify(token, key, { algorithms: «["HS256", "RS256"]» });`, options: always, errors: [plain("mixed")] },
      { name: "a mixed list for a public key", code: `${jwt}jwt.verify(token, publicKey, { algorithms: «["HS256", "RS256"]» });`, errors: [plain("mixed")] },
      {
        name: "the algorithm that the file signs with",
        code: `${jwt}jwt.sign({ sub }, key, { algorithm: 'ES256' }); «jwt.verify»(token, key);`,
        options: always,
        errors: [{ ...named("unlisted", "jwt.verify"), suggestions: suggest("ES256", `${jwt}jwt.sign({ sub }, key, { algorithm: 'ES256' }); jwt.verify(token, key, { algorithms: ["ES256"] });`) }],
      },
      {
        name: "the default that the file signs with, before a callback",
        code: `${jwt}jwt.sign({ sub }, key); «jwt.verify»(token, key, (error, claims) => done(error, claims));`,
        options: always,
        errors: [{ ...named("unlisted", "jwt.verify"), suggestions: suggest("HS256", `${jwt}jwt.sign({ sub }, key); jwt.verify(token, key, { algorithms: ["HS256"] }, (error, claims) => done(error, claims));`) }],
      },
      {
        name: "beside other options and a comment",
        code: `${jwt}jwt.sign({ sub }, key); «jwt.verify»(token, key, { issuer /* ours */ });`,
        options: always,
        errors: [{ ...named("unlisted", "jwt.verify"), suggestions: suggest("HS256", `${jwt}jwt.sign({ sub }, key); jwt.verify(token, key, { issuer /* ours */, algorithms: ["HS256"] });`) }],
      },
      {
        name: "a strategy's list, at the top",
        code: `${jwt}import { Strategy } from "passport-jwt"; jwt.sign({ sub }, key); new «Strategy»({ jwtFromRequest, secretOrKey: key }, verify);`,
        options: always,
        errors: [{ ...named("unlisted", "Strategy"), suggestions: suggest("HS256", `${jwt}import { Strategy } from "passport-jwt"; jwt.sign({ sub }, key); new Strategy({ jwtFromRequest, secretOrKey: key, algorithms: ["HS256"] }, verify);`) }],
      },
      { name: "two algorithms to choose from", code: `${jwt}jwt.sign({ sub }, key, { algorithm: "RS256" }); jwt.sign({ sub }, key); «jwt.verify»(token, key);`, options: always, errors: [named("unlisted", "jwt.verify")] },
    ],
  },
  typescript: {
    valid: [
      { name: "a module's own options", code: `import { JwtModule, JwtService } from "@nestjs/jwt"; JwtModule.register({ secret, verifyOptions: { algorithms: ["HS256"] } }); class S { constructor(private jwt: JwtService) {} read(token: string) { return this.jwt.verifyAsync(token); } }`, options: always },
    ],
    invalid: [
      { name: "a strategy of Nest", code: `import { Strategy } from "passport-jwt"; import { PassportStrategy } from "@nestjs/passport"; class JwtStrategy extends PassportStrategy(Strategy) { constructor() { «super»({ jwtFromRequest, secretOrKey: process.env.SECRET }); } }`, options: always, errors: [named("unlisted", "super")] },
      { name: "options by their type", code: `import { StrategyOptions } from "passport-jwt"; export const options: StrategyOptions = { jwtFromRequest, secretOrKey, algorithms: «["none"]» };`, errors: [plain("none")] },
      { name: "a cast", code: `${jwt}const { header } = jwt.decode(token, { complete: true }) as Decoded; jwt.verify(token, key, { algorithms: «[header.alg as Algorithm]» });`, errors: [plain("chosen")] },
    ],
  },
});
