import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, isFunction, isInside, memberPath, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { answerParts, respondingWords } from "../model/answers";
import { transparentFunctions, transparentMethods } from "../model/credential-sources";
import { isCallbackResult } from "./carried-tokens";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";

/** An expression that a value is made from. */
export interface Part {
  readonly node: Node;
  /** The smallest property, element or argument of the value, as written, through which it gets there. */
  readonly place: Node;
  /** The names it has on the way: of variables and properties. */
  readonly names: readonly string[];
  /** Whether the value is known to be the token: the call that signs it, or what its callback brings. */
  readonly issues: readonly TokenIssue[];
}

interface At {
  readonly place: Node;
  readonly given: Arguments | undefined;
  readonly names: readonly string[];
  readonly depth: number;
  /** Whether the walk is still in the value as it is written. */
  readonly written: boolean;
}

const maxDepth = 14;
const maxParts = 400;

/** Walks from a value to what it is made from: properties, spreads, texts, variables, helpers, promises and callbacks. */
export class TokenFlow {
  readonly #context: FactContext;
  readonly #byCall = new Map<Node, TokenIssue[]>();
  #methods: ReadonlyMap<string, readonly FunctionNode[]> | undefined;
  #steps = 0;

  constructor(context: FactContext, issues: readonly TokenIssue[]) {
    this.#context = context;
    // seen through a wrapper, a token is told apart by the wrapper's call
    for (const issue of issues) this.#byCall.set(issue.through ?? issue.call, [...(this.#byCall.get(issue.through ?? issue.call) ?? []), issue]);
  }

  /** The parts of a value, the value itself first. */
  *partsOf(node: Node, given?: Arguments): Generator<Part> {
    this.#steps = 0;
    yield* this.#walk(node, { place: node, given, names: [], depth: 0, written: true });
  }

