import { matchesPattern, parseNamePattern } from "../facts/credential-name";
import { declaredSecrets } from "../facts/declared-secrets";
import { fallbackOf, type Fallback } from "../facts/fallbacks";
import type { KeySource } from "../facts/key-sources";
import { anyText, keyText } from "../facts/key-text";
import { checkedNames, isRequired } from "../facts/required-settings";
import type { SessionFacts } from "../facts/session-facts";
import { weakPlace, type SigningKey } from "../facts/signing-keys";
import { dropFallback } from "../fix/drop-fallback";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { nameOptions, type NameOptions } from "../rule/schemas";
import { isTestFile } from "../rule/test-files";

type MessageIds = "hardcoded" | "fallback" | "publicVariable" | "textOfVariable" | "dropFallback";

export interface Options extends NameOptions {
  /** Leaves test files alone. */
  readonly allowInTests?: boolean;
}

const defaults = { allowInTests: true, credentialNames: [], ignoreNames: [] } as const satisfies Options;

/** What a key is called, and what its reader can do with it. */
const subjects = {
  jwt: { key: "The key of these JWTs", harm: "sign a token for any user" },
  token: { key: "The key of these tokens", harm: "make a token for any user" },
  session: { key: "The key of the sessions", harm: "forge a session" },
  cookie: { key: "The key of the signed cookies", harm: "sign any cookie" },
} as const;

export default createRule<Options, MessageIds>({
  name: "no-hardcoded-session-secret",
  docs: {
    description: "disallow keys of tokens, sessions and cookies that whoever reads the code knows",
    presets: { recommended: { severity: "error" }, strict: { severity: "error" } },
    cwe: [798, 321],
    asvs: ["13.3.1 (2)"],
  },
  hasSuggestions: true,
  messages: {
    hardcoded: "{{key}} stands in the source, so whoever reads it can {{harm}}. Read it from the environment or a secret store.",
    fallback: "{{key}} falls back to a text of the source, so where the setting is missing, whoever reads it can {{harm}}. Stop at the start instead.",
    publicVariable: "{{key}} is `{{variable}}`, which is built into the browser's bundle, so every visitor can {{harm}}. Use a variable without that prefix.",
    textOfVariable: "{{key}} turns `{{variable}}` into text before it is checked, so without the variable it is `undefined`, with which anybody can {{harm}}. Check the variable first.",
    dropFallback: "Remove the fallback, so that a missing setting is noticed.",
  },
  optionProperties: {
    allowInTests: { type: "boolean", description: "Leave test files alone, by their name or folder." },
    ...nameOptions,
  },
  defaults,
  mayReport: (_settings, { credentialNames = [] }) => (credentialNames.length > 0 ? anyText : keyText),
  check(facts, options, context) {
    if (options.allowInTests !== false && isTestFile(facts.file.path, context.cwd)) return;
    const isIgnored = matcherOf([...(options.ignoreNames ?? []), ...facts.settings.ignoreNames]);
    // the texts that are told of, and where
    const told = new Set<unknown>();
    const check = (key: SigningKey): void => {
      const source = key.sources.find((each) => isWeak(facts, key, each, isIgnored));
      // one report a call: a second key is mended together with the first
      if (!source || told.has(key.place)) return;
      const node = weakPlace(key, source);
      if (told.has(node) || (key.isDeclared && told.has(source.node))) return;
      told.add(key.place).add(node);
      for (const each of key.sources) told.add(each.node);
      report(key, source, node, context);
    };
    for (const key of facts.signingKeys) if (!key.isDeclared) check(key);
    const used = new Set<unknown>(facts.signingKeys.flatMap((key) => (key.isDeclared ? [] : key.sources.map((source) => source.node))));
    const inOptions = new Set<unknown>(facts.signingKeys.flatMap((key) => (key.isDeclared ? key.sources.map((source) => source.node) : [])));
    for (const { name, node, fallback, target, byHolder } of declaredSecrets(facts, matcherOf(options.credentialNames ?? []))) {
      if (used.has(node) || (byHolder && inOptions.has(node)) || isIgnored(name) || (fallback && isChecked(facts, fallback)) || (target && isRequired(facts, checkedNames(facts, target)))) continue;
      const { harm } = subjects[/cookie/iu.test(name) ? "cookie" : /session/iu.test(name) ? "session" : "jwt"];
      context.report({ node: node as never, messageId: fallback ? "fallback" : "hardcoded", data: { key: `\`${name}\``, harm }, suggest: suggestions(fallback, context) });
      told.add(node);
    }
    // options that other files use: what is wrong with them may have been told where their parts come from
    for (const key of facts.signingKeys) if (key.isDeclared) check(key);
  },
});

/** A key that everybody may have. */
const publicKeyName = /pub(?:lic)?_?key/iu;

function matcherOf(names: readonly string[]): (name: string) => boolean {
  const patterns = names.map(parseNamePattern);
  return (name) => patterns.some((pattern) => matchesPattern(pattern, name));
}

function isWeak(facts: SessionFacts, { node }: SigningKey, source: KeySource, isIgnored: (name: string) => boolean): boolean {
  const names = [...checkedNames(facts, node), ...(source.variable === undefined ? [] : [source.variable])];
  if (names.some((name) => isIgnored(name) || publicKeyName.test(name))) return false;
  if (source.kind === "text-of-variable") return !isRequired(facts, names);
  const fallback = fallbackOf(source.node);
  return !fallback || !isChecked(facts, fallback);
}

/** Whether the file stops where the setting is missing, which makes the fallback idle. */
function isChecked(facts: SessionFacts, fallback: Fallback): boolean {
  const checked = fallback.by === "operator" ? fallback.node : fallback.by === "pattern" ? fallback.node.left : undefined;
  return checked !== undefined && isRequired(facts, checkedNames(facts, checked));
}

function report({ row }: SigningKey, source: KeySource, node: unknown, context: SessionRuleContext<MessageIds>): void {
  const fallback = source.kind === "literal" ? fallbackOf(source.node) : undefined;
  const messageId = source.kind === "public-variable" ? "publicVariable" : source.kind === "text-of-variable" ? "textOfVariable" : fallback ? "fallback" : "hardcoded";
  context.report({ node: node as never, messageId, data: { ...subjects[row.use], variable: source.variable ?? "" }, suggest: suggestions(fallback, context) });
}

function suggestions(fallback: Fallback | undefined, { sourceCode }: SessionRuleContext<MessageIds>) {
  const fix = fallback && dropFallback(sourceCode, fallback);
  return fix ? [{ messageId: "dropFallback" as const, fix }] : [];
}
