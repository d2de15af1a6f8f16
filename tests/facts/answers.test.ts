import { describe, expect, it } from "vitest";
import { answersIn } from "../../src/facts/answers";
import { withFacts } from "./facts";

/** What a file answers with: the part, the header's name, the value, and whether it is a page's data. */
function answersOf(code: string, filename?: string) {
  return withFacts(code, (facts) => [...answersIn(facts)].map(({ part, header, value, page }) => [part, header, code.slice(...value.range), page && "page"].filter(Boolean).join(" ")), filename ? { filename } : {});
}

const express = `import express from "express"; const app = express(); `;

describe("answers: what a server sends", () => {
  it.each([
    ["Express", `${express}app.get("/", (req, res) => { res.status(200).json(a); res.send(b); res.end(); });`, ["body a", "body b"]],
    ["a status before the body", `server.get("/", (req, res) => { res.send(200, a); });`, ["body 200", "body a"]],
    ["headers", `${express}app.get("/", (req, res) => { res.set("x-a", a).header({ "x-b": b }).setHeader("Set-Cookie", c); });`, ["header x-b b", "header x-a a"]],
    ["a header of unknown name", `${express}app.get("/", (req, res) => { res.set(name, a); });`, []],
    ["Koa", `import Koa from "koa"; app.use(async (ctx) => { ctx.body = a; ctx.set("x-a", b); });`, ["header x-a b", "body a"]],
    ["Fastify's returned values", `import Fastify from "fastify"; const app = Fastify(); app.get("/", async (request, reply) => { return a; });`, ["body a"]],
    ["no returned values of Express", `${express}app.get("/", async (req, res) => { return a; });`, []],
    ["Hono, once", `import { Hono } from "hono"; new Hono().get("/", (c) => { return c.json(a); });`, ["body a"]],
    ["a helper of another file", `import { ok } from "./answers"; ${express}app.get("/", (req, res) => { ok(res, a); mail(res, b); });`, ["body a"]],
    ["a helper of this file", `${express}const answer = (res, value) => { res.json(value); }; app.get("/", (req, res) => { answer(res, a); });`, ["body value"]],
    ["a decorated method", `@Controller() class C { @Get() find() { return a; } helper() { return b; } }`, ["body a"]],
    ["a resolver", `export const resolvers = { Query: { me: () => a } };`, ["body a"]],
    ["a Response outside a handler", `const r = new Response(a);`, []],
  ])("%s", (_name, code, expected) => expect(answersOf(code)).toEqual(expected));

  it.each([
    ["app/api/route.ts", `export async function GET() { return Response.json(a, { headers: { "x-a": b, Location: c } }); }`, ["body a", "header x-a b"]],
    ["app/api/users/route.ts", `export async function GET() { return new Response(a); }`, ["body a"]],
    ["pages/index.ts", `export async function getServerSideProps() { return { props: a }; }`, ["body a page"]],
    ["src/routes/+page.server.ts", `export const load = () => a;`, ["body a page"]],
    ["netlify/functions/a.ts", `export const handler = async () => ({ statusCode: 200, headers: { "x-a": b }, body: a });`, [`body { statusCode: 200, headers: { "x-a": b }, body: a }`, "header x-a b"]],
    ["functions/a.ts", `export const handler = (event, context, callback) => { callback(null, a); };`, ["body a"]],
  ])("of %s", (filename, code, expected) => expect(answersOf(code, filename)).toEqual(expected));
});
