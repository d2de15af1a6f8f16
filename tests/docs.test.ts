import { readdirSync, readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import plugin from "../src/index";
import { lint, lintedEndings, presets } from "./lint";
import { marksOf, readMarkdown, type CodeBlock } from "./markdown";
import { projectRoot, run, scratchFolder } from "./package/processes";

const pagesFolder = path.join(projectRoot, "docs/rules");
const pages = readdirSync(pagesFolder).filter((file) => file.endsWith(".md"));

function readPage(file: string) {
  const text = readFileSync(path.resolve(projectRoot, file), "utf8");
  return { text, ...readMarkdown(text) };
}

function isUnder(block: CodeBlock, heading: string): boolean {
  return block.headings.some((above) => above.toLowerCase() === heading);
}

function filenameOf({ language, filename, line }: CodeBlock): string {
  const name = filename ?? `example.${language}`;
  if (!lintedEndings.includes(path.extname(name).slice(1))) throw new Error(`Line ${line}: no parser reads ${name}.`);
  return name;
}

function isCode({ language, filename }: CodeBlock): boolean {
  return lintedEndings.includes(language) && !filename?.startsWith("eslint.config.");
}

const sections = ["Why it matters", "Examples", "What to use instead", "When not to use it", "References"];

describe.each(pages)("docs/rules/%s", (file) => {
  const name = path.basename(file, ".md");
  const page = readPage(path.join(pagesFolder, file));
  const incorrect = page.blocks.filter((block) => isUnder(block, "incorrect"));
  const instead = page.blocks.filter((block) => isUnder(block, "what to use instead") && isCode(block));
  const correct = page.blocks.filter((block) => isUnder(block, "correct") || instead.includes(block));

  it("is the page of a rule and has its sections", () => {
    expect(Object.keys(plugin.rules)).toContain(name);
    const options = Object.keys(plugin.presetOptions.strict[name] ?? {}).length > 0 ? ["Options"] : [];
    const expected = [...sections.slice(0, 2), ...options, ...sections.slice(2)];
    expect(page.headings.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual(expected);
    expect(incorrect.length).toBeGreaterThan(0);
    expect(correct.length).toBeGreaterThan(0);
  });

  it("shows the remedy for two frameworks at least", () => {
    const below = page.text.slice(page.text.indexOf("\n## What to use instead"), page.text.indexOf("\n## When not to use it"));
    expect(below.match(/^### /gmu)?.length ?? 0).toBeGreaterThan(1);
  });

  it("names the weaknesses and requirements of the rule", () => {
    const { cwe, asvs } = plugin.rules[name]!.meta.docs!;
    const references = page.text.slice(page.text.indexOf("## References"));
    for (const weakness of cwe) expect(references).toContain(`CWE-${weakness}`);
    for (const requirement of asvs) expect(references).toContain(requirement.replace(/ .*/u, ""));
  });

  it.each(incorrect)("reports what line $line says", (block) => {
    const entry = presets.recommended.rules?.[`session/${name}`] ?? presets.strict.rules?.[`session/${name}`];
    const alone = { plugins: { session: plugin as never }, rules: { [`session/${name}`]: entry! } };
    const messages = lint(block.code, filenameOf(block), alone);
    const marks = marksOf(block.code);
    expect(marks).not.toEqual([]);
    const reported = messages.map(({ line, message }) => ({ line, message }));
    expect(reported).toEqual(
      marks.map(({ line, words }) => ({ line, message: expect.stringContaining(words) as string })),
    );
    expect(marks.filter(({ words }) => words === "")).toEqual([]);
  });

  it.each(correct)("reports nothing in line $line", (block) => {
    const messages = lint(block.code, filenameOf(block), presets.strict);
    expect(messages.map(({ line, ruleId, message }) => `${line}: ${ruleId} ${message}`)).toEqual([]);
  });
});

const configurations = ["README.md", ...pages.map((page) => `docs/rules/${page}`)].flatMap((file) =>
  readPage(file)
    .blocks.filter((block) => block.filename?.startsWith("eslint.config."))
    .map((block) => ({ file, ...block })),
);

describe("configurations in the docs", () => {
  it("are in the README", () => {
    expect(configurations.filter(({ file }) => file === "README.md").length).toBeGreaterThan(2);
  });

  it.each(configurations)("$file, line $line, configures ESLint", async ({ code, filename }) => {
    const project = await scratchFolder();
    await mkdir(path.join(project, "node_modules"));
    await symlink(projectRoot, path.join(project, "node_modules/eslint-plugin-session"), "junction");
    for (const name of ["eslint", "@eslint", "@typescript-eslint", "vue-eslint-parser"]) {
      const target = path.join(projectRoot, "node_modules", name);
      await symlink(target, path.join(project, "node_modules", name), "junction");
    }
    await writeFile(path.join(project, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(path.join(project, filename!), code);
    // in a process of its own, where Node and not the test runner resolves what it imports; it checks the options of
    // every rule against its schema, and the settings where a file is linted
    const script = `
      import { ESLint } from "eslint";
      const eslint = new ESLint();
      const configs = [await eslint.calculateConfigForFile("src/a.js"), await eslint.calculateConfigForFile("src/a.ts")];
      const [result] = await eslint.lintText("export const theme = 'dark';\\n", { filePath: "src/a.js" });
      const enabled = configs.flatMap((config) => Object.keys(config?.rules ?? {}));
      console.log(JSON.stringify({ enabled, messages: result.messages }));`;
    const output = await run(process.execPath, ["--input-type=module", "--eval", script], project);
    const { enabled, messages } = JSON.parse(output) as { enabled: string[]; messages: unknown[] };
    expect(enabled.filter((rule) => rule.startsWith("session/"))).not.toEqual([]);
    expect(messages).toEqual([]);
  });
});

describe("the README", () => {
  const { text } = readPage("README.md");

  it("names the two commands", () => {
    expect(text).toContain("npm ci && npm run demo");
    expect(text).toContain("npm ci && npm test");
  });

  it("names no rule that does not exist", () => {
    const named = new Set([...text.matchAll(/`session\/([a-z-]+)`/gu)].map((match) => match[1]!));
    const known = [...Object.keys(plugin.rules), ...Object.keys(plugin.configs)];
    expect([...named].filter((name) => !known.includes(name))).toEqual([]);
  });
});
