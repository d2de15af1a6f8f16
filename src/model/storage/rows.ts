import type { CallPattern, Row } from "../row";

/** Where script keeps what should outlive the page. `AsyncStorage` is React Native's, which is not encrypted. */
export const storageNames = ["localStorage", "sessionStorage", "indexedDB", "AsyncStorage"] as const;
export type StorageName = (typeof storageNames)[number];

/** A storage, or `elsewhere`: known to be none of them (memory, a cookie, the device's keychain). */
export type StoragePlace = StorageName | "elsewhere";

/** Where something stands in a call: an argument, counted from 0, or a property of it by its dotted path. */
export interface ArgumentPlace {
  readonly argument: number;
  readonly property?: string;
}

/** How code chooses another storage than a library's own: by an expression that is one, or by a text. */
export interface StorageChoice extends ArgumentPlace {
  /** The texts that the library knows; any other choice is read as an expression. */
  readonly texts?: Readonly<Record<string, StoragePlace>>;
  /** The call that holds the choice, where it is not the one that writes: any such call in the file. */
  readonly madeBy?: readonly CallPattern[];
}

/** Calls that write one entry, or several. */
export interface StorageSetter {
  readonly calls: readonly CallPattern[];
  readonly storage: StoragePlace;
  readonly choice?: StorageChoice;
  readonly name?: ArgumentPlace;
  readonly value?: ArgumentPlace;
  /** Pairs of name and value (`[["token", t]]`), or an object of them. */
  readonly entries?: ArgumentPlace;
}

/** Calls whose result is kept: a hook's state, a ref, an atom, a store. */
export interface KeptState {
  readonly calls: readonly CallPattern[];
  /** Also a function of this exact name that no import, or any import but a package's, brings. */
  readonly anySource?: readonly string[];
  readonly storage: StoragePlace;
  readonly choice?: StorageChoice;
  readonly name: ArgumentPlace;
  readonly value?: ArgumentPlace;
  /** `tuple`: `[state, setState]`; `holder`: the result itself, written by `.value =`, `.set(…)` or in other files. */
  readonly result: "tuple" | "holder";
}

/** Calls that keep the state of a store. What they keep is the whole state, unless an option picks or omits. */
export interface PersistedStore {
  readonly calls: readonly CallPattern[];
  readonly storage: StoragePlace;
  /** The argument that describes the state: a function that returns it, an object, a reducer or a slice. */
  readonly state?: ArgumentPlace;
  /** Where the state stands in other arguments (`state` of an options object). */
  readonly stateProperty?: string;
  /** The options, or the property of them that turns keeping on and may be `true` or a list of options. */
  readonly options: readonly ArgumentPlace[];
  /** Nothing is kept without the options. */
  readonly onlyWithOptions?: true;
  readonly storageOption: string;
  readonly texts?: Readonly<Record<string, StoragePlace>>;
  /** Options that list the only (dotted) names kept, those left out, and a function that returns what is kept. */
  readonly pick?: readonly string[];
  readonly omit?: readonly string[];
  readonly reduce?: readonly string[];
}

/** An auth library's own choice of where its tokens stay. Only what the code writes is judged, never a default. */
export interface AuthConfiguration {
  /** The calls that take the option; without any, each object that has it. */
  readonly calls?: readonly CallPattern[];
  readonly argument?: number;
  /** The dotted path to the option; empty: the argument itself. */
  readonly option: string;
  /** The option stands for itself in JSX too: `cacheLocation="localstorage"`. */
  readonly attribute?: true;
  readonly texts?: Readonly<Record<string, StoragePlace>>;
  /** Only these texts and values count, so that a look-alike option of another library is left alone. */
  readonly overriddenBy?: string;
}

/** All ways in which one library keeps values in the browser or on the device. */
export interface StorageRow extends Row {
  /** Texts of which a file that uses the row holds at least one. */
  readonly words: readonly string[];
  /** Expressions that are a storage. */
  readonly values?: readonly { readonly storage: StoragePlace; readonly patterns: readonly CallPattern[] }[];
  /** Calls whose result is the storage that they are given, or `storage` where they are given none. */
  readonly wrappers?: readonly { readonly calls: readonly CallPattern[]; readonly of: ArgumentPlace; readonly texts?: Readonly<Record<string, StoragePlace>>; readonly storage?: StoragePlace }[];
  readonly setters?: readonly StorageSetter[];
  readonly states?: readonly KeptState[];
  readonly stores?: readonly PersistedStore[];
  readonly configurations?: readonly AuthConfiguration[];
  /** Decorators of class fields; the name is the first argument or the field's. */
  readonly decorators?: readonly { readonly calls: readonly CallPattern[]; readonly storage: StoragePlace }[];
}
