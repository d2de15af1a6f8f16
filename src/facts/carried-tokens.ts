import { isFunction, type Node } from "../analysis/nodes";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";

/** The tokens, issued in the same file, that a cookie carries as its value. */
export function carriedTokens(context: FactContext, write: CookieWrite, issues: readonly TokenIssue[]): readonly TokenIssue[] {
  if (!write.value) return [];
  const traces = context.file.tracer.trace(write.value, write.given);
  return issues.filter((issue) => traces.some(({ node, path }) => path.length === 0 && (node === issue.call || node === issue.through || isCallbackResult(context, node, issue))));
}

/** `sign(payload, key, options, (error, token) => …)`: the callback's second parameter is the token. */
export function isCallbackResult(context: FactContext, node: Node, issue: TokenIssue): boolean {
  const variable = node.type === "Identifier" ? context.file.tracer.bindings.variableOf(node) : undefined;
  const parameter = variable && context.file.tracer.parameterOf(variable);
  return parameter !== undefined && parameter.position === 1 && isFunction(parameter.fn) && issue.call.arguments.some((argument) => argument === parameter.fn);
}
