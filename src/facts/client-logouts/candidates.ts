import { eachNode, eachTemplateNode } from "../../analysis/file-index";
import { calleeName, enclosingFunction, isFunction, staticKey, unwrap, type FunctionNode, type Node } from "../../analysis/nodes";
import { endSessionAddress } from "../../model/harmless-calls";
import { functionsOf, holderOf, nameNodeOf, nameOf } from "../handlers/found";
import { isLogoutControl } from "../logout-name";
import { chainOf } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { actionHandlers } from "./action-handlers";
import { textOf } from "./label-text";
import { boundFunction, labelOfListener, listeners } from "./listeners";
import { logoutPages } from "./pages";

/** Page code that somebody calls a logout. */
export interface LogoutCode {
  /** The function, or the statements of a template's handler or of a branch. */
  readonly body: Node;
  readonly fn: FunctionNode | undefined;
  /** The smallest node that names it; undefined where only the label of a button does. */
  readonly named: Node | undefined;
  readonly label: string;
}

/** Whatever the file calls a logout: functions by their names, handlers of buttons by their labels, branches. */
export function* logoutCodes(context: FactContext): Generator<LogoutCode> {
  for (const fn of context.file.tracer.index.functions) {
    const code = ofFunction(context, fn);
    if (code) yield code;
  }
  yield* logoutPages(context);
  yield* actionHandlers(context);
  yield* ofListeners(context);
  if (/\bon:?[cC]lick\b/u.test(context.file.sourceCode.text)) yield* ofReferences(context);
  yield* ofTemplate(context);
  if (/(["'`])[\w/-]*(?:log(?:in)?|sign)[-_]?(?:out|off)[\w/-]*\1/iu.test(context.file.sourceCode.text)) yield* ofBranches(context);
}

function ofFunction(context: FactContext, fn: FunctionNode): LogoutCode | undefined {
  const name = nameOf(fn);
  if (name !== undefined && isLogoutControl(name)) return { body: fn, fn, named: nameNodeOf(fn), label: name };
  const holder = holderOf(fn);
  const label = holder && (labelOfListener(context, fn) ?? labelOfItem(context, holder) ?? labelOfAttribute(context, holder));
  return label === undefined ? undefined : { body: fn, fn, named: undefined, label };
}

/** `logoutButton.addEventListener("click", forget)`: a function of this file that has another name. */
function* ofListeners(context: FactContext): Generator<LogoutCode> {
  for (const handler of listeners(context)) {
    const code = ofReference(context, boundFunction(handler), () => labelOfListener(context, handler));
    if (code) yield code;
  }
}

/** `{ label: "Log out", onClick: () => … }`, and a router's `{ path: "/logout", beforeEnter: () => … }` */
function labelOfItem(context: FactContext, holder: Node): string | undefined {
  if (holder.type !== "Property" || holder.parent.type !== "ObjectExpression" || !/^(?:on[A-Z]\w*|action|loader|beforeEnter|redirect|command|handler|click|callback|func|fn|run|method)$/u.test(staticKey(holder) ?? "")) return undefined;
  for (const property of holder.parent.properties) {
    if (property.type !== "Property" || !["label", "title", "text", "name", "key", "id", "value", "path"].includes(staticKey(property) ?? "")) continue;
    const text = textOf(context, property.value);
    if (text !== undefined && isLabel(text)) return text;
  }
  return undefined;
}

/** `<button onClick={() => …}>Log out</button>` of JSX and Svelte, `<Menu onLogout={() => …} />` */
function labelOfAttribute(context: FactContext, holder: Node): string | undefined {
  for (let at: Node | undefined = holder; at; at = at.parent) {
    const { type } = at as { type: string };
    if (type === "JSXAttribute") {
      const name = attributeName(at);
      if (isLogoutControl(name)) return name;
      return /^on(?:Click|Press|Select|MouseDown|Submit|click)/u.test(name) ? labelOfElement(context, at.parent?.parent) : undefined;
    }
    if (type === "SvelteDirective" || type === "SvelteAttribute") return /^(?:on)?:?(?:click|submit)$/u.test(attributeName(at)) ? labelOfElement(context, at.parent?.parent) : undefined;
    if (!["JSXExpressionContainer", "SvelteMustacheTag"].includes(type)) return undefined;
  }
  return undefined;
}

/** `<button onClick={forget}>Log out</button>`: a function of this file that has another name. */
function* ofReferences(context: FactContext): Generator<LogoutCode> {
  const found: LogoutCode[] = [];
  eachNode(context.file.sourceCode, (node) => {
    if (!["JSXAttribute", "SvelteAttribute", "SvelteDirective"].includes(node.type)) return;
    const { value, expression } = node as unknown as { value?: Node | readonly Node[] | null; expression?: Node | null };
    const container = Array.isArray(value) ? (value as readonly Node[])[0] : (value as Node | null | undefined);
    const handler = expression ?? (container && "expression" in container ? (container.expression as Node | null) : undefined);
    const code = handler && ofReference(context, handler, () => labelOfAttribute(context, node));
    if (code) found.push(code);
  });
  yield* found;
}

function ofReference(context: FactContext, handler: Node, labelOf: () => string | undefined): LogoutCode | undefined {
  if (handler.type !== "Identifier" && handler.type !== "MemberExpression") return undefined;
  const known = functionsOf(context, handler);
  const [fn, ...others] = known.length > 0 || handler.type !== "Identifier" ? known : methodsCalled(context, handler.name);
  if (!fn || others.length > 0 || isLogoutControl(nameOf(fn) ?? "")) return undefined;
  const label = labelOf();
  return label === undefined ? undefined : { body: fn, fn: undefined, named: nameNodeOf(fn) ?? handler, label };
}

/** `export default { methods: { leave() { … } } }`, which a Vue template calls by its name alone. */
function methodsCalled({ file }: FactContext, name: string): readonly FunctionNode[] {
  if (!file.path?.endsWith(".vue")) return [];
  return file.tracer.index.functions.filter((fn) => {
    const list = fn.parent.type === "Property" && staticKey(fn.parent) === name ? fn.parent.parent.parent : undefined;
    return list?.type === "Property" && staticKey(list) === "methods";
  });
}

/** The handler of `@click="leave"`, and of `@click="leave()"`. */
function calledHandler(expression: Node): Node {
  const { type, body } = expression as unknown as { type: string; body?: readonly Node[] };
  const [only, ...others] = type === "VOnExpression" ? (body ?? []) : [];
  const call = only?.type === "ExpressionStatement" && others.length === 0 ? unwrap(only.expression) : undefined;
  return call?.type === "CallExpression" && call.arguments.length === 0 && call.callee.type === "Identifier" ? call.callee : expression;
}

interface TemplateNode {
  readonly type: string;
  readonly name?: unknown;
  readonly rawName?: unknown;
  readonly key?: unknown;
  readonly value?: unknown;
  readonly children?: readonly Node[];
  readonly openingElement?: Node;
  readonly startTag?: Node;
  readonly attributes?: readonly Node[];
  readonly directive?: boolean;
  readonly argument?: unknown;
}

/** `onClick`, `on:click`, `@click` by its last name. */
function attributeName(attribute: Node): string {
  const { name, key } = attribute as unknown as TemplateNode;
  return nameText(name ?? key);
}

function nameText(name: unknown): string {
  if (typeof name === "string") return name;
  const inner = name as TemplateNode | undefined;
  if (inner?.argument) return nameText(inner.argument);
  return inner?.name === undefined ? "" : nameText(inner.name);
}

/** What an element reads, if that is short, or what it is called. */
function labelOfElement(context: FactContext, element: Node | undefined): string | undefined {
  if (!element || leadsToServer(context, element)) return undefined;
  const { openingElement, startTag, name, rawName } = element as unknown as TemplateNode;
  const texts: string[] = [];
  const visit = (node: Node): void => {
    const text = shownText(node);
    if (text !== undefined) texts.push(text.trim());
    for (const key of ["children", "expression", "arguments", "consequent", "alternate", "right", "expressions", "elements"]) {
      const inner = (node as unknown as Record<string, unknown>)[key];
      for (const child of Array.isArray(inner) ? inner : [inner]) if (child && typeof (child as Node).type === "string") visit(child as Node);
    }
  };
  for (const child of (element as unknown as TemplateNode).children ?? []) visit(child);
  const all = texts.filter((text) => text !== "");
  const shown = all.join(" ");
  if (shown.length <= 60) {
    const label = all.find(isLabel) ?? (isLabel(shown) ? shown : undefined);
    if (label !== undefined) return label;
  }
  const head = (openingElement ?? startTag ?? element) as unknown as TemplateNode;
  const attributes = (head.attributes ?? []).flatMap((attribute) => (/^(?:title|aria-label|label|text|tooltip|id|value)$/u.test(attributeName(attribute)) ? [attributeText(context, attribute)] : []));
  const tag = nameText(typeof rawName === "string" ? rawName : (head.name ?? name));
  const label = [...attributes, shown === "" ? tag : undefined, /[-_a-z][A-Z]|-/u.test(tag) ? tag : undefined].find((text): text is string => text !== undefined && isLabel(text));
  return label ?? (shown.length <= 60 ? labelOfIcon(context, element) : undefined);
}

/** `<FiLogOut />`, `<i class="fa fa-sign-out" />` in a button: what its picture is called. */
function labelOfIcon(context: FactContext, element: Node): string | undefined {
  for (const child of (element as unknown as TemplateNode).children ?? []) {
    const { openingElement, startTag, name, rawName } = child as unknown as TemplateNode;
    const head = (openingElement ?? startTag ?? child) as unknown as TemplateNode;
    const attributes = (head.attributes ?? []).filter((attribute) => /^(?:class(?:Name)?|name|icon)$/u.test(attributeName(attribute)));
    const texts = [nameText(typeof rawName === "string" ? rawName : (head.name ?? name)), ...attributes.flatMap((attribute) => attributeText(context, attribute)?.split(/\s+/u) ?? [])];
    const label = texts.find((text) => isLabel(text.replace(/(?<=[a-z])Icon$|^Icon(?=[A-Z])/u, ""))) ?? labelOfIcon(context, child);
    if (label !== undefined) return label;
  }
  return undefined;
}

/** A link to a logout, or a part of a form that is sent: the handler is not all that happens. */
function leadsToServer(context: FactContext, element: Node): boolean {
  const attributesOf = (node: Node): readonly Node[] => {
    const { openingElement, startTag } = node as unknown as TemplateNode;
    return ((openingElement ?? startTag) as unknown as TemplateNode | undefined)?.attributes ?? [];
  };
  const text = (node: Node) => context.file.sourceCode.getText(node as never);
  if (attributesOf(element).some((attribute) => /^(?:href|to|action|form-?action)$/iu.test(attributeName(attribute)) && endSessionAddress.test(text(attribute)))) return true;
  for (let at: Node | undefined = element; at; at = at.parent) {
    if (attributesOf(at).some((attribute) => /^(?:action|method)$/iu.test(attributeName(attribute)))) return true;
  }
  return false;
}

function shownText(node: Node): string | undefined {
  const { type, value } = node as unknown as TemplateNode;
  if (["JSXText", "VText", "SvelteText", "AstroRawText", "Literal", "VLiteral"].includes(type)) return typeof value === "string" ? value : undefined;
  return node.type === "TemplateLiteral" && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

function attributeText(context: FactContext, attribute: Node): string | undefined {
  const { value } = attribute as unknown as { value?: Node | readonly Node[] | null };
  const first = Array.isArray(value) ? (value as readonly Node[])[0] : (value as Node | undefined);
  if (!first) return undefined;
  const inner = "expression" in first ? (first.expression as Node | null) : first;
  return inner ? (shownText(inner) ?? textOf(context, inner)) : undefined;
}

/** `@click="…"` of a Vue template, on an element that reads "Log out". */
function* ofTemplate(context: FactContext): Generator<LogoutCode> {
  const found: LogoutCode[] = [];
  eachTemplateNode(context.file.sourceCode, (node) => {
    const { type, directive, value } = node as unknown as TemplateNode;
    if (type !== "VAttribute" || !directive) return;
    const expression = (value as { expression?: Node } | null)?.expression;
    if (!expression) return;
    const name = attributeName(node);
    const labelOf = () => (isLogoutControl(name) ? name : /^(?:click|submit|press|select)/u.test(name) ? labelOfElement(context, node.parent?.parent) : undefined);
    const isInline = (expression as { type: string }).type === "VOnExpression" || isFunction(expression);
    const label = isInline ? labelOf() : undefined;
    const inline = label === undefined ? undefined : { body: expression, fn: undefined, named: expression, label };
    const code = ofReference(context, calledHandler(expression), labelOf) ?? inline;
    if (code) found.push(code);
  });
  yield* found;
}

/** `if (command === "logout") { … }`, `case "logout":` of what is no reducer. */
function* ofBranches(context: FactContext): Generator<LogoutCode> {
  const found: LogoutCode[] = [];
  eachNode(context.file.sourceCode, (node) => {
    if (node.type === "IfStatement" && node.test.type === "BinaryExpression" && node.test.operator.startsWith("==")) {
      const sides = [node.test.left, node.test.right];
      const compared = sides.find((side) => side.type === "Literal" && typeof side.value === "string" && isLabel(side.value));
      if (compared && !sides.some(isTypeOfAction) && !isOfOtherTab(context, node)) found.push({ body: node.consequent, fn: undefined, named: compared, label: textOf(context, compared) ?? "logout" });
    }
    if (node.type === "SwitchCase" && node.test?.type === "Literal" && typeof node.test.value === "string" && isLabel(node.test.value) && !isActionType(node.parent.discriminant)) {
      found.push({ body: node, fn: undefined, named: node.test, label: node.test.value });
    }
  });
  yield* found;
}

/** What a reducer or a saga looks at: `action.type`. */
function isActionType(node: Node): boolean {
  return /\b(?:type|action)$/u.test(chainOf(node).names.join("."));
}

/** `action.type` of a reducer that is written with `if`; a message's `type` and a menu's command say what the page is asked to do. */
function isTypeOfAction(node: Node): boolean {
  const { names } = chainOf(node);
  return names.at(-1) === "type" && names.at(-2) === "action";
}

/** `window.addEventListener("storage", (event) => { if (event.key === "logout") … })`: somebody has logged out in another tab. */
function isOfOtherTab(context: FactContext, node: Node): boolean {
  const listener = enclosingFunction(node)?.parent;
  return listener?.type === "CallExpression" && calleeName(listener) === "addEventListener" && textOf(context, listener.arguments[0]) === "storage";
}

/** A few words that say "Log out" in one of the known languages, or the key of their translation. */
function isLabel(text: string): boolean {
  const last = /^[\w.:-]+$/u.test(text) ? (text.split(/[.:]/u).at(-1) ?? text) : text;
  return last.length <= 40 && isLogoutControl(last);
}
