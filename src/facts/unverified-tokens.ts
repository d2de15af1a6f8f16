import { calleeName, enclosingFunction, functionName, isFunction, isInside, memberPath, outer, outermostFunction, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import { forEachChild } from "../analysis/file-index";
import { isBrowserFile, isServerFile } from "./browser-file";
import { claimUses, type ClaimUse } from "./claim-uses";
import type { FactContext } from "./session-facts";
import { tokenSource, type TokenSource } from "./token-source";
import type { TokenVerification } from "./token-verifications";

/** A token by which a server decides though nobody checked it. */
export interface UnverifiedToken {
  readonly verification: TokenVerification;
  /**
   * `decoded`: it is only read. `unchecked`: an argument turns the check off. `ignored`: the check fails and nobody
   * looks. `unsigned`: tokens without a signature pass.
   */
  readonly cause: "decoded" | "unchecked" | "ignored" | "unsigned";
  readonly node: Node;
}

/** Gathers the tokens that the file's server code trusts unchecked. */
export function* collectUnverifiedTokens(context: FactContext, verifications: readonly TokenVerification[]): Generator<UnverifiedToken> {
  if (verifications.length === 0 || isBrowserFile(context.file)) return;
  for (const verification of verifications) {
    const { does, node, call } = verification;
    if (call === undefined || does === "sets up") continue;
    if (does === "decodes") {
      if (trustsDecoded(context, verification, call, verifications)) yield { verification, cause: verification.noVerify ? "unchecked" : "decoded", node };
    } else if (isUnsigned(context, verification)) yield { verification, cause: "unsigned", node };
    else if (ignoresFailure(context, verification, call)) yield { verification, cause: "ignored", node };
  }
}

function trustsDecoded(context: FactContext, verification: TokenVerification, call: CallNode, all: readonly TokenVerification[]): boolean {
  const { row, noVerify, token } = verification;
  if (row.role === "decode" && (row.reads === "header" || readsHeader(context, verification))) return false;
  if (onlyRefuses(call) || onlyTells(call)) return false;
  if (noVerify && !(token && mayBeVerified(context, token, call, all))) return !isUnused(call);
  // Fastify's `request.jwtDecode()` finds the token itself
  const source = token ? undefined : row.role === "decode" && row.handed ? "request" : "unknown";
  return trustsAt(context, { call, token, source, isNodeLibrary: !["jwt-decode", "jose", "web"].includes(row.package) }, all, 0);
}

/** `isTokenRevoked(token)`: a forged token gains nothing where the answer can only be that it counts no more. */
function onlyRefuses(call: CallNode): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    if (/^(?:is|has|was|check)\w*(?:revoked|blacklisted|denylisted|blocklisted|blocked|expired|invalidated)$/iu.test(functionName(fn) ?? "")) return true;
  }
  return false;
}

/** `audit("password_reset", (req) => userOf(jwt.decode(req.body.token)))`: whom a record of what happened names. */
function onlyTells(call: CallNode): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const taker = fn.parent.type === "CallExpression" && fn.parent.callee !== fn ? calleeName(fn.parent) : undefined;
    if (/^audit(?![a-z])/u.test(taker ?? "")) return true;
  }
  return false;
}

/** A call that gives claims which nobody has checked: one that decodes, or one of a helper of this file that does. */
interface Site {
  readonly call: CallNode;
  readonly token: Node | undefined;
  /** Where the token comes from, if it is known without a look at it. */
  readonly source: TokenSource | undefined;
  /** Whether the library that decodes has no use in a browser. */
  readonly isNodeLibrary: boolean;
  /** The claim that the call gives; none where it gives all of them. */
  readonly claim?: readonly string[];
}

