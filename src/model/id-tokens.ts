import type { Row } from "./row";

/** A library that hands out ID tokens. In a file that imports it, `idToken` and `getIdToken()` are one. */
export interface IdTokenRow extends Row {
  /** Modules; those ending with a slash stand for all below. */
  readonly modules: readonly string[];
  /** Whether the library hands out the access token beside it, and as what: `same` is after the ID token's own name. */
  readonly access?: "same" | "token";
}

export const idTokenRows = [
  {
    id: "aws-amplify",
    package: "aws-amplify",
    apis: [],
    source: "@aws-amplify/core@6.19.2 dist/esm/singleton/Auth/types.d.ts:64-65; amazon-cognito-identity-js@6.3.21 es/CognitoUserSession.js:33,47",
    modules: ["aws-amplify", "aws-amplify/", "@aws-amplify/", "amazon-cognito-identity-js"],
    access: "same",
  },
  { id: "@azure/msal", package: "@azure/msal-browser", apis: [], source: "@azure/msal-browser@5.29.0, its @azure/msal-common types/response/AuthenticationResult.d.ts:26-28", modules: ["@azure/msal-browser", "@azure/msal-react", "@azure/msal-angular", "msal"], access: "same" },
  { id: "@auth0", package: "@auth0/auth0-spa-js", apis: [], source: "@auth0/auth0-spa-js@2.27.0 src/global.ts:931 (IdToken.__raw)", modules: ["@auth0/", "auth0-js"] },
  { id: "@okta", package: "@okta/okta-auth-js", apis: [], source: "@okta/okta-auth-js@8.0.1 types/lib/oidc/types/api.d.ts:132", modules: ["@okta/"], access: "same" },
  { id: "angular-oauth2-oidc", package: "angular-oauth2-oidc", apis: [], source: "angular-oauth2-oidc@22.0.2 types/angular-oauth2-oidc.d.ts:845,850", modules: ["angular-oauth2-oidc", "angular-auth-oidc-client"], access: "same" },
  { id: "oidc-client-ts", package: "oidc-client-ts", apis: [], source: "oidc-client-ts@3.5.0 dist/types/oidc-client-ts.d.ts:1486-1493", modules: ["oidc-client-ts", "oidc-client", "oidc-react", "react-oidc-context", "openid-client", "@axa-fr/"], access: "same" },
  { id: "keycloak-js", package: "keycloak-js", apis: [], source: "keycloak-js@26.2.4 lib/keycloak.d.ts:447,467", modules: ["keycloak-js", "keycloak-angular", "@react-keycloak/"], access: "token" },
  { id: "next-auth", package: "next-auth", apis: [], source: "next-auth@4.24.15 core/types.d.ts (Account extends TokenSetParameters of openid-client)", modules: ["next-auth", "next-auth/", "@auth/"] },
] as const satisfies readonly IdTokenRow[];

/** Firebase's ID token is made to be sent to the project's own server, and Google Cloud's between services. */
export const otherWords = /firebase|gcloud|google_cloud|metadata\.google/iu;

/** Modules by which a service shows who it is to another: its ID tokens are meant for that. */
export const workloadModules: readonly string[] = ["google-auth-library", "@actions/core", "googleapis", "@google-cloud/", "@azure/identity", "gcp-metadata"];

/** Members of an ID token's object that are the token itself, and what says that the object was an ID token's. */
export const rawMembers: ReadonlySet<string> = new Set(["jwtToken", "rawIdToken", "idToken", "__raw", "raw", "token"]);
/** Methods that give the same token, as a text. */
export const rawMethods: ReadonlySet<string> = new Set(["toString", "getJwtToken", "trim"]);

/** Objects in which next-auth, Cognito and others keep an `idToken`, and Firebase does not. */
export const sessionNames = /^(?:session|authSession|signInUserSession|tokenSet)$/u;

/** Providers whose own keys in web storage hold their ID tokens. */
export const providerKeys = /msal|cognito|okta|auth0|oidc|keycloak|azure|adal|openid/iu;

/** The names of an access token that stands beside an ID token, by the ID token's. */
export const accessNames: Readonly<Record<string, string>> = { idToken: "accessToken", id_token: "access_token", IdToken: "AccessToken", getIdToken: "getAccessToken" };

/** Requests that log somebody in, for which an ID token is made. */
export const loginPaths = /log-?_?in|sign-?_?[iu][np]|regist|auth\/|\/auth|oauth|sso|session|exchange|callback|verify|token/iu;
