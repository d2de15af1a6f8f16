import { list } from "./vocabulary";

/**
 * Words of other languages, abbreviations and frequent misspellings, by the English words of the vocabulary that they
 * stand for. In lower case, without Latin accents.
 */
export const foreignWords = [
  {
    language: "Abbreviations and misspellings",
    words: {
      token: list("tkn, tok, tocken, tokken, toke, tokin, toekn"),
      access: list("acces, acess, accss, accesss"),
      refresh: list("refesh, refrsh, referesh"),
      session: list("sesion, sesssion, seesion, jsession, phpsess"),
      "session id": list("sessid"),
      authentication: list("authenticaton, authentification"),
      authorization: list("autorization, authorisation"),
      "access token": list("atkn"),
      "refresh token": list("rtkn"),
      credentials: list("creds"),
      credential: list("cred"),
      "logged in": list("loggedin"),
      "is logged in": list("isloggedin"),
      "is authenticated": list("isauth"),
      "remember me": list("rememberme"),
      "local storage": list("localstorage"),
      "session storage": list("sessionstorage"),
      csrf: list("xcsrf"),
      "jwt token": list("jwtoken"),
      password: list("pwd, passwd, pw"),
    },
  },
  {
    language: "French",
    words: {
      token: list("jeton"),
      tokens: list("jetons"),
      renewal: list("rafraichissement, rafraichir, actualisation"),
      authenticated: list("authentifie"),
      credentials: list("identifiants"),
    },
  },
  {
    language: "Spanish, Portuguese, Italian",
    words: {
      sessions: list("sesiones, sessoes, sessioni"),
      session: list("sessao, sessione"),
      access: list("acceso, acesso, accesso"),
      renewal: list("actualizacion, atualizacao, refresco, renovacion, renovacao, aggiornamento, rinnovo"),
      authentication: list("autenticacion, autenticacao, autenticazione"),
      authorization: list("autorizacion, autorizacao, autorizzazione"),
      credentials: list("credenciales, credenciais, credenziali"),
      token: list("gettone"),
      authenticated: list("autenticado"),
      "logged in": list("logueado, logado"),
      password: list("contrasena, senha"),
    },
  },
  {
    language: "German, Dutch",
    words: {
      session: list("sitzung, sitzungs, sessie"),
      sessions: list("sitzungen, sessies"),
      access: list("zugriff, zugriffs, zugang, zugangs, toegang, toegangs"),
      renewal: list("aktualisierung, aktualisierungs, erneuerung, erneuerungs, vernieuwing, vernieuwings"),
      authentication: list("authentifizierung, authentifizierungs"),
      "logged in": list("angemeldet, eingeloggt, ingelogd"),
      password: list("passwort, wachtwoord"),
      id: list("kennung"),
      "access token": list("toegangstoken"),
    },
  },
  {
    language: "Turkish, Indonesian, Malay, Vietnamese",
    words: {
      session: list("oturum, oturumu, sesi, phien"),
      sessions: list("oturumlar"),
      access: list("erisim, akses"),
      renewal: list("yenileme, penyegaran"),
      token: list("belirtec, belirteci"),
      id: list("kimligi, kimlik"),
      authentication: list("otentikasi, autentikasi"),
    },
  },
  {
    language: "Polish, Czech, Croatian",
    words: {
      session: list("sesja, sesji, relace, sesija, sjednica, sjednice"),
      sessions: list("sesje"),
      access: list("dostep, dostepu, pristup"),
      renewal: list("odswiezania, odswiezenia"),
      "logged in": list("zalogowany"),
      password: list("haslo"),
    },
  },
  {
    language: "Scandinavian, Finnish, Hungarian, Romanian",
    words: {
      session: list("sessionen, istunto, munkamenet, sesiune"),
      access: list("atkomst, adgang"),
    },
  },
  {
    language: "Russian and Ukrainian, also transliterated",
    words: {
      token: list("токен, токена"),
      tokens: list("токены"),
      session: list("сессия, сессии, сессию, сесія, сеанс, sessiya, sessii, sessia"),
      access: list("доступ, доступа, dostupa"),
      renewal: list("обновления, обновление, obnovleniya"),
      authorization: list("авторизация, авторизации, avtorizatsiya, avtorizacii"),
      authentication: list("аутентификация, аутентификации"),
      password: list("пароль, пароля, parol"),
      id: list("ид, идентификатор"),
    },
  },
  {
    language: "Chinese, also pinyin",
    words: {
      token: list("令牌, lingpai"),
      session: list("会话, 會話, huihua"),
      access: list("访问, 訪問, 存取"),
      refresh: list("刷新, 更新"),
      credential: list("凭证, 憑證"),
      auth: list("认证, 認證, 授权"),
      identity: list("身份"),
      id: list("标识, 编号"),
      password: list("密码"),
    },
  },
  {
    language: "Japanese",
    words: {
      token: list("トークン"),
      session: list("セッション"),
      access: list("アクセス"),
      refresh: list("リフレッシュ"),
      auth: list("認証"),
      id: list("識別子"),
      password: list("パスワード"),
    },
  },
  {
    language: "Korean",
    words: {
      token: list("토큰"),
      session: list("세션"),
      access: list("액세스, 엑세스, 접근"),
      refresh: list("리프레시, 리프레쉬, 갱신"),
      auth: list("인증"),
      id: list("아이디"),
      password: list("비밀번호"),
    },
  },
  {
    language: "Arabic, Hindi",
    words: {
      token: list("رمز, टोकन"),
      session: list("جلسة, الجلسة, सत्र"),
    },
  },
] as const satisfies readonly {
  readonly language: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
}[];

/** Small words between two others: `token_de_acceso`, `idDeSesion`, `jeton_d_acces`. */
export const linkWords = list("de, del, da, do, di, du, des, der, la, le, el, van, d, l");
