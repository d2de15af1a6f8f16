import * as astroParser from "astro-eslint-parser";
import * as svelteParser from "svelte-eslint-parser";
import * as typescriptParser from "@typescript-eslint/parser";
import * as vueParser from "vue-eslint-parser";
import rule from "../../src/rules/no-id-token-as-bearer";
import { testRule, type ExpectedSuggestion, type InvalidCase, type ValidCase } from "../rule-tester";

/** A case with one report: what it shows, the code, the token in the message, and where there is one the access token with its place. */
const sent = (name: string, code: string, token: string, access?: string, change?: readonly [string, string]): InvalidCase => {
  const plain = code.replaceAll(/[«»]/gu, "");
  const suggestions: ExpectedSuggestion[] = access === undefined ? [] : [{ messageId: "sendAccessToken", data: { access }, output: change ? plain.replace(...change) : plain.replace(token, access) }];
  return { name, code, errors: [{ messageId: "sent", data: { token }, ...(suggestions.length > 0 && { suggestions }) }] };
};
const kept = (name: string, code: string, cookie: string, token: string): InvalidCase => ({ name, code, errors: [{ messageId: "kept", data: { cookie, token } }] });
const clean = (name: string, code: string): ValidCase => ({ name, code });

const headers: InvalidCase[] = [
  sent("fetch", "fetch(url, { headers: { Authorization: «`Bearer ${tokens.id_token}`» } });", "tokens.id_token"),
  sent("fetch with a sum", `fetch(url, { headers: { "authorization": «"Bearer " + id_token» } });`, "id_token"),
  sent("a joined list", `fetch(url, { headers: { Authorization: «["Bearer", id_token].join(" ")» } });`, "id_token"),
  sent("a header made before", "const header = `Bearer ${user.id_token}`; axios.get(url, { headers: { Authorization: «header» } });", "user.id_token"),
  sent("axios", "axios.create({ headers: { common: { Authorization: «`Bearer ${user.id_token}`» } } });", "user.id_token"),
  sent("axios's defaults", `axios.defaults.headers.common["Authorization"] = «"Bearer " + user.id_token»;`, "user.id_token"),
  sent("axios's defaults in small letters", `const id_token = google.getAuthResponse().id_token; api.defaults.headers["authorization"] = «"bearer " + id_token»;`, "id_token"),
  sent("an interceptor", "axios.interceptors.request.use((config) => { config.headers.Authorization = «`Bearer ${session.id_token}`»; return config; });", "session.id_token"),
  sent("got", `got(url, { headers: { authorization: «\`Bearer \${set.id_token}\`» } });`, "set.id_token"),
  sent("ky", "ky.extend({ hooks: { beforeRequest: [(request) => { request.headers.set('Authorization', «`Bearer ${user.id_token}`») }] } });", "user.id_token"),
  sent("a Headers object", "const headers = new Headers(init); headers.set('Authorization', «`Bearer ${user.id_token}`»); fetch(url, { headers });", "user.id_token"),
  sent("headers as pairs", "new Headers([['Authorization', «`Bearer ${user.id_token}`»]]);", "user.id_token"),
  sent("XMLHttpRequest", `xhr.setRequestHeader("Authorization", «"Bearer " + user.id_token»);`, "user.id_token"),
  sent("superagent", `request.get(url).set("Authorization", «"Bearer " + user.id_token»);`, "user.id_token"),
  sent("Angular's HttpHeaders", `new HttpHeaders().set("Authorization", «"Bearer " + user.id_token»);`, "user.id_token"),
  sent("Angular's setHeaders", "request.clone({ setHeaders: { Authorization: «`Bearer ${user.id_token}`» } });", "user.id_token"),
  sent("a name for the header", "const HEADER = 'Authorization'; fetch(url, { headers: { [HEADER]: «`Bearer ${user.id_token}`» } });", "user.id_token"),
  sent("a function that makes the header", "const bearer = (value) => `Bearer ${value}`; fetch(url, { headers: { Authorization: «bearer(user.id_token)» } });", "user.id_token"),
];

