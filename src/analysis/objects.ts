import type { TSESTree } from "@typescript-eslint/utils";
import { enclosingFunction, isInside, staticKey, unwrapAwait, type FunctionNode, type Node } from "./nodes";
import type { Arguments, Trace, Tracer } from "./trace";
import type { Variable } from "./bindings";
import { memberAt, outerMember, placeOf } from "./object-places";

/**
 * One thing that a property may be. `value` has the expression, with the arguments that hold where it stands in a
 * same-file function; `absent` is known not to be there.
 */
export type Slot =
  | { readonly state: "value"; readonly node: Node; readonly property?: TSESTree.Property; readonly given?: Arguments }
  | { readonly state: "absent" }
  | { readonly state: "unknown" };

/** One thing that an object may be, as the layers it is built from; later layers win. */
type Layer =
  | { readonly kind: "property"; readonly name: string; readonly node: Node; readonly property?: TSESTree.Property; readonly given?: Arguments }
  | { readonly kind: "unknown" };
type Shape = readonly Layer[];

const maxShapes = 16;
const unknownShape: Shape = [{ kind: "unknown" }];

/** An object as far as the file shows it: each property is known, absent or unknown, with alternatives. */
export class ObjectView {
  readonly #shapes: readonly Shape[];
  /** The literal that a fix may edit: the only one the object comes from. */
  readonly literal: TSESTree.ObjectExpression | undefined;

  constructor(shapes: readonly Shape[], literal: TSESTree.ObjectExpression | undefined) {
    this.#shapes = shapes;
    this.literal = literal;
  }

  /** All that the property may be; the first alternative is the likeliest. */
  get(name: string): readonly Slot[] {
    return this.#shapes.map((shape) => readShape(shape, name));
  }

