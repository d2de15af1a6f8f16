/** What every row of the model says of itself. */
export interface Row {
  /** Names the row in tests, coverage and messages to developers; unique. */
  readonly id: string;
  /** The npm package, or `web` / `node` for what the platform brings. */
  readonly package: string;
  /** The records of the list of verified APIs that this row stands for. */
  readonly apis: readonly string[];
  /** Where the row's facts were read: package, version, file. */
  readonly source: string;
}

/**
 * How a call is recognised, as a pattern of origins (`OriginKey`): `hono/cookie#setCookie`, `cookies#().set`,
 * `global:localStorage.setItem`; of receivers that no import shows, by the names of `receivers.ts`:
 * `@express-response.cookie`; by the members as written, whatever they belong to: `~auth.strategy`.
 * `*` is one name, `**` any chain.
 */
export type CallPattern = string;
