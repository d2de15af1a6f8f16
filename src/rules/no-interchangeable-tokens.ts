import { orTaught } from "../facts/taught";
import { tokenText } from "../facts/token-text";
import { createRule } from "../rule/create-rule";
import { isTestFile } from "../rule/test-files";

export default createRule<object, "interchangeable">({
  name: "no-interchangeable-tokens",
  docs: {
    description: "disallow tokens of two purposes with the same key that no claim tells apart",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [],
    asvs: ["9.2.2 (2)"],
  },
  messages: {
    interchangeable: "This {{purpose}} token and the {{other}} token of line {{line}} have the same key and no claim that tells them apart, so each is accepted in place of the other. Sign it with a key of its own, or give it a claim such as `typ` and check that.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: (settings) => orTaught(tokenText, settings.signers),
  check(facts, _options, context) {
    // tests sign what no server would
    if (isTestFile(facts.file.path, context.cwd)) return;
    for (const { issue, other, node } of facts.interchangeableTokens) {
      context.report({
        node: node as never,
        messageId: "interchangeable",
        data: { purpose: issue.purpose.purpose, other: other.purpose.purpose, line: String((other.through ?? other.node).loc.start.line) },
      });
    }
  },
});
