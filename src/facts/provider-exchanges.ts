import { argumentAt, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import { exchangeSecret, queryOnlyGrants } from "../model/url-queries";
import type { FactContext } from "./session-facts";

/** Whether parameters are those by which a server asks another service for tokens: that service says where they stand. */
export function isExchange({ file }: FactContext, view: ObjectView): boolean {
  if (view.get(exchangeSecret).some(({ state }) => state === "value")) return true;
  return view.get("grant_type").some((slot) => slot.state === "value" && queryOnlyGrants.test(file.values.textOf(slot.node) ?? ""));
}

/** Whether a value is part of the answer to such a question: the token is another service's. */
export function comesByExchange(context: FactContext, value: Node): boolean {
  return context.file.tracer.trace(value).some(({ node }) => askedBy(context, node).some((call) => call.arguments.some((argument) => argument.type !== "SpreadElement" && holdsExchange(context, argument))));
}

/** The call whose answer a value is: `ask()`, `(await ask()).json()`. */
function askedBy({ file }: FactContext, start: Node): readonly CallNode[] {
  const node = unwrapAwait(start);
  if (node.type !== "CallExpression") return [];
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || staticKey(callee) !== "json") return [node];
  return file.tracer.trace(callee.object).flatMap((trace) => (trace.node.type === "CallExpression" ? [trace.node] : []));
}

function holdsExchange(context: FactContext, argument: Node, depth = 0): boolean {
  const { objects, tracer } = context.file;
  const [made] = tracer.trace(argument);
  // body: new URLSearchParams({ … })
  if (made?.node.type === "NewExpression") {
    const init = argumentAt(made.node, 0);
    return init !== undefined && isExchange(context, objects.of(init));
  }
  const view = objects.of(argument);
  if (isExchange(context, view)) return true;
  return depth === 0 && ["params", "data", "body", "form", "qs"].flatMap((name) => view.get(name)).some((slot) => slot.state === "value" && holdsExchange(context, slot.node, 1));
}
