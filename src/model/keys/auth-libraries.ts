import type { KeyRow } from "../key-row";

const session = { use: "session" } as const;

/** Libraries that do sign-in and session together. */
export const authLibraryKeys = [
  {
    ...session,
    id: "next-auth/jwt.key",
    package: "next-auth",
    apis: ["next-auth/jwt"],
    source: "next-auth@4.24.15 jwt/index.js:31-90; @auth/core@0.41.3 jwt.js:44-120",
    calls: ["encode", "decode", "getToken"].flatMap((name) => [`next-auth/jwt#${name}`, `@auth/core/jwt#${name}`]),
    keys: [{ argument: 0, option: "secret" }],
  },
  {
    ...session,
    id: "next-auth.key",
    package: "next-auth",
    apis: ["next-auth4", "authjs5"],
    source: "next-auth@4.24.15 core/init.js:45-85; @auth/core@0.41.3 lib/init.js:38-90",
    calls: [
      "next-auth#", "next-auth/next#", "next-auth#NextAuth", "@auth/sveltekit#SvelteKitAuth", "@auth/express#ExpressAuth", "@auth/solid-start#SolidAuth", "@auth/qwik#QwikAuth$",
      "@auth/core#Auth", "next-auth#getServerSession", "next-auth/next#getServerSession", "next-auth/middleware#withAuth",
    ],
    types: [
      "next-auth#NextAuthOptions()", "next-auth#AuthOptions()", "next-auth#NextAuthConfig()", "@auth/core#AuthConfig()", "@auth/core/types#AuthConfig()",
      "@auth/sveltekit#SvelteKitAuthConfig()", "@auth/express#ExpressAuthConfig()",
    ],
    keys: ["secret", "jwt.secret", "jwt.signingKey"].map((option) => ({ argument: "any", option }) as const),
  },
  {
    ...session,
    id: "better-auth.key",
    package: "better-auth",
    apis: ["better-auth"],
    source: "better-auth@1.7.24 dist/context (options.secret)",
    calls: ["better-auth#betterAuth", "better-auth/minimal#betterAuth"],
    types: ["better-auth#BetterAuthOptions()", "better-auth/types#BetterAuthOptions()"],
    keys: [{ argument: 0, option: "secret" }],
  },
  {
    ...session,
    id: "oidc-provider.key",
    package: "oidc-provider",
    apis: ["oidc-provider"],
    source: "oidc-provider@9.13.3 lib/helpers/defaults.js (cookies.keys)",
    calls: ["oidc-provider#", "oidc-provider#Provider"],
    types: ["oidc-provider#Configuration()"],
    keys: [{ argument: 1, option: "cookies.keys" }],
  },
  {
    ...session,
    id: "express-openid-connect.key",
    package: "express-openid-connect",
    apis: [],
    source: "express-openid-connect@3.4.0 lib/config.js:55 (secret: text or list)",
    calls: ["express-openid-connect#auth"],
    types: ["express-openid-connect#ConfigParams()"],
    keys: [{ argument: 0, option: "secret" }],
  },
] as const satisfies readonly KeyRow[];
