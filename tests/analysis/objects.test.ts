import { describe, expect, it } from "vitest";
import { probe } from "./probe";

/** What property `p` of the probed object may be, as text. */
const slotsOf = (code: string) =>
  probe(code, ({ file, at }) => file.objects.of(at()).get("p").map((slot) => (slot.state === "value" ? file.sourceCode.getText(slot.node as never) : slot.state)));

describe("objects: each property is known, absent or unknown", () => {
  it.each<[string, string, string[]]>([
    ["a literal's property", `probe({ p: 1 })`, ["1"]],
    ["a quoted key", `probe({ "p": 1 })`, ["1"]],
    ["another property", `probe({ q: 1 })`, ["absent"]],
    ["the last of two", `probe({ p: 1, p: 2 })`, ["2"]],
    ["a computed constant key is not known", `probe({ [key]: 1 })`, ["unknown"]],
    ["a computed key that is a constant", `const KEYS = { one: "p" }; probe({ [KEYS.one]: 1 })`, ["1"]],
    ["a computed key that is one of two", `const key = x ? "p" : "q"; probe({ [key]: 1 })`, ["unknown"]],
    ["a getter", `probe({ get p() { return 1 } })`, ["unknown"]],
    ["a constant", `const o = { p: 1 }; probe(o)`, ["1"]],
    ["a known spread", `const base = { p: 1 }; probe({ ...base, q: 2 })`, ["1"]],
    ["a known spread, replaced", `const base = { p: 1 }; probe({ ...base, p: 2 })`, ["2"]],
    ["an unknown spread before", `probe({ ...base, p: 2 })`, ["2"]],
    ["an unknown spread after", `probe({ p: 2, ...base })`, ["unknown"]],
    ["an unknown spread alone", `probe({ ...base })`, ["unknown"]],
    ["a conditional spread", `probe({ ...(x && { p: 1 }) })`, ["absent", "1"]],
    ["a chosen spread", `probe({ ...(x ? { p: 1 } : { p: 2 }) })`, ["1", "2"]],
    ["a later write", `const o = {}; o.p = 1; probe(o)`, ["1"]],
    ["a later write under a condition", `const o = {}; if (x) o.p = 1; probe(o)`, ["absent", "1"]],
    ["a write after the use", `const o = {}; probe(o); o.p = 1;`, ["absent", "1"]],
    ["a later write to an object in it", `const o = { q: {} }; o.q.p = 1; probe(o.q)`, ["1"]],
    ["a later write to an object in it, through casts", `const o = { q: {} }; (o.q as any)!.p = 1; probe(o.q)`, ["1"]],
    ["a later write to an object in it under a condition", `const o = { q: {} }; if (x) o.q.p = 1; probe(o.q)`, ["absent", "1"]],
    ["a later write to another object in it", `const o = { q: {}, r: {} }; o.r.p = 1; probe(o.q)`, ["absent"]],
    ["a computed write", `const o = { p: 1 }; o[key] = 2; probe(o)`, ["unknown"]],
    ["Object.assign", `probe(Object.assign({}, { p: 1 }))`, ["1"]],
    ["Object.assign as a statement", `const o = { p: 1 }; Object.assign(o, { p: 2 }); probe(o)`, ["2"]],
    ["Object.freeze", `probe(Object.freeze({ p: 1 }))`, ["1"]],
    ["a same-file function's result", `const options = () => ({ p: 1 }); probe(options())`, ["1"]],
    ["a same-file function's argument", `const options = (p) => ({ p }); probe(options(1))`, ["p"]],
    ["a choice", `probe(x ? { p: 1 } : { q: 1 })`, ["1", "absent"]],
    ["a parameter", `function f(o) { probe(o) }`, ["unknown"]],
    ["a parameter's default", `function f(o = { p: 1 }) { probe(o) }`, ["unknown", "1"]],
    ["an import", `import { o } from "./options"; probe(o)`, ["unknown"]],
    ["undefined", `probe(undefined)`, ["absent"]],
    ["a class's field", `class A { o = { p: 1 }; f() { probe(this.o) } }`, ["1"]],
    ["an object that holds itself", `const o = { ...o, q: 1 }; probe(o)`, ["unknown"]],
  ])("%s", (_name, code, expected) => {
    expect(slotsOf(code)).toEqual(expected);
  });

  it("names the literal that a fix may edit, and no other", () => {
    const literalOf = (code: string) => probe(code, ({ file, at }) => file.objects.of(at()).literal?.type);
    expect(literalOf(`const o = { p: 1 }; probe(o)`)).toBe("ObjectExpression");
    expect(literalOf(`probe(x ? { p: 1 } : { q: 1 })`)).toBeUndefined();
  });
});
