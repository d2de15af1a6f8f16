import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

type SourceCode = Readonly<TSESLint.SourceCode>;
/** Makes the edits of one fix. */
export type Fix = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix | TSESLint.RuleFix[];

/** A list in brackets that is to get one item more at its end: an object's properties, a call's arguments. */
interface OpenList {
  readonly sourceCode: SourceCode;
  /** The last token of the last item; undefined in an empty list. */
  readonly last: TSESTree.Token | undefined;
  /** Where the last item starts, for its indentation. */
  readonly start: TSESTree.Token | undefined;
  readonly closing: TSESTree.Token;
  readonly text: string;
  /** What stands inside the brackets of an empty list: a blank in `{ a: 1 }`, nothing in `f(a)`. */
  readonly padding: string;
}

/** Appends an item in the list's own style: one line or many, trailing comma, comments kept where they are. */
export function appendItem({ sourceCode, last, start, closing, text, padding }: OpenList): Fix | undefined {
  if (!last || !start) return fillEmpty(sourceCode, closing, text, padding);
  const next = sourceCode.getTokenAfter(last);
  const comma = next?.value === "," && next.range[0] < closing.range[0] ? next : undefined;
  const end = comma ?? last;
  const comment = sourceCode.getCommentsAfter(end).filter(({ loc }) => loc.start.line === end.loc.end.line).at(-1);
  const isOwnLine = startsItsLine(sourceCode, start);
  if (!isOwnLine) {
    // a line comment would swallow whatever is put behind it
    if (comment?.type === "Line") return undefined;
    const at = (comment ?? end).range[1];
    return (fixer) => fixer.insertTextAfterRange([at, at], comma ? ` ${text},` : `, ${text}`);
  }
  const separator = newlineAt(sourceCode) + indentationAt(sourceCode, start.loc.start.line);
  const at = (comment ?? end).range[1];
  // a comment before the bracket on the same line belongs to the bracket's line, not to the new item's
  if (comment && comment.loc.end.line !== end.loc.end.line) return undefined;
  return (fixer) =>
    comma
      ? fixer.insertTextAfterRange([at, at], `${separator}${text},`)
      : comment
        ? [fixer.insertTextAfter(last, ","), fixer.insertTextAfterRange([at, at], separator + text)]
        : fixer.insertTextAfterRange([at, at], `,${separator}${text}`);
}

function fillEmpty(sourceCode: SourceCode, closing: TSESTree.Token, text: string, padding: string): Fix | undefined {
  const opening = sourceCode.getTokenBefore(closing);
  if (!opening) return undefined;
  const comment = sourceCode.getCommentsBefore(closing).at(-1);
  if (!comment) return (fixer) => fixer.replaceTextRange([opening.range[1], closing.range[0]], padding + text + padding);
  const { start } = comment.loc;
  const separator = start.line === opening.loc.end.line ? " " : newlineAt(sourceCode) + indentationAt(sourceCode, start.line);
  if (comment.type === "Line" && separator === " ") return undefined;
  return (fixer) => fixer.insertTextAfterRange(comment.range, separator + text);
}

/** The line break that the file uses. */
export function newlineAt(sourceCode: SourceCode): string {
  return sourceCode.text.includes("\r\n") ? "\r\n" : "\n";
}

/** The blanks with which a line starts. */
export function indentationAt(sourceCode: SourceCode, line: number): string {
  return /^[^\S\r\n]*/u.exec(sourceCode.lines[line - 1] ?? "")?.[0] ?? "";
}

export function startsItsLine(sourceCode: SourceCode, token: { readonly loc: TSESTree.SourceLocation }): boolean {
  return (sourceCode.lines[token.loc.start.line - 1] ?? "").slice(0, token.loc.start.column).trim() === "";
}

/** A string in the quotes that the file uses for most of its strings. */
export function quoted(sourceCode: SourceCode, text: string): string {
  const strings = (sourceCode.ast.tokens ?? []).filter(({ type }) => type === "String");
  const single = strings.filter(({ value }) => value.startsWith("'")).length;
  const quote = single * 2 > strings.length ? "'" : '"';
  return quote + text.replaceAll(/[\\'"]/gu, (character) => (character === quote || character === "\\" ? `\\${character}` : character)) + quote;
}
