import { eitherTest, textTest, type TextTest } from "../analysis/text-test";
import { foreignLogoutTexts, logoutTexts } from "../model/logout-words";
import { joinedStems, sessionStems } from "../model/text-stems";

const sessionWords = ["ookie", ...sessionStems];
const logoutText = eitherTest(
  textTest({ any: logoutTexts, stems: joinedStems(["log", "sign"], ["out", "off"]) }),
  textTest({ any: foreignLogoutTexts, stems: sessionWords }),
);
/** With the flag u it takes ten times as long. */
const logoutPattern = new RegExp([...logoutTexts, ...foreignLogoutTexts].join("|"));

/** A route's name stands at the end of its file's path, in so many characters; every file is asked. */
const routeLength = 50;

/** A logout handler is in a file only if a name for it is: in the text, or in the path of a file-system route. */
export const logoutTextOrPath: TextTest = {
  ...logoutText,
  matchesPath: (path) => logoutPattern.test(path.slice(-routeLength)),
};
