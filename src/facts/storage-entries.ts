import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { storageRows } from "../model/storage";
import type { StoragePlace, StorageSetter } from "../model/storage/rows";
import { webStorage } from "../model/storage/web-storage";
import { CallFinder } from "./call-matching";
import { keptCookie } from "./cookie-settings";
import type { FactContext } from "./session-facts";
import { chosenStorage } from "./storage-choice";
import type { StoragePlaces } from "./storage-places";
import { storageWritesOf, type StorageEntry } from "./storage-wrappers";
import type { StorageWrite } from "./storage-writes";

const setters = new CallFinder<{ row: string; setter: StorageSetter }>(
  storageRows.flatMap(({ id, setters: list }) => (list ?? []).map((setter) => ({ row: id, setter }))),
  ({ setter }) => setter.calls,
);
const decorators = storageRows.flatMap(({ id, decorators: list }) => (list ?? []).map((decorator) => ({ row: id, ...decorator })));

/** Entries written one by one: by calls, by assignments to the storage's properties, by decorated fields. */
export function* collectStorageEntries(context: FactContext, places: StoragePlaces): Generator<StorageWrite> {
  for (const entry of entriesIn(context, places)) yield* storageWritesOf(context, entry);
}

function* entriesIn(context: FactContext, places: StoragePlaces): Generator<StorageEntry> {
  const { index } = context.file.tracer;
  for (const call of index.calls) yield* ofStorageCall(context, places, call);
  for (const assignment of index.assignments) {
    const entry = ofAssignment(places, assignment);
    if (entry) yield entry;
  }
  for (const { call, entries } of setters.find(context)) {
    for (const { row, setter } of entries) yield* ofSetter(context, places, call, row, setter);
  }
  for (const decorator of index.decorators) yield* ofDecorator(context, decorator);
}

/** `localStorage.setItem(name, value)`, `Object.assign(localStorage, { name: value })` */
function* ofStorageCall(context: FactContext, places: StoragePlaces, call: CallNode): Generator<StorageEntry> {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  if (!first || first.type === "SpreadElement") return;
  const base = { row: webStorage.id, how: "call", byDefault: false, node: call } as const;
  if (callee.type === "MemberExpression" && staticKey(callee) === "assign" && callee.object.type === "Identifier" && callee.object.name === "Object") {
    if (!places.mayBeWebStorage(first)) return;
    const storages = webStorages(places.of(first));
    for (const source of storages.length > 0 ? call.arguments.slice(1) : []) yield* ofProperties(context, { ...base, storages }, source);
    return;
  }
  const storage = setItemReceiver(context, places, callee);
  if (!storage || !second || second.type === "SpreadElement") return;
  const storages = webStorages(typeof storage === "string" ? [storage] : places.of(storage));
  if (storages.length > 0) yield { ...base, storages, name: first, value: second };
}

/** The storage whose `setItem` a callee is: the expression before it, or the one it was taken from. */
function setItemReceiver(context: FactContext, places: StoragePlaces, callee: Node): Node | StoragePlace | undefined {
  if (callee.type === "MemberExpression") return staticKey(callee) === "setItem" && places.mayBeWebStorage(callee.object) ? callee.object : undefined;
  if (callee.type !== "Identifier" || !isTaken(context, callee)) return undefined;
  const [key] = context.file.origins.of(callee);
  const name = key && /^global:(?:.+\.)?(localStorage|sessionStorage)\.setItem$/u.exec(key)?.[1];
  return name as StoragePlace | undefined;
}

/** `const { setItem } = localStorage`, `const save = localStorage.setItem.bind(localStorage)` */
function isTaken(context: FactContext, callee: Node): boolean {
  const declarator = context.file.tracer.bindings.variableOf(callee)?.defs[0]?.node as Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || !declarator.init || isFunction(declarator.init)) return false;
  return context.file.sourceCode.getText(declarator as never).includes("setItem");
}

/** `localStorage.token = value`, `localStorage[KEY] ??= value` */
function ofAssignment(places: StoragePlaces, assignment: TSESTree.AssignmentExpression): StorageEntry | undefined {
  const left = unwrap(assignment.left);
  if (left.type !== "MemberExpression" || !["=", "??=", "||=", "&&="].includes(assignment.operator) || !places.mayBeWebStorage(left.object)) return undefined;
  const storages = webStorages(places.of(left.object));
  if (storages.length === 0) return undefined;
  const name = left.computed ? { name: left.property } : { nameText: staticKey(left) ?? "" };
  return { row: webStorage.id, how: "property", byDefault: false, node: assignment, storages, value: assignment.right, ...name };
}

function* ofSetter(context: FactContext, places: StoragePlaces, call: CallNode, row: string, setter: StorageSetter): Generator<StorageEntry> {
  const storages = chosenStorage(context, places, call, setter);
  const kept = keptCookie(context, places, call, setter);
  if (storages.places.length === 0 || !kept) return;
  const base = { row, how: "call", node: call, storages: storages.places, byDefault: storages.byDefault, ...kept } as const;
  if (setter.entries) {
    const entries = places.argumentAt(call, setter.entries);
    if (entries && entries !== "unknown") yield* ofProperties(context, base, entries);
    return;
  }
  const name = setter.name && places.argumentAt(call, setter.name);
  const value = setter.value && places.argumentAt(call, setter.value);
  // store("token") without a value reads
  if (!value || value === "unknown" || name === "unknown") return;
  yield { ...base, value, ...(name && { name }) };
}

/** `{ token: value }`, `[["token", value]]` */
function* ofProperties(context: FactContext, base: Omit<StorageEntry, "name" | "value">, source: Node): Generator<StorageEntry> {
  const { objects, tracer } = context.file;
  for (const { name, node } of objects.of(source).properties) yield { ...base, nameText: name, value: node };
  const [list] = tracer.trace(source);
  if (list?.node.type !== "ArrayExpression" || list.path.length > 0) return;
  for (const element of list.node.elements) {
    if (element?.type !== "ArrayExpression") continue;
    const [name, value] = element.elements;
    if (name && value && name.type !== "SpreadElement" && value.type !== "SpreadElement") yield { ...base, name, value };
  }
}

/** `@LocalStorage("token") token` */
function* ofDecorator(context: FactContext, decorator: TSESTree.Decorator): Generator<StorageEntry> {
  const { expression, parent: field } = decorator;
  const callee = expression.type === "CallExpression" ? expression.callee : expression;
  const keys = context.file.origins.of(callee);
  const row = decorators.find(({ calls }) => keys.some((key) => calls.includes(key)));
  if (!row || field?.type !== "PropertyDefinition") return;
  const name = expression.type === "CallExpression" ? expression.arguments[0] : undefined;
  const base = { row: row.row, how: "property", byDefault: false, storages: [row.storage], node: field } as const;
  yield { ...base, nameText: staticKey(field) ?? "" };
  if (name && name.type !== "SpreadElement") yield { ...base, name };
}

/** Only what has `setItem` and named properties; adapters and other libraries' objects have rows of their own. */
function webStorages(places: readonly StoragePlace[]): readonly StoragePlace[] {
  return places.some((place) => place === "localStorage" || place === "sessionStorage") ? places : [];
}
