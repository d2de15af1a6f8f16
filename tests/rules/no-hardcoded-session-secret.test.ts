import rule from "../../src/rules/no-hardcoded-session-secret";
import { testRule, type ExpectedError, type ValidCase } from "../rule-tester";

const jwt = { key: "The key of these JWTs", harm: "sign a token for any user", variable: "" };
const session = { key: "The key of the sessions", harm: "forge a session", variable: "" };
const cookie = { key: "The key of the signed cookies", harm: "sign any cookie", variable: "" };
const token = { key: "The key of these tokens", harm: "make a token for any user", variable: "" };

const hardcoded = (data: object): ExpectedError => ({ messageId: "hardcoded", data: { ...data } });
const named = (name: string, harm = jwt.harm): ExpectedError => ({ messageId: "hardcoded", data: { key: `\`${name}\``, harm } });
const fallback = (data: object, output?: string): ExpectedError => ({
  messageId: "fallback",
  data: { ...data },
  ...(output !== undefined && { suggestions: [{ messageId: "dropFallback", output }] }),
});

const leftAlone: readonly ValidCase[] = [
  { name: "a key from the environment", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET);` },
  { name: "a key from a configuration", code: `import jwt from "jsonwebtoken"; import { config } from "./config.js"; jwt.sign({ sub }, config.secret);` },
  { name: "a key given as a parameter", code: `import jwt from "jsonwebtoken"; export const sign = (sub, key) => jwt.sign({ sub }, key);` },
  { name: "a public key", code: `import jwt from "jsonwebtoken"; jwt.verify(token, "-----BEGIN PUBLIC KEY-----\\nMFww\\n-----END PUBLIC KEY-----");` },
  { name: "a certificate", code: `import jwt from "jsonwebtoken"; const cert = "-----BEGIN CERTIFICATE-----\\nMIID"; jwt.verify(token, cert, { algorithms: ["RS256"] });` },
  { name: "a stand-in for a public key", code: `import jwt from "jsonwebtoken"; const publicKey = fs ? fs.readFileSync("jwt.pub") : "no-key"; jwt.verify(token, publicKey);` },
  { name: "a key file's path", code: `import fs from "node:fs"; import jwt from "jsonwebtoken"; jwt.sign({ sub }, fs.readFileSync("keys/jwt.pem"));` },
  { name: "a name given to a secret manager", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, await vault.getSecret("prod-jwt-secret"));` },
  { name: "the name of a setting", code: `export const JWT_SECRET = "JWT_SECRET"; register(JWT_SECRET);` },
  { name: "a constant with which a setting is looked up", code: `const JWT_SECRET_KEY = "the.jwt.key"; export const key = () => config.get(JWT_SECRET_KEY);` },
  { name: "an example of the settings", filename: "src/env.example.ts", code: `export const ACCESS_TOKEN_SECRET = "put your own here"; export const JWT_SECRET = "and here";` },
  { name: "a path in a constant of that name", code: `export const JWT_SECRET = "/run/secrets/jwt";` },
  { name: "an ARN", code: `export default { jwtSecret: "arn:aws:secretsmanager:eu-1:jwt" };` },
  { name: "a placeholder in a message", code: `throw new Error("Set JWT_SECRET to a secret such as 'change me'");` },
  { name: "messages about secrets", code: `export const messages = { jwtSecret: "The JWT secret is missing." };` },
  { name: "known placeholders that are refused", code: `const PLACEHOLDER_SECRETS = { JWT_SECRET: "change-me" }; if (PLACEHOLDER_SECRETS.JWT_SECRET === process.env.JWT_SECRET) throw new Error();` },
  { name: "an empty fallback that throws later", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET || "");` },
  { name: "a fallback behind a check", code: `import jwt from "jsonwebtoken"; if (!process.env.JWT_SECRET) throw new Error("JWT_SECRET"); jwt.sign({ sub }, process.env.JWT_SECRET ?? "dev");` },
  { name: "a text behind a check", code: "import jwt from 'jsonwebtoken'; if (!process.env.JWT_SECRET) process.exit(1); jwt.sign({ sub }, `${process.env.JWT_SECRET}`);" },
  { name: "a text behind an assertion", code: "import jwt from 'jsonwebtoken'; import assert from 'node:assert'; assert(process.env.JWT_SECRET); jwt.sign({ sub }, String(process.env.JWT_SECRET));" },
  { name: "a frame around a private key", code: `import jwt from "jsonwebtoken"; const key = "-----BEGIN PRIVATE KEY-----\\n" + process.env.KEY + "\\n-----END PRIVATE KEY-----"; jwt.sign({ sub }, key);` },
  { name: "a default that production refuses", code: `function refuse() { if (isProduction) throw new Error("no secret"); } if (!http.jwtSecret) { refuse(); http.jwtSecret = "for development"; }` },
  { name: "keys of something else in a file of settings", code: `module.exports.session = { secret: "hush" }; config.keys = "a, b"; cookie();`, filename: "src/lib/session-data.js" },
  { name: "a test file by its ending", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, "for the test");`, filename: "src/auth.test.js" },
  { name: "a test file by its folder", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, "for the test");`, filename: "tests/helpers/token.js" },
  { name: "a key for tests alone", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.NODE_ENV === "test" ? "for the test" : process.env.JWT_SECRET);` },
  { name: "a variable that is set for tests alone", code: `import jwt from "jsonwebtoken"; if (process.env.NODE_ENV === "test") { process.env.JWT_SECRET = "for the test"; } jwt.sign({ sub }, process.env.JWT_SECRET);` },
  { name: "a variable that is set from another", code: `import jwt from "jsonwebtoken"; process.env.JWT_SECRET = process.env.APP_SECRET; jwt.sign({ sub }, process.env.JWT_SECRET);` },
  { name: "another variable that is set", code: `import jwt from "jsonwebtoken"; process.env.TZ = "UTC"; jwt.sign({ sub }, process.env.JWT_SECRET);` },
  { name: "a key of a user", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, "pepper" + user.passwordHash);` },
  { name: "another library's sign", code: `import { sign } from "./documents.js"; sign(contract, "J. Doe");` },
  { name: "an HMAC of something else", code: `import { createHmac } from "node:crypto"; const etag = createHmac("sha256", "etag").update(body).digest("base64");` },
  { name: "a secret of another kind", code: `export const config = { clientSecret: "abc", webhookSecret: process.env.WEBHOOK_SECRET || "whsec" };` },
  { name: "a CSRF secret", code: `const { CSRF_SECRET = "dev" } = process.env;` },
  { name: "a cookie of preferences", code: `import { createCookie } from "@remix-run/node"; createCookie("theme", { secrets: ["not secret"] });` },
  { name: "cookie-parser without a key", code: `import cookieParser from "cookie-parser"; app.use(cookieParser());` },
  { name: "keys of another application object", code: `import Koa from "koa"; keyboard.keys = ["a", "b"];` },
  { name: "a name to ignore", code: `const JWT_SECRET = "public on purpose"; boot(JWT_SECRET);`, options: { ignoreNames: ["jwt secret"] } },
  { name: "a name that the settings ignore", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, demoKey); const demoKey = "demo";`, session: { ignoreNames: ["demo key"] } },
];

