import { enclosingFunction, isFunction, unwrap, unwrapAwait, memberPath, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { emptyObject, unknownObject, type ObjectView, type Slot } from "../analysis/objects";
import type { Arguments } from "../analysis/trace";
import type { IssueRow } from "../model/token-row";
import { issueRows } from "../model/tokens/index";
import { CallFinder } from "./call-matching";
import { purposeOf, type PurposeEvidence } from "./purpose";
import { isOwnModule } from "./receivers";
import type { FactContext } from "./session-facts";
import { taughtSigners } from "./taught-signers";
import { BuilderFinder, type BuilderStep } from "./token-builder";
import type { Lifetime } from "./token-lifetime";
import { payloadOf, type TokenPayload } from "./token-payload";
import { tokenSetUps } from "./token-set-ups";
import { lifetimesOf } from "./token-sources";

/** One token that the file issues. */
export interface TokenIssue {
  readonly row: IssueRow;
  /** The call that gives the token. */
  readonly call: CallNode;
  /** The call that takes the options: the same, but for a signer that is made first. */
  readonly optionsCall: CallNode;
  /** Where a report about the whole token belongs: the callee, as short as it can be named. */
  readonly node: Node;
  /** The call of a same-file wrapper through which the token is looked at, and what it gives to the wrapper's parameters. */
  readonly through?: CallNode;
  readonly given?: Arguments;
  readonly payload: TokenPayload;
  readonly key: Node | undefined;
  readonly options: ObjectView;
  readonly optionsNode: Node | undefined;
  /** What the algorithm may be. */
  readonly algorithm: readonly Slot[];
  /** All lifetimes that the token may get. */
  readonly lifetimes: readonly Lifetime[];
  /** `partial`: what is not written here may be said elsewhere. */
  readonly completeness: "whole" | "partial";
  readonly purpose: PurposeEvidence;
  /** The methods called on a builder. */
  readonly steps?: readonly BuilderStep[];
}

/** A token before it is known what its wrapper's parameters are. */
interface Draft {
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
const handedRows = issueRows.flatMap((row) => (row.handed ? [{ row, ...row.handed }] : []));

/** Gathers every token that the file issues. */
export function collectTokenIssues(context: FactContext): readonly TokenIssue[] {
  const issues: TokenIssue[] = [];
  for (const draft of draftsOf(context)) issues.push(...seenThroughWrappers(context, draft));
  return issues;
}

function* draftsOf(context: FactContext): Generator<Draft> {
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
      key: row.id.startsWith("njwt") ? argumentAt(root, row.arguments.key) : argumentAt(call, row.arguments.key),
      options: undefined,
      header: steps?.findLast(({ name }) => name === "setProtectedHeader")?.call.arguments[0],
    };
  }
  for (const { call, row } of handedCalls(context)) if (!seen.has(call)) yield* fromCall(context, call, row);
  for (const { call, row } of taughtSigners(context)) if (!seen.has(call)) yield* fromCall(context, call, row);
}

/** `fastify.jwt.sign(…)`: no import says what it is, but the file's framework or the name does. */
function* handedCalls(context: FactContext): Generator<{ call: CallNode; row: IssueRow }> {
  for (const call of context.file.tracer.index.calls) {
    const callee = unwrap(call.callee);
    if (callee.type !== "MemberExpression") continue;
    const path = memberPath(callee);
    const found = handedRows.find(({ framework, inItsFiles, anywhere }) => anywhere?.test(path) || (inItsFiles.test(path) && context.receivers.frameworks.has(framework)));
    // the project's own `jwt.sign` may do anything
    if (found && !context.file.origins.of(callee).some(isOwnModule)) yield { call, row: found.row };
  }
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
  if (made.length === 0) yield { ...draft, call, payload: call };
  for (const user of made) yield { ...draft, call: user, payload: argumentAt(user, 0) };
}

