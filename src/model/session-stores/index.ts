import type { StoreRow } from "./rows";

const redisSetters = [
  { methods: ["set", "setAsync", "SET"], keys: [0], value: 1 },
  { methods: ["hset", "hSet", "hsetAsync", "hSetNX", "hsetnx", "hmset", "HSET"], keys: [0, 1], value: 2 },
] as const;
const plainSetter = [{ methods: ["set"], keys: [0], value: 1 }] as const;

/** Stores that keep values under keys. */
export const storeRows: readonly StoreRow[] = [
  {
    id: "ioredis",
    package: "ioredis",
    apis: [],
    source: "ioredis@6.0.0 built/utils/RedisCommander.d.ts:3180-3190",
    clients: ["ioredis#()", "ioredis#Redis()", "ioredis#Cluster()", "ioredis#Redis.Cluster()"],
    setters: redisSetters,
    lifetime: { texts: ["EX", "PX", "EXAT", "PXAT", "KEEPTTL"] },
  },
  {
    id: "redis",
    package: "redis",
    apis: [],
    source: "redis@6.3.1 @redis/client dist/lib/commands/SET.js; 4.7.1 (no `expiration`); 3.1.2 (positional)",
    clients: ["redis#createClient()", "redis#createCluster()", "@redis/client#createClient()", "redis#createClient().connect()"],
    called: ["redis", "redisclient", "ioredis", "rediscli", "redisdb", "cacheredis"],
    setters: redisSetters,
    lifetime: { texts: ["EX", "PX", "EXAT", "PXAT", "KEEPTTL"], options: ["EX", "PX", "EXAT", "PXAT", "KEEPTTL", "expiration", "ex", "px", "exat", "pxat", "keepTtl"] },
  },
  {
    id: "@upstash/redis",
    package: "@upstash/redis",
    apis: [],
    source: "@upstash/redis@1.39.0 chunk-4WQYU7T6.mjs:1765-1770,1997-2002",
    clients: ["@upstash/redis#Redis()", "@upstash/redis#Redis.fromEnv()", "@upstash/redis/cloudflare#Redis()", "@vercel/kv#kv", "@vercel/kv#createClient()"],
    called: ["kv", "upstash"],
    setters: redisSetters,
    lifetime: { options: ["ex", "px", "exat", "pxat", "keepTtl", "expirationTtl", "expiration", "expireIn"] },
  },
  {
    id: "Workers KV",
    package: "@cloudflare/workers-types",
    apis: [],
    source: "@cloudflare/workers-types@5.20261117.1 index.d.ts:2373 (KVNamespacePutOptions: seconds)",
    clients: ["@cloudflare/workers-types#KVNamespace()", "global:KVNamespace()"],
    boundAs: /(?:^|[._])(?:kv|KV)(?:Namespace|_NAMESPACE)?$|[a-z](?:Kv|KV)(?:Namespace)?$|\benv\.(?!.*(?:BUCKET|R2|STORAGE|QUEUE|DB$))[A-Z][A-Z\d_]*$/u,
    setters: [{ methods: ["put"], keys: [0], value: 1 }],
    lifetime: { options: ["expirationTtl", "expiration"] },
  },
  {
    id: "Deno KV",
    package: "deno",
    apis: [],
    source: "@deno/kv@0.14.0 esm/kv_types.d.ts:75-83 (expireIn: milliseconds)",
    clients: ["global:Deno.openKv()", "@deno/kv#openKv()"],
    setters: plainSetter,
    lifetime: { options: ["expireIn"] },
  },
  {
    id: "keyv",
    package: "keyv",
    apis: [],
    source: "keyv@5.6.0 dist/index.js:293-294,373-382,702-714 (ran: milliseconds)",
    clients: ["keyv#()", "keyv#Keyv()"],
    setters: plainSetter,
    lifetime: { number: true, never: 0 },
    created: { by: ["keyv#", "keyv#Keyv"], option: "ttl" },
  },
  {
    id: "cache-manager",
    package: "cache-manager",
    apis: [],
    source: "cache-manager@7.2.9 dist/index.d.mts; 5.7.6 dist/caching.js:49-95 (ran: milliseconds); 4.1.0 lib/stores/memory.js:36 (ran: seconds)",
    clients: ["cache-manager#createCache()", "cache-manager#caching()"],
    setters: plainSetter,
    lifetime: { number: true, options: ["ttl"], never: 0 },
    created: { by: ["cache-manager#createCache", "cache-manager#caching"], option: "ttl" },
  },
  {
    id: "lru-cache",
    package: "lru-cache",
    apis: [],
    source: "lru-cache@11.5.3 dist/esm/node/index.d.ts:173 (ran: milliseconds)",
    clients: ["lru-cache#()", "lru-cache#LRUCache()"],
    setters: plainSetter,
    lifetime: { options: ["ttl", "maxAge"], never: 0 },
    created: { by: ["lru-cache#", "lru-cache#LRUCache"], option: "ttl" },
  },
  {
    id: "memcached",
    package: "memcached",
    apis: [],
    source: "memcached@2.2.2 lib/memcached.js:812-821,910-980 (0 is for ever)",
    clients: ["memcached#()"],
    called: ["memcached"],
    setters: plainSetter,
    lifetime: { number: true, never: 0 },
  },
  {
    id: "memjs",
    package: "memjs",
    apis: [],
    source: "memjs@1.3.2 lib/memjs/memjs.js:18,35-37 (0 is for ever)",
    clients: ["memjs#Client.create()"],
    setters: plainSetter,
    lifetime: { options: ["expires"], never: 0 },
  },
];

