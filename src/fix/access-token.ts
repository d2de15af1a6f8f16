import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { forEachChild } from "../analysis/file-index";
import { staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import type { Tracer } from "../analysis/trace";
import type { Fix } from "./lists";

interface AccessToken {
  /** The expression as it is written. */
  readonly text: string;
  readonly fix: Fix;
}

/** The names of access tokens by those of the ID tokens that they stand beside; whether one is sure to stand there. */
interface Names {
  readonly accessName: (idName: string) => string | undefined;
  readonly isSure: boolean;
}

/** Sends the access token that stands beside an ID token instead of it; undefined where neither the library nor the file shows one. */
export function sendAccessToken(tracer: Tracer, token: Node, names: Names): AccessToken | undefined {
  const text = beside(tracer, token, names) ?? ofDeclaration(tracer, token, names);
  return text === undefined ? undefined : { text, fix: (fixer) => fixer.replaceText(token as never, text) };
}

/** The same expression with the access token's name. */
function beside({ sourceCode }: Tracer, expression: Node, { accessName, isSure }: Names): string | undefined {
  const name = idName(expression, accessName);
  const access = name && accessName(name.name);
  if (!name || access === undefined || sourceCode.getCommentsInside(expression as never).length > 0) return undefined;
  const whole = sourceCode.getText(expression as never);
  const [start, end] = name.range.map((at) => at - expression.range[0]) as [number, number];
  const isThere = isSure || /jwtToken/iu.test(whole) || sourceCode.text.includes(whole.slice(0, start) + access);
  return isThere ? whole.slice(0, start) + access + whole.slice(end) : undefined;
}

/** Where a variable gets the ID token, the access token may be had as well. */
function ofDeclaration(tracer: Tracer, use: Node, names: Names): string | undefined {
  const variable = use.type === "Identifier" ? tracer.bindings.variableOf(use) : undefined;
  const declarator = variable?.defs[0]?.node as Node | undefined;
  if (variable?.defs.length !== 1 || declarator?.type !== "VariableDeclarator" || !declarator.init) return undefined;
  if (declarator.id.type === "Identifier") return isVisible(tracer, declarator.init, use) ? beside(tracer, declarator.init, names) : undefined;
  if (declarator.id.type !== "ObjectPattern") return undefined;
  const access = declarator.id.properties.find((property) => property.type === "Property" && /^access_?token$/iu.test(staticKey(property) ?? ""));
  return access?.type === "Property" && access.value.type === "Identifier" && isVisible(tracer, access.value, use) ? access.value.name : undefined;
}

/** The identifier in `session.tokens?.idToken?.toString()` by which the ID token is picked. */
function idName(node: Node, accessName: Names["accessName"]): TSESTree.Identifier | undefined {
  const inner = unwrapAwait(node);
  if (inner.type === "CallExpression") return idName(inner.callee, accessName);
  if (inner.type !== "MemberExpression") return undefined;
  const isOne = !inner.computed && inner.property.type === "Identifier" && accessName(inner.property.name) !== undefined;
  return isOne ? (inner.property as TSESTree.Identifier) : idName(inner.object, accessName);
}

/** Whether all names in an expression mean the same where it is to be written. */
function isVisible(tracer: Tracer, expression: Node, place: Node): boolean {
  if (expression.type === "AwaitExpression") return false;
  if (expression.type === "Identifier") {
    const variable = tracer.bindings.variableOf(expression) ?? tracer.bindings.declaredBy(expression);
    for (let scope: TSESLint.Scope.Scope | null = tracer.sourceCode.getScope?.(place as never) ?? null; scope; scope = scope.upper) {
      const found = scope.set.get(expression.name);
      if (found) return found === variable;
    }
    return variable === undefined;
  }
  let isSeen = true;
  forEachChild(expression, tracer.sourceCode.visitorKeys, (child) => {
    if (expression.type === "MemberExpression" && child === expression.property && !expression.computed) return;
    isSeen &&= isVisible(tracer, child, place);
  });
  return isSeen;
}
