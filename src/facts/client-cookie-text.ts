import { staticKey, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";

/** Where a text is put together with others, or handed on as it is. */
const carriers: ReadonlySet<string> = new Set(["TemplateLiteral", "BinaryExpression", "ArrayExpression", "AwaitExpression", "ConditionalExpression", "TSAsExpression", "TSNonNullExpression"]);

const maxDepth = 12;

/**
 * Whether a cookie's text goes to where a client keeps or sends it: the `Cookie` header of a request, in tests mostly,
 * or `document.cookie`. No attribute counts there.
 */
export function isClientText(context: FactContext, text: Node, depth = 0): boolean {
  const { parent } = text;
  if (!parent || depth > maxDepth) return false;
  if (carriers.has(parent.type)) return isClientText(context, parent, depth + 1);
  switch (parent.type) {
    case "Property":
      return parent.value === text && isCookieName(staticKey(parent));
    case "AssignmentExpression":
      return parent.right === text && parent.left.type === "MemberExpression" && isCookieName(staticKey(parent.left));
    case "CallExpression":
      // request.set("Cookie", text), headers.append("Cookie", text)
      return parent.arguments.some((argument, position) => parent.arguments[position + 1] === text && isCookieName(context.file.values.textOf(argument)));
    case "MemberExpression":
      // [a, b].join("; ")
      return parent.object === text && staticKey(parent) === "join" && parent.parent.type === "CallExpression" && isClientText(context, parent.parent, depth + 1);
    case "VariableDeclarator": {
      const variable = parent.id.type === "Identifier" ? context.file.tracer.bindings.declaredBy(parent.id) : undefined;
      const uses = (variable?.references ?? []).filter((reference) => reference.isRead());
      return parent.init === text && uses.length > 0 && uses.every(({ identifier }) => isClientText(context, identifier as Node, depth + 1));
    }
    default:
      return false;
  }
}

function isCookieName(name: string | undefined): boolean {
  return name?.toLowerCase() === "cookie";
}
