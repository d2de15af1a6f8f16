import { calleeName, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { Trace } from "../analysis/trace";
import { cookieMembers, cookieProtectors, cookieReadRows, type CookieReadRow } from "../model/cookie-reads";
import { isBrowserFile } from "./browser-file";
import type { FactContext } from "./session-facts";

/** A value that a request's cookie holds as the visitor sent it. */
export interface CookieRead {
  /** The cookie's name. */
  readonly cookie: string;
  /** What is taken from it: a member of the object that its text is parsed to, else the cookie itself. */
  readonly name: string;
  /** Where the reading starts, the same for all uses of one reading: the request, or the call. */
  readonly node: Node;
}

const rows = (cookieReadRows as readonly CookieReadRow[]).map((row) => ({ row, matches: originMatcher(row.calls) }));
/** Functions and methods whose result says what their argument or object says. */
const sameFunctions = /^(?:Number|parseInt|parseFloat|String|Boolean|decodeURIComponent|unescape|BigInt|ObjectId|Object)$/u;
const sameMethods = /^(?:toString|trim|replace|slice|toLowerCase|toUpperCase|split|boolean|number|json)$/u;
const maxDepth = 6;

/** Whether `req.cookies` may hold something else than what was sent. */
export function mayBeProtected(context: FactContext): boolean {
  return cookieProtectors.some((name) => context.file.tracer.index.modules.has(name));
}

/** What a member of a cookie's object is called: its last name, and `user_id` for the `id` of a user. */
function memberName(holder: string, path: readonly string[]): string {
  const last = path.at(-1);
  if (last === undefined) return holder;
  return /^_?id$/u.test(last) ? `${path.at(-2) ?? holder}_id` : last;
}

/** The cookie that a value is, if it surely comes from one; no longer after a check of any kind. */
export function cookieRead(context: FactContext, value: Node, depth = 0): CookieRead | undefined {
  if (depth > maxDepth) return undefined;
  const node = unwrapAwait(value);
  const traces = context.file.tracer.trace(node).filter((trace) => !isStandIn(trace));
  const [only, ...others] = traces;
  if (!only || others.length > 0) return undefined;
  const { node: origin, path } = only;
  const member = memberRead(context, node, only);
  if (member) return { ...member, node: origin };
  return origin.type === "CallExpression" || origin.type === "NewExpression" ? ofCall(context, origin, path, depth) : undefined;
}

/** `cookies.role || null`, `cookies.role ?? "user"`: what stands in for a cookie that is not there. */
function isStandIn({ node, path }: Trace): boolean {
  if (node.type === "Literal") return true;
  return path.length === 0 && ((node.type === "Identifier" && node.name === "undefined") || (node.type === "ObjectExpression" && node.properties.length === 0));
}

/**
 * `req.cookies.role`, and `req.cookies.user.role` of a cookie that the parser has read as JSON; a name by itself may be
 * taken out of the request where that is a parameter.
 */
function memberRead(context: FactContext, node: Node, trace: Trace): { cookie: string; name: string } | undefined {
  if (trace.path.length === 0 && trace.node.type !== "MemberExpression" && trace.node.type !== "Identifier") return undefined;
  for (const key of context.receivers.keysOf(node)) {
    const [, cookie, name] = cookieMembers.exec(key) ?? [];
    // `get` and `getAll` are the methods of another kind of `cookies`
    if (cookie !== undefined && !/^(?:get|getAll|has|set|delete)$/u.test(cookie)) return { cookie, name: memberName(cookie, name === undefined ? [] : [name]) };
  }
  return undefined;
}

function ofCall(context: FactContext, call: CallNode, path: readonly string[], depth: number): CookieRead | undefined {
  const keys = context.receivers.keysOf(call.callee);
  const found = rows.filter(({ matches }) => keys.length > 0 && keys.every(matches)).flatMap(({ row }) => ofRow(context, call, row, path) ?? []);
  return found[0] ?? ofTransparent(context, call, path, depth);
}

function ofRow(context: FactContext, call: CallNode, row: CookieReadRow, path: readonly string[]): CookieRead | undefined {
  if (row.isomorphic && isBrowserFile(context.file)) return undefined;
  if (row.unsigned !== undefined) {
    const [slot, ...others] = context.file.objects.of(call.arguments[call.arguments.length - 1]).get(row.unsigned);
    if (slot?.state !== "value" || others.length > 0 || slot.node.type !== "Literal" || slot.node.value !== false) return undefined;
  }
  const [first, ...rest] = path;
  if (row.name === undefined) return first !== undefined && rest.length === 0 ? { cookie: first, name: first, node: call } : undefined;
  const name = context.file.values.textOf(call.arguments[row.name]);
  if (name === undefined) return undefined;
  const isValue = row.value === undefined ? path.length === 0 : (first === row.value && rest.length === 0) || path.length === 0;
  return isValue ? { cookie: name, name, node: call } : undefined;
}

/** `Number(cookie)`, `cookie.trim()`, and members of `JSON.parse(cookie)`. */
function ofTransparent(context: FactContext, call: CallNode, path: readonly string[], depth: number): CookieRead | undefined {
  const callee = unwrap(call.callee);
  const [argument] = call.arguments;
  const name = calleeName(call) ?? "";
  const isParse = callee.type === "MemberExpression" && name === "parse" && callee.object.type === "Identifier" && callee.object.name === "JSON";
  if (isParse && argument && argument.type !== "SpreadElement") {
    const read = cookieRead(context, argument, depth + 1);
    return read && { ...read, name: memberName(read.name, path) };
  }
  if (path.length > 0 && name !== "split" && name !== "json") return undefined;
  if (callee.type === "MemberExpression" && sameMethods.test(name)) {
    const read = cookieRead(context, callee.object, depth + 1);
    return read && path.length > 0 && name === "json" ? { ...read, name: path.at(-1) ?? read.name } : read;
  }
  const isSame = sameFunctions.test(name) && argument && argument.type !== "SpreadElement";
  return isSame ? cookieRead(context, argument, depth + 1) : undefined;
}
