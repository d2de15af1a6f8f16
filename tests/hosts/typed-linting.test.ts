import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { installedProject, patience, pinned, runScript, writeFiles } from "./project";

vi.setConfig({ testTimeout: patience });

const tools = pinned("eslint", "typescript", "@typescript-eslint/parser");

const files = {
  "constants.ts": `
    export const month = "30d";
    export const minutes = "10m";
    export const fromOutside: string = process.env.LIFETIME ?? "10m";
    export enum Seconds { Minute = 60, Month = 2592000 }
    export const loose = { httpOnly: false, lifetime: "30d" };
    export const fixed = { httpOnly: false, lifetime: "30d" } as const;
    export interface User { id: string; name: string }
    export interface Login { user: User; accessToken: string }
    export declare function load(): Promise<User>;
    export declare function logIn(): Promise<Login>;`,
  "tokens.ts": `import { sign } from "jsonwebtoken";
import { fixed, fromOutside, loose, minutes, month, Seconds } from "./constants";
const key = process.env.JWT_KEY!;
sign({ sub: "1" }, key, { expiresIn: month });
sign({ sub: "2" }, key, { expiresIn: minutes });
sign({ sub: "3" }, key, { expiresIn: fromOutside });
sign({ sub: "4" }, key, { expiresIn: Seconds.Month });
sign({ sub: "5" }, key, { expiresIn: Seconds.Minute });
sign({ sub: "6" }, key, { expiresIn: fixed.lifetime });
sign({ sub: "7" }, key, { expiresIn: loose.lifetime });
sign({ sub: "8" }, key, { expiresIn: "30d" });
`,
  "cookies.ts": `import type { Request, Response } from "express";
import { fixed, load, logIn, loose } from "./constants";
export function login(asked: Request, answer: Response, id: string) {
  const attributes = { secure: true, sameSite: "lax" } as const;
  answer.cookie("__Host-session", id, { ...attributes, path: "/", httpOnly: fixed.httpOnly });
  answer.cookie("__Host-session", id, { ...attributes, path: "/", httpOnly: loose.httpOnly });
  answer.cookie("__Host-session", id, { ...attributes, path: "/" });
}
export async function keep() {
  const one = await load();
  localStorage.setItem("a", JSON.stringify(one));
  const other = await logIn();
  localStorage.setItem("b", JSON.stringify(other));
}
`,
  "plain.ts": Array.from({ length: 300 }, (_, index) => `export const value${index} = { id: ${index}, name: String(${index}) }.name.length;`).join("\n"),
};

// counts what the plugin asks of the checker, which TypeScript's own parser hands to it
const script = `
  import { ESLint } from "eslint";
  import session from "eslint-plugin-session";
  import * as typescript from "@typescript-eslint/parser";

  let asked = 0;
  const seen = new WeakSet();
  const parser = {
    meta: { name: "counting", version: "1" },
    parseForESLint(code, options) {
      const result = typescript.parseForESLint(code, options);
      const checker = result.services.program?.getTypeChecker();
      if (checker && !seen.has(checker)) {
        seen.add(checker);
        const { getTypeAtLocation } = checker;
        checker.getTypeAtLocation = (node) => (asked++, getTypeAtLocation(node));
      }
      return result;
    },
  };
  const typed = process.argv[2] === "typed";
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], languageOptions: { parser, parserOptions: typed ? { projectService: true, tsconfigRootDir: process.cwd() } : {} } },
      session.configs.strict,
    ],
  });
  const answer = {};
  for (const file of process.argv.slice(3)) {
    asked = 0;
    const [{ messages }] = await eslint.lintFiles([file]);
    answer[file] = { asked, reports: messages.map(({ line, ruleId, message }) => line + " " + (ruleId ?? message)) };
  }
  console.log(JSON.stringify(answer));`;

interface Answer {
  readonly asked: number;
  readonly reports: readonly string[];
}

let typed: Record<keyof typeof files, Answer>;
let untyped: typeof typed;

beforeAll(async () => {
  const project = await installedProject([...tools, "@types/express@5.0.6", "@types/jsonwebtoken@9.0.10", "@types/node@20.19.43"]);
  const tsconfig = { compilerOptions: { target: "ES2023", lib: ["ES2023", "DOM"], module: "ESNext", moduleResolution: "Bundler", strict: true, noEmit: true, skipLibCheck: true, types: ["node"] }, include: ["*.ts"] };
  await writeFiles(project, Object.entries({ ...files, "tsconfig.json": JSON.stringify(tsconfig), "lint.mjs": script }).map(([name, code]) => ({ name, code })));
  const linted = async (how: string) => {
    const { status, stdout, stderr } = await runScript(project, path.join(project, "lint.mjs"), how, ...Object.keys(files));
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as typeof typed;
  };
  typed = await linted("typed");
  untyped = await linted("untyped");
}, patience);

describe("with projectService", () => {
  it("constants, enum members and options of another file are known by their types", () => {
    expect(typed["tokens.ts"].reports).toEqual([4, 7, 9, 11].map((line) => `${line} session/max-jwt-lifetime`));
  });

  it("attributes and values of another file, too, whatever the response is called", () => {
    expect(typed["cookies.ts"].reports).toEqual(["5 session/require-httponly-cookie", "7 session/require-httponly-cookie", "13 session/no-jwt-in-localstorage"]);
  });
});

describe("without types", () => {
  it("nothing is lost that the file itself shows, a response by its declared type among it", () => {
    expect(untyped["tokens.ts"].reports).toEqual(["11 session/max-jwt-lifetime"]);
    expect(untyped["cookies.ts"].reports).toEqual(["7 session/require-httponly-cookie"]);
  });
});

describe("the type checker", () => {
  it("is not asked about files without sessions", () => {
    expect([typed["plain.ts"], typed["constants.ts"]].map(({ asked }) => asked)).toEqual([0, 0]);
  });

  it("is asked about the places that decide, and a few times each", () => {
    expect(typed["tokens.ts"].asked).toBeGreaterThan(0);
    expect(typed["tokens.ts"].asked).toBeLessThan(20);
    expect(typed["cookies.ts"].asked).toBeLessThan(60);
  });
});
