import { calleeName, isFunction, unwrap, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";

/**
 * The object whose properties a loop goes through, where `name` is the name of the one at hand: `for (const name in
 * object)`, `for (const [name, value] of Object.entries(object))`, `Object.keys(object).forEach((name) => …)`.
 */
export function loopedObject({ file }: FactContext, name: Node): Node | undefined {
  const inner = unwrap(name);
  const definition = inner.type === "Identifier" ? file.tracer.bindings.variableOf(inner)?.defs[0] : undefined;
  if (definition?.type === "Parameter") return listedObject(loopedBy(definition.node as Node));
  const loop = definition?.type === "Variable" ? (definition.node as Node).parent?.parent : undefined;
  if (loop?.type === "ForInStatement") return loop.right;
  return loop?.type === "ForOfStatement" ? listedObject(loop.right) : undefined;
}

/** The list that a callback is called for: `list.forEach(callback)`. */
function loopedBy(fn: Node): Node | undefined {
  const { parent } = fn;
  if (!isFunction(fn) || parent?.type !== "CallExpression" || parent.arguments[0] !== fn || !["forEach", "map"].includes(calleeName(parent) ?? "")) return undefined;
  const callee = unwrap(parent.callee);
  return callee.type === "MemberExpression" ? callee.object : undefined;
}

/** `object` of `Object.entries(object)` */
function listedObject(list: Node | undefined): Node | undefined {
  const call = list && unwrap(list);
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression" || !["entries", "keys"].includes(calleeName(call) ?? "")) return undefined;
  const { object } = call.callee;
  const [listed] = call.arguments;
  return object.type === "Identifier" && object.name === "Object" && listed && listed.type !== "SpreadElement" ? listed : undefined;
}
