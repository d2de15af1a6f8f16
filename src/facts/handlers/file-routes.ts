import type { TSESTree } from "@typescript-eslint/utils";
import { memberPath, staticKey, unwrap, type FunctionNode, type Node } from "../../analysis/nodes";
import { originMatcher } from "../../analysis/origins";
import { handlerMakers, methodExports, pageExports, pagesFunctions } from "../../model/handlers";
import type { FactContext } from "../session-facts";
import { exportsOf } from "./exports";
import { fileRoute } from "./file-path";
import { functionsOf, nameOf, type Found } from "./found";
import { isLambda } from "./lambda";
import { looksLikeHandler, nameOfParameter } from "./shape";

const makesHandler = originMatcher(handlerMakers.filter((pattern) => !pattern.startsWith("~")));
const makerMembers = handlerMakers.filter((pattern) => pattern.startsWith("~")).map((pattern) => pattern.slice(1));

/**
 * Handlers that a file-system router or a function host calls because of where the file is: `app/logout/route.ts`,
 * `pages/api/logout.ts`, `server/api/logout.post.ts`, `+server.ts`, `routes/logout.tsx`, `functions/logout.js` of lambdas and of Cloudflare Pages.
 */
export function* fileHandlers(context: FactContext): Generator<Found> {
  const path = context.file.path === undefined ? undefined : fileRoute(context.file.path);
  for (const { name, node } of exportsOf(context)) {
    if (name === "actions") {
      yield* formActions(context, node, path);
      continue;
    }
    if (name === "handler" || name === "default") yield* methodHandlers(context, node, path);
    const fn = functionsOf(context, node).at(-1);
    if (!fn) continue;
    if (pagesFunctions.has(name) && isPagesFile(context.file.path)) yield { fn, kind: "file-route", path, method: pagesFunctions.get(name) };
    else if (methodExports.has(name)) yield { fn, kind: "file-route", path, method: name };
    else if (pageExports.has(name) && isRouteFile(context.file.path)) yield { fn, kind: "file-route", path, method: name };
    else if (name === "default" || name === "handler" || name === "main") {
      if (isMade(context, node) || isHosted(context, name, fn) || looksLikeHandler(context, fn)) yield { fn, kind: "file-route", path: methodSuffix(path), method: methodOf(path) };
    } else if (isMade(context, node) || isLambda(context, fn)) yield { fn, kind: "file-route", name };
  }
  // export default byMethod({ GET, POST })
  for (const fn of isApiFile(context.file.path) ? context.file.tracer.index.functions : []) {
    const name = nameOf(fn);
    if (name !== undefined && methodExports.has(name) && looksLikeHandler(context, fn)) yield { fn, kind: "file-route", path, method: name };
  }
  if (context.file.path?.endsWith(".astro")) yield { fn: context.file.sourceCode.ast as TSESTree.Program, kind: "file-route", path };
}

/** Fresh's `handler = { GET(request) { … } }` */
function* methodHandlers(context: FactContext, node: Node, path: string | undefined): Generator<Found> {
  const object = unwrap(node);
  for (const property of object.type === "ObjectExpression" ? object.properties : []) {
    const method = property.type === "Property" ? staticKey(property) : undefined;
    const fn = property.type === "Property" && method !== undefined && methodExports.has(method) ? functionsOf(context, property.value).at(-1) : undefined;
    if (fn) yield { fn, kind: "file-route", path, method };
  }
}

/** Whether a host or a framework calls an export because of its name and place. */
function isHosted(context: FactContext, name: string, fn: FunctionNode): boolean {
  if (name === "default") return isApiFile(context.file.path);
  const [first] = fn.params;
  return isFunctionFile(context.file.path) || (name === "handler" && first !== undefined && /^_*event$/u.test(nameOfParameter(first) ?? ""));
}

/** SvelteKit's `actions`: each is a handler by the name of its key. */
function* formActions(context: FactContext, node: Node, path: string | undefined): Generator<Found> {
  const object = unwrap(node);
  if (object.type !== "ObjectExpression" || !isRouteFile(context.file.path)) return;
  for (const property of object.properties) {
    if (property.type !== "Property") continue;
    const fn = functionsOf(context, property.value).at(-1);
    const name = staticKey(property);
    if (fn) yield { fn, kind: "file-route", name, path, method: "action" };
  }
}

/** `defineEventHandler(async (event) => …)` */
function isMade(context: FactContext, node: Node): boolean {
  const call = unwrap(node);
  if (call.type !== "CallExpression") return false;
  const path = memberPath(call.callee);
  return context.file.origins.of(call.callee).some(makesHandler) || makerMembers.some((member) => path.endsWith(member));
}

function isRouteFile(path: string | undefined): boolean {
  return path !== undefined && /(?:^|\/)(?:routes|pages|app)\/|\+page\.server\.|\+layout\.server\./u.test(path);
}

/** Files of which a framework calls the default export, whatever wraps it. */
function isApiFile(path: string | undefined): boolean {
  return path !== undefined && /(?:^|\/)(?:server\/(?:api|routes)|pages\/api)\//u.test(path);
}

function isFunctionFile(path: string | undefined): boolean {
  return path !== undefined && /(?:^|\/)(?:functions|lambdas?|handlers|netlify|api|endpoints)\//u.test(path);
}

function isPagesFile(path: string | undefined): boolean {
  return path !== undefined && /(?:^|\/)functions\//u.test(path);
}

const methodEnding = /\/(get|post|put|patch|delete|head|options)$/u;

function methodOf(path: string | undefined): string | undefined {
  return path && methodEnding.exec(path)?.[1]?.toUpperCase();
}

/** Nitro's `logout.post.ts` ends in a method. */
function methodSuffix(path: string | undefined): string | undefined {
  return path?.replace(methodEnding, "");
}

