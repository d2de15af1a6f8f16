import type { RowCoverage } from "./cells";

const options = { report: ["body", "header", "alsoInBody", "sessionCallback", "pageProps"] };
const sign = "jwt.sign({ id }, key)";
const noDefault = { notApplicable: "An answer holds nothing that is not written." };

interface Case {
  /** A program that answers with VALUE. */
  readonly code: string;
  readonly filename?: string;
}

const handler = (body: string, more = "") => `${more} app.post("/login", (req, res) => { ${body} });`;
const route = (body: string, more = "") => ({ code: `${more} export async function POST(request) { ${body} }`, filename: "app/api/login/route.js" });

/** For each row, how a handler answers. */
const answers: Readonly<Record<string, Case>> = {
  "express.res": { code: handler("res.status(200).json({ value: VALUE });") },
  "express.res.header": { code: handler(`res.set("x-value", VALUE).end();`) },
  "node.res": { code: `import type { NextApiResponse } from "next"; export default function login(request, response: NextApiResponse) { response.status(200).json({ value: VALUE }); }`, filename: "pages/api/login.ts" },
  "node.res.header": { code: `import { ServerResponse } from "http"; export function login(request, response: ServerResponse) { response.setHeader("x-value", VALUE); }`, filename: "file.ts" },
  "fastify.reply": { code: `import Fastify from "fastify"; app.post("/login", async (request, reply) => { reply.code(200).send({ value: VALUE }); });` },
  "fastify.reply.header": { code: `import Fastify from "fastify"; app.post("/login", async (request, reply) => { reply.headers({ "x-value": VALUE }); });` },
  "koa.ctx.set": { code: `import Koa from "koa"; router.post("/login", async (ctx) => { ctx.set("x-value", VALUE); });` },
  "hono.c": { code: `import { Hono } from "hono"; new Hono().post("/login", (c) => c.json({ value: VALUE }));` },
  "hono.c.header": { code: `import { Hono } from "hono"; new Hono().post("/login", (c) => { c.header("x-value", VALUE); return c.body(null); });` },
  "hapi.h.response": { code: `server.route({ method: "POST", path: "/login", handler: (request, h) => h.response({ value: VALUE }) });` },
  "hapi.response.header": { code: `server.route({ method: "POST", path: "/login", handler: (request, h) => h.response({}).code(200).header("x-value", VALUE) });` },
  "web.Response": route("return Response.json({ value: VALUE });"),
  "next.NextResponse": route("return NextResponse.json({ value: VALUE });", `import { NextResponse } from "next/server";`),
  "next.NextResponse.headers": route(`const response = NextResponse.json({}); response.headers.set("x-value", VALUE); return response;`, `import { NextResponse } from "next/server";`),
  "sveltekit.json": { code: `import { json } from "@sveltejs/kit"; export const POST = async ({ request }) => json({ value: VALUE });`, filename: "src/routes/login/+server.js" },
  "remix.json": { code: `import { json } from "@remix-run/node"; export async function action({ request }) { return json({ value: VALUE }); }`, filename: "app/routes/login.jsx" },
  "h3.send": { code: `export default defineEventHandler((event) => { send(event, JSON.stringify({ value: VALUE })); });`, filename: "server/api/login.js" },
  "h3.setHeader": { code: `export default defineEventHandler((event) => { setHeader(event, "x-value", VALUE); });`, filename: "server/api/login.js" },
};

/** The cells of every row of `src/model/answers.ts`. */
export const answerCoverage: readonly RowCoverage[] = Object.entries(answers).map(([row, { code, filename = "file.js" }]) => {
  const program = (value: string) => ({ code: `import jwt from "jsonwebtoken"; ${code.replace("VALUE", value)}`, filename, language: filename.endsWith(".ts") ? ("ts" as const) : ("js" as const), options });
  return { row, rule: "no-jwt-in-response", insecureByDefault: noDefault, explicitlyBad: program(sign), safe: program("user.name"), unknown: program("issueElsewhere(user)") };
});

