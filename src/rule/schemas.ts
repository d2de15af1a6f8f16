import type { JSONSchema4 } from "@typescript-eslint/utils/json-schema";

const nameItems: JSONSchema4 = {
  type: "string",
  description: "Words (`auth token`) or a regular expression (`/…/u`).",
  // a slash opens a regular expression, anything else has to hold a word
  pattern: "^(/.+/u|[^/].*)$",
  // a broken regular expression between slashes is a broken regular expression with its slashes as well
  format: "regex",
};

/** The options of every rule that decides by a name. */
export const nameOptions = {
  credentialNames: {
    type: "array",
    description: "Names that hold a credential, beside the ones the plugin knows: words (`auth token`) or `/…/u`.",
    items: nameItems,
    uniqueItems: true,
  },
  ignoreNames: {
    type: "array",
    description: "Names that hold no credential, whatever else speaks for it: words (`theme token`) or `/…/u`.",
    items: nameItems,
    uniqueItems: true,
  },
} as const satisfies Record<string, JSONSchema4>;

export interface NameOptions {
  readonly credentialNames?: readonly string[];
  readonly ignoreNames?: readonly string[];
}

/** The JSON schema of a list of claims' names. */
export function claimsOption(description: string): JSONSchema4 {
  return { type: "array", description: `${description}: words (\`tenant level\`) or \`/…/u\`.`, items: nameItems, uniqueItems: true };
}

/**
 * The JSON schema of a duration with its unit, such as `"15m"`; every string that it takes is one that `ms` reads.
 * ESLint shows the pattern to the user who gets it wrong, so it stays readable.
 */
export function durationOption(description: string): JSONSchema4 {
  return {
    type: "string",
    description,
    pattern: String.raw`^[1-9]\d*(ms|s|m|h|d|w|y)$`,
  };
}
