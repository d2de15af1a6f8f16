import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { name, version } from "../../package.json";
import { pack, projectRoot, run, scratchFolder } from "./processes";

const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];

async function newProject(): Promise<string> {
  const folder = await scratchFolder();
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return folder;
}

/** The folders of all installed packages, the nested ones too. */
async function installedPackages(project: string): Promise<string[]> {
  const lock = await readFile(path.join(project, "node_modules/.package-lock.json"), "utf8");
  return Object.keys((JSON.parse(lock) as { packages: object }).packages).sort();
}

let tarball: string;
beforeAll(async () => {
  ({ tarball } = await pack(await scratchFolder()));
});

describe("alone, without ESLint", () => {
  let project: string;
  beforeAll(async () => {
    project = await newProject();
    await run("npm", ["install", tarball, ...quiet], project);
  });

  it("is one package", async () => {
    expect(await installedPackages(project)).toEqual([`node_modules/${name}`]);
  });

  it("gives the plugin to import and require, and needs neither ESLint nor TypeScript for it", async () => {
    await writeFile(
      path.join(project, "load.js"),
      `import imported, * as namespace from "${name}";
       import { createRequire } from "node:module";
       const require = createRequire(import.meta.url);
       const required = require("${name}");
       const isMissing = (name) => { try { require.resolve(name); return false; } catch { return true; } };
       console.log(JSON.stringify({
         exports: Object.keys(namespace),
         versions: [imported.meta.version, required.meta.version],
         isOne: imported === required,
         rules: [Object.keys(imported.rules), Object.keys(required.rules)],
         configs: [imported.configs.recommended.name, required.configs.strict.name],
         loadedByRequire: Object.keys(require.cache).length,
         missing: ["eslint", "typescript"].filter(isMissing),
       }));`,
    );
    const { rules, ...loaded } = JSON.parse(await run(process.execPath, ["load.js"], project)) as {
      rules: string[][];
    } & Record<string, unknown>;
    expect(loaded).toEqual({
      exports: ["default"],
      isOne: true,
      versions: [version, version],
      configs: ["session/recommended", "session/strict"],
      loadedByRequire: 2,
      missing: ["eslint", "typescript"],
    });
    expect(rules[0]!.length).toBeGreaterThan(0);
    expect(rules[1]).toEqual(rules[0]);
  });
});

describe.each(["eslint", "eslint9"])("in a JavaScript project beside %s", (host) => {
  let project: string;
  let added: string[];
  beforeAll(async () => {
    project = await newProject();
    const hostPackage = await readFile(path.join(projectRoot, "node_modules", host, "package.json"), "utf8");
    const hostVersion = (JSON.parse(hostPackage) as { version: string }).version;
    await run("npm", ["install", "--save-dev", `eslint@${hostVersion}`, ...quiet], project);
    const before = new Set(await installedPackages(project));
    await run("npm", ["install", "--save-dev", tarball, ...quiet], project);
    added = (await installedPackages(project)).filter((folder) => !before.has(folder));
    await writeFile(path.join(project, "app.js"), "localStorage.setItem('authToken', authToken);\n");
  });

  it("adds exactly one package, and there is no TypeScript", async () => {
    expect(added).toEqual([`node_modules/${name}`]);
    expect(await installedPackages(project)).not.toContain("node_modules/typescript");
  });

  it.each(["session", "sessions-and-tokens"])("extends its configs by name under the alias %s", async (alias) => {
    await writeFile(
      path.join(project, "eslint.config.js"),
      `import { defineConfig } from "eslint/config";
       import session from "${name}";
       export default defineConfig({ plugins: { "${alias}": session }, extends: ["${alias}/recommended"] });`,
    );
    expect(await reportedRules(project)).toEqual([`${alias}/no-jwt-in-localstorage`]);
  });

  it("is configured by its objects", async () => {
    await writeFile(
      path.join(project, "eslint.config.js"),
      `import session from "${name}"; export default [session.configs.strict];`,
    );
    expect(await reportedRules(project)).toEqual(["session/no-jwt-in-localstorage"]);
  });

  it("says clearly which setting is wrong", async () => {
    await writeFile(
      path.join(project, "eslint.config.js"),
      `import session from "${name}";
       export default [session.configs.strict, { settings: { session: { signers: [{ from: "file" }] } } }];`,
    );
    await expect(reportedRules(project)).rejects.toThrow(/settings\.session\.signers\[0\]\.name must be a function/u);
  });

  it("says clearly which option is wrong", async () => {
    await writeFile(
      path.join(project, "eslint.config.js"),
      `import session from "${name}";
       const rules = { "session/max-jwt-lifetime": ["error", { access: "15" }] };
       export default [session.configs.strict, { rules }];`,
    );
    await expect(reportedRules(project)).rejects.toThrow(/session\/max-jwt-lifetime[\s\S]*"15" should match pattern/u);
  });
});

async function reportedRules(project: string): Promise<string[]> {
  const script = `import { ESLint } from "eslint";
    try {
      const [result] = await new ESLint().lintFiles(["app.js"]);
      console.log(JSON.stringify(result.messages.map((message) => message.ruleId)));
    } catch (error) {
      console.error(error.message);
      process.exitCode = 2;
    }`;
  const output = await run(process.execPath, ["--input-type=module", "--eval", script], project);
  return JSON.parse(output) as string[];
}
