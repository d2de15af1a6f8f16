import type { TSESTree } from "@typescript-eslint/utils";
import { argumentAt, calleeName, isInside, memberPath, outer, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { remember } from "../analysis/remember";
import { queryExtractorRows, queryReadRows, type QueryExtractorRow, type QueryReadRow } from "../model/url-queries";
import { isBrowserFile } from "./browser-file";
import { CallFinder } from "./call-matching";
import type { FactContext } from "./session-facts";

/** A parameter that server code takes out of a request's query. */
export interface QueryRead {
  readonly name: string;
  readonly row: string;
  readonly node: Node;
  /** The variable that holds it, if it is taken apart. */
  readonly binding?: Node;
  /** Names of the parameters that are taken out beside it. */
  readonly beside: readonly string[];
  readonly handshake: boolean;
  /** A library's extractor, whose result is the session's token. */
  readonly extractor: boolean;
}

const memberRows = queryReadRows.flatMap((row) => (row.members ? [{ row, matches: originMatcher(row.members.filter((member) => !member.startsWith("~"))), written: row.members.flatMap((member) => (member.startsWith("~") ? [member.slice(1)] : [])) }] : []));
const readers = new CallFinder<QueryReadRow>(queryReadRows.filter(({ calls }) => calls), ({ calls = [] }) => calls);
const extractors = new CallFinder<QueryExtractorRow>(queryExtractorRows, ({ calls }) => calls);
const decoratorRows = queryReadRows.flatMap((row) => (row.decorators ? [{ row, matches: originMatcher(row.decorators) }] : []));

/** What the source calls an address, or the part of one that has parameters. */
const addressText = /ur[il]|search|query|\bqs\b|params|href|hash|fragment|location|path|link/iu;

/** Gathers the parameters that the file's server code takes out of queries, of those that `isMeant` names, and all that extractors look for. */
export function* queryReads(context: FactContext, isMeant: (name: string) => boolean): Generator<QueryRead> {
  // the name is the cheap question: every member of everything may be a parameter
  const named = remember(isMeant);
  for (const read of [...memberReads(context, named), ...callReads(context, named), ...decoratedReads(context, named)]) {
    if (runsOnServer(context, read.node) && !isOfPath(context, read) && !isOnlyExpected(read)) yield read;
  }
}

/** `pages/api/deploy/[token].ts`: in Next.js's pages a parameter of the path stands in `req.query`, too. */
function isOfPath({ file }: FactContext, { name, row }: QueryRead): boolean {
  const segments = file.path?.split("/") ?? [];
  const route = segments.slice(segments.indexOf("pages") + 1).map((segment) => segment.replace(/\.[jt]sx?$/u, ""));
  return row === "req.query" && segments.includes("pages") && [`[${name}]`, `[...${name}]`, `[[...${name}]]`].some((segment) => route.includes(segment));
}

/** `expect(url.searchParams.get("token")).toBe("abc")`: a test looks at an address that it made. */
function isOnlyExpected({ node }: QueryRead): boolean {
  const user = outer(node);
  return user?.type === "CallExpression" && user.callee !== node && /^(?:expect|equal|strictEqual)$/u.test(calleeName(user) ?? "");
}

/** A page may read what its own address says: whoever put it there is at fault. */
function runsOnServer(context: FactContext, node: Node): boolean {
  return !isBrowserFile(context.file) || context.handlers.some(({ kind, fn }) => (kind === "file-route" || kind === "route") && isInside(node, fn));
}

function memberReads(context: FactContext, isMeant: (name: string) => boolean): readonly QueryRead[] {
  const { members, objectPatterns } = context.file.tracer.index;
  const reads = [...members.flatMap((member) => memberRead(context, member, isMeant) ?? []), ...objectPatterns.flatMap((pattern) => takenApart(context, pattern, isMeant))];
  return reads.sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** `req.query.token` */
function memberRead(context: FactContext, node: TSESTree.MemberExpression, isMeant: (name: string) => boolean): QueryRead | undefined {
  const name = staticKey(node);
  // what is written to it is not read
  const isTarget = node.parent.type === "AssignmentExpression" && node.parent.left === node;
  const row = name === undefined || isTarget || !isMeant(name) ? undefined : queryOf(context, node.object);
  return row && name !== undefined ? { name, row: row.id, node, beside: [], handshake: row.handshake ?? false, extractor: false } : undefined;
}

/** `const { token } = req.query`, `({ query: { token } }) => …` */
function takenApart(context: FactContext, pattern: TSESTree.ObjectPattern, isMeant: (name: string) => boolean): readonly QueryRead[] {
  const names = pattern.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : []));
  if (!names.some(isMeant)) return [];
  const row = pattern.parent.type === "VariableDeclarator" && pattern.parent.init ? queryOf(context, pattern.parent.init) : queryInParameter(context, pattern);
  if (!row) return [];
  return pattern.properties.flatMap((property): QueryRead[] => {
    const name = property.type === "Property" ? staticKey(property) : undefined;
    if (property.type !== "Property" || name === undefined || !isMeant(name)) return [];
    const target = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    return [{ name, row: row.id, node: property, binding: target, beside: names.filter((other) => other !== name), handshake: row.handshake ?? false, extractor: false }];
  });
}

