import type { CallPattern, Row } from "./row";
import type { HandedMethod } from "./token-row";

/** How a library chooses the algorithm where the code lists none. */
export type WithoutAlgorithms =
  /** The kind of the key decides, by a guess that the list makes unnecessary: careful code lists them all the same. */
  | "by-key"
  /** The library ties the algorithm to the key, or has one default, or refuses. */
  | "bound"
  /** The token says it. */
  | "unbound";

interface CommonVerifierRow extends Row {
  readonly calls: readonly CallPattern[];
  /** Where a call takes what; positions are counted from 0. */
  readonly arguments: { readonly token?: number; readonly key?: number; readonly options?: number; readonly algorithm?: number };
  /** What the options call the token and the key, where they hold them. */
  readonly names?: { readonly token?: string; readonly keys?: readonly string[] };
  /** The option below which the options for verifying stand. */
  readonly below?: string;
  /** The option that lists the algorithms, and what happens without. */
  readonly algorithms?: { readonly option?: string; readonly without: WithoutAlgorithms; readonly unboundUpTo?: number };
  /** The option that says for whom the token has to be meant. */
  readonly audience?: string;
  /** The option that lets expired tokens in, and the value that does. */
  readonly expiry?: { readonly option: string; readonly value: boolean };
  /** A function in the options, or in those of the row's set-up, that is asked about each verified token and may refuse it. */
  readonly asks?: string;
  /** A function in the options that is asked about expired tokens: unless it throws, they are let in. */
  readonly onExpired?: string;
}

/** A call that checks one token. */
export interface VerifyRow extends CommonVerifierRow {
  readonly role: "verify";
  readonly handed?: HandedMethod;
  /** Whether the call gives a promise; that of `callback` rows only where no callback is given. */
  readonly result: "value" | "promise";
  /** Whether the last argument may be a callback that takes an error and the claims. */
  readonly callback?: true;
  /** The call answers `false` or nothing for a bad token and does not throw. */
  readonly answers?: true;
  /** The call returns a verifier, whose own first argument is the token. */
  readonly curried?: true;
  /** The argument that, if it is truthy, turns the call into one that only decodes. */
  readonly noVerify?: number;
  /** The set-up row whose options hold for this call too. */
  readonly setUp?: string;
}

/** A call that reads a token without checking it. */
export interface DecodeRow extends CommonVerifierRow {
  readonly role: "decode";
  readonly handed?: HandedMethod;
  readonly result: "value" | "promise";
  readonly curried?: true;
  /** `header`: it reads nothing else. `both`: header and payload, side by side. `option`: an option makes it one of them. */
  readonly reads: "payload" | "header" | "both" | "option";
  /** `JSON.parse` of the text between the dots. */
  readonly byHand?: true;
}

/** A middleware, strategy, module or plugin whose options hold for all tokens that come in. */
export interface VerifierSetUpRow extends CommonVerifierRow {
  readonly role: "set-up";
  /** Plugins: `app.register(plugin, options)`. */
  readonly plugins?: readonly CallPattern[];
  /** Types that say that an object is such options, wherever it is used. */
  readonly types?: readonly CallPattern[];
  /** Whether a class may extend what the calls name and give the options to `super`. */
  readonly inherited?: true;
  /** Options whose functions give the options: `useFactory`. */
  readonly factoryOption?: string;
  /** The call is meant only if this argument is this text. */
  readonly when?: { readonly argument: number; readonly text: string };
  /** Whether the set-up verifies by itself, so that what it lacks is missing; else the calls may say it. */
  readonly whole: boolean;
}

export type VerifierRow = VerifyRow | DecodeRow | VerifierSetUpRow;
