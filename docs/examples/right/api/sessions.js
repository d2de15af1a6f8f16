import { createHash, randomBytes } from "node:crypto";
import { createClient } from "redis";

/** Seconds. */
export const sessionLifetime = 8 * 60 * 60;

const redis = await createClient({ url: process.env.REDIS_URL }).connect();

/** The store keeps a hash: whoever reads it cannot log in with what it holds. */
function keyOf(sessionId) {
  return `session:${createHash("sha256").update(sessionId).digest("base64url")}`;
}

export async function startSession(userId) {
  const sessionId = randomBytes(32).toString("base64url");
  await redis.set(keyOf(sessionId), JSON.stringify({ userId }), { EX: sessionLifetime });
  return sessionId;
}

export async function findSession(sessionId) {
  const session = sessionId && (await redis.get(keyOf(sessionId)));
  return session ? JSON.parse(session) : undefined;
}

export async function endSession(sessionId) {
  if (sessionId) await redis.del(keyOf(sessionId));
}
