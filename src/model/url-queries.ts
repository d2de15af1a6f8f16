import type { CallPattern, Row } from "./row";

/** A call whose argument, or a property of whose options, becomes the query of a URL. */
export interface QueryRow extends Row {
  readonly calls?: readonly CallPattern[];
  /** Names of methods, whatever they are called on: the clients that a file imports from elsewhere. */
  readonly methods?: readonly string[];
  /** Properties of an options object among the arguments that hold the query, or paths to them; left out where an argument is the query itself. */
  readonly properties?: readonly string[];
  /** Another property that the options have to have: any function may be given `params`. */
  readonly beside?: string;
  /** Properties that name the request's method: only a GET, which is the default, has the query there, any other has its body. */
  readonly method?: readonly string[];
  /** Whether the connection is a socket's, whose handshake carries the query. */
  readonly socket?: true;
}

const apis = [] as const;
const httpMethods = ["get", "post", "put", "patch", "delete", "head", "options", "request", "$get", "$post", "$put", "$patch", "$delete"];

export const queryRows: readonly QueryRow[] = [
  { id: "axios.params", package: "axios", apis, source: "axios@1.21.1 lib/core/Axios.js:72,321 (request, and a method for each verb), lib/helpers/buildURL.js:31", calls: ["axios#", "axios#*", "axios#create()", "axios#axios.*"], properties: ["params"] },
  { id: "client.params", package: "web", apis, source: "axios@1.21.1 lib/core/Axios.js:321 (instances); @angular/common@21.2.26 fesm2022/_module-chunk.mjs:263 (HttpClient: params); ky@1.14.3 distribution/core/Ky.js:120, got@14.6.6 dist/source/core/options.js:915 (searchParams); request@2.88.2 request.js:1210 (qs)", methods: httpMethods, properties: ["params", "searchParams", "qs"] },
  { id: "request.params", package: "web", apis, source: "axios@1.21.1 lib/core/Axios.js:72 (a configuration with url and params, given to an instance or a wrapper of one)", properties: ["params"], beside: "url" },
  { id: "angular.setParams", package: "@angular/common", apis, source: "@angular/common@21.2.26 fesm2022/_module-chunk.mjs:589 (HttpRequest.clone: setParams)", properties: ["setParams"], beside: "setParams" },
  { id: "jquery.get", package: "jquery", apis, source: "jquery@4.0.0 src/ajax.js:599 (get, getJSON: data)", calls: ["jquery#get", "jquery#getJSON", "~$.get", "~$.getJSON", "~jQuery.get", "~jQuery.getJSON"] },
  { id: "jquery.ajax", package: "jquery", apis, source: "jquery@4.0.0 src/ajax.js:599 (data, which a request without a body has in its query; method, and type as its other name)", calls: ["jquery#ajax", "~$.ajax", "~jQuery.ajax"], properties: ["data"], method: ["method", "type"] },
  { id: "ofetch.query", package: "ofetch", apis, source: "ofetch@1.5.1 dist/shared/ofetch.CWycOUEr.mjs:226 (query, and params as its other name)", calls: ["ofetch#ofetch", "ofetch#$fetch", "global:$fetch", "global:useFetch", "#imports#$fetch", "#imports#useFetch", "#app#useFetch"], properties: ["query", "params"] },
  { id: "ky.searchParams", package: "ky", apis, source: "ky@1.14.3 distribution/core/Ky.js:120 (searchParams)", calls: ["ky#", "ky#create()", "ky#extend()"], properties: ["searchParams"] },
  { id: "got.searchParams", package: "got", apis, source: "got@14.6.6 dist/source/core/options.js:915 (searchParams)", calls: ["got#", "got#got", "got#extend()", "got#got.extend()"], properties: ["searchParams"] },
  { id: "request.qs", package: "request", apis, source: "request@2.88.2 request.js:1210 (qs)", calls: ["request#", "request-promise#", "request-promise-native#"], properties: ["qs"] },
  { id: "superagent.query", package: "superagent", apis, source: "superagent@10.4.2 lib/client.js:572 (query)", calls: ["superagent#**().query", "supertest#**().query"] },
  { id: "socket.io.query", package: "socket.io-client", apis, source: "socket.io-client@4.8.4 build/esm/index.js:33 (query), with engine.io-client build/esm/socket.js:163 (added to each URL)", calls: ["socket.io-client#", "socket.io-client#io", "socket.io-client#connect", "socket.io-client#io.connect", "socket.io-client#Manager", "global:io", "global:io.connect"], properties: ["query"], socket: true },
  { id: "ngx-socket-io.query", package: "ngx-socket-io", apis, source: "ngx-socket-io@4.11.1 fesm2022/ngx-socket-io.mjs:25,215,236 (SocketIoModule.forRoot, Socket: options of socket.io-client)", calls: ["ngx-socket-io#SocketIoModule.forRoot", "ngx-socket-io#provideSocketIo", "ngx-socket-io#Socket"], properties: ["options.query"], socket: true },
  { id: "angular.resource", package: "angular-resource", apis, source: "angular-resource@1.8.3 angular-resource.js:673 (setUrlParams: parameters that no part of the path takes go into the query)", calls: ["~$resource"] },
  { id: "router.push", package: "vue-router", apis, source: "vue-router@5.5.1 dist/vue-router.esm-browser.js:2848,2851 (push, replace: query); next@16.4.6 dist/shared/lib/router/router.js:666,692 (push, replace: query)", calls: ["~router.push", "~router.replace", "~Router.push", "~Router.replace", "~$router.push", "~$router.replace", "vue-router#useRouter().push", "next/router#useRouter().push", "next/router#useRouter().replace"], properties: ["query"] },
  { id: "angular.navigate", package: "@angular/router", apis, source: "@angular/router@21.2.26 fesm2022/_router-chunk.mjs:4558,4603 (createUrlTree, navigate: queryParams)", calls: ["@angular/router#Router().navigate", "@angular/router#Router().createUrlTree", "~router.navigate", "~router.createUrlTree", "~_router.navigate"], properties: ["queryParams"] },
  { id: "react-use-websocket", package: "react-use-websocket", apis, source: "react-use-websocket@4.13.0 dist/lib/get-url.js:98 (queryParams)", calls: ["react-use-websocket#", "react-use-websocket#useWebSocket", "react-use-websocket#default"], properties: ["queryParams"], socket: true },
  { id: "nuxt.navigateTo", package: "nuxt", apis, source: "nuxt@4 dist/app/composables/router.js (navigateTo: a route location of vue-router)", calls: ["global:navigateTo", "#imports#navigateTo", "#app#navigateTo"], properties: ["query"] },
  { id: "react-router.setSearchParams", package: "react-router", apis, source: "react-router@7.18.5 dist/development/chunk-6KYCQHYJ.mjs:10956 (useSearchParams)", calls: ["react-router-dom#useSearchParams().1", "react-router#useSearchParams().1", "global:setSearchParams"] },
  { id: "url.format", package: "node", apis, source: "node url: format({ query })", calls: ["url#format"], properties: ["query"] },
  { id: "query-string.stringifyUrl", package: "query-string", apis, source: "query-string@9.5.1 base.js:561 (stringifyUrl: query)", calls: ["query-string#stringifyUrl"], properties: ["query"] },
];

