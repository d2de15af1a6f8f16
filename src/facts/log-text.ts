import { textTest } from "../analysis/text-test";
import { sessionWord, shortSessionWord } from "../model/text-stems";

const ways = [String.raw`console\b(?!["']?\s*:)`, String.raw`[lL]og(?:ger|ging|level)?\b`, "LOGGER", "pino", "winston", "bunyan", "log4js", "debug", "consola", "signale", "morgan"];
/** What says that a token is a session's: parsers and coins have tokens too. */
const credentials = [
  "[jJ][wW][tT]", String.raw`[jJ]ose\b`, String.raw`[cC]ookies?\b`, "[aA]uth", "AUTH", "[bB]earer", sessionWord, shortSessionWord, "iron-", "keycloak", "paseto", "[tT]okenSilent",
  String.raw`(?:[aA]ccess|ACCESS|[rR]efresh|REFRESH|\b[iI]d|_id|ID|Id|[uU]ser|[lL]ogin|LOGIN|[aA]pi|API)[_-]?(?:[tT]oken|TOKEN)`,
  "[lL]og_?-?[iI]n", "LOGIN", "[sS]ign_?-?[iI]n", "[lL]ocalStorage",
];

/** What a credential is called that is logged: no token by which work is called off, and no session that is none. */
const logged = [
  "(?<![cC]ancell?ation)[tT]oken", "(?<!CANCELL?ATION_)TOKEN", "[jJ][wW][tT]", "[cC]ookie", "COOKIE", "[aA]uthorization", "[bB]earer", "BEARER",
  String.raw`\bsession\b(?!\s*:\s*undefined)`, "[sS]ess(?:ion)?s?[_-]?(?:[iI]d|ID|[kK]ey|[sS]ecret|[hH]ash)", "SESS(?:ION)?_",
];

/** A file logs a credential only if all three stand in it. */
export const tokenLogText = textTest({
  any: ways,
  and: [credentials, logged],
  stems: ["token", "jwt", "ookie", "authorization", "bearer", "sessi"],
  andStems: ["console", "logger", "logging", "loglevel", "log_log", "log_trace", "log_debug", "log_info", "log_warn", "log_error", "log_fatal", "log?_", '"pino', "pino(", "winston", "bunyan", "log4js", "debug(", '"debug"', "consola", "signale", "morgan", "tslog"],
});

/** The same for names of credentials that the user teaches. */
export const logText = textTest({ any: ways, stems: "none" });
