import { enclosingFunction, isFunction, isInside, staticKey, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import type { Variable } from "../analysis/bindings";
import type { FactContext } from "./session-facts";
import { contentOf, type TokenClaim } from "./token-content";
import type { TokenContent } from "./token-contents";
import type { TokenSetUp } from "./token-set-ups";

/** What a library's callback puts into its tokens: `callbacks.jwt` of Auth.js, `definePayload` of better-auth. */
export function* callbackContents(context: FactContext, { row, purpose, options }: TokenSetUp): Generator<TokenContent> {
  const { tracer, objects } = context.file;
  if (!row.claims) return;
  const made = objects.at(options, row.claims.callback).slots.flatMap((slot) => (slot.state === "value" ? tracer.trace(slot.node, slot.given) : []));
  for (const { node, path } of made) {
    if (path.length > 0 || !isFunction(node)) continue;
    const contents = (tracer.index.returns.get(node) ?? []).map((value) => contentOf(context, value));
    const claims = [...assignedClaims(context, node, row.claims.token), ...contents.flatMap((content) => content.claims)];
    yield {
      row, purpose, place: node,
      encrypted: row.token === "encrypted JWT",
      // a value that is looked up each time is as fresh as the session
      claims: claims.filter(({ value }) => !value || !isFresh(context, node, value)),
      records: contents.flatMap(({ records }) => records),
    };
  }
}

/** `token.role = user.role`, `token = { ...token, role: user.role }` */
function assignedClaims(context: FactContext, fn: FunctionNode, token: string | undefined): readonly TokenClaim[] {
  const { bindings, index } = context.file.tracer;
  const [first] = fn.params;
  const property = first?.type === "ObjectPattern" ? first.properties.find((candidate) => candidate.type === "Property" && staticKey(candidate) === token) : undefined;
  // before version 4, the parameters stood one after the other
  const name = first?.type === "Identifier" && first.name === token ? first : property?.type === "Property" ? property.value : undefined;
  const variable = name?.type === "Identifier" ? bindings.declaredBy(name) : undefined;
  if (!variable) return [];
  return index.assignments.flatMap(({ left, right, operator }): readonly TokenClaim[] => {
    if (operator !== "=" || !isInside(left, fn)) return [];
    if (left.type === "Identifier" && bindings.variableOf(left) === variable) return contentOf(context, right).claims;
    const path = pathFrom(bindings.variableOf, variable, left);
    const name = path?.at(-1);
    return path && name !== undefined ? [{ name, path: path.join("."), node: left, value: right, isGroup: false, certain: false }] : [];
  });
}

/** The names by which a member is reached from a variable. */
function pathFrom(variableOf: (node: Node) => Variable | undefined, variable: Variable, left: Node): readonly string[] | undefined {
  const path: string[] = [];
  let node = left;
  while (node.type === "MemberExpression") {
    const name = staticKey(node);
    if (name === undefined) return undefined;
    path.unshift(name);
    node = unwrapAwait(node.object);
  }
  return path.length > 0 && node.type === "Identifier" && variableOf(node) === variable ? path : undefined;
}

/** Conditions under which a callback runs at the sign-in and not each time. */
const signIn = /\b(?:user|account|profile|trigger|isNewUser)\b/u;

/** Whether a value comes from a look-up that the callback makes each time it runs. */
function isFresh({ file }: FactContext, fn: FunctionNode, value: Node): boolean {
  let root = unwrapAwait(value);
  while (root.type === "MemberExpression") root = unwrapAwait(root.object);
  const variable = root.type === "Identifier" ? file.tracer.bindings.variableOf(root) : undefined;
  const declared = variable?.defs[0]?.type === "Variable" ? (variable.defs[0].node as Node) : undefined;
  const isLookedUp = declared?.type === "VariableDeclarator" && declared.init?.type === "AwaitExpression" && enclosingFunction(declared) === fn;
  if (!isLookedUp) return false;
  for (let at = value.parent; at && at !== fn; at = at.parent) if (at.type === "IfStatement" && !isInside(value, at.test) && signIn.test(file.sourceCode.getText(at.test as never))) return false;
  return true;
}
