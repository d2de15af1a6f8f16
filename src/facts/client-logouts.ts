import { argumentAt, calleeName, isFunction, isInside, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { moveNames, nativeModules } from "../model/client-calls";
import { isBrowserFile, isServerFile } from "./browser-file";
import { logoutCodes, type LogoutCode } from "./client-logouts/candidates";
import { dropKind, isWebStorage, type ClientDrop } from "./client-logouts/drops";
import { ClientCode, isMutation, type ClientEffects } from "./client-logouts/effects";
import { isNothing } from "./client-logouts/nothing";
import { exportsOf } from "./handlers/exports";
import { functionsOf } from "./handlers/found";
import { isLogoutName } from "./logout-name";
import { collectPersistedStores } from "./persisted-stores";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";
import { StoragePlaces } from "./storage-places";
import { writtenName } from "./written-name";

/** A logout of page code of which no server hears. */
export interface ClientLogout extends LogoutCode {
  /** What it drops; never empty. */
  readonly drops: readonly ClientDrop[];
  /** A reducer: what it is called from may do the rest, unless it drops the credential itself. */
  readonly isReducer: boolean;
  /** The file logs in at a server, or keeps a login, so that the page's state stands for a session there. */
  readonly hasLogin: boolean;
}

interface Judged extends LogoutCode {
  readonly effects: ClientEffects;
}

/** The logouts of page code that only drop what the page holds. */
export function collectClientLogouts(context: FactContext): readonly ClientLogout[] {
  if (!mayBePage(context)) return [];
  const codes = [...logoutCodes(context)].filter(({ body }, at, all) => all.findIndex((other) => other.body === body) === at);
  if (codes.length === 0) return [];
  const places = new StoragePlaces(context.file);
  const code = new ClientCode(context, places);
  const judged = codes.map((one) => ({ ...one, effects: code.effectsOf(one.body) }));
  const dropping = judged.filter(({ effects }) => effects.drops.length > 0 && effects.reaches === undefined);
  // whatever else logs out here asks the server, and this is a part of it
  if (dropping.length === 0 || judged.some(({ effects }) => asksServer(context, effects)) || requestsLogout(context)) return [];
  const hasLogin = logsInAtServer(context) || keepsLogin(context, code, places);
  const own = dropping.filter((one) => isOwn(context, one, judged, dropping));
  return own.map(({ effects, ...one }) => ({ ...one, drops: effects.drops, isReducer: one.fn !== undefined && isReducer(one.fn), hasLogin }));
}

function mayBePage({ file }: FactContext): boolean {
  const { modules } = file.tracer.index;
  if ([...modules].some((module) => nativeModules.test(module))) return false;
  if (/^\s*['"]use server['"]/u.test(file.sourceCode.text)) return false;
  return isBrowserFile(file) || !isServerFile(file);
}

/** Not a wrapper of another logout, not a part of one that asks a server, not an answer to an expired session. */
function isOwn(context: FactContext, one: Judged, all: readonly Judged[], dropping: readonly Judged[]): boolean {
  // what a server does in answer to a request is no page's logout; it has no web storage: a route's action that drops from there runs in the browser
  const inHandler = context.handlers.some((handler) => isFunction(handler.fn) && (one.body === handler.fn || isInside(one.body, handler.fn)));
  if (inHandler && !one.effects.drops.some(({ place }) => place === "storage-key")) return false;
  const inner = dropping.some((other) => other !== one && other.body !== one.body && isInside(other.body, one.body));
  if (inner) return false;
  const around = all.filter((other) => other !== one && isInside(one.body, other.body));
  if (around.some(({ effects, fn, body }) => effects.reaches !== undefined && !isWhole(body) && !isComponent(context, fn))) return false;
  const { fn } = one;
  if (!fn) return !callsAnother(context, one, dropping);
  // an action that commits it may ask
  if (isMutation(fn)) return false;
  const callers = context.file.tracer.callsOf(fn);
  if (all.some(({ effects }) => isHandedTo(context, effects.reaches, fn))) return false;
  if (all.some((other) => other !== one && other.effects.reaches !== undefined && !isComponent(context, other.fn) && callers.some((call) => isInside(call, other.body)))) return false;
  return !isForced(context, one, callers) && !callsAnother(context, one, dropping);
}

/** A component as a whole, of which some part may ask a server for something else. */
function isWhole({ type }: Node): boolean {
  return type === "ClassBody" || type === "ObjectExpression";
}

/** `end(clearAll)`: what may ask the server is given the function that drops, to call it when that is done. */
function isHandedTo(context: FactContext, call: Node | undefined, fn: FunctionNode): boolean {
  return call?.type === "CallExpression" && call.arguments.some((argument) => ["Identifier", "MemberExpression"].includes(argument.type) && functionsOf(context, argument).includes(fn));
}

/** It drops nothing itself, and calls a logout that does. */
function callsAnother(context: FactContext, one: Judged, dropping: readonly Judged[]): boolean {
  if (one.effects.drops.some(({ node, place }) => place !== "state" && isInside(node, one.body))) return false;
  return dropping.some((other) => other !== one && other.fn && context.file.tracer.callsOf(other.fn).some((call) => isInside(call, one.body)));
}

/** A function that shows something: its calls are those of its render. */
function isComponent({ file }: FactContext, fn: FunctionNode | undefined): boolean {
  if (!fn) return false;
  return (file.tracer.index.returns.get(fn) ?? []).some((node) => /^JSX/u.test(unwrap(node).type) || unwrap(node).type === "ObjectExpression" || unwrap(node).type === "ConditionalExpression");
}

/** Called only where a request failed or the token has run out, and by nobody else. */
function isForced(context: FactContext, { fn, named }: Judged, callers: readonly Node[]): boolean {
  if (!fn || callers.length === 0 || named?.type !== "Identifier") return false;
  const { bindings } = context.file.tracer;
  const uses = (bindings.declaredBy(named)?.references ?? []).filter((reference) => reference.isRead());
  const isExported = [...exportsOf(context)].some(({ name }) => name === named.name);
  return !isExported && uses.length > 0 && uses.length === callers.length && callers.every((call) => isAfterFailure(context, call));
}

function isAfterFailure({ file }: FactContext, call: Node): boolean {
  for (let at: Node | undefined = call; at?.parent; at = at.parent) {
    const { parent }: Node = at;
    if (parent?.type === "CatchClause") return true;
    if (parent?.type === "IfStatement" && parent.test !== at && /\b40[13]\b|expired?|unauthori[sz]ed|isValid|statusCode|exp\b/iu.test(file.sourceCode.getText(parent.test as never))) return true;
    if (parent?.type !== "CallExpression") continue;
    const name = calleeName(parent);
    if (name === "catch" || name === "setTimeout" || (name === "then" && parent.arguments[1] === at) || (name === "use" && chainOf(parent.callee).names.includes("interceptors"))) return true;
  }
  return false;
}

/** A call by which a logout of this file asks a server: `authService.logout()`, `post("/logout")`. */
function asksServer(context: FactContext, { reaches }: ClientEffects): boolean {
  if (reaches?.type !== "CallExpression" && reaches?.type !== "AssignmentExpression") return false;
  if (reaches.type === "AssignmentExpression") return true;
  if (reaches.arguments.some((argument) => isLogoutAddress(context, argument))) return true;
  const { names } = chainOf(reaches.callee);
  return names.length > 1 && isLogoutName(names.at(-1) ?? "") && !["this", "props", "emit"].includes(names.at(-2) ?? "") && !/context|store/iu.test(names.join("."));
}

/**
 * `useEffect(() => { if (!user) localStorage.removeItem("user"); }, [user])`, `create(persist((set) => ({ token: null }), { name }))`:
 * what the page's state says is kept for later visits; `localStorage.setItem("token", token)` says the same.
 */
function keepsLogin(context: FactContext, code: ClientCode, places: StoragePlaces): boolean {
  const { index } = context.file.tracer;
  for (const { node, name } of collectPersistedStores(context, places)) if (name && dropKind(context, { node, name, place: "storage-key" }) === "credential") return true;
  if ((index.callsNamed.get("setItem") ?? []).some((call) => keepsToken(context, places, call))) return true;
  return ["removeItem", "remove"].flatMap((name) => index.callsNamed.get(name) ?? []).some((call) => code.effectsOf(call).drops.some((drop) => drop.place !== "state" && drop.name !== undefined && ["credential", "user"].includes(dropKind(context, drop) ?? "")));
}

function keepsToken(context: FactContext, places: StoragePlaces, call: CallNode): boolean {
  const [callee, name, value] = [unwrap(call.callee), argumentAt(call, 0), argumentAt(call, 1)];
  if (callee.type !== "MemberExpression" || !name || !value || isNothing(context, value) || !isWebStorage(places, callee.object)) return false;
  return dropKind(context, { node: call, name: writtenName(context.file, name), place: "storage-key" }) === "credential";
}

/** `client.post("/auth/logout")`, `{ url: "logout" }` anywhere in the file: the page's logout is not all there is. */
function requestsLogout(context: FactContext): boolean {
  const { index } = context.file.tracer;
  if (index.calls.some((call) => !moveNames.has(calleeName(call) ?? "") && !/^(?:dispatch|commit|on|emit|t|\$t|\$emit|createAsyncThunk|createAction|take|takeEvery|takeLatest|takeLeading|ofType)$/u.test(calleeName(call) ?? "") && call.arguments.some((argument) => isLogoutAddress(context, argument)))) return true;
  return index.objects.some((object) => object.properties.some((property) => property.type === "Property" && ["url", "query", "endpoint", "action"].includes(staticKey(property) ?? "") && isLogoutAddress(context, property.value)));
}

function isLogoutAddress(context: FactContext, node: Node): boolean {
  if (node.type !== "Literal" && node.type !== "TemplateLiteral" && node.type !== "BinaryExpression") return false;
  return /\/(?:\w+\/)*\w*(?:log|sign)[-_]?(?:out|off)\b|\/(?:sessions?|revoke)\b/iu.test(shownText(context, node));
}

/** What the source shows of a text, with a star for the rest. */
function shownText({ file }: FactContext, node: Node): string {
  return file.values.textParts(node).filter((part) => typeof part === "string").join("*");
}

/** `reducers: { logout(state) { … } }` */
function isReducer(fn: FunctionNode): boolean {
  for (let at: Node | undefined = fn.parent; at; at = at.parent) {
    if (at.type === "Property" && /^(?:reducers|extraReducers)$/u.test(staticKey(at) ?? "")) return true;
    if (at.type === "VariableDeclarator" && at.id.type === "Identifier" && at.id.name === "reducers") return true;
  }
  const [first] = fn.params;
  return first?.type === "Identifier" && /^(?:state|draft|prevState)$/u.test(first.name);
}

/** A request to a server that logs in: `fetch("/api/login")`, `axios.post(base + "/auth/signin")`. */
function logsInAtServer(context: FactContext): boolean {
  return context.file.tracer.index.calls.some((call) => {
    if (moveNames.has(calleeName(call) ?? "")) return false;
    const address = argumentAt(call, 0);
    return address !== undefined && /\/(?:log-?in|sign-?in|authenticate)\b|\/(?:auth|token|sessions?)\/?$/iu.test(shownText(context, address));
  });
}
