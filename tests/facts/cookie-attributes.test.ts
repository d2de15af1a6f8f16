import { describe, expect, it } from "vitest";
import { attributeStates, isDeletion, misspeltAttribute } from "../../src/facts/cookie-attributes";
import type { CookieWrite } from "../../src/facts/cookie-writes";
import type { SessionFacts } from "../../src/facts/session-facts";
import type { CookieAttribute } from "../../src/model/cookie-row";
import { withFacts } from "./facts";

/** Reads the first cookie of a text. */
function first<T>(code: string, read: (facts: SessionFacts, write: CookieWrite) => T): T {
  return withFacts(code, (facts) => {
    const [write] = facts.cookieWrites;
    if (!write) throw new Error("no cookie");
    return read(facts, write);
  });
}

const statesOf = (code: string, attribute: CookieAttribute) =>
  first(code, (facts, write) =>
    attributeStates(facts, write, attribute).map((state) => {
      if (state.state !== "written") return state.state;
      const { value } = state;
      return value.kind === "literal" ? value.value : value.kind;
    }),
  );

const express = (options: string) => `res.cookie("a", b, ${options})`;
const koa = (options: string) => `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("a", b, ${options}) })`;
const fastify = (options: string) => `import fastify from "fastify"; import cookie from "@fastify/cookie"; app.register(cookie, { parseOptions: { httpOnly: true, sameSite } }); app.get("/", (request, reply) => { reply.setCookie("a", b, ${options}) })`;
const header = (text: string) => `res.setHeader("Set-Cookie", \`${text}\`)`;

describe("the states of an attribute", () => {
  it.each<[string, string, CookieAttribute, unknown[]]>([
    ["nothing written", express("{}"), "httpOnly", ["default"]],
    ["a literal", express("{ sameSite: 'lax' }"), "sameSite", ["lax"]],
    ["a constant", `const week = 7 * 24; ${express("{ maxAge: week }")}`, "maxAge", [168]],
    ["alternatives", express("{ secure: a ? true : b }"), "secure", [true, "unknown"]],
    ["alternative objects", express("a ? { secure: true } : {}"), "secure", [true, "default"]],
    ["an unknown object", express("options"), "secure", ["unknown"]],
    ["a date", express("{ expires: new Date(Date.now() + 60000) }"), "expires", ["date"]],
    ["undefined where it counts as nothing", express("{ path: undefined }"), "path", ["default"]],
    ["undefined where it takes the default away", koa("{ httpOnly: undefined }"), "httpOnly", [undefined]],
    ["undefined where the connection decides", koa("{ secure: undefined }"), "secure", ["default"]],
    ["null", koa("{ httpOnly: null }"), "httpOnly", [null]],
    ["null where it counts as nothing", `import session from "cookie-session"; app.use(session({ keys, httpOnly: null }))`, "httpOnly", ["default"]],
    ["another spelling that the library takes", koa("{ maxage: 60000 }"), "maxAge", [60000]],
    ["the spelling of hapi", `import Hapi from "@hapi/hapi"; const server = Hapi.server(); server.state("a", { isSameSite: "Lax", ttl: 5 })`, "sameSite", ["Lax"]],
    ["a lifetime by hapi's name", `import Hapi from "@hapi/hapi"; const server = Hapi.server(); server.state("a", { ttl: 5 })`, "maxAge", [5]],
    ["an attribute that the library does not have", `import { lucia } from "lucia"; lucia({ sessionCookie: { attributes: { httpOnly: false } } })`, "httpOnly", ["default"]],
    ["the application's options", fastify("{}"), "httpOnly", [true]],
    ["the application's options, unknown", fastify("{}"), "sameSite", ["unknown"]],
    ["the call's own over the application's", fastify("{ httpOnly: false }"), "httpOnly", [false]],
    ["undefined over the application's", fastify("{ httpOnly: undefined }"), "httpOnly", [undefined]],
    ["better-auth's cookie over all its cookies", `import { betterAuth } from "better-auth"; betterAuth({ advanced: { defaultCookieAttributes: { secure: false, path: "/a" }, cookies: { session_token: { attributes: { secure: true } } } } })`, "secure", [true]],
    ["better-auth's cookies", `import { betterAuth } from "better-auth"; betterAuth({ advanced: { defaultCookieAttributes: { secure: false, path: "/a" }, cookies: { session_token: { attributes: { secure: true } } } } })`, "path", ["/a"]],
    ["secure-session's first spelling", `import s from "@fastify/secure-session"; app.register(s, { key, cookieOptions: { path: "/a" }, cookie: { path: "/b" } })`, "path", ["/a"]],
    ["a header without it", header("a=${b}; Path=/"), "httpOnly", ["default"]],
    ["a header's flag", header("a=${b}; HttpOnly"), "httpOnly", [true]],
    ["a header's flag, whatever is said after it", header("a=${b}; Secure=false; HttpOnly=${x}"), "httpOnly", [true]],
    ["a header's value", header("a=${b}; SameSite=None"), "sameSite", ["None"]],
    ["a header's lifetime", header("a=${b}; Max-Age=3600"), "maxAge", ["3600"]],
    ["a header's unknown value", header("a=${b}; Max-Age=${ttl}; Path=/"), "maxAge", ["unknown"]],
    ["a header with an open end", header("a=${b}; ${more}"), "secure", ["unknown"]],
  ])("%s", (_name, code, attribute, expected) => {
    expect(statesOf(code, attribute)).toEqual(expected);
  });

  it("keep the property of an undefined that counts as nothing", () => {
    const states = first(express("{ httpOnly: undefined }"), (facts, write) => attributeStates(facts, write, "httpOnly"));
    expect(states).toMatchObject([{ state: "default", property: { type: "Property" } }]);
  });
});

