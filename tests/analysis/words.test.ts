import { describe, expect, test } from "vitest";
import { foldWord, segment, wordSplitter, wordsOf } from "../../src/analysis/words";

const split = wordSplitter(
  new Set([
    ..."access auth connect csrf id jwt oauth php j refresh sess session sid token tokens user xsrf".split(" "),
    ..."用户 令牌 アクセス トークン".split(" "),
  ]),
);

describe("by case, separators and digits", () => {
  test.each([
    ["authToken", "auth token"],
    ["AuthToken", "auth token"],
    ["auth_token", "auth token"],
    ["auth-token", "auth token"],
    ["AUTH-TOKEN", "auth token"],
    ["AUTH_TOKEN", "auth token"],
    ["auth.token", "auth token"],
    ["app:auth/token", "app auth token"],
    ["@app/token", "app token"],
    ["remember me", "remember me"],
    ["__Host-session", "host session"],
    ["__Secure-next-auth.session-token", "secure next auth session token"],
    ["JWTToken", "jwt token"],
    ["userJWT", "user jwt"],
    ["XSRFToken", "xsrf token"],
    ["userJWTs", "user jwts"],
    ["userIDs", "user ids"],
    ["idToken2", "id token 2"],
    ["token_v2", "token v 2"],
    ["oauth2Token", "oauth 2 token"],
    ["ASP.NET_SessionId", "asp net session id"],
    ["X", "x"],
    ["_", ""],
    ["", ""],
    ["sesión", "sesion"],
    ["idSessão", "id sessao"],
    ["idDeSesión", "id de sesion"],
    ["İstekToken", "istek token"],
    ["токенДоступа", "токен доступа"],
    ["userトークン", "user トークン"],
    ["令牌_2", "令牌 2"],
  ])("%s", (name, words) => {
    expect(wordsOf(name).join(" ")).toBe(words);
  });
});

describe("glued words, by the dictionary", () => {
  test.each([
    ["authtoken", "auth token"],
    ["accesstoken", "access token"],
    ["refreshtoken", "refresh token"],
    ["sessionid", "session id"],
    ["jwttoken", "jwt token"],
    ["usertoken", "user token"],
    ["idtoken", "id token"],
    ["connect.sid", "connect sid"],
    ["PHPSESSID", "php sess id"],
    ["JSESSIONID", "j session id"],
    ["csrftoken", "csrf token"],
    ["JWTtoken", "jwt token"],
    ["userOAuthToken", "user oauth token"],
    ["Authtoken", "auth token"],
    ["AUTHTOKEN_V2", "auth token v 2"],
    ["session1", "session 1"],
    ["用户令牌", "用户 令牌"],
    ["アクセストークン", "アクセス トークン"],
  ])("%s", (name, words) => {
    expect(split(name).join(" ")).toBe(words);
  });

  test.each(["author", "tokenizer", "authority", "sidebar", "sidewalk", "obsession", "president", "authenticate"])(
    "%s stays whole",
    name => {
      expect(split(name)).toEqual([name]);
    },
  );

  test("the fewest words win", () => {
    expect(segment("tokens", new Set(["token", "s", "tokens"]))).toEqual(["tokens"]);
  });

  test("a chunk that is covered only in part is not split", () => {
    expect(segment("authoring", new Set(["auth", "or"]))).toBeUndefined();
  });
});

test("folding keeps the marks of other scripts", () => {
  expect(["Accès", "Łącze", "straße", "й", "ド", "세션"].map(foldWord)).toEqual([
    "acces",
    "lacze",
    "strasse",
    "й",
    "ド",
    "세션",
  ]);
});

test("names are split fast", () => {
  const start = performance.now();
  for (let i = 0; i < 50_000; i++) split(`someRatherLongName${String(i)}_withAuthtokenInIt`);
  expect(performance.now() - start).toBeLessThan(5_000);
});
