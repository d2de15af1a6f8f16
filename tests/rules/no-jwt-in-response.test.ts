import rule from "../../src/rules/no-jwt-in-response";
import { testRule, type ExpectedError, type InvalidCase } from "../rule-tester";

const all = { report: ["body", "header", "alsoInBody", "sessionCallback", "pageProps"] };
const token = "this JWT";
const body = (text = token): ExpectedError => ({ messageId: "body", data: { token: text } });
const header = (name: string): ExpectedError => ({ messageId: "header", data: { token, name } });
const also = (name: string): ExpectedError => ({ messageId: "alsoInBody", data: { cookie: `Cookie \`${name}\`` } });
const copied = (messageId: "sessionCallback" | "pageProps", names: string): ExpectedError => ({ messageId, data: { names } });

const jwt = `import jwt from "jsonwebtoken"; `;
const login = (handler: string) => `${jwt}app.post("/login", ${handler});`;
const given = (name: string, code: string, ...errors: readonly ExpectedError[]): InvalidCase => ({ name, code, options: all, errors: errors.length > 0 ? errors : [body()] });
const inFile = (filename: string, test: InvalidCase): InvalidCase => ({ ...test, filename });
const silent = (name: string, code: string, filename?: string) => ({ name, code, options: all, ...(filename && { filename }) });

