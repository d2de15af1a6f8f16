import type { TSESTree } from "@typescript-eslint/utils";
import { forEachChild } from "../analysis/file-index";
import { enclosingFunction, isFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { changingWords, endingWords, presenceFields } from "../model/harmless-calls";
import type { SessionEnder } from "../model/session-ender-row";
import { wordsOf } from "../analysis/words";
import type { Handler } from "./handlers";
import { chainOf, isLocalValue, namesOfCall } from "./session-ending/call-chain";
import { harmlessEffect, isFresh } from "./session-ending/harmless";
import { isHarmlessName } from "./session-ending/names";
import { leadsToLogout, mayEndSession } from "./session-ending/redirects";
import { EnderRows } from "./session-ending/rows";
import type { FactContext } from "./session-facts";
import { lastName } from "./handlers/found";
import { taughtCalls } from "./taught";

/**
 * What a handler does to the session. `cannot`: all it does is known, and none of it reaches the server's side of the
 * session: it does `nothing`, changes a `cookie`, assigns nothing to a session that its library keeps (`stays`), or
 * drops one copy of a `sealed` one. Ending under a condition is ending.
 */
export type SessionEnding =
  | { readonly outcome: "ends" | "unknown"; readonly node: Node; readonly row?: SessionEnder | undefined }
  | { readonly outcome: "cannot"; readonly how: "nothing" | "cookie" }
  | { readonly outcome: "cannot"; readonly how: "stays" | "sealed"; readonly node: Node; readonly row: SessionEnder };

interface Effect {
  readonly does: "ends" | "unknown" | "stays" | "sealed" | "cookie";
  readonly node: Node;
  readonly row?: SessionEnder | undefined;
}

/** How deep same-file helpers are looked into. */
const maxDepth = 2;

/** Decides for the handlers of one file what they do to the session. */
export class SessionEndings {
  readonly #context: FactContext;
  readonly #rows: EnderRows;
  readonly #taught: ReadonlySet<CallNode>;

  constructor(context: FactContext) {
    this.#context = context;
    this.#rows = new EnderRows(context);
    this.#taught = new Set([...taughtCalls(context, context.settings.sessionEnders)].map(({ call }) => call));
  }

  of(handler: Handler): SessionEnding {
    const effects = [...this.#effects(handler.fn, 0), ...handler.before.flatMap((node) => this.#ofMiddleware(node))];
    const first = (does: Effect["does"]) => effects.find((effect) => effect.does === does);
    const ended = first("ends") ?? first("unknown");
    if (ended) return { outcome: ended.does === "ends" ? "ends" : "unknown", node: ended.node, row: ended.row };
    const left = first("stays") ?? first("sealed");
    if (left?.row) return { outcome: "cannot", how: left.does === "stays" ? "stays" : "sealed", node: left.node, row: left.row };
    return { outcome: "cannot", how: first("cookie") ? "cookie" : "nothing" };
  }

  /** The same-file functions that a handler runs. */
  calledFrom(handler: Handler): ReadonlySet<FunctionNode> {
    const found = new Set<FunctionNode>();
    for (const call of this.#context.file.tracer.index.calls) {
      if (isInside(call, handler.fn)) for (const fn of this.#context.file.tracer.calledFunctions(call)) found.add(fn);
    }
    return found;
  }

  #effects(within: Node, depth: number): readonly Effect[] {
    const found: Effect[] = [];
    const visit = (node: Node): void => {
      // decorators of parameters say what is handed, and run before
      if (node.type === "Decorator") return;
      found.push(...this.#ofNode(node, depth));
      forEachChild(node, this.#context.file.sourceCode.visitorKeys, visit);
    };
    visit(within);
    return found;
  }

  #ofNode(node: Node, depth: number): readonly Effect[] {
    switch (node.type) {
      case "CallExpression":
      case "NewExpression":
        return this.#ofCall(node, depth);
      case "AssignmentExpression":
        return this.#ofAssignment(node);
      case "UpdateExpression":
        // user.tokenVersion++
        return this.#isOwn(node.argument) ? [] : [{ does: "unknown", node }];
      case "UnaryExpression":
        return node.operator === "delete" ? this.#ofUnset(node.argument, node) : [];
      case "TaggedTemplateExpression":
        return this.#ofTagged(node);
      case "Property":
        return this.#ofProperty(node);
      default:
        return [];
    }
  }

  #ofCall(call: CallNode, depth: number): readonly Effect[] {
    if (this.#taught.has(call)) return [{ does: "ends", node: call }];
    const row = this.#rows.ofCall(call.callee);
    if (row) return [effectOf(row.effect, call, row.row)];
    const functions = this.#calledFunctions(call);
    if (functions.length > 0) return depth < maxDepth ? functions.flatMap((fn) => (isInside(call, fn) ? [] : this.#effects(fn, depth + 1))) : [{ does: "unknown", node: call }];
    const harmless = this.#isOwnCallback(call) ? "nothing" : harmlessEffect(this.#context, call);
    const name = namesOfCall(call).at(-1) ?? "";
    if (harmless && leadsToLogout(this.#context, call, name)) return [{ does: "unknown", node: call }];
    if (harmless) return [...(harmless === "cookie" ? [{ does: "cookie", node: call } as const] : []), ...this.#ofReferences(call, name, depth)];
    const record = this.#rows.ofRecord(call);
    if (record) return [effectOf(record.effect, call, record.row)];
    return this.#marksPresence(call, name) ? [] : [{ does: "unknown", node: call }];
  }

  /** The functions of this file that a call runs, through `call`, `apply` and `super`. */
  #calledFunctions(call: CallNode): readonly FunctionNode[] {
    const callee = unwrap(call.callee);
    if (call.type === "CallExpression" && callee.type === "MemberExpression" && ["call", "apply"].includes(staticKey(callee) ?? "")) {
      return this.#functionsAt(callee.object);
    }
    return isFunction(callee) ? [] : this.#functionsAt(callee);
  }

  #functionsAt(node: Node): readonly FunctionNode[] {
    const traces = this.#context.file.tracer.trace(node);
    const functions = traces.flatMap((trace) => (trace.path.length === 0 && isFunction(trace.node) ? [trace.node] : []));
    return functions.length === traces.length ? functions : [];
  }

  /** A call of a parameter: `next(error)`, `done()`, `resolve(true)`. `next()` alone hands over to what comes next. */
  #isOwnCallback(call: CallNode): boolean {
    const callee = unwrap(call.callee);
    if (isFunction(callee) || callee.type === "ImportExpression") return true;
    if (callee.type !== "Identifier") return false;
    const variable = this.#context.file.tracer.bindings.variableOf(callee);
    if (variable?.defs[0]?.type !== "Parameter") return false;
    if (/^_*next$/u.test(callee.name)) return call.arguments.length > 0 && call.arguments[0]?.type !== "Literal";
    return /^(?:done|cb|callback|resolve|reject|res|rej|fn)$/u.test(callee.name);
  }

  /** Functions handed on by name: `.then(revoke)`, `ids.forEach(endSession)`, `new Promise(destroy)`. */
  #ofReferences(call: CallNode, name: string, depth: number): readonly Effect[] {
    if (!callsItsArguments.has(name)) return [];
    return call.arguments.flatMap((argument): readonly Effect[] => {
      const node = unwrapAwait(argument);
      if (node.type !== "Identifier" && node.type !== "MemberExpression") return [];
      const row = this.#rows.ofCall(node);
      if (row) return [effectOf(row.effect, call, row.row)];
      const functions = this.#functionsAt(node);
      if (functions.length > 0) return depth < maxDepth ? functions.flatMap((fn) => this.#effects(fn, depth + 1)) : [{ does: "unknown", node }];
      const words = wordsOf(chainOf(node).names.at(-1) ?? "");
      return words.some((word) => changingWords.has(word)) ? [{ does: "unknown", node }] : [];
    });
  }

  #ofAssignment(node: TSESTree.AssignmentExpression): readonly Effect[] {
    const { right, operator } = node;
    const left = unwrap(node.left);
    if (operator === "=" && isNothing(right)) return this.#ofUnset(left, node);
    if (left.type === "MemberExpression" && isSessionPath(chainOf(left).names) && !this.#isOwn(left)) return isNote(left, right) ? [] : [{ does: "unknown", node }];
    if (left.type === "MemberExpression" && /^location$/iu.test(staticKey(left) ?? "")) return mayEndSession(this.#context, right) ? [{ does: "unknown", node }] : [];
    return this.#isOwn(left) ? this.#cookieOf(left) : [{ does: "unknown", node }];
  }

  #cookieOf(left: Node): readonly Effect[] {
    return chainOf(left).names.some((name) => /^(?:set-)?cookies?$/iu.test(name)) ? [{ does: "cookie", node: left }] : [];
  }

  /** `req.session = null`, `delete req.session`, `req.session.user = undefined` */
  #ofUnset(target: Node, node: Node): readonly Effect[] {
    const row = this.#rows.ofUnset(target);
    if (row) return [effectOf(row.effect, node, row.row)];
    const { names } = chainOf(target);
    if (isSessionPath(names)) return [{ does: "unknown", node }];
    return this.#isOwn(unwrap(target)) ? this.#cookieOf(target) : [{ does: "unknown", node }];
  }

  /** Whether a target is the handler's own: a local variable, what it is handed for this request, an object made here. */
  #isOwn(target: Node): boolean {
    const left = unwrap(target);
    if (left.type === "ObjectPattern" || left.type === "ArrayPattern") return true;
    if (left.type === "Identifier") {
      const variable = this.#context.file.tracer.bindings.variableOf(left);
      const declared = variable?.defs[0]?.name as Node | undefined;
      const owner = declared && enclosingFunction(declared);
      return owner !== undefined && isInside(left, owner);
    }
    if (left.type !== "MemberExpression") return false;
    const { root, names } = chainOf(left);
    if (presenceFields.has(names.at(-1) ?? "")) return true;
    if (this.#context.receivers.isHanded(root)) return true;
    return isParameter(this.#context, root) ? /^(?:set|cookie|cookies|locals|headers)$/u.test(names[0] ?? "") : isLocalValue(this.#context, root, (made) => isFresh(this.#context, made));
  }

  /** A record saved after nothing but its presence was changed: `user.online = false; await user.save()`. */
  #marksPresence(call: CallNode, name: string): boolean {
    const callee = unwrap(call.callee);
    if (name !== "save" || callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
    const variable = this.#context.file.tracer.bindings.variableOf(callee.object);
    const changed = (variable?.references ?? []).flatMap((reference) => {
      const member = (reference.identifier as Node).parent;
      return member?.type === "MemberExpression" && member.parent.type === "AssignmentExpression" && member.parent.left === member ? [staticKey(member) ?? "?"] : [];
    });
    return changed.length > 0 && changed.every((field) => presenceFields.has(field));
  }

  /** sql`DELETE …` runs; css`…` and i18n`…` only make a text. */
  #ofTagged(node: TSESTree.TaggedTemplateExpression): readonly Effect[] {
    const text = node.quasi.quasis[0]?.value.raw ?? "";
    if (/^\s*select\b/iu.test(text) || isHarmlessName(chainOf(node.tag).names.at(-1) ?? "")) return [];
    return [{ does: "unknown", node }];
  }

  /** A `Location` or `Set-Cookie` header; an address that tells the client where to log out. */
  #ofProperty(node: TSESTree.Property): readonly Effect[] {
    const key = staticKey(node);
    if (key === undefined) return [];
    if (/^set-cookie$/iu.test(key)) return [{ does: "cookie", node }];
    const isAddress = /^location$/iu.test(key) || /log-?_?out.*(?:url|uri|redirect)|end_?session/iu.test(key);
    return isAddress && mayEndSession(this.#context, node.value) ? [{ does: "unknown", node }] : [];
  }

  /** What runs before a handler: only what the file shows, or what is called after what it ends. */
  #ofMiddleware(node: Node): readonly Effect[] {
    const inner = unwrap(node);
    if (isFunction(inner)) return this.#effects(inner, 0).filter(({ node: at }) => !isHandOver(at));
    const functions = inner.type === "Identifier" || inner.type === "MemberExpression" ? this.#functionsAt(inner) : [];
    if (functions.length > 0) return functions.flatMap((fn) => this.#effects(fn, 1)).filter(({ node: at }) => !isHandOver(at));
    return namesIn(inner).some((name) => namesAnEnd(name)) ? [{ does: "unknown", node }] : [];
  }
}

const callsItsArguments = new Set(["then", "catch", "finally", "map", "forEach", "filter", "some", "every", "find", "reduce", "flatMap", "setTimeout", "setImmediate", "queueMicrotask", "Promise", "promisify"]);

function effectOf(effect: SessionEnder["effect"], node: Node, row: SessionEnder): Effect {
  return { does: effect === "unclear" ? "unknown" : effect, node, row };
}

function isNothing(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === "Literal") return value.value === null;
  return (value.type === "Identifier" && value.name === "undefined") || (value.type === "UnaryExpression" && value.operator === "void");
}

/** `req.session`, `ctx.session.user` */
function isSessionPath(names: readonly string[]): boolean {
  return names.slice(1).some((name) => /^(?:session|sess|sessionData)$/iu.test(name));
}

/** `req.session.message = "Bye"`, `req.session.returnTo = "/"`: a note for the next page. */
function isNote(left: Node, right: Node): boolean {
  const value = unwrap(right);
  if (value.type === "TemplateLiteral") return true;
  if (value.type === "Literal") return typeof value.value === "string" && value.value !== "";
  return /message|flash|success|error|notice|return|redirect/iu.test(lastName(left) ?? "");
}

function isParameter(context: FactContext, node: Node): boolean {
  return node.type === "Identifier" && context.file.tracer.bindings.variableOf(node)?.defs[0]?.type === "Parameter";
}

/** `revokeToken`, `LogoutGuard`: a middleware called after what it ends. */
function namesAnEnd(name: string): boolean {
  const words = wordsOf(name);
  return !words.includes("cookie") && !words.includes("cookies") && words.some((word) => endingWords.has(word));
}

/** `next()` of a middleware, which is where the handler comes. */
function isHandOver(node: Node): boolean {
  return node.type === "CallExpression" && /^_*next$/u.test(lastName(node.callee) ?? "");
}

/** The names in a middleware's or decorator's expression: `UseGuards(LogoutGuard)`. */
function namesIn(node: Node): readonly string[] {
  const inner = unwrap(node);
  if (inner.type === "Decorator") return namesIn(inner.expression);
  if (inner.type === "Identifier" || inner.type === "MemberExpression") return [lastName(inner) ?? ""];
  if (inner.type === "CallExpression") return [...namesIn(inner.callee), ...inner.arguments.flatMap((argument) => namesIn(argument))];
  return inner.type === "ArrayExpression" ? inner.elements.flatMap((element) => (element ? namesIn(element) : [])) : [];
}
