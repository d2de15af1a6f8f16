import type { CallPattern, Row } from "./row";
import type { Framework } from "./receivers";

/** What a key protects, in the words of a message. */
export type KeyUse = "jwt" | "session" | "cookie" | "token";

/** Where a call takes a key. */
export interface KeyPlace {
  /** Counted from 0; `any`: whichever argument is an object that has the option. Left out for plugins and types. */
  readonly argument?: number | "last" | "any";
  /**
   * The option that holds the key, dotted where it is nested; functions on the way (`useFactory`) are looked into.
   * Left out: the argument is the key.
   */
  readonly option?: string;
}

/** A call, plugin, type or property that takes a key for signing, verifying or sealing. */
export interface KeyRow extends Row {
  readonly use: KeyUse;
  readonly calls: readonly CallPattern[];
  /** Functions that a framework provides without an import, and the framework. */
  readonly autoImported?: { readonly calls: readonly CallPattern[]; readonly framework: Framework };
  /** Plugins: `app.register(plugin, options)` or `server.register({ plugin, options })`. */
  readonly plugins?: readonly CallPattern[];
  /** Types that say that an object is such options, wherever it is used. */
  readonly types?: readonly CallPattern[];
  /** Options that only such an object has together, wherever it stands. */
  readonly shapes?: readonly (readonly string[])[];
  /** Methods that a class of the application implements to give such options. */
  readonly factories?: readonly string[];
  /** Properties that are assigned a key: `app.keys = […]`. */
  readonly assigned?: readonly CallPattern[];
  /** The same by the members as written, in files whose path says whose settings they are. */
  readonly configured?: { readonly path: RegExp; readonly members: readonly string[] };
  /** The call is meant only if this argument is this text. */
  readonly when?: { readonly argument: number; readonly text: string };
  readonly keys: readonly KeyPlace[];
  /** Where the name of the one cookie stands that the key is for: a cookie of preferences is not our business. */
  readonly cookieName?: KeyPlace;
  /** The argument, or the method of the result, that takes what is signed: it has to be a token or a session ID. */
  readonly message?: { readonly argument: number } | { readonly method: string };
}
