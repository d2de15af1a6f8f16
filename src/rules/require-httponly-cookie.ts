import type { TSESTree } from "@typescript-eslint/utils";
import { attributeStates, misspeltAttribute, type AttributeState } from "../facts/cookie-attributes";
import { cookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import { isOpaqueSessionId } from "../facts/stored-session-id";
import { orTaught } from "../facts/taught";
import { setCookieAttribute } from "../fix/cookie-attribute";
import { renameKey, replaceProperty } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { cookieObject, cookieOptionDefaults, cookieOptionProperties, cookieSubject, coveredCookies, isInCall, isOff, writtenPlace, type CookieOptions } from "../rule/session-cookies";

type MessageIds = "insecureByDefault" | "explicitlyInsecure" | "misspelt" | "addHttpOnly" | "setHttpOnly" | "renameHttpOnly";
type Context = SessionRuleContext<MessageIds>;
type Misspelling = NonNullable<ReturnType<typeof misspeltAttribute>>;

export default createRule<CookieOptions, MessageIds>({
  name: "require-httponly-cookie",
  docs: {
    description: "require session cookies to be `HttpOnly`, so that no script can read them",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [1004],
    asvs: ["3.3.4 (2)"],
  },
  fixable: "code",
  hasSuggestions: true,
  messages: {
    insecureByDefault: "{{cookie}} is set without `HttpOnly`, so any script on the page can read it. Set `{{option}}`.",
    explicitlyInsecure: "{{cookie}} turns `HttpOnly` off, so any script on the page can read it. Set `{{option}}`.",
    misspelt: "`{{written}}` has no effect, so any script on the page can read {{cookie}}. Write `{{right}}`.",
    addHttpOnly: "Add `{{option}}`, which hides the cookie from scripts.",
    setHttpOnly: "Set `{{option}}`, which hides the cookie from scripts.",
    renameHttpOnly: "Write `{{option}}`, which hides the cookie from scripts.",
  },
  optionProperties: cookieOptionProperties,
  defaults: cookieOptionDefaults,
  mayReport: (settings) => orTaught(cookieText, settings.cookieSetters),
  check(facts, options, context) {
    const reported = new Set<unknown>();
    for (const { write, verdict } of coveredCookies(facts, options)) {
      const states = attributeStates(facts, write, "httpOnly");
      // one way in which the cookie may be HttpOnly, or may not be known, is enough
      if (states.length === 0 || !states.every((state) => isOff(write, state, ({ defaults }) => defaults.httpOnly === false))) continue;
      const written = states.find(isWritten);
      const misspelt = misspeltAttribute(write, "httpOnly");
      const place = written ? writtenPlace(write, written) : (misspelt?.property ?? write.node);
      // a same-file function with several callers is one cause
      if (reported.has(place)) continue;
      reported.add(place);
      if (written) reportWritten(write, written, context);
      else if (misspelt) reportMisspelt(write, misspelt, context);
      else reportAbsent(write, verdict.verdict === "credential" && isOpaqueSessionId(facts, write), context);
    }
  },
});

/** Whether the author wrote the attribute, be it as `undefined`. */
function isWritten(state: AttributeState): boolean {
  return state.state === "written" || (state.state === "default" && state.property !== undefined);
}

function reportWritten(write: CookieWrite, state: AttributeState, context: Context): void {
  const data = { cookie: cookieSubject(write), option: optionText(write) };
  const fix = fixFor(write, context, "property" in state ? state.property : undefined);
  context.report({
    node: writtenPlace(write, state) as never,
    messageId: "explicitlyInsecure",
    data,
    // front ends in other files may read what was left readable on purpose
    suggest: fix ? [{ messageId: "setHttpOnly", data, fix }] : [],
  });
}

function reportMisspelt(write: CookieWrite, { written, right, property }: Misspelling, context: Context): void {
  const { sourceCode } = context;
  const { value } = property;
  const turnsOn = value.type === "Literal" && value.value === true;
  const turnsOff = value.type === "Literal" && !value.value;
  const fix = turnsOff ? replaceProperty({ sourceCode, property, name: right, value: "true" }) : renameKey({ sourceCode, property, name: right });
  // options that stand elsewhere may serve cookies that scripts have to read
  const isSafe = turnsOn && isInCall(property, write);
  context.report({
    node: property as never,
    messageId: "misspelt",
    data: { written, right, cookie: cookieObject(write) },
    fix: isSafe && fix ? fix : null,
    suggest: fix && !isSafe ? [{ messageId: "renameHttpOnly", data: { option: turnsOff ? `${right}: true` : right }, fix }] : [],
  });
}

function reportAbsent(write: CookieWrite, opaque: boolean, context: Context): void {
  const data = { cookie: cookieSubject(write), option: optionText(write) };
  const fix = fixFor(write, context);
  context.report({
    node: write.node as never,
    messageId: "insecureByDefault",
    data,
    // no script has a use for the bare ID of a session; a token may be read by a front end in another file
    fix: opaque && fix ? fix : null,
    suggest: fix && !opaque ? [{ messageId: "addHttpOnly", data, fix }] : [],
  });
}

function fixFor(write: CookieWrite, { sourceCode }: Context, written?: TSESTree.Property) {
  return setCookieAttribute({ sourceCode, write, attribute: "httpOnly", value: "true", headerText: "HttpOnly", written });
}

function optionText({ header, rows: [row] }: CookieWrite): string {
  return header ? "HttpOnly" : `${row?.spelling.httpOnly ?? "httpOnly"}: true`;
}
