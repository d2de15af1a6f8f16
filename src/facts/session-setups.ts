import type { TSESTree } from "@typescript-eslint/utils";
import { declaredType } from "../analysis/declared-type";
import { isSpread } from "../analysis/object-places";
import { enclosingFunction, isInside, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { ObjectView, Slot } from "../analysis/objects";
import { originMatcher } from "../analysis/origins";
import { memoryStores, sessionSetupRows } from "../model/sessions/setups";
import type { SessionSetupRow } from "../model/session-setup-row";
import { CallFinder } from "./call-matching";
import { pluginRegistrations } from "./plugins";
import type { FactContext } from "./session-facts";

/** One place at which the file sets up sessions that the server keeps. */
export interface SessionSetup {
  readonly row: SessionSetupRow;
  /** The call, or the options that another file hands to it. */
  readonly call: CallNode | TSESTree.ObjectExpression;
  /** Where a report about the whole set-up belongs: the function that is called, or the plugin. */
  readonly node: Node;
  readonly options: ObjectView;
  /** The argument that holds the options, where one is written. */
  readonly optionsNode: Node | undefined;
}

/** Where the sessions are kept, as far as one alternative shows. */
export type StoreState =
  /** No store is given, and the library then keeps them in memory. */
  | { readonly state: "absent" }
  | { readonly state: "memory"; readonly slot?: Slot & { state: "value" } }
  | { readonly state: "other" };

const rows: readonly SessionSetupRow[] = sessionSetupRows;
const finder = new CallFinder(rows, (row) => row.calls);
const isMemoryStore = originMatcher(memoryStores);

/** Gathers every session set-up of the file, in source order. */
export function collectSessionSetups(context: FactContext): readonly SessionSetup[] {
  const setups: SessionSetup[] = [];
  const add = (row: SessionSetupRow, call: CallNode, node: Node, optionsNode: Node | undefined) => setups.push({ row, call, node, options: context.file.objects.of(optionsNode), optionsNode });
  for (const { call, entries } of finder.find(context)) {
    const [row] = entries;
    // an argument list that is spread may hold any options
    if (!row || call.arguments.some(({ type }) => type === "SpreadElement")) continue;
    add(row, call, unwrap(call.callee), call.arguments[row.options]);
  }
  for (const row of rows) {
    for (const { call, plugin, options } of pluginRegistrations(context, row.plugins ?? [])) add(row, call, plugin, options);
  }
  return (setups.length > 0 ? setups : declaredSetups(context)).sort((a, b) => a.call.range[0] - b.call.range[0]);
}

/** `module.exports = { secret, resave: false, saveUninitialized: true }`, which another file hands to the library. */
function declaredSetups(context: FactContext): SessionSetup[] {
  return context.file.tracer.index.objects.flatMap((object) => {
    const type = declaredType(object);
    const keys = type ? context.file.origins.ofType(type) : [];
    const names = object.properties.map((property) => staticKey(property));
    const row = rows.find(({ types = [], recognisedBy }) => keys.some((key) => types.includes(key)) || recognisedBy?.every((name) => names.includes(name)));
    return row && !isSpread(context.file.tracer.bindings, object) ? [{ row, call: object, node: object, options: context.file.objects.of(object), optionsNode: object }] : [];
  });
}

/** Whether what the options leave out may be added where they are used. */
export function isOnlyDeclared({ call }: SessionSetup): boolean {
  return call.type === "ObjectExpression";
}

/** All that the set-up's store may be. */
export function storeStates(context: FactContext, { row, options }: SessionSetup): readonly StoreState[] {
  const { store } = row;
  if (store === "memory") return [{ state: "memory" }];
  if (!store) return [{ state: "other" }];
  const absent: StoreState = store.absent === "memory" ? { state: "absent" } : { state: "other" };
  return options.get(store.option).flatMap((slot): readonly StoreState[] => {
    if (slot.state === "absent") return [absent];
    if (slot.state === "unknown") return [{ state: "other" }];
    return context.file.tracer.trace(slot.node, slot.given).map((trace): StoreState => {
      const [value] = trace.path.length === 0 ? context.file.values.of(trace.node) : [];
      // store: undefined, store: null
      if (value?.kind === "literal" && !value.value) return absent;
      const keys = context.file.origins.ofTrace(trace);
      return keys.length > 0 && keys.every(isMemoryStore) ? { state: "memory", slot } : { state: "other" };
    });
  });
}

/**
 * Whether the set-up is one of several ways to run: it stands under a condition that asks for the environment, or in
 * one branch while another branch or an earlier return sets sessions up with a store.
 */
export function isOneChoice(context: FactContext, setup: SessionSetup, all: readonly SessionSetup[]): boolean {
  const hasStore = (other: SessionSetup) => other !== setup && storeStates(context, other).some(({ state }) => state === "other");
  const within = enclosingFunction(setup.call);
  const others = all.filter((other) => other.row.id === setup.row.id && enclosingFunction(other.call) === within && hasStore(other));
  if (others.some((other) => conditionsOf(other.call, within).length > 0)) return true;
  const conditions = conditionsOf(setup.call, within);
  return conditions.length > 0 && (others.length > 0 || conditions.some((condition) => environmentWords.test(context.file.sourceCode.getText(condition))));
}

const environmentWords = /NODE_ENV|production|development|\bis_?(?:prod|dev|test)|["'](?:prod|dev|test)["']/iu;

/** The conditions under which a node is reached, from the inside out, up to the function around it. */
function conditionsOf(node: Node, within: FunctionNode | undefined): readonly Node[] {
  const conditions: Node[] = [];
  for (let at = node.parent; at && at !== within; at = at.parent) {
    if ((at.type === "IfStatement" || at.type === "ConditionalExpression") && !isInside(node, at.test)) conditions.push(at.test);
    if (at.type === "LogicalExpression" && !isInside(node, at.left)) conditions.push(at.left);
    if (at.type === "SwitchStatement") conditions.push(at.discriminant);
  }
  return conditions;
}
