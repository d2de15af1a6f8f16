import { clientDropRows } from "../../src/model/client-drops";
import type { Cell, RowCoverage } from "./cells";

interface Program {
  readonly start: string;
  /** Drops the entry `token`. */
  readonly one?: string;
  /** Drops everything. */
  readonly all?: string;
  /** Drops an entry that is no credential. */
  readonly other?: string;
}

const programs: Readonly<Record<(typeof clientDropRows)[number]["id"], Program>> = {
  "js-cookie": { start: `import Cookies from "js-cookie";`, one: `Cookies.remove("token");`, other: `Cookies.remove("theme");` },
  "universal-cookie": { start: `import Cookies from "universal-cookie"; const cookies = new Cookies();`, one: `cookies.remove("token");`, other: `cookies.remove("theme");` },
  "vue-cookies": { start: "", one: `this.$cookies.remove("token");`, all: "this.$cookies.removeAll();", other: `this.$cookies.remove("theme");` },
  "ngx-cookie-service": {
    start: `import { CookieService } from "ngx-cookie-service"; const cookies = new CookieService();`,
    one: `cookies.delete("token");`, all: "cookies.deleteAll();", other: `cookies.delete("theme");`,
  },
  "cookies-next": { start: `import { deleteCookie } from "cookies-next";`, one: `deleteCookie("token");`, other: `deleteCookie("theme");` },
  "nookies": { start: `import { destroyCookie } from "nookies";`, one: `destroyCookie(null, "token");`, other: `destroyCookie(null, "theme");` },
  "jquery.cookie": { start: "", one: `$.removeCookie("token");`, other: `$.removeCookie("theme");` },
  "cookie-store": { start: "", one: `cookieStore.delete("token");`, other: `cookieStore.delete("theme");` },
  "extension-storage": { start: "", one: `chrome.storage.local.remove(["theme", "token"]);`, all: "browser.storage.session.clear();", other: `chrome.storage.sync.set({ theme: "" });` },
  "localforage": { start: `import localforage from "localforage";`, one: `localforage.removeItem("token");`, all: "localforage.clear();", other: `localforage.removeItem("theme");` },
  "idb-keyval": { start: `import { clear, del } from "idb-keyval";`, one: `del("token");`, all: "clear();", other: `del("theme");` },
  "store2": { start: `import store from "store2";`, one: `store.remove("token");`, all: "store.clearAll();", other: `store.remove("theme");` },
  "store": { start: `import store from "store";`, one: `store.remove("token");`, all: "store.clearAll();", other: `store.remove("theme");` },
  "lockr": { start: `import Lockr from "lockr";`, one: `Lockr.rm("token");`, all: "Lockr.flush();", other: `Lockr.rm("theme");` },
  "local-storage": { start: `import ls from "local-storage";`, one: `ls.remove("token");`, all: "ls.clear();", other: `ls.remove("theme");` },
  "vue-storages": { start: "", one: `Vue.ls.remove("token");`, all: "this.$session.destroy();", other: `this.$ls.remove("theme");` },
  "ngx-webstorage": {
    start: `import { LocalStorageService } from "ngx-webstorage"; const storage = new LocalStorageService();`,
    one: `storage.clear("token");`, other: `storage.clear("theme");`,
  },
  "secure-ls": { start: `import SecureLS from "secure-ls"; const storage = new SecureLS();`, one: `storage.remove("token");`, all: "storage.removeAll();", other: `storage.remove("theme");` },
  "redux-persist": { start: `import { persistStore } from "redux-persist"; const persistor = persistStore(store);`, all: "persistor.purge();" },
};

const logout = ({ start }: Program, body: string): Cell => ({ code: `${start} export function logout() { ${body} }` });

/** Every row: a logout that only drops a credential, or everything; one that drops something else; one that may ask. */
export const clientDropCoverage: readonly RowCoverage[] = clientDropRows.map(({ id }) => {
  const program = programs[id];
  const { one, all, other } = program;
  const drop = one ?? all ?? "";
  return {
    row: id,
    rule: "no-client-only-logout",
    insecureByDefault: logout(program, drop),
    explicitlyBad: all === undefined ? { notApplicable: "It drops one entry at a time." } : logout(program, all),
    safe: logout(program, `${other ?? ""} ${drop} fetch("/api/logout", { method: "POST" });`),
    unknown: other === undefined ? logout(program, `${drop} endSession();`) : logout(program, other),
  };
});
