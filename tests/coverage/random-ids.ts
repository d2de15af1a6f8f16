import type { Cell, CoverageCase, RowCoverage } from "./cells";

const rule = "require-strong-session-id";
const none = (notApplicable: string): Cell => ({ notApplicable });
const noDefault = none("The call says itself how long the result is.");
const noChoice = none("Nothing in the call makes it stronger or weaker.");
const code = (text: string): CoverageCase => ({ code: text });

/** A source that is weak however it is called. */
function weak(row: string, start: string, call: string): RowCoverage {
  return { row, rule, insecureByDefault: code(`${start} const sessionToken = ${call};`), explicitlyBad: noChoice, safe: code(`${start} const rowKey = ${call};`), unknown: none("The result is weak in any case.") };
}

/** A source whose length decides. */
function sized(row: string, start: string, call: (size: string) => string, sizes: { bad: string; safe: string }, byDefault: Cell = noDefault): RowCoverage {
  const token = (size: string) => code(`${start} const sessionToken = ${call(size)};`);
  return { row, rule, insecureByDefault: byDefault, explicitlyBad: token(sizes.bad), safe: token(sizes.safe), unknown: token("config.size") };
}

/** A source with a fixed number of bits that are enough. */
function fixed(row: string, start: string, call: string): RowCoverage {
  return {
    row,
    rule,
    insecureByDefault: { ...code(`${start} const sessionToken = ${call};`), options: { minBits: 128 } },
    explicitlyBad: code(`${start} const sessionToken = ${call}.slice(0, 8);`),
    safe: code(`${start} const sessionToken = ${call};`),
    unknown: code(`${start} const sessionToken = ${call}.slice(0, config.size);`),
  };
}

const bytes = { bad: "8", safe: "32" };

export const randomIdCoverage: readonly RowCoverage[] = [
  sized("node-random-bytes", `import { randomBytes } from "node:crypto";`, (size) => `randomBytes(${size}).toString("hex")`, bytes),
  fixed("random-uuid", `import crypto from "node:crypto";`, "crypto.randomUUID()"),
  { ...sized("node-random-int", `import { randomInt } from "node:crypto";`, (size) => `randomInt(${size})`, { bad: "1000000", safe: "2 ** 130" }) },
  weak("math-random", "", "Math.random().toString(36)"),
  weak("clock", "", "Date.now().toString(36)"),
  fixed("uuid-v4", `import { v4 } from "uuid";`, "v4()"),
  weak("uuid-v7", `import { v7 } from "uuid";`, "v7()"),
  weak("uuid-v1", `import { v1 } from "uuid";`, "v1()"),
  weak("@lukeed/uuid", `import { v4 } from "@lukeed/uuid";`, "v4()"),
  sized("nanoid", `import { nanoid } from "nanoid";`, (size) => `nanoid(${size})`, { bad: "10", safe: "32" }, none("21 characters have 126 random bits.")),
  sized("nanoid-alphabet", `import { customAlphabet } from "nanoid";`, (size) => `customAlphabet("0123456789abcdef", ${size})()`, { bad: "10", safe: "40" }, code(`import { customAlphabet } from "nanoid"; const sessionToken = customAlphabet("0123456789")();`)),
  weak("nanoid-non-secure", `import { nanoid } from "nanoid/non-secure";`, "nanoid()"),
  weak("ulid", `import { ulid } from "ulid";`, "ulid()"),
  weak("ulid-monotonic", `import { monotonicFactory } from "ulid"; const next = monotonicFactory();`, "next()"),
  weak("cuid", `import cuid from "cuid";`, "cuid()"),
  sized("cuid2-init", `import { init } from "@paralleldrive/cuid2";`, (size) => `init({ length: ${size} })()`, { bad: "10", safe: "32" }, none("24 characters have 122 random bits.")),
  fixed("cuid2", `import { createId } from "@paralleldrive/cuid2";`, "createId()"),
  weak("shortid", `import shortid from "shortid";`, "shortid.generate()"),
  weak("uniqid", `import uniqid from "uniqid";`, "uniqid()"),
  weak("hat", `import hat from "hat";`, "hat()"),
  weak("uid", `import { uid } from "uid";`, "uid(32)"),
  sized("uid-secure", `import { uid } from "uid/secure";`, (size) => `uid(${size})`, { bad: "16", safe: "64" }, code(`import { uid } from "uid/secure"; const sessionToken = uid();`)),
  weak("hyperid", `import hyperid from "hyperid"; const next = hyperid();`, "next()"),
  weak("object-id", `import { ObjectId } from "mongodb";`, "new ObjectId().toString()"),
  weak("unique-id", `import _ from "lodash";`, "_.uniqueId()"),
  sized("uid-safe", `import uid from "uid-safe";`, (size) => `uid.sync(${size})`, bytes),
  sized("randomstring", `import randomstring from "randomstring";`, (size) => `randomstring.generate(${size})`, { bad: "8", safe: "40" }, none("32 letters and digits have 190 random bits.")),
  sized("rand-token", `import randToken from "rand-token";`, (size) => `randToken.generate(${size})`, { bad: "16", safe: "32" }),
  sized("crypto-random-string", `import cryptoRandomString from "crypto-random-string";`, (size) => `cryptoRandomString({ length: ${size} })`, { bad: "16", safe: "64" }),
  sized("lucia-id", `import { generateId } from "lucia";`, (size) => `generateId(${size})`, { bad: "15", safe: "40" }),
  sized("lucia-entropy", `import { generateIdFromEntropySize } from "lucia";`, (size) => `generateIdFromEntropySize(${size})`, { bad: "10", safe: "25" }),
  sized("crypto-js", `import CryptoJS from "crypto-js";`, (size) => `CryptoJS.lib.WordArray.random(${size}).toString()`, { bad: "8", safe: "32" }),
];
