import { eitherTest, textTest } from "../analysis/text-test";
import { managesSessions } from "../model/account-words";
import { personWords } from "../model/store-asks";
import { joinedStems, sessionStems } from "../model/text-stems";

const accountWords = ["[pP]ass(?:word|wd|phrase)", "PASSWORD", "[tT]wo_?[fF]actor", "[mM]fa", "MFA", "2[fF][aA]", "[tT][oO][tT][pP]"];
/** Fields that put an account out of use, and what deletes one: no operator, no element that is removed by name. */
const disablingWords = [
  String.raw`[aA]ctive\b`, String.raw`[eE]nabled\b`, "[bB]anned", "[bB]locked", "[sS]uspended", String.raw`[dD]isabled\b`, "[dD]eactivat", String.raw`[dD]eleted\b`,
  String.raw`\bdelete(?:One|ById)?\b(?!\s+[\w$(])`, String.raw`\b(?:remove|destroy)\b`, "soft(?:Delete|Remove)", "And(?:Delete|Remove)",
];
/** Who is put out of use has a name for it: what is active or deleted is spoken of by nearly every file. */
const persons = [...personWords].flatMap((word) => [`[${word[0]!}${word[0]!.toUpperCase()}]${word.slice(1)}`, word.toUpperCase()]);
const managing = [managesSessions.source];
/** Of a file's cookies, one may be a login's. */
const managingOrCookies = [...managing, String.raw`[cC]ookies?\b`];
/** One of them stands where `managesSessions` does: passwords and what is active are spoken of by far more files. */
const stems = [...sessionStems, "jsonwebtoken", "jwt", "authtokens", "signtoken", "tokenversion", "refresh_", ...joinedStems(["refresh", "access"], ["token"]), ...joinedStems(["log", "sign"], ["out"])];

/** An account is changed where something of it is named, and only files that manage sessions count. */
export const accountChangeText = eitherTest(textTest({ any: accountWords, and: managingOrCookies, stems: [...stems, "ookie"] }), textTest({ any: disablingWords, and: [managing, persons], stems }));
