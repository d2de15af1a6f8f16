import { calleeName, isInside, memberPath, unwrap, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import type { Handler } from "./handlers";
import { exportsOf } from "./handlers/exports";
import { functionsOf } from "./handlers/found";
import { isLogoutName, isLogoutPath } from "./logout-name";
import type { SessionEnding } from "./session-ending";
import type { FactContext } from "./session-facts";

/** A server handler that logs somebody out. */
export interface LogoutHandler {
  readonly handler: Handler;
  /** How messages name it: by its own name, else by its method and path. */
  readonly label: string;
  readonly ending: SessionEnding;
}

/** The logout handlers of a file, each once: one that only calls another is that other. */
export function collectLogoutHandlers(context: FactContext): readonly LogoutHandler[] {
  const handlers = context.handlers.filter(isLogout);
  const functions = new Set(handlers.map(({ fn }) => fn));
  const own = handlers.filter((handler) => ![...context.sessionEndings.calledFrom(handler)].some((fn) => fn !== handler.fn && functions.has(fn)));
  const exported = new Set([...exportsOf(context)].map(({ name }) => name));
  const judged = own.map((handler) => ({ handler, label: labelOf(handler), ending: context.sessionEndings.of(handler) }));
  return judged.filter((one) => !isBesideTheLogout(context, one, judged, exported));
}

function isLogout({ names, paths, methods }: Handler): boolean {
  // a preflight logs nobody out
  if (methods.length > 0 && methods.every((method) => method === "OPTIONS" || method === "HEAD")) return false;
  return names.some(isLogoutName) || paths.some(isLogoutPath);
}

/**
 * A page, a redirect or a refusal at a path where something else logs out: Remix's `loader` beside the `action`, the
 * `GET` that shows the form to `POST`. Only a handler that does nothing at all can be one.
 */
function isBesideTheLogout(context: FactContext, { handler, ending }: LogoutHandler, all: readonly LogoutHandler[], exported: ReadonlySet<string>): boolean {
  if (ending.outcome !== "cannot" || ending.how !== "nothing") return false;
  // the page's own script may do the rest
  if (handler.fn.type === "Program" || refuses(handler.fn) || handsOn(context, handler.fn)) return true;
  const isShown = handler.methods.some((method) => ["GET", "load", "loader", "getServerSideProps"].includes(method));
  if (!isShown) return false;
  if (showsPage(context, handler) || isOfActingPage(context, handler)) return true;
  // actions from another file log out at this file's path
  if (handler.kind === "file-route" && ["actions", "action", "POST", "PUT", "PATCH", "DELETE"].some((name) => exported.has(name))) return true;
  return all.some((other) => other.handler !== handler && other.handler.paths.some((path) => handler.paths.includes(path)));
}

/** A handler that is not there yet, or not for this method: `throw new NotImplementedException()`, `res.status(405).end()`. */
function refuses({ body }: FunctionNode): boolean {
  const [only, ...others] = body.type === "BlockStatement" ? body.body : [body];
  if (!only || others.length > 0) return false;
  if (only.type === "ThrowStatement") return unwrap(only.argument).type === "NewExpression";
  const answer = only.type === "ReturnStatement" ? only.argument : only.type === "ExpressionStatement" ? only.expression : body;
  return answer !== null && /\b(?:404|405|410|501)\b/u.test(numbersIn(answer).join(" "));
}

/** A middleware that others make: `(c, next) => required(db(c))(c, next)`. */
function handsOn({ file }: FactContext, { params }: FunctionNode): boolean {
  const next = params.find((param) => param.type === "Identifier" && param.name === "next");
  const references = (next && file.tracer.bindings.declaredBy(next)?.references) ?? [];
  return references.some(({ identifier }) => {
    const call = (identifier as Node).parent;
    // .catch(next) hands on nothing but an error
    return call?.type === "CallExpression" && call.callee !== identifier && call.arguments.length > 1;
  });
}

/** The numbers among the arguments of a chain of calls, and in objects given to them. */
function numbersIn(node: Node): readonly number[] {
  const inner = unwrapAwait(node);
  switch (inner.type) {
    case "Literal":
      return typeof inner.value === "number" ? [inner.value] : [];
    case "CallExpression":
    case "NewExpression":
      return [...numbersIn(inner.callee), ...inner.arguments.flatMap(numbersIn)];
    case "MemberExpression":
      return numbersIn(inner.object);
    case "ObjectExpression":
      return inner.properties.flatMap((property) => (property.type === "Property" ? numbersIn(property.value) : []));
    default:
      return [];
  }
}

/** `res.render("logout")` asks first: the form on that page logs out. */
function showsPage({ file }: FactContext, { fn }: Handler): boolean {
  return ["render", "view", "sendFile", "sendfile", "html"].some((name) => file.tracer.index.callsNamed.get(name)?.some((call) => isInside(call, fn)));
}

/** What guards or loads a page of Next.js, whose own component asks a server: the button on it logs out. */
function isOfActingPage(context: FactContext, { methods }: Handler): boolean {
  if (!methods.includes("getServerSideProps")) return false;
  const pages = [...exportsOf(context)].flatMap(({ name, node }) => (name === "default" ? functionsOf(context, node) : []));
  return context.file.tracer.index.calls.some((call) => pages.some((page) => isInside(call, page)) && (/^(?:fetch|axios)$/u.test(memberPath(call.callee).split(".")[0] ?? "") || isLogoutName(calleeName(call) ?? "")));
}

function labelOf({ names, paths, methods }: Handler): string {
  const name = names.find(isLogoutName);
  const path = paths.find(isLogoutPath)?.replaceAll(/\/{2,}/gu, "/");
  if (path === undefined) return name ?? names[0] ?? "logout";
  return name ?? [methods[0], path.startsWith("/") ? path : `/${path}`].filter(Boolean).join(" ");
}
