import { describe, expect, it } from "vitest";
import type { TokenVerification } from "../../src/facts/token-verifications";
import { withFacts } from "./facts";

const text = (code: string, node: { range: [number, number] } | undefined) => node && code.slice(...node.range);
const read = <T>(code: string, of: (verification: TokenVerification) => T, session?: object) => withFacts(code, (facts) => facts.tokenVerifications.map(of), session ? { session } : {});
const jwt = `import jwt from "jsonwebtoken"; `;

describe("verifications and what they are given", () => {
  it.each([
    ["jsonwebtoken", `${jwt}jwt.verify(token, key);`, ["jsonwebtoken.verify", "verifies", "value", "token", "key"]],
    ["a callback", `${jwt}jwt.verify(token, key, (error, claims) => done(error, claims));`, ["jsonwebtoken.verify", "verifies", "callback", "token", "key"]],
    ["a callback after options", `${jwt}jwt.verify(token, key, {}, done);`, ["jsonwebtoken.verify", "verifies", "callback", "token", "key"]],
    ["promisified", `import { promisify } from "node:util"; ${jwt}const verify = promisify(jwt.verify); verify(token, key);`, ["jsonwebtoken.verify", "verifies", "promise", "token", "key"]],
    ["jose", `import { jwtVerify } from "jose"; jwtVerify(token, key);`, ["jose.jwtVerify", "verifies", "promise", "token", "key"]],
    ["a seal", `import { unsealData } from "iron-session"; unsealData(seal, { password });`, ["iron-session.unsealData", "verifies", "promise", "seal", "password"]],
    ["a decoder", `${jwt}jwt.decode(token);`, ["jsonwebtoken.decode", "decodes", "value", "token", undefined]],
    ["jwt-simple", `import jwt from "jwt-simple"; jwt.decode(token, key);`, ["jwt-simple.decode", "verifies", "value", "token", "key"]],
    ["jwt-simple without the check", `import jwt from "jwt-simple"; jwt.decode(token, key, true);`, ["jwt-simple.decode", "decodes", "value", "token", "key"]],
    ["a verifier that is made first", `import { createVerifier } from "fast-jwt"; const verify = createVerifier({ key }); verify(token);`, ["fast-jwt.createVerifier", "verifies", "value", "token", "key"]],
    ["a strategy", `import { Strategy } from "passport-jwt"; new Strategy({ jwtFromRequest, secretOrKey }, verify);`, ["passport-jwt", "sets up", "value", undefined, "secretOrKey"]],
    ["a plugin", `import jwt from "@fastify/jwt"; app.register(jwt, { secret });`, ["@fastify/jwt.plugin", "sets up", "value", undefined, "secret"]],
    ["by hand", `JSON.parse(atob(token.split(".")[1]));`, ["token.by-hand", "decodes", "value", "token", undefined]],
    ["by hand, padded", `const [, body] = token.split("."); JSON.parse(Buffer.from(body.replace(/-/g, "+"), "base64").toString());`, ["token.by-hand", "decodes", "value", "token", undefined]],
  ])("%s", (_name, code, expected) => {
    expect(read(code, ({ row, does, gives, token, key }) => [row.id, does, gives, text(code, token), text(code, key)])).toEqual([expected]);
  });

  it("finds the verifiers that settings teach", () => {
    const code = `import { ensure } from "./tokens"; ensure(1, token);`;
    expect(read(code, ({ token }) => text(code, token), { verifiers: [{ name: "ensure", from: "file", arguments: { token: 1 } }] })).toEqual(["token"]);
  });

  it.each([
    ["other JSON", `JSON.parse(atob(state));`],
    ["another part of a token", `JSON.parse(atob(token.split(".")[0]));`],
    ["another library's verify", `import { verify } from "argon2"; verify(hash, password);`],
    ["the project's own", `import jwt from "./jwt"; jwt.verify(token);`],
  ])("finds nothing in %s", (_name, code) => {
    expect(read(code, ({ row }) => row.id)).toEqual([]);
  });
});

describe("options of verifications", () => {
  const states = (code: string) => read(code, ({ algorithms, whole }) => [...algorithms.map(({ state }) => state), whole]);

  it.each([
    ["absent", `${jwt}jwt.verify(token, key);`, [["absent", true]]],
    ["written", `${jwt}jwt.verify(token, key, { algorithms });`, [["value", true]]],
    ["from elsewhere", `${jwt}jwt.verify(token, key, options);`, [["unknown", true]]],
    ["spread arguments", `${jwt}jwt.verify(...parts);`, [["unknown", false]]],
    ["alternatives", `${jwt}jwt.verify(token, key, strict ? { algorithms } : {});`, [["value", "absent", true]]],
    ["an argument", `import jwt from "jwt-simple"; jwt.decode(token, key, false, "HS256");`, [["value", true]]],
    ["a module's, elsewhere", `import { JwtService } from "@nestjs/jwt"; declare const service: JwtService; service.verify(token);`, [["absent", false]]],
    ["a module's, in the file", `import { JwtModule, JwtService } from "@nestjs/jwt"; JwtModule.register({ verifyOptions: { algorithms } }); declare const service: JwtService; service.verify(token);`, [["value", false], ["value", true]]],
    ["a call's over the plugin's", `import jwt from "@fastify/jwt"; fastify.register(jwt, { secret, verify: { algorithms } }); fastify.jwt.verify(token);`, [["value", false], ["value", true]]],
  ])("%s", (_name, code, expected) => {
    expect(states(code)).toEqual(expected);
  });
});
