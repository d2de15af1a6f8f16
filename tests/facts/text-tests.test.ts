import { describe, expect, it } from "vitest";
import { codeText, type TextTest } from "../../src/analysis/text-test";
import { accountChangeText } from "../../src/facts/account-change-text";
import { cookieText, sessionCookieText } from "../../src/facts/cookie-text";
import { implicitFlowText } from "../../src/facts/implicit-flow-text";
import { tokenLogText } from "../../src/facts/log-text";
import { sessionLoginText } from "../../src/facts/session-login-text";
import { decodingText, expirationText } from "../../src/facts/verification-text";
import { keyText } from "../../src/facts/key-text";
import { randomIdText } from "../../src/facts/random-id-text";
import { sessionRecordText } from "../../src/facts/session-record-text";
import { storageTextTest } from "../../src/facts/storage-text";
import { urlTokenText } from "../../src/facts/url-token-text";
import { parseFile } from "../properties/mutations";

const passes = (test: TextTest, text: string) => test.matches(codeText({ text, ast: parseFile(text, "file.js").ast } as never));
const storages = storageTextTest(["localStorage", "sessionStorage", "indexedDB", "AsyncStorage"]);

describe("a file is looked at", () => {
  it.each<[string, TextTest, string]>([
    ["that sets a cookie in the browser's store", cookieText, `cookieStore.set("sid", id)`],
    ["that sets a cookie with hapi", cookieText, `h.state("sid", id)`],
    ["that sets one in hapi's chain", cookieText, `return h.response(user).state("sid", id)`],
    ["that sets one in the next line", cookieText, `return h.response(user)\n\t.state("sid", id)`],
    ["that clears one of hapi's", cookieText, `h.unstate("sid")`],
    ["that makes an HMAC with the platform", keyText, `subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])`],
    ["that keeps something in the browser", storages, `const storage = remembers ? localStorage : memory;`],
    ["that hands the browser's storage on", storages, `configure({ storage: sessionStorage, key });`],
    ["that reaches it by its name", storages, `window["localStorage"].setItem("key", value);`],
    ["that keeps sessions", sessionRecordText, `redis.set("sess:" + id, data)`],
    ["that signs with a secret", keyText, `app.use(sessions({ secret: "correct horse" }))`],
    ["that imports the package store", storages, `import store from "store";`],
    ["that requires it", storages, `const store = require('store');`],
    ["that keeps state with zustand", storages, `import { persist } from "zustand/middleware";`],
    ["that keeps state with Pinia", storages, `defineStore("user", () => ({ token }), { persist: true })`],
    ["that imports uuid", randomIdText, `import { v1 } from "uuid"; const sessionId = v1();`],
    ["that makes a token beside a password", randomIdText, `user.passwordResetToken = Math.random().toString(36);`],
    ["that asks for a token in a URL", urlTokenText, `const url = "/authorize?response_type=token";`],
    ["that takes a query apart", urlTokenText, `const { token } = req.query;`],
    ["that keeps a query to take it apart", urlTokenText, `const asked = (ctx.query || {}); use(asked.token);`],
    ["that sends the browser on", urlTokenText, `window.location = "/welcome?key=" + userToken;`],
    ["that names a response type", implicitFlowText, `const url = "/authorize?response_type=code";`],
    ["that names it in capitals", implicitFlowText, `authorize(ResponseType.Token)`],
    ["that puts an account out of use", accountChangeText, `await prisma.user.update({ where: { id }, data: { enabled: false } }); keep(session);`],
    ["that deletes one by a computed name", accountChangeText, `await users["delete"](id); sessions.keep(id);`],
    ["that deletes one and asks for nothing else", accountChangeText, `app.delete("/me", (req) => Account.findByIdAndDelete(req.session.id));`],
    ["that keeps refresh tokens", sessionRecordText, `cache.set("refresh:" + id, token)`],
    ["that keeps half of a pair", sessionRecordText, `cache.set("refresh", pair.refresh); use(pair.access);`],
    ["that logs somebody in", sessionLoginText, `request.session.user = user;`],
    ["that calls a request otherwise", sessionLoginText, `(_req, res) => { _req.session.user = user; }`],
    ["that reads a token by hand", decodingText, `JSON.parse(Buffer.from(token.split(".")[1], "base64"))`],
    ["that reads it in steps", decodingText, `const [, body] = token.split(dot); JSON.parse(decodeBase64(body));`],
    ["that takes expired tokens", expirationText, `jwt.verify(token, key, { ignoreExp: true })`],
    ["that says so elsewhere", expirationText, `const ignoreExp = true; jwt.verify(token, key, { ignoreExp })`],
    ["that logs a session's ID", tokenLogText, `console.log(request.session.id);`],
    ["that logs one of its own session", tokenLogText, `logger.info(userSessionId);`],
    ["that imports a library of sessions", sessionCookieText, `app.use(require("@fastify/secure-session"))`],
    ["that asks for it with an option", urlTokenText, `login({ responseType: "token id_token" })`],
  ])("%s", (_, test, text) => expect(passes(test, text)).toBe(true));
});

