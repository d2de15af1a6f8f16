import type { CreatedRule } from "../rule/create-rule";
import consistentClearCookie from "./consistent-clear-cookie";
import consistentSessionLifetime from "./consistent-session-lifetime";
import maxJwtClaims from "./max-jwt-claims";
import maxJwtLifetime from "./max-jwt-lifetime";
import maxSessionLifetime from "./max-session-lifetime";
import noClientOnlyLogout from "./no-client-only-logout";
import noCredentialedCorsReflection from "./no-credentialed-cors-reflection";
import noHardcodedSessionSecret from "./no-hardcoded-session-secret";
import noIdTokenAsBearer from "./no-id-token-as-bearer";
import noIgnoredJwtExpiration from "./no-ignored-jwt-expiration";
import noInterchangeableTokens from "./no-interchangeable-tokens";
import noJwtClaimsAuthorization from "./no-jwt-claims-authorization";
import noJwtInLocalStorage from "./no-jwt-in-localstorage";
import noJwtInResponse from "./no-jwt-in-response";
import noJwtInScriptCookie from "./no-jwt-in-script-cookie";
import noMutableClaimsInJwt from "./no-mutable-claims-in-jwt";
import noSensitiveClaimsInJwt from "./no-sensitive-claims-in-jwt";
import noStatelessLogout from "./no-stateless-logout";
import noStatelessSession from "./no-stateless-session";
import noTokenInLog from "./no-token-in-log";
import noTokenInUrl from "./no-token-in-url";
import noUnawaitedJwtVerification from "./no-unawaited-jwt-verification";
import noUninitializedSession from "./no-uninitialized-session";
import noUnsignedCookieIdentity from "./no-unsigned-cookie-identity";
import noUnverifiedJwt from "./no-unverified-jwt";
import requireCookiePrefix from "./require-cookie-prefix";
import requireHttpOnlyCookie from "./require-httponly-cookie";
import requireJwtAlgorithms from "./require-jwt-algorithms";
import requireJwtAudience from "./require-jwt-audience";
import requireRefreshTokenRotation from "./require-refresh-token-rotation";
import requireRevocationOnPasswordChange from "./require-revocation-on-password-change";
import requireSameSiteCookie from "./require-samesite-cookie";
import requireSecureCookie from "./require-secure-cookie";
import requireSessionRegeneration from "./require-session-regeneration";
import requireSessionStore from "./require-session-store";
import requireSessionTtl from "./require-session-ttl";
import requireStrongSessionId from "./require-strong-session-id";

/** The one list of rules. */
export const rules: Readonly<Record<string, CreatedRule>> = {
  "consistent-clear-cookie": consistentClearCookie,
  "consistent-session-lifetime": consistentSessionLifetime,
  "max-jwt-claims": maxJwtClaims,
  "max-jwt-lifetime": maxJwtLifetime,
  "max-session-lifetime": maxSessionLifetime,
  "no-client-only-logout": noClientOnlyLogout,
  "no-credentialed-cors-reflection": noCredentialedCorsReflection,
  "no-hardcoded-session-secret": noHardcodedSessionSecret,
  "no-id-token-as-bearer": noIdTokenAsBearer,
  "no-ignored-jwt-expiration": noIgnoredJwtExpiration,
  "no-interchangeable-tokens": noInterchangeableTokens,
  "no-jwt-claims-authorization": noJwtClaimsAuthorization,
  "no-jwt-in-localstorage": noJwtInLocalStorage,
  "no-jwt-in-response": noJwtInResponse,
  "no-jwt-in-script-cookie": noJwtInScriptCookie,
  "no-mutable-claims-in-jwt": noMutableClaimsInJwt,
  "no-sensitive-claims-in-jwt": noSensitiveClaimsInJwt,
  "no-stateless-logout": noStatelessLogout,
  "no-stateless-session": noStatelessSession,
  "no-token-in-log": noTokenInLog,
  "no-token-in-url": noTokenInUrl,
  "no-unawaited-jwt-verification": noUnawaitedJwtVerification,
  "no-uninitialized-session": noUninitializedSession,
  "no-unsigned-cookie-identity": noUnsignedCookieIdentity,
  "no-unverified-jwt": noUnverifiedJwt,
  "require-cookie-prefix": requireCookiePrefix,
  "require-httponly-cookie": requireHttpOnlyCookie,
  "require-jwt-algorithms": requireJwtAlgorithms,
  "require-jwt-audience": requireJwtAudience,
  "require-refresh-token-rotation": requireRefreshTokenRotation,
  "require-revocation-on-password-change": requireRevocationOnPasswordChange,
  "require-samesite-cookie": requireSameSiteCookie,
  "require-secure-cookie": requireSecureCookie,
  "require-session-regeneration": requireSessionRegeneration,
  "require-session-store": requireSessionStore,
  "require-session-ttl": requireSessionTtl,
  "require-strong-session-id": requireStrongSessionId,
};