/** Calls that give an entry of some store a lifetime afterwards, by its key. */
export const expiryCalls: readonly string[] = ["expire", "pexpire", "pExpire", "expireat", "expireAt", "pexpireat", "pExpireAt", "expireAsync", "touch", "EXPIRE", "hexpire", "hExpire"];

/** Session stores whose entries live for ever with an option. */
export const endlessStores = [
  { id: "connect-redis", package: "connect-redis", apis: [], source: "connect-redis@9.0.0 dist/connect-redis.js:15-24,35-62", calls: ["connect-redis#RedisStore", "connect-redis#", "connect-redis#()"], option: "disableTTL" },
] as const;

/** A field that says how long something lives, or until when. */
export const expiryField = /expir|(?:^|[_-])exp(?:$|[_-])|^exp[A-Z]|ttl|max_?age|valid_?(?:until|to|till|through|for)|life_?(?:time|span)|end(?:s|ed)?_?(?:at|date|time)$|until|deadline|timeout|not_?after|delete_?at|max_?idle/iu;

/** Fields that hold something that runs: a bot's or a messenger's connection lasts until it is closed, and nobody logs in with it. */
export const liveFields: readonly string[] = ["client", "sock", "socket", "ws", "websocket", "browser", "bot", "process", "transport", "stream", "connection", "peer", "agent"];

/** A field that says that something counts no more. */
export const revocationField = /revok|invalid|is_?valid|is_?active|^active$|status|deleted|logged_?out|blacklist|used|replaced/iu;

/** Calls that write a record, with the position of its content; `data` below `create` is Prisma's. */
export const recordMethods: Readonly<Record<string, readonly string[]>> = {
  create: ["", "data"],
  insert: [""],
  insertOne: [""],
  save: [""],
  values: [""],
  update: ["", "data"],
  upsert: ["create"],
};

/** What a table or model of sessions is called: programs keep sessions of payments, chats and games, too. */
export const sessionTable = /^(?:(?:user|auth|login|app|db|active|admin|account|customer|member)_?)?(?:sessions?|refresh_?tokens?)(?:_?(?:models?|table|collection|entity|schema|doc|row|repo|repository))?$/iu;

/** Calls that find one record. */
export const findMethods: readonly string[] = ["findUnique", "findFirst", "findOne", "findById", "findOneBy", "findByPk", "findUniqueOrThrow", "findFirstOrThrow"];

/** Calls that describe the rows of a table. */
export const tableCalls: readonly string[] = ["pgTable", "mysqlTable", "sqliteTable", "pgSchema", "createTable"];
