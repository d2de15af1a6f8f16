import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, type Node } from "../../analysis/nodes";
import type { ObjectView } from "../../analysis/objects";
import { methodExports } from "../../model/handlers";
import type { FactContext } from "../session-facts";
import { functionsOf, pathText, type Found } from "./found";

/** Handlers in objects that describe a route: of Fastify and hapi, `api({ method, path }, fn)`, Bun's `routes`. */
export function* describedHandlers(context: FactContext): Generator<Found> {
  for (const object of context.file.tracer.index.objects) {
    yield* routeObject(context, object);
    if (isRoutesOfServer(object)) yield* routesByPath(context, object);
  }
}

function* routeObject(context: FactContext, object: TSESTree.ObjectExpression): Generator<Found> {
  const keys = object.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property)] : []));
  const pathKey = ["path", "url"].find((key) => keys.includes(key));
  if (pathKey === undefined || !keys.some((key) => key === "method" || key === "methods" || key === "verb")) return;
  const view = context.file.objects.of(object);
  const place = valueOf(view, pathKey);
  if (!place) return;
  const handler = valueOf(view, "handler") ?? nestedHandler(context, view) ?? secondArgument(object);
  const fn = handler && functionsOf(context, handler).at(-1);
  if (!fn) return;
  const method = valueOf(view, "method") ?? valueOf(view, "verb");
  const before = ["preHandler", "onRequest", "preValidation", "pre", "middleware"].flatMap((name) => valueOf(view, name) ?? []);
  yield { fn, kind: "route", path: pathText(context, place), method: method && context.file.values.textOf(method)?.toUpperCase(), before, place };
}

function valueOf(view: ObjectView, name: string): Node | undefined {
  const [slot] = view.get(name);
  return slot?.state === "value" ? slot.node : undefined;
}

/** hapi's `options: { handler }`, `config: { handler }` */
function nestedHandler(context: FactContext, view: ObjectView): Node | undefined {
  const options = valueOf(view, "options") ?? valueOf(view, "config");
  return options && valueOf(context.file.objects.of(options), "handler");
}

/** `api({ method, path }, async () => …)` */
function secondArgument(object: TSESTree.ObjectExpression): Node | undefined {
  const call = object.parent;
  return call.type === "CallExpression" && call.arguments[0] === object ? call.arguments[1] : undefined;
}

/** The `routes` of `Bun.serve({ routes: { "/logout": handler } })`. */
function isRoutesOfServer(object: TSESTree.ObjectExpression): boolean {
  const property = object.parent;
  if (property.type !== "Property" || !["routes", "static"].includes(staticKey(property) ?? "")) return false;
  const call = property.parent.parent;
  if (call?.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" ? staticKey(callee) === "serve" : callee.type === "Identifier" && callee.name === "serve";
}

function* routesByPath(context: FactContext, routes: TSESTree.ObjectExpression): Generator<Found> {
  for (const property of routes.properties) {
    const path = property.type === "Property" ? staticKey(property) : undefined;
    if (property.type !== "Property" || path === undefined) continue;
    const fn = functionsOf(context, property.value).at(-1);
    if (fn) yield { fn, kind: "route", path, place: property.key };
    const byMethod = unwrap(property.value);
    if (byMethod.type !== "ObjectExpression") continue;
    for (const inner of byMethod.properties) {
      const method = inner.type === "Property" ? staticKey(inner) : undefined;
      const handler = inner.type === "Property" && method !== undefined && methodExports.has(method) ? functionsOf(context, inner.value).at(-1) : undefined;
      if (handler) yield { fn: handler, kind: "route", path, method, place: property.key };
    }
  }
}
