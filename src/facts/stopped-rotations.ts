import { argumentAt, type Node } from "../analysis/nodes";
import { rotationRows, type RotationRow } from "../model/refresh-rotation";
import { CallFinder } from "./call-matching";
import type { FactContext } from "./session-facts";

/** An option by which a library keeps refresh tokens as they are. */
export interface StoppedRotation {
  readonly row: RotationRow;
  readonly node: Node;
}

const finder = new CallFinder(rotationRows, (row) => row.calls);

export function* collectStoppedRotations(context: FactContext): Generator<StoppedRotation> {
  for (const { call, entries } of finder.find(context)) {
    for (const row of entries) {
      const slots = context.file.objects.of(argumentAt(call, row.options)).get(row.option);
      const [first] = slots;
      const isOff = slots.every((slot) => slot.state === "value" && context.file.values.of(slot.node, slot.given).every((value) => value.kind === "literal" && value.value === false));
      if (isOff && first?.state === "value") yield { row, node: first.property ?? first.node };
    }
  }
}
