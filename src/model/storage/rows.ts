import type { CallPattern, Row } from "../row";

/**
 * Where script keeps what should outlive the page. `AsyncStorage` is React Native's, which is not encrypted; `cookie` is
 * one that script writes.
 */
export const storageNames = ["localStorage", "sessionStorage", "indexedDB", "AsyncStorage", "cookie"] as const;
export type StorageName = (typeof storageNames)[number];

/** A storage, or `elsewhere`: known to be none of them (memory, the device's keychain). */
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

/** What a library that writes cookies takes with them. */
export interface CookieSetting {
  /** Where the end of the cookie's life may stand: one that has passed deletes it. */
  readonly ends?: readonly ArgumentPlace[];
  /** Where `HttpOnly` may be asked for, which browsers refuse to script. */
  readonly httpOnly?: ArgumentPlace;
  /** It writes on a server too: where `HttpOnly` is asked for, or where one of these calls, which make it, is given a request. */
  readonly isomorphic?: { readonly madeBy: readonly CallPattern[] };
}

/** Calls that write one entry, or several. */
export interface StorageSetter extends CookieSetting {
  readonly calls: readonly CallPattern[];
  readonly storage: StoragePlace;
  readonly choice?: StorageChoice;
  readonly name?: ArgumentPlace;
  readonly value?: ArgumentPlace;
  /** Pairs of name and value (`[["token", t]]`), or an object of them. */
  readonly entries?: ArgumentPlace;
}

/** Calls whose result is kept: a hook's `[state, setState]`, a ref, an atom, a store. */
export interface KeptState extends CookieSetting {
  readonly calls: readonly CallPattern[];
  /** Also a function of this exact name that no import, or any import but a package's, brings. */
  readonly anySource?: readonly string[];
  readonly storage: StoragePlace;
  readonly choice?: StorageChoice;
  readonly name: ArgumentPlace;
  readonly value?: ArgumentPlace;
  /** What stands for the value is a pair of getter and setter, or the call that makes one of a first value. */
  readonly ofSignal?: true;
  /** Only with a first value: without it, another library's function of the name is meant. */
  readonly onlyWithValue?: true;
  /** Most calls only read: what counts is each value that the file gives to the state. */
  readonly onlyAssigned?: true;
  /** Only with one of these in a list that a property of the first argument holds. */
  readonly effect?: { readonly properties: readonly string[]; readonly patterns: readonly CallPattern[] };
}

/** Calls that keep the state of a store: the whole of it, unless an option picks or omits. */
export interface PersistedStore {
  readonly calls: readonly CallPattern[];
  /** Where it is kept unless an option says otherwise. */
  readonly storage: StoragePlace;
  /** Calls without an import or modules that show a set-up in which that default does not hold. */
  readonly defaultUnknownWith?: { readonly globals: readonly string[]; readonly modules: readonly string[] };
  /** The argument that describes the state: a function that returns it, an object, a reducer or a slice. */
  readonly state?: ArgumentPlace;
  /** The call is one of the plugins of a store, whose state is this property of the object that lists them. */
  readonly stateBeside?: string;
  /** Where the options may stand; they may be `true`, or a list of options. */
  readonly options: readonly ArgumentPlace[];
  /** A property of the options that lists several of them. */
  readonly listedOptions?: string;
  /** Nothing is kept without the options. */
  readonly onlyWithOptions?: true;
  readonly storageOptions: readonly string[];
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
  /** In JSX it may be an attribute: `cacheLocation="localstorage"`. */
  readonly attribute?: true;
  readonly texts?: Readonly<Record<string, StoragePlace>>;
  /** Where the option's name says too little: the only origins that count. */
  readonly only?: readonly CallPattern[];
  /** An option beside it that wins over it where it is given. */
  readonly overriddenBy?: string;
  /** An option of the same call that, where it is `false`, keeps everything in memory. */
  readonly switchedBy?: string;
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
