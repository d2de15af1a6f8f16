import { argumentAt, isFunction, memberPath, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { emptyObject, type Slot } from "../analysis/objects";
import type { IssueRow } from "../model/token-row";
import { handMadeToken } from "../model/tokens/hand-made";
import { issueRows } from "../model/tokens/index";
import { CallFinder } from "./call-matching";
import { handMadeTokens } from "./hand-made-tokens";
import { handedCalls } from "./handed-calls";
import { isOwnModule } from "./receivers";
import type { FactContext } from "./session-facts";
import { taughtSigners } from "./taught-signers";
import { BuilderFinder, type BuilderStep } from "./token-builder";

/** A token before it is known what its wrapper's parameters are. */
export interface Draft {
  readonly row: IssueRow;
  readonly call: CallNode;
  readonly optionsCall?: CallNode;
  readonly node: Node;
  readonly payload: Node | undefined;
  readonly key: Node | undefined;
  readonly options: Node | undefined | "unknown";
  readonly steps?: readonly BuilderStep[] | undefined;
  /** What is known of the algorithm where the options do not hold it. */
  readonly header?: Node | undefined;
}

const plainRows = issueRows.filter((row) => !row.builder);
const finder = new CallFinder(plainRows, (row) => row.calls);
const builders = new BuilderFinder(issueRows);
const handed = { rows: issueRows, isNamed: (method: string) => method === "sign" || method.endsWith("wtSign") };

/** The calls that issue a token, in any of the ways that the model knows. */
export function* draftsOf(context: FactContext): Generator<Draft> {
  const seen = new Set<CallNode>();
  for (const { call, entries } of finder.find(context)) {
    const [row] = entries;
    if (!row || seen.has(call)) continue;
    seen.add(call);
    yield* row.curried ? curriedDrafts(context, call, row) : fromCall(context, call, row);
  }
  for (const { row, root, call, steps } of builders.find(context)) {
    yield {
      row, call, node: nameOf(call), steps,
      payload: argumentAt(root, row.arguments.payload),
      key: argumentAt(row.arguments.keyOf === "root" ? root : call, row.arguments.key),
      options: undefined,
      header: steps?.findLast(({ name }) => name === "setProtectedHeader")?.call.arguments[0],
    };
  }
  // the project's own `jwt.sign` may do anything
  for (const { call, row, keys } of handedCalls(context, handed)) if (!seen.has(call) && !keys.some(isOwnModule)) yield* fromCall(context, call, row);
  for (const { call, payload, key } of handMadeTokens(context)) yield { row: handMadeToken, call, node: nameOf(call), payload, key, options: undefined };
  for (const { call, row } of taughtSigners(context)) if (!seen.has(call)) yield* fromCall(context, call, row);
}

function* fromCall(context: FactContext, call: CallNode, row: IssueRow): Generator<Draft> {
  const positions = row.arguments;
  // an argument list that is spread may hold anything anywhere; so may one that begins before the call
  const isOpen = call.arguments.some(({ type }) => type === "SpreadElement") || hasBoundArguments(context, call);
  const options = isOpen ? "unknown" : optionsArgument(context, call, row);
  const view = typeof options === "object" ? context.file.objects.of(options) : emptyObject;
  const named = (name: string | undefined) => (name === undefined ? undefined : onlyNode(view.get(name)));
  yield {
    row, call, node: nameOf(call), options,
    payload: isOpen ? undefined : (argumentAt(call, positions.payload) ?? named(positions.names?.payload)),
    key: isOpen ? undefined : (argumentAt(call, positions.key) ?? named(positions.names?.key)),
  };
}

/** `const sign = createSigner(options)`: a token for each call of `sign`, or one that nobody has seen yet. */
function* curriedDrafts(context: FactContext, call: CallNode, row: IssueRow): Generator<Draft> {
  const options: Draft["options"] = call.arguments[0]?.type === "SpreadElement" ? "unknown" : argumentAt(call, 0);
  const key = options && options !== "unknown" ? onlyNode(context.file.objects.of(options).get(row.arguments.names?.key ?? "")) : undefined;
  const made = context.file.tracer.index.calls.filter((user) => {
    const traces = context.file.tracer.trace(user.callee);
    return user !== call && traces.length === 1 && traces[0]?.path.length === 0 && traces[0].node === call;
  });
  const draft = { row, node: nameOf(call), optionsCall: call, options, key };
  if (made.length === 0) yield { ...draft, call, payload: undefined };
  for (const user of made) yield { ...draft, call: user, payload: argumentAt(user, 0) };
}

/** `jwt.sign.bind(jwt, payload)` takes the rest of its arguments later. */
export function hasBoundArguments({ file }: FactContext, call: CallNode): boolean {
  return file.tracer.trace(call.callee).some(({ node }) => node.type === "CallExpression" && memberPath(node.callee).endsWith(".bind") && node.arguments.length > 1);
}

function optionsArgument(context: FactContext, call: CallNode, row: IssueRow): Node | undefined | "unknown" {
  const { options } = row.arguments;
  if (options === undefined) return undefined;
  // seal(data, password, options) or, in major 1, seal(crypto, data, password, options)
  if (options === "last") return call.arguments.length > 2 ? argumentAt(call, call.arguments.length - 1) : "unknown";
  const argument = argumentAt(call, options);
  return argument && row.callback && isCallback(context, argument) ? undefined : argument;
}

const callbackName = /^(?:cb|callback|done|next|resolve|reject)$/iu;

export function isCallback({ file }: FactContext, argument: Node): boolean {
  const node = unwrapAwait(argument);
  if (node.type === "Identifier" && callbackName.test(node.name)) return true;
  return file.tracer.trace(node).every((trace) => trace.path.length === 0 && isFunction(trace.node));
}

/** The name by which a call is made, without what stands before it: `jwt.sign`, or the `sign` of a long chain. */
export function nameOf(call: CallNode): Node {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return callee;
  const root = unwrap(callee.object);
  const isShort = root.type === "Identifier" || root.type === "ThisExpression" || (root.type === "MemberExpression" && root.loc.start.line === root.loc.end.line && memberPath(root) !== "?");
  return isShort && !memberPath(callee).includes("?") ? callee : callee.property;
}

function onlyNode(slots: readonly Slot[]): Node | undefined {
  const [only, ...others] = slots;
  return only?.state === "value" && others.length === 0 ? only.node : undefined;
}
