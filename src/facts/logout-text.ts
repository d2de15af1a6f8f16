import { eitherTest, textTest, type TextTest } from "../analysis/text-test";
import { foreignLogoutTexts, logoutTexts } from "../model/logout-words";
import { logoutStems, sessionStems } from "../model/text-stems";

/** A logout handler is in a file only if a name for it is: in the text, or in the path of a file-system route. */
export const logoutTextOrPath: TextTest = eitherTest(
  textTest({ any: logoutTexts, stems: logoutStems, inRoute: true }),
  textTest({ any: foreignLogoutTexts, stems: ["ookie", ...sessionStems], inRoute: true }),
);
