import { argumentAt, calleeName, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { wordSplitter } from "../analysis/words";
import { fileEnding, foreignAudiences, foreignClaims, purposeNames, purposeWords, type NamedPurpose, type TokenExemption, type TokenPurpose } from "../model/token-purposes";
import { cluesOf, type Clue, type TokenClues } from "./purpose-clues";
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

/** What a name alone says that a token is for. */
export function purposeOfName(text: string): NamedPurpose | undefined {
  return purposeOfText({ by: "name", text, kind: "name" });
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

function foreignAudience(context: FactContext, { call, payload, options, given }: TokenClues): string | undefined {
  const written = [...payload.get("aud"), ...options.get("audience")].flatMap((slot) => (slot.state === "value" ? [slot.node] : []));
  const texts = [...written, ...setAudiences(call)].flatMap((node) => context.file.values.of(node, given));
  for (const value of texts) {
    if (value.kind !== "literal" || typeof value.value !== "string") continue;
    const text = value.value;
    if (foreignAudiences.some((pattern) => pattern.test(text))) return text;
  }
  const claims = new Set(payload.properties.map(({ name }) => name));
  return foreignClaims.find((names) => names.every((name) => claims.has(name)))?.[0];
}

/** What a builder's chain sets: `new SignJWT({}).setAudience("https://appleid.apple.com").sign(key)`. */
function* setAudiences(call: CallNode): Generator<Node> {
  for (let at: Node = call; at.type === "CallExpression"; ) {
    const callee = unwrap(at.callee);
    const audience = calleeName(at) === "setAudience" ? argumentAt(at, 0) : undefined;
    if (audience) yield audience;
    if (callee.type !== "MemberExpression") return;
    at = unwrapAwait(callee.object);
  }
}
