import { unwrap, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView, Slot } from "../analysis/objects";
import type { Arguments } from "../analysis/trace";
import type { TextPart } from "../analysis/value";
import type { ParsedSetCookie } from "../analysis/cookie-string";
import { cookieRows } from "../model/cookies/index";
import type { CookieRow } from "../model/cookie-row";
import { CallFinder } from "./call-matching";
import { cookieOfSetter } from "./cookie-setters";
import { isClientText } from "./client-cookie-text";
import { collectElysiaCookies } from "./elysia-cookies";
import { recognisedSessionCookies, registeredSessionCookies, sessionCookieOf } from "./session-library-cookies";
import { collectCookieHeaders } from "./set-cookie-headers";
import type { FactContext } from "./session-facts";
import { taughtCookieSetters } from "./taught-cookies";

/** One cookie that the file sets, or the cookie of a session library that it sets up. */
export interface CookieWrite {
  /** The setters that the call may be; each rule asks what holds for all of them. Empty for a hand-written header. */
  readonly rows: readonly CookieRow[];
  /** Where a report about the whole cookie belongs. */
  readonly node: Node;
  /** The cookie's name, unknown parts as holes; undefined if nothing of it is known. */
  readonly name: readonly TextPart[] | undefined;
  /** The expression that gives the name, where there is one. */
  readonly nameNode?: Node;
  readonly value: Node | undefined;
  readonly call?: CallNode;
  /** What the parameters of the same-file function around the setter are, where each call of it is a cookie of its own. */
  readonly given?: Arguments;
  /** The attributes, as an object. */
  readonly options: ObjectView;
  /** The argument through which the attributes come, where one is written. */
  readonly optionsNode: Node | undefined;
  /** Of a session library's options, the part that holds the attributes. */
  readonly attributesNode?: Node;
  /** Attributes that hold where the cookie's own say nothing: of the application, of the whole library. */
  readonly shared: ObjectView;
  /** What an option of the library beside the attributes says of Secure. */
  readonly secureOption?: readonly Slot[];
  /** Whether it is a session library's own cookie. */
  readonly session: boolean;
  /** Set where an isomorphic library writes in the browser, which can never be HttpOnly. */
  readonly browser?: true;
  /** For hand-written headers: the parsed text. */
  readonly header?: ParsedSetCookie;
}

const finder = new CallFinder(cookieRows, (row) => row.calls);
const autoImported = new CallFinder(cookieRows.filter((row) => row.autoImported), (row) => row.autoImported?.calls ?? []);

/** Gathers every cookie write of the file, those in the browser among them. */
export function collectCookieWrites(context: FactContext): readonly CookieWrite[] {
  const writes: CookieWrite[] = [];
  for (const { call, entries } of finder.find(context)) writes.push(...fromCall(context, call, entries));
  for (const { call, entries } of autoImported.find(context)) {
    const rows = entries.filter((row) => row.autoImported && context.receivers.frameworks.has(row.autoImported.framework));
    if (rows.length > 0) writes.push(...fromCall(context, call, rows));
  }
  writes.push(...registeredSessionCookies(context, cookieRows), ...collectElysiaCookies(context, cookieRows));
  for (const { call, row } of taughtCookieSetters(context)) writes.push(...fromCall(context, call, [row]));
  writes.push(...collectCookieHeaders(context));
  writes.push(...recognisedSessionCookies(context, cookieRows, writes));
  return writes.map((write) => ({ ...write, rows: write.rows.map((row) => inMajor(row, context.settings.versions[row.package])) }));
}

function fromCall(context: FactContext, call: CallNode, candidates: readonly CookieRow[]): readonly CookieWrite[] {
  // an argument list that is spread may hold anything anywhere
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return [];
  const meant = candidates.filter((row) => isMeant(context, call, row) && !(row.text && isClientText(context, call)));
  const onServer = meant.filter((row) => !isBrowserWrite(context, call, row));
  const rows = onServer.length > 0 ? onServer : meant;
  const [first] = rows;
  if (!first) return [];
  if (first.session) return rows.flatMap((row) => sessionCookieOf(context, call, row));
  const writes = cookieOfSetter(context, call, rows, first);
  return onServer.length > 0 ? writes : writes.map((write) => ({ ...write, browser: true }));
}

function isMeant(context: FactContext, call: CallNode, { when }: CookieRow): boolean {
  if (!when) return true;
  const argument = call.arguments[when.argument];
  if ("text" in when) return argument !== undefined && context.file.values.textOf(argument) === when.text;
  return (argument !== undefined && context.file.values.textParts(argument).some((part) => typeof part === "string")) === when.isText;
}

/** An isomorphic library's call that writes `document.cookie`: another rule's business. */
function isBrowserWrite(context: FactContext, call: CallNode, { serverOnly, arguments: { options } }: CookieRow): boolean {
  if (!serverOnly) return false;
  if ("argument" in serverOnly) {
    const given = call.arguments[serverOnly.argument];
    if (!given) return false;
    // a context that may be missing (`ctx = undefined`) is one that browser code leaves out
    if (context.file.values.of(given).some((value) => value.kind === "literal" && (value.value === null || value.value === undefined))) return true;
    // without a response there is nothing but the page
    return unwrap(given).type === "ObjectExpression" && !context.file.objects.of(given).open && context.file.objects.of(given).properties.length === 0;
  }
  const view = context.file.objects.of(typeof options === "number" ? call.arguments[options] : undefined);
  return serverOnly.options.every((name) => view.get(name).every(({ state }) => state === "absent"));
}

/** The row as the major version that the user names has it. */
function inMajor(row: CookieRow, major: number | undefined): CookieRow {
  const changes = major === undefined ? undefined : row.byMajor?.findLast(({ from }) => from <= major);
  return changes ? { ...row, defaults: { ...row.defaults, ...changes.defaults } } : row;
}
