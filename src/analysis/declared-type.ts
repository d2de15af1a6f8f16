import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, outer, type FunctionNode, type Node } from "./nodes";

/** The type that a literal is declared with: by a cast, its variable or field, or the function that returns it. */
export function declaredType(object: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
  const holder = object.parent;
  if (holder.type === "TSSatisfiesExpression" || holder.type === "TSAsExpression") return holder.typeAnnotation;
  const at = outer(object);
  if (at?.type === "VariableDeclarator" && at.id.type === "Identifier") return at.id.typeAnnotation?.typeAnnotation;
  if (at?.type === "PropertyDefinition") return at.typeAnnotation?.typeAnnotation;
  return returningFunction(object)?.returnType?.typeAnnotation;
}

/** The function whose result an expression is. */
export function returningFunction(node: Node): FunctionNode | undefined {
  const at = outer(node);
  if (isFunction(at)) return at;
  const body = at?.type === "ReturnStatement" ? at.parent : undefined;
  return body?.type === "BlockStatement" && isFunction(body.parent) ? body.parent : undefined;
}
