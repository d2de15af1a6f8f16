import type { Node } from "../../analysis/nodes";
import type { FactContext } from "../session-facts";

export function textOf(context: FactContext, node: Node | undefined): string | undefined {
  return node && node.type !== "SpreadElement" ? context.file.values.textOf(node) : undefined;
}
