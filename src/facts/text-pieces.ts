import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isFunction, unwrapAwait, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import type { FactContext } from "./session-facts";

/** A text, or an expression that is a part of one. */
export type Piece = string | Node;

const maxDepth = 8;

/** What a text is put together from: templates, sums, joined lists, texts made before. */
export function textPieces(context: FactContext, text: Node, given?: Arguments, depth = 0): readonly Piece[] {
  const { tracer, values } = context.file;
  const node = unwrapAwait(text);
  const next = (part: Node) => textPieces(context, part, given, depth + 1);
  const known = values.literalOf(node, given);
  if (known?.kind === "literal") return [String(known.value)];
  if (depth > maxDepth) return [node];
  switch (node.type) {
    case "TemplateLiteral":
      return node.quasis.flatMap((quasi, position) => [quasi.value.cooked ?? "", ...(node.expressions[position] ? next(node.expressions[position]) : [])]);
    case "BinaryExpression":
      return node.operator === "+" ? [...next(node.left), ...next(node.right)] : [node];
    case "CallExpression": {
      // ["token=" + token, "path=/"].join("; ")
      if (calleeName(node) !== "join" || node.callee.type !== "MemberExpression") return [node];
      const list = tracer.trace(node.callee.object)[0]?.node;
      const separator = node.arguments[0] ? (values.textOf(node.arguments[0]) ?? ",") : ",";
      return list?.type === "ArrayExpression" ? list.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? [...next(element), separator] : [])).slice(0, -1) : [node];
    }
    case "Identifier":
      return ofVariable(context, node, given, depth);
    default:
      return [node];
  }
}

/** A text made before; what is added to it later comes after what is looked for. */
function ofVariable(context: FactContext, node: TSESTree.Identifier, given: Arguments | undefined, depth: number): readonly Piece[] {
  const variable = context.file.tracer.bindings.variableOf(node);
  const argument = variable && given?.get(variable);
  if (argument) return textPieces(context, argument, undefined, depth + 1);
  const first = variable?.references.find(({ writeExpr }) => writeExpr)?.writeExpr as Node | undefined;
  const isText = first && variable?.defs[0]?.type === "Variable" && !isFunction(first);
  const made = isText ? textPieces(context, first, given, depth + 1) : [];
  // the variable says what it holds better than the call that it comes from
  return made.length > 1 ? made : [node];
}
