import { orTaught } from "../facts/taught";
import { decodingText } from "../facts/verification-text";
import { createRule } from "../rule/create-rule";

type MessageIds = "decoded" | "unchecked" | "ignored" | "unsigned";

export default createRule<object, MessageIds>({
  name: "no-unverified-jwt",
  docs: {
    description: "disallow trusting a JWT whose signature nobody checked",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [347],
    asvs: ["9.1.1 (1)"],
  },
  messages: {
    decoded: "`{{name}}` only reads the token, so anybody writes the claims that this code trusts. Verify its signature first, and take the claims from what that returns.",
    unchecked: "The third argument of `{{name}}` is not an algorithm but turns the check of the signature off, so anybody writes these claims. Leave it out, and give the algorithm as the fourth.",
    ignored: "Nothing looks at whether `{{name}}` succeeded, so a forged token passes like a real one. Refuse the request when the check fails.",
    unsigned: "`{{name}}` gets no key and allows `none`, so a token without any signature passes. Give it the key and the algorithm that the token is signed with.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: (settings) => orTaught(decodingText, settings.verifiers),
  check(facts, _options, context) {
    for (const { cause, node } of facts.unverifiedTokens) {
      context.report({ node: node as never, messageId: cause, data: { name: context.sourceCode.getText(node as never) } });
    }
  },
});
