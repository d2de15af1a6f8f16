import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { addOptionsArgument, insertArgument, removeProperty, renameKey, setProperty } from "../../src/fix/set-property";
import { applyFix } from "./apply-fix";

const setSecure = (code: string, spreadsKnown = false) =>
  applyFix<TSESTree.ObjectExpression>(code, "ObjectExpression", (object, sourceCode) =>
    setProperty({ sourceCode, object, name: "secure", value: "true", spreadsKnown }));

describe("setProperty appends", () => {
  it.each<[string, string, string]>([
    ["to an empty object", "f({})", "f({ secure: true })"],
    ["to an empty object on two lines", "f({\n})", "f({ secure: true })"],
    ["to an object with a comment alone", "f({ /* none */ })", "f({ /* none */ secure: true })"],
    ["to an object with a comment on its line", "f({\n  // none\n})", "f({\n  // none\n  secure: true\n})"],
    ["on one line", "f({ a: 1 })", "f({ a: 1, secure: true })"],
    ["on one line without blanks", "f({a: 1})", "f({a: 1, secure: true})"],
    ["on one line after a trailing comma", "f({ a: 1, })", "f({ a: 1, secure: true, })"],
    ["on one line after a block comment", "f({ a: 1 /* one */ })", "f({ a: 1 /* one */, secure: true })"],
    ["on many lines", "f({\n  a: 1\n})", "f({\n  a: 1,\n  secure: true\n})"],
    ["on many lines after a trailing comma", "f({\n\ta: 1,\n})", "f({\n\ta: 1,\n\tsecure: true,\n})"],
    ["after a comment on the last line", "f({\n  a: 1 // one\n})", "f({\n  a: 1, // one\n  secure: true\n})"],
    ["after a comment behind the trailing comma", "f({\n  a: 1, // one\n})", "f({\n  a: 1, // one\n  secure: true,\n})"],
    ["before comments that stand alone", "f({\n  a: 1,\n  // b: 2,\n})", "f({\n  a: 1,\n  secure: true,\n  // b: 2,\n})"],
    ["behind a neighbour on the same line", "f({\n  a: 1, b: 2\n})", "f({\n  a: 1, b: 2, secure: true\n})"],
    ["behind a long value", "f({ a: {\n  b: 1\n} })", "f({ a: {\n  b: 1\n}, secure: true })"],
    ["with the file's line breaks", "f({\r\n  a: 1,\r\n})", "f({\r\n  a: 1,\r\n  secure: true,\r\n})"],
    ["a quoted key among quoted keys", "f({ 'a': 1 })", "f({ 'a': 1, 'secure': true })"],
    ["a plain key among mixed keys", "f({ 'a-b': 1, c })", "f({ 'a-b': 1, c, secure: true })"],
  ])("%s", (_name, code, output) => expect(setSecure(code)).toBe(output));

  it("after a spread that the caller knows", () => {
    expect(setSecure("f({ a: 1, ...rest })", true)).toBe("f({ a: 1, ...rest, secure: true })");
  });
});

describe("setProperty replaces", () => {
  it.each<[string, string, string]>([
    ["a value", "f({ secure: false, a: 1 })", "f({ secure: true, a: 1 })"],
    ["a value in brackets", "f({ secure: (a || b) })", "f({ secure: (true) })"],
    ["the value of a quoted key", "f({ 'secure': false })", "f({ 'secure': true })"],
    ["a shorthand", "f({ secure })", "f({ secure: true })"],
    ["the last of two", "f({ secure: 1, secure: 2 })", "f({ secure: 1, secure: true })"],
    ["a value after a spread", "f({ ...rest, secure: false })", "f({ ...rest, secure: true })"],
    ["a value beside comments", "f({ /* a */ secure: /* b */ false /* c */ })", "f({ /* a */ secure: /* b */ true /* c */ })"],
  ])("%s", (_name, code, output) => expect(setSecure(code)).toBe(output));
});

describe("setProperty gives up", () => {
  it.each<[string, string]>([
    ["before a spread that may override", "f({ secure: false, ...rest })"],
    ["where a spread may hold the property", "f({ a: 1, ...rest })"],
    ["where a computed key may be the property", "f({ [key]: 1 })"],
    ["on a method", "f({ secure() {} })"],
    ["on a getter", "f({ get secure() { return false } })"],
    ["where a comment would be lost", "f({ secure: a /* why */ || b })"],
    ["where a line comment would swallow the property", "f({ a: 1, b: 2 // two\n})"],
    ["where a line comment stands in an empty object's line", "f({ // none\n})"],
  ])("%s", (_name, code) => expect(setSecure(code)).toBeUndefined());
});

const addOptions = (code: string, position: number) =>
  applyFix<TSESTree.CallExpression>(code, "CallExpression, NewExpression", (call, sourceCode) => addOptionsArgument({ sourceCode, call, position, text: "{ a: 1 }" }));

