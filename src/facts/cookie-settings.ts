import { enclosingFunction, functionName, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { CallPattern } from "../model/row";
import type { ArgumentPlace, CookieSetting } from "../model/storage/rows";
import { isServerFile } from "./browser-file";
import { isPastValue } from "./cookie-attributes";
import type { FactContext } from "./session-facts";
import type { StoragePlaces } from "./storage-places";

/** Vuex actions and hooks that only a server runs. */
const serverFunctions: ReadonlySet<string> = new Set(["nuxtServerInit", "getServerSideProps", "getStaticProps"]);
const serverPath = /\.server\.[cm]?[jt]sx?$|(?:^|\/)server\/(?:api|routes|middleware|plugins|utils)\//u;

/** What a call asks of the cookie that it writes; undefined where it deletes it, or writes on a server. */
export function keptCookie(context: FactContext, places: StoragePlaces, call: CallNode, { ends = [], httpOnly, isomorphic }: CookieSetting): { readonly httpOnly?: true } | undefined {
  const { values } = context.file;
  const isPast = (end: Node | "unknown" | undefined) => end !== undefined && end !== "unknown" && values.of(end).every(isPastValue);
  if (ends.some((place) => isPast(places.argumentAt(call, place)))) return undefined;
  const isAsked = httpOnly && isOn(context, places, call, httpOnly);
  if (isomorphic && (isAsked || isOnServer(context, call, isomorphic.madeBy))) return undefined;
  return isAsked === true ? { httpOnly: true } : {};
}

function isOn({ file }: FactContext, places: StoragePlaces, call: CallNode, place: ArgumentPlace): boolean | "unknown" {
  // (name, value, lifetime): no attributes at all
  if (file.values.literalOf(call.arguments[place.argument])) return false;
  const asked = places.argumentAt(call, place);
  if (asked === undefined || asked === "unknown") return asked ?? false;
  const value = file.values.literalOf(asked);
  return value?.kind === "literal" ? Boolean(value.value) : "unknown";
}

/** In code that a server runs, or by an object that is made with a request's cookies. */
function isOnServer(context: FactContext, call: CallNode, madeBy: readonly CallPattern[]): boolean {
  const { file } = context;
  if (isServerFile(file) || serverPath.test(file.path ?? "")) return true;
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) if (serverFunctions.has(functionName(fn) ?? "")) return true;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return false;
  const isMaker = originMatcher(madeBy);
  return file.tracer.trace(callee.object).some(({ node }) => {
    if ((node.type !== "NewExpression" && node.type !== "CallExpression") || !file.origins.of(node.callee).some(isMaker)) return false;
    const [given] = node.arguments;
    return given !== undefined && (given.type === "SpreadElement" || !file.values.isEmpty(given));
  });
}
