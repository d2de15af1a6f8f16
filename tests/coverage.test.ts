import { describe, expect, it } from "vitest";
import { checkApis, checkDomain, tableOf } from "./coverage/check";
import type { Domain, RowCoverage } from "./coverage/cells";
import { domains } from "./coverage/domains";

describe("the rows of the model", () => {
  it.each(domains)("have cells that do what their columns say: $name", (domain) => {
    expect(checkDomain(domain).failures).toEqual([]);
  });

  it("have names of their own", () => {
    const ids = domains.flatMap(({ name, rows }) => rows.map(({ id }) => `${name}: ${id}`));
    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([]);
  });
});

const rule = "require-httponly-cookie";
const bad = { code: `import express from "express"; express().get("/", (req, res) => { res.cookie("session", id); });` };
const safe = { code: `import express from "express"; express().get("/", (req, res) => { res.cookie("session", id, { httpOnly: true }); });` };
const cells: RowCoverage = { row: "a", rule, insecureByDefault: bad, explicitlyBad: { notApplicable: "A reason." }, safe, unknown: safe };
const domain = (change: Partial<Domain>): Domain => ({ name: "toys", rows: [{ id: "a", apis: ["a1"] }], rules: [rule], coverage: [cells], ...change });
const failuresOf = (change: Partial<Domain>) => checkDomain(domain(change)).failures.map((failure) => failure.split("\n")[0]);

describe("the check of the cells", () => {
  it("passes and counts cells that hold", () => {
    const { failures, total } = checkDomain(domain({}));
    expect(failures).toEqual([]);
    expect(total).toEqual({ domain: "toys", rows: 1, cases: 3, notApplicable: 1 });
    expect(tableOf([total]).split("\n").map((line) => line.split(/ {2,}/u))).toEqual([
      ["domain", "rows", "cells", "cases", "not applicable"],
      ["toys", "1", "4", "3", "1"],
      ["all", "1", "4", "3", "1"],
    ]);
  });

  it("fails a row without cells, and cells without a row or a rule", () => {
    expect(failuresOf({ coverage: [] })).toEqual([`toys: a × ${rule} has no cells.`]);
    expect(failuresOf({ coverage: [cells, { ...cells, row: "b" }] })).toEqual([`toys: b × ${rule} has cells, but the model has no such row.`]);
    expect(failuresOf({ coverage: [cells, cells] })).toEqual([`toys: a × ${rule} has cells twice.`]);
    expect(failuresOf({ rules: [] })).toEqual([`toys: a × ${rule} has cells, but the rule is none of this domain's.`]);
  });

  it("fails a case that does not do what its column says", () => {
    expect(failuresOf({ coverage: [{ ...cells, insecureByDefault: safe }] })).toEqual([`toys: a × ${rule}, insecureByDefault: reported 0 times, not once.`]);
    expect(failuresOf({ coverage: [{ ...cells, safe: bad }] })[0]).toContain(`toys: a × ${rule}, safe: reported: Cookie \`session\``);
    expect(failuresOf({ coverage: [{ ...cells, safe: { code: "a b" } }] })[0]).toContain(`toys: a × ${rule}, safe: Parsing error`);
  });

  it("fails a cell with neither a case nor a reason", () => {
    const expected = [`toys: a × ${rule}, unknown has neither a case nor a reason.`];
    expect(failuresOf({ coverage: [{ ...cells, unknown: { notApplicable: " " } }] })).toEqual(expected);
    expect(failuresOf({ coverage: [{ ...cells, unknown: undefined as never }] })).toEqual(expected);
  });
});

describe("the check of the verified APIs", () => {
  const records = [{ id: "a1", kind: "toy" }, { id: "b1", kind: "toy" }, { id: "c1", kind: "other" }];
  const check = (notModelled: Readonly<Record<string, string>>) => checkApis([domain({ kinds: ["toy"], notModelled })], records);

  it("wants a row or a reason for each", () => {
    expect(check({ b1: "A reason." })).toEqual([]);
    expect(check({})).toEqual(["toys: b1 has neither a row nor a reason in not-modelled.ts."]);
  });

  it("wants no reason where there is a row or no such API", () => {
    expect(check({ a1: "A reason.", b1: "A reason." })).toEqual(["toys: not-modelled.ts names a1, which has a row."]);
    expect(check({ b1: "A reason.", c1: "A reason." })).toEqual(["toys: not-modelled.ts names c1, which is no API of this domain."]);
  });

  it("wants rows to name APIs that exist", () => {
    expect(checkApis([domain({ kinds: ["toy"], rows: [{ id: "a", apis: ["a1", "d1"] }], notModelled: { b1: "A reason." } })], records)).toEqual(["toys: a row stands for d1, which is no verified API."]);
  });
});
