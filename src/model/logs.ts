import type { CallPattern, Row } from "./row";

/** Calls that write their arguments to a log. */
export interface LogRow extends Row {
  readonly calls: readonly CallPattern[];
}

const levels = ["log", "trace", "debug", "verbose", "silly", "info", "http", "notice", "success", "warn", "warning", "error", "fatal", "crit", "critical", "alert", "emerg"];
const apis = [] as const;
/** The methods of what a package gives; of the package itself, where nothing stands after its name. */
const methodsOf = (...origins: readonly string[]): readonly CallPattern[] => origins.flatMap((origin) => levels.map((level) => (origin.endsWith("#") ? `${origin}${level}` : `${origin}.${level}`)));

export const logRows: readonly LogRow[] = [
  { id: "console", package: "web", apis, source: "Console: log, info, warn, error, debug, trace, dir, table", calls: [...methodsOf("global:console", "global:window.console", "global:globalThis.console", "console#"), "global:console.dir", "global:console.table", "global:console.group"] },
  { id: "logger", package: "web", apis, source: "the methods that the loggers below have in common, on a value that is called a logger", calls: methodsOf("~logger", "~log", "~logging", "~LOGGER", "~Logger", "~_logger", "~$log", "~$logger") },
  { id: "pino", package: "pino", apis, source: "pino@10.4.0 lib/levels.js (a method for each level), pino.js (pino)", calls: methodsOf("pino#**") },
  { id: "winston", package: "winston", apis, source: "winston@3.19.0 lib/winston/create-logger.js, lib/winston.js (levels of the default logger)", calls: methodsOf("winston#**", "winston#") },
  { id: "bunyan", package: "bunyan", apis, source: "bunyan@2.0.5 lib/bunyan.js (createLogger, trace to fatal)", calls: methodsOf("bunyan#**") },
  { id: "log4js", package: "log4js", apis, source: "log4js@6.9.1 lib/logger.js, lib/levels.js", calls: methodsOf("log4js#**") },
  { id: "loglevel", package: "loglevel", apis, source: "loglevel@1.9.2 lib/loglevel.js (trace to error)", calls: methodsOf("loglevel#", "loglevel#**") },
  { id: "debug", package: "debug", apis, source: "debug@4.4.3 src/common.js (createDebug gives the function that writes)", calls: ["debug#()", "debug#debug()"] },
  { id: "consola", package: "consola", apis, source: "consola@3.4.2 dist/index.mjs (consola, createConsola)", calls: methodsOf("consola#", "consola#**") },
  { id: "signale", package: "signale", apis, source: "signale@1.4.0 signale.js, src/types.js", calls: methodsOf("signale#", "signale#**") },
  { id: "tslog", package: "tslog", apis, source: "tslog@5.1.0 dist (Logger: silly to fatal)", calls: methodsOf("tslog#Logger()") },
  { id: "nest.Logger", package: "@nestjs/common", apis, source: "@nestjs/common@12.5.1 services/logger.service.js (log, error, warn, debug, verbose, fatal; static ones too)", calls: methodsOf("@nestjs/common#Logger()", "@nestjs/common#Logger", "nestjs-pino#*()") },
  { id: "fastify.log", package: "fastify", apis, source: "fastify@5.12.8 lib/request.js, lib/reply.js (log)", calls: methodsOf("@request.log", "@fastify-reply.log", "fastify#().log", "fastify#fastify().log") },
  { id: "morgan.token", package: "morgan", apis, source: "morgan@1.12.1 index.js (token: what the function gives is written for each request)", calls: ["morgan#token", "morgan#morgan.token"] },
];

/** Names of a value on which such a method logs, beside those that the row has. */
export const loggerNames = /(?:[a-z\d]Logger|_logger|_LOGGER)$/u;
export const logMethods: ReadonlySet<string> = new Set(levels);

/** Members of what a handler is handed that hold a credential whole. */
export const credentialMembers = /^@(?:bun-)?(?:request|koa-context|koa-context\.request|koa-context\.req|hono-context\.req)\.(?:cookies|signedCookies|headers\.(?:authorization|cookie|x-access-token|x-auth-token|proxy-authorization)|sessionID|session\.id)$|^global:document\.cookie$/u;

/** Headers that hold a credential. */
export const credentialHeaders = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-access-token|x-auth-token)$/iu;

/** Functions whose result shows what their argument holds. */
export const showingFunctions: ReadonlySet<string> = new Set(["JSON.stringify", "String", "util.inspect", "inspect", "util.format", "format", "Object.assign", "unref", "toRaw", "encodeURIComponent", "chalk.green", "chalk.blue", "chalk.yellow", "chalk.red", "chalk.cyan"]);

/** Words in a log's text and in the names around it that say that a token serves once, whatever it is called. */
export const onceTokenWords: readonly string[] = [
  "fcm", "push", "apns", "csrf", "xsrf", "captcha", "recaptcha", "reset", "forgot", "verification", "verify", "confirm", "confirmation", "invite", "invitation", "activate", "activation", "magic", "unsubscribe", "otp", "totp", "mfa", "2fa", "fa",
];

/** More of them, which say of what is only called a token that it is none of a session's. */
export const otherTokenWords: readonly string[] = [
  "expo", "device", "registration", "notification", "notifications", "erc20", "nft", "mint", "swap", "wallet", "contract", "coin", "parser", "lexer", "tokenizer", "tokens", "unexpected", "ast", "syntax", "prompt", "completion", "llm", "model", "design",
  "pagination", "bot", "webhook", "email", "mail", "share", "cancel", "setup", "payment", "stripe", "mapbox", "marketplace",
];

/** First words of functions that give what a token says, or whether it is right. */
export const claimsVerbs: ReadonlySet<string> = new Set(["decode", "decoded", "verify", "validate", "parse", "introspect", "inspect"]);

/** Words of objects whose members are named after tokens and hold something about them. */
export const settingWords: ReadonlySet<string> = new Set(["timeout", "timeouts", "ttl", "ttls", "lifetime", "lifetimes", "duration", "durations", "expiration", "expirations", "expiry", "expires", "label", "labels", "messages", "names", "urls", "endpoints", "paths", "routes", "selectors", "types", "schemas", "counts", "metrics", "flags"]);

/** What a file says somewhere that has to do with sessions. */
export const sessionTalk = /jsonwebtoken|\bjwt|authorization|bearer|log_?-?in|sign_?-?in|cookie|localstorage|auth|oauth/iu;
