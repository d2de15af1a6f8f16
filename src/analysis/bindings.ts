import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Node } from "./nodes";

export type Variable = TSESLint.Scope.Variable;
type Scope = TSESLint.Scope.Scope;

/** Which variable each identifier of a file means. */
export interface Bindings {
  /** The variable, or undefined for a name that nothing in the file declares. */
  variableOf(identifier: Node): Variable | undefined;
  /** The variable that a declaration's own identifier introduces. */
  declaredBy(identifier: Node): Variable | undefined;
}

/** Asks the scope manager, scope by scope as it is needed: most of a file's names are never asked for. */
export function bindFile(sourceCode: Readonly<TSESLint.SourceCode>): Bindings {
  const references = new Map<Scope, ReadonlyMap<unknown, Variable>>();
  const referencesIn = (scope: Scope): ReadonlyMap<unknown, Variable> => {
    let found = references.get(scope);
    if (!found) references.set(scope, (found = new Map(scope.references.flatMap(({ identifier, resolved }) => (resolved ? [[identifier, resolved]] : [])))));
    return found;
  };
  const search = (identifier: Node, inScope: (scope: Scope, name: string) => Variable | undefined): Variable | undefined => {
    if (identifier.type !== "Identifier" && identifier.type !== "JSXIdentifier") return undefined;
    for (let scope: Scope | null = sourceCode.getScope?.(identifier as TSESTree.Node) ?? null; scope; scope = scope.upper) {
      const variable = inScope(scope, identifier.name);
      // a global that the configuration declares is a variable without a definition: that is still a global
      if (variable) return variable.defs.length > 0 ? variable : undefined;
    }
    return undefined;
  };
  const declaredIn = (identifier: Node) => (scope: Scope, name: string) => {
    const variable = scope.set.get(name);
    return variable?.identifiers.some((declared) => declared === identifier) ? variable : undefined;
  };
  return {
    variableOf: (identifier) =>
      search(identifier, (scope) => referencesIn(scope).get(identifier)) ?? search(identifier, declaredIn(identifier)) ?? usedInTemplate(sourceCode, identifier),
    declaredBy: (identifier) => search(identifier, declaredIn(identifier)),
  };
}

/** An expression of a Vue template, with the names in it and the variables of the template that they mean. */
interface TemplateExpression {
  readonly references?: readonly { readonly id: unknown; readonly variable: unknown }[];
}

/** What a name in a Vue template means, where no scope holds it: a variable of `<script setup>`. */
function usedInTemplate({ ast, scopeManager }: Readonly<TSESLint.SourceCode>, identifier: Node): Variable | undefined {
  if (identifier.type !== "Identifier" || !(ast as { templateBody?: unknown }).templateBody) return undefined;
  for (let at = identifier.parent as Node | undefined; at; at = at.parent) {
    const reference = (at as TemplateExpression).references?.find(({ id }) => id === identifier);
    // a loop's or slot's own variable
    if (reference?.variable) return undefined;
    if (!reference) continue;
    const variable = scopeManager?.scopes.find(({ type }) => type === "module")?.set.get(identifier.name);
    // the parser notes it on the variables that templates reach, which those of a plain script are not
    return variable?.references.some((use) => (use as { vueUsedInTemplate?: boolean }).vueUsedInTemplate) ? variable : undefined;
  }
  return undefined;
}
