import { enclosingFunction, isFunction, isInside, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { boundClient, creatingMethods, denyingWords } from "../model/refresh-words";
import { isBrowserFile } from "./browser-file";
import type { Handler } from "./handlers";
import { nameNodeOf, nameOf } from "./handlers/found";
import { isDropped, isOfAccess, keepsAccessToken, withoutDropped } from "./refresh-handlers/access-alone";
import { renewsItsParameter, takesRefreshToken } from "./refresh-handlers/evidence";
import { handsBack } from "./refresh-handlers/handed-back";
import { collectMints, mintsIn, reachOf, type Mint } from "./refresh-handlers/minting";
import { isReadingName, speaksOfRefresh, tokenWordsOf } from "./refresh-handlers/names";
import { renewalIn, type Renewal } from "./refresh-handlers/renewal";
import { namesOfCall } from "./session-ending/call-chain";
import type { Effect } from "./session-ending/effects";
import { namesCookieChange } from "./session-ending/names";
import type { FactContext } from "./session-facts";
import { StoreAsks } from "./store-asks";
import type { TokenIssue } from "./token-issues";
import type { TokenVerification } from "./token-verifications";

/** Code that takes a refresh token and gives a new access token for it: a server handler, or a service's function. */
export interface RefreshHandler {
  readonly fn: Handler["fn"];
  /** The smallest node that names it. */
  readonly node: Node;
  readonly label: string;
  /** Whether it gives out a new refresh token. */
  readonly renews: Renewal;
  /** What becomes of the one it takes: unknown where something may end it, or mark it as used. */
  readonly old: "stays" | "unknown";
  /** Whether it asks the server what it knows of the token or the user. */
  readonly asks: boolean;
}

/** How far the callers of a function that makes access tokens are followed. */
const maxCallers = 3;

/** Gathers the refresh handlers of a file, each once. */
export function collectRefreshHandlers(context: FactContext, issues: readonly TokenIssue[], verifications: readonly TokenVerification[]): readonly RefreshHandler[] {
  if (isBrowserFile(context.file)) return [];
  const mints = collectMints(context, issues);
  const givesRefreshTokens = mints.some(({ gives }) => gives === "refresh");
  const takes = (fn: FunctionNode, call: CallNode): boolean => {
    const reach = reachOf(context, fn);
    return takesRefreshToken(context, fn, call, reach, verifications) || (givesRefreshTokens && renewsItsParameter(context, fn, reach, verifications));
  };
  const found = new Map<Node, RefreshHandler>();
  for (const { call, gives } of mints) {
    if (gives !== "access") continue;
    for (const fn of functionsAround(context, call, takes)) if (!found.has(fn)) found.set(fn, judge(context, fn, mints, verifications));
  }
  return [...found.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** The functions that make a token for a refresh token: around the call, or around calls of the helper that it stands in. */
function functionsAround(context: FactContext, call: CallNode, takes: (fn: FunctionNode, call: CallNode) => boolean, depth = 0): readonly FunctionNode[] {
  const helpers: FunctionNode[] = [];
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const around = fn;
    const isHandler = context.handlers.some((handler) => handler.fn === around);
    if ((isHandler || nameOf(fn) !== undefined) && takes(fn, call)) return [fn];
    if (isHandler) return [];
    helpers.push(fn);
  }
  if (depth >= maxCallers) return [];
  return helpers.flatMap((fn) => context.file.tracer.callsOf(fn)).flatMap((caller) => functionsAround(context, caller, takes, depth + 1));
}

function judge(context: FactContext, fn: FunctionNode, mints: readonly Mint[], verifications: readonly TokenVerification[]): RefreshHandler {
  const handler = context.handlers.find((known) => known.fn === fn);
  const reach = reachOf(context, fn);
  const renews = renewalIn(context, withoutDropped(context, reach), mints.filter((mint) => !isDropped(mint)));
  const isBound = reach.some((each) => boundClient.test(context.file.sourceCode.getText(each as never)));
  const effects = context.sessionEndings.effectsOf(fn).filter((effect) => mayEndToken(context, fn, effect, mints));
  const isHandedBack = renews === "no" && !isBound && handsBack(context, fn);
  const mayEnd = isBound || effects.length > 0 || mayReplace(context, mintsIn(mints, reach), verifications.some(({ node }) => reach.some((each) => isInside(node, each)))) || (handler?.before ?? []).some((node) => endsToken(context.file.sourceCode.getText(node)));
  const old = mayEnd && !isHandedBack ? "unknown" : "stays";
  const isOpen = renews === "yes" && old === "stays";
  const checks = verifications.flatMap(({ call }) => (call ? [call] : []));
  return {
    fn, renews, old,
    node: handler?.node ?? nameNodeOf(fn) ?? fn,
    label: labelOf(handler, fn),
    asks: isOpen && new StoreAsks(context, [...checks, ...mints.map(({ call }) => call)]).of(fn).length > 0,
  };
}

/**
 * `this.tokenService.createRefreshToken(user)`: another file's service may keep one token a user, and replace it. So may
 * a function of a file that checks the old token as well, where this one shows no record of it.
 */
function mayReplace(context: FactContext, mints: readonly Mint[], isVerifiedHere: boolean): boolean {
  return mints.some(({ call, gives, signer }) => {
    if (gives === "access" || signer) return false;
    const holder = wordsOf(namesOfCall(call).at(-2) ?? "");
    const isService = holder.some((word) => /^(?:services?|manager|repository|repo|store)$/u.test(word)) && !holder.includes("jwt");
    return isService || (!isVerifiedHere && new StoreAsks(context, [call]).of(enclosingFunction(call)?.body ?? call).every(({ node }) => isAboutTokens(node)));
  });
}

function isAboutTokens(node: Node): boolean {
  return (node.type === "CallExpression" || node.type === "NewExpression") && tokenWordsOf(namesOfCall(node).at(-1) ?? "").some((word) => word === "token" || word === "tokens" || word === "jwt");
}

/** A middleware called after the end of a token. */
function endsToken(text: string): boolean {
  return wordsOf(text).some((word) => /^(?:rotat|revok|invalidat|blacklist|denylist|consum)/u.test(word));
}

/** Whether what a handler does may end a refresh token or mark it as used. */
function mayEndToken(context: FactContext, fn: FunctionNode, { does, node, row }: Effect, mints: readonly Mint[]): boolean {
  if (does !== "ends" && does !== "unknown") return false;
  if (does === "ends" && !row) return true;
  if (mints.some(({ call, signer }) => call === node || signer === node) || isError(node)) return false;
  // in a helper, `return` may only end the helper
  if (isInside(node, fn) && isOnRefusal(node, mints)) return false;
  if (node.type === "AssignmentExpression") return !isOfAccess(staticKey(unwrap(node.left)) ?? "");
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return true;
  const names = namesOfCall(node);
  const last = names.at(-1) ?? "";
  if (isReadingName(last)) return false;
  // asyncHandler(async () => …), db.transaction(async (tx) => …): what the function does is looked at by itself
  if (node.arguments.length > 0 && node.arguments.every((argument) => isFunction(argument))) return false;
  if (keepsAccessToken(context, node, mints)) return false;
  // a middleware that lets the request go on
  if (/^_*next$/u.test(last) && names.length === 1) return false;
  if (namesCookieChange(names) && ![...names, ...node.arguments.map((argument) => context.file.sourceCode.getText(argument))].some(speaksOfRefresh)) return false;
  return !(creatingMethods.has(last) && isPlainRecord(context, node, names));
}

/** `next(ApiError.unauthorized())` */
function isError(node: Node): boolean {
  return (node.type === "CallExpression" || node.type === "NewExpression") && namesOfCall(node).some((name) => /error|exception|boom/iu.test(name));
}

/**
 * Whether something is done only where no token is given: a token that has expired is deleted, and the handler ends.
 * The token that is good for a new one is not what goes there.
 */
function isOnRefusal(node: Node, mints: readonly Mint[]): boolean {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    const isBranch = (at.parent.type === "IfStatement" && at !== at.parent.test) || at.type === "CatchClause";
    if (at.type === "ThrowStatement") return true;
    if (isBranch && leaves(at) && !mints.some(({ call }) => isInside(call, at))) return true;
  }
  return false;
}

/** Whether nothing after a branch is reached from it: what follows a `catch` is not, unless it ends. */
function leaves(branch: Node): boolean {
  if (branch.type === "CatchClause") return leaves(branch.body) || isLast(branch.parent);
  const last = branch.type === "BlockStatement" ? branch.body.at(-1) : branch;
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

function isLast(statement: Node): boolean {
  return statement.parent?.type === "BlockStatement" && statement.parent.body.at(-1) === statement && isFunction(statement.parent.parent);
}

/** A new record that does not say of a token that it counts no more. */
function isPlainRecord({ file }: FactContext, call: CallNode, names: readonly string[]): boolean {
  const text = [...names, ...call.arguments.map((argument) => file.sourceCode.getText(argument))].join(" ");
  return !wordsOf(text).some((word) => denyingWords.has(word));
}

function labelOf(handler: Handler | undefined, fn: FunctionNode): string {
  const name = nameOf(fn);
  if (name !== undefined && !/^(?:handler|resolve|default|GET|POST|PUT|PATCH|action|loader)$/u.test(name)) return name;
  const path = handler?.paths[0]?.replaceAll(/\/{2,}/gu, "/");
  if (path === undefined) return handler?.names[0] ?? name ?? "refresh";
  return [handler?.methods[0], path.startsWith("/") ? path : `/${path}`].filter(Boolean).join(" ");
}
