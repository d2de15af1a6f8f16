import { taughtTextTest, textTest, type TextTest } from "../analysis/text-test";
import type { StorageName } from "../model/storage/rows";
import { isomorphicCookies, storageWords } from "../model/storage/words";

/** Passes for every file that may write to one of `storages`. */
export function storageTextTest(storages: Iterable<StorageName>): TextTest {
  return taughtTextTest([...storages].map((storage) => storageTexts[storage]), []);
}

/** Stems of `storeImport`. */
const storeImports = ['m_"store"', 'm"store"', 'e("store"', 't("store"'];
/** What plugins of Vue put on it and on its components. */
const vueLs = ["_$ls_", "vue_ls_"];
const vueSession = ["_$session_"];
/** What keeps values without one of the words of `keepingWords`. */
const keepers = ["localforage", "idb-keyval", "store2", ...storeImports, "store/dist/", "lockr", "secure-ls", ...vueLs, ...vueSession];
/** The platform's own. */
const webStorages = ["localstorage", "sessionstorage"];
/** State is kept only where one of these is spoken of, whatever library it is in. */
const keepingWords = ["torage", "persist"];

const storageTexts: Readonly<Record<StorageName, TextTest>> = {
  localStorage: storageText("localStorage", [...webStorages, ...storeImports, "local_storage", ...vueLs]),
  sessionStorage: storageText("sessionStorage", [...webStorages, ...vueSession]),
  indexedDB: storageText("indexedDB"),
  AsyncStorage: storageText("AsyncStorage"),
  cookie: textTest({ any: [...storageWords.cookie, ...isomorphicCookies], stems: ["ookie"] }),
};

/** `others` are stems of the words that are expressions. */
function storageText(storage: StorageName, others: readonly string[] = []): TextTest {
  const any = storageWords[storage];
  const plainWords = any.filter((word) => /^[@\w/-]+$/u.test(word)).map((word) => word.toLowerCase());
  return textTest({ any, stems: [...plainWords, ...others], andStems: [...keepingWords, ...keepers] });
}
