import { mkdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { devDependencies } from "../../package.json";
import plugin from "../../src/index";
import { readMarkdown } from "../markdown";
import { projectRoot, run } from "../package/processes";
import { installedProject, patience, pinned, runScript, writeFiles } from "./project";

vi.setConfig({ testTimeout: patience });

// the newest for Node.js 20, where they differ
const tools = [
  ...pinned("eslint", "eslint9", "typescript"),
  "typescript6@npm:typescript@6.0.3",
  "jiti@2.7.0",
  `typescript-eslint@${devDependencies["@typescript-eslint/parser"]}`,
  "eslint-plugin-unicorn@62.0.0",
  "eslint-config-prettier@10.1.8",
  "@eslint/json@2.1.1",
  "@eslint/markdown@8.0.3",
];

const hosts = { 9: "eslint9", 10: "eslint" } as const;

let root: string;

const write = (file: string, code: string) => writeFiles(root, [{ name: file, code }]);

beforeAll(async () => {
  root = await installedProject(tools);
  // what the page shows is what is tested
  const { blocks } = readMarkdown(await readFile(path.join(projectRoot, "docs/shared-configs.md"), "utf8"));
  for (const { filename, code } of blocks) if (filename) await write(filename, code);
  // as npm does for a workspace; links to folders need no rights on Windows
  await symlink(path.join(root, "config"), path.join(root, "node_modules/eslint-config-acme"), "junction");
}, patience);

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly severity: number; readonly message: string }[];
}

/** What ESLint's own program reports, as `file:line rule`, an error with `!`. */
async function lint(folder: string, files: readonly string[], host: keyof typeof hosts = 10): Promise<string[]> {
  const { status, stdout, stderr } = await runScript(path.join(root, folder), path.join(root, "node_modules", hosts[host], "bin/eslint.js"), ...files, "--format", "json");
  if (status > 1) throw new Error(stderr);
  return (JSON.parse(stdout) as Result[]).flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, severity, message }) => `${path.basename(filePath)}:${line} ${ruleId ?? message}${severity === 2 ? "!" : ""}`),
  );
}

async function configOf(folder: string, file: string) {
  const script = `
    import { ESLint } from "eslint";
    const { rules, settings } = await new ESLint().calculateConfigForFile(${JSON.stringify(file)});
    console.log(JSON.stringify({ rules, settings }));`;
  const output = await run(process.execPath, ["--input-type=module", "--eval", script], path.join(root, folder));
  return JSON.parse(output) as { rules: Record<string, unknown[]>; settings: { session: Record<string, { name: string }[]> } };
}

describe("an application that extends its team's config", () => {
  it("has strict, with one option of its own", async () => {
    const { rules } = await configOf(".", "app.js");
    for (const [name, options] of Object.entries(plugin.presetOptions.strict)) {
      const [severity, given] = rules[`session/${name}`]!;
      expect(severity, name).toBe(name === "max-jwt-claims" ? 0 : 2);
      expect(given ?? {}, name).toEqual(name === "max-jwt-lifetime" ? { ...options, access: "5m" } : options);
    }
  });

  it("has the wrappers of the team beside its own", async () => {
    const { settings } = await configOf(".", "app.js");
    expect(Object.entries(settings.session).map(([list, taught]) => [list, ...taught.map(({ name }) => name)])).toEqual([
      ["signers", "issueToken"],
      ["sessionEnders", "verifyGone", "checkGuest"],
    ]);
    await write(
      "app.js",
      `import express from "express";
import { issueToken, verifyGone } from "@acme/auth";
import { checkGuest } from "./guests.js";
const app = express();
const made = issueToken({ a, b, c, d, e, f });
localStorage.setItem("x", made);
app.post("/logout", (req, res) => { verifyGone(res); res.end(); });
app.post("/guests/logout", (req, res) => { checkGuest(res); res.end(); });
app.post("/others/logout", (req, res) => { checkOther(res); res.end(); });
issueToken({ sub }, { expiresIn: "4m" });
`,
    );
    expect(await lint(".", ["app.js"])).toEqual([
      "app.js:5 session/max-jwt-lifetime!",
      "app.js:6 session/no-jwt-in-localstorage!",
      "app.js:9 session/no-stateless-logout!",
    ]);
  });
});

