import type { CallPattern } from "./row";

/** Calls that make a random text fit for an ID; how strong each is, is another matter. */
export const randomSources: readonly CallPattern[] = [
  "crypto#randomBytes()", "crypto#randomBytes().toString()", "crypto#randomUUID()", "global:crypto.randomUUID()", "crypto#webcrypto.randomUUID()",
  "uuid#v4()", "uuid#v7()", "uuid/v4#()", "uuid#()", "nanoid#nanoid()", "nanoid#()", "uid-safe#()", "uid-safe#sync()", "@paralleldrive/cuid2#createId()", "ulid#ulid()",
];
