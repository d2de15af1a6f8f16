import { eitherTest, textTest } from "../analysis/text-test";
import { randomWords as words } from "../model/random-ids/words";
import { joinedStems, sessionStems, sessionWord, shortSessionWord } from "../model/text-stems";

/** Words of generators that nearly every file holds for other ends. */
const commonWords: ReadonlySet<string> = new Set(["Date", "moment", "dayjs", "lodash", "underscore"]);
const sessionWords = [...sessionStems, ...joinedStems(["refresh"], ["token"])];
const sessions = [sessionWord, shortSessionWord, "[rR]efresh_?[tT]oken", "REFRESH_TOKEN"];
/** A token that logs in stands in a file that speaks of one of these, or of sessions; a parser's tokens do not. */
const credentialWords = ["secret", "ookie", "jwt", ...joinedStems(["api", "auth", "access", "user"], ["key", "token"]), "login", "bearer"];

/** A time makes an ID where it is not compared with another. */
const times = [String.raw`Date\.now`, String.raw`getTime\(\)(?!\s*[-<>:])`];
const generators = [...words.filter((word) => !commonWords.has(word)), "getRandomValues", ...times];

/** A generator beside a name for what it makes; an increment, a time or a hash only where sessions are spoken of. */
export const randomIdText = eitherTest(
  textTest({ any: generators, stems: credentialWords }),
  textTest({ any: generators, and: sessions, stems: sessionWords }),
  // who logs in gives a password
  textTest({ any: generators, stems: ["passw"], andStems: ["token"] }),
  textTest({ any: [...commonWords, String.raw`\+\+|\+= ?1\b`, "createHash"], and: sessions, stems: sessionWords }),
);

/** For names that only the user's options know: a generator, or an increment, a time or a hash. */
export const anyRandomText = textTest({ any: [...words, "getRandomValues", String.raw`\+\+|\+= ?1\b`, "createHash"], stems: "none" });
