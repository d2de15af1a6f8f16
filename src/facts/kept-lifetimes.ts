import { calleeName, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { expiryField } from "../model/session-stores";
import { entryLifetimes, lifetimeWords, type EntryLifetime } from "../model/session-stores/lifetimes";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";
import { millisecondsFromNow } from "./session-lifetimes";

/** Attributes of cookies: an object that has one is no record of a session. */
const attributes: ReadonlySet<string> = new Set(["httpOnly", "sameSite", "secure", "path", "domain"]);

/**
 * How long the server keeps the session whose ID a cookie carries, in seconds, as often as the file says it: by the
 * lifetime of a store's entry under that ID, or by the expiry beside the ID in a record.
 */
export function keptLifetimes(context: FactContext, write: CookieWrite): readonly number[] {
  const isIt = write.value && matcherOf(context, write.value, write);
  return isIt ? [...ofEntries(context, isIt), ...ofRecords(context, isIt)] : [];
}

/** Calls whose result stands for what they are given. */
const hashes = /hash|sha\d|hmac|digest|^update$|^String$|^toString$|encode/iu;

type Matcher = (node: Node) => boolean;

/** Whether an expression is made of the cookie's value: itself, a key with it, a hash of it. */
function matcherOf({ file: { tracer } }: FactContext, value: Node, { given }: CookieWrite): Matcher | undefined {
  const [origin, ...others] = tracer.trace(value, given);
  if (!origin || others.length > 0 || origin.node.type === "Literal") return undefined;
  const path = origin.path.join(".");
  const isIt = (start: Node, depth: number): boolean => {
    const node = unwrapAwait(start);
    if (depth > 3) return false;
    if (tracer.trace(node).some((trace) => trace.node === origin.node && trace.path.join(".") === path)) return true;
    if (node.type === "Identifier") {
      const made = tracer.only(node);
      return made !== undefined && made !== node && isIt(made, depth + 1);
    }
    if (node.type === "TemplateLiteral") return node.expressions.some((part) => isIt(part, depth + 1));
    if (node.type === "BinaryExpression") return [node.left, node.right].some((part) => isIt(part, depth + 1));
    if (node.type !== "CallExpression") return false;
    // createHash("sha256").update(token).digest("hex")
    const { callee } = node;
    const parts = [...(hashes.test(calleeName(node) ?? "") ? node.arguments : []), ...(callee.type === "MemberExpression" && callee.object.type === "CallExpression" ? [callee.object] : [])];
    return parts.some((part) => isIt(part, depth + 1));
  };
  return (node) => isIt(node, 0);
}

function ofEntries(context: FactContext, isIt: Matcher): readonly number[] {
  const { index } = context.file.tracer;
  return entryLifetimes.flatMap((lifetime) =>
    lifetime.methods.flatMap((method) => index.callsNamed.get(method) ?? []).flatMap((call) => {
      const [key] = call.arguments;
      const seconds = key && key.type !== "SpreadElement" && isIt(key) ? entryLifetime(context, call, lifetime) : undefined;
      return seconds === undefined ? [] : [seconds];
    }),
  );
}

function entryLifetime(context: FactContext, call: CallNode, { at, unit }: EntryLifetime): number | undefined {
  if (at !== undefined && unit) return secondsOf(context, call.arguments[at], unit);
  const [, , third, fourth] = call.arguments;
  if (!third) return undefined;
  const word = context.file.values.textOf(third)?.toUpperCase();
  if (word !== undefined) return lifetimeWords[word] && secondsOf(context, fourth, lifetimeWords[word]);
  const found = context.file.objects.of(third).properties.find(({ name }) => name in lifetimeWords);
  return found && secondsOf(context, found.node, lifetimeWords[found.name] ?? "s");
}

function secondsOf(context: FactContext, node: Node | undefined, unit: "s" | "ms"): number | undefined {
  const value = node && context.file.values.literalOf(node);
  if (value?.kind !== "literal" || typeof value.value !== "number") return undefined;
  return unit === "ms" ? value.value / 1000 : value.value;
}

/** `session.create({ data: { token, expiresAt: new Date(Date.now() + …) } })` */
function ofRecords(context: FactContext, isIt: Matcher): readonly number[] {
  return context.file.tracer.index.objects.flatMap((object) => {
    const { properties } = context.file.objects.of(object);
    const expiry = properties.find(({ name }) => expiryField.test(name));
    // an access token beside a refresh token: whose end it is, the record does not say
    if (!expiry || properties.filter(({ name }) => /token|jwt/iu.test(name) && !expiryField.test(name)).length > 1) return [];
    if (properties.some(({ name }) => attributes.has(name)) || !properties.some(({ node }) => node !== expiry.node && isIt(node))) return [];
    const [value, ...others] = context.file.values.of(expiry.node, expiry.given);
    const ms = value && others.length === 0 ? millisecondsFromNow(value) : undefined;
    return ms === undefined || !Number.isFinite(ms) ? [] : [ms / 1000];
  });
}