describe("a file is left at once", () => {
  it.each<[string, TextTest, string]>([
    ["that lists the browser's types", cookieText, `export const globals = { CookieStore: 1, CookieStoreManager: 1, CookieChangeEvent: 1, CookieInit: 1, CookieListItem: 1 };`],
    ["that has a state of its own", cookieText, `export const next = machine.state("idle");`],
    ["that lists the platform's keys", keyText, `export const types = ["HmacImportParams", "HmacKeyGenParams", "PushEncryptionKeyName"]; export const cookie = 1;`],
    ["that lists globals", storages, `export const names = ["localStorage", "window"], globals = { sessionStorage: false };`],
    ["that lists words", keyText, `export const words = "ppp secret profile user"; export const cookie = 1;`],
    ["that says otherwise", sessionRecordText, `export const opcodes = "falsess possess vsess ";`],
    ["that has a store of its own", storages, `bus.emit("store", { storage, persist: false });`],
    ["that lists formats of texts", randomIdText, `export const formats = ["uuid", "password", "token"];`],
    ["that copies the parts of a URL", urlTokenText, `target.query = relative.query; tokens.push(target.query);`],
    ["that asks for a part of one", urlTokenText, `const isBare = url.path && url.query === undefined; token.next();`],
    ["of types with queries", urlTokenText, `token.kind = SyntaxKind.TypeQuery; const location = token.start;`],
    ["that knows its terminal", sessionRecordText, `export const isWindowsTerminal = "WT_SESSION" in env && Boolean(env.WT_SESSION);`],
    ["that logs beside it", tokenLogText, `console.log(env.XDG_SESSION_TYPE, parser.token);`],
    ["that is profiled", sessionRecordText, `const profileSession = new inspector.Session(); let __vite_profile_session;`],
    ["that serves an editor", sessionRecordText, `class IOSession extends ts.server.Session {} ioSession.listen(startNodeSession());`],
    ["that logs what is called off", tokenLogText, `logger.info(cancellationToken, parser.kind); run({ session: undefined });`],
    ["that deletes beside it", accountChangeText, `if (env.WT_SESSION) users.delete(user);`],
    ["that refreshes components", sessionRecordText, `if (id === "/@react-refresh") cache.set(id, refresh(id));`],
    ["that deletes a field", accountChangeText, `const { session, user } = state; delete user.cache; element.removeAttribute("name");`],
    ["that requires modules", sessionLoginText, `const session = require("./editor-session"); session.required = true;`],
    ["that keeps a client's cookies", cookieText, `const jar = new CookieJar(); const options = { cookieJar: jar };`],
    ["that says a sentence", sessionCookieText, `throw new Error("this editor has no session");`],
    ["that writes Base64", decodingText, `const url = map.toString("base64"); if ("base64" === kind) JSON.parse(text.split(mark)[0]);`],
    ["that leaves expressions out", expirationText, `const { ignoreExpressions } = options; jose(ignoreExpressions);`],
    ["that writes a tag", urlTokenText, "const tag = `<input type=\"${type}\">`, token = node.href;"],
    ["that joins lines", urlTokenText, "let sep = `, ` + indent; token = fetch(sep);"],
    ["that says a sentence of a query", urlTokenText, `equal(isSame("/?token=a"), false, "query remains");`],
    ["that lists types with queries", urlTokenText, `export const types = ["URLSearchParams", "DOMTokenList", "WebSocket"];`],
    ["that says what kind of body it wants", urlTokenText, `request(file, { responseType: "blob", headers: { token } });`],
  ])("%s", (_, test, text) => expect(passes(test, text)).toBe(false));
});