  *#walk(start: Node, at: At): Generator<Part> {
    const node = unwrapAwait(start);
    if (at.depth > maxDepth || this.#steps++ > maxParts) return;
    const next = { ...at, depth: at.depth + 1 };
    const inner = (child: Node): At => ({ ...next, place: at.written ? child : at.place });
    switch (node.type) {
      case "ObjectExpression":
        for (const property of node.properties) yield* this.#walkProperty(property, node, inner(property));
        return;
      case "ArrayExpression":
        for (const element of node.elements) if (element) yield* this.#walk(element.type === "SpreadElement" ? element.argument : element, inner(element));
        return;
      case "TemplateLiteral":
        if (node.quasis.some(({ value }) => isAddress(value.raw))) return;
        for (const expression of node.expressions) yield* this.#walk(expression, next);
        return;
      case "BinaryExpression":
        if (node.operator !== "+" || isAddress(this.#context.file.sourceCode.getText(node as never))) return;
        yield* this.#walk(node.left, next);
        yield* this.#walk(node.right, next);
        return;
      case "ConditionalExpression":
        yield* this.#walk(node.consequent, next);
        yield* this.#walk(node.alternate, next);
        return;
      case "LogicalExpression":
        if (node.operator !== "&&") yield* this.#walk(node.left, next);
        yield* this.#walk(node.right, next);
        return;
      case "AssignmentExpression":
        yield* this.#walk(node.right, next);
        return;
      case "CallExpression":
      case "NewExpression":
        yield* this.#walkCall(node, next);
        return;
      case "Identifier":
      case "MemberExpression":
        yield* this.#walkReference(node, next);
    }
  }

  *#walkProperty(property: TSESTree.ObjectLiteralElement, object: TSESTree.ObjectExpression, at: At): Generator<Part> {
    if (property.type === "SpreadElement") {
      yield* this.#walk(property.argument, at);
      return;
    }
    const name = staticKey(property);
    if (isFunction(property.value) || (name !== undefined && isAnswer(object) && (answerParts.other as readonly string[]).includes(name))) return;
    yield* this.#walk(property.value, { ...at, names: name === undefined ? at.names : [...at.names, name] });
  }

  *#walkCall(call: CallNode, at: At): Generator<Part> {
    const known = this.#byCall.get(call);
    yield { node: call, place: at.place, names: at.names, issues: known ?? [] };
    if (known) return;
    const callee = unwrap(call.callee);
    const name = calleeName(call) ?? "";
    const values = call.arguments.map((argument) => (argument.type === "SpreadElement" ? argument.argument : argument));
    if (callee.type === "MemberExpression" && ["then", "catch", "finally"].includes(name)) {
      for (const value of values) if (isFunction(value)) for (const returned of this.#returnsOf(value)) yield* this.#walk(returned, away(at));
      return;
    }
    if (name === "Promise" && call.type === "NewExpression") {
      yield* this.#walkPromise(values[0], at);
      return;
    }
    const traces = this.#context.file.tracer.trace(call, at.given).filter((trace) => trace.node !== call && trace.path.length === 0);
    if (traces.length > 0) {
      for (const trace of traces) yield* this.#walk(trace.node, { ...away(at), given: trace.given });
      return;
    }
    if (transparentFunctions.has(memberPath(callee)) || name === "stringify" || (name === "all" && values[0]?.type === "ArrayExpression") || this.#wraps(call, name)) {
      for (const value of values) yield* this.#walk(value, { ...at, place: at.written ? value : at.place });
      return;
    }
    if (callee.type !== "MemberExpression") return;
    if (transparentMethods.has(name) || name === "toObject" || name === "compact") yield* this.#walk(callee.object, at);
    for (const method of this.#methodsNamed(name)) {
      for (const returned of this.#returnsOf(method)) yield* this.#walk(returned, { ...away(at), given: this.#context.file.tracer.argumentsOf(method, call) });
    }
  }

  /** `new ApiResponse(200, { token })`, `success({ token })`: what is given to it goes on with the answer. */
  #wraps(call: CallNode, name: string): boolean {
    const words = wordsOf(name);
    if (call.type === "NewExpression") return !words.some((word) => ["error", "exception", "url", "date", "map", "set", "signjwt", "encoder"].includes(word));
    return words.some((word) => respondingWords.has(word)) && !words.some((word) => ["verify", "decode", "hash", "get", "find", "mail", "email", "sms"].includes(word));
  }

  /** `new Promise((resolve) => jwt.sign(claims, key, (error, token) => resolve(token)))` */
  *#walkPromise(executor: Node | undefined, at: At): Generator<Part> {
    if (!isFunction(executor)) return;
    const { bindings, index } = this.#context.file.tracer;
    const [resolve] = executor.params;
    const variable = resolve?.type === "Identifier" ? bindings.declaredBy(resolve) : undefined;
    if (!variable) return;
    for (const call of index.callsNamed.get(variable.name) ?? []) {
      const [value] = call.arguments;
      if (value && value.type !== "SpreadElement" && isInside(call, executor) && bindings.variableOf(unwrap(call.callee)) === variable) yield* this.#walk(value, away(at));
    }
  }

