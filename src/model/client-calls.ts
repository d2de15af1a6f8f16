import type { CallPattern } from "./row";

/**
 * The closed list of what page code calls without asking a server, beside the platform's and the helpers' of
 * `harmless-calls.ts`. Whatever is not in it may reach one.
 */

/** Packages of which nothing sends a logout. */
export const localPackages: readonly CallPattern[] = [
  ...["rxjs", "rxjs/operators", "@ngrx/effects", "mobx", "@reduxjs/toolkit", "react", "vue", "svelte", "svelte/store", "solid-js", "@angular/core", "js-cookie", "cookies-next", "cookies-next/client", "nookies", "idb-keyval", "localforage", "lockr", "immer", "vue-cookies", "jwt-decode"].map((name) => `${name}#*`),
  "react#useState().1", "react#useReducer().1", "universal-cookie#().*", "react-cookie#useCookies().1", "solid-js#createSignal().1", "jotai#useSetAtom()", "jotai#useAtom().1", "recoil#useSetRecoilState()", "recoil#useResetRecoilState()", "recoil#useRecoilState().1",
  ...["@tanstack/react-query", "@tanstack/vue-query", "@tanstack/svelte-query", "react-query"].map((name) => `${name}#useQueryClient().clear`),
  ...["react-toastify", "react-hot-toast", "sonner", "notistack", "sweetalert2", "sweetalert", "nprogress", "lodash-es", "vue-sonner", "element-plus", "antd", "react-cookies", "store2"].map((name) => `${name}#**`),
];

/** Packages whose functions ask a server. */
export const requestClients: ReadonlySet<string> = new Set(["axios", "ky", "got", "ofetch", "undici", "node-fetch", "superagent", "wretch", "needle", "request"]);

/** Functions and methods of pages and frameworks that stay in the page. */
export const localNames: ReadonlySet<string> = new Set([
  "alert", "confirm", "prompt", "setTimeout", "setInterval", "clearTimeout", "clearInterval", "requestAnimationFrame", "cancelAnimationFrame", "queueMicrotask", "setImmediate", "String", "Boolean", "Number", "nextTick", "$nextTick", "tick", "flushSync", "batch", "startTransition", "runInAction", "action", "untracked", "unstable_batchedUpdates",
  "preventDefault", "stopPropagation", "stopImmediatePropagation", "persist", "blur", "focus", "getItem", "hasItem", "removeItem", "querySelector", "querySelectorAll", "getElementById", "getElementsByClassName", "getElementsByTagName", "createElement", "appendChild", "removeChild", "setAttribute", "removeAttribute", "getAttribute", "addEventListener", "removeEventListener", "dispatchEvent", "closest", "scrollTo", "scrollIntoView",
  "addClass", "removeClass", "toggleClass", "hide", "show", "fadeIn", "fadeOut", "html", "text", "val", "css", "attr", "toggle", "ready", "trim", "pipe", "takeUntil", "unsubscribe", "complete", "getState", "commit", "$commit", "$reset", "$patch", "patchState", "setState", "forceUpdate", "$forceUpdate", "emitChange", "detectChanges", "markForCheck", "run",
  "removeQueries", "resetQueries", "invalidateQueries", "cancelQueries", "setQueryData", "clearStore", "resetApiState", "clearCache", "t", "$t", "require", "select", "takeLatest", "takeEvery", "take", "delay", "of", "tap", "ofType", "createEffect", "now", "defineStore", "useCallback", "lazy", "toast", "snackbar",
  "getNavigate", "getRouter", "getHistory", "bind", "reloadNuxtApp", "clearNuxtData", "clearNuxtState",
  "afterClosed", "beforeClosed", "afterDismissed", "onDidDismiss", "onWillDismiss", "rejectWithValue", "fulfillWithValue",
]);

/** Moves to another page of the application. */
export const moveNames: ReadonlySet<string> = new Set(["push", "replace", "navigate", "navigateByUrl", "navigateTo", "goto", "go", "back", "goBack", "routerPush", "redirect", "assign", "reload", "refresh", "pushState", "replaceState", "setRoot", "navigateRoot", "redirectTo", "revalidatePath", "transitionTo", "resetHistory"]);

/** Names of what shows something to the user, or keeps what it has shown. */
export const displayHolder = /toast|^flash|message|notif|snack|swal|alert|modal|dialog|loading|loader|popup|popover|drawer|menu|nprogress|sidebar|sidenav|overlay|spinner|progress|theme|i18n|^\$?confirm(?:ation)?(?:Service)?$|^\$q$|actionSheet/iu;

