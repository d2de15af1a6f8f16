import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { defineConfig, type Options } from "tsup";
import ts from "typescript";

const require = createRequire(import.meta.url);

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/**
 * `@typescript-eslint/utils/eslint-utils` is CommonJS, which no bundler can shake: taken whole, it would bring helpers
 * that the plugin must not use (`getParserServices` throws where there are no types). This takes the one file used.
 */
const ruleCreatorAlone: Plugin = {
  name: "rule-creator-alone",
  setup(build) {
    const entry = require.resolve("@typescript-eslint/utils/eslint-utils");
    build.onResolve({ filter: /^@typescript-eslint\/utils\/eslint-utils$/ }, () => ({
      path: path.join(path.dirname(entry), "RuleCreator.js"),
    }));
  },
};

/** Where each row of the model was read, and which verified APIs it covers: for readers and tests, not for a linter. */
const forReaders = /\b(?:source: "[^"\n]*"|apis: \[[^\]]*\]|words: \[(?:(?:"[^"\n]*"|String\.raw`[^`]*`|[\w.]+)(?:, )?)*\])(?:,|(?=\s*\}))/gu;

const modelWithoutSources: Plugin = {
  name: "model-without-sources",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]model[\\/].*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      return { contents: text.replaceAll(forReaders, ""), loader: "ts" };
    });
  },
};

/** The parts of a rule's file: its export, and the method `check` in what it gives to `createRule`. */
function partsOf(file: string, text: string) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const exported = source.statements.find(ts.isExportAssignment);
  const rule = exported && ts.isCallExpression(exported.expression) ? exported.expression.arguments[0] : undefined;
  const check = rule && ts.isObjectLiteralExpression(rule) ? rule.properties.find((member) => ts.isMethodDeclaration(member) && member.name.getText() === "check") : undefined;
  if (!exported || !check) throw new Error(`${file} does not export createRule({ …, check(…) { … } }).`);
  return { exported, check };
}

/** Replaces the text of a node, in the text that it was parsed from. */
function replaced(text: string, node: ts.Node, by: string): string {
  return text.slice(0, node.getStart()) + by + text.slice(node.end);
}

const ruleFiles = /[\\/]src[\\/]rules[\\/][a-z]+-[^\\/]+\.ts$/;

/**
 * The plugin without its checks: nearly all of the code, which nine files out of ten do not need and projects without
 * sessions never do. It is loaded when the first file passes a text test.
 */
const withoutChecks: Plugin = {
  name: "without-checks",
  setup(build) {
    build.onLoad({ filter: ruleFiles }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      return { contents: replaced(text, partsOf(file, text).check, "check: undefined as never"), loader: "ts" };
    });
    build.onLoad({ filter: /[\\/]src[\\/]rule[\\/]run-check\.ts$/ }, () => ({
      contents: 'let checks; export const runCheck = ({ name }, context, options) => (checks ??= require("./checks.cjs"))[name](context, options);',
      loader: "js",
    }));
  },
};

/** The checks, and nothing else of the rules. */
const checksAlone: Plugin = {
  name: "checks-alone",
  setup(build) {
    build.onLoad({ filter: ruleFiles }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const { exported, check } = partsOf(file, text);
      const alone = `export default (context, options) => runCheck({ ${check.getText()} }, context, options);`;
      return { contents: `import { runCheck } from "../rule/run-check";\n${replaced(text, exported, alone)}`, loader: "ts" };
    });
  },
};

/** What a file is made of, for the licence notices; not published. */
function metafileOf(name: string): Plugin {
  return {
    name: "metafile",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(async ({ metafile }) => {
        await mkdir("dist", { recursive: true });
        await writeFile(`dist/metafile-${name}.json`, JSON.stringify(metafile));
      });
    },
  };
}

const common: Options = {
  // `import` is given the same file by scripts/finish-build.mjs: one copy of the rules in the package, and one plugin
  // object in a process, without which ESLint refuses a configuration that is written in both kinds of modules
  format: ["cjs"],
  target: "node20",
  // the public types are written by hand: see scripts/finish-build.mjs
  dts: false,
  silent: true,
  splitting: false,
  // half the size, and a quarter of the time to load; the sources are in the repository
  minify: true,
};

export default defineConfig([
  {
    ...common,
    entry: { plugin: "src/index.ts" },
    external: ["./checks.cjs"],
    esbuildPlugins: [ruleCreatorAlone, modelWithoutSources, withoutChecks, metafileOf("plugin")],
    footer: { js: "module.exports = module.exports.default;" },
  },
  {
    ...common,
    entry: { checks: "src/rules/index.ts" },
    esbuildPlugins: [modelWithoutSources, checksAlone, metafileOf("checks")],
    footer: { js: "module.exports = module.exports.rules;" },
  },
]);