function trustsAt(context: FactContext, { call, token, source, isNodeLibrary, claim }: Site, all: readonly TokenVerification[], depth: number): boolean {
  if (token && mayBeVerified(context, token, call, all)) return false;
  if (choosesKey(context, call, all) || handsRequestOn(context, call, all)) return false;
  const { uses, returnedBy } = claimUses(context, call, claim);
  const from = source ?? (token ? tokenSource(context, token) : "unknown");
  const isGuard = from !== "trusted" && opensGuard(context, call);
  const trusts = (isGuard || isTrusting(context, uses, from, token)) && runsOnServer(context, call, isNodeLibrary || uses.has("loads") || uses.has("mints")) && !isBehindGuard(context, call);
  if (trusts || depth > 1) return trusts;
  return [...returnedBy].some(([fn, given]) => context.file.tracer.callsOf(fn).some((user) => trustsAt(context, { ...siteOf(context, fn, user, token, from), isNodeLibrary, claim: given }, all, depth + 1)));
}

/** A call of a helper, with the argument from which the helper has the token. */
function siteOf(context: FactContext, fn: FunctionNode, call: CallNode, token: Node | undefined, from: TokenSource): Pick<Site, "call" | "token" | "source"> {
  const root = token && rootName(token);
  const given = [...context.file.tracer.argumentsOf(fn, call)].find(([variable]) => variable.name === root)?.[1];
  // a helper that is given the request takes the token out by itself
  return { call, token: from === "parameter" ? given : undefined, source: from === "parameter" ? undefined : from };
}

/** A token that whoever calls brings may have been checked before; what makes it the user of the request does not care. */
function isTrusting({ file }: FactContext, uses: ReadonlySet<ClaimUse>, source: TokenSource, token: Node | undefined): boolean {
  if (source === "trusted") return false;
  if (uses.has("identifies")) return true;
  // getCurrentUser(token): whoever calls it takes the user for checked
  const isGiven = source === "parameter" && token !== undefined && /token|jwt|bearer|authori[sz]ation|auth_?header/iu.test(file.sourceCode.getText(token as never));
  const isActedOn = uses.has("loads") || uses.has("mints");
  return (source === "request" && (uses.has("decides") || isActedOn)) || (isGiven && isActedOn);
}

/** A guard of Nest that itself answers that the request may go on: whatever it asks of the claims, their lifetime alone among it. */
function opensGuard({ file }: FactContext, call: CallNode): boolean {
  const fn = enclosingFunction(call);
  if (!fn || functionName(fn) !== "canActivate") return false;
  const answers = (file.tracer.index.returns.get(fn) ?? []).map((value) => file.values.literalOf(value));
  return answers.some((answer) => answer?.kind === "literal" && answer.value === true) && answers.every((answer) => answer?.kind === "literal");
}

function rootName(node: Node): string | undefined {
  const inner = unwrapAwait(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression") return rootName(inner.object);
  return inner.type === "CallExpression" ? rootName(inner.callee) : undefined;
}

/** `{ complete: true }` gives the header too; `{ header: true }` nothing else. */
function readsHeader({ file }: FactContext, { options }: TokenVerification): boolean {
  const [slot] = options.get("header");
  const value = slot?.state === "value" ? file.values.literalOf(slot.node) : undefined;
  return value?.kind === "literal" && value.value === true;
}

function isUnused(call: CallNode): boolean {
  return outer(call)?.type === "ExpressionStatement";
}

const checks = /verif|valid|introspect|authenticat|unsign|decrypt|unseal|check|compare|session|blacklist|denylist|revoke/iu;
/** Calls that only cut a token out, read it or say it. */
const harmless = /^(?:split|replace|slice|substring|trim|startsWith|log|error|warn|info|debug|String|parse|atob|from|decodeURIComponent|includes|match|toString|next|json|send|decode\w*|jwtDecode|jwt_decode)$/u;

/**
 * Whether the same function, or one around it, gives the token to something that may check it: a verification, a look-up
 * of the token, an API that is called with it, a helper that nobody here knows.
 */
function mayBeVerified(context: FactContext, token: Node, call: CallNode, all: readonly TokenVerification[]): boolean {
  const { tracer, sourceCode } = context.file;
  const names = new Set([sourceCode.getText(unwrapAwait(token) as never)]);
  const root = unwrapAwait(token);
  const variable = root.type === "Identifier" ? tracer.bindings.variableOf(root) : undefined;
  const outermost = placeOfChecks(call);
  const isSame = (node: Node): boolean => {
    const inner = unwrapAwait(node);
    if (variable && inner.type === "Identifier") return tracer.bindings.variableOf(inner) === variable || tracer.trace(inner).some((trace) => trace.node === root);
    return names.has(sourceCode.getText(inner as never));
  };
  const isVerified = all.some(({ does, token: other, call: verifying, row }) => {
    if (does !== "verifies" || !verifying || !isInside(verifying, outermost)) return false;
    // request.jwtVerify() takes the request's own token; @hapi/jwt verifies what its decode gave
    return other === undefined ? row.role === "verify" && row.handed !== undefined : isSame(other) || tracer.trace(other).some(({ node }) => node === call) || holdsToken(other, isSame, sourceCode.visitorKeys);
  });
  if (isVerified) return true;
  return tracer.index.calls.some((other) => {
    if (other === call || !isInside(other, outermost) || isInside(call, other)) return false;
    const name = calleeName(other) ?? "";
    if (checks.test(name) && all.some(({ call: known, does }) => known === other && does === "verifies")) return true;
    if (harmless.test(name) && !checks.test(name)) return false;
    return other.arguments.some((argument) => holdsToken(argument, isSame, sourceCode.visitorKeys));
  });
}

/** `secretOrKeyProvider: (req, token, done) => …`: the token tells whose key verifies it. */
function choosesKey({ file }: FactContext, call: CallNode, all: readonly TokenVerification[]): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const own = fn;
    if (/secret|key/iu.test(functionName(own) ?? "") || all.some(({ key }) => key !== undefined && file.tracer.trace(key).some(({ node }) => node === own))) return true;
  }
  return false;
}

