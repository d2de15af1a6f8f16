import { textTest } from "../analysis/text-test";

/** What a query is written, made or read with. */
const ways = [String.raw`[?&#][\w.$~-]+(?:\[\])?=`, String.raw`["'\x60][\w.$~-]+=`, "[pP]arams", "[qQ]uery", String.raw`\bqs\b`, "[rR]esponse_?[tT]ype"];
const credentials = ["[tT][oO][kK][eE][nN]", "[jJ][wW][tT]", "[bB]earer", "[sS]ess", "[aA]uth", "iron-"];

/** The same as words: parsers have tokens too, and many files have parameters. */
const wayWords = [
  "token=", "?jwt=", "&jwt=", "#jwt=", "auth=", "bearer=", "session=", "sessionid=", "session_id=", "sessid=", "authorization=",
  // a value that says it where the name does not
  "=${acc", "=${tok", "=${aut", "=${jwt", "=${ses", "=${use", "fetch(", "location", "_href", "redirect", "navigate",
  "axios", "params:_{", "params:{", "{_params_}", ",_params_}", "searchparams", "httpparams", "query:_", "query:{", "query(", "_query", "{_query", "getquery", "querystring", "_qs:_{", "qs_stringify",
  "websocket", "eventsource", "sockjs", "socket_io", "handshake", "extractjwt", "fromurl", "response_type", "responsetype",
];

/** A file puts a credential into a URL, or takes it out of one, only if both stand in it. */
export const urlTokenText = textTest({ any: ways, and: credentials, stems: ["token", "jwt", "bearer", "sessi", "response_type", "responsetype"], andStems: wayWords });

/** The same for names of credentials that the user teaches. */
export const urlParameterText = textTest({ any: ways, stems: "none" });
