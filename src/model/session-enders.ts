import type { SessionEnder } from "./session-ender-row";
import { authLibraryEnders } from "./session-enders/auth-libraries";
import { sealedSessionEnders } from "./session-enders/sealed-sessions";
import { storedSessionEnders } from "./session-enders/stored-sessions";
import { storeEnders } from "./session-enders/stores";

/**
 * Everything by which code ends a session, or seems to. Where several rows fit, the first whose evidence the file
 * shows decides: libraries that must be told apart by an import stand before those that need none.
 */
export const sessionEnders: readonly SessionEnder[] = [...sealedSessionEnders, ...storedSessionEnders, ...authLibraryEnders, ...storeEnders];
