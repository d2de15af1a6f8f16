import type { Variable } from "../analysis/bindings";
import type { FileAnalysis } from "../analysis/file-analysis";
import { staticKey, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import type { OriginKey } from "../analysis/origins";
import type { Trace } from "../analysis/trace";
import { frameworkModules, frameworkPaths, handedByCalls, receiverNames, receiverTypes, type Framework, type ReceiverName } from "../model/receivers";

/** Finds out what a value is that a framework hands to a handler: by its type, its name, and the file's framework. */
export class Receivers {
  readonly #file: FileAnalysis;
  readonly frameworks: ReadonlySet<Framework>;
  readonly #keys = new WeakMap<Node, readonly OriginKey[]>();

  constructor(file: FileAnalysis) {
    this.#file = file;
    this.frameworks = frameworksOf(file);
  }

  /**
   * The origins of a callee or value, those of handed values included: `@express-response.cookie`. Several where the
   * file does not tell the frameworks apart; then each of them is possible.
   */
  keysOf(node: Node): readonly OriginKey[] {
    const inner = unwrapAwait(node);
    const known = this.#keys.get(inner);
    if (known) return known;
    const found = this.#find(inner);
    this.#keys.set(inner, found);
    return found;
  }

  #find(inner: Node): readonly OriginKey[] {
    const known = this.#file.origins.of(inner).map(byType);
    // what a package or a type of one says beats what a name suggests; the project's own types say nothing yet
    if (known.some((key) => !key.startsWith("global:") && !isOwnModule(key))) return known;
    const handed = this.#file.tracer.trace(inner).flatMap((trace) => this.#handed(trace));
    return handed.length > 0 ? handed : known;
  }

  /** Whether a value is a handler's request, response or context, or a part of one. */
  isHanded(node: Node): boolean {
    // a scoped package or an alias starts like one, but names its module
    return this.keysOf(node).some((key) => key.startsWith("@") && !key.includes("#"));
  }

  #handed(trace: Trace): readonly OriginKey[] {
    const chain = this.#chainOf(trace);
    if (!chain) return [];
    // the last name that a receiver may have is the receiver: `ctx.res.cookie` is the response's
    for (let at = Math.max(0, chain.length - 1); at >= 0; at--) {
      const name = chain[at]?.toLowerCase() ?? "";
      // hapi's `h.response` makes a response and is none
      if (at === 1 && chain.length === 2 && name === "response" && includes(receiverNames.toolkit, chain[0] ?? "")) continue;
      // Egg's controllers have the context on themselves: `this.ctx`
      const isFirst = at === 0 || (at === 1 && chain[0] === "this" && name === "ctx");
      const receivers = this.#receiversNamed(name, chain.slice(at + 1), isFirst);
      // ({ cookies }) => cookies.set(…) is the context's `cookies`, taken apart
      const rest = name === "cookies" ? chain.slice(at) : chain.slice(at + 1);
      if (receivers.length > 0) return receivers.map((receiver) => [receiver, ...rest].join("."));
    }
    return [];
  }

  /** The names from the value's start: `["ctx", "res", "cookie"]`; calls in between (`res.status(200)`) are skipped. */
  #chainOf({ node, path }: Trace, depth = 0): readonly string[] | undefined {
    if (node.type === "Identifier") {
      const variable = this.#file.tracer.bindings.variableOf(node);
      // nothing that is imported is handed to a handler, nor are the platform's own classes and js-cookie's global
      const isOwn = variable ? variable.defs[0]?.type !== "ImportBinding" : !["Response", "Request", "Cookies"].includes(node.name);
      const taken = variable && takenFromRequest(variable);
      return isOwn ? [...(taken ?? [node.name]), ...path] : undefined;
    }
    if (node.type === "ThisExpression") return ["this", ...path];
    if (node.type !== "CallExpression") return undefined;
    const callee = unwrap(node.callee);
    // `res.status(200)` is `res`; `cookies.get("a")` is not `cookies`; `x = x.set(1)` goes round in a circle
    if (callee.type !== "MemberExpression" || !chainable.has(staticKey(callee) ?? "") || depth > 10) return undefined;
    const [inner] = this.#file.tracer.trace(callee.object);
    const chain = inner && this.#chainOf(inner, depth + 1);
    return chain && [...chain, ...path];
  }

  #receiversNamed(name: string, rest: readonly string[], first: boolean): readonly ReceiverName[] {
    const has = (framework: Framework) => this.frameworks.has(framework);
    if (includes(receiverNames.reply, name)) return ["@fastify-reply"];
    if (includes(receiverNames.response, name)) {
      if (has("nest") && !has("express") && !has("fastify")) return ["@express-response", "@fastify-reply"];
      return has("fastify") && !has("express") ? ["@fastify-reply"] : ["@express-response"];
    }
    if (includes(receiverNames.request, name)) return has("bun") || this.#usesBun() ? ["@bun-request"] : ["@request"];
    if (!first) return [];
    if (name === "astro") return ["@astro-context"];
    if (includes(receiverNames.toolkit, name)) return ["@hapi-toolkit"];
    if (includes(receiverNames.hono, name)) return ["@hono-context"];
    if (includes(receiverNames.context, name) || includes(receiverNames.event, name)) return this.#contexts(name);
    return name === "cookies" && rest.length > 0 ? this.#contexts(name) : [];
  }

  #contexts(name: string): readonly ReceiverName[] {
    if (this.frameworks.has("sveltekit")) return ["@sveltekit-event"];
    if (this.frameworks.has("astro")) return ["@astro-context"];
    if (this.frameworks.has("elysia")) return ["@elysia-context"];
    if (this.frameworks.has("hono")) return ["@hono-context"];
    if (this.frameworks.has("koa")) return ["@koa-context"];
    if (includes(receiverNames.event, name)) return ["@sveltekit-event"];
    return name === "ctx" ? ["@koa-context"] : ["@koa-context", "@sveltekit-event", "@astro-context"];
  }

  #usesBun(): boolean {
    return this.#file.sourceCode.text.includes("Bun.serve");
  }
}