/** What a page's code calls the options of a request that it is handed, and adds parameters to: an interceptor's. */
export const requestOptionNames = /^(?:config|cfg|axiosConfig|requestConfig|options|opts|defaults|originalRequest)$/u;

/** A call that makes a text of names and values, which may become a query or a body. */
export interface QueryBuilderRow extends Row {
  readonly calls: readonly CallPattern[];
  /** The property of the argument that holds the names and values; left out where the argument is they. */
  readonly property?: string;
}

export const queryBuilderRows: readonly QueryBuilderRow[] = [
  { id: "URLSearchParams", package: "web", apis, source: "URL: new URLSearchParams(init)", calls: ["global:URLSearchParams", "global:window.URLSearchParams", "url#URLSearchParams", "@ungap/url-search-params#"] },
  { id: "querystring.stringify", package: "node", apis, source: "node querystring: stringify, encode", calls: ["querystring#stringify", "querystring#encode"] },
  { id: "qs.stringify", package: "qs", apis, source: "qs@6.17.1 lib/stringify.js:292; query-string@9.5.1 base.js:462 (stringify)", calls: ["qs#stringify", "query-string#stringify"] },
  { id: "jquery.param", package: "jquery", apis, source: "jquery@4.0.0 src/serialize.js:55 (param)", calls: ["jquery#param", "~$.param", "~jQuery.param"] },
  { id: "react-router.createSearchParams", package: "react-router", apis, source: "react-router@7.18.5 dist/development/chunk-6KYCQHYJ.mjs:7441 (createSearchParams)", calls: ["react-router-dom#createSearchParams", "react-router#createSearchParams"] },
  { id: "angular.HttpParams", package: "@angular/common", apis, source: "@angular/common@21.2.26 fesm2022/_module-chunk.mjs:263 (HttpParams: fromObject)", calls: ["@angular/common/http#HttpParams"], property: "fromObject" },
];

