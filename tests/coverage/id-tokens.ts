import type { Cell, RowCoverage } from "./cells";

const js = (code: string): Cell => ({ code, language: "js" });
const ts = (code: string): Cell => ({ code, language: "ts" });

const rule = "no-id-token-as-bearer";
const noDefault: Cell = { notApplicable: "A library sends no token by itself." };
const bearer = (token: string) => `const headers = { Authorization: \`Bearer \${${token}}\` };`;

/** Cells of a library: its set-up, its ID token, its access token. */
const cells = (row: string, setUp: string, idToken: string, accessToken: string): RowCoverage => ({
  row,
  rule,
  insecureByDefault: noDefault,
  explicitlyBad: js(`${setUp} ${bearer(idToken)}`),
  safe: js(`${setUp} use(${idToken}); ${bearer(accessToken)}`),
  unknown: js(`${setUp} ${bearer("token")}`),
});

const oauth = (token: string) => ts(`import { OAuthService } from "angular-oauth2-oidc"; class Api { constructor(private oauth: OAuthService) {} headers(token: string) { return { Authorization: \`Bearer \${${token}}\` } } }`);

/** What `no-id-token-as-bearer` says of each library that hands out ID tokens. */
export const idTokenCoverage: readonly RowCoverage[] = [
  cells("aws-amplify", `import { fetchAuthSession } from "aws-amplify/auth"; const session = await fetchAuthSession();`, "session.tokens.idToken.toString()", "session.tokens.accessToken.toString()"),
  cells("@azure/msal", `import { PublicClientApplication } from "@azure/msal-browser"; const result = await new PublicClientApplication(config).acquireTokenSilent(request);`, "result.idToken", "result.accessToken"),
  cells("@auth0", `import { useAuth0 } from "@auth0/auth0-react"; const { getIdTokenClaims, getAccessTokenSilently } = useAuth0();`, "(await getIdTokenClaims()).__raw", "await getAccessTokenSilently()"),
  cells("@okta", `import { OktaAuth } from "@okta/okta-auth-js"; const auth = new OktaAuth(config);`, "auth.getIdToken()", "auth.getAccessToken()"),
  { row: "angular-oauth2-oidc", rule, insecureByDefault: noDefault, explicitlyBad: oauth("this.oauth.getIdToken()"), safe: oauth("this.oauth.getAccessToken()"), unknown: oauth("token") },
  cells("oidc-client-ts", `import { UserManager } from "oidc-client-ts"; const user = await new UserManager(settings).getUser();`, "user.id_token", "user.access_token"),
  cells("keycloak-js", `import Keycloak from "keycloak-js"; const keycloak = new Keycloak(config);`, "keycloak.idToken", "keycloak.token"),
  cells("next-auth", `import { getSession } from "next-auth/react"; const session = await getSession();`, "session.idToken", "session.accessToken"),
];
