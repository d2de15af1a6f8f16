import { eitherTest, textTest, type TextTest } from "../analysis/text-test";
import { foreignLogoutTexts, logoutTexts } from "../model/logout-words";
import { logoutStems } from "../model/text-stems";

/** A page's logout is in a file only if a word for it is: in the text, or in the path of the page's file. */
export const clientLogoutText: TextTest = eitherTest(
  textTest({ any: logoutTexts, stems: logoutStems, inRoute: true }),
  textTest({ any: foreignLogoutTexts, stems: ["torage", "ookie"] }),
);
