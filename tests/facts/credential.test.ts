import { describe, expect, it } from "vitest";
import { Credentials, type Written } from "../../src/facts/credential";
import { Receivers } from "../../src/facts/receivers";
import { probe } from "../analysis/probe";

interface Rules {
  readonly credentialNames?: readonly string[];
  readonly ignoreNames?: readonly string[];
}

/** What `probe(value)` is judged to be, kept or set as `name`. */
function judge(code: string, name?: string, place: Written["place"] = "storage-key", rules: Rules = {}, shared: Rules = {}) {
  return probe(code, ({ file, at }) => new Credentials(file, new Receivers(file), shared).judge({ ...(name !== undefined && { name: [name] }), value: at(), place }, rules));
}

const verdict = (...given: Parameters<typeof judge>) => judge(...given).verdict;

describe("credentials: by where the value comes from", () => {
  it.each([
    ["a signer", `import jwt from "jsonwebtoken"; const a = jwt.sign({}, key); probe(a)`, "jwt"],
    ["a promise of a signer", `import { SignJWT } from "jose"; const a = await new SignJWT({}).setExpirationTime("1h").sign(key); probe(a)`, "jwt"],
    ["a signer in a same-file function", `import jwt from "jsonwebtoken"; const make = (user) => jwt.sign({ sub: user.id }, key); probe(make(user))`, "jwt"],
    ["the session's ID", `app.get("/", (req, res) => { probe(req.session.id) })`, "session-id"],
    ["a JWT written out", `probe("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")`, "jwt"],
  ])("%s", (_name, code, kind) => {
    expect(judge(code)).toMatchObject({ verdict: "credential", kind, by: "origin" });
  });

  it("beats an innocent name", () => {
    expect(verdict(`import jwt from "jsonwebtoken"; probe(jwt.sign({}, key))`, "theme")).toBe("credential");
  });

  it.each([
    ["decoded", `import { jwtDecode } from "jwt-decode"; probe(jwtDecode(token))`],
    ["verified", `import jwt from "jsonwebtoken"; const user = jwt.verify(token, key); probe(user)`],
    ["hashed", `probe(sha256(token))`],
    ["a flag", `probe(!!token)`],
    ["a comparison", `probe(token === other)`],
    ["a function", `probe(() => token)`],
    ["a push token", `import { getToken } from "firebase/messaging"; probe(await getToken(messaging))`],
  ])("a token that is %s is none, even as `token`", (_name, code) => {
    expect(verdict(code, "token")).toBe("not");
  });

  it.each([`probe("")`, `probe("1")`, `probe(null)`, `probe(undefined)`, `probe(true)`, "probe(`off`)", `const off = "loggedout"; probe(off)`])("a literal is none: %s", (code) => {
    expect(judge(code, "token")).toEqual({ verdict: "not", by: "literal" });
  });

  it("the key of an application's account is none, whatever the variable is called", () => {
    expect(verdict(`const token = settings.openaiApiKey || process.env.API_KEY; probe(token)`)).toBe("not");
    expect(verdict(`const token = user.apiKey; probe(token)`)).toBe("credential");
    expect(verdict(`const token = response.data.api_key; probe(token)`)).toBe("credential");
    expect(verdict(`const token = settings.apiKey || read(); probe(token)`)).toBe("credential");
  });

  it("a thing's token is none of a session, whatever it is made of and held as", () => {
    expect(verdict(`const newRoomToken = genToken(10); probe(newRoomToken)`, "token", "identifier")).toBe("not");
    expect(verdict(`probe({ roomToken: token, name })`, "reservedName")).not.toBe("credential");
    expect(verdict(`const clientToken = genToken(10); probe(clientToken)`, "token", "identifier")).toBe("credential");
    expect(verdict(`const chatToken = answer.data.accessToken; probe(chatToken)`, "token", "identifier")).toBe("credential");
    expect(verdict(`probe({ clientToken: token })`, "client")).toBe("credential");
  });

  it.each([
    ["by its default", `function f({ refreshToken = false }) { probe(refreshToken) }`],
    ["by its type", `function f(refreshToken: boolean) { probe(refreshToken) }`],
  ])("a switch %s is no token", (_name, code) => {
    expect(judge(code, "refresh_token", "identifier")).toEqual({ verdict: "not", by: "literal" });
  });

  it("the ID of a token's record is no ID token", () => {
    expect(verdict(`probe(token.id)`, "id", "identifier")).toBe("unknown");
    expect(verdict(`probe(accessToken.id)`, "id", "identifier")).toBe("unknown");
    expect(verdict(`probe(tokens.id)`, "id", "identifier")).toBe("credential");
  });

  it("a first value is not all that a variable will be", () => {
    expect(verdict(`let token = ""; function f(t) { token = t } probe(token)`)).toBe("credential");
    expect(verdict(`const token = ""; probe(token)`)).toBe("not");
  });
});

