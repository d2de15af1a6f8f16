import type { TokenIssue } from "../facts/token-issues";
import type { Lifetime } from "../facts/token-lifetime";
import { lifetimePlace, setUpLifetimePlace } from "../facts/token-place";
import { tokenText } from "../facts/token-text";
import type { TokenSetUp } from "../facts/token-set-ups";
import { orTaught } from "../facts/taught";
import type { Duration } from "../public-types";
import { createRule, type SessionRuleContext } from "../rule/create-rule";
import { describeSeconds, optionSeconds } from "../rule/durations";
import { durationOption } from "../rule/schemas";

interface Options {
  readonly access?: Duration;
  readonly refresh?: Duration;
  readonly oneTime?: Duration;
  readonly service?: Duration;
  readonly requireExpiration?: boolean;
}

type MessageIds =
  | "tooLong" | "tooLongByDefault" | "noExpiration" | "neverExpires"
  | "millisecondsForSeconds" | "secondsForMilliseconds" | "durationForDate" | "dateForDuration";
type Context = SessionRuleContext<MessageIds>;
type Token = TokenIssue | TokenSetUp;

const defaults: Required<Options> = { access: "1h", refresh: "30d", oneTime: "7d", service: "1h", requireExpiration: true };

export default createRule<Options, MessageIds>({
  name: "max-jwt-lifetime",
  docs: {
    description: "limit the lifetime of issued JWTs and sealed tokens, which nobody can revoke",
    presets: {
      recommended: { severity: "error" },
      strict: { severity: "error", options: { access: "15m", refresh: "1d", oneTime: "1d", service: "5m", requireExpiration: true } },
    },
    cwe: [613],
    asvs: ["7.3.2 (2)", "10.4.8 (2)"],
  },
  messages: {
    tooLong: "{{subject}} is valid for {{lifetime}}, and a stolen copy works as long. Limit it to {{limit}}.",
    tooLongByDefault: "Without `{{name}}`, {{subjectLower}} is valid for {{lifetime}}, and a stolen copy works as long. Limit it to {{limit}}.",
    noExpiration: "{{subject}} never expires, so a stolen copy works for ever. {{remedy}}.",
    neverExpires: "{{subject}} is told never to expire, so a stolen copy works for ever. Limit it to {{limit}}.",
    millisecondsForSeconds: "`{{name}}` counts seconds, but this looks like milliseconds: {{subjectLower}} is valid for {{lifetime}}. Divide it by 1000.",
    secondsForMilliseconds: "`{{name}}` counts milliseconds here, but this looks like seconds: {{subjectLower}} expires after {{lifetime}}. Write the unit, or multiply it by 1000.",
    durationForDate: "`{{name}}` takes a date, and this is one in 1970: {{subjectLower}} has expired before it is issued. Write a duration with a unit, or add it to the current time.",
    dateForDuration: "`{{name}}` takes a duration, but this is a date: {{subjectLower}} is valid for {{lifetime}}. Leave out the current time.",
  },
  optionProperties: {
    access: durationOption("The longest lifetime of an access token, and of a token that nothing says another purpose of."),
    refresh: durationOption("The longest lifetime of a refresh token, and of a sealed session."),
    oneTime: durationOption("The longest lifetime of a token that is used once: verification, reset, invitation, magic link."),
    service: durationOption("The longest lifetime of a token by which one service calls another."),
    requireExpiration: { type: "boolean", description: "Report tokens that never expire." },
  },
  defaults,
  mayReport: (_options, settings) => orTaught(tokenText, settings.signers),
  check(facts, options, context) {
    const limits = { ...defaults, ...options };
    const reported = new Set<unknown>();
    const reportOnce = (token: Token, lifetimes: readonly Lifetime[], place: (lifetime: Lifetime) => unknown): void => {
      const [first] = lifetimes;
      if (!first || !lifetimes.every((lifetime) => isBad(token, lifetime, limits))) return;
      const node = place(first);
      if (reported.has(node)) return;
      reported.add(node);
      report(token, first, node, limits, context);
    };
    for (const issue of facts.tokenIssues) reportOnce(issue, issue.lifetimes, (lifetime) => lifetimePlace(facts, issue, lifetime));
    for (const setUp of facts.tokenSetUps) {
      // what a set-up leaves out, the calls may say
      const lifetimes = setUp.lifetimes.map((lifetime): Lifetime => (lifetime === "absent" ? { seconds: "unknown" } : lifetime));
      reportOnce(setUp, lifetimes, (lifetime) => setUpLifetimePlace(setUp, lifetime));
    }
  },
});

function isBad({ purpose }: Token, { seconds, slip, fromSetUp }: Lifetime, limits: Required<Options>): boolean {
  if (purpose.exempt || fromSetUp || seconds === "unknown") return false;
  if (seconds === "none") return limits.requireExpiration;
  return seconds > limitOf(purpose.purpose, limits) || (slip !== undefined && slip !== "milliseconds");
}

function limitOf(purpose: Token["purpose"]["purpose"], limits: Required<Options>): number {
  const option = { "access": limits.access, "refresh": limits.refresh, "session": limits.refresh, "one-time": limits.oneTime, "service": limits.service }[purpose];
  return optionSeconds(option);
}

function report(token: Token, lifetime: Lifetime, node: unknown, limits: Required<Options>, context: Context): void {
  const subject = subjectOf(token);
  const [place] = token.row.lifetime;
  const name = (lifetime.place ?? place)?.name.replace(/^.*\./u, "") ?? "";
  context.report({
    node: node as never,
    messageId: messageOf(lifetime),
    data: {
      subject,
      subjectLower: subject.charAt(0).toLowerCase() + subject.slice(1),
      name,
      lifetime: typeof lifetime.seconds === "number" ? describeSeconds(lifetime.seconds) : "for ever",
      limit: describeSeconds(limitOf(token.purpose.purpose, limits)),
      remedy: place?.in === "payload" ? "Put `exp` into the payload" : place?.in === "builder" ? `Call \`${name}\`` : `Set \`${name}\``,
    },
  });
}

function messageOf({ seconds, slip, node }: Lifetime): MessageIds {
  if (seconds === "none") return node ? "neverExpires" : "noExpiration";
  switch (slip) {
    case "milliseconds":
      return "millisecondsForSeconds";
    case "seconds":
      return "secondsForMilliseconds";
    case "duration":
      return "durationForDate";
    case "date":
      return "dateForDuration";
    default:
      return node ? "tooLong" : "tooLongByDefault";
  }
}

function subjectOf({ row, purpose }: Token): string {
  if (purpose.by === "none") return `This ${row.token}`;
  return purpose.purpose === "session" ? `This ${row.token}` : `This ${purpose.purpose} token`;
}
