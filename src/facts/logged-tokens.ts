import { argumentAt, calleeName, enclosingFunction, isFunction, memberPath, outer, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import type { Trace } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { frameworkNames } from "../model/handlers";
import { claimsVerbs, credentialHeaders, credentialMembers, loggerNames, logMethods, logRows, onceTokenWords, otherTokenWords, sessionTalk, settingWords, showingFunctions, type LogRow } from "../model/logs";
import { CallFinder } from "./call-matching";
import type { NameRules } from "./credential";
import type { CredentialVerdict } from "./credential";
import { environmentName } from "./environment";
import { lastName, nameOf } from "./handlers/found";
import { propertiesOfVariable } from "./object-contents";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";

/** A credential that the file writes to a log. */
export interface LoggedToken {
  readonly name: string;
  readonly node: Node;
}

const finder = new CallFinder<LogRow>(logRows, ({ calls }) => calls);
const otherWords = new Set(otherTokenWords);
const onceWords = new Set(onceTokenWords);
const maxDepth = 5;
/** The last word of a name that is something of a token's, and not the token. */
const notTheToken = /^(?:_?id|jti|sub)$|(?:tenants?|users?|admin|owner|account|member|role|roles|headers|app)$/iu;
/** What a text has, and what objects call the token in them. */
const textMembers = /^(?:length|slice|split|substring|substr|trim|replace|replaceAll|startsWith|endsWith|includes|indexOf|toString|match|charAt|at|value|token|data)$/u;
/** Programs for the command line, which print to the terminal of whoever starts them. */
const commandLine = /(?:^|\/)(?:scripts?|bin|cli|tools)\/|generat(?:or|e)[\w.-]*$/iu;

/** Finds the credentials among what a file logs, at most one a call. */
export class LoggedTokens {
  readonly #context: FactContext;
  readonly #rules: NameRules;

  constructor(context: FactContext, rules: NameRules) {
    this.#context = context;
    this.#rules = rules;
  }

  *find(): Generator<LoggedToken> {
    const { path, sourceCode } = this.#context.file;
    const prints = commandLine.test(path ?? "") || sourceCode.text.startsWith("#!");
    for (const { call, row } of this.#calls()) {
      if (prints && row?.id === "console") continue;
      const found = this.#logged(call, row).flatMap((value) => this.#credentials(value, call)).at(0);
      if (found && !(row?.id === "console" && this.#isOutput(call, found.node))) yield found;
    }
  }

  *#calls(): Generator<{ call: CallNode; row?: LogRow }> {
    const known = new Set<CallNode>();
    for (const { call, entries: [row] } of finder.find(this.#context)) {
      known.add(call);
      if (row) yield { call, row };
    }
    for (const [name, calls] of this.#context.file.tracer.index.callsNamed) {
      for (const call of logMethods.has(name) ? calls : []) {
        const callee = unwrap(call.callee);
        if (!known.has(call) && callee.type === "MemberExpression" && loggerNames.test(memberPath(callee.object))) yield { call };
      }
    }
  }

  /** The arguments; for a token of morgan's what its function gives. */
  #logged(call: CallNode, row: LogRow | undefined): readonly Node[] {
    const values = call.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : [argument as Node]));
    if (row?.id !== "morgan.token") return values;
    return values.flatMap((value) => (isFunction(value) ? (this.#context.file.tracer.index.returns.get(value) ?? []) : []));
  }

  #credentials(start: Node, call: CallNode, key?: string, depth = 0): readonly LoggedToken[] {
    if (depth > maxDepth) return [];
    const node = unwrapAwait(start);
    const next = (inner: Node, name = key) => this.#credentials(inner, call, name, depth + 1);
    switch (node.type) {
      case "TemplateLiteral":
        return node.expressions.flatMap((inner) => next(inner));
      case "BinaryExpression":
        return node.operator === "+" ? [...next(node.left), ...next(node.right)] : [];
      case "LogicalExpression":
        return node.operator === "&&" ? next(node.right) : [...next(node.left), ...next(node.right)];
      case "ConditionalExpression":
        return [...next(node.consequent), ...next(node.alternate)];
      case "ArrayExpression":
        return node.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? next(element) : []));
      case "ObjectExpression":
        return node.properties.flatMap((property) => (property.type === "Property" ? next(property.value, staticKey(property)) : []));
      case "CallExpression":
        return this.#ofCall(node, call, key, depth);
      case "Identifier":
      case "MemberExpression":
        return this.#ofReference(node, call, key, depth);
      default:
        return [];
    }
  }

  #ofCall(node: Extract<Node, { type: "CallExpression" }>, call: CallNode, key: string | undefined, depth: number): readonly LoggedToken[] {
    const [argument, replacer] = node.arguments;
    if (argument && argument.type !== "SpreadElement" && showingFunctions.has(memberPath(node.callee))) {
      return replacer && isFunction(replacer) ? [] : this.#credentials(argument, call, key, depth + 1);
    }
    const read = this.#readName(node);
    if (read !== undefined) return [{ name: read, node }];
    if (this.#isClaims(node)) return [];
    // whatever else is called may hash, mask or shorten; a source of tokens does not
    const name = calleeName(node) ?? "";
    const verdict = this.#context.credentials.judgeValue(node, this.#rules);
    const isSource = verdict.by === "origin" || /^(?:get|generate|create|fetch)/u.test(name);
    if (verdict.verdict !== "credential" || !isSource || /replace|concat|slice|substr|mask|hash|redact/iu.test(name)) return [];
    return this.#isOfSession(verdict, node, call, name) ? [{ name: `${name}()`, node }] : [];
  }

  /** `req.get("Authorization")`, `cookies.get("session")`, `localStorage.getItem("token")` */
  #readName(call: Extract<Node, { type: "CallExpression" }>): string | undefined {
    const name = this.#context.file.values.textOf(argumentAt(call, 0));
    const names = chainOf(call.callee).names;
    if (name === undefined || !/^(?:get|getItem|header|getHeader|getCookie)$/u.test(names.at(-1) ?? "")) return undefined;
    const path = names.join(".");
    if (credentialHeaders.test(name) && /header|req|res|ctx|\bc\./iu.test(path)) return name;
    const place = /cookie/iu.test(path) ? "cookie" : /storage/iu.test(path) ? "storage-key" : undefined;
    if (!place) return undefined;
    const { verdict, strength } = this.#context.credentials.judgeName(name, place, this.#rules);
    return verdict === "credential" && strength === "strong" ? name : undefined;
  }

  #ofReference(node: Node, call: CallNode, key: string | undefined, depth: number): readonly LoggedToken[] {
    const { file, receivers, credentials } = this.#context;
    const shown = lastName(unwrapAwait(node));
    const traces = file.tracer.trace(node);
    const [only, ...others] = traces;
    // what the object shows is judged one by one: some of it may be masked
    if (only && others.length === 0 && only.path.length === 0 && only.node !== node && ["ObjectExpression", "TemplateLiteral", "CallExpression", "ConditionalExpression", "BinaryExpression"].includes(only.node.type)) {
      const inner = this.#credentials(only.node, call, undefined, depth + 1);
      if (inner.length > 0) return [{ name: only.node.type === "ObjectExpression" ? inner[0]!.name : (shown ?? inner[0]!.name), node }];
      if (only.node.type !== "CallExpression" || isCut(only.node)) return [];
    }
    if (receivers.keysOf(node).some((each) => credentialMembers.test(each)) || isCredentialHeader(node)) return [{ name: memberPath(node).includes("?") ? (shown ?? "") : memberPath(node), node }];
    if (traces.some((trace) => environmentName(this.#context, trace) !== undefined || this.#isClaims(trace.node)) || this.#isOfAuthJs(node) || isSetting(node) || this.#isRefusal(traces, call)) return [];
    const verdict = credentials.judge({ value: node, place: "identifier", ...(key !== undefined && { name: [key] }) }, this.#rules);
    const name = key ?? shown;
    // refreshToken.id, tokenTenant: something of the token's
    if (verdict.by === "name" && notTheToken.test(shown ?? "")) return [];
    if (verdict.verdict !== "credential" || verdict.strength !== "strong" || name === undefined) return [];
    return this.#isOfSession(verdict, node, call, name) ? [{ name, node }] : [];
  }

  /** What a program makes and prints outside its functions is for whoever starts it. */
  #isOutput(call: CallNode, value: Node): boolean {
    return !enclosingFunction(call) && this.#context.file.tracer.trace(value).every(({ node }) => node.type === "CallExpression" && /^(?:sign|generate|create|encode|issue|mint)/iu.test(calleeName(node) ?? ""));
  }

  /** What a token says, when something has read it: `jwt.verify(token, key)`, `parseJwt(token)`, Auth.js's `getToken({ req })`. */
  #isClaims(node: Node): boolean {
    if (node.type !== "CallExpression") return false;
    const [options] = node.arguments;
    if (this.#context.file.origins.of(node.callee).includes("next-auth/jwt#getToken")) return this.#context.file.objects.of(options).get("raw").every(({ state }) => state === "absent");
    return wordsOf(calleeName(node) ?? "").some((word, at) => at === 0 && claimsVerbs.has(word));
  }

  /** `if (!response.ok) console.error(newToken)`: the answer to what failed holds an error, whatever it is called. */
  #isRefusal(traces: readonly Trace[], call: CallNode): boolean {
    const answers = traces.flatMap(({ node, path }) => {
      const callee = path.length === 0 && node.type === "CallExpression" ? unwrap(node.callee) : undefined;
      return callee?.type === "MemberExpression" && staticKey(callee) === "json" ? [memberPath(callee.object)] : [];
    });
    for (let at: Node = call; answers.length > 0 && at.parent && !isFunction(at.parent); at = at.parent) {
      if (at.parent.type !== "IfStatement" || at.parent.consequent !== at) continue;
      const test = this.#context.file.sourceCode.getText(at.parent.test as never);
      if (answers.some((answer) => test.includes(`!${answer}.ok`) || test.includes(`${answer}.status !==`) || test.includes(`${answer}.status >=`))) return true;
    }
    return false;
  }

  /** The `token` of the callbacks `jwt` and `session`: claims, unless code puts a provider's token in. */
  #isOfAuthJs(node: Node): boolean {
    const { tracer } = this.#context.file;
    const variable = node.type === "Identifier" ? tracer.bindings.variableOf(node) : undefined;
    const parameter = variable && tracer.parameterOf(variable);
    return parameter?.path.length === 1 && parameter.path[0] === "token" && /^(?:jwt|session|authorized)$/u.test(nameOf(parameter.fn) ?? "") && !this.#holdsToken(node);
  }

  /** Whether a token is read from a variable, or written to it. */
  #holdsToken(identifier: Node): boolean {
    return propertiesOfVariable(this.#context.file, identifier).some((property) => {
      const { verdict, kind } = this.#context.credentials.judgeName(property, "identifier", this.#rules);
      return verdict === "credential" && kind !== "session-id";
    });
  }

  /** Whether a credential is a session's: a bare `token` may be a parser's, a coin or a device's. */
  #isOfSession({ kind, by }: CredentialVerdict, node: Node, call: CallNode, name: string): boolean {
    const { file, credentials } = this.#context;
    const said = this.#texts(call).flatMap((text) => wordsOf(text));
    if (said.some((word) => onceWords.has(word)) || /^[A-Z\d_]+$/u.test(name)) return false;
    if (by === "origin") return true;
    if ((kind === "session-id" || kind === "auth") && !/token|jwt/iu.test(name)) return false;
    const isNamed = kind !== "token" || credentials.judgeName(name, "identifier", this.#rules).taught === true || (/token|bearer/iu.test(name) && wordsOf(name).some((word) => ["auth", "bearer", "session", "login", "api"].includes(word)));
    if (isNamed) return true;
    if (/\b(?:params|query|body)\b/u.test(file.sourceCode.getText(node as never)) || isLoopVariable(this.#context, node)) return false;
    if ([...said, ...wordsOf(file.path?.split("/").slice(-2).join("/") ?? "")].some((word) => otherWords.has(word))) return false;
    return !this.#isThing(node) && sessionTalk.test(file.sourceCode.text);
  }

  /** A token of which more is read than a text has is a thing of another kind, or a token's claims. */
  #isThing(node: Node): boolean {
    if (node.type !== "Identifier") return false;
    if (outer(node)?.type === "CallExpression" && calleeName(outer(node) as CallNode) === "stringify") return true;
    const properties = propertiesOfVariable(this.#context.file, node).filter((property) => !textMembers.test(property));
    return properties.length > 0 && !this.#holdsToken(node);
  }

  /** The log's own text, and the names of the functions around it. */
  #texts(call: CallNode): readonly string[] {
    const { values } = this.#context.file;
    const texts = call.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : values.textParts(argument).filter((part): part is string => typeof part === "string")));
    const places: string[] = [];
    for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) places.push(nameOf(fn) ?? "");
    return [...texts, ...places.filter((name) => !frameworkNames.has(name)).map((name) => name.replace(/^verify$|verify(?=token|jwt|auth|user|login|session|access)/giu, ""))];
  }
}

