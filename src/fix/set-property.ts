import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { staticKey } from "../analysis/nodes";
import { appendItem, indentationAt, newlineAt, quoted, startsItsLine, type Fix } from "./lists";

type SourceCode = Readonly<TSESLint.SourceCode>;

interface PropertyChange {
  readonly sourceCode: SourceCode;
  readonly object: TSESTree.ObjectExpression;
  readonly name: string;
  /** The source text of the value. */
  readonly value: string;
  /** The caller knows that no spread in the object holds the property, so that adding it overrides nothing. */
  readonly spreadsKnown?: boolean;
}

/**
 * Gives a property of an object literal a value: replaces the one it has or appends it in the literal's style.
 * Undefined where a comment would be lost or a spread may hold the property.
 */
export function setProperty({ sourceCode, object, name, value, spreadsKnown = false }: PropertyChange): Fix | undefined {
  const position = object.properties.findLastIndex((property) => property.type === "Property" && staticKey(property) === name);
  const property = object.properties[position];
  if (property?.type === "Property") {
    // what follows may replace the value again
    if (object.properties.slice(position + 1).some((later) => mayHold(later, name))) return undefined;
    return replaceValue(sourceCode, property, value);
  }
  if (!spreadsKnown && object.properties.some((other) => mayHold(other, name))) return undefined;
  const closing = sourceCode.getLastToken(object);
  if (!closing) return undefined;
  const lastProperty = object.properties.at(-1);
  return appendItem({
    sourceCode,
    last: lastProperty && (sourceCode.getLastToken(lastProperty) ?? undefined),
    start: lastProperty && (sourceCode.getFirstToken(lastProperty) ?? undefined),
    closing,
    text: `${keyText(sourceCode, object, name)}: ${value}`,
    padding: " ",
  });
}

