import { clientLogoutText } from "../facts/client-logout-text";
import type { ClientLogout } from "../facts/client-logouts";
import { dropKind } from "../facts/client-logouts/drops";
import type { SessionFacts } from "../facts/session-facts";
import { createRule } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

export default createRule({
  name: "no-client-only-logout",
  docs: {
    description: "disallow logouts in the browser that only drop what the page holds and tell no server",
    presets: { strict: { severity: "error" } },
    cwe: [613],
    asvs: ["7.4.1 (1)"],
  },
  messages: {
    onlyInBrowser: "Logout `{{name}}` only drops what this browser holds, so a session or token that somebody copied stays valid. Ask the server first to delete the session or revoke the token.",
  },
  optionProperties: nameOptions,
  defaults: { credentialNames: [], ignoreNames: [] } as NameOptions,
  mayReport: () => clientLogoutText,
  check(facts, options, context) {
    for (const logout of facts.clientLogouts) {
      if (endsSession(facts, logout, options)) context.report({ ...placeOf(logout), messageId: "onlyInBrowser", data: { name: logout.label } });
    }
  },
});

/** Whether what goes stands for a session: an entry of the browser that holds it, or the state of a page that logs in. */
function endsSession(facts: SessionFacts, { drops, isReducer, hasLogin }: ClientLogout, options: NameOptions): boolean {
  const gone = drops.map((drop) => ({ isState: drop.place === "state", isAll: drop.name === undefined, kind: dropKind(facts, drop, options) }));
  // a reducer's storage goes with the token that its state holds
  if (isReducer) return gone.some(({ kind, isState, isAll }) => !isState && (kind === "credential" || (isAll && gone.some((other) => other.kind === "credential"))));
  return gone.some(({ kind, isState }) => kind !== undefined && (!isState || hasLogin));
}

/** The name; of a function without one its head. */
function placeOf({ named, fn, body }: ClientLogout) {
  if (named?.type === "Identifier") return { loc: { start: named.loc.start, end: { line: named.loc.start.line, column: named.loc.start.column + named.name.length } } };
  if (named || !fn) return { node: named ?? body };
  return { loc: { start: fn.loc.start, end: fn.body.loc.start } };
}
