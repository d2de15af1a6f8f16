import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { defineConfig } from "tsup";

const require = createRequire(import.meta.url);

/**
 * `@typescript-eslint/utils/eslint-utils` is CommonJS, which no bundler can shake: taken whole, it would bring helpers
 * that the plugin must not use (`getParserServices` throws where there are no types). This takes the one file used.
 */
const ruleCreatorAlone = {
  name: "rule-creator-alone",
  setup(build: { onResolve(options: { filter: RegExp }, callback: () => { path: string }): void }) {
    const entry = require.resolve("@typescript-eslint/utils/eslint-utils");
    build.onResolve({ filter: /^@typescript-eslint\/utils\/eslint-utils$/ }, () => ({
      path: path.join(path.dirname(entry), "RuleCreator.js"),
    }));
  },
};

/** Where each row of the model was read: for its readers, not for a linter that loads it. */
const modelWithoutSources = {
  name: "model-without-sources",
  setup(build: { onLoad(options: { filter: RegExp }, callback: (args: { path: string }) => Promise<{ contents: string; loader: "ts" }>): void }) {
    build.onLoad({ filter: /[\\/]src[\\/]model[\\/].*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      return { contents: text.replaceAll(/\bsource: "[^"\n]*"(?:,|(?=\s*\}))/gu, ""), loader: "ts" };
    });
  },
};

export default defineConfig({
  entry: { plugin: "src/index.ts" },
  // `import` is given the same file by scripts/finish-build.mjs: one copy of the rules in the package, and one plugin
  // object in a process, without which ESLint refuses a configuration that is written in both kinds of modules
  format: ["cjs"],
  target: "node20",
  // the public types are written by hand: see scripts/finish-build.mjs
  dts: false,
  clean: true,
  silent: true,
  splitting: false,
  // half the size, and a quarter of the time to load; the sources are in the repository
  minify: true,
  // what the bundle is made of, for the licence notices; not published
  metafile: true,
  esbuildPlugins: [ruleCreatorAlone, modelWithoutSources],
  footer: { js: "module.exports = module.exports.default;" },
});
