import type { CallPattern } from "./row";

/** Methods by which routers take handlers, and the HTTP method that each stands for (none: any). */
export const routerMethods: ReadonlyMap<string, string | undefined> = new Map([
  ["get", "GET"], ["post", "POST"], ["put", "PUT"], ["patch", "PATCH"], ["delete", "DELETE"], ["del", "DELETE"], ["options", "OPTIONS"], ["head", "HEAD"],
  ["all", undefined], ["any", undefined], ["use", undefined], ["on", undefined], ["openapi", undefined],
]);

/** Origins of the routers and servers whose methods take handlers. */
export const routerOrigins: readonly CallPattern[] = [
  "express#()**", "express#Router()**", "express-promise-router#()**", "router#()**", "restify#createServer()**", "polka#()**",
  "fastify#()**", "fastify#fastify()**", "koa-router#()**", "@koa/router#()**", "koa-tree-router#()**", "hono#Hono()**", "hono/tiny#Hono()**", "hono/quick#Hono()**", "@hono/zod-openapi#OpenAPIHono()**",
  "elysia#()**", "elysia#Elysia()**", "h3#createRouter()**", "h3#H3()**", "@oak/oak#Router()**", "@oak/oak/router#Router()**", "itty-router#Router()**", "itty-router#AutoRouter()**",
  "find-my-way#()**", "hyper-express#Server()**", "hyper-express#Router()**", "@hapi/hapi#server()**", "@hapi/hapi#Server()**", "ultimate-express#()**", "@feathersjs/express#()**",
];

/** Packages whose `get` and `post` ask a server, or stand in for one. */
export const requestModules: readonly string[] = ["axios", "msw", "nock", "fetch-mock", "superagent", "supertest", "ky", "got", "jquery", "request", "request-promise", "needle", "miragejs", "@playwright/test", "cypress", "undici", "node-fetch", "axios-mock-adapter", "pactum", "@nestjs/axios", "@angular/common/http", "ofetch", "wretch", "light-my-request"];
/** Globals of the same kind. */
export const requestGlobals: readonly string[] = ["$", "jQuery", "cy", "$http", "Cypress"];

/** Words in the name of what takes handlers. */
export const routerWords: ReadonlySet<string> = new Set(["app", "router", "routes", "route", "server", "fastify", "api", "express", "web", "controller", "instance", "hono", "koa", "srv"]);

/** Decorators that make a method a handler, and the HTTP method each stands for. */
export const methodDecorators: ReadonlyMap<string, string | undefined> = new Map([
  ["Get", "GET"], ["Post", "POST"], ["Put", "PUT"], ["Patch", "PATCH"], ["Delete", "DELETE"], ["All", undefined], ["Route", undefined],
  ["httpGet", "GET"], ["httpPost", "POST"], ["httpPut", "PUT"], ["httpPatch", "PATCH"], ["httpDelete", "DELETE"],
  ["GET", "GET"], ["POST", "POST"], ["PUT", "PUT"], ["PATCH", "PATCH"], ["DELETE", "DELETE"], ["RequestMapping", undefined], ["TsRestHandler", undefined],
]);
/** The same in lower case, as LoopBack writes them. */
export const loopbackDecorators: ReadonlyMap<string, string> = new Map([["get", "GET"], ["post", "POST"], ["put", "PUT"], ["patch", "PATCH"], ["del", "DELETE"]]);
/** Packages by which a file is a GraphQL client's, or a component's. */
export const graphqlClients = /^(?:react|vue|svelte|@angular\/core|urql|@urql\/.*|@apollo\/client.*|apollo-client|apollo-link-.*|apollo-cache-inmemory|react-relay|relay-runtime)$/u;
/** Decorators of GraphQL resolvers. */
export const resolverDecorators: ReadonlySet<string> = new Set(["Mutation", "Query"]);
/** Decorators that give a class's handlers the start of their path. */
export const classPathDecorators: ReadonlySet<string> = new Set(["Controller", "JsonController", "RestController", "Route", "RoutePrefix", "ClassWrapper", "controller", "api"]);

