import { sessionLoginText } from "../facts/session-login-text";
import type { SessionLogin } from "../facts/session-logins";
import type { SessionFacts } from "../facts/session-facts";
import { createRule } from "../rule/create-rule";

interface Options {
  /** Reports second-factor and re-authentication handlers too. */
  readonly stepUp?: boolean;
}

export default createRule<Options, "keptAtLogin" | "keptAtStepUp">({
  name: "require-session-regeneration",
  docs: {
    description: "require a new session ID when somebody logs in",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error", options: { stepUp: true } } },
    cwe: [384],
    asvs: ["7.2.4 (1)"],
  },
  messages: {
    keptAtLogin: "`{{session}}` keeps the ID it had before the login when `{{key}}` is stored, so whoever planted that ID is logged in too. Call `{{renew}}` first.",
    keptAtStepUp: "`{{session}}` keeps its ID when `{{key}}` is stored, so whoever knew that ID before the further proof has its rights too. Call `{{renew}}` first.",
  },
  optionProperties: {
    stepUp: { type: "boolean", description: "Report handlers of a second factor and of re-authentication too." },
  },
  defaults: { stepUp: false },
  mayReport: () => sessionLoginText,
  check(facts, { stepUp }, context) {
    for (const login of facts.sessionLogins) {
      if (login.keepsId !== "yes" || (login.purpose === "step-up" && !stepUp)) continue;
      const { session, key, node } = login.write;
      context.report({
        node: node as never,
        messageId: login.purpose === "login" ? "keptAtLogin" : "keptAtStepUp",
        data: { session, key, renew: renewal(facts, login) },
      });
    }
  },
});

/** How the library of the session gives it another ID. */
function renewal({ file }: SessionFacts, { write }: SessionLogin): string {
  const { modules } = file.tracer.index;
  if (modules.has("koa-generic-session")) return "ctx.regenerateSession()";
  if (modules.has("koa-session-minimal")) return "ctx.sessionHandler.regenerateId()";
  if (modules.has("hono-sessions") || modules.has("hono_sessions")) return 'c.set("session_key_rotation", true)';
  return `${write.session}.regenerate()`;
}
