import { describe, expect, it } from "vitest";
import { cookieReadRows } from "../../src/model/cookie-reads";
import rule from "../../src/rules/no-unsigned-cookie-identity";
import type { Cell } from "../coverage/cells";
import { cookieReadCoverage } from "../coverage/cookie-reads";
import { lint } from "../lint";

const config = { plugins: { session: { rules: { rule } } }, rules: { "session/rule": "error" } } as never;

function reports(cell: Cell): number {
  return "notApplicable" in cell ? -1 : lint(cell.code, "file.js", config).length;
}

describe("the rows of cookie reads", () => {
  it("have a program each", () => {
    expect(cookieReadCoverage.map(({ row }) => row).sort()).toEqual(cookieReadRows.map(({ id }) => id).sort());
  });

  it.each(cookieReadCoverage)("$row", ({ explicitlyBad, safe, unknown }) => {
    expect({ bad: reports(explicitlyBad), safe: reports(safe), unknown: reports(unknown) }).toEqual({ bad: 1, safe: 0, unknown: 0 });
  });
});
