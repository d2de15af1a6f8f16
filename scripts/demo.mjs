// Lints docs/examples as a user would, and shows what --fix changes. It fails where the wrong app has no report of one
// of the expected rules, or where the app done right has any.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import session from "../dist/index.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const expectedRules = [
  "session/max-jwt-lifetime",
  "session/no-jwt-in-localstorage",
  "session/no-stateless-logout",
  "session/require-httponly-cookie",
];

const options = {
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ["**/*.{js,jsx}"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    session.configs.strict,
  ],
};

async function lint(app, fix) {
  return new ESLint({ ...options, fix }).lintFiles([`docs/examples/${app}/**/*.{js,jsx}`]);
}

function heading(text) {
  console.log(`\n${text}\n${"─".repeat(text.length)}`);
}

/** The changed lines of a text with two lines around them. */
function changedLines(before, after) {
  const [old, current] = [before.split("\n"), after.split("\n")];
  const rows = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < current.length) {
    if (old[i] === current[j]) {
      rows.push(` ${old[i]}`);
      i++;
      j++;
      continue;
    }
    // a fix changes few lines: the next one that both texts share ends the change
    const next = old.findIndex((line, index) => index >= i && line.trim() !== "" && current.indexOf(line, j) >= j);
    const oldEnd = next === -1 ? old.length : next;
    const currentEnd = next === -1 ? current.length : current.indexOf(old[next], j);
    for (; i < oldEnd; i++) rows.push(`-${old[i]}`);
    for (; j < currentEnd; j++) rows.push(`+${current[j]}`);
  }
  const isNearChange = (index) => rows.slice(Math.max(0, index - 2), index + 3).some((row) => !row.startsWith(" "));
  return rows.filter((_, index) => isNearChange(index));
}

const wrong = await lint("wrong", false);
const right = await lint("right", false);
const formatter = await new ESLint(options).loadFormatter("stylish");

heading("docs/examples/wrong: an app like the tutorials'");
console.log(await formatter.format(wrong));

heading("docs/examples/right: the same app done right");
console.log((await formatter.format(right)) || "\nNothing to report.");

heading("What --fix changes in docs/examples/wrong");
let fixes = 0;
for (const { filePath, output } of await lint("wrong", true)) {
  if (output === undefined) continue;
  fixes++;
  console.log(`\n${path.relative(root, filePath)}`);
  console.log(changedLines(await readFile(filePath, "utf8"), output).join("\n"));
}
console.log("\nThe rest is for you to decide: an editor offers suggestions where a rule has any.");

const reported = new Set(wrong.flatMap((result) => result.messages.map((message) => message.ruleId)));
const silent = expectedRules.filter((rule) => !reported.has(rule));
const unexpected = right.flatMap((result) => result.messages);
if (silent.length > 0) console.error(`\nThe wrong app has no report of ${silent.join(", ")}.`);
if (unexpected.length > 0) console.error(`\nThe right app has ${unexpected.length} reports.`);
if (fixes === 0) console.error("\nNothing in the wrong app was fixed.");
process.exitCode = silent.length > 0 || unexpected.length > 0 || fixes === 0 ? 1 : 0;
