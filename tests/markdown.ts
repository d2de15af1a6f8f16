export interface CodeBlock {
  /** The first word after the fence. */
  readonly language: string;
  /** The name between brackets after the language: `ts [app/api/logout/route.ts]`. */
  readonly filename: string | undefined;
  readonly code: string;
  /** The line of the opening fence, counted from 1. */
  readonly line: number;
  /** The headings that the block stands below, from the first level down. */
  readonly headings: readonly string[];
}

export interface Heading {
  readonly level: number;
  readonly text: string;
}

export interface Markdown {
  readonly headings: readonly Heading[];
  readonly blocks: readonly CodeBlock[];
}

/** Reads the headings and the fenced blocks of a page. */
export function readMarkdown(page: string): Markdown {
  const headings: Heading[] = [];
  const blocks: CodeBlock[] = [];
  let above: Heading[] = [];
  let fence: { ticks: string; language: string; filename: string | undefined; line: number } | undefined;
  let code: string[] = [];
  for (const [index, text] of page.split(/\r?\n/u).entries()) {
    if (fence) {
      if (text.trim() !== fence.ticks) {
        code.push(text);
        continue;
      }
      const { ticks: _, ...opening } = fence;
      blocks.push({ ...opening, code: `${code.join("\n")}\n`, headings: above.map((heading) => heading.text) });
      fence = undefined;
      continue;
    }
    const opening = /^(?<ticks>`{3,})(?<language>\w*)(?: +\[(?<filename>[^\]]+)\])?/u.exec(text)?.groups;
    if (opening) {
      fence = {
        ticks: opening.ticks!,
        language: opening.language!,
        filename: opening.filename,
        line: index + 1,
      };
      code = [];
      continue;
    }
    const heading = /^(?<marks>#{1,6}) +(?<text>.*\S)/u.exec(text)?.groups;
    if (heading) {
      const found = { level: heading.marks!.length, text: heading.text! };
      headings.push(found);
      above = [...above.filter(({ level }) => level < found.level), found];
    }
  }
  if (fence) throw new Error(`The block of line ${fence.line} is never closed.`);
  return { headings, blocks };
}

export interface Mark {
  readonly line: number;
  readonly words: string;
}

/** The lines of a block that are said to be reported, and some words of what is said there. */
export function marksOf(code: string): Mark[] {
  const marks: Mark[] = [];
  for (const [index, text] of code.split("\n").entries()) {
    const mark = /⛔\s*(?<words>.*?)\s*(?:\*\/\}?|-->)?\s*$/u.exec(text);
    if (!mark) continue;
    const isAlone = /^\s*(?:\/\/|\{?\/\*|<!--)\s*$/u.test(text.slice(0, mark.index));
    marks.push({ line: index + (isAlone ? 2 : 1), words: mark.groups!.words! });
  }
  return marks;
}
