import { describe, expect, it } from "vitest";
import { withFacts } from "./facts";

/** What the file makes under a name: how, or of how many bits. */
function made(code: string, wanted: string): unknown {
  return withFacts(code, ({ randomIds }) => {
    return randomIds.filter(({ name }) => name === wanted).flatMap(({ made: alternatives }) => alternatives).map(({ randomness }) => (randomness.kind === "random" ? randomness.bits : randomness.kind));
  });
}

describe("random IDs", () => {
  it.each([
    ["a variable", `import { randomBytes } from "crypto"; const sessionId = randomBytes(16).toString("hex");`, "sessionId", [128]],
    ["a member", `session.id = Math.random().toString(36);`, "id", ["guessable"]],
    ["a property", `import { randomUUID } from "node:crypto"; save({ sessionId: randomUUID() });`, "sessionId", [122]],
    ["a class field", `import { nanoid } from "nanoid"; class Login { token = nanoid(); }`, "token", [126]],
    ["a function that is named for it", `function generateSessionId() { return Date.now(); }`, "generateSessionId", ["guessable"]],
    ["both ways of a condition", `const sessionId = fast ? Math.random() : crypto.randomUUID();`, "sessionId", ["guessable", 122]],
    ["a column's default", `const schema = { token: { type: String, default: () => Math.random() } };`, "token", ["unknown", "guessable"]],
    ["a function kept under a name", `const sessionId = () => Math.random();`, "sessionId", []],
  ])("%s", (_, code, name, expected) => {
    expect(made(code, name)).toEqual(expected);
  });

  it("are certain under a session's key and as a session cookie's value", () => {
    const certain = (code: string) => withFacts(code, ({ randomIds }) => randomIds.filter(({ certain: isCertain }) => isCertain).length);
    expect(certain(`const sessions = new Map(); sessions.set(id, user);`)).toBe(1);
    expect(certain(`const themes = new Map(); themes.set(id, user);`)).toBe(0);
    expect(certain(`import express from "express"; express().get("/", (req, res) => { res.cookie("sid", Math.random()); });`)).toBe(1);
    expect(certain(`import express from "express"; express().get("/", (req, res) => { res.cookie("theme", Math.random()); });`)).toBe(0);
  });
});
