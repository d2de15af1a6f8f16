import { enclosingFunction, outer, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { claimsType, claimsWords, synchronousVerifier, verifierHolder, verifierMethod, verifierName } from "../model/right-claims";
import { isOwnModule } from "./receivers";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";

/** `const decoded = verifyToken(token)`: a function of another file that verifies, by its name and that of what it gives. */
export function isHelperCall(context: FactContext, call: CallNode): boolean {
  if (call.type !== "CallExpression" || call.arguments.length === 0) return false;
  const callee = unwrap(call.callee);
  const names = chainOf(callee).names;
  const last = names.at(-1) ?? "";
  const isNamed = verifierName.test(last) || (callee.type === "MemberExpression" && verifierMethod.test(last) && verifierHolder.test(names.at(-2) ?? ""));
  if (!isNamed || !(givesClaims(call) || (synchronousVerifier.test(last) && isTakenAtOnce(context, call)))) return false;
  const keys = context.file.origins.of(callee);
  return callee.type === "MemberExpression" ? !keys.some((key) => !key.startsWith("global:") && !isOwnModule(key)) : keys.some(isOwnModule);
}

/** `const user = verifyToken(token)`, without an `await` there or later: a variable, or its parts. */
function isTakenAtOnce({ file }: FactContext, call: CallNode): boolean {
  const holder = outer(call);
  if (holder?.type !== "VariableDeclarator" || !holder.init || unwrap(holder.init) !== call || !enclosingFunction(call)) return false;
  const uses = holder.id.type === "Identifier" ? (file.tracer.bindings.declaredBy(holder.id)?.references ?? []) : [];
  return !uses.some(({ identifier }) => (identifier as Node).parent?.type === "AwaitExpression");
}

/** Whether the result is called claims, by the variable that takes it or by its type. */
function givesClaims(call: CallNode): boolean {
  let at: Node = call;
  for (let parent: Node | undefined = at.parent; parent; at = parent, parent = parent.parent) {
    if (parent.type === "TSAsExpression" || parent.type === "TSTypeAssertion") {
      const { typeAnnotation: type } = parent;
      if (type.type === "TSTypeReference" && type.typeName.type === "Identifier" && claimsType.test(type.typeName.name)) return true;
      continue;
    }
    if (parent.type === "AwaitExpression" || unwrap(parent) !== parent) continue;
    const target = parent.type === "VariableDeclarator" ? parent.id : parent.type === "AssignmentExpression" && parent.right === at ? unwrap(parent.left) : undefined;
    return target?.type === "Identifier" && wordsOf(target.name).some((word) => claimsWords.has(word));
  }
  return false;
}
