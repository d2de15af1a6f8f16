import type { Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import { taughtTextTest, textTest, type TextTest } from "../analysis/text-test";
import type { TextPart } from "../analysis/value";
import { storageRows } from "../model/storage";
import { storageNames, type StorageName, type StoragePlace, type StorageRow } from "../model/storage/rows";
import { collectAuthStorages } from "./auth-storages";
import type { Written } from "./credential";
import { collectKeptStates } from "./kept-states";
import { collectPersistedStores } from "./persisted-stores";
import type { FactContext } from "./session-facts";
import { collectStorageEntries } from "./storage-entries";
import { StoragePlaces } from "./storage-places";

/** One thing that the file keeps in the browser or on the device. */
export interface StorageWrite {
  /** The model's row. */
  readonly row: string;
  /** A method call, an assignment, a hook's or atom's state, a persisted store, or an auth library's own set-up. */
  readonly how: "call" | "property" | "state" | "store" | "configuration";
  /** Every storage that it may be kept in; never empty. */
  readonly storages: readonly StoragePlace[];
  /** The code names no storage: the library's default is meant. */
  readonly byDefault: boolean;
  /** What it is kept under; constants from elsewhere by their own names. */
  readonly name?: readonly TextPart[];
  readonly place: Written["place"];
  readonly value?: Node;
  /** Arguments of the call through which a same-file wrapper is seen. */
  readonly given?: Arguments;
  /** What to call it in a message. */
  readonly label: string;
  readonly node: Node;
  /** Writes of one cause are one defect: a hook and its setter, the parts of one store. */
  readonly cause: Node;
  /** The cause inside a same-file wrapper, through which this call writes. */
  readonly through?: Node;
}

/** Everything that the file keeps in a storage, whatever it is. The first write of a cause is the likeliest. */
export function collectStorageWrites(context: FactContext): readonly StorageWrite[] {
  const places = new StoragePlaces(context.file);
  return [
    ...collectStorageEntries(context, places),
    ...collectKeptStates(context, places),
    ...collectPersistedStores(context, places),
    ...collectAuthStorages(context, places),
  ];
}

/** Passes for every file that may write to one of `storages`. */
export function storageTextTest(storages: Iterable<StorageName>): TextTest {
  return taughtTextTest([...storages].map((storage) => storageTexts[storage]), []);
}

/** One of them stands wherever a word of a row does; checked by a test. */
export const storageStems = ["torage", "persist"];
const storagePackages = ["localforage", "idb-keyval", "store2", 'store"', "store/", "lockr", "Lockr", "secure-ls"];

const storageTexts: Readonly<Record<StorageName, TextTest>> = {
  localStorage: storageText("localStorage"),
  sessionStorage: storageText("sessionStorage"),
  indexedDB: storageText("indexedDB"),
  AsyncStorage: storageText("AsyncStorage"),
};

function storageText(storage: StorageName): TextTest {
  const rows = storageRows.filter((row) => placesOf(row).includes(storage));
  return textTest({ any: [...new Set(rows.flatMap(({ words }) => words))], stems: storageStems, packages: storagePackages });
}

function placesOf({ values = [], wrappers = [], setters = [], states = [], stores = [], configurations = [], decorators = [] }: StorageRow): readonly (StoragePlace | undefined)[] {
  const named = [...values, ...wrappers, ...setters, ...states, ...stores, ...decorators].map(({ storage }) => storage);
  // a configuration, and an option for the storage, name it by an expression of any row
  return configurations.length > 0 || stores.length > 0 || states.some(({ choice }) => choice) ? storageNames : named;
}
