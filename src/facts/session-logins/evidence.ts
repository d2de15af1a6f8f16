import type { TSESTree } from "@typescript-eslint/utils";
import { forEachChild } from "../../analysis/file-index";
import { calleeName, enclosingFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { accountCalls, compareWords, passwordLibraries, passwordWords, proofCalls, renewalWords, sessionHelperWords } from "../../model/login-words";
import { nameOf } from "../handlers/found";
import { namesOfCall } from "../session-ending/call-chain";
import { isHarmlessName, isLogging } from "../session-ending/names";
import type { FactContext } from "../session-facts";
import { isServerSession, type SessionWrite } from "../session-writes";
import { holds, kindOfKey } from "./names";

/** What a function does, as far as it bears on who is logged in after it. */
export interface Evidence {
  /** It compares a password, or asks something that does. */
  readonly proves: boolean;
  /** It makes an account. */
  readonly creates: boolean;
  /** It handles a password or an authorization code. */
  readonly takesCredentials: boolean;
  /** It works on the account of somebody who is logged in: it uses what the session, or the request, says of them. */
  readonly isLoggedIn: boolean;
  /** The session gets another ID, or something that is not seen into may give it one. */
  readonly mayRenew: boolean;
}

/** Gathers what a function does before and around a write to the session. */
export function evidenceOf(context: FactContext, fn: FunctionNode, { node }: SessionWrite): Evidence {
  let proves = false;
  let creates = false;
  let takesCredentials = false;
  let isLoggedIn = false;
  let mayRenew = isPassportCallback(fn);
  const visit = (at: Node): void => {
    const isBefore = at.range[0] < node.range[0];
    switch (at.type) {
      case "CallExpression":
      case "NewExpression":
        proves ||= comparesPassword(context, at) || isNamed(at, proofCalls);
        creates ||= createsAccount(at);
        mayRenew ||= mayCallRenew(context, at, isBefore);
        break;
      case "BinaryExpression":
        proves ||= isPasswordTest(at);
        break;
      case "MemberExpression":
        takesCredentials ||= staticKey(at) === "code" && isQuery(at.object);
        isLoggedIn ||= isBefore && usesSessionUser(context, at, node) && isOnTheWay(at, fn, node);
        mayRenew ||= isRenewal(context, at);
        break;
      case "Identifier":
        takesCredentials ||= namesPassword(at.name);
        break;
      case "Literal":
        mayRenew ||= at.value === "session_key_rotation";
        break;
    }
    forEachChild(at, context.file.sourceCode.visitorKeys, visit);
  };
  visit(fn);
  return { proves, creates, takesCredentials, isLoggedIn, mayRenew };
}

/** Whether something that runs before a handler may give the session another ID: `passport.authenticate("local")`. */
export function mayRenewBefore(context: FactContext, before: readonly Node[]): boolean {
  const text = before.map((node) => context.file.sourceCode.getText(node)).join(" ");
  return /passport|authenticate\(/iu.test(text) || wordsOf(text).some((word) => renewalWords.has(word));
}

function namesPassword(name: string): boolean {
  return /pass|pwd|contra|senha|mdp|haslo|parola|sifre|wachtwoord/iu.test(name) && wordsOf(name).some((word) => passwordWords.has(word) && word !== "pass" && word !== "hash" && word !== "hashed");
}

function hasPasswordWord(text: string): boolean {
  return wordsOf(text).some((word) => passwordWords.has(word));
}

/** `bcrypt.compare(given, user.secret)`, `user.matchPassword(password)`, `crypto.timingSafeEqual(hash, stored)` */
export function comparesPassword(context: FactContext, call: CallNode): boolean {
  const name = calleeName(call);
  if (name === undefined) return false;
  if (name === "timingSafeEqual") return true;
  const words = wordsOf(name);
  if (!words.some((word) => compareWords.has(word) || word === "authenticate")) return false;
  if (namesOfCall(call).some((part) => passwordLibraries.has(part.toLowerCase())) || context.file.origins.of(call.callee).some((key) => passwordLibraries.has(key.split("#")[0] ?? ""))) return true;
  return words.some((word) => passwordWords.has(word)) || call.arguments.some((argument) => namesPassword(context.file.sourceCode.getText(argument).slice(0, 200)));
}

/** What a node compares with a password: `user.hash` of `compare(password, user.hash)`, `user.checkPassword` of a call of it. */
export function comparedIn(context: FactContext, node: Node): readonly Node[] {
  if (node.type === "BinaryExpression") return isPasswordTest(node) ? [node.left, node.right] : [];
  if (node.type !== "CallExpression" || !comparesPassword(context, node)) return [];
  const kept = node.arguments.filter((argument) => argument.type === "MemberExpression" && hasPasswordWord(staticKey(argument) ?? ""));
  return hasPasswordWord(calleeName(node) ?? "") ? [node.callee, ...kept] : kept;
}

/** `user.password === password`, but not `password !== confirmation` of a form. */
function isPasswordTest({ left, right, operator }: TSESTree.BinaryExpression): boolean {
  if (!["==", "===", "!=", "!=="].includes(operator)) return false;
  const sides = [left, right].map((side) => namesOf(side));
  if (!sides.every((names) => names.some((name) => hasPasswordWord(name)))) return false;
  if (sides.flat().some((name) => /conf|re_?pass|repeat|again|2$|retype/iu.test(name))) return false;
  return sides.some((names) => names.length > 1 && !names.includes("body"));
}

function namesOf(node: Node): readonly string[] {
  const inner = unwrapAwait(node);
  if (inner.type === "Identifier") return [inner.name];
  if (inner.type === "MemberExpression") return [...namesOf(inner.object), staticKey(inner) ?? "?"];
  return inner.type === "CallExpression" ? namesOf(inner.callee) : [];
}

function isNamed(call: CallNode, phrases: readonly (readonly string[])[]): boolean {
  const words = wordsOf(calleeName(call) ?? "");
  return phrases.some((phrase) => holds(words, phrase)) && !words.some((word) => word === "out" || word === "failed" || word === "attempt" || word === "attempts");
}

/** `new User(…)`, `User.create(…)`, `createUser(…)`, `insert("users")` */
export function createsAccount(call: CallNode): boolean {
  if (isNamed(call, accountCalls)) return true;
  const names = namesOfCall(call);
  const isUser = (name: string | undefined) => wordsOf(name ?? "").some((word) => /^(?:users?|accounts?|members?|customers?|admins?)$/u.test(word));
  if (call.type === "NewExpression") return isUser(names.at(-1));
  return /^(?:create|insert|insertOne|insertMany|build|upsert|save)$/u.test(names.at(-1) ?? "") && names.slice(0, -1).some(isUser);
}

/** `req.query.code` */
function isQuery(node: Node): boolean {
  return namesOf(node).includes("query") || namesOf(node).includes("searchParams");
}

/**
 * Whether a member says who is logged in and something is done with that: `User.findById(req.session.userId)`,
 * `req.session.user.id`, `req.user.id`. To ask whether somebody is (`if (req.session.user)`) is no use.
 */
function usesSessionUser(context: FactContext, member: TSESTree.MemberExpression, written: Node): boolean {
  const key = staticKey(member);
  if (key === undefined || member === written) return false;
  const isRequestUser = key === "user" && context.receivers.keysOf(member).some((name) => name === "@request.user");
  if (!isRequestUser && !(isIdentity(key) && isServerSession(context, member.object))) return false;
  const user = member.parent;
  if (user.type === "AssignmentExpression" && user.left === member) return false;
  if (user.type === "MemberExpression" && user.object === member) return true;
  return user.type === "CallExpression" || user.type === "Property" || user.type === "VariableDeclarator" || user.type === "AwaitExpression" || user.type === "SpreadElement";
}

/** Whether a place is run before another: not in a helper that is only declared before it. */
function isOnTheWay(at: Node, fn: FunctionNode, to: Node): boolean {
  for (let around = enclosingFunction(at); around && around !== fn; around = enclosingFunction(around)) {
    if (nameOf(around) !== undefined && !isInside(to, around)) return false;
  }
  return true;
}

/** What the session says of who is logged in, or of who has begun to log in. */
function isIdentity(key: string): boolean {
  const kind = kindOfKey(key);
  return kind === "identity" || /^(?:pending|temp|partial|mfa|otp|two_?factor|pre_?auth)/iu.test(key);
}

/** `req.session.regenerate`, `regenerateSession`, `req.sessionStore.generate`, also where it is only handed on. */
function isRenewal(context: FactContext, member: TSESTree.MemberExpression): boolean {
  const key = staticKey(member);
  if (key === undefined) return false;
  if (wordsOf(key).some((word) => renewalWords.has(word))) return true;
  if (key === "generate" && namesOf(member.object).at(-1) === "sessionStore") return true;
  // passport's req.login(user, done) gives the session another ID
  return /^log_?in$/iu.test(key) && context.receivers.keysOf(member.object).some((name) => /^@(?:request|bun-request|koa-context)$/u.test(name));
}

function mayCallRenew(context: FactContext, call: CallNode, isBefore: boolean): boolean {
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  const words = wordsOf(last);
  if (words.some((word) => renewalWords.has(word))) return true;
  if (names.includes("passport")) return true;
  const functions = context.file.tracer.calledFunctions(call);
  if (functions.length > 0) return functions.some((fn) => !isInside(call, fn) && renews(context, fn));
  if (!isGivenSession(context, call)) return false;
  if (words.some((word) => sessionHelperWords.has(word)) && !isHarmlessName(last)) return true;
  // what a helper gives back is what it is called for; one that gives nothing back does something to the request
  return isBefore && isStatement(call) && !isHarmlessName(last) && !isLogging(names) && !isAnswering(names);
}

/** Whether a helper of this file gives the session another ID. */
function renews(context: FactContext, fn: FunctionNode): boolean {
  let found = false;
  const visit = (node: Node): void => {
    found ||= node.type === "MemberExpression" && isRenewal(context, node);
    if (!found) forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(fn);
  return found;
}

function isAnswering(names: readonly string[]): boolean {
  return ["res", "reply", "response", "next", "console", "render", "send"].includes(names[0] ?? "");
}

function isStatement(call: CallNode): boolean {
  let at: Node = call;
  while (at.parent && (unwrap(at.parent) !== at.parent || at.parent.type === "AwaitExpression" || (at.parent.type === "UnaryExpression" && at.parent.operator === "void"))) at = at.parent;
  return at.parent?.type === "ExpressionStatement";
}

/** Whether a helper is given the request, its session or the context, alone or in an object. */
function isGivenSession(context: FactContext, call: CallNode): boolean {
  const isIt = (node: Node): boolean => {
    const inner = unwrap(node);
    if (inner.type === "SpreadElement") return isIt(inner.argument);
    if (inner.type === "ObjectExpression") return inner.properties.some((property) => isIt(property.type === "Property" ? property.value : property));
    if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return false;
    return isServerSession(context, inner) || context.receivers.keysOf(inner).some((key) => /^@(?:request|bun-request|koa-context|hono-context|astro-context)$/u.test(key) || /#\w*(?:Request|Context)\(\)$/u.test(key));
  };
  return call.arguments.some(isIt);
}

/** passport's verify callback (`passReqToCallback`): passport logs in after it. */
function isPassportCallback(fn: FunctionNode): boolean {
  const { parent } = fn;
  return parent.type === "NewExpression" && /Strategy$/u.test(calleeName(parent) ?? "");
}

/** The functions of this file that call a function, each with the name it has there. */
export function callersOf(context: FactContext, fn: FunctionNode): readonly FunctionNode[] {
  return [...new Set(context.file.tracer.callsOf(fn).flatMap((call) => functionAround(context, call) ?? []))];
}

/** The handler around a node, or else the outermost function that has a name. */
function functionAround(context: FactContext, node: Node): FunctionNode | undefined {
  const handler = context.handlers.findLast(({ fn }) => fn.type !== "Program" && isInside(node, fn));
  if (handler && handler.fn.type !== "Program") return handler.fn;
  let found: FunctionNode | undefined;
  for (const fn of context.file.tracer.index.functions) if (isInside(node, fn) && (!found || nameOf(found) === undefined)) found = fn;
  return found;
}
