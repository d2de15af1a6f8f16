import type { Cell, RowCoverage } from "./cells";

const js = (code: string, options?: object): Cell => ({ code, language: "js", ...(options && { options }) });
const ts = (code: string, options?: object): Cell => ({ code, language: "ts", ...(options && { options }) });
const not = (notApplicable: string): Cell => ({ notApplicable });

const rule = "no-jwt-in-localstorage";
const indexedDb = { storages: ["indexedDB"] };
const device = { storages: [], reactNative: true };
const named = not("The call names its storage; there is no default.");
const oneStorage = not("The library has one storage and no choice: the default is the only one.");
const silent = not("The library's default is not reported: the docs page names it.");

const localforage = `import localforage from "localforage";`;
const idb = `import { set } from "idb-keyval";`;
const store2 = `import store from "store2";`;
const storeJs = `import store from "store";`;
const lockr = `import Lockr from "lockr";`;
const ngx = `import { LocalStorageService, SessionStorage } from "ngx-webstorage";`;
const ionic = `import { Storage } from "@ionic/storage";`;
const secureLs = `import SecureLS from "secure-ls"; const ls = new SecureLS({ encodingType: "aes" });`;
const secureStorage = `import storage from "react-secure-storage";`;
const vueUse = `import { useStorage } from "@vueuse/core";`;
const usehooks = `import { useLocalStorage } from "usehooks-ts";`;
const solidStorage = `import { makePersisted } from "@solid-primitives/storage"; import { createSignal } from "solid-js";`;
const reactUse = `import { useSessionStorage } from "react-use";`;
const mantine = `import { useLocalStorage } from "@mantine/hooks";`;
const ahooks = `import { useLocalStorageState } from "ahooks";`;
const jotai = `import { atomWithStorage, createJSONStorage } from "jotai/utils";`;
const recoil = `import { atom } from "recoil"; import { recoilPersist } from "recoil-persist";`;
const svelte = `import { persisted } from "svelte-persisted-store";`;
const zustand = `import { createJSONStorage, persist } from "zustand/middleware";`;
const redux = `import { persistReducer } from "redux-persist"; import storage from "redux-persist/lib/storage";`;
const pinia = `import { defineStore } from "pinia";`;
const vuex = `import createPersistedState from "vuex-persistedstate";`;
const oidc = `import { WebStorageStateStore, InMemoryWebStorage } from "oidc-client-ts";`;
const cognito = `import { CognitoUserPool, CookieStorage } from "amazon-cognito-identity-js";`;
const amplify = `import { cognitoUserPoolsTokenProvider as tokens } from "aws-amplify/auth/cognito"; import { CookieStorage, defaultStorage } from "aws-amplify/utils";`;
const firebase = `import { browserLocalPersistence, inMemoryPersistence, setPersistence } from "firebase/auth";`;
const tokenAuth = `import { createAuthProvider } from "react-token-auth";`;
const authKit = `import createStore from "react-auth-kit/createStore";`;
const supabase = `import { createClient } from "@supabase/supabase-js";`;
const asyncStorage = `import AsyncStorage from "@react-native-async-storage/async-storage";`;
const secureStore = `import * as SecureStore from "expo-secure-store";`;

