import { readableText } from "../analysis/text-test";
import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, staticKey, unwrap, type CallNode, type Node } from "../analysis/nodes";
import type { ObjectView } from "../analysis/objects";
import { expiryField, recordMethods, sessionTable, tableCalls } from "../model/session-stores";
import { comesByExchange, isOfProvider } from "./provider-exchanges";
import type { FactContext } from "./session-facts";
import type { SessionRecord } from "./session-records";

const userField = /^(?:user|account|owner|member|customer|admin|player|email|username)(?:_?(?:id|name|uuid|email))?$|^uid$/iu;
const tokenField = /token|^sid$|session_?id|hash|^jti$/iu;

const logName = /event|analytic|audit|metric|track|visit|activit|logs?$/iu;

/** Rows, documents, tables and schemas whose content the file shows as a whole. */
export function* tableRecords(context: FactContext): Generator<SessionRecord> {
  const tables = [...schemas(context), ...statements(context)];
  yield* tables;
  // the schema is the cause where it stands in the same file
  if (tables.some(({ certain }) => certain) || describesExpiry(context)) return;
  for (const [method, paths] of Object.entries(recordMethods)) {
    for (const call of context.file.tracer.index.callsNamed.get(method) ?? []) yield* ofCall(context, call, paths);
  }
  for (const call of context.file.tracer.index.calls) if (call.type === "NewExpression") yield* ofModel(context, call);
}

const secretField = /token|secret|key|^sid$|session_?id|hash|^jti$/iu;

/** IDs of rows in a table of sessions, with a user and an end, that hold no token: what the visitor sends is the ID. */
export function* loginIds(context: FactContext): Generator<Node> {
  // in a signed token an ID need not be hard to guess
  if (/jwt|jose|paseto|\.sign\w*\(/iu.test(context.file.sourceCode.text)) return;
  for (const [method, paths] of Object.entries(recordMethods)) {
    for (const call of context.file.tracer.index.callsNamed.get(method) ?? []) {
      for (const { names, content } of contentsOf(context, call, paths)) {
        const fields = content.properties.map(({ name }) => name);
        const isLogin = names.some((name) => sessionTable.test(name) && /session/iu.test(name)) && fields.some((field) => userField.test(field)) && fields.some((field) => expiryField.test(field));
        if (isLogin && !fields.some((field) => secretField.test(field))) for (const { name, node } of content.properties) if (/^_?id$/iu.test(name)) yield node;
      }
    }
  }
}

/** What a call writes to a table or model, and what that is called. */
function* contentsOf(context: FactContext, call: CallNode, paths: readonly string[]): Generator<{ readonly names: readonly string[]; readonly content: ObjectView }> {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type !== "MemberExpression" || !first || first.type === "SpreadElement") return;
  const names = modelNames(context, callee.object);
  // a layer of the project's own, which may add what is missing
  if (names.some((name) => /(?:repository|repo|service|store|dao|manager|provider|client)$/iu.test(name))) return;
  for (const path of paths) {
    const content = contentOf(context, first, path);
    if (content) yield { names, content };
  }
}

function* ofCall(context: FactContext, call: CallNode, paths: readonly string[]): Generator<SessionRecord> {
  for (const { names, content } of contentsOf(context, call, paths)) {
    const fields = content.properties.filter(({ node }) => !isNothing(context, node)).map((property) => fieldName(context, property, names));
    const record = recordOf(call, names, fields);
    // how long another service's tokens live, that service says
    if (record && (record.certain || !isProviders(context, names, content))) yield record;
  }
}

function isProviders(context: FactContext, models: readonly string[], { properties }: ObjectView): boolean {
  return isOfProvider(models, properties.map(({ name }) => name)) || properties.some(({ name, node }) => tokenField.test(name) && comesByExchange(context, node));
}

/** What a field holds, by its name; in a table of sessions, `id: sessionId` is the ID by which a visitor is known. */
function fieldName(context: FactContext, { name, node }: ObjectView["properties"][number], models: readonly string[]): string {
  return /^_?id$/iu.test(name) && models.some((model) => sessionTable.test(model)) && context.credentials.judgeValue(node).verdict === "credential" ? "session_id" : name;
}

