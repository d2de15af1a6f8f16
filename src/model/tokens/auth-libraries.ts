import type { LifetimePlace, TokenRow } from "../token-row";

/** Seconds, and nothing but numbers. */
const maxAge = { in: "options", name: "maxAge", number: "s", text: "refused", date: false, nothing: "absent", zero: "expired" } as const satisfies LifetimePlace;

const thirtyDays = 30 * 24 * 60 * 60;

export const authLibraryTokens = [
  {
    id: "next-auth/jwt.encode",
    package: "next-auth",
    apis: ["next-auth/jwt"],
    source: "next-auth@4.24.15 jwt/index.js:31-60 (ran); @auth/core@0.41.3 jwt.js:44-62",
    role: "issue",
    token: "encrypted JWT",
    calls: ["next-auth/jwt#encode", "@auth/core/jwt#encode"],
    arguments: { options: 0, names: { payload: "token", key: "secret" } },
    lifetime: [maxAge],
    without: thirtyDays,
    session: true,
  },
  {
    id: "next-auth.jwt",
    package: "next-auth",
    apis: ["next-auth/jwt"],
    source: "next-auth@4.24.15 core/init.js:45-85, core/routes/session.js:53; @auth/core@0.41.3 lib/init.js:38-90",
    role: "set-up",
    token: "encrypted JWT",
    calls: [
      "next-auth#", "next-auth/next#", "next-auth#NextAuth", "@auth/sveltekit#SvelteKitAuth", "@auth/express#ExpressAuth", "@auth/solid-start#SolidAuth",
      "@auth/qwik#QwikAuth$", "@auth/nextjs#",
    ],
    types: [
      "next-auth#NextAuthOptions()", "next-auth#AuthOptions()", "next-auth#NextAuthConfig()", "@auth/core#AuthConfig()", "@auth/core/types#AuthConfig()",
      "@auth/sveltekit#SvelteKitAuthConfig()", "@auth/express#ExpressAuthConfig()",
    ],
    arguments: { options: 0 },
    claims: { callback: "callbacks.jwt", token: "token" },
    lifetime: [{ ...maxAge, name: "jwt.maxAge" }],
    // the lifetime of the session, which is another setting
    without: "elsewhere",
    session: true,
  },
  {
    id: "@auth/core.jwt",
    package: "@auth/core",
    apis: ["next-auth/jwt"],
    source: "@auth/core@0.41.3 lib/init.js:38-90",
    role: "set-up",
    token: "encrypted JWT",
    calls: ["@auth/core#Auth"],
    arguments: { options: 1 },
    claims: { callback: "callbacks.jwt", token: "token" },
    lifetime: [{ ...maxAge, name: "jwt.maxAge" }],
    without: "elsewhere",
    session: true,
  },
  {
    id: "better-auth.jwt",
    package: "better-auth",
    apis: ["better-auth.jwt"],
    source: "better-auth@1.7.24 dist/plugins/jwt/sign.mjs:76-90,120, utils.mjs:15-19, utils/time.mjs",
    role: "set-up",
    token: "JWT",
    calls: ["better-auth/plugins#jwt", "better-auth/plugins/jwt#jwt"],
    arguments: { options: 0 },
    claims: { callback: "jwt.definePayload" },
    lifetime: [{ in: "options", name: "jwt.expirationTime", number: "epoch-s", text: "jose", date: true, nothing: "absent", zero: "expired" }],
    without: 900,
    session: false,
  },
  {
    id: "firebase-admin.createSessionCookie",
    package: "firebase-admin",
    apis: ["firebase-admin"],
    source: "firebase-admin@13.10.0 lib/auth/base-auth.js:555-590, auth-api-request.js:59-61,496-500",
    role: "issue",
    token: "session cookie",
    calls: ["firebase-admin/auth#getAuth().createSessionCookie", "firebase-admin/auth#Auth().createSessionCookie", "firebase-admin#**auth().createSessionCookie", "firebase-admin#auth.Auth().createSessionCookie"],
    arguments: { payload: 0, options: 1 },
    lifetime: [{ in: "options", name: "expiresIn", number: "ms", text: "refused", date: false, nothing: "refused", zero: "refused" }],
    without: "refused",
    session: true,
  },
] as const satisfies readonly TokenRow[];
