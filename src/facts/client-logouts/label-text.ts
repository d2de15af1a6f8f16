import type { Node } from "../../analysis/nodes";
import type { FactContext } from "../session-facts";

/** A text that is given as an argument, or stands in a comparison; none of a spread. */
export function textOf(context: FactContext, node: Node | undefined): string | undefined {
  return node && node.type !== "SpreadElement" ? context.file.values.textOf(node) : undefined;
}
