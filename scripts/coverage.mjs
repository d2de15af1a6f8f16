// Holds the cells of tests/coverage against the rules: each row of the model has cases that show what the rules make of
// it, or reasons why there can be none. `--apis <file>` also compares the model with a list of verified APIs.
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "tsup";

const root = fileURLToPath(new URL("../", import.meta.url));
// below node_modules, so that the bundle finds the packages that it leaves out
const folder = path.join(root, "node_modules/.cache/session-coverage");
const { values: options } = parseArgs({ options: { apis: { type: "string" } } });

await mkdir(folder, { recursive: true });
await build({
  config: false,
  entry: { check: path.join(root, "tests/coverage/check.ts"), domains: path.join(root, "tests/coverage/domains.ts") },
  outDir: folder,
  format: ["esm"],
  outExtension: () => ({ js: ".mjs" }),
  target: "node20",
  external: [/^[^./]/],
  silent: true,
});
const load = (name) => import(pathToFileURL(path.join(folder, `${name}.mjs`)).href);
const [{ checkApis, checkDomain, tableOf }, { domains }] = await Promise.all([load("check"), load("domains")]);
await rm(folder, { recursive: true, force: true });

const results = domains.map((domain) => checkDomain(domain));
const failures = results.flatMap((result) => result.failures);
if (options.apis !== undefined) {
  const records = JSON.parse(await readFile(options.apis, "utf8"));
  failures.push(...checkApis(domains, records));
  console.log(`Compared with the ${records.length} verified APIs of ${path.basename(options.apis)}.`);
}
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? "Every row has its cells, and every case does what its column says.\n" : `\nFailures: ${failures.length}.\n`);
console.log(tableOf(results.map((result) => result.total)));
process.exitCode = failures.length === 0 ? 0 : 1;
