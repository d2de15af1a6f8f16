import { calleeName, isFunction, memberPath, staticKey, unwrapAwait, type Node } from "../analysis/nodes";
import { databaseRoles, registeredClaims } from "../model/claim-names";
import { isPasswordName, isPersonName, isSensitiveName, mutability } from "./claim-name";
import type { FactContext } from "./session-facts";
import type { TokenClaim } from "./token-content";
import type { TokenContent } from "./token-contents";

/** Whether a claim holds what changes while the token lives. */
export function isMutableClaim(context: FactContext, { name, value, given }: TokenClaim): boolean {
  const kind = mutability(name);
  if (kind === "none") return false;
  if (kind === "rank") return value !== undefined && isFlag(context, value);
  const text = value && context.file.values.textOf(value, given);
  return text === undefined || !databaseRoles.has(text);
}

/** Whether a claim holds what nobody but the server may read. */
export function isSensitiveClaim({ file }: FactContext, { name, value, given }: TokenClaim): boolean {
  if (!isSensitiveName(name)) return false;
  if (!value) return true;
  const known = file.values.literalOf(value, given);
  if (known?.kind === "literal" && (typeof known.value === "boolean" || known.value === "")) return false;
  const node = unwrapAwait(value);
  // a session's hash is none of a password
  if (/^(?:hash|salt)$/iu.test(name) && !isOfPassword(file, node)) return false;
  // a few letters, or whether there is one at all
  return !(node.type === "UnaryExpression" || (node.type === "CallExpression" && /^(?:slice|substr|substring|mask\w*|redact\w*|Boolean)$/u.test(calleeName(node) ?? "")));
}

/** `user.hash`, `await bcrypt.hash(password, 10)`, `passwordHash` */
function isOfPassword({ tracer }: FactContext["file"], value: Node): boolean {
  return tracer.trace(value).some(({ node, path }) => {
    const names = [...memberPath(value).split("."), ...memberPath(node).split("."), ...path].filter((name) => !/^(?:hash|salt)$/iu.test(name));
    return names.some((name) => isPasswordName(name) || isPersonName(name)) || (node.type === "CallExpression" && [memberPath(node.callee), ...node.arguments.map((argument) => memberPath(argument))].some((name) => /passw|bcrypt|argon|scrypt/iu.test(name)));
  });
}

/** `admin: true`, `admin: user.isAdmin`, and not the admin's ID or record. */
function isFlag({ file }: FactContext, value: Node): boolean {
  return file.tracer.trace(value).some(({ node, path }) => {
    const last = path.at(-1) ?? (node.type === "MemberExpression" ? staticKey(node) : undefined);
    if (last !== undefined) return mutability(last) !== "none";
    if (node.type === "Literal") return typeof node.value === "boolean";
    return node.type === "UnaryExpression" || node.type === "BinaryExpression";
  });
}

/** Claims without those that one of the others holds. */
export function outermost(claims: readonly TokenClaim[]): readonly TokenClaim[] {
  const found = new Map<string, TokenClaim>();
  for (const claim of claims) if (!found.has(claim.path)) found.set(claim.path, claim);
  return [...found.values()].filter(({ path }) => ![...found.keys()].some((other) => path.startsWith(`${other}.`)));
}

/** How many claims of its own every such token has, and where a report about their number belongs. */
export function countedClaims({ claims, place }: TokenContent): { readonly count: number; readonly place: Node } {
  const counted = claims.filter(({ path, isGroup, certain }) => certain && !isGroup && !registeredClaims.has(path));
  // a callback is no payload: its first claim stands for it
  return { count: new Set(counted.map(({ path }) => path)).size, place: isFunction(place) ? (counted[0]?.node ?? place) : place };
}
