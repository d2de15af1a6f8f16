import { cookieRows } from "../../src/model/cookies/index";
import type { CookieRow } from "../../src/model/cookie-row";
import type { Cell, RowCoverage } from "./cells";
import { cookiePrograms, type CookieProgram } from "./cookies";

const none = (reason: string): Cell => ({ notApplicable: reason });
const rowOf = (id: string): CookieRow => cookieRows.find((row) => row.id === id)!;

/** What the rules of the attributes beside HttpOnly make of each way to set a cookie. */
export const cookieAttributeCoverage: readonly RowCoverage[] = cookiePrograms.flatMap((program) => {
  const row = rowOf(program.row);
  return [secureCells(program, row), sameSiteCells(program, row), lifetimeCells(program, row)];
});

function secureCells({ row: id, cell }: CookieProgram, row: CookieRow): RowCoverage {
  const { defaults, spelling } = row;
  const name = spelling.secure;
  return {
    row: id,
    rule: "require-secure-cookie",
    insecureByDefault: defaults.secure === false && name !== undefined ? cell(undefined) : none("Secure is on, or no option turns it on, or something outside the call decides, where the code says nothing."),
    explicitlyBad: name === undefined ? none("No option turns Secure off.") : cell(`{ ${name}: false }`),
    safe: name === undefined ? cell(undefined) : cell(`{ ${name}: true }`),
    unknown: cell("attributes"),
  };
}

function sameSiteCells({ row: id, cell }: CookieProgram, row: CookieRow): RowCoverage {
  const { defaults, spelling, capitalSameSite } = row;
  const name = spelling.sameSite;
  return {
    row: id,
    rule: "require-samesite-cookie",
    insecureByDefault: defaults.sameSite === null ? cell(undefined) : none("SameSite is set, or something outside the call decides, where the code says nothing."),
    explicitlyBad: name === undefined ? none("No option turns SameSite off.") : cell(`{ ${name}: false }`),
    safe: name === undefined ? cell(undefined) : cell(`{ ${name}: ${capitalSameSite ? '"Lax"' : '"lax"'} }`),
    unknown: cell("attributes"),
  };
}

function lifetimeCells({ row: id, cell }: CookieProgram, row: CookieRow): RowCoverage {
  const { spelling, maxAgeUnit } = row;
  const name = spelling.maxAge;
  const days = (count: number) => `{ ${name}: ${count} * 24 * 60 * 60${maxAgeUnit === "ms" ? " * 1000" : ""} }`;
  return {
    row: id,
    rule: "max-session-lifetime",
    insecureByDefault: none("What a library does on its own is no lifetime that the code gives."),
    explicitlyBad: name === undefined ? none("The lifetime is no option of the cookie.") : cell(days(400)),
    safe: name === undefined ? cell(undefined) : cell(days(1)),
    unknown: cell("attributes"),
  };
}
