import { describe, expect, it } from "vitest";
import { withFacts } from "./facts";

const records = (code: string) => withFacts(code, ({ sessionRecords }) => sessionRecords.map(({ how, place, names, lifetime }) => ({ how, place, name: names[0], lifetime })));

describe("session records", () => {
  it.each([
    ["Redis without a lifetime", `import Redis from "ioredis"; const redis = new Redis(); redis.set(refreshToken, id);`, { name: "refreshToken", lifetime: "none" }],
    ["Redis with one", `import Redis from "ioredis"; const redis = new Redis(); redis.set(refreshToken, id, "EX", 60);`, { lifetime: "given" }],
    ["Redis and an expire on the same key", `import Redis from "ioredis"; const redis = new Redis(); redis.set(refreshToken, id); redis.expire(refreshToken, 60);`, { lifetime: "given" }],
    ["Redis with options of another file", `import Redis from "ioredis"; const redis = new Redis(); redis.set(refreshToken, id, options);`, { lifetime: "unknown" }],
    ["a map of the program", `const sessions = new Map(); app.post("/login", (req) => { sessions.set(id, { user }); });`, { how: "memory", place: "a `Map`", lifetime: "none" }],
    ["an object of the program", `const sessions = {}; app.post("/login", (req) => { sessions[id] = { user }; });`, { how: "memory", place: "an object", lifetime: "none" }],
    ["a map whose entries carry an expiry", `const sessions = new Map(); app.post("/login", (req) => { sessions.set(id, { user, expiresAt }); });`, { how: "memory", lifetime: "given" }],
    ["a table without one", "db.exec(`CREATE TABLE sessions (id TEXT PRIMARY KEY, user_id INTEGER)`);", { how: "table", lifetime: "none" }],
  ])("%s", (_, code, expected) => {
    expect(records(code)).toMatchObject([expected]);
  });

  it.each([
    ["a map that a function keeps for itself", `function count() { const sessions = new Map(); sessions.set(id, { user }); }`],
    ["a table with an expiry", "db.exec(`CREATE TABLE sessions (id TEXT PRIMARY KEY, user_id INTEGER, expires_at INTEGER)`);"],
  ])("none: %s", (_, code) => {
    expect(records(code)).toEqual([]);
  });
});
