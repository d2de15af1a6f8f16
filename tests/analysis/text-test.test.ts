import { describe, expect, it } from "vitest";
import { codeText, taughtTextTest, textTest, type TextTest } from "../../src/analysis/text-test";
import { parseFile } from "../properties/mutations";

const code = (text: string) => codeText({ text, ast: parseFile(text, "file.js").ast } as never);
const passes = (test: TextTest, text: string) => test.matches(code(text));

describe("text tests", () => {
  const cookies = textTest({ any: ["[cC]ookie"], stems: ["ookie"] });
  const storages = textTest({ any: ["Storage"], stems: ["torage"] });

  it("passes texts that hold one of its own patterns, and no others", () => {
    expect(passes(cookies, "res.cookie()")).toBe(true);
    expect(passes(cookies, "localStorage")).toBe(false);
    expect(passes(storages, "localStorage")).toBe(true);
    expect(passes(storages, "nothing(of.the.kind)")).toBe(false);
  });

  it("passes texts in which an escape may hide a word", () => {
    expect(passes(cookies, String.raw`res["\x63ookie"]`)).toBe(true);
    expect(passes(cookies, String.raw`res.\u0063ookie()`)).toBe(true);
    expect(passes(cookies, String.raw`res["\u{63}ookie"]`)).toBe(true);
    expect(passes(cookies, String.raw`res.cookie("\u00e9", "\x20")`)).toBe(true);
    expect(code(String.raw`res.send("\u00e9")`).isQuiet).toBe(true);
  });

  it("takes a file for quiet in which words stand that say nothing alone", () => {
    const logs = textTest({ any: ["console"], stems: ["jeton"], andStems: ["console"] });
    expect(code("jeton").isQuiet).toBe(true);
    expect(code("console").isQuiet).toBe(true);
    expect(code("console.info(jeton)").isQuiet).toBe(false);
    expect(passes(logs, "console.info(jeton)")).toBe(true);
    expect(passes(logs, "jeton")).toBe(false);
  });

  it("sees no comments", () => {
    expect(passes(cookies, "// a cookie\nres.send(); /* cookie */")).toBe(false);
    expect(passes(cookies, "/* one */ res.cookie() // another")).toBe(true);
    expect(passes(cookies, "/* \\u0041 cookie */ res.send('\\u0041')")).toBe(false);
    expect(code("// a cookie").isQuiet).toBe(true);
    expect(code("cookie").isQuiet).toBe(false);
  });

  it("passes a file whose route has the name, and whose text does not", () => {
    const ends = textTest({ any: ["[eE]nds?All"], stems: ["endall", "endsall"], inRoute: true });
    const at = (path: string, text: string) => codeText({ text, ast: parseFile(text, "file.js").ast } as never, path);
    expect(at("/app/api/endAll/route.js", "nothing()").isQuiet).toBe(false);
    expect(ends.matches(at("/app/api/endAll/route.js", "nothing()"))).toBe(true);
    expect(ends.matches(at("/app/api/begin/route.js", "nothing()"))).toBe(false);
    expect(at("/app/api/storage/route.js", "nothing()").isQuiet).toBe(true);
    expect(at(`/endAll/${"deeper/".repeat(10)}route.js`, "nothing()").isQuiet).toBe(true);
  });

  it("passes what the user taught, beside the rest", () => {
    const taught = taughtTextTest([cookies], ["rememberVisitor"]);
    expect(passes(taught, "rememberVisitor()")).toBe(true);
    expect(passes(taught, "res.cookie()")).toBe(true);
    expect(passes(taught, "localStorage")).toBe(false);
  });

  it("wants a stem beside the pattern, unless a package is imported", () => {
    const keys = textTest({ any: ["secret"], stems: ["jwt"], packages: ["jose", 'koa"'] });
    expect(passes(keys, "secret")).toBe(false);
    expect(passes(keys, "secret.of.JWT")).toBe(true);
    expect(passes(keys, "import * as jose from 'jose';")).toBe(true);
    expect(passes(keys, 'import { sign } from "npm:jose@5";')).toBe(true);
    expect(passes(keys, "require('koa-router')")).toBe(false);
    expect(passes(keys, "require('koa')")).toBe(true);
  });

  it("refuses a stem that it would never find", () => {
    expect(() => textTest(["[cC]ookie"])).toThrow("[cC]ookie is no stem");
  });
});
