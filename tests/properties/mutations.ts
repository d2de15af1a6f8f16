import { parseForESLint } from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import type { FixtureFile } from "../fixture-files";

/** Numbers from 0 up to 1 that are the same in every run (a linear congruential generator). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

export function parseFile(code: string, name: string) {
  return parseForESLint(code, {
    range: true,
    loc: true,
    tokens: true,
    filePath: name,
    ecmaFeatures: { jsx: true },
    sourceType: "module",
  });
}

function allNodes({ ast, visitorKeys }: ReturnType<typeof parseFile>): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    nodes.push(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null>)[key];
      for (const next of [child].flat()) if (next) pending.push(next);
    }
  }
  return nodes;
}

const expression = /^(?:Literal|TemplateLiteral|(?!Function|JSX|TS)\w+Expression)$/u;

/** The texts of the expressions of a file, and where they stand. */
function expressionsOf(file: FixtureFile): { text: string; range: readonly [number, number] }[] {
  return allNodes(parseFile(file.code, file.name))
    .filter((node) => expression.test(node.type))
    .map(({ range }) => ({ text: file.code.slice(...range), range }));
}

/** Expressions that few programs hold and every program may. */
const oddities = [
  "undefined",
  "null",
  "void 0",
  "0n",
  "-0",
  "NaN",
  "''",
  "``",
  "`${x}`",
  "x`y`",
  "/x/v",
  "[]",
  "[,]",
  "[...x]",
  "{}",
  "({ ...x })",
  "({ [x]: 1, get a() { return 1 }, 'b-c': 2, 3: 4 })",
  "(() => {})",
  "(async function* () { yield* x; await y; })",
  "class { static #a = 1; static { this.#a; } }",
  "new.target",
  "import.meta.env",
  "import('x')",
  "a?.b?.[c]?.(d)",
  "(a, b)",
  "a ?? b",
  "a ? b : c",
  "a = b",
  "[a, { b = 1, ...c }] = d",
  "a ||= b",
  "delete a.b",
  "1e400",
  "new Date(0)",
  "'\\u{1F600}'",
  "__proto__",
  "constructor",
  "arguments",
  "hasOwnProperty",
];

/** Copies of a file with one to three of its expressions replaced by others; not every one of them is a program. */
export function mutationsOf(file: FixtureFile, pool: readonly string[], count: number, random: () => number): string[] {
  const places = expressionsOf(file);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, () => {
    const chosen = shuffled(places, random).slice(0, 1 + Math.floor(random() * 3));
    // from the end, so that the ranges before stay right; of overlapping ones the later replacement wins
    const ordered = chosen.sort((a, b) => b.range[0] - a.range[0]);
    let code = file.code;
    let limit = code.length;
    for (const { range } of ordered) {
      if (range[1] > limit) continue;
      const replacement = random() < 0.5 ? pick(oddities) : pick(pool);
      code = `${code.slice(0, range[0])}${replacement}${code.slice(range[1])}`;
      limit = range[0];
    }
    return code;
  });
}

export function expressionPool(files: readonly FixtureFile[]): string[] {
  return files.flatMap((file) => expressionsOf(file).map(({ text }) => text)).filter((text) => text.length < 200);
}

/** A file whose variables start as themselves, or as each other, and whose functions call each other with what they are given. */
export function circularFormsOf(code: string): readonly string[] {
  const declaration = /\b(?:const|let|var) (\w+) = /gu;
  const head = /\bfunction (\w+)\(([\w, ]*)\) \{/gu;
  const next = (found: readonly RegExpMatchArray[], at: number) => found[(at + 1) % found.length]![1]!;
  const inCircle = (pattern: RegExp, form: (match: RegExpMatchArray, other: string) => string) => {
    const found = [...code.matchAll(pattern)];
    let at = 0;
    return code.replace(pattern, () => form(found[at]!, next(found, at++)));
  };
  return [
    code.replace(declaration, "var $1 = $1 || "),
    inCircle(declaration, ([, name], other) => `var ${name} = ${other} || `),
    inCircle(head, ([start, , parameters], other) => `${start} ${other}(${parameters});`),
  ].filter((form) => form !== code);
}
