import { isFunction, isInside, memberPath, outer, unwrap, type CallNode, type Node } from "../../analysis/nodes";
import { namesOfCall } from "../session-ending/call-chain";
import { functionsAt } from "../session-ending/middlewares";
import type { FactContext } from "../session-facts";
import type { TokenIssue } from "../token-issues";
import { mintedByName, speaksOfRefresh, tokenWordsOf } from "./names";

/** A call by which a function gets a new token. */
export interface Mint {
  readonly call: CallNode;
  /** `several`: it may be a refresh token, or bring one. */
  readonly gives: "access" | "refresh" | "several";
  /** Whether something says that it is an access token; one that nothing speaks of may be any. */
  readonly isNamed: boolean;
  /** The call that signs it: this one, or one in a helper of the file. A function of another file may do more. */
  readonly signer?: CallNode;
}

/** The tokens that a file makes, or has made by functions of other files whose names say so. */
export function collectMints(context: FactContext, issues: readonly TokenIssue[]): readonly Mint[] {
  const wrapped = new Set(issues.flatMap(({ through, call }) => (through ? [call] : [])));
  const issued = issues.flatMap((issue): readonly Mint[] => {
    const { purpose } = issue.purpose;
    if (issue.purpose.exempt || (purpose !== "access" && purpose !== "refresh") || (!issue.through && wrapped.has(issue.call))) return [];
    return [{ call: issue.through ?? issue.call, gives: purpose, isNamed: issue.purpose.by !== "none", signer: issue.call }];
  });
  const known = new Set<Node>(issues.flatMap(({ call, through }) => [call, ...(through ? [through] : [])]));
  const named = context.file.tracer.index.calls.flatMap((call) => (known.has(call) ? [] : (namedMint(context, call) ?? [])));
  return [...issued, ...named];
}

function namedMint(context: FactContext, call: CallNode): Mint | undefined {
  if (call.type === "NewExpression") return undefined;
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  const gives = mintedByName(last) ?? (signs(names) ? "access" : undefined);
  if (!gives || functionsAt(context, call.callee).length > 0) return undefined;
  const kind = gives === "access" ? byDestination(context, call) : gives;
  return kind && { call, gives: kind, isNamed: tokenWordsOf(last).includes("access") };
}

/** `jwtHelper.sign(…)`, `this.jwt.signAsync(…)` */
export function signs(names: readonly string[]): boolean {
  return /^sign(?:Async)?$/u.test(names.at(-1) ?? "") && names.slice(0, -1).some((name) => tokenWordsOf(name).some((word) => /^(?:jwt|jsonwebtoken|token|tokens)$/u.test(word)));
}

/** What a call gives that makes a token, by what it is given and where the result goes. */
function byDestination(context: FactContext, call: CallNode): Mint["gives"] | undefined {
  if (call.arguments.some((argument) => speaksOfRefresh(context.file.sourceCode.getText(argument).slice(0, 200)))) return "refresh";
  const holder = outer(call);
  switch (holder?.type) {
    case "VariableDeclarator":
      return ofTarget(holder.id);
    case "AssignmentExpression":
      return ofTarget(holder.left);
    case "Property":
      return holder.key.type === "Identifier" ? ofName(holder.key.name) : "several";
    case "ReturnStatement":
    case "CallExpression":
    case "MemberExpression":
    case "TemplateLiteral":
    case "ArrowFunctionExpression":
    case "LogicalExpression":
    case "ConditionalExpression":
      return isSure(call) ? "access" : "several";
    default:
      // its result is not used: it may write several cookies
      return "several";
  }
}

/** What the target of an assignment or declaration takes, by its name. */
export function ofTarget(target: Node): Mint["gives"] {
  if (target.type === "Identifier") return ofName(target.name);
  if (target.type === "MemberExpression") return ofName(memberPath(target).split(".").at(-1) ?? "");
  // { accessToken } or { accessToken, refreshToken }
  return target.type === "ObjectPattern" && target.properties.every((property) => property.type === "Property" && property.key.type === "Identifier" && ofName(property.key.name) === "access") ? "access" : "several";
}

function ofName(name: string): Mint["gives"] {
  const words = tokenWordsOf(name);
  if (words.includes("refresh")) return "refresh";
  return words.some((word) => /^(?:tokens|jwts|pair|pairs|credentials|session|auth|result|response|data)$/u.test(word)) && !words.includes("token") ? "several" : "access";
}

/** `signAccessToken(user)` gives an access token wherever it goes, `createToken(user)` perhaps an object of two. */
function isSure(call: CallNode): boolean {
  const last = namesOfCall(call).at(-1) ?? "";
  return tokenWordsOf(last).some((word) => word === "access" || word === "jwt") || /^sign(?:Async)?$/u.test(last);
}

/** The mints that stand in one of several functions. */
export function mintsIn(mints: readonly Mint[], functions: readonly Node[]): readonly Mint[] {
  return mints.filter(({ call }) => functions.some((fn) => isInside(call, fn)));
}

/** A function and the functions of the same file that it runs, so far as they are followed. */
export function reachOf(context: FactContext, start: Node): readonly Node[] {
  const reach: Node[] = [start];
  for (const [at, fn] of reach.entries()) {
    if (at > 12) break;
    for (const call of context.file.tracer.index.calls) {
      if (!isInside(call, fn) || isFunction(unwrap(call.callee))) continue;
      for (const called of functionsAt(context, call.callee)) if (!reach.includes(called) && !isInside(call, called)) reach.push(called);
    }
  }
  return reach;
}