const ways: InvalidCase[] = [
  given("a property", login(`(req, res) => { const token = jwt.sign({ id }, key); res.json({ id, «token» }); }`)),
  given("after a status", login(`(req, res) => { res.status(200).json({ «token: jwt.sign({ id }, key)» }); }`)),
  given("alone", login(`(req, res) => { const token = jwt.sign({ id }, key); res.send(«token»); }`)),
  given("with a prefix", login("(req, res) => { const token = jwt.sign({ id }, key); res.json({ «token: `Bearer ${token}`» }); }")),
  given("a sum", login(`(req, res) => { res.json({ «token: "JWT " + jwt.sign({ id }, key)» }); }`)),
  given("in an object inside", login(`(req, res) => { const token = jwt.sign({ id }, key); res.json({ data: { «token» } }); }`)),
  given("an object of its own", login(`(req, res) => { const answer = { token: jwt.sign({ id }, key) }; res.json(«answer»); }`)),
  given("put into an object", login(`async (req, res) => { const user = await User.findOne(req.body); user.token = jwt.sign({ id: user.id }, key); res.json(«user»); }`)),
  given("put into an object that is spread", login(`async (req, res) => { const user = await find(req.body); user.token = jwt.sign({ id: user.id }, key); res.json({ «...user» }); }`)),
  given("a callback", login(`(req, res) => { jwt.sign({ id }, key, (error, token) => { res.json({ «token» }); }); }`)),
  given("a promise", `${jwt}import { promisify } from "util"; const sign = promisify(jwt.sign); app.post("/login", (req, res) => { sign({ id }, key).then((token) => res.json({ «token» })); });`),
  given("a promise made by hand", `${jwt}const issue = (id) => new Promise((resolve, reject) => jwt.sign({ id }, key, (error, token) => error ? reject(error) : resolve(token))); app.post("/login", async (req, res) => { const token = await issue(1); res.json({ «token» }); });`),
  given("several at once", login(`async (req, res) => { const [accessToken, refreshToken] = await Promise.all([jwt.sign({ id }, key), jwt.sign({ id }, other)]); res.json({ «accessToken», refreshToken }); }`), body("this access token")),
  given("a helper", `${jwt}const generateToken = (id) => jwt.sign({ id }, key, { expiresIn: "1h" }); app.post("/login", (req, res) => { res.json({ «token: generateToken(1)» }); });`),
  given("a helper that gives two", `${jwt}function issueTokens(user) { const accessToken = jwt.sign({ id: user.id }, key); const refreshToken = jwt.sign({ id: user.id }, other); return { accessToken, refreshToken }; } app.post("/login", async (req, res) => { const { accessToken, refreshToken } = issueTokens(req.user); res.json({ «accessToken», refreshToken }); });`, body("this access token")),
  given("what a helper gives, spread", `${jwt}const issueTokens = (id) => ({ accessToken: jwt.sign({ id }, key), refreshToken: jwt.sign({ id }, other) }); app.post("/refresh", (req, res) => { const tokens = issueTokens(1); res.json({ «...tokens» }); });`, body("this access token")),
  given("a model's method", `${jwt}userSchema.methods.generateAuthToken = function () { return jwt.sign({ id: this._id }, key); }; router.post("/", async (req, res) => { const user = await new User(req.body).save(); const token = user.generateAuthToken(); res.send({ user, «token» }); });`),
  given("a wrapper of answers", login(`(req, res) => { const token = jwt.sign({ id }, key); res.status(200).json(new ApiResponse(200, { «token» }, "ok")); }`)),
  given("a helper of another file that answers", `${jwt}import { sendResponse } from "./responses"; app.post("/login", (req, res) => { sendResponse(res, 200, { «token: jwt.sign({ id }, key)» }); });`),
  given("a helper that answers for handlers", `${jwt}const sendToken = (user, status, res) => { const token = jwt.sign({ id: user.id }, key); res.status(status).json({ «token» }); }; exports.login = async (req, res) => { sendToken(await find(req.body), 200, res); };`),
  given("a helper that answers for a sign-in and for a new password", `${jwt}const sendToken = (user, status, res) => { const token = jwt.sign({ id: user.id }, key); res.status(status).json({ «token» }); }; exports.signIn = async (req, res) => { sendToken(await find(req.body), 200, res); }; exports.resetPassword = async (req, res) => { sendToken(await replace(req.body), 200, res); };`),
  given("a helper that answers with what it is given", `${jwt}const answer = (res, token) => { res.json({ «token» }); }; exports.login = async (req, res) => { answer(res, jwt.sign({ id }, key)); };`),
  given("a header", login(`(req, res) => { res.header("x-auth-token", «jwt.sign({ id }, key)»).sendStatus(200); }`), header("x-auth-token")),
  given("headers in an object", login(`(req, res) => { const token = jwt.sign({ id }, key); res.set({ Authorization: «token» }).end(); }`), header("Authorization")),
  given("header and body are one", login(`(req, res) => { const token = jwt.sign({ id }, key); res.header("auth-token", token).send(«token»); }`)),
  given("a controller", `${jwt}exports.signin = (req, res) => { const token = jwt.sign({ id }, key); res.json({ «token» }); };`),
  given("both branches are one", login(`(req, res) => { const token = jwt.sign({ id }, key); if (req.xhr) return res.json({ «token» }); res.send({ token, user }); }`)),
  given("a sign-up", `${jwt}app.post("/register", async (req, res) => { const user = await User.create(req.body); res.json({ «token: jwt.sign({ id: user.id }, key)» }); });`),
  given("a renewal at /token", `${jwt}app.post("/token", (req, res) => { jwt.verify(req.body.token, key, (error, user) => { const accessToken = jwt.sign({ name: user.name }, key); res.json({ «accessToken» }); }); });`, body("this access token")),
  given("a login at a provider", `${jwt}app.get("/auth/google/callback", async (req, res) => { const tokens = await exchange({ grant_type: "authorization_code", client_secret: secret }); res.json({ «token: jwt.sign({ sub: tokens.sub }, key)» }); });`),
  given("a login by phone", `${jwt}exports.loginWithMobile = (req, res) => { res.json({ «token: jwt.sign({ phone }, key)» }); };`),
  given("claims of a user", `${jwt}exports.enter = (req, res) => { res.json({ «token: jwt.sign({ userId, role }, key)» }); };`),
  { ...given("a taught signer", `import { issueToken } from "./tokens"; app.post("/login", (req, res) => { res.json({ «token: issueToken({ id })» }); });`), session: { signers: [{ name: "issueToken", from: "file", arguments: { payload: 0 } }] } },
];

