import * as typescriptParser from "@typescript-eslint/parser";
import { Linter as Linter10, type Linter } from "eslint";
import { Linter as Linter8 } from "eslint8";
import { Linter as Linter9 } from "eslint9";
import * as espree from "espree";
import { describe, expect, it } from "vitest";
import * as vueParser from "vue-eslint-parser";
import { fixtureFiles } from "../fixture-files";
import { presets } from "../lint";

type LinterClass = new (options: { configType: "flat" }) => Linter10;

const hosts: Record<string, LinterClass> = {
  "8.57": Linter8 as unknown as LinterClass,
  "9": Linter9 as unknown as LinterClass,
  "10": Linter10 as LinterClass,
};

const parsers = {
  espree: { parser: espree, parserOptions: { ecmaFeatures: { jsx: true } } },
  "@typescript-eslint/parser": { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
  "vue-eslint-parser": { parser: vueParser, parserOptions: { ecmaFeatures: { jsx: true } } },
  "vue-eslint-parser with @typescript-eslint/parser": {
    parser: vueParser,
    parserOptions: { parser: typescriptParser },
  },
} satisfies Record<string, object>;

type ParserName = keyof typeof parsers;

/** What a user and a tool see of a report; what else a host puts into a message is its own. */
function visible(report: Linter.LintMessage) {
  const { ruleId, messageId, message, severity, line, column, endLine, endColumn, fix, suggestions } = report;
  return { ruleId, messageId, message, severity, line, column, endLine, endColumn, fix, suggestions };
}

function reports(host: LinterClass, parser: ParserName, code: string, filename: string) {
  const language: Linter.Config = {
    files: ["**/*.{js,jsx,ts,tsx,vue}"],
    languageOptions: parsers[parser] as NonNullable<Linter.Config["languageOptions"]>,
  };
  const messages = new host({ configType: "flat" }).verify(code, [language, presets.strict], filename);
  const broken = messages.find((message) => message.ruleId === null);
  if (broken) throw new Error(`${filename}:${broken.line}: ${broken.message}`);
  return messages.map(visible);
}

function parserOf(filename: string): ParserName {
  if (filename.endsWith(".vue")) return "vue-eslint-parser with @typescript-eslint/parser";
  return /\.tsx?$/u.test(filename) ? "@typescript-eslint/parser" : "espree";
}

const javascriptFiles = fixtureFiles.filter(({ name }) => /\.jsx?$/u.test(name));

it("the hosts are of the majors that they stand for", () => {
  const versions = [Linter8, Linter9, Linter10].map((host) => host.version);
  expect(versions.map((version) => /^(?:8\.57|\d+)/u.exec(version)?.[0])).toEqual(["8.57", "9", "10"]);
});

describe.each(["8.57", "9"])("ESLint %s reports what ESLint 10 reports", (version) => {
  it.each(fixtureFiles)("in $name", ({ name, code }) => {
    const parser = parserOf(name);
    expect(reports(hosts[version]!, parser, code, name)).toEqual(reports(hosts["10"]!, parser, code, name));
  });
});

const otherParsers = ["@typescript-eslint/parser", "vue-eslint-parser"] as const;

describe.each(otherParsers)("%s leads to what espree leads to", (parser) => {
  it.each(javascriptFiles)("in $name", ({ name, code }) => {
    expect(reports(hosts["10"]!, parser, code, name)).toEqual(reports(hosts["10"]!, "espree", code, name));
  });
});

describe("a script in a component is reported like a file", () => {
  const opening = "<script>\n";

  it.each(javascriptFiles.filter(({ name }) => name.endsWith(".js")))("$name", ({ name, code }) => {
    const shiftFix = (fix: { range: [number, number]; text: string } | undefined) =>
      fix && { ...fix, range: fix.range.map((offset) => offset + opening.length) };
    const inFile = reports(hosts["10"]!, "espree", code, name).map((report) => ({
      ...report,
      // a message may name another line
      message: report.message.replaceAll(/\bline (\d+)/gu, (_, line) => `line ${Number(line) + 1}`),
      line: report.line + 1,
      endLine: report.endLine! + 1,
      fix: shiftFix(report.fix),
      suggestions: report.suggestions?.map((suggestion) => ({ ...suggestion, fix: shiftFix(suggestion.fix) })),
    }));
    const component = `${opening}${code}</script>\n`;
    expect(reports(hosts["10"]!, "vue-eslint-parser", component, name.replace(/\.js$/u, ".vue"))).toEqual(inFile);
  });
});

it("the fixtures hold something to compare", () => {
  const all = javascriptFiles.flatMap(({ name, code }) => reports(hosts["10"]!, "espree", code, name));
  expect(all.length).toBeGreaterThan(10);
  expect(all.some(({ fix }) => fix)).toBe(true);
  expect(all.some(({ suggestions }) => suggestions)).toBe(true);
});
