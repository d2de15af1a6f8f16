import { isFunction, unwrap, type FunctionNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { endingWords } from "../../model/harmless-calls";
import { lastName } from "../handlers/found";
import type { FactContext } from "../session-facts";
import type { Effect } from "./effects";

/**
 * What runs before a handler: of a function of this file what it does, of others only what they are called after.
 * Most middlewares check who is there, so that an unknown one is no reason for silence.
 */
export function middlewareEffects(context: FactContext, node: Node, effectsOf: (fn: FunctionNode) => readonly Effect[]): readonly Effect[] {
  const functions = functionsAt(context, node);
  if (functions.length > 0) return functions.flatMap(effectsOf).filter(({ node: at }) => !isHandOver(at));
  return namesIn(node).some(namesAnEnd) ? [{ does: "unknown", node }] : [];
}

/** The functions of this file that an expression is sure to be one of. */
export function functionsAt(context: FactContext, node: Node): readonly FunctionNode[] {
  const inner = unwrap(node);
  if (isFunction(inner)) return [inner];
  if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return [];
  const traces = context.file.tracer.trace(inner);
  const functions = traces.flatMap((trace) => (trace.path.length === 0 && isFunction(trace.node) ? [trace.node] : []));
  return functions.length === traces.length ? functions : [];
}

/** `next()` of a middleware, which is where the handler comes. */
function isHandOver(node: Node): boolean {
  return node.type === "CallExpression" && /^_*next$/u.test(lastName(node.callee) ?? "");
}

/** `revokeToken`, `LogoutGuard`: a middleware called after what it ends. */
function namesAnEnd(name: string): boolean {
  const words = wordsOf(name);
  return !words.includes("cookie") && !words.includes("cookies") && words.some((word) => endingWords.has(word));
}

/** The names in a middleware's or decorator's expression: `UseGuards(LogoutGuard)`. */
function namesIn(node: Node): readonly string[] {
  const inner = unwrap(node);
  if (inner.type === "Decorator") return namesIn(inner.expression);
  if (inner.type === "Identifier" || inner.type === "MemberExpression") return [lastName(inner) ?? ""];
  if (inner.type === "CallExpression") return [...namesIn(inner.callee), ...inner.arguments.flatMap((argument) => namesIn(argument))];
  return inner.type === "ArrayExpression" ? inner.elements.flatMap((element) => (element ? namesIn(element) : [])) : [];
}
