import { attributeStates, misspeltAttribute, type AttributeState } from "../facts/cookie-attributes";
import { sessionCookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import { awaitsAnswer } from "../facts/session-cookie";
import type { SessionFacts } from "../facts/session-facts";
import { orTaught } from "../facts/taught";
import { setCookieAttribute } from "../fix/cookie-attribute";
import { quoted } from "../fix/lists";
import { renameKey } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { cookieObject, cookieOptionDefaults, cookieOptionProperties, cookieSubject, coveredCookies, isOff, writtenPlace, type CookieOptions } from "../rule/session-cookies";

type SameSite = "strict" | "lax" | "none";

interface Options extends CookieOptions {
  /** The values that a session cookie may have. */
  readonly allow?: readonly SameSite[];
}

type MessageIds = "insecureByDefault" | "explicitlyInsecure" | "misspelt" | "notAllowed" | "setLax" | "setStrict";
type Context = SessionRuleContext<MessageIds>;
type Written = AttributeState & { state: "written" };

const defaults: Options = { ...cookieOptionDefaults, allow: ["strict", "lax", "none"] };
const strict: Options = { ...defaults, allow: ["strict", "lax"] };

export default createRule<Options, MessageIds>({
  name: "require-samesite-cookie",
  docs: {
    description: "require session cookies to say `SameSite`, so that other sites cannot use the session",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error", options: strict } },
    cwe: [1275],
    asvs: ["3.3.2 (2)"],
  },
  fixable: "code",
  hasSuggestions: true,
  messages: {
    insecureByDefault: "{{cookie}} is set without `SameSite`, so requests from other sites carry the session wherever the browser does not assume Lax. Set `{{option}}`.",
    explicitlyInsecure: "{{cookie}} turns `SameSite` off, so requests from other sites carry the session wherever the browser does not assume Lax. Set `{{option}}`.",
    misspelt: "`{{written}}` has no effect, so requests from other sites carry {{cookieLower}}. Write `{{right}}`.",
    notAllowed: "{{cookie}} has `SameSite={{value}}`, so requests from other sites carry the session. Set `{{option}}`.",
    setLax: "Set `{{option}}`: links from other sites still arrive with the session.",
    setStrict: "Set `{{option}}`: nothing that starts on another site carries the session.",
  },
  optionProperties: {
    allow: {
      type: "array",
      description: "The values that a session cookie may have.",
      items: { type: "string", enum: ["strict", "lax", "none"] },
      uniqueItems: true,
      minItems: 1,
    },
    ...cookieOptionProperties,
  },
  defaults,
  mayReport: (settings) => orTaught(sessionCookieText, settings.cookieSetters),
  check(facts, options, context) {
    // an identity provider that answers with a POST from its own site needs a cookie that travels with it
    const needsCrossSitePost = /form_post|\bSAML|\bsaml/u.test(context.sourceCode.text);
    for (const { write } of coveredCookies(facts, options)) checkWrite(facts, write, options, needsCrossSitePost || awaitsAnswer(write), context);
  },
});

function checkWrite(facts: SessionFacts, write: CookieWrite, { allow = [] }: Options, needsCrossSitePost: boolean, context: Context): void {
  const states = attributeStates(facts, write, "sameSite");
  if (states.length === 0) return;
  const written = states.find((state): state is Written => state.state === "written");
  if (states.every((state) => isUnset(write, state))) {
    const misspelt = misspeltAttribute(write, "sameSite");
    if (misspelt && !written) reportMisspelt(write, misspelt, context);
    else report(write, written, written ? "explicitlyInsecure" : "insecureByDefault", needsCrossSitePost, context);
    return;
  }
  // `false` in development and `none` elsewhere: nothing that it may be is good
  const forbidden = states.find((state): state is Written => state.state === "written" && isForbidden(state, allow));
  if (forbidden && states.every((state) => isUnset(write, state) || isForbidden(state, allow))) report(write, forbidden, "notAllowed", needsCrossSitePost, context);
}

function isUnset(write: CookieWrite, state: AttributeState): boolean {
  return isOff(write, state, ({ defaults: { sameSite } }) => sameSite === null);
}

function isForbidden(state: AttributeState, allow: readonly SameSite[]): boolean {
  const value = sameSiteOf(state);
  return value !== undefined && !allow.includes(value);
}

function sameSiteOf(state: AttributeState): SameSite | undefined {
  if (state.state !== "written" || state.value.kind !== "literal") return undefined;
  if (state.value.value === true) return "strict";
  const text = String(state.value.value).toLowerCase();
  return text === "strict" || text === "lax" || text === "none" ? text : undefined;
}

function reportMisspelt(write: CookieWrite, { property, written, right }: NonNullable<ReturnType<typeof misspeltAttribute>>, context: Context): void {
  const { value } = property;
  const turnsOn = value.type === "Literal" && (value.value === true || /^(?:strict|lax)$/iu.test(String(value.value)));
  const rename = turnsOn ? renameKey({ sourceCode: context.sourceCode, property, name: right }) : undefined;
  context.report({ node: property as never, messageId: "misspelt", data: { written, right, cookieLower: cookieObject(write) }, fix: rename ?? null });
}

function report(write: CookieWrite, written: Written | undefined, messageId: MessageIds, needsCrossSitePost: boolean, context: Context): void {
  const value = written && sameSiteOf(written);
  context.report({
    node: (written ? writtenPlace(write, written) : write.node) as never,
    messageId,
    data: { cookie: cookieSubject(write), option: optionText(write, "lax", context), value: value ? capital(value) : "" },
    suggest: needsCrossSitePost ? [] : ([["setLax", "lax"], ["setStrict", "strict"]] as const).flatMap(([id, choice]) => {
      const fix = fixFor(write, written, choice, context);
      return fix ? [{ messageId: id, data: { option: optionText(write, choice, context) }, fix }] : [];
    }),
  });
}

function fixFor(write: CookieWrite, written: Written | undefined, choice: SameSite, { sourceCode }: Context) {
  const value = valueText(write, choice, sourceCode);
  if (written && write.header) return undefined;
  return setCookieAttribute({ sourceCode, write, attribute: "sameSite", value, headerText: `SameSite=${capital(choice)}`, written: written?.property });
}

/** The value as the library spells it, in the file's quotes. */
function valueText(write: CookieWrite, choice: SameSite, sourceCode: Context["sourceCode"]): string {
  return quoted(sourceCode, write.rows[0]?.capitalSameSite ? capital(choice) : choice);
}

function optionText(write: CookieWrite, choice: SameSite, { sourceCode }: Context): string {
  return write.header ? `SameSite=${capital(choice)}` : `${write.rows[0]?.spelling.sameSite ?? "sameSite"}: ${valueText(write, choice, sourceCode)}`;
}

function capital(choice: SameSite): string {
  return choice.charAt(0).toUpperCase() + choice.slice(1);
}
