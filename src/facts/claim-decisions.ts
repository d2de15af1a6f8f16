import type { TSESTree } from "@typescript-eslint/utils";
import { remember } from "../analysis/remember";
import { eachNode } from "../analysis/file-index";
import { enclosingFunction, isFunction, isInside, outer, staticKey, unwrap, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { noRightWords, perhapsRoleClaims, rightTables, roleNames } from "../model/right-claims";
import { sessionRecordWords } from "../model/session-enders/stores";
import { isPersonName, mutability } from "./claim-name";
import { decides, isDecision, operandsOf } from "./decisions";
import { functionsAt } from "./session-ending/middlewares";
import type { FactContext } from "./session-facts";
import { StoreAsks } from "./store-asks";
import { asWritten, TokenClaims, type TokenClaim } from "./token-claims";
import type { TokenVerification } from "./token-verifications";

/** A decision that code takes on a claim of a token, and asks nobody whether it still holds. */
export interface ClaimDecision {
  /** The claim's name, as the token has it. */
  readonly claim: string;
  /** The claim as it stands in the decision. */
  readonly node: Node;
}

/** Whether a claim of that name says what somebody may do. */
const isRight = remember((name: string) => mutability(name) !== "none" && !wordsOf(name).some((word) => noRightWords.has(word)));

/** Gathers the decisions that hang on a role or permission of a verified token; `isNamed` adds claims of other names. */
export function collectClaimDecisions(context: FactContext, verifications: readonly TokenVerification[], isNamed: (claim: string) => boolean): readonly ClaimDecision[] {
  // a sealed session is the application's own record, wherever it is kept
  const isToken = ({ row }: TokenVerification) => !row.id.startsWith("iron") && !row.id.startsWith("settings.");
  const others = new Set<Node>(verifications.flatMap((verification) => (!isToken(verification) && verification.call) || []));
  const claims = new TokenClaims(context, verifications.filter(isToken), others);
  if (claims.none) return [];
  const asks = new StoreAsks(context, verifications.flatMap(({ call }) => call ?? []));
  const search: Search = { context, claims, isNamed: (name) => isNamed(name) || isRight(name) };
  const found = new Map<Node, ClaimDecision>();
  eachNode(context.file.sourceCode, (node) => {
    for (const use of usesAt(search, node)) {
      if (!found.has(use.node) && !isLookedUp(search, asks, use)) found.set(use.node, { claim: nameOf(search, use.claim) ?? "", node: use.node });
    }
  });
  return oneEach([...found.values()]);
}

interface Search {
  readonly context: FactContext;
  readonly claims: TokenClaims;
  readonly isNamed: (claim: string) => boolean;
}

interface Use {
  readonly claim: TokenClaim;
  readonly node: Node;
}

/** One report for a condition that asks for several roles: `role === "admin" || role === "owner"`. */
function oneEach(decisions: readonly ClaimDecision[]): readonly ClaimDecision[] {
  const conditions = new Set<Node>();
  return decisions.filter(({ node }) => {
    const condition = conditionOf(node);
    return !conditions.has(condition) && conditions.add(condition);
  });
}

/** The whole condition that a comparison is a part of. */
function conditionOf(node: Node): Node {
  let at = node;
  for (let parent = at.parent; parent && ["LogicalExpression", "UnaryExpression", "BinaryExpression", "MemberExpression", "CallExpression", "ChainExpression", "TSNonNullExpression", "TSAsExpression"].includes(parent.type); parent = parent.parent) at = parent;
  return at;
}

function usesAt(search: Search, node: Node): readonly Use[] {
  switch (node.type) {
    case "BinaryExpression":
      if (node.left.type === "PrivateIdentifier") return [];
      if (/^[<>]=?$/u.test(node.operator)) return ranked(search, node, [node.left, node.right]);
      return /^[!=]==?$/u.test(node.operator) ? compared(search, node, node.left, node.right) : [];
    case "SwitchStatement":
      return right(search, node.discriminant);
    case "IfStatement":
      return flags(search, node.test, (positive) => isDecision(node, positive));
    case "ConditionalExpression":
      return flags(search, node.test, () => decides(search.context, node.test, true));
    case "ReturnStatement":
      return node.argument ? flags(search, node.argument, (_, value) => decides(search.context, value, true)) : [];
    case "CallExpression":
      return searched(search, node);
    default:
      return [];
  }
}

/** The use of a claim that says what somebody may do. */
function right({ context, claims, isNamed }: Search, value: Node): readonly Use[] {
  const inner = asWritten(value);
  if (!["MemberExpression", "Identifier"].includes(inner.type) || !mayBeRight(context, inner, isNamed)) return [];
  const claim = claims.of(inner);
  return claim && nameOf({ isNamed }, claim) !== undefined ? [{ claim, node: inner }] : [];
}

/** The cheap question first: whether any name on the way is a right's. */
function mayBeRight({ file }: FactContext, node: Node, isNamed: (name: string) => boolean): boolean {
  const name = node.type === "MemberExpression" ? staticKey(node) : node.type === "Identifier" ? node.name : undefined;
  return (name !== undefined && isNamed(name)) || file.tracer.trace(node).some(({ path }) => path.some(isNamed));
}

/** The name of the right on the way to a value: `roles` of `claims.roles[0].name`. */
function nameOf({ isNamed }: Pick<Search, "isNamed">, { path }: TokenClaim): string | undefined {
  const at = path.findLastIndex((name) => isNamed(name));
  if (at === -1 || !path.slice(at + 1).every((name) => /^(?:\d+|\[\?\]|name|code|slug|key|id|value|type|role|toLowerCase|toUpperCase)$/u.test(name))) return undefined;
  return path[at];
}

/** `claims.role === "admin"`, where something hangs on it. */
function compared(search: Search, node: TSESTree.BinaryExpression, left: Node, other: Node): readonly Use[] {
  const { context } = search;
  const sides = [{ value: left, with: other }, { value: other, with: left }];
  const found = sides.flatMap(({ value, with: against }) => [...right(search, value), ...perhapsRole(search, value, against)]);
  // every comparison of the file comes by here: nearly all end at the names
  if (found.length !== 1 || [left, other].some((side) => isPresenceCheck(context, side))) return [];
  // two claims, or one twice: nothing is compared with what the server knows
  if ([left, other].every((side) => unwrapAwait(side).type === "MemberExpression" && search.claims.of(side) !== undefined)) return [];
  return decides(context, node, node.operator.startsWith("=")) ? found : [];
}

/** `ranks[claims.role] < ranks.editor`, `claims.accessLevel >= 2` */
function ranked(search: Search, node: TSESTree.BinaryExpression, sides: readonly Node[]): readonly Use[] {
  const found = sides.flatMap((side) => [...right(search, side), ...ofTable(search, side).map((use) => (isInside(use.node, side) ? use : { ...use, node: side }))]);
  return found.length === 1 && decides(search.context, node, true) ? found : [];
}

/** `claims.type !== expectedRole`: a role by what it is compared with. */
function perhapsRole({ context, claims }: Search, value: Node, against: Node): readonly Use[] {
  const inner = unwrapAwait(value);
  if (inner.type !== "MemberExpression" || !perhapsRoleClaims.has(staticKey(inner) ?? "")) return [];
  const text = context.file.values.textOf(against) ?? context.file.sourceCode.getText(against as never);
  const claim = roleNames.test(text) ? claims.of(inner) : undefined;
  return claim ? [{ claim: { ...claim, path: [...claim.path.slice(0, -1), "role"] }, node: inner }] : [];
}

/** `undefined`, `null`, `""`, `typeof x`: a check that there is a claim at all. */
function isPresenceCheck({ file }: FactContext, side: Node): boolean {
  return (side.type === "UnaryExpression" && side.operator === "typeof") || file.values.isEmpty(side);
}

const searching = /^(?:includes|has|indexOf|some|every|find|contains)$/u;

/** `claims.roles.map((role) => allowed.includes(role)).find(Boolean)`: the search through what is made of each. */
function searchOfMapped(node: TSESTree.CallExpression): Node | undefined {
  const member = outer(node);
  const call = member?.type === "MemberExpression" && unwrap(member.object) === node && searching.test(staticKey(member) ?? "") ? outer(member) : undefined;
  return call?.type === "CallExpression" && unwrap(call.callee) === member ? call : undefined;
}

/** `allowed.includes(claims.role)`, `claims.roles.some((role) => allowed.has(role))`, `hasRole(claims.role, …)` */
function searched(search: Search, node: TSESTree.CallExpression): readonly Use[] {
  const { context } = search;
  const callee = unwrap(node.callee);
  const name = callee.type === "MemberExpression" ? staticKey(callee) : callee.type === "Identifier" ? callee.name : undefined;
  if (name === undefined) return [];
  const values: Node[] = node.arguments.filter((argument) => argument.type !== "SpreadElement");
  const ofMapped = name === "map" ? searchOfMapped(node) : undefined;
  const isSearch = callee.type === "MemberExpression" && (ofMapped !== undefined || searching.test(name));
  // Array.isArray(claims.roles) asks for their form
  const isQuestion = /^(?:is|has|can|may|check|includes|allows?|contains|some|intersection)(?:[A-Z_]|$)/u.test(name) && name !== "isArray" && !isSearch;
  if (!isSearch && !isQuestion) return [];
  // what a function of this file makes of it is looked at where it does
  if (isQuestion && functionsAt(context, callee).length > 0) return [];
  const list = isSearch ? (callee as TSESTree.MemberExpression).object : undefined;
  // can({ role: claims.role, … }): what is waited for may be an answer of a database, which is told who asks
  const parts = isQuestion && node.parent.type !== "AwaitExpression" ? values.flatMap((value) => propertiesOf(context, value)) : [];
  const found = [...[...values, ...parts].flatMap((value) => right(search, value)), ...(list ? [...right(search, list), ...(searchesRow.test(name) ? ofTable(search, list) : [])] : [])];
  const condition = ofMapped ?? (name === "indexOf" && node.parent.type === "BinaryExpression" ? node.parent : node);
  return found.length > 0 && decides(context, condition, true) ? found.slice(0, 1) : [];
}

function propertiesOf({ file }: FactContext, value: Node): readonly Node[] {
  return unwrap(value).type === "ObjectExpression" ? file.objects.of(value).properties.map(({ node }) => node) : [];
}

const maxDepth = 4;

/** What is asked of a row of a table; models[claims.role].find(…) asks the database. */
const searchesRow = /^(?:includes|has|indexOf|some|every|contains)$/u;

/** `rights[claims.role]` of `rights[claims.role].includes(action)`: what a role may do is read from a table, and the role from the token. */
function ofTable(search: Search, list: Node, depth = 0): readonly Use[] {
  const inner = unwrap(list);
  // var rights = rights || {}
  if (depth > maxDepth) return [];
  // (rights[claims.role] ?? []).includes(action)
  if (inner.type === "LogicalExpression") return ofTable(search, inner.left, depth + 1);
  if (inner.type === "MemberExpression") return inner.computed ? right(search, inner.property) : [];
  const row = inner.type === "Identifier" ? (search.context.file.tracer.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : undefined;
  return row?.type === "VariableDeclarator" && row.id.type === "Identifier" && row.init && unwrap(row.init).type !== "Identifier" ? ofTable(search, row.init, depth + 1) : [];
}

/** `if (claims.isAdmin)`: an admin flag is one by being there; that there is a role at all says nothing. */
function flags(search: Search, test: Node, isMeant: (positive: boolean, value: Node) => boolean): readonly Use[] {
  return operandsOf(test).flatMap(({ value, positive }) =>
    right(search, value).filter(({ claim }) => isFlag(nameOf(search, claim) ?? "", search) && isMeant(positive, value)),
  );
}

function isFlag(name: string, { isNamed }: Search): boolean {
  const [first = ""] = wordsOf(name);
  return ["is", "can", "has"].includes(first) || /admin|superuser|staff|moderator|root/iu.test(name) || (isNamed(name) && !isRight(name));
}

/** Whether the user or the session is looked up between the check of the token and the decision, or in its branches. */
function isLookedUp({ context, claims }: Search, asks: StoreAsks, { node, claim: { source } }: Use): boolean {
  const own = functionsAround(node);
  const decision = branchesOf(node);
  for (const fn of new Set([...own, ...(source ? functionsAround(source) : [])])) {
    const limit = own.includes(fn) ? node.range[0] : firstCall(context, own, fn);
    for (const ask of asks.of(fn.body)) {
      // the call that gave the claims
      if (ask.node === source || isInside(node, ask.node)) continue;
      const isBefore = ask.node.range[0] < limit;
      if (ask.asks === "user" ? (isBefore || isInside(ask.node, decision)) && isGivenClaims(claims, ask.node) : isBefore && (ask.asks === "state" || isAboutUser(context, ask.node))) return true;
      if (!isBefore && isInside(ask.node, decision) && isAboutUser(context, ask.node) && isGivenClaims(claims, ask.node)) return true;
    }
  }
  return false;
}

function functionsAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) found.push(fn);
  return found;
}

