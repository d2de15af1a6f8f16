import { describe, expect, test } from "vitest";
import { HOLE, type Hole, parseSetCookie } from "../../src/analysis/cookie-string";

type Part = string | Hole;

/** `a=${…}; Secure` with `${…}` for holes, as a template literal shows it. */
const parts = (text: string): readonly Part[] =>
  text.split("${}").flatMap((piece, i): Part[] => (i === 0 ? [piece] : [HOLE, piece]));

function read(text: string) {
  const { name, value, attributes, open } = parseSetCookie(parts(text));
  const known = value === "hole-or-mixed" ? HOLE : value.known;
  return { name, value: known, attributes: Object.fromEntries(attributes), open };
}

describe("known texts", () => {
  test.each([
    ["a=b", { name: "a", value: "b", attributes: {} }],
    ["a=", { name: "a", value: "", attributes: {} }],
    ["a=b=c==", { name: "a", value: "b=c==", attributes: {} }],
    [" a = b ; Secure ", { name: "a", value: "b", attributes: { secure: true } }],
    ["a=b;", { name: "a", value: "b", attributes: {} }],
    ["a=b;;  ;Secure", { name: "a", value: "b", attributes: { secure: true } }],
    ["__Host-sid=x; Path=/; Secure; HTTPONLY; samesite=Lax", {
      name: "__Host-sid",
      value: "x",
      attributes: { path: "/", secure: true, httponly: true, samesite: "Lax" },
    }],
    ["a=b; Max-Age=60; max-age=0", { name: "a", value: "b", attributes: { "max-age": "0" } }],
    ["a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", {
      name: "a",
      value: "",
      attributes: { expires: "Thu, 01 Jan 1970 00:00:00 GMT" },
    }],
    ["a=b; Path = /x ; Domain=", { name: "a", value: "b", attributes: { path: "/x", domain: "" } }],
    ["a=b; HttpOnly=true", { name: "a", value: "b", attributes: { httponly: "true" } }],
    ["a=b; unknown", { name: "a", value: "b", attributes: { unknown: true } }],
    ["nameless; Secure", { name: undefined, value: "nameless", attributes: { secure: true } }],
    ["=value", { name: undefined, value: "value", attributes: {} }],
    ["", { name: undefined, value: "", attributes: {} }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual({ ...expected, open: false });
  });
});

describe("holes that are values", () => {
  test.each([
    ["token=${}", { name: "token", attributes: {} }],
    ["token=${};", { name: "token", attributes: {} }],
    ["token=${}; HttpOnly", { name: "token", attributes: { httponly: true } }],
    ["token= ${} ; HttpOnly; Path=/", { name: "token", attributes: { httponly: true, path: "/" } }],
    ["token=s:${}.${}; Secure", { name: "token", attributes: { secure: true } }],
    ["token=abc${}", { name: "token", attributes: {} }],
    ["token=${}abc", { name: "token", attributes: {} }],
    ["${}=${}; Secure", { name: undefined, attributes: { secure: true } }],
    ["app_${}=x${}", { name: undefined, attributes: {} }],
    ["t=${}; Max-Age=${}", { name: "t", attributes: { "max-age": HOLE } }],
    ["t=${}; Max-Age=${}; Secure", { name: "t", attributes: { "max-age": HOLE, "secure": true } }],
    ["t=${}; Max-Age=${}00; Secure", { name: "t", attributes: { "max-age": HOLE, "secure": true } }],
    ["t=${}; Path=/${}/x", { name: "t", attributes: { path: HOLE } }],
    ["t=${}; Expires=${}; SameSite=${}", { name: "t", attributes: { expires: HOLE, samesite: HOLE } }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual({ ...expected, value: HOLE, open: false });
  });

  test("a hole in the name alone", () => {
    expect(read("${}=1; Secure")).toEqual({ name: undefined, value: "1", attributes: { secure: true }, open: false });
  });
});

describe("holes that may hold attributes", () => {
  test.each([
    ["${}", { name: undefined, attributes: {} }],
    ["${}; HttpOnly", { name: undefined, attributes: { httponly: true } }],
    ["pre${}", { name: undefined, attributes: {} }],
    ["t=${}${}", { name: "t", attributes: {} }],
    ["t=${}${}; Secure", { name: "t", attributes: { secure: true } }],
    ["t=${}; ${}", { name: "t", attributes: {} }],
    ["t=${};${}", { name: "t", attributes: {} }],
    ["t=${}; ${}; Secure", { name: "t", attributes: { secure: true } }],
    ["t=${}; HttpOnly${}", { name: "t", attributes: { httponly: true } }],
    ["t=${}; HttpOnly ${}", { name: "t", attributes: { httponly: true } }],
    ["t=${}; Http${}", { name: "t", attributes: {} }],
    ["t=${}; ${}Secure", { name: "t", attributes: {} }],
    ["t=${}; ${}=1", { name: "t", attributes: {} }],
    ["t=${}; Path=/${}", { name: "t", attributes: { path: HOLE } }],
    ["t=${}; SameSite=Lax${}", { name: "t", attributes: { samesite: "Lax" } }],
    ["t=${}; Max-Age=3600${}", { name: "t", attributes: { "max-age": HOLE } }],
    ["t=${}; Max-Age=${}${}", { name: "t", attributes: { "max-age": HOLE } }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual({ ...expected, value: HOLE, open: true });
  });

  test("beside a known value", () => {
    expect(read("t=abc; ${}")).toEqual({ name: "t", value: "abc", attributes: {}, open: true });
  });
});

test("texts side by side are one text", () => {
  const { name, value, attributes } = parseSetCookie(["tok", "en=", "a", HOLE, "; Http", "Only"]);
  expect({ name, value, attributes: [...attributes] }).toEqual({
    name: "token",
    value: "hole-or-mixed",
    attributes: [["httponly", true]],
  });
});
