import { expClaim, type TokenRow } from "../token-row";

export const hapiTokens = [
  {
    id: "@hapi/jwt.generate",
    package: "@hapi/jwt",
    apis: [],
    source: "@hapi/jwt@3.2.4 lib/token.js:17-45 (ran): an exp among the claims beats the option",
    role: "issue",
    token: "JWT",
    calls: ["@hapi/jwt#token.generate"],
    arguments: { payload: 0, key: 1, options: 2 },
    lifetime: [expClaim, { in: "options", name: "ttlSec", number: "s", text: "refused", date: false, nothing: "absent", zero: "never" }],
    without: "never",
    session: false,
  },
] as const satisfies readonly TokenRow[];
