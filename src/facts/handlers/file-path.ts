import { routeFolders } from "../../model/handlers";

/** The route that a file stands for by its path: `/auth/logout` for `src/app/(main)/auth/logout/route.ts`. */
export function fileRoute(path: string): string {
  const segments = path.replace(/\.(?:[cm]?[jt]sx?|astro|vue|svelte)$/u, "").split("/");
  const start = segments.findLastIndex((segment, position) => position < segments.length - 1 && routeFolders.has(segment));
  // outside such a folder only the last names are the file's own
  const own = start === -1 ? segments.slice(-2) : segments.slice(start + 1);
  const names = own.flatMap((segment) => segment.split("."));
  const kept = names.filter((name) => name !== "" && !/^\(.*\)$|^\[.*\]$|^(?:index|route|_index|\+server|\+page|\+layout|server|handler|controller|page)$/u.test(name));
  return `/${kept.join("/")}`;
}