describe("addOptionsArgument", () => {
  it.each<[string, number, string, string]>([
    ["to a call without arguments", 0, "f()", "f({ a: 1 })"],
    ["after a comment in the brackets", 0, "f(/* none */)", "f(/* none */ { a: 1 })"],
    ["on one line", 2, "f(a, b)", "f(a, b, { a: 1 })"],
    ["after an argument in brackets", 1, "f((a))", "f((a), { a: 1 })"],
    ["after a comment", 1, "f(a /* the name */)", "f(a /* the name */, { a: 1 })"],
    ["on many lines", 2, "f(\n  a,\n  b\n)", "f(\n  a,\n  b,\n  { a: 1 }\n)"],
    ["after a trailing comma", 2, "f(\n  a,\n  b, // two\n)", "f(\n  a,\n  b, // two\n  { a: 1 },\n)"],
    ["after an object on many lines", 1, "f({\n  a\n})", "f({\n  a\n}, { a: 1 })"],
    ["to a new", 1, "new F(a)", "new F(a, { a: 1 })"],
  ])("%s", (_name, position, code, output) => expect(addOptions(code, position)).toBe(output));

  it.each<[string, number, string]>([
    ["where arguments are missing", 2, "f(a)"],
    ["where the position is taken", 2, "f(a, b, done)"],
    ["after a spread", 1, "f(...all)"],
    ["without brackets", 0, "new F"],
  ])("gives up %s", (_name, position, code) => expect(addOptions(code, position)).toBeUndefined());
});

describe("insertArgument", () => {
  const insert = (code: string) =>
    applyFix<TSESTree.CallExpression>(code, "CallExpression", (call, sourceCode) => insertArgument({ sourceCode, call, position: 2, text: "{ a: 1 }" }));

  it("puts options before a callback", () => {
    expect(insert("f(a, b, (error, token) => {})")).toBe("f(a, b, { a: 1 }, (error, token) => {})");
    expect(insert("f(a, b, function () {})")).toBe("f(a, b, { a: 1 }, function () {})");
  });

  it("gives up where nothing stands there or a spread shifts it", () => {
    expect(insert("f(a, b)")).toBeUndefined();
    expect(insert("f(...a, b, c)")).toBeUndefined();
    expect(insert("f(a, b, (done))")).toBeUndefined();
  });
});

describe("renameKey", () => {
  const rename = (code: string) =>
    applyFix<TSESTree.Property>(code, "Property", (property, sourceCode) => renameKey({ sourceCode, property, name: "httpOnly" }));

  it.each<[string, string, string]>([
    ["a plain key", "f({ httponly: true })", "f({ httpOnly: true })"],
    ["a quoted key", "f({ 'http-only': true })", "f({ 'httpOnly': true })"],
    ["a literal in square brackets", 'f({ ["httponly"]: true })', 'f({ ["httpOnly"]: true })'],
    ["a shorthand", "f({ httponly })", "f({ httpOnly: httponly })"],
    ["a key beside comments", "f({ /* a */ httponly /* b */: true })", "f({ /* a */ httpOnly /* b */: true })"],
  ])("%s", (_name, code, output) => expect(rename(code)).toBe(output));

  it.each<[string, string]>([
    ["of a method", "f({ httponly() {} })"],
    ["of a computed key", "f({ [httponly]: true })"],
    ["where the name is taken", "f({ httponly: true, httpOnly: false })"],
    ["in a pattern", "const { httponly } = o"],
  ])("gives up %s", (_name, code) => expect(rename(code)).toBeUndefined());
});

describe("removeProperty", () => {
  const remove = (code: string) =>
    applyFix<TSESTree.Property>(code, "Property[key.name='x']", (property, sourceCode) => removeProperty({ sourceCode, property }));

  it.each<[string, string, string]>([
    ["the only one", "f({ x: 1 })", "f({})"],
    ["the only one with a trailing comma", "f({ x: 1, })", "f({})"],
    ["the first", "f({ x: 1, b: 2 })", "f({ b: 2 })"],
    ["one between", "f({ a: 1, x: 2, c: 3 })", "f({ a: 1, c: 3 })"],
    ["the last", "f({ a: 1, x: 2 })", "f({ a: 1 })"],
    ["the last before a trailing comma", "f({\n  a: 1,\n  x: 2,\n})", "f({\n  a: 1,\n})"],
    ["the last of many lines", "f({\n  a: 1,\n  x: 2\n})", "f({\n  a: 1\n})"],
    ["the first of many lines", "f({\n  x: 1,\n  b: 2,\n})", "f({\n  b: 2,\n})"],
    ["one below a comment of its neighbour", "f({\n  a: 1, // one\n  x: 2,\n  c: 3,\n})", "f({\n  a: 1, // one\n  c: 3,\n})"],
    ["the last below a comment of its neighbour", "f({\n  a: 1, /* one */\n  x: 2\n})", "f({\n  a: 1, /* one */\n})"],
  ])("%s", (_name, code, output) => expect(remove(code)).toBe(output));

  it.each<[string, string]>([
    ["where a comment stands before it", "f({ /* why */ x: 1 })"],
    ["where a comment stands on a line of its own before it", "f({\n  a: 1,\n  // why\n  x: 1,\n})"],
    ["where a comment stands on its line, before it", "f({\n  a: 1, /* why */ x: 1,\n})"],
    ["where a comment stands behind the bracket before it", "f({ // why\n  x: 1,\n})"],
    ["where a comment stands in it", "f({ x: /* why */ 1 })"],
    ["where a comment stands after it", "f({\n  x: 1, // why\n  b: 2,\n})"],
  ])("gives up %s", (_name, code) => expect(remove(code)).toBeUndefined());
});
