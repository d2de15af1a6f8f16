import { calleeName, memberPath, type CallNode } from "../analysis/nodes";
import { moduleName, originMatcher, type OriginKey } from "../analysis/origins";
import type { CallPattern } from "../model/row";
import type { FactContext } from "./session-facts";

export interface MatchedCall<Entry> {
  readonly call: CallNode;
  /** All entries that the call may be; several where the file does not tell frameworks apart. */
  readonly entries: readonly Entry[];
}

/** Finds the calls that a list of model entries describes; made once a list. */
export class CallFinder<Entry> {
  readonly #matchers: readonly { entry: Entry; matches: (key: OriginKey) => boolean; members: readonly string[] }[];
  readonly #modules = new Set<string>();
  readonly #lastNames = new Set<string>();

  constructor(entries: readonly Entry[], patternsOf: (entry: Entry) => readonly CallPattern[]) {
    this.#matchers = entries.map((entry) => ({
      entry,
      matches: originMatcher(patternsOf(entry)),
      members: patternsOf(entry).flatMap((pattern) => (pattern.startsWith("~") ? [pattern.slice(1)] : [])),
    }));
    for (const pattern of entries.flatMap(patternsOf)) {
      const module = /^([^#]+)#/u.exec(pattern)?.[1];
      if (module !== undefined) this.#modules.add(module);
      else this.#lastNames.add(/([^.:#()~]+)(?:\(\))?$/u.exec(pattern)?.[1] ?? "");
    }
  }

  /** The calls in a file that match, in source order. */
  *find(context: FactContext): Generator<MatchedCall<Entry>> {
    const { index } = context.file.tracer;
    // an import may have any name in the file, so all its calls are looked at; a handed object's methods keep theirs
    const importsOne = [...index.modules].some((module) => this.#modules.has(moduleName(module)));
    const calls = importsOne ? index.calls : this.#named(context);
    for (const call of calls) {
      const keys = context.receivers.keysOf(call.callee);
      const path = memberPath(call.callee);
      const entries = this.#matchers.flatMap(({ entry, matches, members }) => (keys.some(matches) || members.some((member) => path === member || path.endsWith(`.${member}`)) ? [entry] : []));
      if (entries.length > 0) yield { call, entries };
    }
  }

  #named(context: FactContext): readonly CallNode[] {
    const { calls, callsNamed } = context.file.tracer.index;
    const some = [...this.#lastNames].some((name) => callsNamed.has(name));
    return some ? calls.filter((call) => this.#lastNames.has(calleeName(call) ?? "")) : [];
  }
}
