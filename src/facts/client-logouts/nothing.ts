import { unwrapAwait, type Node } from "../../analysis/nodes";
import type { FactContext } from "../session-facts";

/** `null`, `undefined`, `""`, `false`, `{}`, `[]`, `new User()`-like starts are left to the names. */
export function isNothing(context: FactContext, node: Node): boolean {
  const value = unwrapAwait(node);
  if (value.type === "ObjectExpression") return value.properties.length === 0;
  if (value.type === "ArrayExpression") return value.elements.length === 0;
  if (value.type === "UnaryExpression") return value.operator === "void";
  if (value.type === "Identifier") return value.name === "undefined";
  const literal = value.type === "Literal" || value.type === "TemplateLiteral" ? context.file.values.literalOf(value) : undefined;
  return literal?.kind === "literal" && (literal.value === null || literal.value === "" || literal.value === false);
}
