import type { CallPattern } from "../row";
import { idLibraries } from "./id-libraries";
import { platformRandomness } from "./platform";
import type { RandomRow } from "./rows";
import { tokenLibraries } from "./token-libraries";

/** All that makes, or seems to make, something random. */
export const randomRows: readonly RandomRow[] = [...platformRandomness, ...idLibraries, ...tokenLibraries];

/** Results of calls that make a random text fit for an ID; how strong each is, is another matter. */
export const randomResults: readonly CallPattern[] = randomRows
  .filter(({ randomness }) => randomness.kind !== "guessable" && randomness.kind !== "range")
  .flatMap(({ calls }) => calls.flatMap((call) => [`${call}()`, `${call}().toString()`]));

/** Functions whose result holds what their arguments hold, and nothing else. */
export const plainFunctions: ReadonlySet<string> = new Set([
  "Math.floor", "Math.round", "Math.ceil", "Math.trunc", "Math.abs", "Math.pow", "Math.max", "Math.min", "parseInt", "parseFloat", "Number", "String", "BigInt", "Number.parseInt",
  "JSON.stringify", "btoa", "encodeURIComponent", "Buffer.from", "Buffer.concat", "String.fromCharCode", "Array.from", "Array.of", "Uint8Array.from", "Object.values",
  "md5", "sha1", "sha256", "sha512", "hex", "encodeHex", "encodeBase64", "encodeBase64url", "encodeBase32", "encodeBase32LowerCaseNoPadding", "encodeHexLowerCase",
]);

/** Methods whose result holds what their object and arguments hold, and nothing else. */
export const plainMethods: ReadonlySet<string> = new Set([
  "toString", "toFixed", "toUpperCase", "toLowerCase", "toLocaleString", "replace", "replaceAll", "trim", "padStart", "padEnd", "concat", "join", "reverse", "repeat", "flat", "toJSON", "valueOf", "getTime", "getMilliseconds", "toISOString", "unix", "format", "toHexString",
  "charAt", "at", "charCodeAt", "toPrecision", "toReversed", "update", "digest", "normalize", "keys", "fill", "encode",
]);

/** Bits of one character in the encodings of bytes. */
export const encodingBits: Readonly<Record<string, number>> = { hex: 4, base64: 6, base64url: 6, base32: 5, binary: 8, latin1: 8 };

/** Options that take a function which makes session IDs. */
export const sessionIdGenerators: readonly string[] = ["genid", "generateSessionId", "sessionIdGenerator", "genSid", "genSessionId"];

/** Options that do so where a session is set up, and make IDs of messages, rows and forms elsewhere. */
export const idGenerators: readonly string[] = ["genId", "idGenerator", "generateId"];

/** Names of keys that are worth as much as a token, beside the vocabulary's. */
export const secretNames = /(?:session|cookie|jwt|token|auth|access|refresh)[-_]?(?:secret|signing[-_]?key|key)$|api[-_]?keys?$|^app[-_]?secret$/iu;

/** Words of whoever issues a token: what is made here is none of theirs, but stands for one in a test, or names a device. */
export const issuerWords: ReadonlySet<string> = new Set(["firebase", "fcm", "apns", "google", "github", "gitlab", "facebook", "apple", "slack", "discord", "twitter", "linkedin", "microsoft", "azure"]);

/** Names of what is no secret: who they belong to, and when. */
export const openNames = /^(?:e?mail|user(?:_?name)?|name|login|user_?id|uid|id|_id|ip|phone|date|time|timestamp|now|user_?agent|account_?id|first_?name|last_?name)$/iu;

/** Names that may hold something random. */
export const perhapsRandom = /token|secret|random|rand|nonce|uuid|guid|key|hash|salt|pass|sig|jwt|session|bytes|entropy|seed|code|otp|buf|digest|crypto/iu;

/** Words in the names around a token that say that it opens one thing or serves once, and is no session's. */
export const linkWords: readonly string[] = [
  "reset", "forgot", "forget", "recover", "recovery", "verify", "verification", "confirm", "confirmation", "activate", "activation", "invite", "invites", "invitation", "invitations", "invited", "magic",
  "otp", "otp2", "totp", "mfa", "2fa", "captcha", "csrf", "xsrf", "nonce", "email", "mail", "mailer", "sms", "unsubscribe", "download", "share", "shared", "link", "links", "recipient", "recipients", "signup",
  "preview", "challenge", "ticket", "coupon", "upload", "tracking", "idempotency", "lock", "lease", "mutex",
];
