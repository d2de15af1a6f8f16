import { eitherTest, taughtTextTest, type TextTest } from "../analysis/text-test";
import { calleeName, functionName, isInside, memberPath, type CallNode, type Node } from "../analysis/nodes";
import type { TaughtCall } from "../public-types";
import { isOwnModule } from "./receivers";
import type { FactContext } from "./session-facts";

/** Those of `list` that are judged by what they declare; the others are trusted. */
export function declaring(list: readonly TaughtCall[]): readonly TaughtCall[] {
  return list.filter(({ defaults }) => defaults !== undefined);
}

/** The calls in a file of functions that `settings.session` teaches, with what is taught of each. */
export function* taughtCalls(context: Pick<FactContext, "file">, list: readonly TaughtCall[]): Generator<{ call: CallNode; taught: TaughtCall }> {
  if (list.length === 0) return;
  for (const call of context.file.tracer.index.calls) {
    const taught = list.find((candidate) => isTaught(context, call, candidate));
    if (taught) yield { call, taught };
  }
}

function isTaught(context: Pick<FactContext, "file">, call: CallNode, taught: TaughtCall): boolean {
  const keys = context.file.origins.of(call.callee);
  if (taught.from === "package") return keys.some((key) => key === `${taught.package}#${taught.name === "default" ? "" : taught.name}`);
  // a package's function of the same name is not the team's
  if (keys.some((key) => !key.startsWith("global:") && !isOwn(key))) return false;
  if (keys.some((key) => isOwn(key) && key.endsWith(`#${taught.name}`))) return true;
  if (calleeName(call) !== lastNameOf(taught.name)) return false;
  const path = memberPath(call.callee);
  return path === taught.name || (taught.name.includes(".") && path.endsWith(`.${taught.name}`));
}

/** No package's name starts like an alias that a project's tools resolve. */
function isOwn(key: string): boolean {
  return isOwnModule(key) || /^[#$~]/u.test(key);
}

/** Inside a function that `settings.session.tokenStores` teaches: the team answers for what it keeps. */
export function isInTokenStore({ file, settings }: FactContext, node: Node): boolean {
  const names = new Set(settings.tokenStores.flatMap(({ name, from }) => (from === "file" ? [lastNameOf(name)] : [])));
  return names.size > 0 && file.tracer.index.functions.some((fn) => isInside(node, fn) && names.has(functionName(fn) ?? ""));
}

function lastNameOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

const namesByList = new WeakMap<object, TextTest>();

/** A text test that files with a call of a taught function pass too. */
export function orTaught(test: TextTest, list: readonly TaughtCall[]): TextTest {
  if (list.length === 0) return test;
  let names = namesByList.get(list);
  if (!names) namesByList.set(list, (names = taughtTextTest([], list.map(textOf))));
  return eitherTest(test, names);
}

/** What stands in every file that calls it: its last name; a default export's is its importer's choice. */
function textOf({ name, package: from }: TaughtCall): string {
  return name === "default" && from !== undefined ? from : lastNameOf(name).replaceAll("$", String.raw`\$`);
}
