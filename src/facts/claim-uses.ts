import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, functionName, memberPath, outer, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { identityMembers, loaders } from "./cookie-identity";
import { decides, operandsOf } from "./decisions";
import { identityKind } from "./identity-name";
import { mintedByName } from "./refresh-handlers/names";
import type { FactContext } from "./session-facts";

/**
 * What code does with the claims of a token: it makes them the user of the request, decides by a right or by their being
 * there, loads a user's data, makes another token of them, or only uses them somehow.
 */
export type ClaimUse = "identifies" | "decides" | "loads" | "mints" | "other";

/** What a header says, and the times and origins that tell nothing of who somebody is. */
const technical = /^(?:header|exp|iat|nbf|kid|alg|typ|iss|aud|azp|x5u|jku|x5c|x5t|signature|tid|nonce|length)$/u;
const containers = /^(?:payload|data|claims|body|0|1)$/u;
const rightWords = /role|permission|privileg|is_?admin|isstaff|superuser|scopes?$|authorit|access_?level|user_?type|^groups?$/iu;
const transparent = /^(?:parse|safeParse|parseAsync|validateSync|cast|plainToClass|plainToInstance|assign|pick|omit|stringify|Number|String|parseInt|toString|ObjectId|toLowerCase|trim|keys|values|entries|from|resolve|all|map|filter|flatMap|split|structuredClone|freeze)$/u;
/** Methods of a claim that give the same one, perhaps written otherwise. */
const sameText = /^(?:toString|trim|toLowerCase|toUpperCase|valueOf|toHexString)$/u;
const logging = /^(?:log|debug|info|warn|error|trace|dir|verbose|silly|setContext|setUser|captureException)$/u;
/** Calls that write down or say whose token it is; another that is waited for looks something up or does it for him. */
const telling = /log|audit|track|record|event|metric|emit|publish|notif|send|mail|trace|report|verif|valid|check|cache|limit|decode|hash/iu;
/** Members of a record that say whose it is. */
const owners = /^(?:created_?by|posted_?by|owner|owner_?id|author|author_?id|creator|creator_?id|user|user_?id)$/iu;
const asksRights = /permission|role|admin|authori[sz]|allow|access|privileg|forbid|entitle|^can[A-Z]|^has[A-Z]|ability/iu;
const maxDepth = 8;

/**
 * The uses of the claims that a call gives, or of the one of them that it gives, and the functions that give them on to
 * whoever calls, each with the name of the claim that it gives.
 */
export function claimUses(context: FactContext, call: CallNode, path: readonly string[] = []): { readonly uses: ReadonlySet<ClaimUse>; readonly returnedBy: ReadonlyMap<FunctionNode, readonly string[]> } {
  const uses = new Set<ClaimUse>();
  const walk = new ClaimWalk(context, uses);
  walk.from(call, path, 0);
  return { uses, returnedBy: walk.returns };
}

/** Follows a value forward, from where it is made to what is done with it. */
class ClaimWalk {
  readonly #context: FactContext;
  readonly #uses: Set<ClaimUse>;
  readonly #seen = new Set<Node>();
  readonly returns = new Map<FunctionNode, readonly string[]>();

  constructor(context: FactContext, uses: Set<ClaimUse>) {
    this.#context = context;
    this.#uses = uses;
  }

  /** `path` holds the names of the claims read on the way: a decision by `role` is one, a use of `exp` is none. */
  from(start: Node, path: readonly string[], depth: number): void {
    const at = wrapped(start);
    if (depth > maxDepth || this.#seen.has(at) || path.some((name) => technical.test(name))) return;
    this.#seen.add(at);
    const parent = outer(at);
    const next = (node: Node, names = path) => this.from(node, names, depth + 1);
    switch (parent?.type) {
      case "MemberExpression":
        if (holds(parent.object, at)) next(parent, claimed(path, staticKey(parent)));
        return;
      case "VariableDeclarator":
        if (parent.init && holds(parent.init, at)) this.#intoPattern(parent.id, path, depth);
        return;
      case "AssignmentExpression":
        if (holds(parent.right, at)) this.#assigned(parent, path, depth);
        else return;
        return;
      case "LogicalExpression":
        if (parent.operator === "&&" && holds(parent.left, at)) this.#tested(at, path);
        next(parent);
        return;
      case "ConditionalExpression":
        if (holds(parent.test, at)) this.#tested(at, path);
        else next(parent);
        return;
      case "SpreadElement":
      case "Property":
      case "ObjectExpression":
      case "ArrayExpression":
      case "TemplateLiteral":
        next(parent, parent.type === "Property" && path.length === 0 ? [] : path);
        return;
      case "BinaryExpression":
        this.#compared(parent, at, path);
        return;
      case "UnaryExpression":
      case "IfStatement":
        if (parent.type === "IfStatement" ? holds(parent.test, at) : parent.operator === "!") this.#tested(at, path);
        return;
      case "SwitchStatement":
        if (isRight(path)) this.#uses.add("decides");
        return;
      case "CallExpression":
      case "NewExpression":
        this.#given(parent, at, path, depth);
        return;
      case "ReturnStatement":
        this.#returned(enclosingFunction(parent), path);
        return;
      case "ArrowFunctionExpression":
        this.#returned(parent, path);
    }
  }

  #intoPattern(pattern: Node, path: readonly string[], depth: number): void {
    switch (pattern.type) {
      case "Identifier": {
        const variable = this.#context.file.tracer.bindings.declaredBy(pattern) ?? this.#context.file.tracer.bindings.variableOf(pattern);
        for (const reference of variable?.references ?? []) if (reference.isRead()) this.from(reference.identifier as Node, path, depth + 1);
        return;
      }
      case "AssignmentPattern":
        this.#intoPattern(pattern.left, path, depth);
        return;
      case "ObjectPattern":
        for (const property of pattern.properties) {
          const key = property.type === "Property" ? staticKey(property) : undefined;
          const names = claimed(path, key);
          if (!names.some((name) => technical.test(name))) this.#intoPattern(property.type === "Property" ? property.value : property.argument, names, depth);
        }
    }
  }