/** The query that is taken apart where the request itself is. */
function queryInParameter(context: FactContext, { parent, properties }: TSESTree.ObjectPattern): QueryReadRow | undefined {
  const [first] = properties;
  const name = first?.type === "Property" ? staticKey(first) : undefined;
  if (parent.type !== "Property" || first?.type !== "Property" || name === undefined) return undefined;
  const target = first.value.type === "AssignmentPattern" ? first.value.left : first.value;
  const queries = context.receivers.keysOf(target).flatMap((key) => (key.endsWith(`.${name}`) ? [key.slice(0, -name.length - 1)] : []));
  return queries.length > 0 ? memberRows.find(({ matches }) => queries.some(matches))?.row : undefined;
}

function queryOf(context: FactContext, node: Node): QueryReadRow | undefined {
  const inner = unwrap(node);
  const path = memberPath(inner);
  const written = memberRows.find((row) => row.written.some((name) => path === name || path.endsWith(`.${name}`)));
  if (written) return written.row;
  // only what is called like a query, or holds one, is worth the question
  if (!/query/iu.test(path) && inner.type !== "Identifier" && inner.type !== "CallExpression" && inner.type !== "AwaitExpression") return undefined;
  const keys = context.receivers.keysOf(inner);
  return keys.length > 0 ? memberRows.find(({ matches }) => keys.some(matches))?.row : undefined;
}

function* callReads(context: FactContext, isMeant: (name: string) => boolean): Generator<QueryRead> {
  for (const { call, entries: [row] } of readers.find(context, (each) => isMeant(nameIn(context, each, 0) ?? ""))) {
    const name = nameIn(context, call, 0);
    if (row && name !== undefined && !isOfBody(context, call)) yield { name, row: row.id, node: call, beside: [], handshake: false, extractor: false };
  }
  for (const { call, entries: [row] } of extractors.find(context)) {
    const name = row && nameIn(context, call, row.name);
    // whatever the parameter is called, a JWT is looked for in it
    if (row && name !== undefined) yield { name, row: row.id, node: call, beside: [], handshake: false, extractor: true };
  }
}

/** `new URLSearchParams(await response.text()).get("access_token")`: parameters that came as a body, and in no address. */
function isOfBody({ file }: FactContext, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const made = callee.type === "MemberExpression" ? file.tracer.only(callee.object) : undefined;
  const text = made?.type === "NewExpression" && calleeName(made) === "URLSearchParams" ? argumentAt(made, 0) : undefined;
  return text !== undefined && !addressText.test(file.sourceCode.getText(text as never)) && !file.tracer.trace(text).some(({ node, path }) => addressText.test([file.sourceCode.getText(node as never).slice(0, 120), ...path].join(".")));
}

function nameIn({ file }: FactContext, call: CallNode, position: number): string | undefined {
  const argument = argumentAt(call, position);
  return argument && file.values.textOf(argument);
}

/** `@Query("token") token: string` */
function* decoratedReads(context: FactContext, isMeant: (name: string) => boolean): Generator<QueryRead> {
  for (const { expression, parent } of context.file.tracer.index.decorators) {
    const row = expression.type === "CallExpression" ? decoratorRows.find(({ matches }) => context.file.origins.of(expression.callee).some(matches))?.row : undefined;
    const name = expression.type === "CallExpression" ? nameIn(context, expression, 0) : undefined;
    if (row && name !== undefined && isMeant(name)) yield { name, row: row.id, node: expression, binding: parent, beside: [], handshake: false, extractor: false };
  }
}
