import { describe, expect, it } from "vitest";
import rule from "../../src/rules/no-hardcoded-session-secret";
import { keyRows } from "../../src/model/keys/index";
import { keyCoverage } from "../coverage/keys";
import { lint } from "../lint";
import type { Cell } from "../coverage/cells";

const config = { plugins: { session: { rules: { rule } } }, rules: { "session/rule": "error" } } as never;

function reports(cell: Cell): number {
  if ("notApplicable" in cell) return -1;
  return lint(cell.code, cell.filename ?? (cell.language === "ts" ? "file.ts" : "file.js"), config).length;
}

describe("the rows of keys", () => {
  it("have a program each", () => {
    expect(keyCoverage.map(({ row }) => row).sort()).toEqual(keyRows.map(({ id }) => id).sort());
  });

  it.each(keyCoverage)("$row", ({ explicitlyBad, safe, unknown }) => {
    expect({ bad: reports(explicitlyBad), safe: reports(safe), unknown: reports(unknown) }).toEqual({ bad: 1, safe: 0, unknown: 0 });
  });
});
