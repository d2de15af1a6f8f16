import { calleeName, enclosingFunction, isFunction, isInside, memberPath, outer, outermostFunction, staticKey, type FunctionNode, type Node } from "../analysis/nodes";
import { enclosingClass, type Trace } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { frameworkNames } from "../model/handlers";
import { apiTokenNames, extractorNames, fileWords, guardNames, integrationHolders, onceInPathWords, onceWords, orderWords, ownerWords, plainOnceWords, providerWords, queryOnlyApis, queryOnlyFiles, sessionWords, settingHolders, streamWords } from "../model/url-queries";
import { isBrowserFile, isServerFile } from "./browser-file";
import type { NameRules } from "./credential";
import type { NameVerdict } from "./credential-name";
import { environmentName } from "./environment";
import { nameOf } from "./handlers/found";
import { comesByExchange } from "./provider-exchanges";
import { namesIn } from "./purpose-names";
import { queryReads, type QueryRead } from "./query-reads";
import { chainOf, namesOfCall } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";
import type { TokenIssue } from "./token-issues";
import type { TokenVerification } from "./token-verifications";
import { bareValue, computedNames, isConstant, isKept, isOwnToken, isSentAsBearer } from "./url-values";
import { urlParameters, type UrlParameter } from "./url-parameters";

/** A session's credential that is put into a URL, or that a server takes out of one. */
export interface UrlToken {
  readonly how: "written" | "read";
  readonly name: string;
  readonly node: Node;
  readonly socket: boolean;
  /** Whether the URL is one that the server sends the browser to. */
  readonly redirect: boolean;
}

const once = new Set(onceWords);
const onceInPath = new Set([...onceWords, ...onceInPathWords]);
const plainlyOnce = new Set(plainOnceWords);
const ofFiles = new Set(fileWords);
const ofSession = new Set(sessionWords);
const ofProvider = new Set(providerWords);
const ofStream = new Set(streamWords);
const ofOrder = new Set(orderWords);
const ofIntegration = new Set(integrationHolders);
const ofSetting = new Set(settingHolders);
const ofOwner = new Set(ownerWords);

