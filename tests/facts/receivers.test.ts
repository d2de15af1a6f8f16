import { describe, expect, it } from "vitest";
import { Receivers } from "../../src/facts/receivers";
import { probe } from "../analysis/probe";

const keysOf = (code: string, filename?: string) => probe(code, ({ file, at }) => new Receivers(file).keysOf(at()), filename);

describe("receivers: what a framework hands to a handler", () => {
  it.each([
    ["Express's response by name", `app.get("/", (req, res) => { probe(res.cookie) })`, ["@express-response.cookie"]],
    ["a chained response", `app.get("/", (req, res) => { probe(res.status(200).cookie) })`, ["@express-response.cookie"]],
    ["a response in a context", `function f(ctx) { probe(ctx.res.cookie) }`, ["@express-response.cookie"]],
    ["a response taken out of a context", `function f({ res }: MyContext) { probe(res.cookie) }`, ["@express-response.cookie"]],
    ["Express's response by type", `import { Response } from "express"; function f(answer: Response) { probe(answer.cookie) }`, ["@express-response.cookie"]],
    ["a chained response with a type", `import { Response } from "express"; function f(answer: Response) { probe(answer.status(200).type("json").cookie) }`, ["@express-response.cookie"]],
    ["a chained reply with a type", `import type { FastifyReply } from "fastify"; function f(answer: FastifyReply) { probe(answer.code(200).setCookie) }`, ["@fastify-reply.setCookie"]],
    ["what a response with a type gives back", `import { Response } from "express"; function f(answer: Response) { probe(answer.get("etag").cookie) }`, ["@express-response.get().cookie"]],
    ["Fastify's reply by name", `app.get("/", (request, reply) => { probe(reply.setCookie) })`, ["@fastify-reply.setCookie"]],
    ["res in a Fastify file", `import fastify from "fastify"; app.get("/", (req, res) => { probe(res.cookie) })`, ["@fastify-reply.cookie"]],
    ["res under Nest may be either", `import { Res } from "@nestjs/common"; class C { f(@Res() res) { probe(res.cookie) } }`, ["@express-response.cookie", "@fastify-reply.cookie"]],
    ["res under Nest with Express's type", `import { Res } from "@nestjs/common"; import { Response } from "express"; class C { f(@Res() res: Response) { probe(res.cookie) } }`, ["@express-response.cookie"]],
    ["Koa's context", `import Koa from "koa"; app.use((ctx) => { probe(ctx.cookies.set) })`, ["@koa-context.cookies.set"]],
    ["a context with a type from behind an alias", `import Koa from "koa"; import type { AppContext } from "@server/types"; app.use((ctx: AppContext) => { probe(ctx.cookies.set) })`, ["@koa-context.cookies.set"]],
    ["a context with a type from an alias that no package can be called", `import Koa from "koa"; import type { AppContext } from "@context"; app.use((ctx: AppContext) => { probe(ctx.cookies.set) })`, ["@koa-context.cookies.set"]],
    ["SvelteKit's destructured cookies", `import { redirect } from "@sveltejs/kit"; export const actions = { default: ({ cookies }) => { probe(cookies.set) } }`, ["@sveltekit-event.cookies.set"]],
    ["a request is not a response", `function middleware(request) { probe(request.cookies.set) }`, ["@request.cookies.set"]],
    ["a request that is taken apart before a response", `app.post("/", async ({ body, session }, res) => { probe(session.save) })`, ["@request.session.save"]],
    ["a member of such a request, renamed and with a default", `app.get("/", ({ cookies: { role: right = "" } = {} }, response, next) => { probe(right) })`, ["@request.cookies.role"]],
    ["a request that is taken apart before Fastify's reply", `app.get("/", async ({ query }, reply) => { probe(query.token) })`, ["@request.query.token"]],
    ["the request of a guard", `import { ExecutionContext } from "@nestjs/common"; class Guard { canActivate(context: ExecutionContext) { const request = context.switchToHttp().getRequest<Request>(); probe(request.query.token) } }`, ["@request.query.token"]],
    ["Bun's request", `Bun.serve({ fetch(req) { probe(req.cookies.set) } })`, ["@bun-request.cookies.set"]],
    ["Next's response by origin", `import { NextResponse } from "next/server"; const res = NextResponse.json({}); probe(res.cookies.set)`, ["next/server#NextResponse.json().cookies.set"]],
    ["a context of no known framework may be several", `function f(context) { probe(context.cookies.set) }`, ["@koa-context.cookies.set", "@sveltekit-event.cookies.set", "@astro-context.cookies.set"]],
  ])("%s", (_name, code, keys) => {
    expect(keysOf(code)).toEqual(keys);
  });

  it("knows file-system routes by their path", () => {
    const code = `export const POST = ({ cookies }) => { probe(cookies.set) }`;
    expect(keysOf(code, "src/routes/login/+server.ts")).toEqual(["@sveltekit-event.cookies.set"]);
    expect(keysOf(`import type { APIRoute } from "astro"; ${code}`)).toEqual(["@astro-context.cookies.set"]);
  });

  it.each([
    ["an imported object", `import res from "./response"; probe(res.cookie)`],
    ["another object with the method", `function f(builder) { probe(builder.cookie) }`],
    ["jQuery", `probe($.cookie)`],
    ["what a component is handed", `function Page({ session }, ref) { probe(session.user) }`],
    ["what stands behind a response", `function save(res, { session }) { probe(session.user) }`],
    ["the rest of a request", `app.get("/", ({ body, ...rest }, res) => { probe(rest.session) })`],
    ["a member of the request whose name is computed", `app.get("/", ({ [name]: value }, res) => { probe(value.user) })`],
  ])("leaves %s alone", (_name, code) => {
    expect(keysOf(code).filter((key) => key.startsWith("@"))).toEqual([]);
  });
});
