import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "./bindings";
import { dateHelperValue } from "./date-helpers";
import { calleeName, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "./nodes";
import type { Origins } from "./origins";
import type { Arguments, Trace, Tracer } from "./trace";
import type { Types } from "./types";
import { asNumber, hole, literal, unknownValue, type Literal, type TextPart, type Value } from "./value";

const maxValues = 16;
const maxDepth = 20;

/** Evaluates constants, arithmetic, templates and dates; whatever it cannot evaluate is an alternative of its own. */
export class Values {
  readonly #tracer: Tracer;
  readonly #origins: Origins;
  readonly #types: Types;
  #depth = 0;
  readonly #reading = new Set<Node>();
  /** Variables whose values are being found. */
  readonly #following = new Set<Variable>();

  constructor(tracer: Tracer, origins: Origins, types: Types) {
    this.#tracer = tracer;
    this.#origins = origins;
    this.#types = types;
  }

  /** All values that `node` may have; never empty. */
  of(node: Node, given?: Arguments): readonly Value[] {
    if (this.#depth > maxDepth) return [unknownValue];
    this.#depth++;
    try {
      const found = this.#of(unwrapAwait(node), given);
      return found.length > maxValues ? [...found.slice(0, maxValues), unknownValue] : found;
    } finally {
      this.#depth--;
    }
  }

  /** The one literal that `node` is sure to be; undefined where there are several or it is unknown. */
  literalOf(node: Node | undefined, given?: Arguments): Value | undefined {
    if (!node) return undefined;
    const [only, ...others] = this.of(node, given);
    return others.length === 0 && only?.kind !== "unknown" ? only : undefined;
  }

  /** Whether `node` is sure to be `undefined` or `null`. */
  isNothing(node: Node, given?: Arguments): boolean {
    const value = this.literalOf(node, given);
    return value?.kind === "literal" && (value.value === undefined || value.value === null);
  }

  /** Whether `node` is sure to be `undefined`, `null` or `""`. */
  isEmpty(node: Node, given?: Arguments): boolean {
    return this.isNothing(node, given) || this.textOf(node, given) === "";
  }

  /** The text that `node` is sure to be. */
  textOf(node: Node | undefined, given?: Arguments): string | undefined {
    const value = this.literalOf(node, given);
    return value?.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
  }

  /** The known parts of a text: of templates and concatenations too. */
  textParts(node: Node, given?: Arguments): readonly TextPart[] {
    const inner = unwrapAwait(node);
    // a text that is made from itself: text = `${text}; Secure`
    if (this.#reading.has(inner)) return [hole];
    this.#reading.add(inner);
    const parts = this.#textParts(inner, given);
    this.#reading.delete(inner);
    return parts;
  }

  #textParts(inner: Node, given?: Arguments): readonly TextPart[] {
    const known = this.textOf(inner, given);
    if (known !== undefined) return [known];
    if (inner.type === "TemplateLiteral") {
      return inner.quasis.flatMap((quasi, position): TextPart[] => {
        const expression = inner.expressions[position];
        return [quasi.value.cooked ?? "", ...(expression ? this.textParts(expression, given) : [])];
      }).filter((part): part is TextPart => part !== "");
    }
    if (inner.type === "BinaryExpression" && inner.operator === "+") return [...this.textParts(inner.left, given), ...this.textParts(inner.right, given)];
    const [only, ...others] = this.#tracer.trace(inner, given);
    if (only && others.length === 0 && only.path.length === 0 && only.node !== inner && (only.node.type === "TemplateLiteral" || only.node.type === "BinaryExpression")) return this.textParts(only.node, only.given);
    // ["a", "b"].join("; ")
    const joined = only && others.length === 0 ? this.#joined(only.node) : undefined;
    return joined ?? [hole];
  }

  #joined(node: Node): readonly TextPart[] | undefined {
    if (node.type !== "CallExpression" || calleeName(node) !== "join" || node.callee.type !== "MemberExpression") return undefined;
    const separator = node.arguments[0] ? this.textOf(node.arguments[0]) : ",";
    const [list, ...others] = this.#tracer.trace(node.callee.object);
    if (separator === undefined || others.length > 0 || list?.node.type !== "ArrayExpression" || list.path.length > 0) return undefined;
    const elements = list.node.elements.map((element): readonly TextPart[] => (element && element.type !== "SpreadElement" ? this.textParts(element) : [hole]));
    return [...elements, ...this.#addedLater(list.node)].flatMap((part, position) => (position === 0 ? part : [separator, ...part]));
  }

  /** What a list gets after it was made, always or under a condition; a hole for what is not followed. */
  #addedLater(list: Node): readonly (readonly TextPart[])[] {
    const declarator = list.parent;
    const variable = declarator?.type === "VariableDeclarator" && declarator.id.type === "Identifier" ? this.#tracer.bindings.declaredBy(declarator.id) : undefined;
    return (variable?.references ?? []).flatMap(({ identifier }): readonly (readonly TextPart[])[] => {
      const user = (identifier as Node).parent;
      // whoever is given the list may add to it
      if (user?.type === "CallExpression") return [[hole]];
      const call = user?.type === "MemberExpression" && user.object === identifier ? user.parent : undefined;
      const method = call?.type === "CallExpression" && user?.type === "MemberExpression" ? staticKey(user) : undefined;
      if (call?.type !== "CallExpression" || !["push", "unshift", "splice", "fill"].includes(method ?? "")) return [];
      return method === "push" ? call.arguments.map((added) => (added.type === "SpreadElement" ? [hole] : this.textParts(added))) : [[hole]];
    });
  }

  #of(node: Node, given?: Arguments): readonly Value[] {
    switch (node.type) {
      case "Literal":
        return [node.value instanceof RegExp ? unknownValue : literal(node.value as Literal)];
      case "TemplateLiteral":
        return this.#template(node, given);
      case "UnaryExpression":
        return this.of(node.argument, given).map((value) => unary(node.operator, value));
      case "BinaryExpression":
        return this.#binary(node, given);
      case "ConditionalExpression":
        return this.#conditional(node, given);
      case "LogicalExpression":
        return this.#logical(node, given);
      case "Identifier":
        if (node.name === "undefined" && !this.#tracer.bindings.variableOf(node)) return [literal(undefined)];
        if (node.name === "Infinity" && !this.#tracer.bindings.variableOf(node)) return [literal(Infinity)];
        return this.#traced(node, given);
      case "MemberExpression":
        return this.#traced(node, given);
      case "CallExpression":
      case "NewExpression":
        return this.#call(node, given);
      case "SequenceExpression":
        return this.of(node.expressions.at(-1) as Node, given);
      default:
        return [unknownValue];
    }
  }

  /**
   * A name or member: what it was made from, its enum's value, or its literal type. A variable that is made from itself
   * in several places (`id = id ?? other.id`) is looked at once: each look would double with every place.
   */
  #traced(node: Node, given?: Arguments): readonly Value[] {
    const variable = node.type === "Identifier" ? this.#tracer.bindings.variableOf(node) : undefined;
    if (!variable?.references.some((reference) => reference.isWrite() && !reference.init)) return this.#alternatives(node, given);
    if (this.#following.has(variable)) return [unknownValue];
    this.#following.add(variable);
    try {
      return this.#alternatives(node, given);
    } finally {
      this.#following.delete(variable);
    }
  }

  #alternatives(node: Node, given?: Arguments): readonly Value[] {
    return this.#tracer.trace(node, given).flatMap((trace) => {
      if (trace.path.length === 0 && trace.node !== node) return this.#dateMutations(node) ?? this.of(trace.node, trace.given);
      const inEnum = this.#enumMember(trace);
      if (inEnum) return this.of(inEnum);
      const typed = this.#types.literalOf(node);
      return [typed ? literal(typed.value) : this.#knownConstant(node)];
    });
  }

  #knownConstant(node: Node): Value {
    const [key] = this.#origins.of(node);
    return key === "global:Number.MAX_SAFE_INTEGER" || key === "global:Number.POSITIVE_INFINITY" ? literal(Number.MAX_SAFE_INTEGER) : unknownValue;
  }

  #enumMember({ node, path }: Trace): Node | undefined {
    const [name, ...rest] = path;
    if (node.type !== "Identifier" || name === undefined || rest.length > 0) return undefined;
    const declaration = this.#tracer.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
    if (declaration?.type !== "TSEnumDeclaration") return undefined;
    const member = declaration.body.members.find(({ id }) => (id.type === "Identifier" ? id.name : id.type === "Literal" ? id.value : undefined) === name);
    return member?.initializer;
  }

  #template(node: TSESTree.TemplateLiteral, given?: Arguments): readonly Value[] {
    let texts: readonly string[] = [""];
    for (const [position, quasi] of node.quasis.entries()) {
      texts = texts.map((text) => text + (quasi.value.cooked ?? ""));
      const expression = node.expressions[position];
      if (!expression) continue;
      const values = this.of(expression, given);
      if (values.some((value) => value.kind !== "literal")) return [unknownValue];
      texts = texts.flatMap((text) => values.map((value) => text + String((value as { value: Literal }).value)));
    }
    return texts.map(literal);
  }

  #binary(node: TSESTree.BinaryExpression, given?: Arguments): readonly Value[] {
    if (node.left.type === "PrivateIdentifier") return [unknownValue];
    const left = this.of(node.left, given);
    const right = this.of(node.right, given);
    return left.flatMap((a) => right.map((b) => binary(node.operator, a, b)));
  }

  #conditional(node: TSESTree.ConditionalExpression, given?: Arguments): readonly Value[] {
    const test = this.literalOf(node.test, given);
    if (test?.kind === "literal") return this.of(test.value ? node.consequent : node.alternate, given);
    return [...this.of(node.consequent, given), ...this.of(node.alternate, given)];
  }

  #logical(node: TSESTree.LogicalExpression, given?: Arguments): readonly Value[] {
    return this.of(node.left, given).flatMap((left): readonly Value[] => {
      if (left.kind === "literal") {
        const stops = node.operator === "&&" ? !left.value : node.operator === "||" ? Boolean(left.value) : left.value !== null && left.value !== undefined;
        return stops ? [left] : this.of(node.right, given);
      }
      if (left.kind !== "unknown") return node.operator === "&&" ? this.of(node.right, given) : [left];
      return [left, ...this.of(node.right, given)];
    });
  }

  #call(node: CallNode, given?: Arguments): readonly Value[] {
    const [key] = this.#origins.of(node.callee);
    const argument = (position: number): readonly Value[] => {
      const value = node.arguments[position];
      return value && value.type !== "SpreadElement" ? this.of(value, given) : [literal(undefined)];
    };
    const helper = dateHelperValue(key, node, { of: (inner) => this.of(inner, given), argument });
    if (helper) return helper;
    const callee = unwrap(node.callee);
    if (callee.type === "MemberExpression") {
      const found = this.#method(staticKey(callee), callee.object, argument, given);
      if (found) return found;
    }
    const [only, ...others] = this.#tracer.trace(node, given);
    if (only && others.length === 0 && only.node === node) return [unknownValue];
    return [only, ...others].flatMap((trace) => (trace && trace.path.length === 0 && trace.node !== node ? this.of(trace.node, trace.given) : [unknownValue]));
  }

  /** `date.getTime()`, `"15m".trim()`, `(3600).toString()` */
  #method(name: string | undefined, object: Node, argument: (position: number) => readonly Value[], given?: Arguments): readonly Value[] | undefined {
    switch (name) {
      case "getTime":
      case "valueOf":
        return this.of(object, given).map((value) => (value.kind === "date" ? asNumber(value) : name === "valueOf" ? value : unknownValue));
      case "toISOString":
      case "toUTCString":
      case "toGMTString":
        // a text, but for a cookie's `Expires` it says the same as the date
        return this.of(object, given).map((value) => (value.kind === "date" ? value : unknownValue));
      case "toFixed":
        // a time that is rounded is the same time
        return this.of(object, given).map((value) => (value.kind === "clock" ? value : fixed(value, argument(0))));
      case "toString":
        return this.of(object, given).map((value) => (value.kind === "literal" && value.value !== null && value.value !== undefined ? literal(String(value.value)) : unknownValue));
      default:
        return undefined;
    }
  }

  /** `const d = new Date(); d.setDate(d.getDate() + 7);` */
  #dateMutations(node: Node): readonly Value[] | undefined {
    if (node.type !== "Identifier") return undefined;
    const variable = this.#tracer.bindings.variableOf(node);
    const setters = (variable?.references ?? []).flatMap((reference) => {
      const member = (reference.identifier as Node).parent;
      const call = member?.parent;
      const isSetter = member?.type === "MemberExpression" && member.object === reference.identifier && call?.type === "CallExpression" && call.callee === member;
      return isSetter && /^set(?:UTC)?(?:Date|Hours|Minutes|Seconds|Milliseconds|Time|Month|FullYear)$/.test(staticKey(member) ?? "") ? [call] : [];
    });
    const [setter, ...others] = setters;
    if (!setter || !variable) return undefined;
    const write = variable.references.find((reference) => reference.isWrite())?.writeExpr as Node | undefined;
    if (others.length > 0 || !write) return [unknownValue];
    return this.of(write).map((start) => this.#mutated(start, setter));
  }

  #mutated(start: Value, setter: TSESTree.CallExpression): Value {
    const name = calleeName(setter)?.replace(/^set(?:UTC)?/, "");
    const argument = setter.arguments[0] && unwrap(setter.arguments[0]);
    if (start.kind !== "date" || !argument) return unknownValue;
    // d.setDate(d.getDate() + 7)
    if (argument.type === "BinaryExpression" && /^[+-]$/.test(argument.operator) && argument.left.type === "CallExpression" && calleeName(argument.left)?.replace(/^get(?:UTC)?/, "") === name) {
      const [amount] = this.of(argument.right);
      const unit = setterUnits[name as keyof typeof setterUnits];
      return amount?.kind === "literal" && typeof amount.value === "number" && unit ? { ...start, ms: start.ms + amount.value * (argument.operator === "+" ? unit : -unit) } : unknownValue;
    }
    const [value] = name === "Time" ? this.of(argument) : [];
    return value?.kind === "clock" && value.unit === "ms" ? { kind: "date", relative: true, ms: value.offset } : unknownValue;
  }
}

