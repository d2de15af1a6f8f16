import type { RuleEntry } from "./public-types";
import type { CreatedRule } from "./rule/create-rule";

export const presetNames = ["recommended", "strict"] as const;

export type PresetName = (typeof presetNames)[number];

type Rules = Readonly<Record<string, CreatedRule>>;

/** The rules a preset enables, as its `rules` entry; computed from each rule's `meta.docs.presets`. */
export function presetRules(rules: Rules, preset: PresetName): Record<string, RuleEntry<object>> {
  const entries: Record<string, RuleEntry<object>> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const entry = rule.meta.docs?.presets[preset];
    if (!entry) continue;
    entries[`session/${name}`] = entry.options ? [entry.severity, entry.options as object] : entry.severity;
  }
  return entries;
}

/**
 * The complete options of each rule that a preset enables, to be spread by who changes one of them: options replace
 * those of a preset, they are not merged with them.
 */
export function presetOptions(rules: Rules, preset: PresetName): Record<string, object> {
  const options: Record<string, object> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const entry = rule.meta.docs?.presets[preset];
    if (!entry) continue;
    options[name] = { ...rule.defaultOptions?.[0], ...(entry.options as object | undefined) };
  }
  return options;
}
