import { orTaught } from "../facts/taught";
import { promisingText } from "../facts/verification-text";
import { awaitCall } from "../fix/await-call";
import { createRule } from "../rule/create-rule";

type MessageIds = "dropped" | "used" | "awaitCall";

export default createRule<object, MessageIds>({
  name: "no-unawaited-jwt-verification",
  docs: {
    description: "disallow going on before the verification of a token has ended",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [347],
    asvs: ["9.1.1 (1)"],
  },
  hasSuggestions: true,
  messages: {
    dropped: "Nothing waits for `{{name}}`, so this code goes on before the token is checked, and a forged one passes. Put `await` before it.",
    used: "`{{name}}` gives a promise, which holds no claims and is always true, so a forged token passes. Put `await` before it.",
    awaitCall: "Wait for the verification.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: (settings) => orTaught(promisingText, settings.verifiers),
  check(facts, _options, context) {
    for (const { call, node, how, canAwait } of facts.promisedVerifications) {
      const fix = canAwait ? awaitCall(context.sourceCode, call) : undefined;
      context.report({
        node: node as never,
        messageId: how,
        data: { name: context.sourceCode.getText(node as never).split("\n")[0] ?? "" },
        suggest: fix ? [{ messageId: "awaitCall", fix }] : [],
      });
    }
  },
});
