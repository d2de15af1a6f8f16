/** Words of which one has to be in a name for it to be that of a session's or token's key. */
export const secretPurposes: readonly string[] = ["jwt", "jws", "jwe", "session", "sessions", "cookie", "cookies", "token", "tokens", "nextauth", "auth", "iron"];

/** Words that name a key. */
export const secretNouns: readonly string[] = ["secret", "secrets", "password"];

/** Two words that name a key. */
export const secretNounPairs: readonly (readonly [string, string])[] = [
  ["signing", "key"], ["private", "key"], ["sign", "key"], ["encryption", "key"], ["secret", "key"],
];

/** Options that are known by their whole name, as passport-jwt and @nestjs/jwt have them. */
export const secretOptions: readonly string[] = ["secretOrKey", "secretOrPrivateKey"];

/** Purposes beside which `key` alone names a key, in the name of a variable of the environment. */
export const keyPurposes: readonly string[] = ["jwt", "cookie", "session"];

/** Words that may stand beside them; any other word makes the name one of something else (`twitter`, `client`, `reset`). */
export const secretFillers: readonly string[] = [
  "access", "refresh", "id", "user", "admin", "app", "application", "api", "server", "web", "http", "my", "the", "default", "dev", "development", "prod", "production", "express", "next",
  "better", "fastify", "koa", "hono", "nest", "parser", "signing", "sign", "signed", "encryption", "private", "key", "keys", "hash", "hmac", "string", "salt", "fallback", "base", "base64", "hs256", "current", "main",
  "local", "env", "config", "configuration", "settings", "constant", "constants", "options", "strategy", "module", "seal", "login", "bearer",
];

/** Names of objects that hold the settings of tokens or sessions: `jwtConstants`, `sessionConfig`, `JWT`. */
export const settingsOfKeys = /^(?:default|app|my|access|refresh|auth)?_?(?:(?:jwt|session|cookie|auth|tokens?)_?(?:token)?_?(?:constants?|config(?:uration)?|options|settings|secrets?)|jwt)$/iu;
