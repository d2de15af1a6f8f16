import { enclosingFunction, isInside, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { hole } from "../analysis/value";
import { randomResults } from "../model/random-ids";
import type { CookieWrite } from "./cookie-writes";
import type { CredentialVerdict, NameRules } from "./credential";
import { isDeletion } from "./cookie-attributes";
import type { FactContext } from "./session-facts";

const isRandom = originMatcher(randomResults);
const notOne: CredentialVerdict = { verdict: "not" };

/** Whether a cookie holds a session or a credential: because a session library sets it, or by its value and name. */
export function judgeCookie(context: FactContext, write: CookieWrite, rules: NameRules): CredentialVerdict {
  if (isDeletion(context, write)) return notOne;
  if (write.session) return { verdict: "credential", kind: "session-id", strength: "strong", by: "origin" };
  const verdict = context.credentials.judge({ ...named(write), place: "cookie" }, rules);
  if (verdict.verdict !== "unknown") return verdict;
  return callersOf(context, write).map((given) => {
    const name = write.call ? context.file.values.textParts(write.node, given) : write.name;
    return context.credentials.judge({ ...(name && { name }), ...(write.value && { value: write.value }), place: "cookie", given }, rules);
  }).find(({ verdict: found }) => found === "credential") ?? verdict;
}

/** Whether the write takes the cookie away: by its end, or by a value that is empty. */
export function isDeletedCookie(context: FactContext, write: CookieWrite): boolean {
  if (isDeletion(context, write)) return true;
  const value = write.value && context.file.values.literalOf(write.value);
  return value?.kind === "literal" && (value.value === "" || value.value === null || value.value === undefined);
}

function named(write: CookieWrite) {
  return { ...(write.name && { name: write.name }), ...(write.value && { value: write.value }) };
}

/** A same-file function that sets any cookie: what each call of it gives to its parameters. */
function callersOf(context: FactContext, write: CookieWrite) {
  const fn = enclosingFunction(write.node);
  if (!fn || fn.params.length === 0 || (write.name && !write.name.includes(hole))) return [];
  return context.file.tracer.callsOf(fn).map((call) => context.file.tracer.argumentsOf(fn, call));
}

/** The cookie's name for a message; undefined where the file does not show it as a whole. */
export function cookieName(write: CookieWrite): string | undefined {
  return write.name?.every((part) => part !== hole) ? write.name.join("") : undefined;
}

/**
 * Whether the cookie's value is the ID of a session that the server keeps, which no script has a use for: it comes from
 * the session, or is a random text that the file also hands to something else (a store).
 */
export function isOpaqueSessionId(context: FactContext, write: CookieWrite, verdict: CredentialVerdict): boolean {
  if (write.session) return true;
  if (verdict.kind === "session-id" && verdict.by === "origin") return true;
  return write.value !== undefined && isStoredRandom(context, write.value);
}

function isStoredRandom(context: FactContext, value: Node): boolean {
  if (value.type !== "Identifier") return false;
  if (!context.file.origins.of(value).some(isRandom)) return false;
  const references = context.file.tracer.bindings.variableOf(value)?.references ?? [];
  return references.some(({ identifier }) => {
    if (identifier === value) return false;
    const call = storingCall(identifier as Node);
    return call !== undefined && !isInside(value, call) && !context.receivers.isHanded(call);
  });
}

/** The call that a value is an argument of, alone or in an object or a text. */
function storingCall(node: Node): Node | undefined {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === "CallExpression") return at.callee;
    if (!["Property", "ObjectExpression", "TemplateLiteral", "SpreadElement", "ArrayExpression"].includes(at.type)) return undefined;
  }
  return undefined;
}
