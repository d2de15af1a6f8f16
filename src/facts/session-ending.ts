import type { TSESTree } from "@typescript-eslint/utils";
import { forEachChild } from "../analysis/file-index";
import { isFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { changingWords, presenceFields } from "../model/harmless-calls";
import type { SessionEnder } from "../model/session-ender-row";
import type { Handler } from "./handlers";
import { assignmentEffects, isOwn, unsetEffects } from "./session-ending/assignments";
import { chainOf, namesOfCall } from "./session-ending/call-chain";
import { effectOf, type Effect } from "./session-ending/effects";
import { comesAfterAnswer, harmlessEffect } from "./session-ending/harmless";
import { functionsAt, middlewareEffects } from "./session-ending/middlewares";
import { isHarmlessName } from "./session-ending/names";
import { leadsToLogout, mayEndSession } from "./session-ending/redirects";
import { EnderRows } from "./session-ending/rows";
import { isTransactionStep } from "./session-ending/transactions";
import type { FactContext } from "./session-facts";
import { declaring, taughtCalls } from "./taught";

/**
 * What a handler does to the session. `cannot`: all it does is known, and none of it reaches the server's side of the
 * session: it does `nothing`, changes a `cookie`, assigns nothing to a session that its library keeps (`stays`), or
 * drops one copy of a `sealed` one. Ending under a condition is ending.
 */
export type SessionEnding =
  | { readonly outcome: "ends" | "unknown"; readonly node: Node; readonly row?: SessionEnder | undefined }
  | { readonly outcome: "cannot"; readonly how: "nothing" | "cookie" }
  | { readonly outcome: "cannot"; readonly how: "stays" | "sealed"; readonly node: Node; readonly row: SessionEnder };

/** How deep same-file helpers are looked into. */
const maxDepth = 2;

/** Decides for the handlers of one file what they do to the session. */
export class SessionEndings {
  readonly #context: FactContext;
  readonly #rows: EnderRows;
  /** What the team's functions do, as far as the settings tell. */
  readonly #taught: ReadonlyMap<CallNode, readonly Effect[]>;

  constructor(context: FactContext) {
    this.#context = context;
    this.#rows = new EnderRows(context);
    const { cookieSetters, sessionEnders, sessionLookups, verifiers } = context.settings;
    this.#taught = new Map<CallNode, readonly Effect[]>([
      ...[...taughtCalls(context, [...sessionLookups, ...verifiers])].map(({ call }) => [call, []] as const),
      ...[...taughtCalls(context, declaring(cookieSetters))].map(({ call }) => [call, [{ does: "cookie", node: call }]] as const),
      ...[...taughtCalls(context, sessionEnders)].map(({ call }) => [call, [{ does: "ends", node: call }]] as const),
    ]);
  }

  of(handler: Handler): SessionEnding {
    const before = handler.before.flatMap((node) => middlewareEffects(this.#context, node, (fn) => this.#effects(fn, 1)));
    const effects = [...this.#effects(handler.fn, 0), ...before];
    const first = (does: Effect["does"]) => effects.find((effect) => effect.does === does);
    const ended = first("ends") ?? first("unknown");
    if (ended) return { outcome: ended.does === "ends" ? "ends" : "unknown", node: ended.node, row: ended.row };
    const left = first("stays") ?? first("sealed");
    if (left?.row) return { outcome: "cannot", how: left.does === "stays" ? "stays" : "sealed", node: left.node, row: left.row };
    return { outcome: "cannot", how: first("cookie") ? "cookie" : "nothing" };
  }

  /** What a function does that may matter to a session, one by one, the same-file functions that it calls included. */
  effectsOf(fn: Handler["fn"]): readonly Effect[] {
    return this.#effects(fn, 0);
  }

  /** The same-file functions that a handler runs. */
  calledFrom(handler: Handler): ReadonlySet<FunctionNode> {
    const { index } = this.#context.file.tracer;
    return new Set(index.calls.filter((call) => isInside(call, handler.fn)).flatMap((call) => this.#calledFunctions(call)));
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
        return assignmentEffects(this.#context, this.#rows, node);
      case "UpdateExpression":
        // user.tokenVersion++
        return isOwn(this.#context, node.argument) ? [] : [{ does: "unknown", node }];
      case "UnaryExpression":
        return node.operator === "delete" ? unsetEffects(this.#context, this.#rows, node.argument, node) : [];
      case "TaggedTemplateExpression":
        return taggedEffects(node);
      case "Property":
        return propertyEffects(this.#context, node);
      default:
        return [];
    }
  }

  #ofCall(call: CallNode, depth: number): readonly Effect[] {
    const taught = this.#taught.get(call);
    if (taught) return taught;
    if (isTransactionStep(this.#context, call)) return [];
    const row = this.#rows.ofCall(call.callee);
    if (row) return [effectOf(row.effect, call, row.row)];
    const functions = this.#calledFunctions(call);
    if (functions.length > 0) return this.#ofFunctions(functions, call, depth);
    const harmless = isOwnCallback(this.#context, call) ? "nothing" : harmlessEffect(this.#context, call);
    const name = namesOfCall(call).at(-1) ?? "";
    if (harmless && leadsToLogout(this.#context, call, name)) return [{ does: "unknown", node: call }];
    if (harmless) return [...(harmless === "cookie" ? [{ does: "cookie", node: call } as const] : []), ...this.#ofReferences(call, name, depth)];
    const record = this.#rows.ofRecord(call);
    if (record === "harmless" || marksPresence(this.#context, call, name)) return [];
    return record ? [effectOf(record.effect, call, record.row)] : [{ does: "unknown", node: call }];
  }

  #ofFunctions(functions: readonly FunctionNode[], node: Node, depth: number): readonly Effect[] {
    if (depth >= maxDepth) return [{ does: "unknown", node }];
    // a function that calls itself is being looked into already
    return functions.flatMap((fn) => (isInside(node, fn) ? [] : this.#effects(fn, depth + 1)));
  }

  /** The functions of this file that a call runs, through `call` and `apply` too. */
  #calledFunctions(call: CallNode): readonly FunctionNode[] {
    const callee = unwrap(call.callee);
    if (isFunction(callee)) return [];
    const isBorrowed = callee.type === "MemberExpression" && ["call", "apply"].includes(staticKey(callee) ?? "");
    return functionsAt(this.#context, isBorrowed ? callee.object : callee);
  }

  /** Functions handed on by name: `.then(revoke)`, `ids.forEach(endSession)`, `new Promise(destroy)`. */
  #ofReferences(call: CallNode, name: string, depth: number): readonly Effect[] {
    if (!callsItsArguments.has(name)) return [];
    return call.arguments.flatMap((argument): readonly Effect[] => {
      const node = unwrapAwait(argument);
      if (node.type !== "Identifier" && node.type !== "MemberExpression") return [];
      const row = this.#rows.ofCall(node);
      if (row) return [effectOf(row.effect, call, row.row)];
      const functions = functionsAt(this.#context, node);
      if (functions.length > 0) return this.#ofFunctions(functions, node, depth);
      const words = wordsOf(chainOf(node).names.at(-1) ?? "");
      return words.some((word) => changingWords.has(word)) ? [{ does: "unknown", node }] : [];
    });
  }
}

const callsItsArguments = new Set(["then", "catch", "finally", "map", "forEach", "filter", "some", "every", "find", "reduce", "flatMap", "setTimeout", "setImmediate", "queueMicrotask", "Promise", "promisify"]);

/** A call of a parameter: `next(error)`, `done()`, `resolve(true)`. `next()` hands over to what comes next, unless the answer is out. */
function isOwnCallback(context: FactContext, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  if (isFunction(callee) || callee.type === "ImportExpression") return true;
  if (callee.type !== "Identifier") return false;
  const variable = context.file.tracer.bindings.variableOf(callee);
  if (variable?.defs[0]?.type !== "Parameter") return false;
  if (/^_*next$/u.test(callee.name)) return (call.arguments.length > 0 && call.arguments[0]?.type !== "Literal") || comesAfterAnswer(context, call);
  return /^(?:done|cb|callback|resolve|reject|res|rej|fn)$/u.test(callee.name);
}

/** A record saved after nothing but its presence was changed: `user.online = false; await user.save()`. */
function marksPresence(context: FactContext, call: CallNode, name: string): boolean {
  const callee = unwrap(call.callee);
  if (name !== "save" || callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  const references = context.file.tracer.bindings.variableOf(callee.object)?.references ?? [];
  const changed = references.flatMap((reference) => {
    const member = (reference.identifier as Node).parent;
    return member?.type === "MemberExpression" && member.parent.type === "AssignmentExpression" && member.parent.left === member ? [staticKey(member) ?? "?"] : [];
  });
  return changed.length > 0 && changed.every((field) => presenceFields.has(field));
}

/** sql`DELETE …` runs; css`…` and t`…` only make a text. */
function taggedEffects(node: TSESTree.TaggedTemplateExpression): readonly Effect[] {
  const text = node.quasi.quasis[0]?.value.raw ?? "";
  if (/^\s*select\b/iu.test(text) || isHarmlessName(chainOf(node.tag).names.at(-1) ?? "")) return [];
  return [{ does: "unknown", node }];
}

/** A `Location` or `Set-Cookie` header; an address that tells the client where to log out. */
function propertyEffects(context: FactContext, node: TSESTree.Property): readonly Effect[] {
  const key = staticKey(node);
  if (key === undefined) return [];
  if (/^set-cookie$/iu.test(key)) return [{ does: "cookie", node }];
  const isAddress = /^location$/iu.test(key) || /log-?_?out.*(?:url|uri|link|redirect)|end_?session/iu.test(key);
  return isAddress && mayEndSession(context, node.value) ? [{ does: "unknown", node }] : [];
}
