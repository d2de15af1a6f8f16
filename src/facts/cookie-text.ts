import { textTest } from "../analysis/text-test";

const cookieWords = ["[cC]ookie", "COOKIE", "is(?:HttpOnly|Secure|SameSite)", "SessionStorage", "sessionMiddleware", "koa-session", "iron-session", "client-sessions"];
const cookieStems = ["[cC]ookie", "COOKIE", "is(?:HttpOnly|Secure|SameSite)", "[sS]ession"];

/**
 * A file sets a cookie only if one of these stands in it: the word itself (`res.cookie`, `Set-Cookie`, `cookie: {`),
 * hapi's options (its own defaults are safe), or a session library whose cookie needs no word of its own.
 */
export const cookieText = textTest({ any: cookieWords, stems: cookieStems });

/** As `cookieText`, with the modules of session libraries, whose cookie is set whatever the code says of it. */
export const sessionCookieText = textTest({
  any: [...cookieWords, String.raw`[sS]essions?["'\x60]`, "/yar", "lucia", "better-auth", "oidc-provider", "useSession", "getSession"],
  stems: [...cookieStems, "hapi/yar", "lucia", "better-auth", "oidc-provider"],
});
