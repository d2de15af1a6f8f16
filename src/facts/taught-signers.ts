import type { CallNode } from "../analysis/nodes";
import { literal } from "../analysis/value";
import type { IssueRow, LifetimePlace } from "../model/token-row";
import type { TaughtCall } from "../public-types";
import type { FactContext } from "./session-facts";
import { taughtCalls } from "./taught";
import { readLifetime } from "./token-lifetime";

/** Calls of the functions that `settings.session.signers` teaches. */
export function* taughtSigners(context: FactContext): Generator<{ call: CallNode; row: IssueRow }> {
  for (const { call, taught } of taughtCalls(context, context.settings.signers)) yield { call, row: rowOf(taught) };
}

const rows = new WeakMap<TaughtCall, IssueRow>();

function rowOf(taught: TaughtCall): IssueRow {
  let row = rows.get(taught);
  if (!row) rows.set(taught, (row = makeRow(taught)));
  return row;
}

function makeRow({ name, package: from, arguments: positions = {}, defaults, unit }: TaughtCall): IssueRow {
  const { payload, options } = positions;
  const place: LifetimePlace = { in: "options", name: "expiresIn", number: unit ?? "refused", text: "ms", date: false, nothing: "absent", zero: "expired" };
  const declared = readLifetime(literal(defaults?.expiresIn), place);
  return {
    id: `settings.session.signers: ${name}`,
    package: from ?? "",
    apis: [],
    source: "settings.session",
    role: "issue",
    token: "JWT",
    calls: [],
    arguments: { ...(payload !== undefined && { payload }), ...(options !== undefined && { options }) },
    lifetime: [place],
    // without declared defaults, the function is trusted
    without: declared !== "absent" && typeof declared.seconds === "number" ? declared.seconds : "elsewhere",
    session: false,
  };
}
