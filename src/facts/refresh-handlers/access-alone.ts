import { isInside, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import { accessFields, besideAccessFields, storingVerbs } from "../../model/refresh-words";
import { isChanging } from "../account-changes/writes";
import { namesOfCall } from "../session-ending/call-chain";
import { functionsAt } from "../session-ending/middlewares";
import type { FactContext } from "../session-facts";
import { ofTarget, type Mint } from "./minting";
import { tokenWordsOf } from "./names";

/**
 * Whether a call only keeps the new access token: `tokens.update(id, { accessToken, expiresAt })`, `record.save()` after
 * `record.accessToken = token`, `cache.cacheToken(accessToken, user.id)`. The refresh token that was taken stays as it was.
 */
export function keepsAccessToken(context: FactContext, call: CallNode, mints: readonly Mint[]): boolean {
  const last = namesOfCall(call).at(-1) ?? "";
  if (isChanging(last)) return changesAccessToken(context, call);
  if (last === "save") return savesAccessToken(context, call);
  const [verb = "", ...others] = tokenWordsOf(last);
  if (!storingVerbs.has(verb) || !(verb === "cache" || others.includes("access"))) return false;
  const [first] = call.arguments;
  return first !== undefined && first.type !== "SpreadElement" && context.file.tracer.trace(first).some(({ node }) => mints.some(({ call: mint, gives }) => mint === node && gives === "access"));
}

/** Fields of the record that is changed, where they are all shown: `{ where, data: { accessToken } }`, `filter, { $set: { accessToken } }`. */
function changesAccessToken({ file }: FactContext, { arguments: given }: CallNode): boolean {
  const views = given.flatMap((argument) => (argument.type !== "SpreadElement" && unwrapAwait(argument).type === "ObjectExpression" ? [file.objects.of(argument)] : []));
  const changed = views.flatMap((view) => {
    const inner = ["data", "$set", "set"].filter((key) => view.properties.some(({ name }) => name === key)).map((key) => file.objects.at(view, key).view);
    return inner.length > 0 ? inner : [view];
  });
  return changed.some((view) => !view.open && areOfAccess(view.properties.map(({ name }) => name)));
}

/** `record.accessToken = token; await record.save()` */
function savesAccessToken({ file }: FactContext, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const holder = callee.type === "MemberExpression" && callee.object.type === "Identifier" ? file.tracer.bindings.variableOf(callee.object) : undefined;
  const fields = (holder?.references ?? []).flatMap(({ identifier }) => {
    const member = (identifier as Node).parent;
    return member?.type === "MemberExpression" && member.parent.type === "AssignmentExpression" && member.parent.left === member ? [staticKey(member) ?? "?"] : [];
  });
  return areOfAccess(fields);
}

function areOfAccess(fields: readonly string[]): boolean {
  return fields.some((name) => accessFields.test(name)) && fields.every(isOfAccess);
}

/** A field of an access token: itself, or when it was made and how long it lives. */
export function isOfAccess(field: string): boolean {
  return accessFields.test(field) || besideAccessFields.has(field);
}

/** Functions of the reach without those that make two tokens, of which only the access token is taken: `const { accessToken } = makeTokens(user)`. */
export function withoutDropped(context: FactContext, reach: readonly Node[]): readonly Node[] {
  const [start, ...helpers] = reach;
  const calls = context.file.tracer.index.calls.filter((call) => reach.some((fn) => isInside(call, fn)));
  const kept = helpers.filter((fn) => {
    const own = calls.filter((call) => functionsAt(context, call.callee).some((called) => called === fn));
    return own.length === 0 || !own.every(takesAccessOnly);
  });
  return start ? [start, ...kept] : kept;
}

/** A refresh token that a helper makes beside an access token, and that the call of the helper does not take. */
export function isDropped({ call, gives, signer }: Mint): boolean {
  return gives === "refresh" && signer !== undefined && signer !== call && takesAccessOnly(call);
}

function takesAccessOnly(call: CallNode): boolean {
  let at: Node = call;
  while (at.parent && (at.parent.type === "AwaitExpression" || unwrap(at.parent) !== at.parent)) at = at.parent;
  const { parent } = at;
  if (parent?.type === "MemberExpression" && parent.object === at) return accessFields.test(staticKey(parent) ?? "");
  return parent?.type === "VariableDeclarator" && parent.id.type === "ObjectPattern" && parent.id.properties.length > 0 && ofTarget(parent.id) === "access";
}
