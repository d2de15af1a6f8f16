import { codeText } from "../analysis/text-test";
import { argumentAt, memberPath, staticKey, type Node } from "../analysis/nodes";
import { implicitFlowText } from "./implicit-flow-text";
import type { FactContext } from "./session-facts";

/** A request to an authorization server that makes it send the token in the fragment of a URL. */
export interface ImplicitFlow {
  readonly responseType: string;
  readonly node: Node;
}

const option = /^response_?type$/iu;
const inText = /[?&]response_type=((?:\w|%20|[ +])+)/u;
/** A text about a URL, or of code, starts otherwise. */
const startsUrl = /^(?:[a-z][\w+.-]*:|[/?&#]|$)/iu;

/** Gathers the requests of OAuth's implicit flow: those whose response type has the word `token`. */
export function* implicitFlows({ file }: FactContext): Generator<ImplicitFlow> {
  if (!implicitFlowText.matches(codeText(file.sourceCode))) return;
  const typeOf = (node: Node) => file.values.textOf(node) ?? (memberPath(node).endsWith("ResponseType.Token") ? "token" : "");
  const ofType = (responseType: string, node: Node): readonly ImplicitFlow[] => (responseType.split(/%20|[ +]/u).includes("token") ? [{ responseType, node }] : []);
  const { properties, strings, templates } = file.tracer.index;
  for (const node of properties) if (node.parent.type === "ObjectExpression" && option.test(staticKey(node) ?? "")) yield* ofType(typeOf(node.value), node);
  for (const node of strings) if (startsUrl.test(node.value)) yield* ofType(inText.exec(node.value)?.[1] ?? "", node);
  for (const node of templates) {
    if (startsUrl.test(node.quasis[0]?.value.raw ?? "")) for (const { value } of node.quasis) yield* ofType(inText.exec(value.raw)?.[1] ?? "", node);
  }
  for (const call of ["append", "set"].flatMap((name) => file.tracer.index.callsNamed.get(name) ?? [])) {
    const [name, value] = [argumentAt(call, 0), argumentAt(call, 1)];
    const isType = name && value && option.test(file.values.textOf(name) ?? "") && typeOf(value).split(" ").includes("token");
    if (isType) yield { responseType: typeOf(value), node: call };
  }
}
