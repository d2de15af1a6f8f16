import * as astroParser from "astro-eslint-parser";
import * as svelteParser from "svelte-eslint-parser";
import * as typescriptParser from "@typescript-eslint/parser";
import * as vueParser from "vue-eslint-parser";
import rule from "../../src/rules/no-jwt-in-localstorage";
import { testRule, type ExpectedError, type InvalidCase, type ValidCase } from "../rule-tester";

type MessageId = "stored" | "storedByDefault" | "configured" | "storedOnDevice";

const error = (messageId: MessageId, name: string, ...storages: string[]): ExpectedError => ({
  messageId,
  data: { name, storage: storages.map((storage) => (storage === "IndexedDB" ? storage : `\`${storage}\``)).join(" or ") },
});

/** A case with one report: what it shows, the code, the name in the message, the storages. */
const stored = (name: string, code: string, thing: string, ...storages: string[]): InvalidCase => ({
  name,
  code,
  errors: [error("stored", thing, ...(storages.length > 0 ? storages : ["localStorage"]))],
});
const byDefault = (name: string, code: string, thing: string, storage = "localStorage"): InvalidCase => ({ name, code, errors: [error("storedByDefault", thing, storage)] });
const configured = (name: string, code: string, library: string, storage: string): InvalidCase => ({ name, code, errors: [error("configured", library, storage)] });
const clean = (name: string, code: string): ValidCase => ({ name, code });

const indexedDb = { storages: ["localStorage", "sessionStorage", "indexedDB"] };
const mobile = { storages: ["localStorage", "sessionStorage"], reactNative: true };

const writes: InvalidCase[] = [
  stored("setItem", `«localStorage.setItem("token", data.token)»`, "token"),
  stored("an ID that may be asked for", `import { createSessionId } from "./api"; const id = await createSessionId(); «localStorage.setItem("session_id", id)»`, "session_id"),
  stored("session storage", `«sessionStorage.setItem("token", data.token)»`, "token", "sessionStorage"),
  stored("a property", `«localStorage.token = token»`, "token"),
  stored("a property in brackets", `«localStorage["access_token"] = value»`, "access_token"),
  stored("a property that may be there already", `«sessionStorage.jwt ??= jwt»`, "jwt", "sessionStorage"),
  stored("through window", `«window.localStorage.setItem("jwt", value)»`, "jwt"),
  stored("through window in brackets", `«window["localStorage"].setItem("jwt", value)»`, "jwt"),
  stored("through globalThis", `«globalThis.localStorage?.setItem("jwt", value)»`, "jwt"),
  stored("through self", `«self.sessionStorage.setItem("jwt", value)»`, "jwt", "sessionStorage"),
  stored("through the document", `«document.defaultView.localStorage.setItem("jwt", value)»`, "jwt"),
  stored("an alias", `const store = window.localStorage; «store.setItem("token", token)»`, "token"),
  stored("taken out of window", `const { localStorage: store } = window; «store.setItem("token", token)»`, "token"),
  stored("an alias of the method", `const save = localStorage.setItem.bind(localStorage); «save("token", token)»`, "token"),
  stored("a function that returns the storage", `function getStorage() { return window.localStorage } «getStorage().setItem("token", token)»`, "token"),
  stored("an arrow that chooses the storage", `const pick = (keep) => (keep ? localStorage : sessionStorage); «pick(keep).setItem("token", token)»`, "token", "localStorage", "sessionStorage"),
  stored("one of two storages", `«(remember ? localStorage : sessionStorage).setItem("token", token)»`, "token", "localStorage", "sessionStorage"),
  stored("no storage on the server", `const store = typeof window === "undefined" ? undefined : localStorage; «store?.setItem("token", token)»`, "token"),
  stored("memory where there is no storage", `const store = canStore() ? localStorage : new MemoryStorage(); «store.setItem("token", token)»`, "token"),
  stored("a default parameter", `function save(token, store = localStorage) { «store.setItem("token", token)» }`, "token"),
  stored("a default in a pattern", `function save({ token, store = localStorage } = {}) { «store.setItem("token", token)» }`, "token"),
  stored("a class's field", `class Auth { storage = localStorage; save(token) { «this.storage.setItem("token", token)» } }`, "token"),
  stored("a private field", `class Auth { #storage = sessionStorage; save(token) { «this.#storage.setItem("token", token)» } }`, "token", "sessionStorage"),
  stored("a class's getter", `class Auth { get storage() { return localStorage } save(token) { «this.storage.setItem("token", token)» } }`, "token"),
  stored("a class's method", `class Auth { storage() { return localStorage } save(token) { «this.storage().token = token» } }`, "token"),
  stored("a field that the constructor fills", `class Auth { constructor() { this.store = localStorage } save(token) { «this.store.setItem("token", token)» } }`, "token"),
  stored("a component's method", `export default { methods: { storage() { return this.keep ? localStorage : sessionStorage }, login(res) { «this.storage().token = res.token» } } }`, "token", "localStorage", "sessionStorage"),
  stored("Object.assign", `«Object.assign(localStorage, { theme, refreshToken })»`, "refreshToken"),
  stored("a loop over an object of some known names", `const all = { [KEYS.theme]: theme, accessToken: res.token }; for (const key in all) { «localStorage.setItem(key, all[key])» }`, "accessToken"),
  stored("a loop over an object whose keys are constants", `const KEYS = { token: "app_access_token", until: "app_token_until" }; const all = { [KEYS.token]: params.get("access_token"), [KEYS.until]: until }; Object.keys(all).forEach((key) => { «localStorage.setItem(key, all[key])»; });`, "app_access_token"),
  stored("a loop over an object's entries", `for (const [key, value] of Object.entries({ theme, refreshToken })) «localStorage.setItem(key, value)»;`, "refreshToken"),
  stored("AngularJS's window", `angular.module("app").factory("auth", ["$window", ($window) => ({ save(token) { «$window.localStorage["app-token"] = token» } })]);`, "app-token"),
  stored("AngularJS's ngStorage", `app.controller("Login", function ($sessionStorage) { «$sessionStorage.jwt = token» });`, "jwt", "sessionStorage"),
  stored("an opened storage in an expression", `ready && «localStorage.setItem("token", token)»`, "token"),
];

