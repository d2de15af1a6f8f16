import type { TSESTree } from "@typescript-eslint/utils";
import type { FileAnalysis } from "../analysis/file-analysis";
import { calleeName, memberPath, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { Arguments, Trace } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { credentialSources, digestWords, encodingWords, holderNames, keptReads, notCredentialSources, readingWords, transparentFunctions, transparentMethods } from "../model/credential-sources";
import { thingTerms } from "../model/vocabulary-objections";
import type { CredentialVerdict } from "./credential";
import type { CredentialKind, NameVerdict } from "./credential-name";
import { contentsOf } from "./object-contents";
import type { Receivers } from "./receivers";
import { isHalfOfPair } from "./token-halves";

export const unknown: CredentialVerdict = { verdict: "unknown" };
export const not: CredentialVerdict = { verdict: "not" };
const literal: CredentialVerdict = { verdict: "not", by: "literal" };
const isSource = Object.entries(credentialSources).map(([kind, patterns]) => ({ kind: kind as CredentialKind, matches: originMatcher(patterns) }));
const isNoSource = originMatcher(notCredentialSources);
const ofThings = new Set(thingTerms);
const maxDepth = 6;

/** Judges an identifier's name by the names that one rule knows. */
export type JudgeName = (name: string) => NameVerdict;

/** Decides whether a value is a credential: by where it comes from first, then by what it is called. */
export class ValueJudge {
  readonly #file: FileAnalysis;
  readonly #receivers: Receivers;
  readonly #judgeName: JudgeName;
  readonly #isSigned: (node: Node) => boolean;

  constructor(file: FileAnalysis, receivers: Receivers, judgeIdentifier: JudgeName, isSigned: (node: Node) => boolean) {
    this.#file = file;
    this.#receivers = receivers;
    this.#judgeName = judgeIdentifier;
    this.#isSigned = isSigned;
  }

  judge(start: Node, given: Arguments | undefined, depth = 0): CredentialVerdict {
    if (depth > maxDepth) return unknown;
    const node = unwrapAwait(start);
    const next = (inner: Node) => this.judge(inner, given, depth + 1);
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" && looksLikeJwt(node.value) ? { verdict: "credential", kind: "jwt", strength: "strong", by: "origin" } : literal;
      case "UnaryExpression":
      case "UpdateExpression":
        return not;
      case "BinaryExpression":
        // a sum of texts holds what its parts hold; any other operator makes a number or a boolean
        return node.operator === "+" ? anyOf([next(node.left), next(node.right)]) : not;
      case "TemplateLiteral":
        return node.expressions.length === 0 ? literal : anyOf(node.expressions.map(next));
      case "ConditionalExpression":
        return anyOf([next(node.consequent), next(node.alternate)]);
      case "LogicalExpression":
        return anyOf([next(node.left), next(node.right)]);
      case "AssignmentExpression":
        return next(node.right);
      case "ObjectExpression":
        return this.#judgeObject(node, given, depth);
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "ClassExpression":
        return not;
      case "ArrayExpression":
        return anyOf(node.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? [next(element)] : [])));
      case "CallExpression":
      case "NewExpression":
        return this.#judgeCall(node, given, depth);
      default:
        return this.#judgeReference(node, given, depth);
    }
  }

  /** An object that is written as a whole: it holds a credential if the file shows one in it. */
  judgeHolder(node: Node, given: Arguments | undefined, depth = 0): CredentialVerdict {
    const direct = this.judge(node, given, depth + 1);
    if (direct.verdict === "credential" || direct.by === "literal") return direct;
    // `tokenKeys.accessToken` is no token, but `state.accessToken` is one: such names say nothing of what they hold
    if (direct.verdict === "not" && direct.by === "name" && !holderNames.test(namesOf(node).at(-1) ?? "")) return direct;
    const made = this.#judgeConstructed(node, given, depth);
    if (made.verdict === "credential") return made;
    for (const property of contentsOf(this.#file, node, given)) {
      const verdict = this.#judgeName(property);
      if (verdict.verdict === "credential" && verdict.strength === "strong") return named(verdict);
    }
    return direct;
  }

  /** A name or member: where it comes from, else what it is called. */
  #judgeReference(node: Node, given: Arguments | undefined, depth: number): CredentialVerdict {
    if (node.type === "Identifier" && node.name === "undefined" && !this.#file.tracer.bindings.variableOf(node)) return literal;
    if (node.type === "Identifier" && this.#isFlag(node)) return literal;
    const origin = this.#judgeOrigin(node);
    if (origin) return origin;
    const traces = this.#file.tracer.trace(node, given);
    const followed = traces.flatMap((trace) => (isValue(trace, node) ? [this.judge(trace.node, trace.given ?? given, depth + 1)] : []));
    const found = followed.length > 0 ? anyOf(followed) : unknown;
    if (found.verdict === "credential" && !(found.by === "name" && this.#isOfThing(namesOf(node).at(-1)) && traces.every((trace) => trace.node.type === "CallExpression"))) return found;
    if (traces.length > 0 && traces.every((trace) => trace.node !== node && isApplicationKey([...namesOf(trace.node), ...trace.path]))) return not;
    const called = this.#judgeNamed(node, traces);
    // `let token = ""`, filled in elsewhere: a first value is not all that it will be
    if (found.verdict === "not" && found.by === "literal") return this.#isReassigned(node) ? called : found;
    // what a page keeps for later visits may be what it logs in with, whatever it calls it
    const isKept = traces.some((trace) => trace.node.type === "CallExpression" && keptReads.has(calleeName(trace.node) ?? ""));
    if (called.verdict === "unknown" && !isKept && this.#isOfThing(namesOf(node).at(-1))) return { verdict: "not", by: "name" };
    return called.verdict === "unknown" ? found : called;
  }

  /** Whether a name says that a token is of a thing, and not of whoever logs in: `roomToken`, however it was made. */
  #isOfThing(name: string | undefined): boolean {
    if (name === undefined || !/token$/iu.test(name) || this.#judgeName(name).verdict !== "unknown") return false;
    return wordsOf(name).some((word) => ofThings.has(word));
  }

  /** `({ refreshToken = false }) => …`, `refreshToken: boolean`: whether there is to be one. */
  #isFlag(node: TSESTree.Identifier): boolean {
    return this.#file.tracer.bindings.variableOf(node)?.defs.some(({ name }) => {
      const { parent, typeAnnotation } = name as TSESTree.Identifier;
      const isSwitch = parent.type === "AssignmentPattern" && parent.right.type === "Literal" && typeof parent.right.value === "boolean";
      return isSwitch || typeAnnotation?.typeAnnotation.type === "TSBooleanKeyword";
    }) ?? false;
  }

  #isReassigned(node: Node): boolean {
    if (node.type !== "Identifier") return true;
    const variable = this.#file.tracer.bindings.variableOf(node);
    return (variable?.references.filter((reference) => reference.isWrite()).length ?? 2) > 1;
  }

  #judgeOrigin(node: Node): CredentialVerdict | undefined {
    if (this.#isSigned(node)) return { verdict: "credential", kind: "jwt", strength: "strong", by: "origin" };
    const keys = this.#receivers.keysOf(node);
    if (keys.some(isNoSource)) return not;
    const kind = isSource.find(({ matches }) => keys.some(matches))?.kind;
    return kind && { verdict: "credential", kind, strength: "strong", by: "origin" };
  }

  /** By what the expression is called: the last name that is not a container's (`data.token`, `token.value`). */
  #judgeNamed(node: Node, traces: readonly Trace[]): CredentialVerdict {
    const verdicts = [namesOf(node), ...traces.map((trace) => [...namesOf(trace.node), ...trace.path])].map((names) => this.#judgeNames(names));
    return verdicts.find(({ verdict }) => verdict !== "unknown") ?? unknown;
  }

  #judgeNames(names: readonly string[]): CredentialVerdict {
    let at = names.length - 1;
    while (at > 0 && containers.has(names[at] ?? "")) at--;
    const name = names[at];
    if (name === undefined) return unknown;
    const verdict = this.#judgeName(name);
    if (verdict.verdict === "unknown" && isHalfOfPair(this.#file, name)) return named(this.#judgeName(`${name}-token`));
    // `response.accessToken.expires` is not the token, but `tokens.access` is one of the tokens
    const holder = names[at - 1] ?? "";
    // `token.id` is the ID of a token's record, or the user's in its claims; an ID token is one of several
    if (verdict.verdict === "unknown" && at > 0 && parts.has(name) && !(name === "id" && /token$/iu.test(holder))) {
      const parent = this.#judgeName(holder);
      const joined = this.#judgeName(`${name}-${holder.replace(/s$/u, "")}`);
      if (parent.verdict === "credential" && joined.verdict === "credential") return named(joined);
    }
    return named(verdict);
  }

  #judgeObject(node: TSESTree.ObjectExpression, given: Arguments | undefined, depth: number): CredentialVerdict {
    const verdicts = node.properties.map((property): CredentialVerdict => {
      if (property.type === "SpreadElement") return this.judgeHolder(property.argument, given, depth);
      const name = staticKey(property);
      const value = this.judge(property.value, given, depth + 1);
      // { roomToken: token }
      if (this.#isOfThing(name) && value.by === "name") return not;
      return combine(name === undefined ? { verdict: "unknown" } : this.#judgeName(name), value, "identifier");
    });
    return verdicts.find(({ verdict, strength }) => verdict === "credential" && strength !== "weak") ?? (verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === "not") ? not : unknown);
  }

  #judgeCall(node: CallNode, given: Arguments | undefined, depth: number): CredentialVerdict {
    const origin = this.#judgeOrigin(node);
    if (origin) return origin;
    const callee = unwrap(node.callee);
    const name = calleeName(node) ?? "";
    const [argument, replacer] = node.arguments;
    if (argument && argument.type !== "SpreadElement" && isTransparent(callee, name)) {
      if (name !== "stringify") return this.judge(argument, given, depth + 1);
      // JSON.stringify(user, ["name"]): what is left of it is not known
      const isWhole = !replacer || this.#file.values.literalOf(replacer) !== undefined;
      return isWhole ? this.judgeHolder(argument, given, depth) : unknown;
    }
    if (callee.type === "MemberExpression" && transparentMethods.has(name)) return this.judge(callee.object, given, depth + 1);
    const [trace, ...others] = this.#file.tracer.trace(node, given);
    if (trace && others.length === 0 && isValue(trace, node)) {
      const followed = this.judge(trace.node, trace.given ?? given, depth + 1);
      if (followed.verdict !== "unknown") return followed;
    }
    const kept = this.#judgeKept(node, name);
    if (kept?.verdict === "credential") return named(kept);
    // hash(token), decode(token), isTokenValid(): what comes back is not the token
    const lower = name.toLowerCase();
    if (digestWords.some((word) => lower.includes(word))) return not;
    const reads = readingWords.find((word) => lower.startsWith(word) && name.length > word.length);
    if (!reads) return unknown;
    const rest = name.slice(reads.length);
    // `generateJWT` is no constant, though what is left of it looks like the name of one
    return named(this.#judgeName(/\p{Ll}/u.test(rest) ? rest : rest.toLowerCase()));
  }

  /** `localStorage.getItem("accessToken")`, `cookieService.get("id_token")`: it is called what it was kept under. */
  #judgeKept(node: CallNode, name: string): NameVerdict | undefined {
    const [key] = node.arguments;
    if (!keptReads.has(name) || !key || key.type === "SpreadElement" || !/cookie|storage/iu.test(memberPath(node.callee))) return undefined;
    const text = this.#file.values.textOf(key);
    return text === undefined ? undefined : this.#judgeName(text);
  }

  /** `new User(name, token)`, written as a whole, has what it was given. */
  #judgeConstructed(start: Node, given: Arguments | undefined, depth: number): CredentialVerdict {
    const verdicts = this.#file.tracer.trace(start, given).flatMap((trace) => {
      if (trace.node.type !== "NewExpression" || trace.path.length > 0) return [];
      return trace.node.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : [this.judge(argument, trace.given, depth + 1)]));
    });
    return verdicts.find(({ verdict, strength }) => verdict === "credential" && strength === "strong") ?? unknown;
  }
}