/** Where a function first calls one of the helpers that decide; a middleware has run before them altogether. */
function firstCall({ file }: FactContext, helpers: readonly FunctionNode[], fn: FunctionNode): number {
  const calls = helpers.flatMap((helper) => file.tracer.callsOf(helper)).filter((call) => isInside(call, fn));
  return Math.min(...calls.map(({ range }) => range[0]), Number.POSITIVE_INFINITY);
}

/** The statement or expression whose branches a condition chooses between. */
function branchesOf(node: Node): Node {
  for (let at = node.parent; at; at = at.parent) {
    if (["IfStatement", "ConditionalExpression", "SwitchStatement"].includes(at.type)) return at;
    if (/Statement$|Declaration$|Function/u.test(at.type)) return node;
  }
  return node;
}

/** `User.findById(claims.sub)`: whose record it is, the token says. */
function isGivenClaims(claims: TokenClaims, call: Node): boolean {
  const holds = (node: Node): boolean => {
    const inner = unwrapAwait(node);
    if (inner.type === "Identifier" || inner.type === "MemberExpression") return claims.of(inner) !== undefined;
    if (inner.type === "ObjectExpression") return inner.properties.some((property) => property.type === "Property" && holds(property.value));
    if (inner.type === "ArrayExpression") return inner.elements.some((element) => element !== null && holds(element));
    if (inner.type === "TemplateLiteral") return inner.expressions.some(holds);
    return (inner.type === "CallExpression" || inner.type === "NewExpression") && inner.arguments.some(holds);
  };
  return (call.type === "CallExpression" || call.type === "NewExpression") && call.arguments.some(holds);
}