const frameworks: InvalidCase[] = [
  given("Fastify's reply", `import Fastify from "fastify"; const app = Fastify(); app.post("/login", async (request, reply) => { const token = app.jwt.sign({ id }); reply.code(200).send({ «token» }); });`),
  given("what Fastify sends", `import Fastify from "fastify"; const fastify = Fastify(); fastify.post("/login", async (request, reply) => { const token = await reply.jwtSign({ id }); return { «token» }; });`),
  given("Koa", `import Koa from "koa"; ${jwt}router.post("/login", async (ctx) => { ctx.body = { «token: jwt.sign({ id }, key)» }; });`),
  given("Koa's header", `import Koa from "koa"; ${jwt}router.post("/login", async (ctx) => { ctx.set("Authorization", «jwt.sign({ id }, key)»); });`, header("Authorization")),
  given("Hono", `import { Hono } from "hono"; import { sign } from "hono/jwt"; new Hono().post("/login", async (c) => { const token = await sign({ sub: 1 }, key); return c.json({ «token» }); });`),
  given("hapi", `import Jwt from "@hapi/jwt"; server.route({ method: "POST", path: "/login", handler: (request, h) => h.response({ «token: Jwt.token.generate({ id }, key)» }) });`),
  given("Elysia's plugin under a name of its own", `import { Elysia } from "elysia"; import { tokens } from "./tokens"; new Elysia().use(tokens).post("/login", async ({ jwtAccess, refreshJwt }) => { const token = await jwtAccess.sign({ id }); return { «token», refresh: await refreshJwt.sign({ id }) }; });`),
  given("Elysia", `import { Elysia } from "elysia"; new Elysia().post("/login", async ({ jwt }) => ({ «token: await jwt.sign({ id })» }));`),
  inFile("app/api/login/route.ts", given("Next's route handler", `import { NextResponse } from "next/server"; import { SignJWT } from "jose"; export async function POST(request) { const token = await new SignJWT({ id }).sign(key); return NextResponse.json({ «token» }); }`)),
  inFile("app/api/login/route.js", given("a Fetch response", `${jwt}export async function POST(request) { const token = jwt.sign({ id }, key); return new Response(JSON.stringify({ «token» })); }`)),
  inFile("app/api/session/route.js", given("a Fetch response's header", `${jwt}export async function POST(request) { return new Response(null, { headers: { Authorization: «jwt.sign({ id }, key)» } }); }`, header("Authorization"))),
  inFile("pages/api/login.js", given("Next's API route", `${jwt}export default function handler(req, res) { const token = jwt.sign({ id }, key); res.status(200).json({ «token» }); }`)),
  inFile("src/routes/login/+server.js", given("SvelteKit", `import { json } from "@sveltejs/kit"; ${jwt}export async function POST({ request }) { return json({ «token: jwt.sign({ id }, key)» }); }`)),
  inFile("app/routes/login.jsx", given("Remix", `import { json } from "@remix-run/node"; ${jwt}export async function action({ request }) { return json({ «token: jwt.sign({ id }, key)» }, { headers: { "Set-Cookie": cookie } }); }`)),
  inFile("server/api/login.post.js", given("Nitro", `${jwt}export default defineEventHandler(async (event) => { return { «token: jwt.sign({ id }, key)» }; });`)),
  inFile("netlify/functions/login.js", given("a Lambda", `${jwt}export const handler = async (event) => { const token = jwt.sign({ id }, key); return { statusCode: 200, body: JSON.stringify({ «token» }) }; };`)),
  inFile("src/users.js", given("a Lambda by a name of its own", `${jwt}module.exports.login = async (event) => { const { id } = JSON.parse(event.body); return success({ «token: jwt.sign({ id }, key)» }); };`)),
  inFile("functions/login.js", given("a Lambda's callback", `${jwt}exports.handler = (event, context, callback) => { callback(null, { statusCode: 200, body: JSON.stringify({ «token: jwt.sign({ id }, key)» }) }); };`)),
  inFile("functions/login.js", given("a Lambda's header", `${jwt}export const handler = async (event) => ({ statusCode: 204, headers: { "x-token": «jwt.sign({ id }, key)», "Set-Cookie": cookie } });`, header("x-token"))),
  given("a resolver", `${jwt}export const resolvers = { Mutation: { login: async (_, args) => { const user = await find(args); return { user, «token: jwt.sign({ id: user.id }, key)» }; } } };`),
  given("a resolver that gives a promise", `${jwt}export const resolvers = { Mutation: { login: (_, args) => «find(args).then((user) => ({ token: jwt.sign({ id: user.id }, key) }))» } };`),
  inFile("src/resolvers/Mutation.js", given("resolvers in a list", `${jwt}async function login(parent, args, context) { const user = await find(args); return { user, «token: jwt.sign({ userId: user.id }, key)» }; } module.exports = { login };`)),
  inFile("src/resolvers/mutation/login.js", given("a resolver in a file of its own", `${jwt}const login = async (_, { email, password }) => { const user = await find(email, password); return { user, «token: jwt.sign({ userId: user.id }, key)» }; }; export default login;`)),
  inFile("src/graphql/mutations/index.js", given("resolvers that a file exports one by one", `${jwt}export async function login(parent, args) { const user = await find(args); return { user, «token: jwt.sign({ userId: user.id }, key)» }; }`)),
  given("a procedure", `${jwt}export const auth = router({ login: publicProcedure.mutation(async ({ input }) => { return { «token: jwt.sign({ id }, key)» }; }) });`),
  given("a server action", `"use server"; ${jwt}export async function signIn(form) { return { «token: jwt.sign({ id }, key)» }; }`),
];

