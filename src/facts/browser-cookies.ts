import type { TSESTree } from "@typescript-eslint/utils";
import { parseSetCookie } from "../analysis/cookie-string";
import { calleeName, staticKey, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { hole, type TextPart } from "../analysis/value";
import { transparentFunctions, transparentMethods } from "../model/credential-sources";
import { cookieRows } from "../model/cookies/index";
import { scriptCookies } from "../model/storage/script-cookies";
import { CallFinder } from "./call-matching";
import { isPastValue } from "./cookie-attributes";
import type { CookieWrite } from "./cookie-writes";
import { isDeletedCookie } from "./session-cookie";
import type { FactContext } from "./session-facts";
import type { StoragePlaces } from "./storage-places";
import { storageWritesOf, type StorageEntry } from "./storage-wrappers";
import type { StorageWrite } from "./storage-writes";
import { textPieces, type Piece } from "./text-pieces";
import { writtenName } from "./written-name";

const [documentCookie] = scriptCookies;
const serializers = new CallFinder(cookieRows.filter(({ text }) => text), ({ calls }) => calls);

/** Cookies that the file writes as texts, and `cookies` that isomorphic libraries write in the browser. */
export function* collectBrowserCookies(context: FactContext, places: StoragePlaces, cookies: readonly CookieWrite[]): Generator<StorageWrite> {
  for (const assignment of context.file.tracer.index.assignments) {
    const left = unwrap(assignment.left);
    if (left.type !== "MemberExpression" || staticKey(left) !== "cookie" || !places.of(left).includes("cookie")) continue;
    for (const cookie of cookiesOf(context, assignment.right)) yield* storageWritesOf(context, { row: documentCookie.id, how: "property", ...cookie, node: assignment });
  }
  for (const write of cookies) {
    const { browser, call, nameNode, rows: [row], value } = write;
    if (!browser || !call || !row || !nameNode || isDeletedCookie(context, write)) continue;
    yield* storageWritesOf(context, { row: row.id, how: "call", ...base, name: nameNode, node: call, ...(value && { value }) });
  }
}

const base = { storages: ["cookie"], byDefault: false } as const;
type Attributes = ReturnType<typeof parseSetCookie>["attributes"];
type CookieText = Pick<StorageEntry, "storages" | "byDefault" | "name" | "nameText" | "value" | "httpOnly">;

/** The cookies that a text may be, without those that it deletes. */
function* cookiesOf(context: FactContext, text: Node): Generator<CookieText> {
  for (const { node, path, given } of context.file.tracer.trace(text)) {
    if (path.length > 0) continue;
    const cookie = node.type === "CallExpression" ? ofSerializer(context, node) : undefined;
    if (cookie !== null) {
      const found = cookie ?? ofPieces(context, textPieces(context, node, given));
      if (found) yield found;
    }
  }
}

/** `serialize("token", token, { maxAge })`; null where that deletes it. */
function ofSerializer(context: FactContext, call: TSESTree.CallExpression): CookieText | null | undefined {
  const [row] = serializers.entriesOf(context, call.callee);
  if (!row) return undefined;
  const { name: namePosition = 0, value: valuePosition = 1, options = 2 } = row.arguments;
  const [name, value] = [call.arguments[namePosition], call.arguments[valuePosition]];
  const attributes = context.file.objects.of(typeof options === "number" ? call.arguments[options] : undefined);
  const isPast = ["maxAge", "expires"].some((end) => attributes.get(end).every((slot) => slot.state === "value" && context.file.values.of(slot.node).every(isPastValue)));
  if (isPast || !name || !value || name.type === "SpreadElement" || value.type === "SpreadElement") return null;
  return { ...base, name, value };
}

/** The name before the first `=`, the value after it; undefined where the value is written out, or the text deletes. */
function ofPieces(context: FactContext, text: readonly Piece[]): CookieText | undefined {
  const at = text.findIndex((piece) => typeof piece === "string" && piece.includes("="));
  const middle = text[at];
  if (typeof middle !== "string") return undefined;
  const equals = middle.indexOf("=");
  const after = [middle.slice(equals + 1), ...text.slice(at + 1)];
  const value = after.find((piece) => typeof piece !== "string" || piece.includes(";"));
  if (value === undefined || typeof value === "string") return undefined;
  const attributes = attributesOf(context, text);
  if (hasPassed(attributes)) return undefined;
  return { ...base, ...nameOf(context, [...text.slice(0, at), middle.slice(0, equals)]), value, ...(attributes.has("httponly") && { httpOnly: true }) };
}

/** Whether a cookie that is written as a text is gone at once: its end has passed. */
export function isPastCookie(context: FactContext, text: Node, given?: Arguments): boolean {
  return hasPassed(attributesOf(context, textPieces(context, text, given)));
}

function attributesOf(context: FactContext, text: readonly Piece[]): Attributes {
  return parseSetCookie(text.map((piece) => (typeof piece === "string" ? piece : knownEnd(context, piece)))).attributes;
}

function hasPassed(attributes: Attributes): boolean {
  return [attributes.get("max-age"), attributes.get("expires")].some((end) => typeof end === "string" && isPastValue({ kind: "literal", value: end }));
}

/** An end that has passed, as a text. */
function knownEnd(context: FactContext, node: Node): TextPart {
  const values = context.file.values.of(node);
  return values.every((value) => value.kind !== "literal" && isPastValue(value)) ? "0" : hole;
}

function nameOf(context: FactContext, parts: readonly Piece[]): Pick<StorageEntry, "name" | "nameText"> {
  const named = parts.filter((part) => typeof part !== "string" || part.trim() !== "");
  const [only, ...others] = named;
  if (only !== undefined && typeof only !== "string" && others.length === 0) return { name: encoded(only) };
  const texts = named.flatMap((part) => (typeof part === "string" ? [part] : writtenName(context.file, encoded(part))));
  return { nameText: texts.map((part) => (part === hole ? "…" : part)).join("").trim() };
}

/** `encodeURIComponent(name)`, `name.trim()` */
function encoded(node: Node): Node {
  const inner = unwrapAwait(node);
  if (inner.type !== "CallExpression") return inner;
  const name = calleeName(inner) ?? "";
  const [argument] = inner.arguments;
  if (argument && argument.type !== "SpreadElement" && transparentFunctions.has(name)) return encoded(argument);
  return inner.callee.type === "MemberExpression" && transparentMethods.has(name) ? encoded(inner.callee.object) : inner;
}
