import type { Node } from "../analysis/nodes";
import type { Trace } from "../analysis/trace";
import type { FactContext } from "./session-facts";

const environments = /^(?:global:process\.env|process#env|global:Bun\.env|bun#env|global:globalThis\.process\.env|\$env\/(?:dynamic|static)\/(?:private|public)#env|cloudflare:workers#env)\.([^.()]+)$/u;
/** SvelteKit's: each variable is an export. */
const exported = /^\$env\/static\/(?:private|public)#([^.()]+)$/u;

/** The name of the variable of the environment that a value is; undefined where it is none. */
export function environmentName(context: FactContext, trace: Trace): string | undefined {
  const ofMeta = metaName(trace);
  if (ofMeta !== undefined) return ofMeta;
  for (const key of context.file.origins.ofTrace(trace)) {
    const name = environments.exec(key)?.[1] ?? exported.exec(key)?.[1];
    if (name !== undefined) return name;
    if (key === "global:Deno.env.get()") return denoName(trace.node);
  }
  return undefined;
}

/** Whether a value counts in tests alone: `NODE_ENV === "test" ? "secret" : process.env.SECRET`. */
export function isForTestsOnly(node: Node): boolean {
  let at = node;
  // if (process.env.NODE_ENV === "test") process.env.SECRET = "secret";
  while (at.parent && ["AssignmentExpression", "ExpressionStatement", "BlockStatement"].includes(at.parent.type)) at = at.parent;
  const { parent } = at;
  if ((parent?.type !== "ConditionalExpression" && parent?.type !== "IfStatement") || parent.consequent !== at) return false;
  const { test } = parent;
  return test.type === "BinaryExpression" && test.operator.startsWith("==") && [test.left, test.right].some((side) => side.type === "Literal" && side.value === "test");
}

/** `import.meta.env.X` */
function metaName({ node, path }: Trace): string | undefined {
  return node.type === "MetaProperty" && path[0] === "env" ? path[1] : undefined;
}

function denoName(node: Node): string | undefined {
  const [argument] = node.type === "CallExpression" ? node.arguments : [];
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
}