/** A way in which server code takes a parameter out of a request's query. */
export interface QueryReadRow extends Row {
  /** The members that are the parameters: `req.query`, of which each property is one. */
  readonly members?: readonly CallPattern[];
  /** Calls whose first text is the parameter's name. */
  readonly calls?: readonly CallPattern[];
  /** Decorators of a handler's parameter. */
  readonly decorators?: readonly CallPattern[];
  /** Whether it is the handshake of a socket, which brings a session's token and nothing else. */
  readonly handshake?: true;
}

export const queryReadRows: readonly QueryReadRow[] = [
  { id: "req.query", package: "express", apis, source: "express@5.3.0 lib/request.js:230 (query); fastify@5.12.8 lib/request.js (query)", members: ["@request.query"] },
  { id: "koa.query", package: "koa", apis, source: "koa@3.3.0 lib/request.js:174 (query)", members: ["@koa-context.query", "@koa-context.request.query"] },
  { id: "hono.query", package: "hono", apis, source: "hono@4.13.19 dist/request.js:64 (query)", members: ["@hono-context.req.query()", "@request.query()"], calls: ["@hono-context.req.query", "@request.query"] },
  { id: "elysia.query", package: "elysia", apis, source: "elysia@1.4.30 dist/context.d.ts:68 (query)", members: ["@elysia-context.query"] },
  { id: "h3.getQuery", package: "h3", apis, source: "h3@2.0.8 dist/cache.mjs:219 (getQuery)", members: ["h3#getQuery()", "global:getQuery()", "h3#getValidatedQuery()"] },
  { id: "searchParams.get", package: "web", apis, source: "URL: url.searchParams.get(name); next@16.4.6 dist/server/web/spec-extension/request.js:43 (nextUrl); @sveltejs/kit@2.70.4 RequestEvent.url; Astro APIContext.url", calls: ["global:URL().searchParams.get", "url#URL().searchParams.get", "@request.nextUrl.searchParams.get", "@sveltekit-event.url.searchParams.get", "@astro-context.url.searchParams.get", "global:URLSearchParams().get"] },
  { id: "lambda.query", package: "aws-lambda", apis, source: "API Gateway: event.queryStringParameters", members: ["~event.queryStringParameters"] },
  { id: "url.parse", package: "node", apis, source: "node url: parse(url, true).query", members: ["url#parse().query", "query-string#parseUrl().query"] },
  { id: "nest.Query", package: "@nestjs/common", apis, source: "@nestjs/common@12.5.1 decorators/http/route-params.decorator.js:183 (Query)", decorators: ["@nestjs/common#Query", "routing-controllers#QueryParam"] },
  { id: "socket.io.handshake", package: "socket.io", apis, source: "socket.io@4.8.4 dist/socket.js:142 (buildHandshake: query)", members: ["~socket.handshake.query", "~handshake.query", "~client.handshake.query"], handshake: true },
];

/** A call that makes an extractor, by which a library takes its token out of the query. */
export interface QueryExtractorRow extends Row {
  readonly calls: readonly CallPattern[];
  /** The position of the parameter's name. */
  readonly name: number;
}

export const queryExtractorRows: readonly QueryExtractorRow[] = [
  { id: "passport-jwt.fromUrlQueryParameter", package: "passport-jwt", apis, source: "passport-jwt@4.0.1 lib/extract_jwt.js:40 (fromUrlQueryParameter)", calls: ["passport-jwt#ExtractJwt.fromUrlQueryParameter"], name: 0 },
];

/** Functions that are given the request and hand the token of a session back: passport-jwt, express-jwt, koa-jwt, @fastify/jwt, Nest. */
export const extractorNames = /^(?:getToken|extractToken|fromExtractors|jwtFromRequest|tokenExtractor|extractTokenFrom\w+|get(?:Auth|Access|Jwt|Bearer)?Token(?:From\w+)?|authenticate\w*|auth|authMiddleware|requireAuth|isAuth\w*|verifyToken|verifyJwt|checkToken|protect|canActivate|checkAuth|validateToken|authorize|verifyClient)$/iu;

/** Functions that let in whoever holds the token that they are given; one that verifies a token may be asked whether a mailed one is right. */
export const guardNames = /^(?:authenticate\w*|authorize\w*|(?:require|check|validate|verify)(?:Auth\w*|Session|Request|User|Access\w*|Jwt|Client)|getUser(?:From|By)(?:Access|Auth|Jwt|Session)?Token)$/iu;

