import { calleeName, unwrapAwait, type Node } from "../analysis/nodes";

/** The first unknown part after the first `=`: the cookie's value or a piece of it. */
export function valueNode(text: Node): Node | undefined {
  let isAfterName = false;
  for (const piece of pieces(text)) {
    if (typeof piece !== "string" && isAfterName) return piece;
    if (typeof piece === "string" && piece.includes("=")) isAfterName = true;
  }
  return undefined;
}

/** The texts and expressions that a text is put together from. */
function pieces(text: Node): readonly (string | Node)[] {
  const node = unwrapAwait(text);
  switch (node.type) {
    case "TemplateLiteral":
      return node.quasis.flatMap((quasi, position) => [quasi.value.cooked ?? "", ...(node.expressions[position] ? [node.expressions[position]] : [])]);
    case "BinaryExpression":
      return [...pieces(node.left), ...pieces(node.right)];
    case "Literal":
      return [String(node.value)];
    case "CallExpression": {
      // ["a=" + b, "Path=/"].join("; ")
      const list = node.callee.type === "MemberExpression" && calleeName(node) === "join" ? unwrapAwait(node.callee.object) : undefined;
      return list?.type === "ArrayExpression" ? list.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? pieces(element) : [])) : [node];
    }
    default:
      return [node];
  }
}
