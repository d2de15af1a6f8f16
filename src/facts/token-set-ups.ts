import { declaredType } from "../analysis/declared-type";
import { isFunction, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { emptyObject, type ObjectView } from "../analysis/objects";
import { originMatcher } from "../analysis/origins";
import type { SetUpRow } from "../model/token-row";
import { setUpRows } from "../model/tokens/index";
import { CallFinder } from "./call-matching";
import { pluginRegistrations } from "./plugins";
import { purposeOf, type PurposeEvidence } from "./purpose";
import type { FactContext } from "./session-facts";
import type { Lifetime } from "./token-lifetime";
import { lifetimesOf } from "./token-sources";

/** Options that hold for all tokens that a module, plugin or library issues. */
export interface TokenSetUp {
  readonly row: SetUpRow;
  /** The call that takes the options; undefined where only their type says what they are. */
  readonly call?: CallNode;
  /** Where a report about the whole set-up belongs. */
  readonly node: Node;
  readonly options: ObjectView;
  readonly optionsNode: Node;
  readonly lifetimes: readonly (Lifetime | "absent")[];
  readonly purpose: PurposeEvidence;
}

const finder = new CallFinder(setUpRows, (row) => row.calls);
const typed = setUpRows.flatMap((row) => (row.types ? [{ row, matches: originMatcher(row.types) }] : []));
const known = new WeakMap<FactContext, readonly TokenSetUp[]>();

/** Gathers every set-up of tokens in the file, once. */
export function tokenSetUps(context: FactContext): readonly TokenSetUp[] {
  let setUps = known.get(context);
  if (!setUps) known.set(context, (setUps = collect(context)));
  return setUps;
}

function collect(context: FactContext): readonly TokenSetUp[] {
  const found: TokenSetUp[] = [];
  const seen = new Set<Node>();
  const add = (row: SetUpRow, options: Node | undefined, call: CallNode | undefined): void => {
    if (!options) return;
    for (const node of optionNodes(context, row, options)) {
      const view = context.file.objects.of(node);
      const written = view.literal ?? node;
      if (seen.has(written)) continue;
      seen.add(written);
      found.push(setUpOf(context, row, node, view, call));
    }
  };
  for (const { call, entries } of finder.find(context)) {
    const [row] = entries;
    const options = row && call.arguments[row.arguments.options];
    if (row && options?.type !== "SpreadElement") add(row, options, call);
  }
  for (const row of setUpRows) {
    if (row.plugins) for (const { call, options } of pluginRegistrations(context, row.plugins)) add(row, options, call);
  }
  for (const { row, node } of typedOptions(context)) add(row, node, undefined);
  return found;
}

/** The options themselves, or what their factory returns. */
function optionNodes({ file }: FactContext, row: SetUpRow, node: Node): readonly Node[] {
  const { index } = file.tracer;
  const factory = row.factoryOption === undefined ? undefined : file.objects.of(node).get(row.factoryOption)[0];
  const made = factory?.state === "value" ? file.tracer.trace(factory.node)[0]?.node : undefined;
  if (isFunction(made)) return index.returns.get(made) ?? [];
  return [node];
}

/** Objects that a type or a well-known method says are such options. */
function* typedOptions({ file }: FactContext): Generator<{ row: SetUpRow; node: Node }> {
  for (const object of file.tracer.index.objects) {
    const type = declaredType(object);
    const keys = type ? file.origins.ofType(type as never) : [];
    const found = typed.find(({ matches }) => keys.some(matches));
    if (found) yield { row: found.row, node: object };
  }
  for (const [fn, returned] of file.tracer.index.returns) {
    const method = fn.parent.type === "MethodDefinition" ? staticKey(fn.parent) : undefined;
    const row = method === undefined ? undefined : setUpRows.find(({ factories, package: name }) => factories?.includes(method) && file.tracer.index.modules.has(name));
    const type = fn.returnType?.typeAnnotation;
    const keys = type ? file.origins.ofType(type) : [];
    const byType = typed.find(({ matches }) => keys.some(matches))?.row;
    for (const node of row || byType ? returned : []) yield { row: (row ?? byType) as SetUpRow, node };
  }
}

function setUpOf(context: FactContext, row: SetUpRow, optionsNode: Node, options: ObjectView, call: CallNode | undefined): TokenSetUp {
  const payload = { node: undefined, view: emptyObject, nature: "object" } as const;
  const lifetimes = lifetimesOf(context, { row, options, optionsNode, payload }).map((lifetime) =>
    // a default of the library's own counts; without one, whoever issues the token decides
    lifetime === "absent" && typeof row.without === "number" ? { seconds: row.without } : lifetime,
  );
  const written = (name: string) => options.get(name).flatMap((slot) => (slot.state === "value" ? [slot.node] : []))[0];
  const lifetimeNodes = lifetimes.flatMap((lifetime) => (lifetime !== "absent" && lifetime.node ? [lifetime.node] : []));
  return {
    row, options, optionsNode, lifetimes,
    ...(call && { call }),
    node: call ? unwrap(call.callee) : optionsNode,
    purpose: purposeOf(context, {
      call: call ?? (optionsNode as CallNode), payload: emptyObject, options, lifetimes: lifetimeNodes, session: row.session,
      key: written("secret") ?? written("privateKey"),
      label: written("name") ?? written("namespace"),
    }),
  };
}
