import rule from "../../src/rules/max-jwt-lifetime";
import { testRule, type InvalidCase } from "../rule-tester";
import { clockChoices, msChoices, noExpiration, secondChoices, slip, tooLong, tooLongByDefault } from "./max-jwt-lifetime/cases";

const jwt = "const jwt = require('jsonwebtoken');\n";
/** The suggestions that add options to a call. */
const addOptions = (make: (options: string) => string) =>
  [["15 minutes", make("{ expiresIn: '15m' }")], ["1 hour", make("{ expiresIn: '1h' }")]] as const;

const lifetimes: InvalidCase[] = [
  tooLong("a text that is too long", `${jwt}jwt.sign({ id }, key, { expiresIn: «'30d'» });`, { lifetime: "30 days", to: msChoices }),
  tooLong("a number of seconds", `${jwt}jwt.sign({ id }, key, { expiresIn: «86400» });`, { lifetime: "24 hours", to: secondChoices }),
  tooLong("arithmetic", `${jwt}jwt.sign({ id }, key, { expiresIn: «60 * 60 * 10» });`, { lifetime: "10 hours", to: secondChoices }),
  tooLong("a quoted key and double quotes", `const jwt = require("jsonwebtoken");\njwt.sign({ id }, key, { "expiresIn": «"7d"» });`, {
    lifetime: "7 days",
    to: [["15 minutes", '"15m"'], ["1 hour", '"1h"']],
  }),
  tooLong("a constant", `${jwt}const LIFETIME = '7d';\njwt.sign({ id }, key, { expiresIn: «LIFETIME» });`, { lifetime: "7 days", to: msChoices }),
  tooLong("a template", `${jwt}const DAYS = 7;\njwt.sign({ id }, key, { expiresIn: «\`\${DAYS}d\`» });`, { lifetime: "7 days", to: msChoices }),
  tooLong("every alternative is too long", `${jwt}jwt.sign({ id }, key, { expiresIn: «remember ? '30d' : '1d'» });`, { lifetime: "30 days" }),
  tooLong("options in a constant", `${jwt}const options = { expiresIn: '7d' };\njwt.sign({ id }, key, «options»);`, { lifetime: "7 days" }),
  tooLong("options written to later", `${jwt}const options = {};\noptions.expiresIn = '7d';\njwt.sign({ id }, key, «options»);`, { lifetime: "7 days" }),
  tooLong("a spread constant", `${jwt}const defaults = { expiresIn: '7d' };\njwt.sign({ id }, key, «{ ...defaults, issuer: 'me' }»);`, { lifetime: "7 days" }),
  tooLong("options from a function of the file", `${jwt}function options() { return { expiresIn: '7d' }; }\njwt.sign({ id }, key, «options()»);`, { lifetime: "7 days" }),
  tooLong("exp by the clock", `${jwt}jwt.sign({ id, exp: «Math.floor(Date.now() / 1000) + 60 * 60 * 24» }, key);`, { lifetime: "24 hours", name: "exp", to: clockChoices }),
  tooLong("exp by a date", `${jwt}const end = new Date();\nend.setDate(end.getDate() + 60);\njwt.sign({ id, exp: «parseInt(end.getTime() / 1000)» }, key);`, {
    lifetime: "60 days", name: "exp", to: clockChoices,
  }),
  tooLong("exp by moment", `const moment = require('moment');\n${jwt}jwt.sign({ id, exp: «moment().add(14, 'days').unix()» }, key);`, { lifetime: "14 days", name: "exp", to: clockChoices }),
  tooLong("a payload in a constant", `${jwt}const claims = { id, exp: Math.floor(Date.now() / 1000) + 86400 };\njwt.sign(«claims», key);`, { lifetime: "24 hours", name: "exp" }),
  tooLong("a callback behind the options", `${jwt}jwt.sign({ id }, key, { expiresIn: «'7d'» }, (error, token) => done(error, token));`, { lifetime: "7 days", to: msChoices }),
  tooLong("a promisified signer", `const { promisify } = require('util');\n${jwt}const signToken = promisify(jwt.sign);\nawait signToken({ id }, key, { expiresIn: «'7d'» });`, {
    lifetime: "7 days", to: msChoices,
  }),
  tooLong("a bound signer", `${jwt}const make = jwt.sign.bind(jwt);\nmake({ id }, key, { expiresIn: «'7d'» });`, { lifetime: "7 days", to: msChoices }),
  tooLong("bluebird's promises", `const Promise = require('bluebird');\nconst jwt = Promise.promisifyAll(require('jsonwebtoken'));\njwt.signAsync({ id }, key, { expiresIn: «'7d'» });`, {
    lifetime: "7 days", to: msChoices,
  }),
];