describe("misspelt attributes", () => {
  const written = (code: string, attribute: CookieAttribute) => first(code, (_facts, write) => misspeltAttribute(write, attribute)?.written);

  it.each<[string, CookieAttribute]>([["httponly", "httpOnly"], ["HttpOnly", "httpOnly"], ["http_only", "httpOnly"], ["samesite", "sameSite"], ["SameSite", "sameSite"], ["Secure", "secure"], ["max_age", "maxAge"], ["MaxAge", "maxAge"]])("%s", (name, attribute) => {
    expect(written(express(`{ ${name}: x }`), attribute)).toBe(name);
  });

  it.each<[string, string, CookieAttribute]>([
    ["the right spelling", express("{ httpOnly: x }"), "httpOnly"],
    ["another spelling that the library takes", koa("{ maxage: 1 }"), "maxAge"],
    ["another attribute", express("{ secure: x, signed: y }"), "httpOnly"],
  ])("are not %s", (_name, code, attribute) => {
    expect(written(code, attribute)).toBeUndefined();
  });
});

describe("deletions", () => {
  it.each([
    ["a lifetime of nothing", express("{ maxAge: 0 }"), true],
    ["a negative lifetime", express("{ maxAge: -1 }"), true],
    ["the epoch", express("{ expires: new Date(0) }"), true],
    ["an end that has just passed", express("{ expires: new Date(Date.now() - 1000) }"), true],
    ["now", express("{ expires: new Date() }"), true],
    ["a date long ago, as a text", express("{ expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }"), true],
    ["a header's lifetime", header("a=${b}; Max-Age=0"), true],
    ["a header's end", header("a=${b}; Expires=Thu, 01 Jan 1970 00:00:00 GMT"), true],
    ["no value where there should be one", `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("a") })`, true],
    ["a lifetime", express("{ maxAge: 1000 }"), false],
    ["an unknown lifetime", express("{ maxAge: ttl }"), false],
    ["one alternative", express("{ maxAge: keep ? 1000 : 0 }"), false],
    ["a session library's cookie", `import session from "express-session"; app.use(session({ cookie: { maxAge: 0 } }))`, false],
    ["a cookie that is declared for later", `import { createCookie } from "react-router"; createCookie("a")`, false],
  ])("%s", (_name, code, expected) => {
    expect(first(code, isDeletion)).toBe(expected);
  });
});
