import type { TSESTree } from "@typescript-eslint/utils";
import { isInside, memberPath, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import type { Arguments, Trace } from "../analysis/trace";
import { isPasswordName } from "./claim-name";
import type { FactContext } from "./session-facts";
import { documentMethods } from "../model/user-records";
import { lookedUp } from "./user-lookups";
import { annotationOf, isWholeRecord, typeMembers } from "./whole-records";

/** One claim that a payload is seen to have. */
export interface TokenClaim {
  readonly name: string;
  /** With the names of the claims around it: `user.role`. */
  readonly path: string;
  /** Where the name stands: the property's key, or whatever else brings it. */
  readonly node: Node;
  /** What it is given, where the file shows it. */
  readonly value?: Node;
  readonly given?: Arguments | undefined;
  /** Whether it holds claims of its own that the file shows. */
  readonly isGroup: boolean;
  /** Whether every such token has it. */
  readonly certain: boolean;
}

/** A part of a payload that is a whole record of a user. */
export interface SignedRecord {
  /** The expression, as it is written. */
  readonly node: Node;
}

/** A part of a payload that the call of the function around it brings. */
export interface GivenPart {
  readonly call: CallNode;
  readonly argument: Node;
  readonly values: readonly Node[];
  readonly prefix: string;
}

/** What is seen of a payload's content. */
export interface PayloadContent {
  readonly claims: readonly TokenClaim[];
  readonly records: readonly SignedRecord[];
  readonly given: readonly GivenPart[];
}

interface Found {
  readonly claims: TokenClaim[];
  readonly records: SignedRecord[];
  readonly given: GivenPart[];
}

interface Place {
  /** The names of the claims around it, each with a dot behind. */
  readonly prefix: string;
  readonly certain: boolean;
  readonly depth: number;
}

const maxDepth = 4;

/** Reads what a payload holds, from its literals, spreads, nested objects, records and types. */
export function contentOf(context: FactContext, payload: Node, prefix = ""): PayloadContent {
  const found: Found = { claims: [], records: [], given: [] };
  read(context, payload, undefined, { prefix, certain: true, depth: 0 }, found);
  return found;
}

function read(context: FactContext, node: Node, given: Arguments | undefined, place: Place, found: Found): void {
  const { file } = context;
  const view = file.objects.of(node, given);
  const removed = removedFrom(context, node);
  for (const { name, node: value, property, given: inner } of view.properties) {
    if (removed.has(name)) continue;
    const slots = view.get(name);
    if (slots.every((slot) => slot.state === "absent" || (slot.state === "value" && file.values.isNothing(slot.node, slot.given)))) continue;
    const certain = place.certain && slots.every(({ state }) => state !== "absent");
    const isGroup = place.depth < maxDepth && file.tracer.trace(value, inner).some((trace) => trace.path.length === 0 && trace.node.type === "ObjectExpression" && trace.node.properties.length > 0);
    found.claims.push({ name, path: `${place.prefix}${name}`, node: property?.key ?? value, value, given: inner, isGroup, certain });
    const next = { prefix: `${place.prefix}${name}.`, certain, depth: place.depth + 1 };
    if (isGroup) read(context, value, inner, next, found);
    else if (isNested(value)) readOpen(context, { use: value, given: inner, trace: undefined, keepsPassword: true }, next, found);
  }
  for (const part of openParts(context, node, given)) readOpen(context, part, place, found);
}

/** Values that may be records: names and calls, no members of something, texts or conditions. */
function isNested(value: Node): boolean {
  const node = unwrapAwait(value);
  return node.type === "Identifier" || node.type === "CallExpression" || (node.type === "MemberExpression" && node.object.type !== "Super");
}

/** `delete payload.password` on the way to the call. */
function removedFrom({ file }: FactContext, node: Node): ReadonlySet<string> {
  const use = unwrapAwait(node);
  const variable = use.type === "Identifier" ? file.tracer.bindings.variableOf(use) : undefined;
  const names = (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = (identifier as Node).parent;
    const isDeleted = member?.type === "MemberExpression" && member.object === identifier && member.parent.type === "UnaryExpression" && member.parent.operator === "delete";
    return isDeleted && member.range[1] <= use.range[0] ? [staticKey(member) ?? ""] : [];
  });
  return new Set(names);
}

/** A part whose content no literal shows. */
interface OpenPart {
  /** The expression as it is written. */
  readonly use: Node;
  readonly trace: Trace | undefined;
  readonly given: Arguments | undefined;
  /** Not where the literal around it replaces the password. */
  readonly keepsPassword: boolean;
}

function* openParts(context: FactContext, start: Node, given: Arguments | undefined, keepsPassword = true, depth = 0): Generator<OpenPart> {
  const node = unwrapAwait(start);
  if (depth > maxDepth) return;
  for (const trace of context.file.tracer.trace(node, given)) {
    const { node: made, path } = trace;
    if (path.length === 0 && made.type === "ObjectExpression") {
      const spreads = made.properties.filter((property) => property.type === "SpreadElement");
      const replaces = made.properties.some((property) => property.type === "Property" && isPasswordName(staticKey(property) ?? "") && context.file.values.isEmpty(property.value));
      for (const spread of spreads) yield* openParts(context, spread.argument, trace.given, keepsPassword && !replaces, depth + 1);
    } else if (path.length === 0 && made.type === "CallExpression" && memberPath(made.callee) === "Object.assign") {
      for (const argument of made.arguments) if (argument.type !== "SpreadElement") yield* openParts(context, argument, trace.given, keepsPassword, depth + 1);
    } else if (made.type !== "Literal" && made.type !== "TemplateLiteral") yield { use: node, trace, given: trace.given ?? given, keepsPassword };
  }
}

