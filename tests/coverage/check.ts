import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { rules } from "../../src/rules/index";
import type { Cell, CoverageCase, Domain, RowCoverage } from "./cells";

const columns = ["insecureByDefault", "explicitlyBad", "safe", "unknown"] as const satisfies readonly (keyof RowCoverage)[];
const isReported = { insecureByDefault: true, explicitlyBad: true, safe: false, unknown: false };

/** How far the cells of one domain reach. */
export interface Total {
  readonly domain: string;
  readonly rows: number;
  readonly cases: number;
  readonly notApplicable: number;
}

/** What is wrong with the cells of a domain: rows without, cases that do not do what their column says. */
export function checkDomain({ name, rows, rules: ruleNames, coverage }: Domain): { readonly failures: readonly string[]; readonly total: Total } {
  const failures: string[] = [];
  const fail = (what: string) => failures.push(`${name}: ${what}`);
  const cells = new Map<string, RowCoverage>();
  for (const rule of ruleNames) if (!rules[rule]) fail(`there is no rule ${rule}.`);
  for (const entry of coverage) {
    const key = `${entry.row} × ${entry.rule}`;
    if (cells.has(key)) fail(`${key} has cells twice.`);
    if (!rows.some(({ id }) => id === entry.row)) fail(`${key} has cells, but the model has no such row.`);
    if (!ruleNames.includes(entry.rule)) fail(`${key} has cells, but the rule is none of this domain's.`);
    cells.set(key, entry);
  }
  for (const { id } of rows) for (const rule of ruleNames) if (!cells.has(`${id} × ${rule}`)) fail(`${id} × ${rule} has no cells.`);
  let [cases, notApplicable] = [0, 0];
  for (const [key, entry] of cells) {
    if (!rules[entry.rule]) continue;
    for (const column of columns) {
      const cell: Cell | undefined = entry[column];
      if (cell && "code" in cell) {
        cases++;
        const problem = checkCase(cell, entry.rule, isReported[column]);
        if (problem) fail(`${key}, ${column}: ${problem}\n    ${cell.code}`);
      } else if (cell?.notApplicable.trim()) notApplicable++;
      else fail(`${key}, ${column} has neither a case nor a reason.`);
    }
  }
  return { failures, total: { domain: name, rows: rows.length, cases, notApplicable } };
}

function checkCase(testCase: CoverageCase, rule: string, isToBeReported: boolean): string | undefined {
  const { code, options, language = "js" } = testCase;
  const filename = testCase.filename ?? `file.${language}`;
  const messages = new Linter().verify(code, [{
    // ESLint looks at few endings by itself
    files: ["**/*.{js,jsx,ts,tsx,mts,cts,mjs,cjs}"],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } }, ...(language === "ts" && { parser: typescriptParser }) },
    plugins: { session: { rules } as never },
    rules: { [`session/${rule}`]: ["error", ...(options ? [options] : [])] },
  }], filename);
  const broken = messages.find(({ fatal, ruleId }) => fatal || ruleId === null);
  if (broken) return broken.message;
  if (isToBeReported) return messages.length === 1 ? undefined : `reported ${messages.length} times, not once.`;
  return messages.length === 0 ? undefined : `reported: ${messages[0]?.message}`;
}

/** A record of the list of verified APIs. */
export interface ApiRecord {
  readonly id: string;
  readonly kind: string;
}

/** What is wrong between the list of verified APIs and the model: records without a row or reason, reasons without need. */
export function checkApis(domains: readonly Domain[], records: readonly ApiRecord[]): readonly string[] {
  return domains.flatMap(({ name, rows, kinds = [], notModelled = {} }) => {
    if (kinds.length === 0) return [];
    const modelled = new Set(rows.flatMap(({ apis }) => apis));
    const known = new Set(records.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
    const reasons = Object.keys(notModelled);
    return [
      ...[...known].filter((id) => !modelled.has(id) && !reasons.includes(id)).map((id) => `${name}: ${id} has neither a row nor a reason in not-modelled.ts.`),
      ...reasons.filter((id) => !known.has(id)).map((id) => `${name}: not-modelled.ts names ${id}, which is no API of this domain.`),
      ...reasons.filter((id) => modelled.has(id)).map((id) => `${name}: not-modelled.ts names ${id}, which has a row.`),
      ...[...modelled].filter((id) => !records.some((record) => record.id === id)).map((id) => `${name}: a row stands for ${id}, which is no verified API.`),
    ];
  });
}

/** The totals as a table. */
export function tableOf(totals: readonly Total[]): string {
  const sum = (count: (total: Total) => number) => totals.reduce((all, total) => all + count(total), 0);
  const all: Total = { domain: "all", rows: sum(({ rows }) => rows), cases: sum(({ cases }) => cases), notApplicable: sum((total) => total.notApplicable) };
  const lines = [...totals, all].map(({ domain, rows, cases, notApplicable }) => [domain, rows, cases + notApplicable, cases, notApplicable].map(String));
  const table = [["domain", "rows", "cells", "cases", "not applicable"], ...lines];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  return table.map((line) => line.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!))).join("  ")).join("\n");
}
