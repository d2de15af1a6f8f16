import { attributeStates, misspeltAttribute, type AttributeState } from "../facts/cookie-attributes";
import { cookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import { cookieName, judgeCookie } from "../facts/session-cookie";
import { isOpaqueSessionId } from "../facts/stored-session-id";
import type { SessionFacts } from "../facts/session-facts";
import { orTaught } from "../facts/taught";
import { addCookieAttribute } from "../fix/cookie-attribute";
import { renameKey, setProperty } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

interface Options extends NameOptions {
  /** Judges every cookie, not only those that hold a session or a credential. */
  readonly allCookies?: boolean;
}

type MessageIds = "insecureByDefault" | "explicitlyInsecure" | "misspelt" | "addHttpOnly" | "setHttpOnly";
type Context = SessionRuleContext<MessageIds>;

const defaults: Options = { allCookies: false, credentialNames: [], ignoreNames: [] };

export default createRule<Options, MessageIds>({
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
    insecureByDefault: "{{cookie}} is set without `HttpOnly`, so any script on the page can read the session. Set `{{option}}`.",
    explicitlyInsecure: "{{cookie}} turns `HttpOnly` off, so any script on the page can read the session. Set `{{option}}`.",
    misspelt: "`{{written}}` has no effect, so any script on the page can read {{cookieLower}}. The option is spelled `{{right}}`.",
    addHttpOnly: "Add `{{option}}`, which hides the cookie from scripts.",
    setHttpOnly: "Set `{{option}}`, which hides the cookie from scripts.",
  },
  optionProperties: {
    allCookies: { type: "boolean", description: "Judge every cookie, not only those that hold a session or a credential." },
    ...nameOptions,
  },
  defaults,
  mayReport: (_options, settings) => orTaught(cookieText, settings.cookieSetters),
  check(facts, options, context) {
    for (const write of facts.cookieWrites) {
      const verdict = judgeCookie(facts, write, options);
      const isCovered = verdict.verdict === "credential" || (options.allCookies === true && verdict.by !== "literal" && verdict.verdict === "unknown");
      if (isCovered) checkWrite(facts, write, isOpaqueSessionId(facts, write, verdict), context);
    }
  },
});

function checkWrite(facts: SessionFacts, write: CookieWrite, opaque: boolean, context: Context): void {
  const states = attributeStates(facts, write, "httpOnly");
  // one way in which the cookie may be HttpOnly, or may not be known, is enough
  if (states.length === 0 || !states.every((state) => isOff(write, state))) return;
  const written = states.find((state) => state.state === "written");
  if (written?.state === "written") reportWritten(write, written, context);
  else reportAbsent(write, opaque, context);
}

function isOff(write: CookieWrite, state: AttributeState): boolean {
  if (state.state === "unknown") return false;
  if (state.state === "written") return state.value.kind === "literal" && !state.value.value;
  // the call may be any of its rows: each has to be off on its own
  return write.header !== undefined || write.rows.every((row) => row.defaults.httpOnly === false);
}

function reportAbsent(write: CookieWrite, opaque: boolean, context: Context): void {
  const { sourceCode } = context;
  const misspelt = misspeltAttribute(write, "httpOnly");
  const option = optionText(write);
  if (misspelt) {
    const rename = renameKey({ sourceCode, property: misspelt.property, name: misspelt.right });
    const turnsOn = misspelt.property.value.type === "Literal" && misspelt.property.value.value === true;
    context.report({
      node: misspelt.property as never,
      messageId: "misspelt",
      data: { written: misspelt.written, right: misspelt.right, cookieLower: describe(write, "the session cookie") },
      fix: turnsOn ? (rename ?? null) : null,
    });
    return;
  }
  const add = addCookieAttribute({ sourceCode, write, attribute: "httpOnly", value: "true", headerText: "HttpOnly" });
  const { literal } = write.options;
  // options that stand elsewhere may serve other cookies, which scripts may have to read
  const fixable = opaque && (literal === undefined || isHere(literal, write));
  context.report({
    node: write.node as never,
    messageId: "insecureByDefault",
    data: { cookie: describe(write, "The session cookie"), option },
    fix: fixable ? (add ?? null) : null,
    suggest: add && !fixable ? [{ messageId: "addHttpOnly", data: { option }, fix: add }] : [],
  });
}

function reportWritten(write: CookieWrite, state: AttributeState & { state: "written" }, context: Context): void {
  const { sourceCode } = context;
  const object = state.property?.parent;
  const name = write.rows[0]?.spelling.httpOnly ?? "httpOnly";
  const here = state.property && write.optionsNode && isHere(state.property, write) ? state.property : (write.optionsNode ?? write.node);
  const set = object?.type === "ObjectExpression" ? setProperty({ sourceCode, object, name, value: "true" }) : undefined;
  context.report({
    node: here as never,
    messageId: "explicitlyInsecure",
    data: { cookie: describe(write, "The session cookie"), option: optionText(write) },
    suggest: set ? [{ messageId: "setHttpOnly", data: { option: optionText(write) }, fix: set }] : [],
  });
}

/** Whether the property stands in the call itself; of options declared elsewhere, the argument is reported. */
function isHere(property: { range: readonly [number, number] }, { call }: CookieWrite): boolean {
  return call !== undefined && property.range[0] >= call.range[0] && property.range[1] <= call.range[1];
}

function optionText(write: CookieWrite): string {
  return write.header ? "HttpOnly" : `${write.rows[0]?.spelling.httpOnly ?? "httpOnly"}: true`;
}

function describe(write: CookieWrite, unnamed: string): string {
  const name = cookieName(write);
  if (name === undefined) return unnamed;
  return unnamed.startsWith("The") ? `Cookie \`${name}\`` : `cookie \`${name}\``;
}
