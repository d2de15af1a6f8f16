import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { aftermathVerbs, makingVerbs, oneTimeWords, sessionEndWords, startingMethods, tellingWords } from "../../model/account-words";
import { changingWords } from "../../model/harmless-calls";
import { creatingMethods } from "../../model/refresh-words";
import type { Handler } from "../handlers";
import { mintedByName, tokenWordsOf } from "../refresh-handlers/names";
import { chainOf, namesOfCall } from "../session-ending/call-chain";
import type { Effect } from "../session-ending/effects";
import { isInDatabaseSession } from "../session-ending/transactions";
import type { FactContext } from "../session-facts";
import type { TokenIssue } from "../token-issues";
import { runsPrepared, setsPasswordOfItem } from "./statements";
import { changeByCall, isChanging, isPerson } from "./writes";

/** Whether something that the code does may end a session. */
export function mayEnd(context: FactContext, fn: FunctionNode, handler: Handler | undefined, issues: readonly TokenIssue[]): boolean {
  if ((handler?.before ?? []).some((node) => wordsOf(context.file.sourceCode.getText(node)).some((word) => /^(?:revoke|logout|invalidate)/u.test(word)))) return true;
  const signed = new Set<Node>(issues.map(({ call }) => call));
  return context.sessionEndings.effectsOf(fn).some((effect) => !signed.has(effect.node) && isEnd(context, effect));
}

function isEnd(context: FactContext, { does, node, row }: Effect): boolean {
  if (does !== "ends" && does !== "unknown") return false;
  switch (node.type) {
    case "AssignmentExpression":
    case "UnaryExpression":
    case "UpdateExpression":
      return isEndByAssignment(node);
    case "CallExpression":
    case "NewExpression":
      return (does === "ends" && (row === undefined || row.calls !== undefined)) || isEndByCall(context, node);
    default:
      return !/pass(?:word|wd)/iu.test(context.file.sourceCode.getText(node as never));
  }
}

/** `user.tokenVersion += 1`, `user.sessions = []`, `req.session = null`; to write who is logged in ends nothing. */
function isEndByAssignment(node: Node): boolean {
  const target = node.type === "AssignmentExpression" ? unwrap(node.left) : (node as { argument: Node }).argument;
  const { names } = chainOf(target);
  const writesToSession = node.type === "AssignmentExpression" && names.slice(0, -1).some((name) => name === "session") && !isNothing(node.right);
  return !writesToSession && namesEnd([names.slice(1).join(" ")]);
}

function isNothing(node: Node): boolean {
  const inner = unwrap(node);
  return (inner.type === "Literal" && inner.value === null) || (inner.type === "Identifier" && inner.name === "undefined");
}

function isEndByCall(context: FactContext, call: CallNode): boolean {
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  const text = [...names, ...call.arguments.flatMap((argument) => (isFunction(argument) || isInDatabaseSession(context, argument) ? [] : [textOf(context, argument), ...madeFrom(context, argument)]))];
  if (onlyAnswers(call) || (call.arguments.length > 0 && call.arguments.every((argument) => isFunction(argument)))) return false;
  if (tellsTime(call)) return false;
  if (mayReplaceToken(context, call, last)) return true;
  // records that are made end nothing, unless they say so
  const words = names.flatMap((name) => wordsOf(name));
  if (words.some((word) => tellingWords.has(word)) || mintedByName(last) || onlyMakes(last) || /error|exception/iu.test(names.join(" "))) return false;
  if (creatingMethods.has(last)) return text.flatMap((part) => wordsOf(part)).some((word) => /^(?:black|deny|block|revok|invalid)/u.test(word));
  if (namesEnd(text)) return true;
  // what changes a user's record, and names no session; what starts a query
  const isKnown = changeByCall(context, call) !== undefined || (isChanging(last) && isPerson([context.file.sourceCode.getText(call.callee as never)])) || isStart(call, last) || ["save", "persist", "flush", "commit", "hash", "hashSync", "genSalt", "exec", "eq", "ne", "and", "or", "inArray"].includes(last);
  if (last === "update" && startsChange(context, call)) return false;
  if (runsPrepared(context, call, last)) return false;
  if (text.some((part) => part.includes("UpdateExpression") && setsPasswordOfItem(part))) return false;
  // a token that is used up, a code that is deleted, the cookie of a form
  const usesUp = !isAftermath(last) && text.flatMap((part) => tokenWordsOf(part)).some((word) => oneTimeWords.has(word));
  return !(isKnown || usesUp);
}

/**
 * `await generateAccessAndRefreshTokens(user._id)` of another file: what is only told whose tokens they are to be loads
 * the user to keep the new refresh token in his record, in the place of the old one.
 */
