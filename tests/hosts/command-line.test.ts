import type { ESLint } from "eslint";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { devDependencies, name as packageName, version } from "../../package.json";
import plugin from "../../src/index";
import { fixtureFiles } from "../fixture-files";
import { installedProject, patience, runScript, writeFiles } from "./project";

const tools = [
  `eslint@${devDependencies.eslint}`,
  "@microsoft/eslint-formatter-sarif@3.1.0",
  // what `eslint --inspect-config` downloads and starts
  "@eslint/config-inspector@3.5.0",
];
// the formatter asks for the latest one, whichever that is
const manifest = { overrides: { jschardet: "4.0.0" } };

let project: string;
beforeAll(async () => {
  project = await installedProject(tools, manifest);
}, patience);

type Files = Readonly<Record<string, string>>;

/** A folder of the project with files of its own. */
async function newFolder(name: string, files: Files): Promise<string> {
  const folder = path.join(project, name);
  await writeFiles(folder, Object.entries(files).map(([file, code]) => ({ name: file, code })));
  return folder;
}

/** A configuration of the preset, and others on top. */
const configuration = (preset: string, more = "") => `
  import session from "${packageName}";
  export default [session.configs.${preset}, ${more}];`;

const eslint = (folder: string, ...args: string[]) =>
  runScript(folder, path.join(project, "node_modules/eslint/bin/eslint.js"), ...args);

async function lintToJson(folder: string, ...args: string[]): Promise<ESLint.LintResult[]> {
  const { stdout, stderr } = await eslint(folder, ".", "--format", "json", ...args);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as ESLint.LintResult[];
}

/** Reports in short: `file:line rule`. */
const inShort = (folder: string, results: readonly ESLint.LintResult[]) =>
  results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId }) => `${path.relative(folder, filePath).split(path.sep).join("/")}:${line} ${ruleId}`),
  );

const stored = 'localStorage.setItem("access_token", token);\n';
const storedToo = 'localStorage.setItem("refresh_token", token);\n';
const harmless = 'localStorage.setItem("theme", "dark");\n';
/** Recommended warns of it. */
const withoutSameSite = `import express from "express";
express().post("/login", (req, res) => {
  res.cookie("session", req.session.id, { httpOnly: true, secure: true });
});
`;

describe("the exit status", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await newFolder("status", {
      "eslint.config.js": configuration("recommended"),
      "broken.config.js": configuration("recommended", '{ settings: { session: { signers: [{ from: "file" }] } } }'),
      "error.js": stored,
      "warning.js": withoutSameSite,
      "clean.js": harmless,
    });
  });

  it.each([
    { args: ["error.js"], status: 1 },
    { args: ["warning.js"], status: 0 },
    { args: ["warning.js", "--max-warnings", "1"], status: 0 },
    { args: ["warning.js", "--max-warnings", "0"], status: 1 },
    { args: ["clean.js", "--max-warnings", "0"], status: 0 },
  ])("is $status for $args", async ({ args, status }) => {
    expect((await eslint(folder, ...args)).status).toBe(status);
  }, patience);

  it("is 2 for a wrong setting, which is named once", async () => {
    const { status, stderr } = await eslint(folder, "--config", "broken.config.js", "error.js", "clean.js");
    expect(status).toBe(2);
    expect(stderr.match(/settings\.session\.signers\[0\]\.name must be a function/gu)).toHaveLength(1);
  }, patience);
});

