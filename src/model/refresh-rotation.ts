import type { CallPattern, Row } from "./row";

/** A library that exchanges refresh tokens itself, and the option by which it stops to replace them. */
export interface RotationRow extends Row {
  readonly calls: readonly CallPattern[];
  /** The position of the options among the call's arguments. */
  readonly options: number;
  readonly option: string;
}

const oauthServers = ["@node-oauth/oauth2-server", "oauth2-server", "@node-oauth/express-oauth-server", "express-oauth-server"];

export const rotationRows: readonly RotationRow[] = [
  {
    id: "oidc-provider.rotateRefreshToken",
    package: "oidc-provider",
    apis: [],
    source: "oidc-provider@9.13.3 lib/actions/grants/refresh_token.js:37,114-140, lib/helpers/defaults.js:524-545 (tokens of public clients rotate by default)",
    calls: ["oidc-provider#", "oidc-provider#Provider"],
    options: 1,
    option: "rotateRefreshToken",
  },
  {
    id: "oauth2-server.alwaysIssueNewRefreshToken",
    package: "@node-oauth/oauth2-server",
    apis: [],
    source: "@node-oauth/oauth2-server@5.3.0 lib/grant-types/refresh-token-grant-type.js:112-145; oauth2-server@3.1.1; @node-oauth/express-oauth-server@4.2.0 index.js:68; express-oauth-server@2.0.0 index.js:31",
    calls: oauthServers.map((name) => `${name}#`),
    options: 0,
    option: "alwaysIssueNewRefreshToken",
  },
  {
    id: "oauth2-server.token",
    package: "@node-oauth/oauth2-server",
    apis: [],
    source: "@node-oauth/oauth2-server@5.3.0 lib/server.js:227-237, oauth2-server@3.1.1 lib/server.js:66-77 (the call's options win)",
    calls: ["@node-oauth/oauth2-server#().token", "oauth2-server#().token"],
    options: 2,
    option: "alwaysIssueNewRefreshToken",
  },
  {
    id: "express-oauth-server.token",
    package: "@node-oauth/express-oauth-server",
    apis: [],
    source: "@node-oauth/express-oauth-server@4.2.0 index.js:143-167, express-oauth-server@2.0.0 index.js:104-127",
    calls: ["@node-oauth/express-oauth-server#().token", "express-oauth-server#().token"],
    options: 0,
    option: "alwaysIssueNewRefreshToken",
  },
];