/** What a name and a value say together. */
export function combine(name: NameVerdict, value: CredentialVerdict, place: "cookie" | "storage-key" | "identifier"): CredentialVerdict {
  if (value.verdict === "credential" && value.by === "origin") return value;
  if (value.verdict === "not" && value.by === "literal") return value;
  if (name.verdict === "credential") {
    if (value.verdict === "not") return value;
    // `session` under the name `session` is one weak sign, not two: only a cookie makes it a credential
    if (value.verdict === "credential" && place !== "cookie" && name.strength === "weak" && value.strength === "weak" && name.kind === value.kind) return unknown;
    if (value.verdict === "credential") return { ...value, ...(name.strength === "strong" && name.kind && { kind: name.kind, strength: "strong" as const }) };
    // outside a cookie a weak name alone (`auth`, `session`) may be anything
    return name.strength === "weak" && place !== "cookie" ? unknown : named(name);
  }
  if (name.verdict === "not") return value.verdict === "credential" && value.strength === "strong" && value.kind !== "token" ? value : not;
  if (value.verdict === "credential" && value.strength === "weak") return unknown;
  return value;
}

export function named({ verdict, kind, strength }: NameVerdict): CredentialVerdict {
  return { verdict, ...(kind && { kind }), ...(strength && { strength }), by: "name" };
}

