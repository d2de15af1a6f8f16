import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Fix } from "./lists";

/** Puts `await` before a call, in brackets where something is done with its result at once. */
export function awaitCall(sourceCode: Readonly<TSESLint.SourceCode>, call: TSESTree.CallExpression | TSESTree.NewExpression): Fix | undefined {
  const first = sourceCode.getFirstToken(call);
  if (!first) return undefined;
  const isBracketed = sourceCode.getTokenBefore(call)?.value === "(" && sourceCode.getTokenAfter(call)?.value === ")" && sourceCode.getTokenBefore(call)?.range[1] === call.range[0];
  const { parent } = call;
  const bindsTighter = (parent.type === "MemberExpression" && parent.object === call) || parent.type === "ChainExpression" || parent.type === "TSNonNullExpression";
  if (!bindsTighter || (isBracketed && parent.type !== "MemberExpression")) return (fixer) => fixer.insertTextBefore(call, "await ");
  return (fixer) => [fixer.insertTextBefore(call, "(await "), fixer.insertTextAfter(call, ")")];
}
