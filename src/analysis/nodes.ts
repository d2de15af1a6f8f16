import type { TSESTree } from "@typescript-eslint/utils";

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** The node below TypeScript's casts, `!`, optional chains and (for Vue, Svelte, Astro) expression containers. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** As `unwrap`, and below `await` too: for questions to which a promise and what it brings are the same. */
export function unwrapAwait(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === "AwaitExpression" ? unwrapAwait(inner.argument) : inner;
}

/** The nearest ancestor that is no cast, no chain and no `await` around `node`. */
export function outer(node: Node): Node | undefined {
  let parent = node.parent;
  while (parent && parent.type !== "Program" && (unwrap(parent) !== parent || parent.type === "AwaitExpression")) parent = parent.parent;
  return parent;
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === "FunctionDeclaration" || node?.type === "FunctionExpression" || node?.type === "ArrowFunctionExpression";
}

/** The innermost function around `node`, which is not that function itself. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** The outermost function around `node`; undefined at the top of a file. */
export function outermostFunction(node: Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) found = at;
  return found;
}

export function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** The name a member access or an object's property has in the source, if the source shows it. */
export function staticKey(
  node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.AccessorProperty | Node,
): string | undefined {
  const key = "property" in node && node.type === "MemberExpression" ? node.property : "key" in node ? (node.key as Node) : undefined;
  if (!key) return undefined;
  const computed = "computed" in node && node.computed;
  if (!computed && (key.type === "Identifier" || key.type === "PrivateIdentifier")) return key.name;
  if (key.type === "Literal") return typeof key.value === "string" || typeof key.value === "number" ? String(key.value) : undefined;
  if (key.type === "TemplateLiteral" && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The last name in a callee: `cookie` of `res.cookie(…)`, `sign` of `sign(…)`. */
export function calleeName(call: CallNode): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "MemberExpression") return staticKey(callee);
  return undefined;
}

/** The names of a callee as they stand: `this.tokens.save`; `?` for what has no name. */
export function memberPath(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "ThisExpression") return "this";
  return inner.type === "MemberExpression" ? `${memberPath(inner.object)}.${staticKey(inner) ?? "?"}` : "?";
}

/** What a function is called in the source: its own name, or that of the variable, property or method it is given to. */
export function functionName(fn: FunctionNode): string | undefined {
  if (fn.id) return fn.id.name;
  const holder = fn.parent;
  switch (holder.type) {
    case "VariableDeclarator":
      return holder.id.type === "Identifier" ? holder.id.name : undefined;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return staticKey(holder);
    case "AssignmentExpression": {
      const left = unwrap(holder.left);
      if (left.type === "Identifier") return left.name;
      return left.type === "MemberExpression" ? staticKey(left) : undefined;
    }
    case "CallExpression": {
      // useCallback(async () => …), asyncHandler(async (req, res) => …): the wrapper's result has the name
      const named = holder.arguments[0] === fn ? holder.parent : undefined;
      return named?.type === "VariableDeclarator" && named.id.type === "Identifier" ? named.id.name : undefined;
    }
    default:
      return undefined;
  }
}

/** The argument at a position, unless it is spread. */
export function argumentAt(call: CallNode, position: number | undefined): Node | undefined {
  const argument = position === undefined ? undefined : call.arguments[position];
  return argument && argument.type !== "SpreadElement" ? argument : undefined;
}
