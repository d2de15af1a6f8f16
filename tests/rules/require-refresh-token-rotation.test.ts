import rule from "../../src/rules/require-refresh-token-rotation";
import { testRule, type InvalidCase, type ValidCase } from "../rule-tester";

const notRotated = (handler = "POST /refresh") => ({ messageId: "notRotated", data: { handler } });
const oldStaysValid = (handler = "POST /refresh") => ({ messageId: "oldStaysValid", data: { handler } });
const statelessRefresh = (handler = "POST /refresh") => ({ messageId: "statelessRefresh", data: { handler } });
const invalidation = { level: "invalidation" };

const imports = 'import jwt from "jsonwebtoken"; ';
/** A refresh route of Express, of which `body` comes after the check of the token. */
const route = (body: string, mark = false, before = "") =>
  `${imports}${before}router.post(${mark ? "«" : ""}"/refresh"${mark ? "»" : ""}, async (req, res, next) => { const { refreshToken } = req.body; const claims = jwt.verify(refreshToken, process.env.REFRESH_SECRET); ${body} });`;
const accessOnly = "const accessToken = jwt.sign({ sub: claims.sub }, process.env.ACCESS_SECRET, { expiresIn: '5m' }); ";
const both = `${accessOnly}const newRefreshToken = jwt.sign({ sub: claims.sub }, process.env.REFRESH_SECRET, { expiresIn: '7d' }); `;

const fine = (name: string, body: string, before?: string): ValidCase => ({ name, code: route(body, false, before) });
const bad = (name: string, body: string, before?: string): InvalidCase => ({ name, code: route(body, true, before), errors: [notRotated()] });

/** A helper that makes both tokens. */
const pair = (keeps = "") =>
  `const pair = (id) => { const accessToken = jwt.sign({ id }, process.env.ACCESS_SECRET, { expiresIn: "5m" }); const refreshToken = jwt.sign({ id }, process.env.REFRESH_SECRET, { expiresIn: "7d" }); ${keeps}return { accessToken, refreshToken }; }; `;

/** A login that gives out both tokens. */
const logsIn = 'export const login = (id) => { const accessToken = jwt.sign({ id }, KEY, { expiresIn: "15m" }); const refreshToken = jwt.sign({ id }, KEY, { expiresIn: "7d" }); return { accessToken, refreshToken }; };';

