import { textTest, type TextTest } from "../analysis/text-test";
import { joinedStems } from "../model/text-stems";

const verifiers = {
  any: ["[jJ][wW][tT]", "webtoken", "(?:[vV]erify|[dD]ecode|[vV]alidate)_?\\w*[tT]oken", String.raw`\wFromToken`, "_from_?[tT]oken", "[vV]erifyAsync", "nextauth", "[tT]oken_?(?:[pP]ayload|[cC]laims|[dD]ata)"],
  packages: ["jsonwebtoken", "jose", "paseto", 'jws"', "next-auth", "@auth/"],
  stems: ["jwt", "nextauth", "verifyasync", ...joinedStems(["token"], ["payload", "claims", "data"]), ...joinedStems(["from"], ["token"]), ...joinedStems(["verify", "decode", "validate"], ["token", "json", "access", "auth", "user", "admin", "session", "bearer", "idtoken", "id_token"])],
};

const rights = ["[rR]ol", "ROL", "[aA]dmin", "ADMIN", "[pP]erm", "[pP]rivil", "[gG]roup", "[aA]uthorit", "[eE]ntitle", "[aA][cC][lL]", "[aA]ccess", "[tT]ype", "[lL]evel", "[sS]taff", "[mM]oderator", "[sS]uper", "[rR]oot", "can[A-Z_]", "CAN_", "is_?[A-Z]"];

/** A decision by a claim stands only where a token is verified, and a right is named. */
export const claimsText: TextTest = textTest({ ...verifiers, and: rights });
/** The same for claims of any name. */
export const anyClaimsText: TextTest = textTest(verifiers);

/** A request is let in by a token only where a library that verifies one has a name with one of these. */
export const verifyingText: TextTest = textTest({ stems: ["jwt"], any: ["[jJ][wW][tT]", "webtoken"], packages: ["jsonwebtoken", "jose", "paseto", 'jws"'] });
