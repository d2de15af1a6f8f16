/** Events of servers and sockets whose listener decides who may connect. */
export const connectionEvents: ReadonlySet<string> = new Set(["connection", "connect", "upgrade"]);

/** Hooks of Fastify and Elysia that run before a handler. */
export const requestHooks: ReadonlySet<string> = new Set(["onRequest", "preHandler", "preValidation", "preParsing"]);
/** Methods that take such a function, by the framework that they belong to. */
export const elysiaHooks: ReadonlySet<string> = new Set(["derive", "resolve", "onBeforeHandle", "onTransform", "beforeHandle"]);

/**
 * Names that a framework gives to the function that lets requests in: Nest's guards and gateways, tsoa,
 * routing-controllers, type-graphql, ws, hapi's schemes, Sails' policies.
 */
export const gateNames: ReadonlySet<string> = new Set([
  "canActivate", "handleConnection", "expressAuthentication", "koaAuthentication", "hapiAuthentication", "authorizationChecker", "currentUserChecker", "authChecker", "customAuthChecker", "verifyClient", "onConnect", "onAuthenticate",
]);

/** Names of functions that make the context of each GraphQL or tRPC request. */
export const contextName = /^(?:(?:create|build|make|get|set|generate)\w*Context(?:Inner)?|context|\w*[cC]ontextFunction|apolloContext)$/u;

/** Words of the name of a function that checks who is there, beside its request and response. */
export const gateWords: ReadonlySet<string> = new Set(["auth", "authenticate", "authenticated", "authentication", "authorize", "authorization", "authorized", "protect", "protected", "guard", "jwt", "token", "require", "ensure", "login", "logged", "middleware", "verify", "check", "user", "admin"]);

/** Names of what a check of a user's record reads if it asks more than whether there is one. */
export const userStateNames =
  /version|status|active|enabled|disabled|banned|blocked|suspended|locked|deleted|removed|archived|deactivated|revoked|invalidated|password_?changed|changed_?password|password_?(?:updated|reset)|last_?(?:log_?out|password)|logged_?out|token_?valid|valid_?(?:from|after)|^sessions?$|^jti$|^tokens$|epoch|nonce|stamp/iu;
