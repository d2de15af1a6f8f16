import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, staticKey, unwrap, type FunctionNode, type Node } from "../../analysis/nodes";
import { routerMethods } from "../../model/handlers";
import type { FactContext } from "../session-facts";

export type HandlerKind = "route" | "method" | "file-route" | "resolver" | "procedure" | "server-action" | "controller";

/** One way in which a file shows that a function answers requests. A function may be found in several. */
export interface Found {
  /** The function, or the program of an Astro page, whose frontmatter runs for each request. */
  readonly fn: FunctionNode | TSESTree.Program;
  readonly kind: HandlerKind;
  readonly name?: string | undefined;
  readonly path?: string | undefined;
  /** An HTTP method in capitals, or what a framework calls it: `load`, `action`. */
  readonly method?: string | undefined;
  /** What runs before it on the same route. */
  readonly before?: readonly Node[];
  /** Where the file names it, if not by a name of its own: a route's path. */
  readonly place?: Node | undefined;
}

const maxDepth = 4;

/**
 * The functions of this file that a handler given as `node` consists of: itself, what a name means, what a wrapper
 * (`asyncHandler(fn)`, `validate(schema)(fn)`) wraps. Empty where it comes from elsewhere.
 */
export function functionsOf(context: FactContext, node: Node, depth = 0): readonly FunctionNode[] {
  const inner = unwrap(node);
  if (depth > maxDepth) return [];
  // () => import("./controller") brings a module and answers nothing
  if (isFunction(inner)) return inner.body.type === "ImportExpression" ? [] : [inner];
  if (inner.type === "ArrayExpression") return inner.elements.some(isText) ? [] : inner.elements.flatMap((element) => (element ? functionsOf(context, element, depth + 1) : []));
  if (inner.type === "CallExpression") {
    const callee = unwrap(inner.callee);
    if (callee.type === "MemberExpression" && staticKey(callee) === "bind") return functionsOf(context, callee.object, depth + 1);
    return inner.arguments.flatMap((argument) => functionsOf(context, argument, depth + 1)).slice(-1);
  }
  if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return [];
  return context.file.tracer.trace(inner).flatMap((trace) => {
    if (trace.path.length === 0) return trace.node === inner ? [] : functionsOf(context, trace.node, depth + 1);
    const [name, ...rest] = trace.path;
    return name !== undefined && rest.length === 0 && trace.node.type === "NewExpression" ? methodsNamed(context, trace.node.callee, name) : [];
  });
}

/** AdonisJS names a method beside its class: `[AuthController, "logout"]`. */
function isText(element: Node | null): boolean {
  return element?.type === "Literal" && typeof element.value === "string";
}

/** `controller.logout`, where the controller is an instance of a class of this file. */
function methodsNamed(context: FactContext, callee: Node, name: string): readonly FunctionNode[] {
  return context.file.tracer.trace(callee).flatMap(({ node, path }) => {
    if (path.length > 0 || (node.type !== "ClassDeclaration" && node.type !== "ClassExpression")) return [];
    return node.body.body.flatMap((member) => {
      if ((member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") || staticKey(member) !== name || !member.value) return [];
      return functionsOf(context, member.value, maxDepth);
    });
  });
}

/** What a function is given to, through casts and wrappers: the variable, property, member or assignment that names it. */
export function holderOf(fn: Node): Node | undefined {
  let at: Node = fn;
  for (let parent = at.parent; parent; parent = at.parent) {
    const wraps = parent.type === "CallExpression" && parent.arguments.some((argument) => argument === at) && !isRouterCall(parent);
    if (!wraps && unwrap(parent) === parent) return parent;
    at = parent;
  }
  return undefined;
}

/** `router.post("/login", fn)`: what the call gives is not the handler. */
function isRouterCall(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && routerMethods.has(staticKey(callee) ?? "");
}

/** The node by which the source names a function; `module.exports = …` gives none. */
export function nameNodeOf(fn: FunctionNode): Node | undefined {
  if (fn.id) return fn.id;
  const holder = holderOf(fn);
  switch (holder?.type) {
    case "VariableDeclarator":
      return holder.id.type === "Identifier" ? holder.id : undefined;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return holder.key;
    case "AssignmentExpression": {
      const left = unwrap(holder.left);
      if (left.type !== "MemberExpression") return left.type === "Identifier" ? left : undefined;
      return staticKey(left) === "exports" ? undefined : left.property;
    }
    default:
      return undefined;
  }
}

/** What a function is called, through its wrappers. */
export function nameOf(fn: FunctionNode): string | undefined {
  const node = nameNodeOf(fn);
  if (!node) return undefined;
  return "name" in node && typeof node.name === "string" ? node.name : node.type === "Literal" ? String(node.value) : undefined;
}

/** The name at the end of a reference: `LOGOUT` of `routes.auth.LOGOUT`. */
export function lastName(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name;
  return inner.type === "MemberExpression" ? staticKey(inner) : undefined;
}

/** The path that an expression gives, unknown parts as `*`; for a constant of another file the constant's name. */
export function pathText(context: FactContext, node: Node): string | undefined {
  const parts = context.file.values.textParts(node);
  if (parts.some((part) => typeof part === "string")) return parts.map((part) => (typeof part === "string" ? part : "*")).join("");
  const name = lastName(node);
  return name === undefined ? undefined : `*/${name}`;
}
