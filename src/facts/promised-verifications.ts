import { enclosingFunction, functionName, isFunction, isInside, memberPath, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { handOverNames } from "../model/store-asks";
import type { FactContext } from "./session-facts";
import type { TokenVerification } from "./token-verifications";

/** A promise of a verification that nobody waits for. */
export interface PromisedVerification {
  readonly call: CallNode;
  /** The callee, as short as it can be named. */
  readonly node: Node;
  /** `dropped`: nothing takes the promise; `used`: it is taken for what it will bring. */
  readonly how: "dropped" | "used";
  /** The function in which an `await` may be put before the call. */
  readonly canAwait: boolean;
}

/** Gathers the verifications of a file that are not waited for, those behind a helper of the file included. */
export function* collectPromisedVerifications(context: FactContext, verifications: readonly TokenVerification[]): Generator<PromisedVerification> {
  const seen = new Set<CallNode>();
  const judge = function* (call: CallNode, node: Node): Generator<PromisedVerification> {
    if (seen.has(call)) return;
    seen.add(call);
    const how = fateOf(context, call, 0);
    if (how !== "awaited") yield { call, node, how, canAwait: canAwait(call) };
  };
  for (const { does, gives, call, node } of verifications) {
    if (does === "sets up" || !call) continue;
    if (gives === "promise") yield* judge(call, node);
    // a helper that only reads a token checks nothing that its caller could wait for
    const helper = does === "verifies" ? asyncHelper(context, call) : undefined;
    for (const user of helper ? context.file.tracer.callsOf(helper) : []) if (!isGivenWhatFollows(user)) yield* judge(user, unwrap(user.callee));
  }
}

/** `verifyToken(req, res, () => { …; next(); })`: the helper itself goes on, once it has checked. */
function isGivenWhatFollows({ parent, arguments: given }: CallNode): boolean {
  const last = given.at(-1);
  return parent.type === "ExpressionStatement" && last !== undefined && (isFunction(last) || (last.type === "Identifier" && handOverNames.test(last.name)));
}

type Fate = PromisedVerification["how"] | "awaited";

/** What becomes of a promise: nobody knows what a function that gets it does, so that counts as waiting. */
function fateOf(context: FactContext, value: Node, depth: number): Fate {
  const at = withCasts(value);
  const { parent } = at;
  if (depth > 4) return "awaited";
  switch (parent?.type) {
    case "ExpressionStatement":
      return "dropped";
    case "UnaryExpression":
      return parent.operator === "!" ? "used" : parent.operator === "void" ? "dropped" : "awaited";
    case "IfStatement":
    case "WhileStatement":
      return parent.test === at ? "used" : "awaited";
    case "ConditionalExpression":
      return parent.test === at ? "used" : fateOf(context, parent, depth + 1);
    case "LogicalExpression":
      return parent.operator === "&&" && parent.left === at ? "used" : fateOf(context, parent, depth + 1);
    case "BinaryExpression":
      return "used";
    case "MemberExpression":
      return parent.object === at && !["then", "catch", "finally", "pipe", "subscribe"].includes(staticKey(parent) ?? "then") ? "used" : "awaited";
    case "VariableDeclarator":
      return parent.init === at ? ofPattern(context, parent.id, depth) : "awaited";
    case "AssignmentExpression":
      return parent.right === at ? ofTarget(context, parent.left, depth) : "awaited";
    default:
      return "awaited";
  }
}

function ofTarget(context: FactContext, left: Node, depth: number): Fate {
  const target = unwrap(left);
  if (target.type !== "MemberExpression") return ofPattern(context, target, depth);
  // req.user = verify(token); Nest's guards take the request out of their context, a promise of it is nobody's
  const isOnRequest = context.receivers.isHanded(target.object) || /^(?:req|request|ctx\.req|socket|client)$/u.test(memberPath(target.object));
  return isOnRequest && userNames.test(staticKey(target) ?? "") ? "used" : "awaited";
}

/** What a guard calls the user that it leaves on the request. */
const userNames = /^(?:user|user_?id|user_?(?:data|info)|auth|claims|payload|(?:user|token|jwt)_?payload|decoded(?:_?token)?|session|profile|account|admin|member|customer|employee|current_?user|token_?(?:data|user))$/iu;

function ofPattern(context: FactContext, pattern: Node, depth: number): Fate {
  if (pattern.type === "ObjectPattern") return "used";
  const { bindings } = context.file.tracer;
  const variable = pattern.type === "Identifier" ? (bindings.declaredBy(pattern) ?? bindings.variableOf(pattern)) : undefined;
  if (!variable) return "awaited";
  // an export is waited for elsewhere
  if (variable.defs.some(({ parent }) => (parent as Node | null | undefined)?.parent?.type === "ExportNamedDeclaration")) return "awaited";
  // what only says what it is waits for nothing
  const reads = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node).filter((read) => !isShown(read));
  if (reads.length === 0) return "dropped";
  const fates = reads.map((read) => fateOf(context, read, depth + 1));
  return fates.every((fate) => fate !== "awaited") ? "used" : "awaited";
}

/** `console.log(claims)` */
function isShown(read: Node): boolean {
  const { parent } = withCasts(read);
  return parent?.type === "CallExpression" && parent.callee !== read && /^(?:console|(?:this\.)?logger|log)\.\w+$/iu.test(memberPath(parent.callee));
}

/** The async function of this file that a verification stands in and whose result hangs on it. */
function asyncHelper({ file }: FactContext, call: CallNode): FunctionNode | undefined {
  const fn = enclosingFunction(call);
  if (!fn?.async || fn.generator || !/verif|auth|valid|decode|token|session|user|claim/iu.test(functionName(fn) ?? "")) return undefined;
  const returned = file.tracer.index.returns.get(fn) ?? [];
  // the `null` of a failure that is caught tells nobody anything: what hangs on the check is done here
  return returned.some((value) => !isFunction(value) && !(file.values.isEmpty(value) && isCaught(value, fn))) && isInside(call, fn) ? fn : undefined;
}

function isCaught(value: Node, fn: FunctionNode): boolean {
  for (let at = value.parent; at && at !== fn; at = at.parent) if (at.type === "CatchClause") return true;
  return false;
}

function canAwait(call: CallNode): boolean {
  return enclosingFunction(call)?.async === true;
}

/** The expression with the casts around it; an `await` would end the question. */
function withCasts(node: Node): Node {
  let at = node;
  while (at.parent && unwrap(at.parent) !== at.parent) at = at.parent;
  return at;
}

