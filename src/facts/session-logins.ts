import { isInside, staticKey, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { forEachChild } from "../analysis/file-index";
import { wordsOf } from "../analysis/words";
import { unfinishedWords } from "../model/login-words";
import type { Handler } from "./handlers";
import { nameOf } from "./handlers/found";
import type { FactContext } from "./session-facts";
import { callersOf, createsAccount, evidenceOf, mayRenewBefore, type Evidence } from "./session-logins/evidence";
import { kindOfKey, purposeOfNames, type KeyKind } from "./session-logins/names";
import { speaksOfPasswords, storesLoginToken, storesProvedAccount } from "./session-logins/proved-accounts";
import { collectSessionWrites, isServerSession, type SessionWrite } from "./session-writes";

/** A place at which a handler makes the session that of somebody who is logged in. */
export interface SessionLogin {
  readonly write: SessionWrite;
  /** `login`: nobody was logged in before. `step-up`: somebody was, and gave a further proof. */
  readonly purpose: "login" | "step-up";
  /** Whether the session keeps the ID that it had before; unknown where something may have changed it. */
  readonly keepsId: "yes" | "unknown";
}

/** Gathers the logins of a file, one for each way through a handler. */
export function collectSessionLogins(context: FactContext): readonly SessionLogin[] {
  // what is called otherwise may be the account that has just given its password
  const mayProve = speaksOfPasswords(context);
  const writes = collectSessionWrites(context, (key) => mayProve || kindOfKey(key) !== undefined).flatMap((write) => {
    const kind = kindOfKey(write.key) ?? (storesProvedAccount(context, write) || storesLoginToken(context, write) ? "identity" : undefined);
    return kind !== undefined && !isNothing(context, write.value) ? [{ write, kind }] : [];
  });
  const logins = writes.flatMap(({ write, kind }) => {
    const login = judge(context, write, kind);
    return login ? [{ login, kind }] : [];
  });
  return onePerWay(logins);
}

/** `req.session.user = null`, `req.session.loggedIn = false` */
function isNothing(context: FactContext, value: Node | undefined): boolean {
  if (!value) return true;
  const known = context.file.values.literalOf(value);
  return known?.kind === "literal" && !known.value;
}

function judge(context: FactContext, write: SessionWrite, kind: KeyKind): SessionLogin | undefined {
  const handlers = runBy(context, write.fn).map((fn) => judgeIn(context, fn, write, kind));
  const logins = handlers.flatMap((login) => (login ? [login] : []));
  return logins.find(({ keepsId }) => keepsId === "yes") ?? logins[0];
}

/** The functions in which a write happens for all the file shows: the one that writes, or those that call it as a helper. */
function runBy(context: FactContext, fn: FunctionNode): readonly FunctionNode[] {
  if (context.handlers.some((handler) => handler.fn === fn && handler.paths.length > 0)) return [fn];
  const callers = callersOf(context, fn);
  return callers.length > 0 ? callers : [fn];
}

function judgeIn(context: FactContext, fn: FunctionNode, write: SessionWrite, kind: KeyKind): SessionLogin | undefined {
  const inside = evidenceOf(context, write.fn, write);
  const evidence = fn === write.fn ? inside : together(evidenceOf(context, fn, write), inside);
  const handler = context.handlers.find((known) => known.fn === fn);
  const own = [nameOf(fn), nameOf(write.fn)].filter((name) => name !== undefined);
  const named = handler && makesSession(handler) ? "login" : purposeOfNames([...own, ...(handler?.names ?? []), ...fileNames(context)], handler?.paths ?? []);
  const purpose = purposeOf(context, write, kind, evidence, named);
  if (!purpose || (!handler && !evidence.proves && !evidence.creates && fn === write.fn && named !== "login")) return undefined;
  const mayRenew = evidence.mayRenew || mayRenewBefore(context, handler?.before ?? []);
  return { write, purpose, keepsId: mayRenew ? "unknown" : "yes" };
}

/** `POST /sessions` */
function makesSession({ methods, paths }: Handler): boolean {
  return methods.includes("POST") && paths.some((path) => /(?:^|\/)sessions?\/?$/iu.test(path));
}

/** The file's own name speaks for its handlers only where it is that of a login: `routes/login.js`. */
function fileNames({ file }: FactContext): readonly string[] {
  const name = file.path?.split("/").at(-1)?.replace(/\.[cm]?[jt]sx?$/u, "") ?? "";
  return /^(?:log-?in|sign-?in|sign-?up|register)(?:[.-]|controller|$)/iu.test(name) ? [name.replace(/[.-]?(?:controller|route|routes|router|handler)s?$/iu, "")] : [];
}

function purposeOf(context: FactContext, { key, value }: SessionWrite, kind: KeyKind, evidence: Evidence, named: ReturnType<typeof purposeOfNames>): "login" | "step-up" | undefined {
  const finishes = value !== undefined && finishesSignUp(context, value);
  const isOwn = value !== undefined && !finishes && isFromSession(context, value);
  // who is logged in already is only written down, unless the handler is a login that follows a check of another file
  if (named !== "login" && value !== undefined && isOfRequestUser(context, value)) return undefined;
  if (kind === "step-up") return "step-up";
  if (named === "step-up") return evidence.isLoggedIn || isOwn ? "step-up" : kind === "identity" && evidence.creates ? "login" : undefined;
  // what the session held already logs nobody in
  if (isOwn) return undefined;
  // an address that is yet to be confirmed
  if (key.toLowerCase() === "email" && (!evidence.proves || evidence.creates)) return undefined;
  if (named === "login" || (named !== "other" && finishes)) return "login";
  if (evidence.isLoggedIn) return evidence.proves && named !== "other" ? "step-up" : undefined;
  if (named === "other") return undefined;
  if (named === "password" || evidence.proves) return "login";
  return evidence.takesCredentials || evidence.creates ? "login" : undefined;
}

/** `await users.createUser(req.session.pendingUser)`: an account is made of what the session held of somebody who had none. */
function finishesSignUp(context: FactContext, value: Node): boolean {
  const made = unwrapAwait(value);
  if (made.type !== "CallExpression" || !createsAccount(made)) return false;
  const held = heldParts(context, value);
  return held.length > 0 && held.every((key) => wordsOf(key).some((word) => unfinishedWords.has(word)));
}

/** Whether a value is made of what the session held: `{ ...req.session.user, name }`. */
function isFromSession(context: FactContext, value: Node): boolean {
  return heldParts(context, value).length > 0 || context.receivers.keysOf(value).some((key) => /^@(?:bun-)?request\.session\./u.test(key));
}

/** `req.user`, `new UserDTO(req.user)`, `{ id: req.user.id, role: req.user.role }`, where another file puts the user there. */
function isOfRequestUser(context: FactContext, value: Node): boolean {
  const { index } = context.file.tracer;
  const isKey = (pattern: RegExp) => (node: Node) => context.receivers.keysOf(node).some((key) => pattern.test(key));
  const isUser = isKey(/^@(?:bun-)?request\.user(?:\.|$)/u);
  const isMadeOfIt = (node: Node): boolean => {
    const inner = unwrapAwait(node);
    if (inner.type === "ObjectExpression") return inner.properties.some((property) => property.type === "Property" && isMadeOfIt(property.value));
    return isUser(inner) || (inner.type === "NewExpression" && inner.arguments.length === 1 && inner.arguments.every(isUser));
  };
  const isWhole = isKey(/^@(?:bun-)?request\.user$/u);
  return isMadeOfIt(value) && !index.assignments.some(({ left }) => isWhole(left));
}

/** The names of the session's parts of which a value is made. */
function heldParts(context: FactContext, value: Node): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === "MemberExpression" && isServerSession(context, node.object)) found.push(staticKey(node) ?? "");
    else forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(value);
  return found;
}

