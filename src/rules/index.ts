import type { CreatedRule } from "../rule/create-rule";
import requireHttpOnlyCookie from "./require-httponly-cookie";
import requireCookiePrefix from "./require-cookie-prefix";
import requireSameSiteCookie from "./require-samesite-cookie";
import requireSecureCookie from "./require-secure-cookie";

/** The one list of rules. */
export const rules: Readonly<Record<string, CreatedRule>> = {
  "require-httponly-cookie": requireHttpOnlyCookie,
  "require-cookie-prefix": requireCookiePrefix,
  "require-samesite-cookie": requireSameSiteCookie,
  "require-secure-cookie": requireSecureCookie,
};
