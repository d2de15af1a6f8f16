import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, functionName, isFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { connectionEvents, contextName, elysiaHooks, gateNames, gateWords, requestHooks } from "../model/authentications";
import { exportsOf } from "./handlers/exports";
import { functionsOf, nameOf } from "./handlers/found";
import { nameOfParameter, typeNameOf } from "./handlers/shape";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";

/** How far callers of a helper that verifies are followed. */
const maxCallers = 2;

/** A function that decides who gets in, and the call in it by which it does. */
export interface Gate {
  readonly fn: FunctionNode;
  readonly check: CallNode;
}

/** The functions that let a request in after a call: around it, or around a call of the helper that it stands in. */
export function gatesAround(context: FactContext, check: CallNode, depth = 0): readonly Gate[] {
  let outermost: FunctionNode | undefined;
  for (let fn = enclosingFunction(check); fn; fn = enclosingFunction(fn)) {
    if (letsIn(context, fn, check)) return [{ fn, check }];
    outermost = fn;
  }
  if (!outermost || depth >= maxCallers) return [];
  const helpers: FunctionNode[] = [];
  for (let fn = enclosingFunction(check); fn; fn = enclosingFunction(fn)) helpers.push(fn);
  return helpers.flatMap((fn) => context.file.tracer.callsOf(fn)).flatMap((call) => gatesAround(context, call, depth + 1));
}

/** Whether a function goes on, or says that one may go on, after a call in it. */
function letsIn(context: FactContext, fn: FunctionNode, check: CallNode): boolean {
  const name = nameOf(fn) ?? functionName(fn) ?? "";
  if (gateNames.has(name)) return true;
  if (isContextFunction(fn, name) || isContextCheck(context, fn) || isHook(context, fn, name) || isConnectionListener(context, fn)) return true;
  if (isNextMiddleware(context, fn, name) || isServerMiddleware(context, fn)) return true;
  return handsOver(context, fn, check) || changesRequest(context, fn, name) || isAuthorizer(context, fn);
}

/** `next()`, `done(null, user)`, `resolve(event)`, `h.authenticated(…)`, and the wrapped handler's own call. */
function handsOver({ file }: FactContext, fn: FunctionNode, check: CallNode): boolean {
  return file.tracer.index.calls.some((call) => {
    if (!isInside(call, fn) || (call.range[0] < check.range[0] && !isInside(check, call))) return false;
    const callee = unwrap(call.callee);
    if (callee.type === "MemberExpression") return staticKey(callee) === "authenticated" && nameOfRoot(callee) === "h";
    if (callee.type !== "Identifier") return isFunction(callee) ? false : callee.type === "CallExpression" && isWrapped(file, callee.callee, call, fn);
    const variable = file.tracer.bindings.variableOf(callee);
    if (variable?.defs[0]?.type !== "Parameter") return false;
    const owner = file.tracer.parameterOf(variable)?.fn;
    if (!owner || !(owner === fn || isInside(fn, owner))) return false;
    const [first, second] = call.arguments;
    if (/^_*next$/u.test(callee.name)) return !first || file.tracer.isObject(first) || isRequestLike(first) || isEmpty(first);
    if (/^(?:done|cb|callback|verified)$/u.test(callee.name) && isFunction(owner) && owner.params.length > 1) return first !== undefined && isEmpty(first) && second !== undefined && !isFalse(second);
    if (callee.name === "resolve") return first !== undefined && nameOfRoot(first) === "event";
    return owner !== fn && isWrapped(file, callee, call, fn);
  });
}

/** `handler(req, res)`, where the handler is given to the function that makes `fn`, and the request to `fn`. */
function isWrapped(file: FactContext["file"], callee: Node, call: CallNode, fn: FunctionNode): boolean {
  const { tracer } = file;
  const variable = tracer.bindings.variableOf(unwrap(callee));
  const owner = variable?.defs[0]?.type === "Parameter" ? tracer.parameterOf(variable)?.fn : undefined;
  if (!owner || owner === fn || !isInside(fn, owner)) return false;
  return call.arguments.some((argument) => {
    const given = argument.type === "Identifier" ? tracer.bindings.variableOf(argument) : undefined;
    return given !== undefined && tracer.parameterOf(given)?.fn === fn && /req|request|ctx|context|event|args|info/iu.test(given.name);
  });
}

function isRequestLike(node: Node): boolean {
  return node.type === "Identifier" && /^(?:req|request|ctx|context|event|opts)$/u.test(node.name);
}

function isEmpty(node: Node): boolean {
  const inner = unwrap(node);
  return (inner.type === "Literal" && inner.value === null) || (inner.type === "Identifier" && inner.name === "undefined");
}

function isFalse(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === "Literal" && inner.value === false;
}

function nameOfRoot(node: Node): string {
  const { names } = chainOf(node);
  return names[0] ?? "";
}

/** `context: ({ req }) => …`, `createContext`: what each resolver gets. */
function isContextFunction(fn: FunctionNode, name: string): boolean {
  return contextName.test(name) && fn.params.length > 0 && !(fn.parent?.type === "MethodDefinition" && fn.params.length > 2);
}

