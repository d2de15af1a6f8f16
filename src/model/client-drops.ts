import type { CallPattern, Row } from "./row";

/** Calls that take something out of a browser's cookies or storage; the server hears of none of them. */
export interface ClientDropRow extends Row {
  readonly place: "cookie" | "storage-key";
  /** Calls that drop one entry, and where its name stands. */
  readonly one?: { readonly calls: readonly CallPattern[]; readonly name: number };
  /** Calls that write one entry, which an empty value drops; those of `script-cookies.ts` do so, too. `server` is as below. */
  readonly emptied?: { readonly calls: readonly CallPattern[]; readonly name: number; readonly value: number; readonly server: number };
  /** Calls that write the entries of an object, of which those with an empty value go. */
  readonly objects?: readonly CallPattern[];
  /** Calls that drop everything. */
  readonly all?: readonly CallPattern[];
  /** The argument by which the library works on a server too: in the browser it is left out or nothing. */
  readonly server?: number;
}

/** Where extensions keep their entries, by the names of Chrome and of the others. */
const extensionAreas = ["global:chrome", "global:browser", "webextension-polyfill#", "webextension-polyfill#browser"].flatMap((api) => ["local", "session", "sync"].map((area) => `${api}${api.endsWith("#") ? "" : "."}storage.${area}`));

