import type { SessionEnder } from "../session-ender-row";

/** Authentication libraries and services by which a session or its tokens are ended. */
export const authLibraryEnders = [
  {
    id: "lucia.invalidate",
    package: "lucia",
    apis: ["lucia3", "lucia2"],
    source: "lucia@3.2.2 dist/core.js:60-117, lucia@2.7.7 dist/auth/index.js",
    effect: "ends",
    calls: ["~invalidateSession", "~invalidateUserSessions", "~invalidateAllUserSessions", "~deleteExpiredSessions", "~deleteDeadUserSessions"],
  },
  {
    id: "better-auth.signOut",
    package: "better-auth",
    apis: ["better-auth"],
    source: "better-auth@1.7.20 dist/api/routes/sign-out.mjs, dist/api/routes/session.mjs:178-210,328-340",
    effect: "ends",
    calls: ["signOut", "revokeSession", "revokeSessions", "revokeOtherSessions"].flatMap((name) => [`~api.${name}`, `better-auth#betterAuth().api.${name}`]),
    setUp: { calls: ["better-auth#betterAuth"], options: ["database", "secondaryStorage"], given: "ends", left: "sealed" },
  },
  {
    id: "next-auth.signOut",
    package: "next-auth",
    apis: ["next-auth4", "authjs5"],
    source: "next-auth@4.24.15 core/routes/signout.js:26-50, @auth/core@0.41.3 lib/actions/signout.js",
    effect: "unclear",
    calls: ["next-auth#().signOut", "next-auth/react#signOut", "next-auth#signOut", "@auth/sveltekit#signOut", "@auth/sveltekit#SvelteKitAuth().signOut"],
    setUp: { calls: ["next-auth#", "@auth/core#Auth", "@auth/sveltekit#SvelteKitAuth"], options: ["adapter"], given: "unclear", left: "sealed" },
  },
  {
    id: "auth.js.adapter",
    package: "@auth/core",
    apis: ["authjs5", "next-auth4"],
    source: "@auth/core@0.41.3 adapters.ts deleteSession",
    effect: "ends",
    calls: ["~adapter.deleteSession"],
  },
  {
    id: "supabase.signOut",
    package: "@supabase/supabase-js",
    apis: [],
    source: "@supabase/auth-js@2 GoTrueClient.ts signOut (scope is global by default: all refresh tokens go)",
    effect: "ends",
    calls: ["~auth.signOut", "~auth.admin.signOut", "@supabase/supabase-js#createClient().auth.signOut"],
  },
  {
    id: "aws-amplify.signOut",
    package: "aws-amplify",
    apis: [],
    source: "@aws-amplify/auth@6 providers/cognito/apis/signOut.mjs:38 (revokes the refresh token; global: true all of them)",
    effect: "ends",
    calls: ["aws-amplify/auth#signOut", "aws-amplify/auth/server#signOut", "aws-amplify#Auth.signOut", "@aws-sdk/client-cognito-identity-provider#GlobalSignOutCommand()", "@aws-sdk/client-cognito-identity-provider#RevokeTokenCommand()"],
  },
  {
    id: "firebase-admin.revokeRefreshTokens",
    package: "firebase-admin",
    apis: ["firebase-admin"],
    source: "firebase-admin@13.10.0 lib/auth/base-auth.js revokeRefreshTokens",
    effect: "ends",
    calls: ["~revokeRefreshTokens"],
  },
] as const satisfies readonly SessionEnder[];
