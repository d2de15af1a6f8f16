import { isFunction, isInside, staticKey, type CallNode, type FunctionNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { respondingWords } from "../../model/answers";
import { gatewayMembers } from "../../model/handlers";
import type { FactContext } from "../session-facts";
import { namesOfCall } from "../session-ending/call-chain";
import { nameOfParameter } from "./shape";

/**
 * Whether AWS Lambda calls an exported function through a gateway, whatever its name: it takes an event, and answers
 * with a status, itself or by a helper of another file that gets what it found in the request.
 */
export function isLambda(context: FactContext, fn: FunctionNode): boolean {
  const [event, , callback] = fn.params;
  if (!event || !/^_*(?:event|evt)$/u.test(nameOfParameter(event) ?? "")) return false;
  const { index, bindings } = context.file.tracer;
  const given = callback && bindings.declaredBy(callback);
  const called = given ? index.calls.filter((call) => isInside(call, fn) && bindings.variableOf(call.callee) === given).flatMap((call) => call.arguments[1] ?? []) : [];
  const answers = [...(index.returns.get(fn) ?? []), ...called];
  if (answers.some((answer) => isGatewayAnswer(context, answer))) return true;
  return readsRequest(context, event) && answers.some((answer) => context.file.tracer.trace(answer).some(({ node }) => node.type === "CallExpression" && responds(node)));
}

/** `{ statusCode: 200, body: "…" }` */
function isGatewayAnswer(context: FactContext, answer: Node): boolean {
  return context.file.tracer.trace(answer).some(({ node, path }) => path.length === 0 && node.type === "ObjectExpression" && node.properties.some((property) => property.type === "Property" && staticKey(property) === "statusCode"));
}

/** `event.body`, `event.pathParameters`: no event of a browser has them. */
function readsRequest({ file }: FactContext, event: Node): boolean {
  return (file.tracer.bindings.declaredBy(event)?.references ?? []).some(({ identifier }) => {
    const user = (identifier as Node).parent;
    if (user?.type === "MemberExpression" && user.object === identifier) return gatewayMembers.has(staticKey(user) ?? "");
    const pattern = user?.type === "VariableDeclarator" && user.init === identifier && user.id.type === "ObjectPattern" ? user.id : undefined;
    return pattern?.properties.some((property) => property.type === "Property" && gatewayMembers.has(staticKey(property) ?? "")) ?? false;
  });
}

function responds(call: CallNode): boolean {
  const names = namesOfCall(call);
  return names[0] !== "JSON" && !call.arguments.some(isFunction) && names.some((name) => wordsOf(name).some((word) => respondingWords.has(word)));
}
