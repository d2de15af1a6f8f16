import type { CallNode, Node } from "../analysis/nodes";
import { moduleName } from "../analysis/origins";
import { storageRows } from "../model/storage";
import type { PersistedStore } from "../model/storage/rows";
import { CallFinder } from "./call-matching";
import type { FactContext } from "./session-facts";
import type { ChosenStorage } from "./storage-choice";
import type { StoragePlaces } from "./storage-places";
import type { StorageWrite } from "./storage-writes";
import { initialState, leafName, type StateProperty } from "./store-state";

const finder = new CallFinder<{ row: string; store: PersistedStore }>(
  storageRows.flatMap(({ id, stores }) => (stores ?? []).map((store) => ({ row: id, store }))),
  ({ store }) => store.calls,
);

/** Stores that keep their state in a storage: one cause each, however much of it is kept. */
export function* collectPersistedStores(context: FactContext, places: StoragePlaces): Generator<StorageWrite> {
  for (const { call, entries } of finder.find(context)) {
    for (const { row, store } of entries) {
      for (const options of optionsOf(context, places, call, store)) yield* ofOptions(context, places, { row, store, call, options });
    }
  }
}

interface Setup {
  readonly row: string;
  readonly store: PersistedStore;
  readonly call: CallNode;
  /** undefined: all by default. */
  readonly options: Node | undefined;
}

function* ofOptions(context: FactContext, places: StoragePlaces, setup: Setup): Generator<StorageWrite> {
  const { places: storages, byDefault } = storageOf(context, places, setup);
  if (storages.length === 0) return;
  for (const { path, node, value } of keptBy(context, places, setup) ?? []) {
    yield {
      row: setup.row,
      how: "store",
      storages,
      byDefault,
      name: [leafName(path)],
      place: "identifier",
      label: path.join("."),
      ...(value && { value }),
      node,
      cause: setup.call,
    };
  }
}

/** The options of each way in which a store is kept; none where it is not, or where they cannot be seen. */
function optionsOf(context: FactContext, places: StoragePlaces, call: CallNode, store: PersistedStore): readonly (Node | undefined)[] {
  for (const place of store.options) {
    const node = places.argumentAt(call, place);
    if (node === "unknown") return [];
    if (node) return listed(context, places, node, store);
  }
  return store.onlyWithOptions ? [] : [undefined];
}

function listed(context: FactContext, places: StoragePlaces, node: Node, { listedOptions }: PersistedStore): readonly (Node | undefined)[] {
  const switched = context.file.values.literalOf(node);
  if (switched?.kind === "literal") return switched.value === true ? [undefined] : [];
  const list = listedOptions ? places.propertyAt(node, listedOptions) : undefined;
  const [only, ...others] = context.file.tracer.trace(list && list !== "unknown" ? list : node);
  if (list === "unknown" || !only || others.length > 0 || only.path.length > 0) return [];
  return only.node.type === "ArrayExpression" ? only.node.elements.filter((element): element is NonNullable<typeof element> => element !== null) : [node];
}

function storageOf(context: FactContext, places: StoragePlaces, { store, options }: Setup): ChosenStorage {
  for (const name of options ? store.storageOptions : []) {
    const node = options && places.propertyAt(options, name);
    if (node) return { places: node === "unknown" ? [] : places.of(node), byDefault: false };
  }
  return { places: isDefaultKnown(context, store) ? [store.storage] : [], byDefault: true };
}

function isDefaultKnown(context: FactContext, { defaultUnknownWith }: PersistedStore): boolean {
  if (!defaultUnknownWith) return true;
  const { index, bindings } = context.file.tracer;
  if ([...index.modules].some((module) => defaultUnknownWith.modules.includes(moduleName(module)))) return false;
  return !defaultUnknownWith.globals.some((name) => index.callsNamed.get(name)?.some(({ callee }) => callee.type === "Identifier" && !bindings.variableOf(callee)));
}

/** The properties that are kept; undefined where an option decides in a way that cannot be seen. */
function keptBy(context: FactContext, places: StoragePlaces, { store, call, options }: Setup): readonly StateProperty[] | undefined {
  const option = (names: readonly string[] | undefined) => names?.map((name) => options && places.propertyAt(options, name)).find((node) => node !== undefined);
  const reducer = option(store.reduce);
  if (reducer) return reducer === "unknown" ? undefined : initialState(context, places, reducer);
  const picked = option(store.pick);
  const omitted = option(store.omit);
  if (picked === "unknown" || omitted === "unknown") return undefined;
  const state = stateOf(context, places, call, store);
  const left = omitted && textsOf(context, omitted);
  if (omitted && !left) return undefined;
  if (!picked) return state.filter(({ path }) => !left?.some(({ text }) => isBelow(path, text)));
  const names = textsOf(context, picked);
  const kept = state.filter(({ path }) => names?.some(({ text }) => isBelow(path, text)));
  // what the state does not show, its name has to tell
  const unseen = (names ?? []).filter(({ text }) => !kept.some(({ path }) => isBelow(path, text)));
  return [...kept, ...unseen.map(({ text, node }) => ({ path: text.split("."), node }))];
}

function stateOf(context: FactContext, places: StoragePlaces, call: CallNode, { state, stateBeside }: PersistedStore): readonly StateProperty[] {
  const object = stateBeside ? call.parent.parent?.parent : undefined;
  const node = stateBeside && object?.type === "ObjectExpression" ? places.propertyAt(object, stateBeside) : state && places.argumentAt(call, state);
  return node && node !== "unknown" ? initialState(context, places, node) : [];
}

function textsOf(context: FactContext, list: Node): readonly { text: string; node: Node }[] | undefined {
  const [only, ...others] = context.file.tracer.trace(list);
  if (!only || others.length > 0 || only.path.length > 0 || only.node.type !== "ArrayExpression") return undefined;
  return only.node.elements.flatMap((element) => {
    const text = element && element.type !== "SpreadElement" ? context.file.values.textOf(element) : undefined;
    return element && text !== undefined ? [{ text, node: element }] : [];
  });
}

function isBelow(path: readonly string[], dotted: string): boolean {
  return `${path.join(".")}.`.startsWith(`${dotted}.`);
}
