import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import plugin from "../src/index";
import { lint } from "./lint";

const root = path.resolve(import.meta.dirname, "..");
const ruleNames = Object.keys(plugin.rules);

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(path.join(root, folder)).filter((file) => file.endsWith(ending));
  return names.map((file) => file.slice(0, -ending.length)).sort();
}

describe("the list of rules", () => {
  it("holds every rule file and nothing else, in alphabetical order", () => {
    expect(ruleNames).toEqual(filesIn("src/rules", ".ts").filter((name) => name !== "index"));
  });

  it("has one page a rule", () => {
    expect(filesIn("docs/rules", ".md")).toEqual([...ruleNames].sort());
  });

  it("has a test file a rule", () => {
    expect(filesIn("tests/rules", ".test.ts")).toEqual(expect.arrayContaining(ruleNames));
  });
});

describe("the presets", () => {
  it.each(["recommended", "strict"] as const)("%s holds the rules whose meta says so", (preset) => {
    const said = ruleNames.filter((name) => plugin.rules[name]!.meta.docs!.presets[preset]);
    expect(Object.keys(plugin.configs[preset].rules)).toEqual(said.map((name) => `session/${name}`));
    expect(Object.keys(plugin.presetOptions[preset])).toEqual(said);
    expect(said).not.toEqual([]);
  });

  it("have strict hold everything in recommended, as an error", () => {
    const strict = plugin.configs.strict.rules;
    expect(Object.keys(strict)).toEqual(expect.arrayContaining(Object.keys(plugin.configs.recommended.rules)));
    for (const entry of Object.values(strict)) expect([entry].flat()[0]).toBe("error");
  });

  it("name the plugin that they belong to", () => {
    for (const config of Object.values(plugin.configs)) expect(config.plugins).toEqual({ session: plugin });
  });
});

describe.each(ruleNames)("%s", (name) => {
  const rule = plugin.rules[name]!;
  const messages = Object.entries(rule.meta.messages);
  const [schema] = rule.meta.schema as unknown as [{ properties: Record<string, { description?: string }> }?];
  const options = Object.entries(schema?.properties ?? {});

  it("is named as its file is", () => {
    expect((rule as { name?: string }).name).toBe(name);
    expect(rule.meta.docs).toMatchObject({ url: expect.stringContaining(`/docs/rules/${name}.md`) as string });
  });

  it("has a description that reads on from the name, without a full stop", () => {
    expect(rule.meta.docs!.description).toMatch(/^(?:disallow|require|limit|enforce) .*[^.]$/u);
  });

  it.each(messages)("ends the message %s with a full stop", (_id, message) => {
    // what a placeholder at the end adds is a sentence of its own: the fixtures' reports show that it ends as well
    expect(message).toMatch(/^[\p{Lu}`{].*\.(?:\{\{\w+\}\})?$/u);
    expect(message).not.toMatch(/make sure/iu);
  });

  it("uses each of its messages in its tests", () => {
    const folder = path.join(root, "tests/rules");
    const tests = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.startsWith(name))
      .map((file) => path.join(folder, file))
      .filter((file) => file.endsWith(".ts") && existsSync(file))
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    expect(messages.map(([id]) => id).filter((id) => !new RegExp(`\\b${id}\\b`, "u").test(tests))).toEqual([]);
  });

  it("describes its options, and its schema takes its defaults and the presets' options", () => {
    if (!schema) return expect(rule.meta).not.toHaveProperty("defaultOptions");
    expect(schema).toMatchObject({ type: "object", additionalProperties: false });
    for (const [option, property] of options) {
      expect(property.description, option).toMatch(/^[\p{Lu}`].*[.`]$/u);
    }
    const [defaults] = rule.meta.defaultOptions as readonly [object];
    expect(options.map(([option]) => option)).toEqual(expect.arrayContaining(Object.keys(defaults)));
    for (const given of [defaults, plugin.presetOptions.recommended[name], plugin.presetOptions.strict[name]]) {
      if (!given) continue;
      const rules = { [`session/${name}`]: ["error", given] as never };
      expect(() => lint("", "file.js", { plugins: { session: plugin as never }, rules })).not.toThrow();
    }
  });
});