/** `jwt.sign.bind(jwt, payload)` takes the rest of its arguments later. */
function hasBoundArguments({ file }: FactContext, call: CallNode): boolean {
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

function isCallback({ file }: FactContext, argument: Node): boolean {
  const node = unwrapAwait(argument);
  if (node.type === "Identifier" && callbackName.test(node.name)) return true;
  return file.tracer.trace(node).every((trace) => trace.path.length === 0 && isFunction(trace.node));
}

/** The token as it stands, and once more for each call of the wrapper whose parameters decide about it. */
function seenThroughWrappers(context: FactContext, draft: Draft): readonly TokenIssue[] {
  const issue = issueOf(context, draft);
  const isDecided = issue.lifetimes.every(({ seconds }) => typeof seconds === "number") || (issue.lifetimes.every(({ seconds }) => seconds === "none") && issue.payload.nature !== "unknown" && !issue.payload.view.open);
  if (isDecided) return [issue];
  for (let fn = enclosingFunction(draft.call); fn; fn = enclosingFunction(fn)) {
    const calls = fn.params.length > 0 ? context.file.tracer.callsOf(fn) : [];
    const wrapper = fn;
    const seen = calls.map((through) => issueOf(context, draft, through, givenBy(context, wrapper, through)));
    if (seen.length === 0) continue;
    // each of its calls comes to the same: the wrapper is at fault
    if (isEndless(issue) && seen.every(isEndless)) return [issue];
    return [{ ...issue, lifetimes: [{ seconds: "unknown" }], completeness: "partial" }, ...seen];
  }
  return [issue];
}

function isEndless({ lifetimes }: TokenIssue): boolean {
  return lifetimes.every(({ seconds }) => seconds === "none");
}

/** What a call gives to a wrapper's parameters; those that it leaves out are `undefined` in the wrapper. */
function givenBy({ file }: FactContext, fn: FunctionNode, call: CallNode): Arguments {
  const given = new Map(file.tracer.argumentsOf(fn, call));
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return given;
  for (const parameter of fn.params.slice(call.arguments.length)) {
    const variable = parameter.type === "Identifier" ? file.tracer.bindings.declaredBy(parameter) : undefined;
    if (variable) given.set(variable, { type: "Identifier", name: "undefined", range: call.range, loc: call.loc, parent: call } as Node);
  }
  return given;
}

function issueOf(context: FactContext, draft: Draft, through?: CallNode, given?: Arguments): TokenIssue {
  const { row, call, node, key, steps, header } = draft;
  const { objects } = context.file;
  const optionsNode = draft.options === "unknown" ? undefined : draft.options;
  const options = draft.options === "unknown" ? unknownObject : objects.of(optionsNode, given);
  const payload = payloadOf(context, draft.payload, given);
  const own = lifetimesOf(context, { row, options, optionsNode, payload, steps, given });
  const fallback = own.includes("absent") ? withoutLifetime(context, row) : [];
  const lifetimes = own.flatMap((lifetime) => (lifetime === "absent" ? fallback : [lifetime]));
  const lifetimeNodes = lifetimes.flatMap((lifetime) => (lifetime.node ? [lifetime.node] : []));
  return {
    row, call, node, payload, key, options, optionsNode, lifetimes,
    optionsCall: draft.optionsCall ?? call,
    ...(through && { through }),
    ...(given && { given }),
    ...(steps && { steps }),
    algorithm: row.algorithm === undefined ? [] : objects.of(header ?? optionsNode).get(row.algorithm),
    completeness: lifetimes.some(({ seconds, fromSetUp }) => seconds === "unknown" || fromSetUp) ? "partial" : "whole",
    purpose: purposeOf(context, { call, through, given, payload: payload.view, key, options, lifetimes: lifetimeNodes, session: row.session }),
  };
}

/** What holds where the call says nothing: the library's default, or the set-up in the same file. */
function withoutLifetime(context: FactContext, row: IssueRow): readonly Lifetime[] {
  if (typeof row.without === "number") return [{ seconds: row.without }];
  if (row.without === "never") return [{ seconds: "none" }];
  const setUps = tokenSetUps(context).filter((setUp) => setUp.row.id === row.setUp);
  const [setUp, ...others] = setUps;
  if (!setUp || others.length > 0) return [{ seconds: "unknown" }];
  return setUp.lifetimes.map((lifetime) => (lifetime === "absent" ? { seconds: "none" } : { ...lifetime, fromSetUp: true }));
}

/** The name by which a call is made, without what stands before it: `jwt.sign`, or the `sign` of a long chain. */
function nameOf(call: CallNode): Node {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return callee;
  const root = unwrap(callee.object);
  const isShort = root.type === "Identifier" || root.type === "ThisExpression" || (root.type === "MemberExpression" && root.loc.start.line === root.loc.end.line && memberPath(root) !== "?");
  return isShort && !memberPath(callee).includes("?") ? callee : callee.property;
}

function argumentAt(call: CallNode, position: number | undefined): Node | undefined {
  const argument = position === undefined ? undefined : call.arguments[position];
  return argument && argument.type !== "SpreadElement" ? argument : undefined;
}

function onlyNode(slots: readonly Slot[]): Node | undefined {
  const [only, ...others] = slots;
  return only?.state === "value" && others.length === 0 ? only.node : undefined;
}
