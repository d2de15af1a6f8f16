import type { RandomRow } from "./rows";

const bytes = { kind: "length", perUnit: 8, argument: 0 } as const;

/** What the platform itself makes. */
export const platformRandomness = [
  {
    id: "node-random-bytes",
    package: "node",
    apis: [],
    source: "platform: 8 bits a byte",
    calls: ["crypto#randomBytes", "crypto#pseudoRandomBytes", "crypto-browserify#randomBytes", "randombytes#", "@noble/hashes/utils#randomBytes"],
    label: "`randomBytes`",
    randomness: bytes,
    words: ["[rR]andomBytes", "randombytes"],
  },
  {
    id: "random-uuid",
    package: "web",
    apis: [],
    source: "platform: RFC 9562, version 4",
    calls: ["crypto#randomUUID", "global:crypto.randomUUID", "global:globalThis.crypto.randomUUID", "global:self.crypto.randomUUID", "global:window.crypto.randomUUID", "crypto#webcrypto.randomUUID"],
    label: "a random UUID",
    randomness: { kind: "bits", bits: 122 },
    perCharacter: 4,
    words: ["randomUUID"],
  },
  { id: "node-random-int", package: "node", apis: [], source: "platform: the binary logarithm of the range", calls: ["crypto#randomInt"], label: "`randomInt`", randomness: { kind: "range" }, words: ["randomInt"] },
  {
    id: "math-random",
    package: "web",
    apis: [],
    source: "platform: xorshift128+, whose state five results give away",
    calls: ["global:Math.random", "global:window.Math.random", "lodash#random", "lodash/random#", "underscore#random"],
    label: "`Math.random`",
    randomness: { kind: "guessable" },
    words: [String.raw`Math\.random`, String.raw`\.random\(`, "lodash", "underscore"],
  },
  {
    id: "clock",
    package: "web",
    apis: [],
    source: "platform: the time, which everybody knows",
    calls: ["global:Date.now", "global:performance.now", "global:process.hrtime", "global:process.hrtime.bigint", "global:Date", "moment#", "moment#now", "dayjs#"],
    label: "the clock",
    randomness: { kind: "guessable" },
    words: ["Date", String.raw`\.now\(`, "hrtime", "moment", "dayjs"],
  },
] as const satisfies readonly RandomRow[];
