import rule from "../../../src/rules/max-jwt-lifetime";
import { testRule, type InvalidCase, type ValidCase } from "../../rule-tester";
import { clockChoices, msChoices, neverExpires, noExpiration, secondChoices, slip, tooLong, tooLongByDefault } from "./cases";

const twice = (make: (text: string) => string, [[, first], [, second]]: typeof msChoices | typeof secondChoices | typeof clockChoices) =>
  [["15 minutes", make(first)], ["1 hour", make(second)]] as const;

const jose = "const { SignJWT, EncryptJWT, UnsecuredJWT } = require('jose');\n";
const method = { name: "setExpirationTime" } as const;
const call = { remedy: "Call `setExpirationTime`", name: "setExpirationTime" } as const;

const joseCases: InvalidCase[] = [
  tooLong("jose: a duration", `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(«'7 days'»).sign(key);`, { ...method, lifetime: "7 days", to: msChoices }),
  tooLong("jose: the clock", `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(«Math.floor(Date.now() / 1000) + 86400»).sign(key);`, { ...method, lifetime: "24 hours", to: msChoices }),
  tooLong("jose: a Date", `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(«new Date(Date.now() + 24 * 60 * 60 * 1000)»).sign(key);`, { ...method, lifetime: "24 hours", to: msChoices }),
  tooLong("jose: a chain in statements", `${jose}const jwt = new SignJWT({ id });\njwt.setProtectedHeader({ alg });\njwt.setExpirationTime(«'2h'»);\nconst token = await jwt.sign(key);`, { ...method, lifetime: "2 hours", to: msChoices }),
  tooLong("jose: a chain that goes on with itself", `${jose}let jwt = new SignJWT({ id }).setProtectedHeader({ alg });\njwt = jwt.setExpirationTime(«'2h'»);\nawait jwt.sign(key);`, { ...method, lifetime: "2 hours", to: msChoices }),
  tooLong("jose: the last of two", `${jose}await new SignJWT({ id }).setExpirationTime('15m').setExpirationTime(«'2h'»).setProtectedHeader({ alg }).sign(key);`, { ...method, lifetime: "2 hours", to: msChoices }),
  tooLong("jose: exp among the claims", `${jose}await new SignJWT({ id, exp: «Math.floor(Date.now() / 1000) + 86400» }).setProtectedHeader({ alg }).sign(key);`, { name: "exp", lifetime: "24 hours", to: clockChoices }),
  tooLong("jose: a module of major 3", "const { default: SignJWT } = require('jose/jwt/sign');\nawait new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(«'2h'»).sign(key);", { ...method, lifetime: "2 hours", to: msChoices }),
  tooLong("jose: encryption", `${jose}await new EncryptJWT({ id }).setProtectedHeader({ alg, enc }).setExpirationTime(«'2h'»).encrypt(key);`, { ...method, token: "encrypted JWT", lifetime: "2 hours", to: msChoices }),
  noExpiration("jose: no expiry", `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).«sign»(key);`, {
    ...call, add: twice((text) => `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(${text}).sign(key);`, msChoices),
  }),
  noExpiration("jose: no expiry on many lines", `${jose}await new SignJWT({ id })\n  .setProtectedHeader({ alg })\n  // and no expiry\n  .«sign»(key);`, {
    ...call, add: twice((text) => `${jose}await new SignJWT({ id })\n  .setProtectedHeader({ alg })\n  // and no expiry\n  .setExpirationTime(${text})\n  .sign(key);`, msChoices),
  }),
  noExpiration("jose: claims from elsewhere", `${jose}exports.issue = (claims) => new SignJWT(claims).setProtectedHeader({ alg }).«sign»(key);`, call),
  noExpiration("jose: no signature either", `${jose}new UnsecuredJWT({ id }).«encode»();`, { ...call, add: twice((text) => `${jose}new UnsecuredJWT({ id }).setExpirationTime(${text}).encode();`, msChoices) }),
  slip("durationForDate", "jose: a number", `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(«60 * 60»).sign(key);`, { ...method, lifetime: "0 seconds", to: [["1 hour", "'1h'"]] }),
  slip("millisecondsForSeconds", "jose: the clock in milliseconds", `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime(«Date.now() + 60 * 60 * 1000»).sign(key);`, {
    ...method, lifetime: "thousands of years", to: [["1 hour", "'1h'"]],
  }),
];