const libraries: InvalidCase[] = [
  sent("Amplify", `import { fetchAuthSession } from "aws-amplify/auth"; async function get() { const session = await fetchAuthSession(); const token = session.tokens?.idToken?.toString(); return fetch(url, { headers: { Authorization: «\`Bearer \${token}\`» } }); }`, "token", "session.tokens?.accessToken?.toString()", ["${token}", "${session.tokens?.accessToken?.toString()}"]),
  sent("Amplify taken apart", `import { fetchAuthSession } from "aws-amplify/auth"; const { idToken, accessToken } = (await fetchAuthSession()).tokens ?? {}; const headers = { Authorization: «\`Bearer \${idToken}\`» };`, "idToken", "accessToken", ["${idToken}", "${accessToken}"]),
  sent("Amplify 5", `import { Auth } from "aws-amplify"; Auth.currentSession().then((session) => { config.headers["Authorization"] = «"Bearer " + session.idToken.jwtToken»; });`, "session.idToken.jwtToken", "session.accessToken.jwtToken"),
  sent("Amplify 5's getters", `import { Auth } from "aws-amplify"; const session = await Auth.currentSession(); const headers = { Authorization: «\`Bearer \${session.getIdToken().getJwtToken()}\`» };`, "session.getIdToken().getJwtToken()", "session.getAccessToken().getJwtToken()"),
  sent("Cognito without an import", "user.getSession((error, session) => { api.defaults.headers.common.Authorization = «`Bearer ${session.getIdToken().getJwtToken()}`»; });", "session.getIdToken().getJwtToken()", "session.getAccessToken().getJwtToken()"),
  sent("MSAL", `import { useMsal } from "@azure/msal-react"; const { instance } = useMsal(); instance.acquireTokenSilent(request).then((response) => fetch(url, { headers: { Authorization: «\`Bearer \${response.idToken}\`» } }));`, "response.idToken", "response.accessToken"),
  sent("MSAL's key in web storage", "request.clone({ setHeaders: { Authorization: «`Bearer ${localStorage.getItem('msal.idtoken')}`» } });", "localStorage.getItem('msal.idtoken')"),
  sent("Auth0", `import { useAuth0 } from "@auth0/auth0-react"; const { getIdTokenClaims } = useAuth0(); const claims = await getIdTokenClaims(); const token = (await getIdTokenClaims()).__raw; const headers = { Authorization: «\`Bearer \${token}\`» };`, "token"),
  sent("Okta", `import { useOktaAuth } from "@okta/okta-react"; const { oktaAuth } = useOktaAuth(); const headers = { Authorization: «"Bearer " + oktaAuth.getIdToken()» };`, "oktaAuth.getIdToken()", "oktaAuth.getAccessToken()"),
  sent("oidc-client-ts", `import { UserManager } from "oidc-client-ts"; const manager = new UserManager(settings); const user = await manager.getUser(); const headers = { Authorization: «\`Bearer \${user?.id_token}\`» };`, "user?.id_token", "user?.access_token"),
  sent("keycloak-js", `import Keycloak from "keycloak-js"; const keycloak = new Keycloak(config); const headers = { Authorization: «\`Bearer \${keycloak.idToken}\`» };`, "keycloak.idToken", "keycloak.token"),
  sent("next-auth", `import { getSession } from "next-auth/react"; export async function api(url) { const session = await getSession(); return fetch(url, { headers: { Authorization: «\`Bearer \${session?.idToken}\`» } }); }`, "session?.idToken"),
  sent("one of two sessions", `import { getSession } from "next-auth/react"; import { auth } from "@/auth"; let idToken; if (onServer) { const session = await auth(); idToken = session?.id_token } else { const session = await getSession(); idToken = session?.id_token } const headers = new Headers(); headers.set("Authorization", «\`Bearer \${idToken}\`»);`, "idToken"),
  sent("an access token beside it", "const { accessToken, idToken } = await login(); fetch(url, { headers: { Authorization: «`Bearer ${idToken}`» } });", "idToken", "accessToken", ["${idToken}", "${accessToken}"]),
  sent("an access token of the same object", "keep(tokens.accessToken); fetch(url, { headers: { Authorization: «`Bearer ${tokens.idToken}`» } });", "tokens.idToken", "tokens.accessToken", ["${tokens.idToken}", "${tokens.accessToken}"]),
  sent("a session of the project's own hook", "import { useUser } from './user'; const { session } = useUser(); fetch(url, { headers: { Authorization: «`Bearer ${session.idToken}`» } });", "session.idToken"),
  sent("nothing where there is none", "const token = user ? user.id_token : ''; fetch(url, { headers: { Authorization: «`Bearer ${token}`» } });", "token"),
  sent("a parameter of the name", "const load = (id_token) => fetch(url, { headers: { Authorization: «`Bearer ${id_token}`» } });", "id_token"),
];

