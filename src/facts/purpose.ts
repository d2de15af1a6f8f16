import { calleeName, enclosingFunction, functionName, outer, staticKey, unwrap, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import { enclosingClass, type Arguments } from "../analysis/trace";
import { wordSplitter } from "../analysis/words";
import {
  addressClaims, fileEnding, foreignAudiences, handlerParameters, makingWords, purposeClaims, purposeNames, purposeWords,
  type NamedPurpose, type TokenExemption, type TokenPurpose,
} from "../model/token-purposes";
import type { FactContext } from "./session-facts";

/** What a token is for, and what says so. */
export interface PurposeEvidence {
  /** `access` where nothing says otherwise. */
  readonly purpose: TokenPurpose;
  readonly exempt?: TokenExemption;
  readonly by: "claim" | "name" | "key" | "option" | "use" | "function" | "library" | "none";
  /** The name or text that decided. */
  readonly text?: string;
}

/** What is known of a token when its purpose is asked for. */
export interface TokenClues {
  readonly call: CallNode;
  /** The call of a same-file wrapper through which the token is looked at. */
  readonly through?: CallNode | undefined;
  readonly given?: Arguments | undefined;
  readonly payload: ObjectView;
  readonly key: Node | undefined;
  readonly options: ObjectView;
  /** The expressions that say the lifetime: `REFRESH_TOKEN_TTL`. */
  readonly lifetimes: readonly Node[];
  /** Whether the library seals sessions. */
  readonly session: boolean;
  /** What a set-up calls its tokens: `name`, `namespace`. */
  readonly label?: Node | undefined;
}

interface Clue {
  readonly by: PurposeEvidence["by"];
  readonly text: string;
  /** Where it stands: a name may say more than a text. */
  readonly kind: "name" | "text";
  /** Purposes that such a clue cannot show. */
  readonly except?: readonly NamedPurpose[];
}

type Term = { readonly purpose: NamedPurpose; readonly words: readonly string[]; readonly kind: Clue["kind"] };

const terms: readonly Term[] = [...termsOf(purposeWords, "text"), ...termsOf(purposeNames, "name")];
const splitWords = wordSplitter(new Set([...terms.flatMap(({ words }) => words), "token", "jwt", "secret", "key", "password", "user", "url", "link"]));

function termsOf(lists: Readonly<Partial<Record<NamedPurpose, readonly string[]>>>, kind: Clue["kind"]): readonly Term[] {
  return Object.entries(lists).flatMap(([purpose, texts]) => texts.map((text) => ({ purpose: purpose as NamedPurpose, words: text.split(" "), kind })));
}

/** In a name with several: what a token is exempt for counts first, what a refresh gives (`refreshAccessToken`) before the refresh. */
const precedence: readonly NamedPurpose[] = ["unsubscribe", "third-party", "refresh", "one-time", "service", "access"];

/** Decides what a token is for, from its claims, its names, its key, its use, and the function that makes it. */
export function purposeOf(context: FactContext, clues: TokenClues): PurposeEvidence {
  const foreign = foreignAudience(context, clues);
  if (foreign !== undefined) return { purpose: "service", exempt: "third-party", by: "option", text: foreign };
  const found = firstEvidence(cluesOf(context, clues));
  if (!clues.session || found.purpose === "one-time" || found.exempt) return found;
  return { purpose: "session", by: "library" };
}

function firstEvidence(clues: Iterable<Clue>): PurposeEvidence {
  for (const clue of clues) {
    if (clue.kind === "text" && clue.by !== "claim" && fileEnding.test(clue.text)) return { purpose: "one-time", exempt: "file-name", by: clue.by, text: clue.text };
    const purpose = purposeOfText(clue);
    if (purpose === undefined) continue;
    const { by, text } = clue;
    if (purpose === "unsubscribe" || purpose === "third-party") return { purpose: purpose === "unsubscribe" ? "one-time" : "service", exempt: purpose, by, text };
    return { purpose, by, text };
  }
  return { purpose: "access", by: "none" };
}

function purposeOfText({ by, text, kind, except = [] }: Clue): NamedPurpose | undefined {
  const words = splitWords(text);
  const found = terms.flatMap((term) => {
    if (term.kind === "name" && kind === "text") return [];
    // AUTH_SECRET may sign anything: only what the token itself is called says that it logs in
    if (term.kind === "name" && term.purpose === "access" && by !== "name") return [];
    const at = lastSequence(words, term.words);
    return at === -1 ? [] : [{ ...term, at }];
  });
  const purpose = strongest(found);
  return purpose !== undefined && except.includes(purpose) ? undefined : purpose;
}

function strongest(found: readonly (Term & { readonly at: number })[]): NamedPurpose | undefined {
  // `refreshAccessToken` names what comes out last
  const refreshed = found.find(({ purpose }) => purpose === "refresh");
  const access = found.find(({ purpose, words: [word] }) => purpose === "access" && word === "access");
  if (refreshed && access && found.length === 2) return access.at > refreshed.at ? "access" : "refresh";
  return precedence.find((purpose) => found.some((term) => term.purpose === purpose));
}

function lastSequence(words: readonly string[], sequence: readonly string[]): number {
  for (let at = words.length - sequence.length; at >= 0; at--) {
    if (sequence.every((word, offset) => words[at + offset] === word)) return at;
  }
  return -1;
}

/** The clues, the strongest first. */
function* cluesOf(context: FactContext, clues: TokenClues): Generator<Clue> {
  yield* claimClues(context, clues);
  if (clues.label) yield* nameClues(context, clues.label, "name");
  for (const call of [clues.through, clues.call]) if (call) yield* targetClues(call);
  if (clues.key) yield* nameClues(context, clues.key, "key", clues.given);
  for (const node of clues.lifetimes) yield* nameClues(context, node, "option", clues.given);
  for (const call of [clues.through, clues.call]) if (call) yield* useClues(context, call);
  for (const call of [clues.through, clues.call]) if (call) yield* functionClues(context, call);
}

function* claimClues(context: FactContext, { payload, options, given }: TokenClues): Generator<Clue> {
  for (const name of [...purposeClaims, ...addressClaims]) {
    const except: readonly NamedPurpose[] = addressClaims.includes(name) ? ["service", "access", "third-party"] : [];
    for (const view of addressClaims.includes(name) ? [payload, options] : [payload]) {
      for (const slot of view.get(name)) {
        if (slot.state !== "value") continue;
        const texts = context.file.values.of(slot.node, given).flatMap((value) => (value.kind === "literal" && typeof value.value === "string" ? [value.value] : []));
        for (const text of texts) yield { by: "claim", text, kind: "text", except };
        // TokenType.Refresh of another file
        if (texts.length === 0 && except.length === 0) for (const text of namesIn(slot.node)) yield { by: "claim", text, kind: "text" };
      }
    }
  }
  // { refresh: true }
  for (const { name, node } of payload.properties) {
    if (node.type === "Literal" && node.value === true) yield { by: "claim", text: name, kind: "text", except: ["access"] };
  }
}

function foreignAudience(context: FactContext, { payload, options, given }: TokenClues): string | undefined {
  const slots = [...payload.get("aud"), ...options.get("audience")];
  const texts = slots.flatMap((slot) => (slot.state === "value" ? context.file.values.of(slot.node, given) : []));
  for (const value of texts) {
    if (value.kind !== "literal" || typeof value.value !== "string") continue;
    const text = value.value;
    if (foreignAudiences.some((pattern) => pattern.test(text))) return text;
  }
  return undefined;
}

/** The names of an expression and of what it was made from. */
function* nameClues(context: FactContext, node: Node, by: Clue["by"], given?: Arguments): Generator<Clue> {
  for (const text of namesIn(node)) yield { by, text, kind: "name" };
  for (const trace of context.file.tracer.trace(node, given)) {
    for (const text of [...trace.path, ...(trace.node === node ? [] : namesIn(trace.node))]) yield { by, text, kind: "name" };
  }
}

/** Names that an expression shows: members, texts given to a reader (`config.get("REFRESH_SECRET")`), arguments of conversions. */
function namesIn(start: Node, depth = 0): readonly string[] {
  const node = unwrapAwait(start);
  if (depth > 4) return [];
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "MemberExpression":
      return [staticKey(node) ?? "", ...namesIn(node.object, depth + 1).map(withoutHolder)];
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return [...node.quasis.map((quasi) => quasi.value.cooked ?? ""), ...node.expressions.flatMap((inner) => namesIn(inner, depth + 1))];
    case "LogicalExpression":
    case "BinaryExpression":
      return [...(node.left.type === "PrivateIdentifier" ? [] : namesIn(node.left, depth + 1)), ...namesIn(node.right, depth + 1)];
    case "CallExpression":
    case "NewExpression":
      return [withoutHolder(calleeName(node) ?? ""), ...node.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : namesIn(argument, depth + 1)))];
    default:
      return [];
  }
}

