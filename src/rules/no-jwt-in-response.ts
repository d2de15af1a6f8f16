import { orTaught } from "../facts/taught";
import type { TokenAnswer } from "../facts/token-answers";
import { tokenAnswerText } from "../facts/token-answer-text";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { cookieSubject } from "../rule/session-cookies";

const causes = ["body", "header", "alsoInBody", "sessionCallback", "pageProps"] as const;
type Cause = (typeof causes)[number];

export interface Options {
  readonly report: readonly Cause[];
}

export default createRule<Options, Cause>({
  name: "no-jwt-in-response",
  docs: {
    description: "disallow handing a session's JWT to the page in an answer",
    presets: {
      recommended: { severity: "warn" },
      strict: { severity: "error", options: { report: causes } },
    },
    cwe: [],
    asvs: ["3.3.4 (2)", "10.1.1 (2)"],
  },
  messages: {
    body: "This answer hands {{token}} to the page, where any injected script can take it, and nobody can revoke it. Keep it on the server and answer with an opaque session ID in an `HttpOnly` cookie.",
    header: "Header `{{name}}` hands {{token}} to the page, where any injected script can take it, and nobody can revoke it. Keep it on the server and answer with an opaque session ID in an `HttpOnly` cookie.",
    alsoInBody: "{{cookie}} is `HttpOnly`, but this answer hands the same token to the page, where any injected script can take it. Leave it out of the answer.",
    sessionCallback: "The `session` callback copies {{names}} into what Auth.js sends to the page, where any injected script can take it. Leave it in the encrypted cookie, and read it on the server with `getToken()`.",
    pageProps: "The page's data holds {{names}}, which any injected script can take. Use the token on the server and hand on what the page shows.",
  },
  optionProperties: {
    report: {
      type: "array",
      items: { type: "string", enum: [...causes] },
      uniqueItems: true,
      description: "What to report: a signed token in the `body` or a `header` of an answer, one in an answer though an HttpOnly cookie holds it (`alsoInBody`), one that a `sessionCallback` of Auth.js or `pageProps` copy.",
    },
  },
  defaults: { report: ["alsoInBody", "sessionCallback"] },
  mayReport: (settings) => orTaught(tokenAnswerText, settings.signers),
  check(facts, { report }, context) {
    for (const { by, names, node } of facts.clientTokens(report)) {
      context.report({ node: node as never, messageId: by, data: { names: names.map((name) => `\`${name}\``).join(" and ") } });
    }
    if (!report.some((cause) => cause !== "sessionCallback")) return;
    for (const token of facts.tokenAnswers) {
      const cause = causeOf(token, report);
      if (cause) reportAnswer(token, cause, context);
    }
  },
});

/** The strongest of the causes asked for; a cookie beside it says most. */
function causeOf({ answer, issue, cookie }: TokenAnswer, report: readonly Cause[]): Cause | undefined {
  if (cookie && answer.part === "body" && report.includes("alsoInBody")) return "alsoInBody";
  if (!issue) return undefined;
  const cause = answer.page ? "pageProps" : answer.part;
  return report.includes(cause) ? cause : undefined;
}

function reportAnswer({ answer, node, issue, cookie }: TokenAnswer, cause: Cause, context: SessionRuleContext<Cause>): void {
  const token = issue && issue.purpose.by !== "none" && issue.purpose.purpose !== "session" ? `this ${issue.purpose.purpose} token` : `this ${issue?.row.token ?? "token"}`;
  context.report({ node: node as never, messageId: cause, data: { token, names: token, name: answer.header ?? "", cookie: cookie ? cookieSubject(cookie) : "" } });
}
