import type { TSESTree } from "@typescript-eslint/utils";
import { forEachChild } from "../analysis/file-index";
import { enclosingFunction, isFunction, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { codeText } from "../analysis/text-test";
import { enclosingClass } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { aftermathVerbs, changedThings, changingMethods, changingVerbs, deletingMethods, disablingFields, factorFieldWords, factorStateWords, keepsSessions, makingVerbs, managesSessions, oneTimeWords, otherPasswordWords, passwordFieldWords, readsState, sessionEndWords, startingMethods, tellingWords } from "../model/account-words";
import { changingWords } from "../model/harmless-calls";
import { creatingMethods } from "../model/refresh-words";
import { personWords } from "../model/store-asks";
import type { Authentication } from "./authentications";
import { isBrowserFile } from "./browser-file";
import type { Handler } from "./handlers";
import { nameNodeOf, nameOf } from "./handlers/found";
import { mintedByName, tokenWordsOf } from "./refresh-handlers/names";
import { chainOf, namesOfCall } from "./session-ending/call-chain";
import type { Effect } from "./session-ending/effects";
import { purposeOfNames } from "./session-logins/names";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";
import type { TokenVerification } from "./token-verifications";

export type AccountEvent = "password" | "factor" | "disable";

/** Code that changes how somebody logs in, or whether they may, and ends none of their sessions. */
export interface AccountChange {
  readonly event: AccountEvent;
  readonly fn: Handler["fn"];
  /** The smallest node that names the code. */
  readonly node: Node;
  readonly label: string;
}

type Evidence = FactContext & { readonly tokenIssues: readonly TokenIssue[]; readonly tokenVerifications: readonly TokenVerification[]; readonly authentications: readonly Authentication[] };

/** Tokens from before a change are refused by when they were issued. */
const refusesOlder = /password_?changed_?(?:at|after|since)|changed_?password_?(?:at|after|since)|last_?password_?change|password_?version|tokens?_?valid_?(?:after|since)/iu;

/** `user.refreshTokenHash = hash`: the one refresh token of a user is a field of his record. */
const tokensInRecord = /\b(?:user|account|member|customer|admin|employee)\w*\.refresh_?tokens?\w*\s*=[^=]/iu;

/** Gathers the changes after which every session of the account stays as it was. */
export function collectAccountChanges(context: Evidence): readonly AccountChange[] {
  const code = codeText(context.file.sourceCode).text;
  if (isBrowserFile(context.file) || !managesSessions.test(code) || refusesOlder.test(code)) return [];
  const changes = new Map<Node, AccountEvent>();
  const isKeptInRecord = tokensInRecord.test(code);
  for (const { event, at } of changedRecords(context)) {
    // the token goes with the record
    if (isKeptInRecord && at.type === "CallExpression" && deletingMethods.has(namesOfCall(at).at(-1) ?? "")) continue;
    const fn = changingFunction(context, at);
    if (fn && !changes.has(fn)) changes.set(fn, event);
  }
  // a token that is made of the password's hash is no good after a change
  if (changes.size === 0 || context.tokenIssues.some(({ call }) => /\.pass(?:word|wd)|pass(?:word)?_?hash/iu.test(context.file.sourceCode.getText(call)))) return [];
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

function isPasswordField(name: string): boolean {
  const words = wordsOf(name);
  const kept = words.at(-1) === "hash" || words.at(-1) === "hashed" ? words.slice(0, -1) : words;
  return passwordFieldWords.has(kept.at(-1) ?? "") && !words.some((word) => otherPasswordWords.has(word));
}

function isFactorField(name: string): boolean {
  const words = wordsOf(name.replace(/2fa/iu, "Mfa"));
  return words.some((word) => factorFieldWords.has(word)) && words.some((word) => factorStateWords.has(word));
}

/** What writing a value to a field does to an account. */
function eventOf(context: FactContext, name: string, value: Node): AccountEvent | undefined {
  const known = context.file.values.literalOf(value);
  const isKnown = known?.kind === "literal";
  if (isPasswordField(name)) return isKnown ? undefined : "password";
  // a secret that is yet to be confirmed changes nothing
  if (isFactorField(name)) return isKnown && typeof known.value === "boolean" ? "factor" : undefined;
  const disables = disablingFields[name.toLowerCase()];
  return disables && isKnown && disables.test(String(known.value)) ? "disable" : undefined;
}

function* changedRecords(context: FactContext): Generator<{ readonly event: AccountEvent; readonly at: Node }> {
  const { index } = context.file.tracer;
  for (const assignment of index.assignments) {
    const left = unwrap(assignment.left);
    if (left.type !== "MemberExpression" || assignment.operator !== "=") continue;
    const event = eventOf(context, staticKey(left) ?? "", assignment.right);
    if (event && isStored(context, left.object, event)) yield { event, at: assignment };
  }
  for (const call of index.calls) {
    const event = changeByCall(context, call);
    if (event) yield { event, at: call };
  }
  // DynamoDB: UpdateExpression: "SET password = :hash"
  for (const property of index.properties) if (staticKey(property) === "UpdateExpression" && setsPasswordOfItem(context.file.sourceCode.getText(property.value as never))) yield { event: "password", at: property };
  // sql`UPDATE users SET password = ${hash}`
  for (const template of index.templates) if (template.parent.type === "TaggedTemplateExpression" && setsPassword(template.quasis.map(({ value }) => value.raw).join("?"))) yield { event: "password", at: template };
}

/** A record that comes from a store, and is saved: no request, no form, no document that is new. */
function isStored(context: FactContext, object: Node, event: AccountEvent): boolean {
  const { root } = chainOf(object);
  if (root.type !== "Identifier" || context.receivers.isHanded(object)) return false;
  if (event === "disable" && !isPerson([root.name])) return false;
  if (context.file.tracer.trace(root).some(({ node }) => node.type === "NewExpression" || node.type === "ObjectExpression")) return false;
  const isRecord = (node: Node): boolean => {
    const inner = unwrapAwait(node);
    return inner.type === "Identifier" && inner.name === root.name;
  };
  const { callsNamed } = context.file.tracer.index;
  return ["save", "persist", "flush", "update"].flatMap((name) => callsNamed.get(name) ?? []).some((call) => {
    if (namesOfCall(call)[0] === root.name) return true;
    // save(user), prisma.user.update({ where, data: user })
    return call.arguments.some((argument) => argument.type !== "SpreadElement" && (isRecord(argument) || context.file.objects.of(argument).properties.some(({ node }) => isRecord(node))));
  });
}

function changeByCall(context: FactContext, call: CallNode): AccountEvent | undefined {
  if (call.type !== "CallExpression") return undefined;
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  const holders = names.slice(0, -1);
  if (deletingMethods.has(last)) return isPerson(holders) && !holders.some((name) => /service|token|session/iu.test(name)) && call.arguments.length + holders.length > 1 ? "disable" : undefined;
  if (/^(?:query|execute|run|exec|none|raw|prepare|\$executeRaw|\$queryRaw)$/u.test(last)) return bySql(context, call);
  // api.patch("/user/password", { newPassword }) asks a server to
  if (isRequest(context, call)) return undefined;
  if (isChanging(last)) {
    const events = call.arguments.flatMap((argument) => fieldsOf(context, argument)).flatMap(({ name, node }) => eventOf(context, name, node) ?? []);
    const event = events.find((one) => one !== "disable") ?? (isPerson([...holders, last]) ? events[0] : undefined);
    return event && !isDelegated(context, call, holders) ? event : undefined;
  }
  // users.updatePassword(id, hash): the hash is made here, so that the work is done here
  const words = wordsOf(last);
  const savesPassword = /^(?:update|set|save|store|change)$/u.test(words[0] ?? "") && words.some((word) => passwordFieldWords.has(word)) && !words.some((word) => /^(?:token|code|otp|expiry|expires|attempts|history)$/u.test(word));
  if (savesPassword && last === "setPassword" && isPerson(holders)) return "password";
  return savesPassword && call.arguments.some((argument) => isHash(context, argument)) ? "password" : undefined;
}

/** Whether a call is given an address or a path, as those of HTTP clients are. */
function isRequest({ file }: FactContext, call: CallNode): boolean {
  const [first] = call.arguments;
  const [start] = first && first.type !== "SpreadElement" ? file.values.textParts(first) : [];
  return typeof start === "string" && /^(?:https?:\/)?\//u.test(start);
}

/** `update`, `findByIdAndUpdate`, `updateOneById`, `updateByEmail` */
function isChanging(name: string): boolean {
  const [verb = "", ...things] = wordsOf(name);
  return changingMethods.has(name) || (changingVerbs.has(verb) && things.every((word) => changedThings.has(word)));
}

function fieldsOf(context: FactContext, argument: Node, depth = 0): readonly { readonly name: string; readonly node: Node }[] {
  if (argument.type === "SpreadElement" || depth > 3) return [];
  return context.file.objects.of(argument).properties.flatMap(({ name, node }) => {
    if (name === "where") return [];
    // Prisma's { secrets: { update: { password } } }
    return ["data", "$set", "set", "update"].includes(name) || isNestedUpdate(context, name, node) ? fieldsOf(context, node, depth + 1) : [{ name, node }];
  });
}

function isNestedUpdate({ file }: FactContext, name: string, node: Node): boolean {
  return unwrap(node).type === "ObjectExpression" && file.objects.of(node).properties.some((property) => property.name === "update") && !wordsOf(name).some((word) => otherPasswordWords.has(word));
}

/** `this.users.update(id, { password })` in a controller: the service does the rest. */
function isDelegated(context: FactContext, call: CallNode, holders: readonly string[]): boolean {
  if (!holders.some((name) => /service|facade|usecase/iu.test(name))) return false;
  return context.handlers.some(({ fn }) => call.range[0] >= fn.range[0] && call.range[1] <= fn.range[1]);
}

function isHash(context: FactContext, argument: Node): boolean {
  const inner = unwrapAwait(argument);
  const names = [...chainOf(inner).names, ...context.file.tracer.trace(inner).flatMap(({ node }) => (node.type === "CallExpression" ? namesOfCall(node) : []))];
  return names.some((name) => /hash|crypt|argon/iu.test(name));
}

function bySql(context: FactContext, call: CallNode): AccountEvent | undefined {
  const [first] = call.arguments;
  if (!first || first.type === "SpreadElement" || isFunction(first)) return undefined;
  const text = context.file.values.textParts(first).map((part) => (typeof part === "string" ? part : "?")).join("");
  return setsPassword(text) ? "password" : undefined;
}

/** `db.prepare("UPDATE …").bind(hash).run()`: the statement, which is looked at where it is prepared, says what happens. */
function runsPrepared({ file }: FactContext, call: CallNode, last: string): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || !["run", "bind", "execute", "get", "all", "first"].includes(last)) return false;
  return namesOfCall(call).includes("prepare") || file.tracer.trace(callee.object).every(({ node }) => node.type === "CallExpression" && namesOfCall(node).includes("prepare"));
}

