// What the rules cost: the share of ESLint's time that is spent inside their `create` and their listeners, over a tree
// of files with little to report, and the time it takes to import the plugin.
//
//     npm run bench [-- --tree <folder>] [--rules <name>,<name>]
//
// Rules are timed from inside the run, which goes through the class `ESLint` as the command line does. Each run has a
// twin, taken in turns, in which as many rules do nothing: what it measures is what the timing itself costs, and is
// subtracted. All files of the tree are linted, so that no choice of some decides. The interval is the one that holds the
// median with a confidence of 96 % (second smallest and second largest of nine). It fails where the median is above the
// target, and where the interval reaches over it.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as typescriptParser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import session from "../dist/index.js";
import { sourceFiles, spread } from "./source-files.mjs";

const runs = 9;
/** How many runs lie outside the interval on each side. */
const outside = 1;
const maxShare = 0.01;
const maxImportMilliseconds = 40;
const minFiles = 1000;
/** Of a larger tree, as many are taken, evenly spread. */
const maxFiles = 10_000;

const root = fileURLToPath(new URL("../", import.meta.url));
const { values: given } = parseArgs({ options: { tree: { type: "string" }, rules: { type: "string" } } });
const isChosen = (name) => !given.rules || given.rules.split(",").includes(name);
const chosenRules = Object.fromEntries(Object.entries(session.rules).filter(([name]) => isChosen(name)));
if (Object.keys(chosenRules).length === 0) throw new Error(`--rules names no rule: ${given.rules}`);
const tree = path.resolve(given.tree ?? path.join(root, "node_modules"));

/** Milliseconds spent inside rules since the last reset. */
let inside = 0;
const failures = new Map();

function timed(rule, name) {
  function measure(action, self, args) {
    const start = performance.now();
    try {
      return Reflect.apply(action, self, args);
    } catch (error) {
      failures.set(name, error);
      throw error;
    } finally {
      inside += performance.now() - start;
    }
  }
  return {
    ...rule,
    create(...args) {
      const listeners = measure(rule.create, rule, args);
      return Object.fromEntries(
        Object.entries(listeners).map(([selector, listener]) => [
          selector,
          (...nodes) => measure(listener, undefined, nodes),
        ]),
      );
    },
  };
}

function timedConfig(rules) {
  const timedRules = Object.entries(rules).map(([name, rule]) => [name, timed(rule, name)]);
  return [
    // they would be left out
    { ignores: ["!**/node_modules/"] },
    {
      files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"],
      linterOptions: { reportUnusedDisableDirectives: "off", noInlineConfig: true },
      languageOptions: { parser: typescriptParser },
      plugins: { session: { rules: Object.fromEntries(timedRules) } },
      rules: Object.fromEntries(Object.entries(session.configs.strict.rules).filter(([name]) => isChosen(name.replace("session/", "")))),
    },
  ];
}

/** The share of the time of a whole run that is spent inside rules, and how many reports there were. */
async function run(files, config) {
  const eslint = linterOf(config);
  inside = 0;
  let reports = 0;
  const start = performance.now();
  for (const { name, text } of files) {
    const messages = await lint(eslint, name, text);
    reports += messages.filter((message) => message.ruleId?.startsWith("session/")).length;
  }
  const total = performance.now() - start;
  return { share: inside / total, inside, total, reports };
}

function linterOf(overrideConfig) {
  return new ESLint({ cwd: tree, overrideConfigFile: true, overrideConfig });
}

async function lint(eslint, filePath, text) {
  const [result] = await eslint.lintText(text, { filePath, warnIgnored: true });
  if (result.messages.some(({ message }) => message.startsWith("File ignored"))) throw new Error(`${filePath}: ${result.messages[0].message}`);
  return result.messages;
}

function sorted(values) {
  return values.toSorted((a, b) => a - b);
}

function median(values) {
  return sorted(values)[Math.floor(values.length / 2)];
}

const percent = (share) => `${(share * 100).toFixed(3)} %`;

async function readTree() {
  const paths = spread(await sourceFiles(tree, 60_000), maxFiles);
  const files = [];
  const eslint = linterOf(timedConfig({}).map(({ rules: _, ...config }) => config));
  for (const file of paths) {
    const text = await readFile(file, "utf8");
    const name = path.relative(tree, file);
    // a file that cannot be read costs the rules nothing and would flatter them
    const [first] = await lint(eslint, name, text);
    if (!first?.fatal) files.push({ name, text });
  }
  return files;
}

function importMilliseconds(code) {
  const times = Array.from({ length: 11 }, () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "--eval", code], { cwd: root, encoding: "utf8" })),
  );
  return median(times);
}

const complaints = [];

for (const [way, load] of [
  ["import", 'await import("eslint-plugin-session");'],
  ["require", 'require("eslint-plugin-session");'],
]) {
  const prelude = 'import { createRequire } from "node:module"; const require = createRequire(process.cwd() + "/_");';
  const time = importMilliseconds(
    `${prelude} const start = performance.now(); ${load} console.log(performance.now() - start);`,
  );
  console.log(`${way}: ${time.toFixed(1)} ms (median of 11 processes, at most ${maxImportMilliseconds} ms)`);
  if (!(time < maxImportMilliseconds)) complaints.push(`To ${way} the plugin takes ${time.toFixed(1)} ms.`);
}

const files = await readTree();
const ruleCount = Object.keys(chosenRules).length;
console.log(`${files.length} files below ${path.relative(root, tree) || "."}, ${ruleCount} rules`);
if (files.length < minFiles) complaints.push(`The tree has ${files.length} readable files: it takes ${minFiles}.`);

const idleRules = Object.fromEntries(
  Object.entries(chosenRules).map(([name, { meta }]) => [name, { meta, create: () => ({}) }]),
);
const [plugin, idle] = [timedConfig(chosenRules), timedConfig(idleRules)];
const results = { plugin: [], idle: [] };
const shares = [];
try {
  await run(files, plugin);
  for (let index = 0; index < runs; index++) {
    // neither goes first every time
    const order = index % 2 === 0 ? ["plugin", "idle"] : ["idle", "plugin"];
    for (const which of order) results[which].push(await run(files, which === "plugin" ? plugin : idle));
    const { share, inside, total } = results.plugin.at(-1);
    const timing = results.idle.at(-1).share;
    shares.push(share - timing);
    console.log(`run ${index + 1}: ${percent(share - timing)} (${inside.toFixed(1)} of ${total.toFixed(0)} ms, less ${percent(timing)} for the timing)`);
  }
} catch (error) {
  for (const [name, { stack }] of failures) complaints.push(`The rule ${name} threw: ${stack}`);
  if (failures.size === 0) throw error;
}

if (results.plugin.length === runs) {
  const [low, middle, high] = [sorted(shares)[outside], median(shares), sorted(shares)[runs - 1 - outside]];
  console.log(`reports in each run: ${results.plugin[0].reports}`);
  const interval = `${percent(low)} to ${percent(high)}`;
  console.log(`inside the rules: ${percent(middle)}, interval ${interval}, at most ${percent(maxShare)}`);
  if (middle > maxShare) complaints.push(`The rules take ${percent(middle)} of ESLint's time.`);
  else if (high > maxShare) complaints.push("The runs differ too much to say that the rules stay below the target.");
}

for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
