import type { LifetimePlace, TokenRow } from "../token-row";

const isoClaim = { in: "payload", name: "exp", number: "refused", text: "iso-date", date: true, nothing: "absent", zero: "refused" } as const satisfies LifetimePlace;

export const pasetoTokens = [
  {
    id: "paseto3",
    package: "paseto",
    apis: ["paseto3"],
    source: "paseto@3.1.4 lib/help/apply_options.js, lib/help/ms.js, lib/help/assert_payload.js:108-119 (ran)",
    role: "issue",
    token: "PASETO",
    calls: ["paseto#V*.sign", "paseto#V*.encrypt"],
    encrypting: ["encrypt"],
    arguments: { payload: 0, key: 1, options: 2 },
    lifetime: [{ in: "options", name: "expiresIn", number: "refused", text: "paseto", date: false, nothing: "absent", zero: "refused" }, isoClaim],
    without: "never",
    session: false,
  },
  {
    id: "paseto4",
    package: "paseto",
    apis: ["paseto4"],
    source: "paseto@4.0.1 index.d.ts:110-175, index.js:2608-2627 (ran)",
    role: "issue",
    token: "PASETO",
    calls: ["paseto#LocalProtocol().Encrypt", "paseto#PublicProtocol().Sign"],
    encrypting: ["Encrypt"],
    arguments: { key: 0, payload: 1, options: 2 },
    lifetime: [{ in: "options", name: "expiresIn", number: "s", text: "refused", date: false, nothing: "absent", zero: "expired" }, isoClaim],
    neverOption: "nonExpiring",
    without: 3600,
    session: false,
  },
] as const satisfies readonly TokenRow[];
