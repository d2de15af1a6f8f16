import type { Node } from "../analysis/nodes";
import type { Arguments } from "../analysis/trace";
import type { TextPart } from "../analysis/value";
import type { StoragePlace } from "../model/storage/rows";
import { collectAuthStorages } from "./auth-storages";
import { collectBrowserCookies } from "./browser-cookies";
import type { Written } from "./credential";
import { collectKeptStates } from "./kept-states";
import { collectPersistedStores } from "./persisted-stores";
import type { CookieWrite } from "./cookie-writes";
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
  /** The script asks for `HttpOnly`, so that browsers drop the cookie. */
  readonly httpOnly?: true;
}

/**
 * Everything that the file keeps in a storage, whatever it is, `cookies` of isomorphic libraries in the browser among it.
 * The first write of a cause is the likeliest.
 */
export function collectStorageWrites(context: FactContext, cookies: readonly CookieWrite[]): readonly StorageWrite[] {
  const places = new StoragePlaces(context.file);
  return [
    ...collectStorageEntries(context, places),
    ...collectKeptStates(context, places),
    ...collectPersistedStores(context, places),
    ...collectAuthStorages(context, places),
    ...collectBrowserCookies(context, places, cookies),
  ];
}
