import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { version } from "../../package.json";
import { fixtureFiles } from "../fixture-files";
import { Editor, type Diagnostic } from "./language-server";
import { installedProject, patience, pinned } from "./project";

const tools = [
  "vscode-langservers-extracted@4.10.0",
  "vscode-jsonrpc@9.0.3",
  "@eslint/js@10.0.1",
  ...pinned("eslint", "typescript", "@typescript-eslint/parser", "vue-eslint-parser"),
];

const configuration = `
  import typescriptParser from "@typescript-eslint/parser";
  import session from "eslint-plugin-session";
  import vueParser from "vue-eslint-parser";
  export default [
    { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: ["**/*.ts"], languageOptions: { parser: typescriptParser } },
    { files: ["**/*.vue"], languageOptions: { parser: vueParser, parserOptions: { parser: typescriptParser } } },
    session.configs.strict,
    { rules: { "session/require-samesite-cookie": "warn" } },
  ];`;

// each of the hundreds of answers takes its time on a slow machine
vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let project: string;
let editor: Editor;

beforeAll(async () => {
  project = await installedProject(tools);
  await writeFile(path.join(project, "eslint.config.js"), configuration);
  editor = await Editor.start(project);
  return () => editor.close();
});

beforeEach(() => {
  editor.complaints.length = 0;
  return () => expect(editor.complaints).toEqual([]);
});

async function opened(file: string, text: string): Promise<Diagnostic[]> {
  await editor.open(file, text);
  return editor.diagnostics(file);
}

async function typed(file: string, text: string): Promise<Diagnostic[]> {
  await editor.type(file, text);
  return editor.diagnostics(file);
}

function ofRule(diagnostics: readonly Diagnostic[], rule: string): Diagnostic[] {
  return diagnostics.filter(({ code }) => code === `session/${rule}`);
}

const login = (options: string) => `import express from "express";

const app = express();
app.post("/login", async (req, res) => {
  const sessionId = await startSession(req.body);
  res.cookie("session", sessionId, ${options});
  res.redirect("/");
});
`;

describe("an opened file", () => {
  const file = "login.js";
  let diagnostics: Diagnostic[];
  beforeAll(async () => {
    diagnostics = await opened(file, login(`{ path: "/", secure: true }`));
  });

  it("shows each report with its range, severity, rule and page", async () => {
    const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 22 } };
    const shown = (rule: string, severity: number, message: string) => ({
      source: "eslint",
      severity,
      range,
      message,
      code: `session/${rule}`,
      codeDescription: { href: `https://app.unpkg.com/eslint-plugin-session@${version}/files/docs/rules/${rule}.md` },
    });
    expect(diagnostics).toEqual([
      shown("require-cookie-prefix", 1, "Cookie `session` has no `__Host-` prefix, so a sibling host can plant a session of its own. Name it `__Host-session`."),
      shown("require-httponly-cookie", 1, "Cookie `session` is set without `HttpOnly`, so any script on the page can read it. Set `httpOnly: true`."),
      shown("require-samesite-cookie", 2, "Cookie `session` is set without `SameSite`, so requests from other sites carry the session wherever the browser does not assume Lax. Set `sameSite: \"lax\"`."),
    ]);
  });

  it("links each report to a page of the installed package", async () => {
    for (const diagnostic of diagnostics) {
      const page = diagnostic.codeDescription!.href.split("/files/")[1]!;
      expect(existsSync(path.join(project, "node_modules/eslint-plugin-session", page))).toBe(true);
      const actions = await editor.quickFixes(file, diagnostic);
      await editor.perform(file, actions.find(({ title }) => title === `Show documentation for ${diagnostic.code}`)!);
      expect(editor.openedPages.at(-1)).toBe(diagnostic.codeDescription!.href);
    }
  });

  it("is rid of a report as soon as its fix is typed, and has it again with the mistake", async () => {
    const fixed = await typed(file, login(`{ path: "/", secure: true, httpOnly: true }`));
    expect(fixed.map(({ code }) => code)).toEqual(["session/require-cookie-prefix", "session/require-samesite-cookie"]);
    const right = `{ path: "/", secure: true, httpOnly: true, sameSite: "lax" }`;
    expect(await typed(file, login(right).replace(`"session"`, `"__Host-session"`))).toEqual([]);
    expect(await typed(file, login(`{ path: "/", secure: true }`))).toEqual(diagnostics);
  });
});

