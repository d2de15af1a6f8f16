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
  // what the bundle is made of, for the licence notices; not published
  metafile: true,
  esbuildPlugins: [ruleCreatorAlone],
  footer: { js: "module.exports = module.exports.default;" },
});