/** `checkJwt(req, res, callback)`: a middleware of a library or a guard that takes the request's token itself. */
function handsRequestOn(context: FactContext, call: CallNode, all: readonly TokenVerification[]): boolean {
  const outermost = placeOfChecks(call);
  return context.file.tracer.index.calls.some((other) => {
    if (other === call || !isInside(other, outermost) || isInside(call, other) || !other.arguments.some((argument) => argument.type !== "SpreadElement" && isWholeRequest(context, argument))) return false;
    return checks.test(calleeName(other) ?? "") || /jwt|auth|guard/iu.test(calleeName(other) ?? "") || context.file.tracer.trace(other.callee).some(({ node }) => all.some(({ call: made }) => made === node));
  });
}

function isWholeRequest(context: FactContext, node: Node): boolean {
  return node.type === "Identifier" && context.receivers.keysOf(node).some((key) => /^@(?:bun-)?request$|^@(?:koa|hono)-context$/u.test(key));
}

/** Whether an argument is the token or an object or text made with it; what functions in it do is looked at by itself. */
function holdsToken(start: Node, isSame: (node: Node) => boolean, keys: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  const node = unwrap(start);
  if (isFunction(node)) return false;
  if ((node.type === "Identifier" || node.type === "MemberExpression" || node.type === "CallExpression") && isSame(node)) return true;
  if (node.type === "CallExpression" || node.type === "NewExpression" || node.type === "MemberExpression") return false;
  let found = false;
  forEachChild(node, keys, (child) => {
    if (!found && !(node.type === "Property" && child === node.key && !node.computed)) found = holdsToken(child, isSame, keys);
  });
  return found;
}

/** Where a token may be checked: one that is read at the top of a file, anywhere in it. */
function placeOfChecks(node: Node): Node {
  return outermostFunction(node) ?? programOf(node);
}

function programOf(node: Node): Node {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

const pages = /^(?:react|react-native|next\/router|next\/navigation|react-router|react-router-dom|@angular\/.+|vue-router|expo-.+|@react-navigation\/.+|@ionic\/.+|svelte\/store)$/u;
const serverTypes = /\b(?:GetServerSideProps\w*|NextApiRequest|NextRequest|NextFunction|IncomingMessage|ExecutionContext|CanActivate|APIGatewayProxyEvent\w*)\b/u;

/** Whether a place runs on a server, by what the file imports and by the handler or request around it. */
function runsOnServer(context: FactContext, node: Node, isLikely: boolean): boolean {
  if (context.handlers.some(({ fn }) => isInside(node, fn))) return true;
  if (isServerFile(context.file)) return true;
  if ([...context.file.tracer.index.modules].some((module) => pages.test(module))) return false;
  if (isLikely || serverTypes.test(context.file.sourceCode.text)) return true;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (fn.params.some((parameter) => parameter.type === "Identifier" && context.receivers.isHanded(parameter))) return true;
  }
  return context.receivers.frameworks.size > 0;
}

