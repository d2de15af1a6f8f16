import { calleeName, isInside, memberPath, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { wordsOf } from "../analysis/words";
import { randomResults } from "../model/random-ids";
import { notAStore, storedSessionIds, storingWords } from "../model/stored-session-ids";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";

const isRandom = originMatcher(randomResults);
const isStoredId = originMatcher(storedSessionIds);

/**
 * Whether the cookie's value is the ID of a session that the server keeps, which no script has a use for: it is a
 * session library's own, comes from a session, or is a random text that the file also puts into a store.
 */
export function isOpaqueSessionId(context: FactContext, { session, value }: CookieWrite): boolean {
  if (session) return true;
  if (!value) return false;
  return context.receivers.keysOf(value).some(isStoredId) || isIdOfSession(value) || isStoredRandom(context, value);
}

/** `session.id`, `newSession.sid`, `req.session.id` */
function isIdOfSession(value: Node): boolean {
  const node = unwrapAwait(value);
  if (node.type !== "MemberExpression" || !["id", "sid", "sessionId", "session_id", "_id"].includes(staticKey(node) ?? "")) return false;
  const holder = unwrapAwait(node.object);
  const name = holder.type === "Identifier" ? holder.name : holder.type === "MemberExpression" ? staticKey(holder) : undefined;
  return name !== undefined && wordsOf(name).at(-1) === "session";
}

function isStoredRandom(context: FactContext, value: Node): boolean {
  const node = unwrapAwait(value);
  if (node.type !== "Identifier" || !context.file.origins.of(node).some(isRandom)) return false;
  const references = context.file.tracer.bindings.variableOf(node)?.references ?? [];
  return references.some(({ identifier }) => identifier !== node && isStored(context, identifier as Node));
}

/** `sessions.set(id, …)`, `redis.set(`sess:${id}`, …)`, `db.sessions.insert({ id })`, `sessions[id] = …` */
function isStored(context: FactContext, node: Node): boolean {
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.computed && parent.property === node) return parent.parent.type === "AssignmentExpression" && parent.parent.left === parent;
  const call = callAround(node);
  if (!call || isInside(node, call.callee) || context.receivers.isHanded(call.callee)) return false;
  const [verb] = wordsOf(calleeName(call) ?? "");
  return verb !== undefined && storingWords.has(verb) && !notAStore.test(memberPath(call.callee));
}

/** The call that a value is an argument of, alone or in an object or a text. */
function callAround(node: Node) {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === "CallExpression") return at;
    if (!["Property", "ObjectExpression", "TemplateLiteral", "SpreadElement", "ArrayExpression"].includes(at.type)) return undefined;
  }
  return undefined;
}
