import { describe, expect, it } from "vitest";
import { cookieName, isDeletedCookie, judgeCookie } from "../../src/facts/session-cookie";
import { isOpaqueSessionId } from "../../src/facts/stored-session-id";
import { withFacts } from "./facts";

const verdictsOf = (code: string, rules = {}) => withFacts(code, (facts) => facts.cookieWrites.map((write) => judgeCookie(facts, write, rules).verdict));

describe("whether a cookie holds a session", () => {
  it.each([
    ["its name", `res.cookie("session", id)`, "credential"],
    ["its value", `import jwt from "jsonwebtoken"; res.cookie("x", jwt.sign(claims, key))`, "credential"],
    ["what its value is called", `res.cookie(config.name, accessToken)`, "credential"],
    ["a session library's, whatever its name", `import session from "express-session"; app.use(session({ name: "app" }))`, "credential"],
    ["a caller's name", `function put(name, value) { res.cookie(name, value, {}) } put("theme", t); put("session", id)`, "credential"],
    ["a caller's value", `function put(value) { res.cookie("x", value, {}) } put(accessToken)`, "credential"],
    ["a caller's name in a header", "function put(name, value) { res.setHeader('Set-Cookie', `${name}=${value}`) } put('session', id)", "credential"],
    ["a weak name", `res.cookie("auth", x)`, "credential"],
    ["a weak name with data that is shown", `res.cookie("auth", JSON.stringify({ name }))`, "unknown"],
    ["a weak name with a token in the data", `res.cookie("auth", JSON.stringify({ token }))`, "credential"],
    ["nothing known", `res.cookie("x", y)`, "unknown"],
    ["a preference", `res.cookie("theme", theme)`, "not"],
    ["a preference that a session library keeps", `import { createCookieSessionStorage } from "react-router"; createCookieSessionStorage({ cookie: { name: "theme" } })`, "not"],
    ["a CSRF token", `res.cookie("csrfToken", token)`, "not"],
    ["a literal", `res.cookie("session", "none")`, "not"],
    ["a literal in a header", "res.setHeader('Set-Cookie', `session=none; Path=${base}`)", "not"],
    ["a deletion", `res.cookie("session", id, { maxAge: 0 })`, "not"],
    ["a deletion by its value", `import Koa from "koa"; app.use((ctx) => { ctx.cookies.set("session", undefined) })`, "not"],
  ])("%s", (_name, code, verdict) => {
    expect(verdictsOf(code)).toEqual([verdict]);
  });

  it("follows the user's names", () => {
    expect(verdictsOf(`res.cookie("acme_pass", x)`, { credentialNames: ["acme pass"] })).toEqual(["credential"]);
    expect(verdictsOf(`res.cookie("session", x)`, { ignoreNames: ["session"] })).toEqual(["not"]);
  });
});

describe("deleted cookies", () => {
  const deleted = (code: string) => withFacts(code, (facts) => facts.cookieWrites.map((write) => isDeletedCookie(facts, write)));

  it.each([
    ["an empty text", `res.cookie("a", "")`, true],
    ["null", `res.cookie("a", null)`, true],
    ["undefined", `res.cookie("a", undefined)`, true],
    ["a constant", `const none = ""; res.cookie("a", none)`, true],
    ["an empty header", "res.setHeader('Set-Cookie', `a=; Domain=${host}`)", true],
    ["another value", `res.cookie("a", "none")`, false],
    ["an unknown value", `res.cookie("a", b)`, false],
  ])("%s", (_name, code, expected) => {
    expect(deleted(code)).toEqual([expected]);
  });
});

describe("names", () => {
  const name = (code: string) => withFacts(code, (facts) => facts.cookieWrites.map(cookieName));

  it("are told where the file shows them as a whole", () => {
    expect(name(`const app = "acme"; res.cookie(\`\${app}_session\`, id)`)).toEqual(["acme_session"]);
    expect(name("res.cookie(`${app}_session`, id)")).toEqual([undefined]);
  });
});

describe("the ID of a session that the server keeps", () => {
  const opaque = (code: string) => withFacts(code, (facts) => facts.cookieWrites.map((write) => isOpaqueSessionId(facts, write)));
  const random = `import { randomBytes } from "node:crypto"; const sid = randomBytes(32).toString("hex");`;

  it.each([
    ["a session library's", `import session from "express-session"; app.use(session({}))`],
    ["the request's", `app.get("/", (req, res) => { res.cookie("sid", req.sessionID) })`],
    ["a session's", `res.cookie("sid", session.id); `],
    ["a session's, made before", `const newSession = await sessions.create(user); res.cookie("sid", newSession.id)`],
    ["a random text that is the key of a store", `${random} await redis.setEx(\`session:\${sid}\`, 3600, data); res.cookie("sid", sid)`],
    ["a random text in a record", `${random} await db.sessions.insertOne({ _id: sid, userId }); res.cookie("sid", sid)`],
    ["a random text in a Map", `${random} sessions.set(sid, { userId }); res.cookie("sid", sid)`],
    ["a random text as a property", `${random} sessions[sid] = { userId }; res.cookie("sid", sid)`],
  ])("%s is one", (_name, code) => {
    expect(opaque(code)).toEqual([true]);
  });

  it.each([
    ["a JWT", `import jwt from "jsonwebtoken"; res.cookie("token", jwt.sign({ sid: session.id }, key))`],
    ["a sealed session", `import { sealData } from "iron-session"; res.cookie("session", await sealData(session, options))`],
    ["something called like one", `res.cookie("session", sessionId)`],
    ["the ID of something else", `res.cookie("session", user.id)`],
    ["a random text that nothing stores", `${random} res.cookie("sid", sid)`],
    ["a random text that is logged", `${random} console.log(sid); logger.write(sid); res.cookie("sid", sid)`],
    ["a random text that goes into headers and cookies alone", `${random} res.set("X-Session", sid); headers.set("X-Session", sid); res.cookie("sid", sid)`],
    ["a random text that is signed", `${random} const t = jwt.sign({ sid }, key); res.cookie("sid", sid)`],
    ["a text that is stored but not random", `const sid = hash(user); sessions.set(sid, {}); res.cookie("sid", sid)`],
  ])("%s is none", (_name, code) => {
    expect(opaque(code)).toEqual([false]);
  });
});