const names: InvalidCase[] = [
  stored("one of the tokens that Simple JWT answers", `const keep = (data) => { «localStorage.setItem("access", data.access)»; ask({ refresh: data.refresh }); };`, "access"),
  stored("one that is taken apart", `const renew = async () => { const { access } = await ask(localStorage.getItem("refresh")); «localStorage.setItem("access", access)»; };`, "access"),
  stored("both in one object", `const keep = ({ access, refresh }) => { «localStorage.setItem("auth", JSON.stringify({ access, refresh }))»; };`, "auth"),
  stored("a constant key", `const KEY = "auth_token"; «localStorage.setItem(KEY, value)»`, "auth_token"),
  stored("a key in an object of keys", `const keys = { jwt: "app.jwt" }; «localStorage.setItem(keys.jwt, value)»`, "app.jwt"),
  stored("a template key", "const prefix = 'acme'; «localStorage.setItem(`${prefix}:refresh_token`, value)»", "acme:refresh_token"),
  stored("a template key with an open part", "«localStorage.setItem(`${user.id}-token`, value)»", "…-token"),
  stored("a sum of texts", `«localStorage.setItem("acme." + "jwt", value)»`, "acme.jwt"),
  stored("a constant from elsewhere", `import { ACCESS_TOKEN_KEY } from "./keys"; «localStorage.setItem(ACCESS_TOKEN_KEY, value)»`, "ACCESS_TOKEN_KEY"),
  stored("a member of constants from elsewhere", `import { STORAGE_KEYS } from "./keys"; «localStorage[STORAGE_KEYS.REFRESH_TOKEN] = value»`, "STORAGE_KEYS.REFRESH_TOKEN"),
  stored("a value's name under an open key", `«localStorage.setItem(key, response.data.accessToken)»`, "response.data.accessToken"),
  stored("a value's origin", `import jwt from "jsonwebtoken"; const made = jwt.sign({ sub }, secret); «localStorage.setItem("me", made)»`, "me"),
  stored("a bearer header", "«localStorage.setItem('header', `Bearer ${token}`)»", "header"),
  stored("an encrypted token", `«localStorage.setItem("t", CryptoJS.AES.encrypt(token, key).toString())»`, "t"),
  stored("a promise's value", `login().then(({ accessToken }) => { «localStorage.setItem("a", accessToken)» })`, "a"),
  stored("a session ID from the server", `const { data } = await api.post("/login"); «localStorage.setItem("session_id", data.sessionId)»`, "session_id"),
  stored("a token beside the flag that it is there", `localStorage.setItem("loggedIn", "1"); «localStorage.setItem("id_token", idToken)»`, "id_token"),
];

const objects: InvalidCase[] = [
  stored("a token in an object", `«localStorage.setItem("user", JSON.stringify({ name, token }))»`, "user"),
  stored("a token deeper down", `«localStorage.setItem("state", JSON.stringify({ auth: { accessToken: data.a } }))»`, "state"),
  stored("a token in an object made before", `const kept = { ...user, jwt: data.jwt }; «localStorage.setItem("user", JSON.stringify(kept))»`, "user"),
  stored("an object that the file reads a token from", `const { data } = await login(); setHeader(data.accessToken); «localStorage.setItem("user", JSON.stringify(data))»`, "user"),
  stored("an object that a token is taken out of", `login().then((res) => { const { token } = res.data; «localStorage.setItem("me", JSON.stringify(res.data))» })`, "me"),
  stored("a member that is given a token", `const slice = { login(state, { payload }) { state.user = { ...payload.user, token: payload.jwt }; «localStorage.setItem("user", JSON.stringify(state.user))» } };`, "user"),
  stored("an object that a token is copied into", `const user = { ...data.user }; Object.assign(user, { token: data.jwt }); «localStorage.setItem("user", JSON.stringify(user))»`, "user"),
  stored("a field that a token is read from", `class Auth { login(data) { this.user = data; «localStorage.setItem("user", JSON.stringify(this.user))» } header() { return this.user.token } }`, "user"),
  stored("an object read back for its token", `export const header = () => JSON.parse(localStorage.getItem("user") || "{}").token; «localStorage.setItem("user", JSON.stringify(data))»`, "user"),
  stored("an object read back for its token later", `const saved = JSON.parse(localStorage.getItem("user")); if (saved) send(saved.jwt); «localStorage.setItem("user", JSON.stringify(data))»`, "user"),
  stored("an object of the name whose token is used", "const { userInfo } = getState(); call(`Bearer ${userInfo.token}`); «localStorage.setItem('userInfo', JSON.stringify(data))»", "userInfo"),
  stored("an instance made with a token", `const user = new User(email, id, data.idToken); «localStorage.setItem("userData", JSON.stringify(user))»`, "userData"),
  stored("React state that starts with a token", `import { useReducer } from "react"; const [state] = useReducer(reducer, { user: null, token: null }); «localStorage.setItem("app", JSON.stringify(state))»`, "app"),
  stored("what the comment above says", `login().then((user) => {
  // keep the user's details and JWT in local storage
  «localStorage.setItem("user", JSON.stringify(user))»
})`, "user"),
];

const wrappers: InvalidCase[] = [
  stored("a function with key and value", `function save(key, value) { localStorage.setItem(key, JSON.stringify(value)) } save("theme", "dark"); «save("token", data.token)»`, "token"),
  stored("an arrow", `const save = (key, value) => localStorage.setItem(key, value); «save("jwt", value)»`, "jwt"),
  stored("a callback of React", `const save = useCallback((key, value) => localStorage.setItem(key, value), []); «save("jwt", value)»`, "jwt"),
  stored("an object's method", `const storage = { set(key, value) { localStorage.setItem(key, value) } }; «storage.set("jwt", value)»`, "jwt"),
  stored("an object's own method", `const storage = { set(key, value) { localStorage.setItem(key, value) }, setJwt(value) { «this.set("jwt", value)» } };`, "jwt"),
  stored("a class's own method", `class Storage { set(key, value) { sessionStorage.setItem(key, value) } login(res) { «this.set("token", res.token)» } }`, "token", "sessionStorage"),
  stored("an instance", `class Store { set(key, value) { localStorage.setItem(key, value) } } const store = new Store(); «store.set("token", token)»`, "token"),
  stored("a value parameter alone", `const keep = (value) => localStorage.setItem("me", value); «keep(accessToken)»`, "me"),
  stored("an outer function's parameter", `function useKept(key) { const set = (value) => localStorage.setItem(key, value); return set } const setToken = «useKept("token")»;`, "token"),
  stored("a wrapper that names the token itself", `const setToken = (token) => «localStorage.setItem("token", token)»; setToken(a); setToken(b);`, "token"),
  stored("a loop over an object", `Object.entries({ theme, accessToken }).forEach(([key, value]) => «localStorage.setItem(key, value)»)`, "accessToken"),
  stored("a component's property from which another method reads the token", `export default { data: () => ({ account: null }), methods: { keep(res) { this.account = res.data; «localStorage.setItem("account", JSON.stringify(this.account))»; }, headers() { return { Authorization: this.account.accessToken }; } } };`, "account"),
  stored("a loop over tokens", `for (const [key, value] of Object.entries(tokens)) «localStorage.setItem(key, value)»;`, "tokens"),
  stored("a subscription to a store", `token.subscribe((value) => { «localStorage.setItem("t", value)» })`, "t"),
  stored("React state written back", `useEffect(() => { «localStorage.setItem("authToken", authToken)» }, [authToken]);`, "authToken"),
];

