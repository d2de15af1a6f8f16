import type { StorageRow } from "./rows";

/** Auth libraries that can be told where to keep their tokens. What they do untold is on the rule's page. */
export const authLibraries = [
  {
    id: "oidc-client-ts",
    package: "oidc-client-ts",
    apis: [],
    source: "oidc-client-ts@3.5.0 dist/esm/oidc-client-ts.js:940-947,1070-1074,2514-2518; oidc-client@1.11.5 the same",
    words: ["WebStorageStateStore", "userStore"],
    wrappers: [
      {
        calls: ["oidc-client-ts#WebStorageStateStore()", "oidc-client#WebStorageStateStore()", "oidc-client#Oidc.WebStorageStateStore()", "oidc-react#WebStorageStateStore()", "react-oidc-context#WebStorageStateStore()"],
        of: { argument: 0, property: "store" },
        storage: "localStorage",
      },
    ],
    values: [{ storage: "elsewhere", patterns: ["oidc-client-ts#InMemoryWebStorage()", "oidc-client#InMemoryWebStorage()"] }],
    configurations: [{ option: "userStore", attribute: true }],
  },
  {
    id: "@azure/msal-browser",
    package: "@azure/msal-browser",
    apis: [],
    source: "@azure/msal-browser@5.29.0 dist/config/Configuration.mjs:60-63, dist/utils/BrowserConstants.mjs:51-52",
    words: ["cacheLocation"],
    values: [
      { storage: "localStorage", patterns: ["@azure/msal-browser#BrowserCacheLocation.LocalStorage"] },
      { storage: "sessionStorage", patterns: ["@azure/msal-browser#BrowserCacheLocation.SessionStorage"] },
      { storage: "elsewhere", patterns: ["@azure/msal-browser#BrowserCacheLocation.MemoryStorage"] },
    ],
    configurations: [{ option: "cacheLocation", texts: { localStorage: "localStorage", sessionStorage: "sessionStorage", memoryStorage: "elsewhere" } }],
  },
  {
    id: "@auth0/auth0-spa-js",
    package: "@auth0/auth0-spa-js",
    apis: [],
    source: "@auth0/auth0-spa-js@2.27.0 src/Auth0Client.ts:272-290, src/constants.ts:31; @auth0/auth0-react@2.27.0 passes the option on",
    words: ["cacheLocation", "LocalStorageCache"],
    values: [
      { storage: "localStorage", patterns: ["@auth0/auth0-spa-js#LocalStorageCache()", "@auth0/auth0-react#LocalStorageCache()", "@auth0/auth0-vue#LocalStorageCache()", "@auth0/auth0-angular#LocalStorageCache()"] },
      { storage: "elsewhere", patterns: ["@auth0/auth0-spa-js#InMemoryCache()", "@auth0/auth0-react#InMemoryCache()", "@auth0/auth0-vue#InMemoryCache()", "@auth0/auth0-angular#InMemoryCache()"] },
    ],
    configurations: [
      // `cache`, where it is given, wins
      { option: "cacheLocation", attribute: true, overriddenBy: "cache", texts: { localstorage: "localStorage", memory: "elsewhere" } },
      { option: "cache", attribute: true, only: ["@auth0/auth0-spa-js#LocalStorageCache()", "@auth0/auth0-react#LocalStorageCache()", "@auth0/auth0-vue#LocalStorageCache()", "@auth0/auth0-angular#LocalStorageCache()"] },
    ],
  },
  {
    id: "amazon-cognito-identity-js",
    package: "amazon-cognito-identity-js",
    apis: [],
    source: "amazon-cognito-identity-js@6.3.21 es/StorageHelper.js:60-64, es/CognitoUserPool.js:50",
    words: ["amazon-cognito-identity-js"],
    values: [{ storage: "cookie", patterns: ["amazon-cognito-identity-js#CookieStorage()"] }],
    configurations: [{ calls: ["amazon-cognito-identity-js#CognitoUserPool", "amazon-cognito-identity-js#CognitoUser"], argument: 0, option: "Storage" }],
  },
  {
    id: "aws-amplify",
    package: "aws-amplify",
    apis: [],
    source: "@aws-amplify/core@6.19.2 dist/esm/storage/DefaultStorage.mjs:11, utils.mjs:11; @aws-amplify/auth@6.21.1 CognitoUserPoolsTokenProvider.mjs:11-21",
    words: ["aws-amplify"],
    values: [
      { storage: "localStorage", patterns: ["aws-amplify/utils#defaultStorage", "@aws-amplify/core#defaultStorage"] },
      { storage: "sessionStorage", patterns: ["aws-amplify/utils#sessionStorage", "@aws-amplify/core#sessionStorage"] },
      { storage: "cookie", patterns: ["aws-amplify/utils#CookieStorage()", "@aws-amplify/core#CookieStorage()"] },
      { storage: "elsewhere", patterns: ["aws-amplify/utils#sharedInMemoryStorage", "@aws-amplify/core#sharedInMemoryStorage"] },
    ],
    configurations: [
      {
        calls: ["aws-amplify/auth/cognito#cognitoUserPoolsTokenProvider.setKeyValueStorage", "@aws-amplify/auth/cognito#cognitoUserPoolsTokenProvider.setKeyValueStorage"],
        argument: 0,
        option: "",
      },
      { calls: ["aws-amplify#Amplify.configure", "aws-amplify#configure", "@aws-amplify/core#Amplify.configure", "@aws-amplify/core#configure"], argument: 0, option: "Auth.storage" },
      { calls: ["aws-amplify#Auth.configure", "@aws-amplify/auth#Auth.configure", "@aws-amplify/auth#configure"], argument: 0, option: "storage" },
    ],
  },
  {
    id: "firebase-auth",
    package: "firebase",
    apis: [],
    source: "@firebase/auth@1.13.6 dist/esm/index-*.js:11262-11273; @firebase/auth-compat@0.6.11 (LOCAL is IndexedDB where there is one)",
    words: ["setPersistence", "initializeAuth"],
    values: [
      { storage: "localStorage", patterns: ["firebase/auth#browserLocalPersistence", "@firebase/auth#browserLocalPersistence"] },
      { storage: "sessionStorage", patterns: ["firebase/auth#browserSessionPersistence", "@firebase/auth#browserSessionPersistence", "firebase#auth.Auth.Persistence.SESSION", "firebase/app#auth.Auth.Persistence.SESSION", "firebase/compat/app#auth.Auth.Persistence.SESSION", "global:firebase.auth.Auth.Persistence.SESSION"] },
      { storage: "indexedDB", patterns: ["firebase/auth#indexedDBLocalPersistence", "@firebase/auth#indexedDBLocalPersistence", "firebase#auth.Auth.Persistence.LOCAL", "firebase/app#auth.Auth.Persistence.LOCAL", "firebase/compat/app#auth.Auth.Persistence.LOCAL", "global:firebase.auth.Auth.Persistence.LOCAL"] },
      { storage: "elsewhere", patterns: ["firebase/auth#inMemoryPersistence", "firebase/auth#browserCookiePersistence", "@firebase/auth#inMemoryPersistence"] },
    ],
    configurations: [
      { calls: ["firebase/auth#setPersistence", "@firebase/auth#setPersistence"], argument: 1, option: "" },
      { calls: ["firebase/auth#initializeAuth", "@firebase/auth#initializeAuth"], argument: 1, option: "persistence" },
      {
        calls: ["firebase#auth().setPersistence", "firebase/app#auth().setPersistence", "firebase/compat/app#auth().setPersistence", "global:firebase.auth().setPersistence", "firebase/auth#getAuth().setPersistence"],
        argument: 0,
        option: "",
        texts: { local: "indexedDB", session: "sessionStorage", none: "elsewhere" },
      },
    ],
  },
  {
    id: "@supabase/supabase-js",
    package: "@supabase/supabase-js",
    apis: [],
    source: "@supabase/supabase-js@2.109.0 dist/index.mjs:34-39; @supabase/auth-js@2.109.0 dist/main/GoTrueClient.js:19-24,222-238",
    words: ["@supabase/"],
    configurations: [
      { calls: ["@supabase/supabase-js#createClient"], argument: 2, option: "auth.storage", switchedBy: "auth.persistSession" },
      { calls: ["@supabase/auth-js#GoTrueClient", "@supabase/gotrue-js#GoTrueClient", "@supabase/auth-js#AuthClient"], argument: 0, option: "storage", switchedBy: "persistSession" },
    ],
  },
  {
    id: "react-token-auth",
    package: "react-token-auth",
    apis: [],
    source: "react-token-auth@2.3.8 lib/createAuthProvider.js:50, lib/createTokenProvider.js:41-48",
    words: ["react-token-auth"],
    configurations: [{ calls: ["react-token-auth#createAuthProvider", "react-token-auth#createAsyncAuthProvider"], argument: 0, option: "storage" }],
  },
  {
    id: "react-auth-kit",
    package: "react-auth-kit",
    apis: [],
    source: "react-auth-kit@3.1.3 createStore.js:12-16, RxTokenObject.js:143-159; react-auth-kit@2.12.4 dist/types.d.ts:65 (an attribute)",
    words: ["react-auth-kit", "authType"],
    configurations: [
      { calls: ["react-auth-kit/createStore#", "react-auth-kit#createStore"], argument: 0, option: "authType", texts: { cookie: "cookie" } },
      { option: "authType", attribute: true, texts: { localstorage: "localStorage" } },
    ],
  },
] as const satisfies readonly StorageRow[];
