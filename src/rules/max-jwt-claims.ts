import { countedClaims } from "../facts/claim-kinds";
import { signedClaimsText } from "../facts/signed-claims-text";
import { orTaught } from "../facts/taught";
import { createRule } from "../rule/create-rule";

interface Options {
  readonly max?: number;
}

const defaultMax = 8;

export default createRule<Options, "tooMany">({
  name: "max-jwt-claims",
  docs: {
    description: "limit the number of claims in a JWT, which every request carries",
    presets: { strict: { severity: "error", options: { max: 5 } } },
    cwe: [],
    asvs: ["3.3.5 (3)"],
  },
  messages: {
    tooMany: "This {{token}} carries {{count}} claims, and every request carries them with it. Limit them to {{max}}, and keep the rest on the server.",
  },
  optionProperties: {
    max: { type: "integer", minimum: 0, description: "How many claims a token may have, besides `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti`." },
  },
  defaults: { max: defaultMax },
  mayReport: (settings) => orTaught(signedClaimsText, settings.signers),
  check(facts, { max = defaultMax }, context) {
    const reported = new Set<unknown>();
    for (const content of facts.tokenContents) {
      // a link is followed once
      if (content.purpose.exempt || content.purpose.purpose === "one-time") continue;
      const { count, place } = countedClaims(content);
      if (count <= max || reported.has(place)) continue;
      reported.add(place);
      context.report({ node: place as never, messageId: "tooMany", data: { token: content.row.token, count: String(count), max: String(max) } });
    }
  },
});