/** `new RefreshToken({ token, user })` */
function* ofModel(context: FactContext, call: CallNode): Generator<SessionRecord> {
  const name = calleeName(call) ?? "";
  const [first] = call.arguments;
  const content = first && /^\p{Lu}/u.test(name) && sessionTable.test(name) ? contentOf(context, first, "") : undefined;
  const record = content && recordOf(call, [name], content.properties.map((property) => fieldName(context, property, [name])));
  if (record) yield record;
}

/** A record of a session or refresh token: by the table's name, or by a field's. */
function recordOf(call: CallNode, models: readonly string[], fields: readonly string[]): SessionRecord | undefined {
  const isTable = models.some((name) => sessionTable.test(name));
  const hasUser = fields.some((field) => userField.test(field));
  if (fields.length === 0 || fields.some((field) => expiryField.test(field))) return undefined;
  const base = { row: "record", how: "record", place: "a record", lifetime: "none", node: call } as const;
  if (isTable) return hasUser && fields.some((field) => tokenField.test(field)) ? { ...base, names: models, certain: true } : undefined;
  // an entry of a log refers to a session of somebody
  if (models.some((name) => logName.test(name))) return undefined;
  // a result or a message that belongs to a session of another kind
  if (fields.filter((field) => tokenField.test(field)).every((field) => /session/iu.test(field)) && models.some((name) => isOfOthers(name))) return undefined;
  // a user's row with a token in it is a user's row
  if (!hasUser || fields.length > 6 || fields.some((field) => /password/iu.test(field))) return undefined;
  return { ...base, names: fields.filter((field) => tokenField.test(field)), certain: false };
}

/** `UserSession`, `device_logins`; not `SessionParticipant`, which takes part in one. */
const ofLogins = /sess(?:ion)?s?(?:_?(?:models?|table|collection|entity|entities|schema|docs?|rows?|repo|repository|store|cache|data|info|records?|map|keys?|ids?))?$|login|auth|token|device|user|account|credential|online/iu;

/** Whether a model's name says what its records are, and that is nothing by which somebody is logged in. */
function isOfOthers(name: string): boolean {
  return name !== "" && !/^(?:db|database|collection|models?|tables?|records?|data|this)$/iu.test(name) && !ofLogins.test(name);
}

/** `prisma.session`, `db.collection("sessions")`, `db.insert(sessions)`, `knex("refresh_tokens")`, `Session` */
function modelNames(context: FactContext, start: Node): readonly string[] {
  const node = unwrap(start);
  if (node.type === "Identifier") return [node.name];
  if (node.type === "MemberExpression") return [staticKey(node) ?? ""];
  if (node.type !== "CallExpression") return [];
  const [given] = node.arguments;
  const argument = given && given.type !== "SpreadElement" ? unwrap(given) : undefined;
  const named = argument ? [context.file.values.textOf(argument) ?? (argument.type === "Identifier" ? argument.name : "")] : [];
  const callee = unwrap(node.callee);
  return [...named, ...(callee.type === "MemberExpression" && !["collection", "insert", "model", "getRepository"].includes(staticKey(callee) ?? "") ? modelNames(context, callee.object) : [])];
}

/** A closed object at a path of an argument. */
function contentOf(context: FactContext, argument: Node, path: string): ObjectView | undefined {
  const { objects } = context.file;
  const start = argument.type === "ArrayExpression" && argument.elements[0] ? argument.elements[0] : argument;
  const { view, slots } = objects.at(objects.of(start), path);
  if (view.open || view.properties.length === 0 || (path !== "" && !slots.every(({ state }) => state === "value"))) return undefined;
  return view;
}

function isNothing(context: FactContext, node: Node): boolean {
  const value = context.file.values.literalOf(node);
  return value?.kind === "literal" && !value.value;
}

