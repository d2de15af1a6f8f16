import type { CallPattern } from "./row";

/**
 * The closed list of what cannot end a session on the server. Whatever is not in it may: a call is only known to be
 * harmless by what it is (an origin), by what it is called on (a response), or by a name that says all it does.
 */

/** Packages and globals that compute, read, answer or log, and touch no session. */
export const harmlessOrigins: readonly CallPattern[] = [
  ...[
    "console", "Date", "Math", "JSON", "Object", "Array", "String", "Number", "Boolean", "Symbol", "BigInt", "RegExp", "Intl", "Buffer", "Promise", "Error",
    "URL", "URLSearchParams", "Headers", "Response", "Request", "FormData", "Map", "Set", "WeakMap", "TextEncoder", "TextDecoder", "Reflect",
  ].flatMap((name) => [`global:${name}`, `global:${name}(**`, `global:${name}.**`]),
  "global:parseInt", "global:parseFloat", "global:isNaN", "global:encodeURIComponent", "global:decodeURIComponent", "global:structuredClone",
  "global:setTimeout", "global:setImmediate", "global:queueMicrotask", "global:atob", "global:btoa", "global:require", "global:process.**", "global:crypto.**",
  ...[
    "path", "url", "util", "crypto", "querystring", "assert", "perf_hooks", "os",
    "jsonwebtoken", "jose", "jwt-decode", "jwt-simple", "fast-jwt", "hono/jwt", "@nestjs/jwt", "@tsndr/cloudflare-worker-jwt", "basic-auth", "bcrypt", "bcryptjs", "argon2", "zod", "joi", "yup", "valibot", "express-validator", "class-validator", "class-transformer",
    "cookie", "cookies", "set-cookie-parser", "nookies", "cookies-next", "next-cookie", "http-status", "http-status-codes", "http-errors", "@hapi/boom", "statuses",
    "date-fns", "dayjs", "moment", "luxon", "ms", "lodash", "uuid", "nanoid", "chalk", "debug", "winston", "pino", "morgan", "loglevel", "consola", "signale",
    "i18next", "next-intl", "next-intl/server", "cors", "helmet", "superjson", "qs",
    "next/headers", "next/navigation", "next/cache", "next/server", "hono/cookie", "hono/http-exception", "hono/factory", "@sveltejs/kit", "$app/navigation",
    "@remix-run/node", "@remix-run/cloudflare", "@remix-run/deno", "@remix-run/server-runtime", "react-router", "elysia", "@trpc/server", "graphql", "apollo-server", "apollo-server-express", "type-graphql",
  ].flatMap((name) => [`${name}#**`]),
  "@nestjs/common#**", "@nestjs/graphql#**", "@sentry/*#**", "@std/http/cookie#**", "@std/http#**", "rxjs#**", "@ts-rest/*#**",
];

/** h3's helpers, which Nitro and Nuxt bring in without an import. */
export const harmlessHelpers: ReadonlySet<string> = new Set([
  "setCookie", "deleteCookie", "getCookie", "parseCookies", "sendRedirect", "createError", "setResponseStatus", "setHeader", "setHeaders", "setResponseHeader", "setResponseHeaders",
  "appendHeader", "appendResponseHeader", "getHeader", "getHeaders", "getRequestHeader", "getRequestHeaders", "getQuery", "getRouterParam", "readBody", "readValidatedBody", "sendNoContent", "send", "sendError",
  "getMethod", "assertMethod", "getRequestURL", "getRequestIP", "useRuntimeConfig", "handleCors", "isMethod", "defineEventHandler", "eventHandler", "redirect", "json",
]);

/** What a handler is handed and may call: methods of responses, requests and contexts that answer or read. */
export const handedMethods: ReadonlySet<string> = new Set([
  "status", "code", "type", "send", "end", "json", "jsonp", "sendStatus", "redirect", "render", "view", "html", "text", "body", "cookie", "clearCookie", "setCookie", "unsetCookie",
  "deleteCookie", "removeCookie", "unstate", "state", "set", "header", "headers", "setHeader", "setHeaders", "removeHeader", "append", "get", "getHeader", "writeHead", "write", "format", "links", "location",
  "vary", "attachment", "download", "sendFile", "response", "newResponse", "notFound", "throw", "assert", "flash", "is", "accepts", "acceptsLanguages", "isAuthenticated", "isUnauthenticated",
  "t", "__", "formData", "clone", "on", "once", "param", "query", "url", "rewrite", "plainCookie", "clearPlainCookie", "noContent", "back", "toRoute", "toPath", "withQs", "abort", "continue", "takeover", "temporary", "permanent", "addHeader", "charset", "flushHeaders", "unwrap", "unauthorized", "forbidden", "badRequest",
]);

/** Of these, the ones after which an answer is out. */
export const sendingMethods: ReadonlySet<string> = new Set(["send", "end", "json", "jsonp", "sendStatus", "redirect", "render", "sendFile", "download"]);

/** Methods of a session that leave it as it is. */
export const harmlessSessionMethods: ReadonlySet<string> = new Set(["save", "get", "has", "touch", "reload", "flash", "toJSON"]);

