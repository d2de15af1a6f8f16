import { eitherTest, textTest } from "../analysis/text-test";
import { joinedStems } from "../model/text-stems";
import { tokenText } from "./token-text";

const aToken = ["[tT][oO][kK][eE][nN]", "[jJ][wW][tT]"];

/** A server hands a token out that the file signs, that its HttpOnly cookie holds too, or that is in the data of a page. */
export const tokenAnswerText = eitherTest(
  tokenText,
  textTest({ any: ["[hH][tT][tT][pP][oO][nN][lL][yY]", String.raw`cookies\.set`], and: aToken, stems: ["httponly", "cookies_set"] }),
  textTest({ any: ["getServerSideProps", String.raw`\bload\b`, String.raw`\bloader\b`], and: aToken, stems: ["jwt", "getserversideprops", ...joinedStems(["access", "refresh", "auth", "id"], ["token"])] }),
);
