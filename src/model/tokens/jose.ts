import { expClaim, type LifetimePlace, type TokenRow } from "../token-row";

/** A number is a date: seconds since 1970. Only text is a duration. */
const expirationTime = {
  in: "builder",
  name: "setExpirationTime",
  number: "epoch-s",
  text: "jose",
  // major 4 throws
  date: true,
  nothing: "refused",
  zero: "expired",
} as const satisfies LifetimePlace;

const common = {
  package: "jose",
  apis: ["jose.SignJWT"],
  role: "issue",
  lifetime: [expirationTime, expClaim],
  without: "never",
  session: false,
} as const;

export const joseTokens = [
  {
    ...common,
    id: "jose.SignJWT",
    source: "jose@6.2.17 dist/webapi/lib/jwt_claims_set.js, jwt/sign.js (ran); 3 to 5 alike",
    token: "JWT",
    // major 3 has a default export for each subpath
    builder: ["jose#SignJWT()", "jose/**#SignJWT()", "jose/jwt/sign#()"],
    calls: ["sign"],
    arguments: { payload: 0, key: 0 },
    algorithm: "setProtectedHeader.alg",
  },
  {
    ...common,
    id: "jose.EncryptJWT",
    source: "jose@6.2.17 dist/webapi/jwt/encrypt.js",
    token: "encrypted JWT",
    builder: ["jose#EncryptJWT()", "jose/**#EncryptJWT()", "jose/jwt/encrypt#()"],
    calls: ["encrypt"],
    arguments: { payload: 0, key: 0 },
    algorithm: "setProtectedHeader.alg",
  },
  {
    ...common,
    id: "jose.UnsecuredJWT",
    source: "jose@6.2.17 dist/webapi/jwt/unsecured.js",
    token: "JWT",
    builder: ["jose#UnsecuredJWT()", "jose/**#UnsecuredJWT()", "jose/jwt/unsecured#()"],
    calls: ["encode"],
    arguments: { payload: 0 },
  },
  {
    id: "jose2.JWT.sign",
    package: "jose",
    apis: [],
    source: "jose@2 lib/jwt/sign.js (ran): expiresIn has to be text",
    role: "issue",
    token: "JWT",
    calls: ["jose#JWT.sign"],
    arguments: { payload: 0, key: 1, options: 2 },
    algorithm: "algorithm",
    lifetime: [{ in: "options", name: "expiresIn", number: "refused", text: "jose", date: false, nothing: "absent", zero: "refused" }, expClaim],
    without: "never",
    session: false,
  },
] as const satisfies readonly TokenRow[];
