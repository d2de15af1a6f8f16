import type { FileAnalysis } from "../analysis/file-analysis";
import { staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { hole, type TextPart } from "../analysis/value";

/**
 * The parts of a name that something is written under, such as a storage key: its text as far as the file shows it,
 * and for a constant from elsewhere (`TOKEN_KEY`, `STORAGE_KEYS.ACCESS_TOKEN`) what the constant is called.
 */
export function writtenName(file: FileAnalysis, start: Node, given?: Arguments): readonly TextPart[] {
  const node = unwrapAwait(start);
  const text = file.values.textOf(node, given);
  if (text !== undefined) return [text];
  switch (node.type) {
    case "TemplateLiteral":
      return node.quasis.flatMap((quasi, position): readonly TextPart[] => {
        const expression = node.expressions[position];
        return [quasi.value.cooked ?? "", ...(expression ? writtenName(file, expression, given) : [])].filter((part) => part !== "");
      });
    case "BinaryExpression":
      return node.operator === "+" ? [node.left, node.right].flatMap((part) => writtenName(file, part, given)) : [hole];
    case "Identifier":
    case "MemberExpression":
      return ofReference(file, node, given);
    default:
      return [hole];
  }
}

/** A name as a message shows it: its text, with `…` for the parts that are not known; undefined where none is. */
export function shownName(file: FileAnalysis, node: Node, given?: Arguments): string | undefined {
  const parts = file.values.textParts(node, given);
  return parts.some((part) => part !== hole) ? parts.map((part) => (part === hole ? "…" : part)).join("") : undefined;
}

function ofReference(file: FileAnalysis, node: Node, given?: Arguments): readonly TextPart[] {
  const [only, ...others] = file.tracer.trace(node, given);
  if (!only || others.length > 0) return [hole];
  if (only.path.length === 0 && (only.node.type === "TemplateLiteral" || only.node.type === "BinaryExpression")) return writtenName(file, only.node);
  const name = only.path.at(-1) ?? nameOf(only.node);
  if (name === undefined || isParameter(file, only.node, only.path)) return [hole];
  const called = constantName(name);
  return called === "" ? [hole] : [called];
}

function nameOf(node: Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? staticKey(node) : undefined;
}

/** What a caller gives may be any text, whatever the parameter is called. */
function isParameter(file: FileAnalysis, node: Node, path: readonly string[]): boolean {
  if (node.type !== "Identifier" || path.length > 0) return false;
  return file.tracer.bindings.variableOf(node)?.defs[0]?.type === "Parameter";
}

/** `LS_TOKEN_KEY`, `tokenStorageKey` and `KEY_TOKEN` are named for the key, not for what is under it. */
function constantName(name: string): string {
  return name
    .replace(/(?:_?(?:local|session)?_?storage)?(?:_?(?:key|name|item|field))+$/iu, "")
    .replace(/^(?:(?:ls|ss|(?:local|session)?_?storage|keys?)_)+/iu, "");
}
