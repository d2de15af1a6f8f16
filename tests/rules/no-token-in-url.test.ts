import * as typescriptParser from "@typescript-eslint/parser";
import * as astroParser from "astro-eslint-parser";
import * as svelteParser from "svelte-eslint-parser";
import * as vueParser from "vue-eslint-parser";
import rule from "../../src/rules/no-token-in-url";
import { testRule, type InvalidCase, type ValidCase } from "../rule-tester";

type MessageId = "inUrl" | "inSocketUrl" | "inRedirect" | "fromQuery" | "implicitFlow";

const reported = (messageId: MessageId) => (name: string, code: string, ...names: string[]): InvalidCase => ({ name, code, errors: names.map((data) => ({ messageId, data: { name: data } })) });
const inUrl = reported("inUrl");
const inSocketUrl = reported("inSocketUrl");
const inRedirect = reported("inRedirect");
const fromQuery = reported("fromQuery");
const implicitFlow = reported("implicitFlow");
const clean = (name: string, code: string): ValidCase => ({ name, code });

const written: InvalidCase[] = [
  inUrl("a template", "fetch(`/api/todos?token=${«token»}`);", "token"),
  inUrl("a concatenation", `fetch("/api/todos?token=" + «token»);`, "token"),
  inUrl("a concatenation as compilers write it", `fetch("/api/todos?token=".concat(«token»));`, "token"),
  inUrl("a later parameter", "fetch(`/api/todos?page=${page}&access_token=${«accessToken»}`);", "access_token"),
  inUrl("an encoded value", "fetch(`/api/todos?token=${«encodeURIComponent(token)»}`);", "token"),
  inUrl("a scheme before it", "fetch(`/api/todos?authorization=Bearer ${«token»}`);", "authorization"),
  inUrl("a name for the token's own", "fetch(`/api/todos?t=${«accessToken»}`);", "t"),
  inUrl("a fragment", "location.href = `https://app.example.org/#access_token=${«accessToken»}`;", "access_token"),
  inUrl("the right separator", `const url = base + (base.includes("?") ? "&" : "?") + "token=" + «encodeURIComponent(idToken)»; fetch(url);`, "token"),
  inUrl("a query on its own", "const query = `?token=${«token»}`; fetch(base + query);", "token"),
  inUrl("a query without its mark", "const query = `token=${«token»}`; fetch(`/api?${query}`);", "token"),
  inUrl("one more parameter", "url += `&token=${«token»}`;", "token"),
  inUrl("a token from the storage", "window.open(`/api/export?token=${«localStorage.getItem(\"token\")»}`);", "token"),
  inUrl("a token from a cookie", `const token = Cookies.get("token"); window.open("/files/1/download?token=" + «token»);`, "token"),
  inUrl("a token of the store", "const { token } = useAuth(); const url = `/files/${id}/download?token=${«token»}`;", "token"),
  inUrl("an image", `const Avatar = ({ user }) => <img src={"/avatar?access_token=" + «user.accessToken»} />;`, "access_token"),
  inUrl("a link", "const Report = ({ token }) => <a href={`/report?jwt=${«token»}`}>Report</a>;", "jwt"),
  inUrl("a link with an object", `const Next = ({ accessToken }) => <Link href={{ pathname: "/next", query: { accessToken: «accessToken» } }}>Next</Link>;`, "accessToken"),
  inUrl("search parameters of a URL", `const url = new URL("/api/todos", base); url.searchParams.set("token", «token»); fetch(url);`, "token"),
  inUrl("search parameters taken out of a URL", `const { searchParams } = new URL(base); searchParams.append("token", «token»);`, "token"),
  inUrl("search parameters in a text", "const params = new URLSearchParams({ token: «token» }); fetch(`/api/todos?${params}`);", "token"),
  inUrl("search parameters as a text", `const params = new URLSearchParams(); params.append("token", «token»); fetch("/api/todos?" + params.toString());`, "token"),
  inUrl("search parameters of pairs", "fetch(`/api/todos?${new URLSearchParams([[\"token\", «token»]])}`);", "token"),
  inUrl("search parameters for a URL", `const params = new URLSearchParams({ token: «token» }); url.search = params.toString();`, "token"),
  inUrl("qs", "import qs from \"qs\"; fetch(`/api/todos?${qs.stringify({ token: «token» })}`);", "token"),
  inRedirect("a querystring in a redirect's fragment", `import querystring from "querystring"; app.get("/callback", (req, res) => { exchange(req.query.code, (body) => res.redirect("/#" + querystring.stringify({ access_token: «body.access_token» }))); });`, "access_token"),
  inUrl("axios", `import axios from "axios"; axios.get("/api/todos", { params: { page, token: «token» } });`, "token"),
  inUrl("axios with a configuration", `import axios from "axios"; axios({ url: "/api/todos", params: { token: «token» } });`, "token"),
  inUrl("an instance of axios", `import axios from "axios"; const api = axios.create({ baseURL, params: { access_token: «accessToken» } });`, "access_token"),
  inUrl("an instance of another file", `import api from "./api"; export const todos = (token) => api.get("/todos", { params: { token: «token» } });`, "token"),
  inUrl("a wrapper of another file", `import request from "@/utils/request"; export function getInfo(token) { return request({ url: "/user/info", method: "get", params: { token: «token» } }); }`, "token"),
  inUrl("got", `import got from "got"; got("https://api.example.org/todos", { searchParams: { access_token: «accessToken» } });`, "access_token"),
  inUrl("ky", `import ky from "ky"; ky("/api/todos", { searchParams: { access_token: «accessToken» } });`, "access_token"),
  inUrl("superagent", `import request from "superagent"; request.get("/api/todos").query({ access_token: «accessToken» });`, "access_token"),
  inUrl("Nuxt's fetch", `const todos = await $fetch("/api/todos", { query: { token: «auth.token» } });`, "token"),
  inUrl("a router", `this.$router.push({ path: "/next", query: { token: «this.token» } });`, "token"),
  inUrl("React Router's search parameters", `import { createSearchParams, useNavigate } from "react-router-dom"; const navigate = useNavigate(); navigate({ pathname: "/next", search: createSearchParams({ accessToken: «accessToken» }).toString() });`, "accessToken"),
  inUrl("once for one URL", "window.open(`${host}/open?accessToken=${«tokens.access»}&refreshToken=${tokens.refresh}`);", "accessToken"),
  inUrl("a request that deletes", "import { useState } from \"react\"; const deleteTodo = (id, token) => axios.delete(`/api/todos/${id}?token=${«token»}`);", "token"),
  inUrl("a component's setup", "import { defineComponent } from \"vue\"; export default defineComponent({ setup() { const url = `${base}/home?token=${«get(Keys.token)»}`; return { url }; } });", "token"),
  inUrl("a handler of a method", "import { api } from \"../api\"; export const DELETE = ({ params, locals }) => { const token = locals.user.jwt; return api.del(`/images/${params.id}?token=${«token»}`); };", "token"),
  inUrl("an address for an app", "window.location.href = `myapp://auth?token=${«session.accessToken»}`;", "token"),
  inSocketUrl("a WebSocket", "new WebSocket(`wss://example.org?token=${«token»}`);", "token"),
  inSocketUrl("a WebSocket's URL", "const url = `${base}/ws?token=${«token»}`; const socket = new WebSocket(url);", "token"),
  inSocketUrl("events", "const source = new EventSource(`/api/events?token=${«token»}`);", "token"),
  inSocketUrl("a function that gives the token", "const socket = new WebSocket(`${base}?socketToken=${«getTokenFromStorage()»}`);", "socketToken"),
  inSocketUrl("socket.io", `import { io } from "socket.io-client"; const socket = io(url, { query: { token: «localStorage.getItem("token")» } });`, "token"),
  inSocketUrl("socket.io as a global", `const socket = io.connect(url, { query: { token: «token» } });`, "token"),
  inSocketUrl("socket.io's text", "const socket = io(url, { query: `token=${«token»}` });", "token"),
  inRedirect("a redirect with a token that is signed here", `import jwt from "jsonwebtoken"; app.get("/google/callback", (req, res) => { const token = jwt.sign({ id: req.user.id }, key); res.redirect(\`\${client}/welcome?token=\${«token»}\`); });`, "token"),
  inRedirect("a redirect by way of a variable", `import jwt from "jsonwebtoken"; app.get("/google/callback", (req, res) => { const token = jwt.sign({ id: req.user.id }, key); const url = client + "/welcome?token=" + «token»; res.redirect(url); });`, "token"),
  inRedirect("a redirect with a token of a service", "app.get(\"/auth/github/callback\", async (req, res) => { const { token } = await users.login(req.user); res.redirect(`${client}?token=${«token»}`); });", "token"),
  inRedirect("Next's redirect", "import { redirect } from \"next/navigation\"; export async function GET() { redirect(`/logout?accessToken=${«accessToken»}`); }", "accessToken"),
];

