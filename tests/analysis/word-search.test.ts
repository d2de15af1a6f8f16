import { describe, expect, it } from "vitest";
import { createWordSearch } from "../../src/analysis/word-search";

const words = ["ookie", "access_token", "refresh", '"koa"', '"@hapi/', "@oak/", "sess_", "jwt", "torage", "storage"];

describe.each([1, 2, 3])("a word search with a step of %i", (step) => {
  const searchNumbers = createWordSearch(words, step);
  const search = (...given: Parameters<typeof searchNumbers>) => searchNumbers(...given).map((number) => words[number]);

  it.each([
    ["res.cookie(name)", ["ookie"]],
    ["COOKIE_NAME", ["ookie"]],
    ["setCookie", ["ookie"]],
    ["access_token", ["access_token"]],
    ["ACCESS-TOKEN", ["access_token"]],
    ["access token", ["access_token"]],
    ["accesstoken", []],
    ["accessToken", []],
    ["import Koa from 'koa';", ['"koa"']],
    ["require(`KOA`)", ['"koa"']],
    ["koa", []],
    ['from "@hapi/yar"', ['"@hapi/']],
    ["npm:@oak/oak", ["@oak/"]],
    ["sess.id", ["sess_"]],
    ["sess", []],
    ["Jwt", ["jwt"]],
    ["JWT", ["jwt"]],
    ["a storage, a cookie and a refresh", ["ookie", "refresh", "storage", "torage"]],
    ["", []],
    ["ook", []],
    ["ooki", []],
  ])("finds in %j %j", (text, found) => {
    expect(search(text).toSorted()).toEqual(found.toSorted());
  });

  it("takes no character above 255 for one of a word", () => {
    // `o` is U+006F: these share its last eight bits
    expect(search("c\u016F\u026Fkie")).toEqual([]);
    expect(search("c\u016Fookie")).toEqual(["ookie"]);
  });

  it("sees nothing in gaps", () => {
    const text = "a cookie, a jwt and a storage";
    const gapAt = (word: string) => ({ range: [text.indexOf(word), text.indexOf(word) + word.length] as const });
    expect(search(text, [gapAt("cookie")]).toSorted()).toEqual(["jwt", "storage", "torage"]);
    expect(search(text, [gapAt("jwt"), gapAt("storage")])).toEqual(["ookie"]);
    expect(search(text, [gapAt("oki"), gapAt("stor")])).toEqual(["jwt"]);
    expect(search(text, [{ range: [0, text.length] }])).toEqual([]);
    expect(search(`${text} jwt`, [gapAt("jwt")])).toContain("jwt");
  });

  it("agrees with a search for each word by itself", () => {
    const parts = ["o", "k", "ie", "ook", "cookie", "_", " ", '"koa"', "'", "sess", "@hapi/", "tor", "age", "refre", "sh", "jw", "t", "ACCESS", "-token", "é"];
    const spelled = (word: string) => [...word].map((c) => (c === '"' ? "[\"'`]" : c === "_" ? "[-_. ]" : c)).join("");
    let seed = 7;
    const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: next() % 12 }, () => parts[next() % parts.length]!).join("");
      const expected = words.filter((word) => (word === "jwt" ? /jwt/i : new RegExp(spelled(word), "i")).test(text));
      expect(search(text).toSorted(), text).toEqual(expected.toSorted());
    }
  });
});
