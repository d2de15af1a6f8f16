import { textTest } from "../analysis/text-test";

/** A file issues a token only with a library, a method or a type that has one of these in its name. */
export const tokenText = textTest({
  stems: ["jwt", "sess"],
  any: ["[jJ][wW][tT]", "webtoken", "NextAuth", "createSessionCookie"],
  packages: ["jsonwebtoken", "jose", "paseto", "next-auth", "@auth/", "iron-webcrypto", "@hapi/iron", "iron-session"],
});
