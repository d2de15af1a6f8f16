import { attributeStates, misspeltAttribute, optionName, type AttributeState } from "../facts/cookie-attributes";
import { sessionCookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import type { CookieRow } from "../model/cookie-row";
import { cookieName, isDeletedCookie } from "../facts/session-cookie";
import type { SessionFacts } from "../facts/session-facts";
import { orTaught } from "../facts/taught";
import { setCookieAttribute } from "../fix/cookie-attribute";
import { quoted, type Fix } from "../fix/lists";
import { renameKey } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { cookieObject, cookieOptionDefaults, cookieOptionProperties, cookieSubject, coveredCookies, isOff, writtenPlace, type CookieOptions } from "../rule/session-cookies";

type MessageIds =
  | "insecureByDefault" | "explicitlyInsecure" | "misspelt" | "sameSiteNone" | "prefix"
  | "secureInProduction" | "secureAlways" | "secureAuto" | "renameSecure";
type Context = SessionRuleContext<MessageIds>;

export default createRule<CookieOptions, MessageIds>({
  name: "require-secure-cookie",
  docs: {
    description: "require session cookies to be `Secure`, so that they never travel in the clear",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [614],
    asvs: ["3.3.1 (1)"],
  },
  hasSuggestions: true,
  messages: {
    insecureByDefault: "{{cookie}} is set without `Secure`, so a request over plain HTTP gives the session to anyone on the network. Set `{{option}}`.",
    explicitlyInsecure: "{{cookie}} turns `Secure` off, so a request over plain HTTP gives the session to anyone on the network. Set `{{option}}`.",
    misspelt: "`{{written}}` has no effect, so {{cookieLower}} travels over plain HTTP. Write `{{right}}`.",
    sameSiteNone: "{{cookie}} has `SameSite=None` without `Secure`, so browsers refuse it. Set `{{option}}`.",
    prefix: "{{cookie}} has a name whose prefix demands `Secure`, so browsers refuse it. Set `{{option}}`.",
    secureInProduction: "Set `{{option}}`, which leaves development over HTTP alone.{{proxy}}",
    secureAlways: "Set `{{option}}`.{{proxy}}",
    secureAuto: "Set `{{option}}`, which follows the connection.{{proxy}}",
    renameSecure: "Rename it to `{{right}}`.",
  },
  optionProperties: cookieOptionProperties,
  defaults: cookieOptionDefaults,
  mayReport: (settings) => orTaught(sessionCookieText, settings.cookieSetters),
  check(facts, options, context) {
    const covered = new Set<CookieWrite>();
    for (const { write } of coveredCookies(facts, options)) {
      covered.add(write);
      checkWrite(facts, write, true, context);
    }
    // browsers refuse these whatever they hold
    for (const write of facts.cookieWrites) if (!covered.has(write) && !isDeletedCookie(facts, write)) checkWrite(facts, write, false, context);
  },
});

function checkWrite(facts: SessionFacts, write: CookieWrite, isSession: boolean, context: Context): void {
  const states = attributeStates(facts, write, "secure");
  if (states.length === 0 || !states.every((state) => isOff(write, state, (row) => isOffByDefault(write, row)))) return;
  const demand = hasSecurePrefix(write) ? "prefix" : isSameSiteNone(facts, write) ? "sameSiteNone" : undefined;
  if (!isSession && !demand) return;
  const written = states.find((state) => state.state === "written");
  const misspelt = misspeltAttribute(write, "secure");
  if (misspelt && !written) reportMisspelt(write, misspelt, context);
  else report(write, written?.state === "written" ? written : undefined, demand, context);
}

/** Where a library leaves no choice, nothing that the file could write is missing. */
function isOffByDefault(write: CookieWrite, { defaults, secureForcedBy, spelling }: CookieRow): boolean {
  return defaults.secure === false && spelling.secure !== undefined && !isForced(write, secureForcedBy);
}

/** Hono's `prefix` option and Deno's names make a cookie Secure on their own. */
function isForced(write: CookieWrite, forcedBy: CookieRow["secureForcedBy"]): boolean {
  if (!forcedBy) return false;
  if (forcedBy === "name") return hasSecurePrefix(write);
  return write.options.get(forcedBy.option).some(({ state }) => state !== "absent");
}

function hasSecurePrefix(write: CookieWrite): boolean {
  return /^__(?:Host|Secure|Http|Host-Http)-/iu.test(cookieName(write) ?? "");
}

function isSameSiteNone(facts: SessionFacts, write: CookieWrite): boolean {
  return attributeStates(facts, write, "sameSite").every((state) => state.state === "written" && state.value.kind === "literal" && String(state.value.value).toLowerCase() === "none");
}

function reportMisspelt(write: CookieWrite, { property, written, right }: NonNullable<ReturnType<typeof misspeltAttribute>>, context: Context): void {
  const rename = renameKey({ sourceCode: context.sourceCode, property, name: right });
  context.report({
    node: property as never,
    messageId: "misspelt",
    data: { written, right, cookieLower: cookieObject(write) },
    suggest: rename ? [{ messageId: "renameSecure", data: { right }, fix: rename }] : [],
  });
}

function report(write: CookieWrite, written: (AttributeState & { state: "written" }) | undefined, demand: "prefix" | "sameSiteNone" | undefined, context: Context): void {
  context.report({
    node: (written ? writtenPlace(write, written) : write.node) as never,
    messageId: demand ?? (written ? "explicitlyInsecure" : "insecureByDefault"),
    data: { cookie: cookieSubject(write), option: write.header ? "Secure" : `${spelling(write, written)}: true` },
    suggest: choices(write, demand !== undefined, context).flatMap(({ messageId, value }) => {
      const fix = fixFor(write, written, value, context);
      return fix ? [{ messageId, data: { option: write.header ? "Secure" : `${spelling(write, written)}: ${value}`, proxy: proxyNote(write) }, fix }] : [];
    }),
  });
}

function choices(write: CookieWrite, always: boolean, { sourceCode }: Context): readonly { messageId: MessageIds; value: string }[] {
  const on = { messageId: "secureAlways", value: "true" } as const;
  if (write.header || always) return [on];
  const auto = write.rows.some(({ secureAuto }) => secureAuto) ? [{ messageId: "secureAuto", value: quoted(sourceCode, "auto") } as const] : [];
  return [{ messageId: "secureInProduction", value: `process.env.NODE_ENV === ${quoted(sourceCode, "production")}` }, on, ...auto];
}

function fixFor(write: CookieWrite, written: (AttributeState & { state: "written" }) | undefined, value: string, { sourceCode }: Context): Fix | undefined {
  if (written && write.header) return undefined;
  return setCookieAttribute({ sourceCode, write, attribute: "secure", value, headerText: "Secure", written: written?.property });
}

/** What the option is called: as it is written, or as the library calls it. */
function spelling(write: CookieWrite, written: (AttributeState & { state: "written" }) | undefined): string {
  return optionName(write, "secure", written?.property) ?? "secure";
}

/** What a server behind a TLS proxy needs besides, or the cookie is dropped. */
function proxyNote(write: CookieWrite): string {
  const setting = write.rows[0]?.proxySetting;
  return setting === undefined ? "" : ` Behind a TLS proxy, set \`${setting}\` too.`;
}
