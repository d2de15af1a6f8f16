import { argumentAt, unwrap, type CallNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { dropVerbs, helperWords, keptInWords } from "../../model/client-calls";
import { isBrowserFile } from "../browser-file";
import { chainOf } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { writtenName } from "../written-name";
import type { ClientDrop } from "./drops";
import { isNothing } from "./nothing";

/**
 * `removeCookie("token")`, `clearLocalStorage()`, `storage.remove("token")` of another file: helpers whose names say
 * that something kept in the browser goes, and nothing else.
 */
export function dropOfHelper(context: FactContext, call: CallNode): ClientDrop | undefined {
  const { root, names } = chainOf(call.callee);
  // this.localStorageService.removeItem("token") of a service that a component is handed
  const own = names[0] === "this" && isBrowserFile(context.file) ? names.slice(1) : names;
  if (own.length > 2 || (own === names ? !isFromElsewhere(context, root) : own.length < 2)) return undefined;
  const words = [...own, ...storageModule(context, root)].flatMap((name) => placeWordsOf(name));
  const place = words.find((word) => keptInWords.has(word)) ?? (own.length === 1 && words.includes("local") ? "storage" : undefined);
  const verbs = wordsOf(own.at(-1) ?? "");
  const [name, value] = [argumentAt(call, 0), argumentAt(call, 1)];
  // setCookie("token", "") leaves nothing
  const isEmptied = value !== undefined && verbs[0] === "set" && isNothing(context, value);
  if (place === undefined || !(isEmptied || verbs.some((word) => dropVerbs.has(word)))) return undefined;
  const kind = place.startsWith("cookie") ? "cookie" : "storage-key";
  const others = words.filter((word) => !dropVerbs.has(word) && word !== "set" && !keptInWords.has(word) && !helperWords.has(word));
  // removeJwtCookie() says by its own name what goes, removeThemeCookie(options) too
  if (others.length > 0 && (!name || own.length === 1)) return { node: call, place: kind, name: [others.join("-")] };
  return { node: call, place: kind, ...(name && { name: writtenName(context.file, name) }) };
}

/** The words of a name, with `localstorage` as two. */
function placeWordsOf(name: string): readonly string[] {
  return wordsOf(name).flatMap((word) => /^(local|session)storage$/u.exec(word)?.slice(1).concat("storage") ?? word);
}

/** `localStorage` of `import { remove } from "@/utils/localStorage"`: a module that is named for nothing but a place in the browser. */
function storageModule({ file }: FactContext, root: Node): readonly string[] {
  const name = unwrap(root);
  const declared = name.type === "Identifier" ? (file.tracer.bindings.variableOf(name)?.defs[0]?.node as Node | undefined)?.parent : undefined;
  if (declared?.type !== "ImportDeclaration" || !/^[.@~]/u.test(declared.source.value)) return [];
  const module = (declared.source.value.split("/").at(-1) ?? "").replace(/\.\w+$/u, "");
  const words = placeWordsOf(module);
  return words.some((word) => keptInWords.has(word)) && words.every((word) => keptInWords.has(word) || helperWords.has(word)) ? [module] : [];
}

/** An import, a function that is handed in, or one of another script of the page: what this file makes is looked into. */
function isFromElsewhere({ file }: FactContext, root: Node): boolean {
  const name = unwrap(root);
  if (name.type !== "Identifier") return false;
  const [definition] = file.tracer.bindings.variableOf(name)?.defs ?? [];
  return definition === undefined || definition.type === "ImportBinding" || definition.type === "Parameter";
}