/** `checkAuth(context)`: a resolver gives it the context that holds the request, and gets the user. */
function isContextCheck({ file }: FactContext, fn: FunctionNode): boolean {
  const [first, ...others] = fn.params;
  const returned = file.tracer.index.returns.get(fn) ?? [];
  if (first?.type !== "Identifier" || others.length > 0 || returned.length === 0 || !/^(?:context|ctx)$/u.test(first.name)) return false;
  return /\b(?:context|ctx)\.(?:req|request|headers|connection)\b/u.test(file.sourceCode.getText(fn as never)) && ![...file.tracer.index.modules].some((name) => /koa|hono|grammy|telegraf|@nestjs\/common/u.test(name));
}

/** Hooks and decorators of Fastify and Elysia, and functions of a request and a reply called after what they check. */
function isHook(context: FactContext, fn: FunctionNode, name: string): boolean {
  const { frameworks } = context.receivers;
  const call = fn.parent?.type === "CallExpression" && fn.parent.arguments.some((argument) => argument === fn) ? fn.parent : undefined;
  const method = call ? (calleeName(call) ?? "") : "";
  if (call && ["addHook", "decorate"].includes(method)) {
    const first = context.file.values.textOf(call.arguments[0]) ?? "";
    return method === "decorate" ? /auth|jwt|protect|guard|verify|require|login|token/iu.test(first) : requestHooks.has(first);
  }
  if (call && elysiaHooks.has(method) && frameworks.has("elysia")) return true;
  if (fn.parent?.type === "Property" && requestHooks.has(staticKey(fn.parent) ?? "")) return true;
  const [first, second] = fn.params;
  const isFastify = second !== undefined && (/^_?(?:reply|rep)$/u.test(nameOfParameter(second) ?? "") || typeNameOf(second) === "FastifyReply");
  return first !== undefined && isFastify && isGateName(name) && !isRouteHandler(context, fn);
}

function isGateName(name: string): boolean {
  return wordsOf(name).some((word) => gateWords.has(word));
}

function isRouteHandler({ handlers }: FactContext, fn: FunctionNode): boolean {
  return handlers.some((handler) => handler.fn === fn && handler.kind !== "controller");
}

/** `io.on("connection", …)`, `server.on("upgrade", …)` */
function isConnectionListener({ file }: FactContext, fn: FunctionNode): boolean {
  const call = fn.parent?.type === "CallExpression" ? fn.parent : undefined;
  return call !== undefined && calleeName(call) === "on" && connectionEvents.has(file.values.textOf(call.arguments[0]) ?? "");
}

/** Next.js calls `middleware` (`proxy` from 16 on) of one file before the pages. */
function isNextMiddleware(context: FactContext, fn: FunctionNode, name: string): boolean {
  const { path, tracer } = context.file;
  if (![...tracer.index.modules].some((module) => module === "next/server")) return false;
  const isNamed = /^(?:middleware|proxy)$/u.test(name);
  if (!isNamed && !/(?:^|\/)(?:middleware|proxy)\.[jt]sx?$/u.test(path ?? "")) return false;
  return [...exportsOf(context)].some((exported) => (exported.name === "default" || /^(?:middleware|proxy)$/u.test(exported.name)) && functionsOf(context, exported.node).includes(fn)) || (isNamed && fn.parent?.type === "ExportNamedDeclaration");
}

/** `server/middleware/auth.ts` of Nuxt and Nitro. */
function isServerMiddleware({ file }: FactContext, fn: FunctionNode): boolean {
  return /(?:^|\/)server\/middleware\/.*\.[jt]s$/u.test(file.path ?? "") && fn.parent?.type === "CallExpression" && /EventHandler$|^eventHandler$/u.test(calleeName(fn.parent) ?? "");
}

/** `function authMiddleware({ req }) { req.user = …; return req; }`: what Apollo's servers are given as context. */
function changesRequest({ file }: FactContext, fn: FunctionNode, name: string): boolean {
  if (!/auth|context|middleware/iu.test(name)) return false;
  return (file.tracer.index.returns.get(fn) ?? []).some((value) => {
    const inner = unwrapAwait(value);
    const variable = inner.type === "Identifier" ? file.tracer.bindings.variableOf(inner) : undefined;
    return variable !== undefined && /^(?:req|request|ctx|context)$/u.test(variable.name) && file.tracer.parameterOf(variable)?.fn === fn;
  });
}

/** An authorizer of API Gateway answers with a policy. */
function isAuthorizer({ file }: FactContext, fn: FunctionNode): boolean {
  if (enclosingFunction(fn) !== undefined || fn.params.length === 0) return false;
  const text = file.sourceCode.getText(fn as never);
  return /\bAllow\b/u.test(text) && /methodArn|routeArn/u.test(text);
}

/** The method or callback that passport-jwt asks for the user of a verified token. */
export function strategyGate({ file }: FactContext, call: CallNode, owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined): { readonly fn: FunctionNode; readonly node: Node } | undefined {
  if (call.callee.type === "Super") {
    const method = owner?.body.body.find((member) => member.type === "MethodDefinition" && staticKey(member) === "validate");
    return method?.type === "MethodDefinition" && isFunction(method.value) ? { fn: method.value, node: method.key } : undefined;
  }
  const only = call.arguments.length > 1 ? file.tracer.only(call.arguments[1] as Node) : undefined;
  return isFunction(only) ? { fn: only, node: unwrap(call.callee) } : undefined;
}
