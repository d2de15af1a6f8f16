import type { TSESTree } from "@typescript-eslint/utils";
import { argumentAt, calleeName, memberPath, staticKey, unwrap, type CallNode, type Node } from "../../analysis/nodes";
import type { Arguments } from "../../analysis/trace";
import { hole, type TextPart } from "../../analysis/value";
import { wordsOf } from "../../analysis/words";
import { halfTokens, loginFlagWords, partWords, placeWords, userPartWords, userWords } from "../../model/client-calls";
import { clientDropRows, type ClientDropRow } from "../../model/client-drops";
import type { StorageRow } from "../../model/storage/rows";
import { scriptCookies } from "../../model/storage/script-cookies";
import { isPastCookie } from "../browser-cookies";
import { CallFinder } from "../call-matching";
import type { NameRules } from "../credential";
import { lastName } from "../handlers/found";
import { chainOf } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import type { StoragePlaces } from "../storage-places";
import { writtenName } from "../written-name";
import { dropOfHelper } from "./helper-drops";
import { isNothing } from "./nothing";

/** Something that page code forgets: an entry, everything in a storage, or a state of the page. */
export interface ClientDrop {
  readonly node: Node;
  readonly place: "cookie" | "storage-key" | "state";
  /** What it was kept under; undefined where everything goes, or entries whose names are not known. */
  readonly name?: readonly TextPart[];
}

const rows: readonly ClientDropRow[] = clientDropRows;
const ones = new CallFinder(rows.filter((row) => row.one), (row) => row.one?.calls ?? []);
const alls = new CallFinder(rows.filter((row) => row.all), (row) => row.all ?? []);
const objects = new CallFinder(rows.filter((row) => row.objects), (row) => row.objects ?? []);
const emptied = new CallFinder(rows.filter((row) => row.emptied), (row) => row.emptied?.calls ?? []);
const cookieSetters = new CallFinder((scriptCookies as readonly StorageRow[]).flatMap(({ setters }) => setters ?? []), ({ calls }) => calls);
const keptStates = /^(?:use(?:Local|Session)?Storage(?:State)?|useCookie|persisted|atomWithStorage)$/u;

/** Whether what is dropped says who is logged in: a credential itself, what is kept of the user, or an entry of which the file only says where it is kept. */
export function dropKind(context: FactContext, { name, place }: ClientDrop, rules: NameRules = {}): "credential" | "user" | "unnamed" | undefined {
  if (!name) return "user";
  const kind = place === "state" ? "identifier" : place;
  const { verdict } = context.credentials.judge({ name, place: kind }, rules);
  if (verdict === "credential") return "credential";
  const text = name.filter((part) => part !== hole).join("-");
  if (text === "") return undefined;
  if (context.credentials.judgeName(text, kind, { ignoreNames: rules.ignoreNames ?? [] }).ignored) return undefined;
  const words = wordsOf(text).flatMap((word) => /^(?:current|logged)(user|in)$/u.exec(word)?.[1] ?? word.replace(/^(user|auth)(?:info|data|details|state|obj)$/u, "$1"));
  if (place !== "state" && words.length > 0 && words.every((word) => placeWords.has(word))) return "unnamed";
  // what a page keeps for later visits says who is logged in by a flag or a name, too
  if (place !== "state" && (halfTokens.has(text) || isLoginFlag(words) || isPartOfUser(words))) return "user";
  return words.some((word) => userWords.has(word)) && !words.some((word) => partWords.has(word)) ? "user" : undefined;
}

/** `isLoggedIn`, `userAuthenticated` */
function isLoginFlag(words: readonly string[]): boolean {
  return words.some((word) => loginFlagWords.has(word)) && words.every((word) => loginFlagWords.has(word) || ["is", "has", "in", "user"].includes(word));
}

/** `userId`, `username` */
function isPartOfUser(words: readonly string[]): boolean {
  return words.some((word) => /^user(?:name|id|email)?$/u.test(word)) && words.every((word) => userPartWords.has(word));
}

