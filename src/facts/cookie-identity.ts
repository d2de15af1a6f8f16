import { readableText } from "../analysis/text-test";
import type { TSESTree } from "@typescript-eslint/utils";
import { eachNode, forEachChild } from "../analysis/file-index";
import { calleeName, enclosingFunction, memberPath, staticKey, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { randomResults } from "../model/random-ids/index";
import type { CookieWrite } from "./cookie-writes";
import { cookieRead, mayBeProtected, type CookieRead } from "./cookie-reads";
import { decides, isDecision, operandsOf } from "./decisions";
import { identityKind } from "./identity-name";
import type { FactContext } from "./session-facts";
import { taughtCalls } from "./taught";

/** What a server does with who the visitor's own cookie says that he is. */
export interface CookieIdentity {
  readonly read: CookieRead;
  readonly use: "decides" | "loads" | "identifies";
  /** The value as it stands where it is used. */
  readonly node: Node;
}

const identityWords = /role|admin|user|account|member|customer|employee|student|teacher|seller|doctor|patient|uid|email|permission|privileg|staff|moderator|superuser|authori[sz]ed|authenticated|logged|isauth|perfil|rol\b|usuario/iu;

/** Gathers the uses of a role, an admin flag or a user's ID that come from an unsigned cookie; one a reading. `writes` gives the cookies that the file sets. */
export function collectCookieIdentities(context: FactContext, writes: () => readonly CookieWrite[]): readonly CookieIdentity[] {
  const { file } = context;
  if (!identityWords.test(readableText(file.sourceCode.text)) || mayBeProtected(context)) return [];
  const found = new Map<Node, CookieIdentity>();
  eachNode(file.sourceCode, (node) => {
    for (const identity of usesAt(context, node)) if (!found.has(identity.read.node) && !isChecked(context, identity.read, writes)) found.set(identity.read.node, identity);
  });
  return [...found.values()];
}

const isRandom = originMatcher(randomResults);

/** Whether the cookie holds something that cannot be made up: a token that is verified, a session's ID, an ID made at random. */
function isChecked(context: FactContext, { cookie }: CookieRead, writes: () => readonly CookieWrite[]): boolean {
  const { sessionLookups, verifiers } = context.settings;
  const taught = new Set([...taughtCalls(context, [...sessionLookups, ...verifiers])].map(({ call }) => call));
  const verifies = context.file.tracer.index.calls.some(
    (call) => (taught.has(call) || /verify|unsign|decrypt|unseal|validate|decode(?!URI)/iu.test(calleeName(call) ?? "")) && call.arguments.some((argument) => argument.type !== "SpreadElement" && cookieRead(context, argument)?.cookie === cookie),
  );
  if (verifies) return true;
  return writes().some(({ name, value }) => name?.length === 1 && name[0] === cookie && value !== undefined && context.file.origins.of(value).some(isRandom));
}

function usesAt(context: FactContext, node: Node): readonly CookieIdentity[] {
  switch (node.type) {
    case "BinaryExpression":
      return /^[!=]==?$/u.test(node.operator) && node.left.type !== "PrivateIdentifier" ? compared(context, node, node.left, node.right) : [];
    case "SwitchStatement":
      return named(context, node.discriminant, "decides");
    case "IfStatement":
      return flags(context, node);
    case "AssignmentExpression":
      return assigned(context, node);
    case "CallExpression":
      return [...searched(context, node), ...loaded(context, node), ...handedOn(context, node)];
    case "MemberExpression":
      return indexed(context, node);
    case "TaggedTemplateExpression":
      return /sql|query|raw/iu.test(memberPath(node.tag)) ? node.quasi.expressions.flatMap((part) => loadedWith(context, part)) : [];
    default:
      return [];
  }
}

/** The use of a value, if it comes from a cookie and its name says that it is somebody's right or ID. */
function named(context: FactContext, value: Node, use: CookieIdentity["use"], kind?: "user"): readonly CookieIdentity[] {
  const read = cookieRead(context, value);
  const found = read && identityKind(read.name);
  return read && found && (kind === undefined || found === kind) ? [{ read, use, node: unwrapAwait(value) }] : [];
}

/** `req.cookies.role === "admin"`, where something hangs on it. */
function compared(context: FactContext, node: TSESTree.BinaryExpression, left: Node, right: Node): readonly CookieIdentity[] {
  // undefined, null, "": a check that there is one at all
  const isPresence = [left, right].some((side) => {
    const value = context.file.values.literalOf(side);
    return side.type === "UnaryExpression" || (value?.kind === "literal" && !value.value && value.value !== 0 && value.value !== false);
  });
  if (isPresence) return [];
  const found = [...named(context, left, "decides"), ...named(context, right, "decides")].filter(({ read, node: value }) => identityKind(read.name) === "right" || !comesWithCredential(context, value));
  // two cookies, or one cookie twice: nothing is compared with what the server knows
  return found.length === 1 && decides(context, node, node.operator.startsWith("=")) ? found : [];
}

/** `["admin", "editor"].includes(role)`, `roles.includes("admin")` */
function searched(context: FactContext, node: TSESTree.CallExpression): readonly CookieIdentity[] {
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  if (callee.type !== "MemberExpression" || !["includes", "has"].includes(staticKey(callee) ?? "") || !argument || argument.type === "SpreadElement") return [];
  const found = [...named(context, argument, "decides"), ...named(context, callee.object, "decides")];
  return found.length > 0 && decides(context, node, true) ? found : [];
}

/** `if (req.cookies.isAdmin)`: an admin flag is one by being there. */
function flags(context: FactContext, node: TSESTree.IfStatement): readonly CookieIdentity[] {
  return operandsOf(node.test).flatMap(({ value, positive }) => {
    const found = named(context, value, "decides").filter(({ read }) => /admin|superuser|staff|moderator/iu.test(read.name) && identityKind(read.name) === "right");
    return found.length > 0 && isDecision(node, positive) ? found : [];
  });
}

export const identityMembers = /^(?:user|userId|user_id|uid|currentUser|role|roles|isAdmin|auth|viewer|account|accountId|username)$/u;

/** `req.user = { id: req.cookies.userId }` */
function assigned(context: FactContext, node: TSESTree.AssignmentExpression): readonly CookieIdentity[] {
  const left = unwrap(node.left);
  if (left.type !== "MemberExpression" || !identityMembers.test(staticKey(left) ?? "")) return [];
  // what a response's locals hold is for its page
  const isRequest = context.receivers.keysOf(left.object).some((key) => key.startsWith("@") && !key.includes("#") && !/^@(?:express-response|fastify-reply|node-response)/u.test(key));
  return isRequest ? valuesIn(context, node.right).flatMap((value) => identified(context, value)) : [];
}

/** Hono's `c.set("user", cookie)` */
function handedOn(context: FactContext, call: TSESTree.CallExpression): readonly CookieIdentity[] {
  const [key, value] = call.arguments;
  if (calleeName(call) !== "set" || !key || !value || value.type === "SpreadElement" || !identityMembers.test(context.file.values.textOf(key) ?? "")) return [];
  return context.receivers.keysOf(call.callee).includes("@hono-context.set") ? valuesIn(context, value).flatMap((each) => identified(context, each)) : [];
}

function identified(context: FactContext, value: Node): readonly CookieIdentity[] {
  const found = named(context, value, "identifies");
  return found.length > 0 && !comesWithCredential(context, value) ? found : [];
}

/** `users[req.cookies.userId]` */
function indexed(context: FactContext, node: TSESTree.MemberExpression): readonly CookieIdentity[] {
  return node.computed && node.property.type !== "Literal" ? loadedWith(context, node.property) : [];
}

export const loaders =
  /^(?:find|get|load|fetch|select|query|update|delete|remove|destroy|where|eq|execute|exec|run|all|one|any|oneOrNone|lookup|retrieve|list|read|create|insert|add|save|upsert|post|put|patch|\$)(?![a-z])|(?:For|By)(?:User|Id|Email|Name|Account)/u;

/** `User.findById(req.cookies.userId)`, `db.query("…", [userId])` */
function loaded(context: FactContext, call: TSESTree.CallExpression): readonly CookieIdentity[] {
  const name = calleeName(call) ?? "";
  if (!loaders.test(name) || context.receivers.isHanded(call.callee)) return [];
  const values = call.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : valuesIn(context, argument)));
  return values.flatMap((value) => loadedWith(context, value));
}

