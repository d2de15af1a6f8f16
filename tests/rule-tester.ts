import path from "node:path";
import { RuleTester } from "@typescript-eslint/rule-tester";
import type { Linter } from "eslint";
import * as espree from "espree";
import { afterAll, describe, it } from "vitest";
import type { CreatedRule } from "../src/rule/create-rule";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

/** A place in the code: lines and columns count from 1, the end column is the one after the last character. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ExpectedSuggestion {
  readonly messageId: string;
  /** Needed where the message has placeholders. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The whole file after this suggestion alone. */
  readonly output: string;
}

export interface ExpectedError extends Partial<Position> {
  readonly messageId: string;
  /** Needed where the message has placeholders. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Needed where the rule offers any, in the order in which it offers them. */
  readonly suggestions?: readonly ExpectedSuggestion[];
}

export interface ValidCase {
  /** What the case shows, in a few words; no two cases of a tier share one. */
  readonly name: string;
  readonly code: string;
  /** A path is evidence for file-system routes: `app/api/logout/route.ts`. It decides the syntax by its ending. */
  readonly filename?: string;
  /** The rule's one options object. */
  readonly options?: object;
  /** What `settings.session` holds. */
  readonly session?: object;
  /** For other languages, such as `vue-eslint-parser`; give a `filename` too. */
  readonly parser?: Linter.Parser;
  readonly parserOptions?: Readonly<Record<string, unknown>>;
  readonly only?: boolean;
}

export interface InvalidCase extends ValidCase {
  /** One entry a report, in the order of the places in the file. */
  readonly errors: readonly ExpectedError[];
  /** The whole file after `--fix`; left out where the rule fixes nothing. */
  readonly output?: string;
}

export interface Cases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

/** The three ways in which a file may reach a rule. Give a tier its own cases where it makes a difference. */
export interface Tiers {
  /** Plain JavaScript and JSX, read by espree. */
  readonly javascript?: Cases;
  /** TypeScript's syntax without its types. */
  readonly typescript?: Cases;
  /**
   * TypeScript with types. The file is `file.ts`, or `react.tsx` for JSX; another `filename` has to exist, empty, in
   * `tests/fixtures/typed`. Packages are declared in `tests/fixtures/typed/node_modules`.
   */
  readonly typed?: Cases;
}

const typedRoot = path.join(import.meta.dirname, "fixtures", "typed");

const testers = {
  javascript: new RuleTester({ languageOptions: { parser: espree, parserOptions: { ecmaFeatures: { jsx: true } } } }),
  typescript: new RuleTester(),
  typed: new RuleTester({
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: typedRoot } },
  }),
} satisfies Record<keyof Tiers, RuleTester>;

/**
 * Runs the cases of a rule, and refuses the ones that assert too little.
 *
 * The reported ranges are written into the code of an invalid case, between `«` and `»`, one pair an error in the
 * order of the errors; the marks are taken out before the rule sees the code. Ranges may nest, the outer one first,
 * and the same range twice is `««x»»`.
 *
 *     testRule(rule, {
 *       javascript: {
 *         valid: [{ name: "theme", code: "localStorage.setItem('theme', 'dark')" }],
 *         invalid: [
 *           {
 *             name: "token by its name",
 *             code: "«localStorage.setItem('token', t)»",
 *             errors: [{ messageId: "stored", data: { name: "token", storage: "localStorage" } }],
 *           },
 *         ],
 *       },
 *     });
 *
 * Code that needs these characters for itself gives `line`, `column`, `endLine` and `endColumn` in every error instead.
 * Always asserted: message ID, data where the message has placeholders, the range, every suggestion with its whole
 * output, the whole file after `--fix` or that nothing is fixed.
 */