describe("the light bulb", () => {
  /** The entries that change the code, with what they make of it; not those that disable the rule or open its page. */
  async function offered(file: string, diagnostic: Diagnostic): Promise<[string, string][]> {
    const actions = await editor.quickFixes(file, diagnostic);
    const changing = actions.filter(({ title }) => !/^(?:Disable|Show documentation for|Fix all) /u.test(title));
    const results: [string, string][] = [];
    for (const action of changing) results.push([action.title, await editor.perform(file, action)]);
    return results;
  }

  it("offers a fix", async () => {
    const [report] = ofRule(await opened("fix.js", login("{ httponly: true }")), "require-httponly-cookie");
    expect(await offered("fix.js", report!)).toEqual([
      ["Fix this session/require-httponly-cookie problem", login("{ httpOnly: true }")],
    ]);
  });

  it("offers each suggestion", async () => {
    const diagnostics = await opened("suggestions.js", login("{ httpOnly: true }"));
    const [secure] = ofRule(diagnostics, "require-secure-cookie");
    expect(await offered("suggestions.js", secure!)).toEqual([
      [
        "Set `secure: process.env.NODE_ENV === \"production\"`, which leaves development over HTTP alone. (session/require-secure-cookie)",
        login(`{ httpOnly: true, secure: process.env.NODE_ENV === "production" }`),
      ],
      ["Set `secure: true`. (session/require-secure-cookie)", login("{ httpOnly: true, secure: true }")],
    ]);
    const [sameSite] = ofRule(diagnostics, "require-samesite-cookie");
    expect(await offered("suggestions.js", sameSite!)).toEqual([
      [
        "Set `sameSite: \"lax\"`: links from other sites still arrive with the session. (session/require-samesite-cookie)",
        login(`{ httpOnly: true, sameSite: "lax" }`),
      ],
      [
        "Set `sameSite: \"strict\"`: nothing that starts on another site carries the session. (session/require-samesite-cookie)",
        login(`{ httpOnly: true, sameSite: "strict" }`),
      ],
    ]);
  });

  it.each(fixtureFiles)("repairs what it stands at in $name", async ({ name, code }) => {
    const before = await opened(name, code);
    for (const diagnostic of before) {
      for (const [title, text] of await offered(name, diagnostic)) {
        const count = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => code === diagnostic.code).length;
        expect(count(await typed(name, text)), title).toBeLessThan(count(before));
        await typed(name, code);
      }
    }
  });
});

it("a save with source.fixAll.eslint applies the fixes and no suggestion", async () => {
  const text = login("{ httponly: true }");
  await opened("save.js", text);
  expect(await editor.fixedOnSave("save.js")).toBe(login("{ httpOnly: true }"));
});

