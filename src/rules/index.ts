import type { CreatedRule } from "../rule/create-rule";
import noCredentialedCorsReflection from "./no-credentialed-cors-reflection";
import requireHttpOnlyCookie from "./require-httponly-cookie";
import requireCookiePrefix from "./require-cookie-prefix";
import requireSameSiteCookie from "./require-samesite-cookie";
import noHardcodedSessionSecret from "./no-hardcoded-session-secret";
import noJwtInLocalStorage from "./no-jwt-in-localstorage";
import noStatelessLogout from "./no-stateless-logout";
import noUninitializedSession from "./no-uninitialized-session";
import requireSessionRegeneration from "./require-session-regeneration";
import noUnsignedCookieIdentity from "./no-unsigned-cookie-identity";
import requireSessionStore from "./require-session-store";
import requireSecureCookie from "./require-secure-cookie";
import requireSessionTtl from "./require-session-ttl";
import requireStrongSessionId from "./require-strong-session-id";
import maxJwtLifetime from "./max-jwt-lifetime";
import maxSessionLifetime from "./max-session-lifetime";
import consistentClearCookie from "./consistent-clear-cookie";
import consistentSessionLifetime from "./consistent-session-lifetime";

/** The one list of rules. */
export const rules: Readonly<Record<string, CreatedRule>> = {
  "no-credentialed-cors-reflection": noCredentialedCorsReflection,
  "require-httponly-cookie": requireHttpOnlyCookie,
  "require-cookie-prefix": requireCookiePrefix,
  "require-samesite-cookie": requireSameSiteCookie,
  "require-secure-cookie": requireSecureCookie,
  "require-session-ttl": requireSessionTtl,
  "require-strong-session-id": requireStrongSessionId,
  "no-hardcoded-session-secret": noHardcodedSessionSecret,
  "no-jwt-in-localstorage": noJwtInLocalStorage,
  "no-stateless-logout": noStatelessLogout,
  "no-uninitialized-session": noUninitializedSession,
  "require-session-regeneration": requireSessionRegeneration,
  "no-unsigned-cookie-identity": noUnsignedCookieIdentity,
  "require-session-store": requireSessionStore,
  "max-jwt-lifetime": maxJwtLifetime,
  "max-session-lifetime": maxSessionLifetime,
  "consistent-clear-cookie": consistentClearCookie,
  "consistent-session-lifetime": consistentSessionLifetime,
};
