import { readdir, stat } from "node:fs/promises";
import path from "node:path";

const sourceFile = /(?<!\.min|\.d)\.(?:[cm]?[jt]s|[jt]sx)$/u;
const skipped = new Set([".git", "dist", "coverage"]);

/**
 * The sources below a folder in a fixed order, without declarations and minified files and without those of more than
 * `maxBytes`. A folder `node_modules` is only entered where it is the folder itself.
 */
export async function sourceFiles(folder, maxBytes) {
  const isPackages = path.basename(folder) === "node_modules";
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = [];
  for (const entry of entries) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !sourceFile.test(entry.name)) continue;
    const parts = path.relative(folder, file).split(path.sep);
    // `dist` is where packages keep what they publish, and where a project keeps what it did not write
    if (!isPackages && parts.some((part) => part === "node_modules" || skipped.has(part))) continue;
    if ((await stat(file)).size <= maxBytes) files.push(file);
  }
  return files.sort();
}

/** At most `count` items, evenly spread over the list. */
export function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]);
}
