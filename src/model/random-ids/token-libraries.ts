import type { RandomRow } from "./rows";

/** `log2(62)`, of letters and digits. */
const alphanumeric = 5.95;

/** Libraries that make tokens. */
export const tokenLibraries = [
  { id: "uid-safe", package: "uid-safe", apis: [], source: "uid-safe@2.1.5 index.js:60-110 (ran)", calls: ["uid-safe#", "uid-safe#sync"], label: "`uid-safe`", randomness: { kind: "length", perUnit: 8, argument: 0 }, perCharacter: 6, words: ["uid-safe"] },
  { id: "randomstring", package: "randomstring", apis: [], source: "randomstring@1.3.1 lib/randomstring.js:59-90", calls: ["randomstring#generate"], label: "`randomstring`", randomness: { kind: "length", perUnit: alphanumeric, argument: 0, byDefault: 32 }, perCharacter: alphanumeric, words: ["randomstring"] },
  { id: "rand-token", package: "rand-token", apis: [], source: "rand-token@1.0.1 index.js", calls: ["rand-token#generate", "rand-token#uid"], label: "`rand-token`", randomness: { kind: "length", perUnit: alphanumeric, argument: 0 }, perCharacter: alphanumeric, words: ["rand-token"] },
  { id: "crypto-random-string", package: "crypto-random-string", apis: [], source: "crypto-random-string@5.0.0 core.js (hexadecimal unless told otherwise)", calls: ["crypto-random-string#"], label: "`crypto-random-string`", randomness: { kind: "length", perUnit: 4, argument: 0, property: "length" }, perCharacter: 4, words: ["crypto-random-string"] },
  { id: "lucia-id", package: "lucia", apis: [], source: "lucia@3.2.2 dist/crypto.js:20-23 (letters and digits)", calls: ["lucia#generateId"], label: "`generateId`", randomness: { kind: "length", perUnit: 5.17, argument: 0 }, perCharacter: 5.17, words: ["lucia"] },
  { id: "lucia-entropy", package: "lucia", apis: [], source: "lucia@3.2.2 dist/crypto.js:24-27, dist/core.js:93", calls: ["lucia#generateIdFromEntropySize"], label: "`generateIdFromEntropySize`", randomness: { kind: "length", perUnit: 8, argument: 0 }, perCharacter: 5, words: ["lucia"] },
  { id: "crypto-js", package: "crypto-js", apis: [], source: "crypto-js@4.2.0 core.js:58-79,357", calls: ["crypto-js#lib.WordArray.random"], label: "`WordArray.random`", randomness: { kind: "length", perUnit: 8, argument: 0 }, perCharacter: 4, words: ["crypto-js"] },
] as const satisfies readonly RandomRow[];
