import { calleeName, isFunction, staticKey, type FunctionNode, type Node } from "../../analysis/nodes";
import { exportsOf } from "../handlers/exports";
import { functionsOf, nameNodeOf, nameOf } from "../handlers/found";
import { isLogoutControl } from "../logout-name";
import type { FactContext } from "../session-facts";
import type { LogoutCode } from "./candidates";

/** What React Router calls for a route's page, by the name of its export. */
const routeExports: ReadonlySet<string> = new Set(["action", "loader", "clientAction", "clientLoader"]);
/** What frameworks call when a page is shown. */
const starts = /^(?:created|mounted|beforeMount|beforeCreate|ionViewWillEnter|ionViewDidEnter)$/u;
const startHooks = /^(?:onMounted|onBeforeMount|onMount|onCreated)$/u;
const lifecycle = /^(?:constructor|render|componentDidMount|componentWillMount|UNSAFE_componentWillMount|ngOnInit|ngAfterViewInit|connectedCallback)$/u;

/** Code that runs because a logout's page is shown, whatever it is called: a class `Logout`, `created` of `Logout.vue`, what `logout.js` exports. */
export function* logoutPages(context: FactContext): Generator<LogoutCode> {
  for (const node of context.file.tracer.index.classes) {
    const name = node.id?.name ?? "";
    if (isLogoutControl(name.replace(/(?:Component|View|Screen|Container)$/u, "")) && isShown(context, node)) yield { body: node.body, fn: undefined, named: node.id ?? undefined, label: name };
  }
  yield* vueComponents(context);
  yield* factories(context);
  const label = nameOfFile(context);
  if (label === undefined || !isLogoutControl(label)) return;
  for (const fn of new Set([...ownExport(context), ...shownFirst(context)])) yield { body: fn, fn, named: nameNodeOf(fn), label };
}

/** `const Logout = { created() { … } }`, `export default { name: "Logout", mounted() { … } }` */
function* vueComponents({ file }: FactContext): Generator<LogoutCode> {
  for (const object of file.tracer.index.objects) {
    if (!object.properties.some((property) => property.type === "Property" && starts.test(staticKey(property) ?? "") && isFunction(property.value))) continue;
    const held = object.parent.type === "VariableDeclarator" && object.parent.id.type === "Identifier" ? object.parent.id : undefined;
    const given = object.properties.find((property) => property.type === "Property" && staticKey(property) === "name");
    const label = held?.name ?? (given?.type === "Property" ? file.values.textOf(given.value) : undefined);
    if (label !== undefined && isLogoutControl(label)) yield { body: object, fn: undefined, named: held ?? given, label };
  }
}

/** AngularJS's `factory("logoutService", function () { return function () { … }; })`, and `controller("LogoutCtrl", …)`, which runs when its page is shown. */
function* factories(context: FactContext): Generator<LogoutCode> {
  const { callsNamed } = context.file.tracer.index;
  for (const call of [...(callsNamed.get("factory") ?? []), ...(callsNamed.get("controller") ?? [])]) {
    const [name, made] = call.arguments;
    const label = name?.type === "Literal" && typeof name.value === "string" ? name.value : undefined;
    const fn = made && made.type !== "SpreadElement" ? functionsOf(context, made.type === "ArrayExpression" ? (made.elements.at(-1) ?? made) : made)[0] : undefined;
    if (label !== undefined && fn && isLogoutControl(label.replace(/(?:Service|Factory|Ctrl|Controller)$/u, ""))) yield { body: fn, fn, named: name, label };
  }
}

/** A component: it extends one or is decorated as one, and does something when it is shown. */
function isShown({ file }: FactContext, node: Extract<Node, { type: "ClassDeclaration" | "ClassExpression" }>): boolean {
  const isDecorated = file.tracer.index.decorators.some(({ expression, parent }) => parent === node && expression.type === "CallExpression" && calleeName(expression) === "Component");
  return (isDecorated || node.superClass !== null) && node.body.body.some((member) => member.type === "MethodDefinition" && lifecycle.test(staticKey(member) ?? ""));
}

/** `export default () => { … }`, `module.exports = () => { … }`, which only the file gives a name, and `export function action() { … }` of a route. */
function ownExport(context: FactContext): readonly FunctionNode[] {
  return [...exportsOf(context)].flatMap(({ name, node }) => {
    const fns = name === "default" || routeExports.has(name) ? functionsOf(context, node) : [];
    return routeExports.has(name) ? fns : fns.filter((fn) => nameOf(fn) === undefined);
  });
}

/** `created() { … }` of Vue's component, `onMount(() => { … })` of Svelte's. */
function shownFirst({ file }: FactContext): readonly FunctionNode[] {
  if (!/\.(?:vue|svelte)$/u.test(file.path ?? "")) return [];
  return file.tracer.index.functions.filter((fn) => {
    const { parent } = fn;
    if (parent.type === "CallExpression") return parent.callee !== fn && startHooks.test(calleeName(parent) ?? "");
    return parent.type === "Property" && starts.test(staticKey(parent) ?? "") && parent.parent.parent?.type === "ExportDefaultDeclaration";
  });
}

/** `logout` of `pages/logout.vue`, and of `routes/logout/+page.svelte`. */
function nameOfFile({ file }: FactContext): string | undefined {
  const [name = "", folder] = (file.path ?? "").split("/").reverse();
  const own = name.replace(/(?:\.(?:page|view|client|component))?\.\w+$/u, "");
  return /^(?:index|\+?page)$/u.test(own) ? folder : own;
}
