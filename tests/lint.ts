import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import * as vueParser from "vue-eslint-parser";
import plugin from "../src/index";

export const presets = plugin.configs as unknown as Record<"recommended" | "strict", Linter.Config>;

/** How a file is read, by its ending. */
const languages: readonly Linter.Config[] = [
  { files: ["**/*.{js,jsx,mjs,cjs}"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: typescriptParser } },
  {
    files: ["**/*.vue"],
    languageOptions: { parser: vueParser, parserOptions: { parser: typescriptParser } },
  },
];

/** The endings that `lint` can read. */
export const lintedEndings = ["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue"];

/** Lints one text, as the file of that name would be. A mistake in the text is an error here, not a report. */
export function lint(code: string, filename: string, ...configs: readonly Linter.Config[]): Linter.LintMessage[] {
  const messages = new Linter().verify(code, [...languages, ...configs], filename);
  const broken = messages.find((message) => message.fatal || message.ruleId === null);
  if (broken) throw new Error(`${filename}:${broken.line}: ${broken.message}`);
  return messages;
}

/** Whether the parser that `lint` takes for a file of that name can read it. */
export function isProgram(code: string, filename: string): boolean {
  return !new Linter().verify(code, [...languages], filename).some((message) => message.fatal);
}
