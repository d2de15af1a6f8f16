import type { TSESTree } from "@typescript-eslint/utils";
import type { FileAnalysis } from "../analysis/file-analysis";
import { enclosingFunction, isInside, memberPath, outer, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { enclosingClass, type Arguments } from "../analysis/trace";
import { originMatcher } from "../analysis/origins";
import { stateHooks } from "../model/credential-sources";

const isStateHook = originMatcher(stateHooks);

/**
 * The names of properties that the file shows an object to have, though it does not show the object: what it reads
 * from it (`data.accessToken` beside `JSON.stringify(data)`), what its type declares, what a state starts with.
 */
export function* contentsOf(file: FileAnalysis, start: Node, given?: Arguments): Generator<string> {
  const node = argumentFor(file, unwrapAwait(start), given);
  const uses = propertiesUsed(file, node);
  for (const { name } of uses) if (!uses.some((use) => use.removed && use.name === name)) yield name;
  yield* file.types.propertiesOf(node);
  yield* declaredProperties(file, node);
  for (const trace of file.tracer.trace(node)) {
    const initial = trace.path.length === 1 && trace.path[0] === "0" ? firstState(file, trace.node) : undefined;
    for (const { name, node: value } of initial ? file.objects.of(initial).properties : []) if (!isFlag(value)) yield name;
  }
}

/** What the state of a hook's call starts with. */
export function firstState(file: FileAnalysis, call: Node): Node | undefined {
  return call.type === "CallExpression" && file.origins.of(call).some(isStateHook) ? call.arguments.at(-1) : undefined;
}

/** The names that the file reads from a variable, wherever it does. */
export function propertiesOfVariable(file: FileAnalysis, identifier: Node): readonly string[] {
  return propertiesUsed(file, identifier).map(({ name }) => name);
}

function argumentFor(file: FileAnalysis, node: Node, given?: Arguments): Node {
  const variable = node.type === "Identifier" ? file.tracer.bindings.variableOf(node) : undefined;
  return (variable && given?.get(variable)) ?? node;
}

interface Use {
  readonly name: string;
  /** `delete data.token`: what is written afterwards has it no more. */
  readonly removed?: true;
}

function propertiesUsed(file: FileAnalysis, node: Node): readonly Use[] {
  return placesOf(file, node).flatMap((place): readonly Use[] => {
    const user = outer(place);
    switch (user?.type) {
      case "MemberExpression":
        return isInside(place, user.object) ? chainOf(user) : [];
      case "VariableDeclarator":
        return user.id.type === "ObjectPattern" ? user.id.properties.flatMap((property) => (property.type === "Property" ? [{ name: staticKey(property) ?? "" }] : [])) : [];
      case "AssignmentExpression":
        return isInside(place, user.left) ? writtenIn(file, user.right) : [];
      case "CallExpression":
        // Object.assign(user, { token })
        return memberPath(user.callee) === "Object.assign" && user.arguments[0] === place ? user.arguments.slice(1).flatMap((source) => writtenIn(file, source)) : [];
      default:
        return [];
    }
  });
}

/** `user.value = { ...user.value, token }` */
function writtenIn(file: FileAnalysis, object: Node): readonly Use[] {
  const written = unwrapAwait(object);
  return written.type === "ObjectExpression" ? file.objects.of(written).properties.flatMap(({ name, node }) => (isFlag(node) || isNothing(file, node) ? [] : [{ name }])) : [];
}

/** `{ ...user, token: undefined }` takes the token out. */
function isNothing(file: FileAnalysis, node: Node): boolean {
  const value = file.values.literalOf(node);
  return value?.kind === "literal" && (value.value === null || value.value === undefined);
}

/** Wherever the file has the variable, the member of one, or the field that `node` is. */
function placesOf(file: FileAnalysis, node: Node): readonly Node[] {
  const path = pathOf(node);
  if (!path) return [];
  const { root, names } = path;
  if (root.type === "ThisExpression") {
    const [written, owner] = [memberPath(node), ownerOf(node)];
    return names.length > 0 && owner ? file.tracer.index.members.filter((member) => memberPath(member) === written && ownerOf(member) === owner) : [];
  }
  const variable = file.tracer.bindings.variableOf(root) ?? file.tracer.bindings.declaredBy(root);
  return (variable?.references ?? []).flatMap((reference): readonly Node[] => {
    let at = reference.identifier as Node;
    for (const name of names) {
      const member = outer(at);
      if (member?.type !== "MemberExpression" || staticKey(member) !== name) return [];
      at = member;
    }
    return [at];
  });
}

/** The class that `this` is of, or the whole of a component's or a store's options, whose methods share one `this`. */
function ownerOf(node: Node): Node | undefined {
  const owner = enclosingClass(node);
  if (owner) return owner;
  let fn = enclosingFunction(node);
  while (fn?.type === "ArrowFunctionExpression") fn = enclosingFunction(fn);
  let options: Node | undefined;
  for (let property = fn?.parent; property?.type === "Property"; property = options.parent) options = property.parent;
  return options;
}

/** `data.login.token`: both names are in `data`. */
function chainOf(member: TSESTree.MemberExpression): readonly Use[] {
  const use: Use = { name: staticKey(member) ?? "", ...(isDeleted(member) && { removed: true }) };
  const next = outer(member);
  return next?.type === "MemberExpression" && isInside(member, next.object) ? [use, ...chainOf(next)] : [use];
}

function isDeleted(member: Node): boolean {
  const user = outer(member);
  return user?.type === "UnaryExpression" && user.operator === "delete";
}

/** `response.data`: what stands at its start and the names read from it. */
function pathOf(node: Node): { root: TSESTree.Identifier | TSESTree.ThisExpression; names: readonly string[] } | undefined {
  const inner = unwrapAwait(node);
  if (inner.type === "Identifier" || inner.type === "ThisExpression") return { root: inner, names: [] };
  if (inner.type !== "MemberExpression") return undefined;
  const before = pathOf(inner.object);
  return before && { root: before.root, names: [...before.names, staticKey(inner) ?? "[?]"] };
}

/** The members of the interface or type literal that the file declares a variable or a field to be. */
function declaredProperties(file: FileAnalysis, node: Node): readonly string[] {
  const field = fieldOf(node)?.typeAnnotation?.typeAnnotation;
  if (field) return membersOf(file, field, 0);
  const variable = node.type === "Identifier" ? file.tracer.bindings.variableOf(node) : undefined;
  const definition = variable?.defs[0];
  const annotated = definition?.name as (Node & { typeAnnotation?: TSESTree.TSTypeAnnotation }) | undefined;
  const cast = definition?.type === "Variable" ? castOf(definition.node as TSESTree.VariableDeclarator) : undefined;
  const type = annotated?.typeAnnotation?.typeAnnotation ?? cast;
  return type ? membersOf(file, type, 0) : [];
}

/** The field of this class that `this.user` is. */
function fieldOf(node: Node): TSESTree.PropertyDefinition | undefined {
  if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return undefined;
  const name = staticKey(node);
  return enclosingClass(node)?.body.body.find((member): member is TSESTree.PropertyDefinition => member.type === "PropertyDefinition" && staticKey(member) === name);
}

function castOf(declarator: TSESTree.VariableDeclarator): TSESTree.TypeNode | undefined {
  const init = declarator.id.type === "Identifier" ? declarator.init : null;
  return init?.type === "TSAsExpression" ? init.typeAnnotation : undefined;
}

function membersOf(file: FileAnalysis, type: TSESTree.TypeNode, depth: number): readonly string[] {
  if (depth > 4) return [];
  switch (type.type) {
    case "TSUnionType":
    case "TSIntersectionType":
      return type.types.flatMap((part) => membersOf(file, part, depth + 1));
    case "TSTypeLiteral":
      return keysOf(type.members);
    case "TSTypeReference": {
      const declared = type.typeName.type === "Identifier" ? file.tracer.bindings.variableOf(type.typeName)?.defs[0]?.node : undefined;
      const declaration = declared as Node | undefined;
      if (declaration?.type === "TSInterfaceDeclaration") return keysOf(declaration.body.body);
      return declaration?.type === "TSTypeAliasDeclaration" ? membersOf(file, declaration.typeAnnotation, depth + 1) : [];
    }
    default:
      return [];
  }
}

function keysOf(members: readonly TSESTree.TypeElement[]): readonly string[] {
  return members.flatMap((member) => (member.type === "TSPropertySignature" && member.typeAnnotation?.typeAnnotation.type !== "TSBooleanKeyword" ? [staticKey(member) ?? ""] : []));
}

function isFlag(node: Node): boolean {
  return node.type === "Literal" && (typeof node.value === "boolean" || typeof node.value === "number");
}