/** What a call drops. */
export function dropOfCall(context: FactContext, places: StoragePlaces, call: CallNode, given?: Arguments): ClientDrop | undefined {
  return ofWebStorage(context, places, call, given) ?? ofRow(context, call, given) ?? ofEmptiedCookie(context, call, given) ?? ofState(context, call) ?? dropOfHelper(context, call);
}

/** `localStorage.removeItem("token")`, `sessionStorage.clear()`, `localStorage.setItem("token", "")` */
function ofWebStorage(context: FactContext, places: StoragePlaces, call: CallNode, given: Arguments | undefined): ClientDrop | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const method = staticKey(callee) ?? "";
  if (!["removeItem", "clear", "setItem"].includes(method) || !isWebStorage(places, callee.object)) return undefined;
  if (method === "clear") return { node: call, place: "storage-key" };
  const [name, value] = call.arguments;
  if (!name || name.type === "SpreadElement" || (method === "setItem" && !(value && isNothing(context, value)))) return undefined;
  return { node: call, place: "storage-key", ...named(context, name, given) };
}

export function isWebStorage(places: StoragePlaces, node: Node): boolean {
  return places.mayBeWebStorage(node) && places.of(node).some((place) => place === "localStorage" || place === "sessionStorage");
}

function ofRow(context: FactContext, call: CallNode, given: Arguments | undefined): ClientDrop | undefined {
  const [all] = alls.entriesOf(context, call.callee);
  if (all) return { node: call, place: all.place };
  const [object] = objects.entriesOf(context, call.callee);
  if (object) return firstOfUser(context, call.arguments.flatMap((argument) => nothingFields(context, argument)).map((field) => ({ node: call, place: object.place, name: [field] })));
  const [row] = ones.entriesOf(context, call.callee);
  if (!row?.one || !isInBrowser(context, row.server, call)) return undefined;
  const name = argumentAt(call, row.one.name);
  if (!name) return call.arguments.length > 0 ? undefined : { node: call, place: row.place };
  // storage.local.remove(["token", "user"])
  const names = name.type === "ArrayExpression" ? name.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? [element] : [])) : [name];
  return firstOfUser(context, names.map((one) => ({ node: call, place: row.place, ...named(context, one, given) })));
}

/** Of entries that go together the one that says who is logged in. */
function firstOfUser(context: FactContext, drops: readonly ClientDrop[]): ClientDrop | undefined {
  return drops.find((drop) => dropKind(context, drop) !== undefined) ?? drops[0];
}

/** `Cookies.set("token", "")`, `setCookie("token")` */
function ofEmptiedCookie(context: FactContext, call: CallNode, given: Arguments | undefined): ClientDrop | undefined {
  const [row] = emptied.entriesOf(context, call.callee);
  const [setter] = row ? [] : cookieSetters.entriesOf(context, call.callee);
  const positions = row?.emptied ?? { name: setter?.name?.argument ?? 0, value: setter?.value?.argument ?? 1 };
  const [name, value] = [argumentAt(call, positions.name), argumentAt(call, positions.value)];
  const isEmpty = value ? isNothing(context, value) : setter !== undefined && call.arguments.length === 1;
  if ((!row && !setter) || !name || !isEmpty || !isInBrowser(context, row?.emptied?.server, call)) return undefined;
  return { node: call, place: "cookie", ...named(context, name, given) };
}