const joseValid: ValidCase[] = [
  { name: "jose: a short duration", code: `${jose}await new SignJWT({ id }).setProtectedHeader({ alg }).setExpirationTime('15m').sign(key);` },
  { name: "jose: an expiry under a condition", code: `${jose}const jwt = new SignJWT({ id }).setProtectedHeader({ alg });\nif (remember) jwt.setExpirationTime('30d');\nawait jwt.sign(key);`, options: { requireExpiration: false } },
  { name: "jose: a builder that others may change", code: `${jose}const jwt = new SignJWT({ id });\nsetUp(jwt);\nawait jwt.sign(key);` },
  { name: "jose: a builder from elsewhere", code: `${jose}function finish(jwt) { return jwt.sign(key); }` },
  { name: "jose: a bare number in quotes, which throws", code: `${jose}await new SignJWT({ id }).setExpirationTime('3600').sign(key);` },
  { name: "jose: verification", code: "const { jwtVerify } = require('jose');\nawait jwtVerify(token, key, { maxTokenAge: '30d' });" },
  { name: "jose: a compact signature of something else", code: "const { CompactSign } = require('jose');\nawait new CompactSign(bytes).setProtectedHeader({ alg }).sign(key);" },
];

const hono = "const { sign } = require('hono/jwt');\n";
const payload = { name: "exp", remedy: "Put `exp` into the payload" } as const;

const others: InvalidCase[] = [
  noExpiration("hono: no exp", `${hono}await «sign»({ id }, key);`, { ...payload, add: twice((text) => `${hono}await sign({ id, exp: ${text} }, key);`, clockChoices) }),
  noExpiration("hono: a validated payload", `const { parse } = require('valibot');\n${hono}const claims = parse(Claims, { id });\nawait «sign»(claims, key);`, payload),
  noExpiration("hono: a payload of its own", `${hono}const claims = {\n  id,\n};\nawait «sign»(claims, key);`, { ...payload, add: twice((text) => `${hono}const claims = {\n  id,\n  exp: ${text},\n};\nawait sign(claims, key);`, clockChoices) }),
  tooLong("hono: exp after a spread", `${hono}await sign({ ...user, exp: «Math.floor(Date.now() / 1000) + 60 * 60 * 24 * 7» }, key);`, { name: "exp", lifetime: "7 days", to: clockChoices }),
  tooLong("jwt-simple: exp by moment", "const jwt = require('jwt-simple');\nconst moment = require('moment');\njwt.encode({ id, exp: «moment().add(14, 'days').unix()» }, key);", { name: "exp", lifetime: "14 days", to: clockChoices }),
  tooLong("jwt-simple: exp written into the user's record", "const jwt = require('jwt-simple');\nexports.issue = (user) => {\n  user.exp = Math.floor(Date.now() / 1000) + 60 * 60 * 24 * 14;\n  return jwt.encode(«user», key);\n};", { name: "exp", lifetime: "14 days" }),
  noExpiration("jwt-encode: no exp", "const sign = require('jwt-encode');\n«sign»({ id }, key);", { ...payload, add: twice((text) => `const sign = require('jwt-encode');\nsign({ id, exp: ${text} }, key);`, clockChoices) }),
  tooLong("fast-jwt: milliseconds", "const { createSigner } = require('fast-jwt');\nconst sign = createSigner({ key, expiresIn: «2 * 60 * 60 * 1000» });\nsign({ id });\nsign({ id: 2 });", {
    lifetime: "2 hours", to: [["15 minutes", "15 * 60 * 1000"], ["1 hour", "60 * 60 * 1000"]],
  }),
  slip("secondsForMilliseconds", "fast-jwt: seconds", "const { createSigner } = require('fast-jwt');\ncreateSigner({ key, expiresIn: «3600» });", { lifetime: "3.6 seconds", to: [["1 hour", "60 * 60 * 1000"]] }),
  noExpiration("fast-jwt: no expiry", "const { createSigner } = require('fast-jwt');\nconst sign = «createSigner»({ key });\nsign({ id });", {
    add: twice((text) => `const { createSigner } = require('fast-jwt');\nconst sign = createSigner({ key, expiresIn: ${text} });\nsign({ id });`, msChoices),
  }),
  noExpiration("fast-jwt: a signer for other files", "const { createSigner } = require('fast-jwt');\nexports.sign = «createSigner»({ key });"),
  neverExpires("njwt: an expiry taken away", "const njwt = require('njwt');\n«njwt.create({ id }, key).setExpiration()».compact();", {
    name: "setExpiration",
    add: [],
    to: twice((text) => `njwt.create({ id }, key).setExpiration(${text})`, [["15 minutes", "Date.now() + 15 * 60 * 1000"], ["1 hour", "Date.now() + 60 * 60 * 1000"]] as never),
  }),
  tooLong("njwt: milliseconds since 1970", "const njwt = require('njwt');\nconst jwt = njwt.create({ id }, key);\njwt.setExpiration(«new Date().getTime() + 24 * 60 * 60 * 1000»);\njwt.compact();", {
    name: "setExpiration", lifetime: "24 hours", to: [["15 minutes", "Date.now() + 15 * 60 * 1000"], ["1 hour", "Date.now() + 60 * 60 * 1000"]],
  }),
  slip("secondsForMilliseconds", "njwt: the clock in seconds", "const njwt = require('njwt');\nnjwt.create({ id }, key).setExpiration(«Math.floor(Date.now() / 1000) + 3600»).compact();", {
    name: "setExpiration", lifetime: "0 seconds", to: [["1 hour", "Date.now() + 60 * 60 * 1000"]],
  }),
  tooLong("paseto 3: text with a unit", "const { V4 } = require('paseto');\nawait V4.sign({ id }, key, { expiresIn: «'2h'» });", { token: "PASETO", lifetime: "2 hours", to: msChoices }),
  neverExpires("paseto 4: no expiry", "const { PublicProtocol } = require('paseto');\nconst v4 = new PublicProtocol(SignFactory);\nawait v4.Sign(key, { id }, { nonExpiring: «true» });", { token: "PASETO" }),
  tooLong("@hapi/jwt: seconds", "const Jwt = require('@hapi/jwt');\nJwt.token.generate({ id }, key, { ttlSec: «24 * 60 * 60» });", { name: "ttlSec", lifetime: "24 hours", to: secondChoices }),
  tooLong("jose 2: options", "const { JWT } = require('jose');\nJWT.sign({ id }, key, { expiresIn: «'2 hours'» });", { lifetime: "2 hours", to: msChoices }),
];

