import { textTest } from "../analysis/text-test";

/** A file asks for OAuth's implicit flow only where it names a response type; the search for words tells, a look at every string takes longer. */
export const implicitFlowText = textTest({ any: ["[rR][eE][sS][pP][oO][nN][sS][eE]_?[tT][yY][pP][eE]"], stems: ["response_type", "responsetype"] });
