import type { DurationDialect } from "../analysis/durations";
import type { Framework } from "./receivers";
import type { CallPattern, Row } from "./row";

/** How a library reads what stands in a lifetime's place. `refused`: it throws, so no token is issued at all. */
export interface LifetimeReading {
  /** A duration in seconds or milliseconds, or a point in time counted from 1970 in one of them. */
  readonly number: "s" | "ms" | "epoch-s" | "epoch-ms" | "refused";
  /** `iso-date`: a point in time as ISO 8601 text. */
  readonly text: DurationDialect | "iso-date" | "refused";
  /** Whether a `Date` is taken as a point in time. */
  readonly date: boolean;
  /** What a written `undefined` or `null` does. */
  readonly nothing: "absent" | "never" | "refused";
  /** What the number 0 does. */
  readonly zero: "expired" | "never" | "refused";
}

/** A place where a token's lifetime may be written. */
export interface LifetimePlace extends LifetimeReading {
  readonly in: "options" | "payload" | "builder";
  /** The option (dotted where it is nested), the claim, or the builder's method. */
  readonly name: string;
}

/** Where a call takes what; positions are counted from 0. */
export interface TokenArguments {
  readonly payload?: number;
  readonly key?: number;
  /** For builders: which call takes the key, the first or (so without it) the last. */
  readonly keyOf?: "root";
  /** `last`: the last argument, whichever it is. */
  readonly options?: number | "last";
  /** What the options call the payload and the key, where they hold them. */
  readonly names?: { readonly payload?: string; readonly key?: string };
}

interface CommonTokenRow extends Row {
  /** What the message calls the token. */
  readonly token: "JWT" | "encrypted JWT" | "PASETO" | "sealed token" | "session cookie";
  /** Where the lifetime may be written; the first place that has one wins. */
  readonly lifetime: readonly LifetimePlace[];
  /** An option that, set to true, removes the expiry. */
  readonly neverOption?: string;
  /** The library's own defaults, which code hands over as options and which say no lifetime. */
  readonly defaultsObject?: readonly CallPattern[];
  /**
   * The lifetime in seconds where none is written; `never`: no expiry; `elsewhere`: other configuration decides, such
   * as a set-up row's; `refused`: the library throws.
   */
  readonly without: number | "never" | "elsewhere" | "refused";
  /** Whether the token is the session itself, so that a session's limit holds for it. */
  readonly session: boolean;
}

/** Methods of what a framework hands over, as written (`app.jwt.sign`): in its files, or wherever the name is its own. */
export interface HandedMethod {
  readonly framework: Framework;
  readonly inItsFiles: RegExp;
  readonly anywhere?: RegExp;
}

/** A call that issues a token. */
export interface IssueRow extends CommonTokenRow {
  readonly role: "issue";
  readonly calls: readonly CallPattern[];
  readonly handed?: HandedMethod;
  /** A builder: where it starts; `calls` then holds only the names of the methods that issue the token. */
  readonly builder?: readonly CallPattern[];
  readonly arguments: TokenArguments;
  /** The call returns a signer, whose own first argument is the payload. */
  readonly curried?: true;
  /** Those of the calls that encrypt, where others do not. */
  readonly encrypting?: readonly string[];
  /** Whether a callback may stand in the options' place. */
  readonly callback?: true;
  /** The option that names the algorithm. */
  readonly algorithm?: string;
  /** The set-up row whose options hold for this call too. */
  readonly setUp?: string;
}

/** A set-up whose options hold for tokens that are issued elsewhere. */
export interface SetUpRow extends CommonTokenRow {
  readonly role: "set-up";
  readonly calls: readonly CallPattern[];
  /** Fastify plugins: `app.register(plugin, options)`. */
  readonly plugins?: readonly CallPattern[];
  /** Types that say that an object is such options, wherever it is used. */
  readonly types?: readonly CallPattern[];
  /** Methods that a class of the application implements to give such options. */
  readonly factories?: readonly string[];
  readonly arguments: { readonly options: number };
  /** The option whose function says what the tokens carry: by what it returns, and by what it writes to its parameter's member. */
  readonly claims?: { readonly callback: string; readonly token?: string };
  /** Options whose functions give the options: `useFactory`. */
  readonly factoryOption?: string;
}

export type TokenRow = IssueRow | SetUpRow;

/** `expiresIn` as jsonwebtoken reads it: seconds, or text that `ms` reads. */
export const jsonwebtokenExpiresIn = {
  in: "options",
  name: "expiresIn",
  number: "s",
  text: "ms",
  date: false,
  nothing: "refused",
  zero: "expired",
} as const satisfies LifetimePlace;

/** The claim `exp`: seconds since 1970. */
export const expClaim = {
  in: "payload",
  name: "exp",
  number: "epoch-s",
  text: "refused",
  date: false,
  nothing: "absent",
  zero: "expired",
} as const satisfies LifetimePlace;
