import { textTest } from "../analysis/text-test";

const names = ["[sS]ecret", "SECRET", "[jJ]wt", "JWT", "[pP]assword", "PASSWORD"];
/** What takes a key without one of these words beside it. */
const libraries = ["jose", "jws", "paseto", "iron", "keygrip", "[Hh]mac", "HMAC", "cookies?[-/]", "['\"`]cookies?['\"`]", String.raw`\bkeys\b`, "client-sessions", "hono[-_/]", "oidc-provider", "secure-session", "socketio", "_KEY\\b", "[a-z]Key\\b"];

/** A file gives a key away only if one of these stands in it. */
export const keyText = textTest([...names, ...libraries]);
