import { forEachChild } from "../analysis/file-index";
import { calleeName, functionName, isInside, memberPath, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { hole, type TextPart } from "../analysis/value";
import { loopedObject } from "./looped-object";
import type { FactContext } from "./session-facts";
import type { StorageWrite } from "./storage-writes";
import { isInTokenStore, taughtCalls } from "./taught";
import { shownName, writtenName } from "./written-name";

/** A write as it stands in the code, before wrappers and loops around it are looked at. */
export interface StorageEntry extends Pick<StorageWrite, "row" | "how" | "storages" | "byDefault" | "node" | "httpOnly"> {
  readonly name?: Node;
  readonly nameText?: string;
  readonly value?: Node;
}

/** The write itself; what a loop over known entries writes; and what callers write through a function around it. */
export function* storageWritesOf(context: FactContext, entry: StorageEntry): Generator<StorageWrite> {
  if (isInTokenStore(context, entry.node)) return;
  yield toWrite(context, entry);
  const looped = entry.name && loopedObject(context, entry.name);
  if (looped) yield* ofLoop(context, entry, looped);
  for (const { call, given } of callersOf(context, entry)) {
    yield { ...toWrite(context, entry, given), node: call, cause: call, through: entry.node };
  }
}

function toWrite(context: FactContext, entry: StorageEntry, given?: Arguments): StorageWrite {
  const { row, how, storages, byDefault, node, name, nameText, value, httpOnly } = entry;
  const parts: readonly TextPart[] = nameText !== undefined ? [nameText] : name ? writtenName(context.file, name, given) : [];
  return {
    row, how, storages, byDefault, node,
    place: storages.includes("cookie") ? "cookie" : "storage-key",
    cause: node,
    label: labelOf(context, entry, parts, given),
    ...(parts.length > 0 && { name: parts }),
    ...(value && { value }),
    ...(given && { given }),
    ...(httpOnly && { httpOnly }),
  };
}

/** The name's text; else what the name, or else the value, is called in the code, whichever says more. */
function labelOf(context: FactContext, { name, nameText, value }: StorageEntry, parts: readonly TextPart[], given: Arguments | undefined): string {
  const text = nameText ?? (name && shownName(context.file, name, given));
  if (text) return text;
  const isTelling = context.credentials.judgeName(parts.filter((part) => part !== hole).join("-"), "storage-key").strength === "strong";
  const shown = isTelling || !value ? name : value;
  const reference = shown && referenceIn(context, argumentFor(context, shown, given));
  return reference ? context.file.sourceCode.getText(reference as never).replaceAll(/\s+/gu, "") : "credential";
}

/** The first variable or property that an expression reads, or calls where it reads none. */
function referenceIn(context: FactContext, node: Node): Node | undefined {
  const inner = unwrap(node);
  if (/^[\w$.]+$/u.test(memberPath(inner))) return inner;
  const parts: Node[] = [];
  forEachChild(inner, context.file.sourceCode.visitorKeys, (child) => parts.push(child));
  const isCall = inner.type === "CallExpression" || inner.type === "NewExpression";
  const ordered = isCall ? [...inner.arguments, inner.callee] : inner.type === "Property" ? [inner.value] : parts;
  for (const part of ordered) {
    const found = referenceIn(context, part);
    if (found) return found;
  }
  return undefined;
}

function argumentFor(context: FactContext, node: Node, given: Arguments | undefined): Node {
  const variable = node.type === "Identifier" ? context.file.tracer.bindings.variableOf(node) : undefined;
  return (variable && given?.get(variable)) ?? node;
}

/** What calls of the functions around a write give to it, where its name or value is one of their parameters. */
function* callersOf(context: FactContext, entry: StorageEntry): Generator<{ call: CallNode; given: Arguments }> {
  const { tracer } = context.file;
  const taught = new Set([...taughtCalls(context, context.settings.tokenStores)].map(({ call }) => call));
  for (const fn of parameterOwners(context, [entry.name, entry.value])) {
    for (const call of callsByName(context, fn)) {
      if (!taught.has(call)) yield { call, given: tracer.argumentsOf(fn, call) };
    }
  }
}

/** The calls of a function under its own name; one that has none is handed on, and its callers are not seen. */
function callsByName(context: FactContext, fn: FunctionNode): readonly CallNode[] {
  const { tracer } = context.file;
  // const save = useCallback((key, value) => …, [])
  const held = fn.parent.type === "CallExpression" && /^use[A-Z]/u.test(calleeName(fn.parent) ?? "") ? fn.parent.parent : undefined;
  return (tracer.index.callsNamed.get(functionName(fn) ?? "") ?? []).filter((call) => {
    if (isInside(call, fn)) return false;
    return tracer.calledFunctions(call).includes(fn) || (held !== undefined && tracer.bindings.variableOf(unwrap(call.callee))?.defs[0]?.node === held);
  });
}

/** The functions whose parameters an entry's expressions read. */
function parameterOwners(context: FactContext, expressions: readonly (Node | undefined)[]): ReadonlySet<FunctionNode> {
  const { tracer, sourceCode } = context.file;
  const owners = new Set<FunctionNode>();
  const visit = (node: Node): void => {
    if (node.type === "Identifier") {
      for (const trace of [{ node: node as Node }, ...tracer.trace(node)]) {
        const variable = trace.node.type === "Identifier" ? tracer.bindings.variableOf(trace.node) : undefined;
        const parameter = variable && tracer.parameterOf(variable);
        if (parameter) owners.add(parameter.fn);
      }
    }
    forEachChild(node, sourceCode.visitorKeys, visit);
  };
  for (const expression of expressions) if (expression) visit(expression);
  return owners;
}

/** What a loop over `Object.entries(tokens)`, or over the keys of `tokens`, keeps. */
function* ofLoop(context: FactContext, entry: StorageEntry, object: Node): Generator<StorageWrite> {
  const { name: _name, ...rest } = entry;
  const view = context.file.objects.of(object);
  for (const { name, node } of view.properties) yield { ...toWrite(context, { ...rest, nameText: name, value: node }), cause: entry.node };
  // entries of something called `tokens` are tokens
  if (view.properties.length === 0) yield { ...toWrite(context, { ...rest, name: object, value: object }), cause: entry.node };
}