/** Methods of arrays, texts, dates and promises; what a callback does is looked at by itself. */
export const plainMethods: ReadonlySet<string> = new Set([
  "then", "catch", "finally", "map", "filter", "forEach", "some", "every", "find", "findIndex", "reduce", "includes", "indexOf", "join", "split", "slice", "trim", "replace", "replaceAll",
  "toLowerCase", "toUpperCase", "startsWith", "endsWith", "match", "test", "concat", "keys", "values", "entries", "at", "substring", "substr", "toString", "toISOString", "toUTCString", "getTime", "valueOf",
  "padStart", "padEnd", "flat", "flatMap", "hasOwnProperty", "charAt", "lean", "populate", "select", "where", "limit", "sort", "toObject", "toJSON", "json", "text", "formData", "has", "bind", "isEmpty", "array", "pipe", "subscribe", "asPromise", "promise", "orFail", "exists", "count", "parse", "safeParse", "serialize", "andWhere", "leftJoin", "leftJoinAndSelect", "skip", "first", "all", "status", "code", "header", "type",
]);

/** Of these, the ones by which code also asks a database, a list or a set of records. */
export const queryMethods: ReadonlySet<string> = new Set([
  "find", "findIndex", "some", "every", "filter", "includes", "indexOf", "has", "get", "keys", "values", "entries", "lean", "populate", "select", "where", "limit", "sort", "orFail", "exists", "count", "andWhere", "leftJoin", "leftJoinAndSelect", "skip", "first", "all",
]);

/** Methods by which a query builder starts to read, and the steps that follow. */
export const queryStarts: ReadonlySet<string> = new Set(["select", "selectDistinct", "selectDistinctOn", "selectFrom"]);
export const querySteps: ReadonlySet<string> = new Set([
  "from", "innerJoin", "rightJoin", "fullJoin", "crossJoin", "orderBy", "addOrderBy", "groupBy", "having", "offset", "distinct", "distinctOn", "selectAll", "addSelect", "execute", "executeTakeFirst", "executeTakeFirstOrThrow", "eq", "neq", "is", "in", "or", "order", "range", "single", "maybeSingle", "orWhere", "whereIn", "getOne", "getMany", "prepare", "$dynamic",
]);

/** Commands of the AWS SDK that only read. */
export const readingCommand = /^(?:Get|BatchGet|TransactGet|Query|Scan|Describe|List|Head)\w*Command$/u;

/** Methods that change what they belong to: harmless on a value that the handler has just made. */
export const localMutators: ReadonlySet<string> = new Set(["set", "append", "push", "unshift", "add", "delete", "setDate", "setTime", "setHours", "setMinutes", "setSeconds", "setFullYear", "sort", "splice", "pop", "shift", "clear", "setMilliseconds"]);

/** Members below which everything concerns the browser's cookies. */
export const cookieHolders: ReadonlySet<string> = new Set(["cookie", "cookies", "cookiestore", "cookiejar"]);
export const cookieMethods: ReadonlySet<string> = new Set(["set", "delete", "remove", "clear", "get", "getAll", "has", "serialize", "parse", "append", "update", "expire", "toString", "unset", "add", "put", "destroy"]);

/** Words that say that a function logs, counts or reports what happened, and changes no session. */
export const loggingWords: ReadonlySet<string> = new Set([
  "logger", "logging", "log", "logs", "audit", "audits", "auditor", "analytics", "metrics", "metric", "telemetry", "sentry", "newrelic", "posthog", "mixpanel", "amplitude", "datadog", "tracing", "tracer", "span", "activity", "activities", "console", "debug", "counter", "histogram", "statsd",
  "gtag", "ga", "fbq", "matomo", "plausible", "hotjar", "clarity", "logrocket", "bugsnag", "rollbar",
]);

/** First words of a name that say that the rest is only read, checked or made. */
export const readingWords: ReadonlySet<string> = new Set([
  "get", "find", "list", "read", "load", "lookup", "parse", "decode", "verify", "validate", "check", "is", "has", "can", "should", "assert", "ensure", "require", "compare", "hash", "compute", "calculate", "format", "normalize", "extract",
  "to", "from", "as", "stringify", "serialize", "detect", "connect", "init", "wait", "sleep", "delay", "log", "debug", "info", "warn", "trace", "track", "print", "translate", "t", "render", "use", "build", "make", "create", "generate", "with", "define", "select", "count", "exists", "fetch", "retrieve", "decrypt", "current", "authenticate", "authorize", "auth", "revalidate", "sanitize",
]);

/** Of these, the ones whose function may ask a store for what it gives or says. */
export const askingWords: ReadonlySet<string> = new Set([
  "get", "find", "list", "read", "load", "lookup", "verify", "validate", "check", "is", "has", "can", "should", "assert", "ensure", "require", "use", "select", "count", "exists", "fetch", "retrieve", "current", "authenticate", "authorize", "auth", "revalidate", "with", "from", "wait",
]);
/** Names that end nothing, and may ask who somebody is. */
export const askingNames: ReadonlySet<string> = new Set(["auth", "currentUser", "runMiddleware"]);

