/** Objects that a framework hands to a handler, so that no import in the file says what they are. */
export type ReceiverName =
  | "@express-response"
  | "@fastify-reply"
  | "@node-response"
  | "@koa-context"
  | "@hono-context"
  | "@sveltekit-event"
  | "@astro-context"
  | "@elysia-context"
  | "@bun-request"
  | "@hapi-toolkit"
  | "@request";

/** Types that say which receiver a value is, wherever it is declared. */
export const receiverTypes: Readonly<Record<string, ReceiverName>> = {
  "express#Response()": "@express-response",
  "express-serve-static-core#Response()": "@express-response",
  "fastify#FastifyReply()": "@fastify-reply",
  "http#ServerResponse()": "@node-response",
  "http2#Http2ServerResponse()": "@node-response",
  "next#NextApiResponse()": "@node-response",
  "@vercel/node#VercelResponse()": "@node-response",
  "koa#Context()": "@koa-context",
  "koa#ParameterizedContext()": "@koa-context",
  "koa#ExtendableContext()": "@koa-context",
  "koa-router#IRouterContext()": "@koa-context",
  "koa-router#RouterContext()": "@koa-context",
  "@koa/router#RouterContext()": "@koa-context",
  "hono#Context()": "@hono-context",
  "@sveltejs/kit#RequestEvent()": "@sveltekit-event",
  "@sveltejs/kit#ServerLoadEvent()": "@sveltekit-event",
  "astro#APIContext()": "@astro-context",
  "@hapi/hapi#ResponseToolkit()": "@hapi-toolkit",
  "express#Request()": "@request",
  "fastify#FastifyRequest()": "@request",
  "next/server#NextRequest()": "@request",
  "next#NextApiRequest()": "@request",
  "http#IncomingMessage()": "@request",
};

/** Calls that bring what a handler would be handed: of Nest's guards, interceptors and filters. */
export const handedByCalls: Readonly<Record<string, ReceiverName>> = {
  "@nestjs/common#ExecutionContext().switchToHttp().getRequest()": "@request",
  "@nestjs/common#ArgumentsHost().switchToHttp().getRequest()": "@request",
};

/** Names by which handlers call what they are handed, in lower case. */
export const receiverNames = {
  response: ["res", "response", "resp", "_res", "_response", "httpresponse", "expressres", "expressresponse"],
  reply: ["reply", "rep", "_reply"],
  request: ["req", "request", "_req", "_request", "httprequest", "nextrequest"],
  context: ["ctx", "context", "_ctx", "koactx"],
  hono: ["c"],
  event: ["event", "evt", "requestevent"],
  toolkit: ["h"],
} as const satisfies Record<string, readonly string[]>;

export type Framework = "express" | "nest" | "fastify" | "koa" | "hono" | "hapi" | "next" | "nitro" | "sveltekit" | "astro" | "remix" | "elysia" | "bun" | "node-http" | "lambda" | "graphql" | "trpc";

/** Modules whose import shows that a file is written for a framework; `…/` at the end stands for its subpaths too. */
export const frameworkModules: Readonly<Record<Framework, readonly string[]>> = {
  express: ["express", "express-session", "cookie-parser", "express-jwt", "express-validator", "express-async-handler", "express-serve-static-core", "passport"],
  nest: ["@nestjs/"],
  fastify: ["fastify", "@fastify/", "fastify-plugin", "fastify-type-provider-zod"],
  koa: ["koa", "@koa/", "koa-router", "koa-session", "koa-jwt", "koa-bodyparser", "koa-passport"],
  hono: ["hono", "hono/", "@hono/"],
  hapi: ["@hapi/"],
  next: ["next", "next/", "next-auth", "next-auth/"],
  nitro: ["h3", "nitropack", "nitropack/", "#imports", "nitro", "nitro/"],
  sveltekit: ["@sveltejs/kit", "./$types", "$app/"],
  astro: ["astro", "astro/", "astro:"],
  remix: ["@remix-run/", "remix", "react-router", "@react-router/"],
  elysia: ["elysia", "@elysiajs/"],
  bun: ["bun"],
  "node-http": ["http", "https", "http2", "node:http", "node:https", "node:http2"],
  lambda: ["aws-lambda", "@types/aws-lambda", "@middy/core"],
  graphql: ["graphql", "type-graphql", "@nestjs/graphql", "graphql-yoga", "apollo-server", "apollo-server-express", "@apollo/server", "nexus"],
  trpc: ["@trpc/server"],
};

/** Paths that only one framework gives a meaning. */
export const frameworkPaths: readonly { readonly path: RegExp; readonly framework: Framework }[] = [
  { path: /(?:^|\/)\+(?:server|page\.server|layout\.server)\.[jt]s$|(?:^|\/)hooks\.server\.[jt]s$/u, framework: "sveltekit" },
  { path: /\.astro$/u, framework: "astro" },
  { path: /(?:^|\/)server\/(?:api|routes|middleware|plugins|utils)\/.*\.[jt]s$/u, framework: "nitro" },
  { path: /(?:^|\/)app\/(?:.*\/)?route\.[jt]sx?$|(?:^|\/)pages\/api\/.*\.[jt]sx?$/u, framework: "next" },
];