/** `configService` says that it holds settings, not that the token is a service's. */
function withoutHolder(name: string): string {
  return name.replace(/(?:Service|Provider|Config|Manager|Controller)$/u, "");
}

/** The names that the token is given right where it is made: `refreshToken = …`, `{ refreshToken: … }`, `cookie("refresh", …)`. */
function* targetClues(call: CallNode): Generator<Clue> {
  for (const text of destinations(call)) yield { by: "name", ...text };
  const position = positionInArray(call);
  if (position) yield* elementClues(position.list, position.index);
}

/** `const [accessToken, refreshToken] = await Promise.all([sign(…), sign(…)])` */
function positionInArray(call: CallNode): { list: Node; index: number } | undefined {
  let element: Node = call;
  let parent = call.parent;
  while (parent.type === "AwaitExpression" || unwrap(parent) !== parent) [element, parent] = [parent, parent.parent as typeof parent];
  return parent.type === "ArrayExpression" ? { list: parent, index: parent.elements.indexOf(element as never) } : undefined;
}

function* elementClues(list: Node, index: number): Generator<Clue> {
  let holder = outer(list);
  if (holder?.type === "CallExpression" && ["all", "allSettled"].includes(calleeName(holder) ?? "")) holder = outer(holder);
  const pattern = holder?.type === "VariableDeclarator" ? holder.id : undefined;
  const element = pattern?.type === "ArrayPattern" ? pattern.elements[index] : undefined;
  if (element?.type === "Identifier") yield { by: "name", text: element.name, kind: "name" };
}

