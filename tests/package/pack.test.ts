import { readdir, readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import path from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, it } from "vitest";
import { pack, projectRoot, run, scratchFolder, type Packed } from "./processes";

interface Output {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string }[];
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

async function outputsOf(name: string): Promise<Output[]> {
  const metafile = await readFile(path.join(projectRoot, `dist/metafile-${name}.json`), "utf8");
  return Object.values((JSON.parse(metafile) as { outputs: Record<string, Output> }).outputs);
}

describe("the published package", () => {
  let packed: Packed;
  beforeAll(async () => {
    packed = await pack(await scratchFolder());
  });

  it("holds the build, the rule pages, licences, changelog and nothing else", async () => {
    const pages = (await readdir(path.join(projectRoot, "docs/rules"))).map((page) => `docs/rules/${page}`);
    expect(packed.files).toEqual(
      [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "THIRD_PARTY_LICENSES.md",
        "dist/index.cjs",
        "dist/checks.cjs",
        "dist/plugin.cjs",
        "dist/index.d.cts",
        "dist/index.d.ts",
        "dist/index.js",
        ...pages,
        "package.json",
      ].sort(),
    );
  });

  it("is at most 321 kB", () => {
    expect(packed.size).toBeLessThanOrEqual(321_000);
  });

  it("has nothing for publint to say", async () => {
    const { messages, pkg } = await publint({ pkgDir: projectRoot, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("resolves to its types in every kind of import", async () => {
    const attw = path.join(projectRoot, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const output = await run(process.execPath, [attw, packed.tarball, "--format", "json"], projectRoot);
    const { analysis, problems } = JSON.parse(output) as { analysis: { types: object }; problems: object };
    expect(analysis.types).toEqual({ kind: "included" });
    expect(problems).toEqual({});
  });

  it.each([
    ["plugin", ["./checks.cjs"]],
    ["checks", []],
  ])("imports nothing else in %s.cjs", async (name, imported) => {
    const [output] = await outputsOf(name);
    expect(new Set(output?.imports.map((each) => each.path).filter((each) => !isBuiltin(each)))).toEqual(new Set(imported));
  });

  it("has what checks need in a file that is loaded when they are needed", async () => {
    const [output] = await outputsOf("plugin");
    const collectors = Object.entries(output!.inputs).filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && /src\/(?:facts|fix)\//u.test(file) && !/-text\.ts$|src\/facts\/taught\.ts$/u.test(file));
    expect(collectors.map(([file]) => file)).toEqual([]);
    // rows say what to look for once a text is worth it
    const rows = Object.entries(output!.inputs).filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && /src\/model\/[\w-]+\//u.test(file) && !file.endsWith("/words.ts"));
    expect(rows.map(([file]) => file)).toEqual([]);
    expect(output!.bytes).toBeLessThan(120_000);
  });
});