const cookies: InvalidCase[] = [
  { name: "the same token in an HttpOnly cookie, by default", code: login(`(req, res) => { const token = jwt.sign({ id }, key); res.cookie("jwt", token, { httpOnly: true }); res.json({ «token» }); }`), errors: [also("jwt")] },
  { name: "a chain", code: `${jwt}const sendToken = (user, res) => { const token = jwt.sign({ id: user.id }, key); const options = { httpOnly: true }; options.secure = true; res.status(200).cookie("token", token, options).json({ success: true, «token» }); }; exports.login = (req, res) => sendToken(req.user, res);`, errors: [also("token")] },
  { name: "a cookie of another token says more than the first", code: login(`(req, res) => { const token = jwt.sign({ id }, key); const refreshToken = jwt.sign({ id }, other); res.cookie("refresh", refreshToken, { httpOnly: true }); res.json({ token, «refreshToken» }); }`), errors: [also("refresh")] },
  { name: "tokens of another file", code: `import { issueTokens } from "./tokens"; app.post("/login", async (req, res) => { const { accessToken, refreshToken } = await issueTokens(req.body); res.cookie("refreshToken", refreshToken, { httpOnly: true }).json({ accessToken, «refreshToken» }); });`, errors: [also("refreshToken")] },
  { name: "a token of another file in a cookie called session", code: `app.post("/login", async (req, res) => { const jwt = await sessions.generateJWT(req.body); res.cookie("session", jwt, { httpOnly: true, secure, sameSite: "lax" }); res.json({ user, «token: jwt» }); });`, errors: [also("session")] },
  { name: "a member of an object of another file", code: `import { issueTokens } from "./tokens"; app.post("/login", async (req, res) => { const tokens = await issueTokens(req.body); res.cookie("accessToken", tokens.accessToken, { httpOnly: true }); res.json({ «token: tokens.accessToken» }); });`, errors: [also("accessToken")] },
  { name: "a helper sets the cookie", code: `${jwt}const remember = (res, token) => res.cookie("jwt", token, { httpOnly: true }); app.post("/login", (req, res) => { const token = jwt.sign({ id }, key); remember(res, token); res.json({ «token» }); });`, errors: [also("jwt")] },
  given("a cookie that scripts read protects nothing", login(`(req, res) => { const token = jwt.sign({ id }, key); res.cookie("jwt", token); res.json({ «token» }); }`)),
  { ...given("only bodies are asked for", login(`(req, res) => { const token = jwt.sign({ id }, key); res.cookie("jwt", token, { httpOnly: true }); res.json({ «token» }); }`)), options: { report: ["body"] } },
];

