import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { storageRows } from "../model/storage";
import type { AuthConfiguration } from "../model/storage/rows";
import { CallFinder } from "./call-matching";
import type { FactContext } from "./session-facts";
import type { StoragePlaces } from "./storage-places";
import type { StorageWrite } from "./storage-writes";

interface ConfigurationEntry {
  readonly row: string;
  readonly library: string;
  readonly configuration: AuthConfiguration;
  readonly isCounted: (key: string) => boolean;
}

const entries: readonly ConfigurationEntry[] = storageRows.flatMap(({ id, configurations }) =>
  (configurations ?? []).map((configuration) => ({ row: id, library: id, configuration, isCounted: configuration.only ? originMatcher(configuration.only) : () => true })),
);
const finder = new CallFinder(entries.filter(({ configuration }) => configuration.calls), ({ configuration }) => configuration.calls ?? []);
const byOption = entries.filter(({ configuration }) => !configuration.calls);

/** Auth libraries that the file tells where to keep their tokens. Silent defaults are no part of it. */
export function* collectAuthStorages(context: FactContext, places: StoragePlaces): Generator<StorageWrite> {
  for (const { call, entries: found } of finder.find(context)) {
    for (const entry of found) yield* ofCall(context, places, call, entry);
  }
  for (const object of byOption.length > 0 ? context.file.tracer.index.objects : []) {
    for (const property of object.properties) yield* ofProperty(context, places, property);
  }
  for (const attribute of context.file.tracer.index.jsxAttributes) yield* ofAttribute(context, places, attribute);
}

function* ofCall(context: FactContext, places: StoragePlaces, call: CallNode, entry: ConfigurationEntry): Generator<StorageWrite> {
  const { argument = 0, option, switchedBy } = entry.configuration;
  const node = places.argumentAt(call, { argument, ...(option && { property: option }) });
  const isOn = switchedBy ? places.argumentAt(call, { argument, property: switchedBy }) : undefined;
  if (!node || node === "unknown") return;
  // what turns keeping off, or may, settles it
  if (isOn === "unknown" || (isOn && context.file.values.of(isOn).some((value) => value.kind !== "literal" || !value.value))) return;
  yield* toWrite(context, places, node, node, entry);
}

function* ofProperty(context: FactContext, places: StoragePlaces, property: TSESTree.ObjectLiteralElement): Generator<StorageWrite> {
  if (property.type !== "Property" || property.parent.type !== "ObjectExpression") return;
  for (const entry of byOption) {
    const { option, overriddenBy } = entry.configuration;
    if (staticKey(property) !== option) continue;
    if (overriddenBy && places.propertyAt(property.parent, overriddenBy) !== undefined) continue;
    yield* toWrite(context, places, property.value, property, entry);
  }
}

function* ofAttribute(context: FactContext, places: StoragePlaces, attribute: TSESTree.JSXAttribute): Generator<StorageWrite> {
  const { name, value, parent } = attribute;
  const node = value?.type === "JSXExpressionContainer" ? value.expression : value;
  if (!node || name.type !== "JSXIdentifier" || node.type === "JSXEmptyExpression") return;
  for (const entry of byOption) {
    const { attribute: isAttribute, option, overriddenBy } = entry.configuration;
    if (!isAttribute || name.name !== option) continue;
    if (overriddenBy && parent.attributes.some((other) => other.type === "JSXSpreadAttribute" || other.name.name === overriddenBy)) continue;
    yield* toWrite(context, places, node, attribute, entry);
  }
}

function* toWrite(context: FactContext, places: StoragePlaces, choice: Node, node: Node, { row, library, configuration, isCounted }: ConfigurationEntry): Generator<StorageWrite> {
  if (configuration.only && !context.file.origins.of(choice).some(isCounted)) return;
  const storages = places.of(choice, configuration.texts);
  if (storages.length === 0) return;
  yield { row, how: "configuration", storages, byDefault: false, place: "identifier", label: library, node, cause: node };
}
