import type { SessionEnder } from "../session-ender-row";

/** Stores and databases: deleting or changing a record that names a session or a token ends it. */
export const storeEnders = [
  {
    id: "redis.delete",
    package: "redis",
    apis: [],
    source: "ioredis@6.0.0 RedisCommander.d.ts, @redis/client@6 dist/lib/commands, @upstash/redis@1.39.0",
    effect: "ends",
    recordMethods: ["del", "unlink", "getdel", "getDel", "expire", "pexpire", "pExpire", "expireat", "expireAt", "hdel", "hDel", "srem", "sRem", "zrem", "zRem", "flushdb", "flushDb"],
  },
  {
    id: "keyv.delete",
    package: "keyv",
    apis: [],
    source: "keyv@5.6.0 dist/index.js, cache-manager@7.2.9 and 4.1.0, memcached@2.2.2 lib/memcached.js, lru-cache@11.5.3",
    effect: "ends",
    recordMethods: ["delete", "del", "deleteMany", "clear", "reset"],
  },
  {
    id: "mongoose.write",
    package: "mongoose",
    apis: [],
    source: "mongoose@9.12.1 types/models.d.ts, mongodb's collection methods are called alike",
    effect: "ends",
    recordMethods: [
      "deleteOne", "deleteMany", "findOneAndDelete", "findByIdAndDelete", "findOneAndRemove", "findByIdAndRemove", "remove",
      "updateOne", "updateMany", "findOneAndUpdate", "findByIdAndUpdate", "findOneAndReplace", "replaceOne", "bulkWrite", "save", "create", "insertOne", "insertMany",
    ],
  },
  {
    id: "typeorm.write",
    package: "typeorm",
    apis: [],
    source: "typeorm@1.1.1 repository/Repository.d.ts",
    effect: "ends",
    recordMethods: ["delete", "remove", "softDelete", "softRemove", "update", "updateAll", "deleteAll", "clear", "increment", "decrement", "save", "insert", "upsert"],
  },
  {
    id: "sequelize.write",
    package: "sequelize",
    apis: [],
    source: "sequelize@6.37.8 types/model.d.ts",
    effect: "ends",
    recordMethods: ["destroy", "update", "truncate", "create", "bulkCreate", "increment", "save"],
  },
  {
    id: "drizzle.write",
    package: "drizzle-orm",
    apis: [],
    source: "drizzle-orm@0.45.4 pg-core/db.d.ts",
    effect: "ends",
    recordMethods: ["delete", "update", "insert"],
  },
  {
    id: "knex.write",
    package: "knex",
    apis: [],
    source: "knex@3.3.0 types/index.d.ts",
    effect: "ends",
    recordMethods: ["del", "delete", "update", "truncate", "insert", "increment"],
  },
  {
    id: "prisma.write",
    package: "@prisma/client",
    apis: [],
    source: "Prisma's generated client, as documented; not opened",
    effect: "ends",
    recordMethods: ["delete", "deleteMany", "update", "updateMany", "upsert", "create", "createMany"],
  },
  {
    id: "sql.write",
    package: "pg",
    apis: [],
    source: "SQL: DELETE, UPDATE, INSERT and REPLACE change a record, SELECT does not",
    effect: "ends",
    recordMethods: ["query", "execute", "run", "exec", "none", "$executeRaw", "$executeRawUnsafe", "$queryRaw"],
  },
] as const satisfies readonly SessionEnder[];

/** Words by which a record, a key or a column says that it is about a session or a token. */
export const sessionRecordWords: ReadonlySet<string> = new Set([
  "session", "sessions", "sess", "sid", "token", "tokens", "jwt", "jwts", "jti", "refresh", "access", "auth", "login", "logins", "credential", "credentials",
  "blacklist", "blacklisted", "denylist", "blocklist", "blocked", "revoked", "revocation", "revocations", "invalidated", "version", "logout", "device", "devices",
]);
