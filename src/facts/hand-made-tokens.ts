import { calleeName, outer, type CallNode, type Node } from "../analysis/nodes";
import { hole } from "../analysis/value";
import type { KeyRow } from "../model/key-row";
import type { FactContext } from "./session-facts";

/** Whether what an HMAC signs is a token's `header.payload` or a session's ID: any other HMAC is not our business. */
export function signsToken(context: FactContext, call: CallNode, message: NonNullable<KeyRow["message"]>): boolean {
  const node = "argument" in message ? call.arguments[message.argument] : updateOf(call, message.method);
  return node !== undefined && node.type !== "SpreadElement" && (isTokenBody(context, encoded(node)) || isSessionId(context, node));
}

/** What `createHmac(…).update(x)` signs. */
function updateOf(call: CallNode, method: string): Node | undefined {
  const member = outer(call);
  const update = member?.type === "MemberExpression" ? member.parent : undefined;
  return update?.type === "CallExpression" && calleeName(update) === method ? update.arguments[0] : undefined;
}

/** `new TextEncoder().encode(text)` */
function encoded(node: Node): Node {
  const [argument] = node.type === "CallExpression" && ["encode", "from"].includes(calleeName(node) ?? "") ? node.arguments : [];
  return argument && argument.type !== "SpreadElement" ? argument : node;
}

/** Two parts with a dot between them, in a file that speaks of Base64 or JWTs. */
function isTokenBody(context: FactContext, node: Node): boolean {
  const [head, dot, body, ...rest] = context.file.values.textParts(node);
  return head === hole && dot === "." && body === hole && rest.length === 0 && /base64|jwt/iu.test(context.file.sourceCode.text);
}

function isSessionId(context: FactContext, node: Node): boolean {
  const verdict = context.credentials.judgeValue(node);
  return verdict.verdict === "credential" && verdict.kind === "session-id" && verdict.strength === "strong";
}
