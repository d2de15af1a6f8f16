import { forEachChild } from "../../analysis/file-index";
import { staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import { cookieMethods, handedMethods, plainMethods } from "../../model/harmless-calls";
import { creatingMethods } from "../../model/refresh-words";
import { namesOfCall } from "../session-ending/call-chain";
import { namesCookieChange } from "../session-ending/names";
import type { FactContext } from "../session-facts";
import { mintsIn, type Mint } from "./minting";
import { isReadingName, isRefreshTokenName, mintedByName, speaksOfRefresh } from "./names";

/** Whether a function gives out a new refresh token; `unknown` where the file does not show what it gives out. */
export type Renewal = "yes" | "no" | "unknown";

export function renewalIn(context: FactContext, reach: readonly Node[], mints: readonly Mint[]): Renewal {
  const own = mintsIn(mints, reach);
  if (own.some(({ gives }) => gives === "refresh")) return "yes";
  const access = new Set(own.filter(({ gives }) => gives === "access").map(({ call }) => call));
  // one of two tokens that nothing names may be the refresh token
  const isUnclear = own.some(({ gives }) => gives === "several") || (access.size > 1 && own.some(({ isNamed }) => !isNamed));
  const renewals = new Renewals(context, own);
  const found = reach.map((fn) => renewals.of(fn));
  if (found.includes("yes")) return "yes";
  return isUnclear || found.includes("unknown") ? "unknown" : "no";
}

class Renewals {
  readonly #context: FactContext;
  readonly #mints: readonly Mint[];

  constructor(context: FactContext, mints: readonly Mint[]) {
    this.#context = context;
    this.#mints = mints;
  }

  of(fn: Node): Renewal {
    let answer: Renewal = "no";
    const visit = (node: Node): void => {
      if (answer === "yes" || node.type === "Decorator" || node.type === "TSTypeAnnotation") return;
      const here = this.#at(node);
      if (here !== "no") answer = here;
      forEachChild(node, this.#context.file.sourceCode.visitorKeys, visit);
    };
    visit(fn);
    return answer;
  }

  /** What one node says: something that is called a refresh token is made, or written to an answer, a cookie or a record. */
  #at(node: Node): Renewal {
    switch (node.type) {
      case "VariableDeclarator":
        if (!node.init) return "no";
        if (node.id.type === "Identifier") return isRefreshTokenName(node.id.name) ? this.#made(node.init) : "no";
        return node.id.type === "ObjectPattern" && node.id.properties.some((property) => property.type === "Property" && isRefreshTokenName(staticKey(property) ?? "")) ? this.#made(node.init) : "no";
      case "AssignmentExpression": {
        const left = unwrap(node.left);
        const name = left.type === "Identifier" ? left.name : left.type === "MemberExpression" ? (staticKey(left) ?? "") : "";
        return isRefreshTokenName(name) ? this.#made(node.right) : "no";
      }
      case "Property":
        return node.parent.type === "ObjectExpression" && isRefreshTokenName(staticKey(node) ?? "") ? this.#made(node.value) : "no";
      case "CallExpression":
        return this.#written(node);
      default:
        return "no";
    }
  }

  /** `res.cookie("refresh", token)`, `setRefreshCookie(res, token)`, or a record of a token. */
  #written(call: CallNode): Renewal {
    const names = namesOfCall(call);
    const last = names.at(-1) ?? "";
    // RefreshToken.create(…)
    if (creatingMethods.has(last) && names.slice(0, -1).some(isRefreshTokenName)) return "unknown";
    const isNamedSo = speaksOfRefresh(last) && namesCookieChange(names);
    const isCookie = isNamedSo || (cookieSetters.has(last) && call.arguments.some((argument) => argument.type === "Literal" && typeof argument.value === "string" && isRefreshTokenName(argument.value)));
    if (!isCookie || /^(?:clear|delete|remove|expire|unset)/u.test(last)) return "no";
    return strongest(call.arguments.map((argument) => (this.#context.receivers.isHanded(argument) ? "no" : this.#made(argument))));
  }

  /** Whether a value is a new token, and not the one that came in, what is known of it, or what a text says. */
  #made(node: Node, depth = 0): Renewal {
    const inner = unwrapAwait(node);
    if (depth > 8) return "unknown";
    const next = (part: Node) => this.#made(part, depth + 1);
    switch (inner.type) {
      case "LogicalExpression":
        return strongest([next(inner.left), next(inner.right)]);
      case "ConditionalExpression":
        return strongest([next(inner.consequent), next(inner.alternate)]);
      case "AssignmentExpression":
        return next(inner.right);
      case "Identifier":
      case "MemberExpression":
        return strongest(this.#context.file.tracer.trace(inner).map((trace) => (trace.node === inner || trace.node.type === "Identifier" || trace.node.type === "ThisExpression" || trace.node.type === "MemberExpression" ? "no" : next(trace.node))));
      case "CallExpression":
        return this.#madeByCall(inner, depth);
      case "NewExpression":
        return "unknown";
      default:
        return "no";
    }
  }

  #madeByCall(call: CallNode, depth: number): Renewal {
    const mint = this.#mints.find((known) => known.call === call);
    if (mint) return mint.gives === "several" ? "unknown" : "yes";
    const names = namesOfCall(call);
    const last = names.at(-1) ?? "";
    if (names.some((name) => /random|uuid|nanoid|cuid/iu.test(name))) return "yes";
    // String(req.headers["x-refresh"])
    const [only] = call.arguments;
    if (names.length === 1 && /^(?:String|decodeURIComponent)$/u.test(last) && only) return this.#made(only, depth + 1);
    if (mintedByName(last)) return "unknown";
    const callee = unwrap(call.callee);
    // refreshToken.split(".")[0], createHash("sha256").update(refreshToken).digest("hex")
    if (names.some((name) => /^create(?:Hash|Hmac)$/u.test(name))) return "no";
    if (callee.type === "MemberExpression" && (plainMethods.has(last) || last === "trim")) return this.#made(callee.object, depth + 1);
    if (this.#context.receivers.isHanded(callee) && (handedMethods.has(last) || cookieMethods.has(last))) return "no";
    return isReadingName(last) ? "no" : "unknown";
  }
}

const cookieSetters = new Set(["cookie", "set", "setCookie", "setSignedCookie", "serialize", "append"]);

function strongest(renewals: readonly Renewal[]): Renewal {
  if (renewals.includes("yes")) return "yes";
  return renewals.includes("unknown") ? "unknown" : "no";
}