const auth = `import NextAuth from "next-auth"; `;
const callbacks = (session: string, jwtCallback = "") => `${auth}export default NextAuth({ providers, callbacks: { ${jwtCallback} session: ${session} } });`;
const copies: InvalidCase[] = [
  { name: "an access token in the session", code: callbacks(`async ({ session, token }) => { «session.accessToken» = token.accessToken; return session; }`), errors: [copied("sessionCallback", "`accessToken`")] },
  { name: "two tokens", code: callbacks(`async ({ session, token }) => { session.user.id = token.sub; «session.accessToken» = token.accessToken; session.idToken = token.idToken; return session; }`), errors: [copied("sessionCallback", "`accessToken` and `idToken`")] },
  { name: "a token in the user", code: callbacks(`async ({ session, token }) => { session.user = { ...session.user, «accessToken: token.accessToken» }; return session; }`), errors: [copied("sessionCallback", "`accessToken`")] },
  { name: "another session is returned", code: callbacks(`({ session, token }) => ({ ...session, «access_token: token.access_token» })`), errors: [copied("sessionCallback", "`access_token`")] },
  { name: "a token under another name", code: callbacks(`({ session, token }) => { «session.user.api» = token.accessToken; return session; }`), errors: [copied("sessionCallback", "`api`")] },
  { name: "all claims, among them a token", code: callbacks(`({ session, token }) => { «session.user» = token; return session; }`, `jwt({ token, account }) { if (account) token.accessToken = account.access_token; return token; },`), errors: [copied("sessionCallback", "`user`")] },
  { name: "a user who holds a token", code: callbacks(`({ session, token }) => { «session.user» = token.user; return session; }`, `jwt({ token, user }) { if (user) { token.user = user; token.expires = user.expires; token.accessToken = user.access_token; } return token; },`), errors: [copied("sessionCallback", "`user`")] },
  { name: "a callback with a name", code: `import { getServerSession } from "next-auth"; const fill = ({ session, token }) => { «session.accessToken» = token.accessToken; return session; }; export const options = { callbacks: { session: fill } };`, errors: [copied("sessionCallback", "`accessToken`")] },
  inFile("pages/index.js", given("the props of a page", `export async function getServerSideProps({ req }) { const session = await getSession({ req }); return { props: { name: session.name, «accessToken: session.accessToken» } }; }`, copied("pageProps", "`accessToken`"))),
  inFile("pages/me.js", given("a cookie's token", `export async function getServerSideProps({ req }) { const token = req.cookies.token; return { props: { «token» } }; }  export const kind = "jwt";`, copied("pageProps", "`token`"))),
  inFile("src/routes/+layout.server.js", given("SvelteKit's load", `export const load = async ({ locals }) => { return { user: locals.user, «accessToken: locals.accessToken» }; };`, copied("pageProps", "`accessToken`"))),
  inFile("app/routes/home.jsx", given("a loader", `import { json } from "@remix-run/node"; export async function loader({ request }) { const session = await getSession(request); return json({ «accessToken: session.get("accessToken")» }); }`, copied("pageProps", "`accessToken`"))),
  inFile("pages/new.js", given("a token that the page's data signs", `${jwt}export async function getServerSideProps() { const chat = jwt.sign({ sub: id }, ACCESS_KEY); return { props: { «chat» } }; }`, copied("pageProps", "this access token"))),
];

