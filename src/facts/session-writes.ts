import type { TSESTree } from "@typescript-eslint/utils";
import { isInside, memberPath, outermostFunction, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { librarySessions, requestSessions, sealedSessionModules, serverSessionCalls, serverSessionModules, sessionTypes, settableSessions } from "../model/sessions/writes";
import type { FactContext } from "./session-facts";

/** One property that a handler writes to the session that the server keeps. */
export interface SessionWrite {
  /** Where it is written: the target of an assignment, or the call that sets it. */
  readonly node: Node;
  /** The session, as the source names it: `req.session`. */
  readonly session: string;
  readonly key: string;
  readonly value: Node | undefined;
  /** The function that is handed the session, or its request; the outermost one where the file does not show it. */
  readonly fn: FunctionNode;
}

const isRequestSession = originMatcher([...requestSessions, ...sessionTypes]);
const byLibrary = librarySessions.map(({ modules, sessions }) => ({ modules, matches: originMatcher(sessions) }));
const settable = settableSessions.map(({ modules, calls, framework, sessions }) => ({ modules, framework, isCalled: calls && originMatcher(calls), matches: originMatcher(sessions) }));
const isServerSessionCall = originMatcher(serverSessionCalls);

/** Whether an expression is the visitor's session, as a handler is handed it. */
export function isServerSession(context: FactContext, node: Node, depth = 0): boolean {
  const keys = context.receivers.keysOf(node);
  return keys.some(isRequestSession) || isInjected(context, node) || isLibrarySession(context, keys) || isHandedOn(context, node, depth);
}

const maxDepth = 3;

/** The parameter of a helper of the file that each of its calls hands the session: `remember(req.session, user)`. */
function isHandedOn(context: FactContext, node: Node, depth: number): boolean {
  const { tracer } = context.file;
  const inner = unwrap(node);
  const variable = inner.type === "Identifier" && /^sess(?:ion)?$/iu.test(inner.name) ? tracer.bindings.variableOf(inner) : undefined;
  const fn = variable && tracer.parameterOf(variable)?.fn;
  const calls = fn ? tracer.callsOf(fn) : [];
  // helpers may hand it to each other in a circle
  return depth < maxDepth && calls.length > 0 && calls.every((call) => {
    const given = fn && variable ? tracer.argumentsOf(fn, call).get(variable) : undefined;
    // a helper that calls itself hands itself what it was handed
    return given !== undefined && !isInside(call, fn as Node) && isServerSession(context, given, depth + 1);
  });
}

function isLibrarySession(context: FactContext, keys: readonly string[]): boolean {
  const { modules } = context.file.tracer.index;
  return byLibrary.some((row) => row.modules.some((name) => modules.has(name)) && keys.some(row.matches));
}

/**
 * The properties of the session that the file's handlers write, of those that `isMeant` names, in source order; none
 * where sessions live in their cookies.
 */
export function collectSessionWrites(context: FactContext, isMeant: (key: string) => boolean): readonly SessionWrite[] {
  const { index } = context.file.tracer;
  const assigned = index.assignments.flatMap((assignment) => [...ofAssignment(context, assignment, isMeant), ...ofWhole(context, assignment, isMeant)]);
  const set = (index.callsNamed.get("set") ?? []).flatMap((call) => ofSet(context, call, isMeant));
  const merged = (index.callsNamed.get("assign") ?? []).flatMap((call) => ofAssign(context, call, isMeant));
  const writes = [...assigned, ...set, ...merged].sort((a, b) => a.node.range[0] - b.node.range[0]);
  return writes.length > 0 && keepsSessions(context) ? writes : [];
}

/** Whether the file shows that sessions are kept on the server, by a module or by what it calls on a session. */
export function showsServerSessions({ file, receivers }: FactContext): boolean {
  const { modules, calls } = file.tracer.index;
  if (sealedSessionModules.some((name) => modules.has(name))) return false;
  if (serverSessionModules.some((name) => modules.has(name))) return true;
  return !receivers.frameworks.has("next") && calls.some(({ callee }) => receivers.keysOf(callee).some(isServerSessionCall));
}

/** Whether sessions may be kept on the server, as far as this file shows. */
function keepsSessions(context: FactContext): boolean {
  const { index } = context.file.tracer;
  if (showsServerSessions(context)) return true;
  if (sealedSessionModules.some((name) => index.modules.has(name))) return false;
  // a Next.js handler has no session of its own: what adds one there seals it more often than not
  if (context.receivers.frameworks.has("next")) return false;
  // req.session = null ends a session of cookie-session, and does nothing to one of express-session
  return !index.assignments.some(({ left, right }) => right.type === "Literal" && right.value === null && isServerSession(context, left));
}

/** `req.session.user = user` */
function ofAssignment(context: FactContext, { left, right, operator }: TSESTree.AssignmentExpression, isMeant: (key: string) => boolean): readonly SessionWrite[] {
  const target = unwrap(left);
  if (target.type !== "MemberExpression" || !["=", "||=", "??="].includes(operator)) return [];
  const key = staticKey(target) ?? constantKey(context, target);
  // the name is the cheaper question
  if (key === undefined || !isMeant(key) || !isServerSession(context, target.object)) return [];
  return write(context, target, target.object, key, right);
}

/** Koa's `ctx.session = { user }`, which keeps the session's ID. */
function ofWhole(context: FactContext, { left, right, operator }: TSESTree.AssignmentExpression, isMeant: (key: string) => boolean): readonly SessionWrite[] {
  const target = unwrap(left);
  if (operator !== "=" || staticKey(target) !== "session" || !isLibrarySession(context, context.receivers.keysOf(target))) return [];
  return context.file.objects.of(right).properties.flatMap(({ name, node }) => (isMeant(name) ? write(context, target, target, name, node) : []));
}

/** `req.session[SESSION_KEY] = user` */
function constantKey(context: FactContext, target: TSESTree.MemberExpression): string | undefined {
  return target.computed ? context.file.values.textOf(target.property) : undefined;
}

/** `request.session.set("user", user)` */
function ofSet(context: FactContext, call: CallNode, isMeant: (key: string) => boolean): readonly SessionWrite[] {
  const callee = unwrap(call.callee);
  const [name, value] = call.arguments;
  if (callee.type !== "MemberExpression" || !name || !value) return [];
  const keys = context.receivers.keysOf(callee.object);
  const isSettable = settable.some((row) => keys.some(row.matches) && isShown(context, row));
  const key = isSettable || isHonoSession(context, callee.object) ? context.file.values.textOf(name) : undefined;
  return key === undefined || !isMeant(key) ? [] : write(context, callee, callee.object, key, value);
}

function isShown({ file, receivers }: FactContext, { modules, framework, isCalled }: (typeof settable)[number]): boolean {
  const { index } = file.tracer;
  if (modules.length === 0 || modules.some((module) => index.modules.has(module))) return true;
  return isCalled !== undefined && (framework === undefined || [...receivers.frameworks].some((name) => name === framework)) && index.calls.some(({ callee }) => receivers.keysOf(callee).some(isCalled));
}

/** hono-sessions' `c.get("session")` */
function isHonoSession(context: FactContext, node: Node): boolean {
  const { modules } = context.file.tracer.index;
  if (!modules.has("hono-sessions") && !modules.has("hono_sessions")) return false;
  return context.file.tracer.trace(node).some(({ node: made, path }) => {
    const [name] = made.type === "CallExpression" && path.length === 0 ? made.arguments : [];
    return made.type === "CallExpression" && memberPath(made.callee).endsWith(".get") && name?.type === "Literal" && name.value === "session";
  });
}

/** `Object.assign(req.session, { userId })` */
function ofAssign(context: FactContext, call: CallNode, isMeant: (key: string) => boolean): readonly SessionWrite[] {
  const [session, ...sources] = call.arguments;
  if (!session || session.type === "SpreadElement" || memberPath(call.callee) !== "Object.assign" || !isServerSession(context, session)) return [];
  return sources.flatMap((source) =>
    context.file.objects.of(source).properties.flatMap(({ name, node }) => (isMeant(name) ? write(context, unwrap(call.callee), session, name, node) : [])),
  );
}

function write(context: FactContext, node: Node, session: Node, key: string, value: Node): readonly SessionWrite[] {
  const fn = holderFunction(context, session) ?? outermostFunction(node);
  return fn ? [{ node, session: memberPath(session), key, value, fn }] : [];
}

/** The function of which what the session hangs on is a parameter: the handler, whatever callbacks stand between. */
function holderFunction(context: FactContext, session: Node): FunctionNode | undefined {
  const [trace] = context.file.tracer.trace(session);
  const variable = trace?.node.type === "Identifier" ? context.file.tracer.bindings.variableOf(trace.node) : undefined;
  return variable && context.file.tracer.parameterOf(variable)?.fn;
}

/** Nest's `@Session() session` */
function isInjected(context: FactContext, node: Node): boolean {
  const inner = unwrap(node);
  const variable = inner.type === "Identifier" ? context.file.tracer.bindings.variableOf(inner) : undefined;
  const name = variable?.defs[0]?.type === "Parameter" ? (variable.defs[0].name as Node) : undefined;
  if (name?.type !== "Identifier") return false;
  return name.decorators?.some(({ expression }) => expression.type === "CallExpression" && context.file.origins.of(expression.callee).includes("@nestjs/common#Session")) ?? false;
}
