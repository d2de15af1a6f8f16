import type { Cell, CoverageCase, RowCoverage } from "./cells";

const rule = "require-session-ttl";
const none = (notApplicable: string): Cell => ({ notApplicable });

interface Store {
  /** The code before the write. */
  readonly start: string;
  readonly client: string;
  readonly method?: string;
  /** Arguments after key and value that give a lifetime, and, where there is one, a lifetime that never ends. */
  readonly safe: string;
  readonly never?: string;
  readonly unknown?: string;
}

function cells(row: string, { start, client, method = "set", safe, never, unknown = "options" }: Store): RowCoverage {
  const set = (rest: string): CoverageCase => ({ code: `${start} ${client}.${method}(refreshToken, userId${rest && `, ${rest}`});` });
  return {
    row,
    rule,
    insecureByDefault: set(""),
    explicitlyBad: never === undefined ? none("No argument makes an entry last for ever.") : set(never),
    safe: set(safe),
    unknown: set(unknown),
  };
}

export const sessionStoreCoverage: readonly RowCoverage[] = [
  cells("ioredis", { start: `import Redis from "ioredis"; const redis = new Redis();`, client: "redis", safe: `"EX", 60` }),
  cells("redis", { start: `import { createClient } from "redis"; const client = createClient();`, client: "client", safe: "{ EX: 60 }" }),
  cells("@upstash/redis", { start: `import { Redis } from "@upstash/redis"; const redis = Redis.fromEnv();`, client: "redis", safe: "{ ex: 60 }" }),
  cells("Workers KV", { start: "", client: "env.SESSIONS", method: "put", safe: "{ expirationTtl: 60 }" }),
  cells("Deno KV", { start: "const store = await Deno.openKv();", client: "store", safe: "{ expireIn: 60000 }" }),
  cells("keyv", { start: `import Keyv from "keyv"; const store = new Keyv();`, client: "store", safe: "60000", never: "0", unknown: "lifetime" }),
  cells("cache-manager", { start: `import { createCache } from "cache-manager"; const store = createCache();`, client: "store", safe: "60000", never: "0", unknown: "lifetime" }),
  cells("lru-cache", { start: `import { LRUCache } from "lru-cache"; const store = new LRUCache({ max: 9 });`, client: "store", safe: "{ ttl: 60000 }", never: "{ ttl: 0 }" }),
  cells("memcached", { start: `import Memcached from "memcached"; const store = new Memcached("a:1");`, client: "store", safe: "60", never: "0", unknown: "lifetime" }),
  cells("memjs", { start: `import memjs from "memjs"; const store = memjs.Client.create();`, client: "store", safe: "{ expires: 60 }", never: "{ expires: 0 }" }),
  {
    row: "connect-redis",
    rule,
    insecureByDefault: none("Its entries end with the cookie, or after a day."),
    explicitlyBad: { code: `import { RedisStore } from "connect-redis"; new RedisStore({ client, disableTTL: true });` },
    safe: { code: `import { RedisStore } from "connect-redis"; new RedisStore({ client, disableTTL: false });` },
    unknown: { code: `import { RedisStore } from "connect-redis"; new RedisStore({ client, disableTTL: config.forever });` },
  },
];
