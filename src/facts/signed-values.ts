import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, outer, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { readingWords } from "../model/credential-sources";
import type { FactContext } from "./session-facts";
import { namesOneTime, surroundingNames } from "./surrounding-names";

/** A signature in one place, and the code of what it signs there. */
interface Use {
  readonly signature: Node;
  readonly message: string;
}

/** Whether a value goes round with its own HMAC, as `value.signature`, under a session's or token's name: a token made by hand. */
export function isSignedToken(context: FactContext, call: CallNode, message: Node): boolean {
  return usesOf(context, call, message).some((use) => {
    const joined = joinedWith(context, use);
    return joined !== undefined && isNamedForSession(context, joined);
  });
}

function usesOf(context: FactContext, call: CallNode, message: Node): readonly Use[] {
  const signature = chainEnd(call);
  const text = textOf(context, message);
  const holder = outer(signature);
  if (holder?.type === "VariableDeclarator" && holder.id.type === "Identifier") return referencesOf(context, holder.id).map((reference) => ({ signature: reference, message: text }));
  const fn = enclosingFunction(signature);
  const isResult = fn && (holder?.type === "ReturnStatement" || holder === fn);
  const parameter = isResult && message.type === "Identifier" ? fn.params.findIndex((param) => param.type === "Identifier" && param.name === message.name) : -1;
  if (!fn || parameter < 0) return [{ signature, message: text }];
  // const sign = (value) => createHmac(…).update(value).digest("hex")
  return context.file.tracer.callsOf(fn).flatMap((use) => {
    const argument = use.arguments[parameter];
    const variable = outer(use);
    if (!argument) return [];
    const signed = textOf(context, argument);
    const places = variable?.type === "VariableDeclarator" && variable.id.type === "Identifier" ? referencesOf(context, variable.id) : [use];
    return places.map((place) => ({ signature: place, message: signed }));
  });
}

/** `createHmac(…).update(…).digest("hex").slice(0, 20)`: the last call of a chain. */
function chainEnd(call: Node): Node {
  const member = outer(call);
  const next = member?.type === "MemberExpression" && unwrap(member.object) === call ? member.parent : undefined;
  return next?.type === "CallExpression" && unwrap(next.callee) === member ? chainEnd(next) : call;
}

function referencesOf(context: FactContext, name: TSESTree.Identifier): readonly Node[] {
  return (context.file.tracer.bindings.declaredBy(name)?.references ?? []).flatMap((reference) => (reference.isRead() ? [reference.identifier as Node] : []));
}

/** `${value}.${signature}`, `value + "." + signature`, `[value, signature].join(".")` */
function joinedWith(context: FactContext, { signature, message }: Use): Node | undefined {
  let whole = outer(signature);
  if (whole?.type === "ArrayExpression") {
    const join = outer(whole)?.parent;
    return join?.type === "CallExpression" && calleeName(join) === "join" && whole.elements.some((element) => element && textOf(context, element) === message) ? join : undefined;
  }
  if (whole?.type !== "TemplateLiteral" && whole?.type !== "BinaryExpression") return undefined;
  for (let around = outer(whole); around?.type === "BinaryExpression"; around = outer(around)) whole = around;
  const pieces = piecesOf(context, whole);
  return pieces.length === 3 && pieces.includes(message) && /^["'`]?[.:|~][^\w\s]{0,2}["'`]?$/u.test(pieces[1] ?? "") ? whole : undefined;
}

/** The code of each part of a text that is put together. */
function piecesOf(context: FactContext, node: Node): readonly string[] {
  if (node.type === "BinaryExpression") return [...piecesOf(context, node.left), ...piecesOf(context, node.right)];
  if (node.type !== "TemplateLiteral") return [textOf(context, node)];
  return node.quasis.flatMap(({ value: { raw } }, position) => {
    const part = node.expressions[position];
    return [...(raw === "" ? [] : [raw]), ...(part ? [textOf(context, part)] : [])];
  });
}

/** Whether what holds, gives or takes it is called for a session or a token that logs in. */
function isNamedForSession(context: FactContext, node: Node): boolean {
  const names = [...surroundingNames(context, node)];
  return !names.some((name) => namesOneTime(name)) && names.some((name) => context.credentials.judgeName(withoutVerb(name), "cookie").verdict === "credential");
}

/** `createSessionToken` gives a `SessionToken`; `"session"` is a text. */
function withoutVerb(name: string): string {
  const word = readingWords.find((start) => name.toLowerCase().startsWith(start) && name.length > start.length);
  return (word ? name.slice(word.length) : name).replaceAll(/["'`]/gu, "");
}

function textOf({ file }: FactContext, node: Node): string {
  return file.sourceCode.getText(unwrap(node) as never);
}
