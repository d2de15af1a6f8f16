import { describe, expect, it } from "vitest";
import { withFacts } from "./facts";

const logged = (code: string) => withFacts(code, (facts) => facts.loggedTokens({}).map(({ name, node }) => `${name}: ${code.slice(...node.range)}`));

describe("credentials in logs", () => {
  it.each([
    ["the first of a call", `console.log(a, accessToken, refreshToken);`, ["accessToken: accessToken"]],
    ["each call", `console.log(accessToken); logger.warn(refreshToken);`, ["accessToken: accessToken", "refreshToken: refreshToken"]],
    ["deep in an object", `console.log({ a: { b: [{ accessToken: c.d }] } });`, ["accessToken: c.d"]],
    ["an object that holds itself", `const a = { b: a }; console.log(a);`, []],
    ["a text that is made from itself", "let a = \"\"; a = `${a}, ${b}`; console.log(a);", []],
    ["spread arguments", `console.log(...tokens);`, []],
    ["nothing", `console.log();`, []],
  ])("%s", (_name, code, expected) => expect(logged(code)).toEqual(expected));
});
