import { calleeName, memberPath, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import type { Slot } from "../analysis/objects";
import { wordsOf } from "../analysis/words";
import { addressClaims, purposeClaims, type TokenPurpose } from "../model/token-purposes";
import { readingCalls, registeredClaims, tellingOptions, tellingSteps, tellingWords } from "../model/telling-claims";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";

/** A token that is taken for one with another purpose: the key is the same, and no claim tells them apart. */
export interface InterchangeableToken {
  readonly issue: TokenIssue;
  readonly other: TokenIssue;
  /** Where it is signed, or the call of a wrapper that signs tokens of several purposes. */
  readonly node: Node;
}

/** Gathers them; of a pair the one that is no access token, which is what it may be taken for. */
export function collectInterchangeableTokens(context: FactContext, all: readonly TokenIssue[]): readonly InterchangeableToken[] {
  const wrapped = new Set(all.flatMap(({ through, call }) => (through ? [call] : [])));
  const issues = all.filter(({ call, through, purpose }) => (through || !wrapped.has(call)) && purpose.exempt !== "third-party" && purpose.exempt !== "file-name");
  if (new Set(issues.map(({ purpose }) => purpose.purpose)).size < 2) return [];
  const signed = issues.flatMap((issue) => {
    const key = keyOf(context, issue);
    return key === undefined ? [] : [{ issue, key }];
  });
  const reported = new Set<Node>();
  return signed.flatMap(({ issue, key }, at): InterchangeableToken[] => {
    const rank = rankOf(issue);
    const partner = signed.find(({ issue: other, key: otherKey }, place) => {
      if (otherKey !== key || other.purpose.purpose === issue.purpose.purpose || other.row.token !== issue.row.token) return false;
      return (rankOf(other) < rank || (rankOf(other) === rank && place < at)) && !mayTellApart(context, issue, other);
    });
    const node = placeOf(issue, issues);
    if (!partner || reported.has(node)) return [];
    reported.add(node);
    return [{ issue, other: partner.issue, node }];
  });
}

function placeOf({ call, node, through, purpose }: TokenIssue, issues: readonly TokenIssue[]): Node {
  const isOfOne = issues.every((other) => other.call !== call || other.purpose.purpose === purpose.purpose);
  return through && !isOfOne ? unwrap(through.callee) : node;
}

const ranks: readonly TokenPurpose[] = ["access", "session", "refresh", "service", "one-time"];

function rankOf({ purpose }: TokenIssue): number {
  return ranks.indexOf(purpose.purpose);
}

/** The key of a token as a text that is the same for the same key; undefined where the file does not show it. */
function keyOf(context: FactContext, issue: TokenIssue): string | undefined {
  const { key, given, row, options, call } = issue;
  if (key) {
    const texts = context.file.tracer.trace(key, given).map(({ node, path }) => keyText(context, node, path));
    return texts.includes(undefined) ? undefined : texts.join(" or ");
  }
  // Nest's and Fastify's tokens are signed with the key of the module or plugin, unless the call names another
  const names = [row.arguments.names?.key, "secret", "privateKey", "key"].filter((name) => name !== undefined);
  if (row.setUp === undefined || names.some((name) => options.get(name).some(({ state }) => state !== "absent"))) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  // Fastify's namespaces have keys of their own: reply.accessJwtSign, reply.refreshJwtSign
  const namespace = calleeName(call)?.replace(/sign(?:Async)?$/iu, "") ?? "";
  return `${row.setUp} ${memberPath(callee.object)} ${namespace}`;
}

function keyText({ file }: FactContext, node: Node, path: readonly string[]): string | undefined {
  const rest = path.map((name) => `.${name}`).join("");
  switch (node.type) {
    case "Literal":
      return JSON.stringify(node.value) + rest;
    case "Identifier": {
      const variable = file.tracer.bindings.variableOf(node);
      // what a parameter is, each call decides
      if (variable?.defs[0]?.type === "Parameter" && path.length === 0) return undefined;
      return node.name + rest;
    }
    case "CallExpression":
    case "NewExpression":
      // getting a key gives the same one each time, making one does not
      return wordsOf(calleeName(node) ?? "").some((word) => readingCalls.has(word)) ? textOf(node) + rest : `${node.range[0]}`;
    default:
      return textOf(node) + rest;
  }
  function textOf(of: Node): string {
    return file.sourceCode.getText(of as never).replaceAll(/\s+/gu, "");
  }
}

/** Whether anything that the signer is given tells the two apart, or may do so for all the file shows. */
function mayTellApart(context: FactContext, a: TokenIssue, b: TokenIssue): boolean {
  return claimsDiffer(context, a, b) || tellingOptions.some((name) => optionsDiffer(context, name, a, b)) || stepsDiffer(context, a, b);
}

function claimsDiffer(context: FactContext, a: TokenIssue, b: TokenIssue): boolean {
  const views = [a.payload.view, b.payload.view] as const;
  if (isSameValue(context, a, b)) return false;
  if (a.payload.nature !== "object" || b.payload.nature !== "object" || views.some((view) => view.open)) return true;
  const [own, others] = views.map((view) => view.properties.map(({ name }) => name).filter((name) => !registeredClaims.has(name))) as [string[], string[]];
  // what reads one finds nothing of what it looks for in the other
  if (!own.some((name) => others.includes(name))) return true;
  return [...new Set([...own, ...others])].some((name) => tells(context, name, a, b));
}

/** Whether both tokens hold the very same value, whatever that is. */
function isSameValue({ file }: FactContext, a: TokenIssue, b: TokenIssue): boolean {
  if (!a.payload.node || !b.payload.node) return false;
  const traces = [a, b].map(({ payload, given }) => file.tracer.trace(payload.node as Node, given));
  const [[left, ...more] = [], [right, ...others] = []] = traces;
  if (!left || !right || more.length > 0 || others.length > 0 || left.path.join() !== right.path.join()) return false;
  const isSameVariable = left.node.type === "Identifier" && right.node.type === "Identifier" && file.tracer.bindings.variableOf(left.node) !== undefined && file.tracer.bindings.variableOf(left.node) === file.tracer.bindings.variableOf(right.node);
  // a wrapper's literal holds what each call gives
  return (left.node === right.node && !(a.through && left.node.type === "ObjectExpression")) || isSameVariable;
}

function tells(context: FactContext, name: string, a: TokenIssue, b: TokenIssue): boolean {
  const [left, right] = [textsOf(context, a, a.payload.view.get(name)), textsOf(context, b, b.payload.view.get(name))];
  if (left.text === right.text) return false;
  if (left.isLiteral || right.isLiteral) return true;
  const isTelling = (purposeClaims.includes(name) || (addressClaims.includes(name) && name !== "sub" && name !== "subject")) || name === "typ";
  return isTelling || wordsOf(name).some((word) => tellingWords.has(word));
}

interface Texts {
  /** What the claim or option may be, as it is written; empty where it is absent. */
  readonly text: string;
  readonly isLiteral: boolean;
}

function textsOf({ file }: FactContext, { given }: TokenIssue, slots: readonly Slot[]): Texts {
  const texts = slots.map((slot): Texts => {
    if (slot.state !== "value") return { text: slot.state === "absent" ? "" : "?", isLiteral: false };
    const value = file.values.literalOf(slot.node, slot.given ?? given);
    if (value?.kind === "literal") return { text: JSON.stringify(value.value) ?? "", isLiteral: true };
    const traces = file.tracer.trace(slot.node, slot.given ?? given);
    return { text: traces.map(({ node, path }) => [file.sourceCode.getText(node as never), ...path].join(".")).join(" or "), isLiteral: false };
  });
  return { text: texts.map(({ text }) => text).join(" or "), isLiteral: texts.some(({ isLiteral }) => isLiteral) };
}

function optionsDiffer(context: FactContext, name: string, a: TokenIssue, b: TokenIssue): boolean {
  const slots = [a.options.get(name), b.options.get(name)] as const;
  // options of another file may hold any of them; the same options hold the same
  if (slots.some((list) => list.some(({ state }) => state === "unknown"))) return !isSameNode(context, a.optionsNode, b.optionsNode);
  const [left, right] = [textsOf(context, a, slots[0]), textsOf(context, b, slots[1])];
  return left.text !== right.text && (name !== "subject" || left.isLiteral || right.isLiteral);
}

function isSameNode({ file }: FactContext, a: Node | undefined, b: Node | undefined): boolean {
  const [left, right] = [a && file.tracer.trace(a)[0]?.node, b && file.tracer.trace(b)[0]?.node];
  return left !== undefined && (left === right || (left.type === "Identifier" && right?.type === "Identifier" && left.name === right.name));
}

/** `setAudience("api")`, `setProtectedHeader({ alg, typ: "at+jwt" })` of one builder and not of the other. */
function stepsDiffer({ file }: FactContext, a: TokenIssue, b: TokenIssue): boolean {
  if (a.row.builder === undefined || b.row.builder === undefined) return false;
  if (!a.steps || !b.steps) return true;
  const said = ({ steps = [] }: TokenIssue) => steps.flatMap(({ name, call }) => (tellingSteps.has(name) ? [`${name} ${call.arguments.map((argument) => file.sourceCode.getText(unwrapAwait(argument) as never)).join()}`] : [])).sort().join();
  return said(a) !== said(b);
}
