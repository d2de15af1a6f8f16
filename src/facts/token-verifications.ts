import { argumentAt, isFunction, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { unknownObject, type ObjectView, type Slot } from "../analysis/objects";
import type { VerifierRow } from "../model/verifier-row";
import type { FactContext } from "./session-facts";
import { hasBoundArguments, isCallback, nameOf } from "./token-drafts";
import { decodedPart, tokenCalls, type TokenCall } from "./token-verifications/calls";
import { verifierSetUps } from "./token-verifications/set-ups";

/** One check of a token, one reading without a check, or the set-up of a check of all tokens. */
export interface TokenVerification {
  readonly row: VerifierRow;
  readonly does: "verifies" | "decodes" | "sets up";
  /** The call; undefined where only a type says that an object is options for verifying. */
  readonly call: CallNode | undefined;
  /** The call that takes the options: the same, but for a verifier that is made first. */
  readonly optionsCall: CallNode | undefined;
  /** Where a report about the whole belongs: the callee, as short as it can be named, or the options. */
  readonly node: Node;
  readonly token: Node | undefined;
  readonly key: Node | undefined;
  /** The options for verifying, those of a set-up in the same file included. */
  readonly options: ObjectView;
  /** The argument that holds the options, if the call has one. */
  readonly optionsNode: Node | undefined;
  /** What the algorithm or the list of algorithms may be; empty where the library knows no such option. */
  readonly algorithms: readonly Slot[];
  /** Whether the call gives a promise: its callback takes the result otherwise, or the call returns it. */
  readonly gives: "value" | "promise" | "callback";
  /** The function that takes the error and the claims, if the file shows it. */
  readonly callback: FunctionNode | undefined;
  /** Whether what is not written here is nowhere: false where another file's set-up may say it. */
  readonly whole: boolean;
  /** Whether it is the third argument of jwt-simple's `decode`, and no other function, that leaves out the check. */
  readonly noVerify?: Node;
}

/** Gathers every verification and decoding of tokens in the file, in source order. */
export function collectTokenVerifications(context: FactContext): readonly TokenVerification[] {
  const setUps = [...verifierSetUps(context)].map(({ row, call, node, optionsNode }): TokenVerification => {
    const given = context.file.objects.of(optionsNode);
    const options = below(context, given, row.below);
    return {
      row, call, node, options, optionsNode,
      optionsCall: call,
      does: "sets up",
      token: undefined,
      key: keyIn(given, row),
      algorithms: algorithmsIn(row, options),
      gives: "value",
      callback: undefined,
      whole: row.whole && !given.open,
    };
  });
  const found = [...tokenCalls(context)].map((call) => ofCall(context, call, setUps));
  return [...setUps, ...found].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function ofCall(context: FactContext, { row, call, made }: TokenCall, setUps: readonly TokenVerification[]): TokenVerification {
  const positions = row.arguments;
  const options = made ?? call;
  const isOpen = [call, options].some((each) => each.arguments.some(({ type }) => type === "SpreadElement")) || hasBoundArguments(context, call);
  const at = (position: number | undefined) => (isOpen ? undefined : argumentAt(options, position));
  const callback = row.role === "verify" && row.callback && !isOpen ? lastCallback(context, call, row) : undefined;
  const written = at(positions.options);
  const optionsNode = written && written !== callback && !isText(context, written) ? written : undefined;
  const given = isOpen ? unknownObject : context.file.objects.of(optionsNode);
  const setUp = row.role === "verify" && row.setUp !== undefined ? setUps.filter(({ row: { id } }) => id === row.setUp) : undefined;
  const own = below(context, given, row.below);
  const shared = setUp?.length === 1 ? setUp[0] : undefined;
  const view = shared ? own.over(shared.options) : own;
  const bare = at(positions.algorithm);
  const algorithm = bare && bare !== callback && bare !== optionsNode ? bare : undefined;
  const noVerify = row.role === "verify" ? isTruthy(context, at(row.noVerify)) : undefined;
  const byHand = row.role === "decode" && row.byHand ? argumentAt(call, 0) : undefined;
  const token = made ? argumentAt(call, 0) : byHand ? decodedPart(context, byHand) : (at(positions.token) ?? valueOf(given, row.names?.token));
  return {
    row, call, token, optionsNode,
    optionsCall: options,
    does: row.role === "decode" || noVerify ? "decodes" : "verifies",
    node: nameOf(call),
    key: at(positions.key) ?? keyIn(given, row) ?? shared?.key,
    options: view,
    algorithms: isOpen ? [{ state: "unknown" }] : algorithm ? slotsOf(context, algorithm) : algorithmsIn(row, view),
    gives: callback ? "callback" : row.result === "promise" || isPromised(context, call) ? "promise" : "value",
    callback: callback && functionOf(context, callback),
    whole: !isOpen && (setUp === undefined || shared?.call !== undefined),
    ...(noVerify && { noVerify }),
  };
}

/** The options below `verify`, `verifyOptions` or the like; absent, they are none. */
function below({ file }: FactContext, view: ObjectView, name: string | undefined): ObjectView {
  return name === undefined ? view : file.objects.at(view, name).view;
}

function algorithmsIn({ algorithms }: VerifierRow, options: ObjectView): readonly Slot[] {
  if (!algorithms) return [];
  return algorithms.option === undefined ? [{ state: "absent" }] : options.get(algorithms.option);
}

/** An algorithm that is an argument of its own; a written `undefined` is none. */
function slotsOf({ file }: FactContext, node: Node): readonly Slot[] {
  const value = file.values.literalOf(node);
  return value?.kind === "literal" && (value.value === undefined || value.value === null) ? [{ state: "absent" }] : [{ state: "value", node }];
}

function keyIn(options: ObjectView, { names }: VerifierRow): Node | undefined {
  for (const name of names?.keys ?? []) {
    const found = valueOf(options, name);
    if (found) return found;
  }
  return undefined;
}

function valueOf(options: ObjectView, name: string | undefined): Node | undefined {
  const [slot] = name === undefined ? [] : options.get(name);
  return slot?.state === "value" ? slot.node : undefined;
}

function lastCallback(context: FactContext, call: CallNode, row: VerifierRow): Node | undefined {
  const last = argumentAt(call, call.arguments.length - 1);
  const isAfterToken = call.arguments.length > (row.arguments.token === undefined ? 0 : 1);
  return last && isAfterToken && isCallback(context, last) ? last : undefined;
}

function functionOf({ file }: FactContext, node: Node): FunctionNode | undefined {
  const only = file.tracer.only(node);
  return isFunction(only) ? only : undefined;
}

/** A single algorithm in the options' place. */
function isText({ file }: FactContext, node: Node): boolean {
  return file.values.of(node).some(({ kind }) => kind === "literal");
}

function isTruthy({ file }: FactContext, node: Node | undefined): Node | undefined {
  const values = node ? file.values.of(node) : [];
  return values.length > 0 && values.every((value) => value.kind === "literal" && Boolean(value.value)) ? node : undefined;
}

const promisifiers = /promisif|^pify$/iu;

/** `promisify(jwt.verify)(token, key)`, `verifyAsync` of bluebird's `promisifyAll`. */
function isPromised({ file }: FactContext, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression" && callee.property.type === "Identifier" && callee.property.name === "verifyAsync") return true;
  return file.tracer.trace(callee).some(({ node }) => node.type === "CallExpression" && promisifiers.test(file.sourceCode.getText(node.callee as never).split(".").at(-1) ?? ""));
}
