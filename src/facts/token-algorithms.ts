import { isFunction, isInside, type Node } from "../analysis/nodes";
import { namesIn } from "./purpose-names";
import type { FactContext } from "./session-facts";
import { isHeldByToken, isSentByClient } from "./token-headers";
import type { TokenIssue } from "./token-issues";
import type { TokenVerification } from "./token-verifications";
import { listsNone } from "./unverified-tokens";

/** What is wrong with how a verification chooses its algorithm or key. */
export interface AlgorithmFault {
  readonly verification: TokenVerification;
  /**
   * `none`: unsigned tokens pass. `chosen`, `sentKey`: the token or the request names the algorithm, or brings the key.
   * `unbound`: without a list the token names it. `unlisted`: without a list the library guesses by the key. `mixed`: a
   * list with algorithms for secrets and for public keys.
   */
  readonly cause: "none" | "chosen" | "sentKey" | "unbound" | "unlisted" | "mixed";
  readonly node: Node;
  /** Whether the key is seen to be public, so that anybody has what an HMAC is checked with. */
  readonly isPublic?: boolean;
}

/** Gathers what is wrong with the algorithms and keys of a file's verifications. */
export function* collectAlgorithmFaults(context: FactContext, verifications: readonly TokenVerification[]): Generator<AlgorithmFault> {
  for (const verification of verifications) {
    if (verification.does === "decodes") continue;
    const list = listFault(context, verification, verifications);
    const key = keyFault(context, verification, verifications);
    // no list makes a key safe that the forger brings
    const fault = list?.cause === "none" || list?.cause === "chosen" ? list : (key ?? list);
    if (fault) yield { verification, ...fault };
  }
}

type Fault = Omit<AlgorithmFault, "verification">;

function listFault(context: FactContext, verification: TokenVerification, all: readonly TokenVerification[]): Fault | undefined {
  const { algorithms, row, node, whole } = verification;
  const { file } = context;
  if (algorithms.length === 0) return undefined;
  const values = algorithms.flatMap((slot) => (slot.state === "value" && !file.values.isNothing(slot.node) ? [slot.node] : []));
  if (values.length === algorithms.length) {
    const [first] = values;
    if (first && values.every((value) => listsNone(file, value))) return isUnsignedKey(context, verification) ? undefined : { cause: "none", node: placeOf(verification, first) };
    if (first && values.every((value) => isChosen(context, value, all))) return { cause: "chosen", node: placeOf(verification, first) };
    if (first && values.every((value) => isMixed(context, value)) && !isSecret(context, verification)) return { cause: "mixed", node: placeOf(verification, first), isPublic: isPublic(context, verification) };
    return undefined;
  }
  if (!whole || !row.algorithms || !algorithms.every((slot) => slot.state === "absent" || (slot.state === "value" && file.values.isNothing(slot.node)))) return undefined;
  const { without, unboundUpTo } = row.algorithms;
  // a library of a known old version, else the newest
  const major = context.settings.versions[row.package];
  if (without === "unbound" || (unboundUpTo !== undefined && major !== undefined && major <= unboundUpTo)) return { cause: "unbound", node };
  const takesKey = verification.call === undefined || verification.key !== undefined || verification.does === "sets up";
  return without === "by-key" && takesKey ? { cause: "unlisted", node } : undefined;
}

/** An empty key is told by another rule. */
function isUnsignedKey({ file }: FactContext, { key, row }: TokenVerification): boolean {
  const value = row.role === "verify" && row.arguments.key !== undefined && key ? file.values.literalOf(key) : undefined;
  return value?.kind === "literal" && !value.value;
}

function keyFault(context: FactContext, { key, call }: TokenVerification, all: readonly TokenVerification[]): Fault | undefined {
  if (!key || !call || isFunction(key)) return undefined;
  const isSent = isSentByClient(context, key) || isHeldByToken(context, key, all, ["jwk", "x5c"]);
  return isSent ? { cause: "sentKey", node: isInside(key, call) ? key : call } : undefined;
}

/** Where a value is reported: itself if the call holds it, else the argument through which it comes. */
export function placeOf({ optionsCall, optionsNode, node }: TokenVerification, value: Node): Node {
  if (optionsCall === undefined || isInside(value, optionsCall)) return value;
  return optionsNode && isInside(optionsNode, optionsCall) ? optionsNode : node;
}

function elementsOf({ file }: FactContext, node: Node): readonly Node[] {
  return file.tracer.trace(node).flatMap(({ node: made, path }) => {
    if (path.length > 0 || made.type !== "ArrayExpression") return [node];
    return made.elements.flatMap((element) => (element && element.type !== "SpreadElement" ? [element] : []));
  });
}

/** `algorithms: [decoded.header.alg]` */
function isChosen(context: FactContext, node: Node, all: readonly TokenVerification[]): boolean {
  return elementsOf(context, node).some((element) => isHeldByToken(context, element, all, ["alg"]) || isSentByClient(context, element));
}

function isMixed(context: FactContext, node: Node): boolean {
  const names = elementsOf(context, node).map((element) => context.file.values.textOf(element) ?? "");
  return names.some((name) => /^HS\d{3}$/u.test(name)) && names.some((name) => /^(?:RS|ES|PS)\d{3}|^Ed/u.test(name));
}

const secretNames = /secret|passphrase|passwd|hmac/iu;
const publicNames = /public|pub_?key|cert|jwk|pem|rsa|signing_?key/iu;

/** A key by whose name or text nobody but the servers has it: no asymmetric algorithm works with it. */
function isSecret({ file }: FactContext, { key }: TokenVerification): boolean {
  if (!key) return false;
  const text = file.values.textOf(key);
  return text !== undefined ? !text.includes("-----BEGIN") : namesIn(key).some((name) => secretNames.test(name));
}

function isPublic({ file }: FactContext, { key }: TokenVerification): boolean {
  if (!key) return false;
  return (file.values.textOf(key)?.includes("PUBLIC KEY") ?? false) || namesIn(key).some((name) => publicNames.test(name));
}

/** The one algorithm with which the file signs its JWTs, if it shows one. */
export function signingAlgorithm({ file }: FactContext, issues: readonly TokenIssue[]): string | undefined {
  const names = issues.filter(({ row }) => row.token === "JWT").flatMap(({ algorithm, row, steps }): readonly (string | undefined)[] => {
    if (algorithm.length === 0) return steps ? [undefined] : row.package === "jwt-simple" ? ["HS256"] : [];
    return algorithm.map((slot) => (slot.state === "value" ? file.values.textOf(slot.node) : slot.state === "absent" && ["jsonwebtoken", "@nestjs/jwt"].includes(row.package) ? "HS256" : undefined));
  });
  const [only, ...others] = [...new Set(names)];
  return others.length === 0 ? only : undefined;
}
