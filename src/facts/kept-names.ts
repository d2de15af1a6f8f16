import { calleeName, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { hole } from "../analysis/value";
import type { FactContext } from "./session-facts";

/** The names of what an expression holds: texts, variables, members, keys of objects; calls hide what they give. */
export function namesIn(context: FactContext, start: Node): readonly string[] {
  const node = unwrapAwait(start);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "Identifier": {
      const text = context.file.values.textOf(node);
      const made = text === undefined ? madeText(context, node) : undefined;
      return text === undefined ? [...(made ? namesIn(context, made) : []), node.name] : [text, node.name];
    }
    case "MemberExpression":
      return [...namesIn(context, node.object), staticKey(node) ?? "", ...context.file.values.textParts(node).filter((part) => part !== hole)];
    case "TemplateLiteral":
      // `session:${id}`: the prefix says what it is, and the rest which
      return [...node.quasis.map(({ value }) => value.cooked ?? "").filter((text) => /\p{L}/u.test(text)), ...node.expressions.flatMap((part) => namesIn(context, part))];
    case "BinaryExpression":
      return [node.left, node.right].flatMap((part) => namesIn(context, part));
    case "SpreadElement":
      return namesIn(context, node.argument);
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? namesIn(context, element) : []));
    case "ObjectExpression":
      return node.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : []));
    case "CallExpression": {
      const [argument] = node.arguments;
      return argument && ["stringify", "String", "toString"].includes(calleeName(node) ?? "") ? namesIn(context, argument) : [];
    }
    default:
      return [];
  }
}

/** The text that a constant is put together as: `const key = `session:${id}``, `const value = JSON.stringify(session)`. */
export function madeText({ file }: FactContext, name: Node): Node | undefined {
  const made = file.tracer.only(name);
  if (!made || made === name) return undefined;
  const isText = made.type === "TemplateLiteral" || made.type === "BinaryExpression" || (made.type === "CallExpression" && calleeName(made) === "stringify");
  return isText ? made : undefined;
}

/** What others call by a plain text or number: an ID, a name, a token. */
const plainName = /(?:^|_|[a-z])(?:id|ids|name|email|mail|token|tokens|jwt|uid|sid|user_?name|key|login|role)$|^(?:id|email|token|uid|sid|username)$/iu;

/**
 * The fields of a value that is kept, those of objects in it too; empty for a text or a number; undefined where the
 * file does not show all of it.
 */
export function fieldsOf(context: FactContext, start: Node, depth = 0): readonly string[] | undefined {
  const node = unwrapAwait(start);
  if (depth > 3) return undefined;
  switch (node.type) {
    case "Literal":
    case "TemplateLiteral":
    case "BinaryExpression":
      return [];
    case "ArrayExpression": {
      const parts = node.elements.map((element) => (element ? fieldsOf(context, element.type === "SpreadElement" ? element.argument : element, depth + 1) : []));
      return parts.includes(undefined) ? undefined : (parts as readonly (readonly string[])[]).flat();
    }
    case "CallExpression": {
      const [argument] = node.arguments;
      return argument && calleeName(node) === "stringify" ? fieldsOf(context, argument, depth + 1) : ["String", "toString"].includes(calleeName(node) ?? "") ? [] : undefined;
    }
    case "MemberExpression":
      return plainName.test(staticKey(node) ?? "") ? [] : undefined;
    default: {
      const made = node.type === "Identifier" ? madeText(context, node) : undefined;
      if (made) return fieldsOf(context, made, depth + 1);
      const view = context.file.objects.of(node);
      // what is empty at first is filled later
      if (view.open || view.properties.length === 0) return node.type === "Identifier" && plainName.test(node.name) ? [] : undefined;
      return view.properties.flatMap(({ name, node: value }) => [name, ...(value.type === "ObjectExpression" ? (fieldsOf(context, value, depth + 1) ?? []) : [])]);
    }
  }
}
