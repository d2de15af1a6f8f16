import { eitherTest, textTest } from "../analysis/text-test";
import { joinedStems } from "../model/text-stems";
import { tokenText } from "./token-text";

/** What a signer of the project's own is called that has no JWT in its name. */
const ownSignerText = textTest({ stems: joinedStems(["sign"], ["token", "access", "refresh", "auth", "user", "session", "admin", "idtoken", "id_token"]), any: [String.raw`[sS]ign_?\w*[tT]oken`] });

/** A file signs claims with what it issues tokens with, or with a function of the project's own. */
export const signedClaimsText = eitherTest(tokenText, ownSignerText);