/** `timeouts.accessToken`, `labels.token`: something about tokens, of each kind. */
function isSetting(node: Node): boolean {
  const inner = unwrapAwait(node);
  return inner.type === "MemberExpression" && wordsOf(lastName(unwrapAwait(inner.object)) ?? "").some((word) => settingWords.has(word));
}

/** `response.headers["set-cookie"]`, `headers.authorization` */
function isCredentialHeader(node: Node): boolean {
  const inner = unwrapAwait(node);
  return inner.type === "MemberExpression" && credentialHeaders.test(staticKey(inner) ?? "") && /headers$/iu.test(memberPath(inner.object));
}

/** `token.slice(0, 8)`, `mask(token)` */
function isCut(call: CallNode): boolean {
  return !takesSchemeOff(call) && /slice|substr|split|mask|redact|hash|replace|pop|shift|at$/iu.test(calleeName(call) ?? "");
}

/** `header.replace("Bearer ", "")`, `header.slice(7)`: the whole token is left. */
function takesSchemeOff(call: CallNode): boolean {
  const first = argumentAt(call, 0);
  if (first?.type !== "Literal") return false;
  const name = calleeName(call) ?? "";
  return name === "replace" ? /^\W*bearer\b/iu.test(String(first.value)) : first.value === "Bearer ".length && ["slice", "substring", "substr"].includes(name);
}

/** `for (const token of tokens)`, `tokens.map((token) => …)` */
function isLoopVariable({ file }: FactContext, node: Node): boolean {
  const variable = node.type === "Identifier" ? file.tracer.bindings.variableOf(node) : undefined;
  const definition = variable?.defs[0];
  if (definition?.type === "Variable") {
    const loop = (definition.node as Node).parent?.parent;
    return loop?.type === "ForOfStatement" || loop?.type === "ForInStatement";
  }
  const fn = definition?.type === "Parameter" ? (definition.node as Node) : undefined;
  return fn?.parent?.type === "CallExpression" && /^(?:map|forEach|filter|find|some|every|reduce)$/u.test(calleeName(fn.parent) ?? "");
}
