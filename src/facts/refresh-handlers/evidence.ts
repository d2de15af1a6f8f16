import { forEachChild } from "../../analysis/file-index";
import { isFunction, isInside, memberPath, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../../analysis/nodes";
import type { Handler } from "../handlers";
import { nameOf } from "../handlers/found";
import { nameOfParameter } from "../handlers/shape";
import { namesIn } from "../purpose-names";
import { chainOf, namesOfCall } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { comparesPassword } from "../session-logins/evidence";
import type { TokenVerification } from "../token-verifications";
import { isRefreshTokenName, mintedByName, speaksOfRefresh, tokenWordsOf } from "./names";

/** Whether a function takes a refresh token: from its request, its parameters, or a guard before it. */
export function takesRefreshToken(context: FactContext, fn: Handler["fn"], mint: CallNode, reach: readonly Node[], verifications: readonly TokenVerification[]): boolean {
  // a login may read the refresh token of the session before
  if (someNode(context, fn, mint, (node) => node.type === "CallExpression" && comparesPassword(context, node))) return false;
  if (isFunction(fn) && takesAsParameter(fn)) return true;
  if (verifications.some(({ node, token, key }) => reach.some((each) => isInside(node, each)) && [token, key].some((part) => part && isOfRefresh(context, part)))) return true;
  const handler = context.handlers.find((known) => known.fn === fn);
  if (handler?.before.some((node) => isRefreshGuard(context.file.sourceCode.getText(node)))) return true;
  return someNode(context, fn, mint, (node) => readsRefreshToken(context, node));
}

/** `refreshToken(token)`: what a function renews by its name is what it verifies of its parameters. Only where refresh tokens are given out. */
export function renewsItsParameter({ file }: FactContext, fn: FunctionNode, reach: readonly Node[], verifications: readonly TokenVerification[]): boolean {
  if (!/^(?:refresh|renew)$/u.test(tokenWordsOf(nameOf(fn) ?? "")[0] ?? "")) return false;
  const isOwn = (token: Node) => file.tracer.trace(token).some(({ node }) => {
    const variable = node.type === "Identifier" ? file.tracer.bindings.variableOf(node) : undefined;
    return variable !== undefined && file.tracer.parameterOf(variable)?.fn === fn;
  });
  return verifications.some(({ does, node, token }) => does === "verifies" && token !== undefined && reach.some((each) => isInside(node, each)) && isOwn(token));
}

/** `JwtRefreshGuard`, `AuthGuard("jwt-refresh")`, `verifyRefreshToken` */
function isRefreshGuard(text: string): boolean {
  return (text.match(/[\w-]+/gu) ?? []).some((name) => speaksOfRefresh(name) && tokenWordsOf(name).some((word) => /^(?:guard|jwt|token|auth|strategy|verify|check)$/u.test(word)));
}

/** `refresh(refreshToken)`; not a provider's callback `(accessToken, refreshToken, profile, done)`, which logs in. */
function takesAsParameter(fn: FunctionNode): boolean {
  const names = fn.params.flatMap((parameter) => (parameter.type === "ObjectPattern" ? parameter.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : [])) : [nameOfParameter(parameter) ?? ""]));
  if (names.some((name) => /^_*(?:access_?token|profile|done|account)$/iu.test(name))) return false;
  // attachCookies(user, refreshToken) is given one to hand it out
  if (!tokenWordsOf(nameOf(fn) ?? "").some((word) => ["refresh", "renew", "rotate", "exchange", "access"].includes(word))) return false;
  return names.some((name) => isRefreshTokenName(name) && tokenWordsOf(name).length > 1);
}

function isOfRefresh({ file }: FactContext, node: Node): boolean {
  if (namesIn(node).some(speaksOfRefresh)) return true;
  return file.tracer.trace(node).some((trace) => [...trace.path, ...(trace.node === node ? [] : namesIn(trace.node))].some(speaksOfRefresh));
}

function readsRefreshToken(context: FactContext, node: Node): boolean {
  switch (node.type) {
    case "MemberExpression":
      // req.cookies.refreshToken; not reply.refreshJwtSign
      return !(node.parent.type === "CallExpression" && node.parent.callee === node && mintedByName(staticKey(node) ?? "")) && isRefreshTokenName(staticKey(node) ?? "") && isFromRequest(context, node.object);
    case "VariableDeclarator":
      if (!node.init) return false;
      // const { refreshToken } = req.body
      if (node.id.type === "ObjectPattern") return node.id.properties.some((property) => property.type === "Property" && isRefreshTokenName(staticKey(property) ?? "")) && isFromRequest(context, node.init);
      // const refreshToken = req.body.token
      return node.id.type === "Identifier" && isRefreshTokenName(node.id.name) && isFromRequest(context, node.init);
    case "CallExpression":
      return readsByText(node) || checksRefreshToken(node) || findsByRefreshToken(context, node);
    default:
      return false;
  }
}