const cookies: InvalidCase[] = [
  kept("Express", `app.get("/callback", async (req, res) => { const tokens = await client.callback(uri, params); res.cookie(«"session"», tokens.id_token, { httpOnly: true, secure: true }); });`, "Cookie `session`", "tokens.id_token"),
  kept("Next.js", `import { cookies } from "next/headers"; const { id_token } = await response.json(); (await cookies()).set(«"token"», id_token, { httpOnly: true });`, "Cookie `token`", "id_token"),
];

const leftAlone: ValidCase[] = [
  clean("an access token", "fetch(url, { headers: { Authorization: `Bearer ${tokens.access_token}` } }); axios.defaults.headers.common.Authorization = 'Bearer ' + accessToken; use(tokens.id_token);"),
  clean("any token", "fetch(url, { headers: { Authorization: `Bearer ${token}` } }); const valid = isValidToken(token); log(user.id_token);"),
  clean("Firebase's user", "const idToken = await auth.currentUser.getIdToken(); fetch(url, { headers: { Authorization: `Bearer ${idToken}` } });"),
  clean("Firebase's function", `import { getIdToken } from "firebase/auth"; const id_token = await getIdToken(user); fetch(url, { headers: { Authorization: \`Bearer \${id_token}\` } });`),
  clean("Firebase in another file", `import { auth } from "../lib/firebase"; const { idToken, accessToken } = await auth.tokens(); fetch(url, { headers: { Authorization: \`Bearer \${idToken}\` } });`),
  clean("a method of an unknown user", "fetch(url, { headers: { Authorization: `Bearer ${await user.getIdToken(true)}` } });"),
  clean("a parameter that may be Firebase's", "export const me = (idToken) => fetch(url, { headers: { Authorization: `Bearer ${idToken}` } });"),
  clean("a hook of the project", `import { useAuth } from "./auth"; const { idToken } = useAuth(); fetch(url, { headers: { Authorization: \`Bearer \${idToken}\` } });`),
  clean("a key that is merely called so", "const idToken = localStorage.getItem('id_token'); request.clone({ headers: request.headers.set('Authorization', 'Bearer ' + idToken) });"),
  clean("Google's client of Cloud Run", `import { GoogleAuth } from "google-auth-library"; const client = await new GoogleAuth().getIdTokenClient(url); const id_token = await client.idTokenProvider.fetchIdToken(url); fetch(url, { headers: { Authorization: \`Bearer \${id_token}\` } });`),
  clean("a token for a service behind Google's proxy", `import { OAuth2Client } from "google-auth-library"; const id_token = await new OAuth2Client().fetchIdToken(audience); fetch(url, { headers: { Authorization: \`Bearer \${id_token}\` } });`),
  clean("a federated identity", `import { ClientAssertionCredential } from "@azure/identity"; export const call = (id_token) => fetch(url, { headers: { Authorization: \`Bearer \${id_token}\` } });`),
  clean("Google Cloud from a shell", "const id_token = execSync('gcloud auth print-identity-token').toString().trim(); const get = (id_token) => got(url, { headers: { Authorization: `Bearer ${id_token}` } });"),
  clean("GitHub's identity of a job", `import * as core from "@actions/core"; const id_token = await core.getIDToken("aud"); fetch(url, { headers: { Authorization: \`Bearer \${id_token}\` } });`),
  clean("id_token_hint", "location.href = `${issuer}/logout?id_token_hint=${user.id_token}`; fetch(url, { headers: { Authorization: `Bearer ${user.access_token}` } });"),
  clean("a login", "fetch('/api/auth/google', { method: 'POST', headers: { Authorization: `Bearer ${response.id_token}` } }); axios({ url: `${base}/login`, headers: { Authorization: `Bearer ${response.id_token}` } });"),
  clean("another scheme", "fetch(url, { headers: { Authorization: id_token } }); fetch(url, { headers: { Authorization: `Basic ${id_token}` } }); fetch(url, { headers: { Authorization: `${scheme} ${id_token}` } });"),
  clean("another header", "fetch(url, { headers: { 'X-Id-Token': `Bearer ${id_token}`, Authorization: `Bearer ${access_token}` } });"),
  clean("either token", "const token = tokens.id_token || tokens.access_token; fetch(url, { headers: { Authorization: `Bearer ${token}` } }); fetch(url, { headers: { Authorization: `Bearer ${tokens.id_token ?? tokens.access_token}` } });"),
  clean("a header that is read", "const [, id_token] = req.headers.authorization.split(' '); verify(id_token); if (req.headers.Authorization === `Bearer ${id_token}`) go();"),
  clean("an ID token in the body", `axios.post("/login", { id_token: response.id_token }, { headers: { Authorization: \`Bearer \${token}\` } });`),
  clean("a cookie of its own for the logout", `app.get("/callback", async (req, res) => { res.cookie("id_token", tokens.id_token, { httpOnly: true }); res.cookie("session", session.id, { httpOnly: true }); });`),
  clean("a cookie that keeps an access token", `app.get("/callback", async (req, res) => { use(tokens.id_token); res.cookie("session", tokens.access_token, { httpOnly: true }); });`),
  clean("Firebase's session cookie", `import { getAuth } from "firebase-admin/auth"; app.post("/login", async (req, res) => { const { id_token } = req.body; res.cookie("session", id_token, { httpOnly: true }); });`),
];

