import type { TSESTree } from "@typescript-eslint/utils";
import { memberPath, staticKey, unwrap, type FunctionNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { graphqlClients, procedureMethods, procedureWords } from "../../model/handlers";
import type { FactContext } from "../session-facts";
import { exportsOf } from "./exports";
import { functionsOf, holderOf, type Found } from "./found";
import { nameOfParameter } from "./shape";

/** Functions that clients call by name: GraphQL resolvers, tRPC procedures, server actions. */
export function* remoteFunctions(context: FactContext): Generator<Found> {
  // a client's cache has updates by the names of mutations too
  const isClient = [...context.file.tracer.index.modules].some((module) => graphqlClients.test(module));
  for (const fn of context.file.tracer.index.functions) {
    const field = isClient ? undefined : resolvedField(context, fn);
    if (field) yield { fn, kind: "resolver", name: textOf(field), place: field };
    const procedure = procedureOf(fn);
    if (procedure) yield { fn, kind: "procedure", name: textOf(procedure), place: procedure };
    if (hasDirective(fn.body)) yield { fn, kind: "server-action" };
  }
  if (!isClient) {
    yield* listedResolvers(context);
    yield* exportedResolvers(context);
  }
  if (!hasDirective(context.file.sourceCode.ast as Node)) return;
  for (const { name, node } of exportsOf(context)) {
    const fn = functionsOf(context, node).at(-1);
    if (fn) yield { fn, kind: "server-action", name };
  }
}

/** `module.exports = { login }` in `resolvers/Mutation.js`, `Mutation: { login }`: functions that a map of resolvers names. */
function* listedResolvers(context: FactContext): Generator<Found> {
  for (const object of context.file.tracer.index.objects) {
    const named = object.properties.flatMap((property) => (property.type === "Property" && unwrap(property.value).type === "Identifier" ? [property] : []));
    if (named.length === 0 || !isResolverMap(context, object)) continue;
    for (const property of named) {
      const fn = functionsOf(context, property.value).at(-1);
      if (fn) yield { fn, kind: "resolver", name: textOf(property.key), place: property.key };
    }
  }
}

/** `export default login` in `resolvers/mutation/login.js`: a function by itself that takes what resolvers take. */
function* exportedResolvers(context: FactContext): Generator<Found> {
  if (!isResolverFile(context) && !/(?:^|\/)mutations?\//iu.test(context.file.path ?? "")) return;
  for (const { name, node } of exportsOf(context)) {
    const fn = functionsOf(context, node).at(-1);
    if (fn && takesParentAndArguments(fn)) yield { fn, kind: "resolver", ...(name !== "default" && { name }) };
  }
}

/** `(_, { email, password })`, `(parent, args, context)`, `(_, __, context)` */
function takesParentAndArguments({ params: [parent, given, context] }: FunctionNode): boolean {
  if (!parent || !given || !/^(?:_+\w*|parent|root|rootValue|source|obj)$/u.test(nameOfParameter(parent) ?? "")) return false;
  if (context && /^_+$/u.test(nameOfParameter(given) ?? "")) return context.type === "ObjectPattern" || /^_*(?:ctx|context\w*|contextValue)$/u.test(nameOfParameter(context) ?? "");
  return given.type === "ObjectPattern" || /^_*(?:args?|arguments|input|data|params|\w+(?:Args|Input))$/u.test(nameOfParameter(given) ?? "");
}

/** The text of a key or a name. */
function textOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" ? String(node.value) : undefined;
}

/** The name of the field that a GraphQL resolver answers: in a map of resolvers, or of an object with `resolve`. */
function resolvedField(context: FactContext, fn: FunctionNode): Node | undefined {
  const holder = holderOf(fn);
  if (holder?.type !== "Property" || holder.parent.type !== "ObjectExpression") return undefined;
  if (staticKey(holder) === "resolve") return fieldAround(holder.parent);
  return isResolverMap(context, holder.parent) ? holder.key : undefined;
}

/** The object below `Mutation` or `Query`, or one called `…Mutations`, `…Resolvers`. */
function isResolverMap(context: FactContext, object: TSESTree.ObjectExpression): boolean {
  const holder = holderOf(object);
  if (holder?.type === "Property") return ["Mutation", "Query"].includes(staticKey(holder) ?? "");
  // module.exports = { logout: (args, context) => … } in resolvers/user.js
  if (isResolverFile(context) && isExported(object)) return true;
  if (holder?.type !== "VariableDeclarator" || holder.id.type !== "Identifier") return false;
  if (/(?:Mutations?|Resolvers?|Queries)$/u.test(holder.id.name)) return true;
  const variable = context.file.tracer.bindings.declaredBy(holder.id);
  // const Mutation = { … }, used as { Mutation }
  return /^Mutation$|^Query$/u.test(variable?.name ?? "");
}

function isResolverFile(context: FactContext): boolean {
  return /(?:^|\/)resolvers?(?:\/|\.[cm]?[jt]s$)|[.-]resolvers?\.[cm]?[jt]s$/iu.test(context.file.path ?? "");
}

function isExported(object: TSESTree.ObjectExpression): boolean {
  const { parent } = object;
  if (parent.type === "ExportDefaultDeclaration") return true;
  return parent.type === "AssignmentExpression" && memberPath(parent.left) === "module.exports";
}

const fieldWrappers = new Set(["resolve", "fields", "type", "definition", "config"]);

/** The name of the field around `{ type, resolve }`: the key it stands under, or the text given beside it. */
function fieldAround(object: TSESTree.ObjectExpression): Node | undefined {
  let at: Node = object;
  for (let steps = 0; at.parent && steps < 6; steps++) {
    const { parent } = at as { parent: Node };
    if (parent.type === "Property") {
      const key = staticKey(parent);
      return key !== undefined && !fieldWrappers.has(key) ? parent.key : undefined;
    }
    if (parent.type === "VariableDeclarator") return parent.id;
    if (parent.type === "CallExpression") {
      const [name] = parent.arguments;
      if (name?.type === "Literal" && typeof name.value === "string") return name;
    } else if (parent.type !== "ArrowFunctionExpression" && parent.type !== "ReturnStatement" && parent.type !== "BlockStatement" && unwrap(parent) === parent) return undefined;
    at = parent;
  }
  return undefined;
}

/** The name of `logout: publicProcedure.mutation(fn)`, `export const logout = actionClient.action(fn)`. */
function procedureOf(fn: FunctionNode): Node | undefined {
  const call = fn.parent.type === "Property" && staticKey(fn.parent) === "handler" ? fn.parent.parent.parent : fn.parent;
  if (call?.type !== "CallExpression") return undefined;
  const callee = unwrap(call.callee);
  // Astro's defineAction({ handler })
  if (callee.type === "Identifier") return callee.name === "defineAction" ? heldName(call) : undefined;
  if (callee.type !== "MemberExpression" || !procedureMethods.has(staticKey(callee) ?? "")) return undefined;
  const isProcedure = namesIn(callee.object).some((name) => wordsOf(name).some((word) => procedureWords.has(word)));
  return isProcedure || takesContext(fn) ? heldName(call) : undefined;
}

/** `p.auth.mutation(({ ctx, input }) => …)`: whatever the base of another file is called. */
function takesContext({ params: [first] }: FunctionNode): boolean {
  return first?.type === "ObjectPattern" && first.properties.some((property) => property.type === "Property" && staticKey(property) === "ctx");
}

function heldName(call: Node): Node | undefined {
  const holder = holderOf(call);
  if (holder?.type === "Property") return holder.key;
  return holder?.type === "VariableDeclarator" ? holder.id : undefined;
}

/** The names that a chain of calls is made of. */
function namesIn(node: Node): readonly string[] {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return [inner.name];
  if (inner.type === "CallExpression") return namesIn(inner.callee);
  return inner.type === "MemberExpression" ? [...namesIn(inner.object), staticKey(inner) ?? ""] : [];
}

/** `"use server"` at the start of a file or a function. */
function hasDirective(node: Node): boolean {
  const body = node.type === "BlockStatement" || node.type === "Program" ? node.body : [];
  return body.some((statement) => statement.type === "ExpressionStatement" && statement.directive === "use server");
}

