import { parseDuration } from "../analysis/durations";
import type { CallNode } from "../analysis/nodes";
import { bareDefaults, standardSpelling, type CookieRow } from "../model/cookie-row";
import type { TaughtCall } from "../public-types";
import type { FactContext } from "./session-facts";
import { taughtCalls } from "./taught";

/** Calls of the cookie setters that `settings.session.cookieSetters` teaches; those without defaults are trusted. */
export function* taughtCookieSetters(context: FactContext): Generator<{ call: CallNode; row: CookieRow }> {
  for (const { call, taught } of taughtCalls(context, context.settings.cookieSetters)) {
    if (taught.defaults) yield { call, row: rowOf(taught, taught.defaults) };
  }
}

function rowOf(taught: TaughtCall, defaults: NonNullable<TaughtCall["defaults"]>): CookieRow {
  const { name, value, options } = taught.arguments ?? { name: 0 };
  const sameSite = String(defaults.sameSite ?? "").toLowerCase();
  return {
    id: `settings.session.cookieSetters: ${taught.name}`,
    package: taught.package ?? "",
    apis: [],
    source: "settings.session",
    calls: [],
    arguments: { ...(name !== undefined && { name }), ...(value !== undefined && { value }), ...(options !== undefined && { options }) },
    spelling: standardSpelling,
    defaults: {
      ...bareDefaults,
      httpOnly: defaults.httpOnly ?? false,
      secure: defaults.secure ?? false,
      path: defaults.path ?? "/",
      lifetime: secondsOf(defaults.maxAge, taught.unit),
      sameSite: sameSite === "strict" || sameSite === "lax" || sameSite === "none" ? sameSite : defaults.sameSite === true ? "strict" : null,
    },
    undefinedMeans: "default",
    maxAgeUnit: taught.unit ?? "s",
  };
}

/** A declared lifetime in seconds: a number in the unit of the function, or a text with its own. */
function secondsOf(lifetime: number | string | undefined, unit: "s" | "ms" | undefined): number | null {
  if (typeof lifetime === "number") return unit === "ms" ? lifetime / 1000 : lifetime;
  const milliseconds = lifetime === undefined ? undefined : parseDuration(lifetime, "ms");
  return milliseconds === undefined ? null : milliseconds / 1000;
}
