import { isMutableClaim, outermost } from "../facts/claim-kinds";
import { isOneOf } from "../facts/claim-name";
import { signedClaimsText } from "../facts/signed-claims-text";
import { orTaught } from "../facts/taught";
import { contentPlace } from "../facts/token-contents";
import { createRule } from "../rule/create-rule";
import { claimsOption } from "../rule/schemas";

interface Options {
  readonly claims?: readonly string[];
  readonly ignoreClaims?: readonly string[];
}

type MessageIds = "mutableClaims";

export default createRule<Options, MessageIds>({
  name: "no-mutable-claims-in-jwt",
  docs: {
    description: "disallow roles, permissions, plans and preferences in JWTs, where a change takes no effect",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [],
    asvs: ["8.3.2 (3)"],
  },
  messages: {
    mutableClaims: "This {{token}} carries {{claims}}, so a change on the server takes no effect until the token expires. Sign the user's ID, and look up the rest on each request.",
  },
  optionProperties: {
    claims: claimsOption("More claims that change while a token lives"),
    ignoreClaims: claimsOption("Claims that may be signed"),
  },
  defaults: { claims: [], ignoreClaims: [] },
  mayReport: (settings) => orTaught(signedClaimsText, settings.signers),
  check(facts, { claims, ignoreClaims }, context) {
    const reported = new Set<unknown>();
    for (const content of facts.tokenContents) {
      // who is sent a link, or is a service, has no session that lasts
      if (content.purpose.exempt || content.purpose.purpose === "one-time" || content.purpose.purpose === "service") continue;
      const found = outermost(content.claims.filter((claim) => !isOneOf(ignoreClaims, claim.name) && (isOneOf(claims, claim.name) || isMutableClaim(facts, claim))));
      const [first] = found;
      const node = first && contentPlace(content, first);
      if (!node || reported.has(node)) continue;
      reported.add(node);
      context.report({ node: node as never, messageId: "mutableClaims", data: { token: content.row.token, claims: found.map(({ path }) => `\`${path}\``).join(", ") } });
    }
  },
});
