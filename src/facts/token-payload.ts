import { calleeName, isFunction, isInside, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { unknownObject, type ObjectView } from "../analysis/objects";
import type { Arguments } from "../analysis/trace";
import type { FactContext } from "./session-facts";

/** The claims of a token, as far as the file shows them. */
export interface TokenPayload {
  readonly node: Node | undefined;
  readonly view: ObjectView;
  /** `object`: literals, perhaps with spreads; `text`: a string, which has no claims; `unknown`: some other value. */
  readonly nature: "object" | "text" | "unknown";
}

export function payloadOf({ file }: FactContext, node: Node | undefined, given?: Arguments): TokenPayload {
  if (!node) return { node, view: unknownObject, nature: "unknown" };
  const traces = file.tracer.trace(node, given);
  const [only] = traces;
  const validated = only && traces.length === 1 && only.path.length === 0 ? validatedValue(only.node) : undefined;
  if (validated) return payloadOf({ file } as FactContext, validated, given);
  const natures = traces.map((trace) => (trace.path.length > 0 ? "unknown" : natureOf(trace.node)));
  const [nature = "unknown"] = natures;
  return { node, view: file.objects.of(node, given), nature: natures.every((other) => other === nature) ? nature : "unknown" };
}

function natureOf(node: Node): TokenPayload["nature"] {
  if (node.type === "ObjectExpression") return "object";
  return (node.type === "Literal" && typeof node.value === "string") || node.type === "TemplateLiteral" ? "text" : "unknown";
}

/** `schema.parse({ … })`, `parse(schema, { … })`: what comes out is what went in. */
function validatedValue(node: Node): Node | undefined {
  if (node.type !== "CallExpression" || !["parse", "parseAsync"].includes(calleeName(node) ?? "")) return undefined;
  const last = node.arguments.at(-1);
  const value = last && last.type !== "SpreadElement" ? unwrapAwait(last) : undefined;
  return value?.type === "ObjectExpression" ? value : undefined;
}

/** Something in the file writes an `exp`, so that a payload whose content is unknown may hold it. */
const expWritten = /(?<![\w.$])["']?exp["']?\s*\??:|\.exp\s*=(?!=)|\bexp\s*[,}]/u;

/** Whether a payload that the file does not show may hold an expiry. */
export function mayHoldExp(context: FactContext, { node }: TokenPayload, given?: Arguments): boolean {
  if (expWritten.test(context.file.sourceCode.text)) return true;
  return node !== undefined && partsOf(context, node, given).some((part) => isDecoded(context, part));
}

/** `claims.exp = …` on a payload that comes from elsewhere, on the way to the call: the expression it is given. */
export function assignedExp({ file }: FactContext, { node }: TokenPayload): Node | undefined {
  const payload = node && unwrapAwait(node);
  const variable = payload?.type === "Identifier" ? file.tracer.bindings.variableOf(payload) : undefined;
  if (!payload || !variable) return undefined;
  const [only, ...others] = file.tracer.index.assignments.filter(({ left }) => left.type === "MemberExpression" && staticKey(left) === "exp" && left.object.type === "Identifier" && file.tracer.bindings.variableOf(left.object) === variable);
  if (!only || others.length > 0 || only.operator !== "=" || only.parent.type !== "ExpressionStatement") return undefined;
  return only.range[1] <= payload.range[0] && isInside(payload, only.parent.parent) ? only.right : undefined;
}

/** Claims of the application's own by which it ends a token itself. */
const ownExpiry = /^(?:expires?(?:_?(?:at|on|in|time|date))?|expiry(?:_?(?:at|time|date))?|expiration(?:_?(?:at|time|date))?|valid_?(?:until|to|till)|exp_?(?:at|time|date))$/iu;

/** Whether the payload has a claim that ends it or tells its age, though no library looks at it. */
export function hasOwnExpiry({ file }: FactContext, { view }: TokenPayload): boolean {
  return view.properties.some(({ name, node }) => {
    if (name === "exp" || name === "expiresIn") return false;
    // a user's own `createdAt` is a fixed time
    return ownExpiry.test(name) || (/^created/iu.test(name) && file.values.of(node).some((value) => value.kind === "clock" || (value.kind === "date" && value.relative)));
  });
}

/** A value and what its literals spread. */
function partsOf({ file }: FactContext, node: Node, given?: Arguments): readonly Node[] {
  return file.tracer.trace(node, given).flatMap(({ node: made, path }) => {
    if (path.length > 0 || made.type !== "ObjectExpression") return [made];
    return made.properties.flatMap((property) => (property.type === "SpreadElement" ? [property.argument] : []));
  });
}

/** Functions that give claims which they had before; `parse` is `JSON.parse`, of a payload that somebody wrote. */
const decoding = /^(?:(?:jwt)?(?:verify|decode|decrypt)|parse$)/iu;

/** The claims of a token that came in keep the expiry that they had. */
function isDecoded({ file }: FactContext, node: Node): boolean {
  return file.tracer.trace(node).some((trace) => {
    const made = trace.node;
    if (made.type === "CallExpression") return decoding.test(calleeName(made) ?? "");
    // verify(token, key, (error, claims) => …)
    const variable = made.type === "Identifier" ? file.tracer.bindings.variableOf(made) : undefined;
    const fn = variable?.defs[0]?.type === "Parameter" ? (variable.defs[0].node as Node) : undefined;
    return isFunction(fn) && fn.parent.type === "CallExpression" && fn.params[0]?.type === "Identifier" && decoding.test(calleeName(fn.parent) ?? "") && fn.params.length > 1;
  });
}
