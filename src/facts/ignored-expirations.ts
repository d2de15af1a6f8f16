import { calleeName, enclosingFunction, functionName, isFunction, isInside, memberPath, type Node } from "../analysis/nodes";
import { forEachChild } from "../analysis/file-index";
import type { Slot } from "../analysis/objects";
import { claimUses } from "./claim-uses";
import { loaders } from "./cookie-identity";
import { mintedByName } from "./refresh-handlers/names";
import type { FactContext } from "./session-facts";
import { taughtCalls } from "./taught";
import { placeOf } from "./token-algorithms";
import type { TokenVerification } from "./token-verifications";

/** A verification that lets expired tokens in. */
export interface IgnoredExpiration {
  readonly verification: TokenVerification;
  readonly node: Node;
  /** The option that does it, as written. */
  readonly option: string;
  /** Where the option is written, for a fix to remove. */
  readonly slot: Slot & { readonly state: "value" };
}

/** Gathers the verifications that let expired tokens in. */
export function* collectIgnoredExpirations(context: FactContext, verifications: readonly TokenVerification[]): Generator<IgnoredExpiration> {
  for (const verification of verifications) {
    const { row, options } = verification;
    const found = row.expiry && ignoring(context, options.get(row.expiry.option), row.expiry.value);
    const option = found ? row.expiry?.option : row.onExpired;
    const slot = found ?? (row.onExpired === undefined ? undefined : swallowing(context, options.get(row.onExpired)));
    if (!slot || option === undefined || renews(context, verification)) continue;
    yield { verification, option, slot, node: slot.property && isHere(verification, slot.property) ? slot.property : placeOf(verification, slot.node) };
  }
}

function isHere({ optionsCall, optionsNode }: TokenVerification, property: Node): boolean {
  return optionsCall ? isInside(property, optionsCall) : optionsNode !== undefined && isInside(property, optionsNode);
}

function ignoring({ file }: FactContext, slots: readonly Slot[], value: boolean): (Slot & { state: "value" }) | undefined {
  const [first] = slots;
  const isIgnored = slots.every((slot) => {
    const known = slot.state === "value" ? file.values.literalOf(slot.node, slot.given) : undefined;
    return known?.kind === "literal" && (known.value === value || (value && Boolean(known.value)));
  });
  return isIgnored && first?.state === "value" ? first : undefined;
}

/** `onExpired: () => {}`: what does not throw lets the token in; a helper that it calls may throw. */
function swallowing({ file }: FactContext, slots: readonly Slot[]): (Slot & { state: "value" }) | undefined {
  const [slot, ...others] = slots;
  const [made] = slot?.state === "value" ? file.tracer.trace(slot.node) : [];
  const fn = made?.path.length === 0 ? made.node : undefined;
  if (slot?.state !== "value" || others.length > 0 || !isFunction(fn)) return undefined;
  const mayThrow = throwsIn(fn.body, file.sourceCode.visitorKeys) || file.tracer.index.calls.some((call) => isInside(call, fn.body) && !/^(?:console|logger|log|this\.logger)\.\w+$/u.test(memberPath(call.callee)));
  return mayThrow ? undefined : slot;
}

/** `catch (error) { … verify(…) …; throw error; }`: the claims only say whose token was refused. */
function isForError(call: Node): boolean {
  for (let at: Node | undefined = call; at && !isFunction(at); at = at.parent) if (at.type === "CatchClause") return at.body.body.at(-1)?.type === "ThrowStatement";
  return false;
}

function throwsIn(node: Node, keys: Parameters<typeof forEachChild>[1]): boolean {
  if (node.type === "ThrowStatement") return true;
  let found = false;
  forEachChild(node, keys, (child) => {
    found ||= throwsIn(child, keys);
  });
  return found;
}

const renewing = /refresh|renew|rotat|reissue|re_?new|extend|log_?out|sign_?out|log_?off|revoke|invalidate|blacklist|expired/iu;

/** Whether the token is only told whose session is renewed or ended, and that session is looked up. */
function renews(context: FactContext, { call, does }: TokenVerification): boolean {
  if (!call || does === "sets up") return false;
  if (isForError(call) || comparesExpiry(context, call)) return true;
  const names: string[] = [];
  let outermost: Node = call;
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    names.push(functionName(fn) ?? "");
    outermost = fn;
  }
  for (const { fn, paths, names: own } of context.handlers) if (isInside(call, fn)) names.push(...paths, ...own);
  if (!names.some((name) => renewing.test(name))) return false;
  if (claimUses(context, call).uses.has("loads")) return true;
  const looksUp = context.file.tracer.index.calls.some((other) => other !== call && isInside(other, outermost) && loaders.test(calleeName(other) ?? "") && !context.receivers.isHanded(other.callee));
  if ([...taughtCalls(context, context.settings.sessionLookups)].some((lookup) => isInside(lookup.call, outermost))) return true;
  if (looksUp) return true;
  // a helper gives the claims to whoever renews, unless it makes the new token itself
  const mints = context.file.tracer.index.calls.some((other) => other !== call && isInside(other, outermost) && mintedByName(calleeName(other) ?? "") !== undefined);
  return !mints && !context.handlers.some(({ fn }) => isInside(call, fn));
}

/** `claims.exp < Date.now() / 1000`: the code looks at the expiry itself. */
function comparesExpiry({ file }: FactContext, call: Node): boolean {
  const fn = enclosingFunction(call);
  let found = false;
  const visit = (node: Node): void => {
    if (node.type === "BinaryExpression" && /^[<>]=?$/u.test(node.operator) && /\bexp\b/u.test(file.sourceCode.getText(node as never))) found = true;
    if (!found) forEachChild(node, file.sourceCode.visitorKeys, visit);
  };
  if (fn) visit(fn.body);
  return found;
}
