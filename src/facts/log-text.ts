import { textTest } from "../analysis/text-test";

const ways = ["console", String.raw`[lL]og(?:ger|ging|level)?\b`, "LOGGER", "pino", "winston", "bunyan", "log4js", "debug", "consola", "signale", "morgan"];
const credentials = ["[tT][oO][kK][eE][nN]", "[jJ][wW][tT]", "[cC]ookie", "[aA]uthorization", "[bB]earer", "[sS]ess", "iron-"];

/** A file logs a credential only if both stand in it. */
export const tokenLogText = textTest({
  any: ways,
  and: credentials,
  stems: ["token", "jwt", "ookie", "authorization", "bearer", "sessi"],
  andStems: ["console", "logger", "logging", "loglevel", "log_log", "log_trace", "log_debug", "log_info", "log_warn", "log_error", "log_fatal", "pino", "winston", "bunyan", "log4js", "debug(", '"debug"', "consola", "signale", "morgan", "tslog"],
});

/** The same for names of credentials that the user teaches. */
export const logText = textTest({ any: ways, stems: "none" });
