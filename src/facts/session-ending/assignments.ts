import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingFunction, isInside, staticKey, unwrap, type Node } from "../../analysis/nodes";
import { presenceFields } from "../../model/harmless-calls";
import { lastName } from "../handlers/found";
import type { FactContext } from "../session-facts";
import { chainOf, isLocalValue } from "./call-chain";
import { effectOf, type Effect } from "./effects";
import { isFresh } from "./harmless";
import { mayEndSession } from "./redirects";
import type { EnderRows } from "./rows";

/** What an assignment does: to a session, a cookie, a redirect, or something that others see. */
export function assignmentEffects(context: FactContext, rows: EnderRows, node: TSESTree.AssignmentExpression): readonly Effect[] {
  const left = unwrap(node.left);
  if (node.operator === "=" && isNothing(node.right)) return unsetEffects(context, rows, left, node);
  if (left.type !== "MemberExpression") return isOwn(context, left) ? [] : [{ does: "unknown", node }];
  const { names } = chainOf(left);
  if (isSessionPath(names)) return isNote(left, node.right) ? [] : [{ does: "unknown", node }];
  if (/^location$/iu.test(staticKey(left) ?? "")) return mayEndSession(context, node.right) ? [{ does: "unknown", node }] : [];
  return isOwn(context, left) ? cookieEffects(left) : [{ does: "unknown", node }];
}

/** `req.session = null`, `delete req.session`, `req.session.user = undefined` */
export function unsetEffects(context: FactContext, rows: EnderRows, target: Node, node: Node): readonly Effect[] {
  const row = rows.ofUnset(target);
  if (row) return [effectOf(row.effect, node, row.row)];
  if (isSessionPath(chainOf(target).names)) return [{ does: "unknown", node }];
  return isOwn(context, unwrap(target)) ? cookieEffects(target) : [{ does: "unknown", node }];
}

function cookieEffects(left: Node): readonly Effect[] {
  return chainOf(left).names.some((name) => /^(?:set-)?cookies?$/iu.test(name)) ? [{ does: "cookie", node: left }] : [];
}

/** Whether a target is the handler's own: a local variable, what it is handed for this request, an object made here. */
export function isOwn(context: FactContext, target: Node): boolean {
  const left = unwrap(target);
  if (left.type === "ObjectPattern" || left.type === "ArrayPattern") return true;
  if (left.type === "Identifier") return isLocalVariable(context, left);
  if (left.type !== "MemberExpression") return false;
  const { root, names } = chainOf(left);
  if (presenceFields.has(names.at(-1) ?? "")) return true;
  if (context.receivers.isHanded(root) || context.receivers.isHanded(left.object)) return true;
  // ({ set, cookie }) => …: parts of a context
  if (isParameter(context, root)) return /^(?:set|cookie|cookies|locals|headers)$/u.test(names[0] ?? "");
  return isLocalValue(context, root, (made) => isFresh(context, made));
}

function isLocalVariable(context: FactContext, identifier: TSESTree.Identifier): boolean {
  const declared = context.file.tracer.bindings.variableOf(identifier)?.defs[0]?.name as Node | undefined;
  const owner = declared && enclosingFunction(declared);
  return owner !== undefined && isInside(identifier, owner);
}

function isParameter(context: FactContext, node: Node): boolean {
  return node.type === "Identifier" && context.file.tracer.bindings.variableOf(node)?.defs[0]?.type === "Parameter";
}

function isNothing(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === "Literal") return value.value === null;
  return (value.type === "Identifier" && value.name === "undefined") || (value.type === "UnaryExpression" && value.operator === "void");
}

/** `req.session`, `ctx.session.user` */
function isSessionPath(names: readonly string[]): boolean {
  return names.slice(1).some((name) => /^(?:session|sess|sessionData)$/iu.test(name));
}

/** `req.session.message = "Bye"`, `req.session.returnTo = "/"`: a note for the next page. */
function isNote(left: Node, right: Node): boolean {
  const value = unwrap(right);
  if (value.type === "TemplateLiteral") return true;
  if (value.type === "Literal") return typeof value.value === "string" && value.value !== "";
  return /message|flash|success|error|notice|return|redirect/iu.test(lastName(left) ?? "");
}
