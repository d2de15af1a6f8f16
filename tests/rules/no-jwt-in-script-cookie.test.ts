import * as astroParser from "astro-eslint-parser";
import * as svelteParser from "svelte-eslint-parser";
import * as typescriptParser from "@typescript-eslint/parser";
import * as vueParser from "vue-eslint-parser";
import rule from "../../src/rules/no-jwt-in-script-cookie";
import { testRule, type InvalidCase, type ValidCase } from "../rule-tester";

type MessageId = "written" | "dropped" | "configured";

/** A case with one report: what it shows, the code, the name in the message. */
const written = (name: string, code: string, thing = "token", messageId: MessageId = "written"): InvalidCase => ({ name, code, errors: [{ messageId, data: { name: thing } }] });
const clean = (name: string, code: string, filename?: string): ValidCase => ({ name, code, ...(filename !== undefined && { filename }) });

const texts: InvalidCase[] = [
  written("a template", "«document.cookie = `token=${token}; path=/`»"),
  written("a sum", `«document.cookie = "token=" + token + ";path=/"»`),
  written("a sum with a name of its own", `const NAME = "access_token"; «document.cookie = NAME + "=" + value»`, "access_token"),
  written("a name from elsewhere", "import { TOKEN_KEY } from './keys'; «document.cookie = `${TOKEN_KEY}=${value}; Secure`»", "TOKEN_KEY"),
  written("a name with a part from elsewhere", "import { PREFIX } from './keys'; «document.cookie = `${PREFIX}_token=${value}`»", "PREFIX_token"),
  written("a value that says what it is", "«document.cookie = `a=${data.accessToken}`»", "a"),
  written("a name whose value may be anything", "const save = (data) => { «document.cookie = `token=${data}; max-age=86400`» }"),
  written("encoded parts", `«document.cookie = encodeURIComponent("jwt") + "=" + encodeURIComponent(jwt) + "; Max-Age=" + 60 * 60»`, "jwt"),
  written("through window", "«window.document.cookie = `jwt=${jwt}`»", "jwt"),
  written("in brackets", "«document['cookie'] = `jwt=${jwt}`»", "jwt"),
  written("an alias of the document", "const doc = window.document; «doc.cookie = `jwt=${jwt}`»", "jwt"),
  written("added with +=", `«document.cookie += "token=" + token»`),
  written("a list that is joined", "«document.cookie = [`token=${token}`, 'path=/', 'secure'].join('; ')»"),
  written("a text made before", "const text = `token=${token}; path=/`; «document.cookie = text»"),
  written("a text made in steps", `let text = "token=" + token; if (secure) text += "; secure"; «document.cookie = text»`),
  written("an end to come", "const d = new Date(); d.setTime(d.getTime() + days * 864e5); const expires = 'expires=' + d.toUTCString(); «document.cookie = `access-token=${token};${expires};path=/`»", "access-token"),
  written("a part that may be missing", "«document.cookie = `token=${token}; path=/${secure ? '; secure' : ''}`»"),
  written("one of two texts", "«document.cookie = keep ? `token=${token}; max-age=3600` : `token=${token}`»"),
  written("a function that makes the text", "const make = (name, value) => `${name}=${value}; path=/`; «document.cookie = make('token', token)»"),
  written("a text of the package cookie", `import { serialize } from "cookie"; «document.cookie = serialize("token", data.token, { path: "/" })»`),
  written("a bearer token", "«document.cookie = `a=Bearer ${token}`»", "a"),
  written("an object with a token", "«document.cookie = `user=${JSON.stringify({ name, token })}`»", "user"),
  written("a session", "«document.cookie = `session=${data.session}; SameSite=Lax`»", "session"),
  written("HttpOnly by script", "«document.cookie = `token=${token}; HttpOnly; Secure`»", "token", "dropped"),
];

