import * as parser from "@typescript-eslint/parser";
import { Linter, type Rule } from "eslint";
import { analyseFile, type FileAnalysis } from "../../src/analysis/file-analysis";
import type { Node } from "../../src/analysis/nodes";

export interface Probe {
  readonly file: FileAnalysis;
  /** The argument of the n-th `probe(…)` in the code, counted from 0. */
  at(position?: number): Node;
}

/** Analyses a text and hands out the expressions that it marks with `probe(…)`. */
export function probe<T>(code: string, read: (probe: Probe) => T, filename = "file.ts"): T {
  let result: { value: T } | undefined;
  const rule: Rule.RuleModule = {
    create: (context) => ({
      Program() {
        const file = analyseFile(context.sourceCode as never, filename);
        const marked = file.tracer.index.callsNamed.get("probe") ?? [];
        result = {
          value: read({
            file,
            at(position = 0) {
              const argument = marked[position]?.arguments[0];
              if (!argument) throw new Error(`no probe ${position}`);
              return argument;
            },
          }),
        };
      },
    }),
  };
  const config: Linter.Config = {
    files: ["**/*.ts"],
    plugins: { test: { rules: { rule } } },
    rules: { "test/rule": "error" },
    languageOptions: { parser },
  };
  const [broken] = new Linter().verify(code, config, filename);
  if (broken) throw new Error(broken.message);
  if (!result) throw new Error("the rule did not run");
  return result.value;
}
