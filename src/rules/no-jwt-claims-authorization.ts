import { isOneOf } from "../facts/claim-name";
import { anyClaimsText, claimsText } from "../facts/claims-text";
import { createRule } from "../rule/create-rule";
import { nameOptions } from "../rule/schemas";

export interface Options {
  readonly claims?: readonly string[];
}

export default createRule<Options, "staleClaim">({
  name: "no-jwt-claims-authorization",
  docs: {
    description: "disallow deciding what somebody may do by a role or permission that a JWT carries",
    presets: { strict: { severity: "error" } },
    cwe: [863],
    asvs: ["8.3.2 (3)"],
  },
  messages: {
    staleClaim: "`{{claim}}` is what the token said when it was issued, so whoever has lost that right since keeps it until the token expires. Look the user up, and decide by what the server knows now.",
  },
  optionProperties: {
    claims: {
      type: "array",
      description: "Claims that say what somebody may do, beside the ones the plugin knows: words (`access zone`) or `/…/u`.",
      items: nameOptions.credentialNames.items,
      uniqueItems: true,
    },
  },
  defaults: { claims: [] },
  mayReport: (_settings, { claims = [] }) => (claims.length > 0 ? anyClaimsText : claimsText),
  check(facts, { claims }, context) {
    for (const { claim, node } of facts.claimDecisionsBy((name) => isOneOf(claims, name))) context.report({ node: node as never, messageId: "staleClaim", data: { claim } });
  },
});
