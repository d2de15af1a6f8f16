import type { StorageRow } from "./rows";
import { localStorageImport, storeImport, vueLs, vueSession, webStorageWord } from "./words";

const nameAndValue = { name: { argument: 0 }, value: { argument: 1 } } as const;

/** What localforage calls its drivers. */
const drivers = { asyncStorage: "indexedDB", localStorageWrapper: "localStorage", webSQLStorage: "elsewhere" } as const;

/** Libraries that keep values under names. */
export const keyValueLibraries = [
  {
    id: "localforage",
    package: "localforage",
    apis: [],
    source: "localforage@1.10.0 src/localforage.js:24-44",
    words: ["localforage"],
    values: [
      { storage: "indexedDB", patterns: ["localforage#", "localforage#createInstance()"] },
      { storage: "localStorage", patterns: ["localforage#LOCALSTORAGE"] },
      { storage: "indexedDB", patterns: ["localforage#INDEXEDDB"] },
      { storage: "elsewhere", patterns: ["localforage#WEBSQL"] },
    ],
    setters: [
      {
        calls: ["localforage#setItem"],
        storage: "indexedDB",
        choice: { madeBy: ["localforage#config", "localforage#setDriver"], argument: 0, property: "driver", texts: drivers },
        ...nameAndValue,
      },
      {
        calls: ["localforage#createInstance().setItem"],
        storage: "indexedDB",
        choice: { madeBy: ["localforage#createInstance"], argument: 0, property: "driver", texts: drivers },
        ...nameAndValue,
      },
    ],
  },
  {
    id: "idb-keyval",
    package: "idb-keyval",
    apis: [],
    source: "idb-keyval@6.3.0 dist/index.js:9,31",
    words: ["idb-keyval"],
    setters: [
      { calls: ["idb-keyval#set"], storage: "indexedDB", ...nameAndValue },
      { calls: ["idb-keyval#setMany"], storage: "indexedDB", entries: { argument: 0 } },
    ],
  },
  {
    id: "store2",
    package: "store2",
    apis: [],
    source: "store2@2.14.4 dist/store2.js:34-125,264-268",
    words: ["store2"],
    setters: [
      {
        calls: ["store2#", "store2#set", "store2#add", "store2#local", "store2#local.set", "store2#namespace()", "store2#namespace().set"],
        storage: "localStorage",
        ...nameAndValue,
      },
      { calls: ["store2#", "store2#local", "store2#setAll", "store2#local.setAll"], storage: "localStorage", entries: { argument: 0 } },
      { calls: ["store2#session", "store2#session.set", "store2#session.add"], storage: "sessionStorage", ...nameAndValue },
      { calls: ["store2#session", "store2#session.setAll"], storage: "sessionStorage", entries: { argument: 0 } },
      { calls: ["store2#page", "store2#page.set"], storage: "elsewhere", ...nameAndValue },
    ],
  },
  {
    id: "store",
    package: "store",
    apis: [],
    source: "store@2.0.12 storages/all.js (localStorage first, then a cookie)",
    words: [storeImport, "store/dist/"],
    setters: [
      { calls: ["store#set", "store/dist/store.modern#set", "store/dist/store.everything.min#set", "store/dist/store.legacy#set"], storage: "localStorage", ...nameAndValue },
    ],
  },
  {
    id: "lockr",
    package: "lockr",
    apis: [],
    source: "lockr@0.8.5 lockr.js:57",
    words: ["lockr"],
    setters: [{ calls: ["lockr#set", "lockr#sadd"], storage: "localStorage", ...nameAndValue }],
  },
  {
    id: "local-storage",
    package: "local-storage",
    apis: [],
    source: "local-storage@2.0.0 local-storage.js:8-28,45 (the function itself sets where it gets a value)",
    words: [localStorageImport],
    setters: [{ calls: ["local-storage#", "local-storage#set"], storage: "localStorage", ...nameAndValue }],
  },
  {
    id: "vue-ls",
    package: "vue-ls",
    apis: [],
    source: "vue-ls@4.2.0 src/index.js:19,79-83 (Vue.ls, this.$ls; local by default)",
    words: vueLs,
    setters: [{ calls: ["~Vue.ls.set", "~$ls.set"], storage: "localStorage", ...nameAndValue }],
  },
  {
    id: "vue-localstorage",
    package: "vue-localstorage",
    apis: [],
    source: "vue-localstorage@0.6.2 src/index.js:35,85-86, src/VueLocalStorage.js:106",
    words: [webStorageWord],
    setters: [{ calls: ["~Vue.localStorage.set", "~$localStorage.set"], storage: "localStorage", ...nameAndValue }],
  },
  {
    id: "vue-session",
    package: "vue-session",
    apis: [],
    source: "vue-session@1.0.0 index.js:9-13,46 (window.sessionStorage, unless it is told to persist)",
    words: [vueSession],
    setters: [{ calls: ["~$session.set"], storage: "sessionStorage", ...nameAndValue }],
  },
  {
    id: "ngx-webstorage",
    package: "ngx-webstorage",
    apis: [],
    source: "ngx-webstorage@21.0.1 fesm2022/ngx-webstorage.mjs:34-59,202,447,493",
    words: ["ngx-webstorage"],
    setters: [
      { calls: ["ngx-webstorage#LocalStorageService().store"], storage: "localStorage", ...nameAndValue },
      { calls: ["ngx-webstorage#SessionStorageService().store"], storage: "sessionStorage", ...nameAndValue },
    ],
    decorators: [
      { calls: ["ngx-webstorage#LocalStorage"], storage: "localStorage" },
      { calls: ["ngx-webstorage#SessionStorage"], storage: "sessionStorage" },
    ],
  },
  {
    id: "quasar.storage",
    package: "quasar",
    apis: [],
    source: "quasar@2.27.0 src/plugins/storage/engine/web-storage.js:106-107,143-144 (set, setItem)",
    words: ["quasar", String.raw`\$q\b`],
    setters: (["local", "session"] as const).map((which) => ({
      calls: ["set", "setItem"].flatMap((method) => [`quasar#${which === "local" ? "Local" : "Session"}Storage.${method}`, `quasar#useQuasar().${which}Storage.${method}`, `~$q.${which}Storage.${method}`]),
      storage: `${which}Storage` as const,
      ...nameAndValue,
    })),
  },
  {
    id: "nuxt-auth.localStorage",
    package: "@nuxtjs/auth-next",
    apis: [],
    source: "@nuxtjs/auth-next@5.0.0-1667386184.dfbbb54 dist/runtime.js:137-143,227-236 (setUniversal sets a cookie as well)",
    words: ["setLocalStorage", "setUniversal"],
    setters: [{ calls: ["~$auth.$storage.setLocalStorage", "~$auth.$storage.setUniversal"], storage: "localStorage", ...nameAndValue }],
  },
  {
    id: "@ionic/storage",
    package: "@ionic/storage",
    apis: [],
    source: "@ionic/storage@4.0.0 dist/esm/index.js:9-15",
    words: ["@ionic/storage"],
    values: [
      { storage: "indexedDB", patterns: ["@ionic/storage#Drivers.IndexedDB"] },
      { storage: "localStorage", patterns: ["@ionic/storage#Drivers.LocalStorage"] },
      { storage: "elsewhere", patterns: ["@ionic/storage#Drivers.SecureStorage"] },
    ],
    setters: [
      {
        calls: ["@ionic/storage#Storage().set", "@ionic/storage#Storage().create().set", "@ionic/storage-angular#Storage().set", "@ionic/storage-angular#Storage().create().set"],
        storage: "indexedDB",
        choice: {
          madeBy: ["@ionic/storage#Storage", "@ionic/storage-angular#IonicStorageModule.forRoot", "@ionic/storage#IonicStorageModule.forRoot"],
          argument: 0,
          property: "driverOrder",
          texts: { asyncStorage: "indexedDB", indexeddb: "indexedDB", localStorageWrapper: "localStorage", localstorage: "localStorage", ionicSecureStorage: "elsewhere", sqlite: "elsewhere", cordovaSQLiteDriver: "elsewhere" },
        },
        ...nameAndValue,
      },
    ],
  },
  {
    id: "secure-ls",
    package: "secure-ls",
    apis: [],
    source: "secure-ls@2.0.0 dist/secure-ls.js:217,267-292 (the key, where there is one, is in the bundle)",
    words: ["secure-ls"],
    setters: [{ calls: ["secure-ls#().set", "secure-ls#SecureLS().set"], storage: "localStorage", ...nameAndValue }],
  },
  {
    id: "react-secure-storage",
    package: "react-secure-storage",
    apis: [],
    source: "react-secure-storage@1.3.2 dist/index.js, localStorageHelpers.js (encrypted with what any script can compute)",
    words: ["react-secure-storage"],
    values: [{ storage: "localStorage", patterns: ["react-secure-storage#"] }],
    setters: [{ calls: ["react-secure-storage#setItem"], storage: "localStorage", ...nameAndValue }],
  },
] as const satisfies readonly StorageRow[];
