import { textTest } from "../analysis/text-test";

const cookieWords = ["[cC]ookie", "COOKIE", "isHttpOnly", "SessionStorage", "sessionMiddleware", String.raw`\.state\(`];

/**
 * A file sets a cookie only if one of these stands in it: the word itself (`res.cookie`, `Set-Cookie`, `cookie: {`),
 * hapi's option, or a session library whose cookie needs no word of its own.
 */
export const cookieText = textTest(cookieWords);

/** As `cookieText`, with the modules of session libraries, whose cookie is set whatever the code says of it. */
export const sessionCookieText = textTest([...cookieWords, String.raw`[sS]essions?["'\x60]`, "/yar", "lucia", "better-auth", "oidc-provider", "useSession", "getSession"]);
