import type { ESLint, Linter } from "eslint";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { fixtureFiles } from "../fixture-files";
import { lint, presets } from "../lint";
import { installedProject, patience, pinned, runScript, writeFiles } from "./project";

const majors = { eslint8: "8.57", eslint9: "9", eslint: "10" } as const;

const tools = pinned("eslint", "eslint8", "eslint9", "@typescript-eslint/parser", "typescript", "vue-eslint-parser");

/** The one form of configuration that all three majors read; 8.57 by this name of its file alone. */
const configuration = `
  import typescriptParser from "@typescript-eslint/parser";
  import session from "eslint-plugin-session";
  import vueParser from "vue-eslint-parser";
  export default [
    { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: ["**/*.{ts,tsx}"], languageOptions: { parser: typescriptParser } },
    { files: ["**/*.vue"], languageOptions: { parser: vueParser, parserOptions: { parser: typescriptParser } } },
    session.configs.strict,
  ];`;

/** What a user and a tool see of a report; what else a major puts into a message is its own. */
function visible(report: Linter.LintMessage) {
  const { ruleId, messageId, message, severity, line, column, endLine, endColumn, fix, suggestions } = report;
  return { ruleId, messageId, message, severity, line, column, endLine, endColumn, fix, suggestions };
}

let project: string;
beforeAll(async () => {
  project = await installedProject(tools);
  await writeFiles(project, [...fixtureFiles, { name: "eslint.config.js", code: configuration }]);
}, patience);

/** What a major's command line says of the fixtures, by file. */
async function results(major: string, ...flags: string[]) {
  const args = ["fixtures", "docs", "--format", "json", ...flags];
  const { status, stdout, stderr } = await runScript(project, `node_modules/${major}/bin/eslint.js`, ...args);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  const files = (JSON.parse(stdout) as ESLint.LintResult[]).map(({ filePath, ...rest }) => {
    const name = path.relative(project, filePath).split(path.sep).join("/");
    return [name, rest] as const;
  });
  return new Map(files);
}

describe.each(Object.entries(majors))("the command line of %s", (major, version) => {
  it("is of its major", async () => {
    const manifest = await readFile(path.join(project, "node_modules", major, "package.json"), "utf8");
    expect((JSON.parse(manifest) as { version: string }).version).toMatch(new RegExp(`^${version}\\.`, "u"));
  });

  it(
    "reports of the fixtures what the sources report",
    async () => {
      const found = await results(major);
      const reported = fixtureFiles.map(({ name }) => ({ name, reports: found.get(name)?.messages.map(visible) }));
      const expected = fixtureFiles.map(({ name, code }) => ({
        name,
        reports: lint(code, name, presets.strict).map(visible),
      }));
      expect(reported).toEqual(expected);
    },
    patience,
  );
});

it(
  "all majors fix the same, until nothing is left to fix",
  async () => {
    const [fixed8, fixed9, fixed10] = await Promise.all(
      Object.keys(majors).map(async (major) => {
        const files = await results(major, "--fix-dry-run");
        return [...files].map(([name, { output, messages }]) => ({ name, output, messages: messages.map(visible) }));
      }),
    );
    expect(fixed8).toEqual(fixed10);
    expect(fixed9).toEqual(fixed10);
    expect(fixed10!.filter(({ output }) => output !== undefined).length).toBeGreaterThan(1);
    expect(fixed10!.flatMap(({ messages }) => messages).filter(({ fix }) => fix)).toEqual([]);
  },
  patience,
);
