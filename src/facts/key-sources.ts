import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { Arguments, Trace } from "../analysis/trace";
import { keyMakers, keyMembers, keyMethods, publicKeyText, publicVariable, settingReaders } from "../model/key-texts";
import { hole } from "../analysis/value";
import { environmentName, isForTestsOnly } from "./environment";
import { fallbackOf } from "./fallbacks";
import type { FactContext } from "./session-facts";

/** Where a key comes from, as far as that is a weakness. */
export interface KeySource {
  readonly kind: "literal" | "public-variable" | "text-of-variable";
  /** The text, the variable, or what turns it into text. */
  readonly node: Node;
  /** The variable of the environment. */
  readonly variable?: string;
  /** The argument of a same-file wrapper's call through which the key is given. */
  readonly use?: Node;
}

const maxDepth = 8;

/** Everything about a key that the file shows to be weak; empty where it shows nothing. */
export function keySources(context: FactContext, key: Node, given?: Arguments): readonly KeySource[] {
  return read(context, key, given, 0);
}

function read(context: FactContext, node: Node, given: Arguments | undefined, depth: number): readonly KeySource[] {
  if (depth > maxDepth) return [];
  const inner = unwrapAwait(node);
  return context.file.tracer.trace(inner, given).flatMap((trace) => (trace.path.length > 0 ? ofMember(context, trace, inner, depth) : ofNode(context, trace, inner, depth)));
}

function ofNode(context: FactContext, { node, given }: Trace, use: Node, depth: number): readonly KeySource[] {
  const next = (inner: Node) => read(context, inner, given, depth + 1);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" && isSecretText(node.value) && !isForTestsOnly(node) ? [{ kind: "literal", node }] : [];
    case "TemplateLiteral":
    case "BinaryExpression":
      return ofText(context, node, given, next);
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? next(element) : []));
    case "ObjectExpression":
      return node.properties.flatMap((property) => (property.type === "Property" && isKeyMember(staticKey(property)) ? next(property.value) : []));
    case "CallExpression":
    case "NewExpression":
      return ofCall(context, node, given, next);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return providedBy(context, node).flatMap(next);
    case "Identifier":
      return ofIdentifier(context, node, use, depth);
    default:
      return [];
  }
}

function isKeyMember(name: string | undefined): boolean {
  return name !== undefined && (keyMembers.includes(name) || /^\d+$/u.test(name));
}

function isSecretText(text: string): boolean {
  return text.trim() !== "" && !publicKeyText.test(text);
}

/** A template or concatenation: a text of the source, or variables that it turns into text. */
function ofText(context: FactContext, node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression, given: Arguments | undefined, next: (inner: Node) => readonly KeySource[]): readonly KeySource[] {
  const text = context.file.values.textOf(node, given);
  if (text !== undefined) return isSecretText(text) ? [{ kind: "literal", node }] : [];
  const parts = node.type === "TemplateLiteral" ? node.expressions : operandsOf(node);
  // a PEM frame around a variable: without it there is no key, and the library throws
  if (context.file.values.textParts(node, given).some((part) => part !== hole && part.includes("-----BEGIN"))) return [];
  const open = parts.filter((part) => context.file.values.textOf(part, given) === undefined);
  const names = open.map((part) => variableOf(context, part));
  const [name] = names;
  if (open.length > 0 && name !== undefined && names.every((each) => each !== undefined)) {
    return publicVariable.test(name) ? [{ kind: "public-variable", node, variable: name }] : [{ kind: "text-of-variable", node, variable: name }];
  }
  // `${process.env.S || "dev"}`: nothing but the one value
  const [only, ...others] = open;
  return only && others.length === 0 && parts.length === 1 && isBare(node) ? next(only) : [];
}

function isBare(node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): boolean {
  return node.type === "TemplateLiteral" && node.quasis.every((quasi) => quasi.value.raw === "");
}

function operandsOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === "BinaryExpression" && inner.operator === "+" ? [...operandsOf(inner.left), ...operandsOf(inner.right)] : [inner];
}

/** The variable of the environment that a value is, if it is that alone. */
function variableOf(context: FactContext, node: Node): string | undefined {
  const [only, ...others] = context.file.tracer.trace(node);
  return only && others.length === 0 ? environmentName(context, only) : undefined;
}

function ofCall(context: FactContext, call: CallNode, given: Arguments | undefined, next: (inner: Node) => readonly KeySource[]): readonly KeySource[] {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  const origin = context.file.origins.of(callee).find((key) => Object.hasOwn(keyMakers, key));
  if (origin !== undefined) {
    const argument = call.arguments[keyMakers[origin] ?? 0];
    if (!argument || argument.type === "SpreadElement") return [];
    const variable = origin === "global:String" ? variableOf(context, argument) : undefined;
    return variable === undefined ? next(argument) : [{ kind: "text-of-variable", node: call, variable }];
  }
  const name = calleeName(call) ?? "";
  if (callee.type === "MemberExpression") {
    if (keyMethods.has(name)) return next(callee.object);
    // createHash("sha256").update(secret).digest()
    if (name === "digest") return updatesOf(callee.object).flatMap(next);
    // env.get("S").default("dev").asString()
    if (/^(?:as[A-Z]\w*|required)$/u.test(name)) return next(callee.object);
    if (name === "default" && first) return next(first);
  }
  const readsSetting = settingReaders.test(name) && first && context.file.values.textOf(first, given) !== undefined;
  return readsSetting && second && second.type !== "SpreadElement" ? next(second) : [];
}

function updatesOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === "CallExpression" && calleeName(inner) === "update" && inner.arguments[0] ? [inner.arguments[0]] : [];
}

/** What a function that provides a key gives: what it returns, and the second argument of its callback. */
function providedBy(context: FactContext, fn: FunctionNode): readonly Node[] {
  const { index, bindings } = context.file.tracer;
  const last = fn.params.at(-1);
  const callback = last?.type === "Identifier" ? bindings.declaredBy(last) : undefined;
  const called = (callback?.references ?? []).flatMap(({ identifier }) => {
    const call = (identifier as Node).parent;
    return call?.type === "CallExpression" && call.callee === identifier && call.arguments[1] ? [call.arguments[1]] : [];
  });
  return [...(index.returns.get(fn) ?? []), ...called];
}

function ofIdentifier(context: FactContext, node: TSESTree.Identifier, use: Node, depth: number): readonly KeySource[] {
  const { tracer } = context.file;
  const variable = tracer.bindings.variableOf(node);
  const parameter = variable && tracer.parameterOf(variable);
  if (!parameter) return typed(context, use);
  const name = variable.defs[0]?.name as Node;
  // ({ secret = "dev" }) => …
  const nested = parameter.path.length > 0 && name.parent?.type === "AssignmentPattern" && name.parent.left === name ? read(context, name.parent.right, undefined, depth + 1) : [];
  const called = tracer.callsOf(parameter.fn).flatMap((call) => ofArgument(context, call, parameter, depth));
  return [...nested, ...called];
}

function ofArgument(context: FactContext, call: CallNode, { position, path }: { position: number; path: readonly string[] }, depth: number): readonly KeySource[] {
  const argument = call.arguments[position];
  if (!argument || argument.type === "SpreadElement") return [];
  const [name, ...rest] = path;
  if (name === undefined) return read(context, argument, undefined, depth + 2).map((source) => ({ ...source, use: source.use ?? argument }));
  if (rest.length > 0) return [];
  return context.file.objects.of(argument).get(name).flatMap((slot) => (slot.state === "value" ? read(context, slot.node, slot.given, depth + 2).map((source) => ({ ...source, use: source.use ?? slot.node })) : []));
}

/** A member that could not be followed: of the environment, of a checked schema, or a constant by its type. */
function ofMember(context: FactContext, trace: Trace, use: Node, depth: number): readonly KeySource[] {
  const variable = environmentName(context, trace);
  if (variable !== undefined) return publicVariable.test(variable) ? [{ kind: "public-variable", node: memberAround(trace.node), variable }] : assignedTo(context, variable, use, depth);
  const name = trace.path.at(-1);
  return (name === undefined ? undefined : schemaDefault(context, trace, name)) ?? typed(context, use);
}

/** `process.env.JWT_SECRET = "dev"` in the same file, which is where the key stands. */
function assignedTo(context: FactContext, variable: string, use: Node, depth: number): readonly KeySource[] {
  return context.file.tracer.index.assignments.flatMap(({ left, right }) => {
    const target = unwrap(left);
    if (target.type !== "MemberExpression" || staticKey(target) !== variable || isInside(use, right) || variableOf(context, target) !== variable) return [];
    return read(context, right, undefined, depth + 1).map((source) => ({ ...source, use: source.node }));
  });
}

function memberAround(node: Node): Node {
  let at = node;
  while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
  return at;
}

/** `z.object({ JWT_SECRET: z.string().default("dev") }).parse(process.env).JWT_SECRET` */
function schemaDefault(context: FactContext, { node }: Trace, name: string): readonly KeySource[] | undefined {
  if (node.type !== "CallExpression") return undefined;
  const values = context.file.tracer.index.objects.flatMap(({ properties }) => properties.flatMap((property) => (property.type === "Property" && staticKey(property) === name ? [property.value] : [])));
  return values.flatMap((value) => defaultsIn(value)).map((literal): KeySource => ({ kind: "literal", node: literal }));
}

/** The text of a `.default("…")` in a chain, or of `{ default: "…" }` in its arguments. */
function defaultsIn(value: Node): readonly Node[] {
  const inner = unwrap(value);
  if (inner.type !== "CallExpression") return [];
  const callee = unwrap(inner.callee);
  const texts = inner.arguments.flatMap((argument): Node[] => (argument.type === "ObjectExpression" ? argument.properties.flatMap((property) => (property.type === "Property" ? [property.value] : [])) : [argument]));
  const own = texts.filter((text) => text.type === "Literal" && typeof text.value === "string" && isSecretText(text.value) && ["method", "property"].includes(fallbackOf(text)?.by ?? ""));
  return callee.type === "MemberExpression" ? [...own, ...defaultsIn(callee.object)] : own;
}

/** A constant of another file, whose literal type is known. */
function typed(context: FactContext, use: Node): readonly KeySource[] {
  const text = context.file.values.textOf(use);
  return text !== undefined && isSecretText(text) ? [{ kind: "literal", node: use }] : [];
}
