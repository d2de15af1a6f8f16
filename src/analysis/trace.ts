import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { bindFile, type Bindings, type Variable } from "./bindings";
import { indexFile, type FileIndex } from "./file-index";
import { isFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "./nodes";

/**
 * Where a value comes from, as far as one file tells: `node` is the last expression that could be followed, `path` the
 * properties read from it since. `const { token } = await res.json()` gives, for `token`, the call and `["token"]`.
 */
export interface Trace {
  readonly node: Node;
  readonly path: readonly string[];
  /** What the parameters in `node` are, where it stands in a same-file function that was looked into. */
  readonly given?: Arguments;
}

/** Arguments that a call gives to the parameters of a same-file function, while that function is looked into. */
export type Arguments = ReadonlyMap<Variable, Node>;

/** How many steps are followed before a value counts as unknown; real code rarely needs five. */
const maxDepth = 14;
/** How many alternatives a value may have before it counts as unknown. */
const maxAlternatives = 16;
/** How many steps one question may take in all: alternatives of alternatives grow fast. */
const maxSteps = 400;
/** A variable that is written more often is a state of the program and no value. */
const maxWrites = 8;
const none: Arguments = new Map();

/** Follows values through one file: constants, aliases, destructuring, members, same-file functions, alternatives. */
export class Tracer {
  readonly index: FileIndex;
  readonly bindings: Bindings;
  readonly #memo = new WeakMap<Node, readonly Trace[]>();
  /** The variables on the way from the start: one that is made from itself ends there. */
  readonly #followed = new Set<Variable>();
  /** The same for fields. */
  readonly #followedFields = new Set<Node>();
  #steps = 0;
  #callsByFunction: ReadonlyMap<FunctionNode, readonly CallNode[]> | undefined;
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
    this.index = indexFile(sourceCode);
    this.bindings = bindFile(sourceCode);
  }

  get sourceCode(): Readonly<TSESLint.SourceCode> {
    return this.#sourceCode;
  }

  /** The one node that a value is, where it can be no other and no part of it is meant. */
  only(node: Node, given?: Arguments): Node | undefined {
    const [trace, ...others] = this.trace(node, given);
    return trace && others.length === 0 && trace.path.length === 0 ? trace.node : undefined;
  }

  /** Whether a value is an object as it is written, wherever it comes from: `{ type: "LOGOUT" }`, or a constant that holds it. */
  isObject(node: Node): boolean {
    return this.trace(unwrap(node)).every((trace) => trace.path.length === 0 && unwrap(trace.node).type === "ObjectExpression");
  }

  /** Everything `node` may be. Never empty; a value that cannot be followed is its own trace. */
  trace(node: Node, given: Arguments = none): readonly Trace[] {
    const known = given.size > 0 ? undefined : this.#memo.get(node);
    if (known) return known;
    this.#steps = 0;
    if (given.size > 0) return this.#follow(node, given, 0);
    const found = this.#follow(node, given, 0);
    this.#memo.set(node, found);
    return found;
  }

  /** The same-file functions that a call may run, or none if it may run others too. */
  calledFunctions(call: TSESTree.CallExpression | TSESTree.NewExpression): readonly FunctionNode[] {
    const targets = this.trace(call.callee);
    const functions = targets.flatMap(({ node, path }) => (path.length === 0 && isFunction(node) ? [node] : []));
    return functions.length === targets.length ? functions : [];
  }

  /** What the parameters of `fn` are in one call of it. */
  argumentsOf(fn: FunctionNode, call: TSESTree.CallExpression | TSESTree.NewExpression): Arguments {
    const given = new Map<Variable, Node>();
    for (const [position, parameter] of fn.params.entries()) {
      const identifier = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      const argument = call.arguments[position];
      if (argument?.type === "SpreadElement") break;
      if (identifier.type === "ObjectPattern" && argument) this.#argumentsInside(identifier, argument, given);
      if (identifier.type !== "Identifier") continue;
      const variable = this.bindings.declaredBy(identifier);
      const value = argument ?? (parameter.type === "AssignmentPattern" ? parameter.right : undefined);
      if (variable && value) given.set(variable, value);
    }
    return given;
  }

  /** `({ payload, expiresIn }) => …` called with an object literal. */
  #argumentsInside(pattern: TSESTree.ObjectPattern, argument: Node, given: Map<Variable, Node>): void {
    const object = unwrap(argument);
    for (const property of object.type === "ObjectExpression" ? pattern.properties : []) {
      if (property.type === "RestElement") continue;
      const target = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
      const key = staticKey(property);
      const variable = target.type === "Identifier" ? this.bindings.declaredBy(target) : undefined;
      const value = key === undefined ? undefined : plainProperty(object as TSESTree.ObjectExpression, key);
      if (variable && value) given.set(variable, value);
    }
  }

  /** The calls of `fn` in this file, apart from those inside it. */
  callsOf(fn: FunctionNode): readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] {
    return (this.#callsByFunction ??= this.#groupCalls()).get(fn)?.filter((call) => !isInside(call, fn)) ?? [];
  }

  #groupCalls(): ReadonlyMap<FunctionNode, readonly CallNode[]> {
    const groups = new Map<FunctionNode, CallNode[]>();
    for (const call of this.index.calls) {
      for (const fn of new Set(this.calledFunctions(call))) {
        const group = groups.get(fn);
        if (group) group.push(call);
        else groups.set(fn, [call]);
      }
    }
    return groups;
  }

  /** The parameter a variable is, with its function and position. */
  parameterOf(variable: Variable): { fn: FunctionNode; position: number; path: readonly string[] } | undefined {
    const definition = variable.defs[0];
    if (definition?.type !== "Parameter" || !isFunction(definition.node as Node)) return undefined;
    const fn = definition.node as FunctionNode;
    const position = fn.params.findIndex((parameter) => isInside(definition.name as Node, parameter));
    const pattern = fn.params[position];
    if (!pattern) return undefined;
    return { fn, position, path: patternPath(pattern, definition.name as Node) ?? [] };
  }

  #follow(start: Node, given: Arguments, depth: number): readonly Trace[] {
    const node = unwrapAwait(start);
    if (depth > maxDepth || this.#steps++ > maxSteps) return [traceOf(node, given)];
    const next = (inner: Node) => this.#follow(inner, given, depth + 1);
    switch (node.type) {
      case "Identifier":
        return this.#followIdentifier(node, given, depth);
      case "MemberExpression": {
        const key = staticKey(node) ?? this.#computedKey(node, given, depth);
        return limit(next(node.object).flatMap((trace) => this.#member(trace, key, depth)));
      }
      case "ConditionalExpression":
        return limit([...next(node.consequent), ...next(node.alternate)]);
      case "LogicalExpression":
        // `a && b` is b wherever it matters; `a || b` and `a ?? b` may be both
        return node.operator === "&&" ? next(node.right) : limit([...next(node.left), ...next(node.right)]);
      case "SequenceExpression":
        return next(node.expressions.at(-1) as Node);
      case "AssignmentExpression":
        return node.operator === "=" ? next(node.right) : [traceOf(node, given)];
      case "CallExpression":
        return this.#followCall(node, given, depth);
      default:
        return [traceOf(node, given)];
    }
  }

  #followIdentifier(node: TSESTree.Identifier, given: Arguments, depth: number): readonly Trace[] {
    const self: readonly Trace[] = [{ node, path: [] }];
    const variable = this.bindings.variableOf(node);
    if (!variable) return self;
    const argument = given.get(variable);
    // an argument is an expression of the caller: the callee's own bindings do not hold for it
    if (argument) return this.#follow(argument, none, depth + 1);
    const definition = variable.defs[0];
    // `var` may declare a name again: all that is written to it is one of its values
    if (!definition || !(variable.defs.length === 1 || variable.defs.every(({ type, parent }) => type === "Variable" && parent?.kind === "var"))) return self;
    switch (definition.type) {
      case "Variable":
        return this.#followVariable(variable, definition.node as TSESTree.VariableDeclarator, node, given, depth);
      case "FunctionName":
      case "ClassName":
        return [{ node: definition.node as Node, path: [] }];
      case "Parameter":
        return this.#followParameter(variable, definition.name as Node, definition.node as Node, node, given, depth);
      default:
        return self;
    }
  }

  #followVariable(variable: Variable, declarator: TSESTree.VariableDeclarator, use: TSESTree.Identifier, given: Arguments, depth: number): readonly Trace[] {
    const self: readonly Trace[] = [{ node: use, path: [] }];
    const writes = variable.references.filter((reference) => reference.isWrite());
    if (writes.length > maxWrites || this.#followed.has(variable)) return self;
    this.#followed.add(variable);
    const found = this.#followWrites(writes, declarator, self, given, depth);
    this.#followed.delete(variable);
    return found;
  }

  #followWrites(writes: Variable["references"], declarator: TSESTree.VariableDeclarator, self: readonly Trace[], given: Arguments, depth: number): readonly Trace[] {
    const found: Trace[] = [];
    for (const write of writes) {
      const expression = write.writeExpr as Node | null | undefined;
      if (!expression) return self;
      // for (const x of list): each x is a part of the list, not the list
      const loop = declarator.parent.parent;
      if ((loop?.type === "ForOfStatement" || loop?.type === "ForInStatement") && loop.left === declarator.parent) return self;
      const target = write.identifier as Node;
      const pattern = target.parent && (isPattern(target.parent) || target.parent.type === "Property") ? outermostPattern(target) : undefined;
      const compound = target.parent?.type === "AssignmentExpression" && target.parent.operator !== "=";
      if (compound) return self;
      const whole = this.#follow(expression, given, depth + 1);
      // const { secret = "dev" } = process.env writes twice: the default is the value itself, or the part's
      const start = pattern && (defaultedPattern(target, expression) ?? pattern);
      if (!start) found.push(...whole);
      else {
        const path = patternPath(start, target);
        if (!path) return self;
        found.push(...path.reduce<readonly Trace[]>((traces, key) => traces.flatMap((trace) => this.#member(trace, key, depth)), whole));
      }
    }
    return found.length > 0 ? limit(found) : self;
  }

  #followParameter(variable: Variable, name: Node, owner: Node, use: TSESTree.Identifier, given: Arguments, depth: number): readonly Trace[] {
    const self: readonly Trace[] = [{ node: use, path: [] }];
    if (!isFunction(owner)) return self;
    const parameter = this.parameterOf(variable);
    if (!parameter) return self;
    const call = owner.parent.type === "CallExpression" && owner.parent.arguments[0] === owner ? owner.parent : undefined;
    const callee = call && unwrap(call.callee);
    // promise.then((value) => …), observable.subscribe((value) => …): value is what it brings
    if (callee?.type === "MemberExpression" && ["then", "subscribe"].includes(staticKey(callee) ?? "") && parameter.position === 0) {
      const promised = this.#follow(callee.object, given, depth + 1);
      return parameter.path.reduce<readonly Trace[]>((traces, key) => traces.flatMap((trace) => this.#member(trace, key, depth)), promised);
    }
    const pattern = name.parent;
    if (pattern?.type === "AssignmentPattern" && pattern.left === name) return limit([...self, ...this.#follow(pattern.right, given, depth + 1)]);
    return self;
  }

  #followCall(node: TSESTree.CallExpression, given: Arguments, depth: number): readonly Trace[] {
    const self: readonly Trace[] = [traceOf(node, given)];
    const callee = unwrap(node.callee);
    const first = node.arguments[0];
    if (callee.type === "MemberExpression" && first && callee.object.type === "Identifier" && callee.object.name === "Object") {
      if (["freeze", "seal", "preventExtensions"].includes(staticKey(callee) ?? "")) return this.#follow(first, given, depth + 1);
    }
    if (given.size > 0 && depth > maxDepth / 2) return self;
    // db.$transaction(async (tx) => …) brings what the function gives back
    if (first && isFunction(first) && callee.type === "MemberExpression" && /^\$?transaction$/u.test(staticKey(callee) ?? "")) return this.#gotten(first, depth) ?? self;
    if (isFunction(callee)) return this.#returned(callee, node, depth) ?? self;
    if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return self;
    if (callee.type === "Identifier" && !this.bindings.variableOf(callee)) return self;
    const targets = this.#follow(callee, given, depth + 1);
    const [target] = targets;
    if (targets.length !== 1 || !target || target.path.length > 0 || !isFunction(target.node) || target.node.generator) return self;
    // the function that is being looked into calls itself
    if (isInside(node, target.node)) return self;
    return this.#returned(target.node, node, depth) ?? self;
  }

  /** What a same-file function returns to one call of it. */
  #returned(fn: FunctionNode, call: TSESTree.CallExpression, depth: number): readonly Trace[] | undefined {
    const returned = this.index.returns.get(fn);
    if (!returned || returned.length === 0 || returned.length > 4) return undefined;
    const given = this.argumentsOf(fn, call);
    return limit(returned.flatMap((value) => this.#follow(value, given, depth + 2)));
  }

  /** Reads one property from what a trace ends at. */
  #member(trace: Trace, key: string | undefined, depth: number): readonly Trace[] {
    const given = trace.given ?? none;
    const open: readonly Trace[] = [{ ...trace, path: [...trace.path, key ?? "[?]"] }];
    if (trace.path.length > 0 || key === undefined) return open;
    const { node } = trace;
    if (node.type === "ObjectExpression") return this.#objectMember(node, key, given, depth) ?? open;
    if (node.type === "ArrayExpression") {
      const element = /^\d+$/.test(key) ? node.elements[Number(key)] : undefined;
      return element && element.type !== "SpreadElement" && !node.elements.some((e) => e?.type === "SpreadElement") ? this.#follow(element, given, depth + 1) : open;
    }
    if (node.type === "ThisExpression") return this.#ownMember(node, key, given, depth) ?? open;
    if (node.type === "NewExpression") return this.#instanceMember(node, key, depth) ?? open;
    if (node.type === "ClassDeclaration" || node.type === "ClassExpression") return this.#staticMember(node, key, given, depth) ?? open;
    return open;
  }

  /** A property of a literal; of a getter, what it returns. */
  #objectMember(object: TSESTree.ObjectExpression, key: string, given: Arguments, depth: number): readonly Trace[] | undefined {
    const value = plainProperty(object, key);
    if (value) return this.#follow(value, given, depth + 1);
    const getter = object.properties.find((property) => property.type === "Property" && property.kind === "get" && staticKey(property) === key);
    return getter?.type === "Property" && isFunction(getter.value) ? this.#gotten(getter.value, depth) : undefined;
  }

  /** `this.x` in a class, or in a method of an object literal. */
  #ownMember(node: TSESTree.ThisExpression, key: string, given: Arguments, depth: number): readonly Trace[] | undefined {
    const owner = enclosingClass(node);
    const object = owner ? undefined : enclosingObject(node);
    return (object && this.#objectMember(object, key, given, depth)) ?? this.#classMember(owner, key, given, depth);
  }

  /** `new Store().x`, where the file declares the class. */
  #instanceMember(node: TSESTree.NewExpression, key: string, depth: number): readonly Trace[] | undefined {
    const [target, ...others] = this.#follow(node.callee, none, depth + 1);
    if (!target || others.length > 0 || target.path.length > 0) return undefined;
    const isClass = target.node.type === "ClassDeclaration" || target.node.type === "ClassExpression";
    return isClass ? this.#classMember(target.node as TSESTree.ClassDeclaration, key, none, depth) : undefined;
  }

  /** What a getter returns, or another function that is given nothing the file shows. */
  #gotten(getter: FunctionNode, depth: number): readonly Trace[] | undefined {
    const returned = this.index.returns.get(getter) ?? [];
    return returned.length > 0 && returned.length <= 4 ? limit(returned.flatMap((value) => this.#follow(value, none, depth + 2))) : undefined;
  }

  /** A method itself; of a getter, what it returns. */
  #method(method: TSESTree.MethodDefinition, depth: number): readonly Trace[] | undefined {
    if (!isFunction(method.value)) return undefined;
    if (method.kind === "method") return [{ node: method.value, path: [] }];
    return method.kind === "get" ? this.#gotten(method.value, depth) : undefined;
  }

  /** A field's initial value, what the constructor assigns, or the method itself. */
  #classMember(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined, key: string, given: Arguments, depth: number): readonly Trace[] | undefined {
    for (const member of owner?.body.body ?? []) {
      if (member.type !== "PropertyDefinition" && member.type !== "MethodDefinition") continue;
      if (member.type === "MethodDefinition" && member.kind === "constructor") {
        // constructor(private storage = localStorage)
        const parameter = defaultedParameter(member, key);
        if (parameter) return limit([{ node: parameter.left, path: [] }, ...this.#follow(parameter.right, none, depth + 1)]);
      }
      if (staticKey(member) !== key || member.static) continue;
      if (member.type === "MethodDefinition") return this.#method(member, depth);
      if (member.value) return this.#field(member, this.#assignedTo(owner, key), given, depth);
    }
    const assigned = this.#assignedTo(owner, key);
    const [only] = assigned;
    return only && assigned.length === 1 && only.operator === "=" ? this.#follow(only.right, given, depth + 1) : undefined;
  }

  /** `this.key = …` in a class. */
  #assignedTo(owner: Node | undefined, key: string): readonly TSESTree.AssignmentExpression[] {
    return this.index.assignments.filter(({ left }) => left.type === "MemberExpression" && left.object.type === "ThisExpression" && staticKey(left) === key && enclosingClass(left) === owner);
  }

  /** A field's first value, and those that methods give it later. */
  #field(member: TSESTree.PropertyDefinition, later: readonly TSESTree.AssignmentExpression[], given: Arguments, depth: number): readonly Trace[] {
    const first = this.#follow(member.value as Node, given, depth + 1);
    if (later.length === 0 || this.#followedFields.has(member)) return first;
    this.#followedFields.add(member);
    const values = later.slice(0, maxWrites).flatMap(({ left, operator, right }) => (operator === "=" ? this.#follow(right, none, depth + 1) : [{ node: left, path: [] }]));
    this.#followedFields.delete(member);
    return limit([...first, ...values]);
  }

  #staticMember(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, key: string, given: Arguments, depth: number): readonly Trace[] | undefined {
    for (const member of owner.body.body) {
      if (member.type !== "PropertyDefinition" && member.type !== "MethodDefinition") continue;
      if (staticKey(member) !== key || !member.static) continue;
      if (member.type === "MethodDefinition") return this.#method(member, depth);
      return member.value ? this.#follow(member.value, given, depth + 1) : undefined;
    }
    return undefined;
  }

  /** `storage[KEY]`, where KEY is a constant text. */
  #computedKey(node: TSESTree.MemberExpression, given: Arguments, depth: number): string | undefined {
    if (!node.computed) return undefined;
    const [key, ...others] = this.#follow(node.property, given, depth + 1);
    if (!key || others.length > 0 || key.path.length > 0 || key.node.type !== "Literal") return undefined;
    return typeof key.node.value === "string" || typeof key.node.value === "number" ? String(key.node.value) : undefined;
  }
}

/** The class whose instance `this` is. */
export function enclosingClass(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === "ClassDeclaration" || at.type === "ClassExpression") return at;
    // a plain function has a `this` of its own, unless it is the class's method
    if ((at.type === "FunctionDeclaration" || at.type === "FunctionExpression") && at.parent.type !== "MethodDefinition" && at.parent.type !== "PropertyDefinition") return undefined;
  }
  return undefined;
}

