import type { TSESTree } from "@typescript-eslint/utils";
import { forEachChild } from "../../analysis/file-index";
import { calleeName, isFunction, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../../analysis/nodes";
import { originMatcher } from "../../analysis/origins";
import type { Arguments } from "../../analysis/trace";
import { wordsOf } from "../../analysis/words";
import * as local from "../../model/client-calls";
import { changingWords, endSessionAddress, harmlessOrigins, plainMethods } from "../../model/harmless-calls";
import { functionsOf, lastName } from "../handlers/found";
import { chainOf, namesOfCall } from "../session-ending/call-chain";
import { functionsAt } from "../session-ending/middlewares";
import { isLogging, namesCookieChange } from "../session-ending/names";
import { mayEndSession } from "../session-ending/redirects";
import type { FactContext } from "../session-facts";
import type { StoragePlaces } from "../storage-places";
import { taughtCalls } from "../taught";
import { asksByHook } from "./asking-hooks";
import { dropOfAssignment, dropOfCall, dropOfTarget, isEmptied, isWebStorage, type ClientDrop } from "./drops";
import { isNothing } from "./nothing";

/** What a piece of page code does: what it drops, and the first thing by which a server may hear of it. */
export interface ClientEffects {
  readonly drops: readonly ClientDrop[];
  readonly reaches: Node | undefined;
}

/** How deep same-file helpers are looked into. */
const maxDepth = 3;
const isLocalOrigin = originMatcher([...harmlessOrigins, ...local.localPackages]);
/** Wrappers whose result does what the function does that they are given. */
const wrappers = /^(?:useCallback|useMemo|useMemoizedFn|useEvent|useEventCallback|debounce|throttle|action|memo|useCallbackRef)$/u;
const callsItsArguments = new Set(["then", "catch", "finally", "map", "forEach", "tap", "setTimeout", "setInterval", "queueMicrotask", "nextTick", "$nextTick", "batch", "runInAction", "useEffect", "onMounted", "requestAnimationFrame"]);

/** Tells for the page code of one file what it does to the session. */
export class ClientCode {
  readonly #context: FactContext;
  readonly #places: StoragePlaces;
  readonly #taught: ReadonlySet<CallNode>;

  constructor(context: FactContext, places: StoragePlaces) {
    this.#context = context;
    this.#places = places;
    this.#taught = new Set([...taughtCalls(context, context.settings.sessionEnders)].map(({ call }) => call));
  }

  effectsOf(body: Node): ClientEffects {
    const drops: ClientDrop[] = [];
    const entered = new Set<Node>();
    let reaches: Node | undefined;
    const enter = (start: Node, given?: Arguments): void => {
      // a function that calls itself is being looked into already
      if (entered.has(start)) return;
      entered.add(start);
      const isDeep = entered.size > maxDepth;
      const visit = (node: Node): void => {
        if (reaches || node.type === "Decorator") return;
        const drop = this.#dropOf(node, given);
        if (drop) drops.push(drop);
        if (!drop || drop.place === "state") {
          const called = node.type === "CallExpression" ? this.#calledFunctions(node) : [];
          const handed = node.type === "CallExpression" ? this.#handedFunctions(node) : [];
          const isKnown = called.length > 0 && !isDeep;
          if ((!isKnown && this.#mayReach(node)) || (handed.length > 0 && isDeep)) {
            reaches = node;
            return;
          }
          for (const fn of called) enter(fn, this.#context.file.tracer.argumentsOf(fn, node as CallNode));
          for (const fn of handed) enter(fn);
        }
        forEachChild(node, this.#context.file.sourceCode.visitorKeys, visit);
      };
      visit(start);
      entered.delete(start);
    };
    enter(body);
    return { drops, reaches };
  }

  #dropOf(node: Node, given: Arguments | undefined): ClientDrop | undefined {
    switch (node.type) {
      case "CallExpression":
        return this.#taught.has(node) ? undefined : dropOfCall(this.#context, this.#places, node, given);
      case "AssignmentExpression":
        return dropOfAssignment(this.#context, this.#places, node, given);
      case "UnaryExpression":
        return node.operator === "delete" ? dropOfTarget(this.#context, this.#places, node.argument, node) : undefined;
      default:
        return undefined;
    }
  }

  #calledFunctions(call: CallNode): readonly FunctionNode[] {
    if (this.#taught.has(call)) return [];
    const callee = unwrap(call.callee);
    // an inline function is one of the call's children
    if (isFunction(callee)) return [];
    if (calleeName(call) === "commit") return this.#mutations(call);
    const known = functionsAt(this.#context, callee);
    if (known.length > 0) return known;
    const method = methodOfComponent(callee);
    if (method) return [method];
    const [trace, ...others] = callee.type === "Identifier" ? this.#context.file.tracer.trace(callee) : [];
    const wraps = trace?.node.type === "CallExpression" && trace.path.length === 0 && others.length === 0 && wrappers.test(calleeName(trace.node) ?? "");
    return wraps ? functionsOf(this.#context, trace.node) : [];
  }

  /** The mutation of this file that `commit("LOGOUT")` or `commit(LOGOUT)` runs. */
  #mutations(call: CallNode): readonly FunctionNode[] {
    const [type] = call.arguments;
    const name = type && type.type !== "SpreadElement" ? (this.#context.file.values.textOf(type) ?? lastName(type)) : undefined;
    if (name === undefined) return [];
    return this.#context.file.tracer.index.functions.filter((fn) => isMutation(fn) && mutationName(fn) === name.split("/").at(-1));
  }

  #mayReach(node: Node): boolean {
    switch (node.type) {
      case "CallExpression":
        return this.#taught.has(node) || !this.#isLocalCall(node) || this.#handsOn(node);
      case "NewExpression":
        return /^(?:Image|WebSocket|EventSource|XMLHttpRequest|Worker)$/u.test(calleeName(node) ?? "");
      case "AssignmentExpression":
        return isAddress(node.left) && mayEndSession(this.#context, node.right);
      case "TaggedTemplateExpression":
        return !/^(?:css|t|html|keyframes|styled|String|raw|msg|tw|i18n)$/u.test(chainOf(node.tag).names[0] ?? "");
      case "JSXAttribute":
        return this.#attributeReaches(node);
      case "JSXOpeningElement":
        return node.name.type === "JSXIdentifier" && /^[A-Z].*(?:log|sign)-?(?:out|off)/iu.test(node.name.name) && node.attributes.some(isHandlerAttribute);
      default:
        return false;
    }
  }

  /** A form or link that goes to where the session may be ended, or a handler from elsewhere. */
  #attributeReaches(node: TSESTree.JSXAttribute): boolean {
    const { value } = node;
    const expression = value?.type === "JSXExpressionContainer" ? value.expression : (value ?? undefined);
    if (!expression || expression.type === "JSXEmptyExpression") return false;
    const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
    if (["action", "href", "src", "to"].includes(name)) return endSessionAddress.test(this.#context.file.sourceCode.getText(expression as never));
    if (!isHandlerAttribute(node)) return false;
    const inner = unwrap(expression);
    if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return false;
    // what opens or closes a part of the page may come from anywhere
    return functionsOf(this.#context, inner).length === 0 && chainOf(inner).names.flatMap((part) => wordsOf(part)).some((word) => changingWords.has(word));
  }

  #isLocalCall(call: TSESTree.CallExpression): boolean {
    const callee = unwrap(call.callee);
    if (isFunction(callee) || callee.type === "Super") return true;
    const names = namesOfCall(call);
    const last = names.at(-1) ?? "";
    const isMember = callee.type === "MemberExpression";
    if (/^(?:submit|requestSubmit|send|sendBeacon|fetch)$/u.test(last)) return false;
    if (local.moveNames.has(last) || (last === "open" && names[0] === "window")) return this.#isLocalMove(call, last, names);
    const origins = this.#context.file.origins.of(callee);
    if (origins.length > 0 && origins.every(isLocalOrigin)) return true;
    // what comes from an HTTP client is a request, whatever it is called, but for what empties Apollo's cache
    if (isMember && !/^(?:clear|reset)Store$/u.test(last) && /^(?:https?|api|axios|client|request|service)$/iu.test(names.at(-2) ?? "")) return false;
    if (local.localNames.has(last) && !(isMember && /service|api|repository/iu.test(names.slice(0, -1).join("."))))  return true;
    if (isMember && plainMethods.has(last)) return true;
    if (isLogging(names) || namesCookieChange(names)) return true;
    return this.#isStateCall(call, names, last) || this.#isDisplayCall(names, last, isMember) || this.#isCallback(callee) || (isMember ? this.#isLocalMember(callee, names, last) : isLocalHelper(last));
  }

  /** `router.push("/login")`; not `router.push("/api/logout")`, which a server answers. */
  #isLocalMove(call: CallNode, last: string, names: readonly string[]): boolean {
    const isRouting = names.length === 1 || names.slice(0, -1).some((name) => /rout|hist|nav|location|props|window|\bstack\b|^\$state$/iu.test(name));
    if (["refresh", "go", "back", "reload", "replace"].includes(last) && !isRouting) return last === "replace";
    return !call.arguments.some((argument) => endSessionAddress.test(this.#textOf(argument)));
  }

  #textOf(node: Node): string {
    if (node.type === "SpreadElement") return "";
    return this.#context.file.values.textOf(node) ?? this.#context.file.sourceCode.getText(node as never);
  }

  /** `setUser(null)`, `set({ token: null })`, `user$.next(null)`, `dispatch({ type: "LOGOUT" })` */
  #isStateCall(call: TSESTree.CallExpression, names: readonly string[], last: string): boolean {
    const [first] = call.arguments;
    if (/^use[A-Z]/u.test(last) && names.length === 1) return !asksByHook(last, first);
    const isEmpty = call.arguments.every((argument) => argument.type !== "SpreadElement" && isNothing(this.#context, argument));
    const isLeftEmpty = call.arguments.length === 1 && first !== undefined && isEmptied(this.#context, first);
    if (/^set[A-Z_$]/u.test(last)) return isEmpty || isLeftEmpty || !wordsOf(last).some((word) => local.remoteWords.has(word)) || names.length === 1;
    if (["set", "update"].includes(last)) return names.length === 1 || isEmpty || (names.length === 2 && isLeftEmpty) || (last === "set" && this.#context.file.origins.of(call.callee).some(isLocalOrigin));
    if (last === "next") return names.length === 1 || !/log-?_?out|sign-?_?out/iu.test(names.join("."));
    if (/^(?:\w*[dD]ispatch|put)$/u.test(last)) return this.#isAction(first);
    if (last === "get") return names.length === 1 || isCookieHolder(names);
    return last === "clear" && /cache|query|form|timer|interval/iu.test(names.at(-2) ?? "");
  }

  /** `{ type: "LOGOUT" }`, where it stands or in a constant, `logout()`, a thunk. */
  #isAction(argument: Node | undefined): boolean {
    if (!argument || argument.type === "SpreadElement") return false;
    const action = unwrap(argument);
    if (action.type === "CallExpression" || isFunction(action)) return true;
    return this.#context.file.tracer.isObject(action);
  }

  /** `toast.success("Bye")`, `closeMenu()`, `Modal.confirm({ onOk() { … } })` */
  #isDisplayCall(names: readonly string[], last: string, isMember: boolean): boolean {
    const words = wordsOf(last);
    const isRemote = words.some((word) => local.remoteWords.has(word));
    if (isMember && names.slice(0, -1).some((name) => local.displayHolder.test(name)) && !isRemote) return true;
    // this.$message("Bye"), this.$confirm("Leave?") of Vue's plugins
    const isOfPlugin = names.length === 2 && names[0] === "this" && last.startsWith("$") && !isRemote;
    if ((!isMember || isOfPlugin) && local.displayHolder.test(last) && !words.some((word) => ["send", "post", "delete"].includes(word))) return true;
    const [first = "", second = ""] = words;
    const verb = first === "on" || first === "handle" ? second : first;
    return local.displayVerbs.has(verb) && !isRemote && (!isMember || names[0] === "this" || names[0] === "props");
  }

  #isCallback(callee: Node): boolean {
    if (callee.type !== "Identifier") return false;
    const definition = this.#context.file.tracer.bindings.variableOf(callee)?.defs[0];
    if (definition?.type === "Parameter" && isFunction(definition.node as Node)) {
      if (local.callbackNames.test(callee.name)) return true;
      const loop = (definition.node as Node).parent;
      return loop?.type === "CallExpression" && calleeName(loop) === "forEach" && local.listenerLists.test(this.#context.file.sourceCode.getText(loop.callee as never));
    }
    const loop = definition?.type === "Variable" ? (definition.node as Node).parent?.parent : undefined;
    return loop?.type === "ForOfStatement" && local.listenerLists.test(this.#context.file.sourceCode.getText(loop.right as never));
  }

  #isLocalMember(callee: TSESTree.MemberExpression, names: readonly string[], last: string): boolean {
    if (isWebStorage(this.#places, callee.object) || isCookieHolder(names)) return true;
    const holder = names.at(-2) ?? "";
    if (/^(?:document|window|\$?location|history|classList|style|event|e|ev|\$event|caches|indexedDB|sessionStorage|localStorage|\$options)$/u.test(holder)) return !["open", "postMessage"].includes(last);
    if (["clear", "delete", "add", "splice", "reset"].includes(last) && /cache|query|map|set|list|state|form|timers?/iu.test(holder)) return true;
    if (["resetStore", "resetState", "reset"].includes(last)) return /apollo|client|form|cache/iu.test(names.slice(0, -1).join("."));
    // only other tabs of the same browser hear of it
    return last === "postMessage" && this.#isBroadcast(callee.object);
  }

  #isBroadcast(node: Node): boolean {
    const { origins, sourceCode } = this.#context.file;
    if (origins.of(node).some((key) => key.startsWith("global:BroadcastChannel"))) return true;
    return sourceCode.text.includes("BroadcastChannel") && /channel|broadcast|\bbc\b/iu.test(chainOf(node).names.join("."));
  }

  /** Functions handed on by name: `.then(clearToken)`. */
  #handedFunctions(call: TSESTree.CallExpression): readonly FunctionNode[] {
    return handedReferences(call).flatMap((node) => functionsOf(this.#context, node));
  }

  /** A function from elsewhere that is handed on and may do more: `.then(revoke)`, `setTimeout(logoutEverywhere)`. */
  #handsOn(call: TSESTree.CallExpression): boolean {
    return handedReferences(call).some((node) => functionsOf(this.#context, node).length === 0 && wordsOf(chainOf(node).names.at(-1) ?? "").some((word) => changingWords.has(word)));
  }
}

/** `this.leave()` of Vue's `{ methods: { leave() { … } }, mounted() { this.leave(); } }` */
function methodOfComponent(callee: Node): FunctionNode | undefined {
  if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return undefined;
  const name = staticKey(callee);
  for (let at: Node | undefined = callee.parent; at; at = at.parent) {
    const methods = at.type === "ObjectExpression" ? at.properties.find((property) => property.type === "Property" && staticKey(property) === "methods") : undefined;
    if (methods?.type !== "Property" || methods.value.type !== "ObjectExpression") continue;
    const found = methods.value.properties.find((property) => property.type === "Property" && staticKey(property) === name);
    return found?.type === "Property" && isFunction(found.value) ? found.value : undefined;
  }
  return undefined;
}

function handedReferences(call: TSESTree.CallExpression): readonly Node[] {
  if (!callsItsArguments.has(calleeName(call) ?? "")) return [];
  return call.arguments.map(unwrapAwait).filter(({ type }) => type === "Identifier" || type === "MemberExpression");
}

/** `mutations: { logout(state) { … } }`, `const mutations = { [LOGOUT](state) { … } }` */
export function isMutation(fn: FunctionNode): boolean {
  const list = fn.parent.type === "Property" && fn.parent.parent.type === "ObjectExpression" ? fn.parent.parent.parent : undefined;
  if (list?.type === "Property") return staticKey(list) === "mutations";
  return list?.type === "VariableDeclarator" && list.id.type === "Identifier" && list.id.name === "mutations";
}

function mutationName({ parent }: FunctionNode): string | undefined {
  return parent.type === "Property" ? (staticKey(parent) ?? lastName(parent.key)) : undefined;
}

function isHandlerAttribute(node: Node): boolean {
  return node.type === "JSXAttribute" && node.name.type === "JSXIdentifier" && /^on[A-Z]/u.test(node.name.name);
}

function isCookieHolder(names: readonly string[]): boolean {
  return names.slice(0, -1).some((name) => /^\$?cookies?(?:Store|Service)?$/iu.test(name));
}

function isAddress(target: Node): boolean {
  const left = unwrap(target);
  const name = left.type === "MemberExpression" ? staticKey(left) : left.type === "Identifier" ? left.name : undefined;
  return name !== undefined && /^(?:location|href|src|action)$/u.test(name);
}

/** `clearLocalStorage()`, `removeAuthHeader()`: a helper that says that it stays in the page. */
function isLocalHelper(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => local.pageWords.has(word)) && !words.some((word) => ["server", "remote", "api", "revoke", "logout", "signout"].includes(word));
}