testRule(rule, {
  javascript: {
    valid: [
      { name: "a token in the body, by default", code: login(`(req, res) => { res.json({ token: jwt.sign({ id }, key) }); }`) },
      silent("only a cookie", login(`(req, res) => { const token = jwt.sign({ id }, key); res.cookie("jwt", token, { httpOnly: true }).json({ user }); }`)),
      silent("a Set-Cookie header", login("(req, res) => { const token = jwt.sign({ id }, key); res.setHeader('Set-Cookie', `jwt=${token}; HttpOnly`); res.end(); }")),
      silent("a redirect", login("(req, res) => { const token = jwt.sign({ id }, key); res.redirect(`/home?token=${token}`); }")),
      silent("claims and no token", login(`(req, res) => { const claims = jwt.verify(req.cookies.jwt, key); res.json({ claims }); }`)),
      silent("a hash of the token", login(`(req, res) => { const token = jwt.sign({ id }, key); res.json({ fingerprint: hash(token) }); }`)),
      silent("whether there is one", login(`(req, res) => { const token = jwt.sign({ id }, key); res.json({ ok: Boolean(token), length: token.length }); }`)),
      silent("a token that is stored", login(`async (req, res) => { const token = jwt.sign({ id }, key); await redis.set(id, token); res.json({ id }); }`)),
      silent("a token of another file", `import { issue } from "./tokens"; import jwt from "jsonwebtoken"; app.post("/login", async (req, res) => { res.json({ token: await issue(req.body) }); });`),
      silent("a service's value", `${jwt}export class AuthService { login(user) { return { access_token: jwt.sign({ sub: user.id }, key) }; } }`),
      silent("a helper's value", `${jwt}export const issue = (user) => ({ token: jwt.sign({ id: user.id }, key) });`),
      silent("an opaque session ID", `import { randomUUID } from "crypto"; ${jwt}app.post("/login", (req, res) => { res.json({ token: randomUUID() }); });`),
      silent("a CSRF token", `${jwt}app.get("/csrf", (req, res) => { res.json({ token: req.csrfToken() }); });`),
      silent("a reset token", `${jwt}app.post("/forgot-password", (req, res) => { res.json({ token: jwt.sign({ email }, key) }); });`),
      silent("a token by a name of its own", `${jwt}app.post("/login", (req, res) => { const tempToken = jwt.sign({ id, step: "2fa" }, key); res.json({ tempToken }); });`),
      silent("a verification link", `${jwt}exports.register = (req, res) => { const verificationToken = jwt.sign({ id }, key); res.json({ verificationToken }); };`),
      silent("an invitation", `${jwt}app.post("/invite", (req, res) => { res.json({ token: jwt.sign({ email, role }, key) }); });`),
      silent("a code's check before a new password", `${jwt}exports.checkCode = (req, res) => { const token = jwt.sign({ email }, key); res.json({ token }); };`, "src/resetPassword.js"),
      silent("an OAuth token endpoint", `${jwt}app.post("/token", (req, res) => { if (req.body.grant_type !== "authorization_code") return res.sendStatus(400); res.json({ access_token: jwt.sign({ sub }, key), token_type: "Bearer" }); });`),
      silent("an OAuth token endpoint by its path", `${jwt}app.post("/oauth2/token", (req, res) => { res.json({ access_token: jwt.sign({ sub }, key) }); });`),
      silent("an API key", `${jwt}app.post("/api-keys", (req, res) => { res.json({ key: jwt.sign({ userId }, key) }); });`),
      silent("a device", `${jwt}app.post("/device/login", (req, res) => { res.json({ token: jwt.sign({ id }, key) }); });`),
      silent("a mobile app's login", `${jwt}app.post("/mobile/login", (req, res) => { res.json({ token: jwt.sign({ id }, key) }); });`),
      silent("a service's token", `${jwt}app.post("/internal/token", (req, res) => { res.json({ serviceToken: jwt.sign({ sub }, key) }); });`),
      silent("a socket's ticket", `${jwt}app.get("/ws-ticket", auth, (req, res) => { res.json({ ticket: jwt.sign({ userId }, key) }); });`),
      silent("another company's widget", `${jwt}app.get("/support", auth, (req, res) => { res.json({ token: jwt.sign({ user_id: req.user.id, email: req.user.email }, process.env.CHAT_KEY) }); });`),
      silent("another company's key", `${jwt}app.post("/sso", auth, (req, res) => { res.json({ token: jwt.sign({ email }, process.env.METABASE_JWT_SECRET) }); });`),
      silent("a link that carries it", login("(req, res) => { const token = jwt.sign({ id }, key); res.json({ url: `https://app.test/enter/${token}`, next: '/home?token=' + token }); }")),
      silent("a claim-less payload in a handler without evidence", `${jwt}exports.make = (req, res) => { res.json({ text: jwt.sign({ amount }, key) }); };`),
      silent("an outgoing request's header", `${jwt}app.post("/login", async (req, res) => { const headers = new Headers(); headers.set("Authorization", jwt.sign({ id }, key)); await fetch(url, { headers }); res.end(); });`),
      silent("a Response outside a handler", `${jwt}const mock = new Response(JSON.stringify({ token: jwt.sign({ id }, key) }));`),
      silent("what Express ignores", `import express from "express"; ${jwt}const app = express(); app.post("/login", (req, res) => { res.cookie("jwt", sign()); return { token: jwt.sign({ id }, key) }; });`),
      { name: "an HttpOnly cookie beside another token", code: login(`(req, res) => { const accessToken = jwt.sign({ id }, key); const refreshToken = jwt.sign({ id }, other); res.cookie("refresh", refreshToken, { httpOnly: true }); res.json({ accessToken }); }`) },
      { name: "a cookie of unknown options", code: login(`(req, res) => { const token = jwt.sign({ id }, key); res.cookie("jwt", token, cookieOptions); res.json({ token }); }`) },
      { name: "a theme in a cookie and in the body", code: `app.post("/token/theme", (req, res) => { const theme = pick(req.body); res.cookie("theme", theme, { httpOnly: true }).json({ theme }); });` },
      { name: "a cookie of another handler", code: `${jwt}const issue = (id) => jwt.sign({ id }, key, { expiresIn: "5m" }); app.post("/login", (req, res) => { res.cookie("jwt", issue(1), { httpOnly: true }).end(); }); app.post("/app/login", (req, res) => { res.json({ token: issue(1) }); });` },
      { name: "a user's ID and role in the session", code: callbacks(`({ session, token }) => { session.user.id = token.sub; session.user.role = token.role; return session; }`) },
      { name: "an expiry and an error in the session", code: callbacks(`({ session, token }) => { session.expiresAt = token.accessTokenExpires; session.error = token.error; return session; }`) },
      { name: "all claims where none is known to be a token", code: callbacks(`({ session, token }) => { session.user = token; return session; }`, `jwt({ token, user }) { if (user) token.role = user.role; return token; },`) },
      { name: "a user of whom no token is known", code: callbacks(`({ session, token }) => { session.user = token.user; return session; }`, `jwt({ token, user }) { if (user) { token.user = user; token.role = user.role; } return token; },`) },
      { name: "the jwt callback keeps the token on the server", code: `${auth}export default NextAuth({ callbacks: { jwt({ token, account }) { if (account) token.accessToken = account.access_token; return token; } } });` },
      { name: "a session callback that is not asked for", code: callbacks(`({ session, token }) => { session.accessToken = token.accessToken; return session; }`), options: { report: ["body"] } },
      { name: "callbacks of something else", code: `import { create } from "./socket"; create({ jwt, callbacks: { session({ session, token }) { session.accessToken = token.accessToken; } } });` },
      silent("a token of the page's address", `export async function getServerSideProps({ query }) { return { props: { token: query.token } }; } export const kind = "jwt";`, "pages/reset.js"),
      silent("a session as props", `export async function getServerSideProps(context) { return { props: { session: await getSession(context) } }; } // accessToken`, "pages/index.js"),
      silent("a CSRF token as props", `export async function getServerSideProps(context) { return { props: { csrfToken: await getCsrfToken(context) } }; } export const kind = "jwt";`, "pages/index.js"),
    ],
    invalid: [...ways, ...frameworks, ...cookies, ...copies],
  },
  typescript: {
    valid: [
      silent("a service of Nest", `import { JwtService } from "@nestjs/jwt"; @Injectable() export class AuthService { constructor(private jwtService: JwtService) {} login(user: User) { return { access_token: this.jwtService.sign({ sub: user.id }) }; } }`),
      silent("a widget's token for somebody who is logged in", `import { sign } from "jsonwebtoken"; @Controller("/user") class C { @Get("/help-desk") help(@CurrentUser() user: User) { return { token: sign({ user_id: user.id, email: user.email }, process.env.DESK_KEY!) }; } }`),
    ],
    invalid: [
      given("Nest's controller", `import { JwtService } from "@nestjs/jwt"; @Controller("auth") class AuthController { constructor(private readonly jwtService: JwtService) {} @Post("login") async login(@Body() body: LoginDto) { const user = await this.users.check(body); return { «access_token: await this.jwtService.signAsync({ sub: user.id })» }; } }`, body("this access token")),
      given("a reset that logs in", `${jwt}app.post("/reset-password", async (req, res) => { const token = jwt.sign({ id: user.id }, key); res.cookie("jwt", token, { httpOnly: true }); res.json({ «token» }); });`, also("jwt")),
      given("Nest's response", `import { Response } from "express"; import { JwtService } from "@nestjs/jwt"; @Controller("auth") class AuthController { constructor(private readonly jwtService: JwtService) {} @Post("login") async login(@Res({ passthrough: true }) res: Response) { const token = this.jwtService.sign({ sub: 1 }); res.cookie("jwt", token, { httpOnly: true }); return { «token» }; } }`, also("jwt")),
      given("a resolver of type-graphql", `import { sign } from "jsonwebtoken"; @Resolver() class R { @Mutation(() => LoginResponse) async login(@Arg("email") email: string): Promise<LoginResponse> { return { «accessToken: sign({ email }, process.env.KEY!)» }; } }`, body("this access token")),
      given("casts", `import * as jwt from "jsonwebtoken"; export const login = (req: Request, res: Response) => { const token = jwt.sign({ id } as Claims, key!) as string; return res.json({ «token» } satisfies Answer); };`),
      given("Koa's typed context", `import { IRouterContext } from "koa-router"; import jwt from "jsonwebtoken"; class Users { async login(ctx: IRouterContext) { ctx.body = { «token: jwt.sign({ id }, key)» }; } }`),
      { name: "options of Auth.js by their type", code: `import type { NextAuthConfig } from "next-auth"; export const config = { callbacks: { session: async ({ session, token }) => { «session.accessToken» = token.accessToken as string; return session; } } } satisfies NextAuthConfig;`, errors: [copied("sessionCallback", "`accessToken`")] },
    ],
  },
});