/** The object literal one of whose methods `this` stands in. */
function enclosingObject(node: Node): TSESTree.ObjectExpression | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type !== "FunctionDeclaration" && at.type !== "FunctionExpression") continue;
    return at.parent.type === "Property" && at.parent.parent.type === "ObjectExpression" ? at.parent.parent : undefined;
  }
  return undefined;
}

/** A constructor's parameter property, with what it is where `new` gives nothing. */
function defaultedParameter(constructor: TSESTree.MethodDefinition, name: string): TSESTree.AssignmentPattern | undefined {
  for (const parameter of isFunction(constructor.value) ? constructor.value.params : []) {
    if (parameter.type !== "TSParameterProperty" || parameter.parameter.type !== "AssignmentPattern") continue;
    if (parameter.parameter.left.type === "Identifier" && parameter.parameter.left.name === name) return parameter.parameter;
  }
  return undefined;
}

/** The value of a property whose key stands in the literal, unless something after it may replace it. */
function plainProperty(object: TSESTree.ObjectExpression, key: string): Node | undefined {
  for (const property of [...object.properties].reverse()) {
    if (property.type === "SpreadElement") return undefined;
    const name = staticKey(property);
    if (name === undefined) return undefined;
    if (name === key) return property.kind === "init" ? property.value : undefined;
  }
  return undefined;
}