interface PropertiesChange {
  readonly sourceCode: SourceCode;
  readonly object: TSESTree.ObjectExpression;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

/** Appends properties that an object literal does not have, in its style; undefined where a spread may hold one. */
export function addProperties({ sourceCode, object, properties }: PropertiesChange): Fix | undefined {
  if (object.properties.some((other) => properties.some(({ name }) => mayHold(other, name)))) return undefined;
  const closing = sourceCode.getLastToken(object);
  const lastProperty = object.properties.at(-1);
  const start = lastProperty && (sourceCode.getFirstToken(lastProperty) ?? undefined);
  if (!closing) return undefined;
  const separator = start && startsItsLine(sourceCode, start) ? `,${newlineAt(sourceCode)}${indentationAt(sourceCode, start.loc.start.line)}` : ", ";
  const text = properties.map(({ name, value }) => `${keyText(sourceCode, object, name)}: ${value}`).join(separator);
  return appendItem({ sourceCode, last: lastProperty && (sourceCode.getLastToken(lastProperty) ?? undefined), start, closing, text, padding: " " });
}

interface ArgumentChange {
  readonly sourceCode: SourceCode;
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** Where the new argument is to stand, counted from 0. */
  readonly position: number;
  readonly text: string;
}

/** Appends an argument to a call that has exactly the arguments before it. */
export function addOptionsArgument({ sourceCode, call, position, text }: ArgumentChange): Fix | undefined {
  if (call.arguments.length !== position || call.arguments.some(({ type }) => type === "SpreadElement")) return undefined;
  const closing = sourceCode.getLastToken(call);
  // `new Agent` has no brackets to put an argument in
  if (closing?.value !== ")") return undefined;
  const lastArgument = call.arguments.at(-1);
  const beforeClosing = sourceCode.getTokenBefore(closing);
  const last = beforeClosing?.value === "," ? sourceCode.getTokenBefore(beforeClosing) : beforeClosing;
  return appendItem({
    sourceCode,
    last: lastArgument && (last ?? undefined),
    start: lastArgument && (sourceCode.getFirstToken(lastArgument) ?? undefined),
    closing,
    text,
    padding: "",
  });
}

/** Puts an argument before the one that stands at its position: options before a callback. */
export function insertArgument({ sourceCode, call, position, text }: ArgumentChange): Fix | undefined {
  const next = call.arguments[position];
  if (!next || call.arguments.slice(0, position + 1).some(({ type }) => type === "SpreadElement")) return undefined;
  // f((a)): the bracket belongs to the argument
  if (sourceCode.getTokenBefore(next)?.value === "(" && position > 0) return undefined;
  return (fixer) => fixer.insertTextBefore(next, `${text}, `);
}

/** Gives a property another name and keeps its value. */
export function renameKey({ sourceCode, property, name }: { sourceCode: SourceCode; property: TSESTree.Property; name: string }): Fix | undefined {
  const object = property.parent;
  if (property.method || property.kind !== "init" || object.type !== "ObjectExpression") return undefined;
  // two of one name: the later would win, whichever was meant
  if (object.properties.some((other) => other !== property && other.type === "Property" && staticKey(other) === name)) return undefined;
  const { key } = property;
  if (property.shorthand) return (fixer) => fixer.insertTextBefore(property, `${name}: `);
  if (key.type === "Identifier" && !property.computed) return (fixer) => fixer.replaceText(key, name);
  if (key.type !== "Literal" || typeof key.value !== "string") return undefined;
  const quote = sourceCode.getText(key).charAt(0);
  return (fixer) => fixer.replaceText(key, quote + name + quote);
}

/** Writes a property anew, name and value; comments inside it would be lost. */
export function replaceProperty({ sourceCode, property, name, value }: { sourceCode: SourceCode; property: TSESTree.Property; name: string; value: string }): Fix | undefined {
  const object = property.parent;
  if (object.type !== "ObjectExpression" || object.properties.some((other) => other !== property && mayHold(other, name))) return undefined;
  return replaceExpression(sourceCode, property, `${keyText(sourceCode, object, name)}: ${value}`);
}

/** Takes a property out of its object, with its comma; undefined where a comment speaks of it. */
export function removeProperty({ sourceCode, property }: { sourceCode: SourceCode; property: TSESTree.Property }): Fix | undefined {
  const before = sourceCode.getTokenBefore(property);
  const next = sourceCode.getTokenAfter(property);
  if (!before || !next) return undefined;
  const comma = next.value === "," ? next : undefined;
  const after = comma ? sourceCode.getTokenAfter(comma) : next;
  if (!after) return undefined;
  const comments = sourceCode.getCommentsBefore(property);
  // behind the property before, on its line, a comment is that one's
  const isOthers = ({ loc }: TSESTree.Comment) => before.value === "," && loc.start.line === before.loc.end.line && loc.end.line < property.loc.start.line;
  const first = sourceCode.getFirstToken(property);
  if (!first || !comments.every(isOthers) || sourceCode.commentsExistBetween(first, after)) return undefined;
  const end = comma ?? property;
  const lastComment = comments.at(-1);
  if (lastComment) return (fixer) => fixer.removeRange([lastComment.range[1], end.range[1]]);
  const isFirst = before.value === "{";
  const isLast = after.value === "}";
  if (isFirst && isLast) return (fixer) => fixer.removeRange([before.range[1], after.range[0]]);
  if (isLast && !comma) return (fixer) => fixer.removeRange([before.range[0], property.range[1]]);
  if (comma && isLast) return (fixer) => fixer.removeRange([before.range[1], comma.range[1]]);
  return (fixer) => fixer.removeRange([property.range[0], after.range[0]]);
}

/** Replaces the value of a property that has one of its own; comments inside the old value would be lost. */
export function replaceValue(sourceCode: SourceCode, property: TSESTree.Property, value: string): Fix | undefined {
  if (property.method || property.kind !== "init") return undefined;
  if (property.shorthand) return (fixer) => fixer.insertTextAfter(property.key, `: ${value}`);
  return replaceExpression(sourceCode, property.value, value);
}

/** Replaces an expression as a whole; undefined where it holds a comment. */
export function replaceExpression(sourceCode: SourceCode, node: TSESTree.Node, text: string): Fix | undefined {
  if (sourceCode.getCommentsInside(node).length > 0) return undefined;
  return (fixer) => fixer.replaceText(node, text);
}

/** Whether a part of an object literal may hold a property that it does not show. */
function mayHold(part: TSESTree.ObjectLiteralElement, name: string): boolean {
  if (part.type === "SpreadElement") return true;
  const key = staticKey(part);
  return key === undefined || key === name;
}

/** The key as the object's other keys are written: `"secure"` among quoted ones. */
function keyText(sourceCode: SourceCode, object: TSESTree.ObjectExpression, name: string): string {
  const keys = object.properties.flatMap((property) => (property.type === "Property" ? [property.key] : []));
  const isPlain = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
  const quotedKey = keys.find((key) => key.type === "Literal");
  if (isPlain && !(quotedKey && keys.every((key) => key.type === "Literal"))) return name;
  const quote = quotedKey ? sourceCode.getText(quotedKey).charAt(0) : "";
  return quote === "'" || quote === '"' ? quote + name + quote : quoted(sourceCode, name);
}
