import { forEachChild } from "../analysis/file-index";
import { enclosingFunction, isFunction, staticKey, unwrap, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { codeText } from "../analysis/text-test";
import { enclosingClass } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { deletingMethods, factorFieldWords, keepsSessions, managesSessions, messageTexts, passwordFieldWords, readsState } from "../model/account-words";
import { personWords } from "../model/store-asks";
import { mayEnd } from "./account-changes/endings";
import { changedRecords, isOfLockedThing, isPasswordField, type AccountEvent } from "./account-changes/writes";
import type { Authentication } from "./authentications";
import { isBrowserFile } from "./browser-file";
import type { CookieClear } from "./cookie-clears";
import type { CookieWrite } from "./cookie-writes";
import type { Handler } from "./handlers";
import { nameNodeOf, nameOf } from "./handlers/found";
import { namesOfCall } from "./session-ending/call-chain";
import { purposeOfNames } from "./session-logins/names";
import { cookieName } from "./session-cookie";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";
import type { TokenVerification } from "./token-verifications";

/** Code that changes how somebody logs in, or whether they may, and ends none of their sessions. */
export interface AccountChange {
  readonly event: AccountEvent;
  readonly fn: Handler["fn"];
  /** The smallest node that names the code. */
  readonly node: Node;
  readonly label: string;
}

type Evidence = FactContext & { readonly cookieClears: readonly CookieClear[]; readonly cookieWrites: readonly CookieWrite[]; readonly tokenIssues: readonly TokenIssue[]; readonly tokenVerifications: readonly TokenVerification[]; readonly authentications: readonly Authentication[] };

/** Tokens from before a change are refused by when they were issued. */
const refusesOlder = /password_?changed_?(?:at|after|since)|changed_?password_?(?:at|after|since)|last_?password_?change|password_?version|tokens?_?valid_?(?:after|since)/iu;

/** `user.refreshTokenHash = hash`: the one refresh token of a user is a field of his record. */
const tokensInRecord = /\b(?:user|account|member|customer|admin|employee)\w*\.refresh_?tokens?\w*\s*=[^=]/iu;

/** Gathers the changes after which every session of the account stays as it was. */
export function collectAccountChanges(context: Evidence): readonly AccountChange[] {
  const code = codeText(context.file.sourceCode).text;
  if (isBrowserFile(context.file) || refusesOlder.test(code) || !(managesSessions.test(code.replaceAll(messageTexts, "")) || keepsLogin(context))) return [];
  const changes = new Map<Node, AccountEvent>();
  let isKeptInRecord: boolean | undefined;
  for (const { event, at } of changedRecords(context)) {
    // the token goes with the record
    if (at.type === "CallExpression" && deletingMethods.has(namesOfCall(at).at(-1) ?? "") && (isKeptInRecord ??= tokensInRecord.test(code))) continue;
    const fn = changingFunction(context, at);
    if (fn && !changes.has(fn)) changes.set(fn, event);
  }
  // a token that is made of the password's hash is no good after a change
  if (changes.size === 0 || context.tokenIssues.some(({ call }) => isMadeOfPassword(context.file.sourceCode.getText(call), code))) return [];
  const staysIn = () => mayStayIn(context, code);
  return [...changes].flatMap(([fn, event]): readonly AccountChange[] => {
    const handler = context.handlers.find((known) => known.fn === fn);
    if (!isFunction(fn) || isOther(fn, handler) || setsFirst(context, fn) || (event === "disable" && !staysIn())) return [];
    const callers = handler ? [] : context.file.tracer.callsOf(fn);
    // what calls a helper may end the sessions
    if (!callers.every((call) => endsNothing(context, call)) || mayEnd(context, fn, handler, context.tokenIssues)) return [];
    return [{ event, fn, node: handler?.node ?? nameNodeOf(fn) ?? fn, label: labelOf(handler, fn) }];
  });
}

/** `jwt.sign({ sub }, KEY + user.password)`; not a claim that is only the password, which nobody compares. */
function isMadeOfPassword(issue: string, code: string): boolean {
  const isCompared = /(?:decoded|payload|claims)\??\.password/iu.test(code);
  const text = isCompared ? issue : issue.replaceAll(/\bpass(?:word|wd)\s*:\s*[\w$.?!]+/giu, "");
  return /\.pass(?:word|wd)|pass(?:word)?_?hash/iu.test(text);
}

/** Whether the file sets or takes away the cookie of a login: `res.clearCookie("token")`, which ends nothing by itself. */
function keepsLogin({ credentials, cookieClears, cookieWrites }: Evidence): boolean {
  const names = [...cookieClears.map(({ name }) => name), ...cookieWrites.flatMap((write) => cookieName(write) ?? [])];
  return names.some((name) => credentials.judgeName(name, "cookie").verdict === "credential");
}

/** Whether the function around a call of a helper changes a password as well, and ends no session. */
function endsNothing(context: Evidence, call: CallNode): boolean {
  const around = changingFunction(context, call);
  if (!around) return false;
  const handler = context.handlers.find((known) => known.fn === around);
  return !isOther(around, handler) && !mayEnd(context, around, handler, context.tokenIssues);
}

/**
 * Whether who has no account any more may go on: tokens alone let in here, or sessions are kept and no check in sight
 * asks for the user. A file that only signs tokens leaves that check to another one.
 */
function mayStayIn({ file, authentications, tokenVerifications }: Evidence, code: string): boolean {
  if (authentications.length > 0) return authentications.every(({ asks }) => asks === "nobody");
  const asksForState = tokenVerifications.some(({ node }) => {
    const fn = enclosingFunction(node);
    return fn !== undefined && readsState.test(file.sourceCode.getText(fn as never));
  });
  return keepsSessions.test(code) && !asksForState;
}

/** The handler around a change, else the function that has a name. */
function changingFunction(context: FactContext, at: Node): FunctionNode | undefined {
  let named: FunctionNode | undefined;
  for (let node = at.parent; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const fn = node;
    if (context.handlers.some((handler) => handler.fn === fn)) return fn;
    if (isNamed(fn)) named ??= fn;
  }
  return named && isAccountFunction(nameOf(named) ?? "") && !isOfStore(context, named) ? named : undefined;
}

/** A model's or repository's method only writes: what calls it decides what else is to be done. */
function isOfStore({ file }: FactContext, fn: FunctionNode): boolean {
  if (/(?:^|[/.-])(?:models?|entit(?:y|ies)|repositor(?:y|ies)|repos?|daos?|schemas?)(?:[/.-]|$)/iu.test(file.path?.split("/").slice(-3).join("/") ?? "")) return true;
  const owner = enclosingClass(fn.body);
  const parent = owner?.superClass && file.sourceCode.getText(owner.superClass);
  return /(?:Repository|Repo|Model|Dao|DAO|Entity)$/u.test(owner?.id?.name ?? "") || /Model|Entity|Repository|Document/u.test(parent ?? "");
}

function isNamed(fn: FunctionNode): boolean {
  return fn.parent.type !== "CallExpression" ? nameOf(fn) !== undefined : false;
}

/** A service's function is one by its name: `resetPassword`, `disableTwoFactor`, `deleteAccount`. */
function isAccountFunction(name: string): boolean {
  const words = wordsOf(name);
  if (isOfLockedThing([name])) return false;
  const isAbout = words.some((word) => passwordFieldWords.has(word) || factorFieldWords.has(word) || personWords.has(word));
  return isAbout && words.some((word) => /^(?:reset|change|update|set|save|new|recover|disable|enable|delete|remove|ban|block|suspend|deactivate|forgot)$/u.test(word));
}

/** A login, a sign-up, a seed: nobody's session is older than what they write. */
function isOther(fn: FunctionNode, handler: Handler | undefined): boolean {
  const names = [nameOf(fn) ?? "", ...(handler?.names ?? [])].filter((name) => name !== "");
  return purposeOfNames(names, handler?.paths ?? []) === "login" || names.some((name) => /seed|migrat|register|signup|sign_up|logout|invite|setup|set_up|^test/iu.test(name));
}

/** `if (user.password) throw …`: the account had none, and no session by one. */
function setsFirst(context: FactContext, fn: FunctionNode): boolean {
  return someNode(context, fn, (node) => {
    if (node.type !== "IfStatement") return false;
    const test = unwrap(node.test);
    if (test.type !== "MemberExpression" || !isPasswordField(staticKey(test) ?? "") || context.receivers.isHanded(test.object)) return false;
    const last = node.consequent.type === "BlockStatement" ? node.consequent.body.at(-1) : node.consequent;
    return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
  });
}

function someNode(context: FactContext, start: Node, holds: (node: Node) => boolean): boolean {
  let found = false;
  const visit = (node: Node): void => {
    if (found) return;
    if (holds(node)) found = true;
    else forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(start);
  return found;
}

function labelOf(handler: Handler | undefined, fn: FunctionNode): string {
  const name = nameOf(fn);
  if (name !== undefined && !/^(?:handler|resolve|default|GET|POST|PUT|PATCH|DELETE|action|loader)$/u.test(name)) return name;
  const path = handler?.paths[0]?.replaceAll(/\/{2,}/gu, "/");
  if (path === undefined) return handler?.names[0] ?? name ?? "the handler";
  return [handler?.methods[0], path.startsWith("/") ? path : `/${path}`].filter(Boolean).join(" ");
}
