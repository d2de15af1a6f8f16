import { isInside, type CallNode, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";
import type { Lifetime } from "./token-lifetime";
import type { TokenSetUp } from "./token-set-ups";

/** Where a report about a lifetime belongs: on the value in the call at fault, else on the argument that brings it. */
export function lifetimePlace(context: FactContext, issue: TokenIssue, { node, place }: Lifetime): Node {
  if (issue.through) return placeInWrapperCall(context, issue, issue.through, node);
  if (!node) return issue.node;
  const calls = [issue.optionsCall, ...(issue.steps ?? []).map(({ call }) => call)];
  if (calls.some((call) => isInside(node, call))) return node;
  const argument = place?.in === "payload" ? issue.payload.node : issue.optionsNode;
  return argument && isInside(argument, issue.optionsCall) ? argument : issue.node;
}

/** The argument of the wrapper's call that the lifetime comes from, or the wrapper's name. */
function placeInWrapperCall(context: FactContext, { given }: TokenIssue, through: CallNode, node: Node | undefined): Node {
  const [made] = node ? context.file.tracer.trace(node, given) : [];
  if (made && isInside(made.node, through)) return made.node;
  const argument = through.arguments.find((candidate) => node && [...(given ?? new Map()).values()].includes(candidate) && comesFrom(context, node, candidate, given));
  return argument ?? through.callee;
}

function comesFrom({ file }: FactContext, node: Node, argument: Node, given: TokenIssue["given"]): boolean {
  const [made] = file.tracer.trace(node, given);
  return made !== undefined && file.tracer.trace(argument).some((trace) => trace.node === made.node);
}

/** The same for a set-up. */
export function setUpLifetimePlace({ call, optionsNode, node: whole }: TokenSetUp, { node }: Lifetime): Node {
  if (!node) return whole;
  if (!call || isInside(node, call)) return node;
  return isInside(optionsNode, call) ? optionsNode : whole;
}
