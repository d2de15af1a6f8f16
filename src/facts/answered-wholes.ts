import { memberPath, unwrapAwait, type Node } from "../analysis/nodes";
import { enclosingClass } from "../analysis/trace";
import type { Answer } from "./answers";
import { isPersonName } from "./claim-name";
import type { FactContext } from "./session-facts";

/** An object that an answer hands over as it is, with the smallest part of the answer that is it. */
interface Whole {
  readonly node: Node;
  readonly place: Node;
}

/** `tokens` of `return tokens`, `res.json({ data: tokens })`, `{ ...tokens, user }`, unless something may choose what of it is sent. */
export function wholesOf(context: FactContext, answer: Answer): readonly Whole[] {
  return answer.part === "body" && !answer.given && !mayChoose(context, answer) ? wholesIn(answer.value, answer.value) : [];
}

function wholesIn(value: Node, place: Node): readonly Whole[] {
  const node = unwrapAwait(value);
  if (node.type === "Identifier") return [{ node, place }];
  if (node.type !== "ObjectExpression") return [];
  return node.properties.flatMap((property) => wholesIn(property.type === "SpreadElement" ? property.argument : property.value, property));
}

/** Resolvers and procedures answer with what their types name; serializers of Nest and schemas of routes leave things out. */
function mayChoose({ file }: FactContext, { fn, handler }: Answer): boolean {
  if (handler?.kind === "resolver" || handler?.kind === "procedure") return true;
  const { parent } = fn;
  if (parent.type === "CallExpression") return parent.arguments.some((argument) => argument !== fn && /schema|response|output/iu.test(file.sourceCode.getText(argument)));
  const decorators = parent.type === "MethodDefinition" ? [...parent.decorators, ...(enclosingClass(fn.body)?.decorators ?? [])] : [];
  return decorators.some((decorator) => /serializ|interceptor/iu.test(file.sourceCode.getText(decorator)));
}

/** Whether a value is a member of an object that a call brings, and from which nothing is taken: `tokens.refreshToken` of `tokens`. */
export function isMemberOfWhole({ file }: FactContext, whole: Node, value: Node): boolean {
  const { bindings } = file.tracer;
  const member = unwrapAwait(value);
  const variable = bindings.variableOf(whole);
  const [definition] = variable?.defs ?? [];
  if (member.type !== "MemberExpression" || !variable || definition?.type !== "Variable" || isPersonName(variable.name)) return false;
  let root: Node = member;
  while (root.type === "MemberExpression") root = unwrapAwait(root.object);
  if (bindings.variableOf(root) !== variable) return false;
  const { init } = definition.node as { init: Node | null };
  return init !== null && unwrapAwait(init).type === "CallExpression" && variable.references.every((reference) => (!reference.isWrite() || reference.init === true) && !isChanged(reference.identifier as Node));
}

/** `delete tokens.refreshToken`, `tokens.refreshToken = undefined`, `unset(tokens, "refreshToken")` */
function isChanged(use: Node): boolean {
  let at = use;
  while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (parent?.type === "UnaryExpression" && parent.operator === "delete") return true;
  if (parent?.type === "AssignmentExpression" && parent.left === at) return true;
  return parent?.type === "CallExpression" && /(?:^|\.)unset$/u.test(memberPath(parent.callee));
}
