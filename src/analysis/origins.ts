import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, type Node } from "./nodes";
import { enclosingClass, patternPath, type Trace, type Tracer } from "./trace";

/**
 * Where a value comes from as one line of text, which the model's rows are compared with:
 * `jsonwebtoken#sign` an export, `express-session#` a module itself, `next/headers#cookies().set` a member of what an
 * export returns, `cookies#().set` the same of an instance of the default export, `global:localStorage.setItem`.
 * `default` is left out, `node:` and version suffixes too; a promise and what it brings are the same.
 */
export type OriginKey = string;

const maxDepth = 10;

export class Origins {
  readonly #tracer: Tracer;
  readonly #memo = new WeakMap<Node, readonly OriginKey[]>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** All origins that `node` may have; empty where the file shows none. */
  of(node: Node): readonly OriginKey[] {
    return this.#of(node, 0);
  }

  /** The origins of one trace. */
  ofTrace(trace: Trace): readonly OriginKey[] {
    return this.#ofTrace(trace, 0);
  }

  #of(node: Node, depth: number): readonly OriginKey[] {
    const known = this.#memo.get(node);
    if (known) return known;
    // a value that is made from itself (`x = x.then(…)`) has no origin but the first
    if (depth > maxDepth) return [];
    const found = [...new Set(this.#tracer.trace(node).flatMap((trace) => this.#ofTrace(trace, depth)))];
    this.#memo.set(node, found);
    return found;
  }

  #ofTrace({ node, path }: Trace, depth: number): readonly OriginKey[] {
    const [member, ...rest] = path;
    if (node.type === "ThisExpression" && member) return this.#ofField(node, member, depth).map((root) => rest.reduce(join, root));
    return this.#roots(node, depth).map((root) => path.reduce(join, root));
  }

  #roots(node: Node, depth: number): readonly OriginKey[] {
    switch (node.type) {
      case "Identifier":
        return this.#ofIdentifier(node, depth);
      case "ImportExpression":
        return node.source.type === "Literal" && typeof node.source.value === "string" ? [`${moduleName(node.source.value)}#`] : [];
      case "CallExpression":
        return this.#ofCall(node, depth);
      case "NewExpression":
        return this.#of(node.callee, depth + 1).map((key) => `${key}()`);
      default:
        return [];
    }
  }

  #ofIdentifier(node: TSESTree.Identifier, depth: number): readonly OriginKey[] {
    const variable = this.#tracer.bindings.variableOf(node);
    if (!variable) return [`global:${node.name}`];
    const definition = variable.defs[0];
    if (definition?.type === "ImportBinding") return importKey(definition.node as Node);
    if (definition?.type === "Parameter") return this.#ofParameter(definition.name as Node, depth);
    if (definition?.type === "Variable") {
      const { id } = definition.node as TSESTree.VariableDeclarator;
      return id.type === "Identifier" && id.typeAnnotation ? this.ofType(id.typeAnnotation.typeAnnotation, depth + 1) : [];
    }
    return [];
  }

  /** `this.jwtService`: an instance of the type that the field or the constructor's parameter property declares. */
  #ofField(node: TSESTree.ThisExpression, name: string, depth: number): readonly OriginKey[] {
    for (const member of enclosingClass(node)?.body.body ?? []) {
      if (member.type === "PropertyDefinition" && staticKey(member) === name && member.typeAnnotation) return this.ofType(member.typeAnnotation.typeAnnotation, depth + 1);
      if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
      for (const parameter of member.value.params) {
        if (parameter.type !== "TSParameterProperty") continue;
        const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
        if (inner.type === "Identifier" && inner.name === name) return inner.typeAnnotation ? this.ofType(inner.typeAnnotation.typeAnnotation, depth + 1) : [];
      }
    }
    return [];
  }

  /** A parameter with a type: an instance of that type. */
  #ofParameter(name: Node, depth: number): readonly OriginKey[] {
    let pattern: Node = name;
    while (pattern.parent && !("params" in pattern.parent)) pattern = pattern.parent;
    const typed = pattern.type === "AssignmentPattern" ? pattern.left : pattern.type === "TSParameterProperty" ? pattern.parameter : pattern;
    const annotation = (typed as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation;
    const path = patternPath(pattern, name);
    if (!annotation || !path) return [];
    return this.ofType(annotation.typeAnnotation, depth + 1).map((key) => path.reduce(join, key));
  }

  /** An instance of a type that the file imports or that is global: `express#Response()`, `global:Storage()`. */
  ofType(type: TSESTree.TypeNode, depth = 0): readonly OriginKey[] {
    if (depth > maxDepth) return [];
    if (type.type === "TSUnionType" || type.type === "TSIntersectionType") return type.types.flatMap((part) => this.ofType(part, depth + 1));
    if (type.type !== "TSTypeReference") return [];
    const inner = type.typeArguments?.params[0];
    const name = typeName(type.typeName);
    if (name === "Promise" && inner) return this.ofType(inner, depth + 1);
    // ReturnType<typeof cookies> is what calling it gives
    if (name === "ReturnType" && inner?.type === "TSTypeQuery" && inner.exprName.type === "Identifier") return this.#ofIdentifier(inner.exprName, depth + 1).map((key) => `${key}()`);
    const [root, ...path] = qualifiedName(type.typeName);
    return root ? this.#ofIdentifier(root, depth + 1).map((key) => `${path.reduce(join, key)}()`) : [];
  }

  #ofCall(call: TSESTree.CallExpression, depth: number): readonly OriginKey[] {
    const [argument] = call.arguments;
    const callee = unwrap(call.callee);
    if (argument?.type === "Literal" && typeof argument.value === "string" && this.#isRequire(callee, depth)) return [`${moduleName(argument.value)}#`];
    const keys = this.#of(callee, depth + 1);
    if (argument && argument.type !== "SpreadElement" && keys.some((key) => transparentCalls.has(key))) return this.#of(argument, depth + 1);
    if (callee.type === "MemberExpression" && staticKey(callee) === "bind") return this.#of(callee.object, depth + 1);
    // Angular's inject(CookieService) gives an instance of it
    const injected = argument && argument.type !== "SpreadElement" && keys.includes("@angular/core#inject") ? this.#of(argument, depth + 1) : [];
    return [...injected, ...keys].map((key) => `${key}()`);
  }

  #isRequire(callee: Node, depth: number): boolean {
    if (callee.type === "Identifier" && callee.name === "require" && !this.#tracer.bindings.variableOf(callee)) return true;
    return this.#of(callee, depth + 1).some((key) => key === "module#createRequire()" || key === "global:require");
  }
}

