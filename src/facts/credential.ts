import type { TSESTree } from "@typescript-eslint/utils";
import type { FileAnalysis } from "../analysis/file-analysis";
import { calleeName, isInside, outer, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { Arguments, Trace } from "../analysis/trace";
import { hole, type TextPart } from "../analysis/value";
import { credentialSources, digestWords, notCredentialSources, readingWords, transparentFunctions, transparentMethods } from "../model/credential-sources";
import { judgeName, parseNamePattern, type CredentialKind, type NamePattern, type NameVerdict } from "./credential-name";
import type { Receivers } from "./receivers";

/** Names a rule's user added or took away. */
export interface NameRules {
  readonly credentialNames?: readonly string[];
  readonly ignoreNames?: readonly string[];
}

/** A value on its way into a cookie, a storage, a URL or a log. */
export interface Written {
  /** The name it is written under: a cookie's name, a storage key; unknown parts are holes. */
  readonly name?: readonly TextPart[];
  readonly value?: Node;
  readonly place: "cookie" | "storage-key" | "identifier";
  /** Arguments of the call through which a same-file wrapper is seen. */
  readonly given?: Arguments;
}

export interface CredentialVerdict {
  /** `not`: the file shows that it is something else; `unknown`: it shows nothing. */
  readonly verdict: "credential" | "not" | "unknown";
  readonly kind?: CredentialKind;
  readonly strength?: "strong" | "weak";
  /** What decided: where the value comes from, a name, or what the value is. */
  readonly by?: "origin" | "name" | "literal";
}

const unknown: CredentialVerdict = { verdict: "unknown" };
const not: CredentialVerdict = { verdict: "not" };
const isSource = Object.entries(credentialSources).map(([kind, patterns]) => ({ kind: kind as CredentialKind, matches: originMatcher(patterns) }));
const isNoSource = originMatcher(notCredentialSources);
const maxDepth = 6;

/** Decides what is a credential: by the value's origin first, then by names. */
export class Credentials {
  readonly #file: FileAnalysis;
  readonly #receivers: Receivers;
  readonly #shared: NameRules;
  readonly #patterns = new Map<string, NamePattern>();

  constructor(file: FileAnalysis, receivers: Receivers, shared: NameRules) {
    this.#file = file;
    this.#receivers = receivers;
    this.#shared = shared;
  }

  /** Whether what is written is a credential. `rules` come from the options of the rule that asks. */
  judge(written: Written, rules: NameRules = {}): CredentialVerdict {
    const name = this.#judgeText(written.name, written.place, rules);
    if (name.verdict === "not" && name.by === "ignored") return not;
    const value = written.value ? this.judgeValue(written.value, rules, written.given) : unknown;
    return combine(name, value, written.place);
  }

  /** Whether a value is a credential, by its origin and the names it has in the source. */
  judgeValue(node: Node, rules: NameRules = {}, given?: Arguments): CredentialVerdict {
    return this.#judgeNode(node, rules, given, 0);
  }

  /** Whether a name alone says that it holds a credential. */
  judgeName(name: string, place: Written["place"], rules: NameRules = {}): NameVerdict {
    return judgeName(name, place, this.#extra(rules));
  }

  #judgeText(parts: readonly TextPart[] | undefined, place: Written["place"], rules: NameRules): NameVerdict & { by?: "ignored" } {
    const text = parts?.filter((part) => part !== hole).join("-") ?? "";
    if (text === "") return { verdict: "unknown" };
    const ignored = judgeName(text, place, { credentialNames: [], ignoreNames: this.#extra(rules).ignoreNames });
    const verdict = judgeName(text, place, this.#extra(rules));
    return ignored.verdict === "not" && verdict.verdict === "not" && judgeName(text, place).verdict !== "not" ? { ...verdict, by: "ignored" } : verdict;
  }

  #extra(rules: NameRules) {
    const parse = (names: readonly string[] | undefined) => (names ?? []).map((name) => this.#pattern(name));
    return {
      credentialNames: [...parse(this.#shared.credentialNames), ...parse(rules.credentialNames)],
      ignoreNames: [...parse(this.#shared.ignoreNames), ...parse(rules.ignoreNames)],
    };
  }

  #pattern(name: string): NamePattern {
    let pattern = this.#patterns.get(name);
    if (pattern === undefined) this.#patterns.set(name, (pattern = parseNamePattern(name)));
    return pattern;
  }

  #judgeNode(start: Node, rules: NameRules, given: Arguments | undefined, depth: number): CredentialVerdict {
    if (depth > maxDepth) return unknown;
    const node = unwrapAwait(start);
    const next = (inner: Node) => this.#judgeNode(inner, rules, given, depth + 1);
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" && looksLikeJwt(node.value) ? { verdict: "credential", kind: "jwt", strength: "strong", by: "origin" } : { verdict: "not", by: "literal" };
      case "UnaryExpression":
      case "UpdateExpression":
        return not;
      case "BinaryExpression":
        // a sum of texts holds what its parts hold; any other operator makes a number or a boolean
        return node.operator === "+" ? anyOf([next(node.left), next(node.right)]) : not;
      case "TemplateLiteral":
        return node.expressions.length === 0 ? { verdict: "not", by: "literal" } : anyOf(node.expressions.map(next));
      case "ConditionalExpression":
        return anyOf([next(node.consequent), next(node.alternate)]);
      case "LogicalExpression":
        return anyOf([next(node.left), next(node.right)]);
      case "AssignmentExpression":
        return next(node.right);
      case "ObjectExpression":
        return this.#judgeObject(node, rules, given, depth);
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "ClassExpression":
        return not;
      case "ArrayExpression":
        return anyOf(node.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? [next(element)] : [])));
      case "CallExpression":
      case "NewExpression":
        return this.#judgeCall(node, rules, given, depth);
      default:
        return this.#judgeReference(node, rules, given, depth);
    }
  }

  /** A name or member: where it comes from, else what it is called. */
  #judgeReference(node: Node, rules: NameRules, given: Arguments | undefined, depth: number): CredentialVerdict {
    const origin = this.#judgeOrigin(node);
    if (origin) return origin;
    const traces = this.#file.tracer.trace(node, given);
    const followed = traces.flatMap((trace) => (isValue(trace, node) ? [this.#judgeNode(trace.node, rules, given, depth + 1)] : []));
    const found = followed.length > 0 ? anyOf(followed) : unknown;
    if (found.verdict === "credential") return found;
    const named = this.#judgeNamed(node, traces, rules);
    // `let token = ""`, filled in elsewhere: a first value is not all that it will be
    if (found.verdict === "not" && found.by === "literal") return this.#isReassigned(node) ? named : found;
    return named.verdict === "unknown" ? found : named;
  }

  #isReassigned(node: Node): boolean {
    if (node.type !== "Identifier") return true;
    const variable = this.#file.tracer.bindings.variableOf(node);
    return (variable?.references.filter((reference) => reference.isWrite()).length ?? 2) > 1;
  }

  #judgeOrigin(node: Node): CredentialVerdict | undefined {
    const keys = this.#receivers.keysOf(node);
    if (keys.some(isNoSource)) return not;
    const kind = isSource.find(({ matches }) => keys.some(matches))?.kind;
    return kind && { verdict: "credential", kind, strength: "strong", by: "origin" };
  }

  /** By what the expression is called: the last name that is not a container's (`data.token`, `token.value`). */
  #judgeNamed(node: Node, traces: readonly Trace[], rules: NameRules): CredentialVerdict {
    const own = namesOf(node);
    const verdicts = [own, ...traces.map((trace) => [...namesOf(trace.node), ...trace.path])].map((names) => this.#judgeNames(names, rules));
    return verdicts.find(({ verdict }) => verdict !== "unknown") ?? unknown;
  }

  #judgeNames(names: readonly string[], rules: NameRules): CredentialVerdict {
    let at = names.length - 1;
    while (at > 0 && containers.has(names[at] ?? "")) at--;
    const name = names[at];
    if (name === undefined) return unknown;
    const verdict = judgeName(name, "identifier", this.#extra(rules));
    // `response.accessToken.expires` is not the token, but `tokens.access` is one of the tokens
    if (verdict.verdict === "unknown" && at > 0) {
      const joined = judgeName(`${names[at - 1]}-${name}`, "identifier", this.#extra(rules));
      const parent = judgeName(names[at - 1] ?? "", "identifier", this.#extra(rules));
      if (parent.verdict === "credential" && joined.verdict === "credential" && parts.has(name)) return named(joined);
    }
    return named(verdict);
  }

  #judgeObject(node: TSESTree.ObjectExpression, rules: NameRules, given: Arguments | undefined, depth: number): CredentialVerdict {
    const verdicts = node.properties.map((property): CredentialVerdict => {
      if (property.type === "SpreadElement") return this.#judgeHolder(property.argument, rules, given, depth);
      const name = staticKey(property);
      const value = this.#judgeNode(property.value, rules, given, depth + 1);
      const key: NameVerdict = name === undefined ? { verdict: "unknown" } : judgeName(name, "identifier", this.#extra(rules));
      return combine(key, value, "identifier");
    });
    return verdicts.find(({ verdict, strength }) => verdict === "credential" && strength !== "weak") ?? (verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === "not") ? not : unknown);
  }

  #judgeCall(node: CallNode, rules: NameRules, given: Arguments | undefined, depth: number): CredentialVerdict {
    const origin = this.#judgeOrigin(node);
    if (origin) return origin;
    const callee = unwrap(node.callee);
    const name = calleeName(node) ?? "";
    const [argument] = node.arguments;
    const isGlobal = callee.type === "Identifier" || (callee.type === "MemberExpression" && callee.object.type === "Identifier");
    if (argument && argument.type !== "SpreadElement" && isGlobal && transparentFunctions.has(nameWithObject(callee) ?? "")) {
      return name === "stringify" ? this.#judgeHolder(argument, rules, given, depth) : this.#judgeNode(argument, rules, given, depth + 1);
    }
    if (callee.type === "MemberExpression" && transparentMethods.has(name)) return this.#judgeNode(callee.object, rules, given, depth + 1);
    const [trace, ...others] = this.#file.tracer.trace(node, given);
    if (trace && others.length === 0 && isValue(trace, node)) {
      const followed = this.#judgeNode(trace.node, rules, given, depth + 1);
      if (followed.verdict !== "unknown") return followed;
    }
    // hash(token), decode(token), isTokenValid(): what comes back is not the token
    const lower = name.toLowerCase();
    if (digestWords.some((word) => lower.includes(word))) return not;
    const reads = readingWords.find((word) => lower.startsWith(word) && name.length > word.length);
    if (!reads) return unknown;
    return named(judgeName(name.slice(reads.length), "identifier", this.#extra(rules)));
  }

  /** An object that is written as a whole: it holds a credential if the file shows one in it. */
  #judgeHolder(node: Node, rules: NameRules, given: Arguments | undefined, depth: number): CredentialVerdict {
    const direct = this.#judgeNode(node, rules, given, depth + 1);
    if (direct.verdict === "credential") return direct;
    for (const property of this.#propertiesRead(unwrapAwait(node))) {
      const verdict = judgeName(property, "identifier", this.#extra(rules));
      if (verdict.verdict === "credential" && verdict.strength === "strong") return { ...named(verdict), by: "name" };
    }
    return direct;
  }

  /** The properties that the file reads from a value: `data.accessToken` beside `JSON.stringify(data)`. */
  #propertiesRead(node: Node): readonly string[] {
    const names = namesOf(node);
    const root = rootIdentifier(node);
    const variable = root && this.#file.tracer.bindings.variableOf(root);
    if (!variable) return [];
    return variable.references.flatMap((reference) => {
      let at = reference.identifier as Node;
      for (const name of names.slice(1)) {
        const member = outer(at);
        if (member?.type !== "MemberExpression" || staticKey(member) !== name) return [];
        at = member;
      }
      const user = outer(at);
      if (user?.type === "MemberExpression" && isInside(at, user.object)) return [staticKey(user) ?? ""];
      if (user?.type !== "VariableDeclarator" || user.id.type !== "ObjectPattern") return [];
      return user.id.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : []));
    });
  }
}

/** Names of members that only hold the thing before them. */
const containers = new Set(["value", "current", "data", "body", "payload", "toString", "trim", "[?]", "0", "1"]);
/** Members by which one of several tokens is picked. */
const parts = new Set(["access", "refresh", "id", "jwt", "bearer", "session"]);

function combine(name: NameVerdict, value: CredentialVerdict, place: Written["place"]): CredentialVerdict {
  if (value.verdict === "credential" && value.by === "origin") return value;
  if (value.verdict === "not" && value.by === "literal") return value;
  if (name.verdict === "credential") {
    if (value.verdict === "not") return value;
    if (value.verdict === "credential") return { ...value, ...(name.strength === "strong" && name.kind && { kind: name.kind, strength: "strong" as const }) };
    // outside a cookie a weak name alone (`auth`, `session`) may be anything
    return name.strength === "weak" && place !== "cookie" ? unknown : named(name);
  }
  if (name.verdict === "not") return value.verdict === "credential" && value.strength === "strong" && value.kind !== "token" ? value : not;
  if (value.verdict === "credential" && value.strength === "weak") return unknown;
  return value;
}

function named({ verdict, kind, strength }: NameVerdict): CredentialVerdict {
  return { verdict, ...(kind && { kind }), ...(strength && { strength }), by: "name" };
}

function anyOf(verdicts: readonly CredentialVerdict[]): CredentialVerdict {
  const found = verdicts.find(({ verdict, strength }) => verdict === "credential" && strength !== "weak") ?? verdicts.find(({ verdict }) => verdict === "credential");
  if (found) return found;
  const open = verdicts.find(({ verdict }) => verdict === "unknown");
  return open ?? verdicts.find(({ by }) => by !== "literal") ?? verdicts[0] ?? unknown;
}

/** Whether following led to an expression that says more than the start. */
function isValue(trace: Trace, start: Node): boolean {
  return trace.path.length === 0 && trace.node !== start && trace.node.type !== "Identifier" && trace.node.type !== "ThisExpression";
}

/** The names of a reference from its start: `["response", "data", "token"]`. */
function namesOf(start: Node): readonly string[] {
  const node = unwrapAwait(start);
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "MemberExpression":
      return [...namesOf(node.object), staticKey(node) ?? "[?]"];
    default:
      return [];
  }
}

function rootIdentifier(start: Node): TSESTree.Identifier | undefined {
  const node = unwrapAwait(start);
  if (node.type === "Identifier") return node;
  return node.type === "MemberExpression" ? rootIdentifier(node.object) : undefined;
}

function nameWithObject(callee: Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return undefined;
  return `${callee.object.name}.${staticKey(callee)}`;
}

function looksLikeJwt(text: string): boolean {
  return /^(?:Bearer )?eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$/u.test(text);
}
