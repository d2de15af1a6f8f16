import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, isFunction, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { Trace } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { claimPlaces, claimsWords, namedAfterToken, refusalErrors, tokenClaimsType } from "../model/right-claims";
import { isBrowserFile } from "./browser-file";
import { handedContext, isNothing } from "./handed-contexts";
import { typeNameOf } from "./handlers/shape";
import { isForeign } from "./own-tokens";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";
import type { TokenVerification } from "./token-verifications";
import { isHelperCall } from "./verifying-helpers";

/** A value that stands in a token, as the token's issuer wrote it. */
export interface TokenClaim {
  /** The members on the way from the claims, the claim's own name last; none for the claims as a whole. */
  readonly path: readonly string[];
  /** The call that gave the claims; undefined where a library put them on the request. */
  readonly source: CallNode | undefined;
}

/** Finds out which values of one file are claims of a token that was issued here, or a part of them. */
export class TokenClaims {
  readonly #context: FactContext;
  readonly #calls = new Map<Node, TokenVerification>();
  readonly #callbacks = new Map<Node, TokenVerification>();
  readonly #strategies = new Map<Node, TokenVerification>();
  readonly #places: readonly RegExp[];
  readonly #others: ReadonlySet<Node>;
  #assigned: ReadonlyMap<string, readonly Node[]> | undefined;
  readonly #asked = new Set<Node>();

  /** `others` are calls that are known, and give no claims. */
  constructor(context: FactContext, verifications: readonly TokenVerification[], others: ReadonlySet<Node>) {
    this.#context = context;
    this.#others = others;
    for (const verification of verifications) {
      if (!verification.call || isForeign(context, verification)) continue;
      if (verification.does === "sets up") {
        const verify = verification.row.id === "passport-jwt" ? strategyCallback(verification.call) : undefined;
        if (verify) this.#strategies.set(verify, verification);
        continue;
      }
      // a page may read its own token
      if (verification.does === "decodes" && (isBrowserFile(context.file) || !isOnServer(context, verification.call))) continue;
      this.#calls.set(verification.call, verification);
      if (verification.callback) this.#callbacks.set(verification.callback, verification);
    }
    const { modules, callsNamed } = context.file.tracer.index;
    this.#places = claimPlaces
      .filter(({ modules: needed, calls }) => (!needed || [...modules].some((name) => needed.test(name))) && (!calls || calls.some((name) => callsNamed.has(name))))
      .map(({ place }) => place);
  }