function readOpen(context: FactContext, part: OpenPart, place: Place, found: Found): void {
  const { use } = part;
  const traces = part.trace ? [part.trace] : context.file.tracer.trace(use, part.given);
  const names = traces.flatMap((trace) => namedFields(context, trace));
  for (const name of names) found.claims.push({ name, path: `${place.prefix}${name}`, node: use, isGroup: false, certain: place.certain });
  if (names.length > 0) return;
  const given = traces.flatMap((trace) => givenParts(context, trace, place.prefix));
  if (given.length > 0) {
    found.given.push(...given);
    return;
  }
  // what a wrapper's caller gives is judged where it stands
  const target = part.trace && isArgument(part.trace, part.given) ? part.trace.node : use;
  const isRecord = part.keepsPassword && isWholeRecord(context, target, place.prefix !== "");
  if (isRecord) found.records.push({ node: target });
  else for (const name of typedNames(context, target)) found.claims.push({ name, path: `${place.prefix}${name}`, node: target, isGroup: false, certain: false });
}

function isArgument(trace: Trace, given: Arguments | undefined): boolean {
  return trace.path.length === 0 && given !== undefined && [...given.values()].some((argument) => isInside(trace.node, argument));
}

/** The fields that a pick, a look-up or an instance of the file's own class brings by name. */
function namedFields(context: FactContext, { node, path }: Trace): readonly string[] {
  if (node.type === "CallExpression" && path.length === 0 && /^(?:(?:_|lodash|R)\.)?pick$/u.test(memberPath(node.callee))) return pickedNames(context, node);
  const found = lookedUp(context, node, path);
  if (found?.kind === "fields") return found.names;
  // (await User.findOne(query).select("id role")).toObject()
  const callee = node.type === "CallExpression" && path.length === 0 ? unwrap(node.callee) : undefined;
  if (callee?.type === "MemberExpression" && documentMethods.has(staticKey(callee) ?? "")) {
    return context.file.tracer.trace(callee.object).flatMap((base) => (base.node === node ? [] : namedFields(context, base)));
  }
  return node.type === "NewExpression" && path.length === 0 ? instanceFields(context, node) : [];
}

/** `_.pick(user, ["id", "role"])`, `pick(user, "id", "role")` */
function pickedNames({ file }: FactContext, call: TSESTree.CallExpression): readonly string[] {
  return call.arguments.flatMap((argument) => {
    if (argument.type === "SpreadElement") return [];
    const elements = argument.type === "ArrayExpression" ? argument.elements : [argument];
    return elements.flatMap((element) => (element && element.type !== "SpreadElement" ? [file.values.textOf(element) ?? []].flat() : []));
  });
}

/** The fields of a class that the file declares: declared, or assigned in its constructor. */
function instanceFields({ file }: FactContext, made: TSESTree.NewExpression): readonly string[] {
  const [only, ...others] = file.tracer.trace(made.callee);
  const owner = only?.node;
  if (others.length > 0 || (owner?.type !== "ClassDeclaration" && owner?.type !== "ClassExpression")) return [];
  const declared = owner.body.body.flatMap((member) => (member.type === "PropertyDefinition" && !member.static ? [staticKey(member) ?? ""] : []));
  const assigned = file.tracer.index.assignments.flatMap(({ left }) => (left.type === "MemberExpression" && left.object.type === "ThisExpression" && isInside(left, owner) ? [staticKey(left) ?? ""] : []));
  const parameters = owner.body.body.flatMap((member) => (member.type === "MethodDefinition" && member.kind === "constructor" ? member.value.params : [])).flatMap((parameter) => {
    const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
    const name = inner?.type === "AssignmentPattern" ? inner.left : inner;
    return name?.type === "Identifier" ? [name.name] : [];
  });
  return [...new Set([...declared, ...assigned, ...parameters])].filter(Boolean);
}

/** A parameter, by what the file's own calls of its function give to it. */
function givenParts(context: FactContext, { node, path }: Trace, prefix: string): readonly GivenPart[] {
  const { tracer, objects } = context.file;
  const variable = node.type === "Identifier" ? tracer.bindings.variableOf(node) : undefined;
  const parameter = variable && tracer.parameterOf(variable);
  if (!parameter) return [];
  const full = [...parameter.path, ...path];
  return tracer.callsOf(parameter.fn).flatMap((call): GivenPart[] => {
    const argument = call.arguments[parameter.position];
    if (!argument || call.arguments.some(({ type }) => type === "SpreadElement")) return [];
    const slots = full.length > 0 ? objects.at(objects.of(argument), full.join(".")).slots : undefined;
    const values = slots ? slots.flatMap((slot) => (slot.state === "value" ? [slot.node] : [])) : [argument];
    return [{ call, argument, values, prefix }];
  });
}

/** The members that the type of a value names, in this file or by the type checker. */
function typedNames(context: FactContext, use: Node): readonly string[] {
  const node = unwrap(use);
  const checked = node.type === "Identifier" || node.type === "MemberExpression" || node.type === "CallExpression" ? context.file.types.propertiesOf(node) : [];
  if (checked.length > 0) return checked;
  const variable = node.type === "Identifier" ? context.file.tracer.bindings.variableOf(node) : undefined;
  const type = annotationOf(variable?.defs[0]?.name as Node | undefined);
  return type ? typeMembers(context, type) : [];
}