const noneCases: InvalidCase[] = [
  noExpiration("no options", `${jwt}«jwt.sign»({ id }, key);`, { add: addOptions((options) => `${jwt}jwt.sign({ id }, key, ${options});`) }),
  noExpiration("a comment at the end of the arguments", `${jwt}«jwt.sign»({ id }, key /* for now */);`, {
    add: addOptions((options) => `${jwt}jwt.sign({ id }, key /* for now */, ${options});`),
  }),
  noExpiration("a callback in the options' place", `${jwt}«jwt.sign»({ id }, key, (error, token) => done(token));`, {
    add: addOptions((options) => `${jwt}jwt.sign({ id }, key, ${options}, (error, token) => done(token));`),
  }),
  noExpiration("a callback by its name", `${jwt}function issue(id, done) {\n  «jwt.sign»({ id }, key, done);\n}`, {
    add: addOptions((options) => `${jwt}function issue(id, done) {\n  jwt.sign({ id }, key, ${options}, done);\n}`),
  }),
  noExpiration("options without a lifetime", `${jwt}«jwt.sign»({ id }, key, { algorithm: 'HS256' });`, {
    add: [["15 minutes", `${jwt}jwt.sign({ id }, key, { algorithm: 'HS256', expiresIn: '15m' });`], ["1 hour", `${jwt}jwt.sign({ id }, key, { algorithm: 'HS256', expiresIn: '1h' });`]],
  }),
  noExpiration("options on many lines, with comments", `${jwt}«jwt.sign»(\n  { id },\n  key,\n  {\n    algorithm: 'HS256', // as verified\n    // expiresIn,\n  },\n);`, {
    add: [
      ["15 minutes", `${jwt}jwt.sign(\n  { id },\n  key,\n  {\n    algorithm: 'HS256', // as verified\n    expiresIn: '15m',\n    // expiresIn,\n  },\n);`],
      ["1 hour", `${jwt}jwt.sign(\n  { id },\n  key,\n  {\n    algorithm: 'HS256', // as verified\n    expiresIn: '1h',\n    // expiresIn,\n  },\n);`],
    ],
  }),
  noExpiration("arguments on many lines", `${jwt}«jwt.sign»(\n  { id },\n  key,\n);`, { add: addOptions((options) => `${jwt}jwt.sign(\n  { id },\n  key,\n  ${options},\n);`) }),
  noExpiration("an empty object", `${jwt}«jwt.sign»({ id }, key, {});`, { add: addOptions((options) => `${jwt}jwt.sign({ id }, key, ${options});`) }),
  noExpiration("options in a constant of their own", `${jwt}const options = { issuer: 'me' };\n«jwt.sign»({ id }, key, options);`, {
    add: [["15 minutes", `${jwt}const options = { issuer: 'me', expiresIn: '15m' };\njwt.sign({ id }, key, options);`], ["1 hour", `${jwt}const options = { issuer: 'me', expiresIn: '1h' };\njwt.sign({ id }, key, options);`]],
  }),
  noExpiration("options that others use too", `${jwt}const options = { issuer: 'me' };\nuse(options);\n«jwt.sign»({ id }, key, options);`),
  noExpiration("a lifetime among the claims", `${jwt}«jwt.sign»({ id, expiresIn: '1h' }, key);`, { add: addOptions((options) => `${jwt}jwt.sign({ id, expiresIn: '1h' }, key, ${options});`) }),
  // nothing is suggested where the payload may have an exp
  noExpiration("an unknown payload", `${jwt}const signToken = (user) => «jwt.sign»(user, key);`),
  noExpiration("a spread payload", `${jwt}const signToken = (user) => «jwt.sign»({ ...user, id }, key);`),
  noExpiration("a text as payload", `${jwt}«jwt.sign»('user-1', key);`),
  noExpiration("a column as payload", `${jwt}«jwt.sign»(user._id, key);`),
  noExpiration("null as options", `${jwt}«jwt.sign»({ id }, key, null);`),
  {
    name: "options behind the callback",
    code: `${jwt}«jwt.sign»({ id }, key, (error, token) => done(token), { expiresIn: '1h' });`,
    errors: [{
      messageId: "noExpiration",
      data: { subject: "This JWT", remedy: "Set `expiresIn`" },
      suggestions: [{ messageId: "moveOptions", output: `${jwt}jwt.sign({ id }, key, { expiresIn: '1h' }, (error, token) => done(token));` }],
    }],
  },
];

