import { textTest } from "../analysis/text-test";

/** What names and values are put into a query with, or taken out of one. */
const ways = [
  // `?name=${value}`, `"&name=" + value`; not `const name = \`…`, and no attribute of a tag
  String.raw`(?:[?&#;/"'\x60][\w.%[\]-]*[\w\]]|\})=(?:Bearer(?:%20|[ +]))?(?:["']?\$\{|(?:'?"|"?'|["']?\x60)\s*[+),.])`,
  // an object of parameters among a call's options, or put there later
  String.raw`(?<!\.)\b(?:params|searchParams|setParams|queryParams)["']?\s*:`,
  String.raw`(?<!\.)\bquery["']?\s*:(?!\s*(?:undefined|(?:\w+\.)+query)\s*[,}])`,
  String.raw`[{,]\s*(?:params|query|searchParams)\s*[,}]`,
  String.raw`[{,]\s*["']?qs["']?\s*[:,}]`,
  String.raw`\.(?:params|searchParams|qs)\s*=\s*[\w{(]`,
  String.raw`\.query\s*=\s*\{`,
  String.raw`\bopts\.query\b`,
  String.raw`\$resource\(`,
  // jQuery sends the data of a request without a body so
  String.raw`(?:\$|jQuery)\.(?:get(?:JSON)?|ajax)\(`,
  String.raw`(?:\$|jQuery)\.param\(`,
  String.raw`\.params[.[]\S{1,40}\s*=[^=]`,
  // what makes a query of names and values
  // not in a list of the browser's types
  String.raw`(?<!URL)[sS]earchParams|URLSearchParams(?!["'\x60])`,
  "HttpParams",
  String.raw`(?<!JSON\.)\bstringify(?:Url)?\(`,
  String.raw`set(?:Params|Query)\(`,
  String.raw`["'](?:node:)?(?:querystring|qs|query-string)["']`,
  String.raw`\.query\(`,
  // a parameter of a request's query, at once or through a variable
  String.raw`[qQ]uery\b[^;\n=]{0,40}[.[]\s*["'\x60]?[\w-]*(?:[tT]ok|[jJ]wt|[aA]uth|[sS]ess|[bB]earer)`,
  // but not a part of a URL that is copied to the same part of another, compared or asked about, nor the queries of
  // types and styles
  String.raw`(?<!Type|[mM]edia)[qQ]uery\b(?!\s*(?:[?.]|[=!]==?|&&)| (?!as\b|satisfies\b)[a-z])(?<=(?<!\.query\s?|[=!<>])=[^;\n=]{0,60}[qQ]uery)`,
  "queryString",
  String.raw`@Query(?:Param)?\(`,
  "fromUrlQuery",
  "handshake",
  // axios and XMLHttpRequest name kinds of bodies so
  String.raw`[rR]esponse_?[tT]ype\b(?!["']?\s*[:=]\s*["'](?:json|text|blob|array[bB]uffer|stream|document|code)?["'])`,
];

/** The same as words: parsers have tokens too, and many files have parameters. */
const wayWords = [
  "token=", "?jwt=", "&jwt=", "#jwt=", "auth=", "bearer=", "session=", "sessionid=", "session_id=", "sessid=", "authorization=",
  // a value that says it where the name does not; the location of a window, a document, the top or the own frame
  "=${acc", "=${tok", "=${aut", "=${jwt", "=${ses", "=${use", "fetch(", "$_get(", "$_getjson", "$_ajax(", "$_param(", "jquery_", "$resource", "w_location=", "w_location_=", "t_location=", "t_location_=", "p_location=", "p_location_=", "f_location=", "f_location_=", "location_re", "location_as", "_href", "redirect", "navigate",
  "axios", "params:_{", "params:{", "{_params_}", ",_params_}", "fig_params", "cfg_params", "options_params", "opts_params", "defaults_params", "request_params", "setparams", "searchparams", "httpparams", "query:_", "query:{", "_query", "{_query", "getquery", "querystring", "_qs:_{", "qs_stringify",
  "websocket", "eventsource", "sockjs", "socket_io", "handshake", "extractjwt", "fromurl", "response_type", "responsetype",
];

/** A file puts a credential into a URL, or takes it out of one, only if its word and a way stand in it. */
export const urlTokenText = textTest({ any: ways, stems: ["token", "jwt", "bearer", "sessi"], andStems: wayWords });

/** The same for names of credentials that the user teaches. */
export const urlParameterText = textTest({ any: [...ways, String.raw`[qQ]uery\b`], stems: "none" });
