import { expClaim, type TokenRow } from "../token-row";

const common = { role: "issue", token: "JWT", lifetime: [expClaim], without: "never", session: false } as const;

/** Libraries that know no option: the claim `exp` in the payload is the only way to give a token an end. */
export const payloadOnlyTokens = [
  {
    ...common,
    id: "hono/jwt.sign",
    package: "hono",
    apis: ["hono/jwt"],
    source: "hono@4.13.19 dist/utils/jwt/jwt.js:24-80 (ran)",
    calls: ["hono/jwt#sign", "hono/utils/jwt#sign", "hono/utils/jwt/jwt#sign", "hono/jwt#Jwt.sign", "hono/utils/jwt#Jwt.sign"],
    arguments: { payload: 0, key: 1 },
  },
  {
    ...common,
    id: "jwt-simple.encode",
    package: "jwt-simple",
    apis: ["jwt-simple"],
    source: "jwt-simple@0.5.6 lib/jwt.js:58-150",
    calls: ["jwt-simple#encode"],
    arguments: { payload: 0, key: 1 },
  },
  {
    ...common,
    id: "jwt-encode",
    package: "jwt-encode",
    apis: [],
    source: "jwt-encode@1.0.1 src/index.js (ran): the third argument is the header",
    calls: ["jwt-encode#"],
    arguments: { payload: 0, key: 1 },
  },
  {
    ...common,
    id: "@tsndr/cloudflare-worker-jwt.sign",
    package: "@tsndr/cloudflare-worker-jwt",
    apis: [],
    source: "@tsndr/cloudflare-worker-jwt@3.2.3 index.js (ran)",
    calls: ["@tsndr/cloudflare-worker-jwt#sign"],
    arguments: { payload: 0, key: 1 },
  },
] as const satisfies readonly TokenRow[];
