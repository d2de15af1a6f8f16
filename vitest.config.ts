import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // ESLint and its parsers are loaded once a worker: no test changes what they export
    isolate: false,
    maxWorkers: 2,
    // hosts and package tests start ESLint, npm and tsc as processes of their own
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ["default", "./tests/totals-reporter.ts"],
  },
});
