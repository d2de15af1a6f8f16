import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isFunction, staticKey, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { isContextMaker } from "./claim-uses";
import type { FactContext } from "./session-facts";

/** What a function is handed beside the request, where the file itself makes it. */
interface HandedContext {
  /** All that is returned where it is made, but for who has no token. */
  readonly values: readonly Node[];
  /** The members on the way to what is asked for. */
  readonly members: readonly string[];
}

/** The context of `(parent, args, { user })`, `({ ctx }) => ctx.user.role` and of Elysia's `({ user }) => …`. */
export function handedContext(context: FactContext, fn: FunctionNode, position: number, path: readonly string[]): HandedContext | undefined {
  const { index } = context.file.tracer;
  const isHandler = (kind?: string) => context.handlers.some((handler) => handler.fn === fn && (kind === undefined || handler.kind === kind));
  const isProcedure = position === 0 && path[0] === "ctx" && fn.parent.type === "CallExpression" && /^(?:query|mutation|subscription|middleware|use)$/u.test(calleeName(fn.parent) ?? "");
  const isResolver = position === 2 && isHandler("resolver");
  const isElysias = position === 0 && !isProcedure && index.modules.has("elysia") && (isHandler() || isBeforeHandle(fn));
  if (!isResolver && !isProcedure && !isElysias) return undefined;
  const makers = isElysias ? derivations(context) : index.functions.filter((made) => isContextMaker(context, made));
  const members = isProcedure ? path.slice(1) : path;
  return { values: makers.flatMap((made) => index.returns.get(made) ?? []).filter((value) => !isWithout(context, value, members)), members };
}

/** The functions that add to what Elysia's handlers are handed: `.derive(({ jwt }) => ({ user }))`. */
function derivations({ file }: FactContext): readonly FunctionNode[] {
  const calls = ["derive", "resolve"].flatMap((name) => file.tracer.index.callsNamed.get(name) ?? []);
  return calls.flatMap(({ arguments: given }) => given.filter((argument): argument is TSESTree.ArrowFunctionExpression => isFunction(argument)));
}

/** Elysia's `beforeHandle: ({ user }) => …`, `.onBeforeHandle(({ user }) => …)` */
function isBeforeHandle({ parent }: FunctionNode): boolean {
  return (parent.type === "Property" && staticKey(parent) === "beforeHandle") || (parent.type === "CallExpression" && calleeName(parent) === "onBeforeHandle");
}

/** `return { user: null }`, `return {}` */
function isWithout({ file }: FactContext, value: Node, [first]: readonly string[]): boolean {
  const object = unwrapAwait(value);
  if (first === undefined || isNothing(object)) return true;
  if (object.type !== "ObjectExpression" || object.properties.some(({ type }) => type === "SpreadElement")) return false;
  return file.objects.of(object).get(first).every((slot) => slot.state !== "value" || isNothing(unwrapAwait(slot.node)));
}

/** `null`, `undefined`, `false` and empty objects: what stands in for claims that are not there. */
export function isNothing(node: Node): boolean {
  if (node.type === "Literal") return !node.value;
  if (node.type === "ObjectExpression") return node.properties.length === 0;
  return node.type === "Identifier" && node.name === "undefined";
}
