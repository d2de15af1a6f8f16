import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, functionName, memberPath, outer, staticKey, unwrap, type Node } from "../analysis/nodes";
import { isForTestsOnly } from "./environment";
import { secretOptions, settingsOfKeys } from "../model/secret-names";
import { fallbackOf, type Fallback } from "./fallbacks";
import { isNameOfSecret, secretNameKind } from "./secret-name";
import type { FactContext } from "./session-facts";

/** A text that a configuration gives to a name which is plainly that of a session's or token's key. */
export interface DeclaredSecret {
  readonly name: string;
  /** The text. */
  readonly node: Node;
  /** How it stands in for a setting that is missing; undefined where it is the setting. */
  readonly fallback?: Fallback;
  /** Whether only the name of the object around it says what it is for. */
  readonly byHolder?: true;
  /** What the text is assigned to. */
  readonly target?: Node;
}

/** Gathers them; `isTaught` knows names that the user adds. Whether the file uses the key as well is another question. */
export function declaredSecrets(context: FactContext, isTaught: (name: string) => boolean): readonly DeclaredSecret[] {
  const { path } = context.file;
  // env.example.ts shows what is to be set
  if (/[./-](?:example|sample|template)\.[cm]?[jt]s$/u.test(path ?? "")) return [];
  return textNodes(context).flatMap((node) => {
    const text = textOf(context, node);
    return (text === undefined || text.trim() === "" ? undefined : judge(context, node, text, isTaught)) ?? [];
  });
}

/** Where texts stand, and constants that may hold one, in source order. */
function textNodes({ file: { sourceCode, tracer } }: FactContext): readonly Node[] {
  const constants = (sourceCode.scopeManager?.scopes ?? []).flatMap(({ references }) => references.flatMap((reference) => (reference.isRead() && fallbackOf(reference.identifier as Node) ? [reference.identifier as Node] : [])));
  return [...tracer.index.strings, ...constants].sort((one, other) => one.range[0] - other.range[0]);
}

/** The text that a node is: as it stands, or as a constant that stands in for something else. */
function textOf(context: FactContext, node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  return node.type === "Identifier" && fallbackOf(node) ? context.file.values.textOf(node) : undefined;
}

function judge(context: FactContext, node: Node, text: string, isTaught: (name: string) => boolean): DeclaredSecret | undefined {
  if (isForTestsOnly(node)) return undefined;
  const fallback = fallbackOf(node);
  if (fallback) {
    const name = namesOf(fallback).find((each) => secretNameKind(each) !== undefined || isTaught(each));
    // a fallback of another kind: a path, an address
    return name !== undefined && !isPlace(text) ? { name, node, fallback } : undefined;
  }
  const name = declaredName(context, node);
  if (name === undefined || !(secretNameKind(name) === "secret" || isTaught(name))) return undefined;
  const holder = outer(node);
  // where nothing is looked up, "secretKey" is the key
  const byHolder = settingsAround(holder) !== undefined;
  const isName = secretOptions.includes(name) || byHolder ? /^[A-Z][A-Z\d_]*$|^\w+(?:\.\w+)+$/u.test(text) : isNameOfSecret(text);
  return isPlace(text) || isName ? undefined : { name, node, ...(byHolder && { byHolder }), ...(holder?.type === "AssignmentExpression" && { target: holder.left }) };
}

/** The names that say what a fallback stands in for: the setting's, and that of what holds it. */
function namesOf(fallback: Fallback): readonly string[] {
  switch (fallback.by) {
    case "operator":
      return [...settingNames(fallback.node.left), ...holderNames(fallback.node)];
    case "pattern":
      // the default of a function's parameter is no setting
      return fallback.node.left.type === "Identifier" && isSettings(fallback.node) ? [fallback.node.left.name] : [];
    case "argument":
      return [...fallback.node.arguments.slice(0, 1).flatMap((argument) => (argument.type === "Literal" ? settingPath(String(argument.value)) : [])), ...holderNames(fallback.node)];
    case "method":
    case "property":
      return schemaNames(fallback.node);
  }
}

