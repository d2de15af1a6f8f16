import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isInside, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import type { CookieAttribute, CookieRow } from "../model/cookie-row";
import { quoted, type Fix } from "./lists";
import { addOptionsArgument, setProperty } from "./set-property";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The parts of a cookie write that an edit needs. */
interface CookieTarget {
  readonly rows: readonly CookieRow[];
  readonly node: Node;
  readonly call?: CallNode;
  readonly given?: object;
  readonly options: ObjectView;
  readonly optionsNode: Node | undefined;
  readonly attributesNode?: Node;
  readonly header?: object;
}

interface CookieAttributeChange {
  readonly sourceCode: SourceCode;
  readonly write: CookieTarget;
  readonly attribute: CookieAttribute;
  /** The value as source text. */
  readonly value: string;
  /** The attribute in a `Set-Cookie` text. */
  readonly headerText: string;
  /** The property with the value that it has now. */
  readonly written?: TSESTree.Property | undefined;
}

/**
 * Gives a cookie write an attribute that is known to be absent or to have another value, and no other cookie; undefined
 * where that cannot be done at the call or in options of its own.
 */
export function setCookieAttribute(change: CookieAttributeChange): Fix | undefined {
  const { sourceCode, write, attribute, value } = change;
  if (write.header) return addToText(change);
  const [row] = write.rows;
  // the option may stand in another spelling
  const name = (change.written && staticKey(change.written)) ?? row?.spelling[attribute];
  if (!row || name === undefined) return undefined;
  const holder = change.written?.parent;
  if (holder?.type === "ObjectExpression" && isOwn(sourceCode, holder, write)) return setProperty({ sourceCode, object: holder, name, value });
  const { literal } = write.options;
  if (literal && isOwn(sourceCode, literal, write)) return setProperty({ sourceCode, object: literal, name, value, spreadsKnown: true });
  const attributes = attributesArgument(write, row);
  if (attributes) return spreadInto(sourceCode, attributes, `${name}: ${value}`);
  // through a same-file function the call has no place for options of the setter
  if (!write.call || write.given) return undefined;
  if (row.session) return addSessionCookie(change, write.call, row.session.attributes, `{ ${name}: ${value} }`);
  const { options } = row.arguments;
  if (write.optionsNode || typeof options !== "number") return undefined;
  return addOptionsArgument({ sourceCode, call: write.call, position: options, text: `{ ${name}: ${value} }` });
}

/** Whether an object literal serves this cookie alone: it stands in the call, or in a variable with no other use. */
function isOwn(sourceCode: SourceCode, literal: TSESTree.ObjectExpression, { call, optionsNode }: CookieTarget): boolean {
  const around = call ?? optionsNode;
  if (around && isInside(literal, around)) return true;
  let declarator = literal.parent;
  while (declarator.type === "Property" || declarator.type === "ObjectExpression" || unwrap(declarator) !== declarator) declarator = declarator.parent as typeof declarator;
  if (declarator.type !== "VariableDeclarator" || declarator.parent.parent.type === "ExportNamedDeclaration") return false;
  const [variable] = sourceCode.getDeclaredVariables?.(declarator) ?? [];
  const uses = variable?.references.filter((reference) => reference.isRead()) ?? [];
  return uses.length === 1 && around !== undefined && isInside(uses[0]?.identifier as Node, around);
}

/** The expression in the call that gives the attributes, if they come from elsewhere. */
function attributesArgument({ call, attributesNode, optionsNode }: CookieTarget, { session }: CookieRow): Node | undefined {
  const node = session && session.attributes !== "" ? attributesNode : optionsNode;
  return node && call && isInside(node, call) && node.type !== "ObjectExpression" ? node : undefined;
}

/** `options` becomes `{ ...options, httpOnly: true }`. */
function spreadInto(sourceCode: SourceCode, node: Node, property: string): Fix | undefined {
  if (sourceCode.getCommentsInside(node).length > 0) return undefined;
  const text = sourceCode.getText(node);
  if (text === "undefined" || text === "null") return (fixer) => fixer.replaceText(node, `{ ${property} }`);
  const isSimple = node.type === "Identifier" || node.type === "MemberExpression" || node.type === "CallExpression";
  const copy = `{ ...${isSimple ? text : `(${text})`}, ${property} }`;
  // session({ cookie })
  if (node.parent?.type === "Property" && node.parent.shorthand) return (fixer) => fixer.insertTextAfter(node, `: ${copy}`);
  return (fixer) => fixer.replaceText(node, copy);
}

/** A session library's options without the object that holds the cookie's attributes. */
function addSessionCookie({ sourceCode, write }: CookieAttributeChange, call: CallNode, path: string, text: string): Fix | undefined {
  if (path === "" || path.includes(".")) return undefined;
  const object = write.optionsNode;
  const position = write.rows[0]?.arguments.options;
  if (!object && typeof position === "number") return addOptionsArgument({ sourceCode, call, position, text: `{ ${path}: ${text} }` });
  if (object?.type !== "ObjectExpression") return undefined;
  if (object.properties.some((property) => property.type !== "Property" || staticKey(property) === path)) return undefined;
  return setProperty({ sourceCode, object, name: path, value: text });
}

/** Appends to the text: inside its quotes, or as a text of its own after `"sid=" + id`. */
function addToText({ sourceCode, write: { node }, headerText }: CookieAttributeChange): Fix | undefined {
  const end = textEnd(node);
  if (end) return (fixer) => fixer.insertTextBeforeRange([end.position, end.position], end.separator + headerText);
  return node.type === "BinaryExpression" ? (fixer) => fixer.insertTextAfter(node, ` + ${quoted(sourceCode, `; ${headerText}`)}`) : undefined;
}

/** Where the text ends inside its quotes, and what an attribute needs before it there. */
function textEnd(node: Node): { position: number; separator: string } | undefined {
  if (node.type === "BinaryExpression") return textEnd(node.right);
  const isText = (node.type === "Literal" && typeof node.value === "string") || node.type === "TemplateLiteral";
  if (!isText) return undefined;
  const last = node.type === "TemplateLiteral" ? (node.quasis.at(-1)?.value.raw ?? "") : String(node.value);
  const separator = /;\s+$/u.test(last) ? "" : last.endsWith(";") ? " " : "; ";
  return { position: node.range[1] - 1, separator };
}
