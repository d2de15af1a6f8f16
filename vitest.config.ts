import { defineConfig } from "vitest/config";

const hosts = "tests/hosts/**/*.test.ts";
const shared = {
  // ESLint and its parsers are loaded once a worker: no test changes what they export
  isolate: false,
  // hosts and package tests start ESLint, npm and tsc as processes of their own
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    globalSetup: "./tests/scratch.ts",
    reporters: ["default", "./tests/totals-reporter.ts"],
    projects: [
      { test: { ...shared, name: "plugin", include: ["tests/**/*.test.ts"], exclude: [hosts], maxWorkers: 2, sequence: { groupOrder: 0 } } },
      // after the others and one by one: some of them compare times
      { test: { ...shared, name: "hosts", include: [hosts], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
