import { anyText, sessionRecordText } from "../facts/session-record-text";
import type { SessionRecord } from "../facts/session-records";
import type { SessionFacts } from "../facts/session-facts";
import { hasLogins } from "../facts/surrounding-names";
import { createRule } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

interface Options extends NameOptions {
  /** Looks at how session rows are read, too. */
  readonly checkReads?: boolean;
}

type MessageIds = "noLifetime" | "noExpiryField" | "ttlDisabled" | "unreadExpiry";

const defaults = { checkReads: false, credentialNames: [], ignoreNames: [] } as const satisfies Options;

export default createRule<Options, MessageIds>({
  name: "require-session-ttl",
  docs: {
    description: "require sessions and refresh tokens that a server keeps to end by themselves",
    presets: { strict: { severity: "error", options: { ...defaults, checkReads: true } } },
    cwe: [613],
    asvs: ["7.3.2 (2)", "10.4.8 (2)"],
  },
  messages: {
    noLifetime: "`{{name}}` is kept in {{place}} without a lifetime, so a stolen one stays valid until somebody deletes it. Give the entry a TTL.",
    noExpiryField: "`{{name}}` is kept in {{place}} without an expiry, so a stolen one stays valid until somebody deletes it. Add a field such as `expiresAt`, and check it.",
    ttlDisabled: "`disableTTL` keeps every session for ever, so a stolen one stays valid until somebody deletes it. Leave the option out.",
    unreadExpiry: "A row of `{{name}}` is accepted without a look at its expiry or revocation, so sessions that ended still count. Check both before the user is read from it.",
  },
  optionProperties: {
    checkReads: { type: "boolean", description: "Report session rows that are accepted without reading their expiry or revocation." },
    ...nameOptions,
  },
  defaults,
  mayReport: (settings, { credentialNames = [] }) => (credentialNames.length + settings.credentialNames.length > 0 ? anyText : sessionRecordText),
  check(facts, options, context) {
    for (const record of facts.sessionRecords) {
      const name = record.lifetime === "none" ? keptName(facts, record, options) : undefined;
      if (name === undefined) continue;
      const messageId = record.how === "option" ? "ttlDisabled" : record.how === "record" || record.how === "table" ? "noExpiryField" : "noLifetime";
      context.report({ node: record.node as never, messageId, data: messageId === "ttlDisabled" ? {} : { name, place: record.place } });
    }
    for (const { model, node, accepted } of options.checkReads ? facts.sessionReads : []) {
      if (accepted === "unread") context.report({ node: node as never, messageId: "unreadExpiry", data: { name: model } });
    }
  },
});

/** Lists of what counts no more, and counters, which are kept on purpose; sessions of uploads, sockets, chats and calls; what a visitor leaves. */
const notKept = /(?:black|deny|block|revoke|invalid|logged_?out|used|banned|allow|white)(?:_?list|ed)?|attempt|(?<!ac|dis)count|limit|lock|reset|verif|invite|csrf|socket|chat|transport|upload|chunk|multipart|call_?sess|callee|\bcart|basket|message|history|draft|progress|presence|\brate\b/iu;

/** The name that says that a session or refresh token is kept; undefined where none does. */
function keptName(facts: SessionFacts, { names, certain }: SessionRecord, options: Options): string | undefined {
  if (names.some((name) => facts.credentials.judgeName(name, "storage-key", options).ignored)) return undefined;
  if (certain) return names[0];
  if (names.some((name) => notKept.test(name))) return undefined;
  const found = names.find((name) => {
    const { verdict, kind, strength, taught } = facts.credentials.judgeName(name, "storage-key", options);
    if (verdict !== "credential") return false;
    if (taught) return true;
    if (kind === "refresh-token") return strength === "strong";
    // programs keep sessions of many kinds; those of people who log in are meant
    return kind === "session-id" && (strength === "strong" || /sess/iu.test(name)) && hasLogins(facts);
  });
  return found?.replace(/[^\p{L}\p{N}]+$/u, "");
}
