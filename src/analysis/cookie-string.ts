import { hole as HOLE } from "./value";

export { HOLE };
export type Hole = typeof HOLE;

/** A `Set-Cookie` text as far as its known parts tell. */
export interface ParsedSetCookie {
  readonly name?: string;
  readonly value: { readonly known: string } | "hole-or-mixed";
  /** By lower-case name, the last one wins. `true` is an attribute without `=`, HOLE a value not (wholly) known. */
  readonly attributes: ReadonlyMap<string, string | true | Hole>;
  /** An unknown part may hold further attributes, so none can be called absent. */
  readonly open: boolean;
}

type Part = string | Hole;

/** Attributes that are complete without a value: what follows them is another attribute. */
const flags: ReadonlySet<string> = new Set(["httponly", "secure", "partitioned"]);

/** Attribute values that are complete as they stand: `SameSite=Lax${more}`. */
const completeValues: Readonly<Record<string, RegExp>> = { samesite: /^(?:strict|lax|none)$/iu };

/** The parts between semicolons, neighbouring texts joined, blanks at either end of a section dropped. */
function sectionsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const sections: Part[][] = [[]];
  const append = (part: Part) => {
    const section = sections.at(-1)!;
    const previous = section.at(-1);
    if (typeof part === "string" && typeof previous === "string") section[section.length - 1] = previous + part;
    else if (part !== "") section.push(part);
  };
  for (const part of parts) {
    if (part === HOLE) {
      append(part);
      continue;
    }
    const [first = "", ...rest] = part.split(";");
    append(first);
    for (const text of rest) {
      sections.push([]);
      append(text);
    }
  }
  return sections.map(trimSection);
}

function trimSection(section: readonly Part[]): readonly Part[] {
  const last = section.length - 1;
  return section
    .map((part, i) => {
      if (typeof part !== "string") return part;
      const start = i === 0 ? part.trimStart() : part;
      return i === last ? start.trimEnd() : start;
    })
    .filter(part => part !== "");
}

/** Two unknown parts side by side: the second is more likely `; Secure` than a piece of the value. */
const hasNeighbouringHoles = (value: readonly Part[]) =>
  value.some((part, i) => part === HOLE && value[i + 1] === HOLE);

/** A section cut at its first `=` that is known to be one. */
function splitPair(section: readonly Part[]): { before: readonly Part[]; after?: readonly Part[] } {
  const at = section.findIndex(part => typeof part === "string" && part.includes("="));
  const text = section[at];
  if (typeof text !== "string") return { before: section };
  const equals = text.indexOf("=");
  return {
    before: trimSection([...section.slice(0, at), text.slice(0, equals)]),
    after: trimSection([text.slice(equals + 1), ...section.slice(at + 1)]),
  };
}

/** The text of parts that are all known. */
function knownText(parts: readonly Part[]): string | undefined {
  if (parts.length === 0) return "";
  const [only] = parts;
  return parts.length === 1 && typeof only === "string" ? only : undefined;
}

interface Attribute {
  readonly name?: string;
  readonly value?: string | true | Hole;
  readonly open: boolean;
}

function parseFlag(section: readonly Part[]): Attribute {
  const [first] = section;
  // `; ${attributes}`
  if (typeof first !== "string") return { open: true };
  const name = first.trim().toLowerCase();
  if (section.length === 1) return { name, value: true, open: false };
  // `; HttpOnly${secure}` ends an attribute, `; Http${only}` may be any.
  return flags.has(name) ? { name, value: true, open: true } : { open: true };
}

function parseAttribute(section: readonly Part[]): Attribute {
  const { before, after } = splitPair(section);
  if (!after) return parseFlag(section);
  const name = knownText(before)?.toLowerCase();
  // `; ${name}=1`
  if (name === undefined) return { open: true };
  const value = knownText(after);
  if (value !== undefined) return { name, value, open: false };
  const [start] = after;
  const endsInHole = typeof start === "string" && after.at(-1) === HOLE;
  if (endsInHole && completeValues[name]?.test(start) === true) return { name, value: start, open: true };
  // `Path=/${more}`: more of the path, or more attributes.
  return { name, value: HOLE, open: endsInHole || hasNeighbouringHoles(after) };
}

/**
 * Reads a `Set-Cookie` text given as known texts and HOLEs.
 *
 * A hole in the value, up to the next `;`, is the value; a hole where an attribute may begin leaves the cookie open.
 */
export function parseSetCookie(parts: readonly Part[]): ParsedSetCookie {
  const [pair = [], ...rest] = sectionsOf(parts);
  const { before, after } = splitPair(pair);
  const name = after && knownText(before);
  const value = knownText(after ?? pair);
  const attributes = new Map<string, string | true | Hole>();
  // `${cookie}; Secure`: a whole cookie may hide in the hole.
  let open = after ? hasNeighbouringHoles(after) : value === undefined;
  for (const section of rest) {
    // `a=b;` and `;;`
    if (section.length === 0) continue;
    const attribute = parseAttribute(section);
    open ||= attribute.open;
    if (attribute.name !== undefined && attribute.value !== undefined) attributes.set(attribute.name, attribute.value);
  }
  return {
    ...(name ? { name } : {}),
    value: value === undefined ? "hole-or-mixed" : { known: value },
    attributes,
    open,
  };
}
