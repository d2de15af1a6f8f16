import type { IssueRow } from "../token-row";

/** A function of the project's own that signs JWTs, as its name says: `signJwt(claims)`, `jwtService.sign(claims)`. What it makes of them stands in another file. */
export const ownSigner = {
  id: "own-signer",
  package: "",
  apis: [],
  source: "The names by which code imports its own signers",
  role: "issue",
  token: "JWT",
  calls: [],
  arguments: { payload: 0 },
  lifetime: [],
  without: "elsewhere",
  session: false,
} as const satisfies IssueRow;

/** What such a function is called, by itself and with what it is a member of. */
export const ownSignerNames = /^(?:sign|create|generate|issue|make|mint|encode|build)(?:\w*[a-z_])?jwt(?:token)?$|^(?:jwt_?)?sign_?(?:(?:access|refresh|auth|user|session|admin|id)_?)?token$|^jwt_?(?:sign|encode)$/iu;
/** Of these, those that take claims: a function that creates a token for a user picks from it. */
export const claimsSigner = /^(?:jwt_?sign|sign_?jwt|sign(?:async)?)$/iu;
export const ownSignerMembers = /(?:^|\.)_?jwt(?:service|helper|utils?|provider|manager|adapter|tools?)?\.sign(?:async)?$/iu;
/** Names of an argument's properties by which it holds the signer's options, and no claims. */
export const signerOptions: ReadonlySet<string> = new Set(["secret", "key", "privateKey", "secretKey", "payload", "claims", "data", "options", "expiresIn", "expires", "maxAge", "algorithm"]);
