import { isFunction, type CallNode, type Node } from "../../analysis/nodes";
import { originMatcher } from "../../analysis/origins";
import { hole } from "../../analysis/value";
import { wordsOf } from "../../analysis/words";
import { presenceFields } from "../../model/harmless-calls";
import { sessionEnders } from "../../model/session-enders";
import type { EnderEffect, SessionEnder, SetUp } from "../../model/session-ender-row";
import { sessionRecordWords } from "../../model/session-enders/stores";
import { CallFinder } from "../call-matching";
import type { FactContext } from "../session-facts";
import { namesOfCall } from "./call-chain";

export interface RowEffect {
  readonly row: SessionEnder;
  readonly effect: EnderEffect;
}

const calls = new CallFinder(sessionEnders.filter((row) => row.calls), (row) => row.calls ?? []);
const unsets = sessionEnders.flatMap((row) => (row.unsets ? [{ row, matches: originMatcher(row.unsets) }] : []));
const recordRows: readonly SessionEnder[] = sessionEnders.filter((row) => row.recordMethods);

/** What the model knows of the calls and assignments of one file. */
export class EnderRows {
  readonly #context: FactContext;
  readonly #decided = new Map<SessionEnder, EnderEffect | undefined>();

  constructor(context: FactContext) {
    this.#context = context;
  }

  /** The session that a call ends, by the first row whose evidence the file shows. */
  ofCall(callee: Node): RowEffect | undefined {
    return this.#first(calls.entriesOf(this.#context, callee));
  }

  /** The session that goes with `target = null`. */
  ofUnset(target: Node): RowEffect | undefined {
    const keys = this.#context.receivers.keysOf(target).map((key) => key.replace(/^@bun-request/u, "@request"));
    return this.#first(unsets.flatMap(({ row, matches }) => (keys.some(matches) ? [row] : [])));
  }

  /** A stored record that a call deletes or changes: a session's if something in the call names one; or it only reads. */
  ofRecord(call: CallNode): RowEffect | "harmless" | undefined {
    const names = namesOfCall(call);
    const row = this.#recordRow(names.at(-1) ?? "");
    // session.clear() may be a stored session's or a sealed one's
    if (row && /^sess(?:ion)?$/iu.test(names.at(-2) ?? "")) return { row, effect: "unclear" };
    // db.run("SELECT …"): whatever it is called
    if (onlyReads(this.#context, call)) return "harmless";
    if (!row) return undefined;
    if (onlyMarksPresence(this.#context, call)) return "harmless";
    const words = [...names, ...call.arguments.flatMap((argument) => textsIn(this.#context, argument, 0))].flatMap((text) => wordsOf(text));
    return { row, effect: words.some((word) => sessionRecordWords.has(word)) ? "ends" : "unclear" };
  }

  /** Many libraries have a method of the name: the one that the file imports, else any of them. */
  #recordRow(name: string): SessionEnder | undefined {
    const rows = recordRows.filter((row) => row.recordMethods?.includes(name));
    return rows.find((row) => this.#context.file.tracer.index.modules.has(row.package)) ?? rows[0];
  }

  #first(rows: readonly SessionEnder[]): RowEffect | undefined {
    for (const row of rows) {
      const effect = this.#effectOf(row);
      if (effect) return { row, effect };
    }
    return undefined;
  }

  #effectOf(row: SessionEnder): EnderEffect | undefined {
    if (!this.#decided.has(row)) this.#decided.set(row, this.#hasEvidence(row) ? (this.#setUpEffect(row.setUp) ?? row.effect) : undefined);
    return this.#decided.get(row);
  }

  #hasEvidence({ evidence }: SessionEnder): boolean {
    if (!evidence) return true;
    const { modules } = this.#context.file.tracer.index;
    if (evidence.not?.some((name) => modules.has(name))) return false;
    if (evidence.modules.some((name) => modules.has(name))) return true;
    return evidence.calls !== undefined && !new CallFinder([evidence.calls], (patterns) => patterns).find(this.#context).next().done;
  }

  /** What the file's own set-up of the library decides; undefined where it shows none. */
  #setUpEffect(setUp: SetUp | undefined): EnderEffect | undefined {
    if (!setUp) return undefined;
    for (const { call } of new CallFinder([setUp.calls], (patterns) => patterns).find(this.#context)) return this.#judgeSetUp(setUp, call);
    return undefined;
  }

  #judgeSetUp(setUp: SetUp, call: CallNode): EnderEffect {
    const { objects, values, origins } = this.#context.file;
    const view = objects.of(call.arguments[0]);
    const except = originMatcher(setUp.except ?? []);
    const slots = setUp.options.flatMap((name) => view.get(name));
    for (const slot of slots) {
      if (slot.state !== "value" || origins.of(slot.node).some(except)) continue;
      const value = values.literalOf(slot.node);
      if (value?.kind === "literal" && (value.value === undefined || value.value === null)) continue;
      if (!setUp.values) return setUp.given;
      if (value?.kind !== "literal") return "unclear";
      if (setUp.values.includes(value.value as string | number)) return setUp.given;
    }
    return slots.some((slot) => slot.state === "unknown") ? "unclear" : setUp.left;
  }
}

/** A query whose text only reads. */
function onlyReads(context: FactContext, call: CallNode): boolean {
  const [first] = call.arguments;
  if (!first || first.type === "SpreadElement" || isFunction(first)) return false;
  const [text] = context.file.values.textParts(first);
  return typeof text === "string" && /^\s*(?:select|show|pragma)\b/iu.test(text);
}

/** `{ isOnline: false, lastSeen: new Date() }`: says when somebody was there, and lets nobody in or out. */
function onlyMarksPresence(context: FactContext, call: CallNode): boolean {
  const fields = call.arguments.flatMap((argument) => (argument.type === "SpreadElement" || isFunction(argument) ? [] : [changedFields(context, argument)]));
  return fields.some((names) => names.length > 0 && names.every((name) => presenceFields.has(name))) && fields.every((names) => names.every((name) => presenceFields.has(name) || selectors.has(name)));
}

const selectors = new Set(["where", "_id", "id", "userId", "email", "username", "new", "returning", "upsert"]);

function changedFields(context: FactContext, argument: Node): readonly string[] {
  return context.file.objects.of(argument).properties.flatMap(({ name, node }) => (name === "data" || name === "$set" || name === "set" ? changedFields(context, node) : [name]));
}

/** The names and texts by which an argument says what it is about. */
function textsIn(context: FactContext, node: Node, depth: number): readonly string[] {
  if (depth > 4) return [];
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return [...context.file.values.textParts(node).filter((part) => part !== hole), ...node.expressions.flatMap((inner) => textsIn(context, inner, depth + 1))];
    case "MemberExpression":
      return [...textsIn(context, node.object, depth + 1), ...textsIn(context, node.property, depth + 1)];
    case "ObjectExpression":
      return node.properties.flatMap((property) => (property.type === "Property" ? [...textsIn(context, property.key, depth + 1), ...textsIn(context, property.value, depth + 1)] : []));
    case "CallExpression":
      return [...textsIn(context, node.callee, depth + 1), ...node.arguments.flatMap((argument) => textsIn(context, argument, depth + 1))];
    case "BinaryExpression":
      return [...textsIn(context, node.left, depth + 1), ...textsIn(context, node.right, depth + 1)];
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? textsIn(context, element, depth + 1) : []));
    default:
      return [];
  }
}
