import type { TokenRow } from "../token-row";

export const njwtTokens = [
  {
    id: "njwt.create",
    package: "njwt",
    apis: ["njwt"],
    source: "njwt@2.0.1 index.js:143-197,268-273 (ran): create() overwrites an exp among the claims",
    role: "issue",
    token: "JWT",
    builder: ["njwt#create()"],
    calls: ["compact", "toString"],
    arguments: { payload: 0, key: 1, keyOf: "root" },
    lifetime: [{ in: "builder", name: "setExpiration", number: "epoch-ms", text: "refused", date: true, nothing: "never", zero: "never" }],
    without: 3600,
    session: false,
  },
] as const satisfies readonly TokenRow[];