const units: InvalidCase[] = [
  slip("secondsForMilliseconds", "seconds in quotes", `${jwt}jwt.sign({ id }, key, { expiresIn: «'3600'» });`, { lifetime: "3.6 seconds", to: [["1 hour", "'1h'"]] }),
  {
    name: "more seconds in quotes than the limit",
    code: `${jwt}jwt.sign({ id }, key, { expiresIn: «'86400'» });`,
    errors: [{
      messageId: "secondsForMilliseconds",
      data: { name: "expiresIn", object: "this JWT", lifetime: "1.4 minutes" },
      suggestions: [
        { messageId: "shorten", data: { duration: "15 minutes" }, output: `${jwt}jwt.sign({ id }, key, { expiresIn: '15m' });` },
        { messageId: "shorten", data: { duration: "1 hour" }, output: `${jwt}jwt.sign({ id }, key, { expiresIn: '1h' });` },
      ],
    }],
  },
  slip("millisecondsForSeconds", "milliseconds", `${jwt}jwt.sign({ id }, key, { expiresIn: «3600000» });`, { lifetime: "41.7 days", to: [["1 hour", "60 * 60"]] }),
  slip("millisecondsForSeconds", "milliseconds by arithmetic", `${jwt}jwt.sign({ id }, key, { expiresIn: «15 * 60 * 1000» });`, { lifetime: "250 hours", to: [["15 minutes", "15 * 60"]] }),
  slip("millisecondsForSeconds", "exp in milliseconds", `${jwt}jwt.sign({ id, exp: «Date.now() + 3600 * 1000» }, key);`, {
    lifetime: "thousands of years", name: "exp", to: [["1 hour", "Math.floor(Date.now() / 1000) + 60 * 60"]],
  }),
  slip("dateForDuration", "a date as duration", `${jwt}jwt.sign({ id }, key, { expiresIn: «Math.floor(Date.now() / 1000) + 3600» });`, { lifetime: "50.7 years", to: [["1 hour", "60 * 60"]] }),
  slip("durationForDate", "a duration as exp", `${jwt}jwt.sign({ id, exp: «3600» }, key);`, { name: "exp", lifetime: "0 seconds", to: [["1 hour", "Math.floor(Date.now() / 1000) + 60 * 60"]] }),
];

const refresh = { token: "refresh token", limit: "30 days" } as const;
const oneTime = { token: "one-time token", limit: "7 days" } as const;
const service = { token: "service token", limit: "1 hour" } as const;
const toMonth = [["30 days", "'30d'"]] as const;
const toWeek = [["7 days", "'7d'"]] as const;

