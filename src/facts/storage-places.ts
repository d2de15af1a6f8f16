import type { TSESTree } from "@typescript-eslint/utils";
import type { FileAnalysis } from "../analysis/file-analysis";
import { isFunction, isInside, memberPath, staticKey, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { originMatcher, type OriginKey } from "../analysis/origins";
import type { Arguments, Trace } from "../analysis/trace";
import { storageRows } from "../model/storage";
import type { ArgumentPlace, StoragePlace } from "../model/storage/rows";
import { injected } from "../model/storage/web-storage";

export type Texts = Readonly<Record<string, StoragePlace>>;

/** `unknown`: may be any storage; `nothing`: no storage at all, as on a server; `fallback`: used only without one. */
type Found = StoragePlace | "unknown" | "nothing" | "fallback";

const values = storageRows.flatMap((row) => row.values ?? []).map(({ storage, patterns }) => ({ storage, matches: originMatcher(patterns) }));
const wrappers = storageRows.flatMap((row) => row.wrappers ?? []).map((wrapper) => ({ ...wrapper, matches: originMatcher(wrapper.calls) }));
const maxDepth = 4;

/** Finds out which storage an expression is. */
export class StoragePlaces {
  readonly #file: FileAnalysis;
  #isPassedOn: boolean | undefined;

  constructor(file: FileAnalysis) {
    this.#file = file;
  }

  /** Cheap test: whether `node` may be a web storage, by its own name or because the file passes one on. */
  mayBeWebStorage(node: Node): boolean {
    return /(?:local|session)Storage$/u.test(memberPath(node)) || (this.#isPassedOn ??= passesStorageOn(this.#file));
  }

  /** Every storage that `node` may be; none where the file does not tell. `texts` name storages where texts may. */
  of(node: Node, texts: Texts = {}, given?: Arguments): readonly StoragePlace[] {
    const found = this.#of(node, texts, given, 0);
    if (found.includes("unknown")) return [];
    const places = [...new Set(found)].filter((place): place is StoragePlace => place !== "nothing" && place !== "fallback");
    return places.length > 0 || !found.includes("fallback") ? places : ["elsewhere"];
  }

  /** What a call has at a place; undefined where it has nothing, `unknown` where that cannot be seen. */
  argumentAt(call: CallNode, { argument, property }: ArgumentPlace): Node | "unknown" | undefined {
    if (call.arguments.slice(0, argument + 1).some(({ type }) => type === "SpreadElement")) return "unknown";
    const node = call.arguments[argument];
    if (!node || !property) return node;
    return this.propertyAt(node, property);
  }

  /** The value of a dotted path of an object, as `argumentAt`. */
  propertyAt(object: Node, path: string): Node | "unknown" | undefined {
    const { objects, tracer } = this.#file;
    // a store's set-up function, where another form of the call has its options
    if (tracer.trace(object).every(({ node, path: members }) => members.length === 0 && isFunction(node))) return undefined;
    const { slots } = objects.at(objects.of(object), path);
    const values = slots.flatMap((slot) => (slot.state === "value" ? [slot.node] : []));
    if (values.length > 0) return values.length === slots.length ? values[0] : "unknown";
    return slots.some(({ state }) => state === "unknown") ? "unknown" : undefined;
  }

  #of(node: Node, texts: Texts, given: Arguments | undefined, depth: number): readonly Found[] {
    if (depth > maxDepth) return ["unknown"];
    return this.#file.tracer.trace(node, given).flatMap((trace) => this.#ofTrace(trace, texts, depth));
  }

  #ofTrace(trace: Trace, texts: Texts, depth: number): readonly Found[] {
    const { node, path } = trace;
    const keys = this.#keysOf(trace);
    const known = this.#ofKeys(keys);
    if (known) return [known];
    if (path.length > 0) return ["unknown"];
    const { given } = trace;
    switch (node.type) {
      case "Literal":
        return [typeof node.value === "string" ? (texts[node.value] ?? "unknown") : "nothing"];
      case "Identifier":
        return [this.#ofIdentifier(node)];
      case "CallExpression":
      case "NewExpression":
        return this.#ofCall(node, keys, given, depth);
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "FunctionDeclaration":
        // createJSONStorage(() => sessionStorage)
        return this.#ofReturned(node, texts, given, depth);
      case "ArrayExpression":
        // drivers in the order in which they are tried
        return node.elements[0] ? this.#of(node.elements[0], texts, given, depth + 1) : ["nothing"];
      case "ObjectExpression":
        return this.#ofAdapter(node, depth);
      default:
        return ["unknown"];
    }
  }

  #keysOf(trace: Trace): readonly OriginKey[] {
    const { node, path } = trace;
    const handed = node.type === "Identifier" && this.#file.tracer.bindings.variableOf(node)?.defs[0]?.type === "Parameter" ? injected[node.name] : undefined;
    return handed === undefined ? this.#file.origins.ofTrace(trace) : [[handed, ...path].join(".")];
  }

  #ofKeys(keys: readonly OriginKey[]): StoragePlace | undefined {
    return values.find(({ matches }) => keys.some(matches))?.storage;
  }

  #ofIdentifier(node: TSESTree.Identifier): Found {
    const variable = this.#file.tracer.bindings.variableOf(node);
    if (!variable) return node.name === "undefined" ? "nothing" : "unknown";
    const [definition] = variable.defs;
    const pattern = definition?.type === "Parameter" ? (definition.name as Node).parent : undefined;
    // a parameter's default is traced beside it, and holds wherever the caller gives nothing
    return pattern?.type === "AssignmentPattern" ? "nothing" : "unknown";
  }

  #ofCall(call: CallNode, keys: readonly OriginKey[], given: Arguments | undefined, depth: number): readonly Found[] {
    const wrapper = wrappers.find(({ matches }) => keys.some(matches));
    if (wrapper) {
      const inner = this.argumentAt(call, wrapper.of);
      if (inner === undefined) return [wrapper.storage ?? "unknown"];
      return inner === "unknown" ? ["unknown"] : this.#of(inner, wrapper.texts ?? {}, given, depth + 1);
    }
    return [call.type === "NewExpression" ? "fallback" : "unknown"];
  }

  #ofReturned(fn: FunctionNode, texts: Texts, given: Arguments | undefined, depth: number): readonly Found[] {
    const returned = this.#file.tracer.index.returns.get(fn) ?? [];
    return returned.length > 0 ? returned.flatMap((node) => this.#of(node, texts, given, depth + 1)) : ["nothing"];
  }

  /** `{ getItem, setItem: (key, value) => localStorage.setItem(key, value) }` is where its `setItem` writes. */
  #ofAdapter(object: TSESTree.ObjectExpression, depth: number): readonly Found[] {
    const setter = object.properties.find((property) => property.type === "Property" && staticKey(property) === "setItem");
    const fn = setter?.type === "Property" && isFunction(setter.value) ? setter.value : undefined;
    const calls = fn ? (this.#file.tracer.index.callsNamed.get("setItem") ?? []).filter((call) => isInside(call, fn)) : [];
    const written = calls.flatMap((call) => (call.callee.type === "MemberExpression" ? this.#of(call.callee.object, {}, undefined, depth + 1) : []));
    return written.length > 0 ? written : ["fallback"];
  }
}

/** A storage's name that is not just read from: `const store = localStorage`, `keep ? localStorage : sessionStorage`. */
const passedOn = /(?<!typeof\s+(?:window\.)?)\b(?:local|session)Storage\b(?!\s*!?\s*(?:\?\.|[.[]))|\\u/gu;

function passesStorageOn({ sourceCode }: FileAnalysis): boolean {
  const comments = sourceCode.getAllComments();
  return [...sourceCode.text.matchAll(passedOn)].some(({ index }) => !comments.some(({ range: [start, end] }) => start <= index && index < end));
}
