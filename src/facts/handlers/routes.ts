import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, type FunctionNode, type Node } from "../../analysis/nodes";
import { originMatcher } from "../../analysis/origins";
import { wordsOf } from "../../analysis/words";
import { requestGlobals, requestModules, routerMethods, routerOrigins, routerWords } from "../../model/handlers";
import type { FactContext } from "../session-facts";
import { fileRoute } from "./file-path";
import { functionsOf, lastName, pathText, type Found } from "./found";
import { looksLikeHandler, nameOfParameter } from "./shape";

const isRouter = originMatcher(routerOrigins);

/** Handlers given to a router: `router.post("/logout", auth, handler)`, `router.route("/logout").post(handler)`. */
export function* routedHandlers(context: FactContext): Generator<Found> {
  for (const call of context.file.tracer.index.calls) {
    const callee = unwrap(call.callee);
    if (call.type !== "CallExpression" || callee.type !== "MemberExpression") continue;
    const verb = staticKey(callee);
    if (verb === undefined || !routerMethods.has(verb)) continue;
    const target = targetOf(context, call, callee.object, verb);
    const taken = target && lastHandler(context, target.rest);
    if (!target || !taken || !takesHandlers(context, callee.object, taken.fn)) continue;
    yield { fn: taken.fn, kind: "route", name: target.name, path: mounted(context, target.path), method: target.method ?? routerMethods.get(verb), before: taken.before, place: target.place };
  }
}

/** `router.post("/")` in `routes/auth/logout.js`: the router is mounted where its file says. */
function mounted(context: FactContext, path: string | undefined): string | undefined {
  return path === "/" && context.file.path !== undefined ? fileRoute(context.file.path) : path;
}

interface Target {
  readonly path: string | undefined;
  readonly method?: string | undefined;
  /** What a route that another file describes is called. */
  readonly name?: string | undefined;
  readonly place: Node;
  readonly rest: readonly Node[];
}

/** The path of a route and the arguments after it. */
function targetOf(context: FactContext, call: TSESTree.CallExpression, object: Node, verb: string): Target | undefined {
  const [first, second, ...rest] = call.arguments;
  const route = chainedRoute(object);
  if (route) return { path: pathText(context, route), place: route, rest: call.arguments };
  if (!first || first.type === "SpreadElement" || !second) return undefined;
  if (verb === "openapi") {
    const described = describedRoute(context, first);
    return { ...described, name: described.path === undefined ? lastName(first) : undefined, place: first, rest: [second, ...rest] };
  }
  // app.on("POST", "/logout", handler)
  if (verb === "on") return { path: pathText(context, second), method: context.file.values.textOf(first)?.toUpperCase(), place: second, rest };
  // koa-router's routes may have a name before the path
  const secondPath = rest.length > 0 ? context.file.values.textOf(second) : undefined;
  if (secondPath?.startsWith("/")) return { path: secondPath, place: second, rest };
  return { path: pathText(context, first), place: first, rest: [second, ...rest] };
}

/** The path given to `.route("/logout")` somewhere before `.post(handler)`. */
function chainedRoute(object: Node): Node | undefined {
  for (let at = unwrap(object); at.type === "CallExpression"; ) {
    const callee = unwrap(at.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const name = staticKey(callee) ?? "";
    const [path] = at.arguments;
    if (name === "route" && at.arguments.length === 1 && path && path.type !== "SpreadElement") return path;
    if (!routerMethods.has(name)) return undefined;
    at = unwrap(callee.object);
  }
  return undefined;
}

/** `createRoute({ method: "post", path: "/logout" })` */
function describedRoute(context: FactContext, node: Node): { path: string | undefined; method: string | undefined } {
  const [trace] = context.file.tracer.trace(node);
  const options = trace?.node.type === "CallExpression" ? trace.node.arguments[0] : trace?.node;
  const view = context.file.objects.of(options);
  const [path] = view.get("path");
  const [method] = view.get("method");
  return {
    path: path?.state === "value" ? pathText(context, path.node) : undefined,
    method: method?.state === "value" ? context.file.values.textOf(method.node)?.toUpperCase() : undefined,
  };
}

/** The last function among a route's arguments, which answers, and what runs before it. */
export function lastHandler(context: FactContext, given: readonly Node[]): { fn: FunctionNode; before: readonly Node[] } | undefined {
  const places = given.map((node) => ({ node, functions: functionsOf(context, handlerOption(context, node) ?? node) }));
  // an object without a handler is the route's options
  const candidates = places.filter(({ node, functions }) => functions.length > 0 || unwrap(node).type !== "ObjectExpression");
  const last = candidates.at(-1);
  const fn = last?.functions.at(-1);
  if (!last || !fn) return undefined;
  const before = [...candidates.slice(0, -1).map(({ node }) => node), ...last.functions.slice(0, -1), ...hooksOf(context, given)];
  return { fn, before };
}

/** Fastify's `{ schema, handler }` in place of a handler. */
function handlerOption(context: FactContext, node: Node): Node | undefined {
  if (unwrap(node).type !== "ObjectExpression") return undefined;
  const [handler] = context.file.objects.of(node).get("handler");
  return handler?.state === "value" ? handler.node : undefined;
}

/** Fastify's hooks and Elysia's, which run before the handler. */
function hooksOf(context: FactContext, given: readonly Node[]): readonly Node[] {
  return given.filter((node) => unwrap(node).type === "ObjectExpression").flatMap((node) =>
    ["preHandler", "onRequest", "preValidation", "beforeHandle", "pre"].flatMap((name) =>
      context.file.objects.of(node).get(name).flatMap((slot) => (slot.state === "value" ? [slot.node] : [])),
    ),
  );
}

/** Whether an object's `get` and `post` take handlers, and are not a client's or a mock's. */
function takesHandlers(context: FactContext, object: Node, fn: FunctionNode): boolean {
  const root = rootOf(object);
  const keys = context.file.origins.of(root);
  if (keys.some((key) => isRouter(key) || isRouter(`${key}()`))) return true;
  if (keys.some((key) => requestGlobals.some((name) => key === `global:${name}`) || requestModules.some((name) => key.startsWith(`${name}#`) || key.startsWith(`${name}/`)))) return false;
  if (["msw", "msw/node", "miragejs", "nock"].some((name) => context.file.tracer.index.modules.has(name))) return false;
  if (looksLikeHandler(context, fn)) return true;
  const name = lastName(root);
  const isNamedSo = name !== undefined && wordsOf(name).some((word) => routerWords.has(word));
  // $.get("/logout", function (data) { … }) is handed what came back
  const [first] = fn.params;
  return isNamedSo && (!first || first.type === "ObjectPattern" || /^(?:_|_*(?:req|request|ctx|context|c|event))$/iu.test(nameOfParameter(first) ?? ""));
}

/** What a chain of calls starts with. */
function rootOf(node: Node): Node {
  const inner = unwrap(node);
  if (inner.type !== "CallExpression") return inner;
  const callee = unwrap(inner.callee);
  return callee.type === "MemberExpression" ? rootOf(callee.object) : inner;
}
