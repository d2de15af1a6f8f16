/** What a part of a pattern says of the texts that match it. */
interface Part {
  /** All texts that match it, as words of a word search; none where there are many. */
  readonly exact: readonly string[] | undefined;
  /** Words of which one stands in each text that matches it. */
  readonly needs: readonly string[] | undefined;
}

const anything: Part = { exact: undefined, needs: undefined };
const emptiness: Part = { exact: [""], needs: undefined };

/** A word search takes no shorter ones. */
const shortest = 3;
/** What looks ahead or back takes no text. */
const looks: readonly string[] = ["?=", "?!", "?<=", "?<!"];
/** Ways to write one word, of which more are not worth a comparison. */
const most = 16;

/**
 * The words of which one stands in every text that a pattern matches, as a word search takes them; nothing where there
 * are none, or none long enough. Patterns are literal text or close to it, without back references.
 */
export function patternWords(source: string): readonly string[] | undefined {
  // most are words as they are
  if (/^[\w "'-]{3,}$/u.test(source)) return [[...source].map(foldedCharacter).join("")];
  const words = new PatternReader(source).read().needs;
  // where `sessions` stands, `session` does
  return words?.filter((word) => !words.some((other) => other !== word && word.includes(other)));
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives, up to the end of their group. */
  read(): Part {
    const parts = [this.#sequence()];
    while (this.#take("|")) parts.push(this.#sequence());
    return {
      exact: parts.every(({ exact }) => exact) ? few([...new Set(parts.flatMap(({ exact }) => exact ?? []))]) : undefined,
      needs: parts.every(({ needs }) => needs) ? [...new Set(parts.flatMap(({ needs }) => needs ?? []))] : undefined,
    };
  }

  #sequence(): Part {
    let best: readonly string[] | undefined;
    let run: readonly string[] = [""];
    let isWhole = true;
    const endRun = (next: readonly string[]) => {
      best = better(best, run);
      run = next;
      isWhole = false;
    };
    while (this.#at < this.#source.length && this.#source[this.#at] !== "|" && this.#source[this.#at] !== ")") {
      const { exact, needs } = this.#quantified();
      const longer = exact && joined(run, exact);
      if (longer) run = longer;
      else endRun(exact ?? [""]);
      if (!exact) best = better(best, needs);
    }
    const whole = isWhole ? run : undefined;
    return { exact: whole, needs: better(best, run) };
  }

  #quantified(): Part {
    const part = this.#atom();
    const sign = this.#source[this.#at];
    const from = this.#at + 1;
    const isCounted = sign === "{" && isDigit(this.#source.charCodeAt(from));
    if (sign !== "?" && sign !== "*" && sign !== "+" && !isCounted) return part;
    this.#at = isCounted ? this.#source.indexOf("}", from) + 1 : from;
    // as few as may be
    this.#take("?");
    if (sign === "?") return { exact: part.exact && [...part.exact, ""], needs: undefined };
    // once at least: what it needs stands there, but what follows may stand behind another one
    return sign === "*" || this.#source[from] === "0" ? anything : { exact: undefined, needs: better(part.needs, part.exact ?? []) };
  }

  #atom(): Part {
    if (this.#take("(")) {
      const isLook = looks.some((look) => this.#take(look));
      this.#take("?:");
      const part = this.read();
      this.#take(")");
      return isLook ? emptiness : part;
    }
    if (this.#take("[")) return this.#class();
    if (this.#take("^") || this.#take("$") || this.#take("\\b")) return emptiness;
    if (this.#take(".")) return anything;
    return exactly([this.#character()]);
  }

  #class(): Part {
    const isNegated = this.#take("^");
    const characters: (string | undefined)[] = [];
    while (this.#at < this.#source.length && !this.#take("]")) characters.push(this.#character());
    const isRange = characters.some((character, index) => character === "-" && index > 0 && index < characters.length - 1);
    return isNegated || isRange ? anything : exactly(characters);
  }

  /** The next character; nothing where it stands for several. */
  #character(): string | undefined {
    const character = this.#source[this.#at++];
    if (character !== "\\") return character;
    const escaped = this.#source[this.#at++];
    if (escaped === "x") return String.fromCharCode(Number.parseInt(this.#source.slice(this.#at, (this.#at += 2)), 16));
    return escaped === undefined || isOfName(escaped.charCodeAt(0)) ? undefined : escaped;
  }

  #take(text: string): boolean {
    const isThere = this.#source.startsWith(text, this.#at);
    if (isThere) this.#at += text.length;
    return isThere;
  }
}

/** One of some characters, as a word search knows them. */
function exactly(characters: readonly (string | undefined)[]): Part {
  const texts: string[] = [];
  for (const character of characters) {
    if (character === undefined || character < " " || character > "~") return anything;
    const text = foldedCharacter(character);
    if (!texts.includes(text)) texts.push(text);
  }
  return { exact: few(texts), needs: undefined };
}

function foldedCharacter(character: string): string {
  if (character === "'" || character === "`") return '"';
  return character === "-" || character === "." || character === " " ? "_" : character.toLowerCase();
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters, digits and `_`: behind a backslash they stand for others. */
function isOfName(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

/** Each text with each end; nothing where these are many. */
function joined(texts: readonly string[], ends: readonly string[]): readonly string[] | undefined {
  if (texts.length * ends.length > most) return undefined;
  const all: string[] = [];
  for (const text of texts) for (const end of ends) all.push(text + end);
  return all;
}

function few(texts: readonly string[]): readonly string[] | undefined {
  return texts.length <= most ? texts : undefined;
}

/** The words that are longer; of which there are fewer. */
function better(one: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] | undefined {
  return worth(other) > worth(one) ? other : one;
}

function worth(words: readonly string[] = []): number {
  let length = 6;
  for (const word of words) length = Math.min(length, word.length);
  return words.length === 0 || length < shortest ? 0 : length * most - words.length;
}
