import type { TSESTree } from "@typescript-eslint/utils";
import type { Bindings } from "./bindings";
import { outer, staticKey, unwrap, type Node } from "./nodes";

/** Where an object literal is kept: what holds it, and the path to it there (`cookie` of `{ cookie: {} }`). */
export function placeOf(object: TSESTree.ObjectExpression): { holder: Node; path: readonly string[] } {
  const path: string[] = [];
  let at: Node = object.parent;
  for (let inner: Node = object; at.type === "Property" && at.value === inner && at.parent.type === "ObjectExpression"; ) {
    const key = staticKey(at);
    // a place that has no name is written to by none
    if (key === undefined) break;
    path.unshift(key);
    inner = at.parent;
    at = inner.parent;
  }
  return { holder: at, path };
}

/** The expression that reads a path of a variable: `options.cookie` around `options`. */
export function memberAt(identifier: Node, path: readonly string[]): Node | undefined {
  let at = identifier;
  for (const key of path) {
    const member = outerMember(at);
    if (!member || staticKey(member) !== key) return undefined;
    at = member;
  }
  return at;
}

/** The member that is taken of a node, through casts and `!`. */
export function outerMember(node: Node): TSESTree.MemberExpression | undefined {
  let at = node;
  while (at.parent && unwrap(at.parent) !== at.parent) at = at.parent;
  return at.parent?.type === "MemberExpression" && at.parent.object === at ? at.parent : undefined;
}

/** Whether a literal goes into another object, which may say otherwise: `{ ...base, secure: true }`. */
export function isSpread(bindings: Bindings, object: TSESTree.ObjectExpression): boolean {
  const holder = outer(object);
  const variable = holder?.type === "VariableDeclarator" && holder.id.type === "Identifier" ? bindings.declaredBy(holder.id) : undefined;
  return variable?.references.some(({ identifier }) => (identifier as Node).parent?.type === "SpreadElement") ?? false;
}
