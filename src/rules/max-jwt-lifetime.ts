import type { SessionFacts } from "../facts/session-facts";
import { orTaught } from "../facts/taught";
import type { TokenIssue } from "../facts/token-issues";
import type { Lifetime, UnitSlip } from "../facts/token-lifetime";
import { lifetimePlace, setUpLifetimePlace } from "../facts/token-place";
import type { TokenSetUp } from "../facts/token-set-ups";
import { tokenText } from "../facts/token-text";
import { addLifetime, moveOptionsBeforeCallback, replaceLifetime } from "../fix/token-lifetime";
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

type SuggestionIds = "shorten" | "addExpiration" | "fixUnit" | "moveOptions";
type MessageIds = "tooLong" | "tooLongByDefault" | "noExpiration" | "neverExpires" | (typeof slipMessages)[UnitSlip] | SuggestionIds;
type Token = TokenIssue | TokenSetUp;
type Purpose = Token["purpose"]["purpose"];
type Suggestion = Parameters<SessionRuleContext<MessageIds>["report"]>[0]["suggest"] extends readonly (infer Item)[] | null | undefined ? Item : never;

const slipMessages = { milliseconds: "millisecondsForSeconds", seconds: "secondsForMilliseconds", duration: "durationForDate", date: "dateForDuration" } as const;
/** Which option limits which purpose. */
const optionOf = { "access": "access", "refresh": "refresh", "session": "refresh", "one-time": "oneTime", "service": "service" } as const;
/** Seconds that are better than the limit itself. */
const recommended: Partial<Record<Purpose, number>> = { access: 15 * 60, service: 5 * 60 };
const defaults: Required<Options> = { access: "1h", refresh: "30d", oneTime: "7d", service: "1h", requireExpiration: true };

export default createRule<Options, MessageIds>({
  name: "max-jwt-lifetime",
  docs: {
    description: "limit the lifetime of JWTs and sealed tokens, which nobody can revoke",
    presets: {
      recommended: { severity: "error" },
      strict: { severity: "error", options: { access: "15m", refresh: "1d", oneTime: "1d", service: "5m", requireExpiration: true } },
    },
    cwe: [613],
    asvs: ["7.3.2 (2)", "10.4.8 (2)"],
  },
  hasSuggestions: true,
  messages: {
    tooLong: "{{subject}} is valid for {{lifetime}}, and a stolen copy works as long. Limit it to {{limit}}.",
    tooLongByDefault: "Without `{{name}}`, {{object}} is valid for {{lifetime}}, and a stolen copy works as long. Limit it to {{limit}}.",
    noExpiration: "{{subject}} never expires, so a stolen copy works for ever. {{remedy}}.",
    neverExpires: "{{subject}} is told never to expire, so a stolen copy works for ever. Limit it to {{limit}}.",
    millisecondsForSeconds: "`{{name}}` counts seconds, but this looks like milliseconds: {{object}} is valid for {{lifetime}}. Divide it by 1000.",
    secondsForMilliseconds: "`{{name}}` counts milliseconds here, but this looks like seconds: {{object}} expires after {{lifetime}}. Write the unit, or multiply it by 1000.",
    durationForDate: "`{{name}}` takes a date, and this is one in 1970: {{object}} has expired before it is issued. Write a duration with its unit, or add it to the current time.",
    dateForDuration: "`{{name}}` takes a duration, but this is a date: {{object}} is valid for {{lifetime}}. Leave out the current time.",
    shorten: "Let it expire after {{duration}}.",
    addExpiration: "Let it expire after {{duration}}.",
    fixUnit: "Write {{duration}} in the unit that counts here.",
    moveOptions: "Move the options before the callback: behind it, nothing reads them.",
  },
  optionProperties: {
    access: durationOption("The longest lifetime of an access token, and of a token that shows no other purpose."),
    refresh: durationOption("The longest lifetime of a refresh token, and of a sealed session."),
    oneTime: durationOption("The longest lifetime of a token that is used once: for a verification, a reset, an invitation, a magic link."),
    service: durationOption("The longest lifetime of a token by which one service calls another."),
    requireExpiration: { type: "boolean", description: "Report tokens that never expire." },
  },
  defaults,
  mayReport: (settings) => orTaught(tokenText, settings.signers),
  check(facts, options, context) {
    const limits = { ...defaults, ...options };
    const reported = new Set<unknown>();
    for (const { token, lifetimes } of judged(facts)) {
      const [first] = lifetimes;
      if (!first || token.purpose.exempt || !lifetimes.every((lifetime) => isBad(lifetime, limitOf(token, limits), limits.requireExpiration))) continue;
      const node = "payload" in token ? lifetimePlace(facts, token, first) : setUpLifetimePlace(token, first);
      // several tokens may come from one place: a signer that is made once, a wrapper
      if (reported.has(node)) continue;
      reported.add(node);
      report(token, first, node, limitOf(token, limits), context);
    }
  },
});

