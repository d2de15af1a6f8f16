import { calleeName, isFunction, outer, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { idMakers, idMakerVerbs, idMakerWords } from "../model/credential-sources";
import { firstState, propertiesOfVariable } from "./object-contents";
import { RandomValues } from "./randomness";
import type { FactContext } from "./session-facts";
import type { StorageWrite } from "./storage-writes";

/**
 * Names of what is in an object that a write keeps whole, where the object itself does not show it: what the file reads
 * from it when it gets it back, what it reads from a variable of that name, what the comment above says.
 */
export function storedContents(context: FactContext, write: StorageWrite): readonly string[] {
  const { name, value, node } = write;
  if (!value || !isOpaque(context, value)) return [];
  const key = name?.every((part) => typeof part === "string") ? name.join("") : undefined;
  return [...(key ? [...readBack(context, key), ...readFromNamesake(context, key)] : []), ...saidAbove(context, node)];
}

/** Whether the page makes the value up itself, at least at first, so that nobody has signed in for it. */
export function isMadeByPage(context: FactContext, { value }: StorageWrite): boolean {
  const random = new RandomValues(context);
  return (value ? alternativesOf(context, value) : []).some((made) => isMadeByName(made) || random.of(made).some(({ randomness }) => randomness.kind === "guessable" || randomness.kind === "random"));
}

/** `generateSessionId()` of another file: what gives an ID at once has asked no server for it. */
function isMadeByName(made: Node): boolean {
  if (made.type !== "CallExpression" || made.parent.type === "AwaitExpression") return false;
  const name = calleeName(made) ?? "";
  const [verb = "", ...words] = wordsOf(name);
  return idMakers.has(name.toLowerCase()) || (idMakerVerbs.has(verb) && words.some((word) => idMakerWords.has(word)));
}

/** `let id = read(); if (!id) id = make();`, `const [id] = useState(() => make())` */
function alternativesOf(context: FactContext, start: Node, depth = 0): readonly Node[] {
  const node = unwrapAwait(start);
  if (depth > 4) return [];
  const next = (inner: Node) => alternativesOf(context, inner, depth + 1);
  if (node.type === "LogicalExpression") return [...next(node.left), ...next(node.right)];
  if (node.type === "ConditionalExpression") return [...next(node.consequent), ...next(node.alternate)];
  // JSON.stringify({ value: id, expiry })
  if (node.type === "CallExpression" && calleeName(node) === "stringify") return node.arguments.slice(0, 1).flatMap(next);
  if (node.type === "ObjectExpression") return node.properties.flatMap((property) => (property.type === "Property" && /^(?:value|\w*id)$/iu.test(staticKey(property) ?? "") ? next(property.value) : []));
  if (isFunction(node)) return (context.file.tracer.index.returns.get(node) ?? []).flatMap(next);
  const variable = node.type === "Identifier" ? context.file.tracer.bindings.variableOf(node) : undefined;
  const written = (variable?.references ?? []).flatMap(({ writeExpr }) => (writeExpr ? [writeExpr as Node] : []));
  if (written.length === 0) return [node];
  return written.flatMap((expression) => {
    const state = firstState(context.file, expression);
    return state ? next(state) : next(expression);
  });
}

function isOpaque(context: FactContext, value: Node): boolean {
  const written = unwrapAwait(value);
  const [argument] = written.type === "CallExpression" && calleeName(written) === "stringify" ? written.arguments : [];
  const held = argument && argument.type !== "SpreadElement" ? argument : written;
  return context.file.tracer.trace(held).every(({ node, path }) => {
    if (path.length > 0) return true;
    if (node.type === "ObjectExpression") return node.properties.some(({ type }) => type === "SpreadElement");
    return node.type === "Identifier" || node.type === "MemberExpression" || node.type === "CallExpression" || node.type === "NewExpression";
  });
}

/** `JSON.parse(localStorage.getItem("user")).token` */
function readBack(context: FactContext, key: string): readonly string[] {
  const { index } = context.file.tracer;
  return ["getItem", "get"].flatMap((method) => index.callsNamed.get(method) ?? []).flatMap((call) => {
    const [name] = call.arguments;
    if (!name || name.type === "SpreadElement" || context.file.values.textOf(name) !== key) return [];
    return usedOf(context, call);
  });
}

function usedOf(context: FactContext, start: Node): readonly string[] {
  const user = outer(start);
  switch (user?.type) {
    case "LogicalExpression":
    case "ConditionalExpression":
      return usedOf(context, user);
    case "CallExpression":
      return calleeName(user) === "parse" ? usedOf(context, user) : [];
    case "MemberExpression":
      return [staticKey(user) ?? ""];
    case "VariableDeclarator":
      if (user.id.type === "Identifier") return propertiesOfVariable(context.file, user.id);
      return user.id.type === "ObjectPattern" ? user.id.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : [])) : [];
    default:
      return [];
  }
}

/** `userInfo.token`, beside what is kept as `userInfo`. */
function readFromNamesake({ file }: FactContext, key: string): readonly string[] {
  const variables = (file.sourceCode.scopeManager?.scopes ?? []).flatMap(({ set }) => set.get(key) ?? []);
  return variables.flatMap(({ identifiers }) => (identifiers[0] ? propertiesOfVariable(file, identifiers[0] as Node) : []));
}

const tellsOfToken = /\b(?:jwt(?:\s+token)?|(?:access|auth|authentication|refresh|session|bearer|id)[\s-]tokens?)\b/iu;
const tellsOfKeeping = /\b(?:stor(?:e|es|ing)|sav(?:e|es|ing)|keep(?:s|ing)?|persists?|puts?|writes?|sets?|caches?)\b/iu;
const tellsOtherwise = /\b(?:not?|never|without|except|cookies?|instead|don'?t)\b/iu;

/** `// store user details and jwt token in local storage` */
function saidAbove({ file }: FactContext, node: Node): readonly string[] {
  let statement: Node | undefined = node;
  while (statement && statement.type !== "ExpressionStatement") statement = statement.parent;
  const comment = statement && file.sourceCode.getCommentsBefore(statement as never).at(-1)?.value;
  const token = comment && tellsOfKeeping.test(comment) && !tellsOtherwise.test(comment) ? tellsOfToken.exec(comment.toLowerCase())?.[0] : undefined;
  return token ? [token] : [];
}
