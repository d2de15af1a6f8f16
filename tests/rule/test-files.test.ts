import { describe, expect, it } from "vitest";
import { isTestFile } from "../../src/rule/test-files";

describe("test files", () => {
  it.each([
    "/app/src/a.test.ts", "/app/src/a.spec.jsx", "/app/src/__tests__/a.js", "/app/test/a.js", "/app/tests/a.mjs", "/app/e2e/a.ts", "/app/__mocks__/a.js", "/app/integration-tests/a.js", "/app/src/__fixtures__/a.js", "/app/types/a.test-d.ts", "/app/src/auth.config.mock.ts", "/app/test-login.js",
  ])("%s is one", (path) => {
    expect(isTestFile(path, "/app")).toBe(true);
  });

  it.each(["/app/src/latest.js", "/app/src/testing.ts", "/app/contests/a.js", "/app/src/test.js", "/app/spec.js", "/app/src/mock.ts"])("%s is none", (path) => {
    expect(isTestFile(path, "/app")).toBe(false);
  });

  it("looks below the working directory alone", () => {
    expect(isTestFile("/home/test/app/src/a.js", "/home/test/app")).toBe(false);
    expect(isTestFile("/home/app/src/a.js", String.raw`\home\app`)).toBe(false);
  });

  it("knows nothing of a text without a path", () => {
    expect(isTestFile(undefined, "/app")).toBe(false);
  });
});
