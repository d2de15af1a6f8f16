import { audienceText } from "../facts/verification-text";
import { createRule } from "../rule/create-rule";

type MessageIds = "missing" | "turnedOff";

export default createRule<object, MessageIds>({
  name: "require-jwt-audience",
  docs: {
    description: "require an audience where JWTs of another server are verified",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [],
    asvs: ["9.2.3 (2)", "10.3.1 (2)"],
  },
  messages: {
    missing: "`{{name}}` takes every token that this provider signs, so one that was issued for another application opens this one. Set `{{option}}` to this application's own identifier.",
    turnedOff: "`{{option}}` says nothing here, so a token that was issued for another application opens this one. Set it to this application's own identifier.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => audienceText,
  check(facts, _options, context) {
    for (const { verification, option, node, isWritten } of facts.missingAudiences) {
      const name = context.sourceCode.getText(verification.node as never).split("\n")[0] ?? "";
      context.report({ node: node as never, messageId: isWritten ? "turnedOff" : "missing", data: { name, option } });
    }
  },
});