/** Words that say that a name's function answers the client: one of these, and no word outside both lists. */
export const answerWords: ReadonlySet<string> = new Set(["response", "responses", "respond", "responder", "error", "errors", "success", "successful", "reply", "redirect", "fail", "failure", "failed", "ok", "err", "json", "html", "exception", "http", "render"]);
export const answerFillWords: ReadonlySet<string> = new Set([
  "send", "handle", "handler", "api", "custom", "generic", "use", "message", "result", "status", "created", "no", "content", "bad", "request", "unauthorized", "forbidden", "internal", "server", "data", "format", "wrap", "return", "make", "create", "build", "generate", "standard", "common", "base", "to", "the", "with", "and", "app", "new", "catch", "async", "set", "get", "not", "found", "200", "201", "204", "400", "401", "500", "page", "view", "util", "utils", "helper", "logged",
]);

/** Words that say that a function ends something. */
export const endingWords: ReadonlySet<string> = new Set([
  "revoke", "revoked", "revocation", "invalidate", "invalidation", "destroy", "delete", "del", "remove", "clear", "reset", "end", "kill", "expire", "terminate", "blacklist", "denylist", "blocklist", "unset", "close", "disconnect",
  "logout", "signout", "logoff", "signoff", "out", "off", "unauthenticate",
]);

/** Words that say that a function may change or end something: no name with one of them is harmless. */
export const changingWords: ReadonlySet<string> = new Set([
  ...endingWords, "block", "ban", "drop", "flush", "purge", "unlink", "evict", "forget", "cancel", "deactivate", "disable", "rotate", "bump", "increment", "incr", "inc", "update", "save", "upsert", "insert", "store", "put", "patch", "persist", "mark",
  "consume", "pop", "take", "change", "replace", "modify", "detach", "mutate", "dispatch", "emit", "publish", "refresh", "lock", "invalid", "inactive",
]);

/** Names of what is made of nothing but options, texts and numbers: `cookieOptions()`, `logoutMessage()`. */
export const madeThings: ReadonlySet<string> = new Set(["options", "option", "config", "settings", "attributes", "params", "message", "text", "label", "name", "key", "date", "time", "now", "header", "headers", "flags", "origin", "host", "hostname", "domain", "path", "prefix", "locale", "lang", "language", "id", "ip"]);

/** Functions whose name is all there is to say. */
export const harmlessNames: ReadonlySet<string> = new Set(["t", "__", "_", "$t", "i18n", "auth", "cookies", "headers", "noop", "cors", "ms", "redirect", "permanentRedirect", "notFound", "debug", "dbg", "currentUser", "tap", "clsx", "runMiddleware", "initMiddleware", "NextCors", "dbConnect", "connectDB", "connectMongo", "unstable_noStore", "noStore", "resolve", "reject", "csrf", "promisify", "left", "right",
  // conditions of Drizzle and Supabase
  "eq", "ne", "neq", "gt", "gte", "lt", "lte", "and", "or", "not", "inArray", "notInArray", "isNull", "isNotNull", "like", "ilike", "between", "asc", "desc",
  // conditions of TypeORM
  "MoreThan", "MoreThanOrEqual", "LessThan", "LessThanOrEqual", "IsNull", "Not", "In", "Equal", "Like", "ILike", "Between"]);

/** What a record says of somebody's presence, which no check of a session reads. */
export const presenceFields: ReadonlySet<string> = new Set(["online", "isOnline", "is_online", "onlineStatus", "lastSeen", "last_seen", "lastSeenAt", "lastActive", "last_active", "lastActiveAt", "lastActivity", "lastOnline", "updatedAt", "updated_at",
  "lastLogin", "last_login", "lastLoginAt", "last_login_at", "lastLoginDate", "lastLoginIp", "lastSignIn", "lastSignInAt", "lastAccess", "lastAccessAt", "last_active_at", "last_seen_at"]);

/** Words of functions that write such a field: a verb, what marks the presence, and what may stand beside it. */
export const presenceVerbs: ReadonlySet<string> = new Set(["update", "set", "touch", "mark", "record", "save", "store", "bump", "refresh"]);
export const presenceMarks: ReadonlySet<string> = new Set(["last", "presence", "online", "activity", "seen"]);
export const presenceFillWords: ReadonlySet<string> = new Set(["user", "users", "member", "account", "active", "login", "sign", "signin", "in", "access", "at", "time", "timestamp", "date", "stamp", "status", "for", "by", "id", "of", "the", "and", "ip"]);

/** Words in the address or the name of a redirect's target by which somebody else may end the session. */
export const endSessionAddress = /log-?_?out|sign-?_?out|end-?_?session|oauth|oidc|openid|saml|\bcas\b|\bsso\b|auth0|keycloak|cognito|okta|issuer|idp|identity|provider|logoff/iu;

/** Names of addresses of the application's own pages. */
export const ownAddressWords: ReadonlySet<string> = new Set(["client", "frontend", "front", "app", "site", "web", "website", "home", "login", "base", "origin", "host", "domain", "return", "back", "referer", "referrer", "from", "index", "root", "signin", "landing", "public", "original", "destination"]);
