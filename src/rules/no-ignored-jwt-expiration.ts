import type { IgnoredExpiration } from "../facts/ignored-expirations";
import { expirationText } from "../facts/verification-text";
import { removeProperty } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";

type MessageIds = "ignored" | "swallowed" | "removeOption";

export default createRule<object, MessageIds>({
  name: "no-ignored-jwt-expiration",
  docs: {
    description: "disallow verifying JWTs without looking at their expiry",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [613],
    asvs: ["9.2.1 (1)"],
  },
  hasSuggestions: true,
  messages: {
    ignored: "With `{{option}}` expired tokens pass, so a token that was stolen once works for ever. Leave the option out, and let the client get a new token.",
    swallowed: "`{{option}}` does not throw, so expired tokens pass, and one that was stolen once works for ever. Throw the error that it is given.",
    removeOption: "Remove `{{option}}`, so that expired tokens are refused.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => expirationText,
  check(facts, _options, context) {
    const reported = new Set<unknown>();
    for (const found of facts.ignoredExpirations) {
      if (reported.has(found.node)) continue;
      reported.add(found.node);
      report(found, context);
    }
  },
});

function report({ verification, option, slot, node }: IgnoredExpiration, context: SessionRuleContext<MessageIds>): void {
  const isFunctionOption = option === verification.row.onExpired;
  const { property } = slot;
  const shown = isFunctionOption ? option : `${option}: ${verification.row.expiry?.value ?? true}`;
  const fix = property ? removeProperty({ sourceCode: context.sourceCode, property }) : undefined;
  context.report({
    node: node as never,
    messageId: isFunctionOption ? "swallowed" : "ignored",
    data: { option: shown },
    suggest: fix && !isFunctionOption ? [{ messageId: "removeOption", data: { option: shown }, fix }] : [],
  });
}
