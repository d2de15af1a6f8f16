import { sessionSetupText } from "../facts/session-setup-text";
import { isOneChoice, isOnlyDeclared, storeStates, type SessionSetup } from "../facts/session-setups";
import { createRule } from "../rule/create-rule";

export default createRule({
  name: "require-session-store",
  docs: {
    description: "require a session store that outlives the server's process",
    presets: { recommended: { severity: "warn" }, strict: { severity: "error" } },
    cwe: [],
    asvs: [],
  },
  messages: {
    noStore: "`{{library}}` is set up without a store, so a restart ends all sessions, a second process knows none of them, and they pile up in memory. Pass a `{{option}}`, such as Redis or your database.",
    memoryStore: "`{{library}}` keeps its sessions in the memory of one process here, so a restart ends them and a second process knows none of them. Pass a store that outlives the process, such as Redis or your database.",
    memorySessions: "`{{call}}` keeps sessions in the memory of one process, so a restart ends them and a second process knows none of them. Use a storage that outlives the process.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: () => sessionSetupText,
  check(facts, _options, context) {
    for (const setup of facts.sessionSetups) {
      const states = storeStates(facts, setup);
      // one way in which the sessions may be kept elsewhere is enough
      if (states.some(({ state }) => state === "other") || isOneChoice(facts, setup, facts.sessionSetups)) continue;
      const memory = states.find((state) => state.state === "memory");
      const { row } = setup;
      if (typeof row.store !== "object") context.report({ node: setup.node as never, messageId: "memorySessions", data: { call: row.id } });
      else if (!memory && isOnlyDeclared(setup)) continue;
      else if (!memory) context.report({ node: setup.node as never, messageId: "noStore", data: { library: row.package, option: row.store.option } });
      else context.report({ node: storePlace(setup, memory.slot?.property) as never, messageId: "memoryStore", data: { library: row.package } });
    }
  },
});

/** The property that names the store; of options declared elsewhere, the argument. */
function storePlace({ call, node, optionsNode }: SessionSetup, property: { readonly range: readonly [number, number] } | undefined) {
  const isHere = property && property.range[0] >= call.range[0] && property.range[1] <= call.range[1];
  return isHere ? property : (optionsNode ?? node);
}
