import { factsOf } from "../facts/session-facts";
import type { CheckedRule, SessionRuleContext } from "./create-rule";
import { sessionSettings } from "./settings";

/**
 * Lets a rule look at the facts of a file that passed its text test. The package has the checks and all that they need in
 * a file of their own, which is loaded when the first file passes: see tsup.config.ts.
 */
export function runCheck<Options, MessageIds extends string>({ check }: CheckedRule<Options, MessageIds>, context: SessionRuleContext<MessageIds>, options: Options): void {
  check(factsOf(context.sourceCode, context.physicalFilename, sessionSettings(context.settings)), options, context);
}
