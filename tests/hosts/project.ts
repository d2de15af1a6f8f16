import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { devDependencies } from "../../package.json";
import type { FixtureFile } from "../fixture-files";
import { pack, run, scratchFolder } from "../package/processes";

/** Installing and starting programs takes its time where the machine is busy. */
export const patience = 600_000;

/** Packages at the versions, and aliases with the packages, that the project itself has. */
export function pinned(...names: readonly (keyof typeof devDependencies)[]): readonly string[] {
  return names.map((name) => `${name}@${devDependencies[name]}`);
}

/** A new project with the packed plugin and other packages, each given with its exact version. */
export async function installedProject(packages: readonly string[], manifest: object = {}): Promise<string> {
  const project = await scratchFolder();
  const { tarball } = await pack(project);
  await writeFile(path.join(project, "package.json"), JSON.stringify({ private: true, type: "module", ...manifest }));
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];
  await run("npm", ["install", "--save-exact", tarball, ...packages, ...quiet], project);
  return project;
}

/** Writes files and the folders that they stand in. */
export async function writeFiles(folder: string, files: readonly FixtureFile[]): Promise<void> {
  for (const { name, code } of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, code);
  }
}

export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of Node.js to its end, whatever its exit status. */
export function runScript(cwd: string, script: string, ...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const status = error ? error.code : 0;
      // no number where the script was not started or was killed
      if (typeof status === "number") resolve({ status, stdout, stderr });
      else reject(error as Error);
    });
  });
}
