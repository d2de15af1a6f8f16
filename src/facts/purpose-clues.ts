import { enclosingFunction, functionName, outer, unwrapAwait, type CallNode, type FunctionNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import { enclosingClass, type Arguments } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { addressClaims, handlerParameters, makingWords, purposeClaims, type NamedPurpose } from "../model/token-purposes";
import { destinations, elementVariable, namesIn, positionInArray, withoutHolder } from "./purpose-names";
import type { FactContext } from "./session-facts";

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

/** One thing that may say what a token is for. */
export interface Clue {
  readonly by: "claim" | "name" | "key" | "option" | "use" | "function";
  readonly text: string;
  /** Where it stands: a name may say more than a text. */
  readonly kind: "name" | "text";
  /** Purposes that such a clue cannot show. */
  readonly except?: readonly NamedPurpose[];
}

/** The clues, the strongest first. */
export function* cluesOf(context: FactContext, clues: TokenClues): Generator<Clue> {
  yield* claimClues(context, clues);
  if (clues.label) yield* nameClues(context, clues.label, "name");
  for (const call of [clues.through, clues.call]) if (call) yield* targetClues(context, call);
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
        if (texts.length === 0 && except.length === 0) for (const { text } of nameClues(context, slot.node, "claim", given)) yield { by: "claim", text, kind: "text" };
      }
    }
  }
  // { refresh: true }
  for (const { name, node } of payload.properties) {
    if (node.type === "Literal" && node.value === true) yield { by: "claim", text: name, kind: "text", except: ["access"] };
  }
}

/** The names of an expression and of what it was made from. */
function* nameClues(context: FactContext, node: Node, by: Clue["by"], given?: Arguments): Generator<Clue> {
  for (const text of namesIn(node)) yield { by, text, kind: "name" };
  for (const trace of context.file.tracer.trace(node, given)) {
    // of configService.jwt.secret only the last name is the value's own
    const last = trace.path.at(-1);
    const holders = [...trace.path.slice(0, -1), ...(trace.node === node ? [] : namesIn(trace.node))];
    for (const text of last === undefined ? holders : [...holders.map(withoutHolder), last]) yield { by, text, kind: "name" };
  }
}

/** The names that the token is given right where it is made: `refreshToken = …`, `{ refreshToken: … }`, `cookie("refresh", …)`. */
function* targetClues({ file }: FactContext, call: CallNode): Generator<Clue> {
  for (const text of destinations(call)) yield { by: "name", ...text };
  const position = positionInArray(call);
  const element = position && elementVariable(position.list, position.index);
  if (element) yield { by: "name", text: element.name, kind: "name" };
  // const [access, refresh] = signTokens(user)
  const fn = position && !element ? enclosingFunction(call) : undefined;
  const isAnswer = fn && (file.tracer.index.returns.get(fn) ?? []).some((value) => unwrapAwait(value) === position?.list);
  for (const use of isAnswer ? file.tracer.callsOf(fn) : []) {
    const taken = elementVariable(use, position?.index ?? 0);
    if (taken) yield { by: "name", text: taken.name, kind: "name" };
  }
}

/** Where the variable that holds the token is used. */
function* useClues({ file }: FactContext, call: CallNode): Generator<Clue> {
  const holder = outer(call);
  const position = positionInArray(call);
  const element = position && elementVariable(position.list, position.index);
  const identifier = element ?? (holder?.type === "VariableDeclarator" ? holder.id : holder?.type === "AssignmentExpression" ? holder.left : undefined);
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
    if (name !== undefined && makesWhatItNames(fn, name, isReturned(file.tracer.index.returns.get(fn) ?? [], call))) {
      // createTokenFor names a token, sendToEmail need not
      yield { by: "function", text: name, kind: namesToken(wordsOf(name)) ? "name" : "text", except: ["access"] };
    }
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
  const words = wordsOf(name);
  const [verb = "", particle = ""] = words;
  if (makingWords.has(verb) && !["in", "up", "on"].includes(particle)) return true;
  const [first] = fn.params;
  const isHandler = first?.type === "Identifier" && handlerParameters.has(first.name);
  // refreshToken(user) { return jwt.sign(…) }
  return !isHandler && returnsToken && namesToken(words);
}

function namesToken(words: readonly string[]): boolean {
  return words.some((word) => ["token", "tokens", "jwt", "link", "url"].includes(word));
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
