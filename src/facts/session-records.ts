import type { Node } from "../analysis/nodes";
import { memoryRecords } from "./memory-records";
import type { FactContext } from "./session-facts";
import { storeRecords } from "./store-records";
import { tableRecords } from "./table-records";
import { isInTokenStore } from "./taught";

/** Something that the server keeps of a session, or of whatever else its names say. */
export interface SessionRecord {
  /** The model's row, or how it is kept. */
  readonly row: string;
  readonly how: "store" | "memory" | "record" | "table" | "option";
  /** Where it is kept, as a message says it. */
  readonly place: string;
  /** The names that tell what is kept, the most telling first. */
  readonly names: readonly string[];
  /** Known to be a session's, whatever the names say. */
  readonly certain: boolean;
  /** Whether anything ends it. */
  readonly lifetime: "given" | "none" | "unknown";
  readonly node: Node;
}

export function* collectSessionRecords(context: FactContext): Generator<SessionRecord> {
  for (const record of recordsOf(context)) if (!isInTokenStore(context, record.node)) yield record;
}

function* recordsOf(context: FactContext): Generator<SessionRecord> {
  yield* storeRecords(context);
  yield* memoryRecords(context);
  yield* tableRecords(context);
}
