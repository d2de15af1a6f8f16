import { textTest } from "../analysis/text-test";
import { sessionStems } from "../model/text-stems";

/** A file issues a token only with a library, a method or a type that has one of these in its name. */
export const tokenText = textTest({
  stems: ["jwt", ...sessionStems],
  any: ["[jJ][wW][tT]", "webtoken", "NextAuth", "createSessionCookie"],
  packages: ["jsonwebtoken", "jose", "paseto", "next-auth", "@auth/", "iron-webcrypto", "@hapi/iron", "iron-session"],
});