describe("credentials: by names", () => {
  it.each([
    ["a variable", `probe(accessToken)`],
    ["a property", `probe(response.data.token)`],
    ["a ref's value", `probe(token.value)`],
    ["one of several tokens", `probe(tokens.access)`],
    ["what it was kept under in a storage", `probe(localStorage.getItem("accessToken"))`],
    ["what it was kept under by a cookie service", `probe(this.cookieService.get("id_token"))`],
    ["what a helper reads it by", `const KEY = "auth_token"; probe(getCookie(KEY))`],
    ["a template", "probe(`Bearer ${token}`)"],
    ["a sum", `probe("Bearer " + token)`],
    ["an encoding", `probe(encodeURIComponent(token))`],
    ["an encryption", `probe(CryptoJS.AES.encrypt(token, key).toString())`],
    ["a fallback", `probe(token ?? "")`],
    ["a choice", `probe(ok ? token : null)`],
    ["what a function says that it gets", `probe(await getAccessToken())`],
    ["what a function says that it makes, in capitals", `const made = await sessions.generateJWT(session); probe(made)`],
    ["a destructured one", `const { access_token: value } = data; probe(value)`],
    ["an object", `probe({ user, refreshToken })`],
    ["a text of an object", `probe(JSON.stringify({ a: { jwt } }))`],
  ])("%s", (_name, code) => {
    expect(verdict(code)).toBe("credential");
  });

  it.each([
    ["another thing", `probe(user.name)`],
    ["a date", `probe(token.expiresAt)`],
    ["a count", `probe(tokenCount)`],
    ["a token against forgery", `probe(csrfToken)`],
  ])("%s is none", (_name, code) => {
    expect(verdict(code)).not.toBe("credential");
  });

  it("a key decides where the value says nothing", () => {
    expect(verdict(`probe(value)`, "access_token")).toBe("credential");
    expect(verdict(`probe(value)`, "theme")).toBe("not");
    expect(verdict(`probe(token)`, "csrf-token")).toBe("not");
    expect(verdict(`probe(value)`, "whatever")).toBe("unknown");
  });

  it("a weak name is enough for a cookie alone", () => {
    expect(verdict(`probe(value)`, "session", "cookie")).toBe("credential");
    expect(verdict(`probe(value)`, "session", "storage-key")).toBe("unknown");
    expect(verdict(`probe(session)`, "session", "storage-key")).toBe("unknown");
  });

  it("names are added and taken away, by settings and by options", () => {
    expect(verdict(`probe(value)`, "ticket", "storage-key", { credentialNames: ["ticket"] })).toBe("credential");
    expect(verdict(`probe(value)`, "ticket", "storage-key", {}, { credentialNames: ["ticket"] })).toBe("credential");
    expect(verdict(`probe(token)`, "kc_token", "storage-key", { ignoreNames: ["/^kc_/u"] })).toBe("not");
    expect(verdict(`probe(token)`, "kc_token", "storage-key", { credentialNames: ["kc token"] }, { ignoreNames: ["kc token"] })).toBe("not");
  });
});

describe("credentials: what is in an object that is kept whole", () => {
  it.each([
    ["what the file reads from it", `function f(data) { use(data.accessToken); probe(JSON.stringify(data)) }`],
    ["what the file takes out of it", `function f(data) { const { token } = data; probe(JSON.stringify(data)) }`],
    ["what is read from a part of it", `function f(res) { use(res.data.jwt); probe(JSON.stringify(res.data)) }`],
    ["what is read deeper down", `function f(res) { use(res.data.login?.accessToken); probe(JSON.stringify(res.data)) }`],
    ["what it was made of", `const user = new User(name, token); probe(JSON.stringify(user))`],
    ["what a state starts with", `import { useState } from "react"; const [state, setState] = useState({ token: null }); probe(JSON.stringify(state))`],
    ["a spread of such an object", `function f(data) { use(data.token); probe(JSON.stringify({ ...data, theme })) }`],
    ["an object that is kept as it is", `function f(data) { use(data.token); probe(data) }`],
  ])("%s", (_name, code) => {
    expect(verdict(code, "me")).toBe("credential");
  });

  it.each([
    ["another part of it", `function f(res) { use(res.data.token); probe(JSON.stringify(res.data.user)) }`],
    ["the rest of it", `function f(data) { const { token, ...user } = data; probe(JSON.stringify(user)) }`],
    ["it after a deletion", `function f(data) { use(data.token); delete data.token; probe(JSON.stringify(data)) }`],
    ["chosen properties", `function f(data) { use(data.token); probe(JSON.stringify(data, ["name"])) }`],
    ["flags that a state starts with", `import { useState } from "react"; const [state] = useState({ token: false }); probe(JSON.stringify(state))`],
    ["a list of their keys", `function f(tokenKeys) { use(tokenKeys.accessToken); probe(JSON.stringify(tokenKeys)) }`],
  ])("but not %s", (_name, code) => {
    expect(verdict(code, "me")).not.toBe("credential");
  });
});
