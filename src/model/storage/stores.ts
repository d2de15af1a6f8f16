import type { StorageRow } from "./rows";

/** What only a Nuxt application calls without an import, or imports. */
const nuxt = {
  globals: ["useNuxtApp", "useRuntimeConfig", "useCookie", "useFetch", "useAsyncData", "useState", "navigateTo", "$fetch", "defineNuxtPlugin"],
  modules: ["#app", "#imports", "nuxt/app", "nuxt"],
} as const;

/** `defineStore("auth", { state, persist })`, `defineStore("auth", () => state, { persist })` */
const piniaById = { state: { argument: 1 }, options: [{ argument: 1, property: "persist" }, { argument: 2, property: "persist" }] } as const;
/** `defineStore({ id: "auth", state, persist })`, as Pinia 2 has it too. */
const piniaWithId = { state: { argument: 0 }, options: [{ argument: 0, property: "persist" }] } as const;
const persisted = { onlyWithOptions: true, listedOptions: "strategies", storageOptions: ["storage"], pick: ["pick", "paths"], omit: ["omit"] } as const;

/** Stores whose state is kept. */
export const storeLibraries = [
  {
    id: "zustand-persist",
    package: "zustand",
    apis: [],
    source: "zustand@5.1.0 esm/middleware.mjs:453,500-503,527",
    words: ["zustand/"],
    wrappers: [{ calls: ["zustand/middleware#createJSONStorage()"], of: { argument: 0 } }],
    stores: [
      {
        calls: ["zustand/middleware#persist"],
        storage: "localStorage",
        state: { argument: 0 },
        options: [{ argument: 1 }],
        // zustand 3 has `getStorage`
        storageOptions: ["storage", "getStorage"],
        reduce: ["partialize"],
        pick: ["whitelist"],
        omit: ["blacklist"],
      },
    ],
  },
  {
    id: "redux-persist",
    package: "redux-persist",
    apis: [],
    source: "redux-persist@6.0.0 lib/createPersistoid.js:11-15,102-103, lib/storage/*.js",
    words: ["redux-persist"],
    values: [
      { storage: "localStorage", patterns: ["redux-persist/lib/storage#", "redux-persist/es/storage#", "redux-persist/lib/storage/index#"] },
      { storage: "sessionStorage", patterns: ["redux-persist/lib/storage/session#", "redux-persist/es/storage/session#"] },
    ],
    wrappers: [
      {
        calls: ["redux-persist/lib/storage/createWebStorage#()", "redux-persist/es/storage/createWebStorage#()"],
        of: { argument: 0 },
        texts: { local: "localStorage", session: "sessionStorage" },
      },
    ],
    stores: [
      {
        calls: ["redux-persist#persistReducer", "redux-persist#persistCombineReducers", "redux-persist/lib/persistReducer#", "redux-persist/es/persistReducer#"],
        // `storage` has to be given
        storage: "elsewhere",
        state: { argument: 1 },
        options: [{ argument: 0 }],
        storageOptions: ["storage"],
        pick: ["whitelist"],
        omit: ["blacklist"],
      },
    ],
  },
  {
    id: "pinia-plugin-persistedstate",
    package: "pinia-plugin-persistedstate",
    apis: [],
    source: "pinia-plugin-persistedstate@4.7.1 dist/index.js:117, dist/nuxt/runtime/plugin.js:18, dist/nuxt/runtime/storages.js; pinia-plugin-persist@1.0.0 (strategies)",
    words: ["defineStore"],
    values: [
      { storage: "localStorage", patterns: ["global:piniaPluginPersistedstate.localStorage()", "global:persistedState.localStorage"] },
      { storage: "sessionStorage", patterns: ["global:piniaPluginPersistedstate.sessionStorage()", "global:persistedState.sessionStorage"] },
      { storage: "cookie", patterns: ["global:piniaPluginPersistedstate.cookies()", "global:persistedState.cookies", "global:persistedState.cookiesWithOptions()"] },
    ],
    stores: [
      { calls: ["pinia#defineStore"], storage: "localStorage", defaultUnknownWith: nuxt, ...piniaById, ...persisted },
      { calls: ["pinia#defineStore"], storage: "localStorage", defaultUnknownWith: nuxt, ...piniaWithId, ...persisted },
      // imported by itself, as under Nuxt, whose module keeps it in cookies
      { calls: ["global:defineStore"], storage: "elsewhere", ...piniaById, ...persisted },
      { calls: ["global:defineStore"], storage: "elsewhere", ...piniaWithId, ...persisted },
    ],
  },
  {
    id: "vuex-persistedstate",
    package: "vuex-persistedstate",
    apis: [],
    source: "vuex-persistedstate@4.1.0 dist/index.d.ts, vuex-persistedstate.es.js",
    words: ["vuex-persistedstate"],
    stores: [
      {
        calls: ["vuex-persistedstate#", "vuex-persistedstate#createPersistedState"],
        storage: "localStorage",
        stateBeside: "state",
        options: [{ argument: 0 }],
        storageOptions: ["storage"],
        reduce: ["reducer"],
        pick: ["paths"],
      },
    ],
  },
] as const satisfies readonly StorageRow[];
