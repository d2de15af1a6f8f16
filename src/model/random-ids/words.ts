import { importPattern } from "../text-stems";

/** Formats of texts are named `uuid` in many files. */
export const uuidImport = importPattern(String.raw`[\w@/-]*uuid`);

/** The words of all rows of generators, so that a text can be asked before the rows are loaded. Checked against them by a test. */
export const randomWords: readonly string[] = [
  "[rR]andomBytes", "randombytes", "randomUUID", "randomInt", String.raw`Math\.random`, String.raw`\.random\(`, "lodash", "underscore", "Date",
  String.raw`\.now\(`, "hrtime", "moment", "dayjs", uuidImport, "@lukeed/uuid", "nanoid", "ulid", "cuid", "cuid2", "shortid", "uniqid", String.raw`\bhat\b`,
  "['\"]uid['\"]", "uid/secure", "hyperid", "ObjectId", "uniqueId", "uid-safe", "randomstring", "rand-token", "crypto-random-string", "lucia",
  "crypto-js",
];
