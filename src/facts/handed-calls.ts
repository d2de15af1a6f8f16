import { memberPath, unwrap, type CallNode } from "../analysis/nodes";
import type { HandedMethod } from "../model/token-row";
import type { FactContext } from "./session-facts";

/** Rows of the model whose methods a framework hands over (`fastify.jwt.sign`), and what their names end with. */
export interface HandedRows<Row> {
  readonly rows: readonly Row[];
  readonly isNamed: (method: string) => boolean;
}

/** Calls of such methods: no import says what they are, but the file's framework or the name does. */
export function* handedCalls<Row extends { readonly handed?: HandedMethod }>(context: FactContext, { rows, isNamed }: HandedRows<Row>): Generator<{ call: CallNode; row: Row; keys: readonly string[] }> {
  for (const [method, calls] of context.file.tracer.index.callsNamed) {
    for (const call of isNamed(method) ? calls : []) {
      const callee = unwrap(call.callee);
      if (callee.type !== "MemberExpression") continue;
      const path = memberPath(callee);
      const row = rows.find(({ handed }) => handed && (handed.anywhere?.test(path) || (handed.inItsFiles.test(path) && context.receivers.frameworks.has(handed.framework))));
      if (row) yield { call, row, keys: context.file.origins.of(callee) };
    }
  }
}
