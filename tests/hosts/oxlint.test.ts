import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { readdirSync, readFileSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { name as packageName } from "../../package.json";
import { fixtureFiles, type FixtureFile } from "../fixture-files";
import { lint } from "../lint";
import { readMarkdown, type CodeBlock } from "../markdown";
import { projectRoot } from "../package/processes";
import { installedProject, patience, runScript, writeFiles } from "./project";

const page = readMarkdown(readFileSync(path.join(projectRoot, "docs/other-hosts.md"), "utf8"));

/** The examples of the rule pages. Comments that set options are ESLint's own. */
const examples: readonly FixtureFile[] = readdirSync(path.join(projectRoot, "docs/rules")).flatMap((file) =>
  readMarkdown(readFileSync(path.join(projectRoot, "docs/rules", file), "utf8"))
    .blocks.filter(({ code, filename, language }) => isScript(language, filename) && !/\/\* eslint session/u.test(code))
    .map(({ code, filename, language, line }) => ({
      name: path.posix.join("examples", path.basename(file, ".md"), `${line}`, filename ?? `example.${language}`),
      code,
    })),
);

function isScript(language: string, filename: string | undefined): boolean {
  return /^(?:[jt]sx?|vue)$/u.test(language) && !filename?.startsWith("eslint.config.");
}

const files = [...fixtureFiles, ...examples];

let project: string;
let strict: Linter.Config;
beforeAll(async () => {
  project = await installedProject(["oxlint@1.94.0"]);
  const plugin = createRequire(path.join(project, "package.json"))(packageName) as { configs: { strict: Linter.Config } };
  strict = plugin.configs.strict;
  await writeFiles(project, files);
  await configure({ rules: strict.rules });
}, patience);

/** Only the plugin's rules, and what is given. */
async function configure(more: object): Promise<void> {
  const own = { plugins: [], categories: { correctness: "off" }, jsPlugins: [packageName] };
  await writeFile(path.join(project, ".oxlintrc.json"), JSON.stringify({ ...own, ...more }));
}

const oxlint = (...args: string[]) => runScript(project, path.join(project, "node_modules/oxlint/bin/oxlint"), ...args);

interface Diagnostic {
  readonly message: string;
  /** `session(rule)`; nothing where a rule has thrown. */
  readonly code?: string;
  readonly severity: "error" | "warning";
  readonly filename: string;
  /** In bytes. */
  readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
}

interface Report {
  readonly rule: string | null | undefined;
  readonly severity: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

async function diagnosticsOf(...args: string[]): Promise<readonly Diagnostic[]> {
  const { stdout, stderr } = await oxlint("--format", "json", ...args);
  if (stderr !== "") throw new Error(stderr);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

const inOrder = (reports: readonly Report[]) =>
  [...reports].sort((a, b) => a.start - b.start || a.end - b.end || (a.rule! < b.rule! ? -1 : 1));

/** What oxlint reports, by file, in the terms of ESLint. */
async function oxlintReports(...args: string[]): Promise<Map<string, Report[]>> {
  const reports = new Map<string, Report[]>();
  for (const { message, code, severity, filename, labels } of await diagnosticsOf(...args)) {
    const name = filename.split(path.sep).join("/");
    const bytes = await readFile(path.join(project, name));
    const { offset, length } = labels[0]!.span;
    const start = bytes.subarray(0, offset).toString().length;
    const end = bytes.subarray(0, offset + length).toString().length;
    const rule = code?.replace(/^(.+)\((.+)\)$/u, "$1/$2");
    reports.set(name, [...(reports.get(name) ?? []), { rule, severity, message, start, end }]);
  }
  return reports;
}

/** What ESLint reports, in the same terms. */
function eslintReports({ name, code }: FixtureFile): Report[] {
  const starts = [0, ...[...code.matchAll(/\r?\n/gu)].map((match) => match.index + match[0].length)];
  const offset = (line: number, column: number) => starts[line - 1]! + column - 1;
  return lint(code, name, strict).map(({ ruleId, severity, message, line, column, endLine, endColumn }) => ({
    rule: ruleId,
    severity: severity === 2 ? "error" : "warning",
    message,
    start: offset(line, column),
    end: offset(endLine!, endColumn!),
  }));
}

it("runs where neither ESLint nor TypeScript is installed", () => {
  expect(readdirSync(path.join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(
    ["@oxlint", packageName, "oxlint"].sort(),
  );
});

it("reports what ESLint reports, in all fixtures and examples", async () => {
  const found = await oxlintReports("fixtures", "docs", "examples");
  const reported = files.map(({ name }) => ({ name, reports: inOrder(found.get(name) ?? []) }));
  const expected = files.map((file) => ({ name: file.name, reports: inOrder(eslintReports(file)) }));
  expect(reported).toEqual(expected);
  expect(expected.flatMap(({ reports }) => reports).length).toBeGreaterThan(200);
}, patience);

/** The code after the fix of each report, or after its first suggestion where there are to be suggestions. */
function repaired({ name, code }: FixtureFile, withSuggestions: boolean): string {
  const fixes = lint(code, name, strict)
    .map(({ fix, suggestions }) => fix ?? (withSuggestions ? suggestions?.[0]?.fix : undefined))
    .filter((fix) => fix !== undefined)
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  let output = "";
  let done = 0;
  for (const { range, text } of fixes) {
    // two that touch wait for each other, as in ESLint
    if (done > 0 && range[0] <= done) continue;
    output += code.slice(done, range[0]) + text;
    done = range[1];
  }
  return output + code.slice(done);
}

it.each([
  { flag: "--fix", withSuggestions: false },
  { flag: "--fix-suggestions", withSuggestions: true },
])("$flag writes what ESLint would", async ({ flag, withSuggestions }) => {
  await cp(path.join(project, "fixtures"), path.join(project, "fixed/fixtures"), { recursive: true });
  await oxlint(flag, "fixed");
  const fixtures = fixtureFiles.filter(({ name }) => name.startsWith("fixtures/"));
  const written = await Promise.all(fixtures.map(({ name }) => readFile(path.join(project, "fixed", name), "utf8")));
  await rm(path.join(project, "fixed"), { recursive: true });
  expect(written).toEqual(fixtures.map((file) => repaired(file, withSuggestions)));
  expect(written.filter((code, index) => code !== fixtures[index]!.code).length).toBeGreaterThan(1);
}, patience);

describe("what differs from ESLint", () => {
  const stored = 'localStorage.setItem("access_token", token);\n';

  /** The lines that each of the two reports in a file. */
  async function linesOf(name: string, code: string) {
    await writeFiles(project, [{ name, code }]);
    const lineOf = ({ start }: Report) => code.slice(0, start).split("\n").length;
    const found = inOrder((await oxlintReports(name)).get(name) ?? []).map(lineOf);
    const expected = lint(code, name, strict, { linterOptions: { reportUnusedDisableDirectives: "off" } });
    return { oxlint: found, eslint: expected.map(({ line }) => line) };
  }

  it("templates are not read, scripts of components are", async () => {
    const code = `<script setup>\n${stored}</script>\n<template>
  <button @click="localStorage.setItem('access_token', token)">Log in</button>
</template>\n`;
    expect(await linesOf("differences/Login.vue", code)).toEqual({ oxlint: [2], eslint: [2, 5] });
  }, patience);

  it("comments cannot set options, and switch rules off under two names", async () => {
    const code = `/* eslint session/no-jwt-in-localstorage: "off" */
${stored}// eslint-disable-next-line session/no-jwt-in-localstorage
${stored}// oxlint-disable-next-line session/no-jwt-in-localstorage
${stored}`;
    expect(await linesOf("differences/comments.js", code)).toEqual({ oxlint: [2], eslint: [] });
    const withoutOff = code.replace('"off"', '"error"');
    expect(await linesOf("differences/names.js", withoutOff)).toEqual({ oxlint: [2], eslint: [2, 6] });
  }, patience);

  it("types tell nothing", async () => {
    await writeFiles(project, [
      { name: "differences/tsconfig.json", code: JSON.stringify({ compilerOptions: { module: "ESNext", moduleResolution: "Bundler", strict: true }, include: ["*.ts"] }) },
      { name: "differences/lifetimes.ts", code: 'export const lifetime = "30d";\n' },
    ]);
    const code = `import jwt from "jsonwebtoken";
import { lifetime } from "./lifetimes";
export const issue = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.KEY!, { expiresIn: lifetime });\n`;
    const { oxlint: found } = await linesOf("differences/issue.ts", code);
    const folder = path.join(project, "differences");
    const typed: Linter.Config = {
      files: ["**/*.ts"],
      languageOptions: { parser: typescriptParser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
    };
    const expected = new Linter({ cwd: project }).verify(code, [typed, strict], path.join(folder, "issue.ts"));
    expect({ found, expected: expected.map(({ line, ruleId }) => `${line} ${ruleId}`) }).toEqual({
      found: [],
      expected: ["3 session/max-jwt-lifetime"],
    });
  }, patience);

  it("a wrong setting is told for each file that is linted", async () => {
    await configure({ rules: strict.rules, settings: { session: { signers: [{ from: "file" }] } } });
    const diagnostics = await diagnosticsOf("fixtures/code/express");
    await configure({ rules: strict.rules });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set([undefined]));
    const told = diagnostics.filter(({ message }) => /settings\.session\.signers\[0\]\.name must be a function/u.test(message));
    expect(told.length).toBe(fixtureFiles.filter(({ name }) => name.startsWith("fixtures/code/express/")).length);
  }, patience);

  it("a wrong option stops it as it stops ESLint", async () => {
    await configure({ rules: { "session/max-jwt-lifetime": ["error", { access: "15" }] } });
    const { status, stdout, stderr } = await oxlint("fixtures");
    await configure({ rules: strict.rules });
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/session\/max-jwt-lifetime[\s\S]*"15" should match pattern/u);
  }, patience);
});

describe("the configurations of docs/other-hosts.md", () => {
  const blocks = page.blocks.filter(({ filename }) => /oxlint/u.test(filename ?? ""));
  const probe = {
    name: "probe/login.js",
    code: 'import { issue } from "./tokens";\nlocalStorage.setItem("access_token", issue({ sub: user.id }));\n',
  };

  it("are there", () => {
    expect(blocks.map(({ filename }) => filename)).toContain(".oxlintrc.json");
    expect(blocks.map(({ filename }) => filename)).toContain("oxlint.config.mjs");
  });

  it.each(blocks)("line $line lints", async ({ code, filename }: CodeBlock) => {
    await writeFiles(project, [probe, { name: `documented/${filename!}`, code }]);
    const { stdout, stderr } = await oxlint("--config", `documented/${filename!}`, "--format", "unix", "probe");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/probe\/login\.js:2:1: .*no-jwt-in-localstorage\)/u);
    // what the configuration teaches
    if (/signers/u.test(code)) expect(stdout).toMatch(/probe\/login\.js:2:.*max-jwt-lifetime\)/u);
  }, patience);
});
