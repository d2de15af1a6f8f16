import { staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import { originMatcher, type OriginKey } from "../../analysis/origins";
import { cookieHolders, cookieMethods, handedMethods, harmlessHelpers, harmlessOrigins, harmlessSessionMethods, localMutators, plainMethods, queryMethods, queryStarts, querySteps, readingCommand, sendingMethods } from "../../model/harmless-calls";
import { isOwnModule } from "../receivers";
import type { FactContext } from "../session-facts";
import { chainOf, isLocalValue, namesOfCall } from "./call-chain";
import { isHarmlessName, isLogging, namesCookieChange } from "./names";

const isHarmlessOrigin = originMatcher(harmlessOrigins);
/** Parts of what a handler is handed in which nothing of a session lies. */
const plainParts = new Set(["res", "response", "req", "request", "reply", "raw", "headers", "cookies", "cookie", "query", "params", "body", "url", "nextUrl", "context", "set", "log", "logger", "i18n", "params", "state", "locals", "ctx"]);

/**
 * What a call that cannot end a session does: changes a cookie, or nothing that matters. Undefined where it may do
 * more: the list of what cannot is closed.
 */
export function harmlessEffect(context: FactContext, call: CallNode): "nothing" | "cookie" | undefined {
  const names = namesOfCall(call);
  if (call.type === "NewExpression") return isHarmlessConstructor(context, call, names) ? "nothing" : undefined;
  return isHarmlessCall(context, call, names) ? cookieOrNothing(call, [...pathOfParameter(context, call.callee), ...names]) : cookieHelper(context, call, names);
}

/** Whether a call changes nothing on the server and asks it nothing: what a check of a signature alone consists of. */
export function isInert(context: FactContext, call: CallNode): boolean {
  const names = namesOfCall(call);
  return call.type === "NewExpression" ? isHarmlessConstructor(context, call, names) : isHarmlessCall(context, call, names, false);
}

function isHarmlessConstructor(context: FactContext, call: CallNode, names: readonly string[]): boolean {
  if (context.file.origins.of(call.callee).some(isHarmlessOrigin)) return true;
  // making an object does nothing yet; a command is made to be carried out
  return names.length > 0 && (readingCommand.test(names.at(-1) ?? "") || !/(?:Command|Job|Task|Event|Action)$/u.test(names.at(-1) ?? ""));
}

function isHarmlessCall(context: FactContext, call: CallNode, names: readonly string[], mayAsk = true): boolean {
  const last = names.at(-1) ?? "";
  const isMember = names.length > 1 || unwrap(call.callee).type === "MemberExpression";
  const keys = context.receivers.keysOf(call.callee);
  const packaged = keys.filter((key) => !isOwnModule(key));
  // a map or a set that others see may hold the sessions
  const isShared = packaged.some((key) => /^global:\w+\(\)\./u.test(key) && isHarmlessOrigin(key)) && !isMadeHere(context, call.callee);
  if (isShared && (!mayAsk || localMutators.has(last))) return false;
  if (packaged.length > 0 && packaged.length === keys.length) {
    if (packaged.every((key) => isHarmlessOrigin(key) || isHelper(key))) return true;
    if (packaged.every((key) => key.startsWith("@") && isHarmlessOfHanded(key, mayAsk))) return true;
  }
  if (isLogging(names) || (isMember && setsCookieHeader(call))) return true;
  // a session's `get` reads, its `set` and `delete` do not
  if (names.slice(0, -1).some((name) => /session/iu.test(name)) && localMutators.has(last)) return false;
  if (isMember && isOfCookies([...pathOfParameter(context, call.callee), ...names])) return true;
  if (isMember && plainMethods.has(last) && (mayAsk || !queryMethods.has(last))) return true;
  if (isMember && (isReadingStep(names) || (last === "send" && sendsReading(context, call)))) return mayAsk;
  if (isMember && last === "exec") return call.arguments.length === 0 || chainOf(call.callee).root.type === "Literal";
  if (isMember && handedMethods.has(last) && isAnswer(context, call.callee)) return true;
  if (isMember && localMutators.has(last) && isMadeHere(context, call.callee)) return true;
  if (isMember && (last === "redirect" || (answers(names.at(-2)) && handedMethods.has(last)))) return true;
  return isHarmlessName(last, mayAsk) && !isUnknownRequest(keys, last);
}

/** `db.select().from(users).orderBy(…)`: a step of a query that only reads. */
function isReadingStep(names: readonly string[]): boolean {
  const start = names.findIndex((name) => queryStarts.has(name));
  return start !== -1 && start < names.length - 1 && names.slice(start + 1).every((name) => queryStarts.has(name) || querySteps.has(name) || plainMethods.has(name));
}

/** `dynamo.send(new GetCommand({ … }))` */
function sendsReading(context: FactContext, { arguments: [command] }: CallNode): boolean {
  if (!command || command.type === "SpreadElement") return false;
  return context.file.tracer.trace(command).every(({ node }) => node.type === "NewExpression" && readingCommand.test(namesOfCall(node).at(-1) ?? ""));
}

/** `fetch`, which Nuxt and browsers have too, may ask for anything. */
function isUnknownRequest(keys: readonly OriginKey[], name: string): boolean {
  return name === "fetch" || keys.some((key) => key === "global:fetch" || key === "global:$fetch");
}

function isHelper(key: OriginKey): boolean {
  const name = /^(?:global:|h3#|#imports#|nitro\/h3#|vinxi\/http#)([^.(]+)$/u.exec(key)?.[1];
  return name !== undefined && harmlessHelpers.has(name);
}

/** `@express-response.status().json`, `@koa-context.cookies.set`, `@request.session.save` */
function isHarmlessOfHanded(key: OriginKey, mayAsk: boolean): boolean {
  const [, ...parts] = key.replaceAll("()", "").split(".");
  const last = parts.at(-1) ?? "";
  const holders = parts.slice(0, -1);
  if (holders.some((part) => /session|yar|cookieAuth/iu.test(part))) return mayAsk && harmlessSessionMethods.has(last);
  if (holders.every((part) => plainParts.has(part))) return handedMethods.has(last) || isHarmlessName(last, mayAsk) || (isOfCookies(parts) && cookieMethods.has(last));
  return false;
}

/** `cookies.delete("a")`, `cookie.auth.remove()`, `Astro.cookies.set(…)`: below a holder of the browser's cookies. */
function isOfCookies(names: readonly string[]): boolean {
  const last = names.at(-1) ?? "";
  return cookieMethods.has(last) && names.slice(0, -1).some((name) => cookieHolders.has(name.toLowerCase()));
}

/** The way to a parameter that is taken apart: `["cookie", "auth"]` of `({ cookie: { auth } }) => auth.remove()`. */
function pathOfParameter(context: FactContext, callee: Node): readonly string[] {
  const { root } = chainOf(callee);
  const { tracer } = context.file;
  const variable = root.type === "Identifier" ? tracer.bindings.variableOf(root) : undefined;
  return (variable && tracer.parameterOf(variable)?.path) ?? [];
}

/** `res.json({ ok: true }); next();`: a statement before the call, in the same block, has sent the response. */
export function comesAfterAnswer(context: FactContext, call: CallNode): boolean {
  const statement = call.parent.type === "ReturnStatement" || call.parent.type === "ExpressionStatement" ? call.parent : undefined;
  if (statement?.parent.type !== "BlockStatement") return false;
  const { body } = statement.parent;
  return body.slice(0, body.indexOf(statement)).some((earlier) => {
    const sent = earlier.type === "ExpressionStatement" ? unwrapAwait(earlier.expression) : undefined;
    return sent?.type === "CallExpression" && sendingMethods.has(namesOfCall(sent).at(-1) ?? "") && isAnswer(context, sent.callee);
  });
}

/** Whether a chain of calls starts with a response, whatever was called in between. */
function isAnswer(context: FactContext, callee: Node): boolean {
  const { root } = chainOf(callee);
  return root.type === "Identifier" && context.receivers.keysOf(root).some((key) => /^@(?:express-response|fastify-reply|node-response|hapi-toolkit)/u.test(key));
}

/** `new SuccessResponse("bye").send(res)`, `responseHandler.ok(res)`: what it is called on is made to answer. */
function answers(name: string | undefined): boolean {
  return name !== undefined && /response|respond|reply/iu.test(name);
}

/** `const headers = new Headers(); headers.append(…)`: what it is called on was made in this function. */
function isMadeHere(context: FactContext, callee: Node): boolean {
  const member = unwrap(callee);
  if (member.type !== "MemberExpression") return false;
  const { root } = chainOf(member.object);
  return isLocalValue(context, root, (made) => isFresh(context, made));
}

/** Whether an expression makes a new value that nobody else has. */
export function isFresh(context: FactContext, made: Node): boolean {
  if (["ObjectExpression", "ArrayExpression", "Literal", "TemplateLiteral"].includes(made.type)) return true;
  if (made.type !== "NewExpression" && made.type !== "CallExpression") return false;
  if (made.type === "CallExpression" && chainOf(made.callee).names.at(-1) === "clone") return true;
  return context.file.origins.of(made.callee).some(isHarmlessOrigin);
}

/** `headers.append("Set-Cookie", …)`: only an answer has that header, whatever holds it. */
function setsCookieHeader({ arguments: [first, second] }: CallNode): boolean {
  return [first, second].some((argument) => argument?.type === "Literal" && String(argument.value).toLowerCase() === "set-cookie");
}

/** A cookie is written if a name says so, or the header that does it. */
function cookieOrNothing(call: CallNode, names: readonly string[]): "nothing" | "cookie" {
  if (setsCookieHeader(call)) return "cookie";
  const last = names.at(-1) ?? "";
  if (/^(?:get|parse|read|has|is)/u.test(last)) return "nothing";
  if (/cookie/iu.test(last) || ["unstate", "state"].includes(last)) return "cookie";
  return isOfCookies(names) && !["get", "getAll", "has"].includes(last) ? "cookie" : "nothing";
}

/** A helper that is called after the cookie it changes, and is given nothing by which it could find the session. */
function cookieHelper(context: FactContext, call: CallNode, names: readonly string[]): "cookie" | undefined {
  if (!namesCookieChange(names)) return undefined;
  return call.arguments.every((argument) => isHarmlessArgument(context, argument)) ? "cookie" : undefined;
}

function isHarmlessArgument(context: FactContext, argument: Node): boolean {
  const inner = unwrapAwait(argument);
  if (["Literal", "TemplateLiteral", "ObjectExpression", "ArrayExpression"].includes(inner.type)) return true;
  const keys = context.receivers.keysOf(inner);
  if (keys.some((key) => /^@(?!request|bun-request)/u.test(key))) return true;
  const { names } = chainOf(inner);
  const last = names.at(-1) ?? "";
  if (/^(?:undefined|res|response|reply|headers|c|ctx|event|h|cookies|cookieStore|cookieName|options|env)$/u.test(last)) return true;
  // the name of the cookie, a constant of another file
  return /^[A-Z\d_]+$/u.test(last) || (inner.type === "MemberExpression" && /name|options|config/iu.test(staticKey(inner) ?? ""));
}
