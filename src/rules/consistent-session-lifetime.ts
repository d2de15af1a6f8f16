import { carriedTokens } from "../facts/carried-tokens";
import { sessionCookieText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import { keptLifetimes } from "../facts/kept-lifetimes";
import { judgeCookie } from "../facts/session-cookie";
import { cookieLifetimes, type LifetimeState } from "../facts/session-lifetimes";
import type { SessionFacts } from "../facts/session-facts";
import { unitSlip } from "../facts/unit-slip";
import { orTaught } from "../facts/taught";
import { durationCode } from "../fix/duration-code";
import { replaceExpression } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { describeSeconds } from "../rule/durations";
import { cookieSubject, isInCall } from "../rule/session-cookies";

type MessageIds = "tokenEndsFirst" | "cookieEndsFirst" | "sessionEndsFirst" | "cookieEndsBeforeSession" | "matchToken";
type Context = SessionRuleContext<MessageIds>;
type Limited = LifetimeState & { state: "limited" };

export default createRule<object, MessageIds>({
  name: "consistent-session-lifetime",
  docs: {
    description: "require a cookie to live as long as the token or session it carries",
    presets: { strict: { severity: "error" } },
    cwe: [613],
    asvs: [],
  },
  hasSuggestions: true,
  messages: {
    tokenEndsFirst: "{{cookie}} lives for {{lifetime}}, but the token in it expires after {{carried}}, so the browser goes on sending a dead session. Let both live equally long.",
    cookieEndsFirst: "{{cookie}} lives for {{lifetime}}, but the token in it stays valid for {{carried}}, so a copied token outlives the session. Let both live equally long.",
    sessionEndsFirst: "{{cookie}} lives for {{lifetime}}, but its session ends after {{carried}}, so the browser goes on sending a dead session. Let both live equally long.",
    cookieEndsBeforeSession: "{{cookie}} lives for {{lifetime}}, but its session stays valid for {{carried}}, so a copied cookie outlives the session. Let both live equally long.",
    matchToken: "Let the cookie live for {{carried}}.",
  },
  optionProperties: {},
  defaults: {},
  mayReport: (settings) => orTaught(sessionCookieText, settings.cookieSetters),
  check(facts, _options, context) {
    for (const write of facts.cookieWrites) {
      const cookie = onlyLimit(cookieLifetimes(facts, write));
      // a number in the wrong unit is one mistake, which max-session-lifetime names
      if (!cookie || unitSlip(cookie)) continue;
      if (write.session) checkSession(facts, write, cookie, context);
      else checkCarried(facts, write, cookie, context);
    }
  },
});

function checkCarried(facts: SessionFacts, write: CookieWrite, cookie: Limited, context: Context): void {
  const tokens = carriedTokens(facts, write, facts.tokenIssues);
  // a cookie that may carry one of several tokens fits each of them or none
  const carried = new Set(tokens.flatMap(({ lifetimes }) => lifetimes.map(({ seconds, slip }) => (slip ? undefined : seconds))));
  const [seconds] = carried;
  if (carried.size === 1 && typeof seconds === "number" && differ(cookie.seconds, seconds)) report(write, cookie, seconds, cookie.seconds > seconds ? "tokenEndsFirst" : "cookieEndsFirst", context);
  else if (tokens.length === 0 && judgeCookie(facts, write, {}).verdict === "credential") checkKept(facts, write, cookie, context);
}

/** A session's row or entry that the same file keeps under the cookie's value. */
function checkKept(facts: SessionFacts, write: CookieWrite, cookie: Limited, context: Context): void {
  const kept = new Set(keptLifetimes(facts, write));
  const [seconds] = kept;
  if (kept.size !== 1 || seconds === undefined || !differ(cookie.seconds, seconds)) return;
  report(write, cookie, seconds, cookie.seconds > seconds ? "sessionEndsFirst" : "cookieEndsBeforeSession", context);
}

/** A sealed session has a lifetime of its own beside its cookie's: iron-session's `ttl`, h3's `maxAge`. */
function checkSession(facts: SessionFacts, write: CookieWrite, cookie: Limited, context: Context): void {
  const own = facts.sessionLifetimes.filter(({ optionsNode, option }) => option.limit === "absolute" && optionsNode === write.optionsNode);
  const [lifetime] = own.flatMap(({ states }) => onlyLimit(states) ?? []);
  // one option may be both: koa-session's `maxAge`
  if (!lifetime || lifetime.node === cookie.node || !differ(cookie.seconds, lifetime.seconds)) return;
  report(write, cookie, lifetime.seconds, cookie.seconds > lifetime.seconds ? "sessionEndsFirst" : "cookieEndsBeforeSession", context);
}

function onlyLimit(states: readonly LifetimeState[]): Limited | undefined {
  const [only, ...others] = states;
  return only?.state === "limited" && others.length === 0 && only.seconds > 0 && Number.isFinite(only.seconds) ? only : undefined;
}

/** Sixty seconds or five percent are clocks and roundings. */
function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > Math.max(60, 0.05 * Math.max(a, b));
}

function report(write: CookieWrite, cookie: Limited, seconds: number, messageId: MessageIds, context: Context): void {
  const place = cookie.property && isInCall(cookie.property, write) ? cookie.property : (write.optionsNode ?? write.node);
  const code = cookie.unit === "date" ? undefined : durationCode(seconds * 1000, cookie.unit);
  const fix = code === undefined ? undefined : replaceExpression(context.sourceCode, cookie.node as never, code);
  const data = { cookie: cookieSubject(write), lifetime: describeSeconds(cookie.seconds), carried: describeSeconds(seconds) };
  context.report({ node: place as never, messageId, data, suggest: fix ? [{ messageId: "matchToken", data: { carried: data.carried }, fix }] : [] });
}
