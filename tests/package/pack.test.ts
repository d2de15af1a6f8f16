import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, it } from "vitest";
import { pack, projectRoot, run, scratchFolder, type Packed } from "./processes";

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
        "dist/plugin.cjs",
        "dist/index.d.cts",
        "dist/index.d.ts",
        "dist/index.js",
        ...pages,
        "package.json",
      ].sort(),
    );
  });

  it("is at most 250 kB", () => {
    expect(packed.size).toBeLessThanOrEqual(250_000);
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

  it("imports nothing in its bundle", async () => {
    const metafile = await readFile(path.join(projectRoot, "dist/metafile-cjs.json"), "utf8");
    const { outputs } = JSON.parse(metafile) as { outputs: Record<string, { imports: { path: string }[] }> };
    const imports = Object.values(outputs).flatMap((output) => output.imports.map((imported) => imported.path));
    expect(imports.filter((name) => !name.startsWith("node:"))).toEqual([]);
  });
});
