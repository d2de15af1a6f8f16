import { argumentAt, isFunction, unwrap, type CallNode, type Node } from "../../analysis/nodes";
import { originMatcher } from "../../analysis/origins";
import { enclosingClass } from "../../analysis/trace";
import { declaredType } from "../../analysis/declared-type";
import type { VerifierSetUpRow } from "../../model/verifier-row";
import { verifierSetUpRows } from "../../model/verifiers/index";
import { CallFinder } from "../call-matching";
import { pluginRegistrations } from "../plugins";
import type { FactContext } from "../session-facts";

/** Options by which a middleware, strategy, module or plugin verifies tokens. */
export interface VerifierSetUp {
  readonly row: VerifierSetUpRow;
  readonly call: CallNode | undefined;
  readonly node: Node;
  readonly optionsNode: Node;
}

const finder = new CallFinder(verifierSetUpRows, (row) => row.calls);
const inherited = verifierSetUpRows.flatMap((row) => (row.inherited ? [{ row, matches: originMatcher(row.calls) }] : []));
const typed = verifierSetUpRows.flatMap((row) => (row.types ? [{ row, matches: originMatcher(row.types) }] : []));

/** Gathers the set-ups of the file; options that several of them share are there once. */
export function* verifierSetUps(context: FactContext): Generator<VerifierSetUp> {
  const seen = new Set<Node>();
  for (const found of everySetUp(context)) {
    for (const optionsNode of returned(context, found)) {
      const written = context.file.objects.of(optionsNode).literal ?? optionsNode;
      if (seen.has(written)) continue;
      seen.add(written);
      yield { ...found, optionsNode };
    }
  }
}

function* everySetUp(context: FactContext): Generator<VerifierSetUp> {
  for (const { call, entries } of finder.find(context)) {
    const row = entries.find(({ when }) => !when || context.file.values.textOf(argumentAt(call, when.argument)) === when.text);
    if (row) yield* ofCall(call, row);
  }
  for (const call of context.file.tracer.index.calls) {
    const parent = call.callee.type === "Super" ? enclosingClass(call)?.superClass : undefined;
    if (!parent) continue;
    // class JwtStrategy extends PassportStrategy(Strategy)
    const mixed = unwrap(parent);
    const keys = [parent, ...(mixed.type === "CallExpression" ? mixed.arguments : [])].flatMap((node) => context.file.origins.of(node));
    const row = inherited.find(({ matches }) => keys.some(matches))?.row;
    if (row) yield* ofCall(call, row);
  }
  for (const row of verifierSetUpRows) {
    if (row.plugins) for (const { call, options } of pluginRegistrations(context, row.plugins)) if (options) yield { row, call, node: unwrap(call.callee), optionsNode: options };
  }
  for (const object of context.file.tracer.index.objects) {
    const type = declaredType(object);
    const keys = type ? context.file.origins.ofType(type) : [];
    const row = typed.find(({ matches }) => keys.some(matches))?.row;
    if (row) yield { row, call: undefined, node: object, optionsNode: object };
  }
}

function* ofCall(call: CallNode, row: VerifierSetUpRow): Generator<VerifierSetUp> {
  const optionsNode = argumentAt(call, row.arguments.options);
  if (optionsNode) yield { row, call, node: unwrap(call.callee), optionsNode };
}

/** The options themselves, or what their factory returns. */
function returned({ file }: FactContext, { row, optionsNode }: VerifierSetUp): readonly Node[] {
  const factory = row.factoryOption === undefined ? undefined : file.objects.of(optionsNode).get(row.factoryOption)[0];
  const made = factory?.state === "value" ? file.tracer.trace(factory.node)[0]?.node : undefined;
  return isFunction(made) ? (file.tracer.index.returns.get(made) ?? []) : [optionsNode];
}
