import { sessionWord } from "./text-stems";

/** Words that end the name of a field that holds a password, before `hash`; and those that make it something else. */
export const passwordFieldWords: ReadonlySet<string> = new Set(["password", "passwd", "pwd", "passphrase"]);
export const otherPasswordWords: ReadonlySet<string> = new Set(["confirm", "confirmed", "reset", "forgot", "require", "requires", "required", "has", "is", "must", "old", "current", "show", "hide", "app", "smtp", "db", "database", "wifi", "temp", "share", "link", "room", "meeting", "file", "no"]);
/** Things that have a password of their own, as words of a function's or a table's name: whoever knows it sees the thing, and is not logged in. */
export const lockedThingWords: ReadonlySet<string> = new Set([
  "video", "videos", "link", "links", "share", "shares", "room", "rooms", "meeting", "meetings", "file", "files", "folder", "folders", "document", "documents", "album", "albums", "gallery", "galleries", "board", "boards",
  "paste", "pastes", "snippet", "snippets", "poll", "polls", "space", "spaces", "channel", "channels", "wifi", "smtp", "dataroom", "datarooms",
]);

/** Words of a field that says of a second factor that it is on, or holds its secret: one of each list. */
export const factorFieldWords: ReadonlySet<string> = new Set(["2fa", "mfa", "tfa", "totp", "twofactor", "factor", "fa"]);
export const factorStateWords: ReadonlySet<string> = new Set(["enabled", "enable", "secret", "active", "activated", "disabled"]);

/** Fields that say that an account is out of use, with the values that do; `true` and `false` as texts. */
export const disablingFields: Readonly<Record<string, RegExp>> = {
  isactive: /^false$/u, is_active: /^false$/u, active: /^false$/u, enabled: /^false$/u, isenabled: /^false$/u,
  disabled: /^true$/u, isdisabled: /^true$/u, banned: /^true$/u, isbanned: /^true$/u, blocked: /^true$/u, isblocked: /^true$/u, suspended: /^true$/u, issuspended: /^true$/u, deactivated: /^true$/u, isdeleted: /^true$/u, is_deleted: /^true$/u,
  status: /^(?:banned|blocked|suspended|disabled|deactivated|inactive|deleted)$/iu, accountstatus: /^(?:banned|blocked|suspended|disabled|deactivated|inactive|deleted)$/iu,
};

/** Methods that change a stored record, and those that delete one. */
export const changingMethods: ReadonlySet<string> = new Set(["update", "updateOne", "updateMany", "updateById", "findByIdAndUpdate", "findOneAndUpdate", "findAndUpdate", "set", "patch", "updateUser", "updateUserById", "updateUserByID", "setUserFields"]);
/** The first word of others, `updateByEmail`, and the words that may stand after it. */
export const changingVerbs: ReadonlySet<string> = new Set(["update", "patch", "modify", "edit"]);
export const changedThings: ReadonlySet<string> = new Set([
  "one", "many", "first", "by", "and", "where", "with", "id", "uuid", "email", "username", "user", "users", "account", "member", "admin", "customer", "employee", "staff", "current", "me", "my", "profile", "entity", "record", "document", "doc", "row", "item", "data", "fields", "details", "in", "db", "reset", "token",
]);
export const deletingMethods: ReadonlySet<string> = new Set(["delete", "deleteOne", "destroy", "remove", "softDelete", "softRemove", "findByIdAndDelete", "findByIdAndRemove", "findOneAndDelete", "findOneAndRemove", "deleteById"]);

/** Words of what is a session, or its end, whatever stands beside them. */
export const sessionEndWords: ReadonlySet<string> = new Set([
  "session", "sessions", "sess", "refresh", "access", "jwt", "jwts", "jti", "revoke", "revoked", "revocation", "invalidate", "invalidated", "blacklist", "denylist", "blocklist", "logout", "signout", "version", "device", "devices", "remember", "stamp", "epoch", "cutoff", "terminate", "kick", "disconnect",
]);
/** Words that make a token one of another kind: deleting it ends no session. */
export const oneTimeWords: ReadonlySet<string> = new Set(["reset", "password", "forgot", "forget", "forgotten", "recover", "recovery", "verify", "verification", "verified", "confirm", "confirmation", "email", "otp", "code", "activation", "invite", "invitation", "magic", "pin"]);

/** Words of calls that tell somebody what happened, or let somebody in, and end nothing. */
export const tellingWords: ReadonlySet<string> = new Set(["send", "mail", "mailer", "email", "emails", "notify", "notification", "notifications", "sms", "transporter", "smtp", "flash", "queue", "template"]);

/** First words of functions that make, find or check a value for their caller, beside those that are harmless anywhere. */
export const makingVerbs: ReadonlySet<string> = new Set(["create", "generate", "make", "build", "derive", "resolve", "escape", "encode", "decode", "hash", "normalize", "format", "switch", "get", "find"]);
/** First words of functions that see to what follows a change. */
export const aftermathVerbs: ReadonlySet<string> = new Set(["on", "after", "did", "emit", "fire", "publish", "dispatch", "trigger"]);
/** Methods whose result is what a query is called on. */
export const startingMethods: ReadonlySet<string> = new Set(["collection", "from", "table", "knex", "db", "trx", "model", "models", "getRepository", "getModel", "createQueryBuilder"]);

/** A file that manages sessions or tokens itself: it could end them. */
export const managesSessions = new RegExp(
  `${sessionWord}|[rR]efresh[-_]?[tT]oken|REFRESH|jsonwebtoken|(?:hono|nestjs|fastify|elysiajs)/jwt|fast-jwt|SignJWT|jwtVerify|[jJ]wtService|jwt\\.sign|[aA]uthTokens|[aA]ccess[-_]?[tT]oken|signToken|tokenVersion|[lL]og_?[oO]ut\\b|[sS]ign_?[oO]ut\\b`,
  "u",
);
/** What a file says to whoever calls it, `error: "Bad session"`, which is no sign that it manages one. */
export const messageTexts = /\b(?:error|message|msg|detail)\s*:\s*(?:"[^"\n]*"|'[^'\n]*')/gu;
/** One in which records of sessions or refresh tokens are kept, so that they outlive an account; who is asking is no record. */
export const keepsSessions = /[rR]efresh[-_]?[tT]oken|REFRESH|tokenVersion|\bsessions\b|\bSession\b(?![^;\n]*from\s*["'](?:next-auth|@auth\/))|[sS]ession(?:s|Model|Service|Repository|Repo|Store|Manager|Token|Id)\b/u;
/** A check of a token that asks whether the account is in use. */
export const readsState = /\b(?:is_?)?(?:active|banned|blocked|suspended|disabled|deactivated|deleted)\b|status\s*[!=]==?/iu;
