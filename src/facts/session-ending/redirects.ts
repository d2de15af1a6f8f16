import { unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import { hole } from "../../analysis/value";
import { wordsOf } from "../../analysis/words";
import { endSessionAddress, ownAddressWords } from "../../model/harmless-calls";
import type { FactContext } from "../session-facts";
import { chainOf } from "./call-chain";

const redirectNames = new Set(["redirect", "sendRedirect", "permanentRedirect", "rewrite", "location"]);
const maxDepth = 6;

/** Whether a call sends the browser on to where the session may be ended, such as an identity provider. */
export function leadsToLogout(context: FactContext, call: CallNode, name: string): boolean {
  const [header, value] = call.arguments;
  if (header?.type === "Literal" && /^location$/iu.test(String(header.value)) && value) return mayEndSession(context, value);
  if (!redirectNames.has(name)) return false;
  const target = call.arguments.find((argument) => !isStatus(argument) && !context.receivers.isHanded(argument));
  return target !== undefined && mayEndSession(context, target);
}

function isStatus(node: Node): boolean {
  return node.type === "Literal" && typeof node.value === "number";
}

/** Whether an address may be one that ends the session: only an address that is plainly the application's own may not. */
export function mayEndSession(context: FactContext, node: Node, depth = 0): boolean {
  const target = unwrapAwait(node);
  if (depth > maxDepth) return true;
  const next = (inner: Node) => mayEndSession(context, inner, depth + 1);
  if (target.type === "ConditionalExpression") return next(target.consequent) || next(target.alternate);
  if (target.type === "LogicalExpression") return next(target.left) || next(target.right);
  if (target.type === "ObjectExpression") return target.properties.some((property) => property.type === "Property" && next(property.value));
  if (target.type === "TemplateLiteral" || (target.type === "BinaryExpression" && target.operator === "+")) return mayTextEndSession(context, target);
  const text = context.file.values.textOf(target);
  if (text !== undefined) return isLogoutAddress(text);
  // new URL("/login", request.url), url.toString()
  if (target.type === "NewExpression" && target.arguments[0]) return next(target.arguments[0]);
  if (target.type === "CallExpression" && target.callee.type === "MemberExpression" && chainOf(target.callee).names.at(-1) === "toString") return next(target.callee.object);
  const [trace, ...others] = context.file.tracer.trace(target);
  if (trace && others.length === 0 && trace.path.length === 0 && trace.node !== target) return next(trace.node);
  const names = [...chainOf(target).names, ...textsGiven(target)];
  // request.nextUrl, event.url: where the request came to
  if (context.receivers.isHanded(chainOf(target).root)) return endSessionAddress.test(names.join("."));
  return !isOwnAddress(names);
}

/** `req.get("Referrer")`, `url.searchParams.get("next")`: what is read is named by a text. */
function textsGiven(node: Node): readonly string[] {
  if (node.type !== "CallExpression") return [];
  return node.arguments.flatMap((argument) => (argument.type === "Literal" && typeof argument.value === "string" ? [argument.value] : []));
}

function mayTextEndSession(context: FactContext, target: Node): boolean {
  const parts = context.file.values.textParts(target);
  const known = parts.map((part) => (part === hole ? "*" : part)).join("");
  if (isLogoutAddress(known)) return true;
  // `${frontend}/login` goes where its first part says
  if (parts[0] !== hole) return false;
  const first = target.type === "TemplateLiteral" ? target.expressions[0] : target.type === "BinaryExpression" ? leftmost(target) : undefined;
  return first !== undefined && endSessionAddress.test(chainOf(first).names.join("."));
}

function leftmost(node: Node): Node {
  return node.type === "BinaryExpression" ? leftmost(node.left) : node;
}

/** `/logout`, `https://idp.example/v2/logout?client_id=…`; `/login?logout=1` and `/logged-out` are where one ends up. */
function isLogoutAddress(address: string): boolean {
  const [path = ""] = address.split(/[?#]/u);
  return endSessionAddress.test(path) && !/(?:success|complete|done|callback)\/?$/iu.test(path);
}

function isOwnAddress(names: readonly string[]): boolean {
  const text = names.join(".");
  if (endSessionAddress.test(text)) return false;
  return names.flatMap((name) => wordsOf(name)).some((word) => ownAddressWords.has(word));
}
