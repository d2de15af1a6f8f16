import { enclosingFunction, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { unknownObject, type ObjectView, type Slot } from "../analysis/objects";
import type { Arguments } from "../analysis/trace";
import type { IssueRow } from "../model/token-row";
import { purposeOf, type PurposeEvidence } from "./purpose";
import type { FactContext } from "./session-facts";
import type { BuilderStep } from "./token-builder";
import { draftsOf, type Draft } from "./token-drafts";
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

/** Gathers every token that the file issues. */
export function collectTokenIssues(context: FactContext): readonly TokenIssue[] {
  const issues: TokenIssue[] = [];
  for (const draft of draftsOf(context)) issues.push(...seenThroughWrappers(context, draft));
  return issues;
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
