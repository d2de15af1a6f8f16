import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./package/processes";
import { lintedEndings } from "./lint";

export interface FixtureFile {
  /** Relative to the project or to its tests, with slashes. */
  readonly name: string;
  readonly code: string;
}

/** The files that all rules are run over: those of the tests and those of the docs. */
export const fixtureFiles: readonly FixtureFile[] = ["tests/fixtures/code", "docs/examples"].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => lintedEndings.includes(path.extname(file).slice(1)))
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .sort()
    // a path below tests/ would be a test file, which one rule leaves alone
    .map((file) => ({ name: file.replace(/^tests\//u, ""), code: readFileSync(path.join(projectRoot, file), "utf8") })),
);