const fastify = "const fastifyJwt = require('@fastify/jwt');\n";

const fastifyCases: InvalidCase[] = [
  tooLong("fastify: the plugin's options", `${fastify}app.register(fastifyJwt, { secret, sign: { expiresIn: «'7d'» } });\napp.jwt.sign({ id });`, { lifetime: "7 days", to: msChoices }),
  tooLong("fastify: the call's options", "module.exports = async function (fastify) {\n  fastify.jwt.sign({ id }, { expiresIn: «'7d'» });\n};", { lifetime: "7 days", to: msChoices }),
  tooLong("fastify: the reply", `${fastify}app.post('/login', async (request, reply) => reply.jwtSign({ id }, { sign: { expiresIn: «'7d'» } }));`, { lifetime: "7 days", to: msChoices }),
  tooLong("fastify: a namespace", `${fastify}app.register(fastifyJwt, { secret, namespace: 'refresh', sign: { expiresIn: «'90d'» } });`, { token: "refresh token", limit: "30 days", lifetime: "90 days", to: [["30 days", "'30d'"]] }),
  tooLong("fastify: a namespace's signer", "async function login(request, reply) {\n  return reply.adminJwtSign({ id }, { expiresIn: «'7d'» });\n}", { lifetime: "7 days", to: msChoices }),
  noExpiration("fastify: no expiry in plugin and call", `${fastify}app.register(fastifyJwt, { secret });\n«app.jwt.sign»({ id });`, {
    add: twice((text) => `${fastify}app.register(fastifyJwt, { secret });\napp.jwt.sign({ id }, { expiresIn: ${text} });`, msChoices),
  }),
  slip("secondsForMilliseconds", "fastify: seconds in quotes", "fastify.jwt.sign({ id }, { expiresIn: «'3600'» });", { lifetime: "3.6 seconds", to: [["1 hour", "'1h'"]] }),
];

