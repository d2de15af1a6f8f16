import path from "node:path";
import session from "eslint-plugin-session";

/** Fills in what `strict` sets the rule of a page to, where it differs from the defaults in the table of options. */
function writeStrictOptions(page, file) {
  const rule = path.basename(file, ".md");
  const entry = session.configs.strict.rules[`session/${rule}`];
  const text = Array.isArray(entry)
    ? `The preset \`strict\` sets:\n\n\`\`\`json\n${JSON.stringify(session.presetOptions.strict[rule], undefined, 2)}\n\`\`\``
    : "The preset `strict` keeps the defaults.";
  return page.replace(
    /(<!-- begin strict options -->)[\s\S]*(<!-- end strict options -->)/u,
    (_, begin, end) => `${begin}\n\n${text}\n\n${end}`,
  );
}

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
  ],
  postprocess: writeStrictOptions,
};
