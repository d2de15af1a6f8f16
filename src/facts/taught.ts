import { taughtTextTest, type TextTest } from "../analysis/text-test";
import { calleeName, memberPath, type CallNode } from "../analysis/nodes";
import type { TaughtCall } from "../public-types";
import { isOwnModule } from "./receivers";
import type { FactContext } from "./session-facts";

/** The calls in a file of functions that `settings.session` teaches, with what is taught of each. */
export function* taughtCalls(context: FactContext, list: readonly TaughtCall[]): Generator<{ call: CallNode; taught: TaughtCall }> {
  if (list.length === 0) return;
  for (const call of context.file.tracer.index.calls) {
    const taught = list.find((candidate) => isTaught(context, call, candidate));
    if (taught) yield { call, taught };
  }
}

function isTaught(context: FactContext, call: CallNode, taught: TaughtCall): boolean {
  const keys = context.file.origins.of(call.callee);
  if (taught.from === "package") return keys.some((key) => key === `${taught.package}#${taught.name}`);
  // a package's function of the same name is not the team's
  if (keys.some((key) => !key.startsWith("global:") && !isOwnModule(key))) return false;
  if (keys.some((key) => isOwnModule(key) && key.endsWith(`#${taught.name}`))) return true;
  const lastName = taught.name.slice(taught.name.lastIndexOf(".") + 1);
  if (calleeName(call) !== lastName) return false;
  const path = memberPath(call.callee);
  return path === taught.name || (taught.name.includes(".") && path.endsWith(`.${taught.name}`));
}

const testsByList = new WeakMap<object, TextTest>();

/** A text test that files with a call of a taught function pass too. */
export function orTaught(test: TextTest, list: readonly TaughtCall[]): TextTest {
  if (list.length === 0) return test;
  let found = testsByList.get(list);
  if (!found) testsByList.set(list, (found = taughtTextTest([test], list.map(({ name }) => escapeExpression(name.slice(name.lastIndexOf(".") + 1))))));
  return found;
}

function escapeExpression(text: string): string {
  return text.replaceAll("$", String.raw`\$`);
}
