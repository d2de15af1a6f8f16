import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingFunction, memberPath, outer, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { expiryField, findMethods, revocationField, sessionTable } from "../model/session-stores";
import type { FactContext } from "./session-facts";

/** A session's row that is looked up, and what the function then asks of it. */
export interface SessionRead {
  /** What the table or model is called. */
  readonly model: string;
  readonly node: Node;
  /** Whether the row is taken for a user without a look at its end: `unknown` where it is handed on. */
  readonly accepted: "unread" | "checked" | "unknown";
}

const userMember = /^(?:user|account|owner|member)(?:_?id)?$/iu;

/** Rows of sessions that are found by their ID or token. */
export function* collectSessionReads(context: FactContext): Generator<SessionRead> {
  for (const method of findMethods) {
    for (const call of context.file.tracer.index.callsNamed.get(method) ?? []) {
      const name = memberPath(call.callee).split(".").at(-2) ?? "";
      if (sessionTable.test(name) && !isOnRequest(context, call)) yield { model: name, node: call, accepted: acceptedBy(context, call) };
    }
  }
}

/** `req.sessions.find(id)`: what is kept on a request is made elsewhere, and may itself look at the end. */
function isOnRequest({ receivers }: FactContext, { callee }: CallNode): boolean {
  const called = unwrap(callee);
  return called.type === "MemberExpression" && receivers.keysOf(called.object).some((key) => /^@[\w-]+\.\w+$/u.test(key));
}

function acceptedBy(context: FactContext, call: CallNode): SessionRead["accepted"] {
  const { sourceCode, tracer } = context.file;
  const holder = outer(call);
  const scope = enclosingFunction(call);
  if (holder?.type !== "VariableDeclarator" || !scope) return "unknown";
  const conditions = [sourceCode.getText(call as never), ...conditionNames(context, call)].join(" ");
  // the query asks for living rows, or a signature with an end of its own is checked beside it
  if (words(conditions).some(says) || /verify\w*\(|isValid|isExpired|validate/iu.test(sourceCode.getText(scope as never))) return "checked";
  const reads = holder.id.type === "ObjectPattern" ? patternKeys(holder.id) : tracer.bindings.declaredBy(holder.id)?.references.flatMap(({ identifier }) => (identifier === holder.id ? [] : [readOf(identifier as Node)]));
  if (!reads || reads.includes(undefined)) return "unknown";
  if (reads.some((name) => name !== undefined && says(name))) return "checked";
  return reads.some((name) => name !== undefined && userMember.test(name)) ? "unread" : "unknown";
}

/** The fields that a query asks by, if an object beside it holds them. */
function conditionNames({ file: { objects } }: FactContext, call: CallNode): readonly string[] {
  return call.arguments.flatMap((argument) => {
    if (argument.type === "SpreadElement") return [];
    const query = objects.of(argument);
    const where = query.get("where").flatMap((slot) => (slot.state === "value" ? [objects.of(slot.node, slot.given)] : []));
    return [query, ...where].flatMap(({ properties }) => properties.map(({ name }) => name));
  });
}

function says(name: string): boolean {
  return expiryField.test(name) || revocationField.test(name);
}

function words(text: string): readonly string[] {
  return text.match(/[\w$]+/gu) ?? [];
}

function patternKeys(pattern: TSESTree.ObjectPattern): readonly (string | undefined)[] {
  return pattern.properties.map((property) => (property.type === "Property" ? staticKey(property) : undefined));
}

/** The member that is read, an empty text for a mere test, undefined where the row is handed on. */
function readOf(identifier: Node): string | undefined {
  const parent = identifier.parent;
  if (parent?.type === "MemberExpression" && parent.object === identifier) return staticKey(parent);
  if (parent?.type === "UnaryExpression" && parent.operator === "!") return "";
  return parent?.type === "IfStatement" && parent.test === identifier ? "" : undefined;
}