const wrappers: InvalidCase[] = [
  written("a function with name and value", "function setCookie(name, value, days) { const d = new Date(); d.setTime(d.getTime() + days * 864e5); document.cookie = name + '=' + value + ';expires=' + d.toUTCString() } setCookie('theme', 'dark', 1); «setCookie('auth', header, 365)»; setCookie('auth', '', -1);", "auth"),
  written("an arrow", "const save = (key, value) => { document.cookie = `${key}=${encodeURIComponent(value)}` }; «save('jwt', data.jwt)»", "jwt"),
  written("a text in steps in a function", "function setCookie(name, value, options = {}) { let updated = encodeURIComponent(name) + '=' + encodeURIComponent(value); for (const key in options) { updated += '; ' + key } document.cookie = updated } «setCookie('token', token)»"),
  written("an object's method", "const jar = { set(name, value) { document.cookie = `${name}=${value}` } }; «jar.set('refresh_token', value)»", "refresh_token"),
  written("a class's own method", "class Auth { #set(name, value) { document.cookie = name + '=' + value } login(res) { «this.#set('token', res.token)» } }"),
  written("a library below a function", `import Cookies from "js-cookie"; const keep = (name, value) => Cookies.set(name, value, { expires: 7 }); keep("lang", lang); «keep("token", token)»`),
  written("a wrapper that names the token itself", "function setToken(token) { «document.cookie = 'token=' + token» } setToken(a); setToken(b);"),
  written("a loop over an object", `import Cookies from "js-cookie"; Object.entries({ theme, accessToken }).forEach(([key, value]) => «Cookies.set(key, value)»)`, "accessToken"),
];