const leftAlone: ValidCase[] = [
  clean("reads", `const token = localStorage.getItem("token"); const jwt = localStorage.jwt; if (localStorage["token"]) go();`),
  clean("another component's property", `const one = { keep(res) { this.account = res.data; localStorage.setItem("account", JSON.stringify(this.account)); } }; const other = { headers() { return { Authorization: this.account.accessToken }; } };`),
  clean("rights that are called access", `localStorage.setItem("access", user.access); router.refresh(); bus.emit("refresh"); const list = { refresh() {} };`),
  clean("a flag called refresh", `localStorage.setItem("refresh", "1"); localStorage.setItem("refresh", settings.refresh); console.log(accessLevel);`),
  clean("loops over other things", `for (const key in { theme, lang }) localStorage.setItem(key, "1"); for (const key of ["accessToken"]) localStorage.setItem(key, ""); Object.keys(tokens).forEach((key) => theme.setItem(key, tokens[key]));`),
  clean("removals", `localStorage.removeItem("token"); delete localStorage.token; sessionStorage.clear();`),
  clean("clearing by value", `localStorage.setItem("token", ""); localStorage.token = null; sessionStorage.setItem("jwt", undefined);`),
  clean("flags", `localStorage.setItem("isAuthenticated", true); localStorage.setItem("loggedIn", "1"); localStorage.setItem("token", "loggedout"); localStorage.setItem("hasToken", String(!!token));`),
  clean("theme and locale", `localStorage.setItem("theme", theme); localStorage.locale = i18n.locale; localStorage.setItem("theme-token", themeToken);`),
  clean("tokens against request forgery", `localStorage.setItem("csrf_token", csrfToken); localStorage.setItem("XSRF-TOKEN", token);`),
  clean("push and device tokens", `localStorage.setItem("fcmToken", fcmToken); localStorage.setItem("pushToken", token); localStorage.setItem("device_token", value);`),
  clean("a push token by its origin", `import { getToken } from "firebase/messaging"; getToken(messaging).then((token) => localStorage.setItem("t", token));`),
  clean("PKCE verifier, nonce and state", `sessionStorage.setItem("code_verifier", verifier); sessionStorage.setItem("pkce", v); sessionStorage.setItem("nonce", nonce); sessionStorage.setItem("oauth_state", state);`),
  clean("counts", `localStorage.setItem("tokenCount", n); localStorage.setItem("maxTokens", n); localStorage.setItem("sessions_count", sessions.length);`),
  clean("expiry dates alone", `localStorage.setItem("expires_at", JSON.stringify(expiresAt)); localStorage.setItem("tokenExpiry", expiry); localStorage.setItem("expirationDate", token.expires);`),
  clean("one-time tokens", `sessionStorage.setItem("resetToken", token); localStorage.setItem("inviteToken", invite.token);`),
  clean("page tokens and channels", `sessionStorage.setItem("nextPageToken", data.nextPageToken); localStorage.setItem("channel_token", channelToken);`),
  clean("what was read out of a token", `import { jwtDecode } from "jwt-decode"; localStorage.setItem("user", JSON.stringify(jwtDecode(token)));`),
  clean("a hash of a token", `localStorage.setItem("seen", sha256(token)); localStorage.setItem("tokenHash", hash);`),
  clean("an author", `localStorage.setItem("author", author); localStorage.setItem("tokenizer", tokenizer);`),
  clean("a user without a token", `localStorage.setItem("user", JSON.stringify(user)); localStorage.setItem("me", JSON.stringify({ id: user.id, name: user.name }));`),
  clean("a hook whose state is a list", `import { useLocalStorage } from "usehooks-ts"; const [tokens, setTokens] = useLocalStorage("tokens", []);`),
  clean("a list of coins, of invitations, of messages", `import { useLocalStorage } from "usehooks-ts"; const [kept, keep] = useLocalStorage("kept", []); keep([...kept, { token: address, amount }]); keep([{ email, inviteToken }]); keep([{ user: "me", text, tokens: 12 }]); keep([{ user: "bot", tokens: usage.total_tokens }]); keep(kept.filter(({ email }) => email !== other));`),
  clean("a hook whose object holds no credential", `import { useLocalStorage } from "usehooks-ts"; const [kept] = useLocalStorage("app", { user: null, csrfToken: "", tokenCount: 0 });`),
  clean("a user whose token was taken away", `const { token, ...user } = data; setToken(token); localStorage.setItem("user", JSON.stringify(user));`),
  clean("a member whose token is left out", `const slice = { login(state, { payload }) { state.user = { ...payload.user, token: undefined }; localStorage.setItem("user", JSON.stringify(state.user)); } };`),
  clean("another class's field", `class Auth { login(data) { this.user = data; localStorage.setItem("user", JSON.stringify(this.user)); } } class Api { header() { return this.user.token } }`),
  clean("a user whose token was deleted", `use(data.token); delete data.token; localStorage.setItem("user", JSON.stringify(data));`),
  clean("chosen properties of a user", `use(data.token); localStorage.setItem("user", JSON.stringify(data, ["id", "name"]));`),
  clean("a comment that says where the token is", `load().then((user) => {
  // keep the user; the session token stays in its cookie
  localStorage.setItem("user", JSON.stringify(user));
});`),
  clean("an ID that the page makes up, with its expiry", `const id = "randomUUID" in crypto ? crypto.randomUUID() : Math.random().toString(36); localStorage.setItem("tb_session_id", JSON.stringify({ value: id, expiry: Date.now() + 60_000 }));`),
  clean("a token of a link to a bank", `localStorage.setItem("link_token", answer.data.link_token);`),
  clean("a room's code", `const token = input.toUpperCase(); localStorage.setItem("seat", JSON.stringify({ roomToken: token, name }));`),
  clean("an ID that the page makes up", `import { v4 as uuid } from "uuid"; sessionStorage.setItem("session_id", uuid()); localStorage.setItem("sid", crypto.randomUUID());`),
  clean("an ID that a helper of another file makes up", `import { generateSessionId, uuid } from "./ids"; sessionStorage.setItem("sessionId", generateSessionId()); localStorage.setItem("session_id", uuid()); let id = localStorage.getItem("chat_session_id"); if (!id) { id = createUUID(); localStorage.setItem("session_id", id); }`),
  clean("another object's setItem", `cache.setItem("token", token); ratingButton.setItem(token); this.tokens.setItem("token", token);`),
  clean("an imported storage", `import storage from "./storage"; import { localStorage } from "./fake"; storage.setItem("token", token); localStorage.setItem("token", token);`),
  clean("a shadowed localStorage", `function test(localStorage) { localStorage.setItem("token", token) } { const sessionStorage = new Map(); sessionStorage.setItem("token", token) }`),
  clean("a shadowed window", `function test(window) { window.localStorage.setItem("token", token) }`),
  clean("a storage that may be any", `function save(store, token) { store.setItem("token", token) } (mine || localStorage).setItem("token", token);`),
  clean("a wrapper that may keep anything", `export function save(key, value) { localStorage.setItem(key, JSON.stringify(value)) }`),
  clean("a wrapper called with other things", `const save = (key, value) => localStorage.setItem(key, value); save("theme", theme); save("lang", lang);`),
  clean("memory", `const tokens = new Map(); tokens.set("token", token); let current; export const setToken = (token) => { current = token };`),
  clean("too few arguments", `localStorage.setItem(); localStorage.setItem("token"); localStorage.setItem(...entry);`),
  clean("a spread before the token", `localStorage.setItem(...key, token);`),
];