const read: InvalidCase[] = [
  fromQuery("beside the header", `app.use((req, res, next) => { const token = req.headers.authorization || «req.query.token»; check(token, next); });`, "token"),
  fromQuery("beside the cookie", `app.use((req, res, next) => { const token = req.cookies.token ?? «req.query.token»; check(token, next); });`, "token"),
  fromQuery("an access token", `app.get("/me", (req, res) => { res.json(users.find(«req.query.access_token»)); });`, "access_token"),
  fromQuery("once for one function", `app.get("/me", (req, res) => { if («req.query.access_token») res.json(users.find(req.query.access_token)); });`, "access_token"),
  fromQuery("taken apart", `app.get("/me", (req, res) => { const { «accessToken» } = req.query; res.json(users.find(accessToken)); });`, "accessToken"),
  fromQuery("in a middleware", `function verifyToken(req, res, next) { jwt.verify(«req.query.token», key, next); }`, "token"),
  fromQuery("a token that is verified", `import jwt from "jsonwebtoken"; export default (req, res) => { const token = «req.query.token»; res.send(jwt.verify(token, key)); };`, "token"),
  fromQuery("an ID token", `const routes = async (fastify) => { fastify.get("/callback", async (req, reply) => { const token = «req.query.id_token»; reply.setCookie("t", token); }); };`, "id_token"),
  fromQuery("Koa", `import Koa from "koa"; app.use(async (ctx, next) => { const token = ctx.headers.authorization || «ctx.query.token»; await check(token); await next(); });`, "token"),
  fromQuery("Hono", `import { Hono } from "hono"; const app = new Hono(); app.get("/me", (c) => c.json(users.find(«c.req.query("access_token")»)));`, "access_token"),
  fromQuery("h3", `import { getQuery } from "h3"; export default defineEventHandler((event) => { const { «access_token» } = getQuery(event); return users.find(access_token); });`, "access_token"),
  fromQuery("Lambda", `export const handler = async (event) => { const token = event.headers.authorization ?? «event.queryStringParameters.token»; return check(token); };`, "token"),
  fromQuery("Node's own parser", `const url = require("url"); server.on("upgrade", (req, socket) => { const token = «url.parse(req.url, true).query.access_token»; check(token); });`, "access_token"),
  fromQuery("a URL", `import { createServer } from "node:http"; createServer((req, res) => { const accessToken = «new URL(req.url, base).searchParams.get("access_token")»; check(accessToken); });`, "access_token"),
  { ...fromQuery("a route of Next", `export async function GET(request) { const params = new URL(request.url).searchParams; const token = «params.get("token")»; (await cookies()).set("token", token); }`, "token"), filename: "app/api/auth/callback/route.js" },
  { ...fromQuery("a route of Next that speaks of the page", `export async function GET(req) { const token = «new URL(req.url).searchParams.get("token")»; localStorage.setItem("x", token); }`, "token"), filename: "app/api/auth/redirect/route.js" },
  { name: "a socket's handshake", code: `io.use((socket, next) => { const token = «socket.handshake.query.token»; check(token, next); });`, errors: [{ messageId: "fromQuery", data: { name: "token" } }] },
  fromQuery("passport-jwt", `import { ExtractJwt, Strategy } from "passport-jwt"; passport.use(new Strategy({ jwtFromRequest: «ExtractJwt.fromUrlQueryParameter("token")», secretOrKey }, verify));`, "token"),
  fromQuery("passport-jwt's list", `const { ExtractJwt } = require("passport-jwt"); const from = ExtractJwt.fromExtractors([ExtractJwt.fromAuthHeaderAsBearerToken(), «ExtractJwt.fromUrlQueryParameter("auth_token")»]);`, "auth_token"),
  fromQuery("an extractor of one's own", `const { ExtractJwt } = require("passport-jwt"); const from = ExtractJwt.fromExtractors([(req) => «req.query.token»]);`, "token"),
  fromQuery("express-jwt", `import { expressjwt } from "express-jwt"; app.use(expressjwt({ secret, algorithms: ["HS256"], getToken: (req) => «req.query.token» }));`, "token"),
];

