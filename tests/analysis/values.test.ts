import { describe, expect, it } from "vitest";
import { hole } from "../../src/analysis/value";
import { probe } from "./probe";

const valuesOf = (code: string) => probe(code, ({ file, at }) => file.values.of(at()));
const literals = (code: string) => valuesOf(code).map((value) => (value.kind === "literal" ? value.value : value.kind));

describe("values: constants", () => {
  it.each<[string, string, unknown[]]>([
    ["a literal", `probe("15m")`, ["15m"]],
    ["a constant", `const ttl = 60 * 60; probe(ttl)`, [3600]],
    ["numeric separators and powers", `probe(1_000 * 10 ** 2)`, [100_000]],
    ["a template of constants", "const n = 30; probe(`${n}d`)", ["30d"]],
    ["a concatenation", `probe("30" + "d")`, ["30d"]],
    ["as const", `const config = { ttl: "30d" } as const; probe(config.ttl)`, ["30d"]],
    ["satisfies", `const config = { ttl: "30d" } satisfies object; probe(config.ttl)`, ["30d"]],
    ["an enum member", `enum Ttl { Day = 86400 } probe(Ttl.Day)`, [86_400]],
    ["a destructured constant", `const { ttl } = { ttl: 5 }; probe(ttl)`, [5]],
    ["an array element", `const [first] = ["a", "b"]; probe(first)`, ["a"]],
    ["a class field", `class A { ttl = 5; f() { probe(this.ttl) } }`, [5]],
    ["a field that a method sets", `class A { ttl = 5; f() { probe(this.ttl) } g(ttl) { this.ttl = ttl } h() { this.ttl = 6 } }`, [5, "unknown", 6]],
    ["a field that is made from itself", `class A { ttl = 5; f() { this.ttl = this.ttl; probe(this.ttl) } }`, [5, 5]],
    ["a static field", `class A { static ttl = 5 } probe(A.ttl)`, [5]],
    ["a same-file function", `const days = (n) => n * 86400; probe(days(7))`, [604_800]],
    ["a number that is rounded to a text", `probe(Number((90 * 40.2).toFixed(0)))`, [3618]],
    ["a number with as many digits as are asked for", `probe((3600.25).toFixed(1)); `, ["3600.3"]],
    ["a number with digits that nobody knows", `probe((3600.25).toFixed(process.env.DIGITS))`, ["unknown"]],
    ["parseInt and Number", `probe(parseInt("3600", 10) + Number("1"))`, [3601]],
    ["vercel/ms", `import ms from "ms"; probe(ms("1h"))`, [3_600_000]],
    ["undefined", `probe(undefined)`, [undefined]],
    ["a condition", `probe(x ? "1h" : "30d")`, ["1h", "30d"]],
    ["a known condition", `const dev = false; probe(dev ? "1h" : "30d")`, ["30d"]],
    ["a fallback", `probe(process.env.TTL || "30d")`, ["unknown", "30d"]],
    ["a nullish fallback", `probe(process.env.TTL ?? "30d")`, ["unknown", "30d"]],
    ["several assignments", `let ttl = 1; if (x) ttl = 2; probe(ttl)`, [1, 2]],
    ["a compound assignment", `let ttl = 1; ttl += 2; probe(ttl)`, ["unknown"]],
    ["the environment", `probe(process.env.TTL)`, ["unknown"]],
    ["a parameter", `function f(ttl) { probe(ttl) }`, ["unknown"]],
    ["a parameter's default", `function f(ttl = 5) { probe(ttl) }`, ["unknown", 5]],
    ["a loop's variable", `for (const ttl of [1, 2]) probe(ttl)`, ["unknown"]],
    ["a comparison with the environment", `probe(process.env.NODE_ENV === "production")`, ["unknown"]],
    ["a negation", `probe(!0)`, [true]],
    ["itself", `const a = a + 1; probe(a)`, ["unknown"]],
    ["itself under conditions", `let id = 1; if (x) id = id ?? x.a; probe(id)`, [1, "unknown", "unknown"]],
  ])("%s", (_name, code, expected) => {
    expect(literals(code)).toEqual(expected);
  });

  it("looks once at what a variable is made from in many places", () => {
    const places = Array.from({ length: 12 }, (_, n) => `if (x.is${n}) id = id ?? x.of${n} ?? null;`);
    expect(literals(`let id = x.id ?? null; ${places.join(" ")} probe(id)`)).toContain("unknown");
  });

  it("treats what it leaves out of many alternatives as unknown", () => {
    const choices = Array.from({ length: 40 }, (_, n) => `x${n} ? ${n} : `).join("");
    expect(literals(`probe(${choices} 99)`)).toContain("unknown");
  });
});