/** What stands for a request that has no name of its own. */
const namelessRequest = "req";
const answering: readonly string[] = [...receiverNames.response, ...receiverNames.reply, ...receiverNames.toolkit];

/** `({ body, session }, res) => …`: the members by which a parameter is taken out of the request, which stands before the response. */
function takenFromRequest({ defs: [definition] }: Variable): readonly string[] | undefined {
  if (definition?.type !== "Parameter") return undefined;
  const [request, response] = definition.node.params;
  if (request?.type !== "ObjectPattern" || response?.type !== "Identifier" || !answering.includes(response.name.toLowerCase())) return undefined;
  const keys: string[] = [];
  for (let at: Node = definition.name; at !== request; at = at.parent as Node) {
    if (at.type === "AssignmentPattern" || at.type === "ObjectPattern" || at === definition.name) continue;
    const key = at.type === "Property" ? staticKey(at) : undefined;
    // a rest, a list, a computed name
    if (key === undefined) return undefined;
    keys.unshift(key);
  }
  return [namelessRequest, ...keys];
}

/** Methods of a response that return the response. */
const chainable = new Set(["status", "code", "type", "set", "header", "headers", "cookie", "setCookie", "clearCookie", "append", "vary", "links", "location", "contentType", "state", "response"]);

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

const handedCalls = Object.entries(handedByCalls);

/** `express#Response().cookie` is `@express-response.cookie`. */
function byType(key: OriginKey): OriginKey {
  const called = handedCalls.find(([calls]) => key.startsWith(calls));
  if (called) return called[1] + key.slice(called[0].length);
  const end = key.indexOf("()");
  const receiver = end > 0 ? receiverTypes[key.slice(0, end + 2)] : undefined;
  return receiver ? receiver + withoutChained(key.slice(end + 2)) : key;
}

/** `.status().cookie` of a response is its `.cookie`. */
function withoutChained(path: string): string {
  return path
    .split(".")
    .filter((step) => !(step.endsWith("()") && chainable.has(step.slice(0, -2))))
    .join(".");
}

function frameworksOf(file: FileAnalysis): ReadonlySet<Framework> {
  const found = new Set<Framework>();
  const { modules } = file.tracer.index;
  for (const [framework, names] of Object.entries(frameworkModules) as [Framework, readonly string[]][]) {
    const shows = (name: string) => modules.has(name) || (/[/:]$/u.test(name) && [...modules].some((module) => module.startsWith(name)));
    if (names.some(shows)) found.add(framework);
  }
  for (const { path, framework } of frameworkPaths) if (file.path && path.test(file.path)) found.add(framework);
  return found;
}

/** A module of the project itself: relative, or by a common alias (`@server/types`; `@config`, which no package can be called). */
export function isOwnModule(key: OriginKey): boolean {
  return /^(?:\.{1,2}(?:\/|#)|\/|[@~]\/|#\/|\$lib|src\/|@(?:server|app|src|shared|libs?|utils?|common|config|interfaces|middlewares?|services|models|types)\/|@[\w-]+#)/u.test(key);
}
