import { textTest } from "../analysis/text-test";

/** A file issues a token only with a library, a method or a type that has one of these in its name. */
export const tokenText = textTest(["[jJ][wW][tT]", "jsonwebtoken", "jose", "paseto", "next-auth", "@auth/", "NextAuth", "iron-webcrypto", "@hapi/iron", "iron-session", "createSessionCookie"]);
