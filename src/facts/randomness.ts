import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isFunction, isInside, memberPath, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { Arguments } from "../analysis/trace";
import { encodingBits, openNames, perhapsRandom, plainFunctions, plainMethods, randomRows } from "../model/random-ids";
import type { RandomRow } from "../model/random-ids/rows";
import type { FactContext } from "./session-facts";

/**
 * How much of a value nobody can know. `guessable`: made from the clock, a counter or a weak generator; `random`: holds
 * that many random bits; `given`: nothing is made here; `unknown`: the file does not tell.
 */
export type Randomness =
  | { readonly kind: "guessable"; readonly row: string; readonly label: string; readonly generator: Node }
  | { readonly kind: "random"; readonly row: string; readonly label: string; readonly generator: Node; readonly bits: number; readonly perCharacter?: number }
  | { readonly kind: "given" }
  | { readonly kind: "unknown" };

/** One thing that a value may be. */
export interface Made {
  readonly randomness: Randomness;
  readonly node: Node;
}

const given: Randomness = { kind: "given" };
const unknown: Randomness = { kind: "unknown" };
const maxDepth = 12;
const rows = randomRows.map((row) => ({ row, matches: originMatcher(row.calls) }));

/** Tells how random values are. */
export class RandomValues {
  readonly #context: FactContext;
  readonly #pending = new Set<Node>();

  constructor(context: FactContext) {
    this.#context = context;
  }

