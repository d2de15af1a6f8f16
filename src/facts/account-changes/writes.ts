import { staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import { wordsOf } from "../../analysis/words";
import { changedThings, changingMethods, changingVerbs, deletingMethods, disablingFields, factorFieldWords, factorStateWords, lockedThingWords, otherPasswordWords, passwordFieldWords } from "../../model/account-words";
import { personWords } from "../../model/store-asks";
import { statementMethods } from "../../model/transactions";
import { chainOf, namesOfCall } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";
import { passwordStatements, runsPasswordStatement } from "./statements";

/** How somebody logs in, with what else, and whether at all. */
export type AccountEvent = "password" | "factor" | "disable";

export function isPasswordField(name: string): boolean {
  const words = wordsOf(name);
  const kept = words.at(-1) === "hash" || words.at(-1) === "hashed" ? words.slice(0, -1) : words;
  return passwordFieldWords.has(kept.at(-1) ?? "") && !words.some((word) => otherPasswordWords.has(word));
}

function isFactorField(name: string): boolean {
  const words = wordsOf(name.replace(/2fa/iu, "Mfa"));
  return words.some((word) => factorFieldWords.has(word)) && words.some((word) => factorStateWords.has(word));
}

/** What writing a value to a field does to an account. */
function eventOf(context: FactContext, name: string, value: Node): AccountEvent | undefined {
  const known = context.file.values.literalOf(value);
  const isKnown = known?.kind === "literal";
  if (isPasswordField(name)) return isKnown ? undefined : "password";
  // a secret that is yet to be confirmed changes nothing
  if (isFactorField(name)) return isKnown && typeof known.value === "boolean" ? "factor" : undefined;
  const disables = disablingFields[name.toLowerCase()];
  return disables && isKnown && disables.test(String(known.value)) ? "disable" : undefined;
}

/** What the file writes to accounts. */
export function* changedRecords(context: FactContext): Generator<{ readonly event: AccountEvent; readonly at: Node }> {
  const { index } = context.file.tracer;
  for (const assignment of index.assignments) {
    const left = unwrap(assignment.left);
    if (left.type !== "MemberExpression" || assignment.operator !== "=") continue;
    const event = eventOf(context, staticKey(left) ?? "", assignment.right);
    if (event && isStored(context, left.object, event)) yield { event, at: assignment };
  }
  for (const call of index.calls) {
    const event = changeByCall(context, call);
    if (event) yield { event, at: call };
  }
  for (const at of passwordStatements(context)) yield { event: "password", at };
}

/** A record that comes from a store, and is saved: no request, no form, no document that is new. */
function isStored(context: FactContext, object: Node, event: AccountEvent): boolean {
  const { root } = chainOf(object);
  if (root.type !== "Identifier" || context.receivers.isHanded(object)) return false;
  if (event === "disable" && !isPerson([root.name])) return false;
  if (context.file.tracer.trace(root).some(({ node }) => node.type === "NewExpression" || node.type === "ObjectExpression")) return false;
  const isRecord = (node: Node): boolean => {
    const inner = unwrapAwait(node);
    return inner.type === "Identifier" && inner.name === root.name;
  };
  const { callsNamed } = context.file.tracer.index;
  return ["save", "persist", "flush", "update"].flatMap((name) => callsNamed.get(name) ?? []).some((call) => {
    if (namesOfCall(call)[0] === root.name) return true;
    // save(user), prisma.user.update({ where, data: user })
    return call.arguments.some((argument) => argument.type !== "SpreadElement" && (isRecord(argument) || context.file.objects.of(argument).properties.some(({ node }) => isRecord(node))));
  });
}

/** What a call changes of an account, as far as its name and its arguments tell. */
export function changeByCall(context: FactContext, call: CallNode): AccountEvent | undefined {
  if (call.type !== "CallExpression") return undefined;
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  const holders = names.slice(0, -1);
  if (isOfLockedThing([...names, ...tablesOf(call)])) return undefined;
  if (deletingMethods.has(last)) {
    const disables = isPerson(holders) && !holders.some((name) => /service|token|session/iu.test(name)) && call.arguments.length + holders.length > 1;
    // users.delete(req): what is given the request does the rest
    return disables && !call.arguments.some((argument) => context.receivers.keysOf(argument).includes("@request")) ? "disable" : undefined;
  }
  if (statementMethods.has(last)) return runsPasswordStatement(context, call) ? "password" : undefined;
  if (last === "set" && setsField(context, call)) return "password";
  // users.updatePassword(id, hash): the hash is made here, so that the work is done here
  const words = wordsOf(last);
  const savesPassword = /^(?:update|set|save|store|change|reset)$/u.test(words[0] ?? "") && words.some((word) => passwordFieldWords.has(word)) && !words.some((word) => /^(?:cookie|token|code|otp|expiry|expires|attempts|history)$/u.test(word));
  // api.patch("/user/password", { newPassword }) asks a server to; names are the cheaper question
  if ((!isChanging(last) && !savesPassword) || isRequest(context, call)) return undefined;
  if (isChanging(last)) {
    const events = call.arguments.flatMap((argument) => fieldsOf(context, argument)).flatMap(({ name, node }) => eventOf(context, name, node) ?? []);
    const event = events.find((one) => one !== "disable") ?? (isPerson([...holders, last]) ? events[0] : undefined);
    return event && !isDelegated(context, call, holders) ? event : undefined;
  }
  if (savesPassword && last === "setPassword" && isPerson(holders)) return "password";
  return savesPassword && call.arguments.some((argument) => isHash(context, argument)) ? "password" : undefined;
}

/** `prisma.link.update(…)`, `setVideoPassword(…)`: the password is a thing's. */
export function isOfLockedThing(names: readonly string[]): boolean {
  const words = names.flatMap((name) => wordsOf(name));
  return words.some((word) => lockedThingWords.has(word)) && !words.some((word) => personWords.has(word));
}

/** `videos` of `db.update(videos).set({ password })` */
function tablesOf(call: CallNode): readonly string[] {
  const callee = unwrap(call.callee);
  const before = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
  const [table] = before?.type === "CallExpression" && namesOfCall(before).at(-1) === "update" ? before.arguments : [];
  return table && table.type !== "SpreadElement" ? [chainOf(table).names.at(-1) ?? ""] : [];
}

/** `user.set("password", hash)` of a record that is saved. */
function setsField(context: FactContext, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const [name, value] = call.arguments;
  const field = name && context.file.values.textOf(name);
  return callee.type === "MemberExpression" && field !== undefined && value !== undefined && isPasswordField(field) && isStored(context, callee.object, "password");
}

/** Whether a call is given an address or a path, as those of HTTP clients are. */
function isRequest({ file }: FactContext, call: CallNode): boolean {
  const [first] = call.arguments;
  const [start] = first && first.type !== "SpreadElement" ? file.values.textParts(first) : [];
  return typeof start === "string" && /^(?:https?:\/)?\//u.test(start);
}

/** `update`, `findByIdAndUpdate`, `updateOneById`, `updateByEmail` */
export function isChanging(name: string): boolean {
  const [verb = "", ...things] = wordsOf(name);
  return changingMethods.has(name) || (changingVerbs.has(verb) && things.every((word) => changedThings.has(word)));
}

function fieldsOf(context: FactContext, argument: Node, depth = 0): readonly { readonly name: string; readonly node: Node }[] {
  if (argument.type === "SpreadElement" || depth > 3) return [];
  return context.file.objects.of(argument).properties.flatMap(({ name, node }) => {
    if (name === "where") return [];
    // Prisma's { secrets: { update: { password } } }
    return ["data", "$set", "set", "update"].includes(name) || isNestedUpdate(context, name, node) ? fieldsOf(context, node, depth + 1) : [{ name, node }];
  });
}

function isNestedUpdate({ file }: FactContext, name: string, node: Node): boolean {
  return unwrap(node).type === "ObjectExpression" && file.objects.of(node).properties.some((property) => property.name === "update") && !wordsOf(name).some((word) => otherPasswordWords.has(word));
}

/** `this.users.update(id, { password })` in a controller: the service does the rest. */
function isDelegated(context: FactContext, call: CallNode, holders: readonly string[]): boolean {
  if (!holders.some((name) => /service|facade|usecase/iu.test(name))) return false;
  return context.handlers.some(({ fn }) => call.range[0] >= fn.range[0] && call.range[1] <= fn.range[1]);
}

function isHash(context: FactContext, argument: Node): boolean {
  const inner = unwrapAwait(argument);
  const names = [...chainOf(inner).names, ...context.file.tracer.trace(inner).flatMap(({ node }) => (node.type === "CallExpression" ? namesOfCall(node) : []))];
  return names.some((name) => /hash|crypt|argon/iu.test(name));
}

export function isPerson(names: readonly string[]): boolean {
  return names.some((name) => wordsOf(name).some((word) => personWords.has(word)));
}
