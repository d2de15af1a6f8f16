import { forEachChild } from "../analysis/file-index";
import { isFunction, staticKey, type FunctionNode, type Node } from "../analysis/nodes";
import { enclosingClass } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { gateWords, userStateNames } from "../model/authentications";
import { gatesAround, strategyGate } from "./authentication-gates";
import { isBrowserFile } from "./browser-file";
import { chainOf } from "./session-ending/call-chain";
import { isInert } from "./session-ending/harmless";
import { hasOtherPurpose, isForeign, onlyVerifies } from "./own-tokens";
import type { FactContext } from "./session-facts";
import { StoreAsks } from "./store-asks";
import type { TokenVerification } from "./token-verifications";

/** Code that lets a request in because a token's signature is right, and what it asks the server beside that. */
export interface Authentication {
  readonly verification: TokenVerification;
  /** Where a report belongs: the callee that verifies, the callback that takes what was verified. */
  readonly node: Node;
  /** `user`: it finds the user's record and reads nothing of it that could end a session. */
  readonly asks: "nobody" | "user";
}

/** Rows whose tokens are sessions of a library, which may keep a record of them. */
const notOwn = /^(?:next-auth|iron|settings\.)/u;

/** Gathers the authentications of a file that ask the server nothing, or only for the user. */
export function collectAuthentications(context: FactContext, verifications: readonly TokenVerification[]): readonly Authentication[] {
  const own = verifications.map((one) => withKey(context, one)).filter((one) => one.call && !notOwn.test(one.row.id) && !isForeign(context, one) && !onlyVerifies(context, one) && !hasOtherPurpose(context, one) && !isAskedAbout(context, one, verifications));
  if (own.length === 0 || isBrowserFile(context.file)) return [];
  const asks = new StoreAsks(context, verifications.flatMap(({ call }) => call ?? []));
  const found = new Map<Node, Authentication>();
  for (const verification of own) {
    for (const { fn, node } of gatesOf(context, verification)) {
      const asked = fn ? askedBy(context, asks, fn) : askedElsewhere(context, asks, verification);
      if (asked !== undefined && !found.has(fn ?? node)) found.set(fn ?? node, { verification, node, asks: asked });
    }
  }
  return [...found.values()];
}

/** Whether a function in the options, the row's own or its set-up's, is asked about each token, too. */
function isAskedAbout({ file }: FactContext, { row, optionsNode, options }: TokenVerification, verifications: readonly TokenVerification[]): boolean {
  const { asks } = row;
  if (asks === undefined) return false;
  const setUp = row.role === "verify" ? row.setUp : undefined;
  const views = setUp === undefined ? [file.objects.of(optionsNode), options] : verifications.filter((one) => one.row.id === setUp).map((one) => file.objects.of(one.optionsNode));
  return views.some((view) => view.get(asks).some(({ state }) => state !== "absent"));
}

/** hapi-auth-jwt2 calls the key `key`, which the row of @hapi/jwt does not. */
function withKey({ file }: FactContext, verification: TokenVerification): TokenVerification {
  const [slot] = verification.row.id === "@hapi/jwt.strategy" && !verification.key ? file.objects.of(verification.optionsNode).get("key") : [];
  return slot?.state === "value" ? { ...verification, key: slot.node } : verification;
}

/** The functions that let somebody in by a verification; none for a middleware that a library makes. */
function gatesOf(context: FactContext, { row, does, call, node, optionsNode }: TokenVerification): readonly { readonly fn?: FunctionNode; readonly node: Node }[] {
  if (!call || does === "decodes") return [];
  if (does === "verifies") return gatesAround(context, call).map(({ fn, check }) => ({ fn, node: check === call ? node : check.callee }));
  if (row.id === "passport-jwt") {
    const gate = strategyGate(context, call, enclosingClass(call));
    return gate ? [gate] : [];
  }
  const given = context.file.objects.of(optionsNode);
  if (row.id === "@hapi/jwt.strategy") {
    const [validate] = ["validate", "validateFunc"].flatMap((name) => given.get(name)).filter(({ state }) => state !== "absent");
    const [trace] = validate?.state === "value" ? context.file.tracer.trace(validate.node) : [];
    if (trace && isFunction(trace.node)) return [{ fn: trace.node, node }];
    return trace?.node.type === "Literal" && trace.node.value === false ? [{ node }] : [];
  }
  if (!["express-jwt", "koa-jwt", "hono/jwt.middleware"].includes(row.id)) return [];
  return given.open ? [] : [{ node }];
}

/** What a function asks; undefined where it asks, or may ask, for more than the user. */
function askedBy(context: FactContext, asks: StoreAsks, fn: FunctionNode): Authentication["asks"] | undefined {
  const found = asks.of(fn);
  if (found.length === 0) return "nobody";
  if (found.some(({ asks: what }) => what !== "user")) return undefined;
  return readsState(context, fn) ? undefined : "user";
}

/** Whether a function reads, or finds by, anything that may tell that a token is over: `user.tokenVersion`. */
function readsState(context: FactContext, fn: FunctionNode): boolean {
  let found = false;
  const visit = (node: Node): void => {
    // res.status(401) is no user's status
    if (found || (node.type === "CallExpression" && isInert(context, node) && context.receivers.isHanded(node.callee))) return;
    // neither is req.cookies.session
    if (node.type === "MemberExpression" && chainOf(node.object).names.some((name) => /^(?:cookies?|headers|handshake|env)$/u.test(name))) return;
    const name = node.type === "MemberExpression" || node.type === "Property" ? staticKey(node) : undefined;
    if (name !== undefined && userStateNames.test(name)) found = true;
    else forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(fn);
  return found;
}

/** A library's middleware asks nobody, but another function of the file may, once it has put the claims on the request. */
function askedElsewhere(context: FactContext, asks: StoreAsks, { row, call }: TokenVerification): Authentication["asks"] | undefined {
  if (call && isFollowedByGate(context, call)) return undefined;
  const { tracer, sourceCode } = context.file;
  const claims = row.package === "koa-jwt" ? /state\.user/u : row.package === "hono" ? /jwtPayload/u : /\.(?:auth|user)\b/u;
  const others = tracer.index.functions.filter((fn) => fn.params.length > 0 && claims.test(sourceCode.getText(fn as never)) && /\bnext\b/u.test(sourceCode.getText(fn as never)));
  return others.some((fn) => asks.of(fn).length > 0) ? undefined : "nobody";
}

/** `app.use("/api/*", jwt({ secret }), authMiddleware)`: a check of another file that comes next may ask. */
function isFollowedByGate({ file }: FactContext, call: Node): boolean {
  const { parent } = call;
  if (parent?.type !== "CallExpression") return false;
  const after = parent.arguments.slice(parent.arguments.findIndex((argument) => argument === call) + 1);
  return after.some((argument) => {
    const words = chainOf(argument).names.flatMap((name) => wordsOf(name));
    const isGate = words.some((word) => gateWords.has(word)) && !/^(?:rout(?:e|er|es)|controllers?|handlers?|api)$/u.test(words.at(-1) ?? "");
    return isGate && argument.type !== "SpreadElement" && !file.tracer.trace(argument).some(({ node }) => isFunction(node));
  });
}
