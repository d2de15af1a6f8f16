import { declaredType } from "../analysis/declared-type";
import { isSpread } from "../analysis/object-places";
import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { emptyObject, unknownObject, type ObjectView, type Slot } from "../analysis/objects";
import type { CookieRow } from "../model/cookie-row";
import { onlyNode } from "./cookie-setters";
import type { CookieWrite } from "./cookie-writes";
import { pluginRegistrations } from "./plugins";
import type { FactContext } from "./session-facts";

/** The cookie of a session library that a call sets up. */
export function sessionCookieOf(context: FactContext, call: CallNode, row: CookieRow): readonly CookieWrite[] {
  return fromOptions(context, { row, call, node: unwrap(call.callee), optionsNode: optionsOf(context, call, row) });
}

/** The cookies of session libraries that are registered as plugins. */
export function registeredSessionCookies(context: FactContext, rows: readonly CookieRow[]): readonly CookieWrite[] {
  const writes: CookieWrite[] = [];
  for (const row of rows) {
    for (const { call, plugin, options } of pluginRegistrations(context, row.plugins ?? [])) writes.push(...fromOptions(context, { row, call, node: plugin, optionsNode: options }));
  }
  return writes;
}

/** Options that are declared here and used elsewhere: known by their type, or by properties that only they have. */
export function recognisedSessionCookies(context: FactContext, rows: readonly CookieRow[], found: readonly CookieWrite[]): readonly CookieWrite[] {
  const { index } = context.file.tracer;
  const used = new Set(found.map(({ optionsNode }) => optionsNode && context.file.objects.of(optionsNode).literal));
  return rows.flatMap((row) => {
    const { session: { recognisedBy } = {}, types = [] } = row;
    if (!recognisedBy && types.length === 0) return [];
    return index.objects.flatMap((object) => {
      if (used.has(object)) return [];
      const type = declaredType(object);
      const isTyped = type !== undefined && context.file.origins.ofType(type).some((key) => types.includes(key));
      const view = context.file.objects.of(object);
      // where the file sets the library up, its options are judged there
      const isShaped = () => recognisedBy?.every((path) => hasKey(object, path) && context.file.objects.at(view, path).slots.some(({ state }) => state === "value")) && !isSpread(context.file.tracer.bindings, object);
      const isSetUp = found.some((write) => write.rows.includes(row));
      const isOurs = isSetUp ? isTyped && !isSpread(context.file.tracer.bindings, object) : isTyped || isShaped();
      return isOurs ? fromOptions(context, { row, node: object, optionsNode: object }) : [];
    });
  });
}

/** Whether the first name of a path is a key of the object: cheap, and false of most objects. */
function hasKey(object: TSESTree.ObjectExpression, path: string): boolean {
  const [first] = path.split(".");
  return object.properties.some((property) => property.type === "Property" && staticKey(property) === first);
}

function optionsOf(context: FactContext, call: CallNode, row: CookieRow): Node | undefined | "unknown" {
  const { options } = row.arguments;
  if (typeof options === "number") return call.arguments[options];
  if (options === "last") return call.arguments.length > 1 ? call.arguments.at(-1) : "unknown";
  // session(options, app), session(app)
  const others = call.arguments.filter((argument) => !context.file.origins.of(argument).includes("koa#()"));
  const isObject = (argument: Node) => context.file.objects.of(argument).literal !== undefined || context.file.objects.of(argument).properties.length > 0;
  return others.find(isObject) ?? (others.length > 0 ? "unknown" : undefined);
}

interface SetUp {
  readonly row: CookieRow;
  readonly call?: CallNode;
  readonly node: Node;
  readonly optionsNode: Node | undefined | "unknown";
}

function fromOptions({ file: { objects, values } }: FactContext, { row, call, node, optionsNode }: SetUp): readonly CookieWrite[] {
  const { session } = row;
  if (!session) return [];
  const all = optionsNode === "unknown" ? unknownObject : objects.of(optionsNode);
  const at = (path: string | undefined): { view: ObjectView; slots: readonly Slot[] } => (path === undefined ? { view: emptyObject, slots: [] } : objects.at(all, path));
  const isWritten = ({ slots }: { slots: readonly Slot[] }) => slots.some(({ state }) => state === "value");
  const first = at(session.attributesFirst);
  const { view, slots } = session.attributes === "" ? { view: all, slots: [] } : isWritten(first) ? first : at(session.attributes);
  if (session.onlyWritten && !isWritten({ slots })) return [];
  // cookie: false
  if (isWritten({ slots }) && slots.every((slot) => slot.state === "value" && values.of(slot.node, slot.given).every((value) => value.kind === "literal" && value.value === false))) return [];
  const nameSlots = session.nameOptions.map((path) => at(path).slots);
  const named = nameSlots.map((found) => onlyNode(found)).find(Boolean);
  // the default holds where no name is given: one that is not known may be any
  const isDefault = nameSlots.every((found) => found.every(({ state }) => state === "absent"));
  const name = named ? values.textParts(named) : isDefault && session.defaultName !== undefined ? [session.defaultName] : undefined;
  const attributesNode = onlyNode(slots);
  return [{
    rows: [row], node, name, ...(named && { nameNode: named }), value: undefined, ...(call && { call }),
    // a `cookie` option that is a function or comes from elsewhere decides for itself
    options: slots.some(({ state }) => state === "unknown") ? unknownObject : view,
    optionsNode: optionsNode === "unknown" ? undefined : optionsNode, ...(attributesNode && { attributesNode }),
    shared: at(session.sharedAttributes).view, session: true, ...(session.secureOption && { secureOption: at(session.secureOption).slots }),
  }];
}
