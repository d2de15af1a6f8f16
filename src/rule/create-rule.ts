import type { TSESLint } from "@typescript-eslint/utils";
import { RuleCreator } from "@typescript-eslint/utils/eslint-utils";
import type { JSONSchema4 } from "@typescript-eslint/utils/json-schema";
import type { SessionFacts } from "../facts/session-facts";
import { codeText, type CodeText, type TextTest } from "../analysis/text-test";
import { documentationUrl } from "./documentation-url";
import { runCheck } from "./run-check";
import { sessionSettings, type SessionSettings } from "./settings";

/** How a preset enables a rule. `options`, where given, replace the rule's defaults as a whole. */
export interface PresetEntry<Options> {
  readonly severity: "error" | "warn";
  readonly options?: Options;
}

/** The presets that enable a rule. Everything in `recommended` is in `strict` too: `configs.ts` checks it. */
export interface Presets<Options> {
  readonly recommended?: PresetEntry<Options>;
  readonly strict: PresetEntry<Options>;
}

/** What `meta.docs` of every rule of this plugin holds. */
export interface SessionRuleDocs<Options = unknown> {
  readonly description: string;
  readonly presets: Presets<Options>;
  /** Weaknesses of the Common Weakness Enumeration that the rule looks for. */
  readonly cwe: readonly number[];
  /** Requirements of OWASP ASVS 5.0, with the level in brackets: `"7.4.1 (1)"`. */
  readonly asvs: readonly string[];
}

export type SessionRuleContext<MessageIds extends string> = Readonly<TSESLint.RuleContext<MessageIds, [object]>>;

/** A rule's one pass over a file's facts. */
export interface CheckedRule<Options, MessageIds extends string> {
  /** Called once per file that passes `mayReport`. */
  check(facts: SessionFacts, options: Options, context: SessionRuleContext<MessageIds>): void;
}

/** A rule as its file writes it: what it is, when it can report at all, and its pass over a file. */
export interface SessionRule<Options extends object, MessageIds extends string> extends CheckedRule<Options, MessageIds> {
  readonly name: string;
  readonly docs: SessionRuleDocs<Options>;
  readonly fixable?: "code";
  readonly hasSuggestions?: true;
  readonly messages: Record<MessageIds, string>;
  /** JSON schema of the properties of the rule's one options object. */
  readonly optionProperties: Readonly<Record<string, JSONSchema4>>;
  readonly defaults: Options;
  /**
   * Cheap test on the source text: where it fails, the rule reports nothing and costs nothing. Asked for once per
   * settings and options; a rule that names no `options` here is taken to have the same test for all of them, so they
   * are given no default value, with which they would not count as named.
   */
  mayReport(settings: SessionSettings, options: Options): TextTest;
}

/** The type of a rule after `createRule`, free of its own options. */
export type CreatedRule = TSESLint.RuleModule<string, [object], SessionRuleDocs>;

const creator = RuleCreator<SessionRuleDocs>(documentationUrl);

/**
 * Turns a `SessionRule` into an ESLint rule.
 *
 * The settings are checked first, so that a mistake in them is told once and for every file; then the text test
 * decides, before any option is cloned, whether the rule listens to this file at all.
 */
export function createRule<Options extends object, MessageIds extends string>(
  rule: SessionRule<Options, MessageIds>,
): CreatedRule {
  const hasOptions = Object.keys(rule.optionProperties).length > 0;
  const created = creator<[Options], MessageIds>({
    name: rule.name,
    meta: {
      type: "problem",
      docs: rule.docs as SessionRuleDocs,
      messages: rule.messages,
      // a rule without options takes none at all
      schema: hasOptions ? [{ type: "object", properties: { ...rule.optionProperties }, additionalProperties: false }] : [],
      ...(hasOptions && { defaultOptions: [rule.defaults] }),
      ...(rule.fixable && { fixable: rule.fixable }),
      ...(rule.hasSuggestions && { hasSuggestions: true }),
    },
    defaultOptions: [rule.defaults],
    create: (context, [options]) => ({
      Program: () => runCheck(rule, context as never, options),
    }),
  });
  const { create } = created;
  const asksOptions = rule.mayReport.length > 1;
  let options: Options | undefined;
  let settings: SessionSettings | undefined;
  let test: TextTest | undefined;
  /** The settings under which a quiet file needs no more questions. */
  let quietWith: SessionSettings | undefined;
  return {
    ...created,
    create(context: SessionRuleContext<MessageIds>) {
      const file = fileOf(context);
      // most rules end here for most files
      if (file.isQuiet && file.settings === quietWith) return nothing;
      if (file.code === undefined) return nothing;
      const given = asksOptions ? (read(context, "options")[0] as Options | undefined) : undefined;
      // they are the same for all files of one configuration
      if (test === undefined || options !== given || settings !== file.settings) {
        options = given;
        settings = file.settings;
        test = rule.mayReport(settings, { ...rule.defaults, ...options });
        quietWith = !asksOptions && test.needsWord ? settings : undefined;
      }
      if (file.isQuiet && test.needsWord) return nothing;
      return test.matches(file.code) ? create.call(created, context as never) : nothing;
    },
  } as unknown as CreatedRule;
}

/** What all rules ask of a file first. */
interface LintedFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly text: string | undefined;
  readonly path: string;
  readonly givenSettings: unknown;
  readonly settings: SessionSettings;
  /** Nothing for JSON, CSS and Markdown, which have other roots: nothing of theirs is ours to read. */
  readonly code: CodeText | undefined;
  readonly isQuiet: boolean;
}

type AnyContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

let lastFile: LintedFile | undefined;
let lastShared: object | undefined;
let lastKind: unknown;
let isOfOneFile = false;

const { isPrototypeOf } = Object.prototype;

/** Rules are asked one after the other about one file: what they have in common is found out once. */
function fileOf(context: AnyContext): LintedFile {
  // what the contexts of all rules inherit from is one file's in ESLint (oxlint's is all files', and has getters)
  if (lastFile !== undefined && lastShared !== undefined && isPrototypeOf.call(lastShared, context)) return lastFile;
  const sourceCode = read(context, "sourceCode");
  const settings = read(context, "settings");
  const givenSettings = settings.session;
  const path = read(context, "physicalFilename") ?? "";
  // oxlint has one `sourceCode` for all files
  if (lastFile?.sourceCode !== sourceCode || lastFile.text !== sourceCode?.text || lastFile.path !== path || lastFile.givenSettings !== givenSettings) {
    const code = sourceCode?.ast?.type === "Program" ? codeText(sourceCode, path) : undefined;
    lastFile = { sourceCode, text: sourceCode?.text, path, givenSettings, settings: sessionSettings(settings), code, isQuiet: code?.isQuiet !== false };
  }
  const shared = Object.getPrototypeOf(context) as object;
  const kind: unknown = Object.getPrototypeOf(shared);
  if (kind !== lastKind) {
    lastKind = kind;
    isOfOneFile = Object.isFrozen(shared) && Object.getOwnPropertyDescriptor(shared, "sourceCode")?.value === sourceCode;
  }
  lastShared = isOfOneFile ? shared : undefined;
  return lastFile;
}

/**
 * A property of a context. Each file's contexts are objects of another shape: for a name that is written out, or put in
 * brackets, the engine would work out anew where to find it, to be faster the next time, which does not come.
 */
function read<Key extends keyof AnyContext>(context: AnyContext, key: Key): AnyContext[Key] {
  return Reflect.get(context, key) as AnyContext[Key];
}

/** What listens to nothing. */
const nothing = {};