/** What `no-jwt-in-localstorage` says of each way to keep a value in the browser or on the device. */
export const storageCoverage: readonly RowCoverage[] = [
  {
    row: "web-storage", rule,
    insecureByDefault: named,
    explicitlyBad: js(`window.localStorage.setItem("token", token);`),
    safe: js(`localStorage.setItem("theme", theme); localStorage.removeItem("token");`),
    unknown: js(`localStorage.setItem(key, value);`),
  },
  {
    row: "localforage", rule,
    insecureByDefault: js(`${localforage} localforage.setItem("token", token);`, indexedDb),
    explicitlyBad: js(`${localforage} localforage.createInstance({ driver: localforage.LOCALSTORAGE }).setItem("token", token);`),
    safe: js(`${localforage} localforage.setItem("theme", theme);`, indexedDb),
    unknown: js(`${localforage} localforage.config({ driver }); localforage.setItem("token", token);`, indexedDb),
  },
  {
    row: "idb-keyval", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`${idb} set("token", token);`, indexedDb),
    safe: js(`${idb} set("draft", draft);`, indexedDb),
    unknown: js(`${idb} set(key, value);`, indexedDb),
  },
  {
    row: "store2", rule,
    insecureByDefault: js(`${store2} store("token", token);`),
    explicitlyBad: js(`${store2} store.session.set("token", token);`),
    safe: js(`${store2} store("token"); store.page("token", token);`),
    unknown: js(`${store2} store(key, value);`),
  },
  {
    row: "store", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`${storeJs} store.set("token", token);`),
    safe: js(`${storeJs} store.set("user", { name }); store.remove("token");`),
    unknown: js(`${storeJs} store.set(key, value);`),
  },
  {
    row: "lockr", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`${lockr} Lockr.set("token", token);`),
    safe: js(`${lockr} Lockr.set("theme", theme); Lockr.rm("token");`),
    unknown: js(`${lockr} Lockr.set(key, value);`),
  },
  {
    row: "local-storage", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`import ls from "local-storage"; ls("token", token);`),
    safe: js(`import ls from "local-storage"; ls("token"); ls.set("theme", theme);`),
    unknown: js(`import ls from "local-storage"; ls(key, value);`),
  },
  {
    row: "vue-ls", rule,
    insecureByDefault: js(`import Vue from "vue"; Vue.ls.set("token", token);`),
    explicitlyBad: js(`export default { methods: { keep(token) { this.$ls.set("token", token); } } };`),
    safe: js(`import Vue from "vue"; Vue.ls.set("theme", theme); Vue.ls.remove("token");`),
    unknown: js(`import Vue from "vue"; Vue.ls.set(key, value);`),
  },
  {
    row: "vue-localstorage", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`export default { methods: { keep(token) { this.$localStorage.set("token", token); } } };`),
    safe: js(`export default { methods: { keep(theme) { this.$localStorage.set("theme", theme); } } };`),
    unknown: js(`export default { methods: { keep(key, value) { this.$localStorage.set(key, value); } } };`),
  },
  {
    row: "vue-session", rule,
    insecureByDefault: js(`export default { methods: { keep(jwt) { this.$session.set("jwt", jwt); } } };`),
    explicitlyBad: { notApplicable: "What it is told stands where the plugin is used." },
    safe: js(`export default { methods: { keep(page) { this.$session.set("page", page); this.$session.remove("jwt"); } } };`),
    unknown: js(`export default { methods: { keep(key, value) { this.$session.set(key, value); } } };`),
  },
  {
    row: "ngx-webstorage", rule,
    insecureByDefault: named,
    explicitlyBad: ts(`${ngx} class Auth { constructor(private storage: LocalStorageService) {} save(t) { this.storage.store("token", t); } }`),
    safe: ts(`${ngx} class View { @SessionStorage("theme") theme; }`),
    unknown: ts(`${ngx} class Kept { constructor(private storage: LocalStorageService) {} save(key, value) { this.storage.store(key, value); } }`),
  },
  {
    row: "quasar.storage", rule,
    insecureByDefault: named,
    explicitlyBad: js(`import { LocalStorage } from "quasar"; LocalStorage.set("token", token);`),
    safe: js(`import { SessionStorage, LocalStorage } from "quasar"; SessionStorage.set("theme", theme); LocalStorage.setItem("token", "");`),
    unknown: js(`import { LocalStorage } from "quasar"; LocalStorage.set(name, value);`),
  },
  {
    row: "nuxt-auth.localStorage", rule,
    insecureByDefault: named,
    explicitlyBad: js(`this.$auth.$storage.setUniversal("token", token);`),
    safe: js(`this.$auth.$storage.setLocalStorage("theme", theme);`),
    unknown: js(`this.$auth.$storage.setLocalStorage(name, value);`),
  },
  {
    row: "@ionic/storage", rule,
    insecureByDefault: js(`${ionic} new Storage().set("token", token);`, indexedDb),
    explicitlyBad: js(`${ionic} new Storage({ driverOrder: ["localstorage"] }).set("token", token);`),
    safe: js(`${ionic} new Storage({ driverOrder: ["ionicSecureStorage"] }).set("token", token);`, indexedDb),
    unknown: js(`${ionic} new Storage({ driverOrder }).set("token", token);`, indexedDb),
  },
  {
    row: "secure-ls", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`${secureLs} ls.set("token", token);`),
    safe: js(`${secureLs} ls.set("draft", draft);`),
    unknown: js(`${secureLs} ls.set(key, value);`),
  },
  {
    row: "react-secure-storage", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`${secureStorage} storage.setItem("token", token);`),
    safe: js(`${secureStorage} storage.setItem("draft", draft);`),
    unknown: js(`${secureStorage} storage.setItem(key, value);`),
  },
  {
    row: "@vueuse/core", rule,
    insecureByDefault: js(`${vueUse} const token = useStorage("token", "");`),
    explicitlyBad: js(`${vueUse} const token = useStorage("token", "", sessionStorage);`),
    safe: js(`${vueUse} const theme = useStorage("theme", "dark");`),
    unknown: js(`${vueUse} const token = useStorage("token", "", storage);`),
  },
  {
    row: "usehooks-ts", rule,
    insecureByDefault: named,
    explicitlyBad: js(`${usehooks} const [token, setToken] = useLocalStorage("token", null);`),
    safe: js(`${usehooks} const [theme, setTheme] = useLocalStorage("theme", "dark");`),
    unknown: js(`${usehooks} const [value, setValue] = useLocalStorage(key, null);`),
  },
  {
    row: "react-use", rule,
    insecureByDefault: named,
    explicitlyBad: js(`${reactUse} const [jwt, setJwt] = useSessionStorage("jwt");`),
    safe: js(`${reactUse} const [step, setStep] = useSessionStorage("step", 1);`),
    unknown: js(`${reactUse} const [value, setValue] = useSessionStorage(key);`),
  },
  {
    row: "@solid-primitives/storage", rule,
    insecureByDefault: js(`${solidStorage} const [token, setToken] = makePersisted(createSignal(null), { name: "token" });`),
    explicitlyBad: js(`${solidStorage} const [token, setToken] = makePersisted(createSignal(null), { name: "token", storage: sessionStorage });`),
    safe: js(`${solidStorage} const [theme, setTheme] = makePersisted(createSignal("dark"), { name: "theme" });`),
    unknown: js(`${solidStorage} const [token, setToken] = makePersisted(createSignal(null), { name: "token", storage });`),
  },
  {
    row: "@mantine/hooks", rule,
    insecureByDefault: named,
    explicitlyBad: js(`${mantine} const [token, setToken] = useLocalStorage({ key: "token" });`),
    safe: js(`${mantine} const [scheme, setScheme] = useLocalStorage({ key: "color-scheme", defaultValue: "dark" });`),
    unknown: js(`${mantine} const [value, setValue] = useLocalStorage(options);`),
  },
  {
    row: "ahooks", rule,
    insecureByDefault: named,
    explicitlyBad: js(`${ahooks} const [token, setToken] = useLocalStorageState("token");`),
    safe: js(`${ahooks} const [theme, setTheme] = useLocalStorageState("theme");`),
    unknown: js(`${ahooks} const [value, setValue] = useLocalStorageState(key);`),
  },
  {
    row: "jotai", rule,
    insecureByDefault: js(`${jotai} const token = atomWithStorage("token", null);`),
    explicitlyBad: js(`${jotai} const token = atomWithStorage("token", null, createJSONStorage(() => sessionStorage));`),
    safe: js(`${jotai} const theme = atomWithStorage("theme", "dark");`),
    unknown: js(`${jotai} const token = atomWithStorage("token", null, storage);`),
  },
  {
    row: "recoil-persist", rule,
    insecureByDefault: js(`${recoil} const { persistAtom } = recoilPersist(); atom({ key: "token", effects: [persistAtom] });`),
    explicitlyBad: js(`${recoil} const { persistAtom } = recoilPersist({ storage: localStorage }); atom({ key: "token", effects: [persistAtom] });`),
    safe: js(`${recoil} const { persistAtom } = recoilPersist(); atom({ key: "theme", effects: [persistAtom] }); atom({ key: "token" });`),
    unknown: js(`${recoil} const { persistAtom } = recoilPersist({ storage }); atom({ key: "token", effects: [persistAtom] });`),
  },
  {
    row: "svelte-persisted-store", rule,
    insecureByDefault: js(`${svelte} export const token = persisted("token", "");`),
    explicitlyBad: js(`${svelte} export const token = persisted("token", "", { storage: "session" });`),
    safe: js(`${svelte} export const theme = persisted("theme", "dark");`),
    unknown: js(`${svelte} export const token = persisted("token", "", options);`),
  },
  {
    row: "use-web-storage", rule,
    insecureByDefault: named,
    explicitlyBad: js(`import { useLocalStorage } from "./hooks"; const [token, setToken] = useLocalStorage("token", null);`),
    safe: js(`import { useSessionStorage } from "./hooks"; const [tab, setTab] = useSessionStorage("tab", 0);`),
    unknown: js(`import { useLocalStorage } from "./hooks"; const [value, setValue] = useLocalStorage(key, null);`),
  },
  {
    row: "zustand-persist", rule,
    insecureByDefault: js(`${zustand} create(persist(() => ({ token: null }), { name: "auth" }));`),
    explicitlyBad: js(`${zustand} create(persist(() => ({ token: null }), { name: "auth", storage: createJSONStorage(() => sessionStorage) }));`),
    safe: js(`${zustand} create(persist(() => ({ token: null, theme: "" }), { name: "ui", partialize: ({ theme }) => ({ theme }) }));`),
    unknown: js(`${zustand} create(persist(() => ({ token: null }), options)); create(persist(slice, { name: "auth" }));`),
  },
  {
    row: "redux-persist", rule,
    insecureByDefault: not("The storage has to be given."),
    explicitlyBad: js(`${redux} persistReducer({ key: "root", storage, whitelist: ["token"] }, reducer);`),
    safe: js(`${redux} persistReducer({ key: "root", storage, blacklist: ["token"] }, (state = { token: null, theme }, action) => state);`),
    unknown: js(`${redux} persistReducer({ key: "root", storage }, reducer); persistReducer(config, (state = { token: null }, action) => state);`),
  },
  {
    row: "pinia-plugin-persistedstate", rule,
    insecureByDefault: js(`${pinia} defineStore("auth", { state: () => ({ token: "" }), persist: true });`),
    explicitlyBad: js(`${pinia} defineStore("auth", { state: () => ({ token: "" }), persist: { storage: sessionStorage } });`),
    safe: js(`${pinia} defineStore("auth", { state: () => ({ token: "", theme: "" }), persist: { pick: ["theme"] } });`),
    unknown: js(`defineStore("auth", { state: () => ({ token: "" }), persist: true });`),
  },
  {
    row: "vuex-persistedstate", rule,
    insecureByDefault: js(`${vuex} new Vuex.Store({ state: { token: "" }, plugins: [createPersistedState()] });`),
    explicitlyBad: js(`${vuex} new Vuex.Store({ state: { token: "" }, plugins: [createPersistedState({ storage: window.sessionStorage })] });`),
    safe: js(`${vuex} new Vuex.Store({ state: { token: "" }, plugins: [createPersistedState({ paths: ["theme"] })] });`),
    unknown: js(`${vuex} new Vuex.Store({ modules, plugins: [createPersistedState()] }); new Vuex.Store({ state: { token: "" }, plugins: [createPersistedState(options)] });`),
  },
  {
    row: "oidc-client-ts", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`${oidc} const settings = { userStore: new WebStorageStateStore() };`),
    safe: js(`${oidc} const settings = { userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }) };`),
    unknown: js(`${oidc} const settings = { userStore: new WebStorageStateStore({ store }) };`),
  },
  {
    row: "@azure/msal-browser", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`const config = { auth: { clientId }, cache: { cacheLocation: "localStorage" } };`),
    safe: js(`const config = { auth: { clientId }, cache: { cacheLocation: "memoryStorage" } };`),
    unknown: js(`const config = { auth: { clientId }, cache: { cacheLocation: settings.cacheLocation } };`),
  },
  {
    row: "@auth0/auth0-spa-js", rule,
    insecureByDefault: not("The default is memory."),
    explicitlyBad: js(`createAuth0Client({ domain, cacheLocation: "localstorage" });`),
    safe: js(`createAuth0Client({ domain, cacheLocation: "memory" });`),
    unknown: js(`createAuth0Client({ domain, cacheLocation });`),
  },
  {
    row: "amazon-cognito-identity-js", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`${cognito} new CognitoUserPool({ ClientId, Storage: sessionStorage });`),
    safe: js(`${cognito} new CognitoUserPool({ ClientId, Storage: new CookieStorage({ domain }) });`),
    unknown: js(`${cognito} new CognitoUserPool({ ClientId, Storage: storage });`),
  },
  {
    row: "aws-amplify", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`${amplify} tokens.setKeyValueStorage(defaultStorage);`),
    safe: js(`${amplify} tokens.setKeyValueStorage(new CookieStorage());`),
    unknown: js(`${amplify} tokens.setKeyValueStorage(storage);`),
  },
  {
    row: "firebase-auth", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`${firebase} setPersistence(auth, browserLocalPersistence);`),
    safe: js(`${firebase} setPersistence(auth, inMemoryPersistence);`),
    unknown: js(`${firebase} setPersistence(auth, persistence);`),
  },
  {
    row: "@supabase/supabase-js", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`${supabase} createClient(url, key, { auth: { storage: window.localStorage } });`),
    safe: js(`${supabase} createClient(url, key, { auth: { storage: localStorage, persistSession: false } });`),
    unknown: js(`${supabase} createClient(url, key, { auth: { storage } });`),
  },
  {
    row: "react-token-auth", rule,
    insecureByDefault: silent,
    explicitlyBad: js(`${tokenAuth} createAuthProvider({ getAccessToken, storage: localStorage });`),
    safe: js(`${tokenAuth} createAuthProvider({ getAccessToken, storage: { getItem: () => held, setItem: (key, value) => { held = value; } } });`),
    unknown: js(`${tokenAuth} createAuthProvider({ getAccessToken, storage });`),
  },
  {
    row: "react-auth-kit", rule,
    insecureByDefault: not("The library has no default: it has to be told."),
    explicitlyBad: js(`${authKit} createStore({ authName: "_auth", authType: "localstorage" });`),
    safe: js(`${authKit} createStore({ authName: "_auth", authType: "cookie", cookieDomain, cookieSecure: true });`),
    unknown: js(`${authKit} createStore({ authName: "_auth", authType });`),
  },
  {
    row: "AsyncStorage", rule,
    insecureByDefault: oneStorage,
    explicitlyBad: js(`${asyncStorage} AsyncStorage.setItem("token", token);`, device),
    safe: js(`${asyncStorage} AsyncStorage.setItem("theme", theme); AsyncStorage.removeItem("token");`, device),
    unknown: js(`${asyncStorage} AsyncStorage.setItem(key, value);`, device),
  },
  {
    row: "react-native-secure-stores", rule,
    insecureByDefault: not("They are what the rule recommends."),
    explicitlyBad: not("They have no weaker mode that a call could choose."),
    safe: js(`${secureStore} SecureStore.setItemAsync("token", token); SecureStore.setItem("token", token);`, device),
    unknown: js(`${secureStore} SecureStore.setItemAsync(key, value);`, device),
  },
];
