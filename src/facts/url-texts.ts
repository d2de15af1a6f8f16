import { calleeName, memberPath, outer, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";
import type { Piece } from "./text-pieces";

/** Stands for an expression in the text before another one. */
const gap = "\0";
/** The name and the `=` right before a value, with what separates it from the rest. */
const parameterBefore = /(^|[?&#])([\w.$~-]+)(?:\[\])?=(?:Bearer(?:%20|[ +]))?["']?$/u;

/** A parameter that stands in a text with an expression for its value. */
export interface TextParameter {
  readonly name: string;
  readonly value: Node;
  /** Whether the text shows that it is a URL; else it may be a body as well. */
  readonly isUrl: boolean;
}

/** Whether a node makes a text of parts, and is no part of such a one itself. */
export function isWholeText(node: Node): boolean {
  if (!makesText(node)) return false;
  const parent = outer(node);
  const holder = parent?.type === "MemberExpression" && parent.object === node ? outer(parent) : parent;
  return !holder || !makesText(holder);
}

function makesText(node: Node): boolean {
  if (node.type === "TemplateLiteral") return node.parent.type !== "TaggedTemplateExpression" && node.expressions.length > 0;
  return (node.type === "BinaryExpression" && node.operator === "+") || isConcat(node);
}

/** `"?token=".concat(token)`, as compilers write templates. */
function isConcat(node: Node): node is Extract<Node, { type: "CallExpression" }> {
  return node.type === "CallExpression" && node.callee.type === "MemberExpression" && staticKey(node.callee) === "concat" && isTextLike(node.callee.object);
}

function isTextLike(node: Node): boolean {
  return node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string") || isConcat(node);
}

/** The parameters in a text, all that the source shows of the text, and what else stands before the first of them. */
export function parametersOfText(context: FactContext, node: Node): { readonly parameters: readonly TextParameter[]; readonly text: string; readonly holes: readonly Node[] } {
  const parameters: TextParameter[] = [];
  const holes: Node[] = [];
  let text = "";
  for (const piece of piecesOf(context, node)) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    const [, separator, name] = parameterBefore.exec(text) ?? [];
    if (name !== undefined) parameters.push({ name, value: piece, isUrl: separator === "?" || separator === "#" || (separator === "&" && (/[?#]/u.test(text) || /^[&\0]/u.test(text))) });
    else if (parameters.length === 0) holes.push(piece);
    text += gap;
  }
  return { parameters, text: text.replaceAll(gap, " "), holes };
}

/** What stands in a text right before one of its parts. */
export function textBefore(context: FactContext, whole: Node, part: Node): string {
  let text = "";
  for (const piece of piecesOf(context, whole)) {
    if (typeof piece !== "string" && unwrapAwait(piece) === part) return text;
    text += typeof piece === "string" ? piece : gap;
  }
  return text;
}

function piecesOf(context: FactContext, start: Node): readonly Piece[] {
  const node = unwrapAwait(start);
  if (node.type === "Literal") return [String(node.value)];
  if (node.type === "TemplateLiteral") {
    return node.quasis.flatMap((quasi, position): readonly Piece[] => {
      const expression = node.expressions[position];
      return [quasi.value.cooked ?? "", ...(expression ? piecesOf(context, expression) : [])];
    });
  }
  if (node.type === "BinaryExpression" && node.operator === "+") return [...piecesOf(context, node.left), ...piecesOf(context, node.right)];
  if (isConcat(node)) return [...piecesOf(context, (node.callee as Extract<Node, { type: "MemberExpression" }>).object), ...node.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [argument] : piecesOf(context, argument)))];
  // "?" or "&", whichever it needs; what starts as "" is filled in later
  const [first, ...others] = context.file.values.of(node);
  const isKnown = first?.kind === "literal" && typeof first.value === "string" && (first.value !== "" || others.length > 0) && others.every(({ kind }) => kind === "literal");
  return isKnown ? [String(first.value)] : [node];
}

const queryProperties = new Set(["search", "params", "query", "searchParams", "hash", "qs", "fromString"]);
const maxDepth = 5;

/** Whether a text or object of parameters becomes the query of a URL, as far as the file shows it. */
export function goesIntoUrl(context: FactContext, start: Node, depth = 0): boolean {
  const user = outer(start);
  if (!user || depth > maxDepth) return false;
  const next = (node: Node) => goesIntoUrl(context, node, depth + 1);
  switch (user.type) {
    case "TemplateLiteral":
    case "BinaryExpression":
      return /[?#&]$/u.test(textBefore(context, wholeOf(user), unwrapAwait(start)));
    case "MemberExpression": {
      const call = outer(user);
      if (call?.type !== "CallExpression" || unwrap(call.callee) !== user) return false;
      return ["toString", "append", "set", "replace", "concat"].includes(staticKey(user) ?? "") && next(call);
    }
    case "Property":
      return user.parent.type === "ObjectExpression" && queryProperties.has(staticKey(user) ?? "");
    case "AssignmentExpression": {
      const left = unwrap(user.left);
      if (left.type === "MemberExpression") return ["search", "hash"].includes(staticKey(left) ?? "") || isSocketQuery(left);
      return left.type === "Identifier" && usesOf(context, left).some(next);
    }
    case "VariableDeclarator":
      return user.id.type === "Identifier" && usesOf(context, user.id).some(next);
    case "ConditionalExpression":
    case "LogicalExpression":
    case "SequenceExpression":
      return next(user);
    case "CallExpression":
      // request.query("token=" + token)
      return isTextOf(user) ? next(user) : /^set(?:Search)?Params$|^setQuery$/u.test(calleeName(user) ?? "") || (unwrap(user.callee).type === "MemberExpression" && calleeName(user) === "query");
    case "ArrayExpression": {
      const member = outer(user);
      if (member?.type !== "MemberExpression" || staticKey(member) !== "join") return false;
      // ["token=" + token, "page=1"].join("&")
      const joined = outer(member);
      const isList = joined?.type === "CallExpression" && joined.arguments[0]?.type === "Literal" && joined.arguments[0].value === "&";
      return isList ? next(joined) : user.elements.indexOf(start as never) > 0;
    }
    default:
      return false;
  }
}

/** What the source shows of the URL that parameters become the query of: its text, and the names of what else it is made of. */
export function urlAround(context: FactContext, start: Node, depth = 0): string {
  const user = outer(start);
  if (!user || depth > maxDepth) return "";
  if (user.type === "TemplateLiteral" || user.type === "BinaryExpression") {
    const { text, holes } = parametersOfText(context, wholeOf(user));
    return [text.replace(/[?#].*/su, ""), ...holes.slice(0, 1).map((hole) => memberPath(hole))].join(" ");
  }
  if (user.type === "MemberExpression" || user.type === "CallExpression") return urlAround(context, user, depth + 1);
  if (user.type !== "VariableDeclarator" || user.id.type !== "Identifier") return "";
  return usesOf(context, user.id).map((use) => urlAround(context, use, depth + 1)).find((text) => text !== "") ?? "";
}

/** `socket.io.opts.query`, of which a connection that is made later takes its query. */
export function isSocketQuery(left: Node): boolean {
  return /(?:^|\.)opts\.query$/u.test(memberPath(left));
}

/** `String(params)`, `decodeURIComponent(params.toString())` */
function isTextOf(call: CallNode): boolean {
  return /^(?:String|decodeURIComponent|encodeURI)$/u.test(calleeName(call) ?? "");
}

function wholeOf(node: Node): Node {
  let whole = node;
  for (let parent = outer(whole); parent && makesText(parent); parent = outer(whole)) whole = parent;
  return whole;
}

function usesOf({ file }: FactContext, identifier: Node): readonly Node[] {
  const variable = file.tracer.bindings.declaredBy(identifier) ?? file.tracer.bindings.variableOf(identifier);
  return (variable?.references ?? []).filter((reference) => reference.isRead()).map((reference) => reference.identifier as Node);
}
