import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "../analysis/bindings";
import { calleeName, isFunction, memberPath, staticKey, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import { enclosingClass, type Trace } from "../analysis/trace";
import { documentMembers, documentMethods, recordModules, recordTypes, reducedTypes } from "../model/user-records";
import { isPasswordName, isPersonName, isSensitiveName } from "./claim-name";
import type { FactContext } from "./session-facts";
import { holdsPassword, lookedUp, type LookedUp } from "./user-lookups";

const maxDepth = 5;

/** Whether a value is the whole record of a user: a document, what a look-up brings, what has the password in it. */
export function isWholeRecord(context: FactContext, start: Node, isNested: boolean, depth = 0): boolean {
  const use = unwrapAwait(start);
  if (depth > maxDepth) return false;
  const traces = context.file.tracer.trace(use);
  return traces.some((trace) => isRecordTrace(context, trace, isNested, depth)) || isRecordVariable(context, use, depth);
}

function isRecordTrace(context: FactContext, { node, path }: Trace, isNested: boolean, depth: number): boolean {
  const found = lookedUp(context, node, path) ?? lookedUpFor(context, node, path);
  if (found) return found.kind === "whole";
  const last = path.at(-1);
  if (last !== undefined && documentMembers.has(last)) return !isNested || isRecordTrace(context, { node, path: path.slice(0, -1) }, isNested, depth) || isPersonName(nameOf(node));
  if (node.type === "NewExpression") return path.length === 0 && isPersonName(calleeName(node) ?? "") && node.arguments.some((argument) => holdsPassword(context, argument));
  if (node.type !== "CallExpression" || path.length > 0) return false;
  const copied = copiedFrom(node);
  if (copied) return isWholeRecord(context, copied, isNested, depth + 1);
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return false;
  const base = unwrapAwait(callee.object);
  const method = staticKey(callee) ?? "";
  // saved = await user.save()
  if (method === "save" && node.arguments.length === 0) return isWholeRecord(context, base, isNested, depth + 1);
  if (!documentMethods.has(method) && !isPlainGet(context, node, method)) return false;
  return isReduced(context, base) ? false : isDocument(context, base, depth);
}

/** What `toJSON()`, `toObject()` is called on: a user, by its name or its origin. */
function isDocument(context: FactContext, base: Node, depth: number): boolean {
  if (base.type === "ThisExpression") return isSchemaMethod(base);
  const traces = context.file.tracer.trace(base);
  // the file's own class, or an object that it writes out
  if (traces.some(({ node, path }) => path.length === 0 && (node.type === "ObjectExpression" || (node.type === "NewExpression" && isOwnClass(context, node))))) return false;
  return isPersonName(nameOf(base)) || isWholeRecord(context, base, true, depth + 1);
}

/** Words by which a look-up brings some of the fields, wherever it takes them. */
const reducing = /\b(?:select|attributes|projection|omit)\b|["']-\w/u;

function isReduced({ file }: FactContext, base: Node): boolean {
  return file.tracer.trace(base).some(({ node }) => node.type === "CallExpression" && reducing.test(file.sourceCode.getText(node as never)) && !/["']\+/u.test(file.sourceCode.getText(node as never)));
}

function isOwnClass({ file }: FactContext, made: TSESTree.NewExpression): boolean {
  return file.tracer.trace(made.callee).some(({ node }) => node.type === "ClassDeclaration" || node.type === "ClassExpression");
}

/** `userSchema.methods.token = function () { … this.toJSON() … }` */
function isSchemaMethod(self: Node): boolean {
  for (let at = self.parent; at; at = at.parent) {
    if (at.type !== "FunctionExpression") continue;
    const holder = at.parent;
    return holder.type === "AssignmentExpression" && /(?:\.methods|\.prototype)\.[^.]+$/u.test(memberPath(holder.left)) && !enclosingClass(self);
  }
  return false;
}

/** `user.get({ plain: true })` */
function isPlainGet({ file }: FactContext, call: TSESTree.CallExpression, method: string): boolean {
  const [argument] = call.arguments;
  if (method !== "get" || !argument || call.arguments.length > 1) return false;
  return file.objects.of(argument).properties.some(({ name }) => name === "plain");
}

/** `structuredClone(user)`, `JSON.parse(JSON.stringify(user))` */
function copiedFrom(call: TSESTree.CallExpression): Node | undefined {
  const [argument] = call.arguments;
  if (!argument || argument.type === "SpreadElement") return undefined;
  const path = memberPath(call.callee);
  if (path === "structuredClone" || /^(?:_|lodash)\.(?:clone|cloneDeep)$/u.test(path)) return argument;
  const inner = unwrap(argument);
  const text = path === "JSON.parse" && inner.type === "CallExpression" && memberPath(inner.callee) === "JSON.stringify" ? inner.arguments[0] : undefined;
  return text?.type === "SpreadElement" ? undefined : text;
}

/** A variable of which the file shows something else: its declaration, its type, what is read from it. */
function isRecordVariable(context: FactContext, use: Node, depth: number): boolean {
  if (use.type !== "Identifier") return false;
  const variable = context.file.tracer.bindings.variableOf(use);
  // nothing but its name says what it is
  if (!variable) return isPersonName(use.name);
  const definition = variable.defs[0];
  const rest = definition?.type === "Variable" ? restOf(definition.node as TSESTree.VariableDeclarator, definition.name as Node) : undefined;
  if (rest) return !rest.without.some((name) => isSensitiveName(name)) && isWholeRecord(context, rest.from, false, depth + 1);
  const type = annotationOf(definition?.name as Node | undefined);
  if (type && isRecordType(context, type)) return true;
  const { reads, removes } = passwordsOf(variable);
  return reads && !removes && !isMadeHere(context, use);
}

/** `const { password, ...rest } = user` */
function restOf({ id, init }: TSESTree.VariableDeclarator, name: Node): { from: Node; without: readonly string[] } | undefined {
  if (id.type !== "ObjectPattern" || !init || name.parent?.type !== "RestElement" || name.parent.parent !== id) return undefined;
  return { from: init, without: id.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : [])) };
}

/** `User.findOne(query, (error, user) => …)`, `db.query("SELECT …", (error, rows) => … rows[0] …)`: what a callback is given. */
function lookedUpFor(context: FactContext, node: Node, path: readonly string[]): LookedUp | undefined {
  const { tracer } = context.file;
  const variable = node.type === "Identifier" ? tracer.bindings.variableOf(node) : undefined;
  const parameter = variable && tracer.parameterOf(variable);
  const call = parameter?.fn.parent;
  if (parameter?.position !== 1 || call?.type !== "CallExpression" || call.arguments.at(-1) !== parameter.fn) return undefined;
  return lookedUp(context, call, [...parameter.path, ...path]);
}

/** The type that a variable or parameter is declared with. */
export function annotationOf(name: Node | undefined): TSESTree.TypeNode | undefined {
  return (name as { typeAnnotation?: TSESTree.TSTypeAnnotation } | undefined)?.typeAnnotation?.typeAnnotation;
}

/** The type of an entity or document, or one of the file's own that has a password. */
function isRecordType(context: FactContext, type: TSESTree.TypeNode): boolean {
  if (type.type === "TSUnionType" || type.type === "TSIntersectionType") return type.types.some((part) => isRecordType(context, part));
  if (type.type !== "TSTypeReference") return false;
  const name = type.typeName.type === "Identifier" ? type.typeName.name : "";
  const [argument] = type.typeArguments?.params ?? [];
  if (["HydratedDocument", "Partial", "Required", "Promise", "Document"].includes(name) && argument) return name === "HydratedDocument" || isRecordType(context, argument);
  if (reducedTypes.test(name)) return false;
  const keys = context.file.origins.ofType(type);
  if (isPersonName(name) && keys.some((key) => recordModules.test(key))) return true;
  if (recordTypes.test(name) && isPersonName(name.replace(recordTypes, ""))) return true;
  return typeMembers(context, type).some((member) => isPasswordName(member));
}

/** The names of a type's members, where the file itself declares it. */
export function typeMembers(context: FactContext, type: TSESTree.TypeNode, depth = 0): readonly string[] {
  if (depth > 3) return [];
  if (type.type === "TSTypeLiteral") return namesOf(type.members);
  if (type.type === "TSIntersectionType") return type.types.flatMap((part) => typeMembers(context, part, depth + 1));
  const variable = type.type === "TSTypeReference" && !type.typeArguments ? context.file.tracer.bindings.variableOf(type.typeName) : undefined;
  const declaration = variable?.defs[0]?.node as Node | undefined;
  switch (declaration?.type) {
    case "TSInterfaceDeclaration":
      return namesOf(declaration.body.body);
    case "TSTypeAliasDeclaration":
      return typeMembers(context, declaration.typeAnnotation, depth + 1);
    case "ClassDeclaration":
      return declaration.body.body.flatMap((member) => (member.type === "PropertyDefinition" ? [staticKey(member) ?? ""] : []));
    default:
      return [];
  }
}

function namesOf(members: readonly TSESTree.TypeElement[]): readonly string[] {
  return members.flatMap((member) => (member.type === "TSPropertySignature" ? [staticKey(member) ?? ""] : []));
}

/** Whether a password is read from a variable, or taken out of it. */
function passwordsOf(variable: Variable): { reads: boolean; removes: boolean } {
  let [reads, removes] = [false, false];
  for (const { identifier } of variable.references) {
    const member = (identifier as Node).parent;
    const holder = member?.parent;
    if (member?.type === "MemberExpression" && member.object === identifier && isPasswordName(staticKey(member) ?? "")) {
      const isRemoved = (holder?.type === "UnaryExpression" && holder.operator === "delete") || (holder?.type === "AssignmentExpression" && holder.left === member);
      if (isRemoved) removes = true;
      else reads = true;
    }
    // const { password: hash } = user
    if (member?.type === "VariableDeclarator" && member.init === identifier && member.id.type === "ObjectPattern") {
      reads ||= member.id.properties.some((property) => property.type === "Property" && isPasswordName(staticKey(property) ?? ""));
    }
  }
  return { reads, removes };
}

/** A value that the file writes out itself is what it shows. */
function isMadeHere({ file }: FactContext, use: Node): boolean {
  return file.tracer.trace(use).some(({ node, path }) => path.length === 0 && (node.type === "ObjectExpression" || node.type === "Literal" || isFunction(node)));
}

function nameOf(node: Node): string {
  return memberPath(node).split(".").at(-1) ?? "";
}
