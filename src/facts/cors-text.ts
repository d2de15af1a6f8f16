import { textTest } from "../analysis/text-test";

/** A request that may carry cookies is allowed by an option or a header, or by Elysia's default. */
export const corsText = textTest({
  any: ["[cC]redentials['\"\\]]*\\s*[:=]\\s*(?!['\"`](?:include|same-origin|omit))", "[aA]llow-[cC]redentials", "ALLOW-CREDENTIALS", "@elysiajs/cors"],
  stems: ["redential"],
  packages: ["@elysiajs/cors"],
});
