import { formatDuration, parseDuration } from "../analysis/durations";

const year = 365 * 24 * 60 * 60;

/** The seconds of a duration in a rule's options, such as `"15m"`, whose schema has checked it. */
export function optionSeconds(option: string): number {
  return (parseDuration(option, "ms") ?? 0) / 1000;
}

/** Seconds for people: `30 days`. */
export function describeSeconds(seconds: number): string {
  return seconds > 1000 * year ? "thousands of years" : formatDuration(seconds * 1000);
}
