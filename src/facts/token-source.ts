import { argumentAt, calleeName, isFunction, memberPath, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import type { FactContext } from "./session-facts";

/**
 * Where a token comes from: `request`: the client sent it; `parameter`: whoever calls the function knows; `trusted`: the
 * server or a provider gave it; `unknown`: the file does not show it.
 */
export type TokenSource = "request" | "parameter" | "trusted" | "unknown";

const maxDepth = 8;
const sent = /^@(?:bun-)?request(?:\.(?:raw|req|request|nextUrl))*\.(?:headers?|cookies?|body|query|params|get|searchParams|header|handshake)\b|^@(?:koa|hono|elysia|sveltekit|astro)-[a-z]+(?:\.(?:req|request))?\.(?:headers?|cookies?|body|query|params|get|url|header|bearer)\b|^@hono-context\.req\./u;
const kept = /\.(?:session|signedCookies|user|auth|locals|state|account|unsignCookie|getSession)\b/u;
const textMethods = /^(?:split|replace|replaceAll|slice|substring|substr|trim|toString|at|pop|shift|find|match|concat|filter)$/u;
const readers = /token|jwt|bearer|cookie|authori[sz]ation|header|credential/iu;
const responses = /^(?:fetch|axios|\$fetch|ofetch|got|ky|request|json|getToken|exchange\w*|refresh\w*|requestToken|acquireToken\w*|callback|grant)$/u;
const requestCookies = /^(?:next\/headers#(?:cookies|headers)\(\)|nookies#(?:parseCookies|get)\(|cookie#parse\(|hono\/cookie#getCookie\(|h3#(?:getCookie|getHeader|getRequestHeader|parseCookies)\(|js-cookie#)/u;

/** Where the value that is verified or decoded comes from. */
export function tokenSource(context: FactContext, start: Node, depth = 0): TokenSource {
  if (depth > maxDepth) return "unknown";
  const node = unwrapAwait(start);
  const next = (inner: Node) => tokenSource(context, inner, depth + 1);
  switch (node.type) {
    case "TemplateLiteral":
      return strongest(node.expressions.map(next));
    case "LogicalExpression":
    case "ConditionalExpression": {
      const sides = node.type === "LogicalExpression" ? [node.left, node.right] : [node.consequent, node.alternate];
      return strongest(sides.filter((side) => unwrap(side).type !== "Literal").map(next));
    }
    case "CallExpression":
      return ofCall(context, node, depth);
    case "Identifier":
    case "MemberExpression":
      return ofReference(context, node, depth);
    default:
      return "unknown";
  }
}

function ofReference(context: FactContext, node: Node, depth: number): TokenSource {
  const keys = context.receivers.keysOf(node);
  if (keys.some((key) => kept.test(key) && key.startsWith("@"))) return "trusted";
  if (keys.some((key) => sent.test(key) || requestCookies.test(key))) return "request";
  const sources = context.file.tracer.trace(node).map(({ node: made, path }): TokenSource => {
    if (made === node && path.length === 0) return ofParameter(context, node);
    if (made.type === "CallExpression") return ofCall(context, made, depth);
    if (made.type === "Identifier") return path.length === 0 ? ofParameter(context, made) : fromParts(ofParameter(context, made), memberPath(made), path);
    return made === node ? "unknown" : tokenSource(context, made, depth + 1);
  });
  const member = node.type === "MemberExpression" && sources.every((source) => source === "unknown") ? tokenSource(context, node.object, depth + 1) : "unknown";
  return strongest([...sources, member]);
}

/** `socket.handshake.auth.token`, `event.headers.authorization`; a member of anything else that is handed over is not known. */
function fromParts(source: TokenSource, root: string, path: readonly string[]): TokenSource {
  const whole = [root, ...path].join(".");
  if (/\.(?:handshake|headers|cookies|connectionParams|authorizationToken)\b/u.test(`.${whole}`)) return "request";
  return source === "parameter" && !/account|session|profile|tokens?\b|response|result|data/iu.test(root) ? "unknown" : source === "parameter" ? "trusted" : source;
}

function ofParameter({ file }: FactContext, node: Node): TokenSource {
  const variable = node.type === "Identifier" ? file.tracer.bindings.variableOf(node) : undefined;
  return variable?.defs[0]?.type === "Parameter" && isFunction(variable.defs[0].node as Node) ? "parameter" : "unknown";
}

function ofCall(context: FactContext, call: Extract<Node, { type: "CallExpression" }>, depth: number): TokenSource {
  const callee = unwrap(call.callee);
  const name = calleeName(call) ?? "";
  const keys = context.receivers.keysOf(call.callee);
  if (/signed|unsign/iu.test(name) || keys.some((key) => kept.test(key) && key.startsWith("@"))) return "trusted";
  if (keys.some((key) => sent.test(key) || requestCookies.test(`${key}(`))) return "request";
  if (callee.type === "MemberExpression" && textMethods.test(name)) return tokenSource(context, callee.object, depth + 1);
  if (callee.type === "MemberExpression" && (name === "get" || name === "getAll")) {
    const inner = tokenSource(context, callee.object, depth + 1);
    if (inner === "request") return inner;
  }
  if (responses.test(name) || /^(?:sign|encode|issue|create|generate)/u.test(name)) return "trusted";
  const takesRequest = call.arguments.some((argument) => argument.type !== "SpreadElement" && (context.receivers.isHanded(argument) || /^(?:ctx|context|req|request|event|headers)$/u.test(memberPath(argument).split(".").at(-1) ?? "")));
  if (takesRequest && (readers.test(name) || readers.test(memberPath(call.callee)))) return "request";
  const [only, ...others] = context.file.tracer.trace(call);
  if (only && others.length === 0 && only.node !== call && only.path.length === 0) return tokenSource(context, only.node, depth + 1);
  // Buffer.from(token), String(token)
  const first = argumentAt(call, 0);
  return first && /^(?:String|decodeURIComponent|from)$/u.test(name) ? tokenSource(context, first, depth + 1) : "unknown";
}

function strongest(sources: readonly TokenSource[]): TokenSource {
  return (["request", "parameter", "trusted"] as const).find((source) => sources.includes(source)) ?? "unknown";
}
