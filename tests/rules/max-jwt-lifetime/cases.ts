import { takeMarks, type ExpectedSuggestion, type InvalidCase } from "../../rule-tester";

/** What a case may say beside its name and code. */
type More = Pick<InvalidCase, "options" | "session" | "filename">;

interface Expectation extends More {
  /** What the message calls the token. */
  readonly token?: string;
  readonly lifetime?: string;
  readonly limit?: string;
  /** The option, claim or method that the message names. */
  readonly name?: string;
  readonly remedy?: string;
  /** Duration and text of each suggestion that replaces what is marked; `[]` where there is none. */
  readonly to?: readonly (readonly [duration: string, text: string])[];
  /** Duration and whole output of each suggestion that adds something. */
  readonly add?: readonly (readonly [duration: string, output: string])[];
}

const accessChoices = (first: string, second: string) => [["15 minutes", first], ["1 hour", second]] as const;
/** The two lifetimes offered for an access token, as text that `ms` reads. */
export const msChoices = accessChoices("'15m'", "'1h'");
/** The same as numbers of seconds. */
export const secondChoices = accessChoices("15 * 60", "60 * 60");
/** The same as dates in seconds. */
export const clockChoices = accessChoices("Math.floor(Date.now() / 1000) + 15 * 60", "Math.floor(Date.now() / 1000) + 60 * 60");

function invalid(messageId: string, suggestionId: string, name: string, code: string, expected: Expectation): InvalidCase {
  const { token = "JWT", lifetime = "ever", limit = "1 hour", name: option = "expiresIn", remedy = `Set \`${option}\``, to = [], add = [], ...more } = expected;
  const replaced = to.map(([duration, text]): ExpectedSuggestion => ({ messageId: suggestionId, data: { duration }, output: code.replace(/«[^»]*»/u, () => text) }));
  const added = add.map(([duration, output]): ExpectedSuggestion => ({ messageId: "addExpiration", data: { duration }, output }));
  const data = { subject: `This ${token}`, object: `this ${token}`, name: option, lifetime, limit, remedy };
  const suggestions = [...replaced, ...added];
  return { name, code, ...more, errors: [{ messageId, data, ...(suggestions.length > 0 && { suggestions }) }] };
}

/** A lifetime that is written out and too long; the value is marked. */
export const tooLong = (name: string, code: string, expected: Expectation) => invalid("tooLong", "shorten", name, code, expected);
/** A default that is too long. */
export const tooLongByDefault = (name: string, code: string, expected: Expectation) => invalid("tooLongByDefault", "shorten", name, code, expected);
/** A token without any expiry; the name of the call is marked. */
export const noExpiration = (name: string, code: string, expected: Expectation = {}) => invalid("noExpiration", "shorten", name, code, expected);
/** A token that is told never to expire. */
export const neverExpires = (name: string, code: string, expected: Expectation) => invalid("neverExpires", "shorten", name, code, expected);

type SlipId = "millisecondsForSeconds" | "secondsForMilliseconds" | "durationForDate" | "dateForDuration";

/** A value in the wrong unit. */
export function slip(messageId: SlipId, name: string, code: string, expected: Expectation): InvalidCase {
  return invalid(messageId, "fixUnit", name, code, expected);
}

/** The code of a case without its marks. */
export const unmarked = (code: string) => takeMarks(code).code;
