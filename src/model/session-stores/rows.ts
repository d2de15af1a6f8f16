import type { CallPattern, Row } from "../row";

/** A client of a store that keeps values under keys. */
export interface StoreRow extends Row {
  /** Origins of the client, an instance of the store. */
  readonly clients: readonly CallPattern[];
  /** What the client is called where it comes from another file of the project; the words of its last name. */
  readonly called?: readonly string[];
  /** The same for a binding, by the whole path to it: `env.SESSIONS`. */
  readonly boundAs?: RegExp;
  /** Methods that write one entry, and where they take its key (the field of a hash, too) and its value. */
  readonly setters: readonly { readonly methods: readonly string[]; readonly keys: readonly number[]; readonly value: number }[];
  /** Where an entry's lifetime may stand, after the value. */
  readonly lifetime: {
    /** Texts that precede a lifetime: `EX`, `PX`. */
    readonly texts?: readonly string[];
    /** Properties of an options object. */
    readonly options?: readonly string[];
    /** A plain number is one. */
    readonly number?: true;
    /** A number that means «for ever». */
    readonly never?: number;
  };
  /** The constructor, and the option of it that gives every entry a lifetime; entries of other clients are unknown. */
  readonly created?: { readonly by: readonly CallPattern[]; readonly option: string };
}