const libraries: InvalidCase[] = [
  stored("store2", `import store from "store2"; «store("token", token)»`, "token"),
  stored("store2's set", `import store from "store2"; «store.set("token", token)»`, "token"),
  stored("store2's session", `import store from "store2"; «store.session("token", token)»`, "token", "sessionStorage"),
  stored("store2 with an object", `import store from "store2"; «store({ theme, token })»`, "token"),
  stored("store.js", `const store = require("store"); «store.set("user", { token })»`, "user"),
  stored("lockr", `import Lockr from "lockr"; «Lockr.set("jwt", value)»`, "jwt"),
  stored("secure-ls", `import SecureLS from "secure-ls"; const ls = new SecureLS({ encodingType: "aes" }); «ls.set("token", token)»`, "token"),
  stored("react-secure-storage", `import secureLocalStorage from "react-secure-storage"; «secureLocalStorage.setItem("token", token)»`, "token"),
  stored("localforage told to use localStorage", `import localforage from "localforage"; localforage.config({ driver: localforage.LOCALSTORAGE }); «localforage.setItem("token", token)»`, "token"),
  stored("an instance of localforage in localStorage", `import localforage from "localforage"; const store = localforage.createInstance({ driver: [localforage.LOCALSTORAGE] }); «store.setItem("token", token)»`, "token"),
  { ...byDefault("localforage with IndexedDB", `import localforage from "localforage"; «localforage.setItem("token", token)»`, "token", "IndexedDB"), options: indexedDb },
  { ...stored("idb-keyval", `import { set } from "idb-keyval"; «set("token", token)»`, "token", "IndexedDB"), options: indexedDb },
  { ...stored("idb-keyval's setMany", `import * as idb from "idb-keyval"; «idb.setMany([["theme", theme], ["refresh_token", value]])»`, "refresh_token", "IndexedDB"), options: indexedDb },
  { ...byDefault("Ionic's storage", `import { Storage } from "@ionic/storage"; const store = new Storage(); await store.create(); «store.set("token", token)»`, "token", "IndexedDB"), options: indexedDb },
  stored("Ionic's storage told to use localStorage", `import { Storage, Drivers } from "@ionic/storage"; const store = new Storage({ driverOrder: [Drivers.LocalStorage] }); «store.set("token", token)»`, "token"),
];

