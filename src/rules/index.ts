import type { CreatedRule } from "../rule/create-rule";
import requireHttpOnlyCookie from "./require-httponly-cookie";

/** The one list of rules. */
export const rules: Readonly<Record<string, CreatedRule>> = {
  "require-httponly-cookie": requireHttpOnlyCookie,
};
