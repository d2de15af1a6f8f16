/** A piece of code that shows what the rules make of one row of the model. */
export interface CoverageCase {
  readonly code: string;
  readonly filename?: string;
  /** `js` is parsed by espree, `ts` by the TypeScript parser; JSX is on in both. */
  readonly language?: "js" | "ts";
  readonly options?: object;
}

/** A case, or the reason why there can be none. */
export type Cell = CoverageCase | { readonly notApplicable: string };

/** What one rule says of one row: the first two are reported, the last two are not. */
export interface RowCoverage {
  readonly row: string;
  readonly rule: string;
  readonly insecureByDefault: Cell;
  readonly explicitlyBad: Cell;
  readonly safe: Cell;
  readonly unknown: Cell;
}

/** One list of the model's rows, and the rules that are held against each of them. */
export interface Domain {
  readonly name: string;
  readonly rows: readonly { readonly id: string; readonly apis: readonly string[] }[];
  readonly rules: readonly string[];
  readonly coverage: readonly RowCoverage[];
  /** The kinds of verified APIs (`--apis`) of which each has a row here or a reason why not. */
  readonly kinds?: readonly string[];
  readonly notModelled?: Readonly<Record<string, string>>;
}
