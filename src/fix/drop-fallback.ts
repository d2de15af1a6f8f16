import type { TSESLint } from "@typescript-eslint/utils";
import type { Node } from "../analysis/nodes";
import type { Fallback } from "../facts/fallbacks";
import type { Fix } from "./lists";

/**
 * Removes what stands in for a missing setting: `process.env.S || "dev"` becomes `process.env.S`. Undefined inside a
 * template or concatenation, where the setting would become the text `undefined`, and where a comment would go.
 */
export function dropFallback(sourceCode: Readonly<TSESLint.SourceCode>, fallback: Fallback): Fix | undefined {
  if (isPartOfText(fallback.node)) return undefined;
  const [start, end] = removedRange(sourceCode, fallback);
  if (start >= end || sourceCode.getAllComments().some(({ range }) => range[0] < end && range[1] > start)) return undefined;
  return (fixer) => fixer.removeRange([start, end]);
}

function removedRange(sourceCode: Readonly<TSESLint.SourceCode>, fallback: Fallback): readonly [number, number] {
  const before = (node: Node) => sourceCode.getTokenBefore(node as never)?.range;
  switch (fallback.by) {
    case "operator": {
      const operator = sourceCode.getTokenBefore(fallback.node.right as never, ({ value }) => value === fallback.node.operator);
      const left = operator && sourceCode.getTokenBefore(operator);
      return [left?.range[1] ?? 0, operator ? fallback.node.range[1] : 0];
    }
    case "pattern":
      return [fallback.node.left.range[1], fallback.node.range[1]];
    case "argument":
      return [before(fallback.argument)?.[0] ?? 0, fallback.argument.range[1]];
    case "method": {
      const { callee } = fallback.node;
      return callee.type === "MemberExpression" ? [callee.object.range[1], fallback.node.range[1]] : [0, 0];
    }
    case "property":
      // what the schema makes of an option's absence differs from library to library
      return [0, 0];
  }
}

function isPartOfText(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === "TemplateLiteral" || (at.type === "BinaryExpression" && at.operator === "+")) return true;
    if (/Statement$|Declaration$|^Property$|Function/u.test(at.type)) return false;
  }
  return false;
}