/** Mongoose schemas and Drizzle tables. */
function* schemas(context: FactContext): Generator<SessionRecord> {
  const { index } = context.file.tracer;
  for (const call of [...(index.callsNamed.get("Schema") ?? []), ...tableCalls.flatMap((name) => index.callsNamed.get(name) ?? [])]) {
    const isSchema = calleeName(call) === "Schema";
    const [first, second] = call.arguments;
    const columns = isSchema ? first : second;
    const name = isSchema ? schemaName(context, call) : context.file.values.textOf(first);
    if (!columns || name === undefined || !sessionTable.test(name)) continue;
    const view = context.file.objects.of(columns);
    const fields = view.properties.flatMap(({ name: field, node }) => [field, ...(node.type === "ObjectExpression" ? node.properties.flatMap((property) => (property.type === "Property" ? [staticKey(property) ?? ""] : [])) : [])]);
    // whose a refresh token is, another table may say
    const isMeant = fields.some((field) => userField.test(field)) || (/refresh/iu.test(name) && fields.some((field) => tokenField.test(field)));
    if (view.open || !isMeant || describesExpiry(context)) continue;
    if (!fields.some((field) => expiryField.test(field))) yield table(name, call.callee);
  }
}

/** `const refreshTokenSchema = new Schema(…)`, `model("RefreshToken", schema)` */
function schemaName(context: FactContext, call: CallNode): string | undefined {
  const { parent } = call;
  const variable = parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id : undefined;
  const model = (context.file.tracer.index.callsNamed.get("model") ?? []).find(({ arguments: [, schema] }) => schema === call || (variable && schema?.type === "Identifier" && schema.name === variable.name));
  return (model && context.file.values.textOf(model.arguments[0])) ?? variable?.name;
}

/** An index with a TTL, or a field with one, or a query by such a field, that stands elsewhere in the file. */
function describesExpiry(context: FactContext): boolean {
  const { sourceCode, tracer } = context.file;
  // a column that is asked for exists, and has a default where nothing is written to it
  const isAskedFor = tracer.index.objects.some((object) => object.parent.type === "Property" && staticKey(object.parent) === "where" && object.properties.some((property) => expiryField.test((property.type === "Property" ? staticKey(property) : undefined) ?? "")));
  return isAskedFor || /expireAfterSeconds/u.test(sourceCode.text) || (tracer.index.callsNamed.has("Schema") && /\bexpires["']?\s*:/u.test(sourceCode.text));
}

const created = /create\s+table\s+(?:if\s+not\s+exists\s+)?["`[]?(?:\w+["`\]]?\.["`[]?)?(\w+)["`\]]?\s*\(([\s\S]*)\)/iu;
const inserted = /insert\s+into\s+["`[]?(?:\w+["`\]]?\.["`[]?)?(\w+)["`\]]?\s*\(([^)]*)\)/iu;

/** `CREATE TABLE sessions (…)`, `INSERT INTO refresh_tokens (…)` */
function* statements(context: FactContext): Generator<SessionRecord> {
  for (const node of texts(context)) {
    const text = node.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.cooked ?? "").join("?") : String((node as TSESTree.Literal).value);
    const [, name = "", columns = ""] = created.exec(text) ?? inserted.exec(text) ?? [];
    if (!sessionTable.test(name)) continue;
    const fields = columns.match(/\w+/gu) ?? [];
    if (fields.some((field) => userField.test(field)) && !fields.some((field) => expiryField.test(field))) yield table(name, node);
  }
}

function table(name: string, node: Node): SessionRecord {
  return { row: "table", how: "table", place: `the table or collection of \`${name}\``, names: [name], certain: true, lifetime: "none", node };
}

function* texts(context: FactContext): Generator<Node> {
  const { sourceCode, tracer } = context.file;
  if (!/create\s+table|insert\s+into/iu.test(readableText(sourceCode.text))) return;
  for (const call of tracer.index.calls) for (const argument of call.arguments) if (argument.type === "TemplateLiteral" || (argument.type === "Literal" && typeof argument.value === "string")) yield argument;
  for (const { init } of tracer.index.declarators) if (init?.type === "TemplateLiteral" || (init?.type === "Literal" && typeof init.value === "string")) yield init;
}