  /** This object's properties over those of `base`, as in `{ ...base, ...this }`. */
  over(base: ObjectView): ObjectView {
    return new ObjectView(capped(cross(base.#shapes, this.#shapes)), undefined);
  }

  /** Whether properties may be there that the file does not show. */
  get open(): boolean {
    return this.#shapes.some((shape) => shape.some((layer) => layer.kind === "unknown"));
  }

  /** The properties that the file shows, in source order, each name once. */
  get properties(): readonly KnownProperty[] {
    const found = new Map<string, KnownProperty>();
    for (const layer of this.#shapes.flat()) {
      if (layer.kind === "property") found.set(layer.name, { name: layer.name, node: layer.node, ...(layer.property && { property: layer.property }), ...(layer.given && { given: layer.given }) });
    }
    return [...found.values()];
  }
}

/** A property that the file shows, with the arguments that hold where its value stands. */
export interface KnownProperty {
  readonly name: string;
  readonly node: Node;
  readonly property?: TSESTree.Property;
  readonly given?: Arguments;
}

export const emptyObject = new ObjectView([[]], undefined);
export const unknownObject = new ObjectView([unknownShape], undefined);

/** Reads option objects property by property. */
export class Objects {
  readonly #tracer: Tracer;
  readonly #memo = new WeakMap<Node, ObjectView>();
  readonly #reading = new Set<Node>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** The object that `node` gives; an absent argument (`undefined`) is an empty object. */
  of(node: Node | undefined, given?: Arguments): ObjectView {
    if (!node) return emptyObject;
    if (given && given.size > 0) return this.#view(node, given);
    let view = this.#memo.get(node);
    if (!view) {
      // stands for the object while it is read, so that one that holds itself ends
      this.#memo.set(node, unknownObject);
      this.#memo.set(node, (view = this.#view(node)));
    }
    return view;
  }

  /** The object below a dotted path of an object: `cookie` of a session middleware's options. */
  at(view: ObjectView, path: string): { view: ObjectView; slots: readonly Slot[] } {
    let at = view;
    let slots: readonly Slot[] = [];
    for (const name of path.split(".").filter(Boolean)) {
      slots = at.get(name);
      at = this.#ofSlots(slots);
    }
    return { view: at, slots };
  }

  #ofSlots(slots: readonly Slot[]): ObjectView {
    const views = slots.map((slot) => (slot.state === "value" ? this.of(slot.node, slot.given) : slot.state === "absent" ? emptyObject : unknownObject));
    const [only] = views;
    if (views.length === 1 && only) return only;
    return mergeViews(views);
  }

  #view(node: Node, given?: Arguments): ObjectView {
    const traces = this.#tracer.trace(node, given);
    const shapes = traces.flatMap((trace) => this.#shapes(trace, node));
    const [only] = traces;
    const literal = traces.length === 1 && only?.path.length === 0 && only.node.type === "ObjectExpression" ? only.node : undefined;
    return new ObjectView(capped(shapes), literal);
  }

  #shapes({ node, path, given }: Trace, use: Node): readonly Shape[] {
    if (path.length > 0) return [unknownShape];
    switch (node.type) {
      case "ObjectExpression":
        return this.#withLaterWrites(this.#literalShapes(node, given), node, use);
      case "Literal":
        return [[]];
      case "Identifier":
        return node.name === "undefined" && !this.#tracer.bindings.variableOf(node) ? [[]] : [unknownShape];
      case "CallExpression":
        return this.#assigned(node, given);
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      default:
        return [unknownShape];
    }
  }

  #literalShapes(object: TSESTree.ObjectExpression, given?: Arguments): readonly Shape[] {
    // an object that spreads itself
    if (this.#reading.has(object)) return [unknownShape];
    this.#reading.add(object);
    let shapes: readonly Shape[] = [[]];
    for (const property of object.properties) {
      shapes = capped(cross(shapes, property.type === "SpreadElement" ? this.#spreadShapes(property.argument, given) : [[this.#propertyLayer(property, given)]]));
    }
    this.#reading.delete(object);
    return shapes;
  }

  /** `...x`, `...(cond && { … })`, `...(cond ? a : b)` */
  #spreadShapes(argument: Node, given?: Arguments): readonly Shape[] {
    const node = unwrapAwait(argument);
    if (node.type === "LogicalExpression" && node.operator === "&&") return [[], ...this.#spreadShapes(node.right, given)];
    return this.#tracer.trace(node, given).flatMap((trace) => this.#shapes(trace, node));
  }

  /** `Object.assign(a, b)` */
  #assigned(call: TSESTree.CallExpression, given?: Arguments): readonly Shape[] {
    const { callee } = call;
    const isAssign = callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "Object" && staticKey(callee) === "assign";
    if (!isAssign) return [unknownShape];
    return call.arguments.reduce<readonly Shape[]>(
      (shapes, argument) => capped(cross(shapes, argument.type === "SpreadElement" ? [unknownShape] : this.#spreadShapes(argument, given))),
      [[]],
    );
  }

  /** `options.secure = true` or `options.cookie.secure = true` after the literal, always or under a condition. */
  #withLaterWrites(shapes: readonly Shape[], object: TSESTree.ObjectExpression, use: Node): readonly Shape[] {
    const { holder, path } = placeOf(object);
    const variable = this.#holder(holder);
    if (!variable) return shapes;
    let found = shapes;
    for (const reference of variable.references) {
      const written = memberAt(reference.identifier as Node, path);
      if (!written) continue;
      const member = outerMember(written);
      if (!member) {
        found = this.#assignedLater(written, found);
        continue;
      }
      const assignment = member.parent;
      if (assignment.type !== "AssignmentExpression" || assignment.left !== member) continue;
      const name = staticKey(member);
      if (name === undefined || assignment.operator !== "=") {
        found = found.map((shape) => [...shape, { kind: "unknown" }]);
        continue;
      }
      const layer: Layer = { kind: "property", name, node: assignment.right };
      const changed = found.map((shape) => [...shape, layer]);
      found = capped(happensBefore(assignment, use, object) ? changed : [...found, ...changed]);
    }
    return found;
  }

  /** `Object.assign(options, { … })` as a statement of its own. */
  #assignedLater(identifier: Node, shapes: readonly Shape[]): readonly Shape[] {
    const call = identifier.parent;
    if (call?.type !== "CallExpression" || call.arguments[0] !== identifier || call.parent.type !== "ExpressionStatement") return shapes;
    const { callee } = call;
    if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier" || callee.object.name !== "Object" || staticKey(callee) !== "assign") return shapes;
    return call.arguments.slice(1).reduce<readonly Shape[]>((all, source) => capped(cross(all, source.type === "SpreadElement" ? [unknownShape] : this.#spreadShapes(source))), shapes);
  }

  #propertyLayer(property: TSESTree.Property, given?: Arguments): Layer {
    const name = staticKey(property) ?? this.#constantKey(property);
    // a getter or a computed key may be any property
    if (name === undefined || property.kind !== "init") return { kind: "unknown" };
    return { kind: "property", name, node: property.value, property, ...(given && { given }) };
  }

  /** `{ [KEYS.token]: value }`, where the file shows what the key is. */
  #constantKey({ key, computed }: TSESTree.Property): string | undefined {
    const [trace, ...others] = computed && (key.type === "Identifier" || key.type === "MemberExpression") ? this.#tracer.trace(key) : [];
    return trace?.node.type === "Literal" && typeof trace.node.value === "string" && trace.path.length === 0 && others.length === 0 ? trace.node.value : undefined;
  }

  #holder(node: Node): Variable | undefined {
    let at: Node | undefined = node;
    while (at && (at.type === "TSAsExpression" || at.type === "TSSatisfiesExpression" || at.type === "TSTypeAssertion")) at = at.parent;
    if (at?.type === "VariableDeclarator" && at.id.type === "Identifier") return this.#tracer.bindings.declaredBy(at.id);
    if (at?.type === "AssignmentExpression" && at.left.type === "Identifier") return this.#tracer.bindings.variableOf(at.left);
    return undefined;
  }
}

function readShape(shape: Shape, name: string): Slot {
  for (let at = shape.length - 1; at >= 0; at--) {
    const layer = shape[at];
    if (layer?.kind === "unknown") return { state: "unknown" };
    if (layer?.kind === "property" && layer.name === name) return { state: "value", node: layer.node, ...(layer.property && { property: layer.property }), ...(layer.given && { given: layer.given }) };
  }
  return { state: "absent" };
}

/** Whether a write is sure to have happened when the object is used: same function, before it, under no condition. */
function happensBefore(write: Node, use: Node, object: Node): boolean {
  if (write.range[0] > use.range[0]) return false;
  const fn: FunctionNode | undefined = enclosingFunction(write);
  if (fn !== enclosingFunction(object)) return false;
  for (let at: Node | undefined = write.parent; at && at !== fn; at = at.parent) {
    if (["IfStatement", "ConditionalExpression", "LogicalExpression", "SwitchCase", "ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement", "CatchClause"].includes(at.type)) return isInside(use, at);
  }
  return true;
}

function cross(left: readonly Shape[], right: readonly Shape[]): readonly Shape[] {
  return left.flatMap((a) => right.map((b) => [...a, ...b]));
}

function capped(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.length > maxShapes ? [...shapes.slice(0, maxShapes), unknownShape] : shapes;
}

function mergeViews(views: readonly ObjectView[]): ObjectView {
  const names = [...new Set(views.flatMap((view) => view.properties.map(({ name }) => name)))];
  const shapes = views.map((view): Shape => [
    ...(view.open ? unknownShape : []),
    ...names.flatMap((name): Shape => {
      const [slot] = view.get(name);
      return slot?.state === "value" ? [{ kind: "property", name, node: slot.node }] : [];
    }),
  ]);
  return new ObjectView(shapes, undefined);
}
