import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, staticKey, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { codeText } from "../analysis/text-test";
import { accessNames, idTokenRows, otherWords, providerKeys, rawMembers, rawMethods, sessionNames, workloadModules, type IdTokenRow } from "../model/id-tokens";
import type { FactContext } from "./session-facts";

const maxDepth = 8;
const rows: readonly IdTokenRow[] = idTokenRows;

/** How a file's library hands out the access token beside the ID token, if it does. */
export type AccessOfLibrary = IdTokenRow["access"];

/** What the access token beside an ID token of this name is called; undefined for a name of no ID token. */
export function accessTokenName(name: string, ofLibrary: AccessOfLibrary): string | undefined {
  const access = Object.hasOwn(accessNames, name) ? accessNames[name] : undefined;
  return access !== undefined && ofLibrary === "token" ? ofLibrary : access;
}

/** Tells ID tokens of OpenID providers from Firebase's, from those of services, and from what is only called so. */
export class IdTokenReads {
  readonly #context: FactContext;
  /** Whether ID tokens in this file may be Firebase's or a service's own. */
  readonly #isOther: boolean;
  /** The libraries that hand them out and that the file imports. */
  readonly #providers: readonly IdTokenRow[];

  constructor(context: FactContext) {
    const { tracer, sourceCode } = context.file;
    const imports = (names: readonly string[]) => [...tracer.index.modules].some((module) => names.some((name) => (name.endsWith("/") ? module.startsWith(name) : module === name)));
    this.#context = context;
    this.#isOther = otherWords.test(codeText(sourceCode).text) || imports(workloadModules);
    this.#providers = rows.filter(({ modules }) => imports(modules));
  }