  /** `req.user = claims`, `user = claims` */
  #assigned(assignment: TSESTree.AssignmentExpression, path: readonly string[], depth: number): void {
    const left = unwrap(assignment.left);
    // post.createdBy = claims.id
    if (left.type === "MemberExpression") this.#uses.add(this.#isIdentityOf(left, path) ? "identifies" : isPerson(path) && owners.test(staticKey(left) ?? "") ? "loads" : "other");
    else this.#intoPattern(left, path, depth);
  }

  /** Whether a member says who made the request: `req.user`, `ctx.state.user`, `request.body.userId`, `req.body.id` for a `sub`. */
  #isIdentityOf(member: TSESTree.MemberExpression, claim: readonly string[]): boolean {
    const name = staticKey(member) ?? "";
    const names = (isPerson(claim) && isPerson([name])) || identityMembers.test(name) || identityKind(name) === "user" || /^(?:user|current_?user|decoded|token_?data|token|payload|jwt|claims|auth|session|userdata|userinfo|token_?user\w*)$/iu.test(name);
    const path = memberPath(member.object);
    // Nest's guards take the request out of their context, sockets are a connection's own
    return names && (this.#context.receivers.isHanded(member.object) || /^(?:req|request|ctx|socket|client|connection)(?:\.|$)/u.test(path));
  }

  /** A condition on a claim, or on there being any. */
  #tested(value: Node, path: readonly string[]): void {
    if (isRight(path)) this.#decidesAt(value, true);
    else if ((path.length === 0 || isPerson(path)) && (isGate(value) || (isInMiddleware(value) && isPassage(value)))) this.#uses.add("decides");
  }

  /** In a middleware, who is not sent away is let in, so a redirect decides like a refusal. */
  #decidesAt(value: Node, positive: boolean): void {
    if (decides(this.#context, value, positive) || (positive && isInMiddleware(value) && decides(this.#context, value, false))) this.#uses.add("decides");
  }

  #compared(parent: TSESTree.BinaryExpression, at: Node, path: readonly string[]): void {
    const other = parent.left.type === "PrivateIdentifier" || holds(parent.left, at) ? parent.right : parent.left;
    const value = this.#context.file.values.literalOf(other);
    const isPresence = value?.kind === "literal" && !value.value;
    if (!/^[!=]==?$/u.test(parent.operator) || isPresence) return;
    if (isRight(path) || (isPerson(path) && unwrap(other).type === "MemberExpression")) this.#decidesAt(parent, parent.operator.startsWith("="));
  }

  /** An argument of a call, or the object it is made on. */
  #given(call: CallNode, at: Node, path: readonly string[], depth: number): void {
    const name = calleeName(call) ?? "";
    const callee = unwrap(call.callee);
    if (holds(call.callee, at)) {
      // claims.roles.includes("admin") comes here as the member `includes`, which is called
      if (isRight(path)) this.#decidesAt(call, true);
      else if (sameText.test(name)) this.from(call, path, depth + 1);
      return;
    }
    const object = callee.type === "MemberExpression" ? callee.object : undefined;
    if (object && logging.test(name) && /console|log|sentry/iu.test(memberPath(object))) return;
    const isHanded = this.#context.receivers.isHanded(call.callee);
    if (isPassing(name, call, at)) this.#uses.add("identifies");
    else if (name === "set" && identityMembers.test(this.#context.file.values.textOf(call.arguments[0]) ?? "") && isHanded) this.#uses.add("identifies");
    else if (["includes", "has", "some"].includes(name) && isRight(path)) this.#decidesAt(call, true);
    else if (asksRights.test(name) && !isHanded && enclosingTest(call)) this.#uses.add("decides");
    else if (transparent.test(name) || (callee.type === "MemberExpression" && ["then"].includes(name))) this.from(call, path, depth + 1);
    else if (mintedByName(name) !== undefined && !isHanded && path.some((claim) => !containers.test(claim))) this.#uses.add("mints");
    else if (loaders.test(name) && !isHanded && path.some((claim) => !containers.test(claim))) this.#uses.add("loads");
    else if (isPerson(path) && !isHanded && !telling.test(name) && (call.parent.type === "AwaitExpression" || (call.type === "NewExpression" && isModel(this.#context, call)))) this.#uses.add("loads");
    else this.#uses.add("other");
    // abilities.createForUser(claims) gives what is asked next
    if ((asksRights.test(name) || (object && /ability|abilities/iu.test(memberPath(object)))) && !isHanded) this.from(call, ["role"], depth + 1);
  }

  /** What a function gives back: its callers go on with it; a GraphQL context is the request's user. */
  #returned(fn: FunctionNode | undefined, path: readonly string[]): void {
    if (!fn) return;
    if (isContextMaker(this.#context, fn)) this.#uses.add("identifies");
    else this.#uses.add("other");
    this.returns.set(fn, path);
  }
}

/** Whether a function makes the context that GraphQL's resolvers or tRPC's procedures are handed: by its name, or as `context: withUser`. */
export function isContextMaker({ file }: FactContext, fn: FunctionNode): boolean {
  const name = functionName(fn) ?? "";
  if (name === "context" || /^(?:create|build|make|get)\w*Context$/u.test(name)) return true;
  return file.tracer.index.properties.some((property) => staticKey(property) === "context" && property.value.type === "Identifier" && property.value.name === name && file.tracer.trace(property.value).some(({ node }) => node === fn));
}

/** Whether a place is in the function by which Next.js asks where each request may go. */
function isInMiddleware(node: Node): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (/^(?:middleware|proxy)$/u.test(functionName(fn) ?? "")) return true;
  return false;
}

/** The path with one more name; containers such as `payload` are no claims. */
function claimed(path: readonly string[], key: string | undefined): readonly string[] {
  return key === undefined || containers.test(key) || /^(?:includes|some|has|indexOf|toString|map|find|filter|split|every|toLowerCase|toUpperCase|trim|valueOf|toHexString)$/u.test(key) ? path : [...path, key];
}

function isRight(path: readonly string[]): boolean {
  return path.some((name) => identityKind(name) === "right" || rightWords.test(name));
}

function isPerson(path: readonly string[]): boolean {
  return path.some((name) => identityKind(name) === "user" || /^(?:_?id|sub|uid|email|username)$/u.test(name));
}

/** `if (!claims) return res.sendStatus(401)`: who has none is turned away, so who has some is let in. */
function isGate(value: Node): boolean {
  for (let at: Node | undefined = value; at; at = at.parent) {
    if (at.type !== "IfStatement") {
      if (/Statement$|Function/u.test(at.type)) return false;
      continue;
    }
    const operand = operandsOf(at.test).find(({ value: tested }) => holds(tested, wrapped(value)));
    return operand?.positive === false && isRefusal(at.consequent);
  }
  return false;
}

/** `if (claims.sub) return next()`: who has a claim may pass. */
function isPassage(value: Node): boolean {
  const test = outer(wrapped(value));
  if (test?.type !== "IfStatement" || !holds(test.test, value)) return false;
  const last = test.consequent.type === "BlockStatement" ? test.consequent.body.at(-1) : test.consequent;
  const call = last?.type === "ReturnStatement" ? last.argument : last?.type === "ExpressionStatement" ? last.expression : undefined;
  return call?.type === "CallExpression" && calleeName(call) === "next";
}

function isRefusal(node: Node): boolean {
  const statements = node.type === "BlockStatement" ? node.body : [node];
  const last = statements.at(-1);
  return statements.length <= 3 && (last?.type === "ReturnStatement" || last?.type === "ThrowStatement");
}

/** `done(null, claims)`, `next(null, claims)`: the claims are the user from here on. */
function isPassing(name: string, call: CallNode, at: Node): boolean {
  const [first, second] = call.arguments;
  return /^(?:done|next|cb|callback|verified)$/u.test(name) && first?.type === "Literal" && first.value === null && second !== undefined && holds(second, at);
}

/** `new Post({ userId: claims.id })`: a record of that user. */
function isModel({ file }: FactContext, { callee }: CallNode): boolean {
  return /^[A-Z]/u.test(memberPath(callee)) && !file.origins.of(callee).some((key) => key.startsWith("global:")) && !/Error|Exception|Date|ObjectId|Dto|DTO$/u.test(memberPath(callee));
}

function enclosingTest(call: Node): boolean {
  const parent = outer(call);
  return parent?.type === "IfStatement" || parent?.type === "UnaryExpression" || parent?.type === "LogicalExpression" || parent?.type === "ConditionalExpression";
}

/** The expression with its casts, chains and `await`. */
function wrapped(node: Node): Node {
  let at = node;
  while (at.parent && (unwrap(at.parent) !== at.parent || at.parent.type === "AwaitExpression")) at = at.parent;
  return at;
}

/** Whether one expression is the other, whatever casts are around them. */
function holds(place: Node, at: Node): boolean {
  return wrapped(place) === wrapped(at) || unwrap(place) === unwrap(at);
}

