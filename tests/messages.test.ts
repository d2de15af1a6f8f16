import { readFileSync } from "node:fs";
import path from "node:path";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index";
import { domains } from "./coverage/domains";
import { fixtureFiles } from "./fixture-files";
import { lint, presets } from "./lint";
import { readMarkdown } from "./markdown";
import { projectRoot } from "./package/processes";

/** What a remedy and a suggestion start with. A new verb is fine; a hint that tells nobody what to do is not. */
const verbs =
  "Add|Allow|Ask|Call|Check|Compare|Delete|Divide|Give|Keep|Leave|Let|Limit|List|Log|Look|Move|Name|Pass|Put|Read|Record|Refuse|Remove|Rename|Send|Set|Sign|Stop|Take|Throw|Use|Verify|Wait|Write";
const remedy = new RegExp(`^(?:(?:${verbs}) |\\{\\{remedy\\}\\})`, "u");

/** Three lines of a terminal of 80 columns, and two of a menu. */
const maxMessage = 240;
const maxTitle = 160;

function sentences(text: string): string[] {
  return text.split(/(?<=\.) (?=[\p{Lu}`{])/u);
}

const templates = Object.entries(plugin.rules).flatMap(([rule, { meta }]) =>
  Object.entries(meta.messages).map(([id, text]) => ({ name: `${rule} ${id}`, text })),
);

describe("the texts of the rules", () => {
  // a suggestion's title is a remedy from its first word
  it.each(templates.filter(({ text }) => !remedy.test(text)))("$name: the thing, the risk and the remedy", ({ text }) => {
    const all = sentences(text);
    const [what] = all;
    expect(what, "names the thing in code, by a placeholder or with a pointing word").toMatch(/`|\{\{|^(?:This|The|Every|A) /u);
    expect(what, "says what follows from it").toMatch(/, (?:so|and|but|where|before)\b|\bwhich\b/u);
    expect(all.length).toBeGreaterThan(1);
    expect(all.at(-1), "says what to do").toMatch(remedy);
  });

  it("are messages and titles", () => {
    const isTitle = templates.map(({ text }) => remedy.test(text));
    expect(isTitle).toContain(true);
    expect(isTitle).toContain(false);
  });
});

function alone(rule: string, entry: Linter.RuleEntry): Linter.Config {
  return { plugins: { session: plugin as never }, rules: { [`session/${rule}`]: entry } };
}

/** What the rules say of the fixtures, of the cells of the model's rows and of the pages' blocks. */
function allReports(): Linter.LintMessage[] {
  const inFixtures = fixtureFiles.flatMap(({ name, code }) => lint(code, name, presets.strict));
  const inCells = domains.flatMap(({ coverage }) =>
    coverage.flatMap(({ rule, insecureByDefault, explicitlyBad }) =>
      [insecureByDefault, explicitlyBad].flatMap((cell) => {
        if (!("code" in cell)) return [];
        const config = alone(rule, cell.options ? ["error", cell.options] : "error");
        return lint(cell.code, cell.filename ?? `file.${cell.language ?? "js"}x`, config);
      }),
    ),
  );
  const inPages = Object.keys(plugin.rules).flatMap((rule) =>
    readMarkdown(readFileSync(path.join(projectRoot, `docs/rules/${rule}.md`), "utf8"))
      .blocks.filter(({ headings }) => headings.some((heading) => heading.toLowerCase() === "incorrect"))
      .flatMap(({ code, filename, language }) =>
        lint(code, filename ?? `example.${language}`, alone(rule, presets.strict.rules![`session/${rule}`]!)),
      ),
  );
  return [...inFixtures, ...inCells, ...inPages];
}

describe("the texts as they are read", () => {
  const reports = allReports();
  const messages = [...new Set(reports.map(({ message }) => message))];
  const titles = [...new Set(reports.flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc)))];

  it("are many", () => {
    expect(messages.length).toBeGreaterThan(300);
    expect(titles.length).toBeGreaterThan(30);
  });

  it.each([
    ["has a placeholder that nobody filled", /\{\{|\}\}|\bundefined\b(?!`)|\[object|\bNaN\b/u],
    ["has empty or doubled backticks", /``|` `/u],
    ["has doubled spaces, commas or full stops", / {2}|,,|\.\.(?!\.)/u],
    ["has a line break", /\n/u],
    ["does not end with a full stop", /[^.]$/u],
  ])("none %s", (_what, fault) => {
    expect([...messages, ...titles].filter((text) => fault.test(text))).toEqual([]);
  });

  it("are at most three lines of a terminal, and a suggestion two of a menu", () => {
    expect(messages.filter((message) => message.length > maxMessage)).toEqual([]);
    expect(titles.filter((title) => title.length > maxTitle)).toEqual([]);
  });

  it("are titles that start with a verb, where they are a suggestion's", () => {
    expect(titles.filter((title) => !remedy.test(title))).toEqual([]);
  });

  it("are messages that end with what to do", () => {
    expect(messages.filter((message) => !remedy.test(sentences(message).at(-1)!))).toEqual([]);
  });
});
