import { describe, expect, it } from "vitest";
import { SessionFacts } from "../../src/facts/session-facts";
import { sessionSettings } from "../../src/rule/settings";
import { probe } from "../analysis/probe";

/** The handlers of a file: kind, names, paths and methods of each. */
function handlersOf(code: string, filename = "src/file.ts") {
  return probe(code, ({ file }) => {
    const { handlers } = new SessionFacts(file, sessionSettings({}));
    return handlers.map(({ kind, names, paths, methods }) => [kind, names.join(), paths.join(), methods.join()].join(" "));
  }, filename);
}

describe("handlers: which functions a server runs", () => {
  it.each([
    ["a route and its name", `router.post("/login", limit, async function login(req, res) {})`, ["route login /login POST"]],
    ["a handler that two routes share", `const refresh = (req, res) => {}; app.get("/refresh", refresh); app.post("/refresh", refresh)`, ["route refresh /refresh GET,POST"]],
    ["a chained route", `router.route("/password").put((req, res) => {})`, ["route  /password PUT"]],
    ["Fastify's route object", `fastify.route({ method: "PATCH", url: "/me", handler: async (request, reply) => {} })`, ["route handler /me PATCH"]],
    ["a decorated method", `@Controller("auth") class C { @Post("login") signIn(@Body() body) {} }`, ["method signIn auth/login POST"]],
    ["a resolver", `export const resolvers = { Query: { me: () => {} }, Mutation: { login: (_, args) => {} } }`, ["resolver me  ", "resolver login  "]],
    ["resolvers that a map names", `const login = () => {}; const helper = () => {}; export const resolvers = { Mutation: { login, signIn: login } }`, ["resolver login,signIn  "]],
    ["a procedure", `export const auth = router({ login: t.procedure.input(schema).mutation(({ input }) => {}) })`, ["procedure login  "]],
    ["a server action", `"use server"; export async function changePassword(form) {} async function helper() {}`, ["server-action changePassword  "]],
    ["a controller", `export const login = async (req, res) => {}; const helper = (value) => {}`, ["controller login  "]],
    ["a class's methods", `class C { login = async (req: Request, res: Response) => {}; refresh(req, res) {} check(user) {} }`, ["controller login  ", "controller refresh  "]],
    ["a middleware with a name", `export function auth(req, res, next) {}`, ["controller auth  "]],
    ["no error middleware", `export function failed(err, req, res, next) {}`, []],
    ["no client", `axios.get("/me", (res) => {}); $.post("/login", {}, function (data) {}); import axios from "axios"`, []],
    ["no callback of a socket or a map", `socket.on("login", (user) => {}); cache.get("user", (value) => {})`, []],
  ])("%s", (_name, code, expected) => expect(handlersOf(code)).toEqual(expected));

  it.each([
    ["app/api/auth/login/route.ts", `export async function POST(request) {} export const dynamic = "force-dynamic"`, ["file-route POST /auth/login POST"]],
    ["pages/api/login.ts", `export default withSession(async (req) => {})`, ["file-route  /login "]],
    ["server/api/auth/login.post.ts", `export default defineEventHandler(async (event) => {})`, ["file-route  /auth/login POST"]],
    ["src/routes/login/+page.server.ts", `export const load = () => {}; export const actions = { default: () => {} }`, ["file-route load /login load", "file-route default /login action"]],
    ["app/routes/_auth.login.ts", `export async function action({ request }) {} export const meta = () => []`, ["file-route action /_auth/login action"]],
    ["netlify/functions/login.ts", `export const handler = async (event) => {}`, ["file-route handler /login "]],
    ["functions/api/login.ts", `export async function onRequestPost(context) {}`, ["file-route onRequestPost /login POST"]],
    ["functions/account/_middleware.ts", `export const onRequest = [log, async (context) => context.next()]`, ["file-route  /account/_middleware "]],
    ["src/users.ts", `module.exports.login = async (event) => { const answer = { statusCode: 200, body: "" }; return answer; }`, ["file-route login  "]],
    ["src/users.ts", `exports.login = (event, context, callback) => callback(null, { statusCode: 200 })`, ["file-route login  "]],
    ["src/users.ts", `export const login = middyfy(async (event) => { const { email } = event.body; return formatJSONResponse({ email }); })`, ["file-route login  "]],
    ["src/users.ts", `export const parse = (event) => JSON.parse(event.body)`, []],
    ["src/users.ts", `export const track = (event) => sendResult(event.target.value)`, []],
    ["src/users.ts", `export const owner = async (event) => find(event.requestContext.authorizer)`, []],
    ["src/users.ts", `export const refuse = (message) => ({ statusCode: 401, body: message })`, []],
    ["src/worker.ts", `async function login(request, env) { if (!env.KEY) return failure(500); return new Response("") } export default { fetch: (request, env) => login(request, env) }`, ["file-route login  "]],
    ["src/worker.ts", `const withUser = async (request, handle) => { if (!request.user) return new Response("no"); return handle(request) }`, []],
    ["src/worker.ts", `function userOf(request) { if (!request.user) return new Response("no"); return request.user }`, []],
    ["src/middleware.ts", `export function guard(request) { if (!request.user) return NextResponse.redirect("/"); return NextResponse.next() }`, []],
    ["src/middleware.ts", `export const onRequest = (context, next) => next()`, []],
    ["src/auth/login.ts", `export const handler = async (argv) => {}`, []],
    ["src/components/Login.ts", `export default function Login({ user }) {}`, []],
  ])("knows the place of %s", (filename, code, expected) => expect(handlersOf(code, filename)).toEqual(expected));

  it("names what runs before a handler", () => {
    const before = probe(`app.post("/me", auth, [check, validate(schema)], (req, res) => {})`, ({ file }) => new SessionFacts(file, sessionSettings({})).handlers[0]?.before.length);
    expect(before).toBe(2);
  });
});
