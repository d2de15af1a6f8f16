import { textTest } from "../analysis/text-test";
import { sessionStems } from "../model/text-stems";

/** A file sets up sessions only if the name of such a library, or of such a function, stands in it. */
export const sessionSetupText = textTest({
  any: ["(?:express|next)-session", "resave", "\\bsession\\s*\\(", "fastify[/-]session", "koa-(?:generic-session|session-minimal|session2)", "hono[-_]sessions", "createMemorySessionStorage"],
  packages: ["@hapi/yar"],
  stems: [...sessionStems, "resave"],
});
