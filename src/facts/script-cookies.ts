import type { NameRules } from "./credential";
import { isPlainData } from "./session-cookie";
import type { FactContext } from "./session-facts";
import { isMadeByPage, storedContents } from "./storage-contents";
import type { StorageWrite } from "./storage-writes";

/** Names under which a server keeps a token, but a page what was ticked at the last login. */
const choices = /remember/iu;

/** Whether a cookie that script writes holds a session or a credential. */
export function isScriptCredential(context: FactContext, write: StorageWrite, rules: NameRules): boolean {
  const { given, how, name, place, value } = write;
  if (how === "configuration") return true;
  const contents = storedContents(context, write);
  const { by, kind, strength, verdict } = context.credentials.judge({ place, whole: true, contents, ...(name && { name }), ...(value && { value }), ...(given && { given }) }, rules);
  if (verdict !== "credential") return false;
  // a name that may mean many things is no match for a value that shows what it holds
  if (by === "name" && strength === "weak" && (isPlainData(context, value) || name?.some((part) => typeof part === "string" && choices.test(part)))) return false;
  // an ID that the page makes up tells visitors apart: it opens nothing
  return !(kind === "session-id" && isMadeByPage(context, write));
}
