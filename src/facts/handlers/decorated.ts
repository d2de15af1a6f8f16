import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, staticKey, unwrap, type Node } from "../../analysis/nodes";
import { classPathDecorators, loopbackDecorators, methodDecorators, resolverDecorators } from "../../model/handlers";
import type { FactContext } from "../session-facts";
import { pathText, type Found } from "./found";

/** Methods that decorators make handlers: of Nest, routing-controllers, tsoa, Overnight, LoopBack, type-graphql. */
export function* decoratedHandlers(context: FactContext): Generator<Found> {
  for (const decorator of context.file.tracer.index.decorators) {
    const member = decorator.parent as Node;
    if (member.type !== "MethodDefinition" || !isFunction(member.value)) continue;
    const name = decoratorName(decorator);
    if (name === undefined) continue;
    const before = member.decorators.filter((other) => other !== decorator);
    const found = { fn: member.value, name: staticKey(member), before: [...before, ...classDecorators(member)] };
    if (resolverDecorators.has(name)) yield { ...found, kind: "resolver", name: namedField(context, decorator) ?? found.name };
    const method = methodDecorators.has(name) ? methodDecorators.get(name) : isLoopback(context) ? loopbackDecorators.get(name) : undefined;
    if (methodDecorators.has(name) || method !== undefined) yield { ...found, kind: "method", method, path: `${classPath(context, member)}/${firstPath(context, decorator) ?? ""}` };
  }
}

function isLoopback(context: FactContext): boolean {
  return [...context.file.tracer.index.modules].some((module) => module.startsWith("@loopback/"));
}

function decoratorName({ expression }: TSESTree.Decorator): string | undefined {
  const called = expression.type === "CallExpression" ? unwrap(expression.callee) : unwrap(expression);
  if (called.type === "Identifier") return called.name;
  return called.type === "MemberExpression" ? staticKey(called) : undefined;
}

/** The path among a decorator's arguments: a text, the first of several, or an option. */
function firstPath(context: FactContext, { expression }: TSESTree.Decorator): string | undefined {
  const [first] = expression.type === "CallExpression" ? expression.arguments : [];
  if (!first || first.type === "SpreadElement") return undefined;
  const inner = unwrap(first);
  if (inner.type === "ArrayExpression") return inner.elements.map((element) => (element ? pathText(context, element) : "")).join("|");
  if (inner.type !== "ObjectExpression") return pathText(context, inner);
  const [path] = context.file.objects.of(inner).get("path");
  return path?.state === "value" ? pathText(context, path.node) : undefined;
}

/** `@Mutation(() => Boolean, { name: "logout" })` */
function namedField(context: FactContext, { expression }: TSESTree.Decorator): string | undefined {
  for (const argument of expression.type === "CallExpression" ? expression.arguments : []) {
    if (argument.type === "Literal" && typeof argument.value === "string") return argument.value;
    if (argument.type !== "ObjectExpression") continue;
    const [name] = context.file.objects.of(argument).get("name");
    if (name?.state === "value") return context.file.values.textOf(name.node);
  }
  return undefined;
}

function classDecorators(member: TSESTree.MethodDefinition): readonly TSESTree.Decorator[] {
  return (member.parent.parent as TSESTree.ClassDeclaration | TSESTree.ClassExpression).decorators ?? [];
}

function classPath(context: FactContext, member: TSESTree.MethodDefinition): string {
  const own = classDecorators(member).find((decorator) => classPathDecorators.has(decoratorName(decorator) ?? ""));
  return (own && firstPath(context, own)) ?? "";
}
