import { eitherTest, textTest } from "../analysis/text-test";
import { sessionStems } from "../model/text-stems";

/** hapi's `h.state(name, value)`, `h.response().state(…)`, `server.state(name)`: state machines have others. */
const hapiState = String.raw`(?:\b(?:h|server|toolkit|reply|re[sq]|request|response)|\)\s*)\.(?:un)?state\(`;

/** The names of the browser's types, of which lists of globals are full, set no cookie, nor does where a client keeps them. */
const cookieName = String.raw`Cookie(?!Store(?:Manager|GetOptions|DeleteOptions)?\b|ChangeEvent|Init\b|List(?:Item)?\b|SameSite\b|Jar\b)`;
const cookieWords = ["cookie(?!Jar\\b)", cookieName, "COOKIE", "nookies", "[hH]ttp[oO]nly", hapiState, "SessionStorage", "sessionMiddleware", "koa-session", "iron-session", "client-sessions"];
/** Its words; a chain's next line starts with spaces or tabs. */
const hapiStems = ["h_state(", "server_state(", "toolkit_state(", "reply_state(", "res_state(", "response_state(", "request_state(", "req_state(", ")_state(", "__state(", "\t_state(", "unstate("];
const cookieStems = ["ookie", "httponly", ...hapiStems, ...sessionStems];

/**
 * A file sets a cookie only if one of these stands in it: the word itself (`res.cookie`, `Set-Cookie`, `cookie: {`),
 * hapi's `isHttpOnly` and `state()`, a written-out `HttpOnly`, or a session library whose cookie needs no word of its own.
 */
export const cookieText = textTest({ any: cookieWords, stems: cookieStems });

/** As `cookieText`, with the modules of session libraries, whose cookie is set whatever the code says of it. */
export const sessionCookieText = textTest({
  any: [...cookieWords, String.raw`["'\x60][\w@/.:-]*[sS]essions?["'\x60]`, String.raw`\bsession\s*\(`, "useSession", "getSession"],
  packages: ["@hapi/yar", "lucia", "better-auth", "oidc-provider", "next-auth", "@auth/", "connect-mongo", "connect-redis", "astro/config"],
  stems: cookieStems,
});

/** A lifetime that a handler sets needs no word of a cookie: `ctx.session.maxAge = …`. */
export const sessionLifetimeText = eitherTest(sessionCookieText, textTest({ any: ["maxAge", "sessionOptions"], stems: sessionStems }));
