import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot, run } from "./processes";

it("the demo shows each rule at work, the app done right without a report, and a fix", async () => {
  // it fails by itself where one of these is missing
  const output = await run(process.execPath, [path.join(projectRoot, "scripts/demo.mjs")], projectRoot);
  expect(output).toContain("session/no-stateless-logout");
  expect(output).toContain("Nothing to report.");
  expect(output).toMatch(/^\+ .*httpOnly: true/mu);
});