/** Exports that a file-system router calls by an HTTP method's name. */
export const methodExports: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "ALL", "HEAD", "OPTIONS"]);
/** Exports that Cloudflare Pages calls in its `functions` folder, and the HTTP method that each stands for (none: any). */
export const pagesFunctions: ReadonlyMap<string, string | undefined> = new Map([
  ["onRequest", undefined], ["onRequestGet", "GET"], ["onRequestPost", "POST"], ["onRequestPut", "PUT"], ["onRequestPatch", "PATCH"], ["onRequestDelete", "DELETE"], ["onRequestHead", "HEAD"], ["onRequestOptions", "OPTIONS"],
]);
/** What a gateway puts into the event that it hands to AWS Lambda, and a browser into none. */
export const gatewayMembers: ReadonlySet<string> = new Set(["body", "headers", "httpMethod", "pathParameters", "queryStringParameters", "rawQueryString", "requestContext"]);
/** Exports of a page that run on the server. */
export const pageExports: ReadonlySet<string> = new Set(["action", "loader", "load", "getServerSideProps"]);

/** Functions whose argument is a handler, wherever the result goes. */
export const handlerMakers: readonly CallPattern[] = [
  ...["defineEventHandler", "eventHandler", "defineHandler", "defineCachedEventHandler", "cachedEventHandler", "defineProtectedEventHandler"].flatMap((name) => [`h3#${name}`, `#imports#${name}`, `global:${name}`, `nitro/h3#${name}`]),
  "hono/factory#createFactory().createHandlers", "~createHandlers",
  "firebase-functions#https.onRequest", "firebase-functions#https.onCall", "firebase-functions/v2/https#onRequest", "firebase-functions/v2/https#onCall", "firebase-functions/https#onRequest", "firebase-functions/https#onCall", "~https.onRequest", "~https.onCall",
];

/** Methods that take the function of a remote procedure, and words by which what they belong to is known. */
export const procedureMethods: ReadonlySet<string> = new Set(["mutation", "query", "action", "handler", "stateAction"]);
export const procedureWords: ReadonlySet<string> = new Set(["procedure", "trpc", "t", "action", "actions", "fn"]);

/** Folders below which a file's path is a route's path. */
export const routeFolders: ReadonlySet<string> = new Set(["app", "pages", "routes", "api", "functions", "lambda", "lambdas", "controllers", "controller", "handlers", "endpoints", "netlify", "server"]);

/** Types of handlers' parameters, by the end of their names. */
export const requestType = /(?:Request|^Req|IncomingMessage)$/u;
export const responseType = /(?:Response|^Res|Reply|ResponseToolkit)$/u;
export const contextType = /^(?:Context|KoaContext|HttpContext|HttpContextContract|ParameterizedContext|RouterContext|AppContext|APIContext|RequestEvent|H3Event|ServerLoadEvent|ActionFunctionArgs|LoaderFunctionArgs|ActionArgs|LoaderArgs|APIGatewayProxyEvent|APIGatewayEvent|APIGatewayProxyEventV2)$/u;
/** What makes a Fetch response. */
export const fetchResponses: readonly CallPattern[] = ["global:Response", "global:Response.json", "global:Response.redirect", "next/server#NextResponse", "next/server#NextResponse.json", "next/server#NextResponse.redirect"];
/** Types of whole handlers. */
export const handlerType = /^(?:RequestHandler|NextApiHandler|APIRoute|Handler|Middleware|RouteHandler|RouteHandlerMethod|ActionFunction|LoaderFunction|Action|PageServerLoad|HandlerFn|AppRouteHandler|ExpressHandler|Koa\.Middleware|APIGatewayProxyHandler|APIGatewayProxyHandlerV2|Handlers)$/u;

/** Names that frameworks give to functions, whatever they do: a component's, and those of HTTP methods. */
export const frameworkNames: ReadonlySet<string> = new Set(["setup", "GET", "POST", "PUT", "PATCH", "DELETE", "canActivate"]);
