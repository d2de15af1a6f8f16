import type { Linter, Rule } from "eslint";
import { describe, expect, it, vi } from "vitest";
import plugin from "../../src/index";
import { fixtureFiles, type FixtureFile } from "../fixture-files";
import { lint, presets } from "../lint";
import { parseFile } from "./mutations";

const scripts = fixtureFiles.filter(({ name }) => !name.endsWith(".vue"));

type Rules = Readonly<Record<string, { readonly meta: object; create(context: never): object }>>;

/** The rules of strict, which tell on the way whether their text test let them listen to a file. */
const silent = new Set<string>();
function watched(rules: Rules): Linter.Config {
  const entries = Object.entries(rules).map(([name, rule]) => [
    name,
    {
      meta: rule.meta,
      create(context: Rule.RuleContext) {
        const listeners = rule.create(context as never);
        if (Object.keys(listeners).length === 0) silent.add(`session/${name}`);
        return listeners;
      },
    } as unknown as Rule.RuleModule,
  ]);
  return { plugins: { session: { rules: Object.fromEntries(entries) } }, rules: presets.strict.rules! };
}

/** The same rules with text tests that every text passes. */
async function openRules(): Promise<Rules> {
  vi.resetModules();
  vi.doMock("../../src/analysis/text-test", async (importOriginal) => {
    const open = { matches: () => true };
    return { ...(await importOriginal<object>()), textTest: () => open, eitherTest: () => open, taughtTextTest: () => open, anyText: open };
  });
  const { default: opened } = await import("../../src/index");
  vi.doUnmock("../../src/analysis/text-test");
  // other files of this worker take modules of their own
  vi.resetModules();
  return opened.rules as unknown as Rules;
}

const closed = watched(plugin.rules as unknown as Rules);
const open = watched(await openRules());

function reports(code: string, name: string, config = closed) {
  silent.clear();
  const messages = lint(code, name, config);
  const found = messages.map(({ ruleId, messageId, line, column }) => ({ ruleId, messageId, line, column }));
  return { found, silent: [...silent] };
}

/** Programs within a file: all but one of its statements, one statement, and one with the imports. */
function partsOf({ code, name }: FixtureFile): string[] {
  const statements = parseFile(code, name).ast.body;
  const text = (node: { range: [number, number] }) => code.slice(...node.range);
  const imports = statements.filter(({ type }) => type === "ImportDeclaration");
  const others = statements.filter(({ type }) => type !== "ImportDeclaration");
  return [
    ...statements.map((left) => statements.filter((kept) => kept !== left).map(text).join("\n")),
    ...others.flatMap((kept) => [text(kept), [...imports, kept].map(text).join("\n")]),
  ];
}

describe("a text test rejects no file that has a report", () => {
  it.each(scripts)("of $name and its parts", ({ name, code }) => {
    for (const part of [code, ...partsOf({ name, code })]) {
      const all = reports(part, name, open);
      expect(all.silent, "every rule listens").toEqual([]);
      expect(reports(part, name).found, part).toEqual(all.found);
    }
  });

  it("and it does reject files", () => {
    expect(reports("export const theme = 'dark';", "theme.js").silent).toEqual(Object.keys(presets.strict.rules!));
  });
});

// words of the grammar may not be written with escapes, not even where they are names
const contextual = new Set(["as", "async", "await", "from", "get", "let", "of", "set", "static", "yield"]);

/** The same program with a letter of each name and each text written as an escape sequence. */
function escaped(code: string, name: string): string {
  let output = code;
  for (const { type, value, range } of [...(parseFile(code, name).ast.tokens ?? [])].reverse()) {
    const isName = type === "Identifier" && !contextual.has(value) && /^[a-z]/iu.test(value);
    const letter = isName ? 0 : type === "String" ? value.search(/(?<!\\)[a-z]/iu) : -1;
    if (letter < 0) continue;
    const code4 = value.charCodeAt(letter).toString(16).padStart(4, "0");
    const text = `${value.slice(0, letter)}\\u${code4}${value.slice(letter + 1)}`;
    output = `${output.slice(0, range[0])}${text}${output.slice(range[1])}`;
  }
  return output;
}

describe("escape sequences hide nothing", () => {
  // texts of JSX know no escapes, TypeScript's modifiers are read as names
  it.each(scripts.filter(({ name }) => name.endsWith(".js")))("in $name", ({ name, code }) => {
    const hidden = escaped(code, name);
    expect(hidden).not.toBe(code);
    const ids = (text: string) => reports(text, name).found.map(({ column: _, ...report }) => report);
    expect(ids(hidden)).toEqual(ids(code));
  });
});
