import { isFunction, isInside, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { remoteKeySets } from "../model/verifiers/index";
import type { FactContext } from "./session-facts";
import type { TokenVerification } from "./token-verifications";

/** A verification that takes tokens which a provider issued for others. */
export interface MissingAudience {
  readonly verification: TokenVerification;
  /** The option in which the audience belongs. */
  readonly option: string;
  readonly node: Node;
  /** Whether `null` or nothing is written where the audience belongs. */
  readonly isWritten: boolean;
}

const isRemote = originMatcher(remoteKeySets);
/** A claim that says for whom a token is, compared by hand; `client_id`, `azp` and `cid` are those of access tokens. */
const comparedByHand = /(?:\.|\?\.|\[["'])(?:aud|azp|client_id|cid|appid)\b|\{[^{}]*\b(?:aud|azp|client_id|cid|appid)\b[^{}]*\}\s*=|\{[^{}]*\b(?:aud|azp)\b(?!\s*:)[^{}]*\}\s*(?::|\))|["'`](?:aud|azp)["'`]/u;

/** Gathers the verifications with a provider's keys that do not ask for whom a token is. */
export function* collectMissingAudiences(context: FactContext, verifications: readonly TokenVerification[]): Generator<MissingAudience> {
  if (comparedByHand.test(context.file.sourceCode.text)) return;
  for (const verification of verifications) {
    const { row, does, options, whole, node } = verification;
    if (does === "decodes" || row.audience === undefined || !whole) continue;
    const slots = options.get(row.audience);
    const isMissing = slots.every((slot) => slot.state === "absent" || (slot.state === "value" && context.file.values.isEmpty(slot.node)));
    if (!isMissing || !isForeign(context, verification, verifications)) continue;
    const [slot] = slots;
    const isHere = slot?.state === "value" && (!verification.optionsCall || isInside(slot.node, verification.optionsCall));
    // what aws-jwt-verify is not told at all, it refuses
    if (verification.row.package === "aws-jwt-verify" && slot?.state !== "value") continue;
    yield { verification, option: row.audience, node: isHere ? slot.node : node, isWritten: slot?.state === "value" };
  }
}

/** Whether the keys are those of somebody who issues tokens to others too. */
function isForeign(context: FactContext, { row, key, options, optionsNode }: TokenVerification, all: readonly TokenVerification[]): boolean {
  if (row.package === "google-auth-library") return optionsNode !== undefined && !options.open;
  if (row.package === "aws-jwt-verify") return true;
  if (row.names?.keys?.includes("jwks_uri")) return key !== undefined && all.length > 0;
  return key !== undefined && isRemoteKey(context, key, 0);
}

function isRemoteKey(context: FactContext, key: Node, depth: number): boolean {
  const { origins, tracer } = context.file;
  if (depth > 3) return false;
  if (origins.of(key).some(isRemote)) return true;
  return tracer.trace(key).some(({ node, path }) => {
    if (node !== key && node.type !== "Identifier" && origins.ofTrace({ node, path }).some(isRemote)) return true;
    // (header, callback) => client.getSigningKey(header.kid, …)
    return isFunction(node) && path.length === 0 && tracer.index.calls.some((call) => isInside(call, node) && origins.of(call.callee).some((from) => isRemote(from) || /^jwks-rsa#/u.test(from)));
  });
}
