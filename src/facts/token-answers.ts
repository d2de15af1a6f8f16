import { memberPath, unwrapAwait, type FunctionNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";
import { loginNames, signUpNames } from "../model/login-words";
import { accountWords, oauthPath, oauthWords, otherReceivers, sessionHandlerNames, userClaims } from "../model/token-receivers";
import { isMemberOfWhole, wholesOf } from "./answered-wholes";
import { answersIn, placeOf, type Answer } from "./answers";
import { carriedTokens } from "./carried-tokens";
import { attributeStates } from "./cookie-attributes";
import type { CookieWrite } from "./cookie-writes";
import type { CredentialVerdict } from "./credential";
import { nameOf } from "./handlers/found";
import { purposeOfName } from "./purpose";
import { namesIn } from "./purpose-names";
import { holds } from "./session-logins/names";
import type { FactContext } from "./session-facts";
import { TokenFlow, type Part } from "./token-flow";
import type { TokenIssue } from "./token-issues";

/** A session's token that a server hands to the page in an answer. */
export interface TokenAnswer {
  readonly answer: Answer;
  /** The smallest part of the answer that holds it. */
  readonly node: Node;
  /** The token that the file issues; undefined where another file does, and the cookie shows what it is. */
  readonly issue?: TokenIssue;
  /** The HttpOnly cookie in which the same handler sends it too. */
  readonly cookie?: CookieWrite;
}

/** Gathers the tokens that handlers of logins, sign-ups and renewals answer with. */
export function collectTokenAnswers(context: FactContext, issues: readonly TokenIssue[], writes: readonly CookieWrite[]): readonly TokenAnswer[] {
  const cookies = writes.filter((write) => write.value !== undefined && !write.session && isHttpOnly(context, write));
  if (issues.length === 0 && cookies.length === 0) return [];
  const flow = new TokenFlow(context, issues);
  const found: TokenAnswer[] = [];
  const answered = new Map<FunctionNode, Set<unknown>>();
  for (const answer of answersIn(context)) {
    const [first, ...others] = tokensIn(context, flow, answer, issues, cookies);
    if (!first) continue;
    // the same token in a header and in the body, or at the end of each branch, is one decision
    const known = answered.get(answer.fn) ?? new Set();
    answered.set(answer.fn, known);
    const keys = [first, ...others].map(({ issue, cookie }) => issue?.call ?? cookie);
    const isNew = keys.some((key) => !known.has(key));
    for (const key of keys) known.add(key);
    if (isNew) found.push([first, ...others].find(({ cookie }) => cookie) ?? first);
  }
  return found;
}

function tokensIn(context: FactContext, flow: TokenFlow, answer: Answer, issues: readonly TokenIssue[], cookies: readonly CookieWrite[]): readonly TokenAnswer[] {
  const found: TokenAnswer[] = [];
  for (const given of givensOf(context, answer)) {
    for (const part of flow.partsOf(answer.value, given)) {
      const kept = part.issues.find((candidate) => mayBeSession(candidate, part) && cookies.some((write) => seenFrom(context, write, answer).some((seen) => carriedTokens(context, seen, issues).some(({ call }) => call === candidate.call))));
      const issue = part.issues.find((candidate) => isSessionToken(context, candidate, part, answer)) ?? kept;
      const cookie = cookies.find((write) =>
        seenFrom(context, write, answer).some((seen) => (issue ? carriedTokens(context, seen, issues).some(({ call }) => call === issue.call) : part.issues.length === 0 && carriesCredential(context, seen, part.node))),
      );
      if (issue || cookie) found.push({ answer, node: part.place, ...(issue && { issue }), ...(cookie && { cookie }) });
    }
    if (found.length > 0) return found;
  }
  // return tokens, where the cookie holds tokens.refreshToken
  return wholesOf(context, answer).flatMap(({ node, place }): readonly TokenAnswer[] => {
    const cookie = cookies.find((write) => seenFrom(context, write, answer).some((seen) => seen.value && isMemberOfWhole(context, node, seen.value) && carriesCredential(context, seen, seen.value)));
    return cookie ? [{ answer, node: place, cookie }] : [];
  });
}

/** What the parameters of a helper that answers are: nothing is known of them, or what each of its calls gives. */
function givensOf({ file }: FactContext, { fn, given, handler }: Answer): readonly Answer["given"][] {
  if (given || handler) return [given];
  return [undefined, ...file.tracer.callsOf(fn).slice(0, 5).map((call) => file.tracer.argumentsOf(fn, call))];
}

/** Whether a cookie is known to be out of reach of scripts. */
function isHttpOnly(context: FactContext, write: CookieWrite): boolean {
  const states = attributeStates(context, write, "httpOnly");
  return states.length > 0 && states.every((state) => {
    if (state.state === "written") return state.value.kind === "literal" && state.value.value === true;
    return state.state === "default" && write.rows.length > 0 && write.rows.every((row) => row.defaults.httpOnly === true);
  });
}

/** A cookie as it is set where the answer is given: in the same function, or by a helper that is called there. */
function seenFrom(context: FactContext, write: CookieWrite, { fn }: Answer): readonly CookieWrite[] {
  const place = placeOf(context, write.node)?.fn;
  if (!place || place === fn) return place ? [write] : [];
  const { tracer } = context.file;
  const calls = tracer.callsOf(place).filter((call) => placeOf(context, call)?.fn === fn);
  return calls.map((call) => {
    const given = tracer.argumentsOf(place, call);
    const variable = write.value?.type === "Identifier" ? tracer.bindings.variableOf(write.value) : undefined;
    return { ...write, given, value: (variable && given.get(variable)) ?? write.value };
  });
}

/** Names of what lets somebody in, whatever else the same helper answers for. */
const enteringNames = [...loginNames, ...signUpNames];

const tokenKinds: ReadonlySet<string | undefined> = new Set(["access-token", "refresh-token", "id-token", "jwt", "token"]);

/** Whether a cookie holds what an expression gives, and that is called a token. */
function carriesCredential(context: FactContext, write: CookieWrite, node: Node): boolean {
  const { name, value, call } = write;
  if (!value || !isSameExpression(context, value, node)) return false;
  // what the author wrote shows that scripts are to be kept away; else the cookies of Koa and SvelteKit do
  const isMeant = attributeStates(context, write, "httpOnly").every(({ state }) => state === "written") || (call && memberPath(call.callee).endsWith("cookies.set"));
  if (!isMeant) return false;
  if (!/token|jwt/iu.test([...(name ?? []).filter((part) => typeof part === "string"), context.file.sourceCode.getText(value as never)].join(" "))) return false;
  // in a cookie called `session` the value alone says that it is a token
  const kept = context.credentials.judge({ ...(name && { name }), value, place: "cookie" });
  const isToken = ({ verdict, strength, kind }: CredentialVerdict) => verdict === "credential" && strength === "strong" && tokenKinds.has(kind);
  return kept.verdict === "credential" && (isToken(kept) || isToken(context.credentials.judgeValue(value)));
}

/** The same variable, or the same member of one. */
function isSameExpression({ file }: FactContext, a: Node, b: Node): boolean {
  const [left, right] = [unwrapAwait(a), unwrapAwait(b)];
  const path = memberPath(left);
  if (path.includes("?") || path.startsWith("this") || path !== memberPath(right)) return false;
  const rootOf = (node: Node): Node => (node.type === "MemberExpression" ? rootOf(unwrapAwait(node.object)) : node);
  const variable = file.tracer.bindings.variableOf(rootOf(left));
  return variable !== undefined && variable === file.tracer.bindings.variableOf(rootOf(right));
}

/** Whether nothing says that the token is for something else; an HttpOnly cookie in which it is kept says the rest. */
function mayBeSession({ purpose }: TokenIssue, part: Part): boolean {
  return !purpose.exempt && ["access", "refresh", "session"].includes(purpose.purpose) && !part.names.some((name) => isOtherToken(name));
}

/** Whether the token stands for the user's session, and goes to a page. */
function isSessionToken(context: FactContext, issue: TokenIssue, part: Part, answer: Answer): boolean {
  if (!mayBeSession(issue, part)) return false;
  const { purpose } = issue;
  const names = namesAround(context, answer);
  const words = [...names.own, ...names.paths].map((name) => wordsOf(name));
  // METABASE_SECRET_KEY signs what another company reads
  const keys = issue.key ? namesIn(issue.key).map((name) => wordsOf(name)) : [];
  if ([...words, ...keys].some((own) => otherReceivers.some((phrase) => holds(own, phrase)) && !isPhoneLogin(own))) return false;
  const text = context.file.sourceCode.getText(answer.fn);
  if (names.paths.some((path) => oauthPath.test(path)) || (oauthWords.test(text) && words.some((own) => ["token", "tokens"].includes(own.at(-1) ?? "")))) return false;
  const all = [...words, wordsOf(names.file)];
  // what a forgotten password's handler gives away without a name is good for a new password
  if (purpose.by === "none" && all.some((own) => own.includes("reset") || own.includes("forgot")) && !words.some((own) => enteringNames.some((phrase) => holds(own, phrase))) && !wordsOf(names.file).includes("login")) return false;
  if (purpose.by !== "none" || all.some((own) => sessionHandlerNames.some((phrase) => holds(own, phrase))) || /passw|bcrypt|argon2|refresh/iu.test(text)) return true;
  // what only reads gives somebody who is logged in already a token for something else
  if (answer.handler && answer.handler.methods.length > 0 && answer.handler.methods.every((method) => method === "GET")) return false;
  return all.flat().some((word) => accountWords.has(word)) || issue.payload.view.properties.some(({ name }) => userClaims.test(name));
}

/** `resetToken`, `inviteLink`: the name says that the token is for something else. */
function isOtherToken(name: string): boolean {
  const purpose = purposeOfName(name);
  return purpose !== undefined && purpose !== "access" && purpose !== "refresh" && wordsOf(name).some((word) => ["token", "jwt", "link", "url", "code"].includes(word));
}

/** `loginWithMobile`, `verifyMobileOtp`: the number, not the app. */
function isPhoneLogin(words: readonly string[]): boolean {
  return words.includes("mobile") && words.some((word) => ["with", "by", "otp", "number", "no", "verify", "phone"].includes(word));
}

/** What the handler is called, and the handlers for which a helper answers. */
function namesAround(context: FactContext, { fn, handler }: Answer): { readonly own: readonly string[]; readonly paths: readonly string[]; readonly file: string } {
  const callers = handler ? [] : context.file.tracer.callsOf(fn).flatMap((call) => placeOf(context, call) ?? []);
  const all = [{ fn, handler }, ...callers];
  return {
    own: all.flatMap((place) => [nameOf(place.fn) ?? "", ...(place.handler?.names ?? [])]),
    paths: all.flatMap((place) => place.handler?.paths ?? []),
    file: context.file.path?.split("/").at(-1)?.replace(/\.[cm]?[jt]sx?$/u, "") ?? "",
  };
}