export const clientDropRows = [
  {
    id: "js-cookie", package: "js-cookie", apis: [], source: "js-cookie@3.0.8 dist/js.cookie.mjs:104", place: "cookie",
    one: { calls: ["js-cookie#remove", "js-cookie#withAttributes().remove", "js-cookie#withConverter().remove", "typescript-cookie#removeCookie", "tiny-cookie#remove", "tiny-cookie#removeCookie"], name: 0 },
  },
  {
    id: "universal-cookie", package: "universal-cookie", apis: [], source: "universal-cookie@8.1.2 esm/index.mjs:476, react-cookie@8.1.2 esm/index.mjs:481-483; react-cookie@0.4.9 index.js (remove)", place: "cookie",
    one: { calls: ["universal-cookie#().remove", "react-cookie#Cookies().remove", "react-cookie#useCookies().2", "@vueuse/integrations/useCookies#useCookies().remove", "react-cookies#remove", "react-cookie#remove"], name: 0 },
  },
  {
    id: "vue-cookies", package: "vue-cookies", apis: [], source: "vue-cookies@1.8.6 vue-cookies.js:119, vue3-cookies@1.0.6 dist/index.js, cookie-universal@2.2.2 dist/cookie-universal-common.js", place: "cookie",
    one: { calls: ["vue-cookies#remove", "vue-cookies#VueCookies.remove", "~$cookies.remove", "~Vue.$cookies.remove", "vue3-cookies#useCookies().cookies.remove", "cookie-universal#().remove", "vue-cookie#delete", "~$cookie.delete", "~$cookie.remove"], name: 0 },
    all: ["~$cookies.removeAll", "cookie-universal#().removeAll"],
  },
  {
    id: "ngx-cookie-service", package: "ngx-cookie-service", apis: [], source: "ngx-cookie-service@22.0.0 fesm2022/ngx-cookie-service.mjs:164,182; ngx-cookie@6.0.1", place: "cookie",
    one: { calls: ["ngx-cookie-service#CookieService().delete", "ngx-cookie-service#SsrCookieService().delete", "ngx-cookie#CookieService().remove"], name: 0 },
    all: ["ngx-cookie-service#CookieService().deleteAll", "ngx-cookie-service#SsrCookieService().deleteAll", "ngx-cookie#CookieService().removeAll"],
  },
  {
    id: "cookies-next", package: "cookies-next", apis: [], source: "cookies-next@6.1.1 lib/client/cookie-functions.js", place: "cookie",
    one: { calls: ["cookies-next#deleteCookie", "cookies-next/client#deleteCookie", "cookies-next#useDeleteCookie()", "cookies-next/client#useDeleteCookie()"], name: 0 },
    emptied: { calls: ["cookies-next#setCookie"], name: 0, value: 1, server: 2 },
    server: 1,
  },
  {
    id: "nookies", package: "nookies", apis: [], source: "nookies@2.5.2 dist/index.js:108-120", place: "cookie",
    one: { calls: ["nookies#destroyCookie", "nookies#destroy"], name: 1 },
    emptied: { calls: ["nookies#setCookie", "nookies#set"], name: 1, value: 2, server: 0 },
    server: 0,
  },
  {
    id: "jquery.cookie", package: "jquery.cookie", apis: [], source: "jquery.cookie@1.4.1 jquery.cookie.js (removeCookie)", place: "cookie",
    one: { calls: ["global:$.removeCookie", "global:jQuery.removeCookie", "global:window.$.removeCookie", "global:window.jQuery.removeCookie", "jquery#removeCookie"], name: 0 },
  },
  {
    id: "cookie-store", package: "web", apis: [], source: "Cookie Store API, CookieStore.delete()", place: "cookie",
    one: { calls: ["global:cookieStore.delete", "global:window.cookieStore.delete"], name: 0 },
  },
  {
    id: "extension-storage", package: "web", apis: [], source: "WebExtensions: storage.StorageArea.remove(keys), set(keys), clear()", place: "storage-key",
    one: { calls: extensionAreas.map((area) => `${area}.remove`), name: 0 },
    objects: extensionAreas.map((area) => `${area}.set`),
    all: extensionAreas.map((area) => `${area}.clear`),
  },
  {
    id: "localforage", package: "localforage", apis: [], source: "localforage@1.10.0 src/localforage.js:32-38", place: "storage-key",
    one: { calls: ["localforage#removeItem", "localforage#createInstance().removeItem"], name: 0 },
    all: ["localforage#clear", "localforage#createInstance().clear"],
  },
  {
    id: "idb-keyval", package: "idb-keyval", apis: [], source: "idb-keyval@6.3.0 dist/index.js:111,134", place: "storage-key",
    one: { calls: ["idb-keyval#del"], name: 0 },
    all: ["idb-keyval#clear"],
  },
  {
    id: "store2", package: "store2", apis: [], source: "store2@2.14.4 dist/store2.js:193-211", place: "storage-key",
    one: { calls: ["store2#remove", "store2#local.remove", "store2#session.remove", "store2#namespace().remove"], name: 0 },
    all: ["store2#clear", "store2#clearAll", "store2#local.clear", "store2#session.clear"],
  },
  {
    id: "store", package: "store", apis: [], source: "store@2.0.12 src/store-engine.js:37,51", place: "storage-key",
    one: { calls: ["store#remove", "store/dist/store.modern#remove", "store/dist/store.legacy#remove"], name: 0 },
    all: ["store#clearAll", "store/dist/store.modern#clearAll", "store/dist/store.legacy#clearAll"],
  },
  {
    id: "lockr", package: "lockr", apis: [], source: "lockr@0.8.5 lockr.js:177,183", place: "storage-key",
    one: { calls: ["lockr#rm"], name: 0 },
    all: ["lockr#flush"],
  },
  {
    id: "local-storage", package: "local-storage", apis: [], source: "local-storage@2.0.0 local-storage.js:30,34", place: "storage-key",
    one: { calls: ["local-storage#remove"], name: 0 },
    all: ["local-storage#clear"],
  },
  {
    id: "vue-storages", package: "vue-ls", apis: [], source: "vue-ls@4.2.0 src/storage/WebStorage.js (remove, clear); vue-localstorage@0.6.2 src/VueLocalStorage.js:127; vue-session@1.0.0 index.js (remove, clear, destroy)", place: "storage-key",
    one: { calls: ["~Vue.ls.remove", "~$ls.remove", "~Vue.localStorage.remove", "~$localStorage.remove", "~$session.remove"], name: 0 },
    all: ["~Vue.ls.clear", "~$ls.clear", "~$session.clear", "~$session.destroy"],
  },
  {
    id: "ngx-webstorage", package: "ngx-webstorage", apis: [], source: "ngx-webstorage@21.0.1 fesm2022/ngx-webstorage.mjs:81-104", place: "storage-key",
    one: { calls: ["ngx-webstorage#LocalStorageService().clear", "ngx-webstorage#SessionStorageService().clear"], name: 0 },
  },
  {
    id: "secure-ls", package: "secure-ls", apis: [], source: "secure-ls@2.0.0 dist/secure-ls.js:449-471", place: "storage-key",
    one: { calls: ["secure-ls#().remove", "secure-ls#SecureLS().remove"], name: 0 },
    all: ["secure-ls#().removeAll", "secure-ls#().clear", "secure-ls#SecureLS().removeAll", "secure-ls#SecureLS().clear"],
  },
  {
    id: "redux-persist", package: "redux-persist", apis: [], source: "redux-persist@6.0.0 lib/persistStore.js:95", place: "storage-key",
    all: ["redux-persist#persistStore().purge", "~persistor.purge"],
  },
] as const satisfies readonly ClientDropRow[];

/** The words of these stand wherever a row or the platform drops something from the browser. */
export const clientDropTexts: readonly string[] = ["[sS]torage", "[cC]ookie", "localforage", "idb-keyval", "store2", "['\"]store['\"]", "store/", "lockr", "secure-ls", "persist"];
