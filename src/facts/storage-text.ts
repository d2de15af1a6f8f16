import { taughtTextTest, textTest, type TextTest } from "../analysis/text-test";
import type { StorageName } from "../model/storage/rows";
import { isomorphicCookies, storageWords } from "../model/storage/words";

/** Passes for every file that may write to one of `storages`. */
export function storageTextTest(storages: Iterable<StorageName>): TextTest {
  return taughtTextTest([...storages].map((storage) => storageTexts[storage]), []);
}

/** The package `store`, of whose name programs are full. */
const storeImports = ['m_"store"', 'm"store"', 'e("store"', 't("store"'];
/** What keeps values without one of the words of `keepingWords`. */
const keepers = ["localforage", "idb-keyval", "store2", ...storeImports, "store/dist/", "lockr", "secure-ls"];
/** State is kept only where one of these is spoken of, whatever library it is in. */
const keepingWords = ["torage", "persist"];

const storageTexts: Readonly<Record<StorageName, TextTest>> = {
  localStorage: storageText("localStorage"),
  sessionStorage: storageText("sessionStorage"),
  indexedDB: storageText("indexedDB"),
  AsyncStorage: storageText("AsyncStorage"),
  cookie: textTest({ any: [...storageWords.cookie, ...isomorphicCookies], stems: ["ookie"] }),
};

function storageText(storage: StorageName): TextTest {
  const any = storageWords[storage];
  const plainWords = any.filter((word) => /^[@\w/-]+$/u.test(word)).map((word) => word.toLowerCase());
  return textTest({ any, stems: [...plainWords, ...storeImports], andStems: [...keepingWords, ...keepers] });
}
