import { textTest } from "../analysis/text-test";
import { sessionStems } from "../model/text-stems";

/** A write to something that may keep sessions. */
export const sessionRecordText = textTest({ any: [String.raw`[sS]ession|\b[sS]ess|_sess|[a-z]Sess|SESS`, "[rR]efresh", "REFRESH"], packages: ["connect-redis"], stems: [...sessionStems, "refresh"] });

export { anyText } from "../analysis/text-test";
