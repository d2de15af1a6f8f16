import { calleeName, memberPath, type CallNode, type Node } from "../analysis/nodes";
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
  /** Answers for a module's name, as the origin of a module itself. */
  readonly #isModule: (key: OriginKey) => boolean;
  readonly #lastNames = new Set<string>();

  constructor(entries: readonly Entry[], patternsOf: (entry: Entry) => readonly CallPattern[]) {
    this.#matchers = entries.map((entry) => ({
      entry,
      matches: originMatcher(patternsOf(entry)),
      members: patternsOf(entry).flatMap((pattern) => (pattern.startsWith("~") ? [pattern.slice(1)] : [])),
    }));
    const modules: string[] = [];
    for (const pattern of entries.flatMap(patternsOf)) {
      const module = /^([^#]+)#/u.exec(pattern)?.[1];
      if (module !== undefined) modules.push(`${module}#`);
      else this.#lastNames.add(/([^.:#()~]+)(?:\(\))?$/u.exec(pattern)?.[1] ?? "");
    }
    this.#isModule = originMatcher(modules);
  }

  /** The calls in a file that match, in source order. */
  *find(context: FactContext): Generator<MatchedCall<Entry>> {
    const { index } = context.file.tracer;
    // an import may have any name in the file, so all its calls are looked at; a handed object's methods keep theirs
    const importsOne = [...index.modules].some((module) => this.#isModule(`${moduleName(module)}#`));
    const calls = importsOne ? index.calls : this.#named(context);
    for (const call of calls) {
      const entries = this.entriesOf(context, call.callee);
      if (entries.length > 0) yield { call, entries };
    }
  }

  /** The entries that one callee may be, in the order of the list. */
  entriesOf(context: FactContext, callee: Node): readonly Entry[] {
    const keys = context.receivers.keysOf(callee);
    const path = memberPath(callee);
    return this.#matchers.flatMap(({ entry, matches, members }) => (keys.some(matches) || members.some((member) => path === member || path.endsWith(`.${member}`)) ? [entry] : []));
  }

  #named(context: FactContext): readonly CallNode[] {
    const { calls, callsNamed } = context.file.tracer.index;
    const some = [...this.#lastNames].some((name) => callsNamed.has(name));
    return some ? calls.filter((call) => this.#lastNames.has(calleeName(call) ?? "")) : [];
  }
}
