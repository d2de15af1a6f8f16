import type { LogoutHandler } from "../facts/logout-handlers";
import { logoutTextOrPath } from "../facts/logout-text";
import { createRule } from "../rule/create-rule";

export interface Options {
  readonly sealed: "allow" | "report";
}

export default createRule<Options, "endsNothing" | "onlyClearsCookie" | "sessionStaysStored" | "sealedCopyStaysValid">({
  name: "no-stateless-logout",
  docs: {
    description: "disallow logout handlers that end nothing on the server",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: { sealed: "report" } } },
    cwe: [613],
    asvs: ["7.4.1 (1)"],
  },
  messages: {
    endsNothing: "Logout handler `{{handler}}` ends nothing on the server, so a session or token that somebody copied stays valid. Delete the session or revoke the token in its store.",
    onlyClearsCookie: "Logout handler `{{handler}}` only clears the browser's cookie, so a session or token that somebody copied stays valid. Delete the session or revoke the token on the server too.",
    sessionStaysStored: "`{{code}}` leaves the session in the store of {{library}}, where the old cookie still opens it. Call `destroy()` on the session.",
    sealedCopyStaysValid: "`{{code}}` only drops the browser's copy of the sealed session, so any other copy stays valid. Record the logout on the server: with a denylist entry, a session version or a stored session.",
  },
  optionProperties: {
    sealed: {
      type: "string",
      enum: ["allow", "report"],
      description: "Whether a logout that only drops the cookie of a sealed session (iron-session, cookie-session, h3) is reported.",
    },
  },
  defaults: { sealed: "allow" },
  mayReport: () => logoutTextOrPath,
  check(facts, { sealed }, context) {
    for (const logout of facts.logoutHandlers) {
      const { ending } = logout;
      if (ending.outcome !== "cannot") continue;
      // a sealed session cannot be ended without a record of it: whether that is good enough is the user's choice
      if (ending.how === "sealed" && sealed === "allow") continue;
      if ("node" in ending) {
        const messageId = ending.how === "stays" ? "sessionStaysStored" : "sealedCopyStaysValid";
        const code = context.sourceCode.getText(ending.node).replaceAll(/\s+/gu, " ");
        context.report({ ...(isWithin(ending.node, logout) ? { node: ending.node } : placeOf(logout)), messageId, data: { code, library: ending.row.package } });
      } else {
        context.report({ ...placeOf(logout), messageId: ending.how === "nothing" ? "endsNothing" : "onlyClearsCookie", data: { handler: logout.label } });
      }
    }
  },
});

/** A helper that several handlers call is no place for their reports. */
function isWithin({ range }: { readonly range: readonly [number, number] }, { handler }: LogoutHandler): boolean {
  return range[0] >= handler.fn.range[0] && range[1] <= handler.fn.range[1];
}

/** The handler's name or path; of a function that has neither, its head. */
function placeOf({ handler: { node } }: LogoutHandler) {
  if (node.type === "Program") return { node: node.body[0] ?? node };
  // a name without the type behind it
  if (node.type === "Identifier") return { loc: { start: node.loc.start, end: { line: node.loc.start.line, column: node.loc.start.column + node.name.length } } };
  const isFunction = node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" || node.type === "FunctionDeclaration";
  return isFunction ? { loc: { start: node.loc.start, end: node.body.loc.start } } : { node };
}
