import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { fixtureFiles } from "../fixture-files";
import { projectRoot, run, scratchFolder } from "../package/processes";

it("ESLint reports the same with one thread and with two", async () => {
  const project = await scratchFolder();
  await mkdir(path.join(project, "node_modules"));
  await symlink(projectRoot, path.join(project, "node_modules/eslint-plugin-session"), "junction");
  await writeFile(path.join(project, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(
    path.join(project, "eslint.config.js"),
    `import session from "eslint-plugin-session";
     export default [
       { files: ["**/*.jsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
       session.configs.strict,
     ];`,
  );
  for (const { name, code } of fixtureFiles.filter(({ name }) => /\.jsx?$/u.test(name))) {
    await mkdir(path.join(project, path.dirname(name)), { recursive: true });
    await writeFile(path.join(project, name), code);
  }
  await symlink(path.join(projectRoot, "node_modules/eslint"), path.join(project, "node_modules/eslint"), "junction");
  const lint = (concurrency: string) =>
    run(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        `import { ESLint } from "eslint";
         const results = await new ESLint({ concurrency: ${concurrency} }).lintFiles(["."]);
         console.log(JSON.stringify(results.map(({ filePath, messages }) => ({ filePath, messages }))));`,
      ],
      project,
    );
  const alone = await lint('"off"');
  expect(JSON.parse(await lint("2"))).toEqual(JSON.parse(alone));
  expect(alone).toContain('"ruleId":"session/');
});
