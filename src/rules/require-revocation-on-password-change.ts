import { accountChangeText } from "../facts/account-change-text";
import type { AccountChange } from "../facts/account-changes";
import type { AccountEvent } from "../facts/account-changes/writes";
import { createRule } from "../rule/create-rule";

export interface Options {
  readonly events: readonly AccountEvent[];
}

const messageIds = { password: "sessionsOutliveThePassword", factor: "sessionsOutliveTheFactor", disable: "sessionsOutliveTheAccount" } as const;

export default createRule<Options, "sessionsOutliveThePassword" | "sessionsOutliveTheFactor" | "sessionsOutliveTheAccount">({
  name: "require-revocation-on-password-change",
  docs: {
    description: "require sessions to end when a password, a second factor or an account changes",
    presets: { strict: { severity: "error" } },
    cwe: [613],
    asvs: ["7.4.3 (2)", "7.4.2 (1)"],
  },
  messages: {
    sessionsOutliveThePassword: "`{{handler}}` saves a new password and ends no session or refresh token, so whoever stole one stays logged in. Delete the user's other sessions and refresh tokens with it.",
    sessionsOutliveTheFactor: "`{{handler}}` changes a second factor and ends no session or refresh token, so one that was opened without it stays valid. Delete the user's other sessions and refresh tokens with it.",
    sessionsOutliveTheAccount: "`{{handler}}` disables or deletes an account and ends no session or refresh token, so its owner stays logged in. Delete the account's sessions and refresh tokens with it.",
  },
  optionProperties: {
    events: {
      type: "array",
      items: { type: "string", enum: ["password", "factor", "disable"] },
      uniqueItems: true,
      description: "What has to end the sessions: a new password, a change of the second factor, an account that is disabled or deleted.",
    },
  },
  defaults: { events: ["password", "factor", "disable"] },
  mayReport: () => accountChangeText,
  check(facts, { events }, context) {
    for (const change of facts.accountChanges) {
      if (events.includes(change.event)) context.report({ ...placeOf(change), messageId: messageIds[change.event], data: { handler: change.label } });
    }
  },
});

/** The handler's name or path; of a function that has neither, its head. */
function placeOf({ node, fn }: AccountChange) {
  if (node.type === "Identifier") return { loc: { start: node.loc.start, end: { line: node.loc.start.line, column: node.loc.start.column + node.name.length } } };
  return node === fn && fn.type !== "Program" ? { loc: { start: fn.loc.start, end: fn.body.loc.start } } : { node };
}
