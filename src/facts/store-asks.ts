import { forEachChild } from "../analysis/file-index";
import { calleeName, enclosingFunction, isFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { Trace } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { plainMethods, queryMethods } from "../model/harmless-calls";
import { sessionRecordWords } from "../model/session-enders/stores";
import { findMethods } from "../model/session-stores/index";
import { coldMembers, handOverNames, personWords, storeWords } from "../model/store-asks";
import { isPersonName } from "./claim-name";
import { chainOf, namesOfCall } from "./session-ending/call-chain";
import { isInert } from "./session-ending/harmless";
import { functionsAt } from "./session-ending/middlewares";
import { isHarmlessName } from "./session-ending/names";
import { EnderRows } from "./session-ending/rows";
import type { FactContext } from "./session-facts";
import { declaring, taughtCalls } from "./taught";

/**
 * One place where code asks, or may ask, the server for what it knows of a user, a session or a token. `user`: it only
 * finds the user's record, as far as the file shows; `state`: it asks for a session, a token or the like.
 */
export interface StoreAsk {
  readonly asks: "user" | "state" | "unknown";
  readonly node: Node;
}

/** How deep same-file helpers are looked into. */
const maxDepth = 2;
const maxTraces = 8;

/** Finds what functions of one file ask of the server's stores; whatever is not known to ask nothing may ask. */
export class StoreAsks {
  readonly #context: FactContext;
  readonly #rows: EnderRows;
  readonly #taught: ReadonlySet<CallNode>;
  /** Calls that only check a token, issue one, or set a cookie. */
  readonly #checks: ReadonlySet<Node>;
  readonly #hot = new Map<Node, boolean>();

  constructor(context: FactContext, checks: Iterable<Node>) {
    this.#context = context;
    this.#rows = new EnderRows(context);
    this.#taught = new Set([...taughtCalls(context, context.settings.sessionLookups)].map(({ call }) => call));
    const { cookieSetters, signers } = context.settings;
    this.#checks = new Set([...checks, ...[...taughtCalls(context, declaring([...cookieSetters, ...signers]))].map(({ call }) => call)]);
  }

  /** What a function asks, and what the same-file functions do that it calls. */
  of(within: Node, depth = 0): readonly StoreAsk[] {
    const found: StoreAsk[] = [];
    const visit = (node: Node): void => {
      if (node.type === "Decorator" || node.type === "TSTypeAnnotation") return;
      found.push(...this.#ofNode(node, depth));
      forEachChild(node, this.#context.file.sourceCode.visitorKeys, visit);
    };
    visit(within);
    return found;
  }

  #ofNode(node: Node, depth: number): readonly StoreAsk[] {
    switch (node.type) {
      case "CallExpression":
      case "NewExpression":
        return this.#ofCall(node, depth);
      case "MemberExpression":
        return this.#ofMember(node);
      case "TaggedTemplateExpression":
        return node.quasi.expressions.some((part) => this.isHot(part)) ? [{ asks: "unknown", node }] : [];
      default:
        return [];
    }
  }

  #ofCall(call: CallNode, depth: number): readonly StoreAsk[] {
    if (this.#checks.has(call)) return [];
    if (this.#taught.has(call) || this.#rows.ofCall(call.callee)) return [{ asks: "state", node: call }];
    const callee = unwrap(call.callee);
    if (isFunction(callee) || callee.type === "ImportExpression" || callee.type === "Super") return [];
    const functions = functionsAt(this.#context, callee);
    if (functions.length > 0) return this.#ofFunctions(functions, call, depth);
    if ((isInert(this.#context, call) && !bindsStatement(call)) || this.#isHandOver(callee) || this.#isKept(call) || onlyTells(call)) return [];
    return this.#ofUnknown(call);
  }

  #ofFunctions(functions: readonly FunctionNode[], call: CallNode, depth: number): readonly StoreAsk[] {
    if (depth >= maxDepth) return call.arguments.some((argument) => this.isHot(argument)) ? [{ asks: "unknown", node: call }] : [];
    return functions.flatMap((fn) => (isInside(call, fn) ? [] : this.of(fn.body, depth + 1)));
  }

  /** `this.clients.set(socket.id, claims.sub)`: who is connected is kept in memory, and nothing comes back. */
  #isKept(call: CallNode): boolean {
    const keys = this.#context.receivers.keysOf(call.callee);
    return call.parent.type === "ExpressionStatement" && keys.length > 0 && keys.every((key) => /^global:(?:Weak)?(?:Map|Set)\(\)\.(?:set|add)$/u.test(key));
  }

  #ofUnknown(call: CallNode): readonly StoreAsk[] {
    const names = namesOfCall(call);
    const words = names.flatMap((name) => wordsOf(name));
    const isGiven = call.arguments.some((argument) => this.isHot(argument));
    // auth(), getSession(), this.users.current()
    const asksByName = words.some((word) => storeWords.has(word)) && !words.some((word) => /^(?:secret|key|config|header|headers|cookie|cookies)$/u.test(word));
    if (!isGiven && !asksByName) return [];
    const before = callsBefore(call);
    // what starts the query is looked at by itself, unless only this call is given who asks
    const isLookedAt = !isGiven || before.some((earlier) => earlier.arguments.some((argument) => this.isHot(argument)));
    if ((isLookedAt && continuesQuery(call, names.at(-1) ?? "")) || this.#isCheckOfText(call, names) || this.#takesToken(call, words)) return [];
    const texts = [...words, ...[call, ...before].flatMap(({ arguments: given }) => given).flatMap((argument) => this.#textsIn(argument))];
    if (texts.some((word) => sessionRecordWords.has(word) && word !== "auth" && word !== "login")) return [{ asks: "state", node: call }];
    const isFind = findMethods.includes(names.at(-1) ?? "") && names.slice(0, -1).some((name) => isPersonName(name)) && !words.includes("service");
    return [{ asks: isFind ? "user" : "unknown", node: call }];
  }

  /** `allowed.includes(role)`, `publicPaths.some(…)`: a list of texts, unless its name says that it keeps records. */
  #isCheckOfText(call: CallNode, names: readonly string[]): boolean {
    const callee = unwrap(call.callee);
    if (callee.type !== "MemberExpression" || !/^(?:includes|indexOf|some|every|has|filter|find|findIndex)$/u.test(names.at(-1) ?? "")) return false;
    // token.includes(":"), user.roles.some(…): asks the claim itself
    return !keepsRecords(names.slice(0, -1)) || this.isHot(callee.object);
  }

  /** `extractToken(req)`, `getTokenFromHeader(request)`: gets the token out of the request. */
  #takesToken(call: CallNode, words: readonly string[]): boolean {
    if (words.some((word) => /^(?:header|headers|cookie|cookies|bearer|extract|parse|extractor)$/u.test(word))) return true;
    const isToken = words.some((word) => /^(?:token|jwt|authorization)$/u.test(word)) && !words.some((word) => /^(?:verify|validate|check|is|has|valid|revoked|assert|ensure|require|session|user|db)$/u.test(word));
    return isToken && call.arguments.every((argument) => this.#isHandedWhole(argument));
  }

  #isHandedWhole(node: Node): boolean {
    const inner = unwrapAwait(node);
    return inner.type === "Literal" || (inner.type === "Identifier" && this.#context.receivers.isHanded(inner)) || (inner.type === "MemberExpression" && this.#context.receivers.isHanded(inner.object) && /^(?:headers|cookies|request|req)$/u.test(staticKey(inner) ?? ""));
  }

  /** `handler(req, res)`, `next()`: what comes after. */
  #isHandOver(callee: Node): boolean {
    if (callee.type !== "Identifier") return false;
    const variable = this.#context.file.tracer.bindings.variableOf(callee);
    return variable?.defs[0]?.type === "Parameter" && (handOverNames.test(callee.name) || isHarmlessName(callee.name, false));
  }

  /** `req.session.userId`, `revoked[token]` */
  #ofMember(node: Node): readonly StoreAsk[] {
    if (node.type !== "MemberExpression") return [];
    const { root } = chainOf(node.object);
    if (node.computed && node.property.type !== "Literal" && root.type === "Identifier" && !this.isHot(node.object) && this.isHot(node.property)) {
      return keepsRecords(chainOf(node.object).names) && !this.#isWrittenOut(root) ? [{ asks: "unknown", node }] : [];
    }
    // req.cookies.session is what the browser sent
    const isSession = staticKey(node) === "session" && this.#context.receivers.isHanded(node.object) && !chainOf(node.object).names.some((name) => /^(?:cookies?|headers|body|query|params|signedCookies|handshake)$/u.test(name));
    return isSession ? [{ asks: "state", node }] : [];
  }

  /** `const accessMap = { "/admin": ["admin"] }`: a table that the file writes out knows nobody. */
  #isWrittenOut(root: Node): boolean {
    const { index, bindings } = this.#context.file.tracer;
    const variable = bindings.variableOf(root);
    // sessions[id] = claims
    const isFilled = index.assignments.some(({ left }) => left.type === "MemberExpression" && left.computed && left.object.type === "Identifier" && bindings.variableOf(left.object) === variable);
    const traces = isFilled ? [] : this.#context.file.tracer.trace(root);
    return traces.length > 0 && traces.every(({ node }) => node.type === "ObjectExpression" && node.properties.length > 0);
  }

  #textsIn(node: Node, depth = 0): readonly string[] {
    const inner = unwrapAwait(node);
    if (depth > 3) return [];
    switch (inner.type) {
      case "Literal":
        return typeof inner.value === "string" ? wordsOf(inner.value) : [];
      case "TemplateLiteral":
        return inner.quasis.flatMap(({ value }) => wordsOf(value.raw));
      case "ObjectExpression":
        return inner.properties.flatMap((property) => (property.type === "Property" ? [...wordsOf(staticKey(property) ?? ""), ...this.#textsIn(property.value, depth + 1)] : []));
      default:
        return [];
    }
  }

  /**
   * Whether a value tells who asks: the token, its claims, the request that holds them, or something made from these.
   * A path, an address or a role says nothing of it, and neither do constants and configuration.
   */
  isHot(node: Node, depth = 0): boolean {
    const inner = unwrapAwait(node);
    if (depth > maxTraces) return true;
    const known = this.#hot.get(inner);
    if (known !== undefined) return known;
    // a value that is made from itself is as hot as what it starts from
    this.#hot.set(inner, false);
    const answer = this.#judge(inner, depth + 1);
    this.#hot.set(inner, answer);
    return answer;
  }

  #judge(inner: Node, depth: number): boolean {
    const next = (node: Node | null | undefined) => node !== null && node !== undefined && this.isHot(node, depth);
    switch (inner.type) {
      case "Identifier":
        return this.#isHotName(inner, depth);
      case "MemberExpression":
        return !this.#isCold(chainOf(inner).names.slice(1)) && next(inner.object);
      case "CallExpression":
      case "NewExpression":
        return this.#checks.has(inner) || inner.arguments.some(next) || (inner.callee.type === "MemberExpression" && !this.#isCold(chainOf(inner.callee).names.slice(1)) && next(inner.callee.object));
      case "ObjectExpression":
        return inner.properties.some((property) => (property.type === "Property" ? next(property.value) : next(property.argument)));
      case "ArrayExpression":
        return inner.elements.some(next);
      case "SpreadElement":
        return next(inner.argument);
      case "TemplateLiteral":
        return inner.expressions.some(next);
      case "BinaryExpression":
        return next(inner.left) || next(inner.right);
      case "LogicalExpression":
        return next(inner.left) || next(inner.right);
      case "ConditionalExpression":
        return next(inner.consequent) || next(inner.alternate);
      default:
        return false;
    }
  }

  #isHotName(node: Node & { name: string }, depth: number): boolean {
    const { tracer } = this.#context.file;
    const variable = tracer.bindings.variableOf(node);
    const definition = variable?.defs[0];
    if (!definition) return false;
    if (definition.type === "Parameter") {
      const path = tracer.parameterOf(variable)?.path ?? [];
      return !/^_*(?:res|response|reply|next|err|error|e|h|info|opts|options)$/u.test(node.name) && !this.#isCold(path);
    }
    if (definition.type !== "Variable") return false;
    // what the module sets up is the same for everybody
    if (!enclosingFunction(definition.node as Node)) return false;
    return tracer.trace(node).slice(0, maxTraces).some((trace) => this.#isHotTrace(trace, node, depth));
  }

  #isHotTrace({ node, path }: Trace, from: Node, depth: number): boolean {
    if (this.#isCold(path)) return false;
    // a variable that cannot be followed
    if (node === from) return true;
    return this.isHot(node, depth);
  }

  #isCold(members: readonly string[]): boolean {
    return members.some((name) => coldMembers.has(name));
  }
}

/** Whether something is called after sessions, tokens or people. */
function keepsRecords(names: readonly string[]): boolean {
  return names.flatMap((name) => wordsOf(name)).some((word) => sessionRecordWords.has(word) || personWords.has(word) || storeWords.has(word));
}

/** The calls that a chain starts with: `prepare("SELECT …")` of `db.prepare("SELECT …").get(id)`. */
function callsBefore({ callee }: CallNode): readonly CallNode[] {
  const found: CallNode[] = [];
  for (let at = unwrap(callee); at.type === "MemberExpression"; ) {
    const object = unwrapAwait(at.object);
    if (object.type === "CallExpression") found.push(object);
    at = object.type === "CallExpression" ? unwrap(object.callee) : object;
  }
  return found;
}

/** `ctx.app.emit("error", error, ctx)`: listeners are told, and answer nothing; who is given a function may. */
function onlyTells(call: CallNode): boolean {
  return calleeName(call) === "emit" && call.parent.type !== "AwaitExpression" && !call.arguments.some((argument) => isFunction(argument));
}

/** D1's `db.prepare("SELECT …").bind(id)`, which binds no function. */
function bindsStatement(call: CallNode): boolean {
  return calleeName(call) === "bind" && callsBefore(call).some((earlier) => calleeName(earlier) === "prepare");
}

/** `.select("-password")` after `User.findById(id)`, which is looked at by itself. */
function continuesQuery({ callee }: CallNode, name: string): boolean {
  const member = unwrap(callee);
  return member.type === "MemberExpression" && unwrapAwait(member.object).type === "CallExpression" && (plainMethods.has(name) || queryMethods.has(name) || ["exec", "cache", "setOptions"].includes(name));
}
