/** Words that make a name that of a refresh token, beside `refresh` itself: `refreshToken`, `jwt_refresh`, `refreshCookie`. */
export const refreshTokenWords: ReadonlySet<string> = new Set(["token", "jwt", "cookie"]);

/** Words by which a name that says `refresh` is that of something else: `refreshTokenSecret`, `refreshTokenExpiresAt`. */
export const notRefreshTokenWords: ReadonlySet<string> = new Set([
  "secret", "key", "ttl", "expires", "expiry", "expired", "expiration", "exp", "expire", "lifetime", "max", "age", "options", "opts", "config", "interval", "url", "uri", "path", "endpoint", "route", "router", "count", "error", "errors",
  "schema", "dto", "model", "repository", "repo", "service", "entity", "collection", "table", "prefix", "name", "id", "at", "date", "time", "days", "type", "strategy", "guard", "payload", "decoded", "data", "valid", "is", "has", "page", "list", "rate", "limit", "limiter", "algorithm", "issuer", "audience",
  "doc", "record", "row", "stored", "db", "found", "existing", "hash", "hashed", "claims", "verified",
]);

/** Words by which a function's name says that it makes what the rest names, and those of tokens that it may make. */
export const mintingWords: ReadonlySet<string> = new Set(["generate", "gen", "create", "sign", "issue", "make", "mint", "build", "encode", "new", "signed", "produce", "generar", "genera", "crear", "gerar", "criar"]);
export const mintedWords: ReadonlySet<string> = new Set(["token", "jwt", "access"]);
/** Words beside those by which it may make a refresh token too. */
export const severalTokensWords: ReadonlySet<string> = new Set(["tokens", "jwts", "pair", "pairs", "both", "session", "sessions", "credentials", "all", "and", "response", "set", "rotate"]);
/** Words beside those by which it makes a token of another kind. */
export const otherTokenWords: ReadonlySet<string> = new Set([
  "csrf", "xsrf", "reset", "verify", "verification", "email", "confirm", "confirmation", "invite", "invitation", "activation", "api", "random", "id", "hash", "payload", "secret", "key", "options", "socket", "stream", "chat", "device", "push", "firebase", "payment", "card", "magic", "otp",
]);

/** Fields that hold an access token, and those that are written beside it and say nothing of the refresh token. */
export const accessFields = /^(?:access_?(?:token|jwt)|access_?token_?(?:hash|jti|id)|jwt)$/iu;
export const besideAccessFields: ReadonlySet<string> = new Set([
  "expiresAt", "expires_at", "expiresIn", "accessTokenExpiresAt", "accessTokenExpiry", "access_token_expires_at", "access_expires_at", "accessExpiresAt", "updatedAt", "updated_at",
  "lastUsedAt", "last_used_at", "lastUsed", "lastActivity", "lastActiveAt", "refreshedAt", "lastRefreshedAt", "ip", "ipAddress", "userAgent",
]);
/** First words of functions that keep what they are given. */
export const storingVerbs: ReadonlySet<string> = new Set(["cache", "store", "save", "set", "put", "keep"]);

/** Methods that write a new record. */
export const creatingMethods: ReadonlySet<string> = new Set(["create", "insertOne", "insertMany", "insert", "createMany", "bulkCreate"]);
/** Words by which a new record says that a token counts no more. */
export const denyingWords: ReadonlySet<string> = new Set(["black", "blacklist", "blacklisted", "deny", "denylist", "denied", "block", "blocklist", "blocked", "revoke", "revoked", "revocation", "invalid", "invalidate", "invalidated", "used", "rotated", "consumed", "replaced"]);

/** What binds a token to its client, or shows that a client proves who it is: there a stolen token is no use alone. */
export const boundClient = /dpop|\bmtls\b|mutualTls|\bcnf\b|x5t#S256|client_?secret|clientCert|client_?assertion|getPeerCertificate|grant_?type["']?\s*[:=]\s*["']?refresh_token/iu;
