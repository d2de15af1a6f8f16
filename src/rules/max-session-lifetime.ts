import type { Node } from "../analysis/nodes";
import { sessionLifetimeText } from "../facts/cookie-text";
import type { CookieWrite } from "../facts/cookie-writes";
import type { SessionFacts } from "../facts/session-facts";
import { cookieLifetimes, type LifetimeState, type SessionLifetime } from "../facts/session-lifetimes";
import { unitSlip } from "../facts/unit-slip";
import { orTaught } from "../facts/taught";
import { durationCode } from "../fix/duration-code";
import { replaceExpression } from "../fix/set-property";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { describeSeconds, optionSeconds } from "../rule/durations";
import { durationOption, nameOptions, type NameOptions } from "../rule/schemas";
import { cookieSubject, coveredCookies, isInCall } from "../rule/session-cookies";

interface Options extends NameOptions {
  /** The longest life of a session. */
  readonly max?: string;
  /** The longest life of a refresh token's cookie. */
  readonly refresh?: string;
  /** The longest time without use, for sessions that use renews; `max` without it. */
  readonly maxIdle?: string;
  /** Reports sessions that never end, as written. */
  readonly requireLimit?: boolean;
  /** Accepts sessions that every use renews. */
  readonly allowSliding?: boolean;
}

type MessageIds = "tooLong" | "tooLongIdle" | "millisecondsGiven" | "secondsGiven" | "unlimited" | "sliding" | "setLimit" | "convertUnit";
type Context = SessionRuleContext<MessageIds>;
type Limited = LifetimeState & { state: "limited" };

const defaults: Options = { max: "30d", refresh: "30d", requireLimit: false, allowSliding: true, credentialNames: [], ignoreNames: [] };
const strict: Options = { ...defaults, max: "1d", refresh: "1d", requireLimit: true, allowSliding: false };

export default createRule<Options, MessageIds>({
  name: "max-session-lifetime",
  docs: {
    description: "limit how long a session and its cookie live",
    presets: { recommended: { severity: "error" }, strict: { severity: "error", options: strict } },
    cwe: [613],
    asvs: ["7.3.2 (2)", "7.3.1 (2)"],
  },
  hasSuggestions: true,
  messages: {
    tooLong: "{{subject}} lives for {{lifetime}}, and so does every stolen copy of it. Let it live for at most {{limit}}.",
    tooLongIdle: "{{subject}} ends only after {{lifetime}} without use, and so does every stolen copy of it. Let it end after at most {{limit}}.",
    millisecondsGiven: "{{subject}} lives for {{lifetime}}: `{{written}}` looks like milliseconds, and `{{option}}` takes seconds. Write `{{right}}`.",
    secondsGiven: "{{subject}} lives for {{lifetime}}: `{{written}}` looks like seconds, and `{{option}}` takes milliseconds. Write `{{right}}`.",
    unlimited: "A session of `{{library}}` never ends with this value, and neither does a stolen copy of it. Give it a limit of at most {{limit}}.",
    sliding: "`{{option}}` renews the session with every use, so a stolen session never ends. Check the time of login as well, or leave it off.",
    setLimit: "Let it live for {{limit}}.",
    convertUnit: "Write `{{right}}`.",
  },
  optionProperties: {
    max: durationOption("The longest life of a session and of its cookie."),
    refresh: durationOption("The longest life of a cookie that holds a refresh token."),
    maxIdle: durationOption("The longest time without use, for sessions that use renews; `max` where it is not set."),
    requireLimit: { type: "boolean", description: "Report sessions that never end, as written: `ttl: 0`." },
    allowSliding: { type: "boolean", description: "Accept sessions that every use renews: `rolling: true`." },
    ...nameOptions,
  },
  defaults,
  mayReport: (settings) => orTaught(sessionLifetimeText, settings.cookieSetters),
  check(facts, options, context) {
    const reported = new Set<Node>();
    for (const { write, verdict } of coveredCookies(facts, options)) {
      const limit = verdict.kind === "refresh-token" ? options.refresh : write.rows.some(({ session }) => session?.renews) ? (options.maxIdle ?? options.max) : options.max;
      checkCookie(facts, write, limit, reported, context);
    }
    for (const lifetime of facts.sessionLifetimes) checkSession(lifetime, options, reported, context);
    if (options.allowSliding === false && !checksLoginTime(context)) {
      for (const { option, property } of facts.slidingSessions) context.report({ node: property as never, messageId: "sliding", data: { option: `${option}: true` } });
    }
  },
});