  *#walkReference(node: TSESTree.Identifier | TSESTree.MemberExpression, at: At): Generator<Part> {
    const name = node.type === "Identifier" ? node.name : staticKey(node);
    const next = { ...away(at), names: name === undefined ? at.names : [...at.names, name] };
    const { tracer } = this.#context.file;
    // a wrapper's call says more of its token than the signer inside
    const written = node.type === "Identifier" ? this.#writtenCalls(node) : [];
    if (written.length > 0) {
      for (const call of written) yield { node: call, place: at.place, names: next.names, issues: this.#byCall.get(call) ?? [] };
      return;
    }
    yield { node, place: at.place, names: next.names, issues: [...this.#byCall.values()].flat().filter((issue) => isCallbackResult(this.#context, node, issue)) };
    for (const trace of tracer.trace(node, at.given)) {
      const [first] = trace.path;
      const element = first === undefined ? undefined : elementOf(trace.node, first);
      if (element) yield* this.#walk(element, next);
      else if (trace.path.length === 0 && trace.node !== node) yield* this.#walk(trace.node, { ...next, given: trace.given });
    }
    yield* this.#walkAssigned(node, next);
  }

  /** The calls known to give a token that a variable is set to. */
  #writtenCalls(node: TSESTree.Identifier): readonly CallNode[] {
    const variable = this.#context.file.tracer.bindings.variableOf(node);
    return (variable?.references ?? []).flatMap((reference) => {
      const value = reference.writeExpr ? unwrapAwait(reference.writeExpr as Node) : undefined;
      const isWhole = reference.identifier.parent.type === "VariableDeclarator" || reference.identifier.parent.type === "AssignmentExpression";
      return value?.type === "CallExpression" && isWhole && this.#byCall.has(value) ? [value] : [];
    });
  }

  /** `user.token = jwt.sign(…); res.json(user)`: what was put into an object before goes out with it. */
  *#walkAssigned(node: TSESTree.Identifier | TSESTree.MemberExpression, at: At): Generator<Part> {
    const { bindings, index } = this.#context.file.tracer;
    const root = rootOf(node);
    const variable = root && bindings.variableOf(root);
    if (!variable) return;
    const path = memberPath(node);
    for (const { left, right, operator } of index.assignments) {
      const target = unwrap(left);
      if (target.type !== "MemberExpression" || operator !== "=" || right.range[0] > node.range[0]) continue;
      const key = staticKey(target);
      const owner = rootOf(target);
      if (key === undefined || !owner || bindings.variableOf(owner) !== variable || enclosingFunctionNamed(target) !== enclosingFunctionNamed(node)) continue;
      // what was put into the object, or into the very member that is read
      const isPart = memberPath(target.object) === path || memberPath(target.object).startsWith(`${path}.`) || memberPath(target) === path;
      if (isPart) yield* this.#walk(right, { ...at, names: [...at.names, key] });
    }
  }

  #returnsOf(fn: FunctionNode): readonly Node[] {
    return this.#context.file.tracer.index.returns.get(fn) ?? [];
  }

  /** Methods that this file gives to a model: `userSchema.methods.generateToken = function () { … }`. */
  #methodsNamed(name: string): readonly FunctionNode[] {
    return (this.#methods ??= this.#modelMethods()).get(name) ?? [];
  }

  #modelMethods(): ReadonlyMap<string, readonly FunctionNode[]> {
    const found = new Map<string, FunctionNode[]>();
    for (const fn of this.#context.file.tracer.index.functions) {
      const holder = fn.parent;
      const left = holder.type === "AssignmentExpression" ? unwrap(holder.left) : undefined;
      const name = left && /\.(?:methods|statics|prototype)\.[^.]+$/u.test(memberPath(left)) ? staticKey(left) : undefined;
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), fn]);
    }
    // two methods of one name may belong to anything
    for (const [name, functions] of found) if (functions.length > 1) found.delete(name);
    return found;
  }
}

/** A link that carries a token is for something else than a session, or another rule's business: `/reset?token=`. */
function isAddress(text: string): boolean {
  return /\/|[?&]\w+=/u.test(text);
}

/** `{ statusCode: 200, headers: {…}, body: "…" }` */
export function isAnswer(object: TSESTree.ObjectExpression): boolean {
  const keys = object.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : []));
  return answerParts.status.some((key) => keys.includes(key)) && (answerParts.body.some((key) => keys.includes(key)) || keys.includes("headers"));
}

function away(at: At): At {
  return { ...at, written: false };
}

/** The element of `await Promise.all([…])` that a destructuring takes. */
function elementOf(node: Node, position: string): Node | undefined {
  const list = node.type === "CallExpression" && ["all", "allSettled"].includes(calleeName(node) ?? "") ? node.arguments[0] : undefined;
  const element = list?.type === "ArrayExpression" ? list.elements[Number(position)] : undefined;
  return element && element.type !== "SpreadElement" ? element : undefined;
}

function rootOf(node: Node): Node | undefined {
  const inner = unwrap(node);
  if (inner.type === "MemberExpression") return rootOf(inner.object);
  return inner.type === "Identifier" ? inner : undefined;
}

/** The outermost function around a node: callbacks inside it run on the way. */
function enclosingFunctionNamed(node: Node): FunctionNode | undefined {
  let outermost: FunctionNode | undefined;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) outermost = fn;
  return outermost;
}
