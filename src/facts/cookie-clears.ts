import type { CallNode, Node } from "../analysis/nodes";
import { emptyObject, type ObjectView } from "../analysis/objects";
import type { Value } from "../analysis/value";
import { cookieClearRows, type CookieClearRow } from "../model/cookie-clears";
import type { CookieAttribute } from "../model/cookie-row";
import { attributeStates } from "./cookie-attributes";
import type { CookieWrite } from "./cookie-writes";
import { CallFinder } from "./call-matching";
import { cookieName, isDeletedCookie } from "./session-cookie";
import type { FactContext } from "./session-facts";

/** A call that deletes a cookie: one made for it, or a setter that gives the cookie an end that has passed. */
export interface CookieClear {
  readonly name: string;
  readonly node: Node;
  readonly call: CallNode | undefined;
  readonly row: CookieClearRow | undefined;
  /** The attributes of a call made for it. */
  readonly options: ObjectView;
  readonly optionsNode: Node | undefined;
  /** The setter that deletes. */
  readonly write: CookieWrite | undefined;
}

/** What an attribute is in a call: a value, not there, or unknown. */
export type PlainAttribute = { readonly state: "value"; readonly value: string | true } | { readonly state: "absent" } | { readonly state: "unknown" };

const rows: readonly CookieClearRow[] = cookieClearRows;
const finder = new CallFinder(rows, (row) => row.calls);
const autoImported = new CallFinder(rows.filter((row) => row.autoImported), (row) => row.autoImported?.calls ?? []);

/** Gathers the deletions of cookies whose names the file shows. */
export function collectCookieClears(context: FactContext): readonly CookieClear[] {
  const clears: CookieClear[] = [];
  for (const { call, entries } of finder.find(context)) clears.push(...fromCall(context, call, entries));
  for (const { call, entries } of autoImported.find(context)) {
    clears.push(...fromCall(context, call, entries.filter((row) => row.autoImported && context.receivers.frameworks.has(row.autoImported.framework))));
  }
  return clears;
}

/** Setters that delete, beside the calls made for it. */
export function deletingWrites(context: FactContext, writes: readonly CookieWrite[]): readonly CookieClear[] {
  return writes.flatMap((write) => {
    const name = cookieName(write);
    if (name === undefined || write.session || !isDeletedCookie(context, write)) return [];
    return [{ name, node: write.node, call: write.call, row: undefined, options: write.options, optionsNode: write.optionsNode, write }];
  });
}

function fromCall(context: FactContext, call: CallNode, entries: readonly CookieClearRow[]): readonly CookieClear[] {
  const [row, ...others] = entries;
  // several frameworks: their default paths may differ
  if (!row || others.length > 0 || call.arguments.some(({ type }) => type === "SpreadElement")) return [];
  const { name: namePosition, options: optionsPosition, object } = row.arguments;
  const objectNode = object === undefined ? undefined : call.arguments[object];
  const view = objectNode ? context.file.objects.of(objectNode) : emptyObject;
  if (objectNode && row.nameKey && view.properties.length > 0) {
    const [slot] = view.get(row.nameKey);
    const name = slot?.state === "value" ? context.file.values.textOf(slot.node, slot.given) : undefined;
    return name === undefined ? [] : [{ name, node: objectNode, call, row, options: view, optionsNode: objectNode, write: undefined }];
  }
  const nameNode = namePosition === undefined ? undefined : call.arguments[namePosition];
  const name = nameNode && context.file.values.textOf(nameNode);
  if (!nameNode || name === undefined) return [];
  const optionsNode = optionsPosition === undefined ? undefined : call.arguments[optionsPosition];
  return [{ name, node: nameNode, call, row, options: context.file.objects.of(optionsNode), optionsNode, write: undefined }];
}

/** The attribute with which the cookie is set. */
export function setAttribute(context: FactContext, write: CookieWrite, attribute: CookieAttribute): PlainAttribute {
  const [state, ...others] = attributeStates(context, write, attribute);
  if (!state || others.length > 0 || state.state === "unknown") return { state: "unknown" };
  if (state.state === "written") return plain(state.value);
  if (attribute !== "path") return attribute === "domain" || attribute === "partitioned" ? { state: "absent" } : { state: "unknown" };
  const paths = new Set(write.header ? [null] : write.rows.map(({ defaults: { path } }) => path));
  const [path] = paths;
  return paths.size !== 1 ? { state: "unknown" } : path ? { state: "value", value: path } : { state: "absent" };
}

/** The attribute with which the cookie is deleted. */
export function clearAttribute(context: FactContext, clear: CookieClear, attribute: CookieAttribute): PlainAttribute {
  if (clear.write) return setAttribute(context, clear.write, attribute);
  const key = clear.row?.spelling[attribute];
  const [slot, ...others] = key === undefined ? [] : clear.options.get(key);
  if (!slot || others.length > 0 || slot.state === "unknown") return { state: "unknown" };
  if (slot.state === "absent") return attribute === "path" && clear.row?.path ? { state: "value", value: clear.row.path } : { state: "absent" };
  const value = context.file.values.literalOf(slot.node, slot.given);
  return value ? plain(value) : { state: "unknown" };
}

function plain(value: Value): PlainAttribute {
  if (value.kind !== "literal") return { state: "unknown" };
  if (value.value === undefined || value.value === null || value.value === false || value.value === "") return { state: "absent" };
  return { state: "value", value: value.value === true ? true : String(value.value) };
}