const fromAddress = /\.(?:query|params|body|searchParams)\b|use(?:Search|LocalSearch)?Params|useQuery\(|useRoute\(|getQuery\(|location\.search|(?:params|query)\.get\(/iu;

/** Where a page finds its token against request forgery. */
const againstForgery = /csrf|xsrf|\bname=\W*_token\b/iu;

/** Where a page asks for what opens one connection and nothing else: `/auth/sse-token`, `/ws/ticket`. */
const ticketAddress = /["'`/](?:ws|sse|stream(?:ing)?|(?:web)?socket|realtime)[-_/]?(?:token|ticket)\b/iu;

/** Where a server asks for what opens one meeting or one file: `/meeting-tokens`. */
const thingAddress = /["'`/](?:meeting|room|video|call|embed|upload|download|chat)s?[-_/]?tokens?\b/iu;

const mailing = /mail|smtp|sendgrid|resend|twilio|sms|postmark|nodemailer/iu;

const confirmation = /^(?:is_?)?(?:(?:e?mail|account|user)_?(?:is_?)?)?(?:verified|confirmed|activated)$/iu;

/** What else of the file tells of tokens, gathered when it is asked for. */
interface TokenEvidence {
  issues(): readonly TokenIssue[];
  verifications(): readonly TokenVerification[];
}

/** Finds out which values in URLs are credentials of a session. */
export class UrlTokens {
  readonly #context: FactContext;
  readonly #evidence: TokenEvidence;
  readonly #rules: NameRules;

  constructor(context: FactContext, evidence: TokenEvidence, rules: NameRules) {
    this.#context = context;
    this.#evidence = evidence;
    this.#rules = rules;
  }

  *find(): Generator<UrlToken> {
    const written = new Set<Node>();
    for (const parameter of urlParameters(this.#context)) {
      // an access token and a refresh token in one URL are one defect
      const place = choiceOf(parameter.whole);
      if (written.has(place) || !this.#isOfSession(parameter)) continue;
      written.add(place);
      yield { how: "written", name: parameter.name, node: parameter.value, socket: parameter.socket, redirect: this.#isRedirect(parameter) };
    }
    const read = new Set<string>();
    for (const one of queryReads(this.#context, (name) => this.#judge(name).verdict === "credential" && !isOther(name))) {
      const place = `${one.name} ${String((handlerAround(this.#context, one.node) ?? outermostFunction(one.node))?.range[0])}`;
      // `req.query.token && check(req.query.token)` is one reading, one of each handler that a function sets up another
      if (read.has(place) || !this.#isReadForSession(one)) continue;
      read.add(place);
      yield { how: "read", name: one.name, node: one.node, socket: one.handshake, redirect: false };
    }
  }

  #isOfSession(parameter: UrlParameter): boolean {
    const { name, given, text, socket, whole } = parameter;
    const { credentials, file } = this.#context;
    const value = bareValue(parameter.value);
    const { verdict, kind, by } = credentials.judge({ name: [name], value: parameter.value, place: "identifier", ...(given && { given }) }, this.#rules);
    if (verdict !== "credential" || isOther(name)) return false;
    // an ID of a chat, a payment or a game is as often called a session's
    if ((kind === "session-id" || kind === "auth") && by !== "origin" && !/token|jwt/iu.test([name, ...namesIn(value)].join(" "))) return false;
    const traces = file.tracer.trace(value, given);
    if (traces.some((trace) => environmentName(this.#context, trace) !== undefined || againstForgery.test(this.#textOf(trace)))) return false;
    if (isConstant(value) || traces.every((trace) => trace.path.length === 0 && isConstant(trace.node))) return false;
    const valueNames = [...namesIn(value), ...computedNames(this.#context, value), ...traces.flatMap(({ node, path }) => [...chainOf(node).names, ...path])];
    if (queryOnlyApis.test([text, ...valueNames, ...parameter.holes.flatMap((hole) => [...namesIn(hole), ...this.#knownTexts(hole)])].join(" "))) return false;
    if (isKept(this.#context, value)) return true;
    if (name === "access_token" && /^\s*https:/u.test(text) && queryOnlyFiles.test(file.path ?? "") && !this.#isRedirect(parameter)) return false;
    if (apiTokenNames.test(name) && /^(?:https?|wss?):\/\/[\w-]+\./u.test(text.trim())) return false;
    if (isHeldBy(value, this.#isClient() ? ofIntegration : ofSetting)) return false;
    // one service's token on its way to another, unless the browser is sent along with it
    if (comesByExchange(this.#context, value) && !this.#isRedirect(parameter)) return false;
    if (traces.some((trace) => (socket && ticketAddress.test(this.#textOf(trace))) || thingAddress.test(this.#textOf(trace)))) return false;
    const near = this.#namesNear(parameter, valueNames).flatMap((each) => wordsOf(each));
    const words = [...near, ...this.#placeNames(whole).flatMap((each) => wordsOf(each))];
    // what a stream brings says nothing of its token, and what Firebase calls `auth` opens no order
    const says = (list: ReadonlySet<string>) => (word: string) => list.has(word) && !(socket && ofStream.has(word)) && !(name === "auth" && ofOrder.has(word));
    if (words.some(says(plainlyOnce))) return false;
    if (isSentAsBearer(this.#context, value) && !this.#isFromAddress(value)) return true;
    if ([name, ...valueNames].some((each) => isSpecificName(this.#context, each, this.#rules))) return true;
    // a code is exchanged once, signed or not
    if (wordsOf(name).includes("code") || this.#isFromAddress(value) || this.#sendsMail(whole)) return false;
    const issue = this.#issueOf(value);
    if (issue) return issue.purpose.purpose !== "one-time" && issue.purpose.purpose !== "service";
    // what a connection is for says little of its token, unless it is a ticket for it
    if (socket) return !words.includes("ticket");
    // a login at a provider may bring the user's address along
    const shown = words.some((word) => ofProvider.has(word)) ? pathOf(text) : text;
    if (words.some(says(once)) || wordsOf(shown).some(says(onceInPath))) return false;
    if (by === "origin" || valueNames.flatMap((each) => wordsOf(each)).some((word) => ofOwner.has(word)) || isOwnToken(this.#context, value)) return true;
    if (near.some((word) => ofFiles.has(word))) return false;
    return this.#isClient() || words.some((word) => ofSession.has(word));
  }

  /** The texts that a part of a URL may be: `host` of `(id, host = "graph.example.org") => …`. */
  #knownTexts(part: Node): readonly string[] {
    return this.#context.file.values.of(part).flatMap((value) => (value.kind === "literal" && typeof value.value === "string" ? [value.value] : []));
  }

  /** Code of a page, or of a module that only calls servers. */
  #isClient(): boolean {
    const { file, handlers } = this.#context;
    return isBrowserFile(file) || (!isServerFile(file) && handlers.length === 0 && this.#evidence.issues().length === 0);
  }

  /** A token that came with the address of this page or in the request for it: whoever linked to it knows what it is. */
  #isFromAddress(value: Node): boolean {
    const { file, receivers } = this.#context;
    return receivers.keysOf(value).some((key) => fromAddress.test(key)) || file.tracer.trace(value).some((trace) => fromAddress.test(this.#textOf(trace)));
  }

  #textOf({ node, path }: Trace): string {
    return `${this.#context.file.sourceCode.getText(node as never).slice(0, 120)}.${path.join(".")}`;
  }

  #issueOf(value: Node): TokenIssue | undefined {
    const traces = this.#context.file.tracer.trace(value);
    return this.#evidence.issues().find(({ call, through }) => traces.some(({ node }) => node === call || node === through));
  }

  /** Names in the path of the URL, and of what holds it and takes it. */
  #namesNear({ name, text, holes, whole }: UrlParameter, valueNames: readonly string[]): readonly string[] {
    const names = [name, pathOf(text), ...holes.flatMap((hole) => namesIn(hole)), ...valueNames];
    for (let user = outer(whole); user; user = outer(user)) {
      if (user.type === "VariableDeclarator") return [...names, memberPath(user.id)];
      if (user.type === "AssignmentExpression") return [...names, memberPath(user.left)];
      if (user.type === "Property") names.push(staticKey(user) ?? "");
      // get(url).subscribe() takes what get() takes
      else if ((user.type === "CallExpression" || user.type === "NewExpression") && !isInside(whole, user.callee)) names.push(memberPath(user.callee));
      else if (user.type.endsWith("Statement") || isFunction(user)) return names;
    }
    return names;
  }

  /** What the functions and routes around a node are called, and the file. */
  #placeNames(node: Node): readonly string[] {
    const names: string[] = [];
    for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) names.push(nameOf(fn) ?? "");
    // all guards have the same method: the class says what it guards
    if (names.includes("canActivate")) names.push(enclosingClass(node)?.id?.name ?? "");
    const own = names.filter((name) => !frameworkNames.has(name));
    const routes = handlersOf(this.#context).filter(({ fn }) => isInside(node, fn)).flatMap((handler) => [...handler.paths, ...handler.names]);
    const path = this.#context.file.path?.split("/").slice(-4).join("/") ?? "";
    return [...own, ...routes, path];
  }

  #sendsMail(node: Node): boolean {
    const fn = functionAround(this.#context, node);
    const { sourceCode, tracer } = this.#context.file;
    // one look at the text spares most files a look at each call
    if (!mailing.test(sourceCode.getText(fn as never))) return false;
    return tracer.index.calls.some((call) => (!fn || isInside(call, fn)) && namesOfCall(call).some((name) => mailing.test(name)));
  }

  /** `db.update({ verified: true })`: what a mailed link leads to, whatever its handler is called. */
  #confirms(node: Node): boolean {
    const fn = functionAround(this.#context, node);
    return this.#context.file.tracer.index.objects.some((object) => fn !== undefined && isInside(object, fn) && object.properties.some((property) =>
      property.type === "Property" && property.value.type === "Literal" && property.value.value === true && confirmation.test(staticKey(property) ?? "")));
  }

  #isRedirect({ whole }: UrlParameter): boolean {
    if (isBrowserFile(this.#context.file)) return false;
    let user = outer(whole);
    while (user?.type === "BinaryExpression" || user?.type === "TemplateLiteral") user = outer(user);
    const variable = user?.type === "VariableDeclarator" && user.id.type === "Identifier" ? this.#context.file.tracer.bindings.declaredBy(user.id) : undefined;
    const users = [user, ...this.#usersOfUrl(whole), ...(variable?.references ?? []).map(({ identifier }) => outer(identifier as Node))];
    return users.some((call) => call?.type === "CallExpression" && /redirect/iu.test(calleeName(call) ?? ""));
  }

  /** What takes `url` of `url.searchParams.set("token", token)`. */
  #usersOfUrl(whole: Node): readonly (Node | undefined)[] {
    const { root } = whole.type === "CallExpression" ? chainOf(whole.callee) : { root: undefined };
    const variable = root?.type === "Identifier" ? this.#context.file.tracer.bindings.variableOf(root) : undefined;
    return (variable?.references ?? []).map(({ identifier }) => {
      let user = outer(identifier as Node);
      // redirect(url.toString()), redirect(url.href)
      while (user?.type === "MemberExpression" || (user?.type === "CallExpression" && calleeName(user) === "toString")) user = outer(user);
      return user;
    });
  }

  #judge(name: string): NameVerdict {
    return this.#context.credentials.judgeName(name, "identifier", this.#rules);
  }

  #isReadForSession(read: QueryRead): boolean {
    const { name, node, beside, handshake, extractor } = read;
    const { kind } = this.#judge(name);
    const places = [...this.#placeNames(node)].map(withoutChecks);
    const words = [...places, ...beside].flatMap((each) => wordsOf(each));
    if (words.some((word) => onceInPath.has(word) && !(handshake && ofStream.has(word)))) return false;
    if (extractor) return this.#judge(name).ignored !== true;
    if (handshake) return true;
    if (kind === "session-id" && !/token/iu.test(name)) return false;
    if (isSpecificName(this.#context, name, this.#rules) || this.#isHeldAsBearer(node)) return true;
    if (this.#sendsMail(node) || this.#confirms(node)) return false;
    return this.#hasOtherSource(read) || this.#isInExtractor(node) || this.#isVerified(read) || this.#letsIn(node) || words.some((word) => ofSession.has(word));
  }

  /** `req.headers.authorization || req.query.token`: what is as good as the header is the session's. */
  #hasOtherSource({ node }: QueryRead): boolean {
    const fn = functionAround(this.#context, node);
    if (!fn) return false;
    const { sourceCode } = this.#context.file;
    const text = sourceCode.getText(fn as never);
    return text.length < 4000 && /authorization|x-access-token|x-auth-token|cookies?(?:\.|\[|\.get\()\s*["']?\w*(?:token|jwt|session)/iu.test(text);
  }

  /** Whether it is checked as a JWT, where nothing says that it serves once. */
  #isVerified({ name, node }: QueryRead): boolean {
    const { file: { tracer }, receivers } = this.#context;
    const isRead = (token: Node) =>
      tracer.trace(token).some((trace) => trace.node === node || (trace.path.at(-1) === name && trace.path.includes("query"))) || receivers.keysOf(token).some((key) => key.endsWith(`.query.${name}`));
    return this.#evidence.verifications().some(({ does, token }) => does === "verifies" && token && isRead(token));
  }

  /** `const { token } = req.query`, which goes on as `Bearer ${token}`. */
  #isHeldAsBearer(node: Node): boolean {
    const holder = node.type === "Property" ? node.value : outer(node);
    const held = holder?.type === "VariableDeclarator" ? holder.id : holder;
    return held?.type === "Identifier" && isSentAsBearer(this.#context, held);
  }

  /** `authenticate(req.query.token)`, `verifyRequest(`Bearer ${req.query.token}`)` of another file. */
  #letsIn(node: Node): boolean {
    const holder = node.type === "Property" ? node.value : outer(node);
    const held = holder?.type === "VariableDeclarator" ? holder.id : holder;
    const variable = held?.type === "Identifier" ? this.#context.file.tracer.bindings.declaredBy(held) : undefined;
    return [node, ...(variable?.references ?? []).map(({ identifier }) => identifier as Node)].some((use) => {
      let user = outer(use);
      while (user?.type === "BinaryExpression" || user?.type === "TemplateLiteral") user = outer(user);
      return user?.type === "CallExpression" && guardNames.test(calleeName(user) ?? "");
    });
  }

  #isInExtractor(node: Node): boolean {
    for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
      if (extractorNames.test(nameOf(fn) ?? "")) return true;
      const holder = fn.parent;
      if (holder.type === "Property" && extractorNames.test(staticKey(holder) ?? "")) return true;
      const call = holder.type === "ArrayExpression" ? holder.parent : holder;
      if (call.type === "CallExpression" && extractorNames.test(calleeName(call) ?? "")) return true;
    }
    return false;
  }
}

/** The whole choice of which a URL's text is an alternative; two requests of which one is made are two. */
function choiceOf(url: Node): Node {
  const user = url.type === "CallExpression" || url.type === "NewExpression" ? undefined : outer(url);
  return user?.type === "LogicalExpression" || (user?.type === "ConditionalExpression" && user.test !== url) ? choiceOf(user) : url;
}

/** A page has no routes but the one that its path names. */
function handlersOf(context: FactContext): FactContext["handlers"] {
  return isBrowserFile(context.file) ? [] : context.handlers;
}

function handlerAround(context: FactContext, node: Node): FunctionNode | undefined {
  const handler = handlersOf(context).findLast(({ fn }) => isFunction(fn) && isInside(node, fn));
  return handler && isFunction(handler.fn) ? handler.fn : undefined;
}

/** The handler around a node, or the innermost function. */
function functionAround(context: FactContext, node: Node): FunctionNode | undefined {
  return handlerAround(context, node) ?? enclosingFunction(node);
}

/** Names of parameters that other protocols use: OAuth 1's request token, a web hook's, a signature's, Laravel's token against request forgery. */
function isOther(name: string): boolean {
  return /_hint$|^(?:_token$|credentials$|oauth_token|fb_exchange_token|oauth_verifier|request_token|hub\.|x-amz|input_token|subject_token|actor_token|token_type|token_hash|client_)/iu.test(name);
}

/** Whether a name says more than «token»: an access token, somebody's login. */
function isSpecificName({ credentials }: FactContext, name: string, rules: NameRules): boolean {
  const { verdict, kind, strength, taught } = credentials.judgeName(name, "identifier", rules);
  if (verdict !== "credential" || strength !== "strong") return false;
  if (taught) return true;
  return kind === "access-token" || kind === "refresh-token" || kind === "id-token" || wordsOf(name).some((word) => ["auth", "session", "bearer"].includes(word));
}

/** `cfg.access_token`, `integration.accessToken`: what was entered here for another service. */
function isHeldBy(value: Node, holders: ReadonlySet<string>): boolean {
  return wordsOf(memberPath(value).split(".").at(-2) ?? "").some((word) => holders.has(word));
}

/** The path in a URL's text. */
function pathOf(text: string): string {
  return text.replace(/^[a-z]+:\/\/[^/?#\s]*/u, "").replace(/[?#].*/su, "");
}

/** `verifyToken` and `checkAuthToken` are what every session's token goes through. */
function withoutChecks(name: string): string {
  return name.replace(/verify(?=_?-?(?:token|jwt|auth|user|login|session|access))/giu, "");
}