const purposes: InvalidCase[] = [
  tooLong("a refresh token by its variable", `${jwt}const refreshToken = jwt.sign({ id }, key, { expiresIn: «'90d'» });`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by its claim", `${jwt}const token = jwt.sign({ id, typ: 'refresh' }, key, { expiresIn: «'90d'» });`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by its key", `${jwt}const token = jwt.sign({ id }, process.env.REFRESH_SECRET, { expiresIn: «'90d'» });`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by its cookie", `${jwt}const token = jwt.sign({ id }, key, { expiresIn: «'90d'» });\nres.cookie('refresh_token', token);`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by its property", `${jwt}res.json({ tokens: { refresh: jwt.sign({ id }, key, { expiresIn: «'90d'» }) } });`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by what becomes of its place in a list", `${jwt}async function issue() { const [at, rt] = await Promise.all([access(), jwt.sign({ id }, key, { expiresIn: «'90d'» })]); return { access_token: at, refresh_token: rt }; }`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by who takes it from a helper's list", `${jwt}const issue = (id) => [access(id), jwt.sign({ id }, key, { expiresIn: «'90d'» })];\nconst [first, refresh] = issue(1);`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by two letters", `${jwt}const rt = jwt.sign({ id }, key, { expiresIn: «'90d'» });`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by its place in a list", `${jwt}const [accessToken, refreshToken] = await Promise.all([access(), jwt.sign({ id }, key, { expiresIn: «'90d'» })]);`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a refresh token by its function", `${jwt}function generateRefreshToken(id) {\n  return jwt.sign({ id }, key, { expiresIn: «'90d'» });\n}`, { ...refresh, lifetime: "90 days", to: toMonth }),
  tooLong("a one-time token by the link it is in", `${jwt}const token = jwt.sign({ id }, key, { expiresIn: «'30d'» });\nsend(\`https://shop.test/reset-password/\${token}\`);`, { ...oneTime, lifetime: "30 days", to: toWeek }),
  tooLong("a one-time token by its subject", `${jwt}jwt.sign({ id }, key, { subject: 'email-verification', expiresIn: «'30d'» });`, { ...oneTime, lifetime: "30 days", to: toWeek }),
  tooLong("a one-time token by what is done in the function", `${jwt}async function sendInvitation(id) {\n  const token = jwt.sign({ id }, key, { expiresIn: «'30d'» });\n  await mail(token);\n}`, {
    ...oneTime, lifetime: "30 days", to: toWeek,
  }),
  noExpiration("a one-time token without an end", `${jwt}const resetToken = «jwt.sign»({ id }, key);`, { ...oneTime, add: [["7 days", `${jwt}const resetToken = jwt.sign({ id }, key, { expiresIn: '7d' });`]] }),
  tooLong("a service token", `${jwt}const serviceToken = jwt.sign({ iss: 'billing' }, key, { expiresIn: «'1d'» });`, { ...service, lifetime: "24 hours", to: [["5 minutes", "'5m'"], ["1 hour", "'1h'"]] }),
  // a handler of refresh requests issues access tokens
  tooLong("an access token in a refresh handler", `${jwt}const refreshToken = async (req, res) => {\n  const token = jwt.sign({ id }, key, { expiresIn: «'7d'» });\n  res.json({ token });\n};`, {
    lifetime: "7 days", to: msChoices,
  }),
  tooLong("an access token after a verification", `${jwt}async function verifyOtp(req, res) {\n  res.json({ token: jwt.sign({ id }, key, { expiresIn: «'7d'» }) });\n}`, { lifetime: "7 days", to: msChoices }),
  tooLong("a refreshed access token", `${jwt}const refreshAccessToken = (id) => jwt.sign({ id }, key, { expiresIn: «'7d'» });`, { lifetime: "7 days", to: msChoices }),
  tooLong("an access token signed with its own key", `${jwt}function refresh() {\n  const accessToken = jwt.sign({ id }, process.env.ACCESS_SECRET, { expiresIn: «'7d'» });\n}`, { token: "access token", lifetime: "7 days", to: msChoices }),
];

const wrappers: InvalidCase[] = [
  tooLong("a lifetime given to a wrapper", `${jwt}const issue = (claims, expiresIn) => jwt.sign(claims, key, { expiresIn });\nissue({ id }, '15m');\nissue({ id }, «'2d'»);`, { lifetime: "2 days", to: msChoices }),
  tooLong("options given to a wrapper", `${jwt}function issue(claims, options) {\n  return jwt.sign(claims, key, options);\n}\nissue({ id }, { expiresIn: «'2d'» });`, { lifetime: "2 days", to: msChoices }),
  noExpiration("a wrapper's options left out", `${jwt}function issue(claims, options) {\n  return jwt.sign(claims, key, options);\n}\nissue({ id }, { expiresIn: '15m' });\n«issue»({ id });`),
  noExpiration("one of the payloads given to a wrapper", `${jwt}const now = Math.floor(Date.now() / 1000);\nconst issue = (claims) => jwt.sign(claims, key);\nissue({ id, exp: now + 900 });\n«issue»({ id });`),
  noExpiration("a wrapper that no call can save", `${jwt}const issue = (claims) => «jwt.sign»(claims, key);\nissue({ id });\nissue({ id: 2 });`),
  tooLong("a default of a wrapper's parameter", `${jwt}const issue = (claims, expiresIn = '15m') => jwt.sign(claims, key, { expiresIn });\nissue({ id });\nissue({ id }, «'2d'»);`, { lifetime: "2 days", to: msChoices }),
  tooLong("one object for a wrapper", `${jwt}const issue = ({ claims, ttl }) => jwt.sign(claims, key, { expiresIn: ttl });\nissue({ claims: { id }, ttl: «'2d'» });`, { lifetime: "2 days", to: msChoices }),
  tooLong("a promise around the callback", `${jwt}const issue = (claims, ttl) => new Promise((resolve, reject) => {\n  jwt.sign(claims, key, { expiresIn: ttl }, (error, token) => (error ? reject(error) : resolve(token)));\n});\nissue({ id }, «'2d'»);`, {
    lifetime: "2 days", to: msChoices,
  }),
  tooLong("a refresh token by the call of the wrapper", `${jwt}const issue = (claims, secret, ttl) => jwt.sign(claims, secret, { expiresIn: ttl });\nconst token = issue({ id }, process.env.REFRESH_SECRET, «'90d'»);`, {
    ...refresh, lifetime: "90 days", to: toMonth,
  }),
];

const settings: InvalidCase[] = [
  tooLongByDefault("a taught signer with a long default", "import { issueToken } from './tokens';\n«issueToken»({ id });", {
    lifetime: "30 days",
    session: { signers: [{ name: "issueToken", from: "file", arguments: { payload: 0, options: 1 }, defaults: { expiresIn: "30d" } }] },
    add: addOptions((options) => `import { issueToken } from './tokens';\nissueToken({ id }, ${options});`),
  }),
  tooLong("a taught signer's own unit", "import { issueToken } from './tokens';\nissueToken({ id }, { expiresIn: «7200000» });", {
    lifetime: "2 hours",
    session: { signers: [{ name: "issueToken", from: "file", arguments: { payload: 0, options: 1 }, unit: "ms" }] },
    to: [["15 minutes", "15 * 60 * 1000"], ["1 hour", "60 * 60 * 1000"]],
  }),
  tooLong("a taught signer of a package", "const { tokens } = require('@acme/auth');\ntokens.issue({ id }, { expiresIn: «'2h'» });", {
    lifetime: "2 hours",
    session: { signers: [{ name: "tokens.issue", from: "package", package: "@acme/auth", arguments: { options: 1 } }] },
    to: msChoices,
  }),
  tooLong("a lower limit", `${jwt}jwt.sign({ id }, key, { expiresIn: «'30m'» });`, { options: { access: "10m" }, lifetime: "30 minutes", limit: "10 minutes", to: [["10 minutes", "'10m'"]] }),
  tooLong("a lower limit for refresh tokens", `${jwt}const refreshToken = jwt.sign({ id }, key, { expiresIn: «'7d'» });`, { options: { refresh: "1d" }, token: "refresh token", lifetime: "7 days", limit: "24 hours", to: [["24 hours", "'1d'"]] }),
  tooLong("a lower limit for one-time tokens", `${jwt}const inviteToken = jwt.sign({ id }, key, { expiresIn: «'7d'» });`, { options: { oneTime: "1d" }, token: "one-time token", lifetime: "7 days", limit: "24 hours", to: [["24 hours", "'1d'"]] }),
  tooLong("a lower limit for service tokens", `${jwt}const serviceToken = jwt.sign({ id }, key, { expiresIn: «'1h'» });`, { options: { service: "5m" }, token: "service token", lifetime: "1 hour", limit: "5 minutes", to: [["5 minutes", "'5m'"]] }),
];

const sign = (rest: string) => `${jwt}jwt.sign({ id }, key${rest});`;
const valid = [
  { name: "a short lifetime", code: sign(", { expiresIn: '15m' }") },
  { name: "exactly the limit", code: sign(", { expiresIn: 3600 }") },
  { name: "a short exp", code: `${jwt}jwt.sign({ id, exp: Math.floor(Date.now() / 1000) + 900 }, key);` },
  { name: "an expired token", code: sign(", { expiresIn: -10 }") },
  { name: "a lifetime from the environment", code: sign(", { expiresIn: process.env.JWT_TTL }") },
  { name: "a lifetime from the environment, else a long one", code: sign(", { expiresIn: process.env.JWT_TTL || '30d' }") },
  { name: "a lifetime from a configuration service", code: sign(", { expiresIn: config.get('JWT_TTL') }") },
  { name: "options from elsewhere", code: `import { options } from './config';\nimport jwt from 'jsonwebtoken';\njwt.sign({ id }, key, options);` },
  { name: "options that spread something from elsewhere", code: sign(", { algorithm: 'HS256', ...options }") },
  { name: "one alternative is short", code: sign(", { expiresIn: remember ? '30d' : '15m' }") },
  { name: "a lifetime set under a condition", code: `${jwt}const options = {};\nif (short) options.expiresIn = '15m';\njwt.sign({ id }, key, options);` },
  { name: "a parameter of an exported wrapper", code: `${jwt}exports.issue = (claims, expiresIn) => jwt.sign(claims, key, { expiresIn });` },
  { name: "an exp that the payload may have", code: `${jwt}exports.issue = (claims) => jwt.sign(claims, key);\nexports.claims = (id) => ({ id, exp: later(id) });` },
  { name: "claims of a verified token, which keep their exp", code: `${jwt}const claims = jwt.verify(old, key);\njwt.sign(claims, otherKey);` },
  { name: "claims that somebody wrote", code: `${jwt}jwt.sign(JSON.parse(text), key);` },
  { name: "a token with an expiry of its own", code: `${jwt}jwt.sign({ id, expiresAt: later }, key);` },
  { name: "a token that tells its age", code: `${jwt}jwt.sign({ id, createdAt: new Date().toISOString() }, key);` },
  { name: "a text that ms refuses, so that signing throws", code: sign(", { expiresIn: '1 month' }") },
  { name: "undefined, so that signing throws", code: sign(", { expiresIn: undefined }") },
  { name: "spread arguments", code: `${jwt}jwt.sign(...all);` },
  { name: "arguments bound before", code: `${jwt}const issue = jwt.sign.bind(jwt, { id });\nissue(key, { expiresIn: '15m' });` },
  { name: "a fixed date, which depends on the day", code: `${jwt}jwt.sign({ id, exp: 1893456000 }, key);` },
  { name: "verification alone", code: `${jwt}jwt.verify(token, key, { maxAge: '30d' });` },
  { name: "decoding alone", code: `${jwt}jwt.decode(token);` },
  { name: "express-jwt, which only verifies", code: "import { expressjwt } from 'express-jwt';\napp.use(expressjwt({ secret, algorithms: ['HS256'] }));" },
  { name: "a sign of crypto", code: "const crypto = require('crypto');\nconst jwt = 1;\ncrypto.createSign('RSA-SHA256').update(text).sign(key);" },
  { name: "a wallet's sign", code: "const jwt = loadWallet();\njwt.sign(transaction, key);" },
  { name: "aws4", code: "const aws4 = require('aws4');\nconst jwt = 1;\naws4.sign({ host }, credentials);" },
  { name: "the project's own sign", code: "import jwt from './jwt';\njwt.sign({ id }, key);" },
  { name: "a shadowed name", code: `${jwt}function issue(jwt) { return jwt.sign({ id }, key); }` },
  { name: "a token for DocuSign, whose audience has no scheme", code: `${jwt}jwt.sign({ iss: integration, sub: account, aud: "account-d.docusign.com" }, key, { algorithm: "RS256", expiresIn: "6h" });` },
  { name: "the signature of one of Zoom's meetings", code: `${jwt}jwt.sign({ sdkKey: process.env.ZOOM_KEY, mn: number, iat, exp: iat + 60 * 60 * 48 }, secret);` },
  { name: "a token for Apple, whose terms hold", code: `${jwt}jwt.sign({}, key, { algorithm: 'ES256', expiresIn: '180d', audience: 'https://appleid.apple.com', issuer: team });` },
  { name: "a token for Apple, of a builder", code: `import { SignJWT } from 'jose';\nconst token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).setAudience('https://appleid.apple.com').setIssuer(team).setIssuedAt().setExpirationTime('180d').sign(key);` },
  { name: "tokens signed with a key that another service gave", code: `${jwt}const developer = jwt.sign({}, process.env.APPLE_MUSIC_KEY, { algorithm: 'ES256', expiresIn: '180d' }); const push = jwt.sign({ iss: team, iat }, config.apns.key, { algorithm: 'ES256' }); const video = jwt.sign({ sub: id, aud: 'v' }, Buffer.from(process.env.MUX_PRIVATE_KEY, 'base64'), { algorithm: 'RS256', expiresIn: '7d' });` },
  { name: "a widget's token, by its key", code: `${jwt}export const widget = (user) => jwt.sign({ id: user.id, name: user.name }, process.env.CANNY_PRIVATE_KEY, { algorithm: 'HS256' });` },
  { name: "a token for the meetings of Jitsi", code: `${jwt}jwt.sign({ aud: 'jitsi', iss: 'chat', sub: app, room, exp: Math.floor(Date.now() / 1000) + 43200 }, key, { algorithm: 'RS256' });` },
  { name: "a client assertion", code: `${jwt}const clientAssertion = jwt.sign({ aud: tokenUrl }, key, { expiresIn: '1d' });` },
  { name: "a token for an authorization server", code: `${jwt}jwt.sign({ aud: 'https://login.bank.test/oauth2/token' }, key, { expiresIn: '1d' });` },
  { name: "a link to unsubscribe", code: `${jwt}const token = jwt.sign({ id }, key, { expiresIn: '365d' });\nconst url = \`https://news.test/unsubscribe?token=\${token}\`;` },
  { name: "a link to unsubscribe, joined", code: `${jwt}const token = jwt.sign({ id }, key, { expiresIn: '365d' });\nconst url = [base, 'unsubscribe', token].join('/');` },
  { name: "a function that makes links to unsubscribe", code: `${jwt}const unsubscribeToken = (id) => jwt.sign({ id }, key);` },
  { name: "the name of a file", code: `${jwt}const file = jwt.sign({ id }, key) + '.png';` },
  { name: "a refresh token of 30 days", code: `${jwt}const refreshToken = jwt.sign({ id }, key, { expiresIn: '30d' });` },
  { name: "a refresh token by its constant", code: `${jwt}jwt.sign({ id }, key, { expiresIn: REFRESH_TOKEN_TTL });\nconst REFRESH_TOKEN_TTL = '14d';` },
  { name: "a refresh token by a claim of another file", code: `import { TokenType } from './types';\nimport jwt from 'jsonwebtoken';\njwt.sign({ id, type: TokenType.REFRESH }, key, { expiresIn: '14d' });` },
  { name: "a one-time token of 7 days", code: `${jwt}const inviteToken = jwt.sign({ id }, key, { expiresIn: '7d' });` },
  { name: "a one-time token in a handler of forgotten passwords", code: `${jwt}async function forgotPassword(req, res) {\n  const token = jwt.sign({ id }, key, { expiresIn: '1d' });\n  await mail(token);\n}` },
  { name: "a month for one-time tokens by option", code: `${jwt}const inviteToken = jwt.sign({ id }, key, { expiresIn: '30d' });`, options: { oneTime: "30d" } },
  { name: "no expiry where none is required", code: sign(""), options: { requireExpiration: false } },
  { name: "a trusted signer", code: "import { issueToken } from './tokens';\nissueToken({ id });", session: { signers: [{ name: "issueToken", from: "file" }] } },
  { name: "a taught signer with a short default", code: "import { issueToken } from './tokens';\nissueToken({ id });", session: { signers: [{ name: "issueToken", from: "file", defaults: { expiresIn: "15m" } }] } },
  { name: "a bare number without a unit", code: "import { issueToken } from './tokens';\nissueToken({ id }, { expiresIn: 86400 });", session: { signers: [{ name: "issueToken", from: "file", arguments: { options: 1 } }] } },
];

testRule(rule, {
  javascript: { valid, invalid: [...lifetimes, ...noneCases, ...units, ...purposes, ...wrappers, ...settings] },
  typescript: {
    valid: [
      { name: "a cast around unknown options", code: "import jwt, { type SignOptions } from 'jsonwebtoken';\njwt.sign({ id }, key, options as SignOptions);" },
      { name: "a type that holds exp", code: "import jwt from 'jsonwebtoken';\ninterface Claims { id: string; exp: number }\nexport const issue = (claims: Claims) => jwt.sign(claims, key);" },
    ],
    invalid: [
      tooLong("casts and satisfies", "import * as jwt from 'jsonwebtoken';\njwt.sign({ id } satisfies Claims, key!, { expiresIn: «'7d' as StringValue» } as jwt.SignOptions);", { lifetime: "7 days", to: msChoices }),
      tooLong("an enum", "import { sign as signJwt } from 'jsonwebtoken';\nenum Lifetime { Access = '7d' }\nsignJwt({ id }, key, { expiresIn: «Lifetime.Access» });", { token: "access token", lifetime: "7 days", to: msChoices }),
      tooLong("constants as const", "import jwt = require('jsonwebtoken');\nconst LIFETIMES = { access: '7d' } as const;\njwt.sign({ id }, key, { expiresIn: «LIFETIMES.access» });", { token: "access token", lifetime: "7 days", to: msChoices }),
      tooLong("a method of a class", "import jwt from 'jsonwebtoken';\nclass Tokens {\n  private readonly ttl = '7d';\n  issue(id: string) {\n    return jwt.sign({ id }, this.key, { expiresIn: «this.ttl» });\n  }\n}", { lifetime: "7 days", to: msChoices }),
      noExpiration("a typed parameter", "import jwt from 'jsonwebtoken';\nexport const issue = (claims: object): string => «jwt.sign»(claims, process.env.KEY!);"),
    ],
  },
  typed: {
    valid: [{ name: "a constant of unknown value", code: "import { sign } from 'jsonwebtoken';\ndeclare const TTL: string;\nsign({ id: 1 }, 'k', { expiresIn: TTL });" }],
    invalid: [
      tooLong("a constant whose type is its value", "import { sign } from 'jsonwebtoken';\ndeclare const TTL: '7d';\nsign({ id: 1 }, 'k', { expiresIn: «TTL» });", { lifetime: "7 days", to: msChoices }),
    ],
  },
});
