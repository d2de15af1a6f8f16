import { unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { CallPattern } from "../model/row";
import type { FactContext } from "./session-facts";

/** Fastify's `app.register(plugin, options)` and hapi's `server.register({ plugin, options })`, for given plugins. */
export function* pluginRegistrations(context: FactContext, plugins: readonly CallPattern[]): Generator<{ call: CallNode; plugin: Node; options: Node | undefined }> {
  if (plugins.length === 0) return;
  const matches = originMatcher(plugins);
  const isPlugin = (node: Node) => context.file.origins.of(node).some(matches);
  for (const call of context.file.tracer.index.callsNamed.get("register") ?? []) {
    const [first, second] = call.arguments;
    if (!first || first.type === "SpreadElement") continue;
    if (isPlugin(first)) {
      yield { call, plugin: first, options: second };
      continue;
    }
    for (const registered of listed(first)) {
      const view = context.file.objects.of(registered);
      const [plugin] = view.get("plugin");
      const [options] = view.get("options");
      if (plugin?.state === "value" && isPlugin(plugin.node)) yield { call, plugin: plugin.node, options: options?.state === "value" ? options.node : undefined };
    }
  }
}

function listed(node: Node): readonly Node[] {
  const inner = unwrapAwait(node);
  return inner.type === "ArrayExpression" ? inner.elements.filter((element) => element !== null) : [inner];
}
