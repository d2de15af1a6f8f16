import type { CallPattern, Row } from "./row";

/** A call that answers a request, or puts something into the answer. Positions are counted from 0. */
export interface AnswerRow extends Row {
  readonly calls: readonly CallPattern[];
  /** What becomes the body; `all`: each argument may, since a status may stand before it. */
  readonly body?: number | "all";
  /** The name of a header, with its value after it, or an object of headers. */
  readonly header?: number;
  /** Options whose `headers` are sent. */
  readonly options?: number;
  /** Whether the call says nothing of a server: `new Response(…)` is an answer only where a handler makes it. */
  readonly anywhere?: true;
}

/** The methods of what a handler is handed, and of what a chain of calls on it returns. */
function methods(receiver: string, ...names: readonly string[]): readonly CallPattern[] {
  return names.flatMap((name) => [`${receiver}.${name}`, `${receiver}.**().${name}`]);
}

const apis = [] as const;

export const answerRows: readonly AnswerRow[] = [
  {
    id: "express.res", package: "express", apis, source: "express@5.3.0 lib/response.js:126,236,264 (send, json, jsonp); node http (end, write); restify@11.1.0 lib/response.js:249,298 (a status may come first)",
    calls: methods("@express-response", "json", "jsonp", "send", "end", "write", "ok", "created", "success", "accepted"), body: "all",
  },
  {
    id: "express.res.header", package: "express", apis, source: "express@5.3.0 lib/response.js:635,670 (append, set = header: a name and a value, or an object); node http (setHeader)",
    calls: methods("@express-response", "set", "header", "setHeader", "append", "appendHeader", "headers.set", "headers.append"), header: 0,
  },
  { id: "node.res", package: "next", apis, source: "next@15.5.29 dist/server/api-utils/node/api-resolver.js:327-328 (send, json); node http (end, write)", calls: methods("@node-response", "json", "send", "end", "write"), body: "all" },
  { id: "node.res.header", package: "node", apis, source: "node http: ServerResponse.setHeader, appendHeader", calls: methods("@node-response", "setHeader", "appendHeader"), header: 0 },
  { id: "fastify.reply", package: "fastify", apis, source: "fastify@5.12.8 lib/reply.js:156 (send)", calls: methods("@fastify-reply", "send", "raw.end", "json"), body: 0 },
  { id: "fastify.reply.header", package: "fastify", apis, source: "fastify@5.12.8 lib/reply.js:273,298 (header, headers)", calls: methods("@fastify-reply", "header", "headers", "raw.setHeader"), header: 0 },
  { id: "koa.ctx.set", package: "koa", apis, source: "koa@3.3.0 lib/response.js:550,577 (set, append; a name and a value, or an object)", calls: ["@koa-context.set", "@koa-context.response.set", "@koa-context.append", "@koa-context.res.setHeader"], header: 0 },
  { id: "hono.c", package: "hono", apis, source: "hono@4.13.19 dist/context.js:308-336 (body, text, json)", calls: ["@hono-context.json", "@hono-context.text", "@hono-context.body", "@hono-context.newResponse"], body: 0 },
  { id: "hono.c.header", package: "hono", apis, source: "hono@4.13.19 dist/context.js:199 (header)", calls: ["@hono-context.header"], header: 0 },
  { id: "hapi.h.response", package: "@hapi/hapi", apis, source: "@hapi/hapi@21.4.10 lib/toolkit.js:188 (response)", calls: ["@hapi-toolkit.response"], body: 0 },
  { id: "hapi.response.header", package: "@hapi/hapi", apis, source: "@hapi/hapi@21.4.10 lib/response.js:142 (header)", calls: ["@hapi-toolkit.header"], header: 0 },
  { id: "web.Response", package: "web", apis, source: "Fetch: new Response(body, { headers }), Response.json(data, { headers })", calls: ["global:Response", "global:Response.json"], body: 0, options: 1, anywhere: true },
  { id: "next.NextResponse", package: "next", apis, source: "next@15.5.29 dist/server/web/spec-extension/response.js:42,94,125 (constructor, json, next)", calls: ["next/server#NextResponse", "next/server#NextResponse.json", "next/server#NextResponse.next"], body: 0, options: 1, anywhere: true },
  {
    id: "next.NextResponse.headers", package: "next", apis, source: "next@15.5.29 dist/server/web/spec-extension/response.js:42 (headers of the Fetch Response it extends)",
    calls: ["next/server#NextResponse**().headers.set", "next/server#NextResponse**().headers.append", "global:Response**().headers.set", "global:Response**().headers.append"], header: 0, anywhere: true,
  },
  { id: "sveltekit.json", package: "@sveltejs/kit", apis, source: "@sveltejs/kit@2.70.4 src/exports/index.js:138,166 (json, text)", calls: ["@sveltejs/kit#json", "@sveltejs/kit#text"], body: 0, options: 1, anywhere: true },
  {
    id: "remix.json", package: "@remix-run/server-runtime", apis, source: "@remix-run/server-runtime@2.17.5 dist/responses.js:37,50 (json, defer), dist/single-fetch.js:278 (data); react-router@7.18.5 dist/development/index-react-server.mjs:849 (data)",
    calls: ["@remix-run/*#json", "@remix-run/*#defer", "@remix-run/*#data", "react-router#data"], body: 0, options: 1, anywhere: true,
  },
  { id: "h3.send", package: "h3", apis, source: "h3@1.15.11 dist/index.mjs:727 (send)", calls: ["h3#send", "global:send"], body: 1, anywhere: true },
  {
    id: "h3.setHeader", package: "h3", apis, source: "h3@1.15.11 dist/index.mjs:801-822 (setResponseHeader = setHeader, appendResponseHeader = appendHeader)",
    calls: ["setHeader", "setResponseHeader", "appendHeader", "appendResponseHeader"].flatMap((name) => [`h3#${name}`, `global:${name}`]), header: 1, anywhere: true,
  },
];

/** Assigned properties that become the body. */
export const bodyProperties: readonly CallPattern[] = ["@koa-context.body", "@koa-context.response.body", "@express-response.body"];

/** Headers that hold a cookie or an address: other rules' business. */
export const otherHeaders = /^(?:set-cookie|location|link|refresh|access-control-.*)$/iu;

/** Words in the name of a helper that answers with what it is given, or wraps it for an answer. */
export const respondingWords: ReadonlySet<string> = new Set([
  "response", "respond", "responder", "res", "reply", "answer", "success", "successful", "ok", "created", "json", "result", "dto", "send", "format", "wrap", "serialize", "serializer", "resource", "transform", "output", "handle", "return", "render", "api", "data",
]);

/** Properties of a plain object that stands for an answer, as AWS Lambda and Azure Functions return it. */
export const answerParts = { status: ["statusCode", "status"], body: ["body", "jsonBody"], other: ["headers", "multiValueHeaders", "cookies", "status", "statusCode", "statusText", "isBase64Encoded"] } as const;