function checkCookie(facts: SessionFacts, write: CookieWrite, limit: string | undefined, reported: Set<Node>, context: Context): void {
  const states = cookieLifetimes(facts, write);
  const isIdle = write.rows.some(({ session }) => session?.renews);
  const option = write.rows[0]?.spelling.maxAge ?? "Max-Age";
  const place = (state: Limited) => (state.property && isInCall(state.property, write) ? state.property : (write.optionsNode ?? write.node));
  checkStates(states, { subject: cookieSubject(write), option, isIdle, limit: millisecondsOf(limit), place }, reported, context);
}

function checkSession({ row, option, states, optionsNode, held }: SessionLifetime, options: Options, reported: Set<Node>, context: Context): void {
  const isIdle = option.limit === "idle";
  const limit = millisecondsOf(isIdle ? (options.maxIdle ?? options.max) : options.max);
  const place = (state: { node: Node; property?: Node }) => {
    const at = state.property ?? state.node;
    return at.range[0] >= optionsNode.range[0] && at.range[1] <= optionsNode.range[1] ? at : optionsNode.type === "ObjectExpression" ? at : optionsNode;
  };
  const [first] = states;
  if (first?.state === "unlimited" && states.every(({ state }) => state === "unlimited")) {
    if (options.requireLimit) context.report({ node: place(first) as never, messageId: "unlimited", data: { library: row.name, limit: describeSeconds(limit / 1000) } });
    return;
  }
  checkStates(states, { subject: held === undefined ? `The session of \`${row.name}\`` : `Session \`${held}\``, option: option.path.split(".").at(-1) ?? option.path, isIdle, limit, place }, reported, context);
}

interface Judged {
  readonly subject: string;
  readonly option: string;
  readonly isIdle: boolean;
  /** Milliseconds. */
  readonly limit: number;
  place(state: Limited): Node;
}

function checkStates(states: readonly LifetimeState[], judged: Judged, reported: Set<Node>, context: Context): void {
  const { sourceCode } = context;
  const [first] = states;
  // one number may be the life of the cookie and that of the session
  if (first?.state !== "limited" || reported.has(first.node)) return;
  const slip = unitSlip(first);
  const node = judged.place(first) as never;
  const data = { subject: judged.subject, option: judged.option, lifetime: describeSeconds(first.seconds), limit: describeSeconds(judged.limit / 1000) };
  if (slip && states.length === 1) {
    reported.add(first.node);
    const right = durationCode(slip.milliseconds, first.unit === "ms" ? "ms" : "s");
    const fix = replaceExpression(sourceCode, first.node as never, right);
    context.report({ node, messageId: slip.given === "ms" ? "millisecondsGiven" : "secondsGiven", data: { ...data, right, written: sourceCode.getText(first.node as never) }, suggest: fix ? [{ messageId: "convertUnit", data: { right }, fix }] : [] });
    return;
  }
  // one alternative within the limit, or one that is not known, is enough
  if (!states.every((state) => state.state === "limited" && state.seconds * 1000 > judged.limit)) return;
  reported.add(first.node);
  const code = first.unit === "date" ? undefined : durationCode(judged.limit, first.unit);
  const fix = code === undefined ? undefined : replaceExpression(sourceCode, first.node as never, code);
  context.report({ node, messageId: judged.isIdle ? "tooLongIdle" : "tooLong", data, suggest: fix ? [{ messageId: "setLimit", data: { limit: data.limit }, fix }] : [] });
}

function millisecondsOf(duration: string | undefined): number {
  return duration === undefined ? Number.POSITIVE_INFINITY : optionSeconds(duration) * 1000;
}

/** A file that looks at the time of login can end a session that use renews. */
function checksLoginTime({ sourceCode }: Context): boolean {
  return /\b(?:createdAt|created_at|loginAt|loggedInAt|logged_in_at|authTime|auth_time|authenticatedAt|issuedAt|absolute\w*|startedAt)\b/u.test(sourceCode.text);
}