  /** Whether the file has any claims at all. */
  get none(): boolean {
    const { sourceCode, tracer } = this.#context.file;
    if (this.#calls.size > 0 || this.#strategies.size > 0 || this.#places.length > 0 || namedAfterToken.test(sourceCode.text) || tokenClaimsType.test(sourceCode.text)) return false;
    return !tracer.index.calls.some((call) => this.#isHelperCall(call));
  }

  /** The claim that a value is; undefined where it may be anything else. */
  of(node: Node, depth = 0): TokenClaim | undefined {
    if (depth > 5) return undefined;
    const place = this.#placed(unwrapAwait(node)) ?? this.#named(unwrapAwait(node));
    if (place) return place;
    // `claims.role ?? "guest"`, `claims.roles ?? []`: what is written out stands in for a claim that is not there
    const traces = this.#context.file.tracer.trace(node).filter((trace) => !isWrittenOut(trace.node));
    const claims = traces.map((trace) => this.#ofTrace(trace, depth));
    const [first] = claims;
    return first && claims.every((claim) => claim !== undefined) ? first : undefined;
  }

  #ofTrace({ node, path }: Trace, depth: number): TokenClaim | undefined {
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      if (this.#calls.has(node) || this.#isHelperCall(node)) return { path, source: node };
      // c.get("jwtPayload").role
      const placed = this.#placed(node, path);
      const text = asWritten(node);
      if (isRequestCall(node)) return placed ?? this.#ofAssigned(path, depth);
      return placed ?? (text === node ? this.#resolved(node, path, depth) : this.of(text, depth + 1));
    }
    // Array.isArray(claims.roles) ? claims.roles : [claims.role]
    if (node.type === "ArrayExpression") return node.elements.length === 1 && node.elements[0] && node.elements[0].type !== "SpreadElement" ? this.of(node.elements[0], depth + 1) : undefined;
    if (node.type !== "Identifier") return undefined;
    return this.#ofParameter(node, path, depth) ?? (this.#isHandled(node) ? this.#ofAssigned(path, depth) : undefined);
  }

  /** What a library or framework put where the file reads it: `req.auth.role`, `c.get("jwtPayload").role`. */
  #placed(node: Node, path: readonly string[] = []): TokenClaim | undefined {
    if (this.#places.length === 0) return undefined;
    for (const key of [...this.#context.receivers.keysOf(node), ...this.#gotten(node)].map((each) => [each, ...path].join("."))) {
      const place = this.#places.find((each) => each.test(`${key}.`));
      if (!place) continue;
      // what the file itself puts there is looked at where it does
      if (this.#assignments.has(key.split(".")[1] ?? "") && !key.includes("jwtPayload")) return undefined;
      const rest = `${key}.`.replace(place, "").split(".").filter(Boolean);
      return { path: rest, source: undefined };
    }
    return undefined;
  }

  /** `const roleFromToken = req.auth.role`: what a request holds, by a name that says who put it there. */
  #named(node: Node): TokenClaim | undefined {
    const { root } = chainOf(node);
    if (root.type !== "Identifier" || !namedAfterToken.test(root.name)) return undefined;
    const traces = this.#context.file.tracer.trace(node);
    const [first] = traces;
    return first && traces.every((trace) => trace.node !== node && trace.path.length > 1 && this.#isHandled(trace.node)) ? { path: first.path.slice(1), source: undefined } : undefined;
  }

  /** `c.get("jwtPayload")` as a member. */
  #gotten(node: Node): readonly string[] {
    if (node.type === "MemberExpression") {
      const key = staticKey(node);
      return key === undefined ? [] : this.#gotten(unwrapAwait(node.object)).map((each) => `${each}.${key}`);
    }
    if (node.type === "Identifier") {
      const [trace] = this.#context.file.tracer.trace(node);
      return trace && trace.node !== node ? this.#gotten(trace.node).map((each) => [each, ...trace.path].join(".")) : [];
    }
    if (node.type !== "CallExpression" || calleeName(node) !== "get") return [];
    const name = this.#context.file.values.textOf(node.arguments[0]);
    return this.#context.receivers.keysOf(node.callee).some((key) => key === "@hono-context.get") && name !== undefined ? [`@hono-context.get(${name})`] : [];
  }

  /** The claims that a callback of a verification takes, or that every call of a same-file function gives it. */
  #ofParameter(node: TSESTree.Identifier, path: readonly string[], depth: number): TokenClaim | undefined {
    const { tracer } = this.#context.file;
    const variable = tracer.bindings.variableOf(node);
    const parameter = variable && tracer.parameterOf(variable);
    if (!parameter) return undefined;
    const whole = [...parameter.path, ...path];
    const verification = this.#callbacks.get(parameter.fn);
    if (verification) return parameter.position === 1 ? { path: whole, source: verification.call } : undefined;
    const strategy = this.#strategies.get(parameter.fn);
    if (strategy) return parameter.position === Math.max(0, parameter.fn.params.length - 2) || parameter.fn.params.length === 1 ? { path: whole, source: strategy.call } : undefined;
    // authorized: ({ token }) => token.role === "admin"
    if (this.#isAuthorizedCallback(parameter.fn) && whole[0] === "token") return { path: whole.slice(1), source: undefined };
    const handed = this.#ofContext(parameter.fn, parameter.position, whole, depth);
    if (handed) return handed;
    const calls = tracer.callsOf(parameter.fn);
    let first: TokenClaim | undefined;
    for (const { arguments: given } of calls) {
      const argument = given[parameter.position];
      const claim = argument && argument.type !== "SpreadElement" ? this.of(argument, depth + 1) : undefined;
      // the first call with anything else decides: a function may have hundreds, each of which leads to hundreds more
      if (!claim) return undefined;
      first ??= claim;
    }
    if (calls.length === 0 && isTypedClaims(this.#context, parameter.fn, parameter.position)) return { path: whole, source: undefined };
    return first && { path: [...first.path, ...whole], source: first.source };
  }

  /** `({ ctx }) => ctx.user.role`: what is handed beside the request, where this file makes it. */
  #ofContext(fn: FunctionNode, position: number, whole: readonly string[], depth: number): TokenClaim | undefined {
    const handed = handedContext(this.#context, fn, position, whole);
    const claims = (handed?.values ?? []).map((value) => this.#memberOf(value, handed?.members ?? [], depth));
    const [first] = claims;
    return first && claims.every((claim) => claim !== undefined) ? first : undefined;
  }

  #isHelperCall(call: CallNode): boolean {
    return !this.#others.has(call) && isHelperCall(this.#context, call);
  }

  #isAuthorizedCallback(fn: FunctionNode): boolean {
    const holder = fn.parent;
    return holder?.type === "Property" && staticKey(holder) === "authorized" && this.#context.file.tracer.index.modules.has("next-auth/middleware");
  }

  /** `req.user.role`, where the file itself puts claims, and nothing else, on `req.user`. */
  #ofAssigned(path: readonly string[], depth: number): TokenClaim | undefined {
    const [name, ...rest] = path;
    if (name === undefined) return undefined;
    const holder = /^(?:state|locals|context|raw|res|req|request|data|handshake|nextauth)$/u.test(name) && rest.length > 0 ? rest : path;
    const [key = "", ...members] = holder;
    const values = this.#assignments.get(key) ?? [];
    const claims = values.map((value) => this.#memberOf(value, members, depth));
    const [first] = claims;
    return first && claims.every((claim) => claim !== undefined) ? first : undefined;
  }

  #isHandled(root: Node): boolean {
    if (root.type === "CallExpression") return isRequestCall(root);
    if (root.type !== "Identifier") return false;
    return this.#context.receivers.isHanded(root) || /^(?:socket|client|ws|conn|ctx)$/u.test(root.name) || this.#context.file.tracer.trace(root).some(({ node, path }) => path.length === 0 && isRequestCall(node));
  }

  /** A member of a value: of an object's literal the property, else the claim's own member. */
  #memberOf(value: Node, members: readonly string[], depth: number): TokenClaim | undefined {
    // a value that is read from where it is put
    if (this.#asked.has(value)) return undefined;
    this.#asked.add(value);
    try {
      const object = unwrapAwait(value);
      const [first, ...rest] = members;
      if (object.type === "ObjectExpression" && first !== undefined) {
        const slots = this.#context.file.objects.of(object).get(first);
        const [slot] = slots;
        if (slots.length === 1 && slot?.state === "value") return this.#memberOf(slot.node, rest, depth + 1);
        const spread = object.properties.find((property) => property.type === "SpreadElement");
        const claim = spread && this.of(spread.argument, depth + 1);
        return claim && { ...claim, path: [...claim.path, ...members] };
      }
      const claim = this.of(object, depth + 1);
      return claim && { ...claim, path: [...claim.path, ...members] };
    } finally {
      this.#asked.delete(value);
    }
  }

  /** All values that the file puts on what it is handed, by the name of the member; null and the like left out. */
  get #assignments(): ReadonlyMap<string, readonly Node[]> {
    if (this.#assigned) return this.#assigned;
    const found = new Map<string, Node[]>();
    this.#assigned = found;
    const add = (key: string | undefined, value: Node) => {
      if (key !== undefined && !isNothing(unwrap(value))) found.set(key, [...(found.get(key) ?? []), value]);
    };
    for (const { left, right, operator } of this.#context.file.tracer.index.assignments) {
      const target = unwrap(left);
      if (operator === "=" && target.type === "MemberExpression" && this.#isHandled(chainOf(target).root)) add(staticKey(target), right);
    }
    for (const call of this.#context.file.tracer.index.callsNamed.get("set") ?? []) {
      const [key, value] = call.arguments;
      if (key && value && value.type !== "SpreadElement" && this.#context.receivers.isHanded(call.callee)) add(this.#context.file.values.textOf(key), value);
    }
    // done(null, payload) of a strategy of Passport
    for (const verify of this.#strategies.keys()) {
      const done = isFunction(verify) ? verify.params.at(-1) : undefined;
      for (const [, user] of done?.type === "Identifier" ? this.#callsOf(done) : []) if (user && !isWrittenOut(user)) add("user", user);
    }
    return found;
  }

  /** What the calls of a parameter are given. */
  #callsOf(parameter: TSESTree.Identifier): readonly (readonly Node[])[] {
    return (this.#context.file.tracer.bindings.declaredBy(parameter)?.references ?? []).flatMap(({ identifier }) => {
      const call = (identifier as Node).parent;
      return call?.type === "CallExpression" && call.callee === identifier ? [call.arguments] : [];
    });
  }

  /** `new Promise((resolve) => jwt.verify(token, key, (error, claims) => resolve(claims)))` */
  #resolved(node: CallNode, path: readonly string[], depth: number): TokenClaim | undefined {
    const [executor] = node.arguments;
    const [resolve] = isFunction(executor) ? executor.params : [];
    if (node.type !== "NewExpression" || calleeName(node) !== "Promise" || resolve?.type !== "Identifier") return undefined;
    const values = this.#callsOf(resolve).flatMap(([value]) => value ?? []);
    const claims = values.filter((value) => !isNothing(value)).map((value) => this.of(value, depth + 1));
    const [first] = claims;
    return first && claims.every((claim) => claim !== undefined) ? { path: [...first.path, ...path], source: first.source } : undefined;
  }
}

/** `context.switchToHttp().getRequest()`: how Nest's guards and interceptors are handed the request. */
function isRequestCall(node: Node): boolean {
  return node.type === "CallExpression" && calleeName(node) === "getRequest" && node.arguments.length === 0;
}

/** The value that `role.toLowerCase()`, `String(role)` and `(roles ?? [])` are another form of; any other itself. */
export function asWritten(value: Node): Node {
  const node = unwrapAwait(value);
  if (node.type === "LogicalExpression" && node.operator !== "&&" && isWrittenOut(unwrap(node.right))) return asWritten(node.left);
  if (node.type !== "CallExpression") return node;
  const callee = unwrap(node.callee);
  const [only] = node.arguments;
  if (callee.type === "MemberExpression" && only === undefined && textForms.has(staticKey(callee) ?? "")) return asWritten(callee.object);
  return callee.type === "Identifier" && callee.name === "String" && only && only.type !== "SpreadElement" ? asWritten(only) : node;
}

const textForms: ReadonlySet<string> = new Set(["toLowerCase", "toUpperCase", "toString", "trim"]);

function strategyCallback(call: CallNode): FunctionNode | undefined {
  return call.arguments.find((argument): argument is TSESTree.ArrowFunctionExpression => isFunction(argument)) as FunctionNode | undefined;
}

/** `(payload: JwtPayload) => { throw new ForbiddenException() }`: claims by name and type, where a server refuses by them. */
function isTypedClaims({ file }: FactContext, fn: FunctionNode, position: number): boolean {
  const parameter = fn.params[position];
  if (parameter?.type !== "Identifier" || !tokenClaimsType.test(typeNameOf(parameter) ?? "")) return false;
  return wordsOf(parameter.name).some((word) => claimsWords.has(word)) && !isBrowserFile(file) && refusalErrors.test(file.sourceCode.getText(fn as never));
}

/** Whether a call stands in code that answers requests: it is handed one. */
function isOnServer(context: FactContext, call: CallNode): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    if (fn.params.some((parameter) => parameter.type === "Identifier" && context.receivers.isHanded(parameter))) return true;
    if (context.file.tracer.callsOf(fn).some((caller) => enclosingFunction(caller)?.params.some((parameter) => parameter.type === "Identifier" && context.receivers.isHanded(parameter)))) return true;
  }
  return false;
}

/** `"guest"`, `undefined`, `[]`, `["guest"]` */
function isWrittenOut(node: Node): boolean {
  return node.type === "Literal" || isNothing(node) || (node.type === "ArrayExpression" && node.elements.every((element) => element?.type === "Literal"));
}