/** `cookies().get("refreshToken")`, `getCookie(c, "refresh_token")` */
function readsByText(call: CallNode): boolean {
  const last = namesOfCall(call).at(-1) ?? "";
  if (!/^(?:get|getCookie|getSignedCookie|getHeader|header|parseCookie|unsignCookie)$/u.test(last)) return false;
  return call.arguments.some((argument) => argument.type === "Literal" && typeof argument.value === "string" && isRefreshTokenName(argument.value));
}

/** `verifyRefreshToken(token)`, `refreshTokens.find({ token })`: asks about one that it is given. */
function checksRefreshToken(call: CallNode): boolean {
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  const words = names.flatMap((name) => tokenWordsOf(name));
  const isAbout = words.includes("refresh") && words.some((word) => /^(?:token|tokens|jwt)$/u.test(word));
  if (!isAbout || !/^(?:verify|validate|check|find|get|is|decode|exists|compare|lookup|load|retrieve|fetch|has|include|select)/u.test(last) || mintedByName(last)) return false;
  return call.arguments.some((argument) => mentionsToken(argument));
}

/** `users.findOne({ refreshToken: req.cookies.jwt })`: whose it is that came in, a record says. */
function findsByRefreshToken(context: FactContext, call: CallNode): boolean {
  if (!/^(?:find|get|select|load)/u.test(namesOfCall(call).at(-1) ?? "")) return false;
  const holds = (node: Node): boolean =>
    node.type === "ObjectExpression" &&
    node.properties.some((property) => property.type === "Property" && ((isRefreshTokenName(staticKey(property) ?? "") && isFromRequest(context, property.value)) || (staticKey(property) === "where" && holds(unwrap(property.value)))));
  return call.arguments.some((argument) => holds(unwrap(argument)));
}

function mentionsToken(argument: Node): boolean {
  const inner = unwrapAwait(argument);
  if (inner.type === "ObjectExpression") return inner.properties.some((property) => property.type === "Property" && mentionsToken(property.value));
  const words = tokenWordsOf(memberPath(inner).split(".").at(-1) ?? "");
  return words.some((word) => word === "token" || word === "jwt" || word === "refresh");
}

/** Whether a value is read from what a handler is handed, through calls such as `json()` and `split(" ")` too. */
export function isFromRequest(context: FactContext, node: Node, depth = 0): boolean {
  const inner = unwrapAwait(node);
  // reply.refreshJwtSign(…) makes one
  if (depth > 8 || (inner.type === "CallExpression" && mintedByName(namesOfCall(inner).at(-1) ?? ""))) return false;
  if (context.receivers.isHanded(inner)) return true;
  const next = (part: Node) => isFromRequest(context, part, depth + 1);
  switch (inner.type) {
    case "CallExpression":
      return isReadByCall(context, inner, next);
    case "MemberExpression":
      return next(inner.object);
    case "LogicalExpression":
      return next(inner.left) || next(inner.right);
    case "ConditionalExpression":
      return next(inner.consequent) || next(inner.alternate);
    case "Identifier": {
      const [trace] = context.file.tracer.trace(inner);
      if (trace && trace.node !== inner) return next(trace.node);
      return /^_*(?:body|cookies|headers|payload|input|args|dto)$/u.test(inner.name) && context.file.tracer.bindings.variableOf(inner)?.defs[0]?.type === "Parameter";
    }
    default:
      return false;
  }
}

/** `req.get("x-refresh")`, `getCookie(…)`, `get(req, "headers.x-refresh")`, `String(…)` around any of them. */
function isReadByCall(context: FactContext, call: CallNode, next: (part: Node) => boolean): boolean {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  const name = chainOf(call).names.at(-1) ?? "";
  // lodash's
  if (name === "get" && call.arguments.length > 1 && first && context.receivers.isHanded(first)) return true;
  if (callee.type === "MemberExpression") return next(callee.object);
  if (/^(?:String|decodeURIComponent)$/u.test(name) && first) return next(first);
  return /cookie|header|body/iu.test(name);
}

/** Whether a question holds for a node of a function, apart from functions in it that have names of their own. */
function someNode(context: FactContext, fn: Node, mint: Node, holds: (node: Node) => boolean): boolean {
  let found = false;
  const visit = (node: Node): void => {
    if (found || node.type === "Decorator" || node.type === "TSTypeAnnotation") return;
    if (node !== fn && isFunction(node) && isDeclared(node) && !isInside(mint, node)) return;
    if (holds(node)) found = true;
    else forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(fn);
  return found;
}

/** Whether a function is declared for calls to come, and not given to one as its callback. */
function isDeclared(fn: FunctionNode): boolean {
  return fn.type === "FunctionDeclaration" || ["VariableDeclarator", "Property", "MethodDefinition", "PropertyDefinition", "AssignmentExpression"].includes(fn.parent.type);
}
