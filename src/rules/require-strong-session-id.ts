import { anyRandomText, randomIdText } from "../facts/random-id-text";
import { generatorOf, isForeignName, isSecretName, type RandomId } from "../facts/random-ids";
import type { Made, Randomness } from "../facts/randomness";
import type { SessionFacts } from "../facts/session-facts";
import { hasLogins, namesOneTime, surroundingNames } from "../facts/surrounding-names";
import { isBrowserFile } from "../facts/browser-file";
import { replaceWithRandomBytes } from "../fix/random-id";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";

interface Options extends NameOptions {
  /** Random bits below which an ID is weak. */
  readonly minBits?: number;
}

type MessageIds = "guessable" | "tooShort" | "useRandomBytes";

const defaults = { minBits: 120, credentialNames: [], ignoreNames: [] } as const satisfies Options;

export default createRule<Options, MessageIds>({
  name: "require-strong-session-id",
  docs: {
    description: "require session IDs and tokens to be random enough that nobody can guess them",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: { ...defaults, minBits: 128 } } },
    cwe: [338, 331, 340],
    asvs: ["7.2.3 (1)", "11.5.1 (2)"],
  },
  hasSuggestions: true,
  messages: {
    guessable: "`{{name}}` is made from {{source}}, which an attacker can predict, and whoever guesses it takes over the session. Use `randomBytes(32).toString('base64url')`.",
    tooShort: "`{{name}}` has {{bits}} random bits ({{source}}), fewer than {{minBits}}, and whoever guesses it takes over the session. Use `randomBytes(32).toString('base64url')`.",
    useRandomBytes: "Use `randomBytes(32).toString('base64url')`, which has 256 random bits.",
  },
  optionProperties: {
    minBits: { type: "integer", minimum: 1, description: "Random bits below which an ID is weak: `crypto.randomUUID()` has 122, `nanoid()` 126." },
    ...nameOptions,
  },
  defaults,
  mayReport: (settings, { credentialNames = [] }) => (credentialNames.length + settings.credentialNames.length > 0 ? anyRandomText : randomIdText),
  check(facts, options, context) {
    const reported = new Set<unknown>();
    for (const id of facts.randomIds) {
      // its name costs less than how it is made
      if (!isSecret(facts, id, options)) continue;
      const weak = weakest(id.made, options.minBits ?? defaults.minBits);
      const generator = weak && generatorOf(weak.randomness);
      // one generator is one defect, whatever names its result goes through
      if (!weak || !generator || reported.has(generator)) continue;
      reported.add(generator);
      report(facts, id, weak, options.minBits ?? defaults.minBits, context);
    }
  },
});

/** The weak alternative, if none is strong or unknown; values that are only read again say nothing. */
function weakest(made: readonly Made[], minBits: number): Made | undefined {
  const ownMade = made.filter(({ randomness }) => randomness.kind !== "given" && !(randomness.kind === "unknown" && made.length > 1));
  return ownMade.length > 0 && ownMade.every(({ randomness }) => isWeak(randomness, minBits)) ? ownMade[0] : undefined;
}

function isWeak(randomness: Randomness, minBits: number): boolean {
  return randomness.kind === "guessable" || (randomness.kind === "random" && randomness.bits < minBits);
}

/** Whether the name is a session's, a token's or a secret's. */
function isSecret(facts: SessionFacts, id: RandomId, options: Options): boolean {
  // what a page makes for itself (a visit, a chat, a tab) authenticates nobody
  if (isBrowserFile(facts.file)) return false;
  if (id.certain) return true;
  return id.names.some((name) => {
    const { verdict, strength, kind } = facts.credentials.judgeName(name, "identifier", options);
    if (verdict === "not" || isForeignName(name)) return false;
    if (isSecretName(name)) return true;
    if (verdict !== "credential" || strength !== "strong" || kind === "id-token") return false;
    // programs call much a session that nobody logs into; a session's token is one of a login
    if (kind === "session-id" && !/token|jwt|secret/iu.test(name)) return hasLogins(facts);
    // a plain `token` may reset a password or invite somebody: other rules of life hold for these
    return kind !== "token" || !id.made.some(({ node }) => [...surroundingNames(facts, node)].some(namesOneTime));
  });
}

function report(facts: SessionFacts, { name }: RandomId, { node, randomness }: Made, minBits: number, context: SessionRuleContext<MessageIds>): void {
  if (randomness.kind !== "guessable" && randomness.kind !== "random") return;
  const made = expressionOf(facts, node);
  const fix = made && replaceWithRandomBytes(context.sourceCode, made);
  const suggest = fix ? [{ messageId: "useRandomBytes" as const, fix }] : [];
  const source = randomness.label;
  if (randomness.kind === "guessable") context.report({ node: node as never, messageId: "guessable", data: { name, source }, suggest: suggest as never });
  else context.report({ node: node as never, messageId: "tooShort", data: { name, source, bits: randomness.bits, minBits }, suggest: suggest as never });
}

/** What a suggestion replaces: of a name, the one expression that it stands for, since others use the name too. */
function expressionOf(facts: SessionFacts, node: Made["node"]): Made["node"] | undefined {
  if (node.type !== "Identifier") return node;
  const only = facts.file.tracer.only(node);
  return only?.type === "CallExpression" ? only : undefined;
}