testRule(rule, {
  javascript: { valid: leftAlone, invalid: [...headers, ...libraries, ...cookies] },
  typescript: {
    valid: [clean("another service's getIdToken", "class Api { constructor(private auth: AuthService) {} get() { return { Authorization: `Bearer ${this.auth.getIdToken()}` } } }")],
    invalid: [
      sent("angular-oauth2-oidc", `import { OAuthService } from "angular-oauth2-oidc"; class Interceptor { constructor(public oauth: OAuthService) {} intercept(request: HttpRequest<any>) { return request.clone({ setHeaders: { Authorization: «\`Bearer \${this.oauth.getIdToken()}\`» } }) } }`, "this.oauth.getIdToken()", "this.oauth.getAccessToken()"),
      sent("casts", "fetch(url, { headers: { Authorization: «`Bearer ${(session as any).id_token!}` as string» } });", "(sessionasany).id_token"),
      { ...sent("a component of Vue", "<script setup>\nconst load = (user) => fetch('/me', { headers: { Authorization: «`Bearer ${user.id_token}`» } });\n</script>\n<template><p /></template>", "user.id_token"), filename: "page.vue", parser: vueParser },
      {
        ...sent("a component of Svelte", "<script lang=\"ts\">\nexport let user: User;\nconst headers = { Authorization: «`Bearer ${user.id_token}`» };\n</script>\n<p>{headers}</p>", "user.id_token"),
        filename: "page.svelte",
        parser: svelteParser,
        parserOptions: { parser: typescriptParser },
      },
      {
        ...sent("a page of Astro", "---\nconst headers = { Authorization: «`Bearer ${Astro.locals.id_token}`» };\n---\n<p>{headers.length}</p>", "Astro.locals.id_token"),
        filename: "page.astro",
        parser: astroParser,
        parserOptions: { parser: typescriptParser },
      },
    ],
  },
});
