import { calleeName, enclosingFunction, type CallNode, type FunctionNode } from "../../analysis/nodes";
import { functionsOf, lastName, nameNodeOf, nameOf } from "../handlers/found";
import { isLogoutControl } from "../logout-name";
import type { FactContext } from "../session-facts";
import type { LogoutCode } from "./candidates";
import { textOf } from "./label-text";

const watchers: readonly string[] = ["takeEvery", "takeLatest", "takeLeading"];

/** What a store runs because an action logs somebody out, whatever it is called: effects of NgRx, workers of Redux-Saga. */
export function* actionHandlers(context: FactContext): Generator<LogoutCode> {
  const { callsNamed } = context.file.tracer.index;
  for (const call of callsNamed.get("ofType") ?? []) {
    const labels = call.arguments.map((action) => labelOfAction(context, action));
    const [label] = labels;
    const steps = call.parent;
    if (label === undefined || labels.includes(undefined) || steps?.type !== "CallExpression" || calleeName(steps) !== "pipe" || isNamedLogout(enclosingFunction(steps))) continue;
    yield { body: steps, fn: undefined, named: call.arguments[0], label };
  }
  for (const call of watchers.flatMap((name) => callsNamed.get(name) ?? [])) {
    const [action, worker] = call.arguments;
    const label = action && labelOfAction(context, action);
    if (label === undefined || !worker || worker.type === "SpreadElement") continue;
    for (const fn of functionsOf(context, worker)) yield { body: fn, fn, named: nameNodeOf(fn), label: nameOf(fn) ?? label };
  }
}

/** `logout` of `ofType(AuthActions.logout)`, `takeLatest("auth/logout", …)` and `takeLatest(logout.type, …)`; not `logoutSuccess`, before which a server was asked. */
function labelOfAction(context: FactContext, action: CallNode["arguments"][number]): string | undefined {
  if (action.type === "SpreadElement") return undefined;
  const last = lastName(action);
  const name = last === "type" && action.type === "MemberExpression" ? lastName(action.object) : (last ?? textOf(context, action)?.split("/").at(-1));
  return name !== undefined && isLogoutControl(name.replace(/_?action$/iu, "")) ? name : undefined;
}

/** A function that is a logout by its own name. */
function isNamedLogout(fn: FunctionNode | undefined): boolean {
  return fn !== undefined && isLogoutControl(nameOf(fn) ?? "");
}
