import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, staticKey, unwrap, type Node } from "../analysis/nodes";
import { settingReaders } from "../model/key-texts";

/** How a value stands in for another that is missing, and what is to go if it should not. */
export type Fallback =
  /** `process.env.S || "dev"`, `process.env.S ?? "dev"` */
  | { readonly by: "operator"; readonly node: TSESTree.LogicalExpression }
  /** `const { S = "dev" } = process.env`, `function (key = "dev")` */
  | { readonly by: "pattern"; readonly node: TSESTree.AssignmentPattern }
  /** `config.get("S", "dev")` */
  | { readonly by: "argument"; readonly node: TSESTree.CallExpression; readonly argument: Node }
  /** `z.string().default("dev")` */
  | { readonly by: "method"; readonly node: TSESTree.CallExpression }
  /** `str({ default: "dev" })` */
  | { readonly by: "property"; readonly node: TSESTree.Property };

/** What `value` is a fallback of; undefined where it is the value itself. */
export function fallbackOf(value: Node): Fallback | undefined {
  let at = value;
  let parent = at.parent;
  // ("dev" as string), ["dev"]
  while (parent && (unwrap(parent) === unwrap(at) || (parent.type === "ArrayExpression" && parent.elements.length === 1))) {
    at = parent;
    parent = at.parent;
  }
  switch (parent?.type) {
    case "LogicalExpression":
      return parent.right === at && parent.operator !== "&&" ? { by: "operator", node: parent } : undefined;
    case "AssignmentPattern":
      return parent.right === at ? { by: "pattern", node: parent } : undefined;
    case "Property":
      return parent.value === at && staticKey(parent) === "default" && parent.parent.type === "ObjectExpression" ? { by: "property", node: parent } : undefined;
    case "CallExpression":
      return ofCall(parent, at);
    default:
      return undefined;
  }
}

function ofCall(call: TSESTree.CallExpression, argument: Node): Fallback | undefined {
  const name = calleeName(call) ?? "";
  const position = call.arguments.findIndex((each) => each === argument);
  if (name === "default" && position === 0) return { by: "method", node: call };
  return position === 1 && settingReaders.test(name) ? { by: "argument", node: call, argument } : undefined;
}
