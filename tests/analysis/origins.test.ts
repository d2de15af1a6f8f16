import { describe, expect, it } from "vitest";
import { probe } from "./probe";

const originsOf = (code: string) => probe(code, ({ file, at }) => file.origins.of(at()));

describe("origins: names to modules", () => {
  it.each([
    ["a default import", `import jwt from "jsonwebtoken"; probe(jwt.sign)`, "jsonwebtoken#sign"],
    ["a named import", `import { sign } from "jsonwebtoken"; probe(sign)`, "jsonwebtoken#sign"],
    ["a renamed import", `import { sign as issue } from "jsonwebtoken"; probe(issue)`, "jsonwebtoken#sign"],
    ["a namespace import", `import * as jose from "jose"; probe(jose.SignJWT)`, "jose#SignJWT"],
    ["a string-named import", `import { "sign" as s } from "jsonwebtoken"; probe(s)`, "jsonwebtoken#sign"],
    ["a namespace's default", `import * as jwt from "jsonwebtoken"; probe(jwt.default.sign)`, "jsonwebtoken#sign"],
    ["import x = require()", `import jwt = require("jsonwebtoken"); probe(jwt.sign)`, "jsonwebtoken#sign"],
    ["require", `const jwt = require("jsonwebtoken"); probe(jwt.sign)`, "jsonwebtoken#sign"],
    ["a destructured require", `const { sign: issue } = require("jsonwebtoken"); probe(issue)`, "jsonwebtoken#sign"],
    ["a member of a require", `const issue = require("jsonwebtoken").sign; probe(issue)`, "jsonwebtoken#sign"],
    ["require().default", `const jwt = require("jsonwebtoken").default; probe(jwt.sign)`, "jsonwebtoken#sign"],
    ["createRequire", `import { createRequire } from "node:module"; const load = createRequire(import.meta.url); probe(load("jsonwebtoken").sign)`, "jsonwebtoken#sign"],
    ["a dynamic import", `const { sign } = await import("jsonwebtoken"); probe(sign)`, "jsonwebtoken#sign"],
    ["a dynamic import's then", `import("jsonwebtoken").then(({ sign }) => probe(sign))`, "jsonwebtoken#sign"],
    ["a re-wrapped object", `import { sign } from "jsonwebtoken"; const tokens = { issue: sign }; probe(tokens.issue)`, "jsonwebtoken#sign"],
    ["promisify", `import { promisify } from "util"; import jwt from "jsonwebtoken"; const sign = promisify(jwt.sign); probe(sign)`, "jsonwebtoken#sign"],
    ["bind", `import jwt from "jsonwebtoken"; const sign = jwt.sign.bind(jwt); probe(sign)`, "jsonwebtoken#sign"],
    ["an instance", `import Cookies from "cookies"; const jar = new Cookies(req, res); probe(jar.set)`, "cookies#().set"],
    ["an awaited result", `import { cookies } from "next/headers"; const jar = await cookies(); probe(jar.set)`, "next/headers#cookies().set"],
    ["an awaited result in place", `import { cookies } from "next/headers"; probe((await cookies()).set)`, "next/headers#cookies().set"],
    ["a cast", `import { cookies } from "next/headers"; probe((cookies() as any).set)`, "next/headers#cookies().set"],
    ["a typed parameter", `import type { Response } from "express"; function f(res: Response) { probe(res.cookie) }`, "express#Response().cookie"],
    ["a typed field", `import { JwtService } from "@nestjs/jwt"; class A { constructor(private readonly jwt: JwtService) {} f() { probe(this.jwt.sign) } }`, "@nestjs/jwt#JwtService().sign"],
    ["a field with a value", `import jwt from "jsonwebtoken"; class A { sign = jwt.sign; f() { probe(this.sign) } }`, "jsonwebtoken#sign"],
    ["ReturnType", `import { cookies } from "next/headers"; function f(jar: Awaited<ReturnType<typeof cookies>> | ReturnType<typeof cookies>) { probe(jar.set) }`, "next/headers#cookies().set"],
    ["a global", `probe(window.localStorage)`, "global:window.localStorage"],
    ["node: is left out", `import { randomBytes } from "node:crypto"; probe(randomBytes)`, "crypto#randomBytes"],
    ["npm: and a version are left out", `import { setCookie } from "npm:hono@4.6.0/cookie"; probe(setCookie)`, "hono/cookie#setCookie"],
    ["a scoped package with a version", `import { setCookie } from "jsr:@std/http@1.0.0/cookie"; probe(setCookie)`, "@std/http/cookie#setCookie"],
    ["the ending of a package's file is left out", `import { cookies } from "next/headers.js"; probe(cookies)`, "next/headers#cookies"],
    ["a scoped package's file", `import { Encrypt } from "@panva/tokens/jwe/encrypt.mjs"; probe(Encrypt)`, "@panva/tokens/jwe/encrypt#Encrypt"],
    ["a package called after its ending", `import Chart from "chart.js"; probe(Chart)`, "chart.js#"],
    ["a file of the application", `import { sign } from "./jwt.js"; probe(sign)`, "./jwt.js#sign"],
    ["a module of deno.land", `import { Application } from "https://deno.land/x/oak@v12.6.1/mod.ts"; probe(Application)`, "oak#Application"],
    ["a package of esm.sh", `import { setCookie } from "https://esm.sh/hono@4.1.0/cookie?bundle"; probe(setCookie)`, "hono/cookie#setCookie"],
    ["a scoped package of esm.sh", `import { Redis } from "https://esm.sh/@upstash/redis"; probe(Redis)`, "@upstash/redis#Redis"],
    ["Deno's URL", `import { setCookie } from "https://deno.land/std@0.200.0/http/cookie.ts"; probe(setCookie)`, "@std/http/cookie#setCookie"],
  ])("%s", (_name, code, origin) => {
    expect(originsOf(code)).toContain(origin);
  });

  it("gives a shadowed global no origin", () => {
    expect(originsOf(`function f(localStorage) { probe(localStorage.setItem) }`)).toEqual([]);
    expect(originsOf(`const localStorage = new Map(); probe(localStorage.set)`)).toEqual(["global:Map().set"]);
  });

  it("does not take a declared require for Node's", () => {
    expect(originsOf(`function require(name) { return {} } probe(require("jsonwebtoken").sign)`)).toEqual([]);
  });

  it("ends on a value that is made from itself", () => {
    expect(originsOf(`let x = start(); x = x.then(x); probe(x)`)).toContain("global:start()");
    expect(originsOf(`const a = b; const b = a; probe(a)`)).toEqual([]);
  });
});
