/** Folders and endings by which projects tell their tests. */
const testFile = /(?:^|\/)(?:__(?:tests|mocks|fixtures)__|(?:[\w-]+-)?tests?|e2e)\/|(?:^|\/)test[-_][^/]+$|\.(?:test|spec|mock|test-d|tst)\.[cm]?[jt]sx?$/u;

/** Whether a file is a test, by its path below the folder that ESLint runs in. */
export function isTestFile(path: string | undefined, cwd: string): boolean {
  if (path === undefined) return false;
  const root = `${cwd.replaceAll("\\", "/").replace(/\/$/u, "")}/`;
  return testFile.test(path.startsWith(root) ? path.slice(root.length) : path);
}