/** Milliseconds that one step of a `Date` setter stands for; months and years by their usual length. */
const setterUnits = { Time: 1, Milliseconds: 1, Seconds: 1e3, Minutes: 6e4, Hours: 36e5, Date: 864e5, Month: 30 * 864e5, FullYear: 365 * 864e5 } as const;

function unary(operator: string, value: Value): Value {
  if (operator === "+") {
    const number = asNumber(value);
    return number.kind === "literal" ? literal(Number(number.value)) : number;
  }
  // ~~(Date.now() / 1000) rounds
  if (operator === "~" && value.kind === "clock") return value;
  if (value.kind !== "literal") return unknownValue;
  switch (operator) {
    case "~":
      return typeof value.value === "number" ? literal(~value.value) : unknownValue;
    case "-":
      return typeof value.value === "number" ? literal(-value.value) : unknownValue;
    case "!":
      return literal(!value.value);
    case "void":
      return literal(undefined);
    default:
      return unknownValue;
  }
}

function binary(operator: string, left: Value, right: Value): Value {
  const a = operator === "+" && left.kind === "date" ? unknownValue : asNumber(left);
  const b = operator === "+" && right.kind === "date" ? unknownValue : asNumber(right);
  if (a.kind === "literal" && b.kind === "literal") return literals(operator, a.value, b.value);
  if (a.kind === "clock" && b.kind === "literal" && typeof b.value === "number") return clockArithmetic(operator, a, b.value);
  if (b.kind === "clock" && a.kind === "literal" && typeof a.value === "number" && operator === "+") return { ...b, offset: b.offset + a.value };
  // two times: their difference is a duration
  if (a.kind === "clock" && b.kind === "clock" && operator === "-" && a.unit === b.unit) return literal(a.offset - b.offset);
  return unknownValue;
}

