import type { CallPattern, Row } from "./row";

/**
 * What becomes of a session. `ends`: the server's record of it is gone. `sealed`: only the browser's copy of a sealed
 * or signed value is dropped, any other copy still opens the session. `stays`: the library keeps the stored session,
 * whatever the code looks like. `unclear`: that depends on what the file does not show.
 */
export type EnderEffect = "ends" | "sealed" | "stays" | "unclear";

/** Where a library is set up, and the option that decides whether it keeps sessions on the server. */
export interface SetUp {
  readonly calls: readonly CallPattern[];
  /** Options of the set-up's first argument of which one decides; none where the mere set-up does. */
  readonly options: readonly string[];
  /** The only texts or numbers with which an option counts as given; any value does where this is left out. */
  readonly values?: readonly (string | number)[];
  /** Origins of values with which an option counts as not given. */
  readonly except?: readonly CallPattern[];
  readonly given: EnderEffect;
  readonly left: EnderEffect;
}

/** A call, or an assignment of nothing, by which code ends a session. */
export interface SessionEnder extends Row {
  readonly effect: EnderEffect;
  readonly calls?: readonly CallPattern[];
  /** What ends the session when `null` or `undefined` is assigned to it, or when it is deleted. */
  readonly unsets?: readonly CallPattern[];
  /** Evidence that the file uses this library and not one that is spelt alike: imports or calls, either will do. */
  readonly evidence?: { readonly modules: readonly string[]; readonly calls?: readonly CallPattern[]; readonly not?: readonly string[] };
  readonly setUp?: SetUp;
  /** Methods that delete or change a stored record: they end a session where they name one, else that is unclear. */
  readonly recordMethods?: readonly string[];
}