it("the plugin works under another name, comments included", async () => {
  await write("alias/app.js", `localStorage.setItem("token", token);\nlocalStorage.setItem("token", token); // eslint-disable-line logins/no-jwt-in-localstorage\nres.cookie("session", id, { httpOnly: false });\n`);
  expect(await lint("alias", ["app.js"])).toEqual([
    "app.js:1 logins/no-jwt-in-localstorage",
    "app.js:3 logins/require-cookie-prefix!",
    "app.js:3 logins/require-samesite-cookie!",
    "app.js:3 logins/require-secure-cookie!",
    "app.js:3 logins/require-httponly-cookie!",
  ]);
});

describe("beside other plugins", () => {
  const markdown = "# Login\n\n```js\nlocalStorage.setItem(\"token\", token);\n```\n\n```ts\nconst token: string = make();\nlocalStorage.setItem(\"token\", token);\n```\n\n```json\n{ \"token\": 1 }\n```\n";

  it("code is linted by all of them, in files and in Markdown's blocks", async () => {
    await write("beside/app.ts", `var token: any = make();\nexport const kept = localStorage.setItem("token", token);\nif (!token) {} else { kept; }\n`);
    await write("beside/package.json", `{ "private": true, "token": "a", "token": "b" }\n`);
    await write("beside/README.md", markdown);
    const reports = await lint("beside", ["app.ts", "package.json", "README.md"]);
    expect(reports.filter((report) => report.includes("session/"))).toEqual([
      "README.md:4 session/no-jwt-in-localstorage!",
      "README.md:9 session/no-jwt-in-localstorage!",
      "app.ts:2 session/no-jwt-in-localstorage!",
    ]);
    expect(reports).toContain("app.ts:1 @typescript-eslint/no-explicit-any!");
    expect(reports.some((report) => /^app\.ts:\d+ unicorn\//u.test(report))).toBe(true);
    expect(reports).toContain("package.json:1 json/no-duplicate-keys!");
  });

  it("Markdown's own rules work, and ours say nothing", async () => {
    await write(
      "documents/eslint.config.js",
      `import markdown from "@eslint/markdown"; import session from "eslint-plugin-session";
       export default [...markdown.configs.recommended, session.configs.strict];`,
    );
    await write("documents/README.md", `${markdown}\n### Too deep\n`);
    expect(await lint("documents", ["README.md"])).toEqual(["README.md:16 markdown/heading-increment!"]);
  });
});

describe("a configuration in TypeScript", () => {
  const app = `import { remember } from "./cookies.js";\nremember(res, session.id);\n`;

  it.each([9, 10] as const)("is loaded by ESLint %i", async (host) => {
    await write("typed/app.js", app);
    expect(await lint("typed", ["app.js"], host)).toEqual(["app.js:2 session/require-samesite-cookie!", "app.js:2 session/require-secure-cookie!"]);
  });

  it.each([
    [9, "typescript"],
    [9, "typescript6"],
    [10, "typescript"],
    [10, "typescript6"],
  ] as const)("and its options checked, beside ESLint %i by %s", async (host, typescript) => {
    const folder = `typed-${host}-${typescript}`;
    const mistaken = (entry: string) => `// @ts-expect-error -- a mistake\n({ ${entry} }) satisfies Partial<SessionRules>;\n`;
    await write(`${folder}/eslint.config.ts`, await readFile(path.join(root, "typed/eslint.config.ts"), "utf8"));
    await write(
      `${folder}/mistakes.ts`,
      `import type { SessionRules } from "eslint-plugin-session";\n${[
        '"session/max-jwt-lifetime": ["error", { access: "5" }]',
        '"session/max-jwt-lifetime": ["error", { acces: "5m" }]',
        '"session/require-samesite-cookie": ["error", { allow: ["Strict"] }]',
        '"session/no-such-rule": "error"',
      ].map(mistaken).join("")}`,
    );
    const compilerOptions = { target: "ES2023", module: "NodeNext", strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [] };
    await write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await mkdir(path.join(root, folder, "node_modules"));
    await symlink(path.join(root, "node_modules", hosts[host]), path.join(root, folder, "node_modules/eslint"), "junction");
    const compiler = path.join(root, "node_modules", typescript, "bin/tsc");
    await run(process.execPath, [compiler, "--project", path.join(root, folder)], root);
  });
});
