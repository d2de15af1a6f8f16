import type { RandomRow } from "./rows";
import { uuidImport } from "./words";

const guessable = { kind: "guessable" } as const;
const nanoidSize = { kind: "length", perUnit: 6, argument: 0, byDefault: 21 } as const;

/** Libraries that make identifiers. */
export const idLibraries = [
  { id: "uuid-v4", package: "uuid", apis: [], source: "uuid@14.0.3 dist-node/v4.js", calls: ["uuid#v4", "uuid/v4#", "uuid#", "uuidv4#", "uuidv4#uuid", "@lukeed/uuid/secure#v4", "short-uuid#uuid", "react-native-uuid#v4", "node-uuid#v4"], label: "a random UUID", randomness: { kind: "bits", bits: 122 }, perCharacter: 4, words: [uuidImport] },
  { id: "uuid-v7", package: "uuid", apis: [], source: "uuid@14.0.3 dist-node/v7.js:17-60", calls: ["uuid#v7", "uuidv7#uuidv7", "uuidv7#"], label: "UUID version 7", randomness: { kind: "bits", bits: 74 }, words: [uuidImport] },
  { id: "uuid-v1", package: "uuid", apis: [], source: "uuid@14.0.3 dist-node/v1.js:17-46 (ran: only the time changes)", calls: ["uuid#v1", "uuid#v6", "uuid/v1#", "node-uuid#v1"], label: "UUID version 1", randomness: guessable, words: [uuidImport] },
  { id: "@lukeed/uuid", package: "@lukeed/uuid", apis: [], source: "@lukeed/uuid@2.0.1 dist/index.js (Math.random)", calls: ["@lukeed/uuid#v4"], label: "`Math.random` in `@lukeed/uuid`", randomness: guessable, words: ["@lukeed/uuid"] },
  { id: "nanoid", package: "nanoid", apis: [], source: "nanoid@5.1.16 index.js, 3.3.20 (ran: the length)", calls: ["nanoid#nanoid", "nanoid#", "nanoid/async#nanoid"], label: "`nanoid`", randomness: nanoidSize, perCharacter: 6, words: ["nanoid"] },
  { id: "nanoid-alphabet", package: "nanoid", apis: [], source: "nanoid@5.1.16 index.js customAlphabet", calls: ["nanoid#customAlphabet()", "nanoid/async#customAlphabet()"], label: "`customAlphabet`", randomness: { kind: "alphabet", alphabet: 0, size: 1, byDefault: 21, curried: true }, words: ["nanoid"] },
  { id: "nanoid-non-secure", package: "nanoid", apis: [], source: "nanoid@5.1.16 non-secure/index.js:6-18", calls: ["nanoid/non-secure#nanoid", "nanoid/non-secure#customAlphabet()"], label: "`Math.random` in `nanoid/non-secure`", randomness: guessable, words: ["nanoid"] },
  { id: "ulid", package: "ulid", apis: [], source: "ulid@3.0.2 dist/node/index.js:160-175", calls: ["ulid#ulid", "ulid#", "ulidx#ulid"], label: "a ULID", randomness: { kind: "bits", bits: 80 }, words: ["ulid"] },
  { id: "ulid-monotonic", package: "ulid", apis: [], source: "ulid@3.0.2 dist/node/index.js:253-279", calls: ["ulid#monotonicFactory()", "ulidx#monotonicFactory()"], label: "a monotonic ULID", randomness: guessable, words: ["ulid"] },
  { id: "cuid", package: "cuid", apis: [], source: "cuid@3.0.0 index.js:20-55 (two blocks of four characters)", calls: ["cuid#", "cuid#slug", "@bugsnag/cuid#"], label: "a CUID", randomness: { kind: "bits", bits: 41 }, words: ["cuid"] },
  { id: "cuid2", package: "@paralleldrive/cuid2", apis: [], source: "@paralleldrive/cuid2@3.3.0 src/index.js:5-32,88-91", calls: ["@paralleldrive/cuid2#createId", "cuid2#createId"], label: "a CUID2", randomness: { kind: "bits", bits: 122 }, perCharacter: 5, words: ["cuid2"] },
  { id: "cuid2-init", package: "@paralleldrive/cuid2", apis: [], source: "@paralleldrive/cuid2@3.3.0 src/index.js (init: characters of base 36, 24 by default)", calls: ["@paralleldrive/cuid2#init()", "cuid2#init()"], label: "a CUID2", randomness: { kind: "length", perUnit: 5.1, argument: 0, property: "length", byDefault: 24, curried: true }, perCharacter: 5, words: ["cuid2"] },
  { id: "shortid", package: "shortid", apis: [], source: "shortid@2.2.17 lib/build.js (time and a counter)", calls: ["shortid#generate", "shortid#"], label: "`shortid`", randomness: guessable, words: ["shortid"] },
  { id: "uniqid", package: "uniqid", apis: [], source: "uniqid@5.4.0 index.js (address, process and time)", calls: ["uniqid#", "uniqid#process", "uniqid#time"], label: "`uniqid`", randomness: guessable, words: ["uniqid"] },
  { id: "hat", package: "hat", apis: [], source: "hat@0.0.3 index.js (Math.random)", calls: ["hat#", "hat#rack()"], label: "`Math.random` in `hat`", randomness: guessable, words: [String.raw`\bhat\b`] },
  { id: "uid", package: "uid", apis: [], source: "uid@2.0.2 dist/index.js (Math.random)", calls: ["uid#uid"], label: "`Math.random` in `uid`", randomness: guessable, words: [String.raw`['"]uid['"]`] },
  { id: "uid-secure", package: "uid", apis: [], source: "uid@2.0.2 secure/index.js", calls: ["uid/secure#uid"], label: "`uid/secure`", randomness: { kind: "length", perUnit: 4, argument: 0, byDefault: 11 }, perCharacter: 4, words: ["uid/secure"] },
  { id: "hyperid", package: "hyperid", apis: [], source: "hyperid@4.0.0 hyperid.js (a counter behind one UUID)", calls: ["hyperid#()"], label: "`hyperid`", randomness: guessable, words: ["hyperid"] },
  { id: "object-id", package: "bson", apis: [], source: "bson@7.3.4 ObjectId: time, five bytes a process, a counter", calls: ["mongodb#ObjectId", "bson#ObjectId", "mongoose#Types.ObjectId"], label: "an ObjectId", randomness: guessable, words: ["ObjectId"] },
  { id: "unique-id", package: "lodash", apis: [], source: "lodash uniqueId: a counter", calls: ["lodash#uniqueId", "lodash/uniqueId#", "underscore#uniqueId"], label: "a counter", randomness: guessable, words: ["uniqueId"] },
] as const satisfies readonly RandomRow[];