describe("values: times", () => {
  const day = 86_400;
  it.each<[string, string, object]>([
    ["seconds from now", `probe(Math.floor(Date.now() / 1000) + 3600)`, { kind: "clock", unit: "s", offset: 3600 }],
    ["milliseconds from now", `probe(Date.now() + 3_600_000)`, { kind: "clock", unit: "ms", offset: 3_600_000 }],
    ["getTime", `probe(Math.floor(new Date().getTime() / 1000) + 60)`, { kind: "clock", unit: "s", offset: 60 }],
    ["a unary plus", `probe(+new Date() + 1)`, { kind: "clock", unit: "ms", offset: 1 }],
    ["a constant now", `const now = Math.floor(Date.now() / 1000); probe(now + 5)`, { kind: "clock", unit: "s", offset: 5 }],
    ["a date from now", `probe(new Date(Date.now() + 1000))`, { kind: "date", relative: true, ms: 1000 }],
    ["a fixed date", `probe(new Date(0))`, { kind: "date", relative: false, ms: 0 }],
    ["setDate", `const d = new Date(); d.setDate(d.getDate() + 7); probe(d)`, { kind: "date", relative: true, ms: 7 * day * 1000 }],
    ["setDate back", `const d = new Date(); d.setDate(d.getDate() - 1); probe(d)`, { kind: "date", relative: true, ms: -day * 1000 }],
    ["setTime from its own time", `const d = new Date(); d.setTime(d.getTime() - 1); probe(d)`, { kind: "date", relative: true, ms: -1 }],
    ["setTime from another's time", `const d = new Date(); d.setTime(other.getDate() - 1); probe(d)`, { kind: "unknown" }],
    ["date-fns", `import { addDays } from "date-fns"; probe(addDays(new Date(), 7))`, { kind: "date", relative: true, ms: 7 * day * 1000 }],
    ["dayjs", `import dayjs from "dayjs"; probe(dayjs().add(7, "day").unix())`, { kind: "clock", unit: "s", offset: 7 * day }],
    ["moment", `import moment from "moment"; probe(moment().add(1, "h").toDate())`, { kind: "date", relative: true, ms: 3_600_000 }],
    ["luxon", `import { DateTime } from "luxon"; probe(DateTime.now().plus({ days: 1 }).toJSDate())`, { kind: "date", relative: true, ms: day * 1000 }],
    ["a difference of two times", `probe(Date.now() + 5000 - Date.now())`, { kind: "literal", value: 5000 }],
    ["a date set in an unknown way", `const d = new Date(); d.setDate(d.getDate() + days); probe(d)`, { kind: "unknown" }],
  ])("%s", (_name, code, expected) => {
    expect(valuesOf(code)).toEqual([expected]);
  });
});

describe("values: texts with unknown parts", () => {
  it("keeps the known parts of templates, sums and joins", () => {
    const partsOf = (code: string) => probe(code, ({ file, at }) => file.values.textParts(at()));
    expect(partsOf("probe(`token=${t}; Path=/`)")).toEqual(["token=", hole, "; Path=/"]);
    expect(partsOf(`probe("token=" + t + "; Path=/")`)).toEqual(["token=", hole, "; Path=/"]);
    expect(partsOf(`probe(["a=" + t, "Secure"].join("; "))`)).toEqual(["a=", hole, "; ", "Secure"]);
    expect(partsOf("const c = `a=${t}`; probe(c)")).toEqual(["a=", hole]);
    expect(partsOf("probe(t)")).toEqual([hole]);
  });
});
