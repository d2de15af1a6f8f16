import { textTest } from "../analysis/text-test";
import { sessionStems, sessionWord } from "../model/text-stems";

/** A login is written to a session that hangs on a request, or that a library or a framework's context gives. */
export const sessionLoginText = textTest({
  any: [sessionWord],
  and: ["[rR]eq(?:uest|[^a-z]|$)", "express-session", "@fastify/session", "koa-(?:generic-session|session-minimal|session2)", "hono[-_]sessions", "@nestjs/common", "Astro", "ctx", "[cC]ontext",
    // ({ body, session }, res) => …
    String.raw`\bsession\b[^();]*\}\s*,\s*(?:_?re[sp]|h\b)`,
  ],
  stems: sessionStems,
});
