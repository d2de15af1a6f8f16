import { isFunction, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../../analysis/nodes";
import { clientPackages, connectionMethods, connectionNames, databaseSessionMakers, databaseSessionMethods, statementMethods, transactionMethods, transactionNames, transactionStatement } from "../../model/transactions";
import type { FactContext } from "../session-facts";
import { namesOfCall } from "./call-chain";

/** A step around what a handler writes: `BEGIN`, `transaction.commit()`, `connection.release()`. What is written says what happens. */
export function isTransactionStep(context: FactContext, call: CallNode): boolean {
  const names = namesOfCall(call);
  const last = names.at(-1) ?? "";
  if (names.length < 2) return false;
  if (databaseSessionMakers.has(last)) return true;
  if (transactionMethods.has(last)) return call.arguments.every((argument) => isOfTransaction(context, argument));
  if (statementMethods.has(last)) return isStatement(context, call);
  if (connectionMethods.has(last)) return call.arguments.length === 0 && isConnection(context, names.at(-2) ?? "");
  if (!databaseSessionMethods.has(last)) return false;
  const callee = unwrap(call.callee);
  // Model.findById(id).session(session)
  const about = last === "session" ? call.arguments[0] : callee.type === "MemberExpression" ? callee.object : undefined;
  return about !== undefined && isDatabaseSession(context, about);
}

function isConnection({ file }: FactContext, holder: string): boolean {
  return connectionNames.has(holder) || (holder === "client" && clientPackages.some((name) => file.tracer.index.modules.has(name)));
}

/** What `startSession()` of a database gave, and nobody is logged in by. */
export function isDatabaseSession({ file }: FactContext, node: Node): boolean {
  const traces = node.type === "SpreadElement" ? [] : file.tracer.trace(node);
  return traces.length > 0 && traces.every(({ node: made }) => unwrapAwait(made).type === "CallExpression" && databaseSessionMakers.has(namesOfCall(unwrapAwait(made) as CallNode).at(-1) ?? ""));
}

/** `{ session }`, `{ session: session, new: true }`: options of a write that is a part of a transaction. */
export function isInDatabaseSession(context: FactContext, argument: Node): boolean {
  const object = unwrap(argument);
  return object.type === "ObjectExpression" && object.properties.some((property) => property.type === "Property" && staticKey(property) === "session" && isDatabaseSession(context, property.value));
}

/** Options, a function whose code is looked at by itself, or the transaction; not the name of something else. */
function isOfTransaction(context: FactContext, argument: Node): boolean {
  const inner = unwrapAwait(argument);
  if (inner.type === "ObjectExpression" || isFunction(inner)) return true;
  return inner.type === "Identifier" && (transactionNames.test(inner.name) || isDatabaseSession(context, inner));
}

function isStatement({ file }: FactContext, { arguments: [first] }: CallNode): boolean {
  if (!first || first.type === "SpreadElement" || isFunction(first)) return false;
  const parts = file.values.textParts(first);
  return parts.length === 1 && typeof parts[0] === "string" && transactionStatement.test(parts[0]);
}
