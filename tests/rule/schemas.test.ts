import { Linter, type Rule } from "eslint";
import ms, { type StringValue } from "ms";
import { describe, expect, it } from "vitest";
import { durationOption, nameOptions } from "../../src/rule/schemas";

const rule: Rule.RuleModule = {
  meta: {
    schema: [
      {
        type: "object",
        properties: { ...nameOptions, max: durationOption("The longest lifetime.") } as never,
        additionalProperties: false,
      },
    ],
  },
  create: () => ({}),
};

/** What ESLint itself says about these options. */
function complaintAbout(options: object): string | undefined {
  try {
    new Linter().verify("", [{ plugins: { test: { rules: { rule } } }, rules: { "test/rule": ["error", options] } }]);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe("names", () => {
  it.each(["auth token", "authToken", "/^kc_/u", "/[/]x/u", "セッション"])("take %s", (name) => {
    expect(complaintAbout({ credentialNames: [name], ignoreNames: [name] })).toBeUndefined();
  });

  it.each(["", "/a/", "/a/gi", "/(/u", 1])("refuse %j", (name) => {
    expect(complaintAbout({ credentialNames: [name] })).toContain(`Value ${JSON.stringify(name)} should`);
  });
});

describe("durations", () => {
  it.each(["15m", "1h", "30d", "900s", "500ms", "2w", "1y"])("take %s", (text) => {
    expect(complaintAbout({ max: text })).toBeUndefined();
    expect(ms(text as StringValue)).toBeGreaterThan(0);
  });

  it.each(["15", "0m", "-1h", "1 month", "m", "", 900])("refuse %j", (text) => {
    expect(complaintAbout({ max: text })).toContain(`Value ${JSON.stringify(text)} should`);
  });
});
