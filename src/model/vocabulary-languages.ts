/**
 * Words of other languages, abbreviations and frequent misspellings, as the English words that the vocabulary knows.
 * Written in lower case without Latin accents.
 */
export const aliases = {
  // Abbreviations and misspellings
  tkn: "token", tok: "token", tocken: "token", tokken: "token", toke: "token", tokin: "token", toekn: "token",
  acces: "access", acess: "access", accss: "access", accesss: "access", refesh: "refresh", refrsh: "refresh", referesh: "refresh",
  sesion: "session", sesssion: "session", seesion: "session", sessid: "session id", jsession: "session", phpsess: "session",
  authenticaton: "authentication", authentification: "authentication", autorization: "authorization", authorisation: "authorization",
  atkn: "access token", rtkn: "refresh token", creds: "credentials", cred: "credential", loggedin: "logged in", isloggedin: "is logged in", isauth: "is authenticated",
  rememberme: "remember me", localstorage: "local storage", sessionstorage: "session storage", xcsrf: "csrf", jwtoken: "jwt token", pwd: "password", passwd: "password", pw: "password",
  // French
  jeton: "token", jetons: "tokens", rafraichissement: "renewal", rafraichir: "renewal", actualisation: "renewal", authentifie: "authenticated", identifiants: "credentials",
  // Spanish, Portuguese, Italian
  sesiones: "sessions", sessao: "session", sessoes: "sessions", sessione: "session", sessioni: "sessions",
  acceso: "access", acesso: "access", accesso: "access", actualizacion: "renewal", atualizacao: "renewal", refresco: "renewal", renovacion: "renewal", renovacao: "renewal", aggiornamento: "renewal", rinnovo: "renewal",
  autenticacion: "authentication", autenticacao: "authentication", autenticazione: "authentication", autorizacion: "authorization", autorizacao: "authorization", autorizzazione: "authorization",
  credenciales: "credentials", credenciais: "credentials", credenziali: "credentials", gettone: "token", autenticado: "authenticated", logueado: "logged in", logado: "logged in", contrasena: "password", senha: "password",
  // German, Dutch
  sitzung: "session", sitzungs: "session", sitzungen: "sessions", zugriff: "access", zugriffs: "access", zugang: "access", zugangs: "access", aktualisierung: "renewal", aktualisierungs: "renewal", erneuerung: "renewal", erneuerungs: "renewal",
  authentifizierung: "authentication", authentifizierungs: "authentication", angemeldet: "logged in", eingeloggt: "logged in", passwort: "password", kennung: "id",
  sessie: "session", sessies: "sessions", toegang: "access", toegangs: "access", toegangstoken: "access token", vernieuwing: "renewal", vernieuwings: "renewal", ingelogd: "logged in", wachtwoord: "password",
  // Turkish, Indonesian, Malay, Vietnamese
  oturum: "session", oturumu: "session", oturumlar: "sessions", erisim: "access", yenileme: "renewal", belirtec: "token", belirteci: "token", kimligi: "id", kimlik: "id",
  sesi: "session", akses: "access", penyegaran: "renewal", otentikasi: "authentication", autentikasi: "authentication", phien: "session",
  // Polish, Czech, Croatian
  sesja: "session", sesji: "session", sesje: "sessions", dostep: "access", dostepu: "access", odswiezania: "renewal", odswiezenia: "renewal", zalogowany: "logged in", haslo: "password",
  relace: "session", pristup: "access", sesija: "session", sjednica: "session", sjednice: "session",
  // Scandinavian, Finnish, Hungarian, Romanian
  sessionen: "session", atkomst: "access", adgang: "access", istunto: "session", munkamenet: "session", sesiune: "session",
  // Russian and Ukrainian, also transliterated
  токен: "token", токена: "token", токены: "tokens", сессия: "session", сессии: "session", сессию: "session", сесія: "session", сеанс: "session", доступ: "access", доступа: "access", обновления: "renewal", обновление: "renewal",
  авторизация: "authorization", авторизации: "authorization", аутентификация: "authentication", аутентификации: "authentication", пароль: "password", пароля: "password", ид: "id", идентификатор: "id",
  sessiya: "session", sessii: "session", sessia: "session", dostupa: "access", obnovleniya: "renewal", avtorizatsiya: "authorization", avtorizacii: "authorization", parol: "password",
  // Chinese, also pinyin
  令牌: "token", 会话: "session", 會話: "session", 访问: "access", 訪問: "access", 存取: "access", 刷新: "refresh", 更新: "refresh", 凭证: "credential", 憑證: "credential", 认证: "auth", 認證: "auth", 授权: "auth", 身份: "identity", 标识: "id", 编号: "id", 密码: "password",
  lingpai: "token", huihua: "session",
  // Japanese
  トークン: "token", セッション: "session", アクセス: "access", リフレッシュ: "refresh", 認証: "auth", 識別子: "id", パスワード: "password",
  // Korean
  토큰: "token", 세션: "session", 액세스: "access", 엑세스: "access", 접근: "access", 리프레시: "refresh", 리프레쉬: "refresh", 갱신: "refresh", 인증: "auth", 아이디: "id", 비밀번호: "password",
  // Arabic, Hindi
  رمز: "token", جلسة: "session", الجلسة: "session", टोकन: "token", सत्र: "session",
} as const satisfies Readonly<Record<string, string>>;

/** Small words between two others: `token_de_acceso`, `idDeSesion`, `jeton_d_acces`. */
export const linkWords: ReadonlySet<string> = new Set("de del da do di du des della la le der des van d l".split(" "));
