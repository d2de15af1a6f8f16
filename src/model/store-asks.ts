/** Members of a request that say nothing of who sends it. */
export const coldMembers: ReadonlySet<string> = new Set([
  "path", "url", "method", "ip", "ips", "originalUrl", "baseUrl", "hostname", "host", "protocol", "route", "nextUrl", "pathname", "log", "logger", "res", "response", "app", "t", "i18n", "length", "getHandler", "getClass", "getType",
  "role", "roles", "isAdmin", "permissions", "exp", "iat", "message", "name", "stack", "env", "config",
]);

/** Words in the name of a call that may ask for a session or a user though it is given neither. */
export const storeWords: ReadonlySet<string> = new Set(["session", "sessions", "user", "users", "auth", "me", "blacklist", "denylist", "blocklist", "revoked", "redis", "cache", "tokens"]);

/** Words of lists that keep people. */
export const personWords: ReadonlySet<string> = new Set(["user", "users", "account", "accounts", "member", "members", "customer", "customers", "employee", "employees", "students", "clients"]);

/** Parameters by which a function hands over to what comes after it. */
export const handOverNames = /^_*(?:next|done|cb|callback|resolve|reject|res|rej|fn|func|handler|h|controller|route|resolver|action|accept|ack|verified|fulfill|success|fail|wrapped\w*|\w*(?:Handler|Component|Function))$/u;
