import { logText, tokenLogText } from "../facts/log-text";
import { orTaught } from "../facts/taught";
import { createRule } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

export default createRule<NameOptions, "logged">({
  name: "no-token-in-log",
  docs: {
    description: "disallow writing session credentials to a log",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [532],
    asvs: ["16.2.5 (2)"],
  },
  messages: {
    logged: "`{{name}}` is written to the log, and opens the session for whoever reads the log or a copy of it. Log whose it is, or a hash of it.",
  },
  optionProperties: { ...nameOptions },
  defaults: { credentialNames: [], ignoreNames: [] },
  mayReport: (settings, options) => orTaught([options, settings].some(({ credentialNames = [] }) => credentialNames.length > 0) ? logText : tokenLogText, settings.signers),
  check(facts, options, context) {
    for (const { name, node } of facts.loggedTokens(options)) context.report({ node: node as never, messageId: "logged", data: { name } });
  },
});