function mayReplaceToken({ file }: FactContext, call: CallNode, name: string): boolean {
  const [owner, ...others] = call.arguments;
  if (call.parent.type !== "AwaitExpression" || !owner || others.length > 0 || !tokenWordsOf(name).includes("refresh") || mintedByName(name) === undefined) return false;
  return /^(?:_?id|user_?id)$/iu.test(chainOf(owner).names.at(-1) ?? "") && file.tracer.calledFunctions(call).length === 0;
}

/** `onPasswordChange(user)`, `events.emit("password-changed")`: others do the rest. */
function isAftermath(name: string): boolean {
  const words = wordsOf(name);
  return aftermathVerbs.has(words[0] ?? "") || words.some((word) => word === "changed" || word === "change");
}

/** `db.collection("users")`, `User.query()`, `const { User } = server.models()`: what is then called says what happens. */
function isStart({ parent, arguments: given }: CallNode, last: string): boolean {
  if (parent.type === "VariableDeclarator" && parent.id.type === "ObjectPattern" && given.length === 0) return true;
  if (last === "query") return parent.type === "MemberExpression" && startsQuery(parent, given);
  return startingMethods.has(last) && (parent.type === "MemberExpression" || given.length === 0);
}

/** `db.update(users).set({ password })`: the table of users, or of whoever else the password is. */
function startsChange(context: FactContext, { parent, arguments: [only, ...others] }: CallNode): boolean {
  if (only?.type !== "Identifier" || others.length > 0) return false;
  const next = parent.type === "MemberExpression" ? parent.parent : undefined;
  return isPerson([only.name]) || (next?.type === "CallExpression" && next.callee === parent && changeByCall(context, next) === "password");
}

/** `User.query()`, `User.query(transaction).findById(id)`; not `db.query(statement).then(…)`. */
function startsQuery(member: TSESTree.MemberExpression, given: CallNode["arguments"]): boolean {
  return given.length === 0 || (given[0]?.type === "Identifier" && !["then", "catch", "finally"].includes(staticKey(member) ?? "then"));
}

/** `return fail("wrong password")`: no user and no session is given to it. */
function onlyAnswers(call: CallNode): boolean {
  const isPlain = call.callee.type === "Identifier" && call.arguments.length > 0 && call.arguments.every(({ type }) => type === "Literal" || type === "TemplateLiteral");
  return isPlain && (call.parent.type === "ReturnStatement" || call.parent.type === "ThrowStatement" || call.parent.type === "ArrowFunctionExpression");
}

/** `toUtc(new Date())`, a part of something else: no user and no session is given to it. */
function tellsTime({ arguments: given, parent }: CallNode): boolean {
  const isTime = (argument: Node): boolean => {
    const node = unwrap(argument);
    if (node.type === "Literal") return typeof node.value === "number";
    if (node.type === "NewExpression") return chainOf(node.callee).names.join(".") === "Date" && node.arguments.every(isTime);
    return node.type === "CallExpression" && (chainOf(node.callee).names.join(".") === "Date.now" || (node.arguments.length > 0 && node.arguments.every(isTime)));
  };
  return parent.type !== "ExpressionStatement" && parent.type !== "AwaitExpression" && given.length > 0 && given.some((argument) => argument.type !== "Literal") && given.every(isTime);
}

function onlyMakes(name: string): boolean {
  const words = wordsOf(name);
  return (makingVerbs.has(words[0] ?? "") || /^exists?$/u.test(words.at(-1) ?? "")) && !words.some((word) => changingWords.has(word));
}

/** An argument's text, without the session or the claims that say whose record is meant: `jwtClaims.sub`. */
function textOf({ file }: FactContext, argument: Node): string {
  return file.sourceCode.getText(argument as never).replaceAll(/\b(?:req|request|ctx|c|context)\??\.session\b/gu, "").replaceAll(saysWhose, "");
}

/** Who somebody is, as a member of a token's claims or of a session says it. */
const saysWhose = /\b[\w$]*(?:claims|payload|token|decoded|session|jwt)[\w$]*\??\.(?:_id|id|sub|uid|user_?id|email|username)\b/giu;

/** What a key was made from: `key` of `redis.del(key)`. */
function madeFrom(context: FactContext, argument: Node): readonly string[] {
  const inner = unwrapAwait(argument);
  return inner.type === "Identifier" ? context.file.tracer.trace(inner).flatMap(({ node }) => (node === inner ? [] : [context.file.sourceCode.getText(node as never).slice(0, 300)])) : [];
}

/** Whether names speak of sessions, or of tokens that are not used once. */
function namesEnd(texts: readonly string[]): boolean {
  const words = texts.flatMap((text) => tokenWordsOf(text));
  if (words.some((word) => sessionEndWords.has(word))) return true;
  return words.some((word) => word === "token" || word === "tokens") && !words.some((word) => oneTimeWords.has(word));
}
