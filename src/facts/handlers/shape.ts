import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingClass } from "../../analysis/trace";
import { calleeName, isInside, memberPath, staticKey, unwrapAwait, type FunctionNode, type Node } from "../../analysis/nodes";
import { originMatcher } from "../../analysis/origins";
import { contextType, fetchResponses, handlerType, requestType, responseType } from "../../model/handlers";
import { receiverNames } from "../../model/receivers";
import type { FactContext } from "../session-facts";
import { holderOf } from "./found";

/**
 * Whether a function looks like a handler by what it takes: a request and a response, or a context that it uses as
 * one. Front-end functions and services take neither.
 */
export function looksLikeHandler(context: FactContext, fn: FunctionNode): boolean {
  const [first, second] = fn.params;
  // (err, req, res, next) answers for an error
  if (first && /^(?:err|error|e)$/iu.test(nameOfParameter(first) ?? "")) return false;
  if (hasHandlerType(fn) && fn.params.length > 0) return true;
  if (!first) return takesContextFromThis(context, fn);
  if (second && isResponse(second)) return !first || isRequest(first) || /^_*$|^_/u.test(nameOfParameter(first) ?? "") || first.type === "ObjectPattern";
  return first !== undefined && isContext(context, first);
}

const isFetchResponse = originMatcher(fetchResponses);

/** Whether a function takes a request and gives a Fetch `Response`, whatever happens: handlers of Workers, Deno and Bun. */
export function answersByResponse(context: FactContext, fn: FunctionNode): boolean {
  const [first, second] = fn.params;
  if (!first || !isRequest(first) || (second && isResponse(second))) return false;
  const returned = context.file.tracer.index.returns.get(fn) ?? [];
  const kinds = returned.map((value) => {
    const made = context.file.tracer.only(unwrapAwait(value));
    if (made?.type !== "CallExpression" && made?.type !== "NewExpression") return "other";
    if (context.file.origins.of(made.callee).some(isFetchResponse)) return "response";
    // a wrapper or a middleware hands the request on
    const isHandedOn = calleeName(made) === "next" || fn.params.some((parameter) => nameOfParameter(parameter) === memberPath(made.callee));
    return made.type === "CallExpression" && !isHandedOn ? "call" : "other";
  });
  return kinds.includes("response") && !kinds.includes("other");
}

/** Controllers of Egg find the context on themselves: `const { ctx } = this`, `this.ctx`. */
function takesContextFromThis({ file }: FactContext, fn: FunctionNode): boolean {
  // a look at the whole text spares most files one at each method
  if (fn.parent.type !== "MethodDefinition" || !file.sourceCode.text.includes("ctx") || !enclosingClass(fn.body)?.superClass) return false;
  return /\bthis\.ctx\b|\bctx\b[^;=]*\}\s*=\s*this\b/u.test(file.sourceCode.getText(fn.body as never));
}

/** `const logout: RequestHandler = …` */
function hasHandlerType(fn: FunctionNode): boolean {
  const holder = holderOf(fn);
  const typed = holder?.type === "VariableDeclarator" ? holder.id : holder?.type === "PropertyDefinition" ? holder : undefined;
  const name = typed && typeNameOf(typed);
  return name !== undefined && handlerType.test(name);
}

function isRequest(parameter: Node): boolean {
  const name = nameOfParameter(parameter)?.toLowerCase();
  return (name !== undefined && named("request", name)) || requestType.test(typeNameOf(parameter) ?? "");
}

function isResponse(parameter: Node): boolean {
  const name = nameOfParameter(parameter)?.toLowerCase();
  return (name !== undefined && (named("response", name) || named("reply", name) || named("toolkit", name))) || responseType.test(typeNameOf(parameter) ?? "");
}

function named(role: keyof typeof receiverNames, name: string): boolean {
  return (receiverNames[role] as readonly string[]).includes(name);
}

/** Members of contexts of Koa, Hono and AdonisJS that no store, form or canvas has. */
const contextMembers = new Set(["body", "cookies", "request", "response", "redirect", "throw", "res", "req", "json", "html", "newResponse", "status", "send", "ok", "badRequest", "unauthorized", "cookie"]);
const storeMembers = new Set(["commit", "dispatch", "getters", "rootState", "rootGetters", "preventDefault", "target", "currentTarget", "stopPropagation", "fillRect", "drawImage"]);

function isContext(context: FactContext, parameter: Node): boolean {
  if (contextType.test(typeNameOf(parameter) ?? "")) return true;
  if (parameter.type === "ObjectPattern") return parameter.properties.some((property) => property.type === "Property" && ["response", "reply", "res"].includes(staticKey(property) ?? ""));
  if (parameter.type !== "Identifier") return false;
  const name = parameter.name.toLowerCase();
  if (!named("context", name) && !named("hono", name)) return false;
  const references = context.file.tracer.bindings.declaredBy(parameter)?.references ?? [];
  const members = references.flatMap((reference): string[] => {
    const user = (reference.identifier as Node).parent;
    return user?.type === "MemberExpression" && isInside(reference.identifier as Node, user.object) ? [staticKey(user) ?? ""] : [];
  });
  return members.some((member) => contextMembers.has(member)) && !members.some((member) => storeMembers.has(member));
}

export function nameOfParameter(parameter: Node): string | undefined {
  if (parameter.type === "Identifier") return parameter.name;
  if (parameter.type === "AssignmentPattern") return nameOfParameter(parameter.left);
  return parameter.type === "TSParameterProperty" ? nameOfParameter(parameter.parameter) : undefined;
}

/** The last name of a declared type: `Response` of `express.Response`. */
export function typeNameOf(node: Node): string | undefined {
  const target = node.type === "AssignmentPattern" ? node.left : node;
  const annotation = (target as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation?.typeAnnotation;
  if (annotation?.type !== "TSTypeReference") return undefined;
  const { typeName } = annotation;
  if (typeName.type === "Identifier") return typeName.name;
  return typeName.type === "TSQualifiedName" ? typeName.right.name : undefined;
}
