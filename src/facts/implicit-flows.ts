import { eachNode } from "../analysis/file-index";
import { argumentAt, memberPath, staticKey, type Node } from "../analysis/nodes";
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
  const typeOf = (node: Node) => file.values.textOf(node) ?? (memberPath(node).endsWith("ResponseType.Token") ? "token" : "");
  const found: ImplicitFlow[] = [];
  const add = (responseType: string, node: Node) => {
    if (responseType.split(/%20|[ +]/u).includes("token")) found.push({ responseType, node });
  };
  eachNode(file.sourceCode, (node) => {
    if (node.type === "Property" && node.parent.type === "ObjectExpression" && option.test(staticKey(node) ?? "")) add(typeOf(node.value), node);
    if (node.type === "Literal" && typeof node.value === "string" && startsUrl.test(node.value)) add(inText.exec(node.value)?.[1] ?? "", node);
    if (node.type === "TemplateLiteral" && startsUrl.test(node.quasis[0]?.value.raw ?? "")) for (const { value } of node.quasis) add(inText.exec(value.raw)?.[1] ?? "", node);
  });
  yield* found;
  for (const call of ["append", "set"].flatMap((name) => file.tracer.index.callsNamed.get(name) ?? [])) {
    const [name, value] = [argumentAt(call, 0), argumentAt(call, 1)];
    const isType = name && value && option.test(file.values.textOf(name) ?? "") && typeOf(value).split(" ").includes("token");
    if (isType) yield { responseType: typeOf(value), node: call };
  }
}