const libraries: InvalidCase[] = [
  written("js-cookie", `import Cookies from "js-cookie"; «Cookies.set("token", data.token, { expires: 7, secure: true, sameSite: "strict" })»`),
  written("js-cookie with require", `const cookie = require("js-cookie"); «cookie.set("jwt", jwt)»`, "jwt"),
  written("js-cookie's set alone", `import { set as keep } from "js-cookie"; «keep("jwt", jwt)»`, "jwt"),
  written("js-cookie with attributes of its own", `import Cookies from "js-cookie"; const jar = Cookies.withAttributes({ path: "/app" }); «jar.set("access_token", value)»`, "access_token"),
  written("js-cookie that asks for HttpOnly", `import Cookies from "js-cookie"; «Cookies.set("token", token, { httpOnly: true })»`, "token", "dropped"),
  written("js-cookie from a script tag", `«Cookies.set("token", token)»`),
  written("a library with an object", `import Cookies from "js-cookie"; «Cookies.set("user", JSON.stringify({ id, token }))»`, "user"),
  written("an object read back for its token", `import Cookies from "js-cookie"; const header = () => JSON.parse(Cookies.get("user")).token; «Cookies.set("user", JSON.stringify(data))»`, "user"),
  written("universal-cookie", `import Cookies from "universal-cookie"; const cookies = new Cookies(); «cookies.set("token", token, { path: "/" })»`),
  written("universal-cookie at once", `import Cookies from "universal-cookie"; «new Cookies(null, { path: "/" }).set("token", token)»`),
  written("react-cookie's setter", `import { useCookies } from "react-cookie"; const [cookies, setCookie] = useCookies(["token"]); «setCookie("token", token, { path: "/" })»`),
  written("react-cookie's setter under another name", `import { useCookies } from "react-cookie"; const [, keep] = useCookies(); «keep("jwt", jwt)»`, "jwt"),
  written("react-cookie's setter of the list", `import { useCookies } from "react-cookie"; const jar = useCookies(["jwt"]); «jar[1]("jwt", jwt)»`, "jwt"),
  written("react-cookie's class", `import { Cookies } from "react-cookie"; const cookies = new Cookies(); «cookies.set("jwt", jwt)»`, "jwt"),
  written("react-cookie's property", `import { withCookies } from "react-cookie"; class Login extends React.Component { save(token) { «this.props.cookies.set("token", token)» } }`),
  written("vue-cookies", `import VueCookies from "vue-cookies"; «VueCookies.set("token", token, "7d", "/", "", true)»`),
  written("vue-cookies on a component", `export default { methods: { save(token) { «this.$cookies.set("token", token, 60 * 60)» } } }`),
  written("vue-cookies injected", `const $cookies = inject("$cookies"); «$cookies.set("token", token)»`),
  written("vue3-cookies", `import { useCookies } from "vue3-cookies"; const { cookies } = useCookies(); «cookies.set("jwt", jwt)»`, "jwt"),
  written("vue-cookie", `this.$cookie.set("a", 1); «this.$cookie.set("token", token, 7)»`),
  written("cookie-universal", `import Cookie from "cookie-universal"; const cookies = Cookie(); «cookies.set("token", token)»`),
  written("cookies-next", `import { setCookie } from "cookies-next"; «setCookie("token", token)»`),
  written("cookies-next with attributes", `import { setCookie } from "cookies-next/client"; «setCookie("token", token, { maxAge: 60 })»`),
  written("cookies-next's hook", `import { useSetCookie } from "cookies-next"; const setCookie = useSetCookie(); «setCookie("token", token)»`),
  written("cookies-next's other hook", `import { useCookiesNext } from "cookies-next"; const { setCookie } = useCookiesNext(); «setCookie("token", token)»`),
  written("nookies without a context", `import { setCookie } from "nookies"; «setCookie(null, "token", token, { maxAge: 60 * 60, path: "/" })»`),
  written("nookies with an undefined context", `import nookies from "nookies"; «nookies.set(undefined, "@app.refreshToken", refreshToken)»`, "@app.refreshToken"),
  written("nookies with an empty context", `import { setCookie } from "nookies"; «setCookie({}, "token", token)»`),
  written("nookies with a context that may be missing", `import { setCookie } from "nookies"; const api = (ctx = undefined) => { «setCookie(ctx, "token", token)» }`),
  written("Nuxt's useCookie", `const cookie = useCookie("token"); async function login() { «cookie.value = data.token» }`),
  written("Nuxt's useCookie at once", `import { useCookie } from "#app"; «useCookie("a", { maxAge: 60 }).value = data.access_token»`, "a"),
  written("Nuxt's useCookie whose variable says it", `const authToken = useCookie("a"); const save = (value) => { «authToken.value = value» }`, "a"),
  written("react-use", `import { useCookie } from "react-use"; const [value, setValue] = useCookie("jwt"); «setValue(jwt)»`, "jwt"),
  written("ahooks", `import { useCookieState } from "ahooks"; const [value, setValue] = useCookieState("jwt"); «setValue(jwt)»`, "jwt"),
  written("VueUse", `import { useCookies } from "@vueuse/integrations/useCookies"; const cookies = useCookies(["jwt"]); «cookies.set("jwt", jwt)»`, "jwt"),
  written("AngularJS", `app.controller("Login", ($scope, $cookies) => { $scope.save = (token) => { «$cookies.put("token", token)» } });`),
  written("AngularJS's store", `app.factory("auth", function ($cookieStore) { «$cookieStore.put("globals", { user, token })» });`, "globals"),
  written("jQuery", `«$.cookie("token", token, { expires: 7 })»`),
  written("Quasar", `import { useQuasar } from "quasar"; const $q = useQuasar(); «$q.cookies.set("token", token)»`),
  written("a small library", `import { setCookie } from "typescript-cookie"; «setCookie("token", token)»`),
  written("another small library", `import cookie from "react-cookies"; «cookie.save("token", token, { path: "/" })»`),
  written("cookieStore", `«cookieStore.set("token", token)»`),
  written("cookieStore with an object", `await «window.cookieStore.set({ name: "jwt", value: jwt, expires: Date.now() + 864e5 })»`, "jwt"),
];

