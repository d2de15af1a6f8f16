import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, functionName, isFunction, outer, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";

/** What a condition is put together of: each operand, and whether it counts when it holds or when it does not. */
export function operandsOf(test: Node, positive = true): readonly { value: Node; positive: boolean }[] {
  const node = unwrap(test);
  if (node.type === "LogicalExpression") return [...operandsOf(node.left, positive), ...operandsOf(node.right, positive)];
  return node.type === "UnaryExpression" && node.operator === "!" ? operandsOf(node.argument, !positive) : [{ value: node, positive }];
}

/** Whether something hangs on a condition: what is done, who passes, what a predicate answers. */
export function decides(context: FactContext, condition: Node, positive: boolean, depth = 0): boolean {
  let at = condition;
  let isPositive = positive;
  for (let parent = outer(at); parent; parent = outer(at)) {
    if (parent.type === "UnaryExpression" && parent.operator === "!") isPositive = !isPositive;
    else if (parent.type !== "LogicalExpression") return decidesIn(context, parent, at, isPositive, depth);
    at = parent;
  }
  return false;
}

function decidesIn(context: FactContext, parent: Node, condition: Node, positive: boolean, depth: number): boolean {
  switch (parent.type) {
    case "IfStatement":
      return isDecision(parent, positive);
    case "ConditionalExpression":
      return parent.test === condition && ![parent.consequent, parent.alternate].every(isShown);
    case "ReturnStatement":
    case "ArrowFunctionExpression": {
      const fn = parent.type === "ReturnStatement" ? enclosingFunction(parent) : parent;
      const search = fn && searchWith(fn);
      return search ? depth <= 1 && decides(context, search, positive, depth + 1) : answersWhetherAllowed(fn);
    }
    case "VariableDeclarator": {
      if (depth > 1 || parent.id.type !== "Identifier") return false;
      const uses = context.file.tracer.bindings.declaredBy(parent.id)?.references ?? [];
      return uses.some((use) => !use.isWrite() && decides(context, use.identifier as Node, positive, depth + 1));
    }
    default:
      return false;
  }
}

/** `roles.some((role) => …)`: the call whose result an answer of its callback is. */
function searchWith(fn: Node): Node | undefined {
  const call = fn.parent?.type === "CallExpression" && fn.parent.arguments.some((argument) => argument === fn) ? fn.parent : undefined;
  return call && /^(?:some|every|find|filter)$/u.test(calleeName(call) ?? "") ? call : undefined;
}

function answersWhetherAllowed(fn: Node | undefined): boolean {
  return isFunction(fn) && /^(?:is|has|can|may|check|require|ensure|verify|authori[sz]e)[A-Z_]|^authori[sz]ed$/u.test(functionName(fn) ?? "");
}

/** Texts, numbers and markup: something else is shown, and nothing is let through. */
function isShown(node: Node): boolean {
  const inner = unwrap(node);
  return ["Literal", "TemplateLiteral", "JSXElement", "JSXFragment", "Identifier", "MemberExpression"].includes(inner.type);
}

/** A visitor who is sent to the page for his role is not let in by that; one who is not sent away is. */
export function isDecision(statement: TSESTree.IfStatement, positive: boolean): boolean {
  if (!positive) return true;
  // a hook of Fastify lets in by ending: what follows is for everybody else
  if (onlyEnds(statement.consequent)) return statementsAfter(statement).some((after) => !onlyRedirects(after));
  return !onlyRedirects(statement.consequent);
}

function onlyEnds(node: Node): boolean {
  const statements = node.type === "BlockStatement" ? node.body : [node];
  return statements.length > 0 && statements.every((statement) => statement.type === "ReturnStatement" && !statement.argument);
}

function statementsAfter(statement: TSESTree.Statement): readonly Node[] {
  const { parent } = statement;
  return parent.type === "BlockStatement" ? parent.body.slice(parent.body.indexOf(statement) + 1) : [];
}

function onlyRedirects(node: Node): boolean {
  const statements = node.type === "BlockStatement" ? node.body : [node];
  return statements.every((statement) => {
    const value = statement.type === "ReturnStatement" ? statement.argument : statement.type === "ExpressionStatement" ? statement.expression : statement.type === "ThrowStatement" ? statement.argument : undefined;
    if (value === null) return true;
    const call = value && unwrapAwait(value);
    return call?.type === "CallExpression" && /^(?:redirect|rewrite|sendRedirect|navigateTo|push|replace)$/u.test(calleeName(call) ?? "");
  });
}

