import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sourceFiles, spread } from "../../scripts/source-files.mjs";
import plugin from "../../src/index";
import { fixtureFiles } from "../fixture-files";
import { isProgram, lint, presets } from "../lint";
import { projectRoot } from "../package/processes";
import { circularFormsOf, expressionPool, mutationsOf, seededRandom, shuffled } from "./mutations";

const scripts = fixtureFiles.filter(({ name }) => !name.endsWith(".vue"));

describe("no rule throws", () => {
  const pool = expressionPool(scripts);

  it.each(scripts)("on what can be made of $name", (file) => {
    const random = seededRandom(file.code.length);
    const programs = mutationsOf(file, pool, 40, random).filter((code) => isProgram(code, file.name));
    expect(programs.length).toBeGreaterThan(10);
    for (const code of programs) {
      expect(() => lint(code, file.name, presets.strict), code).not.toThrow(/Rule: "session\//u);
    }
  });

  it("on values that go round in circles", () => {
    const programs = scripts.flatMap(({ name, code }) => circularFormsOf(code).filter((form) => isProgram(form, name)).map((form) => ({ name, form })));
    expect(programs.length).toBeGreaterThan(2 * scripts.length);
    for (const { name, form } of programs) expect(() => lint(form, name, presets.strict), form).not.toThrow(/Rule: "session\//u);
  }, 60_000);

  it("on the sources of installed packages", async () => {
    const files = spread(await sourceFiles(path.join(projectRoot, "node_modules"), 40_000), 250);
    let linted = 0;
    for (const file of files) {
      const code = readFileSync(file, "utf8");
      // ESLint would ignore them where they are
      const name = path.relative(projectRoot, file).replaceAll("node_modules", "packages");
      if (!isProgram(code, name)) continue;
      expect(() => lint(code, name, presets.strict), file).not.toThrow(/Rule: "session\//u);
      linted++;
    }
    expect(linted).toBeGreaterThan(200);
  }, 120_000);

  it.each(Object.entries(plugin.rules))("on a file of another language: %s", (_name, rule) => {
    // the root of a JSON file, as @eslint/json hands it to every rule
    const sourceCode = { text: '{ "localStorage": "token cookie logout jsonwebtoken" }', ast: { type: "Document" } };
    expect(rule.create({ sourceCode, options: [], settings: {} } as never)).toEqual({});
  });
});

describe("reports do not depend on what was linted before", () => {
  const inOrder = new Map(fixtureFiles.map(({ name, code }) => [name, lint(code, name, presets.strict)]));

  it("in another order of files", () => {
    for (const { name, code } of shuffled(fixtureFiles, seededRandom(7))) {
      expect(lint(code, name, presets.strict), name).toEqual(inOrder.get(name));
    }
  });

  it("with each rule alone", () => {
    for (const { name, code } of fixtureFiles) {
      const alone = Object.entries(presets.strict.rules!).flatMap(([rule, entry]) =>
        lint(code, name, { plugins: presets.strict.plugins!, rules: { [rule]: entry! } }),
      );
      const places = (messages: typeof alone) => messages.map((message) => JSON.stringify(message)).sort();
      expect(places(alone), name).toEqual(places(inOrder.get(name)!));
    }
  });
});
