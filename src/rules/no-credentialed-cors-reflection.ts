import type { CorsPolicy } from "../facts/cors-policies";
import { corsText } from "../facts/cors-text";
import { createRule } from "../rule/create-rule";

type MessageIds = "insecureByDefault" | "explicitlyInsecure";

export default createRule<object, MessageIds>({
  name: "no-credentialed-cors-reflection",
  docs: {
    description: "disallow answering every origin with itself where requests may carry cookies",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [942],
    asvs: ["3.4.2 (1)"],
  },
  messages: {
    insecureByDefault:
      "Without `origin`, every origin is allowed to send requests with the visitor's cookies, so any site can use the session. List the allowed origins.",
    explicitlyInsecure:
      "Every origin is allowed to send requests with the visitor's cookies, so any site can use the session. List the allowed origins.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => corsText,
  check(facts, _options, context) {
    for (const policy of facts.corsPolicies) {
      if (!answersEveryone(policy)) continue;
      context.report({ node: policy.node as never, messageId: policy.byDefault ? "insecureByDefault" : "explicitlyInsecure" });
    }
  },
});

/** Whether all that the options may be lets every origin in, and its cookies too. */
function answersEveryone({ origins, credentials }: CorsPolicy): boolean {
  return origins.length > 0 && origins.every((answer) => answer === "echo") && credentials.every((answer) => answer === "allowed");
}