const stores: InvalidCase[] = [
  written("Cognito", `import { CognitoUserPool, CookieStorage } from "amazon-cognito-identity-js"; new CognitoUserPool({ UserPoolId, ClientId, Storage: «new CookieStorage({ domain })» });`, "amazon-cognito-identity-js", "configured"),
  written("react-auth-kit", `import createStore from "react-auth-kit/createStore"; createStore({ authName: "_auth", authType: «"cookie"», cookieDomain, cookieSecure: true });`, "react-auth-kit", "configured"),
  written("Amplify", `import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito"; import { CookieStorage } from "aws-amplify/utils"; cognitoUserPoolsTokenProvider.setKeyValueStorage(«new CookieStorage()»);`, "aws-amplify", "configured"),
  written("pinia's cookies", `export const useAuth = defineStore("auth", { state: () => ({ «token: ""» }), persist: { storage: piniaPluginPersistedstate.cookies() } });`),
];

const leftAlone: ValidCase[] = [
  clean("reads", `import Cookies from "js-cookie"; const token = Cookies.get("token"); const all = document.cookie; const cookie = useCookie("token"); send(cookie.value); if ($.cookie("token")) go(); cookieStore.get("token");`),
  clean("deletions by an empty value", `import Cookies from "js-cookie"; Cookies.set("token", ""); Cookies.set("token", null); document.cookie = "token="; document.cookie = "token=; path=/"; const cookie = useCookie("token"); cookie.value = null; $.cookie("token", null);`),
  clean("deletions by an end that has passed", "import Cookies from 'js-cookie'; Cookies.set('token', token, { expires: -1 }); Cookies.set('token', token, { expires: new Date(0) }); document.cookie = `token=${token}; max-age=0`; document.cookie = `token=${token}; expires=Thu, 01 Jan 1970 00:00:00 GMT`; document.cookie = 'token=' + token + ';expires=' + new Date(0).toUTCString(); cookieStore.set({ name: 'token', value, expires: 0 });"),
  clean("a deletion that gives the value back", "function del(name) { const end = new Date(); end.setTime(end.getTime() - 1); const value = getCookie(name); if (value != null) document.cookie = name + '=' + value + ';expires=' + end.toGMTString(); } del('token');"),
  clean("deletions by a library", `import Cookies from "js-cookie"; import { destroyCookie } from "nookies"; import { deleteCookie } from "cookies-next"; Cookies.remove("token"); destroyCookie(null, "token"); deleteCookie("token"); cookieStore.delete("token");`),
  clean("a deletion in a function", "function clear(name) { document.cookie = name + '=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/' } clear('token');"),
  clean("preferences", "import Cookies from 'js-cookie'; Cookies.set('theme', theme); Cookies.set('i18nextLng', lng); document.cookie = `sidebar_state=${open}; path=/; max-age=604800`; useCookie('locale').value = locale;"),
  clean("consent", "import Cookies from 'js-cookie'; Cookies.set('cookie_consent', JSON.stringify(consent)); document.cookie = `consent=${choice}`;"),
  clean("tokens against request forgery", "import Cookies from 'js-cookie'; Cookies.set('csrftoken', token); Cookies.set('XSRF-TOKEN', value); document.cookie = `csrf_token=${csrfToken}`;"),
  clean("flags", "import Cookies from 'js-cookie'; Cookies.set('token', 'active'); Cookies.set('isLoggedIn', true); Cookies.set('loggedIn', '1'); document.cookie = 'session=1; path=/'; Cookies.set('hasToken', String(Boolean(token)));"),
  clean("what was ticked at the login", `import Cookies from "js-cookie"; Cookies.set("rememberMe", form.rememberMe, { expires: 30 }); Cookies.set("username", form.username);`),
  clean("an ID that the page makes up", `import Cookies from "js-cookie"; import { v4 as uuid } from "uuid"; Cookies.set("session_id", uuid()); document.cookie = "sid=" + crypto.randomUUID();`),
  clean("what was read out of a token", `import Cookies from "js-cookie"; import { jwtDecode } from "jwt-decode"; const user = jwtDecode(token); Cookies.set("user", JSON.stringify(user)); Cookies.set("tokenExpiry", user.exp);`),
  clean("counts, page tokens and one-time tokens", `import Cookies from "js-cookie"; Cookies.set("tokenCount", n); Cookies.set("nextPageToken", data.nextPageToken); Cookies.set("inviteToken", invite.token);`),
  clean("a wrapper that may keep anything", "export function setCookie(name, value) { document.cookie = `${name}=${value}; path=/` }"),
  clean("a wrapper called with other things", "const save = (name, value) => { document.cookie = name + '=' + value }; save('theme', theme); save('auth', '');"),
  clean("a wrapper from elsewhere", `import { setCookie } from "./cookies"; setCookie("token", token);`),
  clean("another object's cookie", "response.cookie = `token=${token}`; options.headers.cookie = `token=${token}`; this.cookie = `token=${token}`;"),
  clean("a shadowed document", "function test(document) { document.cookie = `token=${token}` } { const Cookies = new Map(); Cookies.set('token', token) }"),
  clean("another package's set", `import { set } from "lodash"; set(state, "token", token); cache.set("token", token); cookies.set("token", token);`),
  clean("a text that may be any cookie", "document.cookie = text; document.cookie = serialize(token); document.cookie = token;"),
  clean("too few arguments", `import Cookies from "js-cookie"; Cookies.set(); Cookies.set("token"); Cookies.set(...entry); cookieStore.set("token");`),
  // on a server
  clean("Express", `import express from "express"; const app = express(); app.post("/login", (req, res) => { res.cookie("token", token); });`),
  clean("Next.js on a server", `import { cookies } from "next/headers"; const cookieStore = await cookies(); cookieStore.set("token", token); (await cookies()).set("jwt", jwt);`),
  clean("cookies-next on a server", `import { setCookie } from "cookies-next"; setCookie("token", token, { req, res, httpOnly: true }); setCookie("token", token, { cookies });`),
  clean("nookies on a server", `import { setCookie } from "nookies"; export const getServerSideProps = async (ctx) => { setCookie(ctx, "token", token, { httpOnly: true }); setCookie({ res }, "token", token); };`),
  clean("universal-cookie with a request's cookies", `import Cookies from "universal-cookie"; const cookies = new Cookies(req.headers.cookie); cookies.set("token", token);`),
  clean("useCookie with HttpOnly", `const token = useCookie("token", { httpOnly: true }); token.value = data.token;`),
  clean("useCookie with HttpOnly that is not known", `const token = useCookie("token", { httpOnly }); token.value = data.token; useCookie("token", options).value = data.token;`),
  clean("useCookie of another library", `import { useCookie } from "./cookies"; const token = useCookie("token"); token.value = data.token;`),
  clean("useCookie on Nuxt's server", `useCookie("token").value = data.token;`, "plugins/auth.server.ts"),
  clean("Nuxt 2 on the server", `export const actions = { nuxtServerInit() { this.$cookies.set("token", token) } }`),
  clean("cookie-universal with HttpOnly", `this.$cookies.set("token", token, { httpOnly: true })`),
  clean("a Set-Cookie header", "import { serialize } from 'cookie'; res.setHeader('Set-Cookie', serialize('token', token)); headers.append('Set-Cookie', `token=${token}; HttpOnly`);"),
  clean("a token that stays in memory", `import Cookies from "js-cookie"; let token; export const setToken = (value) => { token = value }; Cookies.set("theme", theme);`),
  clean("web storage", `localStorage.setItem("token", token); const cookie = document.cookie;`),
];

