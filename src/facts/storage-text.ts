import { taughtTextTest, textTest, type TextTest } from "../analysis/text-test";
import { cookieRows } from "../model/cookies/index";
import { storageRows } from "../model/storage";
import { storageNames, type StorageName, type StoragePlace, type StorageRow } from "../model/storage/rows";

/** Passes for every file that may write to one of `storages`. */
export function storageTextTest(storages: Iterable<StorageName>): TextTest {
  const test = taughtTextTest([...storages].map((storage) => storageTexts[storage]), []);
  return { ...test, matches: (code) => anyStorageText.matches(code) && test.matches(code) };
}

/** One of them stands wherever a word of a row does; checked by a test. */
export const storageStems = ["torage", "persist"];
const storagePackages = ["localforage", "idb-keyval", "store2", 'store"', "store/", "lockr", "Lockr", "secure-ls"];

const isomorphicCookies = cookieRows.flatMap(({ package: name, serverOnly }) => (serverOnly ? [name] : []));

const storageTexts: Readonly<Record<StorageName, TextTest>> = {
  localStorage: storageText("localStorage"),
  sessionStorage: storageText("sessionStorage"),
  indexedDB: storageText("indexedDB"),
  AsyncStorage: storageText("AsyncStorage"),
  cookie: textTest({ any: [...wordsOf("cookie"), ...isomorphicCookies], stems: ["ookie"] }),
};

/** Passed wherever one of them is: most files fail this one, and are asked once. */
const anyStorageText = textTest({ any: [...new Set([...storageRows.flatMap(({ words }) => words), ...isomorphicCookies])], stems: [...storageStems, "ookie"], packages: storagePackages });

function storageText(storage: StorageName): TextTest {
  return textTest({ any: wordsOf(storage), stems: storageStems, packages: storagePackages });
}

function wordsOf(storage: StorageName): readonly string[] {
  return [...new Set(storageRows.filter((row) => placesOf(row).includes(storage)).flatMap(({ words }) => words))];
}

function placesOf({ values = [], wrappers = [], setters = [], states = [], stores = [], configurations = [], decorators = [] }: StorageRow): readonly (StoragePlace | undefined)[] {
  const named = [...values, ...wrappers, ...setters, ...states, ...stores, ...decorators].map(({ storage }) => storage);
  // a configuration, and an option for the storage, name it by an expression of any row
  return configurations.length > 0 || stores.length > 0 || states.some(({ choice }) => choice) ? storageNames : named;
}
