import type { TSESLint } from "@typescript-eslint/utils";
import type { Node } from "./nodes";

export type Variable = TSESLint.Scope.Variable;

/** Which variable each identifier of a file means. */
export interface Bindings {
  /** The variable, or undefined for a name that nothing in the file declares. */
  variableOf(identifier: Node): Variable | undefined;
  /** The variable that a declaration's own identifier introduces. */
  declaredBy(identifier: Node): Variable | undefined;
}

/** Reads the scope manager once; identifiers in templates, which have no scope, are unknown to it. */
export function bindFile(sourceCode: Readonly<TSESLint.SourceCode>): Bindings {
  const used = new Map<unknown, Variable>();
  const declared = new Map<unknown, Variable>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const reference of scope.references) if (reference.resolved) used.set(reference.identifier, reference.resolved);
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) if (!declared.has(identifier)) declared.set(identifier, variable);
    }
  }
  // a global that the configuration declares resolves to a variable without a definition: that is still a global
  const real = (variable: Variable | undefined) => (variable && variable.defs.length > 0 ? variable : undefined);
  return {
    variableOf: (identifier) => real(used.get(identifier) ?? declared.get(identifier)),
    declaredBy: (identifier) => real(declared.get(identifier)),
  };
}