testRule(rule, {
  javascript: {
    valid: [
      ...leftAlone,
      { ...clean("an ignored name", `import Cookies from "js-cookie"; Cookies.set("theme_token", t); Cookies.set("kc_token", jwt);`), options: { ignoreNames: ["theme token", "/^kc_/u"] } },
      { ...clean("an ignored name in the settings", "document.cookie = `demo_token=${t}`;"), session: { ignoreNames: ["demo token"] } },
      {
        ...clean("a store that the team answers for", "function saveToken(name, value) { document.cookie = `${name}=${value}` } saveToken('token', token); class Vault { keep(token) { document.cookie = `token=${token}` } }"),
        session: { tokenStores: [{ name: "saveToken", from: "file" }, { name: "vault.keep", from: "file" }] },
      },
    ],
    invalid: [
      ...texts, ...wrappers, ...libraries, ...stores,
      { ...written("a name of the team", "«document.cookie = `ticket=${t}`»", "ticket"), options: { credentialNames: ["ticket"] } },
      { ...written("a name of the team in the settings", "«document.cookie = `kc_abc=${t}`»", "kc_abc"), session: { credentialNames: ["/^kc_/u"] } },
      {
        name: "each write of its own",
        code: `import Cookies from "js-cookie"; «Cookies.set("accessToken", a)»; «Cookies.set("refreshToken", r)»; Cookies.set("role", role); const cookie = useCookie("jwt"); «cookie.value = a»; «cookie.value = b»;`,
        errors: ["accessToken", "refreshToken", "jwt", "jwt"].map((name) => ({ messageId: "written", data: { name } })),
      },
    ],
  },
  typescript: {
    valid: [
      clean("Angular's own service", `import { CookieService } from "./cookie.service"; class Auth { constructor(private cookies: CookieService) {} save(token: string) { this.cookies.set("token", token) } }`),
      clean("a deletion with ngx-cookie-service", `import { CookieService } from "ngx-cookie-service"; class Auth { constructor(private cookies: CookieService) {} out(token: string) { this.cookies.delete("token"); this.cookies.set("token", ""); this.cookies.set("token", token, new Date(0)) } }`),
    ],
    invalid: [
      written("casts", "«(window as any).document!.cookie = `token=${data.token as string}; path=/`»"),
      written("ngx-cookie-service", `import { CookieService } from "ngx-cookie-service"; class Auth { constructor(private readonly cookies: CookieService) {} save(token: string) { «this.cookies.set("token", token, 7, "/", "", true, "Strict")» } }`),
      written("ngx-cookie-service by inject", `import { inject } from "@angular/core"; import { CookieService } from "ngx-cookie-service"; class Auth { private cookies = inject(CookieService); save(token: string) { «this.cookies.set("token", token)» } }`),
      written("ngx-cookie", `import { CookieService } from "ngx-cookie"; class Login { constructor(private cookieService: CookieService) {} login() { this.users.login(this.user).subscribe({ next: (auth: any) => { «this.cookieService.put("token", auth.token, { expires })» } }) } }`),
      written("an injected document", "import { DOCUMENT } from '@angular/common'; class Auth { constructor(@Inject(DOCUMENT) private document: Document) {} save(token: string) { «this.document.cookie = `token=${token}`» } }"),
      written("a document by inject", "import { inject } from '@angular/core'; import { DOCUMENT } from '@angular/common'; class Auth { document = inject(DOCUMENT); save(token: string) { «this.document.cookie = `token=${token}`» } }"),
      written("an enum's name", "enum Names { Token = 'app.token' } «document.cookie = `${Names.Token}=${value}`»", "app.token"),
      written("a generic state", `const cookie = useCookie<string | null>("token"); function save(value: string) { «cookie.value = value» }`),
      { ...written("a component of Vue", "<script setup>\nconst cookie = useCookie('token');\nconst save = (value) => { «cookie.value = value» };\n</script>\n<template><p /></template>"), filename: "login.vue", parser: vueParser },
      {
        ...written("a component of Svelte", "<script lang=\"ts\">\nexport let token: string;\n$: «document.cookie = `token=${token}; path=/`»;\n</script>\n<p>{token}</p>"),
        filename: "login.svelte",
        parser: svelteParser,
        parserOptions: { parser: typescriptParser },
      },
      {
        ...written("a page of Astro", "---\nconst save = (token: string) => { «document.cookie = `token=${token}`» };\n---\n<p>{save.name}</p>"),
        filename: "login.astro",
        parser: astroParser,
        parserOptions: { parser: typescriptParser },
      },
    ],
  },
});