  /** All alternatives of a value. */
  of(start: Node): readonly Made[] {
    const node = unwrapAwait(start);
    switch (node.type) {
      case "LogicalExpression":
        return node.operator === "&&" ? this.of(node.right) : [...this.of(node.left), ...this.of(node.right)];
      case "ConditionalExpression":
        return [...this.of(node.consequent), ...this.of(node.alternate)];
      case "ObjectExpression":
        // a thing with a time in it is not made of the time
        return [{ node, randomness: unknown }];
      default:
        return [{ node, randomness: this.#judge(node, undefined, 0) }];
    }
  }

  /** What each `return` of a function gives. */
  ofReturns(fn: FunctionNode): readonly Made[] {
    return (this.#context.file.tracer.index.returns.get(fn) ?? []).flatMap((value) => this.of(value));
  }

  #judge(start: Node, args: Arguments | undefined, depth: number): Randomness {
    if (depth > maxDepth) return unknown;
    const node = unwrapAwait(start);
    const next = (inner: Node) => this.#judge(inner, args, depth + 1);
    switch (node.type) {
      case "Literal":
      case "ThisExpression":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return given;
      case "TemplateLiteral":
        return combine(node.expressions.map(next));
      case "BinaryExpression":
        // a while from now is when something ends
        return this.#context.file.values.of(node).some((value) => value.kind === "clock" && value.offset !== 0) ? unknown : combine([next(node.left), next(node.right)]);
      case "UnaryExpression":
      case "SpreadElement":
        return next(node.argument);
      case "UpdateExpression":
        return { kind: "guessable", row: "counter", label: "a counter", generator: node };
      case "AssignmentExpression":
        return node.operator === "+=" && node.right.type === "Literal" ? { kind: "guessable", row: "counter", label: "a counter", generator: node } : next(node.right);
      case "SequenceExpression":
        return next(node.expressions.at(-1) as Node);
      case "LogicalExpression":
        return either([next(node.left), next(node.right)]);
      case "ConditionalExpression":
        return either([next(node.consequent), next(node.alternate)]);
      case "ObjectExpression":
        // `Array.from({ length: 20 }, …)`; anything else that is written as a whole is data, and no ID
        return node.properties.every((property) => property.type === "Property" && staticKey(property) === "length") ? given : unknown;
      case "ArrayExpression":
        return combine(node.elements.flatMap((element) => (element ? [next(element)] : [])));
      case "MemberExpression":
        return this.#ofMember(node, args, depth);
      case "Identifier":
        return this.#ofIdentifier(node, args, depth);
      case "CallExpression":
      case "NewExpression":
        return this.#ofCall(node, args, depth);
      default:
        return unknown;
    }
  }

  #ofMember(node: TSESTree.MemberExpression, args: Arguments | undefined, depth: number): Randomness {
    // letters[Math.floor(Math.random() * letters.length)]
    if (node.computed && node.property.type !== "Literal") return combine([this.#judge(node.object, args, depth + 1), this.#judge(node.property, args, depth + 1)]);
    if (staticKey(node) === "length") return given;
    const object = unwrapAwait(node.object);
    if (object.type === "CallExpression" && calleeName(object) === "split") {
      const whole = this.#judge(object, args, depth + 1);
      // the first group of a UUID: eight characters of 36
      return whole.kind === "random" ? (staticKey(node) === "0" && whole.perCharacter === 4 ? { ...whole, bits: 32 } : unknown) : whole;
    }
    const [trace, ...others] = this.#context.file.tracer.trace(node, args);
    if (trace && others.length === 0 && trace.path.length === 0 && trace.node !== node) return this.#judge(trace.node, trace.given ?? args, depth + 1);
    return nameIsOpen(staticKey(node) ?? "") ? given : unknown;
  }

  #ofIdentifier(node: TSESTree.Identifier, args: Arguments | undefined, depth: number): Randomness {
    const { bindings } = this.#context.file.tracer;
    const variable = bindings.variableOf(node);
    if (!variable) return nameIsOpen(node.name) ? given : unknown;
    const argument = args?.get(variable);
    if (argument) return this.#judge(argument, undefined, depth + 1);
    const definition = variable.defs[0];
    if (definition?.type === "Parameter") return this.#ofParameter(node, definition.node as Node, depth) ?? (nameIsOpen(node.name) ? given : unknown);
    if (definition?.type !== "Variable" || this.#pending.has(definition.node as Node)) return definition?.type === "Variable" ? given : nameIsOpen(node.name) ? given : unknown;
    const declarator = definition.node as TSESTree.VariableDeclarator;
    const writes = variable.references.filter((reference) => reference.isWrite());
    if (declarator.id.type !== "Identifier" || writes.some(({ writeExpr }) => !writeExpr)) return nameIsOpen(node.name) ? given : unknown;
    this.#pending.add(declarator);
    try {
      const filled = this.#ofBytes(variable.references.map(({ identifier }) => identifier as Node), declarator.init);
      // text += letters[…]: everything that is added counts
      if (filled) return filled;
      const found = combine([...writes.map(({ writeExpr }) => this.#added(writeExpr as Node, args, depth)), ...this.#pushed(variable.references.map(({ identifier }) => identifier as Node), args, depth)]);
      // wherever an address comes from, others know it
      return found.kind === "unknown" && openNames.test(node.name) ? given : found;
    } finally {
      this.#pending.delete(declarator);
    }
  }

  /** `randomBytes(32, (error, buffer) => …)`: what the callback gets. */
  #ofParameter(node: TSESTree.Identifier, fn: Node, depth: number): Randomness | undefined {
    const call = isFunction(fn) ? fn.parent : undefined;
    if (call?.type !== "CallExpression" || !call.arguments.includes(fn as never)) return undefined;
    const second = isFunction(fn) ? fn.params[1] : undefined;
    return second?.type === "Identifier" && second.name === node.name ? this.#generated(call, undefined, depth) : undefined;
  }

  /** `const bytes = new Uint8Array(16); crypto.getRandomValues(bytes);` */
  #ofBytes(references: readonly Node[], init: Node | null): Randomness | undefined {
    if (init?.type !== "NewExpression" || !/^Uint(?:8|16|32)Array$/u.test(calleeName(init) ?? "")) return undefined;
    const call = references.map(({ parent }) => parent).find((parent) => parent?.type === "CallExpression" && calleeName(parent) === "getRandomValues");
    return call ? this.#arrayBits(init) : unknown;
  }

  #arrayBits(array: CallNode): Randomness {
    const [length] = array.arguments;
    const count = length && this.#number(length, undefined);
    const width = Number(/\d+/u.exec(calleeName(array) ?? "")?.[0] ?? 8);
    return count === undefined ? unknown : { kind: "random", row: "get-random-values", label: "`getRandomValues`", generator: array, bits: count * width };
  }

  /** What is written to a variable; how often it is added in a loop, is not known. */
  #added(written: Node, args: Arguments | undefined, depth: number): Randomness {
    const found = this.#judge(written, args, depth + 1);
    const isAddition = written.parent?.type === "AssignmentExpression" && written.parent.operator !== "=";
    return isAddition && found.kind === "random" && isInside(found.generator, written) ? unknown : found;
  }

  /** `letters.push(…)` on a list that starts empty. */
  #pushed(references: readonly Node[], args: Arguments | undefined, depth: number): readonly Randomness[] {
    return references.flatMap((identifier) => {
      const member = identifier.parent;
      const call = member?.parent;
      if (member?.type !== "MemberExpression" || member.object !== identifier || call?.type !== "CallExpression" || staticKey(member) !== "push") return [];
      return call.arguments.map((argument) => {
        const found = this.#judge(argument, args, depth + 1);
        return found.kind === "random" && isInside(found.generator, argument) ? unknown : found;
      });
    });
  }

  #ofCall(node: CallNode, args: Arguments | undefined, depth: number): Randomness {
    const generated = this.#generated(node, args, depth);
    if (generated) return generated;
    const callee = unwrap(node.callee);
    const name = calleeName(node) ?? "";
    if (name === "getRandomValues" && node.arguments[0]?.type === "NewExpression") return this.#arrayBits(node.arguments[0]);
    const judged = () => node.arguments.map((argument) => (isFunction(argument) ? combine((this.#context.file.tracer.index.returns.get(argument) ?? []).map((value) => this.#judge(value, args, depth + 1))) : this.#judge(argument, args, depth + 1)));
    if (node.type === "NewExpression") return ["Array", "String", "Number", "Buffer"].includes(name) ? combine(judged()) : unknown;
    if (plainFunctions.has(memberPath(callee)) || name === "Array") return combine(name === "from" ? elementsOf(judged()) : judged());
    if (callee.type === "MemberExpression") {
      if (name === "digest") return this.#ofHash(node, callee.object, args, depth);
      const object = () => this.#judge(callee.object, args, depth + 1);
      if (["slice", "substring", "substr"].includes(name)) return this.#part(object(), name, node.arguments, args);
      if (name === "split") return object();
      if (name === "toString") return encoded(object(), this.#encoding(node));
      if (name === "map" || name === "reduce") return combine(elementsOf([object(), ...judged()]));
      if (plainMethods.has(name)) return combine([object(), ...judged()]);
    }
    return this.#ofSameFile(node, args, depth);
  }

  #ofSameFile(node: CallNode, args: Arguments | undefined, depth: number): Randomness {
    if (node.type === "NewExpression") return unknown;
    const { tracer } = this.#context.file;
    const [fn, ...others] = tracer.calledFunctions(node);
    if (!fn || others.length > 0 || this.#pending.has(fn)) return unknown;
    const returned = tracer.index.returns.get(fn) ?? [];
    if (returned.length === 0) return unknown;
    this.#pending.add(fn);
    try {
      const own = new Map(tracer.argumentsOf(fn, node));
      return either(returned.map((value) => this.#judge(value, own.size > 0 ? own : args, depth + 1)));
    } finally {
      this.#pending.delete(fn);
    }
  }

  /** `createHash("sha256").update(value).digest("hex")`: as hard to guess as the value. */
  #ofHash(node: CallNode, chain: Node, args: Arguments | undefined, depth: number): Randomness {
    const parts: Node[] = [];
    let at = unwrap(chain);
    while (at.type === "CallExpression" && at.callee.type === "MemberExpression" && calleeName(at) === "update") {
      const [value] = at.arguments;
      if (value) parts.push(value);
      at = unwrap(at.callee.object);
    }
    if (at.type === "Identifier") {
      const kept = this.#updatesOf(at);
      parts.push(...kept.values);
      at = kept.hash ?? at;
    }
    // an HMAC has a key
    if (at.type !== "CallExpression" || calleeName(at) !== "createHash" || parts.length === 0) return unknown;
    const value = combine(parts.map((part) => this.#judge(part, args, depth + 1)));
    if (value.kind === "given" && parts.every((part) => isOpenData(part))) return { kind: "guessable", row: "hash", label: "a hash of what others know", generator: node };
    return encoded(value, this.#encoding(node));
  }

  /** `const hash = createHash("sha256"); hash.update(value);`: what a hash in a variable is made of. */
  #updatesOf(name: Node): { readonly hash: Node | undefined; readonly values: readonly Node[] } {
    const { tracer } = this.#context.file;
    const variable = tracer.bindings.variableOf(name);
    const [made, ...others] = tracer.trace(name);
    const updates = (variable?.references ?? []).flatMap(({ identifier }) => {
      const member = (identifier as Node).parent;
      const call = member?.type === "MemberExpression" && staticKey(member) === "update" ? member.parent : undefined;
      return call?.type === "CallExpression" && call.arguments[0] ? [call.arguments[0]] : [];
    });
    return { hash: others.length === 0 && made?.path.length === 0 ? made.node : undefined, values: updates };
  }

  #encoding(node: CallNode): string | undefined {
    return this.#context.file.values.textOf(node.arguments[0]);
  }

  /** What a generator's row says of a call of it. */
  #generated(node: CallNode, args: Arguments | undefined, depth: number): Randomness | undefined {
    const keys = this.#context.file.origins.of(node.callee);
    const row = rows.find(({ matches }) => keys.some(matches))?.row;
    if (!row) return undefined;
    // new Date(text) is some other time
    if (row.id === "clock" && node.arguments.length > 0) return combine(node.arguments.map((argument) => this.#judge(argument, args, depth + 1)));
    if (row.id === "object-id" && node.arguments.length > 0) return unknown;
    const base = { row: row.id, label: row.label, generator: node };
    if (row.randomness.kind === "guessable") return { ...base, kind: "guessable" };
    const bits = this.#bits(row, node, args);
    return bits === undefined ? unknown : { ...base, kind: "random", bits: Math.floor(bits), ...(row.perCharacter && { perCharacter: row.perCharacter }) };
  }

  #bits({ randomness }: RandomRow, node: CallNode, args: Arguments | undefined): number | undefined {
    if (node.arguments.some(({ type }) => type === "SpreadElement")) return undefined;
    switch (randomness.kind) {
      case "bits":
        return randomness.bits;
      case "length": {
        const argument = (randomness.curried ? this.#makerOf(node) : node)?.arguments[randomness.argument];
        const written = argument && randomness.property ? this.#property(argument, randomness.property) : argument;
        const count = written && !isFunction(written) ? this.#number(written, args) : randomness.byDefault;
        return count === undefined ? undefined : count * randomness.perUnit;
      }
      case "alphabet": {
        const [alphabet, size] = this.#makerOf(node)?.arguments ?? [];
        const letters = alphabet && this.#context.file.values.textOf(alphabet);
        const written = node.arguments[0] ?? size;
        const count = written ? this.#number(written, args) : randomness.byDefault;
        return letters === undefined || count === undefined ? undefined : count * Math.log2(new Set(letters).size);
      }
      case "range": {
        const [from, to] = node.arguments.filter((argument) => !isFunction(argument)).map((argument) => this.#number(argument, args));
        if (from === undefined || (node.arguments[1] && !isFunction(node.arguments[1]) && to === undefined)) return undefined;
        return Math.log2(Math.max(1, to === undefined ? from : to - from));
      }
      default:
        return undefined;
    }
  }

  /** The call whose result is called: `init({ length: 10 })()`. */
  #makerOf({ callee }: CallNode): CallNode | undefined {
    const inner = unwrap(callee);
    return inner.type === "CallExpression" ? inner : this.#context.file.tracer.trace(inner).map(({ node }) => node).find((node) => node.type === "CallExpression");
  }

  #property(node: Node, name: string): Node | undefined {
    const [slot, ...others] = this.#context.file.objects.of(node).get(name);
    return slot?.state === "value" && others.length === 0 ? slot.node : undefined;
  }

  #number(node: Node, args: Arguments | undefined): number | undefined {
    const value = this.#context.file.values.literalOf(node, args);
    return value?.kind === "literal" && typeof value.value === "number" ? value.value : undefined;
  }

  /** `text.slice(0, 10)`: as many characters as are left, each with its bits. */
  #part(whole: Randomness, name: string, parts: readonly Node[], args: Arguments | undefined): Randomness {
    if (whole.kind !== "random") return whole;
    const [from, to] = parts.map((part) => this.#number(part, args));
    if (from === undefined || (parts.length > 1 && to === undefined) || from < 0 || (to !== undefined && to < 0)) return unknown;
    if (whole.perCharacter === undefined) return unknown;
    const left = to === undefined ? whole.bits - from * whole.perCharacter : (name === "substr" ? to : to - from) * whole.perCharacter;
    return { ...whole, bits: Math.max(0, Math.floor(Math.min(whole.bits, left))) };
  }
}

/** What holds several parts is as random as all of them. */
function combine(parts: readonly Randomness[]): Randomness {
  if (parts.some(({ kind }) => kind === "unknown")) return unknown;
  const random = parts.filter((part) => part.kind === "random");
  const [strongest] = [...random].sort((a, b) => b.bits - a.bits);
  if (strongest) return { ...strongest, bits: random.reduce((sum, { bits }) => sum + bits, 0) };
  return parts.find(({ kind }) => kind === "guessable") ?? given;
}

/** Alternatives in the middle of a value: as strong as the strongest. */
function either(parts: readonly Randomness[]): Randomness {
  if (parts.some(({ kind }) => kind === "unknown")) return unknown;
  const random = parts.filter((part) => part.kind === "random");
  const [strongest] = [...random].sort((a, b) => b.bits - a.bits);
  return strongest ?? parts.find(({ kind }) => kind === "guessable") ?? given;
}

/** Of a list that is made element by element, the number of elements is not known. */
function elementsOf(parts: readonly Randomness[]): readonly Randomness[] {
  const [list, ...made] = parts;
  return list?.kind === "random" ? [list] : [list ?? given, ...made.map((part) => (part.kind === "random" ? unknown : part))];
}

function encoded(value: Randomness, encoding: string | undefined): Randomness {
  const perCharacter = encoding === undefined ? undefined : encodingBits[encoding];
  return value.kind === "random" && perCharacter !== undefined ? { ...value, perCharacter } : value;
}

function nameIsOpen(name: string): boolean {
  return !perhapsRandom.test(name);
}

/** `email`, `user.id`: what others know. */
function isOpenData(start: Node): boolean {
  const node = unwrapAwait(start);
  if (node.type === "Identifier") return openNames.test(node.name);
  if (node.type === "MemberExpression") return openNames.test(staticKey(node) ?? "");
  if (node.type === "BinaryExpression") return [node.left, node.right].every((part) => part.type === "Literal" || isOpenData(part));
  if (node.type === "TemplateLiteral") return node.expressions.length > 0 && node.expressions.every(isOpenData);
  return node.type === "CallExpression" && node.callee.type === "MemberExpression" && plainMethods.has(calleeName(node) ?? "") && isOpenData(node.callee.object);
}
