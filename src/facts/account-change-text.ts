import { eitherTest, textTest } from "../analysis/text-test";
import { managesSessions } from "../model/account-words";
import { joinedStems, sessionStems } from "../model/text-stems";

const accountWords = ["[pP]ass(?:word|wd|phrase)", "PASSWORD", "[tT]wo_?[fF]actor", "[mM]fa", "MFA", "2[fF][aA]", "[tT][oO][tT][pP]"];
const disablingWords = ["[aA]ctive", "[bB]anned", "[bB]locked", "[sS]uspended", "[dD]isabled", "[dD]eactivat", "[dD]elete", "[rR]emove", "[dD]estroy"];
const managing = [managesSessions.source];
/** Of a file's cookies, one may be a login's. */
const managingOrCookies = [...managing, String.raw`[cC]ookies?\b`];
/** One of them stands where `managesSessions` does: passwords and what is active are spoken of by far more files. */
const stems = [...sessionStems, "jsonwebtoken", "jwt_sign", "authtokens", "signtoken", "tokenversion", "refresh_", ...joinedStems(["refresh", "access"], ["token"]), ...joinedStems(["log", "sign"], ["out"])];

/** An account is changed where something of it is named, and only files that manage sessions count. */
export const accountChangeText = eitherTest(textTest({ any: accountWords, and: managingOrCookies, stems: [...stems, "ookie"] }), textTest({ any: disablingWords, and: managing, stems }));
