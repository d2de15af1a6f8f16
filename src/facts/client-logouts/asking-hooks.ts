import { isFunction, staticKey, unwrap, type Node } from "../../analysis/nodes";

/** Hooks that send a request, or make what does. */
const askingHooks = /^use(?:\w*(?:Mutation|Query|Fetcher)|Fetch|Axios|Request|SWR\w*|SubmitForm|Submit)$/u;

/** Whether a call of a hook may ask a server, beyond what the functions do that stand in it. */
export function asksByHook(name: string, given: Node | undefined): boolean {
  return askingHooks.test(name) && !showsRequest(given);
}

/** `useMutation({ mutationFn: async () => { … } })`: what it asks for stands in the function, if it asks for anything. */
function showsRequest(given: Node | undefined): boolean {
  const options = given && unwrap(given);
  if (options?.type !== "ObjectExpression") return options !== undefined && isFunction(options);
  return options.properties.some((property) => property.type === "Property" && ["mutationFn", "queryFn"].includes(staticKey(property) ?? "") && isFunction(property.value));
}
