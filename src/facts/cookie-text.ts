import { textTest } from "../analysis/text-test";

/**
 * A file sets a cookie only if one of these stands in it: the word itself (`res.cookie`, `Set-Cookie`, `cookie: {`),
 * hapi's option, or a session library whose cookie needs no word of its own.
 */
export const cookieText = textTest(["[cC]ookie", "COOKIE", "isHttpOnly", "SessionStorage", "sessionMiddleware", String.raw`\.state\(`]);
