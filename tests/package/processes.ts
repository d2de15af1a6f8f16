import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

export const projectRoot = path.resolve(import.meta.dirname, "../..");

const execute = promisify(execFile);

/** Runs a program to its end and gives what it printed; an exit status other than 0 is an error that shows it all. */
export async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  // npm is a script with an ending of its own on Windows, which only a shell finds
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, shell: process.platform === "win32" };
  try {
    return (await execute(program, args, options)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** A new folder outside the project, in the one that `tests/scratch.ts` makes and removes. */
export async function scratchFolder(): Promise<string> {
  const { SESSION_TEST_SCRATCH: scratch } = process.env;
  if (scratch === undefined) throw new Error("Vitest's global set-up made no folder for the tests.");
  return mkdtemp(path.join(scratch, "test-"));
}

export interface Packed {
  readonly tarball: string;
  /** Bytes of the tarball. */
  readonly size: number;
  readonly files: readonly string[];
}

/** Packs the built project as `npm publish` would. */
export async function pack(folder: string): Promise<Packed> {
  const output = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], projectRoot);
  const parsed = JSON.parse(output) as PackResult[] | Record<string, PackResult>;
  const [result] = Object.values(parsed);
  if (!result) throw new Error(`npm pack said nothing of a package: ${output}`);
  return {
    tarball: path.join(folder, result.filename),
    size: result.size,
    files: result.files.map((file) => file.path).sort(),
  };
}

interface PackResult {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}
