import { describe, expect, it } from "vitest";
import { hole } from "../../src/analysis/value";
import type { StorageWrite } from "../../src/facts/storage-writes";
import { withFacts } from "./facts";

/** The storage writes of a file, and the code of the node of each. */
const writesOf = (code: string) =>
  withFacts(code, (facts) => facts.storageWrites.map((write) => ({ write, text: facts.file.sourceCode.getText(write.node as never) })));

const shown = (parts: StorageWrite["name"]) => parts?.map((part) => (part === hole ? "…" : part)).join("");

function summary(code: string) {
  return writesOf(code).map(({ write }) => [write.how, write.storages.join("|"), shown(write.name)].join(" "));
}

describe("storage writes: every write is a fact, whatever it writes", () => {
  it.each<[string, string, readonly string[]]>([
    ["a call", `localStorage.setItem("theme", theme)`, ["call localStorage theme"]],
    ["an assignment", `sessionStorage.step = 2`, ["property sessionStorage step"]],
    ["a choice", `(keep ? localStorage : sessionStorage).setItem("a", b)`, ["call localStorage|sessionStorage a"]],
    ["an open key", "localStorage.setItem(`${user}-draft`, b)", ["call localStorage user-draft"]],
    ["an unknown key", `function save(key) { localStorage.setItem(key, 1) }`, ["call localStorage …"]],
    ["a wrapper and its callers", `const save = (key, value) => localStorage.setItem(key, value); save("a", 1); save("b", 2)`, ["call localStorage …", "call localStorage a", "call localStorage b"]],
    ["an object", `Object.assign(localStorage, { a: 1, b: 2 })`, ["call localStorage a", "call localStorage b"]],
    ["IndexedDB", `import { setMany } from "idb-keyval"; setMany([["a", 1], ["b", 2]])`, ["call indexedDB a", "call indexedDB b"]],
    ["a keychain", `import * as Store from "expo-secure-store"; Store.setItemAsync("token", t)`, ["call elsewhere token"]],
    ["a persisted store", `import { persist } from "zustand/middleware"; persist(() => ({ a: 1, b: { c: 2 } }), { name: "s" })`, ["store localStorage a", "store localStorage c"]],
    ["a configuration", `const config = { cacheLocation: "sessionStorage" }`, ["configuration sessionStorage "]],
  ])("%s", (_name, code, expected) => {
    expect(summary(code)).toEqual(expected);
  });

  it.each([
    ["another object", `cache.setItem("token", t); cache.token = t`],
    ["a shadowed storage", `function f(localStorage) { localStorage.setItem("token", t) }`],
    ["a read", `localStorage.getItem("token"); const t = localStorage.token`],
    ["a storage from elsewhere", `import { storage } from "./storage"; storage.setItem("token", t)`],
    ["a storage that may be any", `function f(storage: Storage) { storage.setItem("token", t) }`],
  ])("nothing for %s", (_name, code) => {
    expect(summary(code)).toEqual([]);
  });
});

describe("storage writes: one defect has one cause", () => {
  it("a hook and its setter", () => {
    const writes = writesOf(`const [token, setToken] = useLocalStorage("a", null); setToken(b); setToken(c)`);
    expect(writes.length).toBeGreaterThan(1);
    expect(new Set(writes.map(({ write }) => write.cause)).size).toBe(1);
  });

  it("the properties of a store", () => {
    const writes = writesOf(`import { persist } from "zustand/middleware"; persist(() => ({ a: 1, b: 2 }), { name: "s" })`);
    expect(writes.map(({ text }) => text)).toEqual(["a: 1", "b: 2"]);
    expect(new Set(writes.map(({ write }) => write.cause)).size).toBe(1);
  });

  it("a caller knows the write inside its wrapper", () => {
    const [inside, caller] = writesOf(`const save = (value) => localStorage.setItem("a", value); save(token)`);
    expect(inside?.write.through).toBeUndefined();
    expect(caller?.write.through).toBe(inside?.write.cause);
    expect(caller?.text).toBe("save(token)");
  });
});

describe("storage writes: what a message calls them", () => {
  it.each<[string, string]>([
    [`localStorage.setItem("a", b)`, "a"],
    ["localStorage.setItem(`${user}-a`, b)", "…-a"],
    [`import { TOKEN_KEY } from "./keys"; localStorage.setItem(TOKEN_KEY, b)`, "TOKEN_KEY"],
    [`import { keys } from "./keys"; localStorage.setItem(keys.first, response.data)`, "response.data"],
    [`localStorage.setItem(key, JSON.stringify({ a: b.c }))`, "b.c"],
    [`localStorage.setItem(key, "a")`, "credential"],
  ])("%s", (code, label) => {
    expect(writesOf(code)[0]?.write.label).toBe(label);
  });
});
