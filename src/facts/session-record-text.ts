import { textTest } from "../analysis/text-test";
import { sessionStems } from "../model/text-stems";

/** A write to something that may keep sessions. */
export const sessionRecordText = textTest({ any: ["[sS]ess", "SESS", "[rR]efresh", "REFRESH"], packages: ["connect-redis"], stems: [...sessionStems, "refresh"] });

export { anyText } from "../analysis/text-test";