const session = { limit: "30 days" } as const;
const month = [["30 days", "30 * 24 * 60 * 60"]] as const;

const sealed: InvalidCase[] = [
  neverExpires("iron-session: zero", "const { sealData } = require('iron-session');\nawait sealData(data, { password, ttl: «0» });", { ...session, token: "sealed token", name: "ttl", to: month }),
  tooLong("iron-session: seconds", "const { sealData } = require('iron-session');\nawait sealData(data, { password, ttl: «60 * 60 * 24 * 60» });", { ...session, token: "sealed token", name: "ttl", lifetime: "60 days", to: month }),
  tooLongByDefault("iron-session: the default, where a day is the limit", "const { sealData } = require('iron-session');\nawait «sealData»({ id }, { password });", {
    options: { refresh: "1d" }, limit: "24 hours", token: "sealed token", name: "ttl", lifetime: "14 days",
    add: [["24 hours", "const { sealData } = require('iron-session');\nawait sealData({ id }, { password, ttl: 24 * 60 * 60 });"]],
  }),
  noExpiration("iron-webcrypto: the library's defaults", "const { seal, defaults } = require('iron-webcrypto');\nawait «seal»(data, password, defaults);", { ...session, token: "sealed token", name: "ttl" }),
  noExpiration("iron-webcrypto: the defaults of major 1, spread", "const { seal, defaults } = require('iron-webcrypto');\nawait «seal»(crypto, data, password, { ...defaults });", {
    ...session, token: "sealed token", name: "ttl",
    add: [["30 days", "const { seal, defaults } = require('iron-webcrypto');\nawait seal(crypto, data, password, { ...defaults, ttl: 30 * 24 * 60 * 60 * 1000 });"]],
  }),
  tooLong("Auth.js: encode", "const { encode } = require('next-auth/jwt');\nawait encode({ token, secret, maxAge: «60 * 24 * 60 * 60» });", { ...session, token: "encrypted JWT", name: "maxAge", lifetime: "60 days", to: month }),
  slip("millisecondsForSeconds", "Auth.js: milliseconds", "const NextAuth = require('next-auth').default;\nNextAuth({ providers, jwt: { maxAge: «30 * 24 * 60 * 60 * 1000» } });", {
    ...session, token: "encrypted JWT", name: "maxAge", lifetime: "82.1 years", to: month,
  }),
  slip("secondsForMilliseconds", "firebase-admin: seconds", "const admin = require('firebase-admin');\nawait admin.auth().createSessionCookie(idToken, { expiresIn: «60 * 60 * 24 * 5» });", {
    ...session, token: "session cookie", lifetime: "432 seconds", to: [["5 days", "5 * 24 * 60 * 60 * 1000"]],
  }),
  tooLong("better-auth: the jwt plugin", "const { jwt } = require('better-auth/plugins');\nbetterAuth({ plugins: [jwt({ jwt: { expirationTime: «'7d'» } })] });", { name: "expirationTime", lifetime: "7 days", to: msChoices }),
  slip("durationForDate", "better-auth: a number", "const { jwt } = require('better-auth/plugins');\nbetterAuth({ plugins: [jwt({ jwt: { expirationTime: «900» } })] });", { name: "expirationTime", lifetime: "0 seconds", to: [["15 minutes", "'15m'"]] }),
  tooLong("a magic link in a seal", "const { sealData } = require('iron-session');\nconst magicLinkToken = await sealData({ email }, { password, ttl: «30 * 24 * 60 * 60» });", {
    token: "one-time token", limit: "7 days", name: "ttl", lifetime: "30 days", to: [["7 days", "7 * 24 * 60 * 60"]],
  }),
];

const elysia = "const { Elysia } = require('elysia');\nconst { jwt } = require('@elysiajs/jwt');\n";

