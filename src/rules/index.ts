import type { CreatedRule } from "../rule/create-rule";
import consistentClearCookie from "./consistent-clear-cookie";
import consistentSessionLifetime from "./consistent-session-lifetime";
import maxJwtLifetime from "./max-jwt-lifetime";
import maxSessionLifetime from "./max-session-lifetime";
import noCredentialedCorsReflection from "./no-credentialed-cors-reflection";
import noHardcodedSessionSecret from "./no-hardcoded-session-secret";
import noJwtInLocalStorage from "./no-jwt-in-localstorage";
import noStatelessLogout from "./no-stateless-logout";
import noUninitializedSession from "./no-uninitialized-session";
import noUnsignedCookieIdentity from "./no-unsigned-cookie-identity";
import requireCookiePrefix from "./require-cookie-prefix";
import requireHttpOnlyCookie from "./require-httponly-cookie";
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
  "max-jwt-lifetime": maxJwtLifetime,
  "max-session-lifetime": maxSessionLifetime,
  "no-credentialed-cors-reflection": noCredentialedCorsReflection,
  "no-hardcoded-session-secret": noHardcodedSessionSecret,
  "no-jwt-in-localstorage": noJwtInLocalStorage,
  "no-stateless-logout": noStatelessLogout,
  "no-uninitialized-session": noUninitializedSession,
  "no-unsigned-cookie-identity": noUnsignedCookieIdentity,
  "require-cookie-prefix": requireCookiePrefix,
  "require-httponly-cookie": requireHttpOnlyCookie,
  "require-samesite-cookie": requireSameSiteCookie,
  "require-secure-cookie": requireSecureCookie,
  "require-session-regeneration": requireSessionRegeneration,
  "require-session-store": requireSessionStore,
  "require-session-ttl": requireSessionTtl,
  "require-strong-session-id": requireStrongSessionId,
};
