import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { fixtureFiles, type FixtureFile } from "../fixture-files";
import { isProgram, lint, presets } from "../lint";
import { expressionPool, mutationsOf, seededRandom } from "./mutations";

const scripts = fixtureFiles.filter(({ name }) => !name.endsWith(".vue"));
const pool = expressionPool(scripts);

/** The fixtures, and programs made of them, in which a fix meets what its author did not think of. */
const files: readonly FixtureFile[] = fixtureFiles.flatMap((file) => {
  if (file.name.endsWith(".vue")) return [file];
  const mutated = mutationsOf(file, pool, 25, seededRandom(file.code.length + 1));
  const programs = mutated.filter((code) => isProgram(code, file.name));
  return [file, ...programs.map((code) => ({ name: file.name, code }))];
});

type Fix = NonNullable<Linter.LintMessage["fix"]>;

function apply(code: string, fixes: readonly Fix[]): string {
  let output = code;
  for (const { range, text } of [...fixes].sort((a, b) => b.range[0] - a.range[0])) {
    output = `${output.slice(0, range[0])}${text}${output.slice(range[1])}`;
  }
  return output;
}

/** The fixes that one pass of ESLint applies: of two that overlap, the first. */
function fixesOfOnePass(fixes: readonly Fix[]): Fix[] {
  let end = -1;
  return [...fixes]
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
    .filter(({ range }) => {
      const fits = range[0] >= end;
      if (fits) end = Math.max(range[1], range[0] + 1);
      return fits;
    });
}

function commentsOf(code: string): number {
  return code.match(/\/\/|\/\*|<!--/gu)?.length ?? 0;
}

function remaining(rule: string, code: string, name: string): Linter.LintMessage[] {
  const alone = { plugins: presets.strict.plugins!, rules: { [rule]: presets.strict.rules![rule]! } };
  return lint(code, name, alone);
}

const linted = files.map((file) => ({ ...file, all: lint(file.code, file.name, presets.strict) }));

describe.each(Object.keys(presets.strict.rules!))("%s", (rule) => {
  const reported = linted
    .map(({ all, ...file }) => ({ ...file, messages: all.filter(({ ruleId }) => ruleId === rule) }))
    .filter(({ messages }) => messages.length > 0);

  it("has reports to look at", () => {
    expect(reported).not.toEqual([]);
  });

  it("fixes in one pass, loses no comment and leaves nothing of it to report", () => {
    for (const { code, name, messages } of reported) {
      const fixes = messages.flatMap(({ fix }) => fix ?? []);
      if (fixes.length === 0) continue;
      const output = apply(code, fixesOfOnePass(fixes));
      const after = remaining(rule, output, name);
      expect(after.filter(({ fix }) => fix), output).toEqual([]);
      expect(after.length, output).toBe(messages.length - fixes.length);
      expect(commentsOf(output), output).toBe(commentsOf(code));
    }
  });

  it("reports no more what its own suggestion has changed", () => {
    for (const { code, name, messages } of reported) {
      for (const { suggestions = [], messageId } of messages) {
        for (const suggestion of suggestions) {
          const output = apply(code, [suggestion.fix]);
          const after = remaining(rule, output, name);
          expect(after.length, `${messageId}, ${suggestion.messageId}:\n${output}`).toBeLessThan(messages.length);
          expect(commentsOf(output), output).toBe(commentsOf(code));
        }
      }
    }
  });
});