const elysiaCases: InvalidCase[] = [
  tooLong("elysia: the plugin's exp", `${elysia}new Elysia().use(jwt({ name: 'jwt', secret, exp: «'7d'» })).post('/login', ({ jwt }) => jwt.sign({ id }));`, { name: "exp", lifetime: "7 days", to: msChoices }),
  tooLong("elysia: a plugin for refresh tokens", `${elysia}new Elysia().use(jwt({ name: 'refreshJwt', secret, exp: «'90d'» }));`, { token: "refresh token", limit: "30 days", name: "exp", lifetime: "90 days", to: [["30 days", "'30d'"]] }),
  tooLong("elysia: the call's exp", `${elysia}new Elysia().use(setup).post('/login', ({ jwt }) => jwt.sign({ id, exp: «'7d'» }));`, { name: "exp", lifetime: "7 days", to: msChoices }),
  slip("durationForDate", "elysia: a number", `${elysia}new Elysia().use(jwt({ name: 'jwt', secret, exp: «3600» }));`, { name: "exp", lifetime: "0 seconds", to: [["1 hour", "'1h'"]] }),
];

const valid: ValidCase[] = [
  ...joseValid,
  { name: "hono: spread arguments", code: `${hono}await sign(...all);` },
  { name: "hono: a payload from elsewhere", code: `${hono}const issue = (claims) => sign(claims, key);` },
  { name: "jwt-simple: exp written under a condition", code: "const jwt = require('jwt-simple');\nexports.issue = (user) => {\n  if (user.guest) user.exp = Math.floor(Date.now() / 1000) + 86400;\n  return jwt.encode(user, key);\n};" },
  { name: "hono: a short exp", code: `${hono}await sign({ id, exp: Math.floor(Date.now() / 1000) + 60 * 15 }, key);` },
  { name: "fast-jwt: a payload with exp", code: "const { createSigner } = require('fast-jwt');\nconst sign = createSigner({ key });\nsign({ id, exp: Math.floor(Date.now() / 1000) + 900 });" },
  { name: "fast-jwt: the option beats the payload", code: "const { createSigner } = require('fast-jwt');\nconst sign = createSigner({ key, expiresIn: '15m' });\nsign({ id, exp: Math.floor(Date.now() / 1000) + 86400 });" },
  { name: "njwt: an hour by default", code: "const njwt = require('njwt');\nnjwt.create({ id }, key).compact();" },
  { name: "paseto 4: an hour by default", code: "const { PublicProtocol } = require('paseto');\nawait new PublicProtocol(SignFactory).Sign(key, { id });" },
  { name: "fastify: a bare sign, whose plugin is elsewhere", code: "module.exports = async (fastify) => fastify.jwt.sign({ id });" },
  { name: "fastify: undefined is the plugin's business", code: "fastify.jwt.sign({ id }, { expiresIn: undefined });" },
  { name: "fastify: a plugin without a lifetime", code: `${fastify}app.register(fastifyJwt, { secret });` },
  { name: "fastify: jwt.sign of the project's own", code: "const app = require('./app');\nconst fastify = require('fastify');\napp.jwt.sign({ id }, { expiresIn: '7d' });" },
  { name: "koa-jwt, which only verifies", code: "const jwt = require('koa-jwt');\napp.use(jwt({ secret, maxAge: '30d' }));" },
  { name: "iron-session: 14 days by default", code: "const { sealData } = require('iron-session');\nawait sealData(data, { password });" },
  { name: "iron-session: the session's own ttl is another rule's", code: "const { getIronSession } = require('iron-session');\nawait getIronSession(req, res, { password, cookieName, ttl: 60 * 24 * 60 * 60 });" },
  { name: "iron-webcrypto: unknown options", code: "const { seal } = require('iron-webcrypto');\nawait seal(data, password, options);" },
  { name: "Auth.js: 30 days by default", code: "const { encode } = require('next-auth/jwt');\nawait encode({ token, secret });" },
  { name: "Auth.js: the session's own maxAge is another rule's", code: "const NextAuth = require('next-auth').default;\nNextAuth({ providers, session: { maxAge: 60 * 24 * 60 * 60 } });" },
  { name: "firebase-admin: five days", code: "const admin = require('firebase-admin');\nadmin.auth().createSessionCookie(idToken, { expiresIn: 5 * 24 * 60 * 60 * 1000 });" },
  { name: "lucia's createSessionCookie", code: "const { Lucia } = require('lucia');\nnew Lucia(adapter).createSessionCookie(session.id);" },
  { name: "better-auth: 15 minutes by default", code: "const { jwt } = require('better-auth/plugins');\nbetterAuth({ plugins: [jwt()] });" },
  { name: "elysia: a bare sign, whose plugin is elsewhere", code: `${elysia}new Elysia().use(setup).post('/login', ({ jwt }) => jwt.sign({ id }));` },
  { name: "google-auth-library, which only verifies", code: "const { OAuth2Client } = require('google-auth-library');\nawait new OAuth2Client(id).verifyIdToken({ idToken, audience: id, maxExpiry: 999999 });" },
];

