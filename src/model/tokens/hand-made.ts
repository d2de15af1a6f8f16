import type { IssueRow } from "../token-row";

/** A token that is put together by hand: `header.payload` in Base64, signed with an HMAC. Nothing reads a lifetime from it but its own check. */
export const handMadeToken = {
  id: "hand-made",
  package: "node",
  apis: [],
  source: "RFC 7515, section 7.1: the compact serialization",
  role: "issue",
  token: "JWT",
  calls: [],
  arguments: {},
  lifetime: [],
  without: "elsewhere",
  session: false,
} as const satisfies IssueRow;
