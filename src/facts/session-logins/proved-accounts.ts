import { forEachChild } from "../../analysis/file-index";
import { unwrapAwait, type FunctionNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { unfinishedWords } from "../../model/login-words";
import { signs } from "../refresh-handlers/minting";
import { mintedByName, tokenWordsOf } from "../refresh-handlers/names";
import { chainOf, namesOfCall } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { showsServerSessions, type SessionWrite } from "../session-writes";
import { comparedIn } from "./evidence";
import { kindOfKey } from "./names";

/** Whether a file may compare passwords at all. */
export function speaksOfPasswords({ file }: FactContext): boolean {
  return /pass|pwd|contra|senha|mdp|haslo|parola|sifre|wachtwoord/iu.test(file.sourceCode.text);
}

/**
 * Whether what is stored is the account whose password the handler compares, or what says which account it is: then
 * it says who is logged in, whatever it is called. `compare(password, clinic.hash); req.session.clinic = clinic.id`
 */
export function storesProvedAccount(context: FactContext, { fn, key, value }: SessionWrite): boolean {
  if (!value || wordsOf(key).some((word) => unfinishedWords.has(word))) return false;
  const accounts = provedAccounts(context, fn);
  return accounts.size > 0 && isOf(accounts, value);
}

/**
 * Whether what is stored is a token that was just made for who logs in: `req.session.token = user.makeToken()`. Only
 * where the file shows a session of the server: cookie-session is used for the same.
 */
export function storesLoginToken(context: FactContext, { key, value }: SessionWrite): boolean {
  const words = tokenWordsOf(key);
  if (!value || !(words.includes("token") || words.includes("jwt")) || mintedByName(`make_${key}`) === undefined || words.some((word) => unfinishedWords.has(word))) return false;
  const isMade = context.file.tracer.trace(value).some(({ node }) => node.type === "CallExpression" && (mintedByName(namesOfCall(node).at(-1) ?? "") !== undefined || signs(namesOfCall(node))));
  return isMade && showsServerSessions(context);
}

function isOf(accounts: ReadonlySet<string>, value: Node): boolean {
  const inner = unwrapAwait(value);
  if (inner.type === "ObjectExpression") return inner.properties.some((property) => property.type === "Property" && isOf(accounts, property.value));
  const { root, names } = chainOf(inner);
  if (root.type !== "Identifier" || !accounts.has(root.name)) return false;
  // rows[0].id.toString()
  const [name, ...others] = names.slice(1).filter((part) => part !== "?" && part !== "0" && !/^to(?:String|Object|JSON|HexString)$/u.test(part));
  return others.length === 0 && (name === undefined || /^_?id$/iu.test(name) || kindOfKey(name) === "identity");
}

/** The names of the variables that hold accounts whose passwords are compared in a function. */
function provedAccounts(context: FactContext, fn: FunctionNode): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    for (const compared of comparedIn(context, node)) {
      const { root, names } = chainOf(compared);
      if (root.type === "Identifier" && names.length > 1 && !context.receivers.isHanded(compared)) found.add(root.name);
    }
    forEachChild(node, context.file.sourceCode.visitorKeys, visit);
  };
  visit(fn);
  return found;
}
