import type { CallNode } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { StorageChoice, StoragePlace } from "../model/storage/rows";
import type { FactContext } from "./session-facts";
import type { StoragePlaces } from "./storage-places";

export interface ChosenStorage {
  /** Every storage that it may be; none where the file does not tell. */
  readonly places: readonly StoragePlace[];
  readonly byDefault: boolean;
}

/** The storage that a call uses: the library's own, unless the code chooses another. */
export function chosenStorage(
  context: FactContext,
  places: StoragePlaces,
  call: CallNode,
  { storage, choice }: { readonly storage: StoragePlace; readonly choice?: StorageChoice },
): ChosenStorage {
  const byDefault: ChosenStorage = { places: [storage], byDefault: true };
  if (!choice) return { places: [storage], byDefault: false };
  const chosen = choosingCalls(context, call, choice).flatMap((maker) => {
    const node = places.argumentAt(maker, choice);
    if (node === undefined) return [];
    return [node === "unknown" ? [] : places.of(node, choice.texts)];
  });
  if (chosen.length === 0) return byDefault;
  // two set-ups that differ: either may be the one that this call uses
  return { places: chosen.some((list) => list.length === 0) ? [] : [...new Set(chosen.flat())], byDefault: false };
}

function choosingCalls(context: FactContext, call: CallNode, { madeBy }: StorageChoice): readonly CallNode[] {
  if (!madeBy) return [call];
  const matches = originMatcher(madeBy);
  return context.file.tracer.index.calls.filter((candidate) => context.file.origins.of(candidate.callee).some(matches));
}