function isPattern(node: Node): node is TSESTree.ObjectPattern | TSESTree.ArrayPattern | TSESTree.AssignmentPattern | TSESTree.RestElement {
  return node.type === "ObjectPattern" || node.type === "ArrayPattern" || node.type === "AssignmentPattern" || node.type === "RestElement";
}

/** The pattern on the way to `target` whose default `value` is. */
function defaultedPattern(target: Node, value: Node): Node | undefined {
  for (let at: Node | undefined = target.parent; at && (isPattern(at) || at.type === "Property"); at = at.parent) if (at.type === "AssignmentPattern" && at.right === value) return at.left;
  return undefined;
}

function outermostPattern(target: Node): Node {
  let at = target;
  while (at.parent && (isPattern(at.parent) || (at.parent.type === "Property" && at.parent.parent.type === "ObjectPattern"))) at = at.parent;
  return at;
}

/** The properties read by a pattern on the way to `target`; undefined if they are not in the source (computed, rest). */
export function patternPath(pattern: Node, target: Node): readonly string[] | undefined {
  if (pattern === target) return [];
  switch (pattern.type) {
    case "AssignmentPattern":
      return patternPath(pattern.left, target);
    case "TSParameterProperty":
      return patternPath(pattern.parameter, target);
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (!isInside(target, property)) continue;
        if (property.type === "RestElement") return undefined;
        const key = staticKey(property);
        const rest = patternPath(property.value, target);
        return key !== undefined && rest ? [key, ...rest] : undefined;
      }
      return undefined;
    case "ArrayPattern":
      for (const [position, element] of pattern.elements.entries()) {
        if (!element || !isInside(target, element)) continue;
        const rest = element.type === "RestElement" ? undefined : patternPath(element, target);
        return rest && [String(position), ...rest];
      }
      return undefined;
    default:
      return undefined;
  }
}

function traceOf(node: Node, given: Arguments): Trace {
  return given.size > 0 ? { node, path: [], given } : { node, path: [] };
}

function limit(traces: readonly Trace[]): readonly Trace[] {
  const [first] = traces;
  if (traces.length <= maxAlternatives || !first) return traces;
  // what was left out may be anything
  return [...traces.slice(0, maxAlternatives), { node: first.node, path: ["[?]"] }];
}
