import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, it } from "vitest";
import plugin from "../../src/index";
import { projectRoot, run, scratchFolder } from "./processes";

const typescript = path.join(projectRoot, "node_modules/typescript/bin/tsc");

/** A project whose `eslint` is that of `host`, and whose plugin is the built one. */
async function newProject(host: string): Promise<string> {
  const project = await scratchFolder();
  await mkdir(path.join(project, "node_modules"));
  // a link to a folder that needs no rights on Windows
  await symlink(projectRoot, path.join(project, "node_modules/eslint-plugin-session"), "junction");
  await symlink(path.join(projectRoot, "node_modules", host), path.join(project, "node_modules/eslint"), "junction");
  await writeFile(path.join(project, "package.json"), JSON.stringify({ type: "module" }));
  return project;
}

async function compile(project: string, files: Record<string, string>, options: object = {}): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(project, name), content);
  const compilerOptions = {
    target: "ES2023",
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    ...options,
  };
  await writeFile(
    path.join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: Object.keys(files) }),
  );
  await run(process.execPath, [typescript, "--project", project], project);
}

const userConfig = `
import type { ESLint, Linter } from "eslint";
import { defineConfig } from "eslint/config";
import session, { type SessionRules, type SessionSettings } from "eslint-plugin-session";

session satisfies ESLint.Plugin;
session.configs.recommended satisfies Linter.Config;
const name: string = session.meta.name;

const rules = {
  "session/max-jwt-lifetime": ["error", { ...session.presetOptions.strict["max-jwt-lifetime"], access: "5m" }],
  "session/no-stateless-logout": "off",
} satisfies Partial<SessionRules>;

const settings: SessionSettings = {
  ignoreNames: ["theme token"],
  versions: { express: 4 },
  signers: [{ name: "tokens.issue", from: "file", arguments: { payload: 0 }, defaults: { expiresIn: "15m" } }],
};

const typed: Linter.Config<SessionRules> = { rules: { "session/max-jwt-lifetime": ["warn", { access: "10m" }] } };

export default defineConfig(
  { plugins: { session }, extends: ["session/recommended"] },
  session.configs.strict,
  typed,
  { rules: { [\`\${name}/x\`]: "off", ...rules }, settings: { session: settings } },
);
`;

const mistakes = `
import type { ESLint } from "eslint";
import type { SessionRules, SessionSettings } from "eslint-plugin-session";

// @ts-expect-error -- a duration has a unit
({ "session/max-jwt-lifetime": ["error", { access: "15" }] }) satisfies Partial<SessionRules>;
// @ts-expect-error -- no such rule
({ "session/max-jwt-lifetimes": "error" }) satisfies Partial<SessionRules>;
// @ts-expect-error -- no such option
({ "session/max-jwt-lifetime": ["error", { acces: "15m" }] }) satisfies Partial<SessionRules>;
// @ts-expect-error -- no such severity
({ "session/max-jwt-lifetime": "fatal" }) satisfies Partial<SessionRules>;
// @ts-expect-error -- no such setting
({ signer: [] }) satisfies SessionSettings;
// @ts-expect-error -- ESLint's types are there
({ rules: 1 }) satisfies ESLint.Plugin;
// @ts-expect-error -- it needs \`from\`
({ signers: [{ name: "issue" }] }) satisfies SessionSettings;
`;

const userConfigInCommonJs = `
import session = require("eslint-plugin-session");
const rules: Partial<session.SessionRules> = session.configs.strict.rules;
export = [session.configs.recommended, { plugins: { session }, rules }];
`;

/** One line for each option of each rule that only compiles where schema and type agree. */
function schemaAgreement(): string {
  const lines = ['import type { SessionRules } from "eslint-plugin-session";'];
  for (const [name, rule] of Object.entries(plugin.rules)) {
    const [schema] = rule.meta.schema as unknown as [{ properties: Record<string, object> }?];
    const options = `Options<"session/${name}">`;
    const known = Object.keys(schema?.properties ?? {}).map((option) => JSON.stringify(option));
    lines.push(`equal<keyof ${options}, ${known.join(" | ") || "never"}>(true);`);
    for (const preset of Object.values(plugin.presetOptions)) {
      lines.push(`(${JSON.stringify(preset[name] ?? {})}) satisfies ${options};`);
    }
    for (const option of known) {
      lines.push(`// @ts-expect-error -- no option is an object`, `({ ${option}: {} }) satisfies ${options};`);
    }
  }
  return `${lines.join("\n")}
    type Options<Name extends keyof SessionRules> = Extract<SessionRules[Name], [unknown, object]>[1];
    declare function equal<A, B>(same: [A] extends [B] ? ([B] extends [A] ? true : false) : false): void;`;
}

describe.each(["eslint", "eslint9"])("the published types beside %s", (host) => {
  let project: string;
  beforeAll(async () => {
    project = await newProject(host);
  });

  it("take a user's configuration and refuse its mistakes", async () => {
    await compile(project, {
      "eslint.config.ts": userConfig,
      "mistakes.ts": mistakes,
      "eslint.config.cts": userConfigInCommonJs,
    });
  });
});

describe("the published types", () => {
  let project: string;
  beforeAll(async () => {
    project = await newProject("eslint");
  });

  it("say of each option what its schema says", async () => {
    await compile(project, { "agreement.ts": schemaAgreement() });
  });

  it.each(["index.d.ts", "index.d.cts"])("stand alone in %s", async (file) => {
    const alone = await scratchFolder();
    const content = `import "${path.join(projectRoot, "dist", file).replaceAll("\\", "/")}";`;
    await compile(alone, { "use.cts": content }, { skipLibCheck: false, lib: ["ES2023"] });
  });
});
