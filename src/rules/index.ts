import type { CreatedRule } from "../rule/create-rule";
import noCredentialedCorsReflection from "./no-credentialed-cors-reflection";
import requireHttpOnlyCookie from "./require-httponly-cookie";
import requireCookiePrefix from "./require-cookie-prefix";
import requireSameSiteCookie from "./require-samesite-cookie";
import noUninitializedSession from "./no-uninitialized-session";
import requireSessionStore from "./require-session-store";
import requireSecureCookie from "./require-secure-cookie";
import maxSessionLifetime from "./max-session-lifetime";
import consistentClearCookie from "./consistent-clear-cookie";

/** The one list of rules. */
export const rules: Readonly<Record<string, CreatedRule>> = {
  "no-credentialed-cors-reflection": noCredentialedCorsReflection,
  "require-httponly-cookie": requireHttpOnlyCookie,
  "require-cookie-prefix": requireCookiePrefix,
  "require-samesite-cookie": requireSameSiteCookie,
  "require-secure-cookie": requireSecureCookie,
  "no-uninitialized-session": noUninitializedSession,
  "require-session-store": requireSessionStore,
  "max-session-lifetime": maxSessionLifetime,
  "consistent-clear-cookie": consistentClearCookie,
};