const implicit: InvalidCase[] = [
  implicitFlow("a text", "location.href = «`https://id.example.org/authorize?client_id=${id}&response_type=token&redirect_uri=${here}`»;", "token"),
  implicitFlow("both tokens", `const url = «"https://id.example.org/authorize?response_type=id_token%20token"»;`, "id_token%20token"),
  implicitFlow("an option", `const config = { «response_type: "id_token token"», scope };`, "id_token token"),
  implicitFlow("an option in camel case", `createAuth({ «responseType: "token"» });`, "token"),
  implicitFlow("a parameter", `«url.searchParams.set("response_type", "token")»;`, "token"),
  implicitFlow("Expo", `import { ResponseType } from "expo-auth-session"; useAuthRequest({ «responseType: ResponseType.Token» });`, "token"),
];

const silent: ValidCase[] = [
  clean("a link to delete an account", "import { useState } from \"react\"; const link = `${host}/account/delete?token=${token}`;"),
  clean("an extension that reads where it was sent back", `chrome.identity.launchWebAuthFlow({ url }, (redirected) => { const params = new URLSearchParams(new URL(redirected).hash.slice(1)); send(params.get("id_token")); });`),
  clean("a link to reset a password", "const link = `${host}/reset-password?token=${token}`;"),
  clean("a link to reset a password with a signed token", `import jwt from "jsonwebtoken"; const token = jwt.sign({ id }, key, { expiresIn: "1h" }); const link = \`\${host}/reset?token=\${token}\`;`),
  clean("a token with another's name in a link to reset", "const link = `${host}/reset-password?token=${accessToken}`;"),
  clean("a link to verify", `const verifyUrl = base + "?token=" + token;`),
  clean("an invitation", "const link = `${host}/join?inviteToken=${token}`;"),
  clean("a magic link", "function sendMagicLink(token) { return `${host}/in?token=${token}`; }"),
  clean("a mail", "async function welcome(user, token) { await transporter.sendMail({ to: user.address, text: `${host}/start?token=${token}` }); }"),
  clean("an unsubscribe link", "const url = `${host}/unsubscribe?token=${jwt}`;"),
  clean("a signed download", "const url = `/utils/download?token=${response.fileToken}`;"),
  clean("a download with a token of unknown use", "const url = `/utils/download?token=${token}`;"),
  clean("a share link", "const url = `${host}/doc/1?shareToken=${shareToken}`;"),
  clean("OAuth's parameters", "const url = `${issuer}/authorize?code=${code}&state=${state}&code_challenge=${challenge}`;"),
  clean("a hint at the ID token", "const url = `${issuer}/logout?id_token_hint=${idToken}`;"),
  clean("a hint among search parameters", `url.searchParams.set("id_token_hint", idToken);`),
  clean("against request forgery", "fetch(`/api?csrfToken=${csrfToken}`);"),
  clean("a token of a page", "fetch(`/api/list?pageToken=${pageToken}&nextPageToken=${nextPageToken}`);"),
  clean("a count of tokens", "fetch(`/api/usage?tokens=${tokenCount}`);"),
  clean("a chat's session", "fetch(`/api/chat?sessionId=${sessionId}`);"),
  clean("a request's body", `fetch("/token", { method: "POST", body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }) });`),
  clean("a request's body by way of a variable", `const params = new URLSearchParams(); params.append("refresh_token", refreshToken); fetch("/token", { method: "POST", body: params });`),
  clean("a request's body as a text", "fetch(\"/token\", { method: \"POST\", body: `grant_type=refresh_token&refresh_token=${refreshToken}` });"),
  clean("a body for axios", `import axios from "axios"; import qs from "qs"; axios.post("/token", qs.stringify({ refresh_token: refreshToken }));`),
  clean("Angular's parameters as a body", `import { HttpParams } from "@angular/common/http"; const body = new HttpParams().set("refresh_token", refreshToken); http.post("/token", body);`),
  clean("parameters of unknown use", `export const params = new URLSearchParams({ token });`),
  clean("a header", "fetch(\"/api/todos\", { headers: { Authorization: `Bearer ${token}` } });"),
  clean("a cookie", "document.cookie = `token=${token}; path=/`;"),
  clean("a key of another API", "fetch(`https://api.example.org/weather?token=${process.env.WEATHER_TOKEN}`);"),
  clean("a constant of another file", "import { API_TOKEN } from \"./config\"; fetch(`https://api.example.org/weather?token=${API_TOKEN}`);"),
  clean("a map's public token", "const tiles = `https://api.mapbox.com/tiles?access_token=${mapboxgl.accessToken}`;"),
  clean("an API that takes it nowhere else", "fetch(`https://api.weixin.qq.com/cgi-bin/user/info?access_token=${accessToken}`);"),
  clean("a text that is looked for", "if (url.includes(`?token=${token}`)) done();"),
  clean("a literal", "fetch(\"/api/todos?token=demo\");"),
  clean("a token from this page's address", "const token = useSearchParams().get(\"token\"); fetch(`/api/start?token=${token}`);"),
  clean("a link of a server's module", "import express from \"express\"; export const linkFor = (token) => `${host}/start?token=${token}`;"),
  clean("a page that reads its own address", `const token = new URLSearchParams(window.location.search).get("token"); localStorage.setItem("t", token);`),
  clean("the route of a link", `app.get("/verify-email", (req, res) => { const { token } = req.query; users.confirm(token); });`),
  clean("the route of a reset", `app.post("/reset", (req, res) => { jwt.verify(req.query.token, key); });`),
  { ...clean("a route of Next for a link", `export async function GET(request) { const token = new URL(request.url).searchParams.get("token"); await confirm(token); }`), filename: "app/api/auth/verify/route.js" },
  clean("a token of unknown use", `app.get("/thing", (req, res) => { res.json(things.find(req.query.token)); });`),
  clean("OAuth 1", `app.get("/callback", (req, res) => { exchange(req.query.oauth_token, req.query.oauth_verifier); });`),
  clean("a web hook's check", `app.get("/hook", (req, res) => { if (req.query["hub.verify_token"] === expected) res.send("ok"); });`),
  clean("code flow", `const config = { response_type: "code" };`),
  clean("axios's response type", `axios.get("/token", { responseType: "json" });`),
  clean("a list of what a server supports", `const metadata = { response_types_supported: ["code", "token"] };`),
  clean("an error's text", `const { token } = req.body; throw new Error("token=" + token);`),
  { ...clean("an ignored name", "fetch(`/api/todos?token=${token}`);"), options: { ignoreNames: ["token"] } },
  { ...clean("a name that the settings ignore", "fetch(`/api/todos?token=${token}`);"), session: { ignoreNames: ["token"] } },
];

