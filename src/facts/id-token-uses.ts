import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, unwrapAwait, type Node } from "../analysis/nodes";
import { hole } from "../analysis/value";
import { loginPaths } from "../model/id-tokens";
import type { CookieWrite } from "./cookie-writes";
import { IdTokenReads, type AccessOfLibrary } from "./id-token-reads";
import { cookieName, judgeCookie } from "./session-cookie";
import type { FactContext } from "./session-facts";
import { textPieces, type Piece } from "./text-pieces";

/** An ID token that is sent to an API as the key to it, or kept as a session. */
export interface IdTokenUse {
  readonly how: "bearer" | "cookie";
  readonly node: Node;
  /** The expression that is the ID token. */
  readonly token: Node;
  /** How the file's library hands out the access token beside it, if it does. */
  readonly access?: AccessOfLibrary;
  /** The cookie's name, where the file shows it. */
  readonly cookie?: string;
}

/** ID tokens that the file sends as `Authorization: Bearer`, and those among its `cookies`. */
export function* collectIdTokenUses(context: FactContext, cookies: readonly CookieWrite[]): Generator<IdTokenUse> {
  const reads = new IdTokenReads(context);
  const { access } = reads;
  for (const value of authorizations(context)) {
    for (const { node, given } of context.file.tracer.trace(value)) {
      const token = bearerToken(textPieces(context, node, given));
      if (token && reads.isIdToken(token, given) && !isLogin(context, value)) yield { how: "bearer", node: value, token, ...(access !== undefined && { access }) };
    }
  }
  for (const write of cookies) {
    const { given, node, value } = write;
    if (!value || !reads.isIdToken(value, given)) continue;
    // under its own name it may be kept for the logout at the provider, which asks for it
    const named = write.name?.filter((part) => part !== hole).join("-") ?? "";
    if (context.credentials.judgeName(named, "cookie").kind === "id-token" || judgeCookie(context, { ...write, value: undefined }, {}).verdict !== "credential") continue;
    const cookie = cookieName(write);
    yield { how: "cookie", node, token: value, ...(cookie !== undefined && { cookie }) };
  }
}

/** What follows `Bearer`, if nothing follows it. */
function bearerToken(pieces: readonly Piece[]): Node | undefined {
  const at = pieces.findIndex((piece) => typeof piece !== "string");
  const token = pieces[at];
  const [before, after] = [pieces.slice(0, at), pieces.slice(at + 1)].map((list) => list.map((piece) => (typeof piece === "string" ? piece : "?")).join("").trim());
  return token !== undefined && typeof token !== "string" && after === "" && before?.toLowerCase() === "bearer" ? token : undefined;
}

/** Values of `Authorization` headers: in objects and pairs, assigned, or given to a call after the name. */
function* authorizations({ file }: FactContext): Generator<Node> {
  const { index } = file.tracer;
  const isHeader = (name: Node | undefined) => name !== undefined && name.type !== "SpreadElement" && file.values.textOf(name)?.toLowerCase() === "authorization";
  for (const { properties } of index.objects) {
    for (const property of properties) {
      if (property.type !== "Property") continue;
      if (staticKey(property)?.toLowerCase() === "authorization" || (property.computed && isHeader(property.key))) yield property.value;
    }
  }
  for (const { left: target, right } of index.assignments) {
    const left = unwrap(target);
    if (left.type === "MemberExpression" && (staticKey(left)?.toLowerCase() === "authorization" || (left.computed && isHeader(left.property)))) yield right;
  }
  for (const { arguments: list } of index.calls) {
    for (const [position, name] of list.entries()) {
      const value = list[position + 1];
      if (value && value.type !== "SpreadElement" && isHeader(name)) yield value;
      const pairs = unwrapAwait(name);
      for (const pair of pairs.type === "ArrayExpression" ? pairs.elements : []) {
        if (pair?.type === "ArrayExpression" && isHeader(pair.elements[0] ?? undefined) && pair.elements[1]) yield pair.elements[1];
      }
    }
  }
}

/** A request that logs somebody in, for which an ID token is made. */
function isLogin({ file }: FactContext, value: Node): boolean {
  for (let at: Node | undefined = value; at && at.type !== "ExpressionStatement" && at.type !== "ReturnStatement" && at.type !== "VariableDeclaration"; at = at.parent) {
    const [address] = at.type === "CallExpression" ? at.arguments : [];
    if (address && address.type !== "SpreadElement" && textOfAddress(file, address).some((text) => loginPaths.test(text))) return true;
  }
  return false;
}

function textOfAddress(file: FactContext["file"], address: TSESTree.CallExpressionArgument): readonly string[] {
  if (address.type === "ObjectExpression") {
    const url = address.properties.find((property) => property.type === "Property" && staticKey(property) === "url");
    return url?.type === "Property" ? textOfAddress(file, url.value as TSESTree.Expression) : [];
  }
  return file.values.textParts(address).filter((part): part is string => part !== hole);
}
