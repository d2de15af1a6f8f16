import { describe, expect, it } from "vitest";
import { SessionFacts } from "../../src/facts/session-facts";
import { contentPlace, type TokenContent } from "../../src/facts/token-contents";
import { sessionSettings } from "../../src/rule/settings";
import { probe } from "../analysis/probe";

const jwt = `import jwt from "jsonwebtoken"; `;

function contentsIn<T>(code: string, read: (content: TokenContent, text: (node: { range: [number, number] }) => string) => T): readonly T[] {
  return probe(code, ({ file }) => new SessionFacts(file, sessionSettings({})).tokenContents.map((content) => read(content, ({ range }) => code.slice(...range))));
}

const claimsIn = (code: string) => contentsIn(code, ({ claims }) => claims.map(({ path }) => path));

describe("the claims of a token", () => {
  it.each([
    ["a literal", `jwt.sign({ id, role }, key)`, [["id", "role"]]],
    ["a nested object", `jwt.sign({ user: { id, rights: { role } } }, key)`, [["user", "user.id", "user.rights", "user.rights.role"]]],
    ["a spread", `const base = { id }; jwt.sign({ ...base, role }, key)`, [["id", "role"]]],
    ["Object.assign", `jwt.sign(Object.assign({ id }, { role }), key)`, [["id", "role"]]],
    ["later writes and deletions", `const payload = { id, hash }; payload.role = 1; delete payload.hash; jwt.sign(payload, key)`, [["id", "role"]]],
    ["a deletion that comes too late", `const payload = { id }; jwt.sign(payload, key); delete payload.id;`, [["id"]]],
    ["alternatives", `jwt.sign(full ? { id, role } : { id }, key)`, [["id", "role"]]],
    ["a factory that calls another", `const a = (id) => ({ id }); const b = (user) => ({ ...a(user.id), role: user.role }); jwt.sign(b(user), key)`, [["id", "role"]]],
    ["a recursive factory", `const a = (n) => n ? a(n - 1) : { id: n }; jwt.sign(a(3), key)`, [["id"]]],
    ["a wrapper's own claims, and each caller's", `const sign = (claims) => jwt.sign({ ...claims, iat }, key); sign({ id }); sign({ role });`, [["iat"], ["id"], ["role"]]],
    ["a wrapper that calls itself", `function sign(claims) { if (claims.next) sign(claims.next); return jwt.sign(claims, key); } sign({ id });`, [["id"]]],
    ["a text", `jwt.sign("id", key)`, []],
    ["nothing", `jwt.sign()`, []],
    ["spread arguments", `jwt.sign(...args)`, []],
    ["an object that holds itself", `const payload = { id }; payload.self = payload; jwt.sign(payload, key)`, [["id", "self", "self.id", "self.self", "self.self.id", "self.self.self", "self.self.self.id", "self.self.self.self", "self.self.self.self.id", "self.self.self.self.self"]]],
  ])("%s", (_name, code, expected) => expect(claimsIn(jwt + code)).toEqual(expected));

  it("those that some tokens lack are not certain, and groups hold others", () => {
    const code = `${jwt}jwt.sign({ id, user: { name }, ...(admin && { role }) }, key)`;
    expect(contentsIn(code, ({ claims }) => claims.map(({ path, certain, isGroup }) => [path, certain, isGroup]))).toEqual([[["id", true, false], ["user", true, true], ["user.name", true, false], ["role", false, false]]]);
  });

  it("stand at the argument that brings them", () => {
    const code = `${jwt}const rights = { role }; const sign = (claims) => jwt.sign({ ...claims }, key); sign(rights); sign({ plan });`;
    expect(contentsIn(code, (content, text) => content.claims.map((claim) => text(contentPlace(content, claim))))).toEqual([["rights"], ["plan"]]);
  });
});

describe("what a token is", () => {
  it.each([
    ["signed", `${jwt}jwt.sign({ id }, key)`, [["access", false]]],
    ["encrypted", `import { EncryptJWT } from "jose"; new EncryptJWT({ id }).encrypt(key)`, [["access", true]]],
    ["a PASETO that is encrypted, and one that is not", `import { V3, V4 } from "paseto"; V3.encrypt({ id }, key); V4.sign({ id }, key);`, [["access", true], ["access", false]]],
    ["for a purpose that the wrapper's caller says", `${jwt}const sign = (claims) => jwt.sign(claims, key); const resetToken = sign({ id }); const serviceToken = sign({ name });`, [["one-time", false], ["service", false]]],
  ])("%s", (_name, code, expected) => expect(contentsIn(code, ({ purpose, encrypted }) => [purpose.purpose, encrypted])).toEqual(expected));
});

describe("whole records", () => {
  it.each([
    ["of a look-up", `const user = await User.findOne({ email }); jwt.sign({ user, id }, key)`, [["user"]]],
    ["and no fields of one", `const user = await User.findOne({ email }); jwt.sign({ id: user.id }, key)`, [[]]],
    ["that a wrapper is given", `const user = await prisma.user.findUnique({ where: { email } }); const sign = (claims) => jwt.sign(claims, key); sign(user);`, [["user"]]],
    ["in a list", `const users = await User.find({ email }); jwt.sign({ ...users[0] }, key)`, [["users[0]"]]],
    ["after an update", `const user = await User.findByIdAndUpdate(id, { name }, { new: true }); jwt.sign(user.toObject(), key)`, [["user.toObject()"]]],
    ["and no count of them", `const users = await User.find({ email }); jwt.sign({ id, total: users.length }, key)`, [[]]],
  ])("%s", (_name, code, expected) => expect(contentsIn(jwt + code, ({ records }, text) => records.map(({ node }) => text(node)))).toEqual(expected));
});