  get #hasProvider(): boolean {
    return this.#providers.length > 0;
  }

  /** How the file's library hands out the access token beside the ID token, if it does. */
  get access(): AccessOfLibrary {
    return this.#providers.find(({ access }) => access)?.access;
  }

  /** Whether `node` is an ID token whichever way the code goes. */
  isIdToken(node: Node, given?: Arguments): boolean {
    return !this.#isOther && this.#is(node, given, 0);
  }

  #is(start: Node, given: Arguments | undefined, depth: number): boolean {
    const node = unwrapAwait(start);
    if (depth > maxDepth) return false;
    switch (node.type) {
      case "Identifier":
        return this.#isVariable(node, given, depth);
      case "MemberExpression":
        return this.#isMember(node, given, depth);
      case "CallExpression":
        return this.#isCall(node, given, depth);
      case "LogicalExpression":
        return node.operator === "&&" ? this.#is(node.right, given, depth + 1) : this.#all([node.left, node.right], given, depth);
      case "ConditionalExpression":
        return this.#all([node.consequent, node.alternate], given, depth);
      default:
        return false;
    }
  }

  /** All of them, apart from what stands in where there is none. */
  #all(nodes: readonly Node[], given: Arguments | undefined, depth: number): boolean {
    const { values } = this.#context.file;
    const tokens = nodes.filter((node) => !values.isEmpty(node, given));
    return tokens.length > 0 && tokens.every((node) => this.#is(node, given, depth + 1));
  }

  #isVariable(node: TSESTree.Identifier, given: Arguments | undefined, depth: number): boolean {
    const { tracer, values } = this.#context.file;
    const traces = tracer.trace(node, given).filter((trace) => trace.path.length > 0 || !values.isEmpty(trace.node, trace.given));
    return traces.length > 0 && traces.every((trace) => {
      const { node: origin, path } = trace;
      if (path.length > 0) return this.#isPath(origin, path, node);
      // a parameter, or what a loop goes through: nothing but its name tells
      if (unwrapAwait(origin) === node || origin.type === "Identifier") return this.#isNamed(origin.type === "Identifier" ? origin.name : node.name);
      return this.#is(origin, trace.given, depth + 1);
    });
  }

  /** `const { idToken } = session.tokens`, `const token = (await login()).id_token` */
  #isPath(origin: Node, path: readonly string[], use: TSESTree.Identifier): boolean {
    const [first = "", ...rest] = path;
    if (rest.length === 0 && rawMembers.has(first) && isRawHolder(origin)) return true;
    const names = [...path];
    // session.tokens.idToken.jwtToken
    while (names.length > 1 && rawMembers.has(names.at(-1) ?? "") && isIdName(names.at(-2) ?? "")) names.pop();
    const name = names.at(-1) ?? "";
    if (!isIdName(name)) return false;
    return names.length < path.length || isStandard(name) || this.#hasProvider || this.#standsBesideAccess(use);
  }

  #isMember(node: TSESTree.MemberExpression, given: Arguments | undefined, depth: number): boolean {
    const name = staticKey(node);
    if (name === undefined) return false;
    const object = unwrapAwait(node.object);
    if (rawMembers.has(name) && isRawHolder(object)) return true;
    const [trace, ...others] = this.#context.file.tracer.trace(node, given);
    // an object of this file: what was put into it
    if (trace && others.length === 0 && trace.path.length === 0 && trace.node !== node) return this.#is(trace.node, trace.given, depth + 1);
    return this.#isNamed(name) || (isIdName(name) && (sessionNames.test(nameOf(object)) || this.#hasSibling(node)));
  }

  #isCall(node: TSESTree.CallExpression, given: Arguments | undefined, depth: number): boolean {
    const callee = unwrap(node.callee);
    const name = calleeName(node) ?? "";
    if (callee.type === "MemberExpression") {
      const object = unwrapAwait(callee.object);
      if (name === "getJwtToken") return isRawHolder(object) || this.#is(object, given, depth + 1);
      if (rawMethods.has(name)) return this.#is(object, given, depth + 1);
      if (name === "getItem" || name === "get") return this.#isStored(node);
      if (name === "getIdToken") return this.#hasProvider;
    }
    const [trace, ...others] = this.#context.file.tracer.trace(node, given);
    return trace !== undefined && others.length === 0 && trace.node !== node && trace.path.length === 0 && this.#is(trace.node, trace.given, depth + 1);
  }

  /** `localStorage.getItem("msal.idtoken")`; a key that is merely called `id_token` may hold any token. */
  #isStored({ arguments: [key] }: TSESTree.CallExpression): boolean {
    const text = key && key.type !== "SpreadElement" ? this.#context.file.values.textOf(key) : undefined;
    return text !== undefined && providerKeys.test(text) && isIdName(text);
  }

  /** `id_token` is OpenID's own name; `idToken` is everybody's. */
  #isNamed(name: string): boolean {
    return isIdName(name) && (isStandard(name) || this.#hasProvider);
  }

  /** `tokens.idToken` where the file reads `tokens.accessToken` too. */
  #hasSibling(node: TSESTree.MemberExpression): boolean {
    const { sourceCode } = this.#context.file;
    const before = sourceCode.getText(node.object as never);
    return ["accessToken", "access_token"].some((name) => [".", "?."].some((dot) => codeText(sourceCode).text.includes(`${before}${dot}${name}`)));
  }

  /** `const { accessToken, idToken } = tokens` */
  #standsBesideAccess(use: TSESTree.Identifier): boolean {
    const declarator = this.#context.file.tracer.bindings.variableOf(use)?.defs[0]?.node as Node | undefined;
    const pattern = declarator?.type === "VariableDeclarator" ? declarator.id : undefined;
    return pattern?.type === "ObjectPattern" && pattern.properties.some((property) => property.type === "Property" && isAccessName(staticKey(property) ?? ""));
  }
}

function nameOf(node: Node): string {
  return node.type === "Identifier" ? node.name : (staticKey(node) ?? "");
}

/** `session.getIdToken().getJwtToken()`, `session.idToken.jwtToken`, `(await auth0.getIdTokenClaims()).__raw` */
function isRawHolder(object: Node): boolean {
  const name = object.type === "CallExpression" ? calleeName(object) : object.type === "MemberExpression" ? staticKey(object) : undefined;
  return name !== undefined && (name === "getIdToken" || name === "getIdTokenClaims" || isIdName(name));
}

function isIdName(name: string): boolean {
  return /(?:^|[^a-z])id[_.-]?token$|[a-z\d]IdToken$/u.test(name) || /^id_?token$/iu.test(name);
}

function isStandard(name: string): boolean {
  return name === "id_token";
}

function isAccessName(name: string): boolean {
  return /^access_?token$/iu.test(name);
}
