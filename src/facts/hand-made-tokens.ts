import { calleeName, memberPath, outer, unwrap, type CallNode, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { hole } from "../analysis/value";
import type { KeyRow } from "../model/key-row";
import { keyRows } from "../model/keys/index";
import { CallFinder } from "./call-matching";
import type { FactContext } from "./session-facts";
import { isSignedToken } from "./signed-values";

/** Whether what an HMAC signs is a token's `header.payload`, a session's ID, or goes round with it as a token: any other HMAC is not our business. */
export function signsToken(context: FactContext, call: CallNode, message: NonNullable<KeyRow["message"]>): boolean {
  const node = messageOf(call, message);
  return node !== undefined && node.type !== "SpreadElement" && (isTokenBody(context, encoded(node)) || isSessionId(context, node) || isSignedToken(context, call, node));
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

function messageOf(call: CallNode, message: NonNullable<KeyRow["message"]>): Node | undefined {
  return "argument" in message ? call.arguments[message.argument] : updateOf(call, message.method);
}

const finder = new CallFinder(keyRows.filter(({ message }) => message), ({ calls }) => calls);

/** The calls that sign a token put together by hand, with the object that is its payload. */
export function* handMadeTokens(context: FactContext): Generator<{ call: CallNode; payload: Node; key: Node | undefined }> {
  // its header says what it is
  if (!/jwt/iu.test(context.file.sourceCode.text)) return;
  for (const { call, entries: [row] } of finder.find(context)) {
    const message = row?.message && messageOf(call, row.message);
    if (!row || !message || !isTokenBody(context, encoded(message))) continue;
    const payload = payloadIn(context, encoded(message));
    const key = call.arguments[row.keys[0]?.argument as number];
    if (payload) yield { call, payload, key: key?.type === "SpreadElement" ? undefined : key };
  }
}

/** The second part of `header.payload`, before it was encoded. */
function payloadIn({ file }: FactContext, node: Node): Node | undefined {
  for (const { node: made, path, given } of file.tracer.trace(node)) {
    const body = made.type === "TemplateLiteral" ? made.expressions[1] : made.type === "BinaryExpression" ? made.right : undefined;
    const found = body && path.length === 0 ? serialized({ file } as FactContext, body, given) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The object that `JSON.stringify` turns into a text somewhere in an expression: `btoa(JSON.stringify(claims))`. */
function serialized(context: FactContext, node: Node, given: Arguments | undefined, depth = 0): Node | undefined {
  if (depth > 6) return undefined;
  for (const { node: made, given: inner = given } of context.file.tracer.trace(node, given)) {
    if (made.type !== "CallExpression") continue;
    const callee = unwrap(made.callee);
    const [first] = made.arguments;
    if (memberPath(callee) === "JSON.stringify") {
      const variable = first?.type === "Identifier" ? context.file.tracer.bindings.variableOf(first) : undefined;
      return (variable && inner?.get(variable)) ?? (first?.type === "SpreadElement" ? undefined : first);
    }
    for (const part of [...made.arguments, ...(callee.type === "MemberExpression" ? [callee.object] : [])]) {
      const found = part.type === "SpreadElement" ? undefined : serialized(context, part, inner, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}
