import type { TSESTree } from "@typescript-eslint/utils";
import { staticKey, unwrap, type Node } from "../../analysis/nodes";
import type { FactContext } from "../session-facts";

/** Something that a file gives to others; `default` and `module.exports = …` are both called `default`. */
export interface Exported {
  readonly name: string;
  readonly node: Node;
}

/** What a file exports, in ES modules' and in CommonJS's way, one level deep. */
export function* exportsOf(context: FactContext): Generator<Exported> {
  for (const statement of context.file.sourceCode.ast.body as readonly TSESTree.ProgramStatement[]) {
    if (statement.type === "ExportDefaultDeclaration") yield { name: "default", node: statement.declaration };
    if (statement.type !== "ExportNamedDeclaration") continue;
    yield* declared(statement.declaration);
    // export { action } from "./action" has its names here too
    for (const { exported, local } of statement.specifiers) {
      const name = exported.type === "Identifier" ? exported.name : exported.value;
      yield { name, node: local };
    }
  }
  for (const { left, right, operator } of context.file.tracer.index.assignments) {
    const name = operator === "=" ? exportedName(left) : undefined;
    if (name === undefined) continue;
    yield { name, node: right };
    const value = unwrap(right);
    if (name === "default" && value.type === "ObjectExpression") yield* members(value);
  }
}

function* declared(declaration: Node | null): Generator<Exported> {
  if (declaration?.type === "FunctionDeclaration" && declaration.id) yield { name: declaration.id.name, node: declaration };
  if (declaration?.type !== "VariableDeclaration") return;
  for (const { id, init } of declaration.declarations) {
    if (id.type === "Identifier" && init) yield { name: id.name, node: init };
  }
}

function* members(object: TSESTree.ObjectExpression): Generator<Exported> {
  for (const property of object.properties) {
    const name = property.type === "Property" ? staticKey(property) : undefined;
    if (property.type === "Property" && name !== undefined) yield { name, node: property.value };
  }
}

/** `module.exports`, `module.exports.x`, `exports.x` */
function exportedName(target: Node): string | undefined {
  const left = unwrap(target);
  if (left.type !== "MemberExpression") return undefined;
  const key = staticKey(left);
  const object = unwrap(left.object);
  if (object.type === "Identifier" && object.name === "module" && key === "exports") return "default";
  if (object.type === "Identifier" && object.name === "exports") return key;
  const isModuleExports = object.type === "MemberExpression" && object.object.type === "Identifier" && object.object.name === "module" && staticKey(object) === "exports";
  return isModuleExports ? key : undefined;
}