testRule(rule, {
  javascript: {
    valid: silent,
    invalid: [
      ...written, ...read, ...implicit,
      { ...inUrl("a taught name", "fetch(`/api/todos?pass=${«acmePass»}`);", "pass"), options: { credentialNames: ["acme pass"] } },
      { ...inUrl("a name taught in the settings", "fetch(`/api/todos?acmePass=${«value»}`);", "acmePass"), session: { credentialNames: ["acme pass"] } },
      {
        name: "a component's template", filename: "report.vue", parser: vueParser, errors: [{ messageId: "inUrl", data: { name: "access_token" } }],
        code: "<template><img :src=\"`/avatar?access_token=${«accessToken»}`\"></template>\n<script setup>\nconst { accessToken } = useSession();\n</script>",
      },
      {
        name: "a component's script", filename: "report.vue", parser: vueParser, parserOptions: { parser: typescriptParser }, errors: [{ messageId: "inSocketUrl", data: { name: "token" } }],
        code: "<script setup lang=\"ts\">\nconst token: string = useAuth().token;\nnew WebSocket(`wss://example.org?token=${«token»}`);\n</script>",
      },
      {
        name: "Svelte", filename: "report.svelte", parser: svelteParser, errors: [{ messageId: "inUrl", data: { name: "token" } }],
        code: "<script>\nexport let token;\n</script>\n<a href={`/report?token=${«token»}`}>Report</a>",
      },
      {
        name: "Astro", filename: "report.astro", parser: astroParser, errors: [{ messageId: "inUrl", data: { name: "access_token" } }],
        code: "---\nconst { accessToken } = Astro.locals;\n---\n<a href={`/report?access_token=${«accessToken»}`}>Report</a>",
      },
    ],
  },
  typescript: {
    valid: [
      clean("Nest's parameter of a link", `import { Controller, Get, Query } from "@nestjs/common"; @Controller("auth") class C { @Get("confirm") confirm(@Query("token") token: string) { return this.users.confirm(token); } }`),
      clean("a type", `type Query = { response_type: "token"; token: string };`),
    ],
    invalid: [
      inUrl("Angular's client", `import { HttpClient, HttpParams } from "@angular/common/http"; class Todos { constructor(private http: HttpClient) {} all(token: string) { const params = new HttpParams().set("access_token", «token»); return this.http.get("/api/todos", { params }); } }`, "access_token"),
      inUrl("Angular's parameters from an object", `import { HttpParams } from "@angular/common/http"; const params = new HttpParams({ fromObject: { access_token: «token» } }); http.get("/api/todos", { params });`, "access_token"),
      fromQuery("Nest's parameter", `import { Controller, Get, Query } from "@nestjs/common"; @Controller() class C { @Get("events") events(@«Query("access_token")» token: string) { return this.events.of(token); } }`, "access_token"),
      fromQuery("a request by its type", `import type { Request } from "express"; export const find = (request: Request) => users.find(«request.query.access_token» as string);`, "access_token"),
      inUrl("a cast", "fetch(`/api/todos?token=${«token» as string}`);", "token"),
    ],
  },
});
