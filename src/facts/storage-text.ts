import { taughtTextTest, textTest, type TextTest } from "../analysis/text-test";
import type { StorageName } from "../model/storage/rows";
import { isomorphicCookies, storageWords } from "../model/storage/words";

/** Passes for every file that may write to one of `storages`. */
export function storageTextTest(storages: Iterable<StorageName>): TextTest {
  const test = taughtTextTest([...storages].map((storage) => storageTexts[storage]), []);
  return { ...test, matches: (code) => anyStorageText.matches(code) && test.matches(code) };
}

/** One of them stands wherever a word of a row does; checked by a test. */
export const storageStems = ["torage", "persist"];
const storagePackages = ["localforage", "idb-keyval", "store2", 'store"', "store/", "lockr", "Lockr", "secure-ls"];

const storageTexts: Readonly<Record<StorageName, TextTest>> = {
  localStorage: storageText("localStorage"),
  sessionStorage: storageText("sessionStorage"),
  indexedDB: storageText("indexedDB"),
  AsyncStorage: storageText("AsyncStorage"),
  cookie: textTest({ any: [...storageWords.cookie, ...isomorphicCookies], stems: ["ookie"] }),
};

/** Passed wherever one of them is: most files fail this one, and are asked once. */
const anyStorageText = textTest({ any: [...new Set([...Object.values(storageWords).flat(), ...isomorphicCookies])], stems: [...storageStems, "ookie"], packages: storagePackages });

function storageText(storage: StorageName): TextTest {
  return textTest({ any: storageWords[storage], stems: storageStems, packages: storagePackages });
}
