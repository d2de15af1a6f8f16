import type { Node } from "../../analysis/nodes";
import type { EnderEffect, SessionEnder } from "../../model/session-ender-row";

/** What one call or assignment of a handler does. What is not listed does nothing that matters here. */
export interface Effect {
  readonly does: "ends" | "unknown" | "stays" | "sealed" | "cookie";
  readonly node: Node;
  /** None for what the team taught. */
  readonly row?: SessionEnder | undefined;
}

export function effectOf(effect: EnderEffect, node: Node, row: SessionEnder): Effect {
  return { does: effect === "unclear" ? "unknown" : effect, node, row };
}
