import { cookieReadText } from "../facts/cookie-read-text";
import { matchesPattern, parseNamePattern } from "../facts/credential-name";
import { createRule } from "../rule/create-rule";
import { nameOptions } from "../rule/schemas";

type MessageIds = "decides" | "loads" | "identifies";

export interface Options {
  readonly ignoreNames?: readonly string[];
}

export default createRule<Options, MessageIds>({
  name: "no-unsigned-cookie-identity",
  docs: {
    description: "disallow taking a role, an admin flag or a user's ID from a cookie that anybody can edit",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [784],
    asvs: ["8.3.1 (1)"],
  },
  messages: {
    decides: "Cookie `{{cookie}}` is not signed, so any visitor writes into it what passes this check. Read it from the session, or look it up for the user whom the session names.",
    loads: "Cookie `{{cookie}}` is not signed, so any visitor writes another user's ID into it and reads or changes that user's data. Take the ID from the session.",
    identifies: "Cookie `{{cookie}}` is not signed, so any visitor is whoever he writes into it. Take the user from the session.",
  },
  optionProperties: { ignoreNames: nameOptions.ignoreNames },
  defaults: { ignoreNames: [] },
  mayReport: () => cookieReadText,
  check(facts, options, context) {
    const ignored = [...(options.ignoreNames ?? []), ...facts.settings.ignoreNames].map(parseNamePattern);
    for (const { read, use, node } of facts.cookieIdentities) {
      if (ignored.some((pattern) => matchesPattern(pattern, read.cookie) || matchesPattern(pattern, read.name))) continue;
      context.report({ node: node as never, messageId: use, data: { cookie: read.cookie } });
    }
  },
});
