import { name, version } from "../package.json";
import { presetNames, presetOptions, presetRules, type PresetName } from "./configs";
import { rules } from "./rules/index";

const meta = { name, version, namespace: "session" };

const plugin = {
  meta,
  rules,
  configs: {} as Record<PresetName, { name: string; plugins: object; rules: ReturnType<typeof presetRules> }>,
  presetOptions: {} as Record<PresetName, ReturnType<typeof presetOptions>>,
};

for (const preset of presetNames) {
  plugin.configs[preset] = {
    name: `session/${preset}`,
    // a config names the very plugin object that it belongs to: ESLint refuses two of one name
    plugins: { session: plugin },
    rules: presetRules(rules, preset),
  };
  plugin.presetOptions[preset] = presetOptions(rules, preset);
}

export default plugin;
