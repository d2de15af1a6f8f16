import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, staticKey, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView, Slot } from "../analysis/objects";
import { corsRows, corsShape, headerSetters } from "../model/cors";
import type { CorsRow } from "../model/cors/rows";
import { CallFinder } from "./call-matching";
import { isOriginHeader, originPolicies, testsOrigin, type OriginPolicy } from "./cors-origins";
import { pluginRegistrations } from "./plugins";
import type { FactContext } from "./session-facts";

/** One set-up of cross-origin requests. */
export interface CorsPolicy {
  readonly row: string;
  /** Every answer that requests may get. */
  readonly origins: readonly OriginPolicy[];
  readonly credentials: readonly ("allowed" | "refused" | "unknown")[];
  /** What is at fault where the answers are: the `origin` option, else the one that allows credentials, else the call. */
  readonly node: Node;
  /** The code names no origin: the library's default is meant. */
  readonly byDefault: boolean;
}

const finder = new CallFinder<CorsRow>(corsRows, ({ calls }) => calls);

export function* collectCorsPolicies(context: FactContext): Generator<CorsPolicy> {
  const seen = new Set<Node>();
  for (const policy of [...ofCalls(context), ...ofShapes(context)]) {
    if (seen.has(policy.node)) continue;
    seen.add(policy.node);
    yield policy;
  }
  yield* ofHeaders(context);
}

function* ofCalls(context: FactContext): Generator<CorsPolicy> {
  for (const { call, entries } of finder.find(context)) {
    for (const row of entries) for (const options of optionsOf(context, call, row)) yield policyOf(context, row, options, call);
  }
  for (const row of corsRows) {
    for (const { call, options } of pluginRegistrations(context, row.plugins ?? [])) yield policyOf(context, row, context.file.objects.of(options), call);
  }
}

function* optionsOf(context: FactContext, call: CallNode, row: CorsRow): Generator<ObjectView> {
  const { objects } = context.file;
  if (call.arguments.length === 0 && row.withoutOptions) yield objects.of(undefined);
  for (const argument of call.arguments) {
    if (argument.type === "SpreadElement") return;
    for (const path of row.paths) {
      const { view, slots } = objects.at(objects.of(argument), path);
      // without a written policy, nothing is said about CORS
      if (path === "" || slots.some(({ state }) => state === "value")) yield view;
    }
  }
}

/** `{ origin: true, credentials: true }`, wherever it goes. */
function* ofShapes(context: FactContext): Generator<CorsPolicy> {
  for (const object of context.file.tracer.index.objects) {
    const keys = object.properties.map((property) => (property.type === "Property" ? staticKey(property) : undefined));
    if (keys.includes("origin") && keys.includes("credentials")) yield policyOf(context, corsShape, context.file.objects.of(object), object);
  }
}

function policyOf(context: FactContext, row: CorsRow, view: ObjectView, fallback: Node): CorsPolicy {
  const spellings = (row.originOptions ?? ["origin"]).map((name) => view.get(name));
  const origins = spellings.find((slots) => slots.some(({ state }) => state !== "absent")) ?? view.get("origin");
  const credentials = view.get("credentials");
  const written = propertyOf(origins);
  return {
    row: row.id,
    origins: dependsOnStage(context, fallback) ? ["unknown"] : origins.flatMap((slot): readonly OriginPolicy[] => (slot.state === "value" ? originPolicies(context.file, slot.node, row) : slot.state === "absent" ? [row.withoutOrigin] : ["unknown"])),
    credentials: credentials.map((slot) => credentialsOf(context, slot, row)),
    node: written ?? propertyOf(credentials) ?? fallback,
    byDefault: written === undefined,
  };
}

/** Whether a set-up stands in a branch that production may not take, as `else { … }` of `if (isProduction)`. */
function dependsOnStage(context: FactContext, node: Node): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if ((at.type === "IfStatement" || at.type === "ConditionalExpression") && /prod|node_env|\bis_?dev|development|debug/iu.test(context.file.sourceCode.getText(at.test as never))) return true;
  }
  return false;
}

function credentialsOf(context: FactContext, slot: Slot, row: CorsRow): CorsPolicy["credentials"][number] {
  if (slot.state === "unknown") return "unknown";
  if (slot.state === "absent") return row.credentialsByDefault ? "allowed" : "refused";
  const value = context.file.values.literalOf(slot.node);
  if (value?.kind !== "literal") return "unknown";
  if (value.value === undefined) return row.credentialsByDefault ? "allowed" : "refused";
  return value.value === true ? "allowed" : "refused";
}

function propertyOf(slots: readonly Slot[]): Node | undefined {
  for (const slot of slots) if (slot.state === "value") return slot.property ?? slot.node;
  return undefined;
}

/** Hand-written headers: the request's `Origin` given back, beside `Access-Control-Allow-Credentials: true`. */
function* ofHeaders(context: FactContext): Generator<CorsPolicy> {
  const headers = [...headersWritten(context)];
  for (const { name, value, node } of headers) {
    if (name !== "access-control-allow-origin" || !isOriginHeader(context.file, value)) continue;
    const scope = enclosingFunction(node);
    const credentials = headers.find((other) => other.name === "access-control-allow-credentials" && enclosingFunction(other.node) === scope);
    if (!credentials) continue;
    const allowed = context.file.values.literalOf(credentials.value);
    yield {
      row: "headers",
      origins: [isChecked(context, node) ? "unknown" : "echo"],
      credentials: [allowed?.kind !== "literal" ? "unknown" : String(allowed.value) === "true" ? "allowed" : "refused"],
      node,
      byDefault: false,
    };
  }
}

/** Whether the function around a write, or one around that, decides anything by the origin. */
function isChecked(context: FactContext, node: Node): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (testsOrigin(context.file, fn)) return true;
  return enclosingFunction(node) === undefined;
}

interface WrittenHeader {
  readonly name: string;
  readonly value: Node;
  readonly node: Node;
}

function* headersWritten(context: FactContext): Generator<WrittenHeader> {
  const { index } = context.file.tracer;
  for (const name of headerSetters) {
    for (const call of index.callsNamed.get(name) ?? []) {
      const [header, value] = call.arguments;
      if (!header || !value || value.type === "SpreadElement" || calleeName(call) === "writeHead") continue;
      const text = context.file.values.textOf(header);
      if (text !== undefined) yield { name: text.toLowerCase(), value, node: call };
    }
  }
  for (const object of index.objects) {
    for (const property of object.properties) {
      const key = property.type === "Property" ? staticKey(property) : undefined;
      if (key !== undefined) yield { name: key.toLowerCase(), value: (property as TSESTree.Property).value, node: property };
    }
  }
}
