import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, outer, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { wordsOf } from "../analysis/words";

/** A name or text on the way of a value. */
export interface Destination {
  readonly text: string;
  readonly kind: "name" | "text";
}

/** Names that an expression shows: members, texts given to a reader (`config.get("REFRESH_SECRET")`), arguments of conversions. */
export function namesIn(start: Node, depth = 0): readonly string[] {
  const node = unwrapAwait(start);
  if (depth > 4) return [];
  switch (node.type) {
    case "Identifier":
      return [node.name];
    case "MemberExpression":
      return [staticKey(node) ?? "", ...namesIn(node.object, depth + 1).map(withoutHolder)];
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return [...node.quasis.map((quasi) => quasi.value.cooked ?? ""), ...node.expressions.flatMap((inner) => namesIn(inner, depth + 1))];
    case "LogicalExpression":
    case "BinaryExpression":
      return [...(node.left.type === "PrivateIdentifier" ? [] : namesIn(node.left, depth + 1)), ...namesIn(node.right, depth + 1)];
    case "CallExpression":
    case "NewExpression":
      return [withoutHolder(calleeName(node) ?? ""), ...node.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : namesIn(argument, depth + 1)))];
    default:
      return [];
  }
}

/** `configService` says that it holds settings, not that the token is a service's. */
export function withoutHolder(name: string): string {
  return name.replace(/(?:Service|Provider|Config|Manager|Controller)$/u, "");
}

/** `const [accessToken, refreshToken] = await Promise.all([sign(…), sign(…)])` */
export function positionInArray(call: CallNode): { list: Node; index: number } | undefined {
  let element: Node = call;
  let parent = call.parent;
  while (parent.type === "AwaitExpression" || unwrap(parent) !== parent) [element, parent] = [parent, parent.parent as typeof parent];
  return parent.type === "ArrayExpression" ? { list: parent, index: parent.elements.indexOf(element as never) } : undefined;
}

/** The variable that takes one element of a list, `Promise.all` and destructuring in between. */
export function elementVariable(list: Node, index: number): TSESTree.Identifier | undefined {
  let holder = outer(list);
  if (holder?.type === "CallExpression" && ["all", "allSettled"].includes(calleeName(holder) ?? "")) holder = outer(holder);
  const pattern = holder?.type === "VariableDeclarator" ? holder.id : undefined;
  const element = pattern?.type === "ArrayPattern" ? pattern.elements[index] : undefined;
  return element?.type === "Identifier" ? element : undefined;
}

const checking = /^(?:verify|validate|check|decode|parse|assert|expect|is)(?![a-z])/u;

/** `sendInvitationMail(user, token)`, `addMemberMail(…)`: what is sent by mail is used once; `loginByEmail(email, token)` sends none. */
function mails(name: string): boolean {
  const words = wordsOf(name);
  const isMail = (word = "") => /^e?mails?$/u.test(word);
  return words[0] === "send" ? words.some(isMail) : isMail(words.at(-1)) && !/^(?:by|with|from|and|find|get|set|update|change|new|is|has)$/u.test(words.at(-2) ?? "by");
}

/** Where a value goes, from the inside out, up to the statement. */
export function* destinations(value: Node): Generator<Destination> {
  for (let at = outer(value); at; at = outer(at)) {
    switch (at.type) {
      case "VariableDeclarator":
        if (at.id.type === "Identifier") yield { text: at.id.name, kind: "name" };
        return;
      case "AssignmentExpression":
        yield* namesIn(at.left).map((text) => ({ text, kind: "name" as const }));
        return;
      case "Property":
      case "PropertyDefinition":
        yield { text: staticKey(at) ?? "", kind: "name" };
        break;
      case "CallExpression":
      case "NewExpression": {
        for (const argument of at.arguments) {
          if (argument.type === "Literal" && typeof argument.value === "string") yield { text: argument.value, kind: "text" };
          if (argument.type === "TemplateLiteral" || argument.type === "BinaryExpression") yield* namesIn(argument).map((text) => ({ text, kind: "text" as const }));
        }
        // what checks a token says nothing of what it is for
        const name = calleeName(at) ?? "";
        if (!checking.test(name)) yield { text: name, kind: mails(name) ? "name" : "text" };
        break;
      }
      case "TemplateLiteral":
      case "BinaryExpression":
        yield* namesIn(at).map((text) => ({ text, kind: "text" as const }));
        break;
      case "ArrayExpression":
        // [url, "unsubscribe", token].join("/")
        for (const element of at.elements) if (element?.type === "Literal" && typeof element.value === "string") yield { text: element.value, kind: "text" };
        break;
      case "MemberExpression":
        // what is read from the token or made of it has a name of its own, other texts apart
        if (!["join", "concat"].includes(staticKey(at) ?? "")) return;
        break;
      case "ObjectExpression":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "SpreadElement":
        break;
      default:
        return;
    }
  }
}
