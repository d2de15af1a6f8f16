import { attributeStates, type AttributeState } from "../facts/cookie-attributes";
import { sessionCookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import { cookieName, isDeletedCookie } from "../facts/session-cookie";
import type { SessionFacts } from "../facts/session-facts";
import { orTaught } from "../facts/taught";
import { quoted } from "../fix/lists";
import { setProperty } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { coveredCookies, writtenPlace } from "../rule/session-cookies";
import { nameOptions, type NameOptions } from "../rule/schemas";

interface Options extends NameOptions {
  /** `valid`: a prefix that is used is used right; `always`: session cookies have one. */
  readonly require?: "valid" | "always";
}

type MessageIds = "domain" | "path" | "missingPath" | "missingPrefix" | "addPrefix";
type Context = SessionRuleContext<MessageIds>;

const defaults: Options = { require: "valid", credentialNames: [], ignoreNames: [] };
const strict: Options = { ...defaults, require: "always" };
const hostPrefix = /^__(?:Host|Host-Http)-/iu;
const anyPrefix = /^__(?:Host|Secure|Http|Host-Http)-/iu;

export default createRule<Options, MessageIds>({
  name: "require-cookie-prefix",
  docs: {
    description: "require the `__Host-` prefix of cookies to be used right, and session cookies to have one",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: strict } },
    cwe: [],
    asvs: ["3.3.1 (1)", "3.3.3 (2)"],
  },
  hasSuggestions: true,
  messages: {
    domain: "Cookie `{{name}}` has a `domain`, so browsers refuse it: `__Host-` cookies belong to one host. Leave `domain` out, or name it `__Secure-…`.",
    path: "Cookie `{{name}}` has the path `{{path}}`, so browsers refuse it: `__Host-` cookies hold for the whole host. Set `path: \"/\"`, or name it `__Secure-…`.",
    missingPath: "Cookie `{{name}}` has no path, so browsers refuse it below the root: `__Host-` cookies hold for the whole host. Set `path: \"/\"`.",
    missingPrefix: "Cookie `{{name}}` has no `{{prefix}}` prefix, so a sibling host can plant a session of its own. Name it `{{prefix}}{{name}}`.",
    addPrefix: "Name it `{{prefix}}{{name}}`, which logs everyone out once.",
  },
  optionProperties: {
    require: { type: "string", enum: ["valid", "always"], description: "`valid`: a prefix that is used is used right. `always`: session cookies have one." },
    ...nameOptions,
  },
  defaults,
  mayReport: (settings) => orTaught(sessionCookieText, settings.cookieSetters),
  check(facts, options, context) {
    for (const write of facts.cookieWrites) {
      const name = cookieName(write);
      if (name !== undefined && hostPrefix.test(name) && !isDeletedCookie(facts, write)) checkPrefix(facts, write, name, context);
    }
    if (options.require !== "always") return;
    for (const { write } of coveredCookies(facts, options)) checkMissing(facts, write, context);
  },
});

/** What browsers demand of a `__Host-` cookie besides Secure, which `require-secure-cookie` looks after. */
function checkPrefix(facts: SessionFacts, write: CookieWrite, name: string, context: Context): void {
  const domain = attributeStates(facts, write, "domain");
  const withDomain = domain.find((state): state is AttributeState & { state: "written" } => state.state === "written");
  if (withDomain && domain.every((state) => state.state === "written" && state.value.kind === "literal" && Boolean(state.value.value))) {
    context.report({ node: writtenPlace(write, withDomain) as never, messageId: "domain", data: { name } });
    return;
  }
  // Deno and undici set Path=/ for a prefixed name
  if (write.rows.some(({ secureForcedBy }) => secureForcedBy === "name")) return;
  const paths = attributeStates(facts, write, "path");
  const [first] = paths;
  if (first?.state === "written" && first.value.kind === "literal" && paths.every(isWrongPath)) {
    context.report({ node: writtenPlace(write, first) as never, messageId: "path", data: { name, path: String(first.value.value) } });
  } else if (paths.every(({ state }) => state === "default") && (write.header !== undefined || write.rows.every(({ defaults: { path } }) => path === null))) {
    context.report({ node: write.node as never, messageId: "missingPath", data: { name } });
  }
}

function isWrongPath(state: AttributeState): boolean {
  return state.state === "written" && state.value.kind === "literal" && typeof state.value.value === "string" && state.value.value !== "/";
}

function checkMissing(facts: SessionFacts, write: CookieWrite, context: Context): void {
  const name = cookieName(write);
  if (name === undefined || name === "" || anyPrefix.test(name) || addsPrefix(write)) return;
  const prefix = isForWholeHost(facts, write) ? "__Host-" : "__Secure-";
  const fix = nameFix(write, prefix + name, context);
  context.report({
    node: write.node as never,
    messageId: "missingPrefix",
    data: { name, prefix },
    suggest: fix ? [{ messageId: "addPrefix", data: { name, prefix }, fix }] : [],
  });
}

/** Libraries that put a prefix before the name themselves, and Hono's option. */
function addsPrefix(write: CookieWrite): boolean {
  return write.rows.some(({ prefixesName, secureForcedBy }) => {
    if (prefixesName) return true;
    return typeof secureForcedBy === "object" && write.options.get(secureForcedBy.option).some(({ state }) => state !== "absent");
  });
}

function isForWholeHost(facts: SessionFacts, write: CookieWrite): boolean {
  const isAbsent = (state: AttributeState) => state.state === "default" || (state.state === "written" && state.value.kind === "literal" && !state.value.value);
  return attributeStates(facts, write, "domain").every(isAbsent) && !attributeStates(facts, write, "path").some(isWrongPath);
}

/** Only a session library's own option: a cookie set by hand is read by its name elsewhere. */
function nameFix(write: CookieWrite, name: string, { sourceCode }: Context) {
  const [option] = write.rows[0]?.session?.nameOptions ?? [];
  const object = write.session && write.optionsNode?.type === "ObjectExpression" ? write.optionsNode : undefined;
  return object && option !== undefined && !option.includes(".") ? setProperty({ sourceCode, object, name: option, value: quoted(sourceCode, name) }) : undefined;
}
