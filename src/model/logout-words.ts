/** Names of actions that log somebody out, each as the words it consists of. */
export const logoutNames: readonly (readonly string[])[] = [
  ["logout"], ["logouts"], ["log", "out"], ["logoff"], ["log", "off"], ["signout"], ["sign", "out"], ["signoff"], ["sign", "off"], ["login", "out"], ["exit", "login"],
  // French, Spanish, Portuguese, German, Dutch, Polish, Swedish, Turkish, Indonesian, Vietnamese
  ["deconnexion"], ["deconnecter"], ["cerrarsesion"], ["cerrar", "sesion"], ["cerrarsession"], ["cerrar", "session"], ["deslogar"], ["encerrarsessao"], ["encerrar", "sessao"], ["terminar", "sessao"],
  ["abmelden"], ["ausloggen"], ["uitloggen"], ["afmelden"], ["wyloguj"], ["wylogowanie"], ["loggaut"], ["logga", "ut"], ["cikisyap"], ["cikis", "yap"], ["dangxuat"], ["dang", "xuat"],
  // Norwegian, Czech, Hungarian, Romanian, Thai, Arabic, Persian
  ["logg", "ut"], ["odhlasit"], ["kijelentkezes"], ["deconectare"], ["ออกจากระบบ"], ["تسجيل", "الخروج"], ["خروج"],
  // Russian, Ukrainian, Chinese, Japanese, Korean
  ["выход"], ["выйти"], ["вихід"], ["登出"], ["退出登录"], ["退出"], ["退出系统"], ["安全退出"], ["退出账号"], ["注销"], ["注销登录"], ["ログアウト"], ["로그아웃"],
];

/** Words too common to count unless they are the whole name of a function or of a path's segment. */
export const logoutOnlyWhole: readonly string[] = ["sair", "salir", "keluar", "cikis", "esci"];

/** Words that names glue to the ones above: `userlogout`, `logoutall`. */
export const gluedWords: readonly string[] = [
  "log", "out", "off", "sign", "logout", "logoff", "signout", "signoff", "login", "user", "users", "admin", "auth", "handle", "handler", "all", "get", "post", "do", "api", "client", "customer", "member", "account", "session", "page", "url", "redirect", "success", "callback", "controller", "confirm",
];

/** Words beside a logout's that make it something else: a page, an address, a message, what comes before or after. */
export const notLogoutWords: ReadonlySet<string> = new Set([
  "url", "uri", "link", "redirect", "callback", "page", "view", "button", "template", "success", "successful", "error", "schema", "validator", "validation", "message", "confirm", "confirmation", "form", "reason", "complete", "completed", "done", "backchannel", "frontchannel", "event", "timeout", "timer", "options", "params", "state", "status", "config", "test", "mock", "modal", "dialog", "audit", "webhook", "warning", "required", "input", "icon", "menu", "help", "info", "about", "docs", "faq", "label", "text", "title", "description", "history", "stats", "count", "report",
]);

/** First words that make it a question, a display or a note. */
export const notLogoutPrefixes: ReadonlySet<string> = new Set(["is", "has", "can", "should", "render", "show", "display", "after", "before", "log", "track", "notify", "test", "mock", "build", "use", "with", "create", "validate"]);

/** Every way in which a text may name a logout in English, as patterns for the text test. */
export const logoutTexts: readonly string[] = ["[lL][oO][gG](?:[iI][nN])?[-_. ]?[oO](?:[uU][tT]|[fF][fF])", "[sS][iI][gG][nN][-_. ]?[oO](?:[uU][tT]|[fF][fF])"];

/** The same in other languages. They count only in files that speak of a cookie or a session: the words have other meanings. */
export const foreignLogoutTexts: readonly string[] = [
  "[dD][eé]connexion", "[dD][eé]connecter", "[cC]errar[-_ ]?[sS]es+i[oó]n", "[dD]eslogar", "(?:[eE]ncerrar|[tT]erminar)[-_]?[sS]ess[aã]o", "[aA]bmelden", "[aA]usloggen", "[uU]itloggen", "[aA]fmelden", "[wW]ylog",
  "[lL]ogga[-_]?[uU]t", "[cCçÇ][iı]k[iı][sş]", "[dD]ang[-_]?[xX]uat", "[đĐ]ăng ?[xX]uất", "[lL]ogg[-_ ]?[uU]t\\b", "[oO]dhl[aá]sit", "[kK]ijelentkez", "[dD]econectare", "ออกจากระบบ", "الخروج", "خروج", "[вВ]ыход", "[вВ]ыйти", "[вВ]ихід", "登出", "退出", "注销", "[eE]xit[-_]?[lL]ogin", "ログアウト", "로그아웃", "[sS]air\\b", "[sS]alir\\b", "[kK]eluar\\b", "\\b[eE]sci\\b",
];
