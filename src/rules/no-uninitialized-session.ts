import type { TSESTree } from "@typescript-eslint/utils";
import { sessionSetupText } from "../facts/session-setup-text";
import { isOnlyDeclared, type SessionSetup } from "../facts/session-setups";
import type { SessionFacts } from "../facts/session-facts";
import { setProperty } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";

type MessageIds = "savedByDefault" | "explicitlySaved" | "saveOnlyUsed";
/** What the option may be: `property` is where it is written. */
type Saved = { readonly state: "on"; readonly property?: TSESTree.Property } | { readonly state: "default" } | { readonly state: "other" };

export default createRule<object, MessageIds>({
  name: "no-uninitialized-session",
  docs: {
    description: "disallow storing sessions that nothing has been written to",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [],
    asvs: [],
  },
  hasSuggestions: true,
  messages: {
    savedByDefault: "`{{library}}` stores an empty session and sets a cookie for every visitor and bot unless `{{option}}` is off, before consent and before login. Set `{{option}}: false`.",
    explicitlySaved: "`{{option}}: true` stores an empty session and sets a cookie for every visitor and bot, before consent and before login. Set it to `false`.",
    saveOnlyUsed: "Set `{{option}}: false`, so that a session starts when something is written to it.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => sessionSetupText,
  check(facts, _options, context) {
    for (const setup of facts.sessionSetups) {
      const { uninitialized } = setup.row;
      if (!uninitialized) continue;
      const states = savedStates(facts, setup, uninitialized.option);
      const isSaved = (state: Saved) => state.state === "on" || (state.state === "default" && uninitialized.default && !isOnlyDeclared(setup));
      // one way in which it may be off, or may not be known, is enough
      if (!states.every(isSaved)) continue;
      report(setup, uninitialized.option, states, context);
    }
  },
});

function savedStates({ file }: SessionFacts, { options }: SessionSetup, option: string): readonly Saved[] {
  return options.get(option).flatMap((slot): readonly Saved[] => {
    if (slot.state === "absent") return [{ state: "default" }];
    if (slot.state === "unknown") return [{ state: "other" }];
    return file.values.of(slot.node, slot.given).map((value): Saved => {
      if (value.kind !== "literal") return { state: "other" };
      if (value.value === undefined) return { state: "default" };
      return value.value ? { state: "on", ...(slot.property && { property: slot.property }) } : { state: "other" };
    });
  });
}

function report(setup: SessionSetup, option: string, states: readonly Saved[], context: SessionRuleContext<MessageIds>): void {
  const { sourceCode } = context;
  const { call, node, options, optionsNode, row } = setup;
  const written = states.find((state) => state.state === "on");
  const property = written?.property;
  const object = property ? property.parent : options.literal;
  const fix = object?.type === "ObjectExpression" ? setProperty({ sourceCode, object, name: option, value: "false" }) : undefined;
  const isHere = property && property.range[0] >= call.range[0] && property.range[1] <= call.range[1];
  context.report({
    node: (isHere ? property : written ? (optionsNode ?? node) : node) as never,
    messageId: written ? "explicitlySaved" : "savedByDefault",
    data: { option, ...(!written && { library: row.package }) },
    suggest: fix ? [{ messageId: "saveOnlyUsed", data: { option }, fix }] : [],
  });
}
