import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isFunction, memberPath, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { neutralOptions, recordRows, type RecordRow } from "../model/user-records";
import { isPasswordName, isPersonName } from "./claim-name";
import type { FactContext } from "./session-facts";

/** What a look-up brings: the whole record of a person, or the fields that it names. */
export type LookedUp = { readonly kind: "whole" } | { readonly kind: "fields"; readonly names: readonly string[] };

const listed = (key: "one" | "many" | "named" | "options" | "reducers" | "neutral" | "created") => new Set((recordRows as readonly RecordRow[]).flatMap((row) => row[key] ?? []));
const [one, many, named, options, reducers, neutral, created] = (["one", "many", "named", "options", "reducers", "neutral", "created"] as const).map(listed) as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>, Set<string>, Set<string>];

const wholeTable = /^\s*select\s+(?:\w+\.)?\*\s+from\s+["'`[]?(?:\w+\.)?(\w+)/iu;
const queryMethods = new Set(["query", "execute", "get", "one", "oneOrNone", "first"]);

interface Link {
  readonly name: string;
  readonly call: CallNode;
}

/** What is known of the value at `path` of what a call brings, if that is a person's record by the call itself. */
export function lookedUp(context: FactContext, start: Node, path: readonly string[]): LookedUp | undefined {
  const node = unwrapAwait(start);
  if (node.type !== "CallExpression") return undefined;
  const { links, root } = chainOf(node);
  if (isWholeTable(context, links, path)) return { kind: "whole" };
  const at = links.findIndex(({ name }) => one.has(name) || many.has(name) || created.has(name));
  const finder = links[at];
  if (!finder) return undefined;
  const isList = !one.has(finder.name) && !created.has(finder.name);
  if (path.length !== (isList ? 1 : 0) || (isList && !/^\d+$/u.test(path[0] ?? ""))) return undefined;
  // what comes after it may change the record; links run from the end of the chain to its start
  if (!links.slice(0, at).every(({ name }) => neutral.has(name) || reducers.has(name) || many.has(name))) return undefined;
  if (!isPersonChain(finder, links.slice(at + 1), root)) return undefined;
  if (created.has(finder.name)) return finder.call.arguments.some((argument) => mayHoldPassword(context, argument)) && !optionsReduce(context, finder.call) ? { kind: "whole" } : undefined;
  const reduced = links.filter(({ name }) => reducers.has(name)).map(({ call }) => fieldsChosen(context, call.arguments)).filter((fields) => fields !== "all");
  const [chosen] = reduced;
  if (chosen) return chosen === "some" ? undefined : { kind: "fields", names: chosen };
  const byOptions = optionsReduce(context, finder.call);
  return byOptions === undefined ? { kind: "whole" } : byOptions === "some" ? undefined : { kind: "fields", names: byOptions };
}

/** A chain's calls from its end to its start, and what it starts with. */
function chainOf(call: TSESTree.CallExpression): { links: readonly Link[]; root: Node } {
  const links: Link[] = [];
  let node: Node = call;
  while (node.type === "CallExpression" && links.length < 30) {
    const callee = unwrap(node.callee);
    links.push({ name: calleeName(node) ?? "", call: node });
    if (callee.type !== "MemberExpression") return { links, root: callee };
    node = unwrapAwait(callee.object);
    // prisma.user.findUnique, this.users.findOne
    if (node.type !== "CallExpression") break;
  }
  return { links, root: node };
}

/** `db.query("SELECT * FROM users WHERE …")` */
function isWholeTable({ file }: FactContext, links: readonly Link[], path: readonly string[]): boolean {
  const [link, ...others] = links;
  const [text] = link?.call.arguments ?? [];
  const isRow = path.length > 0 && path.every((key) => key === "rows" || /^\d+$/u.test(key));
  if (!link || others.length > 0 || !text || text.type === "SpreadElement" || !queryMethods.has(link.name)) return false;
  if (!isRow && ["query", "execute"].includes(link.name)) return false;
  const [first] = file.values.textParts(text);
  const table = typeof first === "string" ? wholeTable.exec(first)?.[1] : undefined;
  return table !== undefined && isPersonName(table);
}

/** `User.findOne`, `prisma.user.findUnique`, `db.collection("users").findOne`, `manager.findOne(User, …)` */
function isPersonChain(finder: Link, before: readonly Link[], root: Node): boolean {
  const names = [finder, ...before].flatMap(({ name, call }) => {
    const [argument] = call.arguments;
    const isNaming = named.has(name) || name === "from" || (call === finder.call && argument?.type === "Identifier" && /^\p{Lu}/u.test(argument.name));
    return isNaming && argument ? [textOf(argument)] : [];
  });
  return [...names, memberPath(root).split(".").at(-1) ?? ""].some((name) => isPersonName(name));
}

function textOf(node: Node): string {
  return node.type === "Literal" ? String(node.value) : memberPath(node).split(".").at(-1) ?? "";
}

/** The fields that a call's options name; `some` where they are not shown, undefined where it brings all. */
function optionsReduce(context: FactContext, call: CallNode): readonly string[] | "some" | undefined {
  for (const [position, argument] of call.arguments.entries()) {
    if (isFunction(argument)) continue;
    const [trace] = context.file.tracer.trace(argument);
    const made = trace?.node;
    if (made?.type === "Literal" && (made.value === null || position === 0)) continue;
    // a filter, an ID or a model; the fields come after it
    if (made?.type !== "ObjectExpression") {
      if (position === 0 && calleeName(call) !== "findFirst") continue;
      return "some";
    }
    const view = context.file.objects.of(argument);
    const chosen = view.properties.find(({ name }) => options.has(name));
    if (chosen) return chosen.name === "omit" ? "some" : (fieldsIn(context, chosen.node) ?? "some");
    if (position > 0 && !view.properties.every(({ name }) => neutralOptions.has(name)) && !/Update$/u.test(calleeName(call) ?? "")) return "some";
    if (view.open && position > 0) return "some";
  }
  return undefined;
}

/** The fields that a method of the chain names; `all` where it names none. */
function fieldsChosen(context: FactContext, given: CallNode["arguments"]): readonly string[] | "some" | "all" {
  const [first] = given;
  if (!first) return "all";
  const texts = given.map((argument) => (argument.type === "SpreadElement" ? undefined : context.file.values.textOf(argument)));
  if (texts.every((text) => text !== undefined)) {
    const words = texts.join(" ").split(/[\s,]+/u).filter(Boolean);
    if (words.every((word) => word.startsWith("+") || word === "*" || word.endsWith(".*"))) return "all";
    return words.some((word) => /^[-+]/u.test(word)) ? "some" : words;
  }
  return (first.type === "SpreadElement" ? undefined : fieldsIn(context, first)) ?? "some";
}

/** `{ id: true, role: true }`, `["id", "role"]`; undefined where fields are left out, or not shown. */
function fieldsIn(context: FactContext, node: Node): readonly string[] | undefined {
  const [only, ...others] = context.file.tracer.trace(node);
  if (!only || others.length > 0 || only.path.length > 0) return undefined;
  if (only.node.type === "ArrayExpression") {
    const texts = only.node.elements.map((element) => (element && element.type !== "SpreadElement" ? context.file.values.textOf(element) : undefined));
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }
  if (only.node.type !== "ObjectExpression") return undefined;
  const view = context.file.objects.of(node);
  const isNamed = view.properties.every(({ node: value }) => value.type === "ObjectExpression" || (value.type === "Literal" && (value.value === true || value.value === 1)));
  return isNamed && !view.open ? view.properties.map(({ name }) => name) : undefined;
}

/** What is created from a value that the file does not show has whatever the model has. */
function mayHoldPassword(context: FactContext, argument: Node): boolean {
  return holdsPassword(context, argument) || (argument.type !== "SpreadElement" && context.file.objects.of(argument).properties.length === 0);
}

/** `User.create({ email, password })`, `prisma.user.create({ data: { email, password } })` */
export function holdsPassword(context: FactContext, argument: Node): boolean {
  if (argument.type === "SpreadElement") return false;
  const view = context.file.objects.of(argument);
  return [view, context.file.objects.at(view, "data").view].some(({ properties }) => properties.some(({ name }) => isPasswordName(name)));
}
