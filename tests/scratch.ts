import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** One folder for all that the tests of a run write, which workers know by their environment and the end of the run removes. */
export default function setUp(): () => void {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "eslint-plugin-session-")));
  process.env.SESSION_TEST_SCRATCH = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
