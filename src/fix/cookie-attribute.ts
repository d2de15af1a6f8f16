import type { TSESLint } from "@typescript-eslint/utils";
import type { CallNode, Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import type { CookieAttribute, CookieRow } from "../model/cookie-row";
import type { Fix } from "./lists";
import { addOptionsArgument, setProperty } from "./set-property";

/** The parts of a cookie write that an edit needs. */
interface CookieTarget {
  readonly rows: readonly CookieRow[];
  readonly node: Node;
  readonly call?: CallNode;
  readonly options: ObjectView;
  readonly optionsNode: Node | undefined;
  readonly header?: object;
}

interface CookieAttributeChange {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly write: CookieTarget;
  readonly attribute: CookieAttribute;
  /** The value as source text. */
  readonly value: string;
  /** The attribute in a `Set-Cookie` text. */
  readonly headerText: string;
}

/** Adds an attribute that a cookie write lacks, where its options are in reach; undefined where they are not. */
export function addCookieAttribute(change: CookieAttributeChange): Fix | undefined {
  const { sourceCode, write, attribute, value } = change;
  if (write.header) return addToText(change);
  const [row] = write.rows;
  const name = row?.spelling[attribute];
  if (!row || name === undefined || !write.call) return undefined;
  const { literal } = write.options;
  if (literal) return setProperty({ sourceCode, object: literal, name, value });
  if (row.session) return addSessionCookie(change, `{ ${name}: ${value} }`);
  const { options } = row.arguments;
  if (write.optionsNode || typeof options !== "number") return undefined;
  return addOptionsArgument({ sourceCode, call: write.call, position: options, text: `{ ${name}: ${value} }` });
}

/** A session library's options without the object that holds the cookie's attributes. */
function addSessionCookie({ sourceCode, write }: CookieAttributeChange, text: string): Fix | undefined {
  const path = write.rows[0]?.session?.attributes ?? "";
  const object = write.optionsNode;
  if (object?.type !== "ObjectExpression" || path === "" || path.includes(".")) return undefined;
  if (object.properties.some((property) => property.type !== "Property" || (property.key.type === "Identifier" && property.key.name === path))) return undefined;
  return setProperty({ sourceCode, object, name: path, value: text });
}

/** Appends to the last known part of the text. */
function addToText({ write, headerText }: CookieAttributeChange): Fix | undefined {
  const end = textEnd(write.node);
  return end && ((fixer) => fixer.insertTextBeforeRange([end.position, end.position], `${end.needsSemicolon ? "; " : " "}${headerText}`));
}

/** Where the text ends inside its quotes. */
function textEnd(node: Node): { position: number; needsSemicolon: boolean } | undefined {
  if (node.type === "BinaryExpression") return textEnd(node.right);
  const isText = (node.type === "Literal" && typeof node.value === "string") || node.type === "TemplateLiteral";
  if (!isText) return undefined;
  const last = node.type === "TemplateLiteral" ? (node.quasis.at(-1)?.value.raw ?? "") : String(node.value);
  return { position: node.range[1] - 1, needsSemicolon: !/;\s*$/u.test(last) };
}
