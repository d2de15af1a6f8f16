import { textTest } from "../analysis/text-test";

/** A file reads a cookie only if one of these stands in it. */
export const cookieReadText = textTest({
  any: ["cookies", "[gG]etCookies?", "[pP]arseCookies?", "['\"`]cookie(?:-es)?['\"`]", "nookies"],
  stems: ["ookie"],
});
