import type { CallPattern } from "./row";

/** Where the ID of a session comes from that the server keeps. */
export const storedSessionIds: readonly CallPattern[] = [
  "@request.sessionID", "@request.session.id", "@request.session.sessionId", "@koa-context.sessionId",
  "lucia#Lucia().createSession().id", "lucia#lucia().createSession().sessionId",
];

/** First words of the functions and methods that put something into a store. */
export const storingWords: ReadonlySet<string> = new Set([
  "set", "setex", "psetex", "setnx", "hset", "hmset", "sadd", "zadd", "put", "add", "insert", "create", "save", "store", "upsert", "push", "write", "persist", "register",
]);

/** Things with such methods that store nothing on the server. */
export const notAStore = /cookie|header|res\b|response|reply|log|console|localstorage|sessionstorage|params|formdata|jwt/iu;
