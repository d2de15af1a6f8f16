import { describe, expect, test } from "vitest";
import {
  type CredentialKind,
  judgeName,
  matchesPattern,
  type NamePlace,
  type NameVerdict,
  parseNamePattern,
} from "../../src/facts/credential-name";

/** Names separated by blanks; names with blanks in them stand between double quotes. */
const names = (text: string): readonly string[] =>
  (text.match(/"[^"]*"|\S+/gu) ?? []).map(name => name.replaceAll('"', ""));

const everywhere: readonly NamePlace[] = ["cookie", "storage-key", "identifier"];
const keys: readonly NamePlace[] = ["cookie", "storage-key"];

const short = ({ verdict, strength }: NameVerdict) => strength ?? verdict;

function expectEach(text: string, places: readonly NamePlace[], expected: readonly string[]) {
  describe.each(places)("as %s", place => {
    test.each(names(text))("%s", name => {
      expect(expected).toContain(short(judgeName(name, place)));
    });
  });
}

describe("strong credentials in every place", () => {
  expectEach(
    `token authToken auth_token auth-token authtoken AuthToken auth.token _token $token token1 token_v2 tokenV2
    jwt jwtToken jwt_token jwttoken userJWT userJwt JWTs appJwt
    access_token accessToken access-token accesstoken AccessToken x-access-token sb-access-token newAccessToken
    acces_token acessToken accessToken2 userAccessToken githubAccessToken personalAccessToken oauthAccessToken
    refreshToken refresh_token refresh-token refreshtoken jwt_refresh_token oldRefreshToken refreshTokens accessTokens
    idToken id_token id-token idtoken msal.idtoken googleIdToken rawIdToken
    bearer bearerToken bearer_token x-auth-token X-AuthToken authenticationToken authentication_token
    sessionId session_id session-id sessionid sessionID userSessionId newSessionId sessionToken session_token
    SessionUuid next-auth.session-token __Secure-next-auth.session-token __Host-next-auth.session-token
    authjs.session-token better-auth.session_token next-auth.session-token.0 currentSessionToken sessionIdentifier
    userToken user_token usertoken loginToken apiToken api_token adminToken admin-token appToken app_token
    customerToken memberToken guestToken currentToken newToken storedToken savedToken rawToken validToken activeToken
    oauthToken oauth_token oauth2Token userOAuthToken ssoToken samlToken googleToken githubToken spotifyToken
    remember_token rememberToken tokenValue tokenString jwtString token_cookie tokenFromHeader tokenFromCookie
    tokenForUser accessTokenFromStorage socketToken wsToken private_token webToken secureToken bearerTokenValue
    jeton jetonAcces jeton_d_acces jetonRafraichissement jeton_de_session jetonUtilisateur
    tokenAcceso token_de_acceso tokenDeAcceso tokenActualizacion tokenUsuario tokenSesion idSesion id_de_sesion
    tokenAcesso token_de_acesso idSessao id_da_sessao tokenDaSessao tokenAtualizacao tokenDoUsuario sesionId sessaoId
    sessioneId idSessione tokenDiAccesso tokenUtente sitzungsId SitzungsToken zugriffstoken zugriffsToken
    aktualisierungstoken benutzerToken oturumId oturum_id erisimToken girisToken kullaniciToken
    yenilemeToken sesiId tokenAkses akses_token tokenPengguna sessieId toegangstoken gebruikerToken sesjaId tokenDostepu
    tokenUzytkownika токен токенДоступа токен_обновления токенПользователя идСессии tokenDostupa sessiyaId
    令牌 访问令牌 刷新令牌 用户令牌 会话ID 会话令牌 登录令牌 訪問令牌 lingpai
    トークン アクセストークン リフレッシュトークン 認証トークン セッションID ユーザートークン
    토큰 액세스토큰 리프레시토큰 인증토큰 세션ID 사용자토큰 로그인토큰`,
    everywhere,
    ["strong"],
  );
});

describe("strong credentials as keys, product names and capitals included", () => {
  expectEach(
    `TOKEN AUTH_TOKEN AUTH-TOKEN ACCESS_TOKEN REFRESH_TOKEN ID_TOKEN SESSION_ID JWT SESSIONID JSESSIONID PHPSESSID
    ASP.NET_SessionId USER_TOKEN Admin-Token chess-app-token myshop-token foo_access_token noitoolSessionToken acme.jwt
    __clerk_db_jwt profile_token tokens app:tokens Authorization jsonwebtoken "json web tokens" @app/token blogifyToken
    conduit-token jwt_access token-production tokenAdmin devcamper.token`,
    keys,
    ["strong"],
  );
});

describe("strong as a cookie, weak as a storage key", () => {
  const text = `session sid connect.sid koa.sess koa:sess sess __session _session __Host-session __Secure-sid
  userSession
    laravel_session ci_session _myapp_session app_session appSession admin_session auth_session samlSession SESSION SID
    sessie sesion sessao sitzung oturum sesi sesja sessione сессия 会话 セッション 세션`;
  expectEach(text, ["cookie"], ["strong"]);
  expectEach(text, ["storage-key"], ["weak"]);
  expectEach(text.replace(/\b(?:koa[.:]sess|connect\.sid)\b/gu, ""), ["identifier"], ["weak", "unknown"]);
});

describe("weak identifiers", () => {
  expectEach(
    `session userSession currentSession sid sess tokens authorization credentials ACCESS_TOKEN TOKEN JWT AUTH_TOKEN
    apiTokens authorizationHeader authHeader chessToken fooToken mySecretishToken providerishJwt acmeSessionId`,
    ["identifier"],
    ["weak"],
  );
});

describe("weak keys", () => {
  expectEach(
    `auth user-auth my-app-auth authData auth_data token_data tokenData tokenInfo token-set credentials userCredentials
    TOKEN_KEY token_key tokenKey accessTokenKey token_name workout-app-token chat_token game-token todo-token
    movie-app-token checkToken token_myapp token:user1 vue_admin_template_token clientToken tempToken session_key
    sessionKey sess_key authUser
    jwtPair refresh access`,
    keys,
    ["weak"],
  );
  expectEach("auth-storage auth-store persist:auth sessions session_data sessionData", ["storage-key"], ["weak"]);
  expectEach("token-storage tokenStore", ["storage-key"], ["strong"]);
  expectEach(
    `rememberMe remember_me rememberme remember-me remember jid qid remember_web_59ba36addc2b2f94 ssid`,
    ["cookie"],
    ["weak"],
  );
});

describe("unknown as identifiers", () => {
  expectEach(
    `auth authData authState authUser authResult authentication rememberMe remember_me remember refresh access ssid
    getToken setToken removeToken verifyToken createToken generateToken signToken saveToken fetchToken
    refreshAccessToken
    generateAccessToken validateToken decodeToken checkToken handleToken onToken withToken useless loginWithToken
    userByToken getTokenFromHeader getUserFromToken createSession destroySession getSession saveSession updateSession
    clearSession refreshSession signJwt verifyJwt jwtVerify jwtDecode jwtSign jwtFromRequest expressJwt expressSession
    cookieSession tokenPayload decodedToken verifiedToken parsedToken jwtPayload tokenClaims tokenData tokenId jwtId
    tokenSecret jwtSecret JWT_SECRET ACCESS_TOKEN_SECRET sessionSecret SESSION_SECRET sessionUser sessionData
    sessionInfo
    sessionUserId tokenResponse tokenObject clientToken mockToken testToken invalidToken workoutSession chatSession
    gameSessionId sessionState authId sessionKey fooSession sessions iniciarSesion
    cerrarSesion obtenerToken guardarToken gerarToken salvarToken`,
    ["identifier"],
    ["unknown"],
  );
});

describe("unknown everywhere", () => {
  expectEach(
    `apiKey api_key secret secretKey password user userInfo currentUser userId uid email name foo profile account
    identity login username loginUser ticket key data value id role x _ constructor toString __proto__
    unauthorized inside outside consider president resident express jwks jwk passport usuario 用户`,
    everywhere,
    ["unknown"],
  );
  expectEach("rememberMe remember_me remember", ["storage-key"], ["unknown"]);
});

describe("something else everywhere", () => {
  expectEach(
    `csrfToken csrf_token csrf-token csrftoken CSRF-TOKEN XSRF-TOKEN xsrfToken _csrf csrf authjs.csrf-token
    csrfmiddlewaretoken antiForgeryToken __RequestVerificationToken authenticity_token sessionCsrf csrfSecret
    pushToken expoPushToken push_token deviceToken device_token fcmToken fcm_token apnsToken voipToken notificationToken
    firebaseMessagingToken appCheckToken installationToken deviceSessionId
    nextPageToken pageToken page_token nextToken continuationToken syncToken nextSyncToken cursorToken startingToken
    resumeToken paginationToken
    tokenCount token_count tokensCount maxTokens max_tokens totalTokens promptTokens completion_tokens inputTokens
    outputTokens cachedTokens reasoningTokens tokenUsage tokenLimit tokenBudget tokenLength numTokens tokensUsed
    usedTokens remainingTokens tokenCost sessionCount session_count sessionLimit
    tokenExpiresAt token_expires_at tokenExpiry tokenExpiration tokenExpirationDate token_expires expiresAt expires_at
    expires_in accessTokenExpiresIn access_token_expires_at refreshTokenExpiresAt tokenExp tokenTtl tokenTTL
    tokenLifetime tokenTimestamp tokenIssuedAt tokenCreatedAt tokenExpired token_expired isTokenExpired sessionExpired
    session_expired sessionTimeout session-timeout sessionDuration sessionStart sessionExpiry sessionExpiresAt
    sessionStartTime lastSessionTime session_ended refreshTokenRotation sessionWarning
    hasToken isAuthenticated is_authenticated isLoggedIn is-logged-in logged_in loggedIn authenticated
    isSessionActive tokenValid isTokenValid token_valid hasSession shouldRefreshToken useToken useSession useAuth
    requireAuth authLoading authStatus auth_status tokenStatus sessionStatus authError tokenError sessionActive
    not_authenticated noToken withCredentials tokenReady authReady tokenRefreshed
    author authors authorId author_name authorName authority AUTHORS tokenizer tokenize tokenizerConfig possession
    designTokens design-tokens designToken colorTokens themeTokens styleTokens spacingToken cssTokens
    syntaxToken lexerToken firstToken lastToken prevToken peekToken operatorToken keywordToken eofToken stopTokens
    markdownToken tokenList tokenIndex specialTokens
    mapboxToken mapbox_token mapboxAccessToken publicToken publishableToken captchaToken recaptchaToken
    recaptcha_token turnstileToken hcaptcha-token licenseToken featureToken
    codeVerifier code_verifier pkce pkce_code_verifier codeChallenge nonce oauth_nonce state oauth_state oauthState
    authorizationCode authorization_code authCode id_token_hint authjs.pkce.code_verifier authjs.state oauth_verifier
    tokenType token_type tokenUrl token_endpoint tokenEndpoint tokenUri tokenVersion token_version tokenScopes
    resetToken reset_token resetPasswordToken passwordResetToken verificationToken verification_token emailToken
    emailVerificationToken inviteToken invitationToken unsubscribeToken confirmationToken activationToken magicLinkToken
    magicToken oneTimeToken otpToken totp_token signupToken registrationToken passwordToken downloadToken uploadToken
    shareToken previewToken setupToken
    theme theme_mode darkMode locale lang language i18nextLng i18n sidebar sidebarStatus sidebar_collapsed
    cookieConsent cookie_consent cookieconsent_status currency timezone favorites redirectUrl returnTo callback-url
    next-auth.callback-url onboarding
    selectedToken selected_session
    cancelToken cancellationToken CancelToken injectionToken idempotencyToken lockToken requestVerificationToken
    tokenAddress token_address tokenSymbol tokenBalance tokenDecimals erc20Token tokenAllowance tokenPrice tokenSupply
    tokenHash token_hash hashedToken hashed_token refreshTokenHash sessionHash
    paymentToken stripeToken stripe_token cardToken checkoutSessionId checkout_session_id paymentSessionId
    analyticsSessionId tracking_session_id visitorToken traceToken sasToken
    NEXT_PUBLIC_TOKEN sessionStorageType tokenOptions jwtOptions jwtConfig sessionConfig tokenHandler authMiddleware
    tokenMiddleware jwtStrategy authGuard tokenModel tokenSchema tokenRoutes authRouter authController sessionModel
    accountSid messageSid twilioSid restablecerToken tokenRecuperacion tokenVerificacion dogrulamaToken 验证令牌 重置令牌`,
    everywhere,
    ["not"],
  );
});

describe("identifiers of keys, storages and set-ups", () => {
  expectEach(
    `tokenKey TOKEN_KEY token_key accessTokenKey TOKEN_NAME tokenName tokenPrefix TOKEN_PREFIX storageKey STORAGE_KEY
    sessionStorageKey sessionStorage localStorage SESSION_STORAGE_KEY cookieName sessionName SESSION_COOKIE_NAME
    authTokenName jwtKey JWT_KEY sessionKeys tokenStore sessionStore authStore authSlice authProvider authContext
    sessionManager tokenService jwtService authService tokenCache swapToken nftToken walletToken baseToken`,
    ["identifier"],
    ["not"],
  );
  expectEach("verifyToken verify_email_token", keys, ["not"]);
  expectEach("session-storage local_storage_token", keys, ["unknown", "not"]);
});

describe("kinds", () => {
  test.each<[CredentialKind, string]>([
    ["session-id", "sessionId session_token connect.sid JSESSIONID __session next-auth.session-token idSesion 会话ID"],
    ["access-token", "accessToken access_token sb-access-token jwt_access tokenAcceso 访问令牌 jwtAccessToken"],
    ["refresh-token", "refreshToken jwt_refresh_token refresh jid rememberToken jetonRafraichissement 刷新令牌"],
    ["id-token", "idToken id_token msal.idtoken idTokenJwt identityToken"],
    ["jwt", "jwt jwtToken userJWT JWTToken app-jwt tokenJwt"],
    ["token", "token authToken bearer apiToken userToken tokens Authorization トークン authJeton"],
    ["auth", "auth authentication credentials user_auth"],
  ])("%s: %s", (kind, text) => {
    for (const name of names(text)) expect([name, judgeName(name, "cookie").kind]).toEqual([name, kind]);
  });
});

describe("the user's names", () => {
  const rules = (credentialNames: readonly string[], ignoreNames: readonly string[] = []) => ({
    credentialNames: credentialNames.map(parseNamePattern),
    ignoreNames: ignoreNames.map(parseNamePattern),
  });

  test.each([
    ["acmePass", "strong"],
    ["acme_pass", "strong"],
    ["userAcmePass", "strong"],
    ["acmePassCount", "not"],
    ["hasAcmePass", "not"],
    ["acme", "unknown"],
    ["passacme", "unknown"],
  ])("a taught word sequence joins the vocabulary: %s", (name, expected) => {
    expect(short(judgeName(name, "identifier", rules(["acme pass"])))).toBe(expected);
  });

  test("a taught name outweighs an objection of the vocabulary that it contains", () => {
    expect(short(judgeName("pageToken", "identifier", rules(["page token"])))).toBe("strong");
    expect(short(judgeName("nextPageToken", "identifier", rules(["page token"])))).toBe("not");
  });

  test("a taught expression decides alone", () => {
    expect(judgeName("ACME_7_TICKET", "cookie", rules(["/^acme_\\d+/i"]))).toEqual({
      verdict: "credential",
      kind: "token",
      strength: "strong",
      taught: true,
    });
    expect(judgeName("acme_7_session_id", "cookie", rules(["/^acme_/"])).kind).toBe("session-id");
  });

  test("ignored names win", () => {
    const both = rules(["/./u"], ["auth token", "/^legacy_/u"]);
    expect(judgeName("AUTH_TOKEN", "cookie", both)).toEqual({ verdict: "not", ignored: true });
    expect(judgeName("__Host-auth-token", "cookie", both)).toEqual({ verdict: "not", ignored: true });
    expect(judgeName("legacy_session", "cookie", both)).toEqual({ verdict: "not", ignored: true });
    expect(short(judgeName("userAuthToken", "cookie", both))).toBe("strong");
  });

  test.each([
    ["auth token", "authtoken", true],
    ["authToken", "AUTH-TOKEN", true],
    ["auth token", "authTokenCount", false],
    ["/token$/u", "fooToken", false],
    ["/token$/iu", "fooToken", true],
    ["/a/g", "ba", true],
    ["///u", "a/b", true],
    ["a/b", "a.b", true],
    ["", "", false],
    ["", "a", false],
    ["jeton", "token", false],
  ])("%j and %j: %s", (pattern, name, expected) => {
    const parsed = parseNamePattern(pattern);
    expect([matchesPattern(parsed, name), matchesPattern(parsed, name)]).toEqual([expected, expected]);
  });

  test("a malformed expression is an error", () => {
    expect(() => parseNamePattern("/(/u")).toThrow(SyntaxError);
  });
});