/** The name as far as the file shows it; none where a loop goes through several. */
function named(context: FactContext, node: Node, given?: Arguments): Pick<ClientDrop, "name"> {
  const { bindings } = context.file.tracer;
  const written = unwrap(node);
  // KEYS[key]
  const inner = written.type === "MemberExpression" && written.computed ? unwrap(written.property) : written;
  const definition = inner.type === "Identifier" ? bindings.variableOf(inner)?.defs[0] : undefined;
  const at = (definition?.type === "Variable" ? (definition.node as Node).parent?.parent : (definition?.node as Node | undefined)?.parent)?.type;
  const isLooped = definition?.type === "Variable" ? ["ForOfStatement", "ForInStatement", "ForStatement"].includes(at ?? "") : definition?.type === "Parameter" && at === "CallExpression";
  if (isLooped) return {};
  const name = writtenName(context.file, node, given);
  const constant = name.every((part) => part === hole) ? lastName(node) : undefined;
  // STORAGE_KEY of another file, the cookieName that a hook is given: what is kept under it is not said
  const tells = constant !== undefined && (/^[A-Z][A-Z\d_]*$/u.test(constant) || (inner.type === "Identifier" && /^[a-z]+[A-Z]/u.test(constant)));
  return { name: tells ? [constant] : name };
}

/** What the library is given to work on a server is left out, or nothing. */
function isInBrowser(context: FactContext, server: number | undefined, call: CallNode): boolean {
  const given = server === undefined ? undefined : call.arguments[server];
  if (!given) return true;
  return isNothing(context, given) || (given.type === "ObjectExpression" && !given.properties.some((property) => property.type !== "Property" || ["req", "res", "cookies"].includes(staticKey(property) ?? "")));
}

/** `setToken(null)`, `this.setState({ token: null })`, `user$.next(null)`, `set({ user: null })` */
function ofState(context: FactContext, call: CallNode): ClientDrop | undefined {
  const [value] = call.arguments;
  const callee = unwrap(call.callee);
  const name = calleeName(call) ?? "";
  // this.$reset() of Pinia's store: everything it holds
  if (name === "$reset" && callee.type === "MemberExpression") return { node: call, place: "state", ...(callee.object.type !== "ThisExpression" && { name: [heldBy(callee)] }) };
  if (!value || value.type === "SpreadElement") return undefined;
  // Object.assign(state, initialState())
  if (name === "assign") return memberPath(callee) === "Object.assign" ? stateOf(call, call.arguments.slice(1).flatMap((argument) => context.file.tracer.trace(argument as Node).flatMap(({ node, path }) => (path.length === 0 ? nothingFields(context, node) : [])))) : undefined;
  const state = /^set_?([A-Z].*)$/u.exec(name)?.[1];
  const isWhole = ["set", "setState", "$patch", "patchState", "update"].includes(name);
  const held = isWhole ? stateOf(call, call.arguments.flatMap((argument) => nothingFields(context, argument))) : undefined;
  if (held) return held;
  if (!isNothing(context, value)) return undefined;
  const kept = keptNameOf(context, callee);
  if (kept) return { node: call, place: "storage-key", name: writtenName(context.file, kept) };
  if (state !== undefined && state !== "State") return { node: call, place: "state", name: [state] };
  if (callee.type !== "MemberExpression" || !["next", "set"].includes(name)) return undefined;
  return chainOf(callee.object).names.length === 0 ? undefined : { node: call, place: "state", name: [heldBy(callee)] };
}

/** A state of which these fields go: the one that says who is logged in, if one does. */
function stateOf(node: Node, fields: readonly string[]): ClientDrop | undefined {
  const name = fields.find((field) => userWords.has(field.toLowerCase())) ?? fields[0];
  return name === undefined ? undefined : { node, place: "state", name: [name] };
}

/** `user` of `userStore.$reset`, `this.user$.next` */
function heldBy({ object }: TSESTree.MemberExpression): string {
  return (chainOf(object).names.at(-1) ?? "?").replace(/(?:\$|Subject|Store|Signal|Atom)+$/u, "");
}

/** `const [token, setToken] = useLocalStorage("token")`: the key of what a hook's setter keeps. */
function keptNameOf({ file }: FactContext, callee: Node): Node | undefined {
  if (callee.type !== "Identifier") return undefined;
  const [trace] = file.tracer.trace(callee);
  if (trace?.node.type !== "CallExpression" || trace.path.join() !== "1" || !keptStates.test(calleeName(trace.node) ?? "")) return undefined;
  return argumentAt(trace.node, 0);
}