/** Where a value goes, from the inside out, up to the statement. */
function* destinations(value: Node): Generator<Pick<Clue, "text" | "kind">> {
  let inner: Node = value;
  for (let at = outer(value); at; at = outer(at)) {
    switch (at.type) {
      case "VariableDeclarator":
        if (at.id.type === "Identifier") yield { text: at.id.name, kind: "name" };
        return;
      case "AssignmentExpression":
        yield* namesIn(at.left).map((text) => ({ text, kind: "name" as const }));
        return;
      case "Property":
      case "PropertyDefinition":
        yield { text: staticKey(at) ?? "", kind: "name" };
        break;
      case "CallExpression":
      case "NewExpression": {
        const callee = at.callee;
        if (inner === callee || callee.range[0] <= inner.range[0] && inner.range[1] <= callee.range[1]) break;
        for (const argument of at.arguments) {
          if (argument.type === "Literal" && typeof argument.value === "string") yield { text: argument.value, kind: "text" };
          if (argument.type === "TemplateLiteral" || argument.type === "BinaryExpression") yield* namesIn(argument).map((text) => ({ text, kind: "text" as const }));
        }
        yield { text: calleeName(at) ?? "", kind: "text" };
        break;
      }
      case "TemplateLiteral":
      case "BinaryExpression":
        yield* namesIn(at).map((text) => ({ text, kind: "text" as const }));
        break;
      case "ObjectExpression":
      case "ArrayExpression":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "SpreadElement":
      case "MemberExpression":
        break;
      default:
        return;
    }
    inner = at;
  }
}

/** Where the variable that holds the token is used. */
function* useClues({ file }: FactContext, call: CallNode): Generator<Clue> {
  const holder = outer(call);
  const identifier = holder?.type === "VariableDeclarator" ? holder.id : holder?.type === "AssignmentExpression" ? holder.left : undefined;
  const variable = identifier?.type === "Identifier" ? (file.tracer.bindings.declaredBy(identifier) ?? file.tracer.bindings.variableOf(identifier)) : undefined;
  for (const reference of variable?.references ?? []) {
    if (!reference.isRead()) continue;
    for (const clue of destinations(reference.identifier as Node)) yield { by: "use", ...clue, except: ["access", "service", "third-party"] };
  }
}

/** The names of the functions, objects and classes in which the token is made. */
function* functionClues({ file }: FactContext, call: CallNode): Generator<Clue> {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const name = functionName(fn);
    if (name !== undefined && makesWhatItNames(fn, name, isReturned(file.tracer.index.returns.get(fn) ?? [], call))) yield { by: "function", text: name, kind: "name", except: ["access"] };
    const holder = holderName(fn);
    if (holder !== undefined) yield { by: "function", text: holder, kind: "name", except: ["access", "service"] };
  }
  const owner = enclosingClass(call)?.id?.name;
  if (owner !== undefined && /token|jwt/iu.test(owner)) yield { by: "function", text: owner, kind: "name", except: ["access", "service"] };
}

/**
 * Whether a function's name is that of the token it makes. `verifyEmail(req, res)` and `refresh(req, res)` handle what
 * they name, and may well issue an access token for it.
 */
function makesWhatItNames(fn: FunctionNode, name: string, returnsToken: boolean): boolean {
  const words = splitWords(name);
  if (makingWords.has(words[0] ?? "")) return true;
  const [first] = fn.params;
  const isHandler = first?.type === "Identifier" && handlerParameters.has(first.name);
  // refreshToken(user) { return jwt.sign(…) }
  return !isHandler && returnsToken && words.some((word) => word === "token" || word === "jwt" || word === "link" || word === "url");
}

function isReturned(returns: readonly Node[], call: CallNode): boolean {
  return returns.some((value) => unwrapAwait(value) === call);
}

/** The variable whose object holds the function: `refreshTokens` of `const refreshTokens = { sign() {…} }`. */
function holderName(fn: FunctionNode): string | undefined {
  const object = fn.parent.type === "Property" ? fn.parent.parent : undefined;
  const holder = object && outer(object);
  return holder?.type === "VariableDeclarator" && holder.id.type === "Identifier" ? holder.id.name : undefined;
}
