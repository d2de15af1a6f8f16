import { isInside, staticKey, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import type { FactContext } from "../session-facts";

/** A callee as the names it is made of: `["this", "users", "find", "exec"]` for `this.users.find().exec`. */
export interface CallChain {
  /** What the chain starts with. */
  readonly root: Node;
  readonly names: readonly string[];
}

export function chainOf(node: Node): CallChain {
  const inner = unwrapAwait(node);
  switch (inner.type) {
    case "Identifier":
      return { root: inner, names: [inner.name] };
    case "ThisExpression":
      return { root: inner, names: ["this"] };
    case "MemberExpression": {
      const { root, names } = chainOf(inner.object);
      return { root, names: [...names, staticKey(inner) ?? "?"] };
    }
    case "SequenceExpression":
      // (0, module.helper)(): what compilers make of an imported call
      return chainOf(inner.expressions.at(-1) as Node);
    case "CallExpression":
    case "NewExpression":
      return chainOf(inner.callee);
    default:
      return { root: inner, names: [] };
  }
}

/** The names of a call's callee; `Function.prototype.call` and its like are the function that they call. */
export function namesOfCall(call: CallNode): readonly string[] {
  const { names } = chainOf(call.callee);
  return ["call", "apply"].includes(names.at(-1) ?? "") ? names.slice(0, -1) : names;
}

/** Whether a variable's value is made inside the function that uses it: an object of its own, not one that others see. */
export function isLocalValue(context: FactContext, node: Node, isFresh: (made: Node) => boolean): boolean {
  const traces = context.file.tracer.trace(node);
  return traces.length > 0 && traces.every((trace) => trace.node !== node && isFresh(trace.node) && isSameFunction(trace.node, node));
}

function isSameFunction(made: Node, use: Node): boolean {
  let at: Node | undefined = made.parent;
  while (at && !("params" in at)) at = at.parent;
  return at !== undefined && isInside(use, at);
}
