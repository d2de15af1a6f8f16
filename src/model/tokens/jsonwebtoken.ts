import { expClaim, jsonwebtokenExpiresIn, type TokenRow } from "../token-row";

export const jsonwebtokenTokens = [
  {
    id: "jsonwebtoken.sign",
    package: "jsonwebtoken",
    apis: ["jsonwebtoken.sign"],
    source: "jsonwebtoken@9.0.3 sign.js:19-253, lib/timespan.js (ran); 8.5.1 alike",
    role: "issue",
    token: "JWT",
    // bluebird's promisifyAll adds signAsync
    calls: ["jsonwebtoken#sign", "jsonwebtoken#signAsync"],
    arguments: { payload: 0, key: 1, options: 2 },
    callback: true,
    algorithm: "algorithm",
    lifetime: [jsonwebtokenExpiresIn, expClaim],
    without: "never",
    session: false,
  },
] as const satisfies readonly TokenRow[];