function loadedWith(context: FactContext, value: Node): readonly CookieIdentity[] {
  const found = named(context, value, "loads", "user");
  return found.length > 0 && !comesWithCredential(context, value) ? found : [];
}

/** A value, or those in an object, a list or a template that is handed over. */
function valuesIn(context: FactContext, node: Node, depth = 0): readonly Node[] {
  const inner = unwrapAwait(node);
  if (depth > 3) return [];
  switch (inner.type) {
    case "ObjectExpression":
      return inner.properties.flatMap((property) => (property.type === "Property" ? valuesIn(context, property.value, depth + 1) : []));
    case "ArrayExpression":
      return inner.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? valuesIn(context, element, depth + 1) : []));
    case "TemplateLiteral":
      return inner.expressions;
    case "CallExpression":
      // JSON.stringify({ id })
      return calleeName(inner) === "stringify" ? inner.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : valuesIn(context, argument, depth + 1))) : [inner];
    case "BinaryExpression":
      return inner.operator === "+" ? [...valuesIn(context, inner.left, depth + 1), ...valuesIn(context, inner.right, depth + 1)] : [];
    case "Identifier": {
      const made = madeBefore(context, inner);
      return made ? valuesIn(context, made, depth + 1) : [inner];
    }
    default:
      return [inner];
  }
}

/** `const where = { userId }`: what a constant of the same function holds. */
function madeBefore({ file }: FactContext, name: Node): Node | undefined {
  const made = file.tracer.only(name);
  const isWritten = made && ["ObjectExpression", "ArrayExpression", "TemplateLiteral", "BinaryExpression"].includes(made.type);
  return isWritten && enclosingFunction(made) === enclosingFunction(name) ? made : undefined;
}

/** Whether the same function reads a token or session from a cookie too: the ID may only say whose it is. */
function comesWithCredential(context: FactContext, value: Node): boolean {
  const fn = enclosingFunction(value);
  if (!fn) return false;
  const own = cookieRead(context, value)?.cookie;
  let found = false;
  const visit = (node: Node): void => {
    if (found) return;
    const read = node.type === "MemberExpression" || node.type === "CallExpression" || node.type === "Identifier" ? cookieRead(context, node) : undefined;
    if (read && proves(context, read, own)) found = true;
    else forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(fn.body);
  return found;
}

/** Whether what is read is a token or a session. What else stands in the JSON of one cookie is not proved by that cookie's name. */
function proves({ credentials }: FactContext, { cookie, name }: CookieRead, own: string | undefined): boolean {
  if (name !== cookie && credentials.judgeName(name, "identifier").verdict === "credential") return true;
  return cookie !== own && identityKind(cookie) === undefined && credentials.judge({ name: [cookie], place: "cookie" }).verdict === "credential";
}