function setsPasswordOfItem(expression: string): boolean {
  return /\bset\b(?:(?!\bremove\b)[\s\S])*\bpass(?:word|wd)?(?:_?hash)?\s*=/iu.test(expression);
}

/** A statement that writes a password, and not only asks for one. */
function setsPassword(sql: string): boolean {
  return /^\s*update\s+\S+\s+set\b(?:(?!\bwhere\b)[\s\S])*\bpass(?:word|wd)?(?:_?hash)?["`]?\s*=/iu.test(sql);
}

function isPerson(names: readonly string[]): boolean {
  return names.some((name) => wordsOf(name).some((word) => personWords.has(word)));
}

/** Whether something that the code does may end a session. */
function mayEnd(context: FactContext, fn: FunctionNode, handler: Handler | undefined, issues: readonly TokenIssue[]): boolean {
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
  const text = [...names, ...call.arguments.flatMap((argument) => (isFunction(argument) ? [] : [textOf(context, argument), ...madeFrom(context, argument)]))];
  if (onlyAnswers(call) || (call.arguments.length > 0 && call.arguments.every((argument) => isFunction(argument)))) return false;
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

function onlyMakes(name: string): boolean {
  const words = wordsOf(name);
  return (makingVerbs.has(words[0] ?? "") || /^exists?$/u.test(words.at(-1) ?? "")) && !words.some((word) => changingWords.has(word));
}

/** An argument's text, without the session that says who is asking. */
function textOf({ file }: FactContext, argument: Node): string {
  return file.sourceCode.getText(argument as never).replaceAll(/\b(?:req|request|ctx|c|context)\??\.session\b/gu, "");
}

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
