import { calleeName, enclosingFunction, isInside, memberPath, outer, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";
import type { TokenVerification } from "./token-verifications";

/** Something that an unchecked token names, and by which code finds the key. */
export interface KeyLocation {
  readonly claim: "kid" | "jku" | "x5u";
  readonly target: "path" | "query" | "URL";
  readonly node: Node;
}

const clientPart = /^@(?:bun-)?request\.(?:headers?|cookies?|body|query|params|searchParams)\b|^@(?:koa|hono|elysia|sveltekit)-[a-z]+\.(?:req|request)?\.?(?:headers?|cookies?|body|query|params)\b/u;
const keyReaders = /^(?:importJWK|importSPKI|importX509|importPKCS8|createPublicKey|createSecretKey|from|String|encode|asKey|jwkToPem|jwk2pem|trim|replace|toString)$/u;

/** Whether a value is what the client sent with the request. */
export function isSentByClient(context: FactContext, start: Node): boolean {
  const node = unwrapAwait(start);
  return context.receivers.keysOf(made(context, node)).some((key) => clientPart.test(key));
}

/** Whether a value is a member of a token that nobody has checked yet: `decoded.header.alg`. */
export function isHeldByToken(context: FactContext, start: Node, all: readonly TokenVerification[], names: readonly string[]): boolean {
  return headerMember(context, made(context, unwrapAwait(start)), all, names) !== undefined;
}

/** The value that a key is made from: `importJWK(header.jwk)`, `Buffer.from(key)`. */
function made(context: FactContext, node: Node): Node {
  const [only] = context.file.tracer.trace(node);
  const call = only?.path.length === 0 ? only.node : node;
  const argument = call.type === "CallExpression" && keyReaders.test(calleeName(call) ?? "") ? call.arguments[0] : undefined;
  return argument && argument.type !== "SpreadElement" ? unwrapAwait(argument) : node;
}

/** The name of the header's member that a value is, if it is one of `names`. */
function headerMember(context: FactContext, node: Node, all: readonly TokenVerification[], names: readonly string[]): string | undefined {
  for (const { node: from, path } of context.file.tracer.trace(node)) {
    const name = path.find((each) => names.includes(each));
    if (name === undefined) continue;
    if (from.type === "CallExpression" && isReading(context, from, all)) return name;
    if (from.type === "Identifier" && isKeyFunctionsHeader(context, from, path, all)) return name;
  }
  return undefined;
}

/** A call that decodes a token, or a helper that is given the token of a verification and names its header. */
function isReading(context: FactContext, call: CallNode, all: readonly TokenVerification[]): boolean {
  if (all.some(({ call: known, does }) => known === call && does === "decodes")) return true;
  if (!/header|decode|parse|peek/iu.test(calleeName(call) ?? "")) return false;
  const text = (node: Node) => context.file.sourceCode.getText(unwrapAwait(node) as never);
  const tokens = all.flatMap(({ token }) => (token ? [text(token)] : []));
  return call.arguments.some((argument) => argument.type !== "SpreadElement" && tokens.includes(text(argument)));
}

/** `(header, callback) => …` where a verification takes its key. */
function isKeyFunctionsHeader({ file }: FactContext, node: Node, path: readonly string[], all: readonly TokenVerification[]): boolean {
  const variable = file.tracer.bindings.variableOf(node);
  const parameter = variable && file.tracer.parameterOf(variable);
  if (!parameter) return false;
  const isKeyFunction = all.some(({ key }) => key !== undefined && file.tracer.trace(key).some(({ node: fn }) => fn === parameter.fn));
  // express-jwt hands over the request before the token, koa-jwt and the libraries the header itself
  return isKeyFunction && (parameter.position === 0 || path.includes("header") || parameter.path.includes("header"));
}

const fileCalls = /^(?:readFile|readFileSync|createReadStream|open|openSync|join|resolve|existsSync)$/u;
const fileOwners = /^(?:fs|fsp|fsPromises|path|promises|Deno|Bun)$|\.promises$/u;
const fetchCalls = /^(?:fetch|\$fetch|axios|got|ky|request|superagent|needle|URL|createRemoteJWKSet|jwksClient|jwksRsa|JwksClient)$/u;
const queries = /^(?:query|raw|\$queryRawUnsafe|\$executeRawUnsafe|execute|prepare|all|get|run|exec|one|any)$/u;

/** Gathers the places where a token that nobody has checked says where its own key is. */
export function* collectKeyLocations(context: FactContext, all: readonly TokenVerification[]): Generator<KeyLocation> {
  const seen = new Set<Node>();
  for (const call of context.file.tracer.index.calls) {
    const target = targetOf(context, call);
    if (!target) continue;
    for (const argument of call.arguments) {
      for (const part of partsOf(context, argument)) {
        const claim = headerMember(context, part, all, ["kid", "jku", "x5u"]) as KeyLocation["claim"] | undefined;
        if (!claim || seen.has(part) || isExamined(context, part, call)) continue;
        // kid alone is no address: a lookup by it is what it is for
        if (target === "URL" && claim === "kid" && part === unwrapAwait(argument)) continue;
        if (target === "query" && !isText(argument)) continue;
        seen.add(part);
        yield { claim, target, node: part };
      }
    }
  }
}

function targetOf(context: FactContext, call: CallNode): KeyLocation["target"] | undefined {
  const callee = unwrap(call.callee);
  const name = calleeName(call) ?? "";
  const owner = callee.type === "MemberExpression" ? memberPath(callee.object) : "";
  if (fileCalls.test(name) && (fileOwners.test(owner) || context.file.origins.of(call.callee).some((key) => /^(?:fs|fs\/promises|path|fs-extra)#/u.test(key)))) return "path";
  if (fetchCalls.test(name) || /^(?:axios|got|ky|superagent|http|https)$/u.test(owner)) return "URL";
  return queries.test(name) && owner !== "" && /\b(?:SELECT|select|FROM|from)\b/u.test(context.file.sourceCode.getText(call as never)) ? "query" : undefined;
}

/** The values that a text or object of options is put together of. */
function partsOf(context: FactContext, start: Node, depth = 0): readonly Node[] {
  const node = unwrapAwait(start);
  if (depth > 4) return [];
  switch (node.type) {
    case "TemplateLiteral":
      return node.expressions.flatMap((part) => partsOf(context, part, depth + 1));
    case "BinaryExpression":
      return node.operator === "+" ? [...partsOf(context, node.left, depth + 1), ...partsOf(context, node.right, depth + 1)] : [];
    case "ObjectExpression":
      return node.properties.flatMap((property) => (property.type === "Property" ? partsOf(context, property.value, depth + 1) : []));
    case "Identifier": {
      const [only, ...others] = context.file.tracer.trace(node);
      const isMade = only && others.length === 0 && only.path.length === 0 && (only.node.type === "TemplateLiteral" || only.node.type === "BinaryExpression");
      return isMade ? partsOf(context, only.node, depth + 1) : [node];
    }
    case "MemberExpression":
      return [node];
    default:
      return [];
  }
}

function isText(argument: Node): boolean {
  const type = unwrapAwait(argument).type;
  return type === "TemplateLiteral" || type === "BinaryExpression" || type === "Identifier";
}

const examining = /^(?:test|includes|has|match|exec|startsWith|basename|encodeURIComponent|indexOf|isUUID|isUuid|validate\w*|assert\w*|check\w*|is[A-Z]\w*|get)$/u;

/** Whether the function looks at the value before it is used: a list it has to be in, a pattern, an encoding. */
function isExamined(context: FactContext, part: Node, sink: CallNode): boolean {
  const { sourceCode, tracer } = context.file;
  const text = sourceCode.getText(part as never);
  const scope = enclosingFunction(part) ?? sourceCode.ast;
  const isSame = (node: Node) => sourceCode.getText(unwrapAwait(node) as never) === text;
  const called = tracer.index.calls.some((call) => call !== sink && isInside(call, scope as Node) && examining.test(calleeName(call) ?? "") && [...call.arguments, ...(unwrap(call.callee).type === "MemberExpression" ? [(unwrap(call.callee) as { object: Node }).object] : [])].some(isSame));
  if (called) return true;
  const parent = outer(part);
  const isCompared = new RegExp(`(?:[!=]==\\s*${escaped(text)}|${escaped(text)}\\s*[!=]==)(?!\\s*(?:undefined|null))`, "u").test(sourceCode.getText(scope as never));
  return isCompared || (parent?.type === "MemberExpression" && parent.computed);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.()|[\]{}+*?]/gu, String.raw`\$&`);
}
