import { calleeName, isInside, memberPath, type CallNode, type Node } from "../analysis/nodes";
import { emptyObject } from "../analysis/objects";
import type { TokenRow } from "../model/token-row";
import { claimsSigner, ownSigner, ownSignerMembers, ownSignerNames, signerOptions } from "../model/tokens/own-signers";
import { callbackContents } from "./claim-callbacks";
import { isPasswordName } from "./claim-name";
import { purposeOf, type PurposeEvidence } from "./purpose";
import { isOwnModule } from "./receivers";
import type { FactContext } from "./session-facts";
import { textPieces } from "./text-pieces";
import { contentOf, type GivenPart, type PayloadContent, type SignedRecord, type TokenClaim } from "./token-content";
import type { TokenIssue } from "./token-issues";
import type { TokenSetUp } from "./token-set-ups";

/** What one token carries, as far as one place in the file gives it. */
export interface TokenContent {
  readonly row: TokenRow;
  readonly purpose: PurposeEvidence;
  /** Whether only who has the key can read it. */
  readonly encrypted: boolean;
  /** Where a report about all of it belongs: the argument that brings it, or the callback that makes it. */
  readonly place: Node;
  readonly claims: readonly TokenClaim[];
  readonly records: readonly SignedRecord[];
}

/** Where a report about a part belongs: on the part itself, or on the argument by which a value from elsewhere comes. */
export function contentPlace({ place }: TokenContent, { node }: TokenClaim | SignedRecord): Node {
  return isInside(node, place) ? node : place;
}

/** Gathers what the file's tokens carry: once where it is signed, once for each call of a wrapper that brings more. */
export function collectTokenContents(context: FactContext, issues: readonly TokenIssue[], setUps: readonly TokenSetUp[]): readonly TokenContent[] {
  const seen = new Set<Node>();
  const contents: TokenContent[] = [];
  for (const issue of issues) {
    // what each call of a wrapper brings is followed from the payload itself
    if (seen.has(issue.call) || issue.row.token === "sealed token") continue;
    seen.add(issue.call);
    contents.push(...issueContents(context, issue));
  }
  for (const { call, payload } of ownSigned(context)) if (!seen.has(call)) contents.push(ownContent(context, call, payload));
  for (const setUp of setUps) contents.push(...callbackContents(context, setUp));
  return contents.filter(({ claims, records }) => claims.length > 0 || records.length > 0);
}

function* issueContents(context: FactContext, issue: TokenIssue): Generator<TokenContent> {
  const { row, call, payload, purpose } = issue;
  const encrypted = row.token === "encrypted JWT" || (row.encrypting?.includes(calleeName(call) ?? "") ?? false);
  const common = { row, purpose, encrypted };
  const set = setClaims(context, issue);
  if (set[0]) yield { ...common, place: set[0].node, claims: set, records: [] };
  if (!payload.node) return;
  const passwords = passwordsInText(context, payload.node);
  if (passwords.length > 0) yield { ...common, place: payload.node, claims: passwords, records: [] };
  if (payload.nature === "text" || passwords.length > 0) return;
  const content = contentOf(context, writtenOut(context, payload.node));
  yield { ...common, ...content, place: payload.node };
  yield* givenContents(context, issue, common, content, new Set());
}

/** `sign(JSON.stringify(user), key)`: a text holds what it is made of. */
function writtenOut({ file }: FactContext, payload: Node): Node {
  const made = file.tracer.only(payload);
  const [value] = made?.type === "CallExpression" && memberPath(made.callee) === "JSON.stringify" ? made.arguments : [];
  return value && value.type !== "SpreadElement" ? value : payload;
}

/** `sign(email + password, key)`: a payload that is a text holds a password as an object does. */
function passwordsInText(context: FactContext, payload: Node): readonly TokenClaim[] {
  const texts = context.file.tracer.trace(payload).flatMap(({ node, path }) => (path.length === 0 && (node.type === "TemplateLiteral" || node.type === "BinaryExpression") ? [node] : []));
  return texts.flatMap((text) => textPieces(context, text)).flatMap((piece) => {
    const name = typeof piece === "string" ? "" : (memberPath(piece).split(".").at(-1) ?? "");
    return typeof piece !== "string" && isPasswordName(name) ? [{ name, path: name, node: piece, value: piece, isGroup: false, certain: true }] : [];
  });
}

function* givenContents(context: FactContext, issue: TokenIssue, common: Pick<TokenContent, "row" | "purpose" | "encrypted">, { given }: PayloadContent, seen: Set<Node>): Generator<TokenContent> {
  for (const part of given) {
    if (seen.has(part.argument)) continue;
    seen.add(part.argument);
    const contents = part.values.map((value) => contentOf(context, value, part.prefix));
    const purpose = givenPurpose(context, issue, part);
    for (const content of contents) {
      yield { ...common, ...content, purpose, place: part.argument };
      yield* givenContents(context, issue, { ...common, purpose }, content, seen);
    }
  }
}

function givenPurpose(context: FactContext, { call, key, options, lifetimes, row }: TokenIssue, part: GivenPart): PurposeEvidence {
  const nodes = lifetimes.flatMap(({ node }) => (node ? [node] : []));
  return purposeOf(context, { call, through: part.call, payload: context.file.objects.of(part.argument), key, options, lifetimes: nodes, session: row.session });
}

/** njwt: `token.setClaim("role", role)` */
function setClaims({ file }: FactContext, { steps = [] }: TokenIssue): readonly TokenClaim[] {
  return steps.flatMap(({ call, name, conditional }) => {
    const [node, value] = call.arguments;
    const claim = name === "setClaim" && node && node.type !== "SpreadElement" ? file.values.textOf(node) : undefined;
    return claim !== undefined && node ? [{ name: claim, path: claim, node, ...(value && value.type !== "SpreadElement" && { value }), isGroup: false, certain: !conditional }] : [];
  });
}

/** Calls of the project's own functions of other files that sign, by their names. */
function* ownSigned({ file }: FactContext): Generator<{ call: CallNode; payload: Node }> {
  for (const call of file.tracer.index.calls) {
    const [payload] = call.arguments;
    const isMember = ownSignerMembers.test(memberPath(call.callee));
    const isNamed = isMember || ownSignerNames.test(calleeName(call) ?? "");
    // createToken(user) may well pick from the user
    const takesClaims = payload?.type === "ObjectExpression" || claimsSigner.test(calleeName(call) ?? "");
    if (!isNamed || !payload || !takesClaims || file.objects.of(payload).properties.some(({ name }) => signerOptions.has(name))) continue;
    const origins = file.origins.of(call.callee);
    // a service that is handed over without a type: ({ jwtService }) => …
    const isHanded = isMember && origins.length === 0;
    if (payload.type !== "SpreadElement" && (isHanded || origins.some(isOwnModule))) yield { call, payload };
  }
}

function ownContent(context: FactContext, call: CallNode, payload: Node): TokenContent {
  const purpose = purposeOf(context, { call, payload: context.file.objects.of(payload), key: undefined, options: emptyObject, lifetimes: [], session: false });
  return { row: ownSigner, purpose, encrypted: false, place: payload, ...contentOf(context, payload) };
}