function together(a: Evidence, b: Evidence): Evidence {
  return {
    proves: a.proves || b.proves,
    creates: a.creates || b.creates,
    takesCredentials: a.takesCredentials || b.takesCredentials,
    isLoggedIn: a.isLoggedIn || b.isLoggedIn,
    mayRenew: a.mayRenew || b.mayRenew,
  };
}

/** Of several properties written one after the other, the one that says who it is stands for all. */
function onePerWay(logins: readonly { readonly login: SessionLogin; readonly kind: KeyKind }[]): readonly SessionLogin[] {
  const rank: Record<KeyKind, number> = { identity: 0, flag: 1, "step-up": 2 };
  const kept: SessionLogin[] = [];
  for (const { login } of logins.toSorted((a, b) => rank[a.kind] - rank[b.kind])) {
    if (!kept.some((other) => other.write.fn === login.write.fn && isOnOneWay(other.write.node, login.write.node))) kept.push(login);
  }
  return kept.sort((a, b) => a.write.node.range[0] - b.write.node.range[0]);
}

/** Whether one of two places is reached on the way to the other: its block holds the other. */
function isOnOneWay(a: Node, b: Node): boolean {
  const [blockA, blockB] = [blockOf(a), blockOf(b)];
  return blockA === undefined || blockB === undefined || isInside(a, blockB) || isInside(b, blockA);
}

function blockOf(node: Node): Node | undefined {
  let at = node.parent;
  while (at && at.type !== "BlockStatement" && at.type !== "SwitchCase") at = at.parent;
  return at;
}
