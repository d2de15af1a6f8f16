import { calleeName, staticKey, unwrap, type Node } from "../../analysis/nodes";
import { functionsOf } from "../handlers/found";
import { isLogoutControl } from "../logout-name";
import { chainOf } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { textOf } from "./label-text";

const listenerCalls: readonly string[] = ["addEventListener", "on", "click", "once"];
const sameElements = /^(?:hover|click|on|off|one|bind|unbind|mouse\w+|addClass|removeClass|css|attr|prop|removeAttr|html|text|show|hide|fadeIn|fadeOut|each)$/u;

/** What is given to `addEventListener("click", …)`, to jQuery's `on("click", …)` and to `onclick = …`. */
export function* listeners({ file }: FactContext): Generator<Node> {
  const { assignments, callsNamed } = file.tracer.index;
  for (const name of listenerCalls) {
    for (const call of callsNamed.get(name) ?? []) {
      const last = call.arguments.at(-1);
      if (last && last.type !== "SpreadElement") yield last;
    }
  }
  for (const { left, right } of assignments) if (left.type === "MemberExpression" && staticKey(left) === "onclick") yield right;
}

/** `this.leave` of `this.leave.bind(this)` */
export function boundFunction(node: Node): Node {
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  return callee?.type === "MemberExpression" && staticKey(callee) === "bind" ? unwrap(callee.object) : unwrap(node);
}

/** `logoutButton.addEventListener("click", fn)`, `$("#logout").on("click", fn)`, `logoutButton.onclick = fn` */
export function labelOfListener(context: FactContext, fn: Node): string | undefined {
  const { parent } = fn;
  if (parent?.type === "AssignmentExpression") {
    const left = unwrap(parent.left);
    return left.type === "MemberExpression" && staticKey(left) === "onclick" ? labelOfTarget(context, left.object) : undefined;
  }
  if (parent?.type !== "CallExpression" || !listenerCalls.includes(calleeName(parent) ?? "")) return undefined;
  const callee = unwrap(parent.callee);
  const [event, selector] = parent.arguments;
  const heard = event === fn ? "click" : /^(?:click|submit)\b/u.exec(textOf(context, event) ?? "")?.[0];
  if (heard === undefined || (heard === "submit" && isSent(context, fn))) return undefined;
  if (callee.type !== "MemberExpression") return undefined;
  return labelOfTarget(context, selector && selector !== fn && selector.type !== "SpreadElement" ? selector : callee.object);
}

/** A form that nothing keeps from being sent: a server hears of it. */
function isSent(context: FactContext, listener: Node): boolean {
  return !functionsOf(context, boundFunction(listener)).some((fn) => /\bpreventDefault\b|\breturn false\b/u.test(context.file.sourceCode.getText(fn as never)));
}

/** What an element is called: by a variable, or by the ID or selector by which it is looked up. */
function labelOfTarget(context: FactContext, target: Node): string | undefined {
  const inner = startOfChain(listOf(context, target));
  const { node } = context.file.tracer.trace(inner)[0] ?? { node: inner };
  const texts = [textOf(context, inner), node.type === "CallExpression" ? textOf(context, node.arguments[0]) : undefined, chainOf(inner).names.at(-1)];
  return texts.find((text) => text !== undefined && text.length < 40 && isLogoutControl(text));
}

/** `buttons` of `buttons.forEach((button) => …)`, where `button` is meant. */
function listOf({ file }: FactContext, target: Node): Node {
  const name = unwrap(target);
  const [definition] = name.type === "Identifier" ? (file.tracer.bindings.variableOf(name)?.defs ?? []) : [];
  const loop = definition?.type === "Parameter" ? (definition.node as Node).parent : undefined;
  return loop?.type === "CallExpression" && calleeName(loop) === "forEach" && loop.callee.type === "MemberExpression" ? loop.callee.object : name;
}

/** `$("#logout")` of `$("#logout").hover(show, hide)`: most of jQuery's methods give back what they are called on. */
function startOfChain(node: Node): Node {
  const inner = unwrap(node);
  const callee = inner.type === "CallExpression" ? unwrap(inner.callee) : undefined;
  return callee?.type === "MemberExpression" && sameElements.test(staticKey(callee) ?? "") ? startOfChain(callee.object) : inner;
}
