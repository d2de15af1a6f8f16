import { calleeName, outer, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { storageRows } from "../model/storage";
import type { KeptState, StoragePlace } from "../model/storage/rows";
import { CallFinder } from "./call-matching";
import { keptCookie } from "./cookie-settings";
import { firstState } from "./object-contents";
import type { FactContext } from "./session-facts";
import { chosenStorage } from "./storage-choice";
import type { StoragePlaces } from "./storage-places";
import type { StorageWrite } from "./storage-writes";
import { initialState, leafName } from "./store-state";
import { shownName, writtenName } from "./written-name";

interface StateEntry {
  readonly row: string;
  readonly state: KeptState;
}

const entries: readonly StateEntry[] = storageRows.flatMap(({ id, states }) => (states ?? []).map((state) => ({ row: id, state })));
/** What tells one account of a list from another. */
const accountFields = new Set(["email", "username", "userName", "user", "userId", "user_id"]);
const finder = new CallFinder(entries.filter(({ state }) => state.calls.length > 0), ({ state }) => state.calls);
const byName = entries.filter(({ state }) => state.anySource);

/** Hooks, refs and atoms whose state stays in a storage: one cause each, whatever writes to it. */
export function* collectKeptStates(context: FactContext, places: StoragePlaces): Generator<StorageWrite> {
  const known = new Set<CallNode>();
  for (const { call, entries: [entry] } of finder.find(context)) {
    if (!entry || !isKept(context, places, call, entry.state)) continue;
    known.add(call);
    yield* writesOf(context, places, call, entry);
  }
  for (const { call, entry } of calledByName(context)) if (!known.has(call)) yield* writesOf(context, places, call, entry);
}

/** `useLocalStorage(…)` from any module, under its own name or renamed, from the file itself, or imported by a framework. */
function* calledByName(context: FactContext): Generator<{ call: CallNode; entry: StateEntry }> {
  const { index } = context.file.tracer;
  for (const entry of byName) {
    for (const name of entry.state.anySource ?? []) {
      for (const call of index.callsNamed.get(name) ?? []) if (unwrap(call.callee).type === "Identifier") yield { call, entry };
      if (!context.file.sourceCode.text.includes(`${name} as `)) continue;
      for (const call of index.calls) {
        if (calleeName(call) !== name && context.file.origins.of(call.callee).some((key) => key.endsWith(`#${name}`))) yield { call, entry };
      }
    }
  }
}

function* writesOf(context: FactContext, places: StoragePlaces, call: CallNode, { row, state }: StateEntry): Generator<StorageWrite> {
  const { places: storages, byDefault } = chosenStorage(context, places, call, state);
  const nameNode = nameOf(places, call, state);
  if (storages.length === 0 || !nameNode) return;
  if (state.onlyAssigned) return yield* assignedCookies(context, places, call, { row, state }, storages, nameNode);
  const name = writtenName(context.file, nameNode);
  const write = { row, how: "state", storages, byDefault, place: "storage-key", node: call, cause: call } as const;
  const held = heldBy(call);
  const initial = initialOf(context, places, call, state);
  const label = shownName(context.file, nameNode) ?? held.name ?? "credential";
  // a list of tokens is one of coins, of designs or of words: who is logged in has one
  if (initial?.type === "ArrayExpression") {
    for (const { value } of assignedTo(context, held)) for (const account of accountsIn(context, value)) yield { ...write, name, value: account, label };
    return;
  }
  yield { ...write, name, label, ...(initial && { value: initial }) };
  // a flag or a count is no credential, whatever it is called
  if (initial?.type === "Literal") return;
  // the variable's name counts beside the key, so that the token of `csrf` stays what it is
  if (held.name !== undefined) yield { ...write, name: [...name, "-", held.name], label, ...(initial && { value: initial }) };
  for (const { value } of assignedTo(context, held)) yield { ...write, name, value, label };
  yield* partsOf(context, places, write, initial, label);
}

/** The accounts that a list is written to hold, each with its token: `[...accounts.value, { email, token }]`, `uniqBy([…], …)`. */
function accountsIn({ file }: FactContext, list: Node): readonly Node[] {
  return file.tracer.trace(list).flatMap(({ node }) => {
    const [first] = node.type === "CallExpression" ? node.arguments : [node];
    const elements = first?.type === "ArrayExpression" ? first.elements : [];
    return elements.flatMap((element) => (element?.type === "ObjectExpression" && element.properties.some((property) => property.type === "Property" && accountFields.has(staticKey(property) ?? "")) ? [element] : []));
  });
}

/** `useLocalStorage("auth", { token: null })`: an object that starts empty has the properties that it will have. */
function* partsOf(context: FactContext, places: StoragePlaces, write: Omit<StorageWrite, "label">, initial: Node | undefined, label: string): Generator<StorageWrite> {
  const object = initial && unwrap(initial);
  if (object?.type !== "ObjectExpression") return;
  for (const { path, value } of initialState(context, places, object)) yield { ...write, place: "identifier", name: [leafName(path)], label, ...(value && { value }) };
}

/** A cookie's state is read in most places: what counts is what the file gives to it, each time. */
function* assignedCookies(context: FactContext, places: StoragePlaces, call: CallNode, { row, state }: StateEntry, storages: readonly StoragePlace[], nameNode: Node): Generator<StorageWrite> {
  const kept = keptCookie(context, places, call, state);
  if (!kept) return;
  const held = heldBy(call);
  const name = writtenName(context.file, nameNode);
  const label = shownName(context.file, nameNode) ?? held.name ?? "credential";
  for (const { node, value } of [...assignedTo(context, held), ...assignedMember(call)]) {
    const write = { row, how: "state", storages, byDefault: false, place: "cookie", node, cause: node, value, label, ...kept } as const;
    yield { ...write, name };
    if (held.name !== undefined) yield { ...write, name: [...name, "-", held.name] };
  }
}

/** The name's expression: an argument, or the property of an object argument. */
function nameOf(places: StoragePlaces, call: CallNode, state: KeptState): Node | undefined {
  // a hook of unknown origin may take an object instead, as Mantine's does
  const inObject = state.anySource ? places.argumentAt(call, { argument: 0, property: "key" }) : undefined;
  const node = inObject && inObject !== "unknown" ? inObject : places.argumentAt(call, state.name);
  return node === "unknown" ? undefined : node;
}

/** The initial value, unless it says nothing of what comes later (`null`, `""`). */
function initialOf(context: FactContext, places: StoragePlaces, call: CallNode, state: KeptState): Node | undefined {
  const given = state.value && places.argumentAt(call, state.value);
  if (!given || given === "unknown") return undefined;
  const node = state.ofSignal ? firstState(context.file, given) : given;
  if (!node) return undefined;
  const value = context.file.values.literalOf(node);
  const isOpen = value?.kind === "literal" && (value.value === null || value.value === undefined || typeof value.value === "string");
  return isOpen ? undefined : node;
}

/** What holds the state: `[token, setToken]` or one variable. */
function heldBy(call: CallNode): { name?: string; state?: Node; setter?: Node } {
  let holder: Node | undefined = call.parent;
  while (holder && (unwrap(holder) !== holder || holder.type === "AwaitExpression")) holder = holder.parent;
  if (holder?.type === "PropertyDefinition") {
    const name = staticKey(holder);
    return name === undefined ? {} : { name };
  }
  if (holder?.type !== "VariableDeclarator") return {};
  const { id } = holder;
  if (id.type === "Identifier") return { name: id.name.replace(/(?<=.)(?:Atom|Ref|State|Store)$/u, ""), state: id };
  if (id.type !== "ArrayPattern") return {};
  const [state, setter] = id.elements;
  return { ...(state?.type === "Identifier" && { name: state.name, state }), ...(setter?.type === "Identifier" && { setter }) };
}

/** What the file sets the state to, and where: `setToken(t)`, `token.value = t`, `token.set(t)`. */
function* assignedTo(context: FactContext, { state, setter }: ReturnType<typeof heldBy>): Generator<Assigned> {
  const { bindings } = context.file.tracer;
  for (const reference of (setter && bindings.declaredBy(setter)?.references) ?? []) {
    const call = (reference.identifier as Node).parent;
    if (call?.type === "CallExpression" && call.callee === reference.identifier && call.arguments[0]) yield { node: call, value: call.arguments[0] };
  }
  for (const reference of (state && bindings.declaredBy(state)?.references) ?? []) {
    const identifier = reference.identifier as Node;
    yield* assignedMember(identifier);
    const member = identifier.parent;
    if (member?.type !== "MemberExpression" || member.object !== identifier || staticKey(member) !== "set") continue;
    const { parent } = member;
    if (parent.type === "CallExpression" && parent.callee === member && parent.arguments[0]) yield { node: parent, value: parent.arguments[0] };
  }
}

interface Assigned {
  readonly node: Node;
  readonly value: Node;
}

/** `state.value = t` */
function* assignedMember(state: Node): Generator<Assigned> {
  const member = outer(state);
  if (member?.type !== "MemberExpression" || unwrap(member.object) !== unwrap(state) || staticKey(member) !== "value") return;
  const assignment = outer(member);
  if (assignment?.type === "AssignmentExpression" && unwrap(assignment.left) === member) yield { node: assignment, value: assignment.right };
}

/** Whether the call keeps its state at all: an atom does, only with the effect that does it. */
function isKept(context: FactContext, places: StoragePlaces, call: CallNode, { effect, onlyWithValue, value }: KeptState): boolean {
  if (onlyWithValue && value && !places.argumentAt(call, value)) return false;
  if (!effect) return true;
  const matches = originMatcher(effect.patterns);
  return effect.properties.some((property) => {
    const list = places.argumentAt(call, { argument: 0, property });
    if (!list || list === "unknown" || list.type !== "ArrayExpression") return false;
    return list.elements.some((element) => element && context.file.origins.of(element).some(matches));
  });
}
