import { describe, expect, it } from "vitest";
import { hole } from "../../src/analysis/value";
import type { StorageWrite } from "../../src/facts/storage-writes";
import { withFacts } from "./facts";

const shown = (parts: StorageWrite["name"]) => parts?.map((part) => (part === hole ? "…" : part)).join("") ?? "";

/** The cookies that script writes: row, name, and the code of the value. */
const cookiesOf = (code: string) =>
  withFacts(code, (facts) =>
    facts.storageWrites.filter(({ place }) => place === "cookie").map(({ row, name, value }) => [row, shown(name), value ? facts.file.sourceCode.getText(value as never) : ""].join(" ")),
  );

describe("cookies by script: every write is a fact, whatever it writes", () => {
  it.each<[string, string, readonly string[]]>([
    ["a template", "document.cookie = `theme=${theme}; path=/`", ["document.cookie theme theme"]],
    ["a sum", `document.cookie = "a=" + b + ";c=" + d`, ["document.cookie a b"]],
    ["an open name", "document.cookie = `${user.id}-a=${b}`", ["document.cookie id-a b"]],
    ["a function and its callers", "function set(name, value) { document.cookie = name + '=' + value } set('a', b)", ["document.cookie … value", "document.cookie a value"]],
    ["two texts", "document.cookie = c ? `a=${b}` : `d=${e}`", ["document.cookie a b", "document.cookie d e"]],
    ["a library", `import Cookies from "js-cookie"; Cookies.set("a", b)`, ["js-cookie a b"]],
    ["an isomorphic library in the browser", `import { setCookie } from "nookies"; setCookie(null, "a", b)`, ["nookies.setCookie a b"]],
    ["a state, each time it is given a value", `const a = useCookie("b"); a.value = c; a.value = d`, ["nuxt.useCookie b c", "nuxt.useCookie b-a c", "nuxt.useCookie b d", "nuxt.useCookie b-a d"]],
  ])("%s", (_name, code, expected) => {
    expect(cookiesOf(code)).toEqual(expected);
  });

  it.each([
    ["a value that is written out", "document.cookie = 'a=b; path=/'; document.cookie = 'a=; max-age=0'"],
    ["an end that has passed", `import { serialize } from "cookie"; document.cookie = serialize("a", b, { maxAge: 0 }); document.cookie = \`a=\${b}; expires=\${new Date(0).toUTCString()}\``],
    ["a text from elsewhere", "document.cookie = text; document.cookie = make(a)"],
    ["reads", `useCookie("a").value; document.cookie.split(";"); const all = document.cookie`],
    ["an isomorphic library on a server", `import { setCookie } from "nookies"; setCookie(ctx, "a", b)`],
    ["another object", "jar.cookie = `a=${b}`"],
  ])("nothing for %s", (_name, code) => {
    expect(cookiesOf(code)).toEqual([]);
  });

  it("says where HttpOnly is asked for", () => {
    const asked = (code: string) => withFacts(code, (facts) => facts.storageWrites.map(({ httpOnly }) => httpOnly === true));
    expect(asked("document.cookie = `a=${b}; HttpOnly`")).toEqual([true]);
    expect(asked(`import Cookies from "js-cookie"; Cookies.set("a", b, { httpOnly: true }); Cookies.set("a", b, { httpOnly: false }); Cookies.set("a", b, options)`)).toEqual([true, false, false]);
  });
});