const guards = /auth|jwt|verif|protect|guard|passport|secur|admin|user|session|permission|role|acl|logged|token|access/iu;

/** Whether something that runs before on the same route, router or class may have checked the token. */
function isBehindGuard(context: FactContext, node: Node): boolean {
  const { sourceCode, tracer } = context.file;
  const isGuard = (other: Node) => guards.test(sourceCode.getText(other as never)) && !isInside(node, other) && !definesAround(context, other, node);
  if (context.handlers.some(({ fn, before }) => isInside(node, fn) && before.some(isGuard))) return true;
  for (let at: Node | undefined = node; at; at = at.parent) {
    const decorators = (at as { decorators?: readonly Node[] }).decorators ?? [];
    if (decorators.some((decorator) => /^@(?:UseGuards|Authorized|Auth|UseBefore|authenticate)\b/u.test(sourceCode.getText(decorator as never)))) return true;
  }
  // router.use(authenticate)
  return (tracer.index.callsNamed.get("use") ?? []).some((call) => call.range[0] < node.range[0] && !isInside(node, call) && call.arguments.some((argument) => argument.type !== "SpreadElement" && argument.type !== "Literal" && isGuard(argument) && !isRouter(argument)));
}

/** Whether the name given to a route is that of the very function that decodes. */
function definesAround({ file }: FactContext, reference: Node, node: Node): boolean {
  return file.tracer.trace(reference).some((trace) => trace.path.length === 0 && isInside(node, trace.node));
}

/** `app.use(authRouter)`, `app.use(session(…))` check nothing by themselves. */
function isRouter(argument: Node): boolean {
  const name = memberPath(argument.type === "CallExpression" ? argument.callee : argument);
  return /rout(?:e|er|es)s?$|controller|^(?:cors|helmet|express|session|cookieParser|bodyParser|morgan)\b|express\.|passport\.(?:initialize|session)/iu.test(name);
}

/** An empty key, which only lets tokens without a signature in. */
function isUnsigned({ file }: FactContext, { row, key, algorithms, call }: TokenVerification): boolean {
  if (row.role !== "verify" || row.arguments.key === undefined || !call || !key || algorithms.length === 0) return false;
  const value = file.values.literalOf(key);
  return value?.kind === "literal" && !value.value && algorithms.every((slot) => slot.state === "value" && listsNone(file, slot.node));
}

/** Whether an algorithm or a list of them holds `none`. */
export function listsNone(file: FactContext["file"], node: Node): boolean {
  return file.tracer.trace(node).every(({ node: made, path }) => {
    if (path.length > 0) return false;
    if (made.type === "ArrayExpression") return made.elements.some((element) => element && element.type !== "SpreadElement" && isNone(file, element));
    return isNone(file, made);
  });
}

function isNone(file: FactContext["file"], node: Node): boolean {
  return file.values.textOf(node)?.toLowerCase() === "none";
}

/** Whether the check fails and the code goes on as if it had not. */
function ignoresFailure(context: FactContext, { row, callback, gives }: TokenVerification, call: CallNode): boolean {
  if (callback) return passesRegardless(context, callback) || goesOnBeside(context, call, callback);
  if (gives === "callback" || row.role !== "verify") return false;
  const statement = outer(call);
  if (statement?.type !== "ExpressionStatement") return false;
  // its answer is the check: nobody looks at it
  if (row.answers) return row.id !== "next-auth/jwt.decode" && (gives === "value" || call.parent.type === "AwaitExpression");
  return isSwallowed(context, statement);
}

