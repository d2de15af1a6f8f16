import { verifyingText } from "../facts/claims-text";
import type { SessionFacts } from "../facts/session-facts";
import { orTaught } from "../facts/taught";
import type { Duration } from "../public-types";
import { createRule } from "../rule/create-rule";
import { optionSeconds } from "../rule/durations";
import { durationOption } from "../rule/schemas";

export interface Options {
  readonly maxStateless?: Duration;
  readonly userLookup?: "enough" | "needs-state";
}

const defaults: Required<Options> = { maxStateless: "15m", userLookup: "enough" };

export default createRule<Options, "asksNobody" | "onlyFindsUser">({
  name: "no-stateless-session",
  docs: {
    description: "disallow letting requests in on a JWT's signature alone",
    presets: { strict: { severity: "error", options: { maxStateless: "15m", userLookup: "needs-state" } } },
    cwe: [613],
    asvs: ["7.4.1 (1)"],
  },
  messages: {
    asksNobody: "`{{code}}` lets in whoever holds a signed token, and nothing here asks whether it still counts after a logout, a new password or a ban. Look up the session, the user's token version or a denylist first.",
    onlyFindsUser: "After `{{code}}` the user is only found, so a token still counts after a logout or a new password. Compare its version, its issue date or its session with what is stored.",
  },
  optionProperties: {
    maxStateless: durationOption("The longest lifetime of a token, issued in the same file, that may go unasked."),
    userLookup: { type: "string", enum: ["enough", "needs-state"], description: "Whether finding the user is enough, or the token's version, the user's status, the password's date or the session has to be compared." },
  },
  defaults,
  mayReport: (settings) => orTaught(verifyingText, settings.verifiers),
  check(facts, options, context) {
    const { maxStateless, userLookup } = { ...defaults, ...options };
    if (issuesShortTokens(facts, optionSeconds(maxStateless))) return;
    for (const { node, asks } of facts.authentications) {
      if (asks === "user" && userLookup === "enough") continue;
      context.report({ node: node as never, messageId: asks === "user" ? "onlyFindsUser" : "asksNobody", data: { code: context.sourceCode.getText(node as never).replaceAll(/\s+/gu, " ") } });
    }
  },
});

/** Whether the file shows that the tokens end by themselves, soon enough. */
function issuesShortTokens({ tokenIssues }: SessionFacts, max: number): boolean {
  const lifetimes = tokenIssues.filter(({ purpose }) => purpose.purpose === "access").flatMap((issue) => issue.lifetimes);
  return lifetimes.length > 0 && lifetimes.every(({ seconds }) => typeof seconds === "number" && seconds <= max);
}
