import { argumentAt, calleeName, memberPath, unwrap, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import type { CallPattern } from "../../model/row";
import type { DecodeRow, VerifyRow } from "../../model/verifier-row";
import { checkRows } from "../../model/verifiers/index";
import type { TaughtCall } from "../../public-types";
import { CallFinder } from "../call-matching";
import { handedCalls } from "../handed-calls";
import { isOwnModule } from "../receivers";
import type { FactContext } from "../session-facts";
import { taughtCalls } from "../taught";

/** A call that verifies or decodes one token. */
export interface TokenCall {
  readonly row: VerifyRow | DecodeRow;
  readonly call: CallNode;
  /** The call that made the verifier, where options and token are given one after the other. */
  readonly made?: CallNode;
}

const plainRows = checkRows.filter((row) => row.role === "verify" || !row.byHand);
const byHandRow = checkRows.find((row) => row.role === "decode" && row.byHand);
const finder = new CallFinder(plainRows, (row): readonly CallPattern[] => row.calls);
const handed = { rows: checkRows, isNamed: (method: string) => /^(?:verify|decode)$|wt(?:Verify|Decode)$/u.test(method) };

/** The calls that verify or decode a token, in any of the ways that the model knows. */
export function* tokenCalls(context: FactContext): Generator<TokenCall> {
  const seen = new Set<CallNode>();
  for (const { call, entries } of finder.find(context)) {
    const [row] = entries;
    if (!row || seen.has(call)) continue;
    seen.add(call);
    if (row.curried) yield* madeCalls(context, call, row);
    else yield { row, call };
  }
  for (const { call, row, keys } of handedCalls(context, handed)) if (!seen.has(call) && !keys.some(isForeign)) yield { row, call };
  for (const call of byHandRow ? (context.file.tracer.index.callsNamed.get("parse") ?? []) : []) if (byHandRow && readsByHand(context, call)) yield { row: byHandRow, call };
  for (const { call, taught } of taughtCalls(context, context.settings.verifiers)) if (!seen.has(call)) yield { row: taughtRow(taught), call };
}

/** `const verify = createVerifier(options)`: one for each call of `verify`, or one that nobody has used yet. */
function* madeCalls({ file }: FactContext, made: CallNode, row: VerifyRow | DecodeRow): Generator<TokenCall> {
  const users = file.tracer.index.calls.filter((user) => {
    const traces = file.tracer.trace(user.callee);
    return user !== made && traces.length === 1 && traces[0]?.path.length === 0 && traces[0].node === made;
  });
  if (users.length === 0) yield { row, call: made, made };
  for (const call of users) yield { row, call, made };
}

/** The project's own `jwt.verify`, or another library's, is not the framework's. */
function isForeign(key: string): boolean {
  return isOwnModule(key) || (key.includes("#") && !/^(?:@fastify|fastify|elysia)/u.test(key));
}

const decoders = /^(?:atob|base64[uU]rl\w*|base64[dD]ecode\w*|decodeBase64\w*|b64\w*)$/u;

const sameText = /^(?:toString|replace(?:All)?|padEnd|trim|split|map|join)$/u;

/** `JSON.parse(atob(token.split(".")[1]))`, through constants and helper methods on the way. */
function readsByHand(context: FactContext, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const [text] = call.arguments;
  return callee.type === "MemberExpression" && memberPath(callee) === "JSON.parse" && text !== undefined && text.type !== "SpreadElement" && decodedPart(context, text) !== undefined;
}

/** The token whose payload a text is. */
export function decodedPart(context: FactContext, start: Node, isDecoded = false, depth = 0): Node | undefined {
  const node = unwrapAwait(start);
  if (depth > 10) return undefined;
  const next = (inner: Node | undefined, decoded = isDecoded) => (inner ? decodedPart(context, inner, decoded, depth + 1) : undefined);
  if (node.type === "MemberExpression" || node.type === "Identifier") {
    // JSON.parse(atob(jwt)): the cookie is called so, and holds an object that anybody writes
    if (isDecoded && node.type === "Identifier" && /jwt(?![a-z])/iu.test(node.name) && context.file.tracer.trace(node).every(({ path, node: made }) => path.length === 0 && made.type === "CallExpression" && calleeName(made) === "get")) return node;
    const [only, ...others] = context.file.tracer.trace(node);
    if (!only || others.length > 0) return undefined;
    const [index, ...rest] = only.path;
    if (isDecoded && index === "1" && rest.length === 0) return splitAtDots(context, only.node);
    return only.path.length === 0 && only.node !== node ? next(only.node) : undefined;
  }
  if (node.type === "TemplateLiteral") return next(node.expressions[0]);
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
  const callee = unwrap(node.callee);
  const name = calleeName(node) ?? "";
  const first = argumentAt(node, 0);
  const isBase64 = decoders.test(name) || (name === "from" && /^base64(?:url)?$/u.test(context.file.values.textOf(argumentAt(node, 1)) ?? ""));
  if (isBase64) return next(first, true);
  if (callee.type === "MemberExpression" && sameText.test(name)) {
    // base64.toString("utf8") says nothing of how it was read; split, map and join write each of its characters for a URL
    return next(callee.object);
  }
  return ["decodeURIComponent", "escape", "decode", "String", "from", "Uint8Array"].includes(name) ? next(first) : undefined;
}

/** The `token` of `token.split(".")`. */
function splitAtDots(context: FactContext, node: Node): Node | undefined {
  if (node.type !== "CallExpression" || calleeName(node) !== "split") return undefined;
  const callee = unwrap(node.callee);
  return callee.type === "MemberExpression" && context.file.values.textOf(argumentAt(node, 0)) === "." ? callee.object : undefined;
}

const taughtRows = new WeakMap<TaughtCall, VerifyRow>();

/** A taught verifier is trusted: it only tells that its token is checked. */
function taughtRow(taught: TaughtCall): VerifyRow {
  let row = taughtRows.get(taught);
  if (!row) {
    const { name, package: from, arguments: positions = {} } = taught;
    row = { id: `settings.session.verifiers: ${name}`, package: from ?? "", apis: [], source: "settings.session", role: "verify", calls: [], arguments: { token: positions.token ?? 0 }, result: "value" };
    taughtRows.set(taught, row);
  }
  return row;
}