/** `(error, claims) => { req.user = claims; next(); }`: whatever came out, the request goes on. */
function passesRegardless(context: FactContext, fn: FunctionNode): boolean {
  const [error, claims] = fn.params;
  const { bindings, index } = context.file.tracer;
  const used = (parameter: Node | undefined) => {
    if (!parameter) return [];
    return parameter.type === "Identifier" ? (bindings.declaredBy(parameter)?.references ?? []).map(({ identifier }) => identifier as Node) : undefined;
  };
  const errorUses = used(error);
  const claimUsed = used(claims);
  // a claim that is taken apart throws where there is none; rest parameters may hold the error
  if (!errorUses || errorUses.length > 0 || !claimUsed || claimUsed.some((use) => !isPlainlyHandedOn(use))) return false;
  if (/\barguments\b/u.test(context.file.sourceCode.getText(fn.body as never))) return false;
  return index.calls.some((call) => isInside(call, fn) && enclosingFunction(call) === fn && isGoingOn(context, call));
}

/** A callback that refuses the request, though the function around it goes on to `next()` all the same. */
function goesOnBeside(context: FactContext, call: CallNode, callback: FunctionNode): boolean {
  const around = enclosingFunction(call);
  const { calls } = context.file.tracer.index;
  const refuses = calls.some((each) => isInside(each, callback) && /^(?:status|sendStatus|json|send|redirect|render|end)$/u.test(calleeName(each) ?? "") && context.receivers.isHanded(each.callee));
  const mine = calls.filter((each) => calleeName(each) === "next" && each.arguments.length === 0 && enclosingFunction(each) === around);
  const statement = statementOf(call);
  if (!refuses || !statement || calls.some((each) => isInside(each, callback) && calleeName(each) === "next")) return false;
  return mine.some((each) => follows(statement, each));
}

function statementOf(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.parent?.type !== "BlockStatement" && at.parent?.type !== "Program") at = at.parent;
  return at;
}

/** Whether a later statement of the same block, or of a block around it, is or leads straight to a call. */
function follows(statement: Node, call: Node): boolean {
  const own = statementOf(call);
  for (let at: Node | undefined = statement; at; at = at.parent) {
    if (isFunction(at)) return false;
    if (own && own !== at && own.parent === at.parent && own.range[0] > at.range[0]) return true;
  }
  return false;
}

/** `req.user = claims`, `f(claims)`: a use that does not mind that there are none. */
function isPlainlyHandedOn(use: Node): boolean {
  const parent = outer(use);
  return parent?.type === "AssignmentExpression" || (parent?.type === "CallExpression" && /^(?:log|info|debug)$/u.test(calleeName(parent) ?? ""));
}

/** `next()`, `next(null, …)`, `res.render("account")`: the request is served. */
function isGoingOn(context: FactContext, call: CallNode): boolean {
  const name = memberPath(call.callee);
  if (/^(?:next|done)$/u.test(name)) return call.arguments.length === 0 || (call.arguments[0]?.type === "Literal" && call.arguments[0].value === null);
  return /\.(?:render|sendFile)$/u.test(name) && context.receivers.isHanded(call.callee);
}

/** `try { verify(token, key); } catch {}`, after which the same function goes on. */
function isSwallowed(context: FactContext, statement: Node): boolean {
  const block = statement.parent;
  const attempt = block?.parent;
  if (block?.type !== "BlockStatement" || attempt?.type !== "TryStatement" || attempt.block !== block || !attempt.handler) return false;
  // what follows in the block runs for good tokens only
  if (block.body.at(-1) !== statement || attempt.finalizer) return false;
  const isQuiet = attempt.handler.body.body.every((each) => each.type === "ExpressionStatement" && each.expression.type === "CallExpression" && /^(?:console|logger|log|this\.logger)\./u.test(memberPath(each.expression.callee)));
  const rest = attempt.parent.type === "BlockStatement" ? attempt.parent.body.slice(attempt.parent.body.indexOf(attempt) + 1) : [];
  return isQuiet && rest.length > 0 && context.file.tracer.index.calls.some((call) => rest.some((each) => isInside(call, each)));
}

