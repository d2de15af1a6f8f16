import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import { projectRoot } from "./package/processes";

const eslint = new ESLint({ cwd: projectRoot });

/** The rules that object to a source of the plugin in that file. */
async function objections(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(projectRoot, file) });
  return result!.messages.map(({ ruleId }) => ruleId);
}

describe("the project's own lint refuses", () => {
  it.each([
    ["src/rules/a.ts", 'import { b } from "../analysis/b"; b();'],
    ["src/rules/a.ts", 'import { b } from "../model/b"; b();'],
    ["src/facts/a.ts", 'import { b } from "../rules/b"; b();'],
    ["src/facts/deep/a.ts", 'import { b } from "../../fix/b"; b();'],
    ["src/model/a.ts", 'import { b } from "../facts/b"; b();'],
    ["src/analysis/a.ts", 'import { b } from "../model/b"; b();'],
    ["src/fix/a.ts", 'import { b } from "../facts/b"; b();'],
    ["src/rule/a.ts", 'import { b } from "../rules/index"; b();'],
    ["src/facts/a.ts", 'import { AST_NODE_TYPES } from "@typescript-eslint/utils"; AST_NODE_TYPES;'],
    ["src/index.ts", 'import { Linter } from "eslint"; Linter;'],
    ["src/analysis/a.ts", 'import ts from "typescript"; ts;'],
  ])("in %s: %s", async (file, code) => {
    expect(await objections(file, code)).toEqual(["no-restricted-imports"]);
  });

  it.each(["context.options[0];", "const { options } = context; options;"])("%s outside createRule", async (code) => {
    const source = `declare const context: any;\n${code}`;
    expect(await objections("src/rules/a.ts", source)).toEqual(["no-restricted-syntax"]);
    expect(await objections("src/rule/create-rule.ts", source)).toEqual([]);
  });

  it("what the plugin's own rules report", async () => {
    const code = "localStorage.setItem('authToken', authToken);";
    expect(await objections("scripts/a.mjs", code)).toEqual(["session/no-jwt-in-localstorage"]);
  });
});

describe("it allows", () => {
  it.each([
    ["src/rules/a.ts", 'import { b } from "../facts/b"; import { c } from "../fix/c"; b(c);'],
    ["src/rules/a.ts", 'import type { B } from "../analysis/b"; export const b: B = 1;'],
    ["src/facts/a.ts", 'import { b } from "../model/b"; import { c } from "../analysis/c"; b(c);'],
    ["src/facts/a.ts", 'import type { TSESTree } from "@typescript-eslint/utils"; export type A = TSESTree.Node;'],
  ])("in %s: %s", async (file, code) => {
    expect(await objections(file, code)).toEqual([]);
  });
});
