import { isSensitiveClaim, outermost } from "../facts/claim-kinds";
import { isEmailName, isOneOf } from "../facts/claim-name";
import { signedClaimsText } from "../facts/signed-claims-text";
import { orTaught } from "../facts/taught";
import { contentPlace } from "../facts/token-contents";
import { createRule } from "../rule/create-rule";
import { claimsOption } from "../rule/schemas";

interface Options {
  readonly claims?: readonly string[];
  readonly allowEmail?: boolean;
}

type MessageIds = "sensitiveClaims" | "wholeRecord";

const defaults: Required<Options> = { claims: [], allowEmail: true };

export default createRule<Options, MessageIds>({
  name: "no-sensitive-claims-in-jwt",
  docs: {
    description: "disallow passwords, secrets and whole user records in JWTs, which anyone who holds one can read",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: { ...defaults, allowEmail: false } } },
    cwe: [312, 201],
    asvs: ["14.2.6 (3)"],
  },
  messages: {
    sensitiveClaims: "This {{token}} carries {{claims}}, and anyone who holds it can read that: it is signed, not encrypted. Leave it out, and keep it on the server.",
    wholeRecord: "The whole record {{record}} is signed into this {{token}}, and anyone who holds it can read every field. Sign the user's ID alone, or pick the fields that the client may see.",
  },
  optionProperties: {
    claims: claimsOption("More claims that nobody but the server may read"),
    allowEmail: { type: "boolean", description: "Allow e-mail addresses." },
  },
  defaults,
  mayReport: (settings) => orTaught(signedClaimsText, settings.signers),
  check(facts, { claims, allowEmail }, context) {
    const reported = new Set<unknown>();
    for (const content of facts.tokenContents) {
      if (content.encrypted) continue;
      const [record] = content.records;
      const found = outermost(content.claims.filter((claim) => isOneOf(claims, claim.name) || (allowEmail === false && isEmailName(claim.name)) || isSensitiveClaim(facts, claim)));
      // a record holds the rest
      const first = record ?? found[0];
      const node = first && contentPlace(content, first);
      if (!node || reported.has(node)) continue;
      reported.add(node);
      const { token } = content.row;
      if (record) context.report({ node: node as never, messageId: "wholeRecord", data: { token, record: shortText(context.sourceCode.getText(record.node as never)) } });
      else context.report({ node: node as never, messageId: "sensitiveClaims", data: { token, claims: found.map(({ path }) => `\`${path}\``).join(", ") } });
    }
  },
});

/** An expression as a message can quote it. */
function shortText(text: string): string {
  return text.length <= 40 && !text.includes("\n") && !text.includes("`") ? `\`${text}\`` : "of a user";
}
