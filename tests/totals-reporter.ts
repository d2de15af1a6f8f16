import type { Reporter, TestModule } from "vitest/node";

/**
 * Prints `N passed, N failed` as the last line of a run, for readers that look for that form. A file that could not
 * be run at all counts as one failure, so that the line never says `0 failed` for a run that vitest fails.
 */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed++;
        // a test that never came to an end has not passed
        if (state === "failed" || state === "pending") failed++;
      }
    }
    const line = `${passed} passed, ${failed} failed`;
    // after the summary of the default reporter, which is printed in the same event
    process.once("exit", () => process.stdout.write(`${line}\n`));
  }
}