describe("over the fixtures", () => {
  const scripts = fixtureFiles.filter(({ name }) => /\.jsx?$/u.test(name));
  let folder: string;
  let reports: ESLint.LintResult[];
  beforeAll(async () => {
    const jsx = '{ files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }';
    folder = await newFolder("fixtures", { "eslint.config.js": configuration("strict", jsx) });
    await writeFiles(folder, scripts);
    reports = await lintToJson(folder);
  }, patience);

  it("two threads report what one does", async () => {
    expect(inShort(folder, reports).length).toBeGreaterThan(50);
    expect(await lintToJson(folder, "--concurrency", "2")).toEqual(reports);
  }, patience);

  it("SARIF names, explains and links each rule, and places each report", async () => {
    const { stdout } = await eslint(folder, ".", "--format", "@microsoft/eslint-formatter-sarif");
    const [{ tool, results }] = (JSON.parse(stdout) as Sarif).runs;
    for (const { id, helpUri, shortDescription } of tool.driver.rules) {
      const { docs } = plugin.rules[id.replace("session/", "")]!.meta;
      expect({ helpUri, text: shortDescription.text }).toEqual({ helpUri: docs!.url, text: docs!.description });
    }
    const messages = reports.flatMap((result) => result.messages);
    expect(results.map(({ ruleId, level, message, locations: [{ physicalLocation }] }) => ({
      rule: [ruleId, tool.driver.rules.find(({ id }) => id === ruleId)?.id],
      level,
      text: message.text,
      ...physicalLocation.region,
    }))).toEqual(messages.map(({ ruleId, message, line, column, endLine, endColumn }) => ({
      rule: [ruleId, ruleId],
      level: "error",
      text: message,
      startLine: line,
      startColumn: column,
      endLine,
      endColumn,
    })));
  }, patience);

  it("JSON with metadata links each rule", async () => {
    const { stdout } = await eslint(folder, ".", "--format", "json-with-metadata");
    const { metadata } = JSON.parse(stdout) as { metadata: { rulesMeta: Record<string, { docs: { url: string } }> } };
    const links = Object.entries(metadata.rulesMeta).map(([id, { docs }]) => [id, docs.url]);
    const reported = new Set(reports.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)));
    expect(new Set(links.map(([id]) => id))).toEqual(reported);
    for (const [id, url] of links) expect(url).toBe(plugin.rules[id!.replace("session/", "")]!.meta.docs!.url);
  }, patience);
});

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { id: string; helpUri: string; shortDescription: { text: string } }[] };
      };
      readonly results: readonly {
        readonly ruleId: string;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [{ readonly physicalLocation: { readonly region: object } }];
      }[];
    },
  ];
}

describe("--cache", () => {
  it("keeps reports until the file, an option or a setting changes", async () => {
    const config = (more: string) => configuration("strict", more);
    const folder = await newFolder("cache", {
      "eslint.config.js": config(""),
      "tokens.js": 'import { issue } from "./issue";\nissue({ sub: user.id });\nlocalStorage.setItem("login_token", token);\n',
      "other.js": stored,
    });
    const cache = path.join(folder, ".eslintcache");
    const lint = async () => inShort(folder, await lintToJson(folder, "--cache"));
    const first = ["other.js:1 session/no-jwt-in-localstorage", "tokens.js:3 session/no-jwt-in-localstorage"];
    expect(await lint()).toEqual(first);

    // what is read from the cache is what somebody has written there
    await writeFile(cache, (await readFile(cache, "utf8")).replaceAll('"line":3', '"line":33'));
    expect(await lint()).toEqual([first[0], "tokens.js:33 session/no-jwt-in-localstorage"]);

    await writeFile(path.join(folder, "other.js"), harmless);
    expect(await lint()).toEqual(["tokens.js:33 session/no-jwt-in-localstorage"]);

    await writeFile(path.join(folder, "eslint.config.js"), config('{ rules: { "session/no-jwt-in-localstorage": "warn" } }'));
    expect(await lint()).toEqual([first[1]]);

    const settings = `{ settings: { session: { ignoreNames: ["login token"], signers: [
      { name: "issue", from: "file", arguments: { payload: 0 }, defaults: { expiresIn: "30d" } },
    ] } } }`;
    await writeFile(path.join(folder, "eslint.config.js"), config(settings));
    expect(await lint()).toEqual(["tokens.js:2 session/max-jwt-lifetime"]);
  }, patience);

  it("is keyed by the plugin's version too", async () => {
    const folder = await newFolder("cache-key", { "eslint.config.js": configuration("strict"), "a.js": harmless });
    const { stdout } = await eslint(folder, "--print-config", "a.js");
    expect((JSON.parse(stdout) as { plugins: string[] }).plugins).toContain(`session:${packageName}@${version}`);
  }, patience);
});

