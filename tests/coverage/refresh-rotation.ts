import type { Cell, RowCoverage } from "./cells";

const rotates: Cell = { notApplicable: "Without the option, used refresh tokens are replaced: those of public clients at least." };
const elsewhere = 'import { options } from "./options.js"; ';

function row(id: string, before: string, code: (options: string) => string, option: string): RowCoverage {
  return {
    row: id,
    rule: "require-refresh-token-rotation",
    insecureByDefault: rotates,
    explicitlyBad: { code: before + code(`{ ${option}: false }`) },
    safe: { code: before + code(`{ ${option}: true }`) },
    unknown: { code: elsewhere + before + code("options") },
  };
}

export const rotationCoverage: readonly RowCoverage[] = [
  row("oidc-provider.rotateRefreshToken", 'import Provider from "oidc-provider"; ', (options) => `new Provider("https://id.example", ${options});`, "rotateRefreshToken"),
  row("oauth2-server.alwaysIssueNewRefreshToken", 'import OAuth2Server from "@node-oauth/oauth2-server"; ', (options) => `new OAuth2Server(${options});`, "alwaysIssueNewRefreshToken"),
  row("oauth2-server.token", 'import OAuth2Server from "@node-oauth/oauth2-server"; const server = new OAuth2Server({ model }); ', (options) => `server.token(request, response, ${options});`, "alwaysIssueNewRefreshToken"),
  row("express-oauth-server.token", 'import OAuthServer from "@node-oauth/express-oauth-server"; const oauth = new OAuthServer({ model }); ', (options) => `app.post("/token", oauth.token(${options}));`, "alwaysIssueNewRefreshToken"),
];
