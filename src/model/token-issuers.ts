import { remoteKeySets } from "./verifiers/index";
import type { CallPattern } from "./row";

/** Verifiers of tokens that another company issues and revokes. */
export const foreignVerifiers: ReadonlySet<string> = new Set([
  "google-auth-library.verifyIdToken", "firebase-admin.verify", "aws-jwt-verify.verify", "aws-jwt-verify.CognitoJwtVerifier", "aws-jwt-verify.JwtVerifier", "hono/jwt.verifyWithJwks", "hono/jwk.middleware",
]);

/** What brings another issuer's keys. */
export const foreignKeys: readonly CallPattern[] = [...remoteKeySets, "jose#createLocalJWKSet()", "jwks-rsa#**()", "jwks-rsa#**", "express-oauth2-jwt-bearer#**", "jwks-client#**"];

/** Words in the name of a key, an issuer, an audience or a function by which a token is known to be another issuer's. */
export const foreignNames =
  /auth0|okta|cognito|keycloak|clerk|supabase|firebase|entra|azure|microsoft|msal|\baad\b|google|apple|facebook|github|gitlab|kinde|stytch|workos|descope|nhost|hasura|zitadel|logto|fusionauth|frontegg|privy|magic_?link|jwks|jwk|oidc|openid|oauth|\bidp\b|shopify|slack|zoom|twitch|discord|cloudflare_?access|cf_?access|\biap\b/iu;
/** Words of keys that only verify: whoever has the private one issues the tokens. */
export const verifyingKeyNames = /public_?key|pub_?key|\bpem\b|\bcerts?\b|certificate/iu;

/** Issuers and audiences of other companies as text: an address, or the name of one. */
export const foreignIssuer = /^https?:\/\//iu;

/** Libraries and clients that verify an issuer's own tokens; where they are imported, tokens are most likely theirs. */
export const foreignModules = /^(?:@clerk\/|@auth0\/|@okta\/|@supabase\/|firebase-admin|jwks-rsa|express-oauth2-jwt-bearer|@azure\/|passport-azure-ad|aws-jwt-verify|keycloak-connect|@descope\/|@workos-inc\/|@kinde-oss\/|supertokens-node|@stytch\/|@privy-io\/)/u;
