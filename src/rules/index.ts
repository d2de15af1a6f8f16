import type { CreatedRule } from "../rule/create-rule";
import noCredentialedCorsReflection from "./no-credentialed-cors-reflection";
import requireHttpOnlyCookie from "./require-httponly-cookie";
import requireCookiePrefix from "./require-cookie-prefix";
import requireSameSiteCookie from "./require-samesite-cookie";
import noHardcodedSessionSecret from "./no-hardcoded-session-secret";
import noStatelessLogout from "./no-stateless-logout";
import noUninitializedSession from "./no-uninitialized-session";
import requireSessionStore from "./require-session-store";
import requireSecureCookie from "./require-secure-cookie";
import requireSessionTtl from "./require-session-ttl";
import requireStrongSessionId from "./require-strong-session-id";
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
  "no-stateless-logout": noStatelessLogout,
  "no-uninitialized-session": noUninitializedSession,
  "require-session-store": requireSessionStore,
  "max-session-lifetime": maxSessionLifetime,
  "consistent-clear-cookie": consistentClearCookie,
  "consistent-session-lifetime": consistentSessionLifetime,
};
