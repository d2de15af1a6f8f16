import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ObjectView } from "../analysis/objects";
import type { IssueRow, LifetimePlace } from "../model/token-row";
import { durationCode } from "./duration-code";
import { indentationAt, newlineAt, quoted, startsItsLine, type Fix } from "./lists";
import { addOptionsArgument, insertArgument, replaceExpression, setProperty } from "./set-property";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The parts of a token's issue that an edit needs. */
interface IssueTarget {
  readonly row: IssueRow;
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly optionsCall: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly payload: { readonly view: ObjectView; readonly nature: string };
  readonly options: ObjectView;
  readonly optionsNode: TSESTree.Node | undefined;
}

interface Replacement {
  readonly sourceCode: SourceCode;
  /** The expression that says the lifetime now. */
  readonly node: TSESTree.Node;
  readonly place: LifetimePlace;
  readonly seconds: number;
}

/** Replaces a written lifetime by another one, in the library's own syntax. */
export function replaceLifetime({ sourceCode, node, place, seconds }: Replacement): Fix | undefined {
  // which of its alternatives is meant, only the author knows
  if (node.type === "ConditionalExpression" || node.type === "LogicalExpression") return undefined;
  // setExpiration()
  if (node.type === "CallExpression" && node.arguments.length === 0 && place.in === "builder") {
    return addOptionsArgument({ sourceCode, call: node, position: 0, text: lifetimeText(sourceCode, place, seconds) });
  }
  return replaceExpression(sourceCode, node, lifetimeText(sourceCode, place, seconds, node));
}

interface Addition {
  readonly sourceCode: SourceCode;
  readonly issue: IssueTarget;
  readonly seconds: number;
}

/** Gives a lifetime to a token that has none; undefined where the payload may have one, or the place is out of reach. */
export function addLifetime({ sourceCode, issue, seconds }: Addition): Fix | undefined {
  const { payload, row } = issue;
  const place = row.lifetime.find((other) => other.in === "options") ?? row.lifetime[0];
  const mayHoldExp = payload.nature !== "object" || payload.view.open || payload.view.get("exp").some(({ state }) => state !== "absent");
  if (!place || (mayHoldExp && row.lifetime.some((other) => other.in === "payload"))) return undefined;
  const text = lifetimeText(sourceCode, place, seconds);
  switch (place.in) {
    case "options":
      return addOption(sourceCode, issue, place.name, text);
    case "payload":
      return setInLiteral(sourceCode, payload.view, issue.call, place.name, text);
    case "builder":
      return addStep(sourceCode, issue.call, `.${place.name}(${text})`);
  }
}

/** `sign(payload, key, callback, { expiresIn })`: the library takes the options before the callback alone. */
export function moveOptionsBeforeCallback(sourceCode: SourceCode, { row, call }: IssueTarget): Fix | undefined {
  const position = row.arguments.options;
  if (!row.callback || typeof position !== "number") return undefined;
  const [callback, options] = call.arguments.slice(position);
  if (!callback || options?.type !== "ObjectExpression") return undefined;
  const between = sourceCode.text.slice(callback.range[1], options.range[0]);
  if (!/^\s*,\s*$/u.test(between)) return undefined;
  return (fixer) => fixer.replaceTextRange([callback.range[0], options.range[1]], sourceCode.getText(options) + between + sourceCode.getText(callback));
}

function addOption(sourceCode: SourceCode, issue: IssueTarget, name: string, text: string): Fix | undefined {
  const { row, optionsCall: call, options, optionsNode } = issue;
  if (optionsNode) return setInLiteral(sourceCode, options, call, name, text);
  const position = row.arguments.options;
  if (typeof position !== "number") return undefined;
  const argument = { sourceCode, call, position, text: `{ ${name}: ${text} }` };
  return call.arguments.length > position && row.callback ? insertArgument(argument) : addOptionsArgument(argument);
}

/** Sets a property of the literal that an argument is, or of a variable's literal that nothing else uses. */
function setInLiteral(sourceCode: SourceCode, view: ObjectView, call: TSESTree.Node, name: string, text: string): Fix | undefined {
  const { literal } = view;
  if (!literal || !(isIn(literal, call) || isUsedOnce(sourceCode, literal))) return undefined;
  return setProperty({ sourceCode, object: literal, name, value: text, spreadsKnown: true });
}

function isIn(node: TSESTree.Node, around: TSESTree.Node): boolean {
  return node.range[0] >= around.range[0] && node.range[1] <= around.range[1];
}

function isUsedOnce(sourceCode: SourceCode, literal: TSESTree.ObjectExpression): boolean {
  const declarator = literal.parent;
  if (declarator.type !== "VariableDeclarator" || declarator.parent.parent.type === "ExportNamedDeclaration") return false;
  const [variable] = sourceCode.getDeclaredVariables?.(declarator as never) ?? [];
  return variable?.references.filter((reference) => reference.isRead()).length === 1;
}

/** Puts a step into a builder's chain, before the method that gives the token. */
function addStep(sourceCode: SourceCode, call: TSESTree.Node, step: string): Fix | undefined {
  const callee = call.type === "CallExpression" ? call.callee : undefined;
  if (callee?.type !== "MemberExpression" || callee.computed || callee.optional) return undefined;
  const dot = sourceCode.getTokenBefore(callee.property);
  if (!dot) return undefined;
  const separator = startsItsLine(sourceCode, dot) ? newlineAt(sourceCode) + indentationAt(sourceCode, dot.loc.start.line) : "";
  return (fixer) => fixer.insertTextBeforeRange(dot.range, step + separator);
}

/** A lifetime as the library reads it: `'15m'`, `15 * 60`, `Math.floor(Date.now() / 1000) + 15 * 60`. */
export function lifetimeText(sourceCode: SourceCode, { number, text }: LifetimePlace, seconds: number, old?: TSESTree.Node): string {
  const takesText = text !== "refused" && text !== "iso-date";
  const isNumeric = old !== undefined && (old.type === "BinaryExpression" || (old.type === "Literal" && typeof old.value === "number"));
  if (takesText && !(isNumeric && (number === "s" || number === "ms"))) return quoted(sourceCode, shortDuration(seconds));
  switch (number) {
    case "ms":
      return durationCode(seconds * 1000, "ms");
    case "epoch-s":
      return `Math.floor(Date.now() / 1000) + ${durationCode(seconds * 1000, "s")}`;
    case "epoch-ms":
      return `Date.now() + ${durationCode(seconds * 1000, "ms")}`;
    default:
      return durationCode(seconds * 1000, "s");
  }
}

const units = [{ size: 86_400, letter: "d" }, { size: 3600, letter: "h" }, { size: 60, letter: "m" }] as const;

/** `15m`: every library that takes text reads it. */
function shortDuration(seconds: number): string {
  const unit = units.find(({ size }) => seconds % size === 0);
  return unit ? `${seconds / unit.size}${unit.letter}` : `${seconds}s`;
}