const nest = (body: string) => `import { JwtService } from '@nestjs/jwt';\nclass Auth {\n  constructor(private readonly jwtService: JwtService) {}\n  ${body}\n}`;

testRule(rule, {
  javascript: { valid, invalid: [...joseCases, ...others, ...fastifyCases, ...sealed, ...elysiaCases] },
  typescript: {
    valid: [
      { name: "nest: a bare sign, whose module says the lifetime", code: nest("login(id: string) { return this.jwtService.sign({ sub: id }); }") },
      { name: "nest: options from a configuration", code: nest("login(id: string) { return this.jwtService.sign({ sub: id }, { expiresIn: this.config.get('TTL') }); }") },
      { name: "nest: a module without a lifetime", code: "import { JwtModule } from '@nestjs/jwt';\nJwtModule.register({ secret });" },
      { name: "nest: a class of the project with the same name", code: "import { JwtService } from './jwt.service';\nclass Auth {\n  constructor(private readonly jwtService: JwtService) {}\n  login() { return this.jwtService.sign({ sub }, { expiresIn: '7d' }); }\n}" },
      { name: "nest: a module in the same file, as the call's own", code: "import { JwtService } from '@nestjs/jwt';\nconst jwtService = new JwtService({ secret, signOptions: { expiresIn: '15m' } });\njwtService.sign({ id });" },
    ],
    invalid: [
      tooLong("nest: the call's options", nest("login(id: string) { return this.jwtService.signAsync({ sub: id }, { secret, expiresIn: «'7d'» }); }"), { lifetime: "7 days", to: msChoices }),
      tooLong("nest: a module's factory", "import { JwtModule } from '@nestjs/jwt';\nJwtModule.registerAsync({\n  inject: [ConfigService],\n  useFactory: async (config: ConfigService) => {\n    return { secret: config.get('JWT_SECRET'), signOptions: { expiresIn: «'7d'» } };\n  },\n});", {
        lifetime: "7 days", to: msChoices,
      }),
      tooLong("nest: a class that makes the options", "import { JwtOptionsFactory } from '@nestjs/jwt';\nexport class JwtConfig implements JwtOptionsFactory {\n  createJwtOptions() {\n    return { secret, signOptions: { expiresIn: «'7d'» } };\n  }\n}", {
        lifetime: "7 days", to: msChoices,
      }),
      tooLong("nest: options by their type", "import type { JwtModuleOptions } from '@nestjs/jwt';\nexport const jwtConfig: JwtModuleOptions = { secret, signOptions: { expiresIn: «'7d'» } };", { lifetime: "7 days", to: msChoices }),
      tooLong("nest: the type of what a function returns", "import type { JwtModuleOptions } from '@nestjs/jwt';\nexport default (config: Config): JwtModuleOptions => ({ secret: config.secret, signOptions: { expiresIn: «'7d'» } });", { lifetime: "7 days", to: msChoices }),
      noExpiration("nest: a service made without a lifetime", "import { JwtService } from '@nestjs/jwt';\nconst jwtService = new JwtService({ secret });\n«jwtService.sign»({ id });", {
        add: twice((text) => `import { JwtService } from '@nestjs/jwt';\nconst jwtService = new JwtService({ secret });\njwtService.sign({ id }, { expiresIn: ${text} });`, msChoices),
      }),
      tooLong("Auth.js: options by satisfies", "import type { NextAuthConfig } from 'next-auth';\nexport const config = { providers, jwt: { maxAge: «60 * 24 * 60 * 60» } } satisfies NextAuthConfig;", {
        ...session, token: "encrypted JWT", name: "maxAge", lifetime: "60 days", to: month,
      }),
      tooLong("jose: imported with types", "import { SignJWT, type JWTPayload } from 'jose';\nexport async function encrypt(payload: JWTPayload) {\n  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().setExpirationTime(«'7d'»).sign(encodedKey);\n}", {
        ...method, lifetime: "7 days", to: msChoices,
      }),
    ],
  },
});