const states: InvalidCase[] = [
  stored("VueUse's useLocalStorage", `import { useLocalStorage } from "@vueuse/core"; const kept = «useLocalStorage("access_token", "")»;`, "access_token"),
  byDefault("Solid's store", `import { makePersisted } from "@solid-primitives/storage"; import { createStore } from "solid-js/store"; const [state, setState] = «makePersisted(createStore({ accessToken: "", page: 1 }), { name: "app" })»;`, "app"),
  byDefault("a signal of Solid that is kept later", `import { makePersisted } from "@solid-primitives/storage"; «makePersisted([get, set], { name: "access_token" })»;`, "access_token"),
  byDefault("VueUse's useStorage", `import { useStorage } from "@vueuse/core"; const token = «useStorage("t", null)»;`, "t"),
  stored("VueUse's useStorage with a storage", `import { useStorage } from "@vueuse/core"; const token = «useStorage("t", null, sessionStorage)»;`, "t", "sessionStorage"),
  byDefault("VueUse imported by the bundler", `const token = «useStorage("token", "")»;`, "token"),
  byDefault("a ref that a token is written to", `import { useStorage } from "@vueuse/core"; const kept = «useStorage("x", "")»; kept.value = data.accessToken;`, "x"),
  stored("usehooks-ts", `import { useLocalStorage } from "usehooks-ts"; const [token, setToken] = «useLocalStorage("app", null)»; setToken(data.token);`, "app"),
  stored("a setter that gets a token", `import { useSessionStorage } from "usehooks-ts"; const [kept, setKept] = «useSessionStorage("kept", null)»; setKept(data.jwt); setKept(data.accessToken);`, "kept", "sessionStorage"),
  stored("react-use", `import { useLocalStorage } from "react-use"; const [value, setValue] = «useLocalStorage("jwt")»;`, "jwt"),
  stored("a list of accounts with their tokens", `import { useLocalStorage } from "@vueuse/core"; const accounts = «useLocalStorage("accounts", [])»; accounts.value = uniqBy([...accounts.value, { email, accessToken }], "email");`, "accounts"),
  stored("react-use by its file", `import useStored from "react-use/lib/useLocalStorage"; const [value, setValue] = «useStored("jwt")»;`, "jwt"),
  stored("Mantine", `import { useLocalStorage } from "@mantine/hooks"; const [value, setValue] = «useLocalStorage({ key: "token", defaultValue: "" })»;`, "token"),
  stored("ahooks", `import { useLocalStorageState } from "ahooks"; const [token] = «useLocalStorageState("t", { defaultValue: "" })»;`, "t"),
  stored("a hook of the project", `import { useLocalStorage } from "../hooks"; const [token, setToken] = «useLocalStorage("t", null)»;`, "t"),
  stored("a renamed hook of the project", `import { useSessionStorage as useKept } from "../hooks"; const [token, setToken] = «useKept("t", null)»;`, "t", "sessionStorage"),
  stored("a hook that is imported by itself", `const token = «useLocalStorage("token", null)»;`, "token"),
  stored("a hook of the project with an object", `import { useLocalStorage } from "@/hooks"; «useLocalStorage({ key: "jwt" })»;`, "jwt"),
  stored("a hook in the file", `function useLocalStorage(key, first) { const [state, set] = useState(first); useEffect(() => localStorage.setItem(key, state)); return [state, set] } const [token] = «useLocalStorage("token", "")»;`, "token"),
  byDefault("jotai", `import { atomWithStorage } from "jotai/utils"; export const tokenAtom = «atomWithStorage("t", null)»;`, "t"),
  stored("jotai with session storage", `import { atomWithStorage, createJSONStorage } from "jotai/utils"; export const jwt = «atomWithStorage("jwt", null, createJSONStorage(() => sessionStorage))»;`, "jwt", "sessionStorage"),
  byDefault("recoil-persist", `import { atom } from "recoil"; import { recoilPersist } from "recoil-persist"; const { persistAtom } = recoilPersist(); export const token = «atom({ key: "token", default: "", effects: [persistAtom] })»;`, "token"),
  stored("recoil-persist with session storage", `import { atom } from "recoil"; import { recoilPersist } from "recoil-persist"; const { persistAtom } = recoilPersist({ key: "app", storage: sessionStorage }); export const token = «atom({ key: "token", default: "", effects_UNSTABLE: [persistAtom] })»;`, "token", "sessionStorage"),
  byDefault("svelte-persisted-store", `import { persisted } from "svelte-persisted-store"; export const token = «persisted("token", "")»;`, "token"),
  stored("svelte-persisted-store in session storage", `import { persisted } from "svelte-persisted-store"; export const token = «persisted("token", "", { storage: "session" })»;`, "token", "sessionStorage"),
];

