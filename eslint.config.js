import * as typescriptParser from "@typescript-eslint/parser";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import session from "eslint-plugin-session";

/** What no source file may do, wherever it stands. */
const everywhere = {
  paths: [
    {
      name: "@typescript-eslint/utils",
      allowTypeImports: true,
      message: "Its main entry loads ESLint's Node API. Take values from `@typescript-eslint/utils/eslint-utils`.",
    },
    { name: "typescript", allowTypeImports: true, message: "The plugin never loads TypeScript by itself." },
    { name: "eslint", allowTypeImports: true, message: "The plugin never loads ESLint by itself." },
  ],
};

/**
 * Imports run one way: rules → facts → model and analysis; rules → fix. A type may be named from anywhere below.
 */
const mayNotImport = {
  analysis: ["facts", "fix", "model", "rule", "rules"],
  model: ["analysis", "facts", "fix", "rule", "rules"],
  fix: ["facts", "model", "rule", "rules"],
  facts: ["fix", "rules"],
  rule: ["fix", "model", "rules"],
  rules: ["analysis", "model"],
};

const directions = Object.entries(mayNotImport).map(([folder, others]) => ({
  name: `directions/${folder}`,
  files: [`src/${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        ...everywhere,
        patterns: [
          {
            regex: String.raw`^(?:\.\./)+(?:${others.join("|")})(?:/|$)`,
            allowTypeImports: true,
            message: `Imports run one way: src/${folder} may not import it (see eslint.config.js).`,
          },
        ],
      },
    ],
  },
}));

const optionsMessage = "Only createRule reads `context.options`: ESLint 8 knows no default options.";

export default [
  { ignores: ["dist", "coverage", "docs", "tests/fixtures"] },
  {
    files: ["**/*.{js,mjs,ts}"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "no-else-return": ["error", { allowElseIf: false }],
      "no-lonely-if": "error",
      "no-param-reassign": "error",
      "no-unneeded-ternary": "error",
      "no-unused-labels": "error",
      "no-useless-rename": "error",
      "no-useless-return": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  { files: ["**/*.ts"], languageOptions: { parser: typescriptParser } },
  {
    name: "sources",
    files: ["src/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-imports": ["error", everywhere],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='context'][property.name='options']",
          message: optionsMessage,
        },
        {
          selector: "VariableDeclarator[init.name='context'] > ObjectPattern > Property[key.name='options']",
          message: optionsMessage,
        },
      ],
    },
  },
  { name: "create-rule", files: ["src/rule/create-rule.ts"], rules: { "no-restricted-syntax": "off" } },
  ...directions,
  { ...eslintPlugin.configs.recommended, files: ["src/**/*.ts", "tests/**/*.ts"] },
  // the plugin on itself
  session.configs.strict,
];
