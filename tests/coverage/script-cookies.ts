import type { Cell, RowCoverage } from "./cells";

const js = (code: string): Cell => ({ code, language: "js" });
const ts = (code: string): Cell => ({ code, language: "ts" });
const not = (notApplicable: string): Cell => ({ notApplicable });

const rule = "no-jwt-in-script-cookie";
const always = not("What script writes is never HttpOnly: there is no default to tell apart.");

const jsCookie = `import Cookies from "js-cookie";`;
const universal = `import Cookies from "universal-cookie";`;
const react = `import { useCookies } from "react-cookie"; const [cookies, setCookie] = useCookies();`;
const vue = `import VueCookies from "vue-cookies";`;
const isomorphic = `import Cookie from "cookie-universal";`;
const service = (module: string) => `import { CookieService } from "${module}"; class A { constructor(private cookies: CookieService) {} save(token: string, name: string, value: string) {`;
const reactUse = `import { useCookie } from "react-use";`;
const vueUse = `import { useCookies } from "@vueuse/integrations/useCookies"; const cookies = useCookies();`;
const next = `import { useSetCookie } from "cookies-next"; const setCookie = useSetCookie();`;
const small = `import { setCookie } from "typescript-cookie";`;

/** What `no-jwt-in-script-cookie` says of each way in which script writes a cookie. */
export const scriptCookieCoverage: readonly RowCoverage[] = [
  {
    row: "document.cookie", rule,
    insecureByDefault: js("document.cookie = `token=${token}`;"),
    explicitlyBad: js("document.cookie = `token=${token}; Secure; SameSite=Strict; Path=/`;"),
    safe: js("document.cookie = `theme=${theme}`; document.cookie = 'token=; max-age=0';"),
    unknown: js("document.cookie = `${name}=${value}`;"),
  },
  {
    row: "cookieStore", rule,
    insecureByDefault: js(`cookieStore.set("token", token);`),
    explicitlyBad: js(`self.cookieStore.set({ name: "token", value: token });`),
    safe: js(`cookieStore.set("theme", theme); cookieStore.set({ name: "token", value: token, expires: 0 });`),
    unknown: js(`cookieStore.set(name, value); cookieStore.set(entry);`),
  },
  {
    row: "js-cookie", rule,
    insecureByDefault: js(`${jsCookie} Cookies.set("token", token);`),
    explicitlyBad: js(`${jsCookie} Cookies.withAttributes({ path: "/" }).set("token", token, { secure: true });`),
    safe: js(`${jsCookie} Cookies.set("theme", theme); Cookies.remove("token"); Cookies.set("token", token, { expires: -1 });`),
    unknown: js(`${jsCookie} Cookies.set(name, value);`),
  },
  {
    row: "universal-cookie", rule,
    insecureByDefault: js(`${universal} new Cookies().set("token", token);`),
    explicitlyBad: js(`${universal} new Cookies(null, { path: "/" }).set("token", token, { secure: true });`),
    safe: js(`${universal} const cookies = new Cookies(); cookies.set("theme", theme); cookies.set("token", token, { maxAge: 0 });`),
    unknown: js(`${universal} new Cookies(req.headers.cookie).set("token", token);`),
  },
  {
    row: "react-cookie", rule,
    insecureByDefault: js(`${react} setCookie("token", token);`),
    explicitlyBad: js(`${react} setCookie("token", token, { path: "/", secure: true });`),
    safe: js(`${react} setCookie("theme", theme); setCookie("token", "");`),
    unknown: js(`${react} setCookie(name, value);`),
  },
  {
    row: "vue-cookies", rule,
    insecureByDefault: js(`${vue} VueCookies.set("token", token);`),
    explicitlyBad: js(`this.$cookies.set("token", token, "1d", "/", "", true, "Strict");`),
    safe: js(`${vue} VueCookies.set("theme", theme); VueCookies.set("token", "");`),
    unknown: js(`this.$cookies.set("token", token, options); ${vue} VueCookies.set(name, value);`),
  },
  {
    row: "cookie-universal", rule,
    insecureByDefault: js(`${isomorphic} Cookie().set("token", token);`),
    explicitlyBad: js(`${isomorphic} Cookie().set("token", token, { httpOnly: false });`),
    safe: js(`${isomorphic} Cookie().set("theme", theme); Cookie().set("token", token, { maxAge: 0 });`),
    unknown: js(`${isomorphic} Cookie(req, res).set("token", token);`),
  },
  {
    row: "ngx-cookie-service", rule,
    insecureByDefault: ts(`${service("ngx-cookie-service")} this.cookies.set("token", token) } }`),
    explicitlyBad: ts(`${service("ngx-cookie-service")} this.cookies.set("token", token, { secure: true, sameSite: "Strict" }) } }`),
    safe: ts(`${service("ngx-cookie-service")} this.cookies.set("theme", value); this.cookies.set("token", token, new Date(0)) } }`),
    unknown: ts(`${service("ngx-cookie-service")} this.cookies.set(name, value) } }`),
  },
  {
    row: "ngx-cookie", rule,
    insecureByDefault: ts(`${service("ngx-cookie")} this.cookies.put("token", token) } }`),
    explicitlyBad: ts(`${service("ngx-cookie")} this.cookies.putObject("user", { token }, { secure: true }) } }`),
    safe: ts(`${service("ngx-cookie")} this.cookies.put("theme", value) } }`),
    unknown: ts(`${service("ngx-cookie")} this.cookies.put(name, value) } }`),
  },
  {
    row: "ngCookies", rule,
    insecureByDefault: js(`app.controller("A", ($cookies) => { $cookies.put("token", token); });`),
    explicitlyBad: js(`app.controller("A", ($cookies) => { $cookies.putObject("user", { token }, { secure: true }); });`),
    safe: js(`app.controller("A", ($cookies) => { $cookies.put("theme", theme); });`),
    unknown: js(`app.controller("A", ($cookies) => { $cookies.put(name, value); });`),
  },
  {
    row: "nuxt.useCookie", rule,
    insecureByDefault: js(`const cookie = useCookie("token"); cookie.value = token;`),
    explicitlyBad: js(`useCookie("token", { httpOnly: false, secure: true }).value = token;`),
    safe: js(`const cookie = useCookie("token"); send(cookie.value); cookie.value = null; useCookie("theme").value = theme;`),
    unknown: js(`useCookie("token", options).value = token; useCookie(name).value = value;`),
  },
  {
    row: "nuxt-auth.cookie", rule,
    insecureByDefault: js(`this.$auth.$storage.setCookie("token", token);`),
    explicitlyBad: js(`this.$auth.$storage.setCookie("token", token, { expires: 14 });`),
    safe: js(`this.$auth.$storage.setCookie("theme", theme); this.$auth.$storage.setCookie("token", null);`),
    unknown: js(`this.$auth.$storage.setCookie(name, value);`),
  },
  {
    row: "react-use.useCookie", rule,
    insecureByDefault: js(`${reactUse} const [value, setValue] = useCookie("token"); setValue(token);`),
    explicitlyBad: js(`${reactUse} const [value, setValue] = useCookie("token"); setValue(token, { secure: true });`),
    safe: js(`${reactUse} const [token] = useCookie("token"); const [theme, setTheme] = useCookie("theme"); setTheme(next);`),
    unknown: js(`${reactUse} const [value, setValue] = useCookie(name); setValue(next);`),
  },
  {
    row: "@vueuse/integrations", rule,
    insecureByDefault: js(`${vueUse} cookies.set("token", token);`),
    explicitlyBad: js(`${vueUse} cookies.set("token", token, { secure: true });`),
    safe: js(`${vueUse} cookies.set("theme", theme); cookies.set("token", token, { maxAge: 0 });`),
    unknown: js(`${vueUse} cookies.set(name, value);`),
  },
  {
    row: "cookies-next.client", rule,
    insecureByDefault: js(`${next} setCookie("token", token);`),
    explicitlyBad: js(`import { setCookie } from "cookies-next/client"; setCookie("token", token, { secure: true });`),
    safe: js(`${next} setCookie("theme", theme); setCookie("token", token, { maxAge: 0 });`),
    unknown: js(`${next} setCookie(name, value);`),
  },
  {
    row: "jquery.cookie", rule,
    insecureByDefault: js(`$.cookie("token", token);`),
    explicitlyBad: js(`jQuery.cookie("token", token, { secure: true });`),
    safe: js(`$.cookie("token"); $.cookie("theme", theme); $.cookie("token", null);`),
    unknown: js(`$.cookie(name, value);`),
  },
  {
    row: "cookie-libraries", rule,
    insecureByDefault: always,
    explicitlyBad: js(`${small} setCookie("token", token, { secure: true });`),
    safe: js(`${small} setCookie("theme", theme); setCookie("token", token, { expires: -1 });`),
    unknown: js(`${small} setCookie(name, value);`),
  },
  {
    row: "cookies-next.setCookie", rule,
    insecureByDefault: js(`import { setCookie } from "cookies-next"; setCookie("token", token);`),
    explicitlyBad: js(`import { setCookie } from "cookies-next"; setCookie("token", token, { secure: true, sameSite: "strict" });`),
    safe: js(`import { setCookie } from "cookies-next"; setCookie("token", token, { req, res, httpOnly: true }); setCookie("theme", theme);`),
    unknown: js(`import { setCookie } from "cookies-next"; setCookie("token", token, options);`),
  },
  {
    row: "nookies.setCookie", rule,
    insecureByDefault: js(`import { setCookie } from "nookies"; setCookie(null, "token", token);`),
    explicitlyBad: js(`import nookies from "nookies"; nookies.set(undefined, "token", token, { secure: true });`),
    safe: js(`import { setCookie } from "nookies"; setCookie(null, "theme", theme); setCookie(null, "token", "");`),
    unknown: js(`import { setCookie } from "nookies"; setCookie(ctx, "token", token);`),
  },
  ...(["amazon-cognito-identity-js", "aws-amplify"] as const).map((row): RowCoverage => {
    const set = (storage: string) =>
      row === "aws-amplify"
        ? `import { cognitoUserPoolsTokenProvider as tokens } from "aws-amplify/auth/cognito"; import { CookieStorage } from "aws-amplify/utils"; tokens.setKeyValueStorage(${storage});`
        : `import { CognitoUserPool, CookieStorage } from "amazon-cognito-identity-js"; new CognitoUserPool({ UserPoolId, ClientId, Storage: ${storage} });`;
    return {
      row, rule,
      insecureByDefault: not("The library keeps its tokens in web storage unless it is told otherwise."),
      explicitlyBad: js(set("new CookieStorage({ domain })")),
      safe: js(set("window.sessionStorage")),
      unknown: js(set("storage")),
    };
  }),
  {
    row: "pinia-plugin-persistedstate", rule,
    insecureByDefault: not("The module for Nuxt, which keeps stores in cookies, cannot be told apart by its default."),
    explicitlyBad: js(`export const useAuth = defineStore("auth", { state: () => ({ token: "" }), persist: { storage: piniaPluginPersistedstate.cookies() } });`),
    safe: js(`export const useAuth = defineStore("auth", { state: () => ({ theme: "" }), persist: { storage: piniaPluginPersistedstate.cookies() } });`),
    unknown: js(`export const useAuth = defineStore("auth", { state: () => ({ token: "" }), persist: { storage } });`),
  },
];
