import { importPattern } from "../text-stems";
import type { StorageName } from "./rows";

/** The browser's own, but not among the names of globals: `"localStorage",`, `localStorage: false`. */
export const webStorageWord = "(?:local|session)Storage(?![\"'`]?:\\s*(?:false|true|\\d|[\"'`])|[\"'`]\\s*,)";

/** The package `store`. */
export const storeImport = importPattern(String.raw`store["']`);

/** The package `local-storage`. */
export const localStorageImport = importPattern(String.raw`local-storage["']`);

/** What plugins of Vue put on it and on its components. */
export const vueLs = [String.raw`Vue\.ls\b`, String.raw`\$ls\b`];
export const vueSession = String.raw`\$session\b`;

/** The framework, and what its components have on themselves. */
const quasar = ["quasar", String.raw`\$q\b`];

/** Words of what keeps values in whichever storage it is told to. */
const anywhere = [
  "@vueuse/core", "useStorage", "@solid-primitives/storage", "jotai/", "recoil-persist", "svelte-persisted-store", "svelte-local-storage-store", "zustand/", "redux-persist",
  "defineStore", "vuex-persistedstate", "WebStorageStateStore", "userStore", "cacheLocation", "LocalStorageCache", "amazon-cognito-identity-js",
  "aws-amplify", "setPersistence", "initializeAuth", "@supabase/", "react-token-auth", "react-auth-kit", "authType",
];

/**
 * For each storage the words of the rows that write to it, so that a text can be asked before the rows are loaded.
 * Checked against the rows by a test.
 */
export const storageWords: Readonly<Record<StorageName, readonly string[]>> = {
  localStorage: [
    webStorageWord, "localforage", "store2", storeImport, localStorageImport, ...vueLs, "store/dist/", "lockr", "ngx-webstorage", "@ionic/storage", "secure-ls",
    "react-secure-storage", "usehooks-ts", "react-use", "@mantine/hooks", "useLocalStorageState", "useSessionStorageState", "use-local-storage-state",
    "useLocalStorage", "useSessionStorage", "setLocalStorage", "setUniversal", ...quasar,
    ...anywhere,
  ],
  sessionStorage: [
    webStorageWord, vueSession, "store2", "ngx-webstorage", "usehooks-ts", "react-use", "@mantine/hooks", "useLocalStorageState",
    "useSessionStorageState", "use-local-storage-state", "useLocalStorage", "useSessionStorage", ...quasar,
    ...anywhere,
  ],
  indexedDB: [
    "localforage", "idb-keyval", "@ionic/storage",
    ...anywhere,
  ],
  AsyncStorage: [
    "AsyncStorage", "async-storage",
    ...anywhere,
  ],
  cookie: [
    ...anywhere,
    String.raw`\.\s*cookie\b\s*!?\)?\s*[+?|&]*=(?!=)`,
    String.raw`\[\s*["'\x60]cookie["'\x60]\s*\]\s*[+?|&]*=(?!=)`, "cookieStore", "js-cookie", String.raw`\bCookies\b`, "universal-cookie", "react-cookie",
    "vue-cookie", "vue3-cookies", String.raw`(?:\$|\bVue\.)cookies?\b`, "cookie-universal", "ngx-cookie-service", "ngx-cookie", "ngy-cookie",
    "angular2-cookie", String.raw`\$cookies\b`, String.raw`\$cookieStore\b`, "useCookie", "react-use", "ahooks", "@vueuse/integrations", "cookies-next",
    String.raw`(?:\$|jQuery)\s*\.\s*cookie\b`, "es-cookie", "typescript-cookie", "tiny-cookie", "cookies-js", "js-cookies", "cookie-cutter",
    "browser-cookies", "react-cookies", "component-cookie", ...quasar, String.raw`\$auth\.\$storage\b`,
  ],
};

/** Packages of the cookie rows that write in the browser as well as on the server. Checked by the same test. */
export const isomorphicCookies: readonly string[] = ["cookies-next", "nookies"];
