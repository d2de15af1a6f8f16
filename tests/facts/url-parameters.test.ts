import { describe, expect, it } from "vitest";
import { queryReads } from "../../src/facts/query-reads";
import { urlParameters } from "../../src/facts/url-parameters";
import { withFacts } from "./facts";

const written = (code: string) => withFacts(code, (facts) => [...urlParameters(facts)].map(({ name, value, socket }) => `${name} ${code.slice(...value.range)}${socket ? " socket" : ""}`));
const read = (code: string) => withFacts(code, (facts) => [...queryReads(facts, () => true)].map(({ row, name }) => `${row} ${name}`));

describe("parameters of URLs", () => {
  it.each([
    ["a template", "fetch(`/a?b=${c}&d=${e}`);", ["b c", "d e"]],
    ["a template in a concatenation", "fetch(\"/a?\" + `b=${c}`);", ["b c"]],
    ["a constant in a template", "const name = \"b\"; fetch(`/a?${name}=${c}`);", ["b c"]],
    ["a list's name", "fetch(`/a?b[]=${c}`);", ["b c"]],
    ["a fragment", "location.href = `/#b=${c}`;", ["b c"]],
    ["a body", "const body = `b=${c}&d=${e}`;", []],
    ["a path", "fetch(`/a/${b}`);", []],
    ["a cookie", "document.cookie = `b=${c}`;", []],
    ["what is looked for", "url.includes(`?b=${c}`);", []],
    ["a tagged template", "css`a?b=${c}`;", []],
    ["a socket", "const url = `/a?b=${c}`; new WebSocket(url);", ["b c socket"]],
    ["search parameters, once", "const p = new URLSearchParams({ a: b }); p.set(\"c\", d); fetch(`/x?${p}`);", ["a b", "c d"]],
    ["search parameters that become a body", "const p = new URLSearchParams({ a: b }); p.set(\"c\", d); fetch(\"/x\", { body: p });", []],
    ["another object's append", "form.append(\"a\", b); headers.set(\"c\", d);", []],
    ["options, once", "import axios from \"axios\"; axios.get(\"/x\", { params: { a: b } });", ["a b"]],
    ["options of another call", "track(\"x\", { params: { a: b } });", []],
  ])("%s", (_name, code, expected) => expect(written(code)).toEqual(expected));

  it("ends where parameters are made from themselves", () => {
    expect(written("let p = new URLSearchParams(); p = wrap(p) || p; p.set(\"a\", b); q = p; p = q;")).toEqual([]);
  });
});

describe("parameters that a server reads", () => {
  it.each([
    ["a member", `app.get("/", (req, res) => { res.json(req.query.a); });`, ["req.query a"]],
    ["taken apart", `app.get("/", (req, res) => { const { a, b: c } = req.query; });`, ["req.query a", "req.query b"]],
    ["written", `app.get("/", (req, res) => { req.query.a = 1; });`, []],
    ["of a database", `db.query.users;`, []],
    ["in a page", `import { createApp } from "vue"; const a = new URL(location.href).searchParams.get("a");`, []],
  ])("%s", (_name, code, expected) => expect(read(code)).toEqual(expected));
});
