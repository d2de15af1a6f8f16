import { describe, expect, it } from "vitest";
import { codeText, type TextTest } from "../../src/analysis/text-test";
import { cookieText } from "../../src/facts/cookie-text";
import { implicitFlowText } from "../../src/facts/implicit-flow-text";
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
    ["that says what kind of body it wants", urlTokenText, `request(file, { responseType: "blob", headers: { token } });`],
  ])("%s", (_, test, text) => expect(passes(test, text)).toBe(false));
});