export function testRule(rule: CreatedRule & { readonly name?: string }, tiers: Tiers): void {
  const ruleName = rule.name;
  if (!ruleName) throw new Error("The rule has no name: was it made by createRule?");
  const given = Object.entries(tiers) as [keyof Tiers, Cases][];
  if (!given.some(([, cases]) => cases.valid.length > 0 && cases.invalid.length > 0)) {
    throw new Error(`${ruleName}: no tier has valid and invalid cases.`);
  }
  RuleTester.describe(ruleName, () => {
    for (const [tier, cases] of given) {
      refuseNamesUsedTwice(tier, cases.valid);
      refuseNamesUsedTwice(tier, cases.invalid);
      RuleTester.describe(tier, () => {
        testers[tier].run(ruleName, rule as never, {
          assertionOptions: { requireLocation: true, requireData: true },
          valid: cases.valid.map((testCase) => toTesterCase(tier, testCase)),
          invalid: cases.invalid.map((testCase) => toInvalidTesterCase(tier, testCase)),
        } as never);
      });
    }
  });
}

function refuseNamesUsedTwice(tier: string, cases: readonly ValidCase[]): void {
  const names = new Set<string>();
  for (const { name, code } of cases) {
    if (!name?.trim()) throw new Error(`A case of the tier ${tier} has no name:\n${code}`);
    if (names.has(name)) throw new Error(`Two cases of the tier ${tier} are named "${name}".`);
    names.add(name);
  }
}

const defaultEnding = { javascript: "js", typescript: "ts", typed: "ts" } satisfies Record<keyof Tiers, string>;
const looksLikeJsx = /<\/\w*>|\/>/u;

function toTesterCase(tier: keyof Tiers, { options, session, parser, parserOptions, filename, ...rest }: ValidCase) {
  const ending = defaultEnding[tier];
  const isJsx = looksLikeJsx.test(rest.code);
  const standIn = isJsx ? `react.${ending}x` : `file.${ending}`;
  return {
    ...rest,
    filename: tier === "typed" ? path.join(typedRoot, filename ?? standIn) : (filename ?? standIn),
    // ESLint has no configuration of its own for the endings of components
    files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,astro}"],
    ...(options && { options: [options] }),
    ...(session && { settings: { session } }),
    languageOptions: {
      ...(parser && { parser }),
      // the parser of TypeScript reads JSX by the ending of the file, but asks for the option where there is none
      parserOptions: { ...(isJsx && { ecmaFeatures: { jsx: true } }), ...parserOptions },
    },
  };
}

function toInvalidTesterCase(tier: keyof Tiers, testCase: InvalidCase) {
  const { name, errors } = testCase;
  if (errors.length === 0) throw new Error(`"${name}" expects no error: it is a valid case.`);
  const isMarked = errors.every((error) => error.line === undefined);
  const { code, ranges } = isMarked ? takeMarks(testCase.code) : { code: testCase.code, ranges: errors };
  if (ranges.length !== errors.length) {
    throw new Error(`"${name}" marks ${ranges.length} places with «…» and expects ${errors.length} errors.`);
  }
  const placed = errors.map((error, index) => ({ ...error, ...completePosition(name, ranges[index]) }));
  return { ...toTesterCase(tier, { ...testCase, code }), errors: placed };
}

function completePosition(name: string, position: Partial<Position> | undefined): Position {
  const { line, column, endLine, endColumn } = position ?? {};
  if (line === undefined || column === undefined || endLine === undefined || endColumn === undefined) {
    throw new Error(`"${name}" has an error without line, column, endLine and endColumn.`);
  }
  return { line, column, endLine, endColumn };
}

/** Takes the marks `«` and `»` out of a code and says where each pair stood, by where they open. */
export function takeMarks(marked: string): { code: string; ranges: Position[] } {
  let code = "";
  let line = 1;
  let column = 1;
  const ranges: Partial<Position>[] = [];
  const open: number[] = [];
  for (const character of marked.split("")) {
    if (character === "«") {
      open.push(ranges.length);
      ranges.push({ line, column });
      continue;
    }
    if (character === "»") {
      const index = open.pop();
      if (index === undefined) throw new Error(`A » closes nothing in:\n${marked}`);
      ranges[index] = { ...ranges[index], endLine: line, endColumn: column };
      continue;
    }
    code += character;
    column++;
    if (character === "\n") {
      line++;
      column = 1;
    }
  }
  if (open.length > 0) throw new Error(`A « is never closed in:\n${marked}`);
  return { code, ranges: ranges as Position[] };
}
