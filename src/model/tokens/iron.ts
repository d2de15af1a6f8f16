import type { LifetimePlace, TokenRow } from "../token-row";

const ttl = { in: "options", name: "ttl", text: "refused", date: false, nothing: "absent", zero: "never" } as const;

export const ironTokens = [
  {
    id: "iron-webcrypto.seal",
    package: "iron-webcrypto",
    apis: ["iron-webcrypto"],
    source: "iron-webcrypto@2.0.0 index.js:55-70,188; 1.2.1 dist/index.js:220-238 (ran)",
    role: "issue",
    token: "sealed token",
    calls: ["iron-webcrypto#seal", "@hapi/iron#seal"],
    // major 1 has the crypto object before the others
    arguments: { options: "last" },
    defaultsObject: ["iron-webcrypto#defaults", "@hapi/iron#defaults"],
    lifetime: [{ ...ttl, number: "ms" } satisfies LifetimePlace],
    without: "never",
    session: true,
  },
  {
    id: "iron-session.sealData",
    package: "iron-session",
    apis: ["iron-session.sealData"],
    source: "iron-session@8.0.4 dist/index.js:55-74 (ran)",
    role: "issue",
    token: "sealed token",
    calls: ["iron-session#sealData", "iron-session/edge#sealData"],
    arguments: { payload: 0, options: 1, names: { key: "password" } },
    lifetime: [{ ...ttl, number: "s" } satisfies LifetimePlace],
    without: 14 * 24 * 60 * 60,
    session: true,
  },
] as const satisfies readonly TokenRow[];