testRule(rule, {
  javascript: {
    valid: leftAlone,
    invalid: [
      { name: "a text to sign with", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, «"hush"», { expiresIn: "15m" });`, errors: [hardcoded(jwt)] },
      { name: "a template without holes", code: "const jwt = require('jsonwebtoken'); jwt.verify(token, «`hush`»);", errors: [hardcoded(jwt)] },
      { name: "a constant, once a use", code: `import jwt from "jsonwebtoken"; const KEY = "hush"; jwt.sign({ sub }, «KEY»); jwt.verify(token, «KEY»);`, errors: [hardcoded(jwt), hardcoded(jwt)] },
      { name: "a constant with a telling name, at its uses alone", code: `import jwt from "jsonwebtoken"; export const JWT_SECRET = "hush hush"; jwt.sign({ sub }, «JWT_SECRET»);`, errors: [hardcoded(jwt)] },
      { name: "a variable of the environment that the file sets, once", code: `const jwt = require("jsonwebtoken"); process.env.SECRET_KEY = «"hush"»; jwt.sign({ sub }, process.env.SECRET_KEY); jwt.verify(token, process.env.SECRET_KEY);`, errors: [hardcoded(jwt)] },
      { name: "a private key", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, «"-----BEGIN RSA PRIVATE KEY-----\\nMIIC"», { algorithm: "RS256" });`, errors: [hardcoded(jwt)] },
      { name: "an encoder around it", code: `import { jwtVerify } from "jose"; await jwtVerify(token, new TextEncoder().encode(«"hush"»));`, errors: [hardcoded(jwt)] },
      { name: "a buffer around it", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, Buffer.from(«"aHVzaA=="», "base64"));`, errors: [hardcoded(jwt)] },
      { name: "a hash of it", code: `import { createHash } from "node:crypto"; import { jwtVerify } from "jose"; await jwtVerify(token, createHash("sha256").update(«"hush"»).digest());`, errors: [hardcoded(jwt)] },
      { name: "an encoder far away", code: `import { SignJWT } from "jose"; const secret = new TextEncoder().encode("hush"); await new SignJWT({ sub }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("1h").sign(«secret»);`, errors: [hardcoded(jwt)] },
      { name: "an option", code: `import session from "express-session"; app.use(session({ secret: «"keyboard cat"», resave: false }));`, errors: [hardcoded(session)] },
      { name: "a list, once", code: `import session from "express-session"; app.use(session({ secret: [«"new"», "old"], resave: false }));`, errors: [hardcoded(session)] },
      { name: "an old key in a list", code: `import session from "express-session"; app.use(session({ secret: [process.env.NEW, «"old"»] }));`, errors: [hardcoded(session)] },
      { name: "options elsewhere, once at the text", code: `import session from "express-session"; const options = { secret: «"hush"», resave: false }; app.use(session(options)); io.use(session(options));`, errors: [hardcoded(session)] },
      { name: "a reference in options elsewhere, at the call", code: `import session from "express-session"; const KEY = "hush"; const options = { secret: KEY }; app.use(session(«options»));`, errors: [hardcoded(session)] },
      { name: "an option set later", code: `import { Strategy } from "passport-jwt"; const options = {}; options.secretOrKey = «"hush"»; passport.use(new Strategy(options, verify));`, errors: [hardcoded(jwt)] },
      { name: "options that no call takes", code: `export const sessionOptions = { secret: «"hush"», resave: false, saveUninitialized: false };`, errors: [hardcoded(session)] },
      { name: "a provider that returns it", code: `import { expressjwt } from "express-jwt"; expressjwt({ secret: async () => «"hush"», algorithms: ["HS256"] });`, errors: [hardcoded(jwt)] },
      { name: "a provider with a callback", code: `import { Strategy } from "passport-jwt"; new Strategy({ secretOrKeyProvider: (request, raw, done) => done(null, «"hush"») }, verify);`, errors: [hardcoded(jwt)] },
      { name: "Koa's keys", code: `import Koa from "koa"; const app = new Koa(); app.keys = [«"one"», "two"];`, errors: [hardcoded(cookie)] },
      { name: "a Keygrip for Koa", code: `const Koa = require("koa"); const Keygrip = require("keygrip"); const app = new Koa(); app.keys = new Keygrip([«"one"»], "sha256");`, errors: [hardcoded(cookie)] },
      { name: "Remix before its packages had a scope", code: `import { createCookieSessionStorage } from "remix"; export const storage = createCookieSessionStorage({ cookie: { name: "__session", secrets: [«"hush"»] } });`, errors: [hardcoded(session)] },
      { name: "cookie-parser", code: `const cookieParser = require("cookie-parser"); app.use(cookieParser(«"hush"»));`, errors: [hardcoded(cookie)] },
      { name: "Express 3's cookies", code: `var express = require("express"); app.use(express.cookieParser(«"hush"»));`, errors: [hardcoded(cookie)] },
      { name: "Express 3's sessions", code: `var express = require("express"); app.use(express.session({ secret: «"hush"» }));`, errors: [hardcoded(session)] },
      { name: "iron-session's map of passwords", code: `import { getIronSession } from "iron-session"; getIronSession(req, res, { cookieName: "sid", password: { 2: process.env.PASSWORD, 1: «"an old password of 32 characters"» } });`, errors: [hardcoded(session)] },
      { name: "a hand-made token", code: "import crypto from 'node:crypto'; const sign = (head, body) => crypto.createHmac('sha256', «'hush'»).update(`${head}.${body}`).digest('base64url');", errors: [hardcoded(token)] },
      { name: "a wrapper's argument", code: `import jwt from "jsonwebtoken"; const issue = (sub, key) => jwt.sign({ sub }, key); issue(user.id, «"hush"»);`, errors: [hardcoded(jwt)] },
      { name: "a default parameter", code: `import jwt from "jsonwebtoken"; const issue = (sub, key = "hush") => jwt.sign({ sub }, «key»);`, errors: [fallback(jwt, `import jwt from "jsonwebtoken"; const issue = (sub, key) => jwt.sign({ sub }, key);`)] },
      { name: "a field", code: `import jwt from "jsonwebtoken"; class Tokens { #key = "hush"; secret = "hush"; issue(sub) { return jwt.sign({ sub }, «this.secret»); } }`, errors: [hardcoded(jwt)] },
      {
        name: "a fallback by ||",
        code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET || «'dev'», {});`,
        errors: [fallback(jwt, `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET, {});`)],
      },
      {
        name: "a fallback by ?? in brackets",
        code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, (process.env.JWT_SECRET ?? («"dev"»)));`,
        errors: [fallback(jwt, `import jwt from "jsonwebtoken"; jwt.sign({ sub }, (process.env.JWT_SECRET));`)],
      },
      { name: "a fallback with a comment", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET || /* local */ «"dev"»);`, errors: [fallback(jwt)] },
      { name: "a fallback in a template", code: "import jwt from 'jsonwebtoken'; jwt.sign({ sub }, `${process.env.JWT_SECRET || «'dev'»}`);", errors: [fallback(jwt)] },
      { name: "a fallback by a choice", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET ? process.env.JWT_SECRET : «"dev"»);`, errors: [hardcoded(jwt)] },
      {
        name: "a fallback elsewhere, at the use",
        code: `import jwt from "jsonwebtoken"; const key = process.env.KEY || "dev"; jwt.sign({ sub }, «key»);`,
        errors: [fallback(jwt, `import jwt from "jsonwebtoken"; const key = process.env.KEY; jwt.sign({ sub }, key);`)],
      },
      {
        name: "a getter with a default",
        code: `import { JwtModule } from "@nestjs/jwt"; JwtModule.registerAsync({ useFactory: (config) => ({ secret: config.get("JWT_SECRET", «"dev"») }) });`,
        errors: [fallback(jwt, `import { JwtModule } from "@nestjs/jwt"; JwtModule.registerAsync({ useFactory: (config) => ({ secret: config.get("JWT_SECRET") }) });`)],
      },
      {
        name: "a fallback in a configuration for others",
        code: `export const config = { jwt: { secret: process.env.SECRET || «"dev"» } };`,
        errors: [fallback({ key: "`jwt.secret`", harm: jwt.harm }, `export const config = { jwt: { secret: process.env.SECRET } };`)],
      },
      {
        name: "a default in a destructured environment",
        code: `export const { SESSION_SECRET = «"dev"», PORT = "80" } = process.env;`,
        errors: [fallback({ key: "`SESSION_SECRET`", harm: session.harm }, `export const { SESSION_SECRET, PORT = "80" } = process.env;`)],
      },
      {
        name: "a schema's default",
        code: `import { z } from "zod"; export const env = z.object({ COOKIE_SECRET: z.string().min(8).default(«"change-me"») }).parse(process.env);`,
        errors: [fallback({ key: "`COOKIE_SECRET`", harm: cookie.harm }, `import { z } from "zod"; export const env = z.object({ COOKIE_SECRET: z.string().min(8) }).parse(process.env);`)],
      },
      { name: "a schema's default as an option", code: `import { cleanEnv, str } from "envalid"; export const env = cleanEnv(process.env, { JWT_SECRET: str({ default: «"change-me"» }) });`, errors: [fallback({ key: "`JWT_SECRET`", harm: jwt.harm })] },
      {
        name: "a schema's default, at the use",
        code: `import { z } from "zod"; import jwt from "jsonwebtoken"; const env = z.object({ KEY: z.string().default("change-me") }).parse(process.env); jwt.sign({ sub }, «env.KEY»);`,
        errors: [fallback(jwt, `import { z } from "zod"; import jwt from "jsonwebtoken"; const env = z.object({ KEY: z.string() }).parse(process.env); jwt.sign({ sub }, env.KEY);`)],
      },
      { name: "a constant for another file's middleware", code: `const jwtSecret = «"hush hush"»; app.use(auth(jwtSecret));`, errors: [named("jwtSecret")] },
      { name: "a constant stands in", code: `const DEFAULT_KEY = "hush"; export default { jwtSecret: process.env.JWT_SECRET || «DEFAULT_KEY» };`, errors: [fallback({ key: "`JWT_SECRET`", harm: jwt.harm }, `const DEFAULT_KEY = "hush"; export default { jwtSecret: process.env.JWT_SECRET };`)] },
      { name: "an exported configuration", code: `module.exports = { port: 80, jwtSecret: «"hush"», cookieSecret: «"crumbs"» };`, errors: [named("jwtSecret"), named("cookieSecret", cookie.harm)] },
      { name: "the environment itself", code: `process.env.SESSION_SECRET = «"hush"»;`, errors: [named("SESSION_SECRET", session.harm)] },
      { name: "a configuration's property that is assigned", code: `config.sessionSecret = «"hush"»;`, errors: [named("sessionSecret", session.harm)] },
      { name: "a secret in a file with a telling name", code: `module.exports = { secret: «"KVvSh8Wkb@9"» };`, filename: "src/config/jwtSecret.js", errors: [named("jwtSecret.secret")] },
      { name: "a name that the user adds", code: `export const acmePepper = «"hush hush"»;`, options: { credentialNames: ["acme pepper"] }, errors: [named("acmePepper")] },
      { name: "a variable of the browser's bundle", code: `import jwt from "jsonwebtoken"; jwt.verify(token, «process.env.NEXT_PUBLIC_JWT_SECRET»);`, errors: [{ messageId: "publicVariable", data: { ...jwt, variable: "NEXT_PUBLIC_JWT_SECRET" } }] },
      { name: "Vite's variable", code: `import { jwtVerify } from "jose"; const key = import.meta.env.VITE_JWT_SECRET; await jwtVerify(token, «new TextEncoder().encode(key)»);`, errors: [{ messageId: "publicVariable", data: { ...jwt, variable: "VITE_JWT_SECRET" } }] },
      { name: "a variable turned into text", code: "import jwt from 'jsonwebtoken'; jwt.sign({ sub }, «`${process.env.JWT_SECRET}`»);", errors: [{ messageId: "textOfVariable", data: { ...jwt, variable: "JWT_SECRET" } }] },
      { name: "a variable turned into text by String", code: `import session from "express-session"; app.use(session({ secret: «String(process.env.SECRET)» }));`, errors: [{ messageId: "textOfVariable", data: { ...session, variable: "SECRET" } }] },
      { name: "a variable turned into text by +", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, «process.env.JWT_SECRET + ""»);`, errors: [{ messageId: "textOfVariable", data: { ...jwt, variable: "JWT_SECRET" } }] },
      { name: "a test file where they count", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, «"hush"»);`, filename: "src/auth.spec.js", options: { allowInTests: false }, errors: [hardcoded(jwt)] },
      { name: "a renamed part of a required module", code: `const { sign: issue } = require("jsonwebtoken"); issue({ sub }, «"hush"»);`, errors: [hardcoded(jwt)] },
    ],
  },
  typescript: {
    valid: [
      { name: "a key that has to be there", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, process.env.JWT_SECRET!);` },
      { name: "an enum of settings", code: `export enum Setting { JWT_SECRET = "JWT_SECRET" }` },
      { name: "a token to inject with", code: `export const JWT_SECRET = "secret of the JWTs"; class A { constructor(@Inject(JWT_SECRET) private readonly key: string) {} }` },
    ],
    invalid: [
      { name: "a cast", code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, «"hush"» as jwt.Secret);`, errors: [hardcoded(jwt)] },
      {
        name: "a fallback in a cast",
        code: `import jwt from "jsonwebtoken"; jwt.sign({ sub }, (process.env.JWT_SECRET ?? «"dev"») as string);`,
        errors: [fallback(jwt, `import jwt from "jsonwebtoken"; jwt.sign({ sub }, (process.env.JWT_SECRET) as string);`)],
      },
      { name: "Nest's strategy", code: `import { PassportStrategy } from "@nestjs/passport"; import { Strategy } from "passport-jwt"; class JwtStrategy extends PassportStrategy(Strategy) { constructor() { super({ jwtFromRequest, secretOrKey: «"hush"» }); } }`, errors: [hardcoded(jwt)] },
      { name: "Nest's options factory", code: `class Options implements JwtOptionsFactory { createJwtOptions() { return { secret: «"hush"» }; } }`, errors: [hardcoded(jwt)] },
      { name: "options by their type", code: `import type { NextAuthOptions } from "next-auth"; export const authOptions: NextAuthOptions = { providers: [], secret: «"hush"» };`, errors: [hardcoded(session)] },
      { name: "options that satisfy a type", code: `import type { SessionOptions } from "iron-session"; export const options = { cookieName: "sid", password: «"a password of at least 32 characters"» } satisfies SessionOptions;`, errors: [hardcoded(session)] },
      {
        name: "options by their type, with a default told of at its place",
        code: `import type { SessionOptions } from "express-session"; export const { SESSION_SECRET = «"dev"» } = process.env; export const options: SessionOptions = { secret: SESSION_SECRET, resave: false };`,
        errors: [
          fallback({ key: "`SESSION_SECRET`", harm: session.harm }, `import type { SessionOptions } from "express-session"; export const { SESSION_SECRET } = process.env; export const options: SessionOptions = { secret: SESSION_SECRET, resave: false };`),
        ],
      },
      { name: "Nest's service", code: `import { JwtService } from "@nestjs/jwt"; class Auth { constructor(private jwt: JwtService) {} read(t: string) { return this.jwt.verify(t, { secret: «"hush"» }); } }`, errors: [hardcoded(jwt)] },
    ],
  },
  typed: {
    valid: [{ name: "a text of another file", code: `import jwt from "jsonwebtoken"; declare const config: { readonly secret: string }; jwt.sign({ sub: "1" }, config.secret);`, options: { allowInTests: false } }],
    invalid: [
      {
        name: "a constant of another file, by its type",
        code: `import jwt from "jsonwebtoken"; declare const config: { readonly secret: "hush" }; jwt.sign({ sub: "1" }, «config.secret»);`,
        // the typed fixtures stand below `tests`
        options: { allowInTests: false },
        errors: [hardcoded(jwt)],
      },
    ],
  },
});
