import { textTest } from "../analysis/text-test";
import { sessionStems } from "../model/text-stems";

/** A login is written to a session that hangs on a request, or that a library or a framework's context gives. */
export const sessionLoginText = textTest({
  any: ["[sS]ession"],
  and: ["[rR]eq", "express-session", "@fastify/session", "koa-(?:generic-session|session-minimal|session2)", "hono[-_]sessions", "@nestjs/common", "Astro", "ctx", "[cC]ontext",
    // ({ body, session }, res) => …
    String.raw`\bsession\b[^();]*\}\s*,\s*(?:_?re[sp]|h\b)`,
  ],
  stems: sessionStems,
});
