import type { LifetimeState } from "./session-lifetimes";

/** Browsers cut a cookie's life at 400 days, so a longer one is no wish but a mistake of the unit. */
const longestSeconds = 400 * 86_400;

const yearSeconds = 365 * 86_400;

/**
 * Whether a lifetime's size shows that it was written in the other unit: the seconds of 19 years are the milliseconds
 * of a week, and 3600 milliseconds are no session. `milliseconds` is what was meant.
 */
export function unitSlip(state: LifetimeState & { state: "limited" }): { readonly given: "s" | "ms"; readonly milliseconds: number } | undefined {
  const { raw, unit } = state;
  if (raw === undefined || raw <= 0) return undefined;
  // 60 * 60 * 24 * 365 * 10: the seconds of ten years are meant to be for ever
  if (unit === "s" && raw % yearSeconds === 0 && raw / yearSeconds <= 100) return undefined;
  if (unit === "s" && raw > longestSeconds && raw % 1000 === 0 && raw / 1000 <= longestSeconds) return { given: "ms", milliseconds: raw };
  // 3600, 86400, 604800 …: whole hours as seconds, an odd number of minutes as milliseconds
  if (unit === "ms" && raw <= longestSeconds && raw % 3600 === 0 && raw % 60_000 !== 0) return { given: "s", milliseconds: raw * 1000 };
  return undefined;
}
