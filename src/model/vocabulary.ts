/** What a name names, most telling first: where two kinds tie, the earlier one describes the value better. */
export const credentialKinds = [
  "refresh-token",
  "id-token",
  "access-token",
  "session-id",
  "jwt",
  "token",
  "auth",
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** Where a name stands: it is a cookie's name, a key in a storage, or that of a variable, parameter or property. */
export type NamePlace = "cookie" | "storage-key" | "identifier";

/**
 * Points for or against a name, by place where they differ. A name's points are those of the best credential in it
 * minus the worst objection; `scoreLimits` turns the sum into a verdict.
 */
export type Score = number | Readonly<Record<NamePlace, number>>;

/** From `strong` points on a name is a strong sign, from `weak` on a weak one; from `not` down it denies. */
export const scoreLimits = { strong: 3, weak: 1, not: -5 } as const;

/** Names a credential on its own. */
const sure = 3;
/** Positively something else. */
export const denial = -10;
/** Takes the certainty away, and says nothing else. */
export const doubt = -4;

export const scores = (cookie: number, storageKey: number, identifier: number): Score => ({
  cookie,
  "storage-key": storageKey,
  identifier,
});

/** A word sequence that names a credential. `whole`: only where it is all of the name. */
export interface CredentialTerm {
  readonly kind: CredentialKind;
  readonly score: Score;
  readonly whole?: true;
  readonly terms: readonly string[];
}

/** Terms are separated by commas, their words by blanks. */
export const list = (text: string): readonly string[] => text.split(",").map(term => term.trim());

export const credentialTerms = [
  {
    kind: "refresh-token",
    score: sure,
    terms: list(`
      refresh token, refresh tokens, token renewal, renewal token, refresh jwt, jwt refresh, remember token
    `),
  },
  { kind: "id-token", score: sure, terms: list("id token, id tokens, identity token") },
  {
    kind: "access-token",
    score: sure,
    terms: list("access token, access tokens, token access, access jwt, jwt access"),
  },
  {
    kind: "session-id",
    score: sure,
    terms: list(`
      session id, id session, session ids, session uuid, session uid, session guid, session identifier, session token,
      token session, session tokens, session jwt, wordpress logged in
    `),
  },
  {
    kind: "session-id",
    score: scores(3, 2, 1),
    terms: list("session, sid, sess, aspxauth, oauth 2 proxy, keycloak identity, ci session"),
  },
  {
    kind: "session-id",
    score: scores(3, 2, doubt),
    terms: list("express session, fastify session, koa session, cookie session, iron session"),
  },
  { kind: "session-id", score: scores(2, 2, 0), terms: list("session key, sess key") },
  { kind: "session-id", score: scores(2, 1, 0), whole: true, terms: list("sessions, qid, ssid") },
  { kind: "refresh-token", score: scores(2, 1, 0), whole: true, terms: list("refresh, jid") },
  { kind: "access-token", score: scores(2, 1, 0), whole: true, terms: list("access") },
  { kind: "jwt", score: sure, terms: list("jwt, jwts, jwt token, jwt tokens, token jwt, jws, jwe") },
  {
    kind: "jwt",
    score: scores(3, 3, doubt),
    terms: list("express jwt, fastify jwt, koa jwt, passport jwt, nest jwt, hono jwt, fast jwt"),
  },
  { kind: "jwt", score: scores(3, 3, 1), terms: list("json web token, json web tokens") },
  {
    kind: "token",
    score: sure,
    terms: list(`
      token, bearer, bearer token, auth token, auth tokens, token auth, authorization token, authentication token,
      api token, login token
    `),
  },
  { kind: "token", score: scores(3, 3, 2), terms: list("tokens, authorization") },
  { kind: "token", score: 1, terms: list("auth header, authorization header") },
  { kind: "token", score: scores(3, 0, doubt), terms: list("remember web") },
  { kind: "token", score: scores(2, 0, doubt), terms: list("remember me, remember") },
  { kind: "auth", score: scores(3, 2, 0), terms: list("authentication, auth cookie") },
  { kind: "auth", score: scores(2, 2, 0), terms: list("auth, oauth, bearer auth") },
  { kind: "auth", score: 1, terms: list("credential, credentials") },
] as const satisfies readonly CredentialTerm[];

/** A key's or a cookie's first word is often the product's name, a variable's seldom. */
export const perhapsProduct = scores(-2, -2, doubt);

/** What a word that the vocabulary does not know says: `fooToken` may be a kind of token, `tokenFoo` is a foo. */
export const unknownWord = { before: scores(0, 0, -1), after: perhapsProduct } as const;

/** `ACCESS_TOKEN` in code is mostly a constant with a key's name. */
export const constantCase: Score = scores(0, 0, -1);

/** Words that stand beside a credential and change nothing about it; known, so that glued names can be read. */
export const plainTerms = list(`
  my, our, some, any, another, other, found, the, a, own, user, users, app, application, admin, superadmin, root, super,
  api, web, www, mobile, server, backend, frontend, customer, consumer, member, staff, employee, student, teacher,
  seller, vendor, merchant, guest, anonymous, anon, owner, doctor, patient, parent, child, partner, tenant, org, team,
  company, organization, organisation, workspace, account, person, player, login, logon, signin, sign in, log in,
  signed in, logged in user, authn, authz, sso, oidc, openid, oauth 1, oauth 2, saml, personal, google, github,
  facebook, twitter, apple, microsoft, azure, aws, amazon, discord, slack, spotify, linkedin, kakao, naver, wechat,
  firebase, supabase, cognito, keycloak, clerk, auth 0, authjs, msal, okta, ory, kratos, next auth, better auth,
  nuxt auth, passport, express, koa, connect, nest, fastify, hapi, hono, django, laravel, rails, wordpress, php, java,
  asp, net, core, sb, host, secure, http, https, x, j, s, current, new, old, existing, active, original, initial,
  updated, received, returned, saved, stored, given, provided, raw, plain, encoded, full, real, actual, valid, local,
  global, shared, main, primary, secondary, internal, external, private, long lived, short lived, value, values, val,
  string, str, cookie, cookies, header, headers, v, base 64, security, service, dev, prod, production, staging, and,
  plus, me, persist, socket, ws, graphql, rest, usuario, usuarios, utente, utilisateur, benutzer, gebruiker, kullanici,
  pengguna, uzytkownik, uzytkownika, cliente, kunde, klant, anmelde, anmeldung, giris, masuk, connexion, conexao,
  conexion, 用户, 用戶, 管理员, 登录, 登入, ユーザー, ユーザ, ログイン, 사용자, 유저, 로그인, пользователь, пользователя
`);

/** What follows these only tells where the thing is from or what it is for: `tokenFromHeader`, `tokenForUser`. */
export const relationWords = list(
  "from, for, to, by, with, without, on, into, via, per, or, as, if, when, than, against, inside",
);
