import { clearAttribute, deletingWrites, setAttribute, type CookieClear, type PlainAttribute } from "../facts/cookie-clears";
import { cookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import { cookieName, isDeletedCookie } from "../facts/session-cookie";
import type { SessionFacts } from "../facts/session-facts";
import { addOptionsArgument, addProperties, removeProperty } from "../fix/set-property";
import { quoted, type Fix } from "../fix/lists";
import type { CookieAttribute } from "../model/cookie-row";
import { createRule, type SessionRuleContext } from "../rule/create-rule";

type MessageIds = "differs" | "notDeleted" | "liveCookie";
type Context = SessionRuleContext<MessageIds>;
/** The attribute, and what the deletion has to say of it. */
interface Difference {
  readonly attribute: CookieAttribute;
  readonly wanted: string | true | undefined;
}

export default createRule<object, MessageIds>({
  name: "consistent-clear-cookie",
  docs: {
    description: "require a cookie to be deleted with the attributes that it was set with",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [613],
    asvs: ["14.3.1 (1)"],
  },
  fixable: "code",
  messages: {
    differs: "Cookie `{{name}}` is set with {{set}} and deleted with {{cleared}}, so the browser keeps it. Delete it with the same {{attributes}}.",
    notDeleted: "Cookie `{{name}}` is deleted without {{attributes}}, so browsers refuse the deletion and keep it. Delete it with the attributes it is set with.",
    liveCookie: "`{{option}}` makes Express 4 set cookie `{{name}}` to an empty value instead of deleting it, so browsers keep it. Leave it out.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => cookieText,
  check(facts, _options, context) {
    const setters = facts.allCookieWrites.filter((write) => !write.session && !isDeletedCookie(facts, write));
    for (const clear of [...facts.cookieClears, ...deletingWrites(facts, facts.allCookieWrites)]) {
      checkLifetime(facts, clear, context);
      const ours = setters.filter((write) => cookieName(write) === clear.name);
      const differences = ours.map((write) => differencesOf(facts, clear, write));
      const [first] = differences;
      const [setter] = ours;
      // a deletion that fits one of the setters is meant for it
      if (setter && first && differences.every((list) => list.length > 0)) report(facts, clear, setter, first, ours.length === 1, context);
    }
  },
});

/** Express 4's `clearCookie(name, { maxAge })` keeps the lifetime it is given. */
function checkLifetime(facts: SessionFacts, { row, options, name }: CookieClear, context: Context): void {
  if (row?.id !== "express.res.clearCookie" || facts.settings.versions.express !== 4) return;
  for (const option of ["maxAge", "expires"]) {
    const [slot] = options.get(option);
    if (slot?.state !== "value" || !slot.property) continue;
    const fix = removeProperty({ sourceCode: context.sourceCode, property: slot.property });
    context.report({ node: slot.property as never, messageId: "liveCookie", data: { option, name }, fix: fix ?? null });
  }
}

function differencesOf(facts: SessionFacts, clear: CookieClear, write: CookieWrite): readonly Difference[] {
  const differences: Difference[] = [];
  for (const attribute of ["path", "domain", "partitioned"] as const) {
    const set = setAttribute(facts, write, attribute);
    const cleared = clearAttribute(facts, clear, attribute);
    if (differs(attribute, set, cleared)) differences.push({ attribute, wanted: set.state === "value" ? set.value : undefined });
  }
  const isNone = isValue(setAttribute(facts, write, "sameSite"), "none");
  const isPrefixed = /^__(?:Host|Secure|Http|Host-Http)-/iu.test(clear.name);
  // hand-written texts and hapi have defaults of their own, which say nothing here
  if (isNone && clear.row?.spelling.sameSite === "sameSite" && clearAttribute(facts, clear, "sameSite").state === "absent") differences.push({ attribute: "sameSite", wanted: "none" });
  if ((isNone || isPrefixed) && clear.row?.spelling.secure === "secure" && !forcesSecure(clear) && clearAttribute(facts, clear, "secure").state === "absent") differences.push({ attribute: "secure", wanted: true });
  return differences;
}

/** Deno and undici make a prefixed name Secure themselves. */
function forcesSecure({ row }: CookieClear): boolean {
  return row?.package === "undici" || row?.package === "@std/http";
}

function differs(attribute: CookieAttribute, set: PlainAttribute, cleared: PlainAttribute): boolean {
  if (set.state === "unknown" || cleared.state === "unknown") return false;
  if (set.state === "value" && cleared.state === "value") return normalised(attribute, set.value) !== normalised(attribute, cleared.value);
  // a cookie without a path belongs to the directory of the request, which may be the root
  if (attribute === "path") return set.state === "value" && cleared.state === "absent";
  return set.state !== cleared.state;
}

function normalised(attribute: CookieAttribute, value: string | true): string {
  return attribute === "domain" ? String(value).replace(/^\./u, "").toLowerCase() : String(value);
}

function isValue(attribute: PlainAttribute, value: string): boolean {
  return attribute.state === "value" && String(attribute.value).toLowerCase() === value;
}

function report(facts: SessionFacts, clear: CookieClear, setter: CookieWrite, differences: readonly Difference[], onlySetter: boolean, context: Context): void {
  const places = differences.filter(({ attribute }) => attribute !== "secure" && attribute !== "sameSite");
  const names = (places.length > 0 ? places : differences).map(({ attribute }) => `\`${attribute}\``).join(" and ");
  const show = (of: (attribute: CookieAttribute) => PlainAttribute) => places.map(({ attribute }) => describe(attribute, of(attribute))).join(" and ");
  const fix = onlySetter && !clear.write ? addAttributes(clear, differences, context) : undefined;
  context.report({
    node: clear.node as never,
    messageId: places.length > 0 ? "differs" : "notDeleted",
    data: places.length > 0
      ? { name: clear.name, attributes: names, set: show((attribute) => setAttribute(facts, setter, attribute)), cleared: show((attribute) => clearAttribute(facts, clear, attribute)) }
      : { name: clear.name, attributes: names },
    fix: fix ?? null,
  });
}

function describe(attribute: CookieAttribute, value: PlainAttribute): string {
  return value.state === "value" ? `\`${attribute}: ${value.value === true ? "true" : JSON.stringify(value.value)}\`` : `no \`${attribute}\``;
}

/** Adds what the deletion lacks; what it says differently was written on purpose, and stays. */
function addAttributes({ call, row, options, optionsNode }: CookieClear, differences: readonly Difference[], { sourceCode }: Context): Fix | undefined {
  const values: { name: string; value: string }[] = [];
  for (const { attribute, wanted } of differences) {
    const name = row?.spelling[attribute];
    if (name === undefined || wanted === undefined || options.get(name).some(({ state }) => state !== "absent")) return undefined;
    values.push({ name, value: wanted === true ? "true" : quoted(sourceCode, wanted) });
  }
  if (optionsNode?.type === "ObjectExpression") return addProperties({ sourceCode, object: optionsNode, properties: values });
  const position = row?.arguments.options;
  if (optionsNode || position === undefined || !call) return undefined;
  return addOptionsArgument({ sourceCode, call, position, text: `{ ${values.map(({ name, value }) => `${name}: ${value}`).join(", ")} }` });
}
