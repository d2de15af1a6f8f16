import { type LifetimePlace, type TokenRow } from "../token-row";

/** Handed to jose's `setExpirationTime`: a number is a date. */
const exp = { name: "exp", number: "epoch-s", text: "jose", date: true, nothing: "absent", zero: "expired" } as const satisfies Omit<LifetimePlace, "in">;

const common = { package: "@elysiajs/jwt", apis: [], token: "JWT", session: false } as const;

export const elysiaTokens = [
  {
    ...common,
    id: "@elysiajs/jwt.sign",
    source: "@elysiajs/jwt@1.4.2 dist/index.mjs: an `exp` of the call beats the plugin's",
    role: "issue",
    calls: [],
    handed: { framework: "elysia", inItsFiles: /(?:^|\.)(?:jwt\w*|\w+Jwt)\.sign$/u },
    arguments: { payload: 0 },
    lifetime: [{ ...exp, in: "payload" }],
    without: "elsewhere",
    setUp: "@elysiajs/jwt",
  },
  {
    ...common,
    id: "@elysiajs/jwt",
    source: "@elysiajs/jwt@1.4.2 dist/index.mjs",
    role: "set-up",
    calls: ["@elysiajs/jwt#", "@elysiajs/jwt#jwt"],
    arguments: { options: 0 },
    lifetime: [{ ...exp, in: "options" }],
    without: "elsewhere",
  },
] as const satisfies readonly TokenRow[];
