import type { JSONSchema4 } from "@typescript-eslint/utils/json-schema";
import type { Node } from "../analysis/nodes";
import { hole } from "../analysis/value";
import type { AttributeState } from "../facts/cookie-attributes";
import type { CookieWrite } from "../facts/cookie-writes";
import type { CredentialVerdict } from "../facts/credential";
import { cookieName, isDeletedCookie, judgeCookie } from "../facts/session-cookie";
import type { SessionFacts } from "../facts/session-facts";
import type { CookieRow } from "../model/cookie-row";
import { nameOptions, type NameOptions } from "./schemas";

/** The options of the rules that judge a cookie's attributes. */
export interface CookieOptions extends NameOptions {
  /** Judges every cookie, not only those that hold a session or a credential. */
  readonly allCookies?: boolean;
}

export const cookieOptionDefaults = { allCookies: false, credentialNames: [], ignoreNames: [] } as const satisfies CookieOptions;

export const cookieOptionProperties: Readonly<Record<string, JSONSchema4>> = {
  allCookies: { type: "boolean", description: "Judge every cookie, not only those that hold a session or a credential." },
  ...nameOptions,
};

export interface CoveredCookie {
  readonly write: CookieWrite;
  readonly verdict: CredentialVerdict;
}

/** The cookies that a rule with these options judges. */
export function* coveredCookies(facts: SessionFacts, options: CookieOptions): Generator<CoveredCookie> {
  for (const write of facts.cookieWrites) {
    const verdict = judgeCookie(facts, write, options);
    const isCovered = verdict.verdict === "credential" || (options.allCookies === true && !isDeletedCookie(facts, write) && !isCsrfCookie(write) && !isIgnored(facts, write, options));
    if (isCovered) yield { write, verdict };
  }
}

/** A name that the user set aside. */
function isIgnored(facts: SessionFacts, write: CookieWrite, options: CookieOptions): boolean {
  const name = cookieName(write);
  return name !== undefined && facts.credentials.judgeName(name, "cookie", options).ignored === true;
}

/** A double-submit cookie, which the page's own script has to read. */
function isCsrfCookie({ name }: CookieWrite): boolean {
  return name?.some((part) => part !== hole && /[cx]srf/iu.test(part)) === true;
}

/** ``Cookie `sid` `` at the start of a sentence. */
export function cookieSubject(write: CookieWrite): string {
  const name = cookieName(write);
  return name === undefined ? "The session cookie" : `Cookie \`${name}\``;
}

/** ``cookie `sid` `` inside a sentence. */
export function cookieObject(write: CookieWrite): string {
  const name = cookieName(write);
  return name === undefined ? "the session cookie" : `cookie \`${name}\``;
}

/** Whether a node stands in the call that sets the cookie, or in the options that a type says are a session's. */
export function isInCall(node: { readonly range: readonly [number, number] }, { call, optionsNode }: CookieWrite): boolean {
  const around = call ?? optionsNode;
  return around !== undefined && node.range[0] >= around.range[0] && node.range[1] <= around.range[1];
}

/** Whether an attribute is off in this state: as written, or by the default of each row that the call may be. */
export function isOff(write: CookieWrite, state: AttributeState, isOffByDefault: (row: CookieRow) => boolean): boolean {
  if (state.state === "unknown") return false;
  if (state.state === "written") return state.value.kind === "literal" && !state.value.value;
  return write.header !== undefined || write.rows.every(isOffByDefault);
}

/** Where a written attribute is reported: at its property, or, for options declared elsewhere, at the argument. */
export function writtenPlace(write: CookieWrite, state: AttributeState): Node {
  const { attributesNode, node, optionsNode } = write;
  // seen through a same-file function, what that function writes is at fault, not its caller
  if ("property" in state && state.property && (write.given || isInCall(state.property, write))) return state.property;
  return attributesNode && isInCall(attributesNode, write) ? attributesNode : (optionsNode ?? node);
}
