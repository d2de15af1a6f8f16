import type { TSESTree } from "@typescript-eslint/utils";
import { isInside, memberPath, staticKey, unwrap, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { answersIn, isPage } from "./answers";
import { functionsOf, lastName } from "./handlers/found";
import type { FactContext } from "./session-facts";

/** Tokens that one function on the server copies into what a framework sends to the page. */
export interface ClientTokens {
  readonly by: "sessionCallback" | "pageProps";
  /** The properties that hold them. */
  readonly names: readonly string[];
  /** The first of them. */
  readonly node: Node;
}

type Written = readonly [name: string, node: Node, value: Node];

interface Copy {
  readonly name: string;
  readonly node: Node;
}

function* together(by: ClientTokens["by"], copies: readonly Copy[]): Generator<ClientTokens> {
  const [first] = copies;
  if (first) yield { by, names: [...new Set(copies.map(({ name }) => name))], node: first.node };
}

const authModules = /^(?:next-auth|@auth)(?:\/|$)/u;

/** Tokens that the `session` callback of Auth.js puts into the session that `/api/auth/session` gives to the page. */
export function* sessionCallbackTokens(context: FactContext): Generator<ClientTokens> {
  if (![...context.file.tracer.index.modules].some((module) => authModules.test(module))) return;
  for (const object of context.file.tracer.index.objects) {
    if (!isCallbacks(object)) continue;
    for (const fn of callbackOf(context, object, "session")) {
      const kept = callbackOf(context, object, "jwt").flatMap((jwt) => [...written(context, jwt, "token")]);
      const keepsTokens = kept.some(([name]) => isToken(context, name));
      const copies = [...written(context, fn, "session")].flatMap(([name, node, value]): Copy[] => {
        // the decoded claims have this name in Auth.js
        const isWhole = value.type === "Identifier" && value.name === "token";
        const isCopy = isWhole ? keepsTokens : isCopied(context, name, value) || holdsToken(context, value, kept);
        return isCopy ? [{ name: name === "" ? "...token" : name, node }] : [];
      });
      yield* together("sessionCallback", copies);
    }
  }
}

/** `session.user = token.user`, where the `jwt` callback keeps a whole `user` of whom it reads `user.accessToken`. */
function holdsToken(context: FactContext, value: Node, kept: readonly Written[]): boolean {
  if (value.type !== "MemberExpression" || memberPath(value.object) !== "token") return false;
  const whole = kept.find(([name]) => name === staticKey(value))?.[2];
  if (whole?.type !== "Identifier") return false;
  return kept.some(([, , other]) => other.type === "MemberExpression" && memberPath(other.object) === whole.name && isToken(context, staticKey(other) ?? ""));
}

/** `callbacks: { … }`, `const callbacks = { … }` */
function isCallbacks(object: TSESTree.ObjectExpression): boolean {
  let { parent } = object as { parent: Node };
  while (unwrap(parent) !== parent) parent = parent.parent as Node;
  if (parent.type === "Property") return staticKey(parent) === "callbacks";
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" && /callbacks$/iu.test(parent.id.name);
}

function callbackOf(context: FactContext, object: TSESTree.ObjectExpression, name: string): readonly FunctionNode[] {
  return object.properties.flatMap((property) => (property.type === "Property" && staticKey(property) === name ? functionsOf(context, property.value) : []));
}

/** What a callback writes into an object or returns in its place: name, place and value of each property. */
function* written({ file }: FactContext, fn: FunctionNode, root: string): Generator<Written> {
  for (const { left, right, operator } of file.tracer.index.assignments) {
    const target = unwrap(left);
    if (operator !== "=" || target.type !== "MemberExpression" || !isInside(target, fn) || memberPath(target).split(".")[0] !== root) continue;
    const value = unwrapAwait(right);
    if (value.type === "ObjectExpression") yield* propertiesOf(value);
    else yield [staticKey(target) ?? "", target, value];
  }
  for (const returned of file.tracer.index.returns.get(fn) ?? []) {
    const value = unwrapAwait(returned);
    if (value.type === "ObjectExpression") yield* propertiesOf(value);
  }
}

function* propertiesOf(object: TSESTree.ObjectExpression): Generator<Written> {
  for (const property of object.properties) {
    const value = unwrapAwait(property.type === "Property" ? property.value : property.argument);
    if (value.type === "ObjectExpression") yield* propertiesOf(value);
    else yield [property.type === "Property" ? (staticKey(property) ?? "") : "", property, value];
  }
}

const kinds: ReadonlySet<string | undefined> = new Set(["access-token", "refresh-token", "id-token", "jwt", "token"]);

function isToken(context: FactContext, name: string): boolean {
  const { verdict, kind, strength } = context.credentials.judgeName(name, "identifier");
  return verdict === "credential" && strength === "strong" && kinds.has(kind);
}

/** Whether a value is a token: by the name it gets, or by the one it had. */
function isCopied(context: FactContext, name: string, value: Node): boolean {
  const judged = context.credentials.judgeValue(value);
  if (judged.verdict === "not") return false;
  const own = lastName(unwrapAwait(value));
  if (own !== undefined && own !== "token" && isToken(context, own)) return true;
  return isToken(context, name) && !/expire|error|type$/iu.test(own ?? "");
}

/** Tokens in the data of a page: props of Next.js, `load` of SvelteKit, loaders of Remix and React Router. */
export function* pageTokens(context: FactContext): Generator<ClientTokens> {
  if (!context.handlers.some(isPage)) return;
  for (const { page, part, value, given, handler } of answersIn(context)) {
    if (!page || part !== "body") continue;
    const isNext = handler?.methods.includes("getServerSideProps") === true;
    const objects = context.file.tracer.trace(value, given).flatMap(({ node }) => (node.type === "ObjectExpression" ? [node] : []));
    const properties = objects.flatMap((object) => [...propertiesOf(object)]);
    yield* together("pageProps", properties.flatMap(([name, node, held]): Copy[] => (isCopied(context, name, held) && isServers(context, name, held, isNext) ? [{ name, node }] : [])));
  }
}

const tellingName = /(?:access|refresh|auth|id)[_-]?token|jwt/iu;

/** Whether the token is one that the server holds: not one that came in the page's address, nor a service's public one. */
function isServers({ file }: FactContext, name: string, value: Node, isNext: boolean): boolean {
  const traces = [{ node: value, path: [] }, ...file.tracer.trace(value)];
  const texts = traces.map(({ node, path }) => [file.sourceCode.getText(node as never).slice(0, 300), ...path].join("."));
  // a personal access token is shown to whoever made it
  if ([name, ...texts].some((text) => /\b(?:query|params|searchParams|url)\b|csrf|public|personal_?access/iu.test(text))) return false;
  if (tellingName.test(name) || tellingName.test(lastName(unwrapAwait(value)) ?? "")) return true;
  // a bare `token` may be anything, unless it is taken from where a session's is
  return isNext && texts.some((text) => /cookie|session|getToken|authorization/iu.test(text));
}
