import type { TSESTree } from "@typescript-eslint/utils";
import { declaredType, returningFunction } from "../analysis/declared-type";
import { argumentAt, isFunction, isInside, memberPath, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { enclosingClass, type Arguments } from "../analysis/trace";
import type { KeyPlace, KeyRow } from "../model/key-row";
import { keyRows } from "../model/keys/index";
import type { CallPattern } from "../model/row";
import { CallFinder } from "./call-matching";
import { keySources, type KeySource } from "./key-sources";
import { signsToken } from "./hand-made-tokens";
import { pluginRegistrations } from "./plugins";
import type { FactContext } from "./session-facts";

/** One key that the file gives to a library. */
export interface SigningKey {
  readonly row: KeyRow;
  /** What the library calls it. */
  readonly name: string;
  /** Whether it stands in options that the file only declares. */
  readonly isDeclared: boolean;
  /** The call, assignment or object that takes the key. */
  readonly place: Node;
  /** The key's own expression. */
  readonly node: Node;
  /** The argument through which it comes: the key itself, or the options that hold it. */
  readonly argument: Node;
  /** What is weak about it. */
  readonly sources: readonly KeySource[];
}

/** Where a weakness belongs: the text where the key itself holds it, else the argument that uses it. */
export function weakPlace({ place, node, argument }: SigningKey, source: KeySource): Node {
  if (source.use) return isInside(source.node, source.use) ? source.node : source.use;
  if (isInside(source.node, node)) return source.node;
  return isInside(node, place) ? node : argument;
}

interface Found {
  readonly node: Node;
  readonly given?: Arguments;
}

const finder = new CallFinder(keyRows, (row) => row.calls);
const autoImported = new CallFinder(keyRows.filter((row) => row.autoImported), (row) => row.autoImported?.calls ?? []);
const superclasses = keyRows.map((row) => ({ row, matches: originMatcher(row.calls) }));
const typedRows = keyRows.flatMap((row) => (row.types ? [{ row, matches: originMatcher(row.types) }] : []));
const assignedRows = keyRows.flatMap((row) => (row.assigned || row.configured ? [{ row, matches: originMatcher(row.assigned ?? []), members: membersOf(row.assigned ?? []) }] : []));

/** Gathers the keys for tokens, sessions and cookies that the file gives away by how it writes them. */
export function collectSigningKeys(context: FactContext): readonly SigningKey[] {
  return givenKeys(context).filter(({ sources }) => sources.length > 0);
}

/** All keys that the file gives to libraries. */
export function givenKeys(context: FactContext): readonly SigningKey[] {
  return [...calledKeys(context), ...registeredKeys(context), ...inheritedKeys(context), ...assignedKeys(context), ...declaredKeys(context)];
}

function* calledKeys(context: FactContext): Generator<SigningKey> {
  for (const { call, entries } of finder.find(context)) for (const row of entries) yield* ofCall(context, call, row);
  for (const { call, entries } of autoImported.find(context)) {
    for (const row of entries) if (row.autoImported && context.receivers.frameworks.has(row.autoImported.framework)) yield* ofCall(context, call, row);
  }
}

function* ofCall(context: FactContext, call: CallNode, row: KeyRow): Generator<SigningKey> {
  if (row.when && context.file.values.textOf(unwrappedAt(call, row.when.argument)) !== row.when.text) return;
  if (row.message && !signsToken(context, call, row.message)) return;
  if (row.cookieName && holdsNoCredential(context, call, row.cookieName)) return;
  // an argument list that is spread may hold anything anywhere
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return;
  for (const place of row.keys) for (const argument of argumentsAt(call, place)) yield* ofArgument(context, row, call, argument, place.option);
}

/** Whether the cookie that is signed has a name that says that it holds something else. */
function holdsNoCredential(context: FactContext, call: CallNode, { argument, option }: KeyPlace): boolean {
  const given = typeof argument === "number" ? unwrappedAt(call, argument) : undefined;
  if (!given) return false;
  const found = option === undefined ? [{ node: given }] : optionsAt(context, { node: given }, option.split("."));
  const names = found.map(({ node }) => context.file.values.textOf(node));
  return names.length > 0 && names.every((name) => name !== undefined && context.credentials.judge({ name: [name], place: "cookie" }).verdict === "not");
}

function argumentsAt(call: CallNode, { argument = 0 }: KeyPlace): readonly Node[] {
  if (argument === "any") return call.arguments;
  const found = unwrappedAt(call, argument === "last" ? call.arguments.length - 1 : argument);
  return found ? [found] : [];
}

function* ofArgument(context: FactContext, row: KeyRow, place: Node, argument: Node, option: string | undefined): Generator<SigningKey> {
  const found = option === undefined ? [{ node: argument }] : optionsAt(context, { node: argument }, option.split("."));
  // an object is no key of these: it holds options, or the library wants it opened
  const name = option?.split(".").at(-1) ?? "key";
  for (const { node, given } of found) yield lazily({ row, name, isDeclared: place.type === "ObjectExpression", place, node, argument }, () => keySources(context, node, given));
}

/** A key whose weaknesses are looked for when they are asked for. */
function lazily(key: Omit<SigningKey, "sources">, find: () => readonly KeySource[]): SigningKey {
  let sources: readonly KeySource[] | undefined;
  return {
    ...key,
    get sources() {
      return (sources ??= find());
    },
  };
}

/** The values at a path of options; functions on the way give what they return. */
function optionsAt(context: FactContext, from: Found, path: readonly string[]): readonly Found[] {
  const [name, ...rest] = path;
  if (name === undefined) return [from];
  return returnedBy(context, from).flatMap(({ node, given }) =>
    context.file.objects.of(node, given).get(name).flatMap((slot) => (slot.state === "value" ? optionsAt(context, { node: slot.node, ...(slot.given && { given: slot.given }) }, rest) : [])),
  );
}

function returnedBy(context: FactContext, from: Found): readonly Found[] {
  const only = context.file.tracer.only(from.node, from.given);
  if (!isFunction(only)) return [from];
  return (context.file.tracer.index.returns.get(only) ?? []).map((node) => ({ node }));
}

function* registeredKeys(context: FactContext): Generator<SigningKey> {
  for (const row of keyRows) {
    if (!row.plugins) continue;
    for (const { call, options } of pluginRegistrations(context, row.plugins)) {
      if (options) for (const { option } of row.keys) yield* ofArgument(context, row, call, options, option);
    }
  }
}

/** `super({ secretOrKey })` in a class that extends `PassportStrategy(Strategy)` or the strategy itself. */
function* inheritedKeys(context: FactContext): Generator<SigningKey> {
  for (const call of context.file.tracer.index.calls) {
    if (call.callee.type !== "Super") continue;
    const parent = enclosingClass(call)?.superClass;
    if (!parent) continue;
    const mixed = unwrap(parent);
    const keys = [parent, ...(mixed.type === "CallExpression" ? mixed.arguments : [])].flatMap((node) => context.file.origins.of(node));
    for (const { row, matches } of superclasses) if (keys.some(matches)) yield* ofCall(context, call, row);
  }
}

/** `app.keys = ["…"]` */
function* assignedKeys(context: FactContext): Generator<SigningKey> {
  for (const assignment of context.file.tracer.index.assignments) {
    const left = unwrap(assignment.left);
    if (left.type !== "MemberExpression") continue;
    for (const { row, matches, members } of assignedRows) {
      const isApplication = context.file.origins.of(left).some(matches) || (context.receivers.frameworks.has("koa") && members.includes(memberPath(left)));
      if (isApplication || isConfigured(context, row, left)) yield* ofArgument(context, row, assignment, assignment.right, undefined);
    }
  }
}

/** `module.exports.session = { secret: "…" }` of a framework that reads its settings from such files. */
function isConfigured({ file: { path = "" } }: FactContext, { configured }: KeyRow, left: Node): boolean {
  return configured !== undefined && configured.members.includes(memberPath(left)) && configured.path.test(path);
}

/** `const options: SessionOptions = { secret: "…" }`, and objects that can be nothing else, whoever uses them. */
function* declaredKeys(context: FactContext): Generator<SigningKey> {
  for (const object of context.file.tracer.index.objects) {
    const type = declaredType(object);
    const keys = type ? context.file.origins.ofType(type) : [];
    const factory = factoryOf(object);
    const names = object.properties.map((property) => staticKey(property) ?? "");
    for (const row of keyRows) {
      const isMeant =
        typedRows.some((typed) => typed.row === row && keys.some(typed.matches)) ||
        (factory !== undefined && row.factories?.includes(factory) === true) ||
        row.shapes?.some((shape) => shape.every((name) => names.includes(name))) === true;
      if (isMeant) for (const { option } of row.keys) if (option !== undefined) yield* ofArgument(context, row, object, object, option);
    }
  }
}

/** The method whose result the object is: `createJwtOptions`. */
function factoryOf(object: TSESTree.ObjectExpression): string | undefined {
  const fn = returningFunction(object);
  return fn?.parent.type === "MethodDefinition" ? staticKey(fn.parent) : undefined;
}

function membersOf(patterns: readonly CallPattern[]): readonly string[] {
  return patterns.flatMap((pattern) => (pattern.startsWith("~") ? [pattern.slice(1)] : []));
}

function unwrappedAt(call: CallNode, position: number): Node | undefined {
  const argument = argumentAt(call, position);
  return argument && unwrapAwait(argument);
}
