import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, type FunctionNode, type Node } from "../analysis/nodes";
import { decoratedHandlers } from "./handlers/decorated";
import { fileHandlers } from "./handlers/file-routes";
import { nameNodeOf, nameOf, type Found, type HandlerKind } from "./handlers/found";
import { remoteFunctions } from "./handlers/procedures";
import { describedHandlers } from "./handlers/route-objects";
import { routedHandlers } from "./handlers/routes";
import { answersByResponse, looksLikeHandler } from "./handlers/shape";
import type { FactContext } from "./session-facts";

export type { HandlerKind } from "./handlers/found";

/** A function of this file that a server runs to answer a request, whatever it does. */
export interface Handler {
  /** The function, or the program of an Astro page, whose frontmatter runs for each request. */
  readonly fn: FunctionNode | TSESTree.Program;
  /** The strongest evidence that it is one: a route, else where it stands, else what it takes. */
  readonly kind: HandlerKind;
  /** What it is called: by itself, by what holds it, by the field or procedure it answers. */
  readonly names: readonly string[];
  /** The paths it is reached by, as far as the file shows them; unknown parts are `*`. */
  readonly paths: readonly string[];
  /** HTTP methods in capitals; also `action`, `load`, `loader`, `getServerSideProps`. Empty where any will do. */
  readonly methods: readonly string[];
  /** What runs before it on the same route: middlewares, guards, hooks. */
  readonly before: readonly Node[];
  /** The smallest node that names it, inside the statement that makes it a handler. */
  readonly node: Node;
}

/** All handlers of a file, each function once, in source order. */
export function collectHandlers(context: FactContext): readonly Handler[] {
  const found = new Map<Node, Handler>();
  for (const one of everyWay(context)) found.set(one.fn, merged(found.get(one.fn), one));
  return [...found.values()].sort((a, b) => a.fn.range[0] - b.fn.range[0]);
}

function* everyWay(context: FactContext): Generator<Found> {
  yield* routedHandlers(context);
  yield* describedHandlers(context);
  yield* decoratedHandlers(context);
  yield* fileHandlers(context);
  yield* remoteFunctions(context);
  for (const fn of context.file.tracer.index.functions) {
    if (nameOf(fn) === undefined) continue;
    if (looksLikeHandler(context, fn)) yield { fn, kind: "controller" };
    else if (answersByResponse(context, fn)) yield { fn, kind: "file-route" };
  }
}

function merged(known: Handler | undefined, { fn, kind, name, path, method, before, place }: Found): Handler {
  const ownName = isFunction(fn) ? nameOf(fn) : undefined;
  return {
    fn,
    kind: known?.kind ?? kind,
    names: union(known?.names, [ownName, name]),
    paths: union(known?.paths, [path]),
    methods: union(known?.methods, [method]),
    before: [...(known?.before ?? []), ...(before ?? [])],
    node: known?.node ?? telling(fn) ?? place ?? (isFunction(fn) ? nameNodeOf(fn) : undefined) ?? fn,
  };
}

/** The function's name, unless it is one that every handler has. */
function telling(fn: Found["fn"]): Node | undefined {
  return isFunction(fn) && !["handler", "resolve"].includes(nameOf(fn) ?? "") ? nameNodeOf(fn) : undefined;
}

function union(known: readonly string[] | undefined, added: readonly (string | undefined)[]): readonly string[] {
  return [...new Set([...(known ?? []), ...added.filter((text) => text !== undefined && text !== "")])] as readonly string[];
}
