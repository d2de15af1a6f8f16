import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, type Node } from "../analysis/nodes";
import { emptyObject, ObjectView, unknownObject } from "../analysis/objects";
import { hole, type TextPart } from "../analysis/value";
import { standardSpelling, type CookieRow } from "../model/cookie-row";
import { onlyNode, sharedOptions } from "./cookie-setters";
import type { CookieWrite } from "./cookie-writes";
import type { FactContext } from "./session-facts";

const names: readonly string[] = Object.values(standardSpelling);

/** One cookie of one handler, with all that the handler does to it, in source order. */
interface Cookie {
  readonly name: readonly TextPart[];
  readonly steps: Step[];
}
type Step =
  | { readonly kind: "member"; readonly name: string; readonly target: TSESTree.MemberExpression; readonly value: Node }
  | { readonly kind: "set" | "update"; readonly call: TSESTree.CallExpression; readonly object: Node };

/** Elysia's cookies, which are members of the context: `cookie.session.value = id; cookie.session.httpOnly = true`. */
export function collectElysiaCookies(context: FactContext, rows: readonly CookieRow[]): readonly CookieWrite[] {
  const row = rows.find(({ id }) => id === "elysia.cookie");
  if (!row || !context.receivers.frameworks.has("elysia")) return [];
  const shared = layered([sharedOptions(context, row), schemaOptions(context)]);
  return cookiesOf(context).flatMap(({ name, steps }) => {
    // set() starts again from the application's defaults; the other steps add to what is there
    const last = steps.findLastIndex(({ kind }) => kind === "set");
    const kept = steps.slice(Math.max(last, 0));
    const options = layered(kept.map((step) => (step.kind === "member" ? memberView(step) : context.file.objects.of(step.object))));
    return steps.flatMap((step): readonly CookieWrite[] => {
      const common = { rows: [row], name, shared, session: false };
      if (step.kind === "member") {
        if (step.name !== "value") return [];
        return [{ ...common, node: step.target, value: step.value, options, optionsNode: undefined }];
      }
      const own = context.file.objects.of(step.object);
      const value = onlyNode(own.get("value"));
      if (!value) return [];
      // where the handler does nothing else to the cookie, a fix may edit the object
      return [{ ...common, node: unwrap(step.call.callee), value, call: step.call, options: kept.length === 1 ? own : options, optionsNode: step.object }];
    });
  });
}

function cookiesOf(context: FactContext): readonly Cookie[] {
  const cookies = new Map<unknown, Map<string, Cookie>>();
  const add = (target: Node, step: Step): void => {
    const found = cookieAt(context, target);
    if (!found) return;
    let ofHandler = cookies.get(found.handler);
    if (!ofHandler) cookies.set(found.handler, (ofHandler = new Map()));
    let cookie = ofHandler.get(found.name);
    if (!cookie) ofHandler.set(found.name, (cookie = { name: [found.name === "[?]" ? hole : found.name], steps: [] }));
    cookie.steps.push(step);
  };
  const { assignments, callsNamed } = context.file.tracer.index;
  for (const { left, operator, right } of assignments) {
    const name = left.type === "MemberExpression" ? staticKey(left) : undefined;
    if (left.type === "MemberExpression" && operator === "=" && name !== undefined && (name === "value" || names.includes(name))) add(left.object, { kind: "member", name, target: left, value: right });
  }
  for (const kind of ["set", "update"] as const) {
    for (const call of callsNamed.get(kind) ?? []) {
      const callee = unwrap(call.callee);
      const [object] = call.arguments;
      if (call.type === "CallExpression" && callee.type === "MemberExpression" && object && object.type !== "SpreadElement") add(callee.object, { kind, call, object });
    }
  }
  const position = (step: Step) => (step.kind === "member" ? step.target : step.call).range[0];
  const all = [...cookies.values()].flatMap((ofHandler) => [...ofHandler.values()]);
  for (const { steps } of all) steps.sort((a, b) => position(a) - position(b));
  return all;
}

/** The cookie that an expression is, as a member of `cookie` of a handler's first parameter. */
function cookieAt({ file: { tracer } }: FactContext, node: Node): { handler: unknown; name: string } | undefined {
  const [trace, ...others] = tracer.trace(node);
  if (!trace || others.length > 0 || trace.node.type !== "Identifier") return undefined;
  const variable = tracer.bindings.variableOf(trace.node);
  const parameter = variable && tracer.parameterOf(variable);
  if (!parameter || parameter.position !== 0) return undefined;
  const [jar, name, ...rest] = [...parameter.path, ...trace.path];
  return jar === "cookie" && name !== undefined && rest.length === 0 ? { handler: parameter.fn, name } : undefined;
}

/** `t.Cookie(fields, { httpOnly: true })` */
function schemaOptions(context: FactContext): ObjectView {
  const calls = (context.file.tracer.index.callsNamed.get("Cookie") ?? []).filter(({ arguments: [, options] }) => options);
  const [only, ...others] = calls;
  // several schemas: which handler has which is not followed
  return others.length > 0 ? unknownObject : context.file.objects.of(only?.arguments[1]);
}

function memberView({ name, value }: Step & { kind: "member" }): ObjectView {
  return new ObjectView([[{ kind: "property", name, node: value }]], undefined);
}

/** Objects put over one another; later ones win. */
function layered(views: readonly ObjectView[]): ObjectView {
  const [only] = views;
  return views.length === 1 && only ? only : views.reduce((base, view) => view.over(base), emptyObject);
}
