import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import type { Fix } from "../../src/fix/lists";

/** The code after the fix that `make` gives for the first node of a selector; undefined where it gives none. */
export function applyFix<Found extends TSESTree.Node>(
  code: string,
  selector: string,
  make: (node: Found, sourceCode: Readonly<TSESLint.SourceCode>) => Fix | undefined,
): string | undefined {
  let isDone = false;
  const rule = {
    meta: { fixable: "code" as const, schema: [] },
    create: (context: { sourceCode: unknown; report(report: object): void }) => ({
      [selector](node: unknown) {
        if (isDone) return;
        isDone = true;
        const fix = make(node as Found, context.sourceCode as never);
        if (fix) context.report({ node, message: "Fix it.", fix });
      },
    }),
  };
  const linter = new Linter();
  const [message] = linter.verify(code, { plugins: { fix: { rules: { it: rule as never } } }, rules: { "fix/it": "error" } });
  if (!isDone) throw new Error(`Nothing matches ${selector}: ${message?.message ?? "no message"}`);
  if (!message?.fix) return undefined;
  const { range, text } = message.fix;
  const fixed = code.slice(0, range[0]) + text + code.slice(range[1]);
  const [broken] = linter.verify(fixed, {});
  if (broken) throw new Error(`The fix breaks the code (${broken.message}):\n${fixed}`);
  return fixed;
}
