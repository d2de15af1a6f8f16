import { describe, expect, it } from "vitest";
import { TokenFlow } from "../../src/facts/token-flow";
import { withFacts } from "./facts";

const jwt = `import jwt from "jsonwebtoken"; `;

/** The places in `answer(…)` that hold a token, with the names on the way to it. */
function tokensIn(code: string) {
  return withFacts(jwt + code, (facts) => {
    const call = facts.file.tracer.index.callsNamed.get("answer")?.[0];
    const flow = new TokenFlow(facts, facts.tokenIssues);
    const parts = [...flow.partsOf(call!.arguments[0]!)].filter(({ issues }) => issues.length > 0);
    return parts.map(({ place, names }) => [(jwt + code).slice(...place.range), ...names].join(" "));
  });
}

describe("the way of a token into a value", () => {
  it.each([
    ["itself", `answer(jwt.sign({ id }, key))`, ["jwt.sign({ id }, key)"]],
    ["a variable", `const token = jwt.sign({ id }, key); answer(token)`, ["token token"]],
    ["a property", `const token = jwt.sign({ id }, key); answer({ a: { b: token } })`, ["b: token a b token"]],
    ["an element", `answer([1, jwt.sign({ id }, key)])`, ["jwt.sign({ id }, key)"]],
    ["a spread", `const a = { token: jwt.sign({ id }, key) }; answer({ ...a })`, ["...a a token"]],
    ["an alternative", `answer({ token: ok ? jwt.sign({ id }, key) : null })`, ["token: ok ? jwt.sign({ id }, key) : null token"]],
    ["an alternative, in a condition only", `answer({ ok: jwt.sign({ id }, key) && true })`, []],
    ["a text made of it", `answer(JSON.stringify({ token: jwt.sign({ id }, key) }))`, ["token: jwt.sign({ id }, key) token"]],
    ["a helper's helper", `const sign = () => jwt.sign({ id }, key); const both = () => ({ token: sign() }); answer(both())`, ["both() token"]],
    ["what is given to a helper", `const wrap = (token) => ({ token }); answer(wrap(jwt.sign({ id }, key)))`, ["wrap(jwt.sign({ id }, key)) token token"]],
    ["a function that is not called", `answer({ token: () => jwt.sign({ id }, key) })`, []],
    ["a variable that goes round", `let a = jwt.sign({ id }, key); let b = a; a = b; answer(b)`, ["b b", "b b b"]],
    ["an object that holds itself", `const a = {}; a.a = a; a.token = jwt.sign({ id }, key); answer(a)`, ["a a token"]],
    ["what is written later", `const a = {}; answer(a); a.token = jwt.sign({ id }, key);`, []],
    ["a hash", `answer({ id: hash(jwt.sign({ id }, key)) })`, []],
    ["an error", `answer(new TokenError(jwt.sign({ id }, key)))`, []],
    ["no token", `answer({ token: other() })`, []],
  ])("%s", (_name, code, expected) => expect([...new Set(tokensIn(code))]).toEqual(expected));
});
