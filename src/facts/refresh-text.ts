import { eitherTest, textTest } from "../analysis/text-test";

const refresh = ["[rR]efresh", "REFRESH"];
/** An access token is made by a library of JWTs, or by a function whose name says so; some libraries have an option. */
export const refreshText = eitherTest(
  textTest({ any: refresh, and: ["[jJ][wW][tT]", "webtoken", "jose", "paseto"], stems: ["refresh"] }),
  textTest({ any: refresh, and: ["(?:[gG]en|[cC]reate|[sS]ign|[iI]ssue|[mM]ake|[mM]int|[bB]uild|[eE]ncode|[nN]ew|[pP]roduce|get)\\w*(?:[tT]oken|TOKEN|[aA]ccess)"], stems: ["refresh"] }),
  textTest({ any: ["rotateRefreshToken", "alwaysIssueNewRefreshToken"], stems: ["rotaterefreshtoken", "alwaysissuenewrefreshtoken"] }),
);
