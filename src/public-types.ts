// The types of the published package: `scripts/finish-build.mjs` copies this file into it and adds the options of each
// rule. So it imports nothing: a type of a bundled package, or of an ESLint that is not installed, would be a hole.

/** A duration with its unit: `"15m"`, `"8h"`, `"30d"`. */
export type Duration = `${number}${"ms" | "s" | "m" | "h" | "d" | "w" | "y"}`;

export type RuleSeverity = "off" | "warn" | "error" | 0 | 1 | 2;

/** What a rule is set to: a severity, alone or with the rule's one options object. */
export type RuleEntry<Options> = RuleSeverity | [RuleSeverity] | [RuleSeverity, Options];

/** The attributes that a taught function applies on its own. Lifetimes are in its `unit`, or texts like `"15m"`. */
export interface TaughtDefaults {
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: string | boolean;
  readonly partitioned?: boolean;
  readonly path?: string;
  readonly domain?: string;
  readonly maxAge?: number | string;
  readonly expiresIn?: number | string;
}

/** The arguments of a taught function that rules can ask for. */
export type ArgumentRole = "name" | "value" | "options" | "payload" | "token";

/** A function or method of the team's own, and what there is to know about it. */
export interface TaughtCall {
  /** A function (`issueToken`) or a dotted method (`tokens.save`, which `this.tokens.save` is too). */
  readonly name: string;
  /** `file`: the linted file or any relative or aliased import; `package`: an import of `package`. */
  readonly from: "file" | "package";
  readonly package?: string;
  /** Where the arguments stand, counted from 0. */
  readonly arguments?: { readonly [role in ArgumentRole]?: number };
  /** Without them, the function is trusted. */
  readonly defaults?: TaughtDefaults;
  /** The unit of bare numbers among its lifetimes. Without it, they are not judged. */
  readonly unit?: "s" | "ms";
}

/** What `settings.session` may hold. */
export interface SessionSettings {
  /** Names that hold a credential, beside the ones known: words (`auth token`) or `/…/u`. */
  readonly credentialNames?: readonly string[];
  /** Names that hold none. They win. */
  readonly ignoreNames?: readonly string[];
  /** The major version in use, by package: `{ express: 4 }`. */
  readonly versions?: { readonly [name: string]: number };
  readonly cookieSetters?: readonly TaughtCall[];
  readonly signers?: readonly TaughtCall[];
  readonly verifiers?: readonly TaughtCall[];
  readonly tokenStores?: readonly TaughtCall[];
  readonly sessionEnders?: readonly TaughtCall[];
  readonly sessionLookups?: readonly TaughtCall[];
}
