import { calleeName, memberPath, type CallNode, type Node } from "../analysis/nodes";
import { moduleName, originMatcher, type OriginKey } from "../analysis/origins";
import { remember } from "../analysis/remember";
import type { CallPattern } from "../model/row";
import type { FactContext } from "./session-facts";

export interface MatchedCall<Entry> {
  readonly call: CallNode;
  /** All entries that the call may be; several where the file does not tell frameworks apart. */
  readonly entries: readonly Entry[];
}

/** Entries of the model, ready to be looked for. */
interface Matchers<Entry> {
  readonly byKey: (key: OriginKey) => readonly Entry[];
  /** The entries that are known by their names alone. */
  readonly byMember: readonly { readonly entry: Entry; readonly members: readonly string[] }[];
  /** Answers for a module's name, as the origin of a module itself. */
  readonly isModule: (key: OriginKey) => boolean;
  readonly lastNames: ReadonlySet<string>;
  /** Those of them that say nothing without an origin. */
  readonly originNames: ReadonlySet<string>;
}

/** Finds the calls that a list of model entries describes; made once a list, and ready when it is first asked. */
export class CallFinder<Entry> {
  readonly #entries: readonly Entry[];
  readonly #patternsOf: (entry: Entry) => readonly CallPattern[];
  #made: Matchers<Entry> | undefined;

  constructor(entries: readonly Entry[], patternsOf: (entry: Entry) => readonly CallPattern[]) {
    this.#entries = entries;
    this.#patternsOf = patternsOf;
  }

  get #matchers(): Matchers<Entry> {
    return (this.#made ??= this.#make());
  }

  #make(): Matchers<Entry> {
    const modules: string[] = [];
    const lastNames = new Set<string>();
    const originNames = new Set<string>();
    for (const pattern of this.#entries.flatMap(this.#patternsOf)) {
      const module = /^([^#]+)#/u.exec(pattern)?.[1];
      if (module !== undefined) {
        modules.push(`${module}#`);
        continue;
      }
      const name = /([^.:#()~]+)(?:\(\))?$/u.exec(pattern)?.[1] ?? "";
      lastNames.add(name);
      if (!pattern.startsWith("~")) originNames.add(name);
    }
    const byOrigin = this.#entries.map((entry) => ({ entry, matches: originMatcher(this.#patternsOf(entry)) }));
    const byMember = this.#entries.map((entry) => ({
      entry,
      members: this.#patternsOf(entry).flatMap((pattern) => (pattern.startsWith("~") ? [pattern.slice(1)] : [])),
    }));
    return {
      byKey: remember((key) => byOrigin.filter(({ matches }) => matches(key)).map(({ entry }) => entry)),
      byMember: byMember.filter(({ members }) => members.length > 0),
      isModule: originMatcher(modules),
      lastNames,
      originNames,
    };
  }

  /** The calls in a file that match, in source order, of those that `isMeant` lets pass: the cheap question comes first. */
  *find(context: FactContext, isMeant?: (call: CallNode) => boolean): Generator<MatchedCall<Entry>> {
    const { index } = context.file.tracer;
    // an import may have any name in the file, so all its calls are looked at; a handed object's methods keep theirs
    const importsOne = [...index.modules].some((module) => this.#matchers.isModule(`${moduleName(module)}#`));
    const calls = importsOne ? index.calls : this.#named(context);
    for (const call of calls) {
      if (isMeant?.(call) === false) continue;
      // to find out where a value comes from takes longest
      const needsOrigin = importsOne || this.#matchers.originNames.has(calleeName(call) ?? "");
      const entries = needsOrigin ? this.entriesOf(context, call.callee) : this.#inOrder(this.#namedAs(call.callee));
      if (entries.length > 0) yield { call, entries };
    }
  }

  /** The entries that one callee may be, in the order of the list. */
  entriesOf(context: FactContext, callee: Node): readonly Entry[] {
    const { byKey } = this.#matchers;
    return this.#inOrder([...context.receivers.keysOf(callee).flatMap((key) => byKey(key)), ...this.#namedAs(callee)]);
  }

  /** The entries that a callee may be by its names alone. */
  #namedAs(callee: Node): readonly Entry[] {
    const { byMember } = this.#matchers;
    if (byMember.length === 0) return [];
    const path = memberPath(callee);
    return byMember.filter(({ members }) => members.some((member) => path === member || path.endsWith(`.${member}`))).map(({ entry }) => entry);
  }

  #inOrder(found: readonly Entry[]): readonly Entry[] {
    return found.length > 1 ? this.#entries.filter((entry) => found.includes(entry)) : found;
  }

  #named(context: FactContext): readonly CallNode[] {
    const { calls, callsNamed } = context.file.tracer.index;
    const { lastNames } = this.#matchers;
    const named = [...lastNames].flatMap((name) => callsNamed.get(name) ?? []);
    // of one name they are in order already
    if (named.length < 2) return named;
    const found = new Set(named);
    return calls.filter((call) => found.has(call));
  }
}