const stores: InvalidCase[] = [
  byDefault("zustand", `import { create } from "zustand"; import { persist } from "zustand/middleware"; export const useAuth = create(persist((set) => ({ user: null, «accessToken: null», setToken: (accessToken) => set({ accessToken }) }), { name: "auth" }));`, "accessToken"),
  byDefault("zustand whose action adds the token", `import { persist } from "zustand/middleware"; create(persist((set) => ({ user: null, login: (user, token) => set({ user, «token» }) }), { name: "auth" }));`, "token"),
  stored("zustand with session storage", `import { createJSONStorage, persist } from "zustand/middleware"; create()(persist(() => ({ «token: ""» }), { name: "auth", storage: createJSONStorage(() => sessionStorage) }));`, "token", "sessionStorage"),
  byDefault("zustand that keeps the token on purpose", `import { persist } from "zustand/middleware"; create(persist(() => ({ token: null, theme: null }), { name: "a", partialize: (state) => ({ «token: state.token» }) }));`, "token"),
  byDefault("zustand below other middleware", `import { persist } from "zustand/middleware"; create(persist(devtools(immer((set) => ({ «refreshToken: null», theme }))), { name: "a" }));`, "refreshToken"),
  byDefault("several tokens of one store", `import { persist } from "zustand/middleware"; const state = { «accessToken: null», refreshToken: null, idToken: null }; create(persist(() => state, { name: "a" }));`, "accessToken"),
  stored("redux-persist with a slice", `import storage from "redux-persist/lib/storage"; import { persistReducer } from "redux-persist"; const auth = createSlice({ name: "auth", initialState: { user: null, «token: null» } }); persistReducer({ key: "root", storage }, combineReducers({ auth: auth.reducer }));`, "auth.token"),
  stored("redux-persist with a list", `import storage from "redux-persist/lib/storage/session"; import { persistReducer } from "redux-persist"; persistReducer({ key: "root", storage, whitelist: ["theme", «"accessToken"»] }, reducer);`, "accessToken", "sessionStorage"),
  stored("redux-persist with a reducer", `import storage from "redux-persist/es/storage"; import { persistReducer } from "redux-persist"; const first = { «jwt: ""», user: {} }; function reducer(state = first, action) { return state } const config = { key: "root", storage, blacklist: ["user"] }; export default persistReducer(config, reducer);`, "jwt"),
  stored("a hook whose object starts empty", `import { useLocalStorage } from "usehooks-ts"; const [kept, setKept] = «useLocalStorage("app", { user: null, token: "" })»;`, "app"),
  stored("Quasar's storage", `const q = useQuasar(); «this.$q.sessionStorage.setItem("token", token)»;`, "token", "sessionStorage"),
  byDefault("pinia", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", { state: () => ({ «token: ""», user: null }), persist: true });`, "token"),
  byDefault("pinia's set-up store", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", () => { const token = ref(""); const login = () => {}; return { «token», login } }, { persist: true });`, "token"),
  stored("pinia with a storage", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", { state: () => ({ «token: ""» }), persist: { storage: sessionStorage } });`, "token", "sessionStorage"),
  byDefault("pinia with its ID among the options", `import { defineStore } from "pinia"; export const useAuth = defineStore({ id: "auth", state: () => ({ «token: ""», user: null }), persist: true });`, "token"),
  stored("pinia under Nuxt with its ID among the options", `export const useAuth = defineStore({ id: "auth", persist: { storage: piniaPluginPersistedstate.localStorage(), pick: ["auth"] }, state: () => ({ auth: { «jwt: null» }, user: null }) });`, "auth.jwt"),
  byDefault("pinia with a list", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", { state: () => ({ auth: { «token: ""» }, user: null }), persist: { pick: ["auth.token"] } });`, "auth.token"),
  stored("pinia with strategies", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", { state: () => ({ «token: ""» }), persist: { enabled: true, strategies: [{ key: "auth", storage: localStorage }] } });`, "token"),
  stored("pinia under Nuxt with a storage", `export const useAuth = defineStore("auth", { state: () => ({ «token: ""» }), persist: { storage: piniaPluginPersistedstate.localStorage() } });`, "token"),
  byDefault("vuex-persistedstate", `import createPersistedState from "vuex-persistedstate"; new Vuex.Store({ state: { user: null, «token: null» }, plugins: [createPersistedState()] });`, "token"),
  byDefault("vuex-persistedstate with paths", `import createPersistedState from "vuex-persistedstate"; createStore({ modules, plugins: [createPersistedState({ paths: [«"auth.token"»] })] });`, "auth.token"),
];

const authLibraries: InvalidCase[] = [
  configured("Auth0", `import { createAuth0Client } from "@auth0/auth0-spa-js"; createAuth0Client({ domain, clientId, «cacheLocation: "localstorage"» });`, "@auth0/auth0-spa-js", "localStorage"),
  configured("Auth0's provider", `<Auth0Provider domain={domain} clientId={id} «cacheLocation="localstorage"» />`, "@auth0/auth0-spa-js", "localStorage"),
  configured("Auth0 with a cache", `import { Auth0Client, LocalStorageCache } from "@auth0/auth0-spa-js"; new Auth0Client({ domain, «cache: new LocalStorageCache()» });`, "@auth0/auth0-spa-js", "localStorage"),
  configured("MSAL", `export const msalConfig = { auth: { clientId }, cache: { «cacheLocation: "localStorage"», storeAuthStateInCookie: false } };`, "@azure/msal-browser", "localStorage"),
  configured("MSAL's default written out", `import { BrowserCacheLocation } from "@azure/msal-browser"; export const config = { auth, cache: { «cacheLocation: BrowserCacheLocation.SessionStorage» } };`, "@azure/msal-browser", "sessionStorage"),
  configured("oidc-client-ts", `import { UserManager, WebStorageStateStore } from "oidc-client-ts"; new UserManager({ authority, «userStore: new WebStorageStateStore({ store: window.localStorage })» });`, "oidc-client-ts", "localStorage"),
  configured("oidc-client-ts without a storage", `import { WebStorageStateStore } from "oidc-client-ts"; export const settings = { authority, «userStore: new WebStorageStateStore()» };`, "oidc-client-ts", "localStorage"),
  configured("Cognito", `import { CognitoUserPool } from "amazon-cognito-identity-js"; new CognitoUserPool({ UserPoolId, ClientId, Storage: «window.sessionStorage» });`, "amazon-cognito-identity-js", "sessionStorage"),
  configured("Amplify", `import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito"; import { sessionStorage } from "aws-amplify/utils"; cognitoUserPoolsTokenProvider.setKeyValueStorage(«sessionStorage»);`, "aws-amplify", "sessionStorage"),
  configured("Amplify 5", `import { Amplify } from "aws-amplify"; Amplify.configure({ Auth: { userPoolId, storage: «window.localStorage» } });`, "aws-amplify", "localStorage"),
  configured("Firebase", `import { browserLocalPersistence, getAuth, setPersistence } from "firebase/auth"; setPersistence(getAuth(), «browserLocalPersistence»);`, "firebase-auth", "localStorage"),
  configured("Firebase from the start", `import { browserSessionPersistence, initializeAuth } from "firebase/auth"; initializeAuth(app, { persistence: «browserSessionPersistence» });`, "firebase-auth", "sessionStorage"),
  configured("Firebase 8", `import firebase from "firebase/compat/app"; firebase.auth().setPersistence(«firebase.auth.Auth.Persistence.SESSION»);`, "firebase-auth", "sessionStorage"),
  { ...configured("Firebase with IndexedDB", `import { indexedDBLocalPersistence, initializeAuth } from "firebase/auth"; initializeAuth(app, { persistence: «[indexedDBLocalPersistence]» });`, "firebase-auth", "IndexedDB"), options: indexedDb },
  configured("Supabase", `import { createClient } from "@supabase/supabase-js"; createClient(url, key, { auth: { persistSession: true, storage: «localStorage» } });`, "@supabase/supabase-js", "localStorage"),
  configured("react-auth-kit", `import createStore from "react-auth-kit/createStore"; createStore({ authName: "_auth", «authType: "localstorage"» });`, "react-auth-kit", "localStorage"),
  configured("react-auth-kit's provider", `<AuthProvider authName="_auth" «authType={"localstorage"}»><App /></AuthProvider>`, "react-auth-kit", "localStorage"),
  configured("react-token-auth", `import { createAuthProvider } from "react-token-auth"; export const { useAuth, logout } = createAuthProvider({ getAccessToken: (session) => session.access_token, storage: «localStorage» });`, "react-token-auth", "localStorage"),
];

const librariesLeftAlone: ValidCase[] = [
  clean("localforage and idb-keyval, as long as IndexedDB is allowed", `import localforage from "localforage"; import { set } from "idb-keyval"; localforage.setItem("token", token); set("token", token);`),
  clean("another package's set", `import { set } from "lodash"; import store from "./store"; set(state, "token", token); store.set("token", token);`),
  clean("a read with store2", `import store from "store2"; store("token"); store.page("token", token);`),
  clean("a hook that keeps a preference", `import { useLocalStorage } from "usehooks-ts"; const [theme, setTheme] = useLocalStorage("theme", "dark"); const [token] = useLocalStorage("csrf", ""); const [n] = useLocalStorage("tokens", 0);`),
  clean("a hook with a key from elsewhere", `import { useLocalStorage } from "usehooks-ts"; export const useKept = (key, first) => useLocalStorage(key, first);`),
  clean("Nitro's storage on the server", `const tokens = useStorage("tokens"); await useStorage("redis").setItem("token", token);`),
  clean("counted tokens", `import { atomWithStorage } from "jotai/utils"; export const tokens = atomWithStorage("tokens", { input: 0, output: 0 });`),
  clean("an atom that is not kept", `import { atom } from "recoil"; import { recoilPersist } from "recoil-persist"; export const token = atom({ key: "token", default: "" });`),
  clean("an atom in a storage from elsewhere", `import { atomWithStorage } from "jotai/utils"; import { memory } from "./memory"; export const token = atomWithStorage("token", null, memory);`),
  clean("zustand whose action takes a token away", `import { persist } from "zustand/middleware"; create(persist((set) => ({ user: null, hide: () => set({ user: null, csrfToken: null }) }), { name: "a" }));`),
  clean("zustand without the token", `import { persist } from "zustand/middleware"; create(persist((set) => ({ token: null, theme: "" }), { name: "a", partialize: (state) => ({ theme: state.theme }) }));`),
  clean("zustand with a filter", `import { persist } from "zustand/middleware"; create(persist((set) => ({ token: null }), { name: "a", partialize: ({ token, ...rest }) => rest }));`),
  clean("zustand with a storage from elsewhere", `import { persist } from "zustand/middleware"; import { storage } from "./secure"; create(persist(() => ({ token: null }), { name: "a", storage }));`),
  clean("zustand whose storage is memory", `import { createJSONStorage, persist } from "zustand/middleware"; create(persist(() => ({ token: null }), { name: "a", storage: createJSONStorage(() => ({ getItem() {}, setItem() {}, removeItem() {} })) }));`),
  clean("zustand with options from elsewhere", `import { persist } from "zustand/middleware"; create(persist(() => ({ token: null }), options));`),
  clean("redux-persist without the token", `import storage from "redux-persist/lib/storage"; import { persistReducer } from "redux-persist"; const auth = createSlice({ name: "auth", initialState: { token: null } }); persistReducer({ key: "root", storage, blacklist: ["auth"] }, combineReducers({ auth: auth.reducer }));`),
  clean("redux-persist with reducers from elsewhere", `import storage from "redux-persist/lib/storage"; import { persistReducer } from "redux-persist"; import auth from "./auth"; persistReducer({ key: "root", storage, whitelist: ["auth", "settings"] }, combineReducers({ auth }));`),
  clean("redux-persist on a device", `import AsyncStorage from "@react-native-async-storage/async-storage"; import { persistReducer } from "redux-persist"; persistReducer({ key: "root", storage: AsyncStorage, whitelist: ["token"] }, reducer);`),
  clean("pinia that keeps nothing", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", { state: () => ({ token: "" }) }); defineStore("b", { state: () => ({ token: "" }), persist: false });`),
  clean("pinia without the token", `import { defineStore } from "pinia"; export const useAuth = defineStore("auth", { state: () => ({ token: "", theme: "" }), persist: { pick: ["theme"] } }); defineStore("b", { state: () => ({ token: "" }), persist: { omit: ["token"] } });`),
  clean("pinia under Nuxt, which keeps it in cookies", `export const useAuth = defineStore("auth", { state: () => ({ token: "" }), persist: true });`),
  clean("pinia imported under Nuxt", `import { defineStore } from "pinia"; const config = useRuntimeConfig(); export const useAuth = defineStore("auth", { state: () => ({ token: "" }), persist: true });`),
  clean("pinia in a cookie", `export const useAuth = defineStore("auth", { state: () => ({ token: "" }), persist: { storage: piniaPluginPersistedstate.cookies() } });`),
  clean("counted tokens in a store", `import { persist } from "zustand/middleware"; create(persist(() => ({ tokens: 0, tokenCount: 0, isTokenValid: false, setToken() {} }), { name: "a" }));`),
  clean("silent defaults", `import { createClient } from "@supabase/supabase-js"; import { getAuth } from "firebase/auth"; import { CognitoUserPool } from "amazon-cognito-identity-js"; createClient(url, key); createClient(url, key, { auth: { persistSession: true } }); getAuth(); new CognitoUserPool({ UserPoolId, ClientId });`),
  clean("react-token-auth's silent default, and another library's storage", `import { createAuthProvider } from "react-token-auth"; import { createCache } from "./cache"; createAuthProvider({ getAccessToken }); createCache({ storage: localStorage });`),
  clean("other types of authentication", `const request = { authType: "basic" }; const client = { authType: "cookie" }; <Panel authType="oauth2" />; localStorage.setItem("theme", theme);`),
  clean("Supabase that keeps nothing", `import { createClient } from "@supabase/supabase-js"; createClient(url, key, { auth: { storage: localStorage, persistSession: false } });`),
  clean("memory and other caches", `createAuth0Client({ cacheLocation: "memory" }); new Auth0Client({ cacheLocation: "localstorage", cache: myCache }); const config = { cache: { cacheLocation: "memoryStorage" } }; const other = { cacheLocation: location };`),
  clean("a user store in memory", `import { InMemoryWebStorage, WebStorageStateStore } from "oidc-client-ts"; const settings = { userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }), stateStore: new WebStorageStateStore() };`),
  clean("cookies of Cognito", `import { CognitoUserPool, CookieStorage } from "amazon-cognito-identity-js"; new CognitoUserPool({ ClientId, Storage: new CookieStorage({ domain }) });`),
  clean("Firebase in memory", `import { inMemoryPersistence, setPersistence } from "firebase/auth"; setPersistence(auth, inMemoryPersistence); setPersistence(auth, remember ? a : b);`),
  clean("React Native", `import AsyncStorage from "@react-native-async-storage/async-storage"; AsyncStorage.setItem("token", token);`),
  { ...clean("secure stores of React Native", `import * as SecureStore from "expo-secure-store"; import * as Keychain from "react-native-keychain"; import EncryptedStorage from "react-native-encrypted-storage"; SecureStore.setItemAsync("token", token); SecureStore.setItem("token", token); Keychain.setGenericPassword("token", token); EncryptedStorage.setItem("token", token);`), options: mobile },
  { ...clean("the web's storage or the device's", `import AsyncStorage from "@react-native-async-storage/async-storage"; const storage = isWeb ? localStorage : AsyncStorage; storage.setItem("token", token);`) },
];

const options: { valid: ValidCase[]; invalid: InvalidCase[] } = {
  valid: [
    { ...clean("only localStorage", `sessionStorage.setItem("token", token); (keep ? localStorage : sessionStorage).setItem("token", token);`), options: { storages: ["localStorage"] } },
    { ...clean("no storage at all", `localStorage.setItem("token", token);`), options: { storages: [] } },
    { ...clean("an ignored name", `localStorage.setItem("theme_token", t); localStorage.setItem("kc_token", jwt);`), options: { ignoreNames: ["theme token", "/^kc_/u"] } },
    { ...clean("an ignored name in the settings", `localStorage.setItem("demo_token", t);`), session: { ignoreNames: ["demo token"] } },
    {
      ...clean("a store that the team answers for", `function saveToken(key, value) { localStorage.setItem("token", value) } saveToken("token", token); class Vault { keep(token) { localStorage.setItem("t", token) } }`),
      session: { tokenStores: [{ name: "saveToken", from: "file" }, { name: "vault.keep", from: "file" }] },
    },
  ],
  invalid: [
    { ...stored("a name of the team", `«localStorage.setItem("ticket", t)»`, "ticket"), options: { credentialNames: ["ticket"] } },
    { ...stored("a name of the team in the settings", `«localStorage.setItem("kc_abc", t)»`, "kc_abc"), session: { credentialNames: ["/^kc_/u"] } },
    { name: "React Native", options: mobile, code: `import AsyncStorage from "@react-native-async-storage/async-storage"; «AsyncStorage.setItem("token", token)»; «AsyncStorage.multiSet([["theme", theme], ["refreshToken", value]])»; «AsyncStorage.mergeItem("user", JSON.stringify({ jwt }))»;`, errors: [error("storedOnDevice", "token", "AsyncStorage"), error("storedOnDevice", "refreshToken", "AsyncStorage"), error("storedOnDevice", "user", "AsyncStorage")] },
    { name: "a store on the device", options: mobile, code: `import AsyncStorage from "@react-native-async-storage/async-storage"; import { createJSONStorage, persist } from "zustand/middleware"; create(persist(() => ({ «token: null» }), { name: "a", storage: createJSONStorage(() => AsyncStorage) }));`, errors: [error("storedOnDevice", "token", "AsyncStorage")] },
    { ...stored("the storages named together", `«localStorage.setItem("token", token)»`, "token"), options: { storages: ["localStorage", "indexedDB"], reactNative: true } },
  ],
};

testRule(rule, {
  javascript: {
    valid: [...leftAlone, ...librariesLeftAlone, ...options.valid],
    invalid: [
      ...writes, ...names, ...objects, ...wrappers, ...libraries, ...states, ...stores, ...authLibraries, ...options.invalid,
      { name: "each write of its own", code: `«localStorage.setItem("accessToken", a)»; «localStorage.setItem("refreshToken", r)»; localStorage.setItem("expiresIn", e);`, errors: [error("stored", "accessToken", "localStorage"), error("stored", "refreshToken", "localStorage")] },
    ],
  },
  typescript: {
    valid: [
      clean("a typed storage that may be any", `class Auth { constructor(private storage: Storage) {} save(token: string) { this.storage.setItem("token", token) } }`),
      clean("a declared type without a token", `interface User { id: string; tokenExpiry: number } function save(user: User) { localStorage.setItem("user", JSON.stringify(user)) }`),
      clean("Angular's own service", `import { StorageService } from "./storage.service"; class Auth { constructor(private storage: StorageService) {} save(token: string) { this.storage.store("token", token) } }`),
    ],
    invalid: [
      stored("casts", `«(window as any).localStorage!.setItem("token" as Key, data.token as string)»`, "token"),
      stored("a constructor's default", `class Auth { constructor(private readonly storage: Storage = window.localStorage) {} save(token: string) { «this.storage.setItem("token", token)» } }`, "token"),
      stored("a window that is handed in", `class Auth { constructor(@Inject(WINDOW) private window: Window) {} save(token: string) { «this.window.localStorage.setItem("token", token)» } }`, "token"),
      stored("an enum's key", `enum Keys { Token = "app.token" } «localStorage.setItem(Keys.Token, value)»`, "app.token"),
      stored("a declared type with a token", `interface LoginResponse { user: User; accessToken: string } function save(data: LoginResponse) { «localStorage.setItem("me", JSON.stringify(data))» }`, "me"),
      stored("a cast to a type with a token", `type Login = { jwt: string }; const data = (await response.json()) as Login; «localStorage.setItem("me", JSON.stringify(data))»;`, "me"),
      stored("ngx-webstorage's service", `import { LocalStorageService } from "ngx-webstorage"; class Auth { constructor(private storage: LocalStorageService) {} save(t: string) { «this.storage.store("authToken", t)» } }`, "authToken"),
      stored("ngx-webstorage's decorator", `import { SessionStorage } from "ngx-webstorage"; class Auth { «@SessionStorage("jwt") private jwt: string;» }`, "jwt", "sessionStorage"),
      stored("ngx-webstorage's decorator without a name", `import { LocalStorage } from "ngx-webstorage"; class Auth { «@LocalStorage() accessToken;» }`, "accessToken"),
      { ...byDefault("Ionic's storage in Angular", `import { Storage } from "@ionic/storage-angular"; class Auth { constructor(private storage: Storage) {} save(t: string) { «this.storage.set("token", t)» } }`, "token", "IndexedDB"), options: indexedDb },
      stored("a generic hook", `import { useLocalStorage } from "usehooks-ts"; const [token] = «useLocalStorage<string | null>("t", null)»;`, "t"),
      byDefault("a typed store", `import { create } from "zustand"; import { persist } from "zustand/middleware"; export const useAuth = create<AuthState>()(persist((set) => ({ «token: null as string | null» }), { name: "auth" }));`, "token"),
      {
        ...stored("a component of Vue", `<script setup>\nconst save = (token) => «window.localStorage.setItem("token", token)»\n</script>\n<template><p /></template>`, "token"),
        filename: "login.vue",
        parser: vueParser,
      },
      {
        ...stored("a component of Svelte", `<script lang="ts">\nexport let token: string;\n$: «localStorage.setItem("token", token)»;\n</script>\n<p>{token}</p>`, "token"),
        filename: "login.svelte",
        parser: svelteParser,
        parserOptions: { parser: typescriptParser },
      },
      {
        ...stored("a page of Astro", `---\nconst save = (token: string) => «localStorage.setItem("token", token)»;\n---\n<p>{save.name}</p>`, "token"),
        filename: "login.astro",
        parser: astroParser,
        parserOptions: { parser: typescriptParser },
      },
    ],
  },
  typed: {
    valid: [clean("a user by its type", `declare function me(): { id: string; name: string }; const user = me(); localStorage.setItem("user", JSON.stringify(user));`)],
    invalid: [stored("a user with a token by its type", `declare function me(): Promise<{ id: string; token?: string } | undefined>; const user = await me(); «localStorage.setItem("user", JSON.stringify(user))»; export {};`, "user")],
  },
});