/** `system.session.cookieSecret`: what stands around a setting does not say whose it is, if its own name does. */
function settingPath(path: string): readonly string[] {
  const last = path.split(".").at(-1) ?? path;
  return /jwt|session|cookie/iu.test(last) ? [path, last] : [path];
}

/** `process.env.X`, `env["X"]`, `config.get("X")`: the last name. */
function settingNames(node: Node): readonly string[] {
  const inner = unwrap(node);
  if (inner.type === "LogicalExpression") return [...settingNames(inner.left), ...settingNames(inner.right)];
  if (inner.type === "MemberExpression") return [staticKey(inner) ?? ""];
  const [argument] = inner.type === "CallExpression" ? inner.arguments : [];
  return argument?.type === "Literal" && typeof argument.value === "string" ? [argument.value] : [];
}

/** The property, with the ones around it, or the variable that a value is given to. */
function holderNames(node: Node): readonly string[] {
  const holder = outer(node);
  if (holder?.type === "VariableDeclarator") return holder.id.type === "Identifier" ? [holder.id.name] : [];
  return holder?.type === "Property" ? [pathOf(holder)] : [];
}

/** `session.secret` of `{ session: { secret: … } }`, `jwtConstants.secret` of `jwtConstants = { secret: … }` */
function pathOf(property: TSESTree.Property): string {
  const name = staticKey(property) ?? "";
  if (!/secret/iu.test(name) || secretNameKind(name)) return name;
  const around = outer(property.parent);
  const holder = around?.type === "Property" ? staticKey(around) ?? "" : settingsAround(property);
  const isTelling = holder !== undefined && (name.toLowerCase() === "secret" || /jwt|session|cookie|token/iu.test(holder));
  return isTelling ? `${holder}.${name}` : name;
}

/** The name of the object of settings in which a property stands, if it is one for keys. */
function settingsAround(property: Node | undefined): string | undefined {
  const around = property?.type === "Property" ? outer(property.parent) : undefined;
  return around?.type === "VariableDeclarator" && around.id.type === "Identifier" && settingsOfKeys.test(around.id.name) ? around.id.name : undefined;
}

/** `jwt.config.` for the `secret` of `jwt.config.js`, where nothing nearer says what it is for. */
function fileWord(context: FactContext, property: TSESTree.Property): string {
  const file = /([^/]+)\.\w+$/u.exec(context.file.path ?? "")?.[1] ?? "";
  return pathOf(property) === "secret" && /jwt|session|cookie/iu.test(file) ? `${file}.` : "";
}

/** Whether a destructuring takes apart the environment or a configuration. */
function isSettings(pattern: TSESTree.AssignmentPattern): boolean {
  const declarator = pattern.parent.parent?.parent;
  return declarator?.type === "VariableDeclarator" && declarator.init !== null && /env|config|settings/iu.test(memberPath(declarator.init));
}

/** The property of a schema whose value a `.default("…")` or `{ default: "…" }` belongs to. */
function schemaNames(node: Node): readonly string[] {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === "Property" && staticKey(at) !== "default") return [pathOf(at), ...environmentOf(at.value)];
    if (at.type === "ExpressionStatement" || at.type === "VariableDeclarator") return [];
  }
  return [];
}

/** `{ env: "JWT_SECRET", default: "…" }` */
function environmentOf(node: Node): readonly string[] {
  if (node.type !== "ObjectExpression") return [];
  return node.properties.flatMap((property) => (property.type === "Property" && staticKey(property) === "env" && property.value.type === "Literal" ? [String(property.value.value)] : []));
}

