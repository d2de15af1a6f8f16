import { commonTriples } from "./common-triples";

/** Characters that a character of a word stands for: a letter for both of its cases, `"` for every quote, `_` and `-` for every separator. */
export function variants(character: string): readonly string[] {
  if (character === '"') return ['"', "'", "`"];
  if (character === "_" || character === "-") return ["_", "-", ".", " "];
  return [...new Set([character.toLowerCase(), character.toUpperCase()])];
}

/** How many characters a search reads at a place. */
export const read = 3;

/** How often a triple stands in a million characters that is not among the common ones, roughly. */
const rarely = 50;

function triplesIn(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - read + 1) }, (_, start) => text.slice(start, start + read));
}

let counts: Map<string, number> | undefined;

/** How often a triple stands in a million characters, at least; 0 for those that are not common. */
export function timesInMillion(triple: string): number {
  if (!counts) {
    counts = new Map();
    for (const { often, triples } of commonTriples) for (const each of triples.split(" ")) counts.set(each, often);
  }
  return counts.get(triple.replaceAll("-", "_")) ?? 0;
}

/**
 * Where in each word the window starts whose triples are met least often: all that follows from a triple is better left.
 * A triple that another word has already costs a comparison more, but is met no oftener for it. A word without room for
 * a window has one that starts before it and ends behind it.
 */
export function windowsIn(words: readonly string[], step: number): ReadonlyMap<string, number> {
  const taken = new Set<string>();
  const starts = new Map<string, number>();
  for (const word of words.toSorted((one, other) => one.length - other.length)) {
    const triples = triplesIn(word);
    const costs = triples.map((triple) => (taken.has(triple) ? 0.2 : 1) * (rarely + timesInMillion(triple)));
    const start = cheapest(costs, step);
    starts.set(word, start);
    for (const triple of triples.slice(Math.max(0, start), start + step)) taken.add(triple);
  }
  return starts;
}

/** Where the window starts that costs least; -1 where there is room for none. */
function cheapest(costs: readonly number[], step: number): number {
  let best = -1;
  let least = Infinity;
  for (let start = 0; start + step <= costs.length; start++) {
    let sum = 0;
    for (let at = start; at < start + step; at++) sum += costs[at]!;
    if (sum < least) [best, least] = [start, sum];
  }
  return best;
}