/** Calls whose result does the same as their argument. */
const transparentCalls = new Set(["util#promisify", "global:Object.freeze", "react#use", "react#cache", "es6-promisify#promisify", "pify#", "bluebird#promisify", "bluebird#promisifyAll"]);

function importKey(specifier: Node): readonly OriginKey[] {
  const from = (source: TSESTree.StringLiteral) => `${moduleName(source.value)}#`;
  switch (specifier.type) {
    case "ImportSpecifier": {
      const declaration = specifier.parent as TSESTree.ImportDeclaration;
      return [join(from(declaration.source), specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value)];
    }
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return [from((specifier.parent as TSESTree.ImportDeclaration).source)];
    case "TSImportEqualsDeclaration": {
      const { moduleReference } = specifier;
      return moduleReference.type === "TSExternalModuleReference" && moduleReference.expression.type === "Literal" ? [`${moduleName(String(moduleReference.expression.value))}#`] : [];
    }
    default:
      return [];
  }
}

/** Appends a property to an origin; a module's `default` is the module. */
function join(key: OriginKey, property: string): OriginKey {
  if (property === "default" && key.endsWith("#")) return key;
  return key.endsWith("#") ? key + property : `${key}.${property}`;
}

/** Addresses under which packages are imported by name: `https://deno.land/x/oak@v12/mod.ts`. */
const registry = /^https:\/\/(?:deno\.land\/x|esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com)\/((?:@[^/]+\/)?[^/@?]+)(?:@[^/?]+)?(?:\/(.+?))?(?:\.[mj]?[jt]s)?(?:\?.*)?$/u;

/** A package's file with its ending, which ES modules need where the package names no exports: `next/headers.js`. */
const packageFile = /^((?:@[^/.]+\/)?[^/.@:]+\/[^:]+)\.[cm]?js$/u;

/** A module specifier without `node:`, `npm:`, `jsr:`, registries and versions; Deno's standard library by its JSR name. */
export function moduleName(specifier: string): string {
  if (!/[:@]|\.[cm]?js$/.test(specifier)) return specifier;
  const [, subpath] = packageFile.exec(specifier) ?? [];
  if (subpath !== undefined) return moduleName(subpath);
  const deno = /^https:\/\/deno\.land\/std(?:@[^/]+)?\/(.+?)(?:\.ts)?$/.exec(specifier);
  if (deno) return `@std/${deno[1]}`;
  const [, name, path] = registry.exec(specifier) ?? [];
  if (name !== undefined) return path === undefined || path === "mod" || path === "index" ? name : `${name}/${path}`;
  return specifier.replace(/^(?:node|npm|jsr):\/?/, "").replace(/(?<=.)@[\d^~][^/]*/, "");
}

function typeName(name: TSESTree.EntityName): string | undefined {
  return name.type === "Identifier" ? name.name : undefined;
}

function qualifiedName(name: TSESTree.EntityName): [TSESTree.Identifier | undefined, ...string[]] {
  if (name.type === "Identifier") return [name];
  if (name.type === "TSQualifiedName") {
    const [root, ...path] = qualifiedName(name.left);
    return [root, ...path, name.right.name];
  }
  return [undefined];
}

/**
 * A pattern of the model: an origin in which `*` stands for one name and `**` for any chain of members and calls. The
 * matcher is made when it is first asked: no linting starts with the patterns of all libraries.
 */
export function originMatcher(patterns: readonly string[]): (key: OriginKey) => boolean {
  let matches: ((key: OriginKey) => boolean) | undefined;
  return (key) => (matches ??= compile(patterns))(key);
}

function compile(patterns: readonly string[]): (key: OriginKey) => boolean {
  const plain = new Set(patterns.filter((pattern) => !pattern.includes("*")));
  const expressions = patterns.filter((pattern) => pattern.includes("*")).map(
    (pattern) => new RegExp(`^${pattern.replaceAll(/[\\^$.()|[\]{}+?]/g, String.raw`\$&`).replaceAll("**", "\u0000").replaceAll("*", "[^.()#]+").replaceAll("\u0000", ".*")}$`, "u"),
  );
  return (key) => plain.has(key) || expressions.some((expression) => expression.test(key));
}