describe("--fix", () => {
  const before = 'app.get("/", (req, res) => res.cookie("__Host-session", req.session.id, { secure: true, sameSite: "lax", path: "/" }));\n';
  const after = before.replace('path: "/"', 'path: "/", httpOnly: true');
  let folder: string;
  beforeAll(async () => {
    folder = await newFolder("fix", { "eslint.config.js": configuration("strict"), "app.js": before });
  });
  const text = () => readFile(path.join(folder, "app.js"), "utf8");

  it("is shown with --fix-dry-run, written with --fix, and leaves nothing to report", async () => {
    const dry = (await lintToJson(folder, "--fix-dry-run")).filter(({ output }) => output !== undefined);
    expect(dry).toMatchObject([{ output: after, messages: [] }]);
    expect(await text()).toBe(before);

    // the rules are there for problems, not for the layout
    await eslint(folder, ".", "--fix", "--fix-type", "layout,suggestion");
    expect(await text()).toBe(before);

    expect(await eslint(folder, ".", "--fix")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await text()).toBe(after);
  }, patience);
});

describe("suppressions", () => {
  it("keep what there was, report what is added, and shrink with what is repaired", async () => {
    const folder = await newFolder("suppressions", {
      "eslint.config.js": configuration("recommended"),
      "store.js": stored,
      "app.js": withoutSameSite,
    });
    const lint = async (...args: string[]) => {
      const { status, stdout } = await eslint(folder, ".", "--format", "json", ...args);
      return { status, reports: inShort(folder, JSON.parse(stdout) as ESLint.LintResult[]) };
    };
    const kept = async () =>
      JSON.parse(await readFile(path.join(folder, "eslint-suppressions.json"), "utf8")) as unknown;
    // warnings stay
    const warning = "app.js:3 session/require-samesite-cookie";
    expect(await lint("--suppress-all")).toEqual({ status: 0, reports: [warning] });
    expect(await kept()).toEqual({ "store.js": { "session/no-jwt-in-localstorage": { count: 1 } } });
    expect(await lint()).toEqual({ status: 0, reports: [warning] });

    await writeFile(path.join(folder, "store.js"), stored + storedToo);
    const reports = [1, 2].map((line) => `store.js:${line} session/no-jwt-in-localstorage`);
    expect(await lint()).toEqual({ status: 1, reports: [warning, ...reports] });

    await writeFile(path.join(folder, "store.js"), harmless);
    expect((await lint()).status).toBe(2);
    expect((await lint("--pass-on-unpruned-suppressions")).status).toBe(0);
    expect(await lint("--prune-suppressions")).toEqual({ status: 0, reports: [warning] });
    expect(await kept()).toEqual({});
    expect((await lint()).status).toBe(0);
  }, patience);
});

describe("--report-unused-disable-directives", () => {
  it("tells the used from the unused ones, and removes these", async () => {
    const disable = "// eslint-disable-next-line session/no-jwt-in-localstorage\n";
    const folder = await newFolder("directives", {
      "eslint.config.js": configuration("strict"),
      // a file that no rule looks at, and one with a report elsewhere
      "quiet.js": `${disable}export const theme = "dark";\n`,
      "mixed.js": `${disable}${stored}${disable}${harmless}`,
    });
    const unused = (await lintToJson(folder, "--report-unused-disable-directives")).flatMap(({ messages }) => messages);
    expect(unused.map(({ line, message }) => `${line}: ${message}`)).toEqual(
      [3, 1].map((line) => `${line}: Unused eslint-disable directive (no problems were reported from 'session/no-jwt-in-localstorage').`),
    );
    const args = [".", "--report-unused-disable-directives-severity", "error"];
    expect((await eslint(folder, ...args)).status).toBe(1);
    expect((await eslint(folder, ...args, "--fix")).status).toBe(0);
    const mixed = await readFile(path.join(folder, "mixed.js"), "utf8");
    expect(mixed.match(/eslint-disable/gu)).toHaveLength(1);
    expect(mixed.startsWith(disable + stored)).toBe(true);
  }, patience);
});

