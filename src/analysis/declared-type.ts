import type { TSESTree } from "@typescript-eslint/utils";

/** The type that a literal is declared with. */
export function declaredType(object: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
  const { parent } = object;
  if (parent.type === "TSSatisfiesExpression" || parent.type === "TSAsExpression") return parent.typeAnnotation;
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.typeAnnotation?.typeAnnotation : undefined;
}
