import { enclosingFunction, functionName, isInside, memberPath, outer, staticKey, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { linkWords } from "../model/random-ids";
import type { FactContext } from "./session-facts";

/**
 * Names that tell what a value is made for: of the functions, calls and properties around it, and, where a variable
 * holds it, of what the variable is handed to.
 */
export function* surroundingNames(context: FactContext, node: Node): Generator<string> {
  yield* namesAround(context, node);
  // { token: invitationToken }
  if (node.type === "Identifier") yield node.name;
  const declarator = outer(node);
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return;
  yield declarator.id.name;
  for (const { identifier } of context.file.tracer.bindings.declaredBy(declarator.id)?.references ?? []) {
    yield* namesAround(context, identifier as Node);
  }
}

function* namesAround(context: FactContext, node: Node): Generator<string> {
  const scope = enclosingFunction(node);
  for (let at = node.parent; at && at !== scope; at = at.parent) {
    if (at.type === "Property") yield staticKey(at) ?? "";
    if (at.type === "CallExpression" || at.type === "NewExpression") {
      // db.collection("activation_tokens").add(…)
      yield context.file.sourceCode.getText(at.callee as never);
      yield* at.arguments.flatMap((argument) => (isInside(node, argument) ? [] : [context.file.sourceCode.getText(argument as never).slice(0, 80)]));
    }
    if (at.type === "AssignmentExpression") yield memberPath(at.left);
  }
  for (let fn = scope; fn; fn = enclosingFunction(fn)) yield functionName(fn) ?? "";
}

const words = new Set(linkWords);

/** Whether a name says that something is used once, or for one thing, and for no session: `resetPasswordToken`. */
export function namesOneTime(name: string): boolean {
  return wordsOf(name).some((word) => words.has(word));
}

/** What a file holds in which people log in. */
const logins = /cookie|log[-_ ]?in|sign[-_ ]?in|password|authenticat|user_?id|express-session/iu;

/** Whether sessions of a file may be those of people who logged in, and not of a chat, a visit or a process. */
export function hasLogins({ file }: FactContext): boolean {
  return logins.test(file.sourceCode.text);
}
