import { expClaim, type TokenRow } from "../token-row";

export const fastJwtTokens = [
  {
    id: "fast-jwt.createSigner",
    package: "fast-jwt",
    apis: ["fast-jwt"],
    source: "fast-jwt@6.3.6 src/signer.js:130-146,281-293 (ran)",
    role: "issue",
    token: "JWT",
    calls: ["fast-jwt#createSigner"],
    curried: true,
    arguments: { options: 0, names: { key: "key" } },
    algorithm: "algorithm",
    lifetime: [{ in: "options", name: "expiresIn", number: "ms", text: "lukeed-ms", date: false, nothing: "absent", zero: "expired" }, expClaim],
    without: "never",
    session: false,
  },
] as const satisfies readonly TokenRow[];
