import type { ArgumentPlace, StorageRow } from "./rows";
import { reachedAs } from "./web-storage";

const nameAndValue = { name: { argument: 0 }, value: { argument: 1 } } as const;

/** A cookie's `expires` and `maxAge`, and `httpOnly`, in an object of attributes. */
const attributesAt = (argument: number) =>
  ({
    ends: [{ argument, property: "expires" }, { argument, property: "maxAge" }],
    httpOnly: { argument, property: "httpOnly" },
  }) as const satisfies { ends: readonly ArgumentPlace[]; httpOnly: ArgumentPlace };

const attributes = attributesAt(2);
const documents = [...reachedAs("document"), "global:Document()", "@angular/common#DOCUMENT()"];

/** The ways in which script writes cookies; isomorphic setters of `model/cookies` write them in the browser, too. */
export const scriptCookies = [
  {
    id: "document.cookie",
    package: "web",
    apis: ["document.cookie"],
    source: "HTML Living Standard, 3.1.3 (the cookie setter); RFC 6265 5.3, step 10 (HttpOnly from a non-HTTP API is ignored)",
    words: [String.raw`\.\s*cookie\b\s*!?\)?\s*[+?|&]*=(?!=)`, String.raw`\[\s*["'\x60]cookie["'\x60]\s*\]\s*[+?|&]*=(?!=)`],
    values: [{ storage: "cookie", patterns: documents.map((document) => `${document}.cookie`) }],
  },
  {
    id: "cookieStore",
    package: "web",
    apis: ["cookieStore.set"],
    source: "Cookie Store API, 3.3 (set); typescript@5.9.3 lib.dom.d.ts:431-451",
    words: ["cookieStore"],
    setters: [
      { calls: reachedAs("cookieStore").map((store) => `${store}.set`), storage: "cookie", ...nameAndValue },
      {
        calls: reachedAs("cookieStore").map((store) => `${store}.set`),
        storage: "cookie",
        name: { argument: 0, property: "name" },
        value: { argument: 0, property: "value" },
        ends: [{ argument: 0, property: "expires" }],
      },
    ],
  },
  {
    id: "js-cookie",
    package: "js-cookie",
    apis: ["js-cookie"],
    source: "js-cookie@3.0.8 dist/js.cookie.mjs:28-71,100-127",
    words: ["js-cookie", String.raw`\bCookies\b`],
    setters: [
      {
        // the global is that of a script tag
        calls: ["js-cookie#set", "js-cookie#**.set", "js-cookie/dist/js.cookie#set", "js-cookie/src/js.cookie#set", ...reachedAs("Cookies").map((cookies) => `${cookies}.set`)],
        storage: "cookie",
        ...nameAndValue,
        ...attributes,
      },
    ],
  },
  {
    id: "universal-cookie",
    package: "universal-cookie",
    apis: ["universal-cookie"],
    source: "universal-cookie@8.1.2 cjs/index.js:67-83,124-146",
    words: ["universal-cookie"],
    setters: [
      {
        calls: ["universal-cookie#().set", "universal-cookie#Cookies().set", "universal-cookie/cjs/Cookies#().set", "universal-cookie/es6/Cookies#().set"],
        storage: "cookie",
        ...nameAndValue,
        ...attributes,
        isomorphic: { madeBy: ["universal-cookie#", "universal-cookie#Cookies", "universal-cookie/cjs/Cookies#", "universal-cookie/es6/Cookies#"] },
      },
    ],
  },
  {
    id: "react-cookie",
    package: "react-cookie",
    apis: ["react-cookie"],
    source: "react-cookie@8.1.2 cjs/useCookies.d.ts, cjs/types.d.ts, cjs/withCookies.d.ts",
    words: ["react-cookie"],
    setters: [
      { calls: ["react-cookie#Cookies().set"], storage: "cookie", ...nameAndValue, ...attributes, isomorphic: { madeBy: ["react-cookie#Cookies"] } },
      // withCookies gives a component the object
      { calls: ["react-cookie#useCookies().1", "~props.cookies.set"], storage: "cookie", ...nameAndValue, ...attributes },
    ],
  },
  {
    id: "vue-cookies",
    package: "vue-cookies",
    apis: ["vue-cookies"],
    source: "vue-cookies@1.8.6 vue-cookies.js:11-18,54-129; vue3-cookies@1.0.6 dist; vue-cookie@1.1.4 src/vue-cookie.js; vue-cookie-next@1.3.0 dist (setCookie); cookie-universal@2.2.2 dist/cookie-universal-common.js",
    words: ["vue-cookie", "vue3-cookies", String.raw`(?:\$|\bVue\.)cookies?\b`],
    setters: [
      // the third argument is a lifetime; -1 means for ever
      { calls: ["vue-cookies#set", "vue3-cookies#useCookies().cookies.set", "vue-cookie#set", "~Vue.cookie.set", "vue-cookie-next#VueCookieNext.setCookie", "vue-cookie-next#useCookie().setCookie", "~$cookie.setCookie"], storage: "cookie", ...nameAndValue },
      // a component has it on itself, from vue-cookies or from cookie-universal, which writes on a server too
      { calls: ["~$cookies.set", "~$cookie.set"], storage: "cookie", ...nameAndValue, ...attributes, isomorphic: { madeBy: [] } },
    ],
  },
  {
    id: "cookie-universal",
    package: "cookie-universal",
    apis: [],
    source: "cookie-universal@2.2.2 dist/cookie-universal-common.js",
    words: ["cookie-universal"],
    setters: [{ calls: ["cookie-universal#().set"], storage: "cookie", ...nameAndValue, ...attributes, isomorphic: { madeBy: ["cookie-universal#"] } }],
  },
  {
    id: "ngx-cookie-service",
    package: "ngx-cookie-service",
    apis: ["ngx-cookie-service"],
    source: "ngx-cookie-service@22.0.0 fesm2022/ngx-cookie-service.mjs:102-151",
    words: ["ngx-cookie-service"],
    setters: [
      {
        calls: ["ngx-cookie-service#CookieService().set", "ngx-cookie-service/cookie-service/cookie.service#CookieService().set"],
        storage: "cookie",
        ...nameAndValue,
        ends: [{ argument: 2 }, { argument: 2, property: "expires" }],
      },
    ],
  },
  {
    id: "ngx-cookie",
    package: "ngx-cookie",
    apis: [],
    source: "ngx-cookie@6.0.1 fesm2020/ngx-cookie.mjs:208-231; ngy-cookie@6.0.1000 the same; angular2-cookie@1.2.6 services/cookies.service.js",
    words: ["ngx-cookie", "ngy-cookie", "angular2-cookie"],
    setters: [
      {
        calls: ["ngx-cookie", "ngy-cookie", "angular2-cookie", "angular2-cookie/core", "angular2-cookie/services/cookies.service", "angular2-cookie/services"].flatMap((module) => [`${module}#CookieService().put`, `${module}#CookieService().putObject`]),
        storage: "cookie",
        ...nameAndValue,
        ...attributes,
      },
    ],
  },
  {
    id: "ngCookies",
    package: "angular-cookies",
    apis: [],
    source: "angular-cookies@1.8.3 angular-cookies.js (put, putObject)",
    words: [String.raw`\$cookies\b`, String.raw`\$cookieStore\b`],
    setters: [{ calls: ["~$cookies.put", "~$cookies.putObject", "~$cookieStore.put"], storage: "cookie", ...nameAndValue, ...attributes }],
  },
  {
    id: "nuxt.useCookie",
    package: "nuxt",
    apis: ["nuxt.useCookie"],
    source: "nuxt@4.4.5 dist/app/composables/cookie.js:39-57,184-190",
    words: ["useCookie"],
    states: [
      {
        calls: ["#app#useCookie", "#imports#useCookie", "nuxt/app#useCookie", "#app/composables/cookie#useCookie", "global:useCookie"],
        storage: "cookie",
        name: { argument: 0 },
        ...attributesAt(1),
        isomorphic: { madeBy: [] },
        onlyAssigned: true,
      },
    ],
  },
  {
    id: "nuxt-auth.cookie",
    package: "@nuxtjs/auth-next",
    apis: [],
    source: "@nuxtjs/auth-next@5.0.0-1667386184.dfbbb54 dist/runtime.js:266-300",
    words: [String.raw`\$auth\.\$storage\b`],
    setters: [{ calls: ["~$auth.$storage.setCookie"], storage: "cookie", ...nameAndValue, ...attributes, isomorphic: { madeBy: [] } }],
  },
  {
    id: "react-use.useCookie",
    package: "react-use",
    apis: [],
    source: "react-use@17.6.1 lib/useCookie.js; ahooks@3.11.0 lib/useCookieState/index.js",
    words: ["react-use", "ahooks"],
    states: [
      {
        calls: ["react-use#useCookie", "react-use/lib/useCookie#", "react-use/esm/useCookie#", "ahooks#useCookieState"],
        storage: "cookie",
        name: { argument: 0 },
        ...attributesAt(1),
        onlyAssigned: true,
      },
    ],
  },
  {
    id: "@vueuse/integrations",
    package: "@vueuse/integrations",
    apis: [],
    source: "@vueuse/integrations@14.4.0 dist/useCookies.js:11-100",
    words: ["@vueuse/integrations"],
    setters: [{ calls: ["@vueuse/integrations/useCookies#useCookies().set", "@vueuse/integrations#useCookies().set"], storage: "cookie", ...nameAndValue, ...attributes }],
  },
  {
    id: "cookies-next.client",
    package: "cookies-next",
    apis: ["cookies-next.setCookie"],
    source: "cookies-next@6.1.1 lib/client/cookie-functions.js:47-60, lib/client/hooks.js:29-60",
    words: ["cookies-next"],
    setters: [
      {
        calls: [
          "cookies-next/client#setCookie",
          ...["cookies-next", "cookies-next/client"].flatMap((module) => [`${module}#useSetCookie()`, `${module}#useReactiveSetCookie()`, `${module}#useCookiesNext().setCookie`, `${module}#useReactiveCookiesNext().setCookie`]),
        ],
        storage: "cookie",
        ...nameAndValue,
        ...attributes,
      },
    ],
  },
  {
    id: "jquery.cookie",
    package: "jquery.cookie",
    apis: [],
    source: "jquery.cookie@1.4.1 jquery.cookie.js (config.raw, options.expires in days)",
    words: [String.raw`(?:\$|jQuery)\s*\.\s*cookie\b`],
    setters: [{ calls: ["global:$.cookie", "global:jQuery.cookie", "global:window.$.cookie", "global:window.jQuery.cookie", "jquery#cookie"], storage: "cookie", ...nameAndValue, ...attributes }],
  },
  {
    id: "cookie-libraries",
    package: "es-cookie",
    apis: [],
    source: "es-cookie@1.5.0 src/es-cookie.js:57; typescript-cookie@1.0.6 dist/typescript-cookie.mjs; tiny-cookie@2.5.1 dist/tiny-cookie.js:151-194; cookies-js@1.2.3 dist/cookies.js; js-cookies@1.0.4 src; cookie-cutter@0.2.0 index.js; browser-cookies@1.2.0 src/browser-cookies.js; react-cookies@0.1.1 build/cookie.js; component-cookie@1.1.5 index.js; quasar@2.27.0 src/plugins/cookies/Cookies.js",
    words: ["es-cookie", "typescript-cookie", "tiny-cookie", "cookies-js", "js-cookies", "cookie-cutter", "browser-cookies", "react-cookies", "component-cookie", "quasar", String.raw`\$q\b`],
    setters: [
      {
        calls: [
          "es-cookie#set", "typescript-cookie#setCookie", "typescript-cookie#Cookies.set",
          "tiny-cookie#", "tiny-cookie#set", "tiny-cookie#setRaw", "tiny-cookie#setCookie", "tiny-cookie#setRawCookie",
          "cookies-js#", "cookies-js#set", "js-cookies#setItem", "cookie-cutter#set", "browser-cookies#set", "react-cookies#save", "component-cookie#",
          "quasar#Cookies.set", "quasar#useQuasar().cookies.set", "~$q.cookies.set",
        ],
        storage: "cookie",
        ...nameAndValue,
        ...attributes,
      },
    ],
  },
] as const satisfies readonly StorageRow[];
