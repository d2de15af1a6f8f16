import type { CallPattern, Row } from "./row";

/** A call that sets up sessions which the server keeps. */
export interface SessionSetupRow extends Row {
  readonly calls: readonly CallPattern[];
  /** Plugins: `app.register(plugin, options)` or `server.register({ plugin, options })`; `calls` is empty then. */
  readonly plugins?: readonly CallPattern[];
  /** Where the options stand among the call's arguments, counted from 0; a plugin's are found with it. */
  readonly options: number;
  /** Types of options that are declared apart from the call, and keys that only they have together. */
  readonly types?: readonly CallPattern[];
  readonly recognisedBy?: readonly string[];
  /**
   * Where sessions are kept. `memory`: always in the process; an option's name: where that option says, and where it
   * is not written in the process (`absent: "memory"`) or wherever else the library decides.
   */
  readonly store?: "memory" | { readonly option: string; readonly absent: "memory" | "unknown" };
  /** The option that keeps sessions nobody has written to, and what it is where it is not written. */
  readonly uninitialized?: { readonly option: string; readonly default: boolean };
}