/** First words of functions that open or close a part of the page. */
export const displayVerbs: ReadonlySet<string> = new Set(["close", "open", "toggle", "hide", "show", "dismiss", "collapse", "expand", "render", "update", "scroll", "display"]);

/** Words of what else would be closed or opened, in a way that a server may hear of. */
export const remoteWords: ReadonlySet<string> = new Set(["session", "sessions", "connection", "socket", "account", "token", "tokens", "user", "auth", "server", "channel", "stream", "login", "logout", "device", "devices", "api", "remote", "profile", "status", "presence"]);

/** Words of browser APIs by which a helper says that it stays in the page: `clearLocalStorage`, `removeAuthHeader`. */
export const pageWords: ReadonlySet<string> = new Set(["storage", "localstorage", "sessionstorage", "header", "headers", "interval", "timer", "timeout", "cache", "ui", "menu", "modal", "navbar", "nav", "view", "page", "dom", "class"]);

/** Words of helpers that say that something goes. */
export const dropVerbs: ReadonlySet<string> = new Set(["remove", "delete", "clear", "erase", "destroy", "unset", "expire", "wipe", "del"]);

/** Words of helpers that say where in the browser it was kept. */
export const keptInWords: ReadonlySet<string> = new Set(["cookie", "cookies", "storage"]);

/** Words beside them that add nothing. */
export const helperWords: ReadonlySet<string> = new Set(["local", "session", "browser", "web", "from", "in", "item", "items", "key", "keys", "value", "data", "all", "util", "utils", "helper", "helpers", "service", "manager", "by", "name", "the"]);

/** Callbacks that say of themselves that they run when all is done. */
export const callbackNames = /^_*(?:cb|callback|done|next|resolve|reject|res|rej|fn|listener|observer|subscriber|handler)$/u;

/** Lists of them. */
export const listenerLists = /listener|observer|subscriber|callback|handlers/iu;

/** What a state or a stored entry is called that says who is logged in. */
export const userWords: ReadonlySet<string> = new Set(["user", "users", "auth", "account", "session", "login", "logged", "me", "identity", "credentials", "profile", "token", "tokens", "jwt", "member", "customer", "admin", "usuario", "utilisateur", "benutzer", "root"]);

/** Words beside them that make it a flag, a preference or a part. */
export const partWords: ReadonlySet<string> = new Set(["is", "has", "was", "name", "username", "role", "roles", "email", "id", "uid", "avatar", "image", "type", "status", "theme", "lang", "language", "settings", "preferences", "error", "errors", "loading", "redirect", "url", "path", "count", "time", "at", "menu", "list", "route", "mode", "view", "page", "location", "history", "expires", "expiry", "expiration", "timestamp", "remember", "last", "event", "message", "tab", "form", "modal", "dialog", "show", "open"]);

/** Keys under which the two tokens of a pair are kept by their halves' names. */
export const halfTokens: ReadonlySet<string> = new Set(["access", "refresh"]);

/** Words of a kept flag that says that somebody is logged in. */
export const loginFlagWords: ReadonlySet<string> = new Set(["auth", "authed", "authenticated", "authorized", "logged", "loggedin", "login", "loged", "signed", "signedin"]);

/** Words of what a page keeps of the user alone: `userId`, `userEmail`. */
export const userPartWords: ReadonlySet<string> = new Set(["user", "username", "userid", "useremail", "current", "id", "uid", "name", "email", "role", "roles", "avatar"]);

/** Words that say where something is kept, and nothing of what it is: `COOKIE_NAME`, `STORAGE_KEY`. */
export const placeWords: ReadonlySet<string> = new Set(["cookie", "cookies", "cookiename", "storage", "local", "localstorage", "key", "name", "item"]);

/** Words that say that somebody or something else ended the session already, or ends another. */
export const afterwardsWords: ReadonlySet<string> = new Set(["auto", "automatic", "force", "forced", "expired", "expire", "expiry", "unauthorized", "unauthorised", "inactivity", "idle", "inactive", "needed", "local", "locally", "clear", "reset", "wait", "schedule", "watch", "watcher", "sync", "mutation", "started", "start", "request", "reducer", "fulfilled", "pending", "rejected"]);

/** Words that only say by what a logout is asked for. */
export const controlWords: ReadonlySet<string> = new Set(["confirm", "confirmation", "button", "btn", "click", "modal", "dialog", "page", "menu", "icon", "link", "event", "form"]);

/** Apps that are no page: what they drop is in the device's own storage. */
export const nativeModules = /^(?:react-native|expo|@react-native|@expo|@react-navigation|nativescript|@nativescript)(?:$|[-/])/u;