testRule(rule, {
  javascript: {
    valid: [
      { name: "a login that drops the refresh token of the session before", code: 'import jwt from "jsonwebtoken"; export const enter = async (req, res) => { const user = await User.findOne({ email: req.body.email }); if (!(await bcrypt.compare(req.body.password, user.password))) return res.sendStatus(401); const before = await User.findOne({ refreshToken: req.cookies.jwt }); if (before) await forget(before); res.json({ accessToken: jwt.sign({ id: user.id }, process.env.ACCESS, { expiresIn: "10m" }) }); };' },
      { name: "a user who is found by what another service gave", code: 'import jwt from "jsonwebtoken"; export const callback = async (req, res) => { const granted = await exchange(req.query.code); const user = await User.findOne({ refreshToken: granted.token }); res.json({ accessToken: jwt.sign({ id: user.id }, process.env.ACCESS, { expiresIn: "10m" }) }); };' },
      { name: "a service that gives what another file made of it back", code: 'class AuthService { async refreshToken(body) { const { id, refreshToken } = await this.tokens.exchange(body.refreshToken); const { accessToken } = await this.tokens.generateAccessToken(id); return { accessToken, refreshToken }; } }' },
      { name: "a refresh token that is named where another file looks it up", code: 'class AuthService { async refreshToken(body) { const { id } = await this.tokens.settle({ refreshToken: body.refreshToken }); const { accessToken } = await this.tokens.generateAccessToken(id); return { accessToken }; } }' },
      { name: "a helper that overwrites the token and returns", code: 'import jwt from "jsonwebtoken"; class Auth { async refresh(refreshToken) { const row = await this.tokens.findOne({ token: refreshToken }); if (!row) throw new Error(); const next = randomUUID(); await this.store(next, row.user); return { accessToken: jwt.sign({ sub: row.user }, KEY), refreshToken: next }; } async store(token, user) { const known = await this.tokens.findOne({ user }); if (known) { return this.tokens.update({ user }, { token }); } return this.tokens.insert({ token, user }); } }', options: invalidation },
      { name: "another file's service that makes the new one", code: 'import jwt from "jsonwebtoken"; class Auth { async refresh(refreshToken) { const user = jwt.verify(refreshToken, process.env.REFRESH_SECRET); const accessToken = jwt.sign({ sub: user.sub }, KEY); return { accessToken, refreshToken: await this.tokenService.createRefreshToken(user) }; } }', options: invalidation },
      { name: "another file's check and another file's new one", code: 'import { signAccessToken, signRefreshToken, verifyRefreshToken } from "./jwt.js"; export const refresh = async (req, res) => { const { refreshToken } = req.body; const id = await verifyRefreshToken(refreshToken); res.json({ accessToken: await signAccessToken(id), refreshToken: await signRefreshToken(id) }); };', options: invalidation },
      fine("a record that gets both tokens", `${accessOnly}await Token.update({ accessToken, refreshTokenHash: hash(next) }, { where: { token: refreshToken } }); res.json({ accessToken });`),
      fine("a record that is marked beside the new access token", `${accessOnly}await Token.update({ accessToken, usedAt: new Date() }, { where: { token: refreshToken } }); res.json({ accessToken });`),
      fine("a record of which the file does not show all", `${accessOnly}await Token.update({ accessToken, ...others }, { where: { token: refreshToken } }); res.json({ accessToken });`),
      fine("a record that loses its old token, and is saved", `${accessOnly}const row = await Token.findOne({ token: refreshToken }); row.accessToken = accessToken; row.token = undefined; await row.save(); res.json({ accessToken });`),
      fine("a store that is given the user alone", `${accessOnly}await sessions.saveAccess(claims.sub); res.json({ accessToken });`),
      fine("a helper both of whose tokens are taken", "const { accessToken, refreshToken: another } = pair(claims.sub); res.json({ accessToken, another });", pair()),
      fine("a helper that keeps the other token itself", "const { accessToken } = await pair(claims.sub); res.json({ accessToken });", pair("store.overwrite(id, refreshToken); ")),
      // a new refresh token
      fine("a command of the AWS SDK that deletes", `await dynamo.send(new DeleteCommand({ Key: { token: refreshToken } })); ${accessOnly} res.json({ accessToken });`, 'import { dynamo } from "./db.js"; import { DeleteCommand } from "@aws-sdk/lib-dynamodb"; '),
      fine("a helper that notes which token was last", `await updateLastToken(claims.sub); ${accessOnly} res.json({ accessToken });`, 'import { updateLastToken } from "./tokens.js"; '),
      fine("a new refresh token", `${both} res.json({ accessToken, refreshToken: newRefreshToken });`),
      fine("a new refresh token without a store", `${both} res.cookie("refresh", newRefreshToken).json({ accessToken });`),
      fine("a refresh token that a helper makes", `${accessOnly} const token = createRefreshToken(claims.sub); res.json({ accessToken, token });`, 'import { createRefreshToken } from "./tokens.js"; '),
      fine("a cookie helper that makes one", `${accessOnly} sendRefreshToken(res, createRefreshToken(claims)); res.json({ accessToken });`, 'import { sendRefreshToken, createRefreshToken } from "./tokens.js"; '),
      fine("both from one helper of this file", "const tokens = both(claims.sub); res.json(tokens);", "function both(sub) { return { access: jwt.sign({ sub }, A), refresh: jwt.sign({ sub }, process.env.REFRESH_SECRET) }; } "),
      fine("both from one helper of another file", "const { accessToken, refreshToken: renewed } = await issueTokens(claims.sub); res.json({ accessToken, renewed });", 'import { issueTokens } from "./tokens.js"; '),
      fine("several tokens by name", "res.json(generateTokens(claims.sub));", 'import { generateTokens } from "./tokens.js"; '),
      fine("two tokens, one of which may be it", "const a = jwt.sign({ sub: claims.sub }, KEY_A); const b = jwt.sign({ sub: claims.sub }, KEY_B); res.json({ a, b });"),
      fine("a random one", `${accessOnly} const newRefreshToken = crypto.randomBytes(32).toString("hex"); await save(newRefreshToken); res.json({ accessToken, newRefreshToken });`, 'import { save } from "./store.js"; import crypto from "node:crypto"; '),
      fine("within a grace window", `${accessOnly} let token = refreshToken; if (claims.exp - now() < 86400) token = signRefreshToken(claims.sub); res.json({ accessToken, token });`, 'import { signRefreshToken, now } from "./tokens.js"; '),
      // the old one is ended or marked
      fine("the old one deleted", `await RefreshToken.deleteOne({ token: refreshToken }); ${accessOnly} res.json({ accessToken });`),
      fine("the old one marked", `stored.usedAt = new Date(); await stored.save(); ${accessOnly} res.json({ accessToken });`, 'import { stored } from "./store.js"; '),
      fine("a denylist", `await Denylist.create({ revoked: refreshToken }); ${accessOnly} res.json({ accessToken });`),
      fine("a key in Redis", `await redis.del("refresh:" + refreshToken); ${accessOnly} res.json({ accessToken });`),
      fine("a list in memory", `tokens.delete(refreshToken); ${accessOnly} res.json({ accessToken });`, "const tokens = new Set(); "),
      fine("an unknown helper", `await rotate(refreshToken); ${accessOnly} res.json({ accessToken });`, 'import { rotate } from "./store.js"; '),
      { name: "a middleware that revokes", code: `${imports}router.post("/refresh", revokeOld, (req, res) => { const { refreshToken } = req.body; const { sub } = jwt.verify(refreshToken, KEY); res.json({ accessToken: jwt.sign({ sub }, ACCESS) }); });` },
      // a stolen token is no use alone, or somebody else rotates
      fine("bound by the client's certificate", `checkThumbprint(req.socket.getPeerCertificate(), claims.cnf["x5t#S256"]); ${accessOnly} res.json({ accessToken });`, 'import { checkThumbprint } from "./mtls.js"; '),
      fine("bound by DPoP", `checkProof(req.headers.dpop, claims.cnf.jkt); ${accessOnly} res.json({ accessToken });`, 'import { checkProof } from "./dpop.js"; '),
      fine("a client that proves who it is", `if (req.body.client_secret !== client.secret) return res.sendStatus(401); ${accessOnly} res.json({ accessToken });`, 'import { client } from "./client.js"; '),
      { name: "a back end that refreshes at its provider", code: `${imports}router.post("/refresh", async (req, res) => { const answer = await fetch(tokenUrl, { method: "POST", body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: req.cookies.refresh_token }) }); res.json({ accessToken: jwt.sign({ sub }, KEY) }); });` },
      { name: "a controller that leaves it to a service", code: "router.post('/refresh', async (req, res) => { res.json(await authService.refresh(req.body.refreshToken)); });" },
      { name: "the same with a harmless name", code: "router.post('/refresh', async (req, res) => { res.json(await authService.getFor(req.body.refreshToken)); });" },
      // what is no refresh
      { name: "a login that drops the token of before", code: `${imports}app.post("/login", async (req, res) => { const old = req.cookies.refreshToken; if (!(await bcrypt.compare(req.body.password, user.password))) return res.sendStatus(401); res.json({ token: jwt.sign({ sub }, KEY) }); });` },
      { name: "a login with one access token", code: `${imports}app.post("/login", (req, res) => res.json({ accessToken: jwt.sign({ sub: req.body.name }, KEY) }))` },
      { name: "an access token that renews itself", code: `${imports}app.post("/refresh", (req, res) => { const { sub } = jwt.verify(req.headers.authorization, KEY); res.json({ token: jwt.sign({ sub }, KEY) }); })` },
      { name: "a function that renews an access token, where there is no other", code: `${imports}export function refreshToken(token) { const { id } = jwt.verify(token, KEY); return { accessToken: jwt.sign({ id }, KEY) }; }` },
      { name: "a function that renews what it is given, and gives both", code: `${imports}${logsIn} export function refreshToken(token) { const { id } = jwt.verify(token, KEY); return login(id); }` },
      { name: "a function of another name that takes a token", code: `${imports}${logsIn} export function exchangeCode(token) { const { id } = jwt.verify(token, KEY); return { accessToken: jwt.sign({ id }, KEY) }; }` },
      { name: "a function that renews, and verifies something else", code: `${imports}${logsIn} export function refreshToken(token) { const { id } = jwt.verify(settings.licence, KEY); return { accessToken: jwt.sign({ id }, KEY) }; }` },
      { name: "a provider's callback", code: `${imports}passport.use(new Google(options, (accessToken, refreshToken, profile, done) => { const token = jwt.sign({ sub: profile.id }, KEY); done(null, { token }); }))` },
      { name: "a helper that hands both out", code: `${imports}function attachCookies(res, user, refreshToken) { const access = jwt.sign({ user }, KEY); res.cookie("access", access); res.cookie("refresh", refreshToken); }` },
      { name: "a page's own script", code: 'import React from "react-dom"; export async function renew(refreshToken) { const accessToken = generateAccessToken(refreshToken); return accessToken; }' },
      { name: "a check alone", code: `${imports}app.get("/me", (req, res) => { const claims = jwt.verify(req.cookies.refreshToken, process.env.REFRESH_SECRET); res.json(claims); })` },
      { name: "a provider whose tokens rotate", code: 'import { Provider } from "oidc-provider"; new Provider(issuer, { rotateRefreshToken: true })' },
      { name: "a provider with a rule of its own", code: 'import { Provider } from "oidc-provider"; new Provider(issuer, { rotateRefreshToken: (ctx) => ctx.oidc.client.isPublic })' },
      { name: "an OAuth server's default", code: 'import OAuth2Server from "@node-oauth/oauth2-server"; new OAuth2Server({ model })' },
      { name: "an OAuth server with options of elsewhere", code: 'import OAuth2Server from "@node-oauth/oauth2-server"; import { options } from "./options.js"; new OAuth2Server({ model, alwaysIssueNewRefreshToken: options.rotate })' },
      // level: invalidation
      { name: "rotated, and the old one deleted", options: invalidation, code: route(`${both} await RefreshToken.deleteOne({ token: refreshToken }); res.json({ accessToken, newRefreshToken });`) },
      { name: "rotated, and the stored one replaced", options: invalidation, code: route(`${both} user.refreshToken = newRefreshToken; await user.save(); res.json({ accessToken, newRefreshToken });`, false, 'import { user } from "./user.js"; ') },
      { name: "rotated by a helper that may end the old one", options: invalidation, code: route("const tokens = await issueTokens(claims.sub); res.json(tokens);", false, 'import { issueTokens } from "./tokens.js"; ') },
    ],
    invalid: [
      { name: "a user who is found by the refresh token that came in", code: 'import jwt from "jsonwebtoken"; export const «renew» = async (req, res) => { const token = req.cookies.jwt; const user = await User.findOne({ refreshToken: token }).exec(); if (!user) return res.sendStatus(403); jwt.verify(token, process.env.LONG_KEY, (error, claims) => { if (error || user.name !== claims.name) return res.sendStatus(403); res.json({ accessToken: jwt.sign({ name: claims.name }, process.env.SHORT_KEY, { expiresIn: "10m" }) }); }); };', errors: [{ messageId: "notRotated", data: { handler: "renew" } }] },
      { name: "a row that is found by it", code: 'import jwt from "jsonwebtoken"; export const «renew» = async (req, res) => { const user = await prisma.user.findFirst({ where: { refreshToken: req.body.token } }); if (!user) return res.sendStatus(403); res.json({ accessToken: jwt.sign({ id: user.id }, process.env.SHORT_KEY, { expiresIn: "10m" }) }); };', errors: [{ messageId: "notRotated", data: { handler: "renew" } }] },
      bad("a record that gets nothing but the new access token", `${accessOnly}await Token.update({ accessToken, expiresAt: new Date(Date.now() + 300_000) }, { where: { token: refreshToken } }); res.json({ accessToken });`),
      bad("a document that does", `${accessOnly}await Session.findOneAndUpdate({ refreshToken }, { $set: { accessToken, lastUsedAt: new Date() } }); res.json({ accessToken });`),
      bad("a record that is saved with it", `${accessOnly}const row = await Token.findOne({ token: refreshToken }); row.accessToken = accessToken; await row.save(); res.json({ accessToken });`),
      bad("a cache of access tokens", `${accessOnly}await cache.cacheToken(accessToken, claims.sub, 300); res.json({ accessToken });`),
      bad("a helper of whose tokens one is dropped", "const { accessToken } = pair(claims.sub); res.json({ accessToken });", pair()),
      bad("a helper of whose tokens one is read", "res.json({ token: pair(claims.sub).accessToken });", pair()),
      { name: "a service that gives the same refresh token back", code: 'class AuthService { async «refreshToken»(body) { const { id } = await this.tokens.settle(body.refreshToken); const { accessToken } = await this.tokens.generateAccessToken(id); const result = { accessToken, refreshToken: body.refreshToken }; return result; } }', errors: [notRotated("refreshToken")] },
      bad("the same refresh token in the answer, below another name", `await settle(refreshToken); ${accessOnly} res.json({ data: { accessToken, refreshToken } });`, 'import { settle } from "./tokens.js"; '),
      bad("a condition of TypeORM", `const stored = await tokens.findOne({ where: { token: refreshToken, expires: MoreThan(new Date()) } }); if (!stored) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`, 'import { MoreThan } from "typeorm"; '),
      bad("a query with a function of its own", `const stored = await sql.ask("SELECT * FROM tokens WHERE token = ?", [refreshToken]); if (!stored) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`),
      { name: "a comment that ends in the word document", code: `// Gives the stored document.\nimport { signJwt, verifyJwt } from "./jwt.js"; export async function «reissueAccessToken»(refreshToken) { const { sub } = verifyJwt(refreshToken); const accessToken = signJwt({ sub }); return accessToken; }`, errors: [notRotated("reissueAccessToken")] },
      { name: "a function that renews the token it is given, where refresh tokens are given out", code: `${imports}${logsIn} export function «refreshToken»(token) { const { id } = jwt.verify(token, KEY); return { accessToken: jwt.sign({ id }, KEY) }; }`, errors: [notRotated("refreshToken")] },
      { name: "a method of the class that is given the claims", code: 'import { JwtService } from "@nestjs/jwt"; class AuthService { constructor(jwt) { this.jwt = jwt; } make(user) { return this.jwtService.signAsync({ id: user.id }, { secret: KEY }); } async «refresh»(refreshToken) { const claims = this.jwtService.verify(refreshToken, { secret: REFRESH_KEY }); return { accessToken: await this.make(claims) }; } }', errors: [notRotated("refresh")] },
      bad("a helper that notes when somebody was there", `await updateUserLastActive(claims.sub); ${accessOnly} res.json({ accessToken });`, 'import { updateUserLastActive } from "./activity.js"; '),
      bad("Drizzle's conditions", `const [user] = await db.select().from(users).where(and(eq(users.id, claims.sub), isNull(users.deletedAt))); if (!user) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`, 'import { and, eq, isNull } from "drizzle-orm"; import { db, users } from "./db.js"; '),
      bad("a command of the AWS SDK that reads", `const user = await dynamo.send(new GetCommand({ Key: { id: claims.sub } })); if (!user.Item) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`, 'import { dynamo } from "./db.js"; import { GetCommand } from "@aws-sdk/lib-dynamodb"; '),
      bad("the time of the last login", `user.lastLoginAt = new Date(); await user.save(); ${accessOnly} res.json({ accessToken });`, 'import { user } from "./users.js"; '),
      bad("a query that only reads", `const rows = await db.select().from(tokens).orderBy(tokens.id); if (!rows.length) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`, 'import { db, tokens } from "./db.js"; '),
      { name: "a token that lodash reads and String makes a text of", code: 'import { get } from "lodash"; import { findUserById, signAccessToken, verifyJwt } from "./auth.js"; export async function «renewHandler»(req, res) { const refreshToken = String(get(req, "headers.x-refresh")); const claims = verifyJwt(refreshToken); const user = await findUserById(claims.user); const accessToken = signAccessToken(user); res.send({ accessToken }); }', errors: [notRotated("renewHandler")] },
      bad("a new access token alone", `${accessOnly} res.json({ accessToken });`),
      bad("a new access token in a cookie", `${accessOnly} res.cookie("access", accessToken, { httpOnly: true }).end();`),
      bad("the same refresh token again", `${accessOnly} res.json({ accessToken, refreshToken });`),
      bad("a stored token that is only looked up", `const stored = await RefreshToken.findOne({ token: refreshToken }); if (!stored) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`),
      bad("one that is deleted only when it has expired", `if (claims.exp < now) { await RefreshToken.deleteOne({ token: refreshToken }); return res.sendStatus(403); } ${accessOnly} res.json({ accessToken });`),
      bad("one that is deleted where the check fails", `try { check(claims); } catch { await redis.del(refreshToken); return res.sendStatus(401); } ${accessOnly} res.json({ accessToken });`),
      bad("a list that is only asked", `if (!tokens.includes(refreshToken)) return res.sendStatus(403); ${accessOnly} res.json({ accessToken });`, "const tokens = []; "),
      bad("a helper of this file", "res.json({ accessToken: access(claims.sub) });", "const access = (sub) => jwt.sign({ sub }, process.env.ACCESS_SECRET); "),
      bad("a helper of another file", "const accessToken = generateAccessToken(claims.sub); res.json({ accessToken });", 'import { generateAccessToken } from "./tokens.js"; '),
      bad("a helper that checks by name", "const user = await findUserByRefreshToken(refreshToken); res.json({ accessToken: signAccessToken(user) });", 'import { findUserByRefreshToken, signAccessToken } from "./tokens.js"; '),
      bad("a helper that writes the cookie of the access token", `${accessOnly} setAccessCookie(res, accessToken); res.end();`, 'import { setAccessCookie } from "./cookies.js"; '),
      bad("a log entry", `${accessOnly} await AuditLog.create({ user: claims.sub }); res.json({ accessToken });`),
      bad("errors that a factory makes", `if (!claims) throw ApiError.unauthorized("no"); ${accessOnly} res.json({ accessToken });`, 'import { ApiError } from "./errors.js"; '),
      bad("an assertion of the application's own", `appAssert(claims, 401); ${accessOnly} res.json({ accessToken });`, 'import { appAssert } from "./errors.js"; '),
      {
        name: "a callback",
        code: `const jwt = require("jsonwebtoken"); app.post(«"/token"», (req, res) => { const refreshToken = req.body.token; jwt.verify(refreshToken, process.env.REFRESH_TOKEN_SECRET, (err, user) => { if (err) return res.sendStatus(403); res.json({ accessToken: jwt.sign({ name: user.name }, KEY) }); }); })`,
        errors: [notRotated("POST /token")],
      },
      { name: "a wrapped callback", code: `${imports}const «refresh» = (req, res) => { const refreshToken = req.cookies.jwt; jwt.verify(refreshToken, process.env.REFRESH_SECRET, asyncHandler(async (err, claims) => { res.json({ accessToken: jwt.sign({ sub: claims.sub }, KEY) }); })); }; export default refresh;`, errors: [notRotated("refresh")] },
      { name: "a controller by its parameters", code: `${imports}exports.«renew» = async (req, res) => { const token = req.cookies["refresh_token"]; const { sub } = jwt.verify(token, KEY); res.json({ token: jwt.sign({ sub }, ACCESS) }); }`, errors: [notRotated("renew")] },
      { name: "a service's function", code: `${imports}export const «refreshSession» = async (refreshToken) => { const { sub } = jwt.verify(refreshToken, process.env.REFRESH_SECRET); return jwt.sign({ sub }, ACCESS); }`, errors: [notRotated("refreshSession")] },
      { name: "a service that asks a table", code: 'const refreshTokens = require("./refresh-tokens"); const auth = require("./auth"); async function «newAccess»(token) { const row = await refreshTokens.findByToken(token); return { token: auth.createJWTToken({ id: row.userId }) }; }', errors: [notRotated("newAccess")] },
      { name: "a helper between the handler and the token", code: `${imports}router.post(«"/refresh"», (req, res) => { const { sub } = check(req.cookies.refreshToken); res.json({ accessToken: access(sub) }); }); function check(token) { return jwt.verify(token, process.env.REFRESH_SECRET); } function access(sub) { return make({ sub }); } function make(claims) { return jwt.sign(claims, KEY); }`, errors: [notRotated()] },
      { name: "jose", code: `import { SignJWT, jwtVerify } from "jose"; app.post(«"/refresh"», async (c) => { const { refreshToken } = await c.req.json(); const { payload } = await jwtVerify(refreshToken, key); const accessToken = await new SignJWT({ sub: payload.sub }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("5m").sign(key); return c.json({ accessToken }); })`, errors: [notRotated()] },
      { name: "a route of Next.js", filename: "app/api/auth/refresh/route.js", code: `import jwt from "jsonwebtoken"; import { cookies } from "next/headers"; export async function «POST»() { const token = (await cookies()).get("refreshToken")?.value; const { sub } = jwt.verify(token, process.env.REFRESH_SECRET); return Response.json({ accessToken: jwt.sign({ sub }, KEY) }); }`, errors: [notRotated("POST /auth/refresh")] },
      { name: "a taught signer", session: { signers: [{ name: "mint", from: "file" }] }, code: 'import { mint } from "./mint.js"; import jwt from "jsonwebtoken"; app.post(«"/refresh"», (req, res) => { const claims = jwt.verify(req.cookies.refreshToken, process.env.REFRESH_SECRET); const accessToken = mint({ sub: claims.sub }); res.json({ accessToken }); })', errors: [notRotated()] },
      // options
      { name: "oidc-provider", code: 'import { Provider } from "oidc-provider"; new Provider(issuer, { «rotateRefreshToken: false» })', errors: [{ messageId: "rotationTurnedOff", data: { option: "rotateRefreshToken", library: "oidc-provider" } }] },
      { name: "oauth2-server", code: 'const OAuth2Server = require("oauth2-server"); new OAuth2Server({ model, «alwaysIssueNewRefreshToken: false» })', errors: [{ messageId: "rotationTurnedOff", data: { option: "alwaysIssueNewRefreshToken", library: "@node-oauth/oauth2-server" } }] },
      { name: "the Express wrapper's middleware", code: 'const OAuthServer = require("@node-oauth/express-oauth-server"); const oauth = new OAuthServer({ model }); app.post("/token", oauth.token({ «alwaysIssueNewRefreshToken: false» }))', errors: [{ messageId: "rotationTurnedOff", data: { option: "alwaysIssueNewRefreshToken", library: "@node-oauth/express-oauth-server" } }] },
      // level: invalidation
      { name: "rotated without a store", options: invalidation, code: route(`${both} res.json({ accessToken, newRefreshToken });`, true), errors: [statelessRefresh()] },
      { name: "rotated, and only the user looked up", options: invalidation, code: route(`const user = await User.findById(claims.sub); ${both} res.json({ accessToken, newRefreshToken });`, true), errors: [oldStaysValid()] },
      { name: "rotated, and only the new one stored", options: invalidation, code: route(`const stored = await RefreshToken.findOne({ token: refreshToken }); ${both} await RefreshToken.create({ token: newRefreshToken }); res.json({ accessToken, newRefreshToken });`, true), errors: [oldStaysValid()] },
      { name: "not rotated at the higher level", options: invalidation, code: route(`${accessOnly} res.json({ accessToken });`, true), errors: [notRotated()] },
    ],
  },
  typescript: {
    valid: [
      { name: "a Nest service that replaces the stored hash", code: 'import { JwtService } from "@nestjs/jwt"; class AuthService { constructor(private jwt: JwtService, private users: Users) {} async refresh(refreshToken: string) { const { sub } = this.jwt.verify(refreshToken, { secret: process.env.REFRESH_SECRET }); const tokens = await this.tokensFor(sub); await this.users.setRefreshHash(sub, tokens.refreshToken); return tokens; } private async tokensFor(sub: string) { const [accessToken, refreshToken] = await Promise.all([this.jwt.signAsync({ sub }), this.jwt.signAsync({ sub }, { secret: process.env.REFRESH_SECRET })]); return { accessToken, refreshToken }; } }' },
      { name: "a sign-up that makes a refresh token with Fastify", options: invalidation, code: 'import type { FastifyReply, FastifyRequest } from "fastify"; export async function createUser(request: FastifyRequest, reply: FastifyReply) { const user = await users.create(request.body); const accessToken = await reply.accessJwtSign({ id: user.id }); const refreshToken = await reply.refreshJwtSign({ id: user.id }); return reply.send({ accessToken, refreshToken }); }' },
      { name: "a Nest controller that delegates", code: '@Controller("auth") class AuthController { @Post("refresh") refresh(@Body() body: RefreshDto) { return this.auth.refresh(body.refreshToken); } }' },
    ],
    invalid: [
      { name: "a Nest service", code: 'import { JwtService } from "@nestjs/jwt"; class AuthService { constructor(private readonly jwt: JwtService) {} async «refreshTokens»(refreshToken: string): Promise<{ accessToken: string }> { const { sub } = await this.jwt.verifyAsync(refreshToken, { secret: process.env.REFRESH_SECRET! }); return { accessToken: await this.jwt.signAsync({ sub }) }; } }', errors: [notRotated("refreshTokens")] },
      { name: "a Nest service whose helper asks the settings how long a token lives", code: 'import { JwtService } from "@nestjs/jwt"; class AuthService { constructor(private readonly jwt: JwtService, private readonly config: ConfigService) {} private async issueAccessToken(id: string) { return this.jwt.signAsync({ sub: id }, { expiresIn: this.config.get("ACCESS_TTL") }); } async «refresh»(refreshToken: string) { const { sub } = this.jwt.verify(refreshToken); return { accessToken: await this.issueAccessToken(sub) }; } }', errors: [notRotated("refresh")] },
      { name: "namespaces of @fastify/jwt", code: 'import type { FastifyReply, FastifyRequest } from "fastify"; export const «refreshHandler» = async (request: FastifyRequest, reply: FastifyReply) => { await request.refreshJwtVerify(); const user = await findUser(request.user.sub); const accessToken = await reply.accessJwtSign({ sub: user.id }); return { accessToken }; };', errors: [notRotated("refreshHandler")] },
      { name: "a Nest handler behind a guard", code: 'import { JwtService } from "@nestjs/jwt"; @Controller("auth") class AuthController { constructor(private readonly jwt: JwtService) {} @UseGuards(JwtRefreshGuard) @Post("refresh") «renew»(@Req() req: Request) { const accessToken = this.jwt.sign({ sub: req.user.id }); return { accessToken }; } }', errors: [notRotated("renew")] },
      { name: "casts", code: `${imports}export const «refresh» = async (req: Request, res: Response) => { const token = req.cookies.refreshToken as string; const claims = jwt.verify(token, process.env.REFRESH_SECRET!) as { sub: string }; res.json({ accessToken: jwt.sign({ sub: claims.sub }, KEY) as string }); };`, errors: [notRotated("refresh")] },
    ],
  },
});