/** Words in a URL or in the names around it that say that a token opens one thing, or serves once, whatever it is called. */
export const plainOnceWords: readonly string[] = [
  "reset", "forgot", "forgotten", "recover", "recovery", "verify", "verification", "verified", "confirm", "confirmation", "activate", "activation", "invite", "invites", "invitation", "invitations", "invited",
  "magic", "passwordless", "otp", "totp", "mfa", "2fa", "captcha", "recaptcha", "hcaptcha", "turnstile", "csrf", "xsrf", "email", "mail", "mailer", "mails", "emails", "smtp", "sms", "unsubscribe", "share", "sharing", "password", "guest", "order", "orders", "rsvp", "survey",
  "notification", "notifications", "webhook", "webhooks", "onetime",
];

/** More of them, which say it of what is only called a token. */
export const onceWords: readonly string[] = [
  ...plainOnceWords, "subscribe", "subscription", "signup", "register", "registration", "preview", "ticket", "quiz", "feedback", "unlock", "accept", "approve", "approval", "decline", "checkout", "payment", "pay", "paypal", "coupon", "embed", "iframe",
  "revoke", "introspect", "introspection", "debug", "setup", "claim", "review", "appointment", "booking", "link", "tracking", "swap", "crypto", "nft", "price", "mint", "recipient", "recipients", "signer", "document", "form",
  "sso", "transfer", "handoff", "handover", "exchange", "incoming", "integration", "integrations", "bot", "qr", "qrcode", "scan", "places", "place", "autocomplete",
];

/** More of them, which say it in a URL or a route; a function called so is as often one that deletes a row. */
export const onceInPathWords: readonly string[] = ["delete", "deletion", "cancel"];

/** More of them, which say it only where nothing shows a session: a page loads files with its session's token, too. */
export const fileWords: readonly string[] = ["download", "downloads", "upload", "export", "file", "files", "signed", "object", "objects", "attachment", "attachments"];

/** Words of what a guest is mailed a link to, and of a shop's data. */
export const orderWords: readonly string[] = ["order", "orders"];

/** Words of what a stream brings, which in another URL may be what a mailed token is for. */
export const streamWords: readonly string[] = ["notification", "notifications"];

/** Words in the names around a URL that say that somebody has just logged in at another site. */
export const providerWords: readonly string[] = ["oauth", "oauth2", "saml", "oidc", "passport", "google", "github", "facebook", "discord", "twitter", "microsoft"];

/** Words in a URL or in the names around it that say that a token is a session's. */
export const sessionWords: readonly string[] = [...providerWords, "auth", "authenticate", "authentication", "login", "signin", "session", "jwt", "me", "profile", "dashboard", "websocket", "socket", "ws", "sse"];

/** Words in the chain of names of a value that say that it belongs to whoever is logged in. */
export const ownerWords: readonly string[] = ["auth", "session", "user", "account", "login", "store", "getters", "keycloak", "oidc", "credentials", "profile", "me", "oauth", "passport", "localstorage", "sessionstorage", "cookies"];

/** Whose tokens are public, or whose APIs take a token nowhere but in the query. */
export const queryOnlyApis = /mapbox|cesium|maptiler|ipinfo|arcgis|maps\.googleapis|\bplaces?\b|weixin\.qq|wechat|graph\.qq|dingtalk|api\.weibo|telegram|amz|tokeninfo|debug_token|\/revoke|recaptcha|pinata|simplyrets|graph\.(?:facebook|instagram|threads)\.|api\.(?:vk|trello)\.com|generativelanguage|assemblyai|deepgram|apify|pipedrive|kagi|opentdb\.com/iu;

/** Files named after such a service, of which the address that they call may be put together anywhere. */
export const queryOnlyFiles = /(?:^|\/)(?:instagram|facebook|threads|whatsapp|messenger)(?:[-_.](?:api|client|provider|service|adapter|graph|publisher|integration|connector))?\.[jt]s$/iu;

/** Names of what a service gives for its API, and whoever logs in here never has: in the URL of another host they open that API. */
export const apiTokenNames = /^(?:api|private|personal|project|developer|app)_?(?:access_?)?token$/iu;

/** Words of what holds the token that an operator entered for another service, or a customer allowed one by; and more of them, which on a page may be anything. */
export const integrationHolders: readonly string[] = ["integration", "connector", "bot", "webhook"];
export const settingHolders: readonly string[] = [...integrationHolders, "cfg", "config", "conf", "settings", "connection", "channel", "page"];

/** What only a server that is registered with another service has, and tells nobody else; and that service's own ways to renew a token, which take it in the query: Meta's. */
export const exchangeSecret = "client_secret";
export const queryOnlyGrants = /^(?:ig|th)_/u;
