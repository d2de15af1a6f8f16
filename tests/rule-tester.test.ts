import { RuleTester } from "@typescript-eslint/rule-tester";
import { RuleCreator } from "@typescript-eslint/utils/eslint-utils";
import { describe, expect, it } from "vitest";
import * as vueParser from "vue-eslint-parser";
import type { CreatedRule } from "../src/rule/create-rule";
import { takeMarks, testRule, type InvalidCase, type Tiers } from "./rule-tester";

const noFoo = RuleCreator(String)({
  name: "no-foo",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: { description: "disallow foo" },
    messages: { foo: "There is {{name}} in {{file}}.", rename: "Rename it." },
    schema: [],
  },
  defaultOptions: [],
  create: (context) => ({
    Identifier(node) {
      if (node.name !== "foo") return;
      context.report({
        node,
        messageId: "foo",
        data: { name: node.name, file: context.filename.split(/[\\/]/u).at(-1) },
        suggest: [{ messageId: "rename", fix: (fixer) => fixer.replaceText(node, "bar") }],
      });
    },
  }),
}) as unknown as CreatedRule;

const fooInFile: InvalidCase = {
  name: "foo",
  code: "call(\n  «foo»)",
  errors: [
    {
      messageId: "foo",
      data: { name: "foo", file: "file.js" },
      suggestions: [{ messageId: "rename", output: "call(\n  bar)" }],
    },
  ],
};

testRule(noFoo, {
  javascript: { valid: [{ name: "jsx", code: "<Bar />" }], invalid: [fooInFile] },
  typescript: {
    valid: [{ name: "a type assertion", code: "<string>bar" }],
    invalid: [
      {
        name: "in a component",
        filename: "src/page.vue",
        parser: vueParser,
        code: "<script>«foo»</script>",
        errors: [
          {
            messageId: "foo",
            data: { name: "foo", file: "page.vue" },
            suggestions: [{ messageId: "rename", output: "<script>bar</script>" }],
          },
        ],
      },
    ],
  },
});

/** What goes wrong when these cases are declared and run. */
function failureOf(tiers: Tiers): string | undefined {
  const { describe: describeBlock, it: itBlock } = RuleTester;
  RuleTester.describe = (_name, block) => block();
  RuleTester.it = (_name, block) => block();
  try {
    testRule(noFoo, tiers);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    RuleTester.describe = describeBlock;
    RuleTester.it = itBlock;
  }
}

const valid = [{ name: "bar", code: "bar" }];
const [error] = fooInFile.errors;

describe("testRule refuses", () => {
  it.each<[string, Partial<InvalidCase>, RegExp]>([
    ["a case without a name", { name: "" }, /has no name/u],
    ["another range than the reported one", { code: "«call(\n  foo)»" }, /line should be 1/u],
    ["a range that ends elsewhere", { code: "call(\n  «foo)»" }, /endColumn should be 7/u],
    ["no marks and no positions", { code: "call(\n  foo)" }, /marks 0 places with «…» and expects 1 errors/u],
    ["a position without its end", { errors: [{ ...error!, line: 2, column: 3 }] }, /without line, column, endLine/u],
    ["no data", { errors: [{ messageId: "foo", suggestions: error!.suggestions! }] }, /should specify the 'data'/u],
    ["other data", { errors: [{ ...error!, data: { name: "foo", file: "x" } }] }, /Hydrated message/u],
    ["no suggestions", { errors: [{ messageId: "foo", data: error!.data! }] }, /has suggestions/u],
    ["no errors", { errors: [] }, /it is a valid case/u],
  ])("%s", (_name, change, message) => {
    expect(failureOf({ javascript: { valid, invalid: [{ ...fooInFile, ...change }] } })).toMatch(message);
  });

  it("two cases of one name", () => {
    const twice = [valid[0]!, { ...valid[0]!, code: "baz" }];
    expect(failureOf({ javascript: { valid: twice, invalid: [fooInFile] } })).toMatch(/Two cases .* named "bar"/u);
  });

  it("nothing else", () => {
    expect(failureOf({ javascript: { valid, invalid: [fooInFile] } })).toBeUndefined();
  });
});

describe("takeMarks", () => {
  it("places nested and neighbouring ranges", () => {
    expect(takeMarks("a(««b», «c»\n»)")).toEqual({
      code: "a(b, c\n)",
      ranges: [
        { line: 1, column: 3, endLine: 2, endColumn: 1 },
        { line: 1, column: 3, endLine: 1, endColumn: 4 },
        { line: 1, column: 6, endLine: 1, endColumn: 7 },
      ],
    });
  });

  it.each(["«a", "a»"])("refuses %s", (code) => {
    expect(() => takeMarks(code)).toThrow(/»|«/u);
  });
});