function clockArithmetic(operator: string, clock: Value & { kind: "clock" }, number: number): Value {
  switch (operator) {
    case "+":
      return { ...clock, offset: clock.offset + number };
    case "-":
      return { ...clock, offset: clock.offset - number };
    case "/":
      return number === 1000 && clock.unit === "ms" ? { kind: "clock", unit: "s", offset: clock.offset / 1000 } : unknownValue;
    case "*":
      return number === 1000 && clock.unit === "s" ? { kind: "clock", unit: "ms", offset: clock.offset * 1000 } : unknownValue;
    case "|":
      return clock;
    default:
      return unknownValue;
  }
}

function literals(operator: string, a: Literal, b: Literal): Value {
  if (operator === "+" && (typeof a === "string" || typeof b === "string")) return literal(String(a) + String(b));
  if (operator === "===" || operator === "==") return literal(a === b);
  if (operator === "!==" || operator === "!=") return literal(a !== b);
  if (typeof a !== "number" || typeof b !== "number") return unknownValue;
  switch (operator) {
    case "+":
      return literal(a + b);
    case "-":
      return literal(a - b);
    case "*":
      return literal(a * b);
    case "/":
      return literal(a / b);
    case "%":
      return literal(a % b);
    case "**":
      return literal(a ** b);
    case "<<":
      return literal(a << b);
    default:
      return unknownValue;
  }
}

/** `(3600.5).toFixed(1)`: as many digits as are given, which is none where there is no argument. */
function fixed(number: Value, [digits, ...others]: readonly Value[]): Value {
  if (number.kind !== "literal" || typeof number.value !== "number" || digits?.kind !== "literal" || others.length > 0) return unknownValue;
  const count = digits.value ?? 0;
  return typeof count === "number" && count >= 0 && count <= 100 ? literal(number.value.toFixed(count)) : unknownValue;
}
