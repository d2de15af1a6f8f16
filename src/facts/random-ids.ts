import type { TSESTree } from "@typescript-eslint/utils";
import { functionName, isFunction, staticKey, unwrap, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { codeText } from "../analysis/text-test";
import { wordsOf } from "../analysis/words";
import { readingWords } from "../model/credential-sources";
import { idGenerators, issuerWords, secretNames, sessionIdGenerators } from "../model/random-ids";
import { RandomValues, type Made, type Randomness } from "./randomness";
import type { CookieWrite } from "./cookie-writes";
import { keyText } from "./key-text";
import { cookieName } from "./session-cookie";
import type { FactContext } from "./session-facts";
import { givenKeys } from "./signing-keys";
import { surroundingNames } from "./surrounding-names";
import { loginIds } from "./table-records";

/** A value that becomes a session ID, a token or a secret. */
export interface RandomId {
  /** What a message calls it. */
  readonly name: string;
  /** The names that decide; empty where a cookie or an option of a session library does. */
  readonly names: readonly string[];
  /** What is known to hold a credential, whatever it is called. */
  readonly certain: boolean;
  /** All that the value may be. */
  readonly made: readonly Made[];
}

/** Everything in the file that is made on the spot and given a name, with how it is made. */
export function* collectRandomIds(context: FactContext, cookies: readonly CookieWrite[]): Generator<RandomId> {
  const values = new RandomValues(context);
  yield* ofNames(context, values);
  yield* ofFunctions(context, values);
  yield* ofCookies(context, cookies, values);
  yield* ofKeys(context, values);
  yield* ofSecrets(context, values);
  for (const node of loginIds(context)) yield lazily({ name: "id", names: [], certain: true }, () => values.of(node));
}

/** An ID whose making is looked into when it is asked for: most names are none of an ID. */
function lazily(id: Omit<RandomId, "made">, make: () => readonly Made[]): RandomId {
  let made: readonly Made[] | undefined;
  return {
    ...id,
    get made() {
      return (made ??= make());
    },
  };
}

/** The call that makes it. */
export function generatorOf(randomness: Randomness): Node | undefined {
  return randomness.kind === "guessable" || randomness.kind === "random" ? randomness.generator : undefined;
}

/** `const sessionId = …`, `session.id = …`, `{ token: … }`, `token = …` in a class. */
function* ofNames(context: FactContext, values: RandomValues): Generator<RandomId> {
  const { index } = context.file.tracer;
  for (const { name, names, value } of namedValues(context)) {
    const fn = makesSessionIds(context, name, value) ? functionOf(context, value) : undefined;
    if (fn) yield lazily({ name, names: [], certain: true }, () => values.ofReturns(fn));
    else yield lazily({ name, names, certain: false }, () => (functionOf(context, value) ? [] : values.of(value)));
  }
  for (const { left, right, operator } of index.assignments) {
    const target = unwrap(left);
    const names = target.type === "Identifier" ? [target.name] : target.type === "MemberExpression" ? memberNames(target) : [];
    const name = names.at(-1);
    if (name !== undefined && ["=", "||=", "??="].includes(operator)) yield lazily({ name, names, certain: false }, () => values.of(right));
  }
}

function makesSessionIds(context: FactContext, name: string, value: Node): boolean {
  if (sessionIdGenerators.includes(name)) return true;
  return idGenerators.includes(name) && [...surroundingNames(context, value)].some((around) => /session/iu.test(around));
}

interface Named {
  readonly name: string;
  readonly names: readonly string[];
  readonly value: Node;
}

function* namedValues(context: FactContext): Generator<Named> {
  const { index } = context.file.tracer;
  for (const { id, init } of index.declarators) {
    if (id.type === "Identifier" && init) yield { name: id.name, names: [id.name], value: init };
  }
  for (const object of index.objects) {
    for (const property of object.properties) {
      const name = property.type === "Property" ? staticKey(property) : undefined;
      if (name === undefined) continue;
      const { value } = property as TSESTree.Property;
      // token: { type: String, default: () => … } is a column called token
      const column = ["default", "defaultValue"].includes(name) && object.parent.type === "Property" ? staticKey(object.parent) : undefined;
      const made = column !== undefined && isFunction(value) ? index.returns.get(value)?.[0] : undefined;
      yield { name: column ?? name, names: [column ?? name], value: made ?? value };
    }
  }
  for (const owner of index.classes) {
    for (const member of owner.body.body) {
      const name = member.type === "PropertyDefinition" ? staticKey(member) : undefined;
      if (name !== undefined && member.type === "PropertyDefinition" && member.value) yield { name, names: [name], value: member.value };
    }
  }
}

/** `session.id` by both of its names. */
function memberNames(member: TSESTree.MemberExpression): readonly string[] {
  const name = staticKey(member);
  const object = unwrapAwait(member.object);
  const owner = object.type === "Identifier" ? object.name : object.type === "MemberExpression" ? staticKey(object) : undefined;
  if (name === undefined) return [];
  return /^_?id$/iu.test(name) && owner !== undefined ? [`${owner}-${name}`, name] : [name];
}

function functionOf(context: FactContext, value: Node): FunctionNode | undefined {
  const node = unwrapAwait(value);
  if (isFunction(node)) return node;
  const only = node.type === "Identifier" ? context.file.tracer.only(node) : undefined;
  return isFunction(only) ? only : undefined;
}

/** `function generateSessionId() { return …; }` */
function* ofFunctions(context: FactContext, values: RandomValues): Generator<RandomId> {
  for (const fn of context.file.tracer.index.functions) {
    const name = functionName(fn);
    const word = name && readingWords.find((start) => name.toLowerCase().startsWith(start) && name.length > start.length);
    if (name && word) yield lazily({ name, names: [name.slice(word.length)], certain: false }, () => values.ofReturns(fn));
  }
}

/** Values of cookies, whose names are judged where cookies are. */
function* ofCookies(context: FactContext, cookies: readonly CookieWrite[], values: RandomValues): Generator<RandomId> {
  for (const write of cookies) {
    const name = cookieName(write);
    const { value } = write;
    if (name === undefined || !value) continue;
    if (context.credentials.judgeName(name, "cookie").verdict === "credential") yield lazily({ name, names: [], certain: true }, () => values.of(value));
  }
}

/** `sessions[id] = …`, `sessions.set(id, …)`, ``redis.set(`session:${id}`, …)``: the key under which a session is kept is its ID. */
function* ofKeys(context: FactContext, values: RandomValues): Generator<RandomId> {
  const { index } = context.file.tracer;
  for (const { left, right } of index.assignments) {
    const target = unwrap(left);
    if (target.type === "MemberExpression" && target.computed && !isConnection(right) && isCollection(context, target.object)) yield keyOf(values, target.property);
  }
  for (const call of index.callsNamed.get("set") ?? []) {
    const callee = unwrap(call.callee);
    const [key, value] = call.arguments;
    if (callee.type === "MemberExpression" && key && !(value && isConnection(value)) && key.type !== "SpreadElement" && isCollection(context, callee.object)) yield keyOf(values, key);
  }
  for (const call of ["set", "setex", "setEx", "hset", "hSet", "hmset", "put"].flatMap((name) => index.callsNamed.get(name) ?? [])) {
    const [key] = call.arguments;
    const id = key && key.type !== "SpreadElement" ? idOfKey(context, key) : undefined;
    if (id) yield keyOf(values, id);
  }
}

/** The ID in `` `session:${id}` `` and in `"session:" + id`. */
function idOfKey({ file }: FactContext, key: Node): Node | undefined {
  const node = file.tracer.only(key);
  if (node?.type === "BinaryExpression") return node.operator === "+" && startsSession(file.values.textOf(node.left)) ? node.right : undefined;
  if (node?.type !== "TemplateLiteral" || node.expressions.length !== 1 || node.quasis[1]?.value.raw !== "") return undefined;
  return startsSession(node.quasis[0]?.value.raw) ? node.expressions[0] : undefined;
}

function startsSession(text: string | undefined): boolean {
  return text !== undefined && /(?:^|:)sess(?:ions?)?[:_]$/iu.test(text);
}

/** `session({ secret: … })`: with any key of a list, sessions can be signed. What only verifies tokens with a key that it makes up refuses them all. */
function* ofSecrets(context: FactContext, values: RandomValues): Generator<RandomId> {
  // to look for all places of keys takes longer than for those of IDs
  if (!keyText.matches(codeText(context.file.sourceCode))) return;
  for (const { name, node, row } of givenKeys(context)) {
    if (row.use !== "session" && row.use !== "cookie") continue;
    const keys = node.type === "ArrayExpression" ? node.elements.filter((key) => key !== null) : [node];
    for (const key of keys) yield lazily({ name, names: [], certain: true }, () => values.of(key));
  }
}

function keyOf(values: RandomValues, key: Node): RandomId {
  return lazily({ name: key.type === "Identifier" ? key.name : "session", names: [], certain: true }, () => values.of(key));
}

/** `sessions.set(id, socket)`: whoever is connected is known by the connection, and brings no ID. */
function isConnection(value: Node): boolean {
  const node = unwrapAwait(value);
  return node.type === "Identifier" && /^(?:ws|socket|conn|connection|client|peer|transport|pty|terminal|browser|child|worker)$/iu.test(node.name);
}

/** A map or object of the file that is called for sessions or tokens. */
function isCollection(context: FactContext, start: Node): boolean {
  const node = unwrapAwait(start);
  const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" ? staticKey(node) : undefined;
  return name !== undefined && /^_?(?:active_?|user_?|auth_?|login_?)?(?:sessions|(?:access|refresh|auth|session)_?tokens)(?:_?(?:store|map|by_?id))?$/iu.test(name) && context.file.tracer.trace(node).every(({ node: end, path }) => path.length === 0 && (end.type === "ObjectExpression" || end.type === "NewExpression"));
}

/** Whether a name is that of a token of another service: `firebaseToken`. */
export function isForeignName(name: string): boolean {
  return wordsOf(name).some((word) => issuerWords.has(word));
}

/** Whether a name is a key's that is worth as much as a token. */
export function isSecretName(name: string): boolean {
  return secretNames.test(name);
}
