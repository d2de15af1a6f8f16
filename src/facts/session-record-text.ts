import { eitherTest, textTest } from "../analysis/text-test";
import { sessionStems, sessionWord, shortSessionWord } from "../model/text-stems";

/** A write to something that may keep sessions, or refresh tokens; what else is refreshed has no tokens. */
export const sessionRecordText = eitherTest(
  textTest({ any: [sessionWord, shortSessionWord], packages: ["connect-redis"], stems: sessionStems }),
  textTest({ any: ["[rR]efresh", "REFRESH"], and: ["[tT]oken", "TOKEN", "[jJ][wW][tT]", String.raw`\baccess\b`], stems: ["refresh"] }),
);

export { anyText } from "../analysis/text-test";
