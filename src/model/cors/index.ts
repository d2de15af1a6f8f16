import type { CorsRow } from "./rows";

/** As `cors` for Express does it, which most others imitate: no origin is `*`, which browsers refuse with credentials. */
const plain = { withoutOrigin: "other", wildcard: "other", credentialsByDefault: false } as const;

/** Libraries that answer cross-origin requests. */
export const corsRows: readonly CorsRow[] = [
  { id: "cors", package: "cors", apis: [], source: "cors@2.8.6 lib/index.js:8-90", calls: ["cors#"], paths: [""], ...plain },
  { id: "@fastify/cors", package: "@fastify/cors", apis: [], source: "@fastify/cors@11.4.3 index.js:9-21,219-290", calls: [], plugins: ["@fastify/cors#", "fastify-cors#"], paths: [""], ...plain },
  { id: "hono/cors", package: "hono", apis: [], source: "hono@4.13.19 dist/middleware/cors/index.js", calls: ["hono/cors#cors"], paths: [""], ...plain },
  { id: "h3-cors", package: "h3", apis: [], source: "h3@2.0.8 dist/cors.mjs:196-223", calls: ["h3#handleCors", "h3#appendCorsHeaders", "h3#appendCorsPreflightHeaders"], paths: [""], ...plain },
  { id: "nest-cors", package: "@nestjs/core", apis: [], source: "@nestjs/platform-express (hands its options to cors)", calls: ["@nestjs/core#NestFactory.create().enableCors", "~app.enableCors"], paths: [""], ...plain },
  { id: "nest-create", package: "@nestjs/core", apis: [], source: "@nestjs/core (as enableCors)", calls: ["@nestjs/core#NestFactory.create"], paths: ["cors"], ...plain },
  { id: "socket.io", package: "socket.io", apis: [], source: "socket.io@4.8.4 (engine.io hands its options to cors)", calls: ["socket.io#Server", "socket.io#"], paths: ["cors"], ...plain },
  { id: "apollo-server", package: "apollo-server", apis: [], source: "apollo-server@3 (hands its options to cors)", calls: ["apollo-server#ApolloServer"], paths: ["cors"], ...plain },
  {
    id: "@koa/cors",
    package: "@koa/cors",
    apis: [],
    source: "@koa/cors@5.0.0 index.js:64-81 (its `*` becomes the request's origin since 5.0 only)",
    calls: ["@koa/cors#", "kcors#"],
    paths: [""],
    ...plain,
    withoutOrigin: "echo",
  },
  { id: "koa2-cors", package: "koa2-cors", apis: [], source: "koa2-cors@2.0.6 dist/index.js:32-37", calls: ["koa2-cors#"], paths: [""], ...plain, withoutOrigin: "echo" },
  {
    id: "@elysiajs/cors",
    package: "@elysiajs/cors",
    apis: [],
    source: "@elysiajs/cors@1.4.2 dist/index.mjs:15-25,58-70",
    calls: ["@elysiajs/cors#cors", "@elysiajs/cors#"],
    paths: [""],
    withoutOrigin: "echo",
    wildcard: "other",
    credentialsByDefault: true,
    withoutOptions: true,
  },
  {
    id: "hapi",
    package: "@hapi/hapi",
    apis: [],
    source: "@hapi/hapi@21.4.10 lib/cors.js:31-37,141,173 and lib/config.js (origin ['*'])",
    calls: ["@hapi/hapi#server", "@hapi/hapi#Server", "@hapi/hapi#server().route", "@hapi/hapi#Server().route", "~server.route"],
    paths: ["routes.cors", "options.cors", "config.cors"],
    withoutOrigin: "echo",
    wildcard: "echo",
    credentialsByDefault: false,
  },
  { id: "graphql-yoga", package: "graphql-yoga", apis: [], source: "@whatwg-node/server esm/plugins/useCors.js:9-62", calls: ["graphql-yoga#createYoga"], paths: ["cors"], withoutOrigin: "echo", wildcard: "echo", credentialsByDefault: true },
  { id: "@middy/http-cors", package: "@middy/http-cors", apis: [], source: "@middy/http-cors@6.4.5 index.js:19-40", calls: ["@middy/http-cors#"], paths: [""], originOptions: ["origin", "origins"], withoutOrigin: "other", wildcard: "echo", credentialsByDefault: false },
];

/** Any other object with both options, as frameworks' configurations have them. */
export const corsShape: CorsRow = { id: "cors-shape", package: "cors", apis: [], source: "cors@2.8.6 (what such configurations end in)", calls: [], paths: [""], ...plain };

/** Functions and methods that write one header of a response. */
export const headerSetters: readonly string[] = ["setHeader", "header", "set", "append", "writeHead", "addHeader"];