describe("--inspect-config", () => {
  it("shows the names of the configs, and what each rule is", async () => {
    const folder = await newFolder("inspected", { "eslint.config.js": configuration("strict", 'session.configs.recommended') });
    const inspector = path.join(project, "node_modules/@eslint/config-inspector");
    const { bin } = JSON.parse(await readFile(path.join(inspector, "package.json"), "utf8")) as { bin: string | Record<string, string> };
    const script = path.join(inspector, typeof bin === "string" ? bin : Object.values(bin)[0]!);
    // the page that --inspect-config opens, written to a folder
    const { status, stderr } = await runScript(folder, script, "build", "--outDir", "page");
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const dump = path.join(folder, "page/__rpc-dump");
    const file = (await readdir(dump)).find((each) => /get-payload\.fallback\.json$/u.test(each))!;
    const { output } = revive(JSON.parse(await readFile(path.join(dump, file), "utf8")) as Serialized) as { output: Inspected };
    const names = output.configs.map(({ name }) => name);
    expect(names.filter((name) => !name?.startsWith("eslint/"))).toEqual(["session/strict", "session/recommended"]);
    const shown = Object.entries(output.rules).filter(([id]) => id.startsWith("session/"));
    expect(shown.map(([id, { docs }]) => [id, docs.description, docs.url])).toEqual(
      Object.entries(plugin.rules).map(([id, { meta }]) => [`session/${id}`, meta.docs!.description, meta.docs!.url]),
    );
  }, patience);
});

interface Inspected {
  readonly configs: readonly { readonly name?: string }[];
  readonly rules: Readonly<Record<string, { readonly docs: { readonly description: string; readonly url: string } }>>;
}

/** Values by number: each with its type, and the numbers of what it holds. */
type Serialized = readonly (readonly [type: number, value: unknown])[];

/** Reads what the inspector's page is given, where equal values are written once. */
function revive(entries: Serialized, index = 0): unknown {
  const [type, value] = entries[index] ?? [];
  if (type === 1) return (value as number[]).map((item) => revive(entries, item));
  if (type !== 2) return value;
  const pairs = value as [number, number][];
  return Object.fromEntries(pairs.map(([key, item]) => [revive(entries, key), revive(entries, item)]));
}

describe("a monorepo", () => {
  it("lints each package by its own configuration", async () => {
    const code = `import jwt from "jsonwebtoken";
import { issue } from "./issue";
jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: "10m" });
issue({ sub: user.id });
${stored}`;
    const apiSettings = `{
      settings: { session: { signers: [{ name: "issue", from: "file", arguments: { payload: 0 }, defaults: { expiresIn: "30d" } }] } },
      rules: {
        "session/max-jwt-lifetime": ["error", { ...session.presetOptions.strict["max-jwt-lifetime"], access: "5m" }],
        "session/no-jwt-in-localstorage": "off",
      },
    }`;
    const folder = await newFolder("monorepo", {
      "packages/api/eslint.config.js": configuration("strict", apiSettings),
      "packages/web/eslint.config.js": configuration("recommended"),
      // the same text, in turns
      ...Object.fromEntries(["api", "web"].flatMap((name) => [1, 2, 3].map((file) => [`packages/${name}/src/${file}.js`, code]))),
    });
    const results = await lintToJson(folder);
    const api = [1, 2, 3].flatMap((file) => [3, 4].map((line) => `packages/api/src/${file}.js:${line} session/max-jwt-lifetime`));
    const web = [1, 2, 3].map((file) => `packages/web/src/${file}.js:5 session/no-jwt-in-localstorage`);
    expect(inShort(folder, results)).toEqual([...api, ...web]);
    expect(await lintToJson(folder, "--concurrency", "2")).toEqual(results);
  }, patience);
});
