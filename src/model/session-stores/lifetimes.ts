/** Where calls of stores that keep values under keys say how long an entry lives. */
export interface EntryLifetime {
  readonly methods: readonly string[];
  /** The position of a number; for `set(key, value, "EX", 60)` that of the text before it. */
  readonly at?: number;
  readonly unit?: "s" | "ms";
}

export const entryLifetimes: readonly EntryLifetime[] = [
  { methods: ["setex", "setEx", "SETEX", "setexAsync", "expire", "EXPIRE", "expireAsync"], at: 1, unit: "s" },
  { methods: ["psetex", "pSetEx", "pexpire", "pExpire"], at: 1, unit: "ms" },
  // by a text or an option
  { methods: ["set", "SET", "setAsync", "put"] },
];

/** Texts and options that say an entry's lifetime, and their units. */
export const lifetimeWords: Readonly<Record<string, "s" | "ms">> = { EX: "s", PX: "ms", ex: "s", px: "ms", expirationTtl: "s", expireIn: "ms" };
