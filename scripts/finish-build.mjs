// Completes the built package: the entries, which hand on the one plugin of the bundle, the types, which are
// src/public-types.ts and the options of each rule from its schema, and the checks, which are made smaller.
import { readFile, writeFile } from "node:fs/promises";
import { minify } from "terser";
import plugin from "../dist/plugin.cjs";

const durationPattern = String.raw`^[1-9]\d*(ms|s|m|h|d|w|y)$`;

/** The TypeScript type of a JSON schema, as far as options of this plugin go; it throws at anything else. */
export function typeOf(schema, where) {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "boolean" || schema.type === "number") return schema.type;
  if (schema.type === "integer") return "number";
  if (schema.type === "string") return schema.pattern === durationPattern ? "Duration" : "string";
  if (schema.type === "array" && schema.items && !Array.isArray(schema.items)) {
    const item = typeOf(schema.items, where);
    return `readonly ${item.includes("|") ? `(${item})` : item}[]`;
  }
  throw new Error(`${where}: scripts/finish-build.mjs has no type for the schema ${JSON.stringify(schema)}.`);
}

function optionsName(rule) {
  return `${rule.replaceAll(/(?:^|-)([a-z])/gu, (_, letter) => letter.toUpperCase())}Options`;
}

function optionsInterface(name, rule) {
  const [schema] = rule.meta.schema;
  // a rule without options: its interface is empty
  const properties = Object.entries(schema?.properties ?? {}).map(
    ([option, property]) =>
      `  /** ${property.description} */\n  readonly ${option}?: ${typeOf(property, `${name}, option ${option}`)};`,
  );
  return `/** The options of \`session/${name}\`: ${rule.meta.docs.description}. */
export interface ${optionsName(name)} {
${properties.join("\n")}
}`;
}

function mapOf(entries) {
  return `{\n${entries.map(([key, type]) => `  ${JSON.stringify(key)}: ${type};`).join("\n")}\n}`;
}

const presetNames = Object.keys(plugin.configs);

function presetType(preset, valueType) {
  const names = Object.keys(plugin.presetOptions[preset]);
  return mapOf(names.map((name) => valueType(name)));
}

/** The options type of a rule with the options that have a value in this preset made certain. */
function completeType(preset, name) {
  const options = optionsName(name);
  const keys = Object.keys(plugin.presetOptions[preset][name]).map((key) => JSON.stringify(key));
  return keys.length > 0 ? `${options} & Required<Pick<${options}, ${keys.join(" | ")}>>` : options;
}

const rules = Object.entries(plugin.rules);

const generatedTypes = `${rules.map(([name, rule]) => optionsInterface(name, rule)).join("\n\n")}

/** What each rule may be set to, for \`satisfies Partial<SessionRules>\` and \`Linter.Config<SessionRules>\`. */
export type SessionRules = ${mapOf(rules.map(([name]) => [`session/${name}`, `RuleEntry<${optionsName(name)}>`]))};

/** A rule, as far as a configuration needs to know. */
export interface SessionRuleModule {
  meta: {
    type: "problem";
    docs: { description: string; url: string };
    messages: { [messageId: string]: string };
    fixable?: "code";
    hasSuggestions?: boolean;
  };
  // eslint's own types of a context differ between its majors
  create(context: any): { [selector: string]: (...args: any[]) => void };
}

export interface SessionConfig<Rules> {
  name: string;
  plugins: { session: SessionPlugin };
  rules: Rules;
}

export interface SessionPlugin {
  meta: { name: string; version: string; namespace: string };
  rules: ${mapOf(rules.map(([name]) => [name, "SessionRuleModule"])).replaceAll("\n", "\n  ")};
  configs: {
${presetNames
  .map((preset) => {
    const type = presetType(preset, (name) => [`session/${name}`, `RuleEntry<${optionsName(name)}>`]);
    return `    ${preset}: SessionConfig<${type.replaceAll("\n", "\n    ")}>;`;
  })
  .join("\n")}
  };
  /** The complete options of each rule in a preset, to be spread by who changes one of them. */
  presetOptions: {
${presetNames
  .map((preset) => {
    const type = presetType(preset, (name) => [name, completeType(preset, name)]);
    return `    ${preset}: ${type.replaceAll("\n", "\n    ")};`;
  })
  .join("\n")}
  };
}`;

const source = await readFile(new URL("../src/public-types.ts", import.meta.url), "utf8");
// its first lines speak to the reader of the source
const handWrittenTypes = source.slice(source.indexOf("/**")).trim();
const types = `${handWrittenTypes}\n\n${generatedTypes}`;
const typeNames = [...types.matchAll(/^export (?:type|interface) (\w+)/gmu)].map(([, name]) => name);

// Node.js searches a CommonJS file that is imported for the names of its exports, which takes longer than to run it: the
// bundle is behind a file of one line
await writeFile(
  new URL("../dist/index.cjs", import.meta.url),
  '"use strict";\n\nconst session = require("./plugin.cjs");\n\nmodule.exports = session;\n',
);
await writeFile(
  new URL("../dist/index.js", import.meta.url),
  'import session from "./index.cjs";\n\nexport default session;\n',
);
await writeFile(
  new URL("../dist/index.d.ts", import.meta.url),
  `import session from "./index.cjs";\n\nexport type { ${typeNames.join(", ")} } from "./index.cjs";\nexport default session;\n`,
);
await writeFile(
  new URL("../dist/index.d.cts", import.meta.url),
  [
    `declare namespace session {\n${types.replaceAll(/^(?=.)/gmu, "  ")}\n}`,
    "declare const session: session.SessionPlugin;\nexport = session;\n",
  ].join("\n\n"),
);

// two thirds of the package: esbuild leaves 4 % in them that terser finds; names are short already
const checks = new URL("../dist/checks.cjs", import.meta.url);
const { code } = await minify(await readFile(checks, "utf8"), { ecma: 2020, toplevel: true, compress: { passes: 2 } });
await writeFile(checks, code);
