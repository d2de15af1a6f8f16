import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isFunction, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { Trace } from "../analysis/trace";
import type { FactContext } from "./session-facts";
import type { StoragePlaces } from "./storage-places";

/** A property of a store's state, and what the file first puts there where that tells anything. */
export interface StateProperty {
  readonly path: readonly string[];
  readonly node: Node;
  readonly value?: Node;
}

const maxDepth = 5;

/**
 * The properties of a store's first state, those of nested objects too. `start` is the state itself, a function that
 * returns it, a store's options with `state`, a reducer, or a middleware's call around one of these.
 */
export function initialState(context: FactContext, places: StoragePlaces, start: Node, above: readonly string[] = []): readonly StateProperty[] {
  if (above.length > maxDepth) return [];
  return context.file.tracer.trace(start).flatMap((trace) => ofTrace(context, places, trace, above));
}

function ofTrace(context: FactContext, places: StoragePlaces, { node, path }: Trace, above: readonly string[]): readonly StateProperty[] {
  // slice.reducer, slice.actions: only the reducer is a store's state
  if (path.length > 0 && path[0] !== "reducer") return [];
  if (node.type === "ObjectExpression") return ofObject(context, places, node, above);
  if (isFunction(node)) return ofFunction(context, places, node, above);
  return node.type === "CallExpression" ? ofCall(context, places, node, above) : [];
}

function ofObject(context: FactContext, places: StoragePlaces, object: TSESTree.ObjectExpression, above: readonly string[]): readonly StateProperty[] {
  const { properties } = context.file.objects.of(object);
  // Pinia's and Vuex's options hold the state beside actions and getters
  const state = properties.find(({ name }) => name === "state");
  if (state && above.length === 0 && (isFunction(state.node) || properties.some(({ name }) => ["actions", "getters", "mutations"].includes(name)))) return initialState(context, places, state.node);
  return properties.flatMap(({ name, node, property }): readonly StateProperty[] => {
    const path = [...above, name];
    if (node.type === "ObjectExpression") return ofObject(context, places, node, path);
    const nested = node.type === "Identifier" || node.type === "MemberExpression" ? initialState(context, places, node, path).filter(({ path: found }) => found.length > path.length) : [];
    if (nested.length > 0) return nested;
    return [{ path, node: property ?? node, ...(!isEmpty(context, node) && { value: node }) }];
  });
}

/** What it returns; of a reducer, the default of its first parameter. */
function ofFunction(context: FactContext, places: StoragePlaces, fn: FunctionNode, above: readonly string[]): readonly StateProperty[] {
  const [first] = fn.params;
  if (first?.type === "AssignmentPattern" && fn.params.length > 1) return initialState(context, places, first.right, above);
  const returned = (context.file.tracer.index.returns.get(fn) ?? []).flatMap((node) => initialState(context, places, node, above));
  return first?.type === "Identifier" && above.length === 0 ? [...returned, ...setLater(context, first, returned)] : returned;
}

/** `(set) => ({ login: (token) => set({ token }) })`: what Zustand's actions add to the state. */
function setLater(context: FactContext, setter: TSESTree.Identifier, known: readonly StateProperty[]): readonly StateProperty[] {
  const references = context.file.tracer.bindings.declaredBy(setter)?.references ?? [];
  return references.flatMap(({ identifier }) => {
    const call = (identifier as Node).parent;
    const [state] = call?.type === "CallExpression" && call.callee === identifier ? call.arguments : [];
    if (state?.type !== "ObjectExpression") return [];
    return propertiesOf(context, state).filter(({ path: [name] }) => !known.some(({ path }) => path[0] === name));
  });
}

function propertiesOf(context: FactContext, object: TSESTree.ObjectExpression): readonly StateProperty[] {
  return context.file.objects.of(object).properties.map(({ name, node, property }) => ({ path: [name], node: property ?? node, ...(!isEmpty(context, node) && { value: node }) }));
}

/** `createSlice({ initialState })`, `combineReducers({ auth })`, `immer((set) => …)`, `reactive({ … })` */
function ofCall(context: FactContext, places: StoragePlaces, call: CallNode, above: readonly string[]): readonly StateProperty[] {
  const [first] = call.arguments;
  if (!first || first.type === "SpreadElement") return [];
  if (calleeName(call) === "createSlice") {
    const state = places.propertyAt(first, "initialState");
    return state && state !== "unknown" ? initialState(context, places, state, above) : [];
  }
  return initialState(context, places, first, above);
}

/** A first value that leaves open what comes later. */
function isEmpty(context: FactContext, node: Node): boolean {
  const value = context.file.values.literalOf(node);
  return value?.kind === "literal" && (value.value === null || value.value === undefined || typeof value.value === "string");
}

/** `tokens.access` is an access token, `auth.token` a token. */
export function leafName(path: readonly string[]): string {
  const leaf = path.at(-1) ?? "";
  return /tokens?$/iu.test(path.at(-2) ?? "") ? `${leaf}-token` : leaf;
}