/** What a file holds while it is typed from its start, word by word, in an editor that closes what is opened. */
function* halfTyped(text: string): Generator<string> {
  const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
  const open: string[] = [];
  for (const { 0: piece, index } of text.matchAll(/\w+|[^\w\s]|\s+/gu)) {
    if (closers[piece]) open.unshift(closers[piece]);
    else if (piece === open[0]) open.shift();
    else if (/["'`]/u.test(piece)) open.unshift(piece);
    if (piece.trim()) yield text.slice(0, index + piece.length) + open.join("");
  }
}

describe("while it is typed", () => {
  const files = ["wrong/api/server.js", "wrong/client/App.jsx", "nest/auth.controller.ts", "client/LoginForm.vue"];

  it.each(files)("%s breaks nothing", async (ending) => {
    const { name, code } = fixtureFiles.find((file) => file.name.endsWith(ending))!;
    const file = path.join(path.dirname(name), `typed-${path.basename(name)}`);
    await editor.open(file, "");
    let parsed = 0;
    for (const text of halfTyped(code)) {
      // a parsing error has no rule
      if ((await typed(file, text)).every(({ code }) => code !== undefined)) parsed++;
    }
    expect(parsed).toBeGreaterThan(20);
    expect(await typed(file, code)).toEqual(await opened(name, code));
  });
});

/** Milliseconds from a change to the diagnostics. */
async function answerTime(file: string, text: string): Promise<number> {
  await editor.type(file, text);
  const start = performance.now();
  await editor.diagnostics(file);
  return performance.now() - start;
}

/**
 * How many times as long the answer for the first file takes as for the second, both with the same text: the median of
 * pairs that follow each other. A busy machine slows one of a pair by half, so pairs are added until one side of the
 * bar is this much ahead; where two pairs in five go astray, one test in four hundred does.
 */
async function medianRatio([file, other]: readonly [string, string], text: string, bar: number): Promise<number> {
  const decisive = 15;
  const ratios: number[] = [];
  for (let pair = 0, lead = 0; Math.abs(lead) < decisive; pair++) {
    if (pair === 400) throw new Error(`Whether the ratio is below ${bar} cannot be told from ${pair} pairs.`);
    const changed = `${text}// ${pair}\n`;
    // neither goes first every time
    const times = new Map<string, number>();
    for (const each of pair % 2 === 0 ? [file, other] : [other, file]) times.set(each, await answerTime(each, changed));
    const ratio = times.get(file)! / times.get(other)!;
    lead += ratio < bar ? 1 : -1;
    ratios.push(ratio);
  }
  return ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]!;
}

describe("the answer for a file of more than 1,000 lines, in a project with ESLint's recommended rules", () => {
  const presets = { strict: "session.configs.strict", empty: "{ plugins: { empty: { rules: {} } } }" };
  let ordinary: string;

  beforeAll(async () => {
    for (const [folder, preset] of Object.entries(presets)) {
      await mkdir(path.join(project, folder));
      await writeFile(
        path.join(project, folder, "eslint.config.js"),
        `import js from "@eslint/js";
         import session from "eslint-plugin-session";
         export default [js.configs.recommended, ${preset}];`,
      );
    }
    // a file of ESLint's own, about "tokens" of another kind; in a block, so that it can follow imports
    const file = path.join(project, "node_modules/eslint/lib/languages/js/source-code/source-code.js");
    ordinary = `{\n${await readFile(file, "utf8")}}\n`;
    expect(ordinary.split("\n").length).toBeGreaterThan(1000);
  });

  /** How many times as long the strict set takes, and how much it reports. */
  async function compare(name: string, text: string, bar: number) {
    const files = [`strict/${name}`, `empty/${name}`] as const;
    const reports: Diagnostic[] = [];
    for (const file of files) reports.push(...(await opened(file, text)));
    return {
      ratio: await medianRatio(files, text, bar),
      reports: reports.filter(({ code }) => code?.startsWith("session/")).length,
    };
  }

  it("takes at most 1.2 times as long as with an empty plugin where there are no sessions", async () => {
    const { ratio, reports } = await compare("ordinary.js", ordinary, 1.2);
    expect(reports).toBe(0);
    expect(ratio).toBeLessThan(1.2);
  });

  it("takes at most 2.5 times as long where there is a login, a logout and a guard as well", async () => {
    const server = fixtureFiles.find(({ name }) => name.endsWith("wrong/api/server.js"))!;
    const { ratio, reports } = await compare("server.js", server.code + ordinary, 2.5);
    expect(reports).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(2.5);
  });
});
