import type { CallPattern, Row } from "../row";

/** Random bits that grow with a length, which is an argument or a property of one. */
export interface BitsByLength {
  /** Random bits of one byte or character. */
  readonly perUnit: number;
  /** The argument, counted from 0, or the property of that argument, which says how many there are. */
  readonly argument: number;
  readonly property?: string;
  /** How many there are where the call does not say; without it, the call fails. */
  readonly byDefault?: number;
  /** Whether the argument is that of the call which makes the generator. */
  readonly curried?: true;
}

/** How much of a made text nobody can know. */
export type Randomness =
  /** Whoever knows the time, or saw earlier results, can compute it. */
  | { readonly kind: "guessable" }
  | { readonly kind: "bits"; readonly bits: number }
  | ({ readonly kind: "length" } & BitsByLength)
  /** `customAlphabet(alphabet, size)(size?)`: the characters are an argument too. */
  | { readonly kind: "alphabet"; readonly alphabet: number; readonly size: number; readonly byDefault?: number; readonly curried: boolean }
  /** A whole number below a bound, or between two. */
  | { readonly kind: "range" };

/** Calls that make something random, or that look like it. */
export interface RandomRow extends Row {
  readonly calls: readonly CallPattern[];
  /** What a message calls it. */
  readonly label: string;
  readonly randomness: Randomness;
  /** Random bits of one character of its text, for what takes a part of it; bytes get theirs from an encoding. */
  readonly perCharacter?: number;
  /** Files that hold none of these words do not use it. */
  readonly words: readonly string[];
}
