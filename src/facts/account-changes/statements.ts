import { isFunction, staticKey, unwrap, type CallNode, type Node } from "../../analysis/nodes";
import { namesOfCall } from "../session-ending/call-chain";
import type { FactContext } from "../session-facts";

/** Statements of the file that save a password, and are no argument of a call that runs them. */
export function* passwordStatements({ file }: FactContext): Generator<Node> {
  const { index } = file.tracer;
  // DynamoDB: UpdateExpression: "SET password = :hash"
  for (const property of index.properties) if (staticKey(property) === "UpdateExpression" && setsPasswordOfItem(file.sourceCode.getText(property.value as never))) yield property;
  // sql`UPDATE users SET password = ${hash}`
  for (const template of index.templates) if (template.parent.type === "TaggedTemplateExpression" && setsPassword(template.quasis.map(({ value }) => value.raw).join("?"))) yield template;
}

/** `db.query("UPDATE users SET password = ? …", …)` */
export function runsPasswordStatement(context: FactContext, call: CallNode): boolean {
  const [first] = call.arguments;
  if (!first || first.type === "SpreadElement" || isFunction(first)) return false;
  return setsPassword(context.file.values.textParts(first).map((part) => (typeof part === "string" ? part : "?")).join(""));
}

/** `db.prepare("UPDATE …").bind(hash).run()`: the statement, which is looked at where it is prepared, says what happens. */
export function runsPrepared({ file }: FactContext, call: CallNode, last: string): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || !["run", "bind", "execute", "get", "all", "first"].includes(last)) return false;
  return namesOfCall(call).includes("prepare") || file.tracer.trace(callee.object).every(({ node }) => node.type === "CallExpression" && namesOfCall(node).includes("prepare"));
}

/** DynamoDB's way to say what an item's fields become. */
export function setsPasswordOfItem(expression: string): boolean {
  return /\bset\b(?:(?!\bremove\b)[\s\S])*\bpass(?:word|wd)?(?:_?hash)?\s*=/iu.test(expression);
}

/** A statement that writes a password, and not only asks for one. */
function setsPassword(sql: string): boolean {
  const [, changes = ""] = /^\s*update\s+\S+\s+set\b((?:(?!\bwhere\b)[\s\S])*)/iu.exec(sql) ?? [];
  return [...changes.matchAll(/(\w+)["`\]]?\s*=/gu)].some(([, column = ""]) => passwordColumn.test(column));
}

/** `password`, `user_password`, `userpwd`, `pass_hash`; not `reset_password` and `has_password`. */
const passwordColumn = /^(?:(?:users?|u|admin|member|customer|account|login|hash(?:ed)?)_?)?(?:pass(?:word|wd)?|pwd)(?:_?hash(?:ed)?)?$/iu;
