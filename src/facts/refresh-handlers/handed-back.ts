import { isFunction, isInside, unwrapAwait, type FunctionNode, type Node } from "../../analysis/nodes";
import { namesOfCall } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { isFromRequest } from "./evidence";
import { isRefreshTokenName } from "./names";

/**
 * Whether a function answers with the very refresh token that it was given: it is to be used again, so that nothing
 * called on the way has ended it. `return { accessToken, refreshToken: body.refreshToken }`
 */
export function handsBack(context: FactContext, fn: Node): boolean {
  if (!isFunction(fn)) return false;
  const { index } = context.file.tracer;
  const sent = index.calls.filter((call) => isInside(call, fn) && ["json", "send"].includes(namesOfCall(call).at(-1) ?? "") && context.receivers.isHanded(call.callee)).flatMap((call) => call.arguments.slice(0, 1));
  return [...(index.returns.get(fn) ?? []), ...sent].some((answer) => holdsIncoming(context, fn, answer));
}

/** Whether an object that is answered with holds it, or one below it does: `{ data: { refreshToken } }`. */
function holdsIncoming(context: FactContext, fn: FunctionNode, value: Node, depth = 0): boolean {
  if (depth > 2) return false;
  return context.file.objects.of(unwrapAwait(value)).properties.some(({ name, node }) => (isRefreshTokenName(name) ? isIncoming(context, fn, node) : holdsIncoming(context, fn, node, depth + 1)));
}

function isIncoming(context: FactContext, fn: FunctionNode, node: Node): boolean {
  const inner = unwrapAwait(node);
  if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return false;
  const { tracer } = context.file;
  const isOwnParameter = (root: Node): boolean => {
    const variable = root.type === "Identifier" ? tracer.bindings.variableOf(root) : undefined;
    return variable !== undefined && tracer.parameterOf(variable)?.fn === fn;
  };
  return tracer.trace(inner).every((trace) => (trace.path.length === 0 || trace.path.some(isRefreshTokenName)) && (isOwnParameter(trace.node) || isFromRequest(context, trace.node)));
}
