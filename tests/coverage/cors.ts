import type { Cell, CoverageCase, RowCoverage } from "./cells";

const rule = "no-credentialed-cors-reflection";
const none = (notApplicable: string): Cell => ({ notApplicable });
const harmless = none("Without an origin the library answers `*`, which browsers refuse with credentials.");

/** What surrounds the policy of a library. */
type Around = (policy: string) => CoverageCase;

function cells(row: string, around: Around, overrides: Partial<RowCoverage> = {}): RowCoverage {
  return {
    row,
    rule,
    insecureByDefault: harmless,
    explicitlyBad: around("{ origin: true, credentials: true }"),
    safe: around(`{ origin: ["https://app.example"], credentials: true }`),
    unknown: around("{ origin: process.env.ORIGIN, credentials: true }"),
    ...overrides,
  };
}

const js = (before: string, after = "") => (policy: string): CoverageCase => ({ code: before + policy + after });

const koa = js(`import cors from "@koa/cors"; app.use(cors(`, "));");
const koa2 = js(`import cors from "koa2-cors"; app.use(cors(`, "));");
const elysia = js(`import { cors } from "@elysiajs/cors"; app.use(cors(`, "));");
const hapi = js(`import Hapi from "@hapi/hapi"; Hapi.server({ routes: { cors: `, " } });");
const yoga = js(`import { createYoga } from "graphql-yoga"; createYoga({ schema, cors: `, " });");
const middy = js(`import cors from "@middy/http-cors"; handler.use(cors(`, "));");
const echo = "{ origin: (ctx) => ctx.get('Origin'), credentials: true }";

export const corsCoverage: readonly RowCoverage[] = [
  cells("cors", js(`import cors from "cors"; app.use(cors(`, "));")),
  cells("@fastify/cors", js(`import cors from "@fastify/cors"; app.register(cors, `, ");")),
  cells("hono/cors", js(`import { cors } from "hono/cors"; app.use(cors(`, "));"), {
    explicitlyBad: js(`import { cors } from "hono/cors"; app.use(cors(`, "));")("{ origin: (origin) => origin, credentials: true }"),
  }),
  cells("h3-cors", js(`import { handleCors } from "h3"; export default (event) => handleCors(event, `, ");"), {
    explicitlyBad: js(`import { handleCors } from "h3"; export default (event) => handleCors(event, `, ");")("{ origin: () => true, credentials: true }"),
  }),
  cells("nest-cors", js(`import { NestFactory } from "@nestjs/core"; const app = await NestFactory.create(Module); app.enableCors(`, ");")),
  cells("nest-create", js(`import { NestFactory } from "@nestjs/core"; await NestFactory.create(Module, { cors: `, " });")),
  cells("socket.io", js(`import { Server } from "socket.io"; new Server(http, { cors: `, " });")),
  cells("apollo-server", js(`import { ApolloServer } from "apollo-server"; new ApolloServer({ cors: `, " });")),
  cells("@koa/cors", koa, { insecureByDefault: koa("{ credentials: true }"), explicitlyBad: koa(echo) }),
  cells("koa2-cors", koa2, { insecureByDefault: koa2("{ credentials: true }"), explicitlyBad: koa2(echo) }),
  cells("@elysiajs/cors", elysia, { insecureByDefault: elysia("") }),
  cells("hapi", hapi, { insecureByDefault: hapi("{ credentials: true }"), explicitlyBad: hapi(`{ origin: ["*"], credentials: true }`) }),
  cells("graphql-yoga", yoga, { insecureByDefault: yoga("{ methods: ['POST'], credentials: true }"), explicitlyBad: yoga(`{ origin: "*", credentials: true }`) }),
  cells("@middy/http-cors", middy, { explicitlyBad: middy(`{ origin: "*", credentials: true }`) }),
];