function anyOf(verdicts: readonly CredentialVerdict[]): CredentialVerdict {
  const found = verdicts.find(({ verdict, strength }) => verdict === "credential" && strength !== "weak") ?? verdicts.find(({ verdict }) => verdict === "credential");
  if (found) return found;
  const open = verdicts.find(({ verdict }) => verdict === "unknown");
  return open ?? verdicts.find(({ by }) => by !== "literal") ?? verdicts[0] ?? unknown;
}

/** Names of members that only hold the thing before them. */
const containers = new Set(["value", "current", "data", "body", "payload", "toString", "trim", "[?]", "0", "1"]);
/** Members by which one of several tokens is picked. */
const parts = new Set(["access", "refresh", "id", "jwt", "bearer", "session"]);

/** Whether following led to an expression that says more than the start. */
function isValue(trace: Trace, start: Node): boolean {
  return trace.path.length === 0 && trace.node !== start && trace.node.type !== "Identifier" && trace.node.type !== "ThisExpression";
}

/** `const token = config.apiKey`: the key of an application's account is nobody's session, whatever the variable is called; that of a user is. */
function isApplicationKey(names: readonly string[]): boolean {
  return /api_?key$/iu.test(names.at(-1) ?? "") && !names.slice(0, -1).some((name) => /user|account|member|customer|res(?:ponse|ult)?$|data$|body$/iu.test(name));
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

/** `JSON.stringify(token)`, `encodeURIComponent(token)`, `CryptoJS.AES.encrypt(token, key)` */
function isTransparent(callee: Node, name: string): boolean {
  return transparentFunctions.has(memberPath(callee)) || encodingWords.some((word) => name.toLowerCase().startsWith(word));
}

function looksLikeJwt(text: string): boolean {
  return /^(?:Bearer )?eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$/u.test(text);
}
