import { enclosingFunction, functionName, isFunction, unwrapAwait, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import { enclosingClass } from "../analysis/trace";
import { wordsOf } from "../analysis/words";
import { gateNames } from "../model/authentications";
import { foreignIssuer, foreignKeys, foreignModules, foreignNames, foreignVerifiers, verifyingKeyNames } from "../model/token-issuers";
import { purposeNames, purposeWords } from "../model/token-purposes";
import { chainOf } from "./session-ending/call-chain";
import type { FactContext } from "./session-facts";
import type { TokenVerification } from "./token-verifications";

const isForeignKey = originMatcher(foreignKeys);

/** Whether a token that is verified is another issuer's, who alone can end it: by its verifier, its key, its issuer. */
export function isForeign(context: FactContext, verification: TokenVerification): boolean {
  const { row, key, options } = verification;
  if (foreignVerifiers.has(row.id)) return true;
  if ([...context.file.tracer.index.modules].some((name) => foreignModules.test(name))) return true;
  if (key && isForeignKeyNode(context, key)) return true;
  for (const name of ["issuer", "iss", "allowedIss", "audience"]) {
    for (const slot of options.get(name)) if (slot.state === "value" && saysForeign(context, slot.node, name)) return true;
  }
  return false;
}

/** A key set, a function that looks keys up, or a key called after another issuer. */
function isForeignKeyNode(context: FactContext, key: Node): boolean {
  if (context.file.origins.of(key).some(isForeignKey)) return true;
  // (header, done) => client.getSigningKey(header.kid, …)
  return context.file.tracer.trace(key).some(({ node }) => isFunction(node)) || foreignNames.test(textOf(context, key));
}

/** Whether the key only verifies, so that the tokens come from somebody else as far as the file shows. */
export function onlyVerifies(context: FactContext, { key }: TokenVerification): boolean {
  return key !== undefined && verifyingKeyNames.test(textOf(context, key));
}

function saysForeign(context: FactContext, node: Node, option: string): boolean {
  const text = context.file.values.textOf(node);
  if (text === undefined) return foreignNames.test(textOf(context, node));
  return (option !== "audience" && foreignIssuer.test(text)) || foreignNames.test(text);
}

/** The text of a key as it stands, and of what its name was given. */
function textOf({ file }: FactContext, node: Node): string {
  const given = file.tracer.trace(node).map((trace) => file.sourceCode.getText(trace.node as never).slice(0, 200));
  return [file.sourceCode.getText(node as never).slice(0, 200), ...given].join(" ");
}

/** Words that are too common here: every verification verifies, and a handshake carries every socket's token. */
const unsaid = new Set(["verify", "verification", "download", "preview", "handshake", "state", "temp", "temporary", "share"]);
const otherPurposes: ReadonlySet<string> = new Set(
  [purposeWords["refresh"], purposeWords["one-time"], purposeNames["one-time"] ?? [], purposeWords["service"], purposeNames["service"] ?? [], purposeWords["unsubscribe"], purposeWords["third-party"], ["guest", "anonymous"]]
    .flat().filter((term) => !unsaid.has(term)),
);

/** Whether names say that a token is no user's access token: one to refresh with, to reset a password, of a service. */
export function hasOtherPurpose(context: FactContext, { call, token, key }: TokenVerification): boolean {
  const names = [...(token ? lastNames(context, token) : []), ...(key ? lastNames(context, key) : [])];
  for (let at: Node | undefined = call && enclosingFunction(call); at; at = enclosingFunction(at)) {
    const name = isFunction(at) ? functionName(at) : undefined;
    // canActivate activates no account
    if (name !== undefined && !gateNames.has(name)) names.push(name);
  }
  const owner = call && enclosingClass(call);
  // an AuthService is no service's token
  for (const name of [owner?.id?.name, context.file.path?.split("/").at(-1)]) if (name !== undefined) names.push(name.replace(/\.\w+$/u, "").replace(/\.?[sS]ervice$/u, ""));
  return names.some(saysPurpose);
}

function saysPurpose(name: string): boolean {
  const words = wordsOf(name);
  const text = ` ${words.join(" ")} `;
  return [...otherPurposes].some((term) => text.includes(` ${term} `));
}

/** The last names of an expression, or what a call is asked for: `config.get("JWT_REFRESH_SECRET")`. */
function lastNames(context: FactContext, node: Node): readonly string[] {
  const inner = unwrapAwait(node);
  const texts = inner.type === "CallExpression" || inner.type === "NewExpression" ? inner.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : [context.file.values.textOf(argument) ?? "", ...lastNames(context, argument)])) : [];
  return inner.type === "CallExpression" ? texts : [...texts, ...chainOf(inner).names.slice(-2)];
}
