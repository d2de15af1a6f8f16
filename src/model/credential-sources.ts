import type { CredentialKind } from "../facts/credential-name";
import type { CallPattern } from "./row";

/** Calls and members whose result is a credential, whatever it is called. */
export const credentialSources = {
  jwt: [
    "jsonwebtoken#sign()", "jose#SignJWT()**.sign()", "jose#EncryptJWT()**.encrypt()", "jose#UnsecuredJWT()**.encode()",
    "jose/jwt/sign#SignJWT()**.sign()", "jose/jwt/encrypt#EncryptJWT()**.encrypt()",
    "@nestjs/jwt#JwtService().sign()", "@nestjs/jwt#JwtService().signAsync()",
    "hono/jwt#sign()", "hono/utils/jwt#sign()", "hono/utils/jwt/jwt#sign()",
    "jwt-simple#encode()", "fast-jwt#createSigner()()", "njwt#create()**.compact()",
    "paseto#V*.sign()", "paseto#V*.encrypt()", "next-auth/jwt#encode()", "@auth/core/jwt#encode()",
    "@fastify-reply.jwtSign()", "jwt-encode#()",
  ],
  "session-id": [
    "iron-session#sealData()", "iron-webcrypto#seal()", "firebase-admin/auth#getAuth().createSessionCookie()", "firebase-admin#auth().createSessionCookie()",
    "@request.sessionID", "@request.session.id", "@koa-context.sessionId",
    "lucia#Lucia().createSession().id", "lucia#lucia().createSession().sessionId",
  ],
  "access-token": ["aws-amplify/auth#fetchAuthSession().tokens.accessToken", "aws-amplify/auth#fetchAuthSession().tokens.accessToken.toString()"],
  "id-token": ["aws-amplify/auth#fetchAuthSession().tokens.idToken", "firebase/auth#getIdToken()", "aws-amplify/auth#fetchAuthSession().tokens.idToken.toString()"],
} as const satisfies Partial<Record<CredentialKind, readonly CallPattern[]>>;

/** Calls whose result is no credential, though it is made from one or called like one. */
export const notCredentialSources: readonly CallPattern[] = [
  "jwt-decode#()", "jwt-decode#jwtDecode()", "jsonwebtoken#decode()", "jsonwebtoken#verify()", "jose#decodeJwt()", "jose#jwtVerify().payload",
  "firebase/messaging#getToken()", "axios#CancelToken.source()", "global:AbortController()", "csrf#().create()", "tokens#().create()", "csurf#()",
  "expo-notifications#getExpoPushTokenAsync()", "@react-native-firebase/messaging#().getToken()",
];

/** Functions whose result holds what their first argument holds. */
export const transparentFunctions: ReadonlySet<string> = new Set([
  "JSON.stringify", "String", "encodeURIComponent", "encodeURI", "escape", "btoa", "unref", "toValue", "toRaw", "structuredClone", "Object.freeze", "Object.assign", "Promise.resolve", "stringify", "superjson.stringify", "qs.stringify", "cloneDeep",
]);

/** Methods whose result holds what their object holds. */
export const transparentMethods: ReadonlySet<string> = new Set(["toString", "trim", "replace", "replaceAll", "concat", "valueOf", "toJSON", "at", "normalize", "padEnd"]);

/** Functions of cookies and storages whose result is what was kept under the name that is their first argument. */
export const keptReads: ReadonlySet<string> = new Set(["get", "getItem", "getCookie", "readCookie"]);

/** Words in a function's name after which the result is no credential any more. */
export const digestWords: readonly string[] = ["hash", "digest", "mask", "redact", "decode", "parse", "verify", "valid", "expir", "length", "count", "compare", "check", "sha1", "sha256", "sha384", "sha512", "sha3", "md5", "hmac", "bcrypt", "scrypt", "argon2"];

/** Words with which a function's name says that the result is another form of its first argument, and as good as it. */
export const encodingWords: readonly string[] = ["encrypt", "encode", "compress", "serialize"];

/** Hooks whose result starts with the state that their last argument is. */
export const stateHooks: readonly CallPattern[] = ["react#useState()", "react#useReducer()", "preact/hooks#useState()", "global:useState()", "global:useReducer()", "solid-js#createSignal()", "solid-js/store#createStore()"];

/** Words with which a function's name says that it gives what the rest names. */
export const readingWords: readonly string[] = ["get", "fetch", "create", "generate", "make", "build", "issue", "sign", "obtain", "read", "load", "new", "refresh", "retrieve", "acquire", "use", "select"];

/** Names of objects that hold anything: they deny no credential inside. */
export const holderNames = /(?:^|[a-z])(?:state|store|settings|config|payload|result|body|message|response)$/iu;

/** Words of functions that make an ID of their own accord, `generateSessionId`, `createUUID`, and names that say it alone. */
export const idMakerVerbs: ReadonlySet<string> = new Set(["generate", "gen", "create", "make", "new", "random", "build"]);
export const idMakerWords: ReadonlySet<string> = new Set(["id", "uuid", "guid"]);
export const idMakers: ReadonlySet<string> = new Set(["uuid", "uuidv4", "uuid4", "v4", "guid", "nanoid", "cuid", "ulid"]);
