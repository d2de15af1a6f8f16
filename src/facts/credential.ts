import type { FileAnalysis } from "../analysis/file-analysis";
import type { Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { hole, type TextPart } from "../analysis/value";
import { judgeName, parseNamePattern, type CredentialKind, type NamePattern, type NameVerdict } from "./credential-name";
import { combine, named, not, unknown, ValueJudge } from "./credential-value";
import type { TaughtCall } from "../public-types";
import type { Receivers } from "./receivers";
import { taughtCalls } from "./taught";

/** Names a rule's user added or took away. */
export interface NameRules {
  readonly credentialNames?: readonly string[];
  readonly ignoreNames?: readonly string[];
}

/** What `settings.session` says for all rules. */
interface Shared extends NameRules {
  readonly signers?: readonly TaughtCall[];
}

/** A value on its way into a cookie, a storage, a URL or a log. */
export interface Written {
  /** The name it is written under: a cookie's name, a storage key; unknown parts are holes. */
  readonly name?: readonly TextPart[];
  readonly value?: Node;
  readonly place: "cookie" | "storage-key" | "identifier";
  /** The value may be an object that is kept as it is. A storage's always may. */
  readonly whole?: true;
  /** Arguments of the call through which a same-file wrapper is seen. */
  readonly given?: Arguments;
  /** Names of what is known to be in the value, where the value itself shows nothing. */
  readonly contents?: readonly string[];
}

export interface CredentialVerdict {
  /** `not`: the file shows that it is something else; `unknown`: it shows nothing. */
  readonly verdict: "credential" | "not" | "unknown";
  readonly kind?: CredentialKind;
  readonly strength?: "strong" | "weak";
  /** What decided: where the value comes from, a name, or what the value is. */
  readonly by?: "origin" | "name" | "literal";
}

/** Decides what is a credential: by the value's origin first, then by names. */
export class Credentials {
  readonly #file: FileAnalysis;
  readonly #receivers: Receivers;
  readonly #shared: Shared;
  #signed: ReadonlySet<Node> | undefined;
  readonly #patterns = new Map<string, NamePattern>();

  constructor(file: FileAnalysis, receivers: Receivers, shared: Shared) {
    this.#file = file;
    this.#receivers = receivers;
    this.#shared = shared;
  }

  /** Whether what is written is a credential. `rules` come from the options of the rule that asks. */
  judge(written: Written, rules: NameRules = {}): CredentialVerdict {
    const { name: parts, value: node, place, whole = place === "storage-key", given, contents = [] } = written;
    const name = this.#judgeText(parts, place, rules);
    if (name.verdict === "not" && name.by === "ignored") return not;
    const values = this.#values(rules);
    const value = !node ? unknown : whole ? values.judgeHolder(node, given) : values.judge(node, given);
    const verdict = combine(name, value, place);
    if (verdict.verdict !== "unknown" || value.verdict !== "unknown") return verdict;
    const held = contents.map((content) => this.judgeName(content, "identifier", rules)).find(({ verdict: found, strength }) => found === "credential" && strength === "strong");
    return held ? named(held) : verdict;
  }

  /** Whether a value is a credential, by its origin and the names it has in the source. */
  judgeValue(node: Node, rules: NameRules = {}, given?: Arguments): CredentialVerdict {
    return this.#values(rules).judge(node, given);
  }

  #values(rules: NameRules): ValueJudge {
    const extra = this.#extra(rules);
    return new ValueJudge(this.#file, this.#receivers, (name) => judgeName(name, "identifier", extra), (node) => this.#isSigned(node));
  }

  /** Whether it is a call of a signer that the team taught. */
  #isSigned(node: Node): boolean {
    this.#signed ??= new Set([...taughtCalls({ file: this.#file }, this.#shared.signers ?? [])].map(({ call }) => call));
    return this.#signed.has(node);
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
}