/** The properties of an object, or of the object that a function returns, that are set to nothing. */
function nothingFields(context: FactContext, argument: Node): readonly string[] {
  const inner = unwrap(argument);
  const object = inner.type === "ArrowFunctionExpression" && inner.body.type === "ObjectExpression" ? inner.body : inner;
  if (object.type !== "ObjectExpression") return [];
  return object.properties.flatMap((property) => (property.type === "Property" && isNothing(context, property.value) ? [staticKey(property) ?? "?"] : []));
}

/** `{ user: null, loading: false }`: a state of which nothing is left. */
export function isEmptied(context: FactContext, argument: Node): boolean {
  const object = unwrap(argument);
  return object.type === "ObjectExpression" && nothingFields(context, object).length === object.properties.length;
}

/** `localStorage.token = ""`, `document.cookie = "token=; Max-Age=0"`, `token.value = null`, `this.user = undefined` */
export function dropOfAssignment(context: FactContext, places: StoragePlaces, node: TSESTree.AssignmentExpression, given?: Arguments): ClientDrop | undefined {
  const left = unwrap(node.left);
  if (node.operator !== "=") return undefined;
  if (left.type === "MemberExpression" && staticKey(left) === "cookie" && chainOf(left.object).names.at(-1) === "document") return ofCookieText(context, node, given);
  return isNothing(context, node.right) ? dropOfTarget(context, places, left, node) : undefined;
}

/** What goes with `target = null` or `delete target`. */
export function dropOfTarget(context: FactContext, places: StoragePlaces, target: Node, node: Node): ClientDrop | undefined {
  const left = unwrap(target);
  if (left.type === "Identifier") return { node, place: "state", name: [left.name] };
  if (left.type !== "MemberExpression") return undefined;
  const key = staticKey(left);
  if (isWebStorage(places, left.object)) return { node, place: "storage-key", ...(key === undefined ? named(context, left.property) : { name: [key] }) };
  // token.value = null of a ref that is kept
  if (key === "value" || key === "current") {
    const held = chainOf(left.object).names.at(-1) ?? "?";
    const kept = context.file.tracer.trace(left.object).map((trace) => trace.node).find((made) => made.type === "CallExpression" && keptStates.test(calleeName(made) ?? ""));
    const name = kept?.type === "CallExpression" ? argumentAt(kept, 0) : undefined;
    return { node, place: kept ? "storage-key" : "state", name: name ? writtenName(context.file, name) : [held] };
  }
  return key === undefined ? undefined : { node, place: "state", name: [key] };
}

function ofCookieText(context: FactContext, node: TSESTree.AssignmentExpression, given: Arguments | undefined): ClientDrop | undefined {
  const parts = context.file.values.textParts(node.right, given);
  const text = parts.map((part) => (part === hole ? "\u0000" : part)).join("");
  const [, name = "", value = ""] = /^\s*([^=;]*)=\s*([^;]*)/u.exec(text) ?? [];
  const isPast = isPastCookie(context, node.right, given) || /expires=[^;]*\b(?:1970|0{4}|19\d\d)\b|max-age=\s*(?:0|-)/iu.test(text);
  const isEmpty = value === "" || value === '""' || /^(?:null|undefined|deleted)$/u.test(value);
  if (!isPast && !(isEmpty && text.includes("="))) return undefined;
  // document.cookie = name + "=; expires=…": the name is a variable's, or an unknown one's
  const named = name.includes("\u0000") ? nameAtStart(context, node.right) : [name.trim()];
  return { node, place: "cookie", ...(named && { name: named }) };
}

function nameAtStart(context: FactContext, right: Node): readonly TextPart[] | undefined {
  const parts = writtenName(context.file, right);
  const [first] = parts;
  return typeof first === "string" && !first.includes("=") ? [first] : undefined;
}
