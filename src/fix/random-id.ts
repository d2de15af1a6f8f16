import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { staticKey, type Node } from "../analysis/nodes";
import { newlineAt, quoted, type Fix } from "./lists";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Replaces an expression with 256 random bits as text. Takes `randomBytes` as the file has it, or imports it where that
 * disturbs nothing; undefined where a comment would be lost or the file is no module that could import it.
 */
export function replaceWithRandomBytes(sourceCode: SourceCode, node: Node): Fix | undefined {
  if (sourceCode.getCommentsInside(node as never).length > 0) return undefined;
  const made = (callee: string) => `${callee}(32).toString(${quoted(sourceCode, "base64url")})`;
  const imported = importedName(sourceCode);
  if (imported) return (fixer) => fixer.replaceText(node as never, made(imported));
  const statement = importStatement(sourceCode);
  if (!statement) return undefined;
  return (fixer) => [fixer.insertTextBefore(statement.before as never, statement.text), fixer.replaceText(node as never, made("randomBytes"))];
}

/** What the file calls `randomBytes`: `crypto.randomBytes`, or a name of its own. */
function importedName(sourceCode: SourceCode): string | undefined {
  for (const statement of sourceCode.ast.body) {
    if (statement.type === "ImportDeclaration" && isCrypto(statement.source.value) && statement.importKind !== "type") {
      for (const specifier of statement.specifiers) {
        if (specifier.type !== "ImportSpecifier") return `${specifier.local.name}.randomBytes`;
        if (specifier.imported.type === "Identifier" && specifier.imported.name === "randomBytes") return specifier.local.name;
      }
    }
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations) {
      if (!isRequire(init) || !isCrypto(init.arguments[0]?.type === "Literal" ? init.arguments[0].value : undefined)) continue;
      if (id.type === "Identifier") return `${id.name}.randomBytes`;
      if (id.type !== "ObjectPattern") continue;
      const property = id.properties.find((part) => part.type === "Property" && staticKey(part) === "randomBytes");
      if (property?.type === "Property" && property.value.type === "Identifier") return property.value.name;
    }
  }
  return undefined;
}

/** An import to put before the file's first, in the same kind of module. */
function importStatement(sourceCode: SourceCode): { before: Node; text: string } | undefined {
  // another `randomBytes` anywhere in the file
  if (sourceCode.scopeManager?.scopes.some((scope) => scope.variables.some(({ name, defs }) => name === "randomBytes" && defs.length > 0))) return undefined;
  const newline = newlineAt(sourceCode);
  const source = quoted(sourceCode, "node:crypto");
  const first = sourceCode.ast.body.find((statement) => statement.type === "ImportDeclaration");
  if (first) return { before: first, text: `import { randomBytes } from ${source};${newline}` };
  const required = sourceCode.ast.body.find((statement) => statement.type === "VariableDeclaration" && statement.declarations.some(({ init }) => isRequire(init)));
  return required && { before: required, text: `const { randomBytes } = require(${source});${newline}` };
}

function isRequire(node: Node | null | undefined): node is TSESTree.CallExpression {
  return node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
}

function isCrypto(module: unknown): boolean {
  return module === "crypto" || module === "node:crypto";
}
