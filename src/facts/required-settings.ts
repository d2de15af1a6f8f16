import { forEachChild } from "../analysis/file-index";
import { calleeName, memberPath, staticKey, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";

/** Whether the file stops where one of these variables or constants is missing, so that no stand-in is ever used. */
export function isRequired(context: FactContext, names: readonly string[]): boolean {
  const { sourceCode, tracer } = context.file;
  if (names.length === 0 || !/throw|exit|assert|invariant|abort/u.test(sourceCode.text)) return false;
  const { ifs, calls } = tracer.index;
  if (ifs.some(({ test, consequent }) => mentions(test, names, sourceCode.visitorKeys) && stops(context, consequent))) return true;
  return calls.some((call) => /^(?:assert|invariant|ok|assertDefined|ensure)$/u.test(calleeName(call) ?? "") && call.arguments[0] !== undefined && mentions(call.arguments[0], names, sourceCode.visitorKeys));
}

function stops(context: FactContext, node: Node): boolean {
  const statements = node.type === "BlockStatement" ? node.body : [node];
  return statements.some((statement) => {
    if (statement.type === "ThrowStatement") return true;
    const call = statement.type === "ExpressionStatement" ? statement.expression : undefined;
    if (call?.type !== "CallExpression") return false;
    return /(?:^process|^Deno)\.(?:exit|abort)$/u.test(memberPath(call.callee)) || context.file.tracer.calledFunctions(call).some((fn) => throws(context, fn.body));
  });
}

/** Whether a same-file function may throw, be it in production alone. */
function throws(context: FactContext, node: Node): boolean {
  if (node.type === "ThrowStatement") return true;
  let found = false;
  forEachChild(node, context.file.sourceCode.visitorKeys, (child) => {
    found ||= throws(context, child);
  });
  return found;
}

function mentions(node: Node, names: readonly string[], visitorKeys: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  if (node.type === "Identifier") return names.includes(node.name);
  if (node.type === "MemberExpression" && names.includes(staticKey(node) ?? "")) return true;
  let found = false;
  forEachChild(node, visitorKeys, (child) => {
    found ||= mentions(child, names, visitorKeys);
  });
  return found;
}

/** The variables and members by which an expression could be checked. */
export function checkedNames(context: FactContext, node: Node): readonly string[] {
  if (node.type === "Identifier") return [node.name];
  const names: string[] = node.type === "MemberExpression" ? [staticKey(node) ?? ""] : [];
  forEachChild(node, context.file.sourceCode.visitorKeys, (child) => {
    if (node.type !== "MemberExpression" || child === node.object) names.push(...checkedNames(context, child));
  });
  return names.filter((name) => !["process", "env", "Bun", "meta", "String", "Buffer", "config"].includes(name));
}
