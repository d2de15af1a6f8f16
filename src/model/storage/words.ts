import type { StorageName } from "./rows";

const webStorage = "(?:local|session)Storage(?![\"'`]?:\\s*(?:false|true|\\d|[\"'`])|[\"'`]\\s*,)";

/** Words of what keeps values in whichever storage it is told to. */
const anywhere = [
  "@vueuse/core", "useStorage", "jotai/", "recoil-persist", "svelte-persisted-store", "svelte-local-storage-store", "zustand/", "redux-persist",
  "defineStore", "vuex-persistedstate", "WebStorageStateStore", "userStore", "cacheLocation", "LocalStorageCache", "amazon-cognito-identity-js",
  "aws-amplify", "setPersistence", "initializeAuth", "@supabase/",
];

/**
 * For each storage the words of the rows that write to it, so that a text can be asked before the rows are loaded.
 * Checked against the rows by a test.
 */
export const storageWords: Readonly<Record<StorageName, readonly string[]>> = {
  localStorage: [
    webStorage, "localforage", "store2", String.raw`(?:from|require\(|import\(?)\s*["']store["']`, "store/dist/", "lockr", "ngx-webstorage", "@ionic/storage", "secure-ls",
    "react-secure-storage", "usehooks-ts", "react-use", "@mantine/hooks", "useLocalStorageState", "useSessionStorageState", "use-local-storage-state",
    "useLocalStorage", "useSessionStorage",
    ...anywhere,
  ],
  sessionStorage: [
    webStorage, "store2", "ngx-webstorage", "usehooks-ts", "react-use", "@mantine/hooks", "useLocalStorageState",
    "useSessionStorageState", "use-local-storage-state", "useLocalStorage", "useSessionStorage",
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
    "@vueuse/core", "useStorage", "jotai/", "recoil-persist", "svelte-persisted-store", "svelte-local-storage-store", "zustand/", "redux-persist",
    "defineStore", "vuex-persistedstate", "WebStorageStateStore", "userStore", "cacheLocation", "LocalStorageCache", "amazon-cognito-identity-js",
    "aws-amplify", "setPersistence", "initializeAuth", "@supabase/", String.raw`\.\s*cookie\b\s*!?\)?\s*[+?|&]*=(?!=)`,
    String.raw`\[\s*["'\x60]cookie["'\x60]\s*\]\s*[+?|&]*=(?!=)`, "cookieStore", "js-cookie", String.raw`\bCookies\b`, "universal-cookie", "react-cookie",
    "vue-cookie", "vue3-cookies", String.raw`(?:\$|\bVue\.)cookies?\b`, "cookie-universal", "ngx-cookie-service", "ngx-cookie", "ngy-cookie",
    "angular2-cookie", String.raw`\$cookies\b`, String.raw`\$cookieStore\b`, "useCookie", "react-use", "ahooks", "@vueuse/integrations", "cookies-next",
    String.raw`(?:\$|jQuery)\s*\.\s*cookie\b`, "es-cookie", "typescript-cookie", "tiny-cookie", "cookies-js", "js-cookies", "cookie-cutter",
    "browser-cookies", "react-cookies", "component-cookie", "quasar", String.raw`\$q\b`,
  ],
};

/** Packages of the cookie rows that write in the browser as well as on the server. Checked by the same test. */
export const isomorphicCookies: readonly string[] = ["cookies-next", "nookies"];