/** The variable, property or setting that a text is given to as it stands. */
function declaredName(context: FactContext, literal: Node): string | undefined {
  if (literal.type !== "Literal") return undefined;
  const holder = outer(literal);
  switch (holder?.type) {
    case "VariableDeclarator":
      return holder.id.type === "Identifier" ? (resultName(context, holder.id) ?? (isHandedOn(context, holder.id) ? holder.id.name : undefined)) : undefined;
    case "ReturnStatement":
      return nameOfResult(context, literal);
    case "AssignmentExpression":
      return holder.operator === "+=" ? undefined : staticKey(unwrap(holder.left));
    case "Property":
      return holder.value === literal && isConfiguration(holder.parent) && (settingsAround(holder) !== undefined || secretOptions.includes(staticKey(holder) ?? "") || /^\S{3,}$/u.test(String(literal.value))) ? `${fileWord(context, holder)}${pathOf(holder)}` : undefined;
    default:
      return undefined;
  }
}

/** What a function is called that gives a constant back: `return DEFAULT`. */
function resultName(context: FactContext, identifier: TSESTree.Identifier): string | undefined {
  const references = context.file.tracer.bindings.declaredBy(identifier)?.references ?? [];
  return references.flatMap(({ identifier: use }) => (outer(use as Node)?.type === "ReturnStatement" ? (nameOfResult(context, use as Node) ?? []) : []))[0];
}

/** `AuthSecret` of `function resolveAuthSecret() { … return "…"; }`, unless it may stop before it gives the text. */
function nameOfResult({ file }: FactContext, node: Node): string | undefined {
  const fn = enclosingFunction(node);
  if (!fn || /\bthrow\b|\bexit\(/u.test(file.sourceCode.getText(fn as never))) return undefined;
  return /^(?:get|resolve|load|read|require|find|ensure)_?([A-Z_]\w+)$/u.exec(functionName(fn) ?? "")?.[1];
}

/** Whether a constant goes somewhere as a value: to another file or a function, but not to one that looks it up. */
function isHandedOn(context: FactContext, identifier: TSESTree.Identifier): boolean {
  const variable = context.file.tracer.bindings.declaredBy(identifier);
  const declaration = identifier.parent.parent;
  const uses = (variable?.references ?? []).filter((reference) => !reference.isWrite()).map((reference) => reference.identifier as Node);
  if (uses.some(isLookedUp)) return false;
  return declaration?.parent?.type === "ExportNamedDeclaration" || uses.some(({ parent }) => parent?.type === "CallExpression" || parent?.type === "NewExpression" || parent?.type === "Property");
}

const lookUps = /^(?:get|has|inject|Inject|set|resolve|fetch|load|read|provide|require|access|remove|delete|find)/u;

/** `config.get(NAME)`, `process.env[NAME]` */
function isLookedUp(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === "MemberExpression") return parent.computed && parent.property === use;
  if (parent?.type === "Property") return staticKey(parent) === "provide" || (parent.computed && parent.key === use);
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && lookUps.test(calleeName(parent) ?? "");
}

/** Whether an object is what a module gives away, not something that a call is asked with. */
function isConfiguration(object: Node): boolean {
  for (let at: Node | undefined = object; at; at = at.parent) {
    switch (at.type) {
      case "CallExpression":
      case "NewExpression":
        return /^(?:registerAs|defineConfig|define\w*Config|freeze)$/u.test(calleeName(at) ?? "");
      case "ExportDefaultDeclaration":
      case "ExportNamedDeclaration":
        return true;
      case "AssignmentExpression":
        return /^(?:module\.)?exports\b/u.test(memberPath(at.left));
      case "VariableDeclarator":
        return at.id.type === "Identifier" && (/config|settings|env|options|auth|secrets?$|constants?$/iu.test(at.id.name) || settingsOfKeys.test(at.id.name)) && !/placeholder|example|sample|dummy|weak|insecure|known|forbidden/iu.test(at.id.name);
      case "JSXElement":
      case "ClassBody":
        return false;
    }
  }
  return false;
}

/** A path, an address, or a name with its parts marked: none of them is a key. */
function isPlace(text: string): boolean {
  return /^(?:\.{0,2}\/|https?:|arn:|projects\/|file:)|\{\{|\$\{|\.(?:pem|key|json|txt)$/u.test(text) || /^[\w-]+(?:\/[\w-]+)+$/u.test(text);
}