/** For each row that issues tokens: what the file needs, and a call with PAYLOAD that is signed with KEY. */
const signers: Readonly<Record<string, { readonly setUp: string; readonly call: string; readonly ownKey?: false }>> = {
  "jsonwebtoken.sign": { setUp: `import jwt from "jsonwebtoken";`, call: "jwt.sign(PAYLOAD, KEY)" },
  "jose.SignJWT": { setUp: `import { SignJWT } from "jose";`, call: `new SignJWT(PAYLOAD).setProtectedHeader({ alg: "HS256" }).sign(KEY)` },
  "jose.EncryptJWT": { setUp: `import { EncryptJWT } from "jose";`, call: `new EncryptJWT(PAYLOAD).setProtectedHeader({ alg: "dir", enc: "A256GCM" }).encrypt(KEY)` },
  "jose.UnsecuredJWT": { setUp: `import { UnsecuredJWT } from "jose";`, call: "new UnsecuredJWT(PAYLOAD).encode()", ownKey: false },
  "jose2.JWT.sign": { setUp: `import { JWT } from "jose";`, call: "JWT.sign(PAYLOAD, KEY)" },
  "nestjs.jwt": { setUp: `import { JwtService } from "@nestjs/jwt"; const service = new JwtService();`, call: "service.sign(PAYLOAD, { secret: KEY })" },
  "@fastify/jwt.sign": { setUp: `import Fastify from "fastify"; const fastify = Fastify();`, call: "fastify.jwt.sign(PAYLOAD)" },
  "@fastify/jwt.reply": { setUp: "", call: "reply.jwtSign(PAYLOAD)", ownKey: false },
  "hono/jwt.sign": { setUp: `import { sign } from "hono/jwt";`, call: "sign(PAYLOAD, KEY)" },
  "jwt-simple.encode": { setUp: `import jwt from "jwt-simple";`, call: "jwt.encode(PAYLOAD, KEY)" },
  "jwt-encode": { setUp: `import sign from "jwt-encode";`, call: "sign(PAYLOAD, KEY)" },
  "@tsndr/cloudflare-worker-jwt.sign": { setUp: `import jwt from "@tsndr/cloudflare-worker-jwt";`, call: "jwt.sign(PAYLOAD, KEY)" },
  "@hapi/jwt.generate": { setUp: `import Jwt from "@hapi/jwt";`, call: "Jwt.token.generate(PAYLOAD, KEY)" },
  "fast-jwt.createSigner": { setUp: `import { createSigner } from "fast-jwt";`, call: "createSigner({ key: KEY })(PAYLOAD)" },
  "njwt.create": { setUp: `import njwt from "njwt";`, call: "njwt.create(PAYLOAD, KEY).compact()" },
  "paseto3": { setUp: `import { V4 } from "paseto";`, call: "V4.sign(PAYLOAD, KEY)" },
  "paseto4": { setUp: `import { PublicProtocol } from "paseto"; const v4 = new PublicProtocol(factory);`, call: "v4.Sign(KEY, PAYLOAD)" },
  "next-auth/jwt.encode": { setUp: `import { encode } from "next-auth/jwt";`, call: "encode({ token: PAYLOAD, secret: KEY })" },
  "firebase-admin.createSessionCookie": { setUp: `import { getAuth } from "firebase-admin/auth";`, call: "getAuth().createSessionCookie(PAYLOAD, { expiresIn })", ownKey: false },
  "iron-webcrypto.seal": { setUp: `import { seal, defaults } from "iron-webcrypto";`, call: "seal(PAYLOAD, KEY, defaults)", ownKey: false },
  "iron-session.sealData": { setUp: `import { sealData } from "iron-session";`, call: "sealData(PAYLOAD, { password: KEY })" },
  "@elysiajs/jwt.sign": { setUp: `import { Elysia } from "elysia";`, call: "jwt.sign(PAYLOAD)", ownKey: false },
};

/** Rows whose tokens are all of one purpose, since they are the session itself. */
const sealed = new Set(["next-auth/jwt.encode", "firebase-admin.createSessionCookie", "iron-webcrypto.seal", "iron-session.sealData"]);

/** The cells of every row that issues tokens, for what becomes of the token. */
export const issuedTokenCoverage: readonly RowCoverage[] = Object.entries(signers).flatMap(([row, { setUp, call, ownKey }]) => {
  const token = (payload = "{ id }", key = "KEY") => call.replace("PAYLOAD", payload).replace("KEY", key);
  const login = (body: string) => ({ code: `${setUp} ${row.startsWith("@elysiajs") ? `new Elysia().post("/login", async ({ jwt, res }) => { ${body} });` : `app.post("/login", async (req, ${row.includes("reply") ? "reply" : "res"}) => { ${body} });`}`, options });
  const send = row.includes("reply") ? "reply.send" : row.startsWith("@fastify") ? "res.send" : "res.json";
  const answer = (value: string) => login(row.startsWith("@elysiajs") ? `return { value: ${value} };` : `${send}({ value: ${value} });`);
  const pair = (first: string, second: string) => ({ code: `${setUp} const accessToken = await ${first}; const refreshToken = await ${second};` });
  const inAnswer: RowCoverage = {
    row,
    rule: "no-jwt-in-response",
    insecureByDefault: noDefault,
    explicitlyBad: answer(`await ${token()}`),
    safe: login(`const token = await ${token()}; await store(token);`),
    unknown: answer(`await describe(${token()})`),
  };
  const none = (reason: string) => ({ notApplicable: reason });
  const why = sealed.has(row) ? "It seals sessions, which have one purpose." : "The file does not show its key.";
  const between: RowCoverage = {
    row,
    rule: "no-interchangeable-tokens",
    insecureByDefault: none("Both tokens are written out."),
    explicitlyBad: ownKey === false || sealed.has(row) ? none(why) : pair(token(), token()),
    safe: pair(token(`{ id, typ: "access" }`), token(`{ id, typ: "refresh" }`, "OTHER")),
    unknown: pair(token("claims"), token("others")),
  };
  return [inAnswer, between];
});
