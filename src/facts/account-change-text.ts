import { eitherTest, textTest } from "../analysis/text-test";
import { managesSessions } from "../model/account-words";

const accountWords = ["[pP]ass(?:word|wd|phrase)", "PASSWORD", "[tT]wo_?[fF]actor", "[mM]fa", "MFA", "2[fF][aA]", "[tT][oO][tT][pP]"];
const disablingWords = ["[aA]ctive", "[bB]anned", "[bB]locked", "[sS]uspended", "[dD]isabled", "[dD]eactivat", "[dD]elete", "[rR]emove", "[dD]estroy"];
const managing = [managesSessions.source];
/** An account is changed where something of it is named, and only files that manage sessions count. */
export const accountChangeText = eitherTest(
  textTest({ any: accountWords, and: managing, stems: ["password", "passwd", "passphrase", "twofactor", "two_factor", "mfa", "2fa", "totp"] }),
  textTest({ any: disablingWords, and: managing, stems: ["isactive", "is_active", "banned", "isblocked", "suspended", "isdisabled", "deactivat", "deleteuser", "deleteaccount", "removeuser", "user_delete", "users_delete", "user_destroy", "user_findbyidanddelete", "findbyidanddelete"] }),
);