/** The table that a statement in SQL reads, "" where it only writes; undefined where the text is not known. */
function tableAsked({ values }: FactContext["file"], node: Node): string | undefined {
  const [statement] = node.type === "CallExpression" ? node.arguments : [];
  const parts = statement && statement.type !== "SpreadElement" && !isFunction(statement) ? values.textParts(statement) : [];
  const text = parts.map((part) => (typeof part === "string" ? part : "?")).join("");
  if (/^\s*(?:insert|update|delete|replace)\s/iu.test(text)) return "";
  return /^\s*select\s[\s\S]*?\sfrom\s+["'`[]?(?:\w+["'`\]]?\.["'`[]?)?(\w+)/iu.exec(text)?.[1];
}

/** A call by which somebody may be looked up, and not what he asks for: `users.get(id)`, `checkAccess(claims)`. */
function isAboutUser({ file }: FactContext, node: Node): boolean {
  const table = tableAsked(file, node);
  if (table !== undefined) return isPersonName(table) || wordsOf(table).some((word) => sessionRecordWords.has(word) || rightTables.has(word));
  const text = file.sourceCode.getText((node.type === "CallExpression" || node.type === "NewExpression" ? node.callee : node) as never);
  const words = wordsOf(text);
  // Order.find({ owner: claims.id }) loads something else
  return !/^(?:find\w*|get\w*|count\w*|query|execute|aggregate|exists)$/u.test(text.split(".").at(-1) ?? "") || words.some((word) => /^(?:users?|accounts?|members?|admins?|sessions?|tokens?|auth|employees?|customers?|profiles?|query|execute|staff|principal)$/u.test(word));
}