function* judged(facts: SessionFacts): Generator<{ token: Token; lifetimes: readonly Lifetime[] }> {
  for (const token of facts.tokenIssues) yield { token, lifetimes: token.lifetimes };
  // what a set-up leaves out, the calls that issue may say
  for (const token of facts.tokenSetUps) yield { token, lifetimes: token.lifetimes.map((lifetime) => (lifetime === "absent" ? { seconds: "unknown" } : lifetime)) };
}

function limitOf({ purpose }: Token, limits: Required<Options>): number {
  return optionSeconds(limits[optionOf[purpose.purpose]]);
}

function isBad({ seconds, slip, fromSetUp }: Lifetime, limit: number, requireExpiration: boolean): boolean {
  // a set-up is reported where it stands
  if (fromSetUp || seconds === "unknown") return false;
  if (seconds === "none") return requireExpiration;
  return seconds > limit || (slip !== undefined && slip !== "milliseconds");
}

function report(token: Token, lifetime: Lifetime, node: TokenIssue["node"], limit: number, context: SessionRuleContext<MessageIds>): void {
  const place = lifetime.place ?? token.row.lifetime.find((other) => other.in === "options") ?? token.row.lifetime[0];
  const name = place?.name.replace(/^.*\./u, "") ?? "";
  const described = token.purpose.by === "none" || token.purpose.purpose === "session" ? token.row.token : `${token.purpose.purpose} token`;
  const remedies = { options: `Set \`${name}\``, payload: `Put \`${name}\` into the payload`, builder: `Call \`${name}\`` };
  context.report({
    node: node as never,
    messageId: messageOf(lifetime),
    data: {
      subject: `This ${described}`,
      object: `this ${described}`,
      name,
      lifetime: lifetime.seconds === "none" || lifetime.seconds === "unknown" ? "ever" : describeSeconds(lifetime.seconds),
      limit: describeSeconds(limit),
      remedy: remedies[place?.in ?? "options"],
    },
    suggest: suggestionsFor(token, lifetime, node, limit, context),
  });
}

function messageOf({ seconds, slip, node }: Lifetime): MessageIds {
  if (slip) return slipMessages[slip];
  if (seconds === "none") return node ? "neverExpires" : "noExpiration";
  return node ? "tooLong" : "tooLongByDefault";
}

function suggestionsFor(token: Token, lifetime: Lifetime, node: TokenIssue["node"], limit: number, { sourceCode }: SessionRuleContext<MessageIds>): Suggestion[] {
  const { place, meant } = lifetime;
  const suggestions: Suggestion[] = [];
  const suggest = (messageId: SuggestionIds, seconds: number, fix: ReturnType<typeof addLifetime>): void => {
    if (fix) suggestions.push({ messageId, data: { duration: describeSeconds(seconds) }, fix });
  };
  if (lifetime.node && place) {
    // a value that is written elsewhere may serve others
    const through = "payload" in token ? token.through : undefined;
    if (through ? node === through.callee : node !== lifetime.node) return [];
    if (meant !== undefined && meant > 0 && meant <= limit) suggest("fixUnit", meant, replaceLifetime({ sourceCode, node, place, seconds: meant }));
    else for (const seconds of choices(token, limit)) suggest("shorten", seconds, replaceLifetime({ sourceCode, node, place, seconds }));
  } else if (!lifetime.node && "payload" in token && !token.through) {
    const move = moveOptionsBeforeCallback(sourceCode, token);
    if (move) return [{ messageId: "moveOptions", fix: move }];
    for (const seconds of choices(token, limit)) suggest("addExpiration", seconds, addLifetime({ sourceCode, issue: token, seconds }));
  }
  return suggestions;
}

/** The lifetimes to choose from, the best first. */
function choices({ purpose }: Token, limit: number): readonly number[] {
  return [...new Set([Math.min(recommended[purpose.purpose] ?? limit, limit), limit])];
}
