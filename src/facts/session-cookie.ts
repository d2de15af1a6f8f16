import { parseSetCookie } from "../analysis/cookie-string";
import { calleeName, enclosingFunction, functionName, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { hole, type TextPart } from "../analysis/value";
import { wordsOf } from "../analysis/words";
import type { CookieWrite } from "./cookie-writes";
import type { CredentialVerdict, NameRules } from "./credential";
import { isDeletion } from "./cookie-attributes";
import type { FactContext } from "./session-facts";

/** Functions that write data as a text. */
const encoders: ReadonlySet<string> = new Set(["stringify", "encodeURIComponent", "encodeURI", "btoa", "String"]);
/** Words of a function's name that say what it does, or how. */
const settingWords: ReadonlySet<string> = new Set(["set", "send", "create", "add", "write", "make", "save", "store", "put", "attach", "append", "issue", "apply", "response", "res", "http", "only", "secure", "to"]);
const notOne: CredentialVerdict = { verdict: "not" };

/** Whether a cookie holds a session or a credential: because a session library sets it, or by its value and name. */
export function judgeCookie(context: FactContext, write: CookieWrite, rules: NameRules): CredentialVerdict {
  if (isDeletedCookie(context, write)) return notOne;
  if (write.session) return isNamedForAnother(context, write, rules) ? notOne : { verdict: "credential", kind: "session-id", strength: "strong", by: "origin" };
  // the text of a header shows the whole value
  if (write.header && write.header.value !== "hole-or-mixed") return { ...notOne, by: "literal" };
  const judge = (name: readonly TextPart[] | undefined, given: Arguments | undefined) =>
    context.credentials.judge({ ...(name && { name }), ...(write.value && { value: write.value }), place: "cookie", ...(given && { given }) }, rules);
  const verdict = judge(write.name, write.given);
  // a name that may mean many things is no match for a value that shows what it holds
  if (verdict.by === "name" && verdict.strength === "weak" && isPlainData(context, write.value)) return { verdict: "unknown" };
  if (verdict.verdict !== "unknown" || write.given) return verdict;
  const ofCallers = callersOf(context, write).map((given) => judge(nameIn(context, write, given), given));
  if (ofCallers.length === 0) return judgeByFunction(context, write, rules) ?? verdict;
  return ofCallers.find(({ verdict: found }) => found === "credential") ?? verdict;
}

/** `setSessionCookie(res, name, value)`, which other files call: the function says what its callers have it set. */
function judgeByFunction({ credentials }: FactContext, write: CookieWrite, rules: NameRules): CredentialVerdict | undefined {
  const fn = enclosingFunction(write.node);
  const words = wordsOf((fn && functionName(fn)) ?? "");
  const isNamed = write.name?.some((part) => part !== hole) ?? false;
  // of several cookies, the name is not that of each
  if (isNamed || !write.value || !words.includes("cookie")) return undefined;
  const verdict = credentials.judgeName(words.filter((word) => word !== "cookie" && !settingWords.has(word)).join("_"), "cookie", rules);
  return verdict.verdict === "credential" ? { ...verdict, by: "name" } : undefined;
}

/** Session libraries also keep what is no session: `createCookieSessionStorage({ cookie: { name: "theme" } })`. */
function isNamedForAnother({ credentials }: FactContext, write: CookieWrite, rules: NameRules): boolean {
  const name = write.nameNode && cookieName(write);
  return name !== undefined && credentials.judgeName(name, "cookie", rules).verdict === "not";
}

/** `encodeURIComponent(JSON.stringify({ … }))`: the credential's judge has looked into it. */
export function isPlainData(context: FactContext, value: Node | undefined, depth = 0): boolean {
  if (depth > 4) return false;
  const [trace, ...others] = value ? context.file.tracer.trace(value) : [];
  if (!trace || others.length > 0 || trace.path.length > 0) return false;
  const { node } = trace;
  if (node.type !== "CallExpression") return node.type === "ObjectExpression";
  return encoders.has(calleeName(node) ?? "") && isPlainData(context, node.arguments[0], depth + 1);
}

/** `oauth_state`, `nonce`: an identity provider's answer is compared with it, and may come by a form of its own site. */
export function awaitsAnswer(write: CookieWrite): boolean {
  return wordsOf(cookieName(write) ?? "").some((word) => word === "state" || word === "nonce");
}

/** Whether the write takes the cookie away: by its end, or by a value that is empty. */
export function isDeletedCookie(context: FactContext, write: CookieWrite): boolean {
  if (isDeletion(context, write)) return true;
  if (write.header && write.header.value !== "hole-or-mixed") return write.header.value.known === "";
  const value = write.value && context.file.values.literalOf(write.value, write.given);
  return value?.kind === "literal" && (value.value === "" || value.value === null || value.value === undefined);
}

/** A same-file function that sets a cookie: what each call of it gives to its parameters. */
function callersOf(context: FactContext, write: CookieWrite): readonly Arguments[] {
  const fn = enclosingFunction(write.node);
  if (!fn || fn.params.length === 0) return [];
  return context.file.tracer.callsOf(fn).map((call) => context.file.tracer.argumentsOf(fn, call));
}

/** The cookie's name in one call of the function around the write. */
function nameIn(context: FactContext, { header, name, nameNode, node }: CookieWrite, given: Arguments): readonly TextPart[] | undefined {
  if (nameNode) return context.file.values.textParts(nameNode, given);
  if (!header || name) return name;
  const inCall = parseSetCookie(context.file.values.textParts(node, given)).name;
  return inCall === undefined ? undefined : [inCall];
}

/** The cookie's name for a message; undefined where the file does not show it as a whole. */
export function cookieName(write: CookieWrite): string | undefined {
  return write.name?.every((part) => part !== hole) ? write.name.join("") : undefined;
}
