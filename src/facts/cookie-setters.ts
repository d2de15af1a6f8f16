import { enclosingFunction, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { emptyObject, unknownObject, type ObjectView, type Slot } from "../analysis/objects";
import type { CookieRow } from "../model/cookie-row";
import type { CookieWrite } from "./cookie-writes";
import { pluginRegistrations } from "./plugins";
import type { FactContext } from "./session-facts";

/** What a call of a setter writes; several cookies where the setter stands in a same-file function with several callers. */
export function cookieOfSetter(context: FactContext, call: CallNode, rows: readonly CookieRow[], row: CookieRow): readonly CookieWrite[] {
  const write = ofObject(context, call, rows, row) ?? ofArguments(context, call, rows, row);
  return write ? throughCallers(context, write) : [];
}

/** `cookies().set({ name, value, httpOnly: true })` */
function ofObject(context: FactContext, call: CallNode, rows: readonly CookieRow[], row: CookieRow): CookieWrite | undefined {
  const { object, keys, name: namePosition } = row.arguments;
  const objectNode = object === undefined ? undefined : call.arguments[object];
  if (!objectNode || !keys) return undefined;
  const options = context.file.objects.of(objectNode);
  // the name may stand at the same position
  if (namePosition !== undefined && options.properties.length === 0) return undefined;
  const nameNode = onlyNode(options.get(keys.name));
  const name = nameNode && context.file.values.textParts(nameNode);
  return {
    rows, node: nameNode ?? objectNode, name, ...(nameNode && { nameNode }), value: onlyNode(options.get(keys.value)), call, options, optionsNode: objectNode,
    shared: sharedOptions(context, row), session: false,
  };
}

function ofArguments(context: FactContext, call: CallNode, rows: readonly CookieRow[], row: CookieRow): CookieWrite | undefined {
  const { name, value, options: optionsPosition } = row.arguments;
  const nameNode = name === undefined ? undefined : call.arguments[name];
  const valueNode = value === undefined ? undefined : call.arguments[value];
  // a taught setter may have one cookie of its own, whose name the call does not say
  const node = nameNode ?? (name === undefined ? valueNode : undefined);
  if (!node) return undefined;
  const optionsNode = typeof optionsPosition === "number" ? call.arguments[optionsPosition] : undefined;
  const options = row.written ? declaredOptions(context, call, row, optionsNode) : context.file.objects.of(optionsNode);
  return {
    rows, node, name: nameNode && context.file.values.textParts(nameNode), ...(nameNode && { nameNode }), value: valueNode, call, options, optionsNode,
    shared: sharedOptions(context, row), session: false,
  };
}

/** `createCookie(name, options)`: the call that writes it may add options of its own. */
function declaredOptions(context: FactContext, call: CallNode, row: CookieRow, optionsNode: Node | undefined): ObjectView {
  const { objects, tracer } = context.file;
  const declared = objects.of(optionsNode);
  for (const write of tracer.index.callsNamed.get(row.written?.by ?? "") ?? []) {
    const callee = unwrap(write.callee);
    const isOurs = callee.type === "MemberExpression" && tracer.trace(callee.object).some(({ node }) => node === call);
    const own = isOurs ? write.arguments[row.written?.options ?? 0] : undefined;
    // a second set of options decides together with the first: what it holds is not the declaration's business
    if (own && objects.of(own).properties.length > 0) return unknownObject;
  }
  return declared;
}

/** A same-file function that takes the attributes from its callers: each call of it sets a cookie of its own. */
function throughCallers(context: FactContext, write: CookieWrite): readonly CookieWrite[] {
  const { objects, tracer, values } = context.file;
  const { optionsNode, nameNode } = write;
  const fn = optionsNode && write.options.open ? enclosingFunction(optionsNode) : undefined;
  if (!optionsNode || !fn || fn.params.length === 0) return [write];
  const writes = tracer.callsOf(fn).map((call): CookieWrite => {
    const given = tracer.argumentsOf(fn, call);
    const variable = nameNode && tracer.bindings.variableOf(nameNode);
    const parameter = tracer.bindings.variableOf(optionsNode);
    // setCookie(res, name, value) of a function that takes options, too
    const isLeftOut = parameter !== undefined && !given.has(parameter) && tracer.parameterOf(parameter)?.path.length === 0 && tracer.parameterOf(parameter)?.fn === fn;
    return {
      ...write, call, given, node: (variable && given.get(variable)) ?? unwrap(call.callee), name: nameNode && values.textParts(nameNode, given),
      options: isLeftOut ? emptyObject : objects.of(optionsNode, given), optionsNode: undefined,
    };
  });
  return writes.length > 0 ? writes : [write];
}

/** Attributes that the application sets for all cookies: in a plugin's options or a server's. */
export function sharedOptions(context: FactContext, { sharedOptions: shared }: CookieRow): ObjectView {
  if (!shared) return emptyObject;
  const { objects, origins, tracer } = context.file;
  for (const { options } of pluginRegistrations(context, shared.plugins ?? [])) return objects.at(objects.of(options), shared.path).view;
  for (const call of shared.calls ? tracer.index.calls : []) {
    const [options] = call.arguments;
    if (options && origins.of(call).some((key) => shared.calls?.includes(key))) return objects.at(objects.of(options), shared.path).view;
  }
  return emptyObject;
}

export function onlyNode(slots: readonly Slot[]): Node | undefined {
  const [only, ...others] = slots;
  return only?.state === "value" && others.length === 0 ? only.node : undefined;
}
